//! What the source of the law may not hold: a number or a day that stands bare, a citation of a place that is not there.

use std::panic::catch_unwind;

use chujing::source::{INSTRUMENTS, cite};

use crate::source::{files, without_tests};

/// What explains a number on its line: a day, or the period of a clock, which has days and sources of its own.
const EXPLAINED: [&str; 5] = ["Day::of(", "working_days(", "years(", "Length::", "prepare: "];

/// What a day may belong to: a rule, a clock, a figure, a constant with a name.
const DAYS: [&str; 5] = ["in_force: ", "from: ", "until: ", "const ", "(Day::of"];

/// The code of a line: without what is quoted, and without comments.
fn code(line: &str) -> String {
    let outside: String = line.replace("\\\"", "").split('"').step_by(2).collect();
    outside.split("//").next().unwrap_or_default().trim().to_owned()
}

#[test]
fn no_figure_of_the_law_stands_bare() {
    let rooms = ["/law/catalog/", "/law/duties/", "/law/clock/catalog/"];
    let (rooms, files) = (|path: &str| rooms.iter().any(|room| path.contains(room)), files());
    let of_law = files.iter().filter(|(path, _)| rooms(&path.to_string_lossy()));
    let lines = of_law.flat_map(|(path, text)| {
        without_tests(text).lines().map(move |line| (path.display(), code(line)))
    });
    let mut seen = 0;
    for (path, line) in lines {
        seen += 1;
        let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        let is_bare = words.any(|word| word.replace('_', "").parse::<u64>().is_ok_and(|n| n > 1));
        let is_explained = EXPLAINED.iter().any(|head| line.contains(head));
        assert!(!is_bare || is_explained, "{path}: a figure in `{line}`");
        let is_of_something = DAYS.iter().any(|head| line.starts_with(head));
        assert!(!line.contains("Day::of(") || is_of_something, "{path}: a day in `{line}`");
    }
    assert!(seen > 3_000, "the law is found");
}

#[test]
fn every_citation_names_a_place_that_is_there() {
    let mut seen = 0;
    for (path, text) in files() {
        for (_, after) in
            text.match_indices("cite(&").map(|(at, head)| text.split_at(at + head.len()))
        {
            let Some((name, after)) = after.split_once(", \"") else { continue };
            let place = after.split('"').next().unwrap();
            let Some(instrument) = INSTRUMENTS.iter().find(|one| one.id.eq_ignore_ascii_case(name))
            else {
                continue;
            };
            seen += 1;
            let read = catch_unwind(|| cite(instrument, place).article.to_string());
            assert_eq!(read.ok().as_deref(), Some(place), "{}: {name}", path.display());
        }
    }
    assert!(seen > 500, "the citations are found");
    // Art. 99 of the fourteen of the Provisions, or a slip of the pen, is refused while compiling.
    for (instrument, place) in
        [("pcf", "Art. 99"), ("pipl", "Art 5"), ("scm", "annex Art. 10"), ("sam", "Art. 4(1)(3")]
    {
        let instrument = INSTRUMENTS.iter().find(|one| one.id == instrument).unwrap();
        assert!(catch_unwind(|| cite(instrument, place)).is_err(), "{place} passes");
    }
}
