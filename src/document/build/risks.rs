//! The scored risks in documents: the worksheets C.3, C.4 and, in the paper of their own, C.5 of GB/T 39335, the heat map, the rectification, and the whole in a sentence.
//!
//! Where no risk was recorded there is nothing; a level that is open is a blank.

mod heat;
mod sources;
mod treatment;
mod words;

pub use heat::heat_map;
pub(super) use treatment::{due_before_filing, rectified, treatments};
pub use words::{UnderWay, conditions, proofs_of as proofs_of_risk, under_way, waits_for_nothing};

use crate::document::{Block, Inline, Layout, plain};
use crate::form::catalog::{flows, items, risks, scenarios};
use crate::form::{Answer, Entry, Field, Lacking, Tri};
use crate::law::Risks;
use crate::law::risk::{Impact, Scale, Score, Scored};
use crate::text::{Phrase, Text, t};

use super::material::Material;
use super::paper::{Paper, WRITTEN, When};
use super::parts::add_line;

/// Its captions, which the text refers to.
const LIKELIHOODS: Text = t(
    "安全事件可能性分析表（参照GB/T 39335 表C.3）",
    "Likelihood of an incident (after GB/T 39335 table C.3)",
);
const LEVELS: Text = t(
    "安全风险评估及整改措施表（参照GB/T 39335 表C.4）",
    "Risk assessment and rectification (after GB/T 39335 table C.4)",
);
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
            "每一风险的可能性见{likelihoods}，对个人权益的影响、风险等级、处置和剩余风险见{levels}，整改的内容、责任人、期限、状态和证明见{rectified}。",
            "The likelihood of each risk stands in {likelihoods}, its effect on personal rights, level, treatment and what is left in {levels}; what is \
             put right, by whom, by when, how far and with what proof in {rectified}.",
            likelihoods = material.table_called(LIKELIHOODS),
            levels = material.table_called(LEVELS),
            rectified = material.table_called(RECTIFIED),
        )),
        likelihood_sheet(material),
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
    body.extend(sources::sheets(material));
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

/// Worksheet C.3: how likely an incident is. Its columns are the published ones.
fn likelihood_sheet(material: &Material<'_>) -> Block {
    let rows = each(material, |risk, scored| {
        let activity = activity(material, risk).into_iter().chain(sensitive(material, risk));
        vec![
            activity.collect(),
            material.answer(risk, &risks::SOURCE),
            material.answer(risk, &risks::PROBLEM),
            material.answer(risk, &risks::EVIDENCE),
            graded(material, risk, &scored.before.likelihood),
        ]
    });
    material.numbered(
        LIKELIHOODS,
        &[
            (t("个人信息处理活动", "Activity"), 19),
            (t("风险源维度", "Source"), 12),
            (PROBLEM, 24),
            (t("相关证据", "Evidence"), 18),
            (t("可能性", "Likelihood"), 20),
        ],
        rows,
    )
}

/// What both worksheets call it.
const PROBLEM: Text = t("产生风险的原因、存在的问题", "Cause or problem");

/// Worksheet C.4: impact, level and rectification. Its columns are the published ones; what is left after the treatment stands with
/// its verification.
fn risk_sheet(material: &Material<'_>) -> Block {
    let rows = each(material, |risk, scored| {
        let mut named = material.needed(risk, &risks::NAME);
        add_line(&mut named, level(material, &scored.before));
        let left = level(material, &scored.after);
        let mut verified = labelled(material, t("剩余风险", "Left"), left);
        let reasons = [
            (t("理由", "Reason"), &risks::RESIDUAL_REASON),
            (t("验证", "Verified"), &risks::VERIFICATION),
        ];
        add_line(&mut verified, gathered(material, risk, &reasons));
        vec![
            activity(material, risk),
            material.answer(risk, &risks::SOURCE),
            material.answer(risk, &risks::PROBLEM),
            grade(material, &scored.before.likelihood),
            gathered(
                material,
                risk,
                &[
                    (t("方面", "Dimension"), &risks::DIMENSIONS),
                    (t("影响", "Effect"), &risks::EFFECT),
                ],
            ),
            graded(material, risk, &scored.before.impact),
            named,
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
            verified,
        ]
    });
    material.numbered(
        LEVELS,
        &[
            (t("个人信息处理活动", "Activity"), 10),
            (t("风险源维度", "Source"), 8),
            (PROBLEM, 12),
            (t("可能性等级", "Likelihood"), 7),
            (t("权益影响维度", "Dimension, effect"), 13),
            (t("影响程度", "Impact"), 11),
            (t("风险描述及等级", "Risk and level"), 11),
            (t("责任方与处置建议", "Owner and treatment"), 13),
            (t("整改效果验证及归档", "Verification"), 13),
        ],
        rows,
    )
}

/// The scenarios of a risk and to whom they go: where it names no recipient, everybody to whom its scenarios go.
fn activity(material: &Material<'_>, risk: &Entry<'_>) -> Vec<Inline> {
    let mut out = material.answer(risk, &risks::SCENARIOS);
    let mut to = material.answer(risk, &risks::RECIPIENTS);
    if to.is_empty() {
        let scenarios = risk.named(&risks::SCENARIOS).known().unwrap_or_default();
        let mut names: Vec<Phrase> = Vec::new();
        for flow in scenarios.iter().flat_map(|scenario| material.flows_of(scenario)) {
            let name = flow.with().map(|recipient| recipient.title());
            names.extend(name.filter(|name| !names.contains(name)));
        }
        to = if names.is_empty() { to } else { material.told(&Phrase::list(names)) };
    }
    if !to.is_empty() {
        add_line(&mut out, labelled(material, t("境外接收方", "Recipients"), to));
    }
    out
}

/// A row for each risk and its scores.
fn each<T>(material: &Material<'_>, row: impl Fn(&Entry<'_>, &Scored) -> T) -> Vec<T> {
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
    let mut out = labelled(material, name, self::grade(material, grade));
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

/// A grade alone.
fn grade<S: Scale>(material: &Material<'_>, grade: &Answer<S>) -> Vec<Inline> {
    match grade {
        Answer::Known(grade) => material.words(grade.label()),
        Answer::Unknown(lacking) => {
            lacking.iter().take(1).map(|place| material.blank(place.clone())).collect()
        }
    }
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
