//! Proofs and stages: listed behind the reports and by themselves, each at what it proves; a file is attached by a command.

use std::fs;

use chujing::document::build::documents;
use chujing::document::{Block, Document, Inline, Table};
use chujing::form::options::STAGES;
use chujing::form::{Answers, Edit, Place};
use chujing::law::Survey;
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::command_line::{code, json as told, run, text, workspace};
use crate::examples::{EXAMPLES, example};

/// The example that hands in proofs.
const HANDS_IN: &str = "travel-mixed-routes";

fn document(answers: &Answers, id: &str) -> Document {
    let mut all = documents(answers, &Survey::of(answers), Lang::Zh).into_iter();
    all.find(|document| document.id == id).unwrap()
}

fn set(answers: &mut Answers, place: &str, value: Value) {
    answers.apply(Edit::Set(Place::parse(place).unwrap(), Some(value))).unwrap();
}

fn shown(answers: &Answers, place: &str) -> String {
    answers.shown(&Place::parse(place).unwrap()).unwrap().zh
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// The words of a cell; `?` where a blank stands.
fn words(cell: &[Inline]) -> String {
    let word = |run: &Inline| match run {
        Inline::Text(text) | Inline::Strong(text) | Inline::Struck(text) | Inline::New(text) => {
            text.clone()
        }
        Inline::Blank { .. } => "?".to_owned(),
    };
    cell.iter().map(word).collect()
}

/// The rows of the table under these heads, as words.
fn rows(document: &Document, first: &str, last: &str) -> Vec<Vec<String>> {
    let is_it = |table: &&Table| {
        table.head.first().is_some_and(|head| head == first)
            && table.head.last().is_some_and(|head| head == last)
    };
    let table = tables(document).find(is_it).unwrap();
    table.rows.iter().map(|row| row.iter().map(|cell| words(cell)).collect()).collect()
}

#[test]
fn each_condition_of_an_exemption_has_its_own_proof() {
    let mut answers = example("hr-exempt").answers;
    let proof = |answers: &Answers, condition: &str| {
        let rows = rows(&document(answers, "exemption-dossier"), "序号", "证据");
        rows.into_iter().find(|row| row[1].contains(condition)).unwrap()[3].clone()
    };
    assert!(
        proof(&answers, "集体合同").starts_with("B-02 《集体合同》及报送回执，LT-UN-2024-01，")
    );
    assert!(proof(&answers, "确需").contains("B-16"));
    assert!(!proof(&answers, "确需").contains("B-02"));
    // That something is not so is stated, as nothing proves it.
    assert!(proof(&answers, "关键信息基础设施").starts_with("由本单位声明"));
    assert!(
        proof(&answers, "豁免情形")
            .contains(&shown(&answers, "scenarios/scenario-hr/exemption_evidence"))
    );
    // A proof of the whole row is no proof of each condition.
    set(&mut answers, "evidence/proof-collective/proves", json!(["scenarios/scenario-hr"]));
    assert!(proof(&answers, "集体合同").starts_with("____"));
}

#[test]
fn the_self_assessment_goes_by_the_eight_stages_in_order() {
    let mut answers = example("security-assessment").answers;
    let of =
        |answers: &Answers| rows(&document(answers, "sa-self-assessment"), "环节", "安全技术措施");
    let told = of(&answers);
    let stages: Vec<&str> = told.iter().map(|row| row[0].as_str()).collect();
    let wanted: Vec<&str> = STAGES.choices.iter().map(|stage| stage.label.zh).collect();
    assert_eq!(stages, wanted);
    assert_eq!(stages.concat(), "收集存储使用加工传输提供公开删除");
    assert_eq!(told[6][1], "本次出境没有公开环节。");
    assert!(told[4][1].contains("传输加密：跨境专线上TLS 1.3"));
    assert!(
        told[5][1].contains("出境和查询日志（做法见上）。"),
        "told in full once: {:?}",
        told[5]
    );
    // What is not said is a blank, never "no such stage".
    set(&mut answers, "application/absent_stages", Value::Null);
    assert_eq!(of(&answers)[6][1], "?");
}

#[test]
fn a_measure_that_names_no_stage_is_not_left_out() {
    let mut answers = example("security-assessment").answers;
    set(&mut answers, "measures/measure-network/stages", Value::Null);
    let rest = rows(&document(&answers, "sa-self-assessment"), "序号", "证据");
    assert!(
        tables(&document(&answers, "sa-self-assessment"))
            .filter(|table| table.caption.contains("没有写明处理环节"))
            .flat_map(|table| &table.rows)
            .any(|row| row.iter().any(|cell| words(cell).contains("边界防护和测试"))),
        "{rest:?}"
    );
}

#[test]
fn proofs_are_listed_behind_the_report_and_in_a_checklist() {
    for name in EXAMPLES {
        let answers = example(name).answers;
        let report = rows(&document(&answers, "pipia-report"), "编号", "证明事项");
        let checklist = rows(&document(&answers, "evidence-checklist"), "编号", "核对");
        // Where something is handed in, the list says so in a column of its own.
        let last = if name == HANDS_IN { "提交" } else { "证明事项" };
        let mut listed = rows(&document(&answers, "evidence-list"), "编号", last);
        for row in &mut listed {
            row.truncate(4);
        }
        assert_eq!(report, listed, "{name}: what is handed in is what the report lists");
        assert!(report.len() <= checklist.len(), "{name}");
        assert!(!report.is_empty() && checklist.iter().all(|row| row[4] == "□"), "{name}");
    }
    let mut answers = example("customers-standard-contract").answers;
    set(&mut answers, "evidence/proof-count/file", json!("evidence/count.png"));
    set(&mut answers, "evidence/proof-count/picture", json!("yes"));
    let report = document(&answers, "pipia-report");
    let has_room = report.blocks.iter().any(|block| {
        matches!(block, Block::Attached(place) if place.caption.ends_with("C-05 人数统计和复算")
            && place.image.is_none() && words(&place.otherwise).contains("（贴图处："))
    });
    let has_code = tables(&report).flat_map(|table| &table.rows).flatten().any(|cell| {
        words(cell) == "报告 HL-PT-2026-118（2026年11月9日）；复测单 HL-PT-2026-118R（见C-10）"
    });
    assert!(has_code, "a measure names the proofs that point to it");
    assert!(has_room, "room is left for a picture, whether or not its file is there");
    let rows = rows(&report, "编号", "证明事项");
    let tested = rows.iter().find(|row| row[0] == "C-10").unwrap();
    assert_eq!(
        tested[3], "接口防护和渗透测试：证据\n登记库与诊断库分开：证据",
        "what it proves, and no path of the program"
    );
}

#[test]
fn the_wording_of_its_consents_travels_with_the_example() {
    let dir = workspace();
    let check = || told(&run(dir.path(), &["check", HANDS_IN, "--format", "json"]));
    let state = |found: &Value| -> Value {
        let mut all = found["inspection"]["checks"].as_array().unwrap().iter();
        all.find(|one| one["number"] == "N-s").unwrap()["state"].clone()
    };
    let found = check();
    assert_eq!((&found["problems"], state(&found)), (&json!([]), json!("met")));
    // By the earlier wording people consented: without it a person has to look.
    let place = "evidence/proof-consent-benefits-before/handed_in";
    assert_eq!(code(&run(dir.path(), &["set", HANDS_IN, place, ""])), 0);
    assert_eq!(state(&check()), json!("to_look_at"));
}

#[test]
fn every_item_has_its_way_in_one_table() {
    for name in ["customers-standard-contract", "hr-exempt", "security-assessment"] {
        let answers = example(name).answers;
        let rows = rows(&document(&answers, "pipia-report"), "信息项", "境外存储");
        let told: String = rows.iter().map(|row| row[0].as_str()).collect();
        for row in answers.rows(&chujing::form::catalog::items::SECTION) {
            let title = answers.row_title(&chujing::form::catalog::items::SECTION, row.id);
            assert!(told.contains(&title.zh), "{name}: {title:?} has no way in {told}");
        }
        assert!(rows.iter().flatten().all(|cell| !cell.is_empty() && cell != "?"), "{rows:?}");
    }
}

#[test]
fn a_file_is_attached_by_its_path_and_digest_and_a_change_is_told() {
    let dir = workspace();
    let place = dir.path().join("evidence");
    fs::create_dir(&place).unwrap();
    let file = place.join("rules.pdf");
    let pdf = b"%PDF-1.4\n1 0 obj << /Type /Page /Contents 2 0 R >> endobj\n%%EOF\n";
    fs::write(&file, pdf).unwrap();
    let path = file.to_str().unwrap();
    let attach = |rest: &[&str]| run(dir.path(), &[&["attach", "hr-exempt", path], rest].concat());
    let added = attach(&["--proves", "handler/compliance", "measures/measure-mlps"]);
    assert_eq!(code(&added), 0, "{}", String::from_utf8_lossy(&added.stderr));
    let id = text(&added).trim().to_owned();
    let proof = || {
        let record = fs::read_to_string(dir.path().join("hr-exempt.json")).unwrap();
        let record: Value = serde_json::from_str(&record).unwrap();
        let rows = record["answers"]["evidence"].as_array().unwrap().clone();
        (rows.len(), rows.into_iter().find(|row| row["id"] == id).unwrap())
    };
    let (count, row) = proof();
    assert_eq!(
        (count, &row["name"], &row["file"]),
        (17, &json!("rules"), &json!("evidence/rules.pdf"))
    );
    assert_eq!(row["proves"], json!(["handler/compliance", "measures/measure-mlps"]));
    let told_of = |check: &str| {
        let found = told(&run(dir.path(), &["check", "hr-exempt", "--format", "json"]));
        found["problems"].as_array().unwrap().iter().filter(|one| one["check"] == check).count()
    };
    assert_eq!(told_of("evidence.changed") + told_of("evidence.file"), 0);
    fs::write(&file, [pdf.as_slice(), b"more\n"].concat()).unwrap();
    assert_eq!(told_of("evidence.changed"), 1);
    // Attached again, the row is the same and the digest is new.
    assert_eq!(text(&attach(&[])).trim(), id);
    assert_eq!((told_of("evidence.changed"), proof().0), (0, 17));
    fs::remove_file(&file).unwrap();
    assert_eq!(told_of("evidence.file"), 1);
    let papers = dir.path().join("papers");
    let made = run(dir.path(), &["export", "hr-exempt", "--to", papers.to_str().unwrap()]);
    assert!(code(&made) < 2, "{}", String::from_utf8_lossy(&made.stderr));
    let is_list =
        |entry: fs::DirEntry| entry.file_name().to_string_lossy().contains("evidence-list");
    assert!(fs::read_dir(&papers).unwrap().flatten().any(is_list), "made all the same");
    // A place that is not there is kept and said.
    fs::write(&file, pdf).unwrap();
    let wrong = attach(&["--proves", "measures/none"]);
    assert_eq!(code(&wrong), 1);
    assert!(text(&wrong).contains("measures/none"), "{}", text(&wrong));
    let outside = tempfile::NamedTempFile::new().unwrap();
    let refused = run(dir.path(), &["attach", "hr-exempt", outside.path().to_str().unwrap()]);
    assert_eq!(code(&refused), 2);
}
