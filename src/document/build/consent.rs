//! The text of the separate consent: one purpose, one action, nothing bundled; with a part for guardians where children are concerned.

use crate::document::{Block, Inline, Layout};
use crate::form::catalog::{consents, handler, onward, recipients, scenarios};
use crate::form::{Answer, Entry, Place};
use crate::law::{Mechanism, Requirement, duties};
use crate::text::{Phrase, Text, t};

use super::material::Material;
use super::notice;
use super::paper::{Paper, Part, Scope, WRITTEN, When};
use super::parts::add_line;

pub(super) static PAPER: Paper = Paper {
    id: "separate-consent",
    title: t(
        "向境外提供个人信息单独同意书",
        "Separate Consent to Providing Personal Information Abroad",
    ),
    layout: Layout::Report,
    scope: Scope::Group,
    part: Part::People,
    when: When::If(|material| {
        material.may_need(&duties::SEPARATE_CONSENT)
            && material.survey.verdict.mechanism != Mechanism::OutOfScope
    }),
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let exporter = material.single(&handler::SECTION);
    let mut body = Vec::new();
    let judged = &material.survey.verdict.scenarios;
    let concerned: Vec<Entry<'_>> = notice::concerned(material)
        .into_iter()
        .filter(|row| {
            judged.iter().any(|s| {
                Some(s.id.as_str()) == row.id
                    && s.duty(&duties::SEPARATE_CONSENT) != Requirement::NotRequired
            })
        })
        .collect();
    for scenario in &concerned {
        let guardian = judged.iter().any(|s| {
            Some(s.id.as_str()) == scenario.id
                && s.duty(&duties::GUARDIAN_CONSENT) == Requirement::Required
        });
        let flows = notice::about(material, scenario);
        if flows.is_empty() {
            body.push(material.gap(scenario.place(&scenarios::RECIPIENTS)));
        }
        // Each recipient is consented to, or not, by itself.
        let is_several = flows.len() > 1;
        for flow in &flows {
            if !body.is_empty() {
                // Each sheet is signed by itself, so each says what it is.
                body.push(Block::PageBreak);
                body.push(Block::Heading(1, material.title_with(PAPER.title)));
            }
            let to = flow.with().filter(|_| is_several);
            let name = named(scenario, to.as_ref());
            body.push(material.title_of(2, &name));
            body.extend(sheet(material, &exporter, (scenario, flow), guardian));
        }
    }
    // Of whom no consent is asked there is no sheet.
    if concerned.is_empty() && material.about.is_none() {
        body.push(material.gap(Place::whole(&scenarios::SECTION)));
    }
    body
}

/// The rows of this consent, as far as they are for those who are asked and for the recipient.
fn rows<'a>(material: &'a Material<'_>, scenario: &Entry<'_>, flow: &Entry<'_>) -> Vec<Entry<'a>> {
    let is_of = |row: &Entry<'_>| {
        let named = row.named(&consents::SCENARIO).known().unwrap_or_default();
        let to = row.named(&consents::RECIPIENTS).known().unwrap_or_default();
        let with = flow.with().and_then(|with| with.id);
        named.iter().any(|one| one.id == scenario.id)
            && (to.is_empty() || to.iter().any(|one| one.id == with))
            && notice::is_for(material, row)
    };
    material.rows(&consents::SECTION).into_iter().filter(is_of).collect()
}

/// What its texts say of refusal and withdrawal.
fn texts(material: &Material<'_>, rows: &[Entry<'_>]) -> Vec<Block> {
    let mut out = Vec::new();
    if rows.is_empty() {
        out.push(material.gap(Place::whole(&consents::SECTION)));
    }
    for row in rows {
        for (label, field) in [
            (t("不同意的后果", "If you do not consent"), &consents::REFUSAL),
            (t("撤回同意的方式", "How to withdraw"), &consents::WITHDRAWAL_CHANNEL),
            (t("版本", "Version"), &consents::VERSION),
        ] {
            out.extend(material.labelled(label, material.needed(row, field)));
        }
    }
    out
}

/// What is to be ticked. Consent to sensitive data is not taken together with that to other data (GB/T 45574 5.4); `to` names the
/// recipient.
fn choices(
    material: &Material<'_>,
    flow: &Entry<'_>,
    to: Option<Phrase>,
    moment: &[Inline],
) -> Vec<Block> {
    let (ordinary, sensitive) = notice::kinds_of(material, flow);
    let consent = || vec![material.strong(CONSENT)];
    let to = match &to {
        Some(to) => material.told(to),
        None => material.words(t("境外", "the recipient abroad")),
    };
    let choices = [
        (!ordinary.is_empty()).then(|| {
            runs!(
                material,
                "{consent}按上述内容向{to}提供我的个人信息：{what}。",
                "{consent} to the provision to {to}, as described, of my personal information: {what}.",
                consent = consent(),
                to = to.clone(),
                what = ordinary,
            )
        }),
        (!sensitive.is_empty()).then(|| {
            runs!(
                material,
                "{consent}按上述内容向{to}提供我的敏感个人信息：{what}。",
                "{consent} to the provision to {to}, as described, of my sensitive personal information: {what}.",
                consent = consent(),
                to = to.clone(),
                what = sensitive,
            )
        }),
    ];
    let mut out = Vec::new();
    for choice in choices.into_iter().flatten() {
        out.push(Block::Paragraph(choice));
        out.push(refusal(material));
        out.extend(asked_when(material, moment.to_vec()));
    }
    out
}

/// When a tick is asked for, where the record says it.
fn asked_when(material: &Material<'_>, moment: Vec<Inline>) -> Option<Block> {
    material.labelled(t("本项的征求时点", "When this is asked"), moment)
}

/// What is to be ticked for each third party that the recipient passes the data on to (PIPL Art. 23): what it gets, where the record says
/// so, else what is told of it above.
fn passed_on(material: &Material<'_>, flow: &Entry<'_>, moment: &[Inline]) -> Vec<Block> {
    let passes_on = |with: &Entry<'_>| !with.yes_no(&recipients::ONWARD).is_no();
    let Some(recipient) = flow.with().filter(passes_on) else { return Vec::new() };
    let (from, mut out) = (recipient.title(), Vec::new());
    for third in onward::of_flow(flow) {
        let (ordinary, sensitive) = match onward::items_of(&third, flow) {
            Answer::Known(items) => notice::kinds_among(material, items),
            Answer::Unknown(_) => {
                (material.words(t("上述信息", "that which is told above")), Vec::new())
            }
        };
        for what in [
            (!ordinary.is_empty()).then(|| {
                runs!(material, "个人信息：{what}", "personal information: {what}", what = ordinary)
            }),
            (!sensitive.is_empty()).then(|| {
                runs!(
                    material,
                    "敏感个人信息：{what}",
                    "sensitive personal information: {what}",
                    what = sensitive
                )
            }),
        ] {
            let Some(what) = what else { continue };
            out.push(Block::Paragraph(runs!(
                material,
                "{consent}{from}按上述内容向境外第三方{third}提供我的{what}。",
                "{consent} to {from} passing on to the third party {third}, as described, my {what}.",
                consent = vec![material.strong(CONSENT)],
                from = from,
                third = third.title(),
                what = what,
            )));
            out.push(refusal(material));
            let own = material.answer(&third, &onward::MOMENT);
            out.extend(asked_when(material, if own.is_empty() { moment.to_vec() } else { own }));
        }
    }
    out
}

const CONSENT: Text = t("□ 我单独同意", "[  ] I separately consent");

fn refusal(material: &Material<'_>) -> Block {
    let refusal = vec![material.strong(t("□ 我不同意", "[  ] I do not consent"))];
    Block::Paragraph(runs!(material, "{refusal}。", "{refusal}.", refusal = refusal))
}

/// The scenario, with the recipient where there are several.
fn named(scenario: &Entry<'_>, to: Option<&Entry<'_>>) -> Phrase {
    let name = scenario.title();
    match to.map(Entry::title) {
        Some(to) => said!("{name}（{to}）", "{name} ({to})", name, to),
        None => name,
    }
}

/// The sheet of a flow, to be signed by itself.
fn sheet(
    material: &Material<'_>,
    exporter: &Entry<'_>,
    (scenario, flow): (&Entry<'_>, &Entry<'_>),
    guardian: bool,
) -> Vec<Block> {
    let opening = runs!(
        material,
        "{handler}拟为下列目的向境外提供您的个人信息，现单独征求您的同意。本同意书仅适用于下列事项。我们的联系方式：{contact}。",
        "{handler} intends to provide your personal information abroad for the purpose below and asks for \
         your separate consent. It covers only the following. Contact: {contact}.",
        handler = material.handler_name(),
        contact = material.needed(exporter, &handler::PUBLIC_CONTACT),
    );
    let mut out = vec![Block::Paragraph(opening)];
    out.extend(notice::told_of(material, flow));
    let rows = rows(material, scenario, flow);
    let mut moment = Vec::new();
    for row in &rows {
        add_line(&mut moment, material.answer(row, &consents::MOMENT));
    }
    out.extend(texts(material, &rows));
    out.extend(choices(material, flow, flow.with().map(|to| to.title()), &moment));
    out.extend(passed_on(material, flow, &moment));
    let mut signature =
        vec![material.words(t("姓名：____________________", "Name: ____________________"))];
    if guardian {
        out.push(material.remark(t(
            "个人不满十四周岁的，由父母或者其他监护人作出决定并签字。",
            "For a child under 14, a parent or other guardian decides and signs.",
        )));
        signature.push(material.words(t(
            "监护人及关系：____________________",
            "Guardian and relation: ____________________",
        )));
    }
    signature.push(material.words(t("日期：______年____月____日", "Date: ____________________")));
    out.push(Block::Signature(signature));
    out
}
