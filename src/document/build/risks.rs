//! The scored risks in documents: effect and level of each, the heat map, the rectification, and the whole in a sentence.
//!
//! Where no risk was recorded there is nothing; a level that is open is a blank.

mod treatment;

pub(super) use treatment::{rectified, treatments};

use crate::document::{Block, HeatCell, HeatMap, HeatRow, Inline, Layout, Shade, plain};
use crate::form::catalog::{flows, items, risks, scenarios};
use crate::form::{Answer, Entry, Field, Lacking, Tri};
use crate::law::Risks;
use crate::law::risk::{Impact, Likelihood, Scale, Score, Scored};
use crate::text::{Lang, Phrase, Text, t};

use super::material::Material;
use super::paper::{Paper, WRITTEN, When};
use super::parts::{Row, add_line};

/// Its captions, which the text refers to.
const EFFECTS: Text = t("风险对个人权益的影响", "Effect of the risks on personal rights");
const LEVELS: Text = t("风险等级和处置", "Levels of the risks and their treatment");
const RECTIFIED: Text = t("整改表", "Rectification");

/// Method, worksheets, heat map, result and rectification, for a part of a report.
pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let found = &told(material);
    if found.is_empty() {
        return Vec::new();
    }
    let result = found.said();
    vec![
        material.sentence(t(
            "参照 GB/T 39335-2020 的方法评定风险：评估人员对照判定准则选定影响程度和可能性并说明理由，有修正情形的逐项修正，再按风险矩阵得出风险等级；处置之后的等级另行评定，处置尚未完成的为预期。修正情形参照 GB/T 39335-2020 和 GB/T 46068-2025 附录B。",
            "Risks were scored by the method of GB/T 39335-2020: the assessors chose impact and likelihood by the criteria and gave reasons, corrected them where a stated case applied, and took the level from the matrix; what is left after the treatment was assessed separately, as expected where the treatment is not finished. The corrections follow GB/T 39335-2020 and annex B of GB/T 46068-2025.",
        )),
        material.sentence_of(&basis(found)),
        Block::Paragraph(runs!(
            material,
            "每一风险对个人权益的影响见{effects}，风险等级、处置和剩余风险见{levels}，整改的内容、责任人、期限、状态和证明见{rectified}。",
            "The effect of each risk on personal rights stands in {effects}, its level, treatment and what is left in {levels}; what is \
             put right, by whom, by when, how far and with what proof in {rectified}.",
            effects = material.table_called(EFFECTS),
            levels = material.table_called(LEVELS),
            rectified = material.table_called(RECTIFIED),
        )),
        impact_sheet(material),
        risk_sheet(material),
        Block::HeatMap(heat_map(found, material.lang)),
        Block::Paragraph(vec![
            material.strong(t("风险评定结果：", "Result: ")),
            Inline::Text(material.tell(&said!("{result}。", "{result}.", result))),
        ]),
        rectified(material),
    ]
}

/// The risks of a record as a document of their own.
pub static PAPER: Paper = Paper {
    id: "risks",
    title: t("风险评估表", "Risk assessment"),
    layout: Layout::Brief,
    when: When::Never,
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = blocks(material);
    // Whoever files must know how firmly the matrix stands; the report itself only names it.
    if !body.is_empty() {
        let said = material.survey.risks.matrix.said();
        body.push(material.remark_of(&said!("风险矩阵：{said}", "Risk matrix: {said}", said)));
    }
    if body.is_empty() {
        body.push(material.sentence(t("没有记录风险。", "No risk is recorded.")));
    }
    body
}

fn basis(found: &Risks) -> Phrase {
    let level = found.matrix.unacceptable.label();
    if !found.matrix.is_own() {
        return said!(
            "风险矩阵采用GB/T 39335-2020 的矩阵；“{level}”及以上为不可接受。",
            "The risk matrix is that of GB/T 39335-2020; {level} and above is not acceptable.",
            level,
        );
    }
    said!(
        "风险矩阵采用本企业矩阵（决定：{decided}）；“{level}”及以上为不可接受。",
        "The risk matrix is the company's own (decided: {decided}); {level} and above is not acceptable.",
        level,
        decided = found.matrix.decided,
    )
}

/// The effect on personal rights. Its columns are grouped, as eight do not fit a page upright; the published standard has no such table, so
/// that none of its numbers is named.
fn impact_sheet(material: &Material<'_>) -> Block {
    let rows = each(material, |risk, scored| {
        vec![
            gathered(
                material,
                risk,
                &[
                    (t("处理活动", "Scenarios"), &risks::SCENARIOS),
                    (t("境外接收方", "Recipients"), &risks::RECIPIENTS),
                ],
            )
            .into_iter()
            .chain(sensitive(material, risk))
            .collect(),
            gathered(
                material,
                risk,
                &[
                    (t("维度", "Source"), &risks::SOURCE),
                    (t("问题", "Problem"), &risks::PROBLEM),
                    (t("证据", "Evidence"), &risks::EVIDENCE),
                ],
            ),
            gathered(
                material,
                risk,
                &[
                    (t("方面", "Dimension"), &risks::DIMENSIONS),
                    (t("影响", "Effect"), &risks::EFFECT),
                ],
            ),
            graded(material, risk, &scored.before.impact),
        ]
    });
    material.numbered(
        EFFECTS,
        &[
            (t("处理活动、敏感个人信息", "Scenarios, sensitive items"), 19),
            (t("风险源维度、存在的问题、发现证据", "Source, problem found, evidence"), 29),
            (t("影响方面、产生的影响", "Dimension, effect"), 23),
            (t("影响程度", "Impact"), 22),
        ],
        rows,
    )
}

/// Risks and what is done about them.
fn risk_sheet(material: &Material<'_>) -> Block {
    let rows = each(material, |risk, scored| {
        let mut what = material.needed(risk, &risks::NAME);
        what.extend(plain("\n"));
        what.extend(graded(material, risk, &scored.before.likelihood));
        vec![
            what,
            level(material, &scored.before),
            gathered(
                material,
                risk,
                &[
                    (t("责任方", "Owner"), &risks::OWNER),
                    (t("处置", "Treatment"), &risks::TREATMENT),
                    (t("内容", "What"), &risks::REMEDY),
                    (t("期限", "Due"), &risks::DUE),
                    (t("措施", "Measures"), &risks::MEASURES),
                    (t("去标识化", "De-identification"), &risks::DEIDENTIFICATION),
                ],
            ),
            level(material, &scored.after)
                .into_iter()
                .chain(plain("\n"))
                .chain(gathered(
                    material,
                    risk,
                    &[
                        (t("理由", "Reason"), &risks::RESIDUAL_REASON),
                        (t("验证", "Verified"), &risks::VERIFICATION),
                    ],
                ))
                .collect(),
        ]
    });
    material.numbered(
        LEVELS,
        &[
            (t("风险描述、可能性及原因", "Risk, likelihood and cause"), 27),
            (t("风险等级", "Level"), 12),
            (t("责任方与处置建议", "Owner and treatment"), 28),
            (t("处置后的剩余风险、整改验证及归档", "Risk after treatment, verification"), 26),
        ],
        rows,
    )
}

/// A row for each risk and its scores.
fn each(material: &Material<'_>, row: impl Fn(&Entry<'_>, &Scored) -> Row) -> Vec<Row> {
    material
        .rows(&risks::SECTION)
        .iter()
        .zip(&material.survey.risks.scored)
        .filter(|(risk, _)| is_told(material, risk))
        .map(|(risk, scored)| row(risk, scored))
        .collect()
}

/// The risks of which a paper tells: of one route, those of what goes by it.
fn told(material: &Material<'_>) -> Risks {
    let mut out = material.survey.risks.clone();
    let told: Vec<String> = material
        .rows(&risks::SECTION)
        .iter()
        .filter(|risk| is_told(material, risk))
        .filter_map(|risk| risk.id.map(str::to_owned))
        .collect();
    out.scored.retain(|scored| told.contains(&scored.id));
    out
}

fn is_told(material: &Material<'_>, risk: &Entry<'_>) -> bool {
    material.is_of_told(risk, &risks::SCENARIOS, &risks::RECIPIENTS)
}

/// Labelled answers, one a line; what may stay open and is open is left out.
fn gathered(
    material: &Material<'_>,
    risk: &Entry<'_>,
    fields: &[(Text, &'static Field)],
) -> Vec<Inline> {
    let mut out = Vec::new();
    for (label, field) in fields {
        let answer = material.answer(risk, field);
        if !answer.is_empty() {
            add_line(&mut out, labelled(material, *label, answer));
        }
    }
    out
}

fn labelled(material: &Material<'_>, label: Text, mut answer: Vec<Inline>) -> Vec<Inline> {
    let mark = said!("{label}：", "{label}: ", label);
    answer.insert(0, Inline::Strong(material.tell(&mark)));
    answer
}

/// The sensitive items that the risk concerns, read from where they are declared: those that go to its recipients, or all of its
/// scenarios. "None" only where every item says so.
fn sensitive(material: &Material<'_>, risk: &Entry<'_>) -> Vec<Inline> {
    let mut names: Vec<Phrase> = Vec::new();
    let mut open = Lacking::new();
    let mut take = |answer: Tri, name: Option<Phrase>| match answer {
        Tri::Yes => names.extend(name.filter(|name| !names.contains(name))),
        Tri::No => {}
        Tri::Unknown(lacking) => open.extend(lacking),
    };
    let concerned = match risk.named(&risks::SCENARIOS) {
        Answer::Known(scenarios) => scenarios,
        Answer::Unknown(lacking) => {
            take(Tri::Unknown(lacking), None);
            Vec::new()
        }
    };
    let to = risk.named(&risks::RECIPIENTS).known();
    let is_to = |flow: &Entry<'_>| {
        let with = flow.with().and_then(|with| with.id);
        to.as_ref().is_none_or(|to| to.iter().any(|one| one.id == with))
    };
    for scenario in concerned {
        let flows = material.flows_of(&scenario);
        let own: Vec<Answer<Vec<Entry<'_>>>> = if flows.is_empty() {
            vec![scenario.named(&scenarios::ITEMS)]
        } else {
            flows.iter().filter(|flow| is_to(flow)).map(flows::items).collect()
        };
        for items in own {
            match items {
                Answer::Unknown(lacking) => take(Tri::Unknown(lacking), None),
                Answer::Known(items) => {
                    for item in items {
                        take(items::is_sensitive(&item), Some(item.title()));
                    }
                }
            }
        }
    }
    let mut words = material.told(&Phrase::list(names));
    if let Some(place) = open.into_iter().next() {
        words.push(material.blank(place));
    } else if words == plain("") {
        words = material.words(t("无", "none"));
    }
    let mut out = plain("\n");
    out.extend(labelled(material, t("敏感", "Sensitive"), words));
    out
}

/// A grade before the measures: as chosen, its corrections, as corrected, and why.
fn graded<S: Scale>(material: &Material<'_>, risk: &Entry<'_>, grade: &Answer<S>) -> Vec<Inline> {
    let impact = std::ptr::eq(S::OPTIONS, Impact::OPTIONS);
    let (chosen, corrections, reason) = if impact {
        (&risks::IMPACT, &risks::IMPACT_ADJUSTMENTS, &risks::IMPACT_REASON)
    } else {
        (&risks::LIKELIHOOD, &risks::LIKELIHOOD_ADJUSTMENTS, &risks::LIKELIHOOD_REASON)
    };
    let name = if impact { t("影响程度", "Impact") } else { t("可能性", "Likelihood") };
    let result = match grade {
        Answer::Known(grade) => material.words(grade.label()),
        Answer::Unknown(lacking) => {
            lacking.iter().take(1).map(|place| material.blank(place.clone())).collect()
        }
    };
    let mut out = labelled(material, name, result);
    let moves = risk.choices(corrections).known().unwrap_or_default();
    if !moves.is_empty() && moves != [crate::form::options::NO_ADJUSTMENT] {
        add_line(
            &mut out,
            labelled(material, t("修正前", "Chosen"), material.answer(risk, chosen)),
        );
        add_line(
            &mut out,
            labelled(material, t("修正", "Corrections"), material.answer(risk, corrections)),
        );
    }
    add_line(&mut out, labelled(material, t("理由", "Reason"), material.answer(risk, reason)));
    out
}

/// The level in bold, with the grades it comes from.
fn level(material: &Material<'_>, score: &Score) -> Vec<Inline> {
    match &score.level {
        Answer::Known(level) => {
            vec![
                material.strong(level.label()),
                Inline::Text(format!("\n{}", material.tell(&score.said()))),
            ]
        }
        Answer::Unknown(lacking) => {
            lacking.iter().take(1).map(|place| material.blank(place.clone())).collect()
        }
    }
}

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
