//! The papers of scored risks: worksheets, picture and plan tell the same, what is open is a blank in them, and where none is
//! recorded nothing is shown.

use chujing::document::build::{RISKS, document, documents, heat_map};
use chujing::document::render::{html, markdown};
use chujing::document::{Block, Document, HeatMap, Inline};
use chujing::dossier::Dossier;
use chujing::law::Survey;
use chujing::law::risk::{Likelihood, Scale};
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::command_line::{run, workspace};
use crate::examples::example;
use crate::risks::{ASSESSMENT, CONTRACT, with};

/// The heat maps of a document with where they stand.
fn maps(document: &Document) -> Vec<(usize, &HeatMap)> {
    let mut out = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        if let Block::HeatMap(map) = block {
            out.push((index, map));
        }
    }
    out
}

#[test]
fn both_reports_hold_worksheets_and_picture_below_their_second_point() {
    for (name, id) in [(CONTRACT, "pipia-report"), (ASSESSMENT, "sa-self-assessment")] {
        let dossier = example(name);
        for lang in [Lang::Zh, Lang::En] {
            let all = documents(&dossier.answers, &Survey::of(&dossier.answers), lang);
            let report = all.iter().find(|document| document.id == id).unwrap();
            let found = maps(report);
            assert_eq!(found.len(), 1);
            let above = report.blocks[..found[0].0].iter().rev().find_map(|block| match block {
                Block::Heading(2, words) => Some(words.as_str()),
                _ => None,
            });
            let second = if lang == Lang::Zh { "（二）" } else { "(II)" };
            assert!(above.unwrap().starts_with(second), "{above:?}");
            let captions = report.blocks.iter().filter_map(|block| match block {
                Block::Table(table) => Some(table.caption.as_str()),
                _ => None,
            });
            let captions: Vec<&str> = captions.collect();
            let called = |words: [&str; 2]| {
                captions
                    .iter()
                    .filter(|caption| words.iter().any(|one| caption.contains(one)))
                    .count()
            };
            assert_eq!(called(["整改表", "Rectification"]), 1, "{captions:?}");
            assert_eq!(called(["C.3", "C.4"]), 2, "{captions:?}");
            let page = html(report);
            for part in ["<svg ", "<title>", "<desc>"] {
                assert!(page.contains(part), "{part}");
            }
            assert!(report.blanks().is_empty(), "{:?}", report.blanks());
        }
    }
}

#[test]
fn the_picture_names_every_risk_before_and_after_in_its_cell() {
    let survey = Survey::of(&example(CONTRACT).answers);
    let map = heat_map(&survey.risks, Lang::Zh);
    let cell = |impact: usize, likelihood: Likelihood| {
        let words =
            map.rows[impact].cells[likelihood.at()].text.iter().map(|inline| match inline {
                chujing::document::Inline::Text(text) | chujing::document::Inline::Strong(text) => {
                    text
                }
                other => panic!("no {other:?} in a picture"),
            });
        words.map(String::as_str).collect::<String>()
    };
    assert_eq!(map.rows[0].head, "严重");
    assert_eq!(cell(1, Likelihood::High), "高*\n前：1");
    assert_eq!(cell(2, Likelihood::Low), "低\n后：1、3、4");
    assert_eq!(cell(2, Likelihood::Medium), "中\n前：4\n后：2");
    assert_eq!(cell(0, Likelihood::Low), "中");
    assert!(map.description.contains("共5项"));
}

#[test]
fn brief_and_plan_tell_the_result_and_the_treatment() {
    let dossier = example(CONTRACT);
    let all = documents(&dossier.answers, &Survey::of(&dossier.answers), Lang::Zh);
    let said = |id: &str| markdown(all.iter().find(|document| document.id == id).unwrap());
    assert!(said("brief").contains("已评定的处置之前最高为“高”、之后最高为“中”，不可接受的0项"));
    let plan = said("action-plan");
    for part in ["、风险处置", "Erika Mustermann", "2027年1月15日", "限期处置"] {
        assert!(plan.contains(part), "{part}");
    }
}

#[test]
fn without_risks_there_is_nothing_and_no_gap() {
    let dossier = example("hr-exempt");
    let survey = Survey::of(&dossier.answers);
    assert!(survey.risks.is_empty());
    assert_eq!(json!(survey.risks)["highest_before"], Value::Null, "none is not low");
    for document in documents(&dossier.answers, &survey, Lang::Zh) {
        assert!(maps(&document).is_empty(), "{}", document.id);
        assert!(!markdown(&document).contains("风险矩阵"), "{}", document.id);
    }
    assert!(
        markdown(&document(&RISKS, &dossier.answers, &survey, Lang::Zh)).contains("没有记录风险")
    );
}

#[test]
fn an_open_level_is_a_blank_and_makes_a_draft() {
    let dossier = with(CONTRACT, &[("risks/risk-leak/impact_after", Value::Null)]);
    let all = documents(&dossier.answers, &Survey::of(&dossier.answers), Lang::Zh);
    for id in ["pipia-report", "action-plan"] {
        let document = all.iter().find(|document| document.id == id).unwrap();
        let blanks: Vec<String> = document.blanks().iter().map(ToString::to_string).collect();
        assert!(blanks.contains(&"risks/risk-leak/impact_after".to_owned()), "{id}: {blanks:?}");
        assert!(document.stamp.draft.contains("草稿"), "{id}");
    }
    // An item whose sensitivity is open is not told as "none".
    let item = "items/item-log/sensitivity";
    let dossier = with(CONTRACT, &[(item, Value::Null)]);
    let sheets = document(&RISKS, &dossier.answers, &Survey::of(&dossier.answers), Lang::Zh);
    assert!(sheets.blanks().iter().any(|place| place.to_string() == item));
}

/// The cells of worksheet C.5 of a scenario, without what the rows are called.
fn of_one_activity(dossier: &Dossier, scenario: &str) -> Vec<Vec<Vec<Inline>>> {
    let paper = document(&RISKS, &dossier.answers, &Survey::of(&dossier.answers), Lang::Zh);
    let sheet = paper.blocks.into_iter().find_map(|block| match block {
        Block::Table(table) => {
            (table.caption.contains("C.5") && table.caption.ends_with(scenario)).then_some(table)
        }
        _ => None,
    });
    sheet.unwrap().rows.into_iter().map(|row| row.into_iter().skip(1).collect()).collect()
}

fn words(cell: &[Inline]) -> String {
    cell.iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Strong(text) => text.as_str(),
            Inline::Blank { .. } => "［空］",
            Inline::Struck(_) | Inline::New(_) => "",
        })
        .collect()
}

#[test]
fn every_risk_of_an_activity_stands_in_its_worksheet_by_source_and_dimension() {
    let dossier = example("travel-mixed-routes");
    // From people and third parties, on reputation and property.
    let night = of_one_activity(&dossier, "夜间宾客服务");
    let told: Vec<(usize, usize)> = (0..4)
        .flat_map(|row| (0..4).map(move |column| (row, column)))
        .filter(|(row, column)| words(&night[*row][*column]) != "未识别")
        .collect();
    assert_eq!(told, [(1, 0), (2, 2), (2, 3)]);
    for (row, column) in told {
        let cell = words(&night[row][column]);
        assert!(cell.starts_with("风险") && cell.contains('\n'), "{cell}");
    }
    // As long as it is not said on what one works, no place of its source is without it.
    let open = with("travel-mixed-routes", &[("risks/risk-hk-leak/dimensions", Value::Null)]);
    let night = of_one_activity(&open, "夜间宾客服务");
    assert!(night[2].iter().all(|cell| words(cell) == "［空］"), "{:?}", night[2]);
    assert!(night[0].iter().all(|cell| words(cell) == "未识别"), "{:?}", night[0]);
}

#[test]
fn the_risk_paper_can_be_had_as_a_word_file() {
    let dir = workspace();
    let file = format!("{CONTRACT}.json");
    let to = dir.path().join("risks.docx");
    let made = run(dir.path(), &["risks", &file, "--to", to.to_str().unwrap()]);
    assert!(made.status.code().unwrap() < 2, "{}", String::from_utf8_lossy(&made.stderr));
    assert!(std::fs::read(&to).unwrap().starts_with(b"PK"));
    let refused = run(dir.path(), &["risks", &file, "--to", "risks.pdf"]);
    assert_eq!(refused.status.code(), Some(2));
}
