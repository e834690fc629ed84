//! What time costs: a record with 10,000 steps behind it, opened, undone, compared and merged.
//!
//! Run with `cargo bench --bench history`. Aimed at: opening at most 1.3 times as long as without a history, an undo under one frame
//! (16 ms), a difference under 20 ms, a merge under 50 ms.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should say where")]
#![expect(
    clippy::disallowed_methods,
    reason = "it reads an example and writes to a folder of its own"
)]

use std::fs;
use std::path::{Path, PathBuf};

use chujing::day::Moment;
use chujing::desk::Session;
use chujing::desk::session::{Direction, Hand};
use chujing::dossier::Dossier;
use chujing::form::{Answers, Delta, Edit, Place, differences, merge};
use chujing::store::{HISTORY, Opened};
use chujing::text::Lang;
use divan::Bencher;
use serde_json::json;

/// Steps behind the record.
const STEPS: usize = 10_000;
/// The largest example.
const EXAMPLE: &str = "assessments/travel-mixed-routes.json";

fn main() {
    divan::main();
}

fn hand() -> Hand {
    Hand { clock: || Moment::since_1970(1_795_845_725), who: Some("张三".to_owned()) }
}

fn set(session: &mut Session, place: &str, value: &str) {
    session.edit(Edit::Set(Place::parse(place).unwrap(), Some(json!(value)))).unwrap();
}

/// A folder with the example and so many steps behind it.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("record.json");
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(EXAMPLE)).unwrap();
    fs::write(&path, Dossier::from_json(&text).unwrap().to_json()).unwrap();
    let mut session = Session::for_change(&path, &hand()).unwrap();
    for step in 0..STEPS {
        set(&mut session, "record/team", &format!("第{step}次修改后的评估团队"));
        if step % 500 == 499 {
            session.save().unwrap();
        }
    }
    session.save().unwrap();
    (dir, path)
}

/// The same record, with its history beside it and without.
#[divan::bench(args = [false, true], sample_count = 100)]
fn open(bencher: Bencher<'_, '_>, has_history: bool) {
    let (dir, path) = folder();
    if !has_history {
        fs::remove_dir_all(dir.path().join(HISTORY)).unwrap();
    }
    bencher.bench_local(|| drop(Session::open(&path, &hand()).unwrap()));
}

/// A hundred steps back in a session just opened; the longest of them reads a pack.
#[divan::bench(sample_count = 20)]
fn undo_a_hundred_of_10_000(bencher: Bencher<'_, '_>) {
    let (_dir, path) = folder();
    bencher.with_inputs(|| Session::open(&path, &hand()).unwrap()).bench_local_values(
        |mut session| {
            for _ in 0..100 {
                session.step(Direction::Back).unwrap();
            }
            session
        },
    );
}

#[divan::bench(sample_count = 20)]
fn list_10_000(bencher: Bencher<'_, '_>) {
    let (_dir, path) = folder();
    let session = Session::open(&path, &hand()).unwrap();
    bencher.bench_local(|| session.past().told().len());
}

fn answers() -> Answers {
    Opened::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(EXAMPLE)).unwrap().answers
}

fn changed(answers: &Answers, places: &[&str]) -> Answers {
    let mut out = answers.clone();
    for place in places {
        out.apply(Edit::Set(Place::parse(place).unwrap(), Some(json!("改动")))).unwrap();
    }
    out
}

#[divan::bench]
fn difference(bencher: Bencher<'_, '_>) {
    let before = answers();
    let after = changed(&before, &["handler/name", "record/team", "conclusion/reassessment"]);
    bencher.bench_local(|| Delta::between(&before, &after));
}

/// Every sentence of the record ends otherwise: the words of all its texts are compared.
#[divan::bench]
fn difference_in_words(bencher: Bencher<'_, '_>) {
    let before = answers();
    let text = before.to_json().to_string().replace('。', "！");
    let after = Answers::from_json(serde_json::from_str(&text).unwrap()).unwrap();
    bencher.bench_local(|| -> usize {
        differences(&before, &after).iter().map(|one| one.parts(Lang::Zh).len()).sum()
    });
}

#[divan::bench]
fn merge_of_three(bencher: Bencher<'_, '_>) {
    let base = answers();
    let one = changed(&base, &["handler/name", "record/team"]);
    let other = changed(&base, &["handler/name", "conclusion/reassessment"]);
    bencher.bench_local(|| merge(&base, &one, &other));
}

/// A copy that was mailed back, merged into a record with 10,000 steps that was just opened: the state from which it came is looked
/// for, too, and nothing of the history was read before.
#[divan::bench(sample_count = 20)]
fn merge_a_copy(bencher: Bencher<'_, '_>) {
    let (_dir, path) = folder();
    bencher.with_inputs(|| Session::open(&path, &hand()).unwrap()).bench_local_values(|session| {
        let other = changed(session.answers(), &["handler/name"]);
        let base = session.past().nearest(&other).unwrap();
        let merged = merge(&session.past().held_after(&base).unwrap(), session.answers(), &other);
        (session, merged)
    });
}
