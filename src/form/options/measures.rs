//! Security measures, and the judgements an assessment report ends with.

use super::{Options, codes, list};

/// Who takes a measure.
pub static MEASURE_SIDES: Options = list!("measure_sides");

codes!(
    side of MEASURE_SIDES:
    HANDLER = "handler",
    RECIPIENT = "recipient",
    BOTH = "both",
);

/// Areas of security measures and the facts to give for each.
pub static MEASURE_AREAS: Options = list!("measure_areas");

codes!(
    area of MEASURE_AREAS:
    GOVERNANCE = "governance",
    CLASSIFICATION = "classification",
    TRANSMISSION = "transmission",
    STORAGE = "storage",
    ACCESS = "access",
    AUDIT = "audit",
    NETWORK = "network",
    MLPS = "mlps",
    INCIDENT = "incident",
    DELETION = "deletion",
    DUE_DILIGENCE = "due_diligence",
    TRAINING = "training",
    COMPLIANCE = "compliance",
    RISK_ASSESSMENT = "risk_assessment",
    RIGHTS = "rights",
);

/// The stages of processing, as the report for the security assessment goes through them (SAG annex 4, 二（三）2).
pub static STAGES: Options = list!("stages");

/// Effect of the law at the recipient's place on performing the contract.
pub static LAW_EFFECTS: Options = list!("law_effects");

/// How well a recipient, or the law of its place, protects (GB/T 46068-2025 tables B.3 and B.4): high is good.
pub static SAFEGUARD_LEVELS: Options = list!("safeguard_levels");

/// Risk levels after GB/T 39335-2020.
pub static RISK_LEVELS: Options = list!("risk_levels");

codes!(
    risk_level of RISK_LEVELS:
    LOW = "low",
    HIGH = "high",
    SEVERE = "severe",
);

/// Conclusion of the impact assessment.
pub static CONCLUSIONS: Options = list!("conclusions");

codes!(
    outcome of CONCLUSIONS:
    MAY_EXPORT = "may_export",
    AFTER_RECTIFICATION = "after_rectification",
);

/// The six items of Art. 5 of the Standard Contract Measures, as headings of the report.
pub static ARTICLE_FIVE: Options = list!("article_five");

codes!(
    article_five of ARTICLE_FIVE:
    PURPOSE = "art5_1",
    VOLUME = "art5_2",
    RECIPIENT = "art5_3",
    REDRESS = "art5_4",
    LAW_OF_PLACE = "art5_5",
    OTHER = "art5_6",
);
