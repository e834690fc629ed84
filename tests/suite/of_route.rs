//! Records in which some flows are exempt: the papers and points of a route speak of its own flows, and what it needs is a gap.
//!
//! In the records of `tests/data/mixed-*.json` every answer names whose it is: 日日 of the recipient in Japan, 场四 of the fourth scenario.

use std::collections::{BTreeSet, HashSet};
use std::fs;

use chujing::day::calendar::Calendar;
use chujing::document::build::{PAPERS, Part, contract_values, documents, questionnaires};
use chujing::document::official::Value::Words;
use chujing::document::render::markdown;
use chujing::document::{Block, Document};
use chujing::dossier::Dossier;
use chujing::form::{Answers, Edit, Facts, Need, Place};
use chujing::inspection::{Inspection, inspect};
use chujing::law::clock::deadlines;
use chujing::law::{Route, State, Survey};
use chujing::telling::deadline;
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::examples::{EXAMPLES, example};
use crate::source::root;

/// What the exempt scenarios, their recipient and their people are called: the fourth by labour rules, the sixth by a contract.
const EXEMPT: [&str; 5] = ["日日", "Nichi", "场四", "场六", "员工人群"];
/// The rows that belong to them alone.
const ROWS: [&str; 12] =
    ["s4", "s6", "rjp", "g4", "i40", "i41", "i42", "i60", "i61", "s4~rsg", "s6~rjp", "xjp"];

fn mixed(name: &str) -> Answers {
    let text = fs::read_to_string(root().join(format!("tests/data/mixed-{name}.json"))).unwrap();
    Dossier::from_json(&text).unwrap().answers
}

fn with(mut answers: Answers, changes: &[(&str, Value)]) -> Answers {
    for (place, value) in changes {
        let value = (!value.is_null()).then(|| value.clone());
        answers.apply(Edit::Set(Place::parse(place).unwrap(), value)).unwrap();
    }
    answers
}

/// The record of two contracts with certification chosen for all but the recipient in Hong Kong.
fn certified() -> Answers {
    with(mixed("contracts"), &[("record/route", json!("certification"))])
}

fn papers(answers: &Answers) -> Vec<Document> {
    documents(answers, &Survey::of(answers), Lang::Zh)
}

fn inspected(answers: &Answers) -> Inspection {
    inspect(answers, &Survey::of(answers), &Calendar::built_in())
}

fn squeezed(document: &Document) -> String {
    markdown(document).chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_papers_of_an_assessment_tell_nothing_of_what_is_exempt() {
    let answers = mixed("assessment");
    assert_eq!(Survey::of(&answers).routes.taken(), [Route::Assessment]);
    let all = papers(&answers);
    let filed: Vec<&Document> = all.iter().filter(|paper| paper.id.starts_with("sa-")).collect();
    assert!(filed.len() >= 4, "{}", filed.len());
    for paper in filed {
        let text = squeezed(paper);
        for word in EXEMPT {
            assert!(!text.contains(word), "{} tells of {word}", paper.id);
        }
    }
    let report = all.iter().find(|paper| paper.id == "sa-self-assessment").unwrap();
    for word in ["港港", "德德", "新新", "场一", "场五", "会员人群"] {
        assert!(squeezed(report).contains(word), "{word}");
    }
}

#[test]
fn a_certification_tells_of_what_goes_by_it() {
    let answers = certified();
    assert_eq!(Survey::of(&answers).routes.taken(), [Route::Certification, Route::Bay]);
    let all = papers(&answers);
    let sheet = all.iter().find(|paper| paper.id == "certification-sheet").unwrap();
    let text = squeezed(sheet);
    for word in EXEMPT.iter().chain(&["港港", "港三", "场二"]) {
        assert!(!text.contains(word), "{word}");
    }
    assert!(text.contains("德德") && text.contains("场七"));
    // Chosen with one recipient alone, it asks the same.
    let by_one = with(
        mixed("contracts"),
        &[("contracts/rde/route", json!("certification")), ("record/route", json!("gba_contract"))],
    );
    for answers in [answers, by_one] {
        let survey = Survey::of(&answers);
        let liable = Place::parse("certification/liable").unwrap();
        assert!(survey.gaps.contains(&liable), "{:?}", survey.gaps);
    }
}

#[test]
fn no_point_names_what_is_exempt_alone() {
    let lacks = [
        "scenarios/s4/necessity_persons",
        "scenarios/s6/persons_year",
        "scenarios/s6/persons_next",
        "scenarios/s6/brief",
        "scenarios/s6/basis_reason",
        "recipients/rjp/measures",
        "recipients/rjp/rights_channel",
        "recipients/rjp/certificates",
        "recipients/rjp/onward",
        "items/i60/necessity",
        "items/i60/example",
        "groups/g4/sensitive",
        "groups/g4/forecast",
        "links/ljp/transit_places",
        "links/ljp/frequency",
        "flows/s6~rjp/method",
        "systems/xjp/place",
    ];
    let lacks: Vec<(&str, Value)> = lacks.iter().map(|place| (*place, Value::Null)).collect();
    for record in [mixed("assessment"), mixed("contracts"), certified()] {
        let found = inspected(&with(record, &lacks));
        for one in &found.checks {
            if one.check.routes.contains(&Route::Exempt) {
                continue;
            }
            let outcome = &one.outcome;
            let objected = outcome.objections.iter().filter_map(|one| one.place.as_ref());
            for place in objected.chain(&outcome.open).chain(&outcome.to_look) {
                let row = place.row.as_deref().unwrap_or_default();
                assert!(
                    !ROWS.contains(&row) && row != "ljp",
                    "{} asks for {place}",
                    one.check.number
                );
            }
        }
    }
}

#[test]
fn no_point_says_the_same_twice() {
    let outside =
        &[("systems/xhk/country", json!("sg")), ("systems/xhk/place", json!("新加坡机房"))];
    for record in [mixed("assessment"), with(mixed("contracts"), outside)] {
        for one in inspected(&record).checks {
            let mut seen = HashSet::new();
            for objection in &one.outcome.objections {
                let said = (objection.place.as_ref().map(ToString::to_string), &objection.said.zh);
                assert!(seen.insert(said), "{}: {}", one.check.number, objection.said);
            }
            let looked: BTreeSet<_> = one.outcome.to_look.iter().collect();
            assert_eq!(looked.len(), one.outcome.to_look.len(), "{}", one.check.number);
        }
    }
}

#[test]
fn of_a_third_party_outside_the_jurisdiction_its_own_place_is_named() {
    let answers = with(mixed("contracts"), &[("onward/ohk/country", json!("sg"))]);
    let found = inspected(&answers);
    let point = found.checks.iter().find(|one| one.check.number == "8").unwrap();
    let places: Vec<String> = point
        .outcome
        .objections
        .iter()
        .filter_map(|one| one.place.as_ref().map(ToString::to_string))
        .collect();
    assert_eq!(places, ["onward/ohk/country"]);
}

#[test]
fn a_range_of_persons_is_no_figure_to_file() {
    for (record, place) in [
        ("assessment", "groups/g1/ordinary"),
        ("assessment", "scenarios/s1/persons_next"),
        ("assessment", "scenarios/s1/persons_year"),
        ("contracts", "groups/g1/forecast"),
    ] {
        let range = json!({ "from": 1_520_000, "to": 1_560_000 });
        let range =
            if record == "contracts" { json!({ "from": 152_000, "to": 157_000 }) } else { range };
        let answers = with(mixed(record), &[(place, range)]);
        let survey = Survey::of(&answers);
        let at = Place::parse(place).unwrap();
        assert!(
            survey.gaps.contains(&at),
            "{record} {place}: {:?}",
            survey.problems_at(&at).collect::<Vec<_>>()
        );
        for paper in papers(&answers).iter().filter(|paper| paper.id.starts_with("sa-report")) {
            assert!(paper.stamp.open > 0, "{}", paper.id);
        }
    }
    // Of people whose data is exempt a range is enough.
    let of_staff =
        with(mixed("assessment"), &[("groups/g4/ordinary", json!({ "from": 600, "to": 640 }))]);
    assert!(!Survey::of(&of_staff).gaps.contains(&Place::parse("groups/g4/ordinary").unwrap()));
}

#[test]
fn where_the_place_of_a_system_is_open_the_bay_is_not_complete() {
    let open = with(mixed("contracts"), &[("systems/xhk/country", Value::Null)]);
    let place = Place::parse("systems/xhk/country").unwrap();
    assert!(Survey::of(&open).gaps.contains(&place));
    let told = with(mixed("contracts"), &[("systems/xhk/country", json!("hk"))]);
    assert!(!Survey::of(&told).gaps.contains(&place));
}

#[test]
fn a_record_that_is_complete_has_no_draft_among_what_is_filed() {
    let mut drafts = Vec::new();
    for name in ["security-assessment", "customers-standard-contract"] {
        let whole = example(name).answers;
        let tree = whole.to_json();
        let mut tried = HashSet::new();
        for place in places(&tree) {
            let Ok(place) = Place::parse(&place) else { continue };
            let Some(field) = place.field else { continue };
            if field.need == Need::Required || !tried.insert((place.section.id, field.id)) {
                continue;
            }
            let mut answers = whole.clone();
            answers.apply(Edit::Set(place.clone(), None)).unwrap();
            let survey = Survey::of(&answers);
            if survey.state() != State::Complete {
                continue;
            }
            for paper in papers(&answers).iter().filter(|paper| paper.stamp.open > 0) {
                let declared = PAPERS.iter().find(|one| one.id == paper.id).unwrap();
                if declared.filed(&survey.routes).0 == Part::Filing {
                    drafts.push(format!("{name}: {} without {place}", paper.id));
                }
            }
        }
        assert!(tried.len() > 20, "{}", tried.len());
    }
    assert_eq!(drafts, Vec::<String>::new());
}

/// Every place that has an answer.
fn places(tree: &Value) -> Vec<String> {
    let mut out = Vec::new();
    for (section, value) in tree.as_object().unwrap() {
        match value {
            Value::Object(fields) => {
                out.extend(fields.keys().map(|field| format!("{section}/{field}")));
            }
            Value::Array(rows) => {
                for row in rows.iter().filter_map(Value::as_object) {
                    let Some(id) = row.get("id").and_then(Value::as_str) else { continue };
                    out.extend(row.keys().map(|field| format!("{section}/{id}/{field}")));
                }
            }
            _ => {}
        }
    }
    out
}

fn captions(document: &Document) -> Vec<&str> {
    let caption =
        |block: &'_ Block| matches!(block, Block::Table(table) if !table.caption.is_empty());
    let tables = document.blocks.iter().filter(|block| caption(block));
    tables
        .filter_map(|block| match block {
            Block::Table(table) => Some(table.caption.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn a_number_of_persons_points_to_the_table_of_persons() {
    for answers in [mixed("assessment"), mixed("contracts"), example("travel-mixed-routes").answers]
    {
        let mut found = 0;
        for paper in papers(&answers) {
            let text = squeezed(&paper);
            let Some((_, rest)) = text.split_once("人数见") else { continue };
            let Some((number, _)) = rest.split_once('。') else { continue };
            let caption =
                captions(&paper).into_iter().find(|caption| caption.contains("人数（去重）"));
            let caption = caption.unwrap_or_default();
            let is_named = number == "“出境个人信息的人数（去重）”" && !caption.is_empty();
            assert!(
                is_named || caption.starts_with(&format!("{number} ")),
                "{}: {number}",
                paper.id
            );
            found += 1;
        }
        assert!(found > 0);
    }
}

#[test]
fn no_two_tables_of_a_paper_are_called_the_same() {
    let mixed = [mixed("assessment"), mixed("contracts"), certified()];
    for answers in EXAMPLES.map(|name| example(name).answers).into_iter().chain(mixed) {
        for paper in papers(&answers) {
            let mut seen = HashSet::new();
            for caption in captions(&paper) {
                let words = caption.trim_start_matches(|c: char| c == '表' || c.is_ascii_digit());
                assert!(seen.insert(words.trim()), "{}: {caption}", paper.id);
            }
        }
    }
}

#[test]
fn nobody_s_sensitive_data_goes_to_the_bay_where_no_such_item_does() {
    let answers = mixed("contracts");
    let all = papers(&answers);
    let assessment = all.iter().find(|paper| paper.id == "gba-assessment").unwrap();
    let text = squeezed(assessment);
    assert!(text.contains("156,000") && !text.contains("3,860"), "{text}");
}

#[test]
fn a_recipient_is_asked_of_each_third_party_it_passes_data_on_to() {
    let answers = mixed("contracts");
    let survey = Survey::of(&answers);
    for (document, workbook) in questionnaires(&answers, &survey, Lang::Zh) {
        let (words, cells) = (squeezed(&document), format!("{:?}", workbook.sheets));
        let wanted = match document.of.as_deref() {
            Some("rhk") => "onward/ohk/facts",
            Some("rde") => "onward/oat/facts",
            _ => {
                assert!(!cells.contains("onward/o"), "{:?}", document.of);
                continue;
            }
        };
        assert!(words.contains(wanted) && cells.contains(wanted), "{wanted}");
        let others =
            ["onward/ohk/", "onward/oat/"].into_iter().filter(|row| !wanted.starts_with(row));
        others.for_each(|row| assert!(!words.contains(row) && !cells.contains(row), "{row}"));
    }
    // Where a flow gives no purpose of its own, that of its scenario is on record.
    let of_all = with(answers, &[("flows/s2~rhk/purpose", Value::Null)]);
    let of_hong_kong = questionnaires(&of_all, &Survey::of(&of_all), Lang::Zh);
    let (document, _) = &of_hong_kong[0];
    assert!(squeezed(document).contains("住客请求场二的处理目的。"));
}

#[test]
fn two_contracts_of_one_day_are_two_filings_and_say_with_whom() {
    let answers = mixed("contracts");
    let facts = Facts::new(&answers);
    let verdict = Survey::of(&answers).verdict;
    let all = deadlines(&facts, verdict.mechanism, &Calendar::built_in(), verdict.day);
    let of = |id: &str| {
        let own = all.iter().filter(|one| one.clock.id == id);
        own.filter_map(|one| one.with.as_ref().map(|with| with.zh.clone())).collect::<Vec<_>>()
    };
    assert_eq!(of("sc.file"), ["Dedede Reisepartner GmbH", "Xinxin Hospitality Pte. Ltd."]);
    assert_eq!(of("gba.file"), ["Hongg Guest Services (Hong Kong) Limited"]);
    let told = deadline(all.iter().find(|one| one.clock.id == "sc.file").unwrap());
    assert!(told.words.zh.contains("Dedede"), "{}", told.words);
}

#[test]
fn several_periods_fill_the_range_that_the_contract_prints_and_stand_in_words() {
    let answers = mixed("contracts");
    let values = contract_values(&answers, &Survey::of(&answers), "rde").unwrap();
    let is = |id: &str, words: &str| {
        assert_eq!(values.get(id), Some(&Words(words.to_owned())), "{id}");
    };
    is("retention.from.year", "2026");
    is("retention.to.year", "2035");
    let beside = values.beside("appendix.retention").unwrap();
    for words in ["2028年12月13日", "2030年12月13日", "德德对场三处置", "不在境外保存"]
    {
        assert!(beside.contains(words), "{beside}");
    }
    // Of one period the days are printed, and what becomes of the data then is not lost.
    let values = contract_values(&answers, &Survey::of(&answers), "rsg").unwrap();
    let both = with(answers, &[("flows/s8~rsg/retention_to", json!("2032-12-13"))]);
    let one = contract_values(&both, &Survey::of(&both), "rsg").unwrap();
    assert_eq!(one.get("retention.to.year"), Some(&Words("2032".to_owned())));
    let beside = one.beside("appendix.retention").unwrap();
    assert!(beside.contains("新新对场五处置") && !beside.contains("2032"), "{beside}");
    assert!(values.beside("appendix.retention").unwrap().contains("2035年12月13日"));
}
