//! The commands that change a record, with a fault in every call.

use std::fs;
use std::path::Path;

use super::*;
use crate::store::tests::faults::{ERRORS, Files, Tried, dossier};
use crate::text::Lang;

fn answered() -> Dossier {
    let mut dossier = dossier();
    let row = Map::from_iter([("id".to_owned(), json!("r1"))]);
    let section = section_named("recipients").unwrap();
    dossier.answers.apply(Edit::Insert { section, index: 0, row }).unwrap();
    dossier
}

/// The answers alone: the result beside them is derived.
fn answers(name: &str, bytes: Vec<u8>) -> Vec<u8> {
    if name != "a.json" {
        return bytes;
    }
    let mut dossier = Dossier::from_json(std::str::from_utf8(&bytes).unwrap()).unwrap();
    dossier.judged = None;
    dossier.to_json().into_bytes()
}

fn table(work: &dyn Fn(&Path) -> Result<(), Phrase>, at_last: &dyn Fn(&Dossier) -> bool) {
    let again = |dir: &Path| {
        work(dir).or_else(|why| {
            // A row that is added or taken away once cannot be so again.
            let is_done = why.en.contains("already") || why.en.contains("no such row");
            if is_done { Ok(()) } else { Err(why) }
        })
    };
    Tried {
        before: &|dir| fs::write(dir.join("a.json"), answered().to_json()).unwrap(),
        work,
        again: &again,
        at_last: &|files: &Files| {
            let text = std::str::from_utf8(&files["a.json"]).unwrap();
            files.keys().collect::<Vec<_>>() == ["a.json"]
                && at_last(&Dossier::from_json(text).unwrap())
        },
        seen: &answers,
        errors: &ERRORS[1..2],
    }
    .table();
}

#[test]
fn an_answer_is_set_whole_or_not_at_all() {
    let place = Place::parse("handler/name").unwrap();
    table(
        &|dir| {
            let path = dir.join("a.json");
            set(&path, "handler/name", "甲", &mut Out::new(Lang::Zh)).map(drop).map_err(|why| why.0)
        },
        &|dossier| dossier.answers.get(&place) == Some(&json!("甲")),
    );
}

#[test]
fn a_row_is_added_whole_or_not_at_all() {
    let section = section_named("recipients").unwrap();
    table(
        &|dir| {
            let cells = ["name=乙".to_owned()];
            put(&dir.join("a.json"), "recipients", &cells, Some("r2".into()))
                .map(drop)
                .map_err(|why| why.0)
        },
        &|dossier| dossier.answers.rows(section).map(|row| row.id).eq(["r1", "r2"]),
    );
}

#[test]
fn a_row_is_taken_away_whole_or_not_at_all() {
    let section = section_named("recipients").unwrap();
    table(
        &|dir| {
            let path = dir.join("a.json");
            remove(&path, "recipients/r1", &mut Out::new(Lang::Zh)).map(drop).map_err(|why| why.0)
        },
        &|dossier| dossier.answers.rows(section).count() == 0,
    );
}
