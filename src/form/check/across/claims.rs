//! Checks of what is claimed: proved, necessary, in line with the findings.

use crate::form::catalog::{conclusion, deidentification, findings, scenarios};
use crate::form::{Entry, Facts, Place};
use crate::text::{phrase, says_no_problem, says_none};

use super::{Problem, Severity, push};

pub(super) fn brief(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for scenario in facts.rows(&scenarios::SECTION) {
        if scenario.text(&scenarios::BRIEF).known().is_some_and(|text| text.chars().count() > 100) {
            push(
                out,
                "scenarios.brief",
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
                "scenarios.necessity",
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

pub(super) fn anonymised(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for row in facts.rows(&deidentification::SECTION) {
        let level = row.choice(&deidentification::LEVEL);
        if deidentification::claims_anonymised(&row).is_yes()
            && (row.proof(&deidentification::PROOF).known().is_none_or(says_none)
                || level.is(|code| *code != "level_4").is_yes())
        {
            push(
                out,
                "deidentification.claim",
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

pub(super) fn all_clear(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let rows: Vec<Entry<'_>> = facts.rows(&findings::SECTION).collect();
    let clear = |row: &Entry<'_>| row.text(&findings::PROBLEM).known().is_some_and(says_no_problem);
    if !rows.is_empty() && rows.iter().all(clear) {
        push(
            out,
            "findings.all_clear",
            Severity::Warning,
            Place::whole(&findings::SECTION),
            phrase(
                "六项都写“未发现问题”，容易被要求补充说明",
                "all six points say that nothing was found; such reports are apt to be questioned",
            ),
        );
    }
    let grave = rows.iter().any(|row| {
        row.choice(&findings::RESIDUAL).is(|code| matches!(*code, "high" | "severe")).is_yes()
    });
    let conclusion = facts.single(&conclusion::SECTION);
    if grave && conclusion.choice(&conclusion::CONCLUSION).is(|code| *code == "may_export").is_yes()
    {
        push(
            out,
            "findings.all_clear",
            Severity::Error,
            conclusion.place(&conclusion::CONCLUSION),
            phrase(
                "仍有“高”或“严重”的剩余风险，与“可以开展”的结论矛盾",
                "a high or severe residual risk contradicts the conclusion that the export may go ahead",
            ),
        );
    }
}
