//! Checks of scored risks, as far as the answers alone show them; what needs the matrix is checked by the law.

use crate::form::catalog::risks;
use crate::form::options::{NO_ADJUSTMENT, impact_adjustment};
use crate::form::{Code, Entry, Facts, Field};
use crate::text::phrase;

use super::{Problem, Severity, checks, push};

/// Corrections of GB/T 46068 that count what one correction of GB/T 39335 counts in one.
const SAME_FACT: [Code; 2] = [impact_adjustment::MOSTLY_SENSITIVE, impact_adjustment::MANY_PERSONS];

/// The corrections of a scale, and the reason that must name them.
const SCALES: [(&Field, &Field); 2] = [
    (&risks::IMPACT_ADJUSTMENTS, &risks::IMPACT_REASON),
    (&risks::LIKELIHOOD_ADJUSTMENTS, &risks::LIKELIHOOD_REASON),
];

pub(super) fn corrections(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for risk in facts.rows(&risks::SECTION) {
        for (field, reason) in SCALES {
            corrected(&risk, field, reason, out);
        }
        let claims = risk.choices(&risks::IMPACT_ADJUSTMENTS).known().unwrap_or_default();
        if claims.contains(&impact_adjustment::SENSITIVE_AT_SCALE)
            && claims.iter().any(|code| SAME_FACT.contains(code))
        {
            push(
                out,
                checks::RISKS_CORRECTIONS,
                Severity::Warning,
                risk.place(&risks::IMPACT_ADJUSTMENTS),
                phrase(
                    "两个标准对敏感程度和规模的修正同时选用，同一事实可能被计算两次；请只选一处",
                    "corrections of both standards for sensitivity and scale are chosen; one fact may count twice, choose one",
                ),
            );
        }
        if claims.contains(&impact_adjustment::DEIDENTIFIED)
            && !risk.is_answered(&risks::DEIDENTIFICATION)
        {
            push(
                out,
                checks::RISKS_CORRECTIONS,
                Severity::Error,
                risk.place(&risks::DEIDENTIFICATION),
                phrase(
                    "以去标识化为由降低了影响程度，但没有写明是哪一项去标识化措施",
                    "the impact was lowered for de-identification, but no such measure is named",
                ),
            );
        }
    }
}

fn corrected(
    risk: &Entry<'_>,
    field: &'static Field,
    reason: &'static Field,
    out: &mut Vec<Problem>,
) {
    let Some(chosen) = risk.choices(field).known() else { return };
    let has_none = chosen.contains(&NO_ADJUSTMENT);
    if has_none && chosen.len() > 1 {
        push(
            out,
            checks::RISKS_CORRECTIONS,
            Severity::Error,
            risk.place(field),
            phrase(
                "既选了“没有需要修正的情形”，又选了其他情形",
                "\"Nothing to correct\" is chosen together with a correction",
            ),
        );
    }
    if !has_none && !risk.is_answered(reason) {
        push(
            out,
            checks::RISKS_CORRECTIONS,
            Severity::Error,
            risk.place(reason),
            phrase("选了修正情形，但没有写理由", "a correction is chosen, and no reason given"),
        );
    }
}
