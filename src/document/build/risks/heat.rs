//! The heat map of the risks: how many stand in each cell of the matrix, before and after the measures.
//!
//! What is open stands in no cell.

use crate::document::{HeatCell, HeatMap, HeatRow, Inline, Shade};
use crate::form::Answer;
use crate::law::Risks;
use crate::law::risk::{Impact, Likelihood, Scale, Score};
use crate::text::{Lang, Phrase, Text, t};

/// The heat map: impact from top to bottom, likelihood from left to right, the numbers of the risks before and after.
pub fn heat_map(found: &Risks, lang: Lang) -> HeatMap {
    let say = |text: Text| text.get(lang).to_owned();
    let rows = Impact::ALL.into_iter().rev().map(|impact| HeatRow {
        head: say(impact.label()),
        cells: Likelihood::ALL.map(|likelihood| cell(found, impact, likelihood, lang)).to_vec(),
    });
    let said = found.said();
    let unacceptable = found.matrix.unacceptable.label();
    let own = if found.matrix.is_own() {
        t("本企业矩阵。", "The company's own matrix.")
    } else {
        t("参照 GB/T 39335-2020。", "After GB/T 39335-2020.")
    };
    let legend = said!(
        "数字为风险序号，前、后指处置之前、之后（尚未完成的为预期）；* 不可接受（“{unacceptable}”\
         及以上）。{own}",
        "Numbers of the risks, before and after the treatment (as expected where it is not \
         finished); * not acceptable ({unacceptable} and above). {own}",
        unacceptable,
        own,
    );
    HeatMap {
        caption: say(t("风险热力图", "Heat map of the risks")),
        description: said!(
            "风险矩阵，行为影响程度，列为可能性。{said}。",
            "Risk matrix, impact by row and likelihood by column. {said}.",
            said,
        )
        .get(lang)
        .to_owned(),
        corner: say(t("影响/可能性", "Impact/likelihood")),
        columns: Likelihood::ALL.map(|likelihood| say(likelihood.label())).to_vec(),
        rows: rows.collect(),
        legend: legend.get(lang).to_owned(),
    }
}

fn cell(found: &Risks, impact: Impact, likelihood: Likelihood, lang: Lang) -> HeatCell {
    let level = found.matrix.level(impact, likelihood);
    let mark = if level >= found.matrix.unacceptable { "*" } else { "" };
    let mut text = vec![Inline::Strong(format!("{}{mark}", level.label().get(lang)))];
    let here = |score: &Score| {
        score.impact == Answer::Known(impact) && score.likelihood == Answer::Known(likelihood)
    };
    let mut mark_all = |label: Text, scores: Vec<&Score>| {
        let numbers = scores.into_iter().enumerate().filter(|(_, score)| here(score));
        let list = Phrase::list(numbers.map(|(index, _)| Phrase::same((index + 1).to_string())));
        if !list.zh.is_empty() {
            text.push(Inline::Text(format!("\n{}{}", label.get(lang), list.get(lang))));
        }
    };
    mark_all(t("前：", "before "), found.scored.iter().map(|risk| &risk.before).collect());
    mark_all(t("后：", "after "), found.scored.iter().map(|risk| &risk.after).collect());
    let shade = Shade::ALL.get(level.at()).copied().unwrap_or(Shade::Darkest);
    HeatCell { shade, text }
}
