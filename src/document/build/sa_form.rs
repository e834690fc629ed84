//! The application form of the security assessment (数据出境安全评估申报表), with the fields and printed options of the guide.

use crate::document::{Block, Inline, Layout};
use crate::form::catalog::{application, groups, handler, recipients, scenarios};
use crate::form::options::{EXPORT_MANNERS, SECTORS, filing_person, sector};
use crate::form::{Code, Entry, Place, Tri};
use crate::law::Route;
use crate::text::t;

use super::material::Material;
use super::paper::{APPLIED, Listed, Paper, UNIT, WRITTEN, When};
use super::parts::Pair;
use super::printed;

/// The application form of the security assessment.
pub static PAPER: Paper = Paper {
    id: "sa-application-form",
    title: t("数据出境安全评估申报表", "Application Form for the Security Assessment"),
    layout: Layout::Form,
    when: When::Route(Route::Assessment),
    listed: &[Listed::at(
        Route::Assessment,
        5,
        t(
            "数据出境安全评估申报表全文扫描件（盖章）",
            "application form, every page scanned, sealed",
        ),
    )],
    carries: &[UNIT, APPLIED, &[&scenarios::NAME, &recipients::NAME]],
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    // What is signed bears no remark of whoever made it: that the latest official form is to be compared stands in the list of materials.
    let mut body = Vec::new();
    let mut number = 0;
    let mut block = |title, rows: Vec<Pair>| {
        number += 1;
        body.push(material.heading(1, number, title));
        body.push(material.printed(rows));
    };
    block(t("数据处理者情况", "The data handler"), unit(material));
    for (id, title) in [
        (filing_person::LEGAL_REPRESENTATIVE, t("法定代表人信息", "The legal representative")),
        (
            filing_person::SECURITY_OFFICER,
            t("数据安全负责人和管理机构信息", "Person and body in charge of data security"),
        ),
        (filing_person::AGENT, t("经办人信息", "The handling person")),
    ] {
        let mut rows = printed::person(material, id)
            .map(|person| printed::person_rows(material, &person))
            .unwrap_or_default();
        if id == filing_person::SECURITY_OFFICER {
            let entry = material.single(&application::SECTION);
            for (label, field) in [
                (t("管理机构名称", "Name of the body"), &application::SECURITY_BODY),
                (t("管理机构人数", "Its staff"), &application::SECURITY_STAFF),
            ] {
                rows.push((label, material.needed_with_unit(&entry, field)));
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
        body.push(material.gap(Place::whole(&scenarios::SECTION)));
    }
    for (index, scenario) in rows.iter().enumerate() {
        let title = scenario.title();
        body.push(material.heading_of(
            1,
            6 + index,
            &said!(
                "数据出境场景{index}：{title}",
                "Export scenario {index}: {title}",
                index = index + 1,
                title,
            ),
        ));
        body.extend(of_scenario(material, scenario));
    }
    body.push(material.title(1, t("本单位承诺", "Commitment")));
    body.extend(super::sa_commitment::build(material, super::sa_commitment::APPLICATION));
    body
}

/// The scenarios that go, or may go, by security assessment.
pub(super) fn by_assessment<'a>(material: &'a Material<'_>) -> Vec<Entry<'a>> {
    material.going(&[Route::Assessment])
}

fn unit(material: &Material<'_>) -> Vec<Pair> {
    let entry = material.single(&handler::SECTION);
    let office = if entry.is_answered(&handler::OFFICE_ADDRESS) {
        &handler::OFFICE_ADDRESS
    } else {
        &handler::ADDRESS
    };
    vec![
        (t("单位名称", "Name"), material.handler_name()),
        (handler::NATURE.label, printed::options(material, &entry, &handler::NATURE)),
        (handler::OWNERSHIP.label, printed::options(material, &entry, &handler::OWNERSHIP)),
        (t("单位注册地", "Place of registration"), material.needed(&entry, &handler::ADDRESS)),
        (t("办公所在地", "Office"), material.needed(&entry, office)),
        (handler::EMPLOYEES.label, material.needed_with_unit(&entry, &handler::EMPLOYEES)),
        (handler::CREDIT_CODE.label, material.needed(&entry, &handler::CREDIT_CODE)),
        (
            t("是否为关键信息基础设施运营者", "CII operator"),
            printed::yes_no(material, &entry.yes_no(&handler::CIIO)),
        ),
        (
            t("处理个人信息规模（自然人，去重）", "Natural persons processed, each once"),
            material.needed_with_unit(&entry, &handler::PERSONS_PROCESSED),
        ),
    ]
}

fn of_scenario(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Block> {
    let brief = runs!(
        material,
        "{brief}\n出境方式：{manner}",
        "{brief}\nManner of export: {manner}",
        brief = material.needed(scenario, &scenarios::BRIEF),
        manner = manner(material, scenario),
    );
    let rows = vec![
        (t("出境场景简述（不超过100字）", "Brief (at most 100 characters)"), brief),
        (t("数据类型", "Kind of data"), kind(material, scenario)),
        (t("是否包含敏感个人信息", "Sensitive personal information"), {
            printed::yes_no(material, &sensitive(scenario))
        }),
        (t("涉及行业/领域", "Sector"), sector(material)),
        (t("涉及自然人（去重）数量", "Natural persons, each once"), persons(material, scenario)),
    ];
    let mut out = vec![material.printed(with_important(material, scenario, rows))];
    let recipients = material.told_to(scenario);
    let statistics = material.answer(scenario, &scenarios::RECIPIENT_STATISTICS);
    if recipients.is_empty() && statistics.is_empty() {
        out.push(material.gap(scenario.place(&scenarios::RECIPIENTS)));
    }
    for (index, recipient) in recipients.iter().enumerate() {
        let title = t("境外接收方情况", "Overseas recipient");
        out.push(if recipients.len() == 1 {
            material.title(2, title)
        } else {
            material.heading(2, index + 1, title)
        });
        out.push(material.printed(of_recipient(material, recipient)));
    }
    let single = t("无（境外接收方已逐个填写）", "None: the recipients are stated one by one");
    let told = if statistics.is_empty() { material.words(single) } else { statistics };
    out.extend(material.labelled(t("统计说明（如需）", "Statistics (if needed)"), told));
    out
}

/// The numbers of persons and how they relate: one box of the form.
fn persons(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Inline> {
    let needed = |field| material.needed(scenario, field);
    runs!(
        material,
        "当年已出境：{year}人\n未来3年：{next}人\n二者的关系：{relation}",
        "This year: {year} persons\nNext 3 years: {next} persons\nHow they relate: {relation}",
        year = needed(&scenarios::PERSONS_YEAR),
        next = needed(&scenarios::PERSONS_NEXT),
        relation = needed(&scenarios::PERSONS_RELATION),
    )
}

/// The rows on important data; the form prints them always, so that a scenario without any says so.
fn with_important(material: &Material<'_>, scenario: &Entry<'_>, mut rows: Vec<Pair>) -> Vec<Pair> {
    let carries = important(scenario);
    for (label, field) in [
        (
            t("重要数据认定主管部门名称", "Authority that identified the important data"),
            &scenarios::IMPORTANT_AUTHORITY,
        ),
        (
            t("涉及重要数据规模（MB/GB/TB）", "Volume of important data"),
            &scenarios::IMPORTANT_VOLUME,
        ),
    ] {
        let value = if carries.is_no() {
            material.words(t("不涉及", "not concerned"))
        } else {
            material.needed(scenario, field)
        };
        rows.push((label, value));
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
    let ticked = |code: Code| chosen.as_ref().is_some_and(|codes| codes.contains(&code));
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
    let own = code.map(|code| if code == sector::AUTOMOTIVE { sector::INDUSTRY } else { code });
    let printed_options = SECTORS.choices.iter().filter(|choice| choice.code != sector::AUTOMOTIVE);
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
    let name = material.both_names(recipient);
    let rest = [
        (recipients::COUNTRY.label, &recipients::COUNTRY),
        (t("所在地址", "Address"), &recipients::ADDRESS),
        (recipients::BUSINESS.label, &recipients::BUSINESS),
        (t("负责人姓名、负责人职务", "Person in charge: name, title"), &recipients::PRINCIPAL),
        (t("联系方式（电话、邮箱）", "Contact (telephone, e-mail)"), &recipients::CONTACT),
    ];
    std::iter::once((t("境外接收方名称", "Recipient"), name))
        .chain(rest.map(|(label, field)| (label, material.needed(recipient, field))))
        .collect()
}
