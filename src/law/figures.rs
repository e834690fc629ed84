//! The figures of the law, each with the days its values began, their sources, and the rules that read it.
//!
//! A number of persons stands here and nowhere else among the rules; so does the word that holds others against it ([`Bound`]),
//! which says on which side the number itself lies. Rules and clocks ask the figure, and compare nothing themselves.

mod persons;
mod rates;

use crate::day::Day;
use crate::form::catalog::handler;
use crate::form::{Answer, Facts, Lacking, Range, Tri};
use crate::source::{Citation, Dated, LawFiles, PCF};
use crate::text::Text;

use super::{Bound, Mechanism, Rule};
pub use persons::*;
pub use rates::*;

/// A figure of the law.
#[derive(Debug)]
pub struct Figure {
    /// Stable id.
    pub id: &'static str,
    /// What it counts, and what reaching it means.
    pub says: Text,
    /// The word of the text between a number and the figure: it decides on which side the number itself lies.
    pub bound: Bound,
    /// Its values through time.
    pub history: Dated<u64>,
    /// The rules that read it.
    pub rules: &'static [&'static Rule],
}

impl Figure {
    /// The figure that this program holds for `day`, with its source; `None` before the first one.
    pub fn on(&self, day: Day) -> Option<(u64, Citation)> {
        self.history.on(day)
    }

    /// The figure in force on `day` under what law files renew, with its source; `None` before the first one.
    pub fn under(&self, files: &LawFiles, day: Day) -> Option<(u64, Citation)> {
        let held = self.history.entry_on(day);
        match files.figure(self.id, day) {
            Some(new) if held.is_none_or(|(from, ..)| from <= new.from) => {
                Some((new.value, new.source))
            }
            _ => held.map(|(_, value, source)| (value, source)),
        }
    }

    /// The figure in force on the day of the facts, with its source: what every rule reads.
    pub(in crate::law) fn of(&self, facts: &Facts<'_>) -> Option<(u64, Citation)> {
        self.under(facts.law_files(), facts.day())
    }

    /// The smallest number that has passed the line of this program on `day`; `None` before the first figure.
    pub fn line(&self, day: Day) -> Option<u64> {
        let (value, source) = self.on(day)?;
        Some(self.past(value, source, day))
    }

    /// The smallest number that has passed the line on the day of the facts; `None` before the first figure.
    pub(in crate::law) fn line_of(&self, facts: &Facts<'_>) -> Option<u64> {
        let (value, source) = self.of(facts)?;
        Some(self.past(value, source, facts.day()))
    }

    /// The same by the newest figure, in force or to come.
    fn newest_line(&self, facts: &Facts<'_>) -> Option<u64> {
        let (from, value, source) = self.history.0.last().copied()?;
        let files = facts.law_files().figures.iter().filter(|one| one.figure == self.id);
        let newest = files.max_by_key(|one| one.from).filter(|one| one.from >= from);
        let (from, value, source) =
            newest.map_or((from, value, source), |one| (one.from, one.value, one.source));
        Some(self.past(value, source, facts.day().max(from)))
    }

    fn past(&self, value: u64, source: Citation, day: Day) -> u64 {
        value + u64::from(!self.bound.includes(source.instrument, day))
    }

    /// Whether a number has passed the line on the day of the facts; none has before the first figure.
    pub fn is_passed_by(
        &self,
        number: Range,
        facts: &Facts<'_>,
        lacking: impl FnOnce() -> Lacking,
    ) -> Tri {
        self.line_of(facts).map_or(Tri::No, |line| number.reaches_or(line, lacking))
    }

    /// Whether it has or, within the bounds that are known, may have.
    pub fn may_be_passed_by(&self, number: Range, facts: &Facts<'_>) -> bool {
        self.line_of(facts).zip(number.high).is_some_and(|(line, most)| most >= line)
    }
}

/// Whether the persons whose data the handler processes, exported or not, have passed the figure of the day.
pub(in crate::law) fn processed(facts: &Facts<'_>, figure: &Figure) -> Tri {
    figure.line_of(facts).map_or(Tri::No, |line| processes(facts, line))
}

/// The same by the newest figure: what a clock asks, which begins on a day of its own.
pub(in crate::law) fn processed_by_newest(facts: &Facts<'_>, figure: &Figure) -> Tri {
    figure.newest_line(facts).map_or(Tri::No, |line| processes(facts, line))
}

fn processes(facts: &Facts<'_>, line: u64) -> Tri {
    let entry = facts.single(&handler::SECTION);
    match entry.count(&handler::PERSONS_PROCESSED) {
        Answer::Known(range) => {
            range.reaches_or(line, || [entry.place(&handler::PERSONS_PROCESSED)].into())
        }
        Answer::Unknown(lacking) => Tri::Unknown(lacking),
    }
}

/// The figures that divide the paths on the day of the facts, for ordinary or for sensitive data, each with the mechanism from its
/// line on and that line; the lowest first.
pub(super) fn dividing(
    facts: &Facts<'_>,
    sensitive: bool,
) -> Vec<(&'static Figure, Mechanism, u64)> {
    const CONTRACT: Mechanism = Mechanism::StandardContractOrCertification;
    const ASSESSMENT: Mechanism = Mechanism::SecurityAssessment;
    let figures: &[(&'static Figure, Mechanism)] = match (facts.day() < PCF.from, sensitive) {
        (true, false) => &[(&TOTAL_ASSESSMENT, ASSESSMENT)],
        (true, true) => &[(&TOTAL_SENSITIVE_ASSESSMENT, ASSESSMENT)],
        (false, false) => &[(&ORDINARY_CONTRACT, CONTRACT), (&ORDINARY_ASSESSMENT, ASSESSMENT)],
        (false, true) => &[(&SENSITIVE_CONTRACT, CONTRACT), (&SENSITIVE_ASSESSMENT, ASSESSMENT)],
    };
    let line = |(figure, mechanism): &(&'static Figure, Mechanism)| {
        Some((*figure, *mechanism, figure.line_of(facts)?))
    };
    let mut out: Vec<_> = figures.iter().filter_map(line).collect();
    out.sort_by_key(|(.., line)| *line);
    out
}

/// The lines alone.
pub(super) fn lines(facts: &Facts<'_>, sensitive: bool) -> Vec<u64> {
    dividing(facts, sensitive).into_iter().map(|(.., line)| line).collect()
}

/// The figure with this id.
pub fn find(id: &str) -> Option<&'static Figure> {
    ALL.iter().copied().find(|figure| figure.id == id)
}

/// The figures that a rule reads.
pub fn of_rule(rule: &Rule) -> impl Iterator<Item = &'static Figure> {
    ALL.iter().copied().filter(move |figure| figure.rules.contains(&rule))
}
