//! The scored risks: the whole in a sentence, each risk before and after its treatment, and how firmly the matrix stands.

use crate::form::catalog::risks;
use crate::form::{Answer, Entry, Facts, Place};
use crate::law::Risks;
use crate::law::risk::{Impact, Level, Likelihood, Scale, Score, Scored, criteria as standard};
use crate::text::{Phrase, Text, t};

use super::{Told, Tone};

/// Every risk after the whole in a sentence; each leads to what is open in it, or to its treatment.
pub fn risks(found: &Risks, facts: &Facts<'_>) -> Vec<Told> {
    if found.is_empty() {
        let none = t(
            "还没有记录风险。备案模板没有要求打分；需要时，在“风险评估”部分每个风险增加一行。",
            "No risk is recorded. The filing templates do not ask for scores; where you want them, add a row for each risk under \"Risk assessment\".",
        );
        return vec![Told::new(Tone::Dim, none).at(Place::whole(&risks::SECTION))];
    }
    let each = found.scored.iter().enumerate().filter_map(|(index, risk)| {
        Some(told(index + 1, risk, &facts.row(&risks::SECTION, &risk.id)?, found))
    });
    let whole = Told::new(Tone::Remark, found.said());
    std::iter::once(whole).chain(each).chain([matrix(found)]).collect()
}

/// Where the matrix comes from, and what it calls acceptable.
pub fn matrix(found: &Risks) -> Told {
    Told::labelled(Tone::Remark, t("风险矩阵：", "Risk matrix: "), found.matrix.said())
}

/// The scores of a risk before its treatment and after: each its level, and what it is made of.
pub fn before_and_after(risk: &Scored) -> [Told; 2] {
    [(t("处置之前：", "Before: "), &risk.before), (t("处置之后：", "After: "), &risk.after)].map(
        |(label, score)| {
            let (level, said) = (level(score), score.said());
            let words = said!("{level}（{said}）", "{level} ({said})", level, said);
            Told::labelled(Tone::Plain, label, words)
        },
    )
}

/// The level of a score; open where it is.
fn level(score: &Score) -> Text {
    match &score.level {
        Answer::Known(level) => level.label(),
        Answer::Unknown(_) => t("未定", "open"),
    }
}

/// The criteria of the standard for the grades that were chosen, before any correction.
fn criteria(row: &Entry<'_>) -> Option<Told> {
    let source = row.choice(&risks::SOURCE).known();
    let likelihood = row.choice(&risks::LIKELIHOOD).known();
    let likelihood = likelihood.and_then(|code| Likelihood::read(code.as_str()));
    let impact = row.choice(&risks::IMPACT).known();
    let impact = impact.and_then(|code| Impact::read(code.as_str()));
    let dimensions = row.choices(&risks::DIMENSIONS).known().unwrap_or_default();
    let of_likelihood = source.zip(likelihood).and_then(|(source, grade)| {
        let says = standard::likelihood(source, grade)?;
        Some(said!(
            "可能性{grade}：{says}",
            "likelihood {grade}: {says}",
            grade = grade.label(),
            says
        ))
    });
    let of_impact = dimensions.into_iter().filter_map(|dimension| {
        let (grade, says) = (impact?, standard::impact(dimension, impact?)?);
        Some(said!("影响{grade}：{says}", "impact {grade}: {says}", grade = grade.label(), says))
    });
    let words = Phrase::clauses(of_likelihood.into_iter().chain(of_impact));
    let label = t("准则（GB/T 39335 附录D）：", "Criteria (GB/T 39335 annex D): ");
    (!words.zh.is_empty()).then(|| Told::labelled(Tone::Dim, label, words))
}

fn told(number: usize, risk: &Scored, row: &Entry<'_>, found: &Risks) -> Told {
    let (before, after) = (level(&risk.before), level(&risk.after));
    let beyond = risk.is_unacceptable(&found.matrix).is_yes();
    let mark = if beyond { t(" 不可接受", " not acceptable") } else { Text::EMPTY };
    let name = &risk.name;
    let head = said!(
        "{number} [{before}→{after}{mark}] {name}",
        "{number} [{before} -> {after}{mark}] {name}",
        number,
        before,
        after,
        mark,
        name,
    );
    let tone = match &risk.after.level {
        Answer::Unknown(_) => Tone::Open,
        Answer::Known(_) if beyond => Tone::Wrong,
        Answer::Known(Level::Low) => Tone::Plain,
        Answer::Known(_) => Tone::Strong,
    };
    let parts = [&risks::TREATMENT, &risks::OWNER, &risks::DUE];
    let treatment = Phrase::clauses(parts.into_iter().filter_map(|field| row.shown(field)));
    let open = risk.before.lacking().into_iter().chain(risk.after.lacking()).next();
    Told::new(tone, head)
        .named(&risk.id)
        .at(open.unwrap_or_else(|| risk.place(&risks::TREATMENT)))
        .with(before_and_after(risk))
        .with(criteria(row))
        .with([Told::labelled(Tone::Plain, t("处置：", "Treatment: "), treatment)])
}
