//! What the life of a filing costs: papers marked up and clean, what the authority holds after fifty sequences, and what moved since.
//!
//! Run with `cargo bench --bench filing`. Aimed at: a paper marked up and clean in four times the time of writing it once, a view
//! of fifty sequences under 50 ms, the radar of a record under 20 ms.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should say where")]
#![expect(
    clippy::disallowed_methods,
    reason = "it reads an example and writes to a folder of its own"
)]

use std::fs;
use std::path::{Path, PathBuf};

use chujing::day::{Day, Moment};
use chujing::desk::filing::{HandIn, filings, hand_in, prepared, radar};
use chujing::desk::package::package;
use chujing::desk::session::Hand;
use chujing::desk::{Session, Standing};
use chujing::document::Document;
use chujing::document::build::{IMPACT_REPORT, document};
use chujing::document::render::{Reviser, docx, docx_with, docx_with_revisions};
use chujing::dossier::Dossier;
use chujing::form::{Answers, Edit, Place};
use chujing::law::{Route, Survey};
use chujing::store::Opened;
use chujing::text::Lang;
use divan::Bencher;
use serde_json::json;

/// The largest example, whose report has about fifty pages.
const EXAMPLE: &str = "assessments/travel-mixed-routes.json";
/// The submission that is handed in.
const SUBMISSION: &str = "standard_contract";
/// How often.
const SEQUENCES: usize = 50;
const DAY: Day = Day::of(2026, 12, 14);

fn main() {
    divan::main();
}

fn example() -> Dossier {
    Opened::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(EXAMPLE)).unwrap()
}

fn report(answers: &Answers) -> Document {
    document(&IMPACT_REPORT, answers, &Survey::of(answers), Lang::Zh)
}

/// The report before and after ten answers were changed.
fn both() -> (Document, Document) {
    let before = example().answers;
    let mut after = before.clone();
    for number in 1..=6 {
        let place = Place::parse(&format!("findings/art5_{number}/contract")).unwrap();
        let said = before.get(&place).and_then(|said| said.as_str()).unwrap().replace('；', "，");
        after.apply(Edit::Set(place, Some(json!(said + "补正后另行说明。")))).unwrap();
    }
    for place in ["handler/address", "handler/business", "conclusion/contract", "record/team"] {
        let edit = Edit::Set(Place::parse(place).unwrap(), Some(json!("补正后的内容。")));
        after.apply(edit).unwrap();
    }
    (report(&before), report(&after))
}

#[divan::bench]
fn report_once(bencher: Bencher<'_, '_>) {
    let (_, after) = both();
    bencher.bench_local(|| docx(&after).unwrap());
}

#[divan::bench]
fn report_marked_and_clean(bencher: Bencher<'_, '_>) {
    let (before, after) = both();
    let by = Reviser { name: "循岚旅行".to_owned(), day: "2026-12-20".to_owned() };
    bencher.bench_local(|| {
        let words = after.words_digest();
        let marked = docx_with_revisions(&before, (&after, &words), &by).unwrap();
        (docx_with(&after, &words).unwrap(), marked)
    });
}

fn hand() -> Hand {
    Hand { clock: || Moment::since_1970(1_797_232_925), who: None }
}

/// A folder with the example, handed in so many times.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("record.json");
    fs::write(&path, example().to_json()).unwrap();
    let standing = Standing::of(&path, example(), None).unwrap();
    let (survey, calendar) = (standing.survey(), standing.calendar().unwrap());
    let to = dir.path().join("package");
    package(&standing.dossier, (&survey, &calendar), &to, &[]).unwrap();
    let whole = prepared(&to, SUBMISSION).unwrap();
    let mut session = Session::for_change(&path, &hand()).unwrap();
    for _ in 0..SEQUENCES {
        let said = HandIn {
            submission: SUBMISSION.to_owned(),
            route: Route::Contract,
            kind: None,
            day: DAY,
            receipt: None,
            letter: None,
            why: None,
            also_unchanged: true,
            withdraws: false,
            notes_event: false,
        };
        hand_in(&mut session, &said, (&to, &whole)).unwrap();
    }
    (dir, path)
}

#[divan::bench(sample_count = 20)]
fn view_of_fifty(bencher: Bencher<'_, '_>) {
    let (_dir, path) = folder();
    let standing = Standing::of(&path, Opened::read(&path).unwrap(), None).unwrap();
    let (survey, calendar) = (standing.survey(), standing.calendar().unwrap());
    bencher.bench_local(|| {
        let all = filings(&standing, (&survey, &calendar), DAY).unwrap();
        all.iter().map(|one| one.held(None).len()).sum::<usize>()
    });
}

#[divan::bench(sample_count = 20)]
fn radar_after_fifty(bencher: Bencher<'_, '_>) {
    let (_dir, path) = folder();
    let standing = Standing::of(&path, Opened::read(&path).unwrap(), None).unwrap();
    let (survey, calendar) = (standing.survey(), standing.calendar().unwrap());
    let all = filings(&standing, (&survey, &calendar), DAY).unwrap();
    bencher.bench_local(|| radar(&standing, &all).unwrap().len());
}
