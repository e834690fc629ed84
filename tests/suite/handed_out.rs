//! What an officer or an applicant holds in hand: pictures that join only what flows say, sheets to copy from, papers to sign.

use std::io::{Cursor, Read as _};

use chujing::document::build::documents;
use chujing::document::picture::Picture;
use chujing::document::render::{docx, markdown};
use chujing::document::{Block, Document, Inline};
use chujing::form::Answers;
use chujing::law::Survey;
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::examples::{IN_THE_BAY, example};

/// An example with its answers changed as a tree.
fn changed(name: &str, change: impl FnOnce(&mut Value)) -> Answers {
    let mut tree = example(name).answers.to_json();
    change(&mut tree);
    Answers::from_json(tree).unwrap()
}

fn papers(answers: &Answers) -> Vec<Document> {
    documents(answers, &Survey::of(answers), Lang::Zh)
}

fn paper(answers: &Answers, id: &str) -> Document {
    let mut all = papers(answers);
    all.retain(|document| document.id == id);
    all.swap_remove(0)
}

/// The customer example by the contract of the Bay, with a Chinese name for the recipient.
fn in_the_bay() -> Answers {
    let mut answers = example("customers-standard-contract").answers;
    let name = [("recipients/recipient-lindenfeld/name_zh", "林登费尔德（香港）有限公司")];
    for (place, text) in IN_THE_BAY.iter().chain(&name) {
        let place = chujing::form::Place::parse(place).unwrap();
        let value = place.field.unwrap().kind.read(text, &answers);
        answers.apply(chujing::form::Edit::Set(place, value)).unwrap();
    }
    answers
}

fn said(document: &Document) -> String {
    markdown(document).replace('\\', "")
}

fn main_part(document: &Document) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx(document).unwrap())).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The lines of the pictures of the ways of the data, by the ids at their ends.
fn ways(document: &Document) -> Vec<(String, String)> {
    let pictures = document.blocks.iter().filter_map(|block| match block {
        Block::Picture(picture) => Some(picture),
        _ => None,
    });
    let lines = |picture: &Picture| -> Vec<(String, String)> {
        let ends = picture.edges().iter().map(|edge| picture.ends(edge));
        ends.map(|(from, to)| (from.to_owned(), to.to_owned())).collect()
    };
    pictures.flat_map(lines).collect()
}

#[test]
fn the_picture_joins_people_only_to_the_systems_of_their_own_flow() {
    let answers = changed("customers-standard-contract", |answers| {
        let rows = |answers: &mut Value, section: &str, row: Value| {
            answers[section].as_array_mut().unwrap().push(row);
        };
        let group = answers["groups"][0].clone();
        let other = |mut row: Value, id: &str, name: &str| {
            row["id"] = json!(id);
            row["name"] = json!(name);
            row
        };
        rows(answers, "groups", other(group, "group-staff", "员工"));
        let recipient = answers["recipients"][0].clone();
        rows(answers, "recipients", other(recipient, "recipient-two", "Two GmbH"));
        let contract = answers["contracts"][0].clone();
        rows(answers, "contracts", other(contract, "recipient-two", "二"));
        rows(
            answers,
            "systems",
            json!({"id": "system-hr", "name": "人资系统", "side": "mainland", "place": "杭州"}),
        );
        let abroad = json!({"id": "system-two", "name": "二平台", "side": "abroad", "place": "汉堡", "country": "de", "recipient": ["recipient-two"]});
        rows(answers, "systems", abroad);
        for (id, from, to) in [
            ("link-hr", "system-hr", "system-two"),
            ("link-csp", "system-csp", "system-gateway"),
            ("link-again", "system-gateway", "system-gwr"),
        ] {
            let link =
                json!({"id": id, "from": from, "to": to, "manner": id, "transit_places": "无"});
            rows(answers, "links", link);
        }
        answers["scenarios"][0]["recipients"] = json!(["recipient-lindenfeld", "recipient-two"]);
        answers["scenarios"][0]["groups"] = json!(["group-registrants", "group-staff"]);
        let first = &mut answers["flows"][0];
        first["groups"] = json!(["group-registrants"]);
        first["link"] = json!(["link-csp", "link-export", "link-again"]);
        let mut second = first.clone();
        second["id"] = json!("scenario-warranty~recipient-two");
        second["groups"] = json!(["group-staff"]);
        second["link"] = json!(["link-hr"]);
        second["storage"] = json!(["system-two"]);
        rows(answers, "flows", second);
    });
    let report = paper(&answers, "pipia-report");
    let ways = ways(&report);
    let leads = |from: &str, to: &str| {
        ways.iter().filter(|(one, other)| one.ends_with(from) && other.ends_with(to)).count()
    };
    assert_eq!(leads("group-registrants", "system-csp"), 1, "{ways:?}");
    assert_eq!(leads("group-staff", "system-hr"), 1, "{ways:?}");
    assert_eq!(leads("group-registrants", "system-hr"), 0, "nobody says so: {ways:?}");
    assert_eq!(leads("group-staff", "system-csp"), 0, "nobody says so: {ways:?}");
    assert_eq!(leads("system-gateway", "system-gwr"), 2, "a line for each link: {ways:?}");
    let told = said(&report);
    assert!(told.contains("：link-again"), "told in words too: {told}");
}

#[test]
fn nothing_unseen_stands_in_what_is_copied_from_a_sheet() {
    let mut seen = 0;
    for (answers, copied) in [
        (in_the_bay(), vec!["gba-contract-sheet", "gba-undertaking"]),
        (
            example("customers-standard-contract").answers,
            vec!["contract-appendix", "contract-authorisation"],
        ),
    ] {
        for document in papers(&answers) {
            let text = main_part(&document);
            let is_marked = text.contains('\u{200b}') || text.contains('\u{feff}');
            if copied.contains(&document.id) {
                assert!(document.is_copied && !is_marked, "{}", document.id);
                seen += 1;
            }
            // A report is read: there an address may part, and a number may not.
            assert!(document.id != "pipia-report" || is_marked);
        }
    }
    assert_eq!(seen, 4);
}

#[test]
fn the_power_of_attorney_names_people_without_their_posts() {
    let answers = changed("security-assessment", |answers| {
        answers["handler"]["legal_representative"] = json!("顾例，总经理");
        answers["handler"]["agent"] = json!("苏拟（法务主管）");
    });
    let said = said(&paper(&answers, "sa-authorisation"));
    assert!(said.contains("本人顾例（身份证件号码："), "{said}");
    assert!(said.contains("授权我单位苏拟（身份证件号码："), "{said}");
    assert!(!said.contains("总经理") && !said.contains("主管"), "{said}");
}

#[test]
fn each_side_signs_an_undertaking_of_its_own_that_holds_its_words_alone() {
    let answers = in_the_bay();
    for (id, unit) in [
        ("gba-undertaking", "单位（盖章）：溪客"),
        ("gba-undertaking-recipient", "林登费尔德（香港）有限公司）"),
    ] {
        let one = paper(&answers, id);
        assert!(
            one.blocks
                .iter()
                .all(|block| matches!(block, Block::Paragraph(_) | Block::Signature(_))),
            "{one:?}"
        );
        assert_eq!(
            one.blocks.iter().filter(|block| matches!(block, Block::Signature(_))).count(),
            1
        );
        let words = said(&one);
        assert!(words.starts_with("# 承诺书\n"), "{words}");
        assert_eq!(words.matches("郑重承诺").count(), 1);
        let is_ours = id == "gba-undertaking";
        assert_eq!(words.contains("林登费尔德"), !is_ours, "{unit}: {words}");
    }
}

#[test]
fn the_papers_of_the_bay_speak_of_one_place_and_name_the_recipient_in_chinese() {
    let answers = in_the_bay();
    let sheet = said(&paper(&answers, "gba-contract-sheet"));
    let head =
        sheet.lines().find(|line| line.contains("首部") && line.contains("接收方 |")).unwrap();
    assert!(head.contains("林登费尔德（香港）有限公司"), "{head}");
    assert!(sheet.contains("已向接收方提供") && !sheet.contains("已向境外接收方提供"));
    assert!(!sheet.contains("仲裁机构（大湾区标准合同）"), "no blank of the form");
    for id in ["gba-materials", "gba-assessment"] {
        let said = said(&paper(&answers, id));
        assert!(said.contains("香港") && !said.contains("澳门第"), "{id}: {said}");
    }
    assert!(!said(&paper(&answers, "gba-assessment")).contains("内地、澳门"));
    assert!(
        said(&paper(&example("customers-standard-contract").answers, "contract-appendix"))
            .contains("已向境外接收方提供")
    );
}

#[test]
fn pictures_are_numbered_and_the_text_before_them_refers_to_them() {
    let report = paper(&example("customers-standard-contract").answers, "pipia-report");
    let mut number = 0;
    for pair in report.blocks.windows(2) {
        let [before, Block::Picture(picture)] = pair else { continue };
        number += 1;
        assert!(picture.title.starts_with(&format!("图{number} ")), "{}", picture.title);
        let Block::Paragraph(runs) = before else { panic!("{before:?}") };
        let words: String = runs
            .iter()
            .map(|run| match run {
                Inline::Text(text)
                | Inline::Strong(text)
                | Inline::Struck(text)
                | Inline::New(text) => text.as_str(),
                Inline::Blank { .. } => "",
            })
            .collect();
        assert_eq!(words, format!("见图{number}。"));
    }
    assert!(number > 0);
    let text = main_part(&report);
    let below = text.split("w:val=\"Figure\"").nth(1).unwrap();
    let next = below.split("<w:pStyle w:val=\"").nth(1).unwrap();
    let caption = below.find("FigureCaption").unwrap();
    assert!(caption < below.find("ListParagraph").unwrap(), "{next}");
}

#[test]
fn the_worksheets_have_the_published_columns_and_every_row_a_recipient() {
    let answers = changed("travel-mixed-routes", |answers| {
        answers["risks"][0].as_object_mut().unwrap().remove("recipients");
    });
    let report = paper(&answers, "pipia-report-whole");
    let table = |number: &str| {
        let mut tables = report.blocks.iter().filter_map(|block| match block {
            Block::Table(table) if table.caption.contains(number) => Some(table),
            _ => None,
        });
        tables.next().unwrap()
    };
    let (likelihoods, levels) = (table("表C.3"), table("表C.4"));
    let ends = |head: &[String], all: &[&str]| assert_eq!(head[1..], *all, "{head:?}");
    ends(
        &likelihoods.head,
        &["个人信息处理活动", "风险源维度", "产生风险的原因、存在的问题", "相关证据", "可能性"],
    );
    ends(
        &levels.head,
        &[
            "个人信息处理活动",
            "风险源维度",
            "产生风险的原因、存在的问题",
            "可能性等级",
            "权益影响维度",
            "影响程度",
            "风险描述及等级",
            "责任方与处置建议",
            "整改效果验证及归档",
        ],
    );
    for row in likelihoods.rows.iter().chain(&levels.rows) {
        let activity = format!("{:?}", row[1]);
        assert!(activity.contains("境外接收方："), "{activity}");
    }
}

#[test]
fn every_link_tells_its_frequency_under_its_name_and_ends_as_a_sentence() {
    for name in ["customers-standard-contract", "travel-mixed-routes"] {
        for sheet in papers(&example(name).answers) {
            if sheet.id != "contract-appendix" {
                continue;
            }
            let text = said(&sheet);
            let part = text.split("传输方式").nth(1).unwrap().split("\n## ").next().unwrap();
            let lines: Vec<&str> = part
                .lines()
                .filter(|line| line.contains("HTTPS") || line.contains("SFTP"))
                .collect();
            assert!(!lines.is_empty(), "{part}");
            for line in lines {
                assert!(line.contains("频次：") && line.trim_end().ends_with('。'), "{line}");
            }
        }
    }
}
