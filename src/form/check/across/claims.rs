//! Checks of what is claimed: proved, necessary, in line with the findings.

use crate::form::catalog::{
    application, conclusion, deidentification, findings, measures, onward, recipients, scenarios,
};
use crate::form::options::{STAGES, deid_level, outcome, risk_level};
use crate::form::{Entry, Facts, Place, Tri};
use crate::text::{Phrase, phrase, says_no_problem, says_none};

use super::{Problem, Severity, checks, push};

pub(super) fn brief(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for scenario in facts.rows(&scenarios::SECTION) {
        if scenario.text(&scenarios::BRIEF).known().is_some_and(|text| text.chars().count() > 100) {
            push(
                out,
                checks::SCENARIOS_BRIEF,
                Severity::Warning,
                scenario.place(&scenarios::BRIEF),
                phrase("超过100字", "longer than 100 characters"),
            );
        }
    }
}

pub(super) fn necessity(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for scenario in facts.rows(&scenarios::SECTION) {
        if scenario.yes_no(&scenarios::TRULY_NECESSARY).is_no() {
            push(
                out,
                checks::SCENARIOS_NECESSITY,
                Severity::Warning,
                scenario.place(&scenarios::TRULY_NECESSARY),
                phrase(
                    "不必要的出境不应开展，豁免也不成立",
                    "an export that is not necessary should not take place, and the exemption fails",
                ),
            );
        }
    }
}

pub(super) fn nothing_passed_on(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for recipient in facts.rows(&recipients::SECTION) {
        let third = onward::of(&recipient);
        if let (Tri::No, Some(third)) = (onward::passes_on(&recipient), third.first()) {
            push(
                out,
                checks::RECIPIENTS_ONWARD,
                Severity::Warning,
                recipient.place(&recipients::ONWARD),
                said!(
                    "填的是“否”，而“境外第三方”中有由它提供的{third}；请核对哪一个有误",
                    "\"no\" is answered, though {third} stands among the onward recipients as one to whom it passes data on; look which is wrong",
                    third = third.title(),
                ),
            );
        }
    }
}

pub(super) fn anonymised(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for row in facts.rows(&deidentification::SECTION) {
        if deidentification::claims_anonymised(&row).is_yes()
            && (row.proof(&deidentification::PROOF).known().is_none_or(says_none)
                || row.chose(&deidentification::LEVEL, deid_level::LEVEL_4).is_no())
        {
            push(
                out,
                checks::DEIDENTIFICATION_CLAIM,
                Severity::Error,
                row.place(&deidentification::CLAIM),
                phrase(
                    "匿名化没有得到证明（须有证明材料且达到4级），仍按个人信息处理和计数",
                    "anonymisation is not proved (it takes proof and level 4); the data stay personal information and are counted",
                ),
            );
        }
    }
}

pub(super) fn absent_stages(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let application = facts.single(&application::SECTION);
    let absent = application.choices(&application::ABSENT_STAGES).known().unwrap_or_default();
    for stage in STAGES.choices.iter().filter(|stage| absent.contains(&stage.code)) {
        let works_there = |row: &Entry<'_>| {
            let stages = row.choices(&measures::STAGES).known();
            stages.is_some_and(|stages| stages.contains(&stage.code))
        };
        let names = facts.rows(&measures::SECTION).filter(works_there).map(|row| row.title());
        let names: Vec<Phrase> = names.collect();
        if !names.is_empty() {
            push(
                out,
                checks::APPLICATION_STAGES,
                Severity::Warning,
                application.place(&application::ABSENT_STAGES),
                said!(
                    "写明没有“{stage}”环节，而这一环节有措施：{measures}",
                    "said to have no stage of {stage}, where these measures work: {measures}",
                    stage = stage.label,
                    measures = Phrase::list(names),
                ),
            );
        }
    }
}

pub(super) fn all_clear(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let rows: Vec<Entry<'_>> = facts.rows(&findings::SECTION).collect();
    let clear = |row: &Entry<'_>| row.text(&findings::PROBLEM).known().is_some_and(says_no_problem);
    if !rows.is_empty() && rows.iter().all(clear) {
        push(
            out,
            checks::FINDINGS_ALL_CLEAR,
            Severity::Warning,
            Place::whole(&findings::SECTION),
            phrase(
                "六项都写“未发现问题”，容易被要求补充说明",
                "all six points say that nothing was found; such reports are apt to be questioned",
            ),
        );
    }
    let grave = rows.iter().any(|row| {
        row.chose_any(&findings::RESIDUAL, &[risk_level::HIGH, risk_level::SEVERE]).is_yes()
    });
    let conclusion = facts.single(&conclusion::SECTION);
    if grave && conclusion.chose(&conclusion::CONCLUSION, outcome::MAY_EXPORT).is_yes() {
        push(
            out,
            checks::FINDINGS_ALL_CLEAR,
            Severity::Error,
            conclusion.place(&conclusion::CONCLUSION),
            phrase(
                "仍有“高”或“严重”的剩余风险，与“可以开展”的结论矛盾",
                "a high or severe residual risk contradicts the conclusion that the export may go ahead",
            ),
        );
    }
}
