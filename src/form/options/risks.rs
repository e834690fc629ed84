//! Choices of the risk assessment after GB/T 39335: where a risk comes from, whom it touches how, and its grades.
//!
//! Every scale stands from low to high; the law reads the grade from the place of its code. The criteria rest on the approval
//! draft of the standard, not on the published text.

use super::{Code, Options, codes, list};

/// The four sources of risk.
pub static RISK_SOURCES: Options = list!("risk_sources");

/// The four dimensions of impact on a person's rights and interests.
pub static IMPACT_DIMENSIONS: Options = list!("impact_dimensions");

/// How grave the impact on a person is, from low to severe.
pub static IMPACT_LEVELS: Options = list!("impact_levels");

/// How likely a security incident is, from low to very high.
pub static LIKELIHOOD_LEVELS: Options = list!("likelihood_levels");

/// What may move the impact by one level; which way, with its source, stands in `law::risk`.
pub static IMPACT_ADJUSTMENTS: Options = list!("impact_adjustments");

codes!(
    impact_adjustment of IMPACT_ADJUSTMENTS:
    SENSITIVE_AT_SCALE = "sensitive_at_scale",
    MOSTLY_SENSITIVE = "mostly_sensitive",
    MANY_PERSONS = "many_persons",
    BEYOND_MINIMUM = "beyond_minimum",
    VULNERABLE = "vulnerable",
    DEIDENTIFIED = "deidentified",
);

/// What may move the likelihood by one level.
pub static LIKELIHOOD_ADJUSTMENTS: Options = list!("likelihood_adjustments");

codes!(
    likelihood_adjustment of LIKELIHOOD_ADJUSTMENTS:
    TESTED_PROTECTION = "tested_protection",
);

/// No reason to correct a level, in both lists: an express answer, so that an open question is never read as one.
pub const NO_ADJUSTMENT: Code = IMPACT_ADJUSTMENTS.code("none");

/// What is done about a risk: from the strongest, usual for a severe risk, to the mildest, usual for a low one.
pub static RISK_TREATMENTS: Options = list!("risk_treatments");

codes!(
    treatment of RISK_TREATMENTS:
    ACCEPT = "accept",
);
