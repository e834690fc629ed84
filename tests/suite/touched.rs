//! What an edit hides or empties elsewhere is said before it is made: nothing that a check would find afterwards is left unsaid.

use std::collections::BTreeSet;

use chujing::form::{Answers, Edit, Facts, Fate, Kind, Place, catalog, checks, problems};
use serde_json::{Value, json};

use super::command_line::{code, json as printed, run, text, workspace};
use super::examples;

/// Places whose answers stand there and are not used.
fn unused(answers: &Answers) -> BTreeSet<String> {
    problems(&Facts::new(answers))
        .iter()
        .filter(|found| [checks::ANSWER_LEFT_OVER, checks::ANSWER_LEFT_ROW].contains(&found.check))
        .map(|found| found.place.to_string())
        .collect()
}

/// Every answer of a record with a short list of others that may take its place.
fn edits(answers: &Answers) -> Vec<(Place, Option<Value>)> {
    let facts = Facts::new(answers);
    let mut out = Vec::new();
    for section in catalog::SECTIONS.iter().copied() {
        let entries: Vec<_> = if section.is_single() {
            vec![facts.single(section)]
        } else {
            facts.rows(section).collect()
        };
        for (entry, field) in entries
            .iter()
            .flat_map(|entry| section.fields.iter().copied().map(move |field| (entry, field)))
        {
            let Some(value) = entry.value(field) else { continue };
            let others: Vec<Value> = match field.kind {
                Kind::YesNo => vec![json!("yes"), json!("no")],
                Kind::One(options) => options.choices.iter().map(|one| json!(one.code)).collect(),
                Kind::Many(_) | Kind::Rows(_) => {
                    value.as_array().into_iter().flatten().map(|one| json!([one])).collect()
                }
                _ => continue,
            };
            out.extend(others.into_iter().map(Some).chain([None]).map(|v| (entry.place(field), v)));
        }
    }
    out
}

#[test]
fn whatever_an_edit_leaves_unused_was_said_before() {
    let mut random = fastrand::Rng::with_seed(11);
    let mut hidden = 0;
    for example in examples::EXAMPLES {
        let answers = examples::example(example).answers;
        let before = unused(&answers);
        let mut edits = edits(&answers);
        random.shuffle(&mut edits);
        for (place, value) in edits.into_iter().take(120) {
            let edit = Edit::Set(place.clone(), value);
            let said: BTreeSet<String> = answers
                .touched_by(&edit)
                .iter()
                .filter(|one| matches!(one.fate, Fate::NotAsked | Fate::NotStanding))
                .map(|one| one.place.to_string())
                .collect();
            let mut after = answers.clone();
            after.apply(edit.clone()).unwrap();
            let new: BTreeSet<String> = unused(&after).difference(&before).cloned().collect();
            assert_eq!(said, new, "{example}: {edit:?}");
            hidden += new.len();
        }
    }
    assert!(hidden > 10, "only {hidden} answers were hidden: the walk proves nothing");
}

#[test]
fn the_command_line_says_what_an_edit_hides_and_goes_on() {
    let dir = workspace();
    let said = |output: &std::process::Output| String::from_utf8(output.stderr.clone()).unwrap();
    let set = |place: &str, value: &str| {
        run(dir.path(), &["set", "customers-standard-contract", place, value])
    };
    let quiet = set("handler/name", "甲公司");
    assert_eq!((code(&quiet), said(&quiet)), (0, String::new()));
    let answers = examples::example("customers-standard-contract").answers;
    let contract = answers.rows(&catalog::contracts::SECTION).next().unwrap().id.to_owned();
    let place = format!("contracts/{contract}/dispute");
    let loud = set(&place, "litigation");
    assert_eq!(code(&loud), 0, "{}", said(&loud));
    assert!(said(&loud).contains("保留在文件中"), "{}", said(&loud));
    assert!(set(&place, "arbitration").status.success());
    let loud = run(
        dir.path(),
        &["set", "customers-standard-contract", &place, "litigation", "--format", "json"],
    );
    let printed = printed(&loud);
    let touched = printed["touched"].as_array().unwrap();
    assert_eq!(touched.len(), 2);
    assert!(touched.iter().all(|one| one["fate"] == "not_asked"), "{touched:?}");
    // A row goes with the references to it, as on the desk.
    let group = answers.rows(&catalog::groups::SECTION).next().unwrap().id.to_owned();
    let gone =
        run(dir.path(), &["remove", "customers-standard-contract", &format!("groups/{group}")]);
    assert_eq!(code(&gone), 0);
    assert!(said(&gone).contains("其中的引用去掉"), "{}", said(&gone));
    let shown =
        text(&run(dir.path(), &["show", "customers-standard-contract", "--format", "json"]));
    assert!(!shown.contains(&format!("\"{group}\"")), "a reference is left");
}
