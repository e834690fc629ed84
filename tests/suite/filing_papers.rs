//! The papers beside the report: forms, lists and registers, each only where its route calls for it.

use std::io::Read;

use chujing::document::build::{EXTENSION, document, documents};
use chujing::document::render::{docx, html, markdown};
use chujing::document::{Block, Document, Layout};
use chujing::form::{Edit, Place};
use chujing::law::Survey;
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::examples::example;

/// The documents of an example after some answers were changed or taken away.
fn built(name: &str, lang: Lang, changes: &[(&str, Option<Value>)]) -> Vec<Document> {
    let mut dossier = example(name);
    for (place, value) in changes {
        let edit = Edit::Set(Place::parse(place).unwrap(), value.clone());
        dossier.answers.apply(edit).unwrap();
    }
    documents(&dossier.answers, &Survey::of(&dossier.answers), lang)
}

fn find<'a>(all: &'a [Document], id: &str) -> Option<&'a Document> {
    all.iter().find(|document| document.id == id)
}

fn text(document: &Document) -> String {
    markdown(document)
}

fn blanks(document: &Document) -> Vec<String> {
    document.blanks().into_iter().map(ToString::to_string).collect()
}

const CONTRACT: &str = "customers-standard-contract";
const FILING: [&str; 3] = ["contract-authorisation", "contract-undertaking", "contract-materials"];

#[test]
fn the_papers_of_the_contract_appear_only_where_it_is_or_may_be_the_route() {
    let has = |all: &[Document]| FILING.map(|id| find(all, id).is_some());
    assert_eq!(has(&built(CONTRACT, Lang::Zh, &[])), [true; 3]);
    let certified = [("record/route", Some(json!("certification")))];
    assert_eq!(has(&built(CONTRACT, Lang::Zh, &certified)), [false; 3]);
    assert_eq!(has(&built(CONTRACT, Lang::Zh, &[("record/route", None)])), [true; 3]);
    let assessed = [("handler/ciio", Some(json!("yes")))];
    assert_eq!(has(&built(CONTRACT, Lang::Zh, &assessed)), [false; 3]);
    assert_eq!(has(&built("hr-exempt", Lang::Zh, &[])), [false; 3]);
    assert!(find(&built(CONTRACT, Lang::Zh, &[]), "exemption-dossier").is_none());
}

#[test]
fn forms_have_lines_of_16_points_in_every_format() {
    let all = built(CONTRACT, Lang::Zh, &[]);
    for id in ["contract-authorisation", "contract-undertaking"] {
        let form = find(&all, id).unwrap();
        assert_eq!(form.layout, Layout::Form);
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(docx(form).unwrap())).unwrap();
        let mut styles = String::new();
        zip.by_name("word/styles.xml").unwrap().read_to_string(&mut styles).unwrap();
        assert!(
            styles.contains("w:line=\"320\" w:lineRule=\"exact\"")
                && !styles.contains("w:line=\"520\"")
        );
        assert!(html(form).contains("--size:14pt;--pitch:16pt"));
        assert!(text(form).starts_with(&format!("# {}", form.title)));
    }
    assert_eq!(find(&all, "pipia-report").unwrap().layout, Layout::Report);
}

#[test]
fn a_form_whose_wording_is_not_held_is_a_sheet_to_copy_from_and_says_so() {
    let all = built(CONTRACT, Lang::Zh, &[]);
    for (id, annex) in [("contract-authorisation", "附件2"), ("contract-undertaking", "附件3")]
    {
        let form = find(&all, id).unwrap();
        let said = text(form);
        for part in [annex, "文字本程序没有", "以官方格式为准", "不在本件上签字、盖章"]
        {
            assert!(said.contains(part), "{id}: {part}");
        }
        let is_signed = |block: &Block| matches!(block, Block::Signature(_));
        assert!(!form.blocks.iter().any(is_signed), "{id}: signed in place of the official form");
        for clause in ["本单位承诺", "承担", "予以认可", "不得将", "拆分"] {
            assert!(!said.contains(clause), "{id}: an invented clause: {clause}");
        }
        assert!(form.blanks().is_empty(), "{id}");
        let open = built(CONTRACT, Lang::Zh, &[("handler/legal_representative", None)]);
        let form = find(&open, id).unwrap();
        assert_eq!(blanks(form), ["handler/legal_representative"]);
        assert!(form.stamp.draft.contains("草稿"), "{id}");
    }
}

#[test]
fn forms_whose_wording_is_held_are_printed_word_for_word() {
    let all = built("security-assessment", Lang::Zh, &[]);
    let squeezed = |id: &str| {
        let said = text(find(&all, id).unwrap());
        said.chars().filter(|c| !c.is_whitespace()).collect::<String>()
    };
    let authority = squeezed("sa-authorisation");
    for words in [
        "的法定代表人，现授权我单位",
        "为数据出境安全评估申报工作经办人。经办人代表我单位进行数据出境安全评估申报工作过程中的一切行为，包括所签署和上传的资料，我单位均予以承认，并将承担相应的法律责任。",
        "授权委托期限：",
        "经办人无转委托权。",
        "单位名称（盖章）：",
    ] {
        assert!(authority.contains(words), "{words}: {authority}");
    }
    let form = squeezed("sa-application-form");
    assert!(form.contains("申报材料所有内容真实、完整、准确和有效。为国家网信办组织实施的数据出境安全评估工作提供必要的配合和支持。自评估工作为申报之日前3个月内完成，且至申报之日未发生重大变化。若承诺不实或者违背承诺，愿意承担相应法律责任。"));
    let answers = example("security-assessment").answers;
    let survey = Survey::of(&answers);
    let extension = document(&EXTENSION, &answers, &survey, Lang::Zh);
    let said = text(&extension);
    assert!(said.contains("申请材料所有内容真实、完整、准确和有效。为国家网信办组织实施的延长评估结果有效期审核工作提供必要的配合和支持。若承诺不实或者违背承诺，愿意承担相应法律责任。"));
    assert!(!said.contains("前3个月内完成"), "an extension has no sentence on the self-assessment");
}

#[test]
fn the_list_of_materials_has_eight_and_tells_how_far_each_is() {
    let table = |all: &[Document]| {
        let list = find(all, "contract-materials").unwrap();
        list.blocks
            .iter()
            .find_map(
                |block| if let Block::Table(table) = block { Some(table.clone()) } else { None },
            )
            .unwrap()
    };
    let state =
        |all: &[Document], row: usize| format!("{:?}", table(all).rows[row].last().unwrap());
    let whole = built(CONTRACT, Lang::Zh, &[]);
    assert_eq!(table(&whole).rows.len(), 8);
    assert!(state(&whole, 0).contains("待取得") && state(&whole, 6).contains("内容齐备"));
    let open =
        built(CONTRACT, Lang::Zh, &[("contracts/recipient-lindenfeld/notice_address", None)]);
    assert!(state(&open, 5).contains("草稿，有1项缺漏"), "{}", state(&open, 5));
    assert!(state(&open, 3).contains("内容齐备"));
}

#[test]
fn the_dossier_asks_each_condition_and_lists_the_duties_that_stay() {
    let all = built("hr-exempt", Lang::Zh, &[]);
    let dossier = find(&all, "exemption-dossier").unwrap();
    let said = text(dossier);
    for part in
        ["（一）适用的豁免情形", "（五）其他证据", "有依法签订的集体合同", "告知出境事项", "存放处"]
    {
        assert!(said.contains(part), "{part}");
    }
    assert!(!said.contains("个人是合同当事人"), "a condition of another exemption");
    let condition = "有依法签订的集体合同";
    assert_eq!(said.matches(condition).count(), 1, "as a condition, with its proof beside it");
    assert!(dossier.blanks().is_empty(), "{:?}", blanks(dossier));
    let open = [("scenarios/scenario-hr/exemption_evidence", None)];
    let open = built("hr-exempt", Lang::Zh, &open);
    let missing = blanks(find(&open, "exemption-dossier").unwrap());
    assert_eq!(missing, ["scenarios/scenario-hr/exemption_evidence"]);
}

#[test]
fn the_record_of_processing_has_a_table_for_each_scenario() {
    let all = built(CONTRACT, Lang::Zh, &[]);
    let record = find(&all, "processing-record").unwrap();
    let tables = record.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(
        tables,
        example(CONTRACT).answers.rows(&chujing::form::catalog::scenarios::SECTION).count()
    );
    assert!(text(record).contains("不少于三年") && record.blanks().is_empty());
}

#[test]
fn the_plan_takes_up_what_was_found_and_what_is_open() {
    let whole = built(CONTRACT, Lang::Zh, &[]);
    let plan = find(&whole, "action-plan").unwrap();
    assert!(text(plan).contains("一、发现的问题和剩余风险") && plan.blanks().is_empty());
    assert!(!text(plan).contains("影响签发的缺漏"));
    let open = built(CONTRACT, Lang::Zh, &[("handler/organisation", None)]);
    let plan = find(&open, "action-plan").unwrap();
    assert!(text(plan).contains("影响签发的缺漏"));
    assert_eq!(blanks(plan), ["handler/organisation", "handler/organisation"], "owner and date");
}

#[test]
fn the_plan_tells_of_an_accepted_risk_that_it_has_no_day_and_of_each_how_far_it_is() {
    let all = built("security-assessment", Lang::Zh, &[]);
    let plan = text(find(&all, "action-plan").unwrap());
    let row = |words: &str| plan.lines().find(|line| line.contains(words)).unwrap();
    assert!(row("措施之前").contains("整改验证和状态"));
    let accepted = row("| 接受 |");
    assert!(accepted.contains("| 不适用 |") && accepted.contains("已接受，持续关注"), "{accepted}");
    let open = built(CONTRACT, Lang::Zh, &[]);
    assert!(text(find(&open, "action-plan").unwrap()).contains("整改中，期限未到"));
}

#[test]
fn the_plan_speaks_of_the_contract_only_where_there_is_one() {
    for (name, is_contract) in
        [(CONTRACT, true), ("hr-exempt", false), ("security-assessment", false)]
    {
        let problem = Some(json!("当地法律不明"));
        let found = [("findings/art5_5/problem", problem)];
        let plan = text(find(&built(name, Lang::Zh, &found), "action-plan").unwrap());
        assert!(plan.contains("当地法律不明"), "{name}");
        assert_eq!(plan.contains("对标准合同履行的影响"), is_contract, "{name}");
    }
}

#[test]
fn each_sheet_of_consent_says_what_it_is() {
    let mut answers = example(CONTRACT).answers;
    let section = &chujing::form::catalog::scenarios::SECTION;
    let mut row = answers.rows(section).next().unwrap().cells.unwrap().clone();
    row.insert("id".to_owned(), json!("scenario-second"));
    answers.apply(Edit::Insert { section, index: 1, row }).unwrap();
    let all = documents(&answers, &Survey::of(&answers), Lang::Zh);
    let consent = find(&all, "separate-consent").unwrap();
    let titles = consent
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Heading(1, words) if *words == consent.title));
    assert_eq!(titles.count(), 1, "the first stands under the title of the paper");
}

#[test]
fn a_figure_that_is_open_leaves_a_blank_for_a_figure() {
    let open = [
        ("handler/sector", None),
        ("handler/ciio", None),
        ("groups/group-registrants/ordinary", None),
    ];
    let all = built(CONTRACT, Lang::Zh, &open);
    let report = text(find(&all, "pipia-report").unwrap());
    let line = report.lines().find(|line| line.contains("累计向境外提供个人信息的")).unwrap();
    assert!(line.contains("一般个人信息 **【一般个人信息人数】**"), "{line}");
}

#[test]
fn of_an_exempt_record_it_is_not_said_that_nobody_was_provided() {
    let all = built("hr-exempt", Lang::Zh, &[]);
    let report = text(find(&all, "pipia-report").unwrap());
    assert!(report.contains("除属于豁免情形的场景外，累计向境外提供个人信息的自然人数"));
    assert!(!report.contains("去重，累计向境外"));
}

#[test]
fn the_english_application_bears_the_english_name() {
    let named = [("handler/name_en", Some(json!("Example Health Ltd.")))];
    let all = built("security-assessment", Lang::En, &named);
    assert!(text(find(&all, "sa-application-form").unwrap()).contains("Example Health Ltd."));
}

#[test]
fn the_questionnaire_asks_in_both_languages_and_names_the_places() {
    let contact = "recipients/recipient-lindenfeld/contact";
    for lang in [Lang::Zh, Lang::En] {
        let all = built(CONTRACT, lang, &[(contact, None)]);
        let asked = find(&all, "recipient-questionnaire").unwrap();
        let said = text(asked);
        assert!(said.contains("告知个人的电话") && said.contains("told to individuals"));
        assert!(said.contains("（无记录，请填写）") && said.contains("(not on record)"));
        // A line may end within it.
        assert!(html(asked).replace("<wbr>", "").contains(contact));
        assert!(asked.blanks().is_empty(), "an open answer is a question, not a gap");
        assert!(
            !said.contains("SFS") && !said.contains("第257条"),
            "our own judgement is not sent out"
        );
        assert_eq!(asked.stamp.draft, "");
    }
}
