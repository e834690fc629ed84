//! What a command does to a record, an edit with its save and what is told of it, with a fault in every call: whole or not at all.
#![expect(clippy::disallowed_methods, reason = "tests look at files themselves")]

use serde_json::Map;

use super::*;
use crate::form::EditError;
use crate::form::catalog::recipients;
use crate::store::faults::{ERRORS, Files, Tried, dossier, said};
use crate::store::{HISTORY, TOLD};
use crate::text::Phrase;

fn answered() -> Dossier {
    let mut dossier = dossier();
    dossier.answers.apply(row("r1")).unwrap();
    dossier
}

fn row(id: &str) -> Edit {
    let row = Map::from_iter([("id".to_owned(), json!(id))]);
    Edit::Insert { section: &recipients::SECTION, index: 0, row }
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

/// The edit, saved and told; one that is made already has nothing left to do.
fn made(dir: &Path, edit: Edit) -> Result<(), Phrase> {
    let opened = Session::for_change(&dir.join("a.json"), &hand());
    let mut session = opened.map_err(|why| why.said())?;
    match session.edit(edit) {
        Err(EditError::SameId(_) | EditError::NoRow(_)) => return Ok(()),
        done => done.map_err(|why| why.said())?,
    }
    said(session.save())?;
    // What is told of it can be told again; the change stands.
    let _untold = session.tell();
    Ok(())
}

fn table(edit: &Edit, at_last: &dyn Fn(&Dossier) -> bool) {
    let work = |dir: &Path| made(dir, edit.clone());
    Tried {
        before: &|dir| fs::write(dir.join("a.json"), answered().to_json()).unwrap(),
        work: &work,
        again: &work,
        at_last: &|files: &Files| {
            let text = std::str::from_utf8(&files["a.json"]).unwrap();
            files
                .keys()
                .all(|name| name == "a.json" || name.starts_with(TOLD) || name.starts_with(HISTORY))
                && at_last(&Dossier::from_json(text).unwrap())
        },
        seen: &answers,
        errors: &ERRORS[1..2],
    }
    .table();
}

#[test]
fn an_answer_is_set_whole_or_not_at_all() {
    let place = Place::parse(NAME).unwrap();
    let edit = Edit::Set(place.clone(), Some(json!("甲")));
    table(&edit, &|dossier| dossier.answers.get(&place) == Some(&json!("甲")));
}

#[test]
fn a_row_is_added_whole_or_not_at_all() {
    table(&row("r2"), &|dossier| dossier.answers.rows(&recipients::SECTION).count() == 2);
}

#[test]
fn a_row_is_taken_away_whole_or_not_at_all() {
    let section = &recipients::SECTION;
    let edit = Edit::Remove { section, id: "r1".to_owned() };
    table(&edit, &|dossier| dossier.answers.rows(section).count() == 0);
}
