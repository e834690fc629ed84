//! Values with candidates, as a merge leaves them: nothing chokes on them, no paper takes one for the answer, and a person chooses.

use std::fs;

use chujing::day::calendar::Calendar;
use chujing::document::build::{documents, workbooks};
use chujing::document::render;
use chujing::form::{
    Answers, Candidates, Edit, Entry, Facts, Field, Kind, Place, catalog, changes, checks, to_tsv,
    value_text,
};
use chujing::inspection::inspect;
use chujing::law::Survey;
use chujing::law::clock::deadlines;
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::command_line::{code, json as printed, run, text, workspace};
use crate::examples::{EXAMPLES, example};

const FIRST: &str = "候选之甲";
const SECOND: &str = "候选之乙";

/// Every field of every row, and every text in the other language.
fn places(answers: &Answers) -> Vec<Place> {
    let facts = Facts::new(answers);
    let of = |entry: &Entry<'_>| -> Vec<Place> {
        entry.section.held().map(|field| entry.place(field)).collect()
    };
    let sections = catalog::SECTIONS.iter().copied();
    sections
        .flat_map(|section| {
            if section.is_single() {
                of(&facts.single(section))
            } else {
                facts.rows(section).flat_map(|entry| of(&entry)).collect()
            }
        })
        .collect()
}

/// Another value for a field, of its kind or not.
fn another(field: &Field, random: &mut fastrand::Rng) -> Option<Value> {
    Some(match field.kind {
        _ if random.u8(..) < 40 => return None,
        _ if random.u8(..) < 20 => json!({ "a draft": ["of", "no", "kind"] }),
        Kind::YesNo => json!(if random.bool() { "yes" } else { "no" }),
        Kind::One(options) => json!(random.choice(options.choices)?.code),
        Kind::Many(options) => json!([random.choice(options.choices)?.code]),
        Kind::Count | Kind::Amount(_) => json!(random.u64(..2_000_000)),
        Kind::Day | Kind::DayOrReason => json!("2026-10-09"),
        Kind::Rows(_) | Kind::Places => json!([]),
        _ => json!(if random.bool() { FIRST } else { SECOND }),
    })
}

/// The record with candidates at about every `nth` place.
fn merged(answers: &Answers, nth: usize, random: &mut fastrand::Rng) -> Answers {
    let mut out = answers.clone();
    for place in places(answers) {
        if random.usize(..nth) > 0 {
            continue;
        }
        let field = place.field.unwrap();
        let values = [answers.get(&place).cloned(), another(field, random), another(field, random)];
        let edit = Edit::Set(place.clone(), Candidates::joined(values));
        // The row of a pair may have gone with the candidates of what makes it.
        let _made = out.apply(edit);
    }
    out
}

#[test]
fn nothing_chokes_on_candidates_at_random_places() {
    let mut random = fastrand::Rng::with_seed(13);
    for (at, name) in EXAMPLES.iter().enumerate() {
        let before = example(name).answers;
        let after = merged(&before, 4 + at, &mut random);
        let survey = Survey::of(&after);
        let facts = Facts::new(&after);
        let all = after.to_choose();
        assert!(all.len() > 20, "{name}: {}", all.len());
        for (place, _) in all.iter().filter(|(place, _)| facts.entry(place).is_some()) {
            let told = survey.problems_at(place).any(|one| one.check == checks::ANSWER_CANDIDATES);
            assert!(told, "{name}: {place}");
        }
        for lang in [Lang::Zh, Lang::En] {
            for document in documents(&after, &survey, lang) {
                assert!(!render::docx(&document).unwrap().is_empty());
                assert!(!render::html(&document).is_empty());
                never_taken(&render::markdown(&document), document.id);
            }
            for workbook in workbooks(&after, &survey, lang) {
                assert!(!render::xlsx(&workbook).unwrap().is_empty());
            }
            for section in catalog::SECTIONS {
                to_tsv(section, &after, lang);
            }
        }
        inspect(&after, &survey, &Calendar::built_in());
        deadlines(&facts, survey.verdict.mechanism, &Calendar::built_in(), facts.day());
        assert!(!changes(&before, &after).is_empty());
        assert_ne!(before.digest(), after.digest());
        let again = Answers::from_json(after.to_json()).unwrap();
        assert_eq!((again.digest(), &again), (after.digest(), &after));
        // To try each would take minutes.
        for (place, several) in all.into_iter().step_by(9) {
            let field = place.field.unwrap();
            let held = after.get(&place);
            let text = held.map(|held| value_text(field.kind, held, &after, Lang::Zh));
            assert!(text.is_none_or(|text| text.is_empty()), "{place}: nothing to type on from");
            for number in 1..=several.values().len() {
                let mut chosen = after.clone();
                let edit = Edit::Set(place.clone(), several.chosen(number).unwrap());
                let touched = chosen.touched_by(&edit);
                let back = chosen.apply(edit).unwrap();
                assert!(touched.len() < 500);
                chosen.apply(back).unwrap();
                assert_eq!(chosen, after);
            }
        }
    }
}

/// Where a candidate stands in a paper, as in the name of a row, it stands there marked as one of several.
fn never_taken(text: &str, paper: &str) {
    for line in text.lines().filter(|line| line.contains(FIRST) || line.contains(SECOND)) {
        assert!(line.contains("（待选）") || line.contains("(to choose)"), "{paper}: {line}");
    }
}

/// An example into which a merge wrote candidates: a choice, a number, a text and its translation, a day, a list of rows.
fn mixed(dir: &std::path::Path) -> Value {
    let path = dir.join("customers-standard-contract.json");
    // Beside the folder, where it is no record that counts.
    fs::create_dir(dir.join("filed")).unwrap();
    fs::copy(&path, dir.join("filed/as-filed.json")).unwrap();
    let mut tree: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let several = |values: &[Value]| json!({ "candidates": values });
    let answers = &mut tree["answers"];
    let handler = answers["handler"].as_object_mut().unwrap();
    handler.insert("ciio".into(), several(&[json!("yes"), json!("no")]));
    handler.insert("persons_processed".into(), several(&[json!(900_000), json!(1_200_000)]));
    answers["record"]["end"] = several(&[json!("2026-11-01"), json!("2026-11-09"), Value::Null]);
    let scenario = &mut answers["scenarios"][0];
    let groups = scenario["groups"].clone();
    scenario["groups"] = several(&[groups, json!([])]);
    scenario["purpose"] = several(&[json!("履行保修"), json!("履行保修和召回")]);
    scenario["purpose.en"] = several(&[json!({ "text": "Warranty" }), json!("Recalls")]);
    fs::write(&path, tree.to_string()).unwrap();
    tree
}

const RECORD: &str = "customers-standard-contract";

#[test]
fn a_record_with_candidates_opens_is_checked_and_its_papers_are_drafts() {
    let dir = workspace();
    let before = mixed(dir.path());
    let checked = run(dir.path(), &["check", RECORD, "--format", "json"]);
    assert_eq!(code(&checked), 1);
    let told = printed(&checked);
    let found: Vec<&str> = told["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["check"] == "answer.candidates")
        .filter_map(|one| one["place"].as_str())
        .collect();
    let scenario = before["answers"]["scenarios"][0]["id"].as_str().unwrap();
    let at = |field: &str| format!("scenarios/{scenario}/{field}");
    let places = [
        "record/end",
        "handler/ciio",
        "handler/persons_processed",
        &at("purpose"),
        &at("purpose.en"),
        &at("groups"),
    ];
    let sorted = |mut all: Vec<&str>| {
        all.sort_unstable();
        all.join(" ")
    };
    assert_eq!(sorted(found), sorted(places.to_vec()));
    let said = text(&run(dir.path(), &["check", RECORD]));
    assert!(said.contains("请选定一个：1. 否；2. 是"), "{said}");
    let said = text(&run(dir.path(), &["check", RECORD, "--lang", "en"]));
    assert!(said.contains("choose one: 1. no; 2. yes"), "{said}");
    let shown = text(&run(dir.path(), &["show", RECORD]));
    assert!(shown.contains("（待选）履行保修 / 履行保修和召回"), "{shown}");
    let decided = printed(&run(dir.path(), &["decide", RECORD, "--format", "json"]));
    assert_eq!(decided["mechanism"], "undetermined");
    assert!(decided["lacking"].to_string().contains("handler/ciio"), "{}", decided["lacking"]);
    let filed = dir.path().join("filed/as-filed.json");
    for output in [
        run(dir.path(), &["export", RECORD, "--to", dir.path().join("out").to_str().unwrap()]),
        run(dir.path(), &["deadlines", RECORD]),
        run(dir.path(), &["risks", RECORD]),
        run(dir.path(), &["copy", RECORD, "scenarios"]),
        run(dir.path(), &["compare", filed.to_str().unwrap(), RECORD]),
    ] {
        let said = String::from_utf8(output.stderr.clone()).unwrap();
        assert!(code(&output) < 2, "{said}");
    }
    // Nothing was chosen by looking.
    let path = dir.path().join(format!("{RECORD}.json"));
    let after: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(after["answers"], before["answers"]);
}

#[test]
fn one_is_chosen_by_its_number_or_another_value_is_set() {
    let dir = workspace();
    let before = mixed(dir.path());
    let scenario = before["answers"]["scenarios"][0]["id"].as_str().unwrap();
    let listed = run(dir.path(), &["candidates", RECORD]);
    assert_eq!(code(&listed), 1);
    let said = text(&listed);
    assert!(said.contains("handler/ciio：") && said.contains("  1. 否\n  2. 是\n"), "{said}");
    let listed = printed(&run(dir.path(), &["candidates", RECORD, "--format", "json"]));
    assert_eq!(listed.as_array().unwrap().len(), 6);
    let of_day =
        printed(&run(dir.path(), &["candidates", RECORD, "record/end", "--format", "json"]));
    assert_eq!(of_day[0]["candidates"][2]["value"], Value::Null);
    assert_eq!(of_day[0]["candidates"][2]["words"]["zh"], "不填写");
    let take = |place: &str, number: &str| {
        run(dir.path(), &["candidates", RECORD, place, "--take", number])
    };
    for (place, number) in [("handler/ciio", "3"), ("handler/ciio", "0"), ("handler/name", "1")] {
        assert_eq!(code(&take(place, number)), 2, "{place} {number}");
    }
    assert_eq!(text(&take("handler/ciio", "1")), "handler/ciio：选定“否”\n");
    assert_eq!(code(&take("record/end", "3")), 0);
    assert_eq!(code(&take(&format!("scenarios/{scenario}/purpose.en"), "2")), 0);
    let set = ["set", RECORD, "handler/persons_processed", "950000"];
    assert_eq!(code(&run(dir.path(), &set)), 0);
    let path = dir.path().join(format!("{RECORD}.json"));
    let after: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(after["answers"]["handler"]["ciio"], "no");
    assert_eq!(after["answers"]["record"].get("end"), None);
    assert_eq!(after["answers"]["scenarios"][0]["purpose.en"], json!({ "text": "Warranty" }));
    assert_eq!(after["answers"]["handler"]["persons_processed"], 950_000);
    let left = printed(&run(dir.path(), &["candidates", RECORD, "--format", "json"]));
    assert_eq!(left.as_array().unwrap().len(), 2);
}
