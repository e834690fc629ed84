//! The catalogues a choice is made from: data with stable codes and labels in both languages, one choice a line of a data file.
//!
//! The data file of a list bears its id; why a list stands as it does is told where it is declared. Rules name a choice by a
//! [`Code`], so that a rule and its row cannot part.
//!
//! What a person means by a text is told by one function, [`Options::meant`], wherever the text comes from.

mod code;
mod countries;
mod events;
mod fates;
mod filing;
mod information;
mod known;
mod law;
mod list;
mod measures;
mod parties;
mod risks;
mod techniques;
mod zones;

pub use code::Code;
pub use countries::*;
pub use events::*;
pub use fates::*;
pub use filing::*;
pub(crate) use information::usual;
pub use information::*;
pub use known::did_you_mean;
pub(in crate::form) use known::may_mean;
pub use law::*;
pub use measures::*;
pub use parties::*;
pub use risks::*;
pub use techniques::*;
pub use zones::*;

use code::codes;
use list::list;

use crate::text::Text;

/// A list of choices.
#[derive(Debug)]
pub struct Options {
    /// Stable id.
    pub id: &'static str,
    /// The choices, in a meaningful order.
    pub choices: &'static [Choice],
}

/// One choice.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// Stable code, the value in the file.
    pub code: Code,
    /// Words in both languages.
    pub label: Text,
    /// What it covers, with examples; may be empty.
    pub note: Text,
    /// The cells of its row after these, as they stand.
    more: &'static str,
}

impl Choice {
    /// A cell of its row after the note, from zero; `None` where it is empty.
    fn cell(&self, at: usize) -> Option<&'static str> {
        self.more.split('\t').nth(at).filter(|cell| !cell.is_empty())
    }
}

impl Options {
    /// The choice with this code.
    pub fn find(&self, code: &str) -> Option<&'static Choice> {
        self.choices.iter().find(|choice| choice.code.as_str() == code)
    }
}

/// Every catalogue.
pub static ALL: &[&Options] = &[
    &COUNTRIES,
    &PROVINCES,
    &GBA_CITIES,
    &SECTORS,
    &NATURE,
    &OWNERSHIP,
    &ROLES,
    &OVERLAPS,
    &RELATIONS,
    &PI_CATEGORIES,
    &SENSITIVITY,
    &SENSITIVE_CATEGORIES,
    &SENSITIVE_LISTS,
    &TYPICAL_ITEMS,
    &TECHNIQUES,
    &TECHNIQUE_CLAIMS,
    &DEID_LEVELS,
    &SHARING_CONTEXTS,
    &DEID_GRADES,
    &MEASURE_SIDES,
    &MEASURE_AREAS,
    &STAGES,
    &ROW_FATES,
    &LEGAL_BASES,
    &EXEMPTIONS,
    &PERSON_DECISIONS,
    &EXPORT_ACTS,
    &EXPORT_MANNERS,
    &EMPLOYEE_SCOPES,
    &LISTED_MECHANISMS,
    &DEFECT_DATA,
    &ZONE_REGIONS,
    &ROUTES,
    &SYSTEM_SIDES,
    &PROTECTION_LEVELS,
    &NOTICE_ITEMS,
    &SENSITIVE_NOTICE_ITEMS,
    &CONSENT_CHANNELS,
    &CONSENT_MOMENTS,
    &ARTICLE_FIVE,
    &RISK_LEVELS,
    &RISK_SOURCES,
    &IMPACT_DIMENSIONS,
    &IMPACT_LEVELS,
    &LIKELIHOOD_LEVELS,
    &IMPACT_ADJUSTMENTS,
    &LIKELIHOOD_ADJUSTMENTS,
    &RISK_TREATMENTS,
    &CONCLUSIONS,
    &LAW_EFFECTS,
    &SAFEGUARD_LEVELS,
    &CONTRACT_STATUS,
    &DISPUTE_METHODS,
    &ARBITRATION_BODIES,
    &GBA_ARBITRATION_BODIES,
    &EVENTS,
    &FILING_PEOPLE,
    &IDENTITY_PAPERS,
    &SA_MATERIALS,
    &PROOF_FORMS,
    &PROOF_TRANSLATIONS,
    &ARTICLE_NINE,
    &CERTIFICATION_BODIES,
    &FORMALITIES,
];
