//! The facts for the Greater Bay Area contract (粤港澳大湾区标准合同), recipient by recipient; its text is to be downloaded.

use crate::document::{Block, Inline, Layout, plain};
use crate::form::catalog::{flows, groups, handler, items, onward, recipients, scenarios};
use crate::form::{Entry, Field, Place};
use crate::law::Route;
use crate::text::{Text, t};

use super::material::Material;
use super::paper::{Listed, Paper, WRITTEN, When};
use super::printed;

pub(super) static PAPER: Paper = Paper {
    id: "gba-contract-sheet",
    title: t(
        "粤港澳大湾区个人信息跨境流动标准合同：填写内容",
        "Greater Bay Area Standard Contract: Values to Fill In",
    ),
    layout: Layout::Form,
    when: When::If(is_called_for),
    listed: &[Listed::at(
        Route::Bay,
        2,
        t(
            "粤港澳大湾区个人信息跨境流动标准合同（签署扫描件）",
            "Greater Bay Area standard contract, signed",
        ),
    )],
    build: Some(build),
    ..WRITTEN
};

/// Whether the contract of the Bay is, or may become, the route, and is open to the export: a choice alone does not open it.
pub(super) fn is_called_for(material: &Material<'_>) -> bool {
    material.survey.routes.may_take(Route::Bay) && !material.survey.verdict.bay().is_no()
}

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = vec![printed::download(
        material,
        t(
            "合同文本为实施指引附件1，香港、澳门各有一份",
            "The contract is annex 1 of the implementing guideline, one for Hong Kong and one for Macao",
        ),
    )];
    body.push(material.heading(1, 1, t("内地个人信息处理者", "The mainland handler")));
    let exporter = material.single(&handler::SECTION);
    let rows = [
        &handler::NAME,
        &handler::CREDIT_CODE,
        &handler::GBA_CITY,
        &handler::ADDRESS,
        &handler::LEGAL_REPRESENTATIVE,
        &handler::AGENT,
        &handler::AGENT_CONTACT,
    ]
    .map(|field| (field.label, material.needed(&exporter, field)));
    body.push(material.printed(rows.to_vec()));
    let receivers = material.rows(&recipients::SECTION);
    if receivers.is_empty() {
        body.push(material.gap(Place::whole(&recipients::SECTION)));
    }
    for (index, recipient) in receivers.iter().enumerate() {
        let title = recipient.title();
        body.push(material.heading_of(
            1,
            index + 2,
            &said!("接收方：{title}", "Recipient: {title}", title),
        ));
        body.push(of_recipient(material, recipient));
    }
    body.push(volume(material));
    body.push(material.heading(
        1,
        receivers.len() + 2,
        t("与全国标准合同的不同", "How it differs from the national contract"),
    ));
    let points = [
        t(
            "双方均注册于（个人则位于）大湾区内地九市或者香港、澳门；个人信息不得提供到大湾区以外，也不含重要数据。",
            "Both sides are registered (a person: located) in the nine cities, Hong Kong or Macao; nothing may be passed outside the area, and no important data is covered.",
        ),
        t(
            "告知和同意适用处理者所在地的法律。",
            "Notice and consent follow the law of the handler's own place.",
        ),
        t(
            "合同生效之日起10个工作日内，处理者和接收方分别向所在地的主管机构备案。",
            "Within 10 working days of effect, handler and recipient each file with the authority of their own place.",
        ),
    ];
    body.push(material.points(&points));
    body
}

fn of_recipient(material: &Material<'_>, recipient: &Entry<'_>) -> Block {
    let flows = material.flows_to(recipient, &[Route::Bay]);
    let scenarios: Vec<Entry<'_>> = flows.iter().filter_map(Entry::of).collect();
    let each = |field: &'static Field| {
        let mut out: Vec<Inline> = Vec::new();
        for scenario in &scenarios {
            if !out.is_empty() {
                out.extend(plain("\n"));
            }
            out.extend(material.needed(scenario, field));
        }
        if out.is_empty() { vec![material.blank(Place::whole(&scenarios::SECTION))] } else { out }
    };
    let mut rows: Vec<(Text, Vec<Inline>)> = [
        &recipients::NAME,
        &recipients::COUNTRY,
        &recipients::ADDRESS,
        &recipients::CONTACT_PERSON,
        &recipients::CONTACT,
        &recipients::MEASURES,
    ]
    .map(|field| (field.label, material.needed(recipient, field)))
    .to_vec();
    for field in [&scenarios::PURPOSE, &scenarios::MANNER, &scenarios::ITEMS, &scenarios::GROUPS] {
        rows.push((field.label, each(field)));
    }
    let then = t("；到期处理：", "; then: ");
    rows.extend([
        (flows::METHOD.label, material.each_answer(&flows, &flows::METHOD)),
        (t("境外保存期限和到期处理", "Retention and disposal"), material.kept(&flows, then)),
        (t("出境后保存地点", "Place of storage abroad"), material.stored_abroad(&flows)),
    ]);
    rows.push((
        t("只向同一辖区的第三方再提供", "Passed on within the same jurisdiction only"),
        printed::yes_no(material, &onward::stays_in_jurisdiction(recipient)),
    ));
    material.printed(rows)
}

/// The numbers of the groups, which the contract and the assessment both ask.
pub(super) fn volume(material: &Material<'_>) -> Block {
    material.grid(
        t("涉及的个人（去重）", "Persons concerned, each counted once"),
        &groups::SECTION,
        &material.rows(&groups::SECTION),
        &[
            (&groups::NAME, 31),
            (&groups::ORDINARY, 20),
            (&groups::SENSITIVE, 20),
            (&groups::COUNTED_ON, 20),
        ],
    )
}

/// The items with their sensitivity.
pub(super) fn kinds(material: &Material<'_>) -> Block {
    let rows = material.rows(&items::SECTION);
    if rows.is_empty() {
        return material.gap(Place::whole(&items::SECTION));
    }
    let cells = rows.iter().enumerate().map(|(index, item)| {
        vec![
            plain((index + 1).to_string()),
            material.answer(item, &items::NAME),
            material.needed(item, &items::SENSITIVITY),
            material.answer(item, &items::NECESSITY),
        ]
    });
    let head =
        [t("序号", "No."), items::NAME.label, items::SENSITIVITY.label, items::NECESSITY.label];
    material.table(
        t("个人信息种类", "Kinds of personal information"),
        &head,
        &[8, 22, 22, 48],
        cells,
    )
}
