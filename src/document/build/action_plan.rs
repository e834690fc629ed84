//! The plan of rectification and action: problems found, duties without proof, gaps, and duties that wait for their occasion.

use crate::document::{Block, Document, Inline, Layout, plain};
use crate::form::catalog::{findings, record};
use crate::form::{Place, Severity};
use crate::law::{Duty, Requirement};
use crate::text::{Phrase, Text, phrase, says_none, t};

use super::material::Material;
use super::parts::Row;

const OWNER: Text = t("责任人", "Owner");
const DUE: Text = t("完成日期", "Due");

pub(super) fn build(material: &Material<'_>) -> Document {
    let mut opening = material.handler_name();
    opening.extend(plain(
        material
            .say(t("根据个人信息保护影响评估（", " made this plan after the impact assessment (")),
    ));
    opening.extend(material.needed(&material.single(&record::SECTION), &record::TITLE));
    opening.extend(plain(material.say(t(
        "）的结果制定本计划。责任人和完成日期应逐项落实，完成后留存证明材料。",
        "). Each item needs an owner and a date, and proof is kept when it is done.",
    ))));
    let mut body = vec![Block::Paragraph(opening)];
    let parts: [(Text, Option<Block>); 4] = [
        (t("发现的问题和剩余风险", "Problems found and residual risk"), problems(material)),
        (t("缺少证据的义务", "Duties without evidence"), unproved(material)),
        (t("影响签发的缺漏", "Gaps that keep documents from being issued"), gaps(material)),
        (t("特定情形下履行的义务", "Duties that wait for their occasion"), waiting(material)),
    ];
    for (index, (title, block)) in
        parts.into_iter().filter_map(|(title, block)| Some((title, block?))).enumerate()
    {
        body.push(material.heading(1, index + 1, title));
        body.push(block);
    }
    body.push(material.signed(&[
        t("制定人：________________", "Made by: ________________"),
        t("批准人：________________", "Approved by: ________________"),
    ]));
    material.finish(
        "action-plan",
        t("整改和行动计划", "Plan of Rectification and Action"),
        Layout::Report,
        None,
        body,
    )
}

/// A row for each point of the assessment that found a problem or left more than a low risk.
fn problems(material: &Material<'_>) -> Option<Block> {
    let nothing = |text: &str| {
        says_none(text)
            || text.trim().trim_end_matches('。') == t("未发现问题", "no problem found").zh
    };
    let rows: Vec<Row> = material
        .rows(&findings::SECTION)
        .iter()
        .filter(|row| {
            let found = row.text(&findings::PROBLEM).known().is_none_or(|text| !nothing(text));
            found || row.choice(&findings::RESIDUAL).known() != Some("low")
        })
        .map(|row| {
            vec![
                plain(material.tell(&row.title())),
                material.needed(row, &findings::PROBLEM),
                material.needed(row, &findings::RECTIFICATION),
                material.needed(row, &findings::RESIDUAL),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        material.numbered(
            t("", ""),
            &[
                (t("评估事项", "Point"), 17),
                (t("发现的问题", "Problem"), 29),
                (t("整改措施、责任人、完成日期、状态", "Remedy, owner, date, state"), 36),
                (t("剩余风险", "Residual risk"), 9),
            ],
            rows,
        )
    })
}

/// Duties that are due and for which no field that proves them is answered.
fn unproved(material: &Material<'_>) -> Option<Block> {
    let answers = material.facts.answers();
    let rows: Vec<Row> = Duty::ALL
        .into_iter()
        .filter(|duty| material.survey.verdict.duty(*duty) == Requirement::Required)
        .filter_map(|duty| {
            let places = duty.places(answers);
            let proved = places.iter().any(|place| {
                place.field.is_some_and(|field| {
                    material.facts.entry(place).is_some_and(|entry| entry.is_answered(field))
                })
            });
            let place = places.first().filter(|_| !proved)?.clone();
            let labels = distinct(places.iter().map(Place::label));
            let mut row = vec![
                plain(material.say(duty.label())),
                plain(material.tell(&Phrase::list(labels))),
                plain(material.say(duty.who())),
            ];
            row.extend(to_assign(material, &place));
            Some(row)
        })
        .collect();
    let heads = [
        (t("义务", "Duty"), 20),
        (t("应补充的证据", "Evidence to add"), 33),
        (t("履行主体", "Who acts"), 14),
        (OWNER, 12),
        (DUE, 12),
    ];
    (!rows.is_empty()).then(|| material.numbered(t("", ""), &heads, rows))
}

/// What is open or cannot be relied on, gathered by section and row.
fn gaps(material: &Material<'_>) -> Option<Block> {
    let errors =
        material.survey.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let mut places: Vec<&Place> =
        errors.map(|problem| &problem.place).chain(material.survey.gaps.iter()).collect();
    places.sort();
    places.dedup();
    let mut parts: Vec<Vec<&Place>> = Vec::new();
    for place in places {
        match parts.last_mut() {
            Some(part)
                if part.first().is_some_and(|first| {
                    first.section == place.section && first.row == place.row
                }) =>
            {
                part.push(place);
            }
            _ => parts.push(vec![place]),
        }
    }
    let rows: Vec<Row> = parts
        .iter()
        .filter_map(|part| {
            let first = *part.first()?;
            let section = first.section.title;
            let title = first.row.as_ref().map_or_else(
                || section.into(),
                |row| {
                    let row = material.facts.answers().row_title(first.section, row);
                    phrase(
                        format!("{}（{}）", section.zh, row.zh),
                        format!("{} ({})", section.en, row.en),
                    )
                },
            );
            let labels = distinct(part.iter().map(|place| {
                place.field.map_or_else(
                    || t("补充该部分的内容", "add what this part lacks").into(),
                    |field| field.label.into(),
                )
            }));
            let mut row =
                vec![plain(material.tell(&title)), plain(material.tell(&Phrase::list(labels)))];
            row.extend(to_assign(material, first));
            Some(row)
        })
        .collect();
    let heads = [
        (t("部分", "Part"), 24),
        (t("应补充或者更正的事项", "To be added or corrected"), 43),
        (OWNER, 12),
        (DUE, 12),
    ];
    (!rows.is_empty()).then(|| material.numbered(t("", ""), &heads, rows))
}

/// Owner and date of an item that nobody has taken on yet.
fn to_assign(material: &Material<'_>, place: &Place) -> Row {
    [OWNER, DUE]
        .into_iter()
        .map(|label| {
            vec![Inline::Blank { label: material.say(label).to_owned(), place: place.clone() }]
        })
        .collect()
}

fn waiting(material: &Material<'_>) -> Option<Block> {
    let rows: Vec<Row> = Duty::ALL
        .into_iter()
        .filter(|duty| material.survey.verdict.duty(*duty) == Requirement::Conditional)
        .map(|duty| {
            [duty.bearing().condition(), duty.label(), duty.who()]
                .into_iter()
                .map(|text| plain(material.say(text)))
                .collect()
        })
        .collect();
    let heads =
        [(t("情形", "Occasion"), 43), (t("义务", "Duty"), 28), (t("履行主体", "Who acts"), 20)];
    (!rows.is_empty()).then(|| material.numbered(t("", ""), &heads, rows))
}

fn distinct(items: impl Iterator<Item = Phrase>) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = Vec::new();
    for item in items {
        if !out.contains(&item) {
            out.push(item);
        }
    }
    out
}
