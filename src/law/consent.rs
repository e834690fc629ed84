//! The separate-consent matrix: for each scenario, group and recipient, whether consent is due and whether a row covers it.

mod counts;

pub use counts::Short;
pub(super) use counts::problems;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::form::catalog::{consents, flows, groups, items, recipients, scenarios};
use crate::form::options::role;
use crate::form::{Entry, Facts, Place};
use crate::source::{Citation, PIPL, cite, reading};
use crate::text::{Phrase, Text, t};

use super::{Duty, Effect, Requirement, ScenarioVerdict, Verdict, duties};

/// One cell of the matrix.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Row id and name of the scenario (the purpose).
    pub scenario: (String, Phrase),
    /// Row id and name of the group.
    pub group: (String, Phrase),
    /// Row id and name of the recipient.
    pub recipient: (String, Phrase),
    /// Whether separate consent is due, on whichever ground.
    pub consent: Requirement,
    /// The grounds that call for it: export, sensitive data, another handler, publication.
    pub reasons: Vec<Citation>,
    /// Whether notice is due.
    pub notice: Requirement,
    /// The rows of the notice section that cover this combination: every question that must be answered there is.
    pub covered_by: Vec<String>,
    /// Those that name it and lack an answer, each with the first question that is open: they prove nothing yet.
    pub begun_by: Vec<Place>,
    /// By how much the consents of the rows that name it fall short of its people, where that is certain and consent is due.
    pub short: Option<Short>,
    /// What makes it doubtful that they do not, and where to settle it; never beside the former.
    pub doubted: Option<(Place, Phrase)>,
    /// The first answer that would settle whether something is due, where that is open.
    pub settled_by: Option<Place>,
}

/// The rows that lack an answer, by id, with the first question that is open.
type Gaps<'a> = BTreeMap<&'a str, Place>;

/// Every combination of scenario, group and recipient that the answers name.
pub fn matrix(facts: &Facts<'_>, verdict: &Verdict) -> Vec<Cell> {
    let mut out = Vec::new();
    let gaps: Gaps<'_> = facts
        .rows(&consents::SECTION)
        .filter_map(|row| Some((row.id?, row.place(row.first_gap()?))))
        .collect();
    for scenario in facts.rows(&scenarios::SECTION) {
        let Some(judged) =
            verdict.scenarios.iter().find(|judged| Some(judged.id.as_str()) == scenario.id)
        else {
            continue;
        };
        let groups = scenario.named(&scenarios::GROUPS).known().unwrap_or_default();
        let recipients = scenario.named(&scenarios::RECIPIENTS).known().unwrap_or_default();
        for group in &groups {
            for recipient in
                recipients.iter().filter(|to| goes_to(&scenario, &recipients, group, to))
            {
                let sensitive = flows::items_for(&scenario, &[*group], &[*recipient])
                    .any(items::is_sensitive)
                    .or(groups::has_under_14(group));
                let reasons = reasons(judged, recipient, !sensitive.is_no());
                let (covered_by, begun_by) = covering(facts, &scenario, group, recipient, &gaps);
                let published = judged.duty(&duties::PUBLICATION) == Requirement::Required;
                let consent = if published {
                    Requirement::Required
                } else {
                    judged.duty(&duties::SEPARATE_CONSENT)
                };
                // A row that lacks answers proves nothing, but what it counts it says.
                let begun = begun_by.iter().filter_map(|place| place.row.as_deref());
                let named_by = covered_by.iter().map(String::as_str).chain(begun);
                let rows: Vec<Entry<'_>> =
                    named_by.filter_map(|id| facts.row(&consents::SECTION, id)).collect();
                let is_due = consent == Requirement::Required;
                out.push(Cell {
                    scenario: named(&scenario),
                    group: named(group),
                    recipient: named(recipient),
                    consent,
                    short: is_due.then(|| Short::of(group, &rows)).flatten(),
                    doubted: is_due.then(|| Short::doubted(group, &rows)).flatten(),
                    reasons,
                    notice: judged.duty(&duties::NOTICE),
                    covered_by,
                    begun_by,
                    settled_by: settling(judged),
                });
            }
        }
    }
    facts.forget_reads();
    out
}

/// Whether what is due is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Coverage {
    /// Something is due, and no row names it.
    Missing,
    /// Rows name it, by which fewer people consented than had their data exported.
    Short,
    /// Something is or may be due, and the row that names it lacks answers.
    Begun,
    /// Whether consent is due is open, or whether anything is and no row covers it.
    Open,
    /// A row covers it.
    Covered,
    /// Nothing is due, and no row covers it.
    NotNeeded,
}

impl Coverage {
    /// Every state, the most pressing first.
    pub const ALL: [Self; 6] =
        [Self::Missing, Self::Short, Self::Begun, Self::Open, Self::Covered, Self::NotNeeded];

    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Missing => t("缺", "missing"),
            Self::Short => t("人数不足", "too few"),
            Self::Begun => t("未填完", "begun"),
            Self::Open => t("未定", "open"),
            Self::Covered => t("已有记录", "recorded"),
            Self::NotNeeded => t("不需要", "not needed"),
        }
    }

    /// By what it is known where there is no colour.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Missing => "[!]",
            Self::Short => "[<]",
            Self::Begun => "[~]",
            Self::Open => "[?]",
            Self::Covered => "[v]",
            Self::NotNeeded => "[-]",
        }
    }
}

impl Cell {
    /// Whether what is due here is recorded.
    pub fn coverage(&self) -> Coverage {
        let is_undetermined = |one| one == Requirement::Undetermined;
        if !self.covered_by.is_empty() {
            match (&self.short, self.consent) {
                (Some(_), _) => Coverage::Short,
                // A text that tells people proves no consent, should it turn out to be due.
                (None, Requirement::Undetermined) => Coverage::Open,
                (None, _) => Coverage::Covered,
            }
        } else if self.is_missing() {
            Coverage::Missing
        } else if self.short.is_some() {
            Coverage::Short
        } else if self.is_open() {
            Coverage::Begun
        } else if is_undetermined(self.notice) || is_undetermined(self.consent) {
            if self.begun_by.is_empty() { Coverage::Open } else { Coverage::Begun }
        } else {
            Coverage::NotNeeded
        }
    }

    /// Whether something is due here and no row so much as names it.
    pub fn is_missing(&self) -> bool {
        self.is_open() && self.begun_by.is_empty()
    }

    /// Where the count of consents stands that falls short.
    pub fn place_of_short(&self) -> Option<Place> {
        self.short.as_ref().map(counts::place)
    }

    /// Whether something is due here that no row covers.
    pub fn is_open(&self) -> bool {
        self.covered_by.is_empty()
            && (self.notice == Requirement::Required || self.consent == Requirement::Required)
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "scenario": self.scenario.0, "group": self.group.0, "recipient": self.recipient.0,
            "separate_consent": self.consent, "reasons": self.reasons,
            "notice": self.notice, "covered_by": self.covered_by, "begun_by": self.begun_by,
            "settled_by": self.settled_by, "coverage": self.coverage(),
            "short": self.short.as_ref().map(|short| json!({ "counts": short, "lacking": short.lacking() })),
            "doubted": self.doubted.as_ref().map(|(place, said)| json!({ "place": place, "message": said })),
        })
        .serialize(to)
    }
}

/// The articles that call for separate consent here. Articles 39, 29 and 23 do so only where consent is the basis, as
/// Art. 13 para. 2 is read; Art. 25 is treated as if no other basis waived it.
fn reasons(
    judged: &ScenarioVerdict,
    recipient: &Entry<'_>,
    may_be_sensitive: bool,
) -> Vec<Citation> {
    let due = |duty| judged.duty(duty) == Requirement::Required;
    let by_consent = due(&duties::SEPARATE_CONSENT);
    let another = recipient.chose(&recipients::ROLE, role::INDEPENDENT_HANDLER);
    let candidates = [
        (by_consent, cite(&PIPL, "Art. 39")),
        (may_be_sensitive && due(&duties::SENSITIVE_CONSENT), cite(&PIPL, "Art. 29")),
        (by_consent && another.is_yes(), cite(&PIPL, "Art. 23")),
        (due(&duties::PUBLICATION), reading(&PIPL, "Art. 25")),
    ];
    candidates.into_iter().filter(|(holds, _)| *holds).map(|(_, source)| source).collect()
}

/// Whether data of the group goes to the recipient, as far as the flows say: a group that no flow takes goes to each.
fn goes_to(
    scenario: &Entry<'_>,
    recipients: &[Entry<'_>],
    group: &Entry<'_>,
    recipient: &Entry<'_>,
) -> bool {
    let takes = |to: &Entry<'_>| {
        flows::between(scenario, to).is_none_or(|flow| flows::may_concern(&flow, group))
    };
    takes(recipient) || !recipients.iter().any(takes)
}

fn named(row: &Entry<'_>) -> (String, Phrase) {
    (row.id.unwrap_or_default().to_owned(), row.title())
}

fn covering(
    facts: &Facts<'_>,
    scenario: &Entry<'_>,
    group: &Entry<'_>,
    recipient: &Entry<'_>,
    gaps: &Gaps<'_>,
) -> (Vec<String>, Vec<Place>) {
    let names = |row: &Entry<'_>, field, wanted: &Entry<'_>| {
        row.named(field).known().is_some_and(|rows| rows.iter().any(|named| named.id == wanted.id))
    };
    let (mut whole, mut begun) = (Vec::new(), Vec::new());
    let rows = facts.rows(&consents::SECTION).filter(|row| {
        names(row, &consents::SCENARIO, scenario)
            && names(row, &consents::GROUPS, group)
            && names(row, &consents::RECIPIENTS, recipient)
    });
    for id in rows.filter_map(|row| row.id) {
        match gaps.get(id) {
            Some(place) => begun.push(place.clone()),
            None => whole.push(id.to_owned()),
        }
    }
    (whole, begun)
}

/// What would settle whether notice or consent is due.
fn settling(judged: &ScenarioVerdict) -> Option<Place> {
    let of: [&Duty; 3] = [&duties::SEPARATE_CONSENT, &duties::NOTICE, &duties::PUBLICATION];
    let open = |duty: &&Duty| judged.duty(duty) == Requirement::Undetermined;
    let of: Vec<&Duty> = of.into_iter().filter(open).collect();
    judged
        .findings
        .iter()
        .filter(|one| matches!(one.rule.effect, Effect::Requires(duty) if of.contains(&duty)))
        .find_map(|one| one.lacking.first().cloned())
}

#[cfg(test)]
mod tests;
