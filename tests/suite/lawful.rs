//! What the source of the law may not hold: a number or a day that stands bare, a citation of a place that is not there.

use std::panic::catch_unwind;

use chujing::source::{
    CIVIL_CODE, GBT_45574, GBT_46068, INSTRUMENTS, Instrument, NDSMR, PCF, PIPL, SAG, SCG, SCM,
    cite,
};

use crate::source::{files, without_tests};

/// What explains a number on its line: a day, or the period of a clock, which has days and sources of its own.
const EXPLAINED: [&str; 5] = ["Day::of(", "working_days(", "years(", "Length::", "prepare: "];

/// What a day may belong to: a rule, a clock, a figure, a constant with a name.
const DAYS: [&str; 6] =
    ["in_force: ", "from: ", "until: ", "const ", "pub(in crate::law) const ", "(Day::of"];

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

/// The ways to cite.
const CITES: [&str; 4] = ["cite(&", "secondary(&", "reading(&", "practice(&"];

#[test]
fn every_citation_names_a_place_that_is_there() {
    let mut seen = 0;
    for (path, text) in files() {
        for after in CITES.iter().flat_map(|call| text.split(call).skip(1)) {
            let Some((name, after)) = after.split_once(", \"") else { continue };
            let place = after.split('"').next().unwrap();
            let is_named = |one: &&&Instrument| one.id.eq_ignore_ascii_case(name);
            let Some(instrument) = INSTRUMENTS.iter().find(is_named) else { continue };
            seen += 1;
            let read = catch_unwind(|| cite(instrument, place).article.to_string());
            assert_eq!(read.ok().as_deref(), Some(place), "{}: {name}", path.display());
        }
    }
    assert!(seen > 500, "the citations are found");
}

#[test]
fn places_are_written_as_the_law_writes_them() {
    for (instrument, place, chinese) in [
        (&PCF, "", ""),
        (&PCF, "Art. 5(1)(2)", "第五条第一款第二项"),
        (&NDSMR, "Art. 35(6)", "第三十五条第六项"),
        (&PIPL, "Art. 13 para. 2", "第十三条第二款"),
        (&PIPL, "Art. 17, 39", "第十七条、第三十九条"),
        (&PIPL, "Art. 44-50", "第四十四条至第五十条"),
        (&CIVIL_CODE, "Art. 203", "第203条"),
        (&SCM, "annex", "附件"),
        (&SAG, "annex 3, 4", "附件3, 4"),
        (&SCG, "Part 3(2)", "第三部分（二）"),
        (&SCG, "Part 2", "第二部分"),
        (&SCM, "annex Art. 6(1)", "附件（标准合同）第六条第一项"),
        (&SCM, "annex Appendix I", "附件标准合同附录一"),
        (&SCM, "annex Appendix I (10)", "附件标准合同附录一（十）"),
        (&SCM, "annex head", "附件标准合同首部"),
        (&GBT_46068, "4, 5.1", " 4, 5.1"),
        (&GBT_45574, "5.5 b)", " 5.5 b)"),
        (&GBT_46068, "annex A", " 附录A"),
    ] {
        let citation = cite(instrument, place);
        assert_eq!(citation.article.to_string(), place);
        assert_eq!(citation.spoken().zh, format!("{}{chinese}", instrument.short.zh));
    }
}

/// In a static none of these builds.
#[test]
fn a_slip_of_the_pen_or_an_article_that_is_not_there_is_refused() {
    for (instrument, place) in [
        (&PCF, "Art. 99"),
        (&PCF, "Art. 13-15"),
        (&SCM, "annex Art. 10"),
        (&PIPL, "Art 5"),
        (&PIPL, "Art. "),
        (&PIPL, "Art. x"),
        (&PIPL, "Art. 0"),
        (&PIPL, "Art. 5(1"),
        (&PIPL, "Art. 5(1)(2)(3)"),
        (&PIPL, "Art. 5,8"),
        (&PIPL, "Art. 5, 8,"),
        (&PIPL, "Art. 50-44"),
        (&PIPL, "Art. 5 para 2"),
        (&SCM, "annex head 2"),
        (&SAG, "annex  3"),
        (&SCG, "Part three"),
        (&GBT_45574, "5."),
        (&GBT_45574, "5.5 b"),
        (&GBT_45574, "5.5 )"),
    ] {
        assert!(catch_unwind(|| cite(instrument, place)).is_err(), "{place} passes");
    }
}
