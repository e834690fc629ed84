//! Official forms as people have them: every way to draw a blank is filled or told, and nothing else is altered.

use std::io::{Cursor, Read};

use chujing::document::build::official_values;
use chujing::document::official::{
    AUTHORISATION, CONTRACT, Filled, Official, RECIPIENT_UNDERTAKING, UNDERTAKING, Values, Why,
    read,
};
use chujing::form::Answers;
use chujing::law::Survey;
use chujing::law::edition::{Editions, Trusted};
use zip::ZipArchive;

use crate::command_line::{code, json, run, text, workspace};
use crate::examples::example;
use crate::standin::{Form, W, packed, paragraphs};

const EXAMPLE: &str = "customers-standard-contract";
const RECIPIENT: &str = "recipient-lindenfeld";

fn values(official: &Official, answers: &Answers) -> Values {
    official_values(official, answers, &Survey::of(answers), Some(RECIPIENT)).unwrap()
}

fn fill(official: &Official, form: &[u8], values: &Values) -> Filled {
    let given = read(official, form).unwrap();
    let fingerprint = given.fingerprint().to_owned();
    let trusted = vec![Trusted { fingerprint, ..Trusted::default() }];
    let filled = given.fill(values, &Editions { trusted }).unwrap();
    assert_eq!(filled.proof.before, filled.proof.after);
    filled
}

pub(crate) fn contract(form: &[u8]) -> Filled {
    fill(&CONTRACT, form, &values(&CONTRACT, &example(EXAMPLE).answers))
}

pub(crate) fn main_part(docx: &[u8]) -> String {
    let mut out = String::new();
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut out).unwrap();
    out
}

pub(crate) fn lines(filled: &Filled) -> Vec<String> {
    paragraphs(&main_part(&filled.bytes))
}

/// A form of other paragraphs, each its text or its XML; `¶` is a soft line break.
fn of(lines: &[&str]) -> Vec<u8> {
    let paragraph = |line: &&str| {
        if line.starts_with('<') {
            return (*line).to_owned();
        }
        let text = line.replace('¶', "</w:t><w:br/><w:t xml:space=\"preserve\">");
        format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
    };
    let body: String = lines.iter().map(paragraph).collect();
    Form::default().zip(&format!("<w:document xmlns:w=\"{W}\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"><w:body>{body}<w:sectPr/></w:body></w:document>"))
}

#[test]
fn however_narrow_its_gaps_a_day_is_filled() {
    let drawn = "（    年  月  日至    年  月  日）";
    for (gaps, expected) in [
        ("（ 年 月 日至 年 月 日）", "（2026年12月7日至2033年3月6日）"),
        ("（年月日至年月日）", "（2026年12月7日至2033年3月6日）"),
        ("（20__年__月__日至20 年 月 日）", "（2026年12月7日至2033年3月6日）"),
        ("（………年………月………日至____年__月__日）", "（2026年12月7日至2033年3月6日）"),
        ("（～年　月　日至　年　月　日）", "（～2026年12月7日至2033年3月6日）"),
    ] {
        let filled = contract(&Form::default().with(drawn, gaps).docx());
        let lines = lines(&filled);
        assert!(lines.iter().any(|line| line == expected), "{gaps}\n{lines:#?}");
    }
    // On the line of its label, and printed in full it is no blank.
    let label = "（八）出境后保存期限：";
    let beside = Form { dates: false, ..Form::default() };
    let filled =
        contract(&beside.with(label, "（八）出境后保存期限：（ 年 月 日至 年 月 日）").docx());
    let shown = lines(&filled).join("\n");
    // What becomes of the data then stands before it.
    assert!(shown.contains("（八）出境后保存期限：到期处理："), "{shown}");
    assert!(shown.contains("起止日期：（2026年12月7日至2033年3月6日）"), "{shown}");
}

#[test]
fn two_labels_in_a_line_stay_apart() {
    for (drawn, expected) in [
        ("联系人：______  职务：______", "联系人：许拟  职务：法务合规部主管"),
        ("联系人：______职务：______", "联系人：许拟\u{3000}职务：法务合规部主管"),
        ("联系人：  职务：  ", "联系人：许拟  职务：法务合规部主管"),
        ("联系人： 职务： ", "联系人：许拟 职务：法务合规部主管"),
        ("联系人：职务：", "联系人：许拟\u{3000}职务：法务合规部主管"),
        ("联系人：~~~~~~职务：^", "联系人：许拟\u{3000}职务：法务合规部主管"),
        ("联系人：          职务：", "联系人：许拟  职务：法务合规部主管"),
        ("联系人：………………职务：………………", "联系人：许拟\u{3000}职务：法务合规部主管"),
        ("联系人：~|~|~~  职务：~|~~", "联系人：许拟  职务：法务合规部主管"),
    ] {
        let form = Form::default().with("联系人：~~~~~~  |职务：~~~~~~", drawn).docx();
        let lines = lines(&contract(&form));
        assert!(lines.iter().any(|line| line == expected), "{drawn}\n{lines:#?}");
    }
    // A tab that draws nothing sets the next label in its place.
    let xml = Form::default().with("联系人：~~~~~~  |职务：", "联系人：@职务：").xml();
    let tab = "</w:t><w:tab/><w:t xml:space=\"preserve\">";
    let filled = contract(&Form::default().zip(&xml.replace('@', tab)));
    assert!(main_part(&filled.bytes).contains("许拟</w:t><w:tab/>"), "{:#?}", lines(&filled));
}

#[test]
fn an_indent_is_no_blank() {
    for indent in ["　　", "    ", "@"] {
        let xml =
            Form::default().with("（如加密、匿名化", &format!("{indent}（如加密、匿名化")).xml();
        let xml = xml.replace('@', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
        let lines = lines(&contract(&Form::default().zip(&xml)));
        let remark = lines.iter().position(|line| line.contains("（如加密、匿名化")).unwrap();
        assert!(lines[remark].trim_start().ends_with("去标识化等）"), "{}", lines[remark]);
        assert!(lines[remark + 1].contains("AES-256"), "the measures stand below: {lines:#?}");
    }
}

#[test]
fn terms_of_an_appendix_stand_below_its_title() {
    let empty =
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr></w:p><w:sectPr/>";
    let xml = Form::default().xml();
    assert!(xml.contains(empty));
    for end in ["<w:sectPr/>", "<w:p><w:r><w:t>替身：完。</w:t></w:r></w:p><w:sectPr/>"] {
        let filled = contract(&Form::default().zip(&xml.replace(empty, end)));
        let lines = lines(&filled);
        let title = lines.iter().position(|line| line == "双方约定的其他条款（如需要）").unwrap();
        assert!(lines[title + 1].starts_with("一、"), "{lines:#?}");
        assert!(lines[title + 4].starts_with("四、"), "{lines:#?}");
    }
    // The title of the form may say that it is a model, and titles may be broken.
    let form = Form::default()
        .with("个人信息出境|标准合同", "个人信息出境标准合同（范本）")
        .with("者的义务", "¶者的义务");
    let xml = form.xml().replace('¶', "</w:t><w:br/><w:t>");
    assert_eq!(contract(&form.zip(&xml)).proof.missing().count(), 0);
}

#[test]
fn soft_breaks_end_lines_as_paragraphs_do() {
    let xml = Form::default().xml();
    let filled = contract(&Form::default().docx()).proof.filled.len();
    for above in ["替身：照附录办。", "第一条　定义", "（八）出境后保存期限：", "替身：谁错谁赔。"]
    {
        // The paragraph and the next one become one with a break in it.
        let end = format!("{above}</w:t></w:r></w:p>");
        let (before, rest) = xml.split_once(&end).unwrap_or_else(|| panic!("{above}"));
        let (_, rest) = rest.split_once("<w:t xml:space=\"preserve\">").unwrap();
        let next = "</w:t><w:br/><w:t xml:space=\"preserve\">";
        let proof = contract(&Form::default().zip(&[before, above, next, rest].concat())).proof;
        assert_eq!(proof.missing().count(), 0, "{above}: {:?}", proof.left);
        assert_eq!(proof.filled.len(), filled, "{above}");
    }
}

#[test]
fn a_mark_before_the_xml_and_another_name_of_the_part_are_read() {
    let form = Form::default();
    let plain = read(&CONTRACT, &form.docx()).unwrap().fingerprint().to_owned();
    let marked = form.zip(&format!("\u{feff}{}", form.xml()));
    assert_eq!(read(&CONTRACT, &marked).unwrap().fingerprint(), plain);
    let filled = contract(&marked);
    assert_eq!(filled.proof.missing().count(), 0);
    assert!(main_part(&filled.bytes).starts_with("\u{feff}<?xml"));
    for (target, name) in [
        ("word/document2.xml", "word/document2.xml"),
        ("/word/document2.xml", "word/document2.xml"),
        ("/Word/Main.XML", "word/main.xml"),
        ("./body/../text.xml", "text.xml"),
    ] {
        let links = format!("\u{feff}{}", form.links().replace("word/document.xml", target));
        let mut parts = form.parts();
        parts[1].1 = links;
        name.clone_into(&mut parts[2].0);
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, content)| (name.as_str(), content.as_bytes())).collect();
        let given = packed(&parts);
        assert_eq!(read(&CONTRACT, &given).unwrap().fingerprint(), plain, "{target}");
        let mut out = String::new();
        let filled = contract(&given).bytes;
        let mut archive = ZipArchive::new(Cursor::new(filled)).unwrap();
        archive.by_name(name).unwrap().read_to_string(&mut out).unwrap();
        assert!(out.contains("杭州映川智能家电有限公司"), "{name}");
    }
}

#[test]
fn what_is_held_twice_is_read_once() {
    let text_box = |words: &str| {
        format!("<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>")
    };
    let both = |one: &str, other: &str| {
        let alternate = format!(
            "<w:p><w:r><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"wps\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
            text_box(one),
            text_box(other)
        );
        Form::default().zip(&Form::default().xml().replacen(
            "<w:body>",
            &format!("<w:body>{alternate}"),
            1,
        ))
    };
    let page = format!("附件{}", paragraphs(&Form::default().xml()).concat());
    let departs = |form: &[u8]| read(&CONTRACT, form).unwrap().departs_from(&page);
    assert_eq!(departs(&both("附件", "附件")), None);
    assert!(departs(&both("附件", "另件")).is_some(), "other words are words of the form");
}

#[test]
fn every_blank_that_is_not_known_is_told() {
    let form = Form::default()
        .with("替身：照附录办。", "替身：照附录办，附件____份，另见 Date: ______。")
        .with("替身：可以解除。", "替身：□可以解除，自~~~~起。")
        .with("替身：有变化就说。", "替身：有变化就说……自  年  月  日起。");
    let filled = contract(&form.docx());
    let told: Vec<(&str, bool)> =
        filled.proof.unread.iter().map(|it| (it.context.as_str(), it.on_signing)).collect();
    for expected in ["附件[__]份", "Date:[__]。", "[__]可以解除", "自[__]起", "自[__]年"]
    {
        let of = told.iter().filter(|(context, _)| context.contains(expected)).count();
        assert_eq!(of, 1, "{expected}: {told:#?}");
    }
    assert!(told.iter().any(|(context, signing)| *signing && context.contains("处理者：[__]")));
    assert!(
        told.iter().any(|(context, signing)| *signing && context.contains("[__]年")),
        "{told:?}"
    );
    assert!(filled.proof.is_open());
    // What is signed needs nobody before.
    let plain = contract(&Form::default().docx());
    assert!(plain.proof.unread.iter().all(|it| it.on_signing), "{:#?}", plain.proof.unread);
    assert!(!plain.proof.is_open());
    let said: Vec<String> = filled.proof.lines().into_iter().map(|line| line.zh).collect();
    assert!(
        said.iter().any(|line| line.contains("第三条") && line.contains("手工填写")),
        "{said:#?}"
    );
}

#[test]
fn a_power_of_attorney_is_filled_as_the_contract_is() {
    let answers = example("security-assessment").answers;
    let values = values(&AUTHORISATION, &answers);
    let printed = "本人 姓名（身份证件号码： ）系 数据处理者名称 的法定代表人，现授权我单位 姓名（身份证件号码： ）为数据出境安全评估申报工作/延长评估结果有效期申请工作经办人。";
    let drawn = "本人______（姓名）（身份证件号码：______）系______（数据处理者名称）的法定代表人，现授权我单位______（姓名）（身份证件号码：______）为数据出境安全评估申报工作经办人。";
    for (text, term) in
        [(printed, "授权委托期限：______"), (drawn, "授权委托期限：自 年 月 日至 年 月 日")]
    {
        let form = of(&[
            "经办人授权委托书",
            text,
            term,
            "经办人无转委托权。",
            "单位名称（盖章）：",
            "年 月 日",
        ]);
        let filled = fill(&AUTHORISATION, &form, &values);
        let lines = lines(&filled);
        let shown = lines.join("\n");
        assert!(
            filled.proof.left.iter().all(|left| left.why == Why::Needless),
            "{:#?}",
            filled.proof
        );
        assert!(shown.contains("示例-证件-0001") && shown.contains("示例-证件-0003"), "{shown}");
        assert!(shown.contains("为数据出境安全评估申报工作经办人。"), "{shown}");
        assert!(shown.contains("自2026年12月1日至2027年11月30日"), "{shown}");
        assert_eq!(filled.proof.unread.len(), 2, "{:#?}", filled.proof.unread);
        assert!(!filled.proof.is_open());
    }
}

#[test]
fn an_undertaking_takes_the_name_of_who_undertakes() {
    let answers = example(EXAMPLE).answers;
    let form = of(&[
        "承诺书",
        "本人/本单位郑重承诺：",
        "单位名称（盖章）：____________",
        "法定代表人（签字）：________",
        "　　年　月　日",
    ]);
    for (official, name) in [
        (&UNDERTAKING, "单位名称（盖章）：杭州映川智能家电有限公司"),
        (
            &RECIPIENT_UNDERTAKING,
            "单位名称（盖章）：Lindenfeld Hausgeräte GmbH（林登菲尔德家用电器有限公司）",
        ),
    ] {
        let filled = fill(official, &form, &values(official, &answers));
        assert!(lines(&filled).iter().any(|line| line == name), "{:#?}", lines(&filled));
        assert_eq!(filled.proof.unread.len(), 2);
        assert!(!filled.proof.is_open());
    }
    let survey = Survey::of(&answers);
    assert!(official_values(&RECIPIENT_UNDERTAKING, &answers, &survey, None).is_err());
    assert!(official_values(&UNDERTAKING, &answers, &survey, None).is_ok());
}

#[test]
fn the_command_line_fills_every_form() {
    let dir = workspace();
    let path = |name: &str| dir.path().join(name).to_string_lossy().into_owned();
    let listed = json(&run(dir.path(), &["form", "list", "--format", "json"]));
    let ids: Vec<&str> =
        listed.as_array().unwrap().iter().filter_map(|it| it["id"].as_str()).collect();
    assert_eq!(ids, ["contract", "authorisation", "undertaking", "recipient-undertaking"]);
    assert!(text(&run(dir.path(), &["form", "list"])).contains("经办人授权委托书"));
    let form = path("form.docx");
    std::fs::write(&form, of(&["承诺书", "单位名称（盖章）：______", "备注：______"])).unwrap();
    let which = ["--kind", "undertaking", "--form", &form];
    let seen =
        run(dir.path(), &[&["form", "recognise"][..], &which, &["--format", "json"]].concat());
    assert_eq!(code(&seen), 1);
    assert_eq!(json(&seen)["not_recognised"][0]["context"], "备注：[__]");
    let to = path("out.docx");
    let fill = [&["form", "fill", EXAMPLE, "--to", &to, "--format", "json"][..], &which].concat();
    assert_eq!(code(&run(dir.path(), &fill)), 2, "nobody confirmed it");
    let by = ["--by", "法务 2026-11-28"];
    assert_eq!(code(&run(dir.path(), &[&["form", "trust"][..], &which, &by].concat())), 0);
    let filled = run(dir.path(), &fill);
    assert_eq!(code(&filled), 1, "a blank is not known");
    let proof = json(&filled);
    assert_eq!(proof["equal"], true);
    assert_eq!(proof["filled"][0]["value"], "杭州映川智能家电有限公司");
    let said = text(&run(
        dir.path(),
        &[&["--lang", "en", "form", "fill", EXAMPLE, "--to", &to][..], &which].concat(),
    ));
    assert!(said.contains("a blank that is not known"), "{said}");
    assert_eq!(code(&run(dir.path(), &["form", "recognise", "--kind", "x", "--form", &form])), 2);
}
