//! What is done about the risks: the rectification of a report, and the treatment in the plan of action.
//!
//! How far a treatment is follows from its day and its verification, which stands in its own words; nothing is made up where nobody did.

use crate::document::{Block, Inline};
use crate::form::Entry;
use crate::form::catalog::risks;
use crate::form::options::treatment;
use crate::text::{Text, t};

use super::super::material::Material;
use super::super::parts::add_line;
use super::{RECTIFIED, each, level};

/// The treatment of each risk, for the plan of action; nothing where no risk is recorded.
pub(in super::super) fn treatments(material: &Material<'_>) -> Option<Block> {
    let rows = each(material, |risk, scored| {
        let mut what = material.needed(risk, &risks::TREATMENT);
        add_line(&mut what, material.answer(risk, &risks::REMEDY));
        vec![
            material.needed(risk, &risks::NAME),
            grade_of(level(material, &scored.before)),
            what,
            material.needed(risk, &risks::OWNER),
            due(material, risk),
            grade_of(level(material, &scored.after)),
            {
                let mut state = state(material, risk);
                add_line(&mut state, material.proved(risk, &risks::VERIFICATION));
                state
            },
        ]
    });
    (!rows.is_empty()).then(|| {
        material.numbered(
            Text::EMPTY,
            &[
                (t("风险", "Risk"), 18),
                (t("措施之前", "Before"), 9),
                (t("处置方式和措施", "Treatment"), 21),
                (t("责任方", "Owner"), 13),
                (t("完成期限", "Due"), 12),
                (t("剩余风险", "Residual"), 9),
                (t("整改验证和状态", "Verification and state"), 15),
            ],
            rows,
        )
    })
}

/// The rectification of a report: what was found, what is done, by whom, by when, how far it is, and what proves it.
pub(in super::super) fn rectified(material: &Material<'_>) -> Block {
    let rows = each(material, |risk, _| {
        let mut what = material.needed(risk, &risks::TREATMENT);
        add_line(&mut what, material.answer(risk, &risks::REMEDY));
        vec![
            material.needed(risk, &risks::PROBLEM),
            what,
            material.needed(risk, &risks::OWNER),
            due(material, risk),
            state(material, risk),
            // What proves the remedy, and not what proved the problem.
            if risk.value(&risks::VERIFICATION).is_some() {
                material.proved(risk, &risks::VERIFICATION)
            } else {
                material.words(t("尚无", "none yet"))
            },
        ]
    });
    material.numbered(
        RECTIFIED,
        &[
            (t("问题", "Problem"), 23),
            (t("措施", "Measure"), 19),
            (t("责任人", "Who"), 13),
            (t("期限", "By when"), 10),
            (t("状态", "State"), 14),
            (t("证明", "Proof"), 15),
        ],
        rows,
    )
}

/// The last day; an accepted risk has none, and says so.
fn due(material: &Material<'_>, risk: &Entry<'_>) -> Vec<Inline> {
    if risk.chose(&risks::TREATMENT, treatment::ACCEPT).is_yes() {
        return material.words(t("不适用", "does not apply"));
    }
    material.answer(risk, &risks::DUE)
}

/// How far the treatment is, as its day and its verification tell; what was verified stands beside it in its own words.
fn state(material: &Material<'_>, risk: &Entry<'_>) -> Vec<Inline> {
    let today = material.survey.verdict.day;
    let is_ahead = risk.day(&risks::DUE).known().is_some_and(|due| due > today);
    let is_verified = risk.is_answered(&risks::VERIFICATION);
    material.words(if risk.chose(&risks::TREATMENT, treatment::ACCEPT).is_yes() {
        t("已接受，持续关注", "accepted; being watched")
    } else if is_ahead && is_verified {
        t("整改中，已有验证记录", "under way; verified so far")
    } else if is_ahead {
        t("期限未到，完成后验证", "not yet due; verified when done")
    } else if is_verified {
        t("期限已到，有验证记录", "due, and verified")
    } else {
        t("未见验证记录", "no verification on record")
    })
}

/// The level alone, or the blank in its place.
fn grade_of(mut level: Vec<Inline>) -> Vec<Inline> {
    level.truncate(1);
    level
}
