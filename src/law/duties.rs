//! The duties that stay even where the export is exempt: each stands in one place, with its rule and all that is true of it.
//!
//! Whoever means a duty names its static. The rule says when it is due; the rest holds in every record.

mod consent;
mod filing;
mod handler;
mod notice;
mod pipia;
mod recipient;
mod security;
mod sensitive;
mod uses;

pub use consent::*;
pub use filing::*;
pub use handler::*;
pub use notice::*;
pub use pipia::*;
pub use recipient::*;
pub use security::*;
pub use sensitive::*;
pub use uses::*;

use serde::{Serialize, Serializer};

use crate::form::{Answers, Facts, Field, Place, Section, Tri};
use crate::text::{Text, t};

use super::{Liability, Requirement, Rule};

/// A duty that may stay even where the export is exempt.
#[derive(Debug)]
pub struct Duty {
    /// What it asks, where that stands, and when it is due; the effect of the rule is this duty.
    pub rule: Rule,
    /// What is to be done, in a few words: beside its occasion it reads as the duty, never as what the occasion allows.
    pub label: Text,
    /// Who must act.
    pub who: Text,
    /// What an open condition means.
    pub bearing: Bearing,
    /// The provisions on liability that stand behind it.
    pub liability: &'static [&'static Liability],
    /// The fields that prove it, the most telling first.
    pub evidence: &'static [Evidence],
}

/// In JSON, its code.
impl Serialize for Duty {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.code().serialize(to)
    }
}

/// A field that proves something, with its section.
pub type Evidence = (&'static Section, &'static Field);

/// What it means for the record that a condition is open, or that its occasion has not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// The record has to settle it: while the condition is open, the answers that settle it are lacking.
    Settled,
    /// It may stay open: shown as "applies if ...", and nothing is lacking on its account.
    Applies(Text),
    /// It comes due with an event that no answer foretells: shown as "applies when ...", in every export.
    Event(Text),
}

/// Every duty, in the order they are shown.
pub static ALL: &[&Duty] = &[
    &NOTICE,
    &SEPARATE_CONSENT,
    &PIPIA,
    &GUARDIAN_CONSENT,
    &FILING,
    &GENERAL_NOTICE,
    &SENSITIVE_NOTICE,
    &SENSITIVE_CONSENT,
    &SENSITIVE_PROCESSING,
    &CHILDREN_RULES,
    &RECORD_KEEPING,
    &EQUAL_PROTECTION,
    &RECIPIENT_CONTRACT,
    &ENTRUSTED,
    &OTHER_HANDLER,
    &SUCCESSION,
    &AUTOMATED_DECISIONS,
    &PUBLICATION,
    &PUBLIC_DATA,
    &LOCALISATION,
    &FOREIGN_REQUEST,
    &RESTRICTED_LIST,
    &RIGHTS,
    &OFFICER,
    &REPRESENTATIVE,
    &AUDIT,
    &SECURITY,
    &BREACH,
    &TEN_MILLION,
    &ASSESSMENT_LIMITS,
];

/// Those that stand at the head of a record and that documents rest on.
pub static CORE: &[&Duty] = &[&NOTICE, &SEPARATE_CONSENT, &PIPIA, &GUARDIAN_CONSENT, &FILING];

/// Those owed for any data, and not only where personal information goes abroad.
static OF_ANY_DATA: &[&Duty] = &[&FILING, &FOREIGN_REQUEST, &ASSESSMENT_LIMITS];

const HANDLER: Text = t("个人信息处理者", "the handler");
const BOTH: Text = t("个人信息处理者；境外接收方配合", "the handler, with the recipient's help");

/// A duty is its static.
impl PartialEq for Duty {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Duty {}

impl Duty {
    /// The code used in JSON: the id of the rule without its kind.
    pub fn code(&self) -> &'static str {
        self.rule.id.trim_start_matches("duty.")
    }

    /// Whether it is owed for any data, and not only where personal information goes abroad.
    pub fn concerns_any_data(&self) -> bool {
        OF_ANY_DATA.contains(&self)
    }

    /// Where the proof stands, or should stand: every row of a section that has rows, or the section while it has none.
    /// Fields that are not asked in this record are left out.
    pub fn places(&self, answers: &Answers) -> Vec<Place> {
        let facts = Facts::new(answers);
        let mut out = Vec::new();
        for (section, field) in self.evidence.iter().copied() {
            if section.is_single() {
                let entry = facts.single(section);
                if !entry.is_asked(field).is_no() {
                    out.push(entry.place(field));
                }
                continue;
            }
            let mut rows = facts.rows(section).peekable();
            if rows.peek().is_none() {
                out.push(Place::whole(section));
            }
            out.extend(rows.filter(|row| !row.is_asked(field).is_no()).map(|row| row.place(field)));
        }
        out
    }

    /// The state, from whether the export is in scope and from what the rule said.
    pub(super) fn state(&self, scope: &Tri, answer: &Tri) -> Requirement {
        match (scope.clone().and(answer.clone()), self.bearing) {
            (Tri::No, _) => Requirement::NotRequired,
            (Tri::Yes, Bearing::Event(_)) => Requirement::Conditional,
            (Tri::Yes, _) => Requirement::Required,
            (Tri::Unknown(_), Bearing::Settled) => Requirement::Undetermined,
            (Tri::Unknown(_), _) if scope.is_yes() => Requirement::Conditional,
            (Tri::Unknown(_), _) => Requirement::Undetermined,
        }
    }
}

impl Bearing {
    /// When it applies, in words; empty where the record settles it.
    pub const fn condition(self) -> Text {
        match self {
            Self::Settled => Text::EMPTY,
            Self::Applies(condition) | Self::Event(condition) => condition,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_optional_condition_never_makes_a_gap_and_an_event_is_never_due_yet() {
        let open = Tri::Unknown(crate::form::Lacking::new());
        assert_eq!(PUBLICATION.state(&Tri::Yes, &open), Requirement::Conditional);
        assert_eq!(PUBLICATION.state(&open, &open), Requirement::Undetermined);
        assert_eq!(PUBLICATION.state(&Tri::Yes, &Tri::Yes), Requirement::Required);
        assert_eq!(BREACH.state(&Tri::Yes, &Tri::Yes), Requirement::Conditional);
        assert_eq!(BREACH.state(&Tri::No, &Tri::Yes), Requirement::NotRequired);
        assert_eq!(SEPARATE_CONSENT.state(&Tri::Yes, &open), Requirement::Undetermined);
    }
}
