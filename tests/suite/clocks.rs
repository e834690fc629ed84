//! Clocks: whole as declared, right on their cases, and the working days as a second source has them.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use chujing::day::Day;
use chujing::day::calendar::Calendar;
use chujing::form::options::{EVENTS, event};
use chujing::form::{Answers, Facts};
use chujing::law::clock::{Deadline, Nature, Trigger, catalog, deadlines};
use chujing::law::{Mechanism, Survey, open_points};
use chujing::source::INSTRUMENTS;
use serde_json::{Value, json};

use crate::registry::both;
use crate::source::root;

const OPEN: Mechanism = Mechanism::Undetermined;

fn data(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

#[test]
fn clocks_are_whole() {
    let mut seen = HashSet::new();
    let mut used = HashSet::new();
    for clock in catalog::all() {
        assert!(seen.insert(clock.id), "{} stands twice", clock.id);
        both(clock.title, clock.id);
        both(clock.means, clock.id);
        both(clock.missed.text(), clock.id);
        both(clock.who.label(), clock.id);
        assert_eq!(clock.advice.zh.is_empty(), clock.advice.en.is_empty(), "{}", clock.id);
        let said = clock.length.said();
        assert!(!said.zh.is_empty() && !said.en.is_empty(), "{}", clock.id);
        assert!(!clock.sources.is_empty(), "{} has no source", clock.id);
        assert!(
            clock.sources.iter().all(|source| INSTRUMENTS.contains(&source.instrument)),
            "{} cites what is not listed",
            clock.id
        );
        assert!(clock.from.civil().is_some() && clock.until.is_none_or(|day| clock.from <= day));
        assert!(
            clock.point.is_none_or(|point| open_points::ALL.contains(&point)),
            "{}: its open point is not listed",
            clock.id
        );
        assert!(!clock.runs_from.is_empty(), "{} runs from nothing", clock.id);
        let also = match clock.nature {
            Nature::Keep(kinds) => kinds,
            Nature::Fresh(_) => &[event::SA_SELF_FINISHED, event::PIPIA_FINISHED],
            _ => &[],
        };
        let starts = clock.runs_from.iter().filter_map(|trigger| match trigger {
            Trigger::Event(kind) | Trigger::Again { kind, .. } => Some(*kind),
            Trigger::Field(section, field) => {
                assert!(section.fields.contains(field), "{}: a foreign field", clock.id);
                None
            }
            Trigger::Effect(_) => None,
        });
        let ends = clock.ended_by.iter().chain(clock.overtaken_by).copied();
        for kind in starts.chain(ends).chain(also.iter().copied()) {
            assert!(EVENTS.of(kind).is_some(), "{}: no event {kind}", clock.id);
            used.insert(kind);
        }
    }
    for event in EVENTS.choices {
        assert!(used.contains(&event.code), "no clock runs from or ends with {}", event.code);
    }
}

fn answers(case: &Value) -> Answers {
    let mut tree = json!({});
    for (place, value) in case["set"].as_object().into_iter().flatten() {
        let parts: Vec<&str> = place.split('/').collect();
        match parts[..] {
            [section, field] => tree[section][field] = value.clone(),
            [section, row, field] => {
                if tree[section].is_null() {
                    tree[section] = json!([{ "id": row }]);
                }
                tree[section][0][field] = value.clone();
            }
            _ => panic!("{place}"),
        }
    }
    let rows = case["events"].as_array().into_iter().flatten().enumerate().map(|(n, row)| {
        let mut row = row.clone();
        row["id"] = json!(format!("e{n}"));
        row
    });
    tree["events"] = rows.collect();
    Answers::from_json(tree).unwrap()
}

fn wrong(deadline: &Deadline, expected: &Value) -> Option<String> {
    let is = json!(deadline);
    for (key, wanted) in expected.as_object().unwrap() {
        let found = match key.as_str() {
            "note" => {
                let notes = is["notes"].to_string();
                if notes.contains(wanted.as_str().unwrap()) { wanted.clone() } else { json!(notes) }
            }
            "provisional" => json!(!is["provisional"].is_null()),
            key => is[key].clone(),
        };
        if found != *wanted {
            return Some(format!("{key} is {found}, not {wanted}"));
        }
    }
    None
}

#[test]
fn every_case_of_a_clock_holds() {
    let cases = data("tests/cases/clocks.json");
    let mut failed = Vec::new();
    let mut tried = HashSet::new();
    for case in cases.as_array().unwrap() {
        let id = case["clock"].as_str().unwrap();
        tried.insert(id);
        let answers = answers(case);
        let on = Day::parse(case["on"].as_str().unwrap()).unwrap();
        let mechanism = case["mechanism"].as_str().map_or_else(
            || Survey::of(&answers).verdict.mechanism,
            |code| serde_json::from_value(json!(code)).unwrap(),
        );
        let found = deadlines(&Facts::new(&answers), mechanism, &Calendar::built_in(), on);
        let found: Vec<_> = found.iter().filter(|deadline| deadline.clock.id == id).collect();
        let expected = case["expect"].as_array().unwrap();
        let name = format!("{id} - {}", case["name"]);
        if found.len() != expected.len() {
            failed.push(format!("{name}: {} deadlines", found.len()));
        }
        for (deadline, expected) in found.iter().zip(expected) {
            failed.extend(wrong(deadline, expected).map(|why| format!("{name}: {why}")));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    for clock in catalog::all() {
        assert!(tried.contains(clock.id), "{} has no case", clock.id);
    }
}

#[test]
fn deadlines_stand_in_the_order_of_their_days() {
    let answers = Answers::from_json(json!({ "events": [
        { "id": "a", "kind": "representative_named", "day": "2026-01-05" },
        { "id": "b", "kind": "certificate_issued", "day": "2026-03-02" },
        { "id": "c", "kind": "sc_submitted", "day": "2026-04-30" },
        { "id": "d", "kind": "soon", "day": "2026-04-30" },
        { "id": "e", "kind": "sa_applied", "day": "later" },
    ]}))
    .unwrap();
    let found = deadlines(&Facts::new(&answers), OPEN, &Calendar::built_in(), Day::of(2026, 5, 1));
    let ids: Vec<&str> = found.iter().map(|deadline| deadline.clock.id).collect();
    assert_eq!(
        ids,
        [
            "cert.body_report",
            "sc.pipia_fresh",
            "sc.review",
            "cert.renew",
            "cert.valid",
            "rep.report"
        ],
        "drafts give none"
    );
    let none = Answers::default();
    let found = deadlines(&Facts::new(&none), OPEN, &Calendar::built_in(), Day::of(2026, 5, 1));
    assert!(found.is_empty());
}

/// The dates of the second source were taken as facts; it and the program were made independently of each other.
#[test]
fn a_second_source_has_the_same_working_days() {
    let second = data("tests/data/second_calendar.json");
    let calendar = Calendar::built_in();
    for (year, days) in second["years"].as_object().unwrap() {
        let list = |key: &str| -> HashSet<Day> {
            let days = days[key].as_array().unwrap().iter();
            days.map(|day| Day::parse(day.as_str().unwrap()).unwrap()).collect()
        };
        let (off, worked) = (list("weekdays_off"), list("weekend_days_worked"));
        let mut day = Day::of(year.parse().unwrap(), 1, 1);
        let mut total = 0;
        while day.to_string().starts_with(year) {
            let expected = worked.contains(&day) || (!day.is_weekend() && !off.contains(&day));
            assert_eq!(calendar.working(day).is_worked(), expected, "{day}");
            total += u64::from(expected);
            day = day.plus_days(1).unwrap();
        }
        assert_eq!(days["working_days"], total, "{year}");
    }
    assert_eq!(calendar.years().count(), second["years"].as_object().unwrap().len());
}

fn run(dir: &Path, arguments: &[&str]) -> Output {
    crate::program().arg("--workspace").arg(dir).args(arguments).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn days_are_counted_on_the_command_line() {
    let dir = tempfile::tempdir().unwrap();
    let workday = |arguments: &[&str]| text(&run(dir.path(), &[&["workday"], arguments].concat()));
    assert!(workday(&["2026-09-28", "10"]).starts_with("2026-10-16\n自2026-09-28起第10个工作日"));
    assert!(workday(&["2026-12-31", "-60"]).starts_with("2026-10-09\n"));
    assert!(workday(&["2026-12-21", "15"]).contains("暂定"));
    assert!(workday(&["2026-10-10", "0"]).contains("调休上班日"));
    assert_eq!(run(dir.path(), &["workday", "2026-10-10", "999999"]).status.code(), Some(2));
    let file = dir.path().join("2027.json");
    let mut off: Vec<String> = (1..=10).map(|day| format!("2027-02-{day:02}")).collect();
    off.extend(["01-01", "05-01", "10-01", "10-02", "10-03"].map(|day| format!("2027-{day}")));
    let year = json!({ "year": 2027, "notice": "a test", "off": off, "work": ["2027-01-02"] });
    fs::write(&file, year.to_string()).unwrap();
    let file = file.to_str().unwrap();
    let settled = workday(&["2026-12-21", "15", "--calendar", file, "--format", "json"]);
    let settled: Value = serde_json::from_str(&settled).unwrap();
    assert_eq!((&settled["day"], &settled["provisional"]), (&json!("2027-01-11"), &Value::Null));
    fs::write(file, year.to_string().replace("2027-01-02", "2027-01-04")).unwrap();
    let refused = run(dir.path(), &["workday", "2026-12-21", "15", "--calendar", file]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("2027.json") && said.contains("2027-01-04"), "{said}");
}

#[test]
fn the_deadlines_of_a_record_can_be_had_as_text_json_and_calendar() {
    let dir = tempfile::tempdir().unwrap();
    let path = text(&run(dir.path(), &["new", "期限", "--as-of", "2026-11-22"]));
    let file = path.trim();
    assert!(text(&run(dir.path(), &["deadlines", file])).contains("还没有开始计算的期限"));
    run(dir.path(), &["add", file, "events", "kind=标准合同生效", "day=2026-11-20", "--id", "c"]);
    let said = text(&run(dir.path(), &["deadlines", file, "--lang", "en"]));
    assert!(said.contains("As of 2026-11-22") && said.contains("2026-12-04 [due soon]"), "{said}");
    let json =
        text(&run(dir.path(), &["deadlines", file, "--on", "2026-12-05", "--format", "json"]));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["deadlines"][0]["state"], "overdue");
    assert_eq!(json["deadlines"][0]["place"], "events/c/day");
    let calendar = text(&run(dir.path(), &["deadlines", file, "--format", "ics"]));
    assert!(
        calendar.contains("\r\nUID:sc.file.events.c.day.due.") && calendar.contains(":20261204")
    );
    // What it is of, and that the day may move, stands where every program shows it.
    let whole = calendar.replace("\r\n ", "");
    assert!(
        whole.lines().any(|line| line.starts_with("SUMMARY:") && line.contains("期限")),
        "{whole}"
    );
    assert!(whole.contains("TRIGGER:-P7D") && !whole.contains("DTSTAMP:20261122T000000Z"));
    // A file is brought up to date: what moved has a later number, what is done is cancelled, what stays is as it was.
    let to = dir.path().join("out.ics");
    let written = || {
        let shown = run(dir.path(), &["deadlines", file, "--to", to.to_str().unwrap()]);
        assert!(shown.status.success(), "{}", String::from_utf8_lossy(&shown.stderr));
        std::fs::read_to_string(&to).unwrap()
    };
    let number = |text: &str| -> u64 {
        let line = text.lines().find_map(|line| line.strip_prefix("SEQUENCE:"));
        line.unwrap().parse().unwrap()
    };
    let first = written();
    assert_eq!(written(), first);
    run(dir.path(), &["set", file, "events/c/day", "2026-11-19"]);
    let moved = written();
    assert!(number(&moved) > number(&first) && moved.contains(":20261203"), "{moved}");
    run(dir.path(), &["remove", file, "events/c"]);
    assert!(written().contains("STATUS:CANCELLED"));
    let none = run(dir.path(), &["deadlines", file, "--format", "ics"]);
    assert_eq!((none.status.code(), none.stdout.len()), (Some(1), 0));
    let clocks = text(&run(dir.path(), &["clocks", "--format", "json"]));
    let clocks: Value = serde_json::from_str(&clocks).unwrap();
    assert_eq!(clocks.as_array().unwrap().len(), catalog::all().count());
    assert!(text(&run(dir.path(), &["clocks", "--lang", "en"])).contains("sc.file"));
}
