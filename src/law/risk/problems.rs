//! Contradictions that only the matrix shows: more risk after the measures than before, a risk accepted that is not acceptable,
//! a conclusion that the risks do not bear.

use crate::form::catalog::{conclusion, risks};
use crate::form::options::{RISK_TREATMENTS, outcome, treatment};
use crate::form::{Answer, Code, Facts, Place, Problem, Severity};
use crate::law::checks;

use super::{Level, Risks, Scale, Scored};

/// The contradictions between the scores and what was decided.
pub(in crate::law) fn problems(facts: &Facts<'_>, found: &Risks) -> Vec<Problem> {
    let facts = &facts.quietly();
    let mut out = Vec::new();
    for risk in &found.scored {
        rises(risk, &mut out);
        treated(facts, risk, found, &mut out);
    }
    concluded(facts, found, &mut out);
    out
}

fn rises(risk: &Scored, out: &mut Vec<Problem>) {
    let mut push = |field, message| {
        out.push(Problem {
            check: checks::RISKS_RESIDUAL,
            severity: Severity::Error,
            place: risk.place(field),
            message,
        });
    };
    if let (Answer::Known(before), Answer::Known(after)) = (&risk.before.impact, &risk.after.impact)
        && after > before
    {
        let (before, after) = (before.label(), after.label());
        push(
            &risks::IMPACT_AFTER,
            said!(
                "措施之后的影响程度“{after}”高于措施之前的“{before}”",
                "impact after the measures ({after}) exceeds that before ({before})",
                after,
                before,
            ),
        );
    }
    if let (Answer::Known(before), Answer::Known(after)) =
        (&risk.before.likelihood, &risk.after.likelihood)
        && after > before
    {
        let (before, after) = (before.label(), after.label());
        push(
            &risks::LIKELIHOOD_AFTER,
            said!(
                "措施之后的可能性“{after}”高于措施之前的“{before}”",
                "likelihood after the measures ({after}) exceeds that before ({before})",
                after,
                before,
            ),
        );
    }
}

fn treated(facts: &Facts<'_>, risk: &Scored, found: &Risks, out: &mut Vec<Problem>) {
    let Some(row) = facts.row(&risks::SECTION, &risk.id) else { return };
    let Some(chosen) = row.choice(&risks::TREATMENT).known() else { return };
    let place = risk.place(&risks::TREATMENT);
    let (severity, message) = if chosen == treatment::ACCEPT
        && risk.is_unacceptable(&found.matrix).is_yes()
    {
        let level = found.matrix.unacceptable.label();
        let message = said!(
            "剩余风险达到不可接受等级“{level}”，不能选择“接受”",
            "the residual risk reaches the unacceptable level ({level}) and cannot be accepted",
            level,
        );
        (Severity::Error, message)
    } else if let Answer::Known(level) = risk.before.level
        && level >= Level::High
        && milder_than_usual(chosen, level)
    {
        let level = level.label();
        let message = said!(
            "措施之前的风险为“{level}”，一般采用更强的处置方式；保留的，请在理由中说明",
            "the risk before the measures is {level}; a stronger treatment is usual, so give the \
             reason",
            level,
        );
        (Severity::Warning, message)
    } else {
        return;
    };
    out.push(Problem { check: checks::RISKS_TREATMENT, severity, place, message });
}

/// Treatments stand from the strongest to the mildest, levels from low to severe: the usual one mirrors the level.
fn milder_than_usual(treatment: Code, level: Level) -> bool {
    let usual = RISK_TREATMENTS.choices.len().saturating_sub(1 + level.at());
    RISK_TREATMENTS
        .choices
        .iter()
        .position(|choice| choice.code == treatment)
        .is_some_and(|at| at > usual)
}

/// High and severe bar "may proceed" as at the six points, and so does whatever the company calls unacceptable.
fn concluded(facts: &Facts<'_>, found: &Risks, out: &mut Vec<Problem>) {
    let bar = found.matrix.unacceptable.min(Level::High);
    let grave = found
        .scored
        .iter()
        .filter(|risk| risk.after.level.clone().is(|level| *level >= bar).is_yes())
        .count();
    let entry = facts.single(&conclusion::SECTION);
    if grave > 0 && entry.chose(&conclusion::CONCLUSION, outcome::MAY_EXPORT).is_yes() {
        let level = bar.label();
        out.push(Problem {
            check: checks::RISKS_CONCLUSION,
            severity: Severity::Error,
            place: Place::single(&conclusion::SECTION, &conclusion::CONCLUSION),
            message: said!(
                "有{grave}项风险在措施之后仍达到“{level}”，与“可以开展”的结论矛盾",
                "{grave} of the risks still {grave?reaches|reach} \"{level}\" after the measures, \
                 which contradicts the conclusion that the export may go ahead",
                grave,
                level,
            ),
        });
    }
}
