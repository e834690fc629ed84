//! The scored risks in documents: the worksheets C-3 and C-4 of GB/T 39335, the heat map, and the whole in a sentence.
//!
//! Where no risk was recorded there is nothing; a level that is open is a blank.

mod heat;

use crate::document::{Block, Inline, Layout, plain};
use crate::form::catalog::{items, risks, scenarios};
use crate::form::options::treatment;
use crate::form::{Answer, Entry, Field, Lacking, Tri};
use crate::law::Risks;
use crate::law::risk::{Impact, Scale, Score, Scored};
use crate::text::{Phrase, Text, t};

pub use heat::heat_map;

use super::material::Material;
use super::paper::{Paper, WRITTEN, When};
use super::parts::{Row, add_line};

/// Method, worksheets, heat map and result, for a part of a report.
pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let found = &material.survey.risks;
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
        likelihood_sheet(material),
        risk_sheet(material),
        Block::HeatMap(heat_map(found, material.lang)),
        Block::Paragraph(vec![
            material.strong(t("风险评定结果：", "Result: ")),
            Inline::Text(material.tell(&said!("{result}。", "{result}.", result))),
        ]),
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

/// Worksheet C.3: how likely an incident is.
fn likelihood_sheet(material: &Material<'_>) -> Block {
    let rows = each(material, |risk, scored| {
        vec![
            gathered(material, risk, &[(t("处理活动", "Scenarios"), &risks::SCENARIOS)])
                .into_iter()
                .chain(sensitive(material, risk))
                .collect(),
            material.answer(risk, &risks::SOURCE),
            gathered(
                material,
                risk,
                &[
                    (t("问题", "Problem"), &risks::PROBLEM),
                    (t("证据", "Evidence"), &risks::EVIDENCE),
                ],
            ),
            graded(material, risk, &scored.before.likelihood),
        ]
    });
    material.numbered(
        t(
            "安全事件可能性分析表（GB/T 39335 表C.3）",
            "Likelihood of an incident (GB/T 39335 table C.3)",
        ),
        &[
            (t("处理活动、敏感个人信息", "Scenarios, sensitive items"), 21),
            (t("风险源维度", "Source"), 14),
            (t("产生风险的原因、存在的问题，相关证据", "Cause or problem, evidence"), 32),
            (t("可能性", "Likelihood"), 26),
        ],
        rows,
    )
}

/// Worksheet C.4: impact, level and rectification. Its columns are grouped, as nine do not fit a page upright.
fn risk_sheet(material: &Material<'_>) -> Block {
    let rows = each(material, |risk, scored| {
        vec![
            material.needed(risk, &risks::NAME),
            gathered(
                material,
                risk,
                &[
                    (t("方面", "Dimension"), &risks::DIMENSIONS),
                    (t("影响", "Effect"), &risks::EFFECT),
                ],
            )
            .into_iter()
            .chain(plain("\n"))
            .chain(graded(material, risk, &scored.before.impact))
            .collect(),
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
        t(
            "安全风险评估及整改措施表（GB/T 39335 表C.4）",
            "Risk assessment and rectification (GB/T 39335 table C.4)",
        ),
        &[
            (t("风险描述", "Risk"), 18),
            (t("权益影响维度、影响程度", "Dimension, effect, impact"), 23),
            (t("风险等级", "Level"), 10),
            (t("责任方与处置建议", "Owner and treatment"), 22),
            (t("处置后的剩余风险、整改效果验证及归档", "Risk after treatment, verification"), 20),
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
        .map(|(risk, scored)| row(risk, scored))
        .collect()
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

/// The sensitive items of the scenarios of a risk: read from where they are declared. "None" only where every item says so.
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
    for scenario in concerned {
        match scenario.named(&scenarios::ITEMS) {
            Answer::Unknown(lacking) => take(Tri::Unknown(lacking), None),
            Answer::Known(items) => {
                for item in items {
                    take(items::is_sensitive(&item), Some(item.title()));
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

/// The treatment of each risk, for the plan of action; nothing where no risk is recorded.
pub(super) fn treatments(material: &Material<'_>) -> Option<Block> {
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
            state(material, risk),
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

/// The last day; an accepted risk has none, and says so.
fn due(material: &Material<'_>, risk: &Entry<'_>) -> Vec<Inline> {
    if risk.chose(&risks::TREATMENT, treatment::ACCEPT).is_yes() {
        return material.words(t("不适用", "does not apply"));
    }
    material.answer(risk, &risks::DUE)
}

/// How far the treatment is: in the words of whoever verified it, as only they tell what is done and what is still to come.
fn state(material: &Material<'_>, risk: &Entry<'_>) -> Vec<Inline> {
    let verified = material.answer(risk, &risks::VERIFICATION);
    if !verified.is_empty() {
        return verified;
    }
    material.words(if risk.chose(&risks::TREATMENT, treatment::ACCEPT).is_yes() {
        t("已接受，持续关注", "accepted; being watched")
    } else {
        t("未见验证记录", "no verification on record")
    })
}

/// The level alone, or the blank in its place.
fn grade_of(mut level: Vec<Inline>) -> Vec<Inline> {
    level.truncate(1);
    level
}
