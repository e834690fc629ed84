//! How far the people of a legal entity are from each line of the law that divides the paths, on a day.
//!
//! A number that is open stays a range, and so does what is left below a line: no headroom is told that an open answer could take.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::day::Day;
use crate::form::{Answers, Facts, Range};
use crate::source::{LawFiles, PCF};
use crate::text::{Phrase, Text, grouped, phrase, t};

use super::distinct::Solver;
use super::figures::{Figure, dividing};
use super::headcount::{Headcount, Sum};
use super::open_points::INCLUDE;
use super::outlook;
use super::share::{Counter, Share, Window};
use super::{Ledger, Mechanism, Policy};

/// A line of the law, and the people held against it.
#[derive(Clone, Debug)]
pub struct Headroom {
    /// The figure of the law.
    pub figure: &'static Figure,
    /// The mechanism from it on.
    pub mechanism: Mechanism,
    /// Whether persons with sensitive data are counted.
    pub is_sensitive: bool,
    /// From this number on.
    pub line: u64,
    /// The people of the window of the law up to the day.
    pub now: Range,
    /// The same up to 31 December, as expected.
    pub forecast: Range,
    /// About when the forecast reaches the line, growing evenly; nothing where a number is not exact, or it does not.
    pub day: Option<Day>,
}

/// The people of an entity, from the ledger of all its records on that day, against each line of the day, ordinary data first.
pub fn headroom(ledger: &Ledger, day: Day, files: &LawFiles) -> Vec<Headroom> {
    let (nothing, solver) = (Answers::default(), Solver::default());
    let facts = Facts::at(&nothing, day).under(files);
    let mut out = Vec::new();
    for (is_sensitive, counter) in [(false, Counter::Ordinary), (true, Counter::Sensitive)] {
        let figures = dividing(&facts, is_sensitive);
        let lines: Vec<u64> = figures.iter().map(|(.., line)| *line).collect();
        let people = |window| {
            let mut sum = Sum::of(ledger, window, counter, &solver);
            sum.count(ledger, &Share::default(), counter, &lines, false).range
        };
        let window = Window::deciding(day);
        let now = people(window);
        // The rules of before know no forecast.
        let forecast = if window == Window::TwoYears { now } else { people(Window::Forecast) };
        out.extend(figures.into_iter().map(|(figure, mechanism, line)| {
            Headroom {
                figure,
                mechanism,
                is_sensitive,
                line,
                now,
                forecast,
                day: (now.reaches(line) == Some(false))
                    .then(|| outlook::on(day, now, forecast, line))
                    .flatten(),
            }
        }));
    }
    out
}

/// Whether it is the people with sensitive data that decide: of them a higher line is reached, or may be, or one as high is nearer.
pub fn is_sensitive_deciding(facts: &Facts<'_>, counts: &Headcount) -> bool {
    let weight = |people: Range, is_sensitive: bool| {
        let lines: Vec<u64> =
            dividing(facts, is_sensitive).into_iter().map(|(.., line)| line).collect();
        let count = |is: &dyn Fn(u64) -> bool| lines.iter().filter(|line| is(**line)).count();
        let reached = count(&|line| people.low >= line);
        let open = count(&|line| people.high.is_none_or(|high| high >= line));
        let next = lines.iter().find(|line| people.low < **line).copied();
        (reached, open, next.map(|line| people.low.saturating_mul(NEAR) / line.max(1)))
    };
    weight(counts.sensitive.range, true) > weight(counts.ordinary.range, false)
}

/// In what parts of a line it is told which number is nearer to its own.
const NEAR: u64 = 1_000;

impl Headroom {
    /// Whether the line is reached; nothing while that is open.
    pub fn is_reached(&self) -> Option<bool> {
        self.now.reaches(self.line)
    }

    /// How many more people reach the line.
    pub fn left(&self) -> Range {
        let below = |people: u64| self.line.saturating_sub(people);
        Range { low: self.now.high.map_or(0, below), high: Some(below(self.now.low)) }
    }

    /// What is counted, in a word.
    pub const fn counted(&self) -> Text {
        if self.is_sensitive { t("敏感", "sensitive") } else { t("一般", "ordinary") }
    }

    /// How far it is to the line, in a few words.
    pub fn said_left(&self) -> Phrase {
        match self.is_reached() {
            Some(true) => phrase("已达到", "reached"),
            Some(false) => {
                let left = self.left().spoken();
                said!("还差{left}", "{left} left", left)
            }
            None => phrase("可能已达到", "may be reached"),
        }
    }

    /// Whether nobody said how many it will be at most, where it is known how many there are: then nothing is expected of a line.
    pub fn lacks_forecast(&self) -> bool {
        self.forecast.high.is_none() && self.now.high.is_some()
    }

    /// What the forecast makes of a line that is not reached; nothing where it stays below.
    pub fn said_forecast(&self) -> Option<Phrase> {
        if self.is_reached() == Some(true) {
            return None;
        }
        if let Some(day) = self.day {
            let day = day.spoken();
            return Some(said!(
                "预计约在{day}达到（按匀速推算）",
                "expected about {day}, growing evenly",
                day
            ));
        }
        match self.forecast.reaches(self.line) {
            Some(true) => Some(phrase("预计年内达到", "expected within the year")),
            None if self.lacks_forecast() => {
                Some(phrase("预计人数没有填全", "the forecast is not given in full"))
            }
            None if self.forecast != self.now => {
                Some(phrase("预计年内可能达到", "may be reached within the year"))
            }
            Some(false) | None => None,
        }
    }

    /// All of it in a sentence.
    pub fn said(&self) -> Phrase {
        let (now, line) = (self.now.spoken(), grouped(self.line));
        let (counted, left) = (self.counted(), self.said_left());
        let forecast = self.said_forecast().map_or_else(Phrase::default, |forecast| {
            said!("；{forecast}", "; {forecast}", forecast)
        });
        said!(
            "{counted}人数{now}；{line}人起{mechanism}：{left}{forecast}",
            "{counted}: {now}; from {line} on {mechanism}: {left}{forecast}",
            counted,
            now,
            line,
            mechanism = self.mechanism.short(),
            left,
            forecast,
        )
    }
}

impl Serialize for Headroom {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "figure": self.figure.id,
            "counter": if self.is_sensitive { "sensitive" } else { "ordinary" },
            "mechanism": self.mechanism,
            "line": self.line,
            "people": self.now,
            "reached": self.is_reached(),
            "left": self.left(),
            "forecast": self.forecast,
            "crosses": self.day,
            "says": self.said(),
        })
        .serialize(to)
    }
}

/// Whom the numbers of a day count, under the company's policy.
pub fn counted(day: Day, policy: &Policy) -> Text {
    if day < PCF.from {
        t("自上年1月1日起累计的人数", "persons since 1 January of the previous year")
    } else if policy.follows(&INCLUDE) {
        t("当年累计人数，含豁免场景的人", "persons this year, exempt flows counted too")
    } else {
        t("当年累计人数，不含豁免场景的人", "persons this year, exempt flows left out")
    }
}
