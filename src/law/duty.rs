//! The duties that stay: what each is called, who must act, which fields prove it, and what an open condition means.
//!
//! When a duty is due stands in its rule, in the catalogue; here stands what is true of it in every record.

mod profiles;

use serde::{Serialize, Serializer};

use crate::form::{Answers, Facts, Field, Place, Section, Tri};
use crate::text::Text;

use super::Requirement;
use profiles::PROFILES;

/// A duty that may stay even where the export is exempt.
///
/// The first five are those that documents and the headline of a record rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// Tell people of the export (PIPL Art. 39).
    Notice,
    /// Obtain separate consent (PIPL Art. 39).
    SeparateConsent,
    /// Carry out the impact assessment (PIPL Art. 55, 56).
    Pipia,
    /// Obtain a guardian's consent for children under 14 (PIPL Art. 31).
    GuardianConsent,
    /// File the contract, apply for the assessment, or obtain the certificate.
    Filing,
    /// Tell people of the processing as a whole (PIPL Art. 17).
    GeneralNotice,
    /// Tell people why sensitive data are needed and what that may do to them (PIPL Art. 30).
    SensitiveNotice,
    /// Obtain separate consent to the processing of sensitive data (PIPL Art. 29).
    SensitiveConsent,
    /// Specific purpose, sufficient necessity, strict protection (PIPL Art. 28).
    SensitiveProcessing,
    /// Dedicated rules for children under 14 (PIPL Art. 31 para. 2).
    ChildrenRules,
    /// Keep report and records for three years (PIPL Art. 56).
    RecordKeeping,
    /// See to it that the recipient meets the standard of the law (PIPL Art. 38 para. 3).
    EqualProtection,
    /// Agree with the recipient by contract (NDSMR Art. 12).
    RecipientContract,
    /// Agree with and supervise an entrusted party (PIPL Art. 21).
    Entrusted,
    /// Tell, and where needed ask, before another handler receives the data (PIPL Art. 23).
    OtherHandler,
    /// Tell people of a merger, split or bankruptcy (PIPL Art. 22).
    Succession,
    /// Fair and transparent automated decisions (PIPL Art. 24).
    AutomatedDecisions,
    /// Publish only with separate consent (PIPL Art. 25).
    Publication,
    /// Use public data within reasonable scope (PIPL Art. 27).
    PublicData,
    /// Store in the mainland (PIPL Art. 40).
    Localisation,
    /// Provide nothing to a foreign authority without approval (PIPL Art. 41).
    ForeignRequest,
    /// Stop or limit what goes to a listed recipient (PIPL Art. 42).
    RestrictedList,
    /// Answer individuals (PIPL Art. 44 to 50).
    Rights,
    /// Designate, publish and report an officer (PIPL Art. 52).
    Officer,
    /// A body or representative in the mainland (PIPL Art. 53).
    Representative,
    /// Regular compliance audits (PIPL Art. 54).
    Audit,
    /// Security measures (PIPL Art. 51).
    Security,
    /// Remedy and tell a breach (PIPL Art. 57).
    Breach,
    /// Duties of an important-data handler from ten million persons on (NDSMR Art. 28).
    TenMillion,
    /// Stay within the assessment (NDSMR Art. 38).
    AssessmentLimits,
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

/// What is true of a duty in every record.
#[derive(Debug)]
pub(super) struct Profile {
    duty: Duty,
    code: &'static str,
    label: Text,
    who: Text,
    evidence: &'static [Evidence],
    bearing: Bearing,
}

impl Serialize for Duty {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl Duty {
    /// Every duty, in the order they are shown.
    pub const ALL: [Self; 30] = [
        Self::Notice,
        Self::SeparateConsent,
        Self::Pipia,
        Self::GuardianConsent,
        Self::Filing,
        Self::GeneralNotice,
        Self::SensitiveNotice,
        Self::SensitiveConsent,
        Self::SensitiveProcessing,
        Self::ChildrenRules,
        Self::RecordKeeping,
        Self::EqualProtection,
        Self::RecipientContract,
        Self::Entrusted,
        Self::OtherHandler,
        Self::Succession,
        Self::AutomatedDecisions,
        Self::Publication,
        Self::PublicData,
        Self::Localisation,
        Self::ForeignRequest,
        Self::RestrictedList,
        Self::Rights,
        Self::Officer,
        Self::Representative,
        Self::Audit,
        Self::Security,
        Self::Breach,
        Self::TenMillion,
        Self::AssessmentLimits,
    ];

    /// The five that stand at the head of a record and that documents rest on.
    pub const CORE: [Self; 5] =
        [Self::Notice, Self::SeparateConsent, Self::Pipia, Self::GuardianConsent, Self::Filing];

    fn profile(self) -> &'static Profile {
        let profile = &PROFILES[self as usize];
        debug_assert_eq!(profile.duty, self);
        profile
    }

    /// The code used in JSON.
    pub fn code(self) -> &'static str {
        self.profile().code
    }

    /// In words.
    pub fn label(self) -> Text {
        self.profile().label
    }

    /// Who must act.
    pub fn who(self) -> Text {
        self.profile().who
    }

    /// The fields that prove it, the most telling first.
    pub fn evidence(self) -> &'static [Evidence] {
        self.profile().evidence
    }

    /// What an open condition means.
    pub fn bearing(self) -> Bearing {
        self.profile().bearing
    }

    /// Whether it is owed for any data, and not only where personal information goes abroad.
    pub const fn concerns_any_data(self) -> bool {
        matches!(self, Self::Filing | Self::ForeignRequest | Self::AssessmentLimits)
    }

    /// Where the proof stands, or should stand: every row of a section that has rows, or the section while it has none.
    /// Fields that are not asked in this record are left out.
    pub fn places(self, answers: &Answers) -> Vec<Place> {
        let facts = Facts::new(answers);
        let mut out = Vec::new();
        for (section, field) in self.evidence().iter().copied() {
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
    pub(super) fn state(self, scope: &Tri, answer: &Tri) -> Requirement {
        match (scope.clone().and(answer.clone()), self.bearing()) {
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
    fn every_duty_has_its_own_profile_in_its_own_place() {
        assert_eq!(PROFILES.len(), Duty::ALL.len());
        for (at, duty) in Duty::ALL.into_iter().enumerate() {
            assert_eq!(duty as usize, at);
            assert_eq!(PROFILES[at].duty, duty);
        }
        assert_eq!(Duty::ALL[..5], Duty::CORE);
    }

    #[test]
    fn an_optional_condition_never_makes_a_gap_and_an_event_is_never_due_yet() {
        let open = Tri::Unknown(crate::form::Lacking::new());
        assert_eq!(Duty::Publication.state(&Tri::Yes, &open), Requirement::Conditional);
        assert_eq!(Duty::Publication.state(&open, &open), Requirement::Undetermined);
        assert_eq!(Duty::Publication.state(&Tri::Yes, &Tri::Yes), Requirement::Required);
        assert_eq!(Duty::Breach.state(&Tri::Yes, &Tri::Yes), Requirement::Conditional);
        assert_eq!(Duty::Breach.state(&Tri::No, &Tri::Yes), Requirement::NotRequired);
        assert_eq!(Duty::SeparateConsent.state(&Tri::Yes, &open), Requirement::Undetermined);
    }
}
