//! What follows from the answers: rules, and the verdict they give.
//!
//! A rule is declared once, in [`catalog`], one file a subject: its id, title, sources, dates in force, effect, and
//! `when: fn(&Flow) -> Tri`; a duty with its rule in [`duties`], a number of persons in [`figures`]. They name each other by their
//! statics: ids are for files and for the command line. [`judge()`] walks the rules in force in their order, scenario by
//! scenario; an open rule is walked both ways, so that "unknown" is never read as "no". [`clock`] holds the periods that run from
//! recorded events, [`risk`] the scores of the risks; [`deidentification`] computes how well a measure works. This module knows
//! nothing of files, documents or screens.

mod adds;
mod agreed;
pub mod basis;
mod bound;
pub mod catalog;
pub mod change;
pub mod checks;
mod circumstances;
pub mod clock;
pub mod compare;
mod conflicts;
pub mod consent;
pub mod deidentification;
pub mod distinct;
mod due;
pub mod duties;
pub mod edition;
pub mod explain;
pub mod extension;
pub mod figures;
pub mod flips;
mod flow;
mod headcount;
pub mod headroom;
mod judge;
pub mod law_file;
mod ledger;
pub mod liability;
pub mod open_points;
mod outlook;
pub mod policy;
pub mod risk;
mod route;
mod share;
mod survey;
mod underway;
mod unread;
mod verdict;
mod walk;

pub use adds::{epoch, people_of, share};
pub use agreed::{Agreed, LastMet, Of, Task};
pub use bound::Bound;
pub use circumstances::Circumstances;
pub use duties::{Bearing, Duty, Evidence};
pub use flow::Flow;
pub use headcount::{Counted, Headcount, Headcounts, Received, Role};
pub use judge::{Outcome, judge};
pub use ledger::{Ledger, Notes, Others, Register};
pub use liability::Liability;
pub use open_points::{OpenPoint, Reading};
pub use outlook::Crossing;
pub use policy::{Policy, PolicyError};
pub use risk::{Matrix, MatrixError, Risks};
pub use route::{Route, Routes};
pub use share::{Entity, Origin, Share};
pub use survey::{State, Survey};
pub use underway::{How, Underway};
pub use unread::{Cause, Unread};
pub use verdict::{Conflict, Finding, Requirement, ScenarioVerdict, Standing, Verdict};

use crate::form::Section;
use crate::form::catalog as asked;

/// The sections on which a result rests in nearly every record. Whoever wants results and no more reads these alone, and asks whether
/// that was enough ([`crate::form::Answers::is_too_little`]).
pub const RESTS_ON: &[&Section] = &[
    &asked::record::SECTION,
    &asked::handler::SECTION,
    &asked::recipients::SECTION,
    &asked::onward::SECTION,
    &asked::groups::SECTION,
    &asked::overlaps::SECTION,
    &asked::items::SECTION,
    &asked::scenarios::SECTION,
    &asked::flows::SECTION,
    &asked::contracts::SECTION,
    &asked::events::SECTION,
];

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::json;

use crate::day::Day;
use crate::form::Tri;
use crate::source::Citation;
use crate::text::{Phrase, Text, t};

/// A rule of law, or a reading of it, as a value.
#[derive(Debug)]
pub struct Rule {
    /// Stable id.
    pub id: &'static str,
    /// What it is about.
    pub title: Text,
    /// What it says, in our own words.
    pub says: Text,
    /// Where it stands, and how firmly.
    pub sources: &'static [Citation],
    /// When it is in force.
    pub in_force: InForce,
    /// What follows when it applies.
    pub effect: Effect,
    /// Whether it applies.
    pub when: fn(&Flow<'_>) -> Tri,
}

/// From which day on something is in force, and up to which, itself included; `None` while it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Option<Day>,
}

/// In force from this day on.
const fn since(from: Day) -> InForce {
    InForce { from, until: None }
}

impl InForce {
    /// Up to this day.
    const fn to(self, until: Day) -> Self {
        Self { until: Some(until), ..self }
    }

    /// Whether it is in force on `day`.
    pub fn on(self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// What follows when a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It decides the mechanism, and no later rule is asked.
    Decides(Mechanism, Option<Ground>),
    /// A duty is due.
    Requires(&'static Duty),
    /// A person should look: the open question it stands for, if any, and what to do.
    Flags(Option<&'static OpenPoint>, Text),
}

impl Effect {
    /// The open point that a flag stands for.
    pub const fn open_point(self) -> Option<&'static OpenPoint> {
        match self {
            Self::Flags(point, _) => point,
            _ => None,
        }
    }

    /// What to do about a flag, behind the id of its open point.
    pub fn advice(self) -> Option<Phrase> {
        let Self::Flags(point, advice) = self else { return None };
        Some(open_points::advice(point, advice))
    }
}

impl Serialize for Effect {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Decides(mechanism, ground) => json!({ "decides": mechanism, "ground": ground }),
            Self::Requires(duty) => json!({ "requires": duty }),
            Self::Flags(point, advice) => {
                json!({ "flags": open_points::id(*point), "advice": advice })
            }
        }
        .serialize(to)
    }
}

/// The legal mechanism for an export, lightest first: the strictest of several is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mechanism {
    /// No export of personal information in the sense of the law.
    OutOfScope,
    /// Exempt from assessment, contract and certification.
    Exempt,
    /// Standard contract or certification, as the handler chooses.
    StandardContractOrCertification,
    /// Security assessment by the CAC.
    SecurityAssessment,
    /// Not without approval by the competent authority.
    ProhibitedWithoutApproval,
    /// Facts or a decision are lacking.
    Undetermined,
}

impl Mechanism {
    /// Every mechanism, lightest first.
    pub const ALL: [Self; 6] = [
        Self::OutOfScope,
        Self::Exempt,
        Self::StandardContractOrCertification,
        Self::SecurityAssessment,
        Self::ProhibitedWithoutApproval,
        Self::Undetermined,
    ];

    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::OutOfScope => t("不属于个人信息出境", "Not an export of personal information"),
            Self::Exempt => t(
                "免予安全评估、标准合同和认证",
                "Exempt from assessment, contract and certification",
            ),
            Self::StandardContractOrCertification => {
                t("订立标准合同并备案，或者通过认证", "Standard contract or certification")
            }
            Self::SecurityAssessment => t("申报数据出境安全评估", "Security assessment"),
            Self::ProhibitedWithoutApproval => t("未经批准不得提供", "Prohibited without approval"),
            Self::Undetermined => t("尚不能确定", "Undetermined"),
        }
    }

    /// In a word or two, for lists.
    pub const fn short(self) -> Text {
        match self {
            Self::OutOfScope => t("不属于出境", "out of scope"),
            Self::Exempt => t("豁免", "exempt"),
            Self::StandardContractOrCertification => t("标准合同/认证", "contract or cert."),
            Self::SecurityAssessment => t("安全评估", "assessment"),
            Self::ProhibitedWithoutApproval => t("未批准不得提供", "prohibited"),
            Self::Undetermined => t("待定", "undetermined"),
        }
    }
}

/// Its code in files.
impl fmt::Display for Mechanism {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// Why an export is exempt or out of scope, or on which special ground it needs an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ground {
    /// No personal information and no important data.
    #[serde(rename = "art3_no_pi")]
    NoPersonalInformation,
    /// Collected and generated abroad, passing through.
    #[serde(rename = "art4_transit")]
    Transit,
    /// Contract of the individual.
    #[serde(rename = "art5_1_contract")]
    Contract,
    /// Cross-border human resources management.
    #[serde(rename = "art5_2_hr")]
    HumanResources,
    /// Emergency.
    #[serde(rename = "art5_3_emergency")]
    Emergency,
    /// Statutory function or obligation.
    #[serde(rename = "ndsmr35_6_statutory")]
    StatutoryDuty,
    /// Automotive data sent out to fix a vulnerability, handle an incident or remove a defect.
    #[serde(rename = "auto_g_defect")]
    VehicleDefect,
    /// Off the negative list of a free-trade zone.
    #[serde(rename = "art6_ftz")]
    FreeTradeZone,
    /// Below the figures.
    #[serde(rename = "art5_4_volume")]
    Volume,
}

impl Ground {
    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::NoPersonalInformation => {
                t("不含个人信息和重要数据", "no personal information and no important data")
            }
            Self::Transit => t("过境数据", "data in transit"),
            Self::Contract => t(
                "为订立、履行个人作为一方当事人的合同",
                "contract to which the individual is a party",
            ),
            Self::HumanResources => {
                t("跨境人力资源管理", "cross-border human resources management")
            }
            Self::Emergency => t(
                "紧急情况下保护生命健康和财产安全",
                "emergency to protect life, health or property",
            ),
            Self::StatutoryDuty => {
                t("履行法定职责或者法定义务", "statutory function or obligation")
            }
            Self::VehicleDefect => t(
                "修复漏洞、处置事件、消除缺陷的汽车数据",
                "automotive data to fix a vulnerability, handle an incident or remove a defect",
            ),
            Self::FreeTradeZone => t(
                "自贸试验区负面清单（清单外，或者清单没有要求）",
                "free-trade-zone negative list (off the list, or the list asks for nothing)",
            ),
            Self::Volume => t(
                "当年累计不满小数量豁免的人数（不含敏感个人信息）",
                "this year below the number of the small-volume exemption, no sensitive data",
            ),
        }
    }
}

/// A rule is its id.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl Rule {
    /// The sources that were there on the day: an old verdict does not rest on a later text.
    pub fn sources_on(&self, day: Day) -> Vec<Citation> {
        self.sources.iter().filter(|source| source.instrument.in_force(day)).copied().collect()
    }
}
