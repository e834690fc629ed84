//! What the forecast of the year makes of a result that the figures decided: the lines it crosses, and about when.
//!
//! The figures count what has gone (自当年1月1日起累计), so that a forecast decides no mechanism of its own; a result that the
//! forecast will overtake is never told without it. The day is drawn evenly from the day of judgement to 31 December, and only
//! where both numbers are exact.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::day::Day;
use crate::form::Range;
use crate::text::{Phrase, Text, grouped, phrase, t};

use super::catalog::volume;
use super::figures::{
    Figure, ORDINARY_ASSESSMENT, ORDINARY_CONTRACT, SENSITIVE_ASSESSMENT, SENSITIVE_CONTRACT,
};
use super::{Flow, Mechanism, ScenarioVerdict};

/// A line of the law that the forecast of the year crosses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The mechanism from then on.
    pub mechanism: Mechanism,
    /// Whether persons with sensitive data are counted.
    pub is_sensitive: bool,
    /// The figure of the law.
    pub line: u64,
    /// Whether the whole range of the forecast reaches it.
    pub is_certain: bool,
    /// About when, growing evenly; `None` where a number is not exact or nothing has gone yet.
    pub day: Option<Day>,
}

/// Whether the figures decided, and not a status or an exemption.
pub(super) fn decided_by_volume(verdict: &ScenarioVerdict) -> bool {
    verdict.mechanism != Mechanism::Undetermined
        && verdict.deciding().last().is_some_and(|finding| volume::RULES.contains(&finding.rule))
}

/// The lines that lie between the result of a scenario and its forecast, the lightest first.
pub(super) fn crossings(flow: &Flow<'_>, verdict: &ScenarioVerdict) -> Vec<Crossing> {
    if !decided_by_volume(verdict) {
        return Vec::new();
    }
    let (now, then) = (&flow.counts.to_date, &flow.counts.forecast);
    let day = flow.day();
    let mut out: Vec<Crossing> = Vec::new();
    let mut add = |mechanism: Mechanism, is_sensitive: bool, figure: &Figure| {
        let Some(line) = figure.line_of(flow.facts()).filter(|_| mechanism > verdict.mechanism)
        else {
            return;
        };
        let of = |count: &super::Headcount| {
            if is_sensitive { count.sensitive.range } else { count.ordinary.range }
        };
        let (now, then) = (of(now), of(then));
        // What nobody estimated is asked for where it decides; here only a number speaks.
        if then.high.is_some_and(|most| most >= line) && now.reaches(line) == Some(false) {
            let is_certain = then.low >= line;
            out.push(Crossing {
                mechanism,
                is_sensitive,
                line,
                is_certain,
                day: on(day, now, then, line),
            });
        }
    };
    let contract = Mechanism::StandardContractOrCertification;
    add(contract, false, &ORDINARY_CONTRACT);
    // An ordinary flow below the first line stays exempt beside sensitive ones.
    if !flow.sensitive().is_no() {
        add(contract, true, &SENSITIVE_CONTRACT);
    }
    add(Mechanism::SecurityAssessment, false, &ORDINARY_ASSESSMENT);
    if !flow.sensitive().is_no() || verdict.mechanism == contract {
        add(Mechanism::SecurityAssessment, true, &SENSITIVE_ASSESSMENT);
    }
    out
}

/// Those of all scenarios that are stricter than the result of the whole, each once, the lightest first.
pub(super) fn of_whole(mechanism: Mechanism, scenarios: &[ScenarioVerdict]) -> Vec<Crossing> {
    let decides = [Mechanism::Exempt, Mechanism::StandardContractOrCertification];
    let mut out: Vec<Crossing> = Vec::new();
    for crossing in scenarios.iter().flat_map(|scenario| &scenario.outlook) {
        if decides.contains(&mechanism) && crossing.mechanism > mechanism && !out.contains(crossing)
        {
            out.push(crossing.clone());
        }
    }
    out.sort_by_key(|crossing| (crossing.mechanism, crossing.is_sensitive));
    out
}

/// The day on which an even growth reaches the line.
pub(super) fn on(day: Day, now: Range, then: Range, line: u64) -> Option<Day> {
    let (now, then) = (now.exact().filter(|now| *now > 0)?, then.exact()?);
    let left = Day::of(day.year(), 12, 31).civil()?.signed_duration_since(day.civil()?).num_days();
    let (gone, grown) = (line.checked_sub(now)?, then.checked_sub(now).filter(|grown| *grown > 0)?);
    let days = u128::from(gone) * u128::try_from(left).ok()?;
    day.plus_days(i64::try_from(days.div_ceil(u128::from(grown))).ok()?)
}

impl Crossing {
    /// In a sentence.
    pub fn said(&self) -> Phrase {
        let what = if self.is_sensitive {
            t("敏感个人信息", "persons with sensitive data")
        } else {
            t("一般个人信息", "persons with ordinary data")
        };
        let reach = if self.is_certain {
            t("将达到", "will reach")
        } else {
            t("可能达到", "may reach")
        };
        let when = self.day.map_or_else(
            || phrase("在预计之内", "within the forecast"),
            |day| {
                let day = day.spoken();
                said!("按匀速推算约在{day}", "about {day}, growing evenly", day)
            },
        );
        let then: Text = match self.mechanism {
            Mechanism::SecurityAssessment => {
                t("须申报安全评估", "the security assessment is then needed")
            }
            _ => t(
                "须订立标准合同并备案或者通过认证",
                "standard contract or certification is then needed",
            ),
        };
        let line = grouped(self.line);
        said!(
            "年底前{what}{reach}{line}人（{when}），届时{then}",
            "{what} {reach} {line} before the year ends ({when}): {then}",
            what,
            reach,
            line,
            when,
            then,
        )
    }
}

impl Serialize for Crossing {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "mechanism": self.mechanism,
            "counter": if self.is_sensitive { "sensitive" } else { "ordinary" },
            "line": self.line,
            "certain": self.is_certain,
            "day": self.day,
            "says": self.said(),
        })
        .serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_crossing_is_drawn_evenly_and_never_from_nothing() {
        let day = Day::of(2026, 12, 1);
        let at = |now: u64, then: u64| on(day, Range::exactly(now), Range::exactly(then), 100_000);
        // 30 days are left: half of the growth takes 15.
        assert_eq!(at(90_000, 110_000), Some(Day::of(2026, 12, 16)));
        assert_eq!(at(99_999, 100_000), Some(Day::of(2026, 12, 31)));
        assert_eq!(at(0, 200_000), None);
        assert_eq!(on(day, Range::between(1, 2), Range::exactly(200_000), 100_000), None);
    }
}
