//! De-identification in documents: the measures, what covers an item, how well each works, and the whole on its own pages.
//!
//! A computed level is guidance and says so; that de-identified data stays personal information is said wherever it is shown.

use crate::document::{Block, Inline, Layout};
use crate::form::Entry;
use crate::form::catalog::deidentification::{self as measure, evaluation as asked};
use crate::form::catalog::items;
use crate::law::deidentification::{
    Context, EFFECT, EFFECT_SOURCES, Evaluation, Figures, LIMIT, METHOD_SOURCES, Risk, STANDING,
    Technique,
};
use crate::source::Citation;
use crate::text::{Lang, Phrase, Text, phrase, t};

use super::material::{Material, Naming};
use super::paper::{Counts, Paper, WRITTEN, When};
use super::parts::add_line;
use super::subject::ids;

/// The measures where there are any, and the evaluations of those that have one.
pub(super) fn measures(material: &Material<'_>) -> Vec<Block> {
    let mut rows = material.rows(&measure::SECTION);
    let told = material.told_rows(&items::SECTION, |flow| ids(&material.items_of(flow)));
    let is_told = |item: &Entry<'_>| told.iter().any(|known| known.id == item.id);
    rows.retain(|row| {
        let items = material.named(row, &measure::ITEMS);
        material.by.is_none() || items.is_empty() || items.iter().any(is_told)
    });
    if rows.is_empty() {
        return Vec::new();
    }
    // Seven columns leave four signs to a line: what belongs together shares one.
    let columns = [
        (t("措施、效果等级", "Measure, level"), 20),
        (t("涉及的信息项", "Items"), 18),
        (t("技术和参数", "Techniques, parameters"), 33),
        (t("密钥持有、证据", "Key holder, evidence"), 29),
    ];
    let cells = rows.iter().map(|row| {
        let mut name = material.answer(row, &measure::NAME);
        let said = level(material, row).map(|said| material.told(&said));
        add_line(&mut name, said.unwrap_or_else(|| material.answer(row, &measure::LEVEL)));
        vec![
            name,
            material.answer(row, &measure::ITEMS),
            material.answers(row, &[&measure::TECHNIQUES, &measure::PARAMETERS]),
            material.answers(row, &[&measure::KEY_HOLDER, &measure::EVIDENCE]),
        ]
    });
    let mut out = vec![material.numbered(
        t("去标识化措施", "De-identification measures"),
        &columns,
        cells.collect(),
    )];
    out.extend(evaluated(material, &rows));
    out.push(material.remark(t(
        "去标识化后的信息仍属于个人信息。",
        "De-identified data is still personal information.",
    )));
    out
}

/// The measures that name each item.
pub(super) fn covered<'a>(material: &'a Material<'_>) -> Naming<'a> {
    material.naming(&measure::SECTION, &measure::ITEMS)
}

/// What covers an item: measure and level claimed; nothing if no measure names it. Techniques stand in the table of the measures.
pub(super) fn covering(
    material: &Material<'_>,
    covered: &Naming<'_>,
    item: &Entry<'_>,
) -> Vec<Inline> {
    let rows = item.id.and_then(|id| covered.get(id)).into_iter().flatten();
    let words = rows.map(|row| {
        let (title, level) = (row.title(), level(material, row));
        match level {
            Some(level) => said!("{title}（{level}）", "{title} ({level})", title, level),
            None => title,
        }
    });
    let words = Phrase::list(words);
    if words.zh.is_empty() {
        return Vec::new();
    }
    material.told(&said!("去标识化：{words}", "De-identified: {words}", words))
}

/// The level claimed; where no evaluation is recorded, as what it is: the company's own word.
fn level(material: &Material<'_>, row: &Entry<'_>) -> Option<Phrase> {
    let said = row.is_answered(&measure::LEVEL).then(|| row.shown(&measure::LEVEL)).flatten()?;
    let place = row.place(&asked::EVALUATED);
    let evaluated = material.survey.evaluations.iter().any(|one| one.place.row == place.row);
    Some(if evaluated {
        said
    } else {
        said!("{said}，企业自评", "{said}, the company's own word", said)
    })
}

/// The table of the evaluations with what stands behind each, and the standing of the method.
fn evaluated(material: &Material<'_>, rows: &[Entry<'_>]) -> Vec<Block> {
    let evaluations = &material.survey.evaluations;
    if evaluations.is_empty() {
        return Vec::new();
    }
    let head = [
        t("措施", "Measure"),
        t("共享场景", "Context"),
        t("等价类", "Classes"),
        t("Ra 超限占比", "Ra"),
        t("DR 数据风险", "DR"),
        t("CR 场景风险", "CR"),
        t("R 总体风险（3级须小于0.05）", "R (level 3: below 0.05)"),
        t("计算等级", "Level"),
    ];
    let cells = evaluations.iter().map(|evaluation| {
        let figure = |of: fn(&Figures) -> Phrase| {
            let none = || Phrase::same("-");
            material.told(&evaluation.figures.as_ref().map_or_else(none, of))
        };
        vec![
            material.told(&evaluation.title),
            figure(|figures| {
                let unknown = || phrase("未知", "unknown");
                figures.context.map_or_else(unknown, Context::label)
            }),
            figure(classes),
            figure(|figures| said(figures.data.exceeding)),
            figure(|figures| said(figures.used)),
            figure(|figures| said(figures.sharing)),
            figure(|figures| said(figures.overall)),
            material.told(&evaluation.result()),
        ]
    });
    let mut out = vec![material.table(
        t("去标识化效果评估", "Evaluation of de-identification"),
        &head,
        &match material.lang {
            Lang::Zh => [15, 12, 20, 10, 12, 10, 11, 10],
            Lang::En => [16, 15, 15, 9, 12, 11, 12, 10],
        },
        cells,
    )];
    for evaluation in evaluations {
        if let Some(row) = rows.iter().find(|row| row.id == evaluation.place.row.as_deref()) {
            let title = &evaluation.title;
            out.push(Block::Paragraph(vec![Inline::Strong(material.tell(&said!(
                "{title}的评估依据",
                "What the evaluation of {title} rests on",
                title,
            )))]));
            out.extend(material.paragraphs(row, BEHIND));
            out.extend(
                evaluation.figures.as_ref().and_then(|figures| context_risks(material, figures)),
            );
        }
    }
    // How firmly the method stands is told to whoever files; a report names the standard.
    out.push(material.sentence(t(
        "效果评估参照 GB/T 42460-2023 的方法。",
        "The evaluation follows the method of GB/T 42460-2023.",
    )));
    out
}

/// What a reader asks for behind the figures.
const BEHIND: &[&crate::form::Field] = &[
    &asked::QUASI_LIST,
    &asked::ORIGIN,
    &asked::ORIGIN_DIGEST,
    &asked::GROUNDS,
    &asked::EVALUATOR,
    &asked::EVALUATED_ON,
];

/// T1, T2 and T3 in a line; nothing for public sharing, where the risk of the context is 1.
fn context_risks(material: &Material<'_>, figures: &Figures) -> Option<Block> {
    if figures.context == Some(Context::Public) {
        return None;
    }
    let (insider, acquaintance, breach) =
        (said(figures.insider), said(figures.acquaintance), said(figures.breach));
    material.labelled(
        t("场景风险", "Risk of the context"),
        material.told(&said!(
            "T1 = {insider}，T2 = {acquaintance}，T3 = {breach}",
            "T1 = {insider}, T2 = {acquaintance}, T3 = {breach}",
            insider,
            acquaintance,
            breach,
        )),
    )
}

/// The classes, a line for each figure.
fn classes(figures: &Figures) -> Phrase {
    let parts = figures.class_parts();
    let join = |lang| parts.iter().map(|part| part.get(lang)).collect::<Vec<_>>().join("\n");
    phrase(join(Lang::Zh), join(Lang::En))
}

fn said(risk: Risk) -> Phrase {
    risk.spoken(LIMIT)
}

/// Every measure on its own: techniques with what they do, level claimed and computed with every figure, effect in law.
pub static PAPER: Paper = Paper {
    id: "deidentification",
    title: t("去标识化及其效果", "De-identification and its effect"),
    layout: Layout::Brief,
    when: When::Never,
    counts: Counts::TellsOpen,
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let survey = material.survey;
    let mut blocks = Vec::new();
    for row in material.rows(&measure::SECTION) {
        let evaluation =
            survey.evaluations.iter().find(|found| found.place.row.as_deref() == row.id);
        blocks.push(material.title_of(1, &row.title()));
        blocks.extend(
            material
                .paragraphs(&row, &[&measure::ITEMS, &measure::PARAMETERS, &measure::KEY_HOLDER]),
        );
        blocks.extend(techniques(material, &row));
        blocks.extend(material.paragraphs(&row, &[&measure::CLAIM, &measure::LEVEL]));
        blocks.extend(computed(material, evaluation));
        for problem in survey.problems.iter().filter(|problem| {
            problem.place.section == &measure::SECTION && problem.place.row.as_deref() == row.id
        }) {
            let (word, label) = (problem.severity.label(), short(problem));
            blocks.push(material.remark_of(&said!(
                "{word}：{label}{message}",
                "{word}: {label}{message}",
                word,
                label,
                message = problem.message,
            )));
        }
    }
    if blocks.is_empty() {
        blocks.push(material.sentence(t(
            "记录中没有去标识化措施。",
            "The record holds no measure of de-identification.",
        )));
    }
    blocks.push(material.title(1, t("法律效果", "Effect in law")));
    blocks.push(material.points(EFFECT));
    blocks.extend(sources(material, EFFECT_SOURCES));
    blocks.push(material.title(1, t("方法的效力", "Standing of the method")));
    blocks.push(material.sentence(STANDING));
    blocks.extend(sources(material, METHOD_SOURCES));
    blocks
}

fn techniques(material: &Material<'_>, row: &Entry<'_>) -> Option<Block> {
    let codes = row.choices(&measure::TECHNIQUES).known()?;
    let head = [
        t("技术", "Technique"),
        t("挑出某人", "Singling out"),
        t("关联记录", "Linking"),
        t("推断属性", "Inference"),
        t("记录保持真实", "Records stay true"),
    ];
    let cells = codes.iter().filter_map(|code| Technique::find(*code)).map(|technique| {
        let label = technique.choice().map_or(Text::EMPTY, |choice| choice.label);
        [
            label,
            technique.singling_out.label(),
            technique.linking.label(),
            technique.inference.label(),
            technique.truth(),
        ]
        .map(|text| material.words(text))
        .to_vec()
    });
    Some(material.table(
        t(
            "各项技术一般能否降低三种风险（GB/T 37964，二手资料）",
            "What each technique generally does to the three risks (GB/T 37964, secondary source)",
        ),
        &head,
        &[40, 15, 15, 15, 15],
        cells,
    ))
}

fn computed(material: &Material<'_>, evaluation: Option<&Evaluation>) -> Vec<Block> {
    let label = t("计算等级", "Level computed");
    let Some(evaluation) = evaluation else {
        let none = t(
            "没有记录评估过程，只有填写的等级。",
            "No evaluation is recorded; there is the level claimed only.",
        );
        return material.labelled(label, material.words(none)).into_iter().collect();
    };
    let mut out: Vec<Block> =
        material.labelled(label, material.told(&evaluation.line())).into_iter().collect();
    if let Some(figures) = &evaluation.figures {
        let rows = figures.lines();
        out.push(material.table(
            Text::EMPTY,
            &[],
            &[40, 60],
            rows.iter().map(|(label, value)| vec![material.words(*label), material.told(value)]),
        ));
    }
    out
}

fn sources(material: &Material<'_>, citations: &[Citation]) -> Option<Block> {
    material.labelled(t("依据", "Sources"), material.told(&Citation::list(citations)))
}

/// The field of a problem with its mark; nothing for one of the whole row.
fn short(problem: &crate::form::Problem) -> Phrase {
    problem
        .place
        .field
        .map_or_else(Phrase::default, |field| said!("{field}：", "{field}: ", field = field.label))
}
