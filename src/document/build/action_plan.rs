//! The plan of rectification and action: problems found, duties without proof, gaps, and duties that wait for their occasion.

use crate::document::{Block, Inline, Layout};
use crate::form::catalog::{application, consents, findings, measures, record};
use crate::form::options::{ARTICLE_FIVE, Choice, area, risk_level};
use crate::form::{Entry, Field, Kind, Place, Severity};
use crate::law::{Mechanism, Requirement, Task, duties, liability};
use crate::telling::{TASKS, UNDERWAY};
use crate::text::{Phrase, Text, says_no_problem, t};

use super::material::Material;
use super::paper::{Counts, Paper, WRITTEN, When};
use super::parts::{Row, add_line};
use super::pressing::NEAR;
use super::report_assessment::topic;
use super::{risks, sa_report_risk};

const OWNER: Text = t("责任人", "Owner");
const PROOF: Text = t("证明", "Proof");
const DUE: Text = t("完成日期", "Due");

pub(super) static PAPER: Paper = Paper {
    id: "action-plan",
    title: t("整改和行动计划", "Plan of Rectification and Action"),
    layout: Layout::Report,
    when: When::Duty(&duties::PIPIA),
    counts: Counts::TellsOpen,
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = vec![Block::Paragraph(runs!(
        material,
        "{handler}根据个人信息保护影响评估（{title}）的结果制定本计划。责任人和完成日期应逐项落实，完成后留存证明材料。",
        "{handler} made this plan after the impact assessment ({title}). Each item needs an owner and a \
         date, and proof is kept when it is done.",
        handler = material.handler_name(),
        title = material.needed(&material.single(&record::SECTION), &record::TITLE),
    ))];
    let assign = |place: &Place| to_assign(material, place);
    let parts: [(Text, Option<Block>); 8] = [
        (UNDERWAY, material.underway_table((OWNER, DUE), &assign)),
        (NEAR, material.near_table()),
        (TASKS, agreed(material)),
        (t("发现的问题和剩余风险", "Problems found and residual risk"), problems(material)),
        (t("风险处置", "Treatment of risks"), risks::treatments(material)),
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
    body.push(material.sentence(t(
        "上述事项全部完成后，应当重新核对本次评估的结论。",
        "When all of this is done, the conclusion of the assessment is looked at again.",
    )));
    body.push(material.signed(&[
        t("制定人：________________", "Made by: ________________"),
        t("批准人：________________", "Approved by: ________________"),
    ]));
    body
}

/// What people agreed to do beside the answers, and is not done.
fn agreed(material: &Material<'_>) -> Option<Block> {
    let open = || vec![Inline::Text(material.say(t("未定", "open")).to_owned())];
    let text = |text: &str| vec![Inline::Text(text.to_owned())];
    let row = |task: &Task| -> Row {
        vec![
            text(&task.words),
            material.told(&task.about),
            material.words(task.of.label()),
            task.owner.as_deref().map_or_else(open, text),
            task.due.map_or_else(open, |day| material.told(&day.spoken())),
        ]
    };
    let rows: Vec<Row> = material.survey.agreed.tasks.iter().map(row).collect();
    let heads = [
        (t("事项", "What is to be done"), 34),
        (t("关于", "About"), 19),
        (t("来源", "Agreed as"), 12),
        (OWNER, 13),
        (DUE, 13),
    ];
    (!rows.is_empty()).then(|| material.numbered(Text::EMPTY, &heads, rows))
}

/// A row for each point of the assessment that found a problem or left more than a low risk.
fn problems(material: &Material<'_>) -> Option<Block> {
    let mut rows: Vec<Row> = ARTICLE_FIVE
        .choices
        .iter()
        .zip(material.rows(&findings::SECTION))
        // A point that is not assessed yet is a gap.
        .filter(|(_, row)| {
            let Some(problem) = row.text(&findings::PROBLEM).known() else { return false };
            !says_no_problem(problem) || !row.chose(&findings::RESIDUAL, risk_level::LOW).is_yes()
        })
        .map(|(point, row)| {
            vec![
                material.words(called(material, point)),
                material.needed(&row, &findings::PROBLEM),
                material.needed(&row, &findings::RECTIFICATION),
                material.needed(&row, &findings::RESIDUAL),
                proof_of(material, &row, &findings::RECTIFICATION),
            ]
        })
        .collect();
    rows.extend(legal_document(material));
    (!rows.is_empty()).then(|| {
        material.numbered(
            Text::EMPTY,
            &[
                (t("评估事项", "Point"), 17),
                (t("发现的问题", "Problem"), 24),
                (t("整改措施、责任人、完成日期、状态", "Remedy, owner, date, state"), 28),
                (t("该事项的剩余风险", "Residual risk of the point"), 9),
                (PROOF, 13),
            ],
            rows,
        )
    })
}

/// What a point is called in the report of the record.
fn called(material: &Material<'_>, point: &Choice) -> Text {
    let applied = material.survey.verdict.mechanism == Mechanism::SecurityAssessment;
    let of_application = applied.then(|| sa_report_risk::topic(point.code)).flatten();
    of_application.unwrap_or_else(|| topic(material, point))
}

/// What proves a remedy; that there is nothing yet, where there is not.
fn proof_of(material: &Material<'_>, row: &Entry<'_>, remedy: &'static Field) -> Vec<Inline> {
    let proofs = material.proofs_of(&row.place(remedy));
    if proofs.is_empty() { material.words(t("尚无", "none yet")) } else { proofs }
}

/// The legal document of an application, which the self-assessment weighs beside the points of the impact assessment.
fn legal_document(material: &Material<'_>) -> Option<Row> {
    let entry = material.single(&application::SECTION);
    let problem = entry.text(&application::DOCUMENT_PROBLEM).known()?;
    let applied = material.survey.verdict.mechanism == Mechanism::SecurityAssessment;
    (applied && !says_no_problem(problem)).then(|| {
        vec![
            material.words(t("法律文件", "Legal document")),
            material.needed(&entry, &application::DOCUMENT_PROBLEM),
            material.needed(&entry, &application::DOCUMENT_RECTIFICATION),
            material.needed(&entry, &application::DOCUMENT_RESIDUAL),
            proof_of(material, &entry, &application::DOCUMENT_RECTIFICATION),
        ]
    })
}

/// Duties that are due and for which no field that proves them is answered.
fn unproved(material: &Material<'_>) -> Option<Block> {
    let answers = material.facts.answers();
    let rows: Vec<Row> = duties::ALL
        .iter()
        .filter(|duty| material.survey.verdict.duty(duty) == Requirement::Required)
        .filter_map(|duty| {
            let places = duty.places(answers);
            let proved = places.iter().any(|place| {
                place.field.is_some_and(|field| {
                    material.facts.entry(place).is_some_and(|entry| entry.is_answered(field))
                })
            });
            let place = places.first().filter(|_| !proved)?.clone();
            let labels = distinct(places.iter().map(Place::label));
            let routes = material.survey.routes.possible();
            let behind = liability::by(duty.liability, material.facts, routes);
            let behind = Phrase::list(behind.map(|one| one.source.spoken_with_status()));
            let (label, behind) = (duty.label, &behind);
            let duty_with =
                said!("{label}\n不履行：{behind}", "{label}\nIf not: {behind}", label, behind);
            let mut row = vec![
                material.told(&duty_with),
                material.told(&Phrase::list(labels)),
                material.words(duty.who),
            ];
            row.extend(to_assign(material, &place));
            Some(row)
        })
        .collect();
    let heads = [
        (t("义务", "Duty"), 18),
        (t("应补充的证据", "Evidence to add"), 29),
        (t("履行主体", "Who acts"), 16),
        (OWNER, 14),
        (DUE, 14),
    ];
    (!rows.is_empty()).then(|| material.numbered(Text::EMPTY, &heads, rows))
}

/// Whether the survey names what lacks in a part as a whole.
fn survey_says(material: &Material<'_>, place: &Place) -> bool {
    *place.section == consents::SECTION
        && place.row.is_none()
        && material.survey.problems_at(place).next().is_some()
}

/// What is open or cannot be relied on, gathered by section; rows that lack the same stand together.
fn gaps(material: &Material<'_>) -> Option<Block> {
    let errors =
        material.survey.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let mut places: Vec<&Place> =
        errors.map(|problem| &problem.place).chain(material.survey.gaps.iter()).collect();
    places.sort_by_cached_key(|place| material.facts.answers().rank(place));
    places.dedup();
    let same = |a: &&Place, b: &&Place| a.section == b.section && a.row == b.row;
    let mut parts: Vec<(&Place, Vec<Phrase>, Vec<Phrase>)> = Vec::new();
    for part in places.chunk_by(same) {
        let Some(first) = part.first() else { continue };
        let labels = distinct(part.iter().map(|place| {
            // What lacks in a whole part, such as a consent, is named where it was found. Of what is wrong in the folder no part of this
            // record is added to.
            if !place.is_here() || survey_says(material, place) {
                let said = material.survey.problems_at(place).map(|found| found.message.clone());
                let said: Vec<Phrase> = said.collect();
                return if said.is_empty() {
                    t("补齐那份记录的人数", "bring the figures of that record up to date").into()
                } else {
                    Phrase::list(said)
                };
            }
            place.field.map_or_else(
                || t("补充本部分", "add to this part").into(),
                |field| field.label.into(),
            )
        }));
        let row = first.row.as_ref();
        let name = row.map(|row| material.facts.answers().row_title(first.section, row));
        let known = parts
            .iter_mut()
            .find(|(at, wanted, _)| at.section == first.section && *wanted == labels);
        match known {
            Some((_, _, names)) => names.extend(name),
            None => parts.push((first, labels, name.into_iter().collect())),
        }
    }
    let rows: Vec<Row> = parts
        .into_iter()
        .map(|(place, labels, names)| {
            let mut row =
                vec![material.told(&named(place, names)), material.told(&Phrase::list(labels))];
            row.extend(to_assign(material, place));
            row
        })
        .collect();
    let heads = [
        (t("部分", "Part"), 24),
        (t("应补充或者更正的事项", "To be added or corrected"), 39),
        (OWNER, 14),
        (DUE, 14),
    ];
    (!rows.is_empty()).then(|| material.numbered(Text::EMPTY, &heads, rows))
}

/// The section with its rows, of which a few are named.
fn named(place: &Place, mut names: Vec<Phrase>) -> Phrase {
    const MOST: usize = 3;
    const LONG: usize = 60;
    let section = place.section.title;
    let count = names.len();
    if count == 0 {
        return section.into();
    }
    names.truncate(MOST);
    let list = Phrase::list(names);
    if count > 1 && list.zh.chars().count() > LONG {
        said!("{section}（{count}项）", "{section} ({count} {count?row|rows})", section, count)
    } else if count > MOST {
        said!(
            "{section}（{list}等{count}项）",
            "{section} ({list} and others, {count} {count?row|rows})",
            section,
            list,
            count,
        )
    } else {
        said!("{section}（{list}）", "{section} ({list})", section, list)
    }
}

/// Owner and date of an item that nobody has taken on yet.
fn to_assign(material: &Material<'_>, place: &Place) -> Row {
    [OWNER, DUE]
        .into_iter()
        .map(|label| {
            vec![Inline::Blank {
                label: material.say(label).to_owned(),
                place: place.clone().into(),
            }]
        })
        .collect()
}

/// Duties that come due with an occasion: what the record says of each already, and what proves it.
fn waiting(material: &Material<'_>) -> Option<Block> {
    let rows: Vec<Row> = duties::ALL
        .iter()
        .filter(|duty| material.survey.verdict.duty(duty) == Requirement::Conditional)
        .map(|duty| {
            let mut row: Row = [duty.bearing.condition(), duty.label, duty.who]
                .into_iter()
                .map(|text| material.words(text))
                .collect();
            row.extend(on_record(material, &duty.places(material.facts.answers())));
            row
        })
        .collect();
    let heads = [
        (t("情形", "Occasion"), 19),
        (t("义务", "Duty"), 17),
        (t("履行主体", "Who acts"), 13),
        (t("本记录的情况", "What this record says"), 28),
        (PROOF, 14),
    ];
    (!rows.is_empty()).then(|| material.numbered(Text::EMPTY, &heads, rows))
}

/// What is answered at these places, each with whose it is, and the codes of the proofs that point there. Of long texts it is said whose
/// are on record: they stand in the report.
fn on_record(material: &Material<'_>, places: &[Place]) -> [Vec<Inline>; 2] {
    let mut said = Vec::new();
    let mut whose: Vec<(&Field, Vec<Phrase>)> = Vec::new();
    let mut proofs: Vec<Phrase> = Vec::new();
    for place in places {
        let (Some(field), Some(entry)) = (place.field, material.facts.entry(place)) else {
            continue;
        };
        // The consents on record are those of today, and prove nothing of what is to come; of the measures those for incidents
        // wait for an occasion.
        let is_measure = *place.section == measures::SECTION;
        if *place.section == consents::SECTION
            || !entry.is_answered(field)
            || (is_measure && !entry.chose(&measures::AREA, area::INCIDENT).is_yes())
        {
            continue;
        }
        let label = field.label;
        if is_measure {
            let named = entry.title();
            let head = material.told(&said!("{named}：", "{named}: ", named));
            add_line(&mut said, [head, material.answer(&entry, &measures::DESCRIPTION)].concat());
        } else if place.row.is_some() && matches!(field.kind, Kind::Paragraph) {
            match whose.iter_mut().find(|(known, _)| *known == field) {
                Some((_, names)) => names.push(entry.title()),
                None => whose.push((field, vec![entry.title()])),
            }
        } else {
            let head = if place.row.is_some() {
                said!("{of}，{label}：", "{of}, {label}: ", of = entry.title(), label)
            } else {
                said!("{label}：", "{label}: ", label)
            };
            add_line(&mut said, [material.told(&head), material.answer(&entry, field)].concat());
        }
        proofs.extend(material.codes_of(place));
    }
    for (field, names) in whose {
        let (label, names) = (field.label, Phrase::list(names));
        let words =
            said!("“{label}”已有记录：{names}", "{label} is on record: {names}", label, names);
        add_line(&mut said, material.told(&words));
    }
    if said.is_empty() {
        said = material.words(t(
            "记录没有写明出现这种情形",
            "the record does not say that the occasion has come",
        ));
    }
    let proof = if proofs.is_empty() {
        material.words(t("履行时留存", "to be kept when it is done"))
    } else {
        material.told(&Phrase::list(distinct(proofs.into_iter())))
    };
    [said, proof]
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
