//! What is counted and judged once and kept is never stale: after any walk a desk shows what one shows that opens the record anew.

use crossterm::event::KeyCode::{Delete, Esc, F};

use super::session::Session;
use crate::form::catalog::SECTIONS;
use crate::form::{Field, Kind, Section};

const WIDE: u16 = 140;
const HIGH: u16 = 60;

/// What a field might hold, right and wrong.
fn words(field: &Field, random: &mut fastrand::Rng) -> String {
    let some = match field.kind {
        Kind::YesNo => vec!["yes", "no", "unknown", "maybe"],
        Kind::One(options) => options.choices.iter().map(|one| one.code.as_str()).collect(),
        Kind::Day => vec!["2025-06-30", "2026-11-30", "2027-01-04", "soon"],
        Kind::Count => vec!["5万", "1200000", "0", "about 100k"],
        _ => vec!["甲", "a longer answer than any other in this column", "无"],
    };
    random.choice(some).unwrap().to_owned()
}

/// A place of the record, or of the first row of a section.
fn place(desk: &Session, random: &mut fastrand::Rng) -> (String, &'static Field) {
    loop {
        let section: &'static Section = random.choice(SECTIONS.iter().copied()).unwrap();
        let field = random.choice(section.fields.iter().copied()).unwrap();
        if section.is_single() {
            return (format!("{}/{}", section.id, field.id), field);
        }
        if desk.count_rows(section.id) > 0 {
            return (format!("{}/{}/{}", section.id, desk.first_row(section.id), field.id), field);
        }
    }
}

/// What stands between bar and footer: they tell of keys and saves, which belong to the session.
fn body(desk: &mut Session) -> String {
    let screen = desk.screen();
    let lines: Vec<&str> = screen.lines().collect();
    lines[1..lines.len() - 2].join("\n")
}

#[test]
fn after_any_walk_the_desk_shows_what_one_shows_that_opens_the_record_anew() {
    for (seed, example) in (0..).zip(["customers-standard-contract", "hr-exempt", "website-policy"])
    {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut desk = Session::example(example, WIDE, HIGH);
        for _ in 0..2 {
            for _ in 0..random.usize(1..6) {
                let (at, field) = place(&desk, &mut random);
                match random.u8(0..12) {
                    0..6 => drop(desk.stores(&at, &words(field, &mut random))),
                    6 | 7 => drop(desk.ctrl('z')),
                    8 => drop(desk.ctrl('y')),
                    9 => drop(desk.key(F(9))),
                    10 => drop(desk.key(F(2)).key(Esc).key(F(3)).key(Esc)),
                    _ => drop(desk.go(&at).key(Delete).key(Esc)),
                }
            }
            // A day of the record moves, too.
            if random.bool() {
                desk.stores("record/start", ["2023-07-01", "2026-11-20"][random.usize(0..2)]);
            }
            let mut fresh = desk.anew(WIDE, HIGH);
            for section in SECTIONS {
                let row = if section.is_single() || desk.count_rows(section.id) == 0 {
                    String::new()
                } else {
                    format!("/{}", desk.first_row(section.id))
                };
                let at = format!("{}{row}/{}", section.id, section.fields[0].id);
                if section.is_single() || !row.is_empty() {
                    let shown = [&mut desk, &mut fresh].map(|desk| body(desk.go(&at)));
                    assert_eq!(shown[0], shown[1], "{example} at {at}");
                    // The table of all rows.
                    let shown = [&mut desk, &mut fresh].map(|desk| body(desk.key(Esc)));
                    assert_eq!(shown[0], shown[1], "{example} above {at}");
                }
                for desk in [&mut desk, &mut fresh] {
                    desk.go("record/title");
                }
            }
            for page in [F(2), F(3)] {
                let shown = [&mut desk, &mut fresh].map(|desk| body(desk.key(page)));
                assert_eq!(shown[0], shown[1], "{example} on {page:?}");
                for desk in [&mut desk, &mut fresh] {
                    desk.key(Esc);
                }
            }
        }
        desk.goes_on();
    }
}
