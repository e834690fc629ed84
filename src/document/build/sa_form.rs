//! The application form of the security assessment (数据出境安全评估申报表), with the fields and printed options of the guide.

use crate::document::{Block, Document, Inline, Layout, plain};
use crate::form::catalog::{application, groups, handler, recipients, scenarios};
use crate::form::options::{EXPORT_MANNERS, SECTORS};
use crate::form::{Entry, Place, Tri};
use crate::text::{phrase, t};

use super::material::Material;
use super::parts::Pair;
use super::printed;

pub(super) fn build(material: &Material<'_>) -> Document {
    let mut body = vec![printed::download(
        material,
        t(
            "栏目依据《数据出境安全评估申报指南（第三版）》附件3",
            "Labels of annex 3 of the Security Assessment Guide (3rd ed.)",
        ),
    )];
    let mut number = 0;
    let mut block = |title, rows: Vec<Pair>| {
        number += 1;
        body.push(material.heading(1, number, title));
        body.push(material.printed(rows));
    };
    block(t("数据处理者情况", "The data handler"), unit(material));
    for (id, title) in [
        ("legal_representative", t("法定代表人信息", "The legal representative")),
        (
            "security_officer",
            t("数据安全负责人和管理机构信息", "Person and body in charge of data security"),
        ),
        ("agent", t("经办人信息", "The handling person")),
    ] {
        let mut rows = printed::person(material, id)
            .map(|person| printed::person_rows(material, &person))
            .unwrap_or_default();
        if id == "security_officer" {
            let entry = material.single(&application::SECTION);
            for field in [&application::SECURITY_BODY, &application::SECURITY_STAFF] {
                rows.push((field.label, material.needed(&entry, field)));
            }
        }
        block(title, rows);
    }
    block(
        t(
            "数据处理者遵守中国法律、行政法规、部门规章情况",
            "Compliance with PRC laws, regulations and rules",
        ),
        vec![(
            t(
                "近2年行政处罚、调查和整改（侧重数据和网络安全）",
                "Penalties, investigations and remedies of the last 2 years, above all on data and network security",
            ),
            material.needed(&material.single(&handler::SECTION), &handler::COMPLIANCE),
        )],
    );
    let rows = by_assessment(material);
    if rows.is_empty() {
        body.push(Block::Paragraph(vec![material.blank(Place::whole(&scenarios::SECTION))]));
    }
    for (index, scenario) in rows.iter().enumerate() {
        let title = scenario.title();
        body.push(material.heading(1, 6 + index, t("", "")));
        if let Some(Block::Heading(_, text)) = body.last_mut() {
            text.push_str(&material.tell(&phrase(
                format!("数据出境场景{}：{}", index + 1, title.zh),
                format!("Export scenario {}: {}", index + 1, title.en),
            )));
        }
        body.extend(of_scenario(material, scenario));
    }
    body.push(material.heading(1, 6 + rows.len().max(1), t("本单位承诺", "Commitment")));
    body.extend(super::sa_commitment::build(material, true));
    let title = t("数据出境安全评估申报表", "Application Form for the Security Assessment");
    material.finish("sa-application-form", title, Layout::Form, None, body)
}

/// The scenarios that go, or may go, by security assessment.
pub(super) fn by_assessment<'a>(material: &'a Material<'_>) -> Vec<Entry<'a>> {
    use crate::law::Mechanism::SecurityAssessment;
    let judged = |row: &Entry<'_>| {
        material.survey.verdict.scenarios.iter().any(|judged| {
            Some(judged.id.as_str()) == row.id && judged.possible.contains(&SecurityAssessment)
        })
    };
    material.rows(&scenarios::SECTION).into_iter().filter(judged).collect()
}

fn unit(material: &Material<'_>) -> Vec<Pair> {
    let entry = material.single(&handler::SECTION);
    let office = if entry.is_answered(&handler::OFFICE_ADDRESS) {
        &handler::OFFICE_ADDRESS
    } else {
        &handler::ADDRESS
    };
    vec![
        (t("单位名称", "Name"), material.needed(&entry, &handler::NAME)),
        (handler::NATURE.label, printed::options(material, &entry, &handler::NATURE)),
        (handler::OWNERSHIP.label, printed::options(material, &entry, &handler::OWNERSHIP)),
        (t("单位注册地", "Place of registration"), material.needed(&entry, &handler::ADDRESS)),
        (t("办公所在地", "Office"), material.needed(&entry, office)),
        (handler::EMPLOYEES.label, material.needed(&entry, &handler::EMPLOYEES)),
        (handler::CREDIT_CODE.label, material.needed(&entry, &handler::CREDIT_CODE)),
        (
            t("是否为关键信息基础设施运营者", "CII operator"),
            printed::yes_no(material, &entry.yes_no(&handler::CIIO)),
        ),
        (
            t("处理个人信息规模（自然人，去重）", "Natural persons processed, each once"),
            material.needed(&entry, &handler::PERSONS_PROCESSED),
        ),
    ]
}

fn of_scenario(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Block> {
    let rows = vec![
        (
            t("出境场景简述（不超过100字）", "Brief (at most 100 characters)"),
            material.needed(scenario, &scenarios::BRIEF),
        ),
        (scenarios::MANNER.label, manner(material, scenario)),
        (t("数据类型", "Kind of data"), kind(material, scenario)),
        (t("是否包含敏感个人信息", "Sensitive personal information"), {
            printed::yes_no(material, &sensitive(scenario))
        }),
        (handler::SECTOR.label, sector(material)),
        (
            t("当年已出境自然人（去重）数量", "Natural persons already exported this year"),
            material.needed(scenario, &scenarios::PERSONS_YEAR),
        ),
        (
            t("未来3年自然人（去重）数量", "Natural persons of the next 3 years"),
            material.needed(scenario, &scenarios::PERSONS_NEXT),
        ),
        (
            t("二者的关系", "How the two relate"),
            material.needed(scenario, &scenarios::PERSONS_RELATION),
        ),
    ];
    let mut out = vec![material.printed(with_important(material, scenario, rows))];
    let recipients = material.named(scenario, &scenarios::RECIPIENTS);
    let statistics = material.answer(scenario, &scenarios::RECIPIENT_STATISTICS);
    if recipients.is_empty() && statistics.is_empty() {
        out.push(Block::Paragraph(vec![material.blank(scenario.place(&scenarios::RECIPIENTS))]));
    }
    for (index, recipient) in recipients.iter().enumerate() {
        out.push(material.heading(2, index + 1, t("境外接收方情况", "Overseas recipient")));
        out.push(material.printed(of_recipient(material, recipient)));
    }
    if !statistics.is_empty() {
        out.extend(material.labelled(t("统计说明", "Statistics"), statistics));
    }
    out
}

/// The rows on important data, where the scenario carries some or may do so.
fn with_important(material: &Material<'_>, scenario: &Entry<'_>, mut rows: Vec<Pair>) -> Vec<Pair> {
    if !important(scenario).is_no() {
        for field in [&scenarios::IMPORTANT_AUTHORITY, &scenarios::IMPORTANT_VOLUME] {
            rows.push((field.label, material.needed(scenario, field)));
        }
    }
    rows
}

fn important(scenario: &Entry<'_>) -> Tri {
    let handler = scenario.facts().single(&handler::SECTION);
    handler.yes_no(&handler::IMPORTANT_DATA).and(scenario.yes_no(&scenarios::IMPORTANT))
}

/// Whether it carries sensitive data; all data of children under 14 is sensitive.
fn sensitive(scenario: &Entry<'_>) -> Tri {
    scenarios::sensitive_items(scenario).or(groups::any_under_14(scenario, &scenarios::GROUPS))
}

fn kind(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Inline> {
    let (important, personal) = (important(scenario), scenario.yes_no(&scenarios::PERSONAL));
    let mut out = printed::boxes(
        material,
        [
            (t("重要数据", "important data"), important.is_yes()),
            (t("个人信息", "personal information"), personal.is_yes()),
        ],
    );
    for answer in [important, personal] {
        if let Tri::Unknown(lacking) = answer {
            out.extend(lacking.iter().next().map(|place| material.blank(place.clone())));
        }
    }
    out
}

fn manner(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Inline> {
    let chosen = scenario.choices(&scenarios::MANNER).known();
    let ticked = |code: &str| chosen.as_ref().is_some_and(|codes| codes.contains(&code));
    let mut out = printed::boxes(
        material,
        EXPORT_MANNERS.choices.iter().map(|choice| (choice.label, ticked(choice.code))),
    );
    if chosen.is_none() {
        out.push(material.blank(scenario.place(&scenarios::MANNER)));
    }
    out
}

/// The form prints no box for the automotive sector, which goes under industry.
fn sector(material: &Material<'_>) -> Vec<Inline> {
    let entry = material.single(&handler::SECTION);
    let code = entry.choice(&handler::SECTOR).known();
    let own = code.map(|code| if code == "automotive" { "industry" } else { code });
    let printed_options = SECTORS.choices.iter().filter(|choice| choice.code != "automotive");
    let mut out = printed::boxes(
        material,
        printed_options.map(|choice| (choice.label, own == Some(choice.code))),
    );
    if own.is_none() {
        out.push(material.blank(entry.place(&handler::SECTOR)));
    }
    out
}

fn of_recipient(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Pair> {
    let mut name = material.needed(recipient, &recipients::NAME);
    let local = material.answer(recipient, &recipients::NAME_ZH);
    if !local.is_empty() {
        name.extend(plain(material.say(t("（", " ("))));
        name.extend(local);
        name.extend(plain(material.say(t("）", ")"))));
    }
    let rest = [
        &recipients::COUNTRY,
        &recipients::ADDRESS,
        &recipients::BUSINESS,
        &recipients::PRINCIPAL,
        &recipients::CONTACT,
    ];
    std::iter::once((t("境外接收方名称", "Recipient"), name))
        .chain(rest.map(|field| (field.label, material.needed(recipient, field))))
        .collect()
}
