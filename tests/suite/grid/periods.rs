//! The periods, fines and standings of the table held against the clocks and provisions of the program; no line is passed over.

use std::collections::BTreeSet;

use chujing::day::Day;
use chujing::law::clock::{self, Clock, Length, Unit};
use chujing::law::liability;
use chujing::source::Status;

use super::words::{SPOKEN_OF, Word, words};

/// Which clocks count the period of a line.
#[rustfmt::skip]
const PERIODS: [(&str, &[&str]); 44] = [
    ("FIG-046", &["sc.file"]),
    ("FIG-047", &["sc.review", "sc.rereview"]),
    ("FIG-048", &["sc.supplement"]),
    ("FIG-049", &["sc.pipia_fresh"]),
    ("FIG-050", &["sa.complete"]),
    ("FIG-051", &["sa.accept"]),
    ("FIG-052", &["sa.decide"]),
    ("FIG-053", &["sa.review"]),
    ("FIG-054", &["sa.valid"]),
    ("FIG-055", &["sa.valid"]),
    ("FIG-057", &["sa.ext_window"]),
    ("FIG-058", &["sa.self_fresh"]),
    ("FIG-059", &["sa.ext_complete"]),
    ("FIG-060", &["sa.ext_decide"]),
    ("FIG-061", &["cert.valid"]),
    ("FIG-062", &["cert.renew"]),
    ("FIG-063", &["cert.body_report"]),
    ("FIG-064", &["cert.body_file"]),
    ("FIG-066", &["gba.file"]),
    ("FIG-067", &["gba.file"]),
    ("FIG-068", &["gba.pipia_fresh"]),
    ("FIG-069", &["imp.new"]),
    ("FIG-070", &["small.merger"]),
    ("FIG-071", &["small.shown"]),
    ("FIG-072", &["small.audit", "small.keep"]),
    ("FIG-073", &["pipia.keep"]),
    ("FIG-074", &["audit.rectified"]),
    ("FIG-076", &["pipo.report", "pipo.change"]),
    ("FIG-077", &["face.file", "face.change", "face.end"]),
    ("FIG-078", &["risk.report"]),
    ("FIG-079", &["risk.rectified"]),
    ("FIG-080", &["risk.keep"]),
    ("FIG-081", &["inc.ciio"]),
    ("FIG-082", &["inc.state"]),
    ("FIG-083", &["inc.general"]),
    ("FIG-084", &["inc.final"]),
    ("FIG-085", &["prod.risk"]),
    ("FIG-086", &["pipia.keep"]),
    ("FIG-087", &["rec.keep"]),
    ("FIG-088", &["ec.keep"]),
    ("FIG-089", &["log.keep"]),
    ("FIG-090", &["minors.audit"]),
    ("FIG-091", &["auto.annual"]),
    ("FIG-114", &["log.keep"]),
];

/// Which provision names the fine of a line, and how it words it.
#[rustfmt::skip]
const FINES: [(&str, &str, &str); 17] = [
    ("FIG-092", "pipl_66", "100万元以下"),
    ("FIG-093", "pipl_66", "1万元以上10万元以下"),
    ("FIG-094", "pipl_66", "5000万元以下或者上一年度营业额5%以下"),
    ("FIG-095", "pipl_66", "10万元以上100万元以下"),
    ("FIG-096", "dsl_45", "5万元以上50万元以下"),
    ("FIG-097", "dsl_45", "50万元以上200万元以下"),
    ("FIG-098", "dsl_46", "10万元以上100万元以下"),
    ("FIG-099", "dsl_46", "100万元以上1000万元以下"),
    ("FIG-100", "dsl_46", "责任人员10万元以上100万元以下"),
    ("FIG-101", "dsl_48", "10万元以上100万元以下"),
    ("FIG-102", "dsl_48", "100万元以上500万元以下"),
    ("FIG-103", "ndsmr_55", "100万元以下"),
    ("FIG-104", "ndsmr_57", "5万元以上50万元以下"),
    ("FIG-105", "ndsmr_57", "50万元以上200万元以下"),
    ("FIG-115", "csl_61", "5万元以上50万元以下"),
    ("FIG-116", "csl_61", "50万元以上200万元以下"),
    ("FIG-117", "csl_61", "200万元以上1000万元以下"),
];

/// Lines that a clock tells in words: the line, the clock, and what it has to say.
#[rustfmt::skip]
const WORDED: [(&str, &str, &str); 12] = [
    ("FIG-031", "audit.rectified", "100万人以上"),
    ("FIG-032", "audit.rectified", "10万人以上敏感"),
    ("FIG-033", "face.file", "恰好10万人按达到处理"),
    ("FIG-035", "minors.audit", "不满十八周岁"),
    ("FIG-040", "inc.general", "100万人以上为较大"),
    ("FIG-041", "inc.general", "1000万人以上为重大"),
    ("FIG-042", "inc.general", "1亿人以上为特别重大"),
    ("FIG-043", "inc.general", "500万元"),
    ("FIG-044", "inc.general", "2000万元"),
    ("FIG-045", "inc.general", "1亿元"),
    ("FIG-065", "cert.body_file", "30个工作日"),
    ("FIG-075", "audit.large", "连续三次以上"),
];

/// Lines that neither a figure of persons, nor a clock, nor a provision holds, with the reason.
#[rustfmt::skip]
const ELSEWHERE: [(&str, &str); 17] = [
    ("FIG-017", "the exemption of small handlers is that of everybody: FIG-007"),
    ("FIG-019", "the guideline restates the figures of the Provisions"),
    ("FIG-020", "the guideline restates the figures of the Provisions"),
    ("FIG-024", "each list has figures of its own, which the user enters"),
    ("FIG-034", "an age that people answer by group"),
    ("FIG-037", "a criterion of likelihood that a person judges"),
    ("FIG-038", "a criterion of likelihood that a person judges"),
    ("FIG-039", "a rate: held by the tests of the extension"),
    ("FIG-056", "of days when no result could be extended yet"),
    ("FIG-106", "how a word is read: held by the bounds"),
    ("FIG-107", "how a word is read: held by the bounds"),
    ("FIG-108", "how a word is read: held by the bounds"),
    ("FIG-109", "how a word is read: held by the bounds"),
    ("FIG-110", "how a word is read: held by the bounds"),
    ("FIG-111", "how a word is read: held by the bounds"),
    ("FIG-112", "how a word is read: held by the bounds"),
    ("FIG-113", "how a word is read: held by the bounds"),
];

fn clock(id: &str) -> &'static Clock {
    clock::catalog::all().find(|clock| clock.id == id).unwrap_or_else(|| panic!("no clock {id}"))
}

fn line<'a>(words: &'a [Word], id: &str) -> &'a Word {
    words.iter().find(|word| word.id == id).unwrap_or_else(|| panic!("no line {id}"))
}

/// The length of a clock on a day, in the words of the table.
fn length(clock: &Clock, day: Day) -> (String, &'static str) {
    let unit = |unit: Unit| match unit {
        Unit::WorkingDays => "working day",
        Unit::Days => "day",
        Unit::Months => "month",
        Unit::Years => "year",
        Unit::Hours => "hour",
    };
    match clock.length {
        Length::Of(n, of) => (n.to_string(), unit(of)),
        Length::Changed(figure, of) => (figure.on(day).unwrap().0.to_string(), unit(of)),
        Length::SameYear(12, date) => (format!("{date} December"), "calendar day"),
        Length::NextYear(1, date) => (format!("{date} January"), "calendar day"),
        other => panic!("{}: {other:?}", clock.id),
    }
}

/// Whether the table takes a line for the text of the law or of a guide, and not for less.
fn is_firm(word: &Word) -> bool {
    matches!(word.standing.as_str(), "primary" | "guidance")
}

#[test]
fn each_clock_is_as_long_and_as_firm_as_the_table_says() {
    let words = words();
    for (id, clocks) in PERIODS {
        let word = line(&words, id);
        for clock in clocks.iter().map(|id| clock(id)) {
            let (number, unit) = length(clock, word.from.max(clock.from));
            assert_eq!(number, word.figure, "{id}: {}", clock.id);
            assert!(word.unit.starts_with(unit), "{id}: {} and {unit}", word.unit);
            assert!(
                clock.from <= word.from || id == "FIG-086",
                "{id}: {} begins too late",
                clock.id
            );
            let firmest = clock.sources.iter().map(|source| source.status).min();
            assert!(
                is_firm(word) == (firmest == Some(Status::Primary)) || IS_SPLIT.contains(&id),
                "{id}"
            );
            let has_word = clock.point.is_some() || !clock.advice.is_empty();
            assert!(
                word.cautious == "-" || has_word,
                "{id}: {} is silent on an open line",
                clock.id
            );
        }
    }
}

/// Lines of a clock whose sources stand differently, so that the firmest is not the line's own.
const IS_SPLIT: [&str; 2] = [
    // The yearly audit is the regulations' and was read, its day is the notice's and was not.
    "FIG-090", // The numbering up to 2025 was not compared, the one since was.
    "FIG-114",
];

#[test]
fn each_fine_is_the_one_of_the_table() {
    let words = words();
    for (id, provision, says) in FINES {
        let word = line(&words, id);
        let one = liability::ALL.iter().find(|one| one.id == provision).unwrap();
        assert!(one.says.zh.contains(says), "{id}: {provision} does not say {says}");
        assert!(
            one.in_force(word.from) && !one.in_force(word.from.plus_days(-1).unwrap()),
            "{id}: {provision}"
        );
        assert_eq!(is_firm(word), one.source.status == Status::Primary, "{id}: {provision}");
        // What the program writes is the figure of the table.
        let ten_thousands =
            |yuan: &str| yuan.parse::<u64>().map(|yuan| format!("{}万元", yuan / 10_000));
        for end in word.figure.split("..").filter_map(|end| ten_thousands(end).ok()) {
            assert!(one.says.zh.contains(&end), "{id}: {end}");
        }
    }
    for (id, of, says) in WORDED {
        let (word, clock) = (line(&words, id), clock(of));
        assert!(is_firm(word), "{id}");
        assert!(
            format!("{}{}", clock.means.zh, clock.advice.zh).contains(says),
            "{id}: {of}: {says}"
        );
    }
}

#[test]
fn no_line_of_the_table_is_passed_over() {
    let mut held: BTreeSet<&str> =
        SPOKEN_OF.iter().flat_map(|(_, ids)| ids.iter().copied()).collect();
    held.extend(PERIODS.iter().map(|(id, _)| *id));
    held.extend(FINES.iter().map(|(id, ..)| *id));
    held.extend(WORDED.iter().map(|(id, ..)| *id));
    for (id, why) in ELSEWHERE {
        assert!(!why.is_empty() && held.insert(id), "{id} is held after all");
    }
    let words = words();
    let passed: Vec<&String> =
        words.iter().map(|word| &word.id).filter(|id| !held.contains(id.as_str())).collect();
    assert!(passed.is_empty(), "{passed:?}");
    assert_eq!(held.len(), words.len());
}
