//! What is done about the risks: the rectification of a report, and the treatment in the plan of action.
//!
//! How far a treatment is follows from its day and its verification, which stands in its own words; nothing is made up where nobody did.

use crate::day::Day;
use crate::document::{Block, Inline};
use crate::form::Entry;
use crate::form::catalog::{contracts, risks};
use crate::form::options::treatment;
use crate::text::{Phrase, Text, t};

use super::super::material::Material;
use super::super::parts::add_line;
use super::super::proofs;
use super::words::is_done_by;
use super::{RECTIFIED, conditions, each, is_told, level, under_way, waits_for_nothing};

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
                unproved(material, risk)
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

/// That nothing proves the remedy yet, with what is on file of the risk.
fn unproved(material: &Material<'_>, risk: &Entry<'_>) -> Vec<Inline> {
    let codes = material.codes_of(&risk.place(&risks::VERIFICATION));
    if codes.is_empty() {
        return material.words(t("尚无", "none yet"));
    }
    let codes = Phrase::list(codes);
    material.told(&said!(
        "已有材料：{codes}；完成证明：尚无",
        "On file: {codes}; proof that it is done: none yet",
        codes,
    ))
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
        t("整改中，期限未到", "under way; not yet due")
    } else if is_verified {
        t("已完成，有验证记录", "done, and verified")
    } else {
        t("期限已到，未见验证记录", "due; no verification on record")
    })
}

/// The level alone, or the blank in its place.
fn grade_of(mut level: Vec<Inline>) -> Vec<Inline> {
    level.truncate(1);
    level
}

/// What is due before the papers are handed in and not verified yet: what they say of it is to be brought up to date with its proof.
/// Where it is verified, that their words say otherwise still.
pub(in super::super) fn due_before_filing(material: &Material<'_>) -> Option<Phrase> {
    let day = contracts::handed_in_on(material.facts)?;
    let due = each(material, |risk, _| {
        if is_of_subject(material, risk) && risks::is_unverified_by(risk, day) {
            let (risk, due) = (risk.title(), risk.day(&risks::DUE).known()?.spoken());
            return Some(said!("{risk}（{due}）", "{risk} ({due})", risk, due));
        }
        None
    });
    let due: Vec<Phrase> = due.into_iter().flatten().collect();
    if due.is_empty() {
        return not_up_to_date(material, day);
    }
    let proof = proofs::of_remedies(material);
    // The assessment comes before the contract takes effect and the export begins, which may be before the filing.
    let settled = contracts::assessed_by(material.facts).filter(|settled| *settled < day);
    Some(if let Some(settled) = settled {
        said!(
            "提交（{day}）以前到期的整改，应当在合同生效、出境开始（{settled}）以前完成：更新报告中的状态，{proof}，并在此以前更新评估完成日；不能在此以前完成的，推迟合同生效和出境开始。{due}。",
            "What is due before the papers are handed in ({day}) must be done before the contract takes effect and the export begins ({settled}): by then bring its state in the report up to date, {proof}, and give the day the assessment was finished anew; else put off the effect and the export. {due}.",
            day = day.spoken(),
            settled = settled.spoken(),
            proof,
            due = Phrase::clauses(due),
        )
    } else {
        said!(
            "提交（{day}）以前到期的整改，提交时应当已经完成：更新报告中的状态，{proof}，并更新评估完成日。{due}。",
            "What is due before the papers are handed in ({day}) must be done by then: bring its state in the report up to date, {proof}, and give the day the assessment was finished anew. {due}.",
            day = day.spoken(),
            proof,
            due = Phrase::clauses(due),
        )
    })
}

/// That words of the report still tell of work under way, or conclude that the export waits for it, while it is verified.
fn not_up_to_date(material: &Material<'_>, day: Day) -> Option<Phrase> {
    let mut told = under_way(material.facts);
    told.extend(conditions(material.facts).into_iter().filter(|one| one.is_over(day)));
    let rows = material.rows(&risks::SECTION);
    let of_paper: Vec<Entry<'_>> =
        rows.iter().copied().filter(|risk| is_told(material, risk)).collect();
    let is_meant = |risk: &&Entry<'_>| {
        told.iter().any(|one| one.risks.iter().any(|known| known.id == risk.id))
    };
    let of: Vec<Phrase> = of_paper
        .iter()
        .filter(|risk| is_of_subject(material, risk) && is_done_by(risk, day))
        .filter(is_meant)
        .map(Entry::title)
        .collect();
    let proof = proofs::of_remedies(material);
    if !of.is_empty() {
        return Some(said!(
            "提交（{day}）以前到期的整改已有验证记录，而报告的文字仍写作没有完成：更新各项评估、问题数量和结论的文字，{proof}，更新评估完成日，然后提交。{of}。",
            "What is due before the papers are handed in ({day}) is verified, while the words of the report still say it is not done: bring the points, the numbers of problems and the conclusion up to date, {proof}, give the day the assessment was finished anew, and only then file. {of}.",
            day = day.spoken(),
            proof,
            of = Phrase::clauses(of),
        ));
    }
    let is_any = of_paper.iter().any(|risk| risk.is_answered(&risks::VERIFICATION));
    // The conclusion is that of all routes: it may wait for what is of another.
    (is_any && waits_for_nothing(material.facts, &rows)).then(|| {
        said!(
            "各项整改都有验证记录，而结论仍是整改后开展：更新结论、理由和评估完成日，{proof}，然后提交。",
            "Every remedy is verified, while the conclusion still waits for them: bring conclusion, reasons and the day the assessment was finished up to date, {proof}, and only then file.",
            proof,
        )
    })
}

/// Whether a risk is of what the paper is about, as the list of one contract names nothing of another.
fn is_of_subject(material: &Material<'_>, risk: &Entry<'_>) -> bool {
    let (of, to) =
        (material.named(risk, &risks::SCENARIOS), material.named(risk, &risks::RECIPIENTS));
    if material.about.is_none() {
        return true;
    }
    if of.is_empty() {
        return to.is_empty() || to.iter().any(|recipient| material.is_about(recipient));
    }
    let is_to = |flow: &Entry<'_>| {
        let with = flow.with().and_then(|with| with.id);
        to.is_empty() || to.iter().any(|one| one.id == with)
    };
    of.iter()
        .flat_map(|scenario| material.flows_of(scenario))
        .any(|flow| is_to(&flow) && material.is_about_flow(&flow))
}
