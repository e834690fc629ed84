//! The commands that change a record, with a fault in every call.
#![expect(clippy::disallowed_methods, reason = "tests look at files themselves")]

use std::fs;
use std::path::Path;

use clap::CommandFactory;
use serde_json::{Map, json};

use super::*;
use crate::cli::Cli;
use crate::cli::add::{self, Add};
use crate::cli::call::{Call, LangArg, Listing, Shape};
use crate::cli::remove::{self, Remove};
use crate::cli::set::{self, Set};
use crate::day::Moment;
use crate::desk::session::Hand;
use crate::store::tests::faults::{ERRORS, Files, Tried, dossier};
use crate::store::{HISTORY, TOLD, Workspace};
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

fn call(dir: &Path) -> Call {
    Call {
        folder: Workspace::new(dir),
        lang: LangArg::Zh,
        today: Day::of(2026, 11, 28),
        hand: Hand { clock: || Moment::since_1970(1_795_845_725), who: None },
        syntax: Cli::command,
    }
}

fn done<T>(result: Result<T, Trouble>) -> Result<(), Phrase> {
    result.map(drop).map_err(|why| why.0)
}

fn plain() -> Listing {
    Listing { format: Shape::Text }
}

#[test]
fn an_answer_is_set_whole_or_not_at_all() {
    let place = crate::form::Place::parse("handler/name").unwrap();
    table(
        &|dir| {
            let (file, place, value) = (dir.join("a.json"), "handler/name".into(), "甲".into());
            done(set::carry_out(
                &Set { file, place, value, listing: plain() },
                &call(dir),
                &mut Out::new(Lang::Zh),
            ))
        },
        &|dossier| dossier.answers.get(&place) == Some(&json!("甲")),
    );
}

#[test]
fn a_row_is_added_whole_or_not_at_all() {
    let section = section_named("recipients").unwrap();
    table(
        &|dir| {
            let (section, answers) = ("recipients".into(), vec!["name=乙".to_owned()]);
            let file = dir.join("a.json");
            let add = Add { file, section, answers, id: Some("r2".into()) };
            done(add::put(&add, &call(dir), &mut Out::new(Lang::Zh)))
        },
        &|dossier| dossier.answers.rows(section).map(|row| row.id).eq(["r1", "r2"]),
    );
}

#[test]
fn a_row_is_taken_away_whole_or_not_at_all() {
    let section = section_named("recipients").unwrap();
    table(
        &|dir| {
            let remove = Remove {
                file: dir.join("a.json"),
                place: "recipients/r1".into(),
                listing: plain(),
            };
            done(remove::carry_out(&remove, &call(dir), &mut Out::new(Lang::Zh)))
        },
        &|dossier| dossier.answers.rows(section).count() == 0,
    );
}
