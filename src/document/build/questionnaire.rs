//! Questions to the overseas recipients, in Chinese and English side by side, each with the place its answer belongs to.
//!
//! It is sent out because answers are open, so an open answer is a cell to fill in and no gap of the document.

use crate::document::{Block, Inline, Layout, plain};
use crate::form::catalog::{flows, handler, recipients, scenarios};
use crate::form::{Entry, Field, language};
use crate::law::duties;
use crate::text::{Lang, Phrase, Text, t};

use super::material::Material;
use super::paper::{Counts, Paper, Scope, WRITTEN, When};
use super::parts::{LINE, Row};
use super::questionnaire_workbook;
use super::questions::{ANSWER, asked, is_own};

/// What is asked of the recipient.
pub(super) const ASKS: Text = t(
    "为依法开展个人信息保护影响评估，请贵方填写“答复”栏。“现有记录”栏有内容的，请确认或者更正；没有此项情况的，请明确写明。请附证明材料，不要删改编号。",
    "For the impact assessment that the law requires, please fill in the column for your answer. Where something is on record, confirm or correct it. If there is nothing to report, say so expressly. Attach proof, and leave the reference codes as they are.",
);
/// What the recipient confirms on signing.
pub(super) const CONFIRMED: Text =
    t("我方确认，以上答复真实、完整。", "We confirm that these answers are true and complete.");
/// Who confirms it, and when.
pub(super) const SIGNED: [Text; 3] =
    [t("填写人及职务", "Name and title"), t("签字", "Signature"), t("日期", "Date")];
/// What it is called.
const TITLE: Text = t(
    "境外接收方问卷 / Questionnaire for the Overseas Recipient",
    "Questionnaire for the Overseas Recipient / 境外接收方问卷",
);

pub(super) fn has_recipients(material: &Material<'_>) -> bool {
    !material.rows(&recipients::SECTION).is_empty()
}

pub(super) static PAPER: Paper = Paper {
    id: "recipient-questionnaire",
    title: TITLE,
    layout: Layout::Report,
    scope: Scope::Recipient,
    when: When::If(|material| material.may_need(&duties::PIPIA) && has_recipients(material)),
    counts: Counts::OwnBlanks,
    build: Some(build),
    sheets: Some(questionnaire_workbook::build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = opening(material);
    let asked_of = material.rows(&recipients::SECTION).into_iter();
    for (index, recipient) in asked_of.filter(|row| material.is_about(row)).enumerate() {
        if index > 0 {
            body.push(Block::PageBreak);
        }
        body.push(Block::Heading(1, {
            let name = recipient.title();
            let title = beside(material, &t("境外接收方", "Overseas recipient").into());
            material.tell(&said!("{title}：{name}", "{title}: {name}", title, name))
        }));
        for (title, questions) in asked(&recipient) {
            let row = |(entry, (field, question))| row(material, &entry, field, question);
            body.push(table(material, &title, questions.into_iter().map(row).collect()));
        }
        body.push(Block::Paragraph(plain(beside(material, &CONFIRMED.into()))));
        let lines = SIGNED.into_iter().map(|line| labelled(material, line, material.words(LINE)));
        body.push(Block::Signature(lines.collect()));
    }
    body
}

fn opening(material: &Material<'_>) -> Vec<Block> {
    let exporter = material.single(&handler::SECTION);
    let from = labelled(material, t("发出单位", "From"), material.handler_name());
    let [agent, contact] =
        [&handler::AGENT, &handler::AGENT_CONTACT].map(|field| material.needed(&exporter, field));
    let both = runs!(
        material,
        "{agent}，{contact}",
        "{agent}, {contact}",
        agent = agent,
        contact = contact
    );
    let reply = labelled(material, t("联系人", "Contact"), both);
    let mut out = vec![Block::Paragraph(from), Block::Paragraph(reply)];
    out.extend(
        in_order(material, &ASKS.into()).into_iter().map(|words| Block::Paragraph(plain(words))),
    );
    out
}

/// What stands behind a label in both languages.
fn labelled(material: &Material<'_>, label: Text, said: Vec<Inline>) -> Vec<Inline> {
    let label = beside(material, &label.into());
    runs!(material, "{label}：{said}", "{label}: {said}", label = label, said = said)
}

fn row(material: &Material<'_>, entry: &Entry<'_>, field: &'static Field, question: Text) -> Row {
    let asked =
        format!("{}\n{}", in_order(material, &question.into()).join("\n"), entry.place(field));
    let known = on_record(material, entry, field);
    vec![plain(asked), plain(known), plain(" ")]
}

/// What the record holds, in both languages, as the recipient may see it.
pub(super) fn on_record(
    material: &Material<'_>,
    recipient: &Entry<'_>,
    field: &'static Field,
) -> String {
    // A flow that gives no purpose of its own has that of its scenario.
    let of_scenario = || {
        let scenario = recipient.of().filter(|_| *field == flows::PURPOSE)?;
        scenario.shown(&scenarios::PURPOSE)
    };
    match recipient.shown(field).or_else(of_scenario) {
        None => stacked(material, t("（无记录，请填写）", "(not on record)")),
        // What the handler found of the law of the place is its own judgement and stays with it.
        Some(_) if is_own(field) => stacked(
            material,
            t("（已有评估，请独立答复）", "(assessed; please answer on your own)"),
        ),
        Some(words) => {
            let mut parts = in_order(material, &words);
            parts.dedup();
            if matches!(parts.as_slice(), [only] if language(only) == Lang::Zh) {
                // Who cannot read it can neither confirm nor correct it.
                parts.push(IN_CHINESE.en.to_owned());
            }
            parts.join("\n")
        }
    }
}

/// Said of what is on record in Chinese alone, to a reader abroad.
const IN_CHINESE: Text = t(
    "（只有中文记录，请直接答复）",
    "(On record in Chinese only; please answer in your own words.)",
);

fn table(material: &Material<'_>, title: &Phrase, rows: Vec<Row>) -> Block {
    let heads = [
        (t("问题 / Question", "Question / 问题"), 33),
        (t("现有记录 / On record", "On record / 现有记录"), 26),
        (ANSWER, 32),
    ];
    let mut block = material.numbered(t("", ""), &heads, rows);
    if let Block::Table(table) = &mut block {
        table.caption = beside(material, title);
        if let Some(head) = table.head.last_mut() {
            *head = beside(material, &ANSWER.into());
        }
    }
    block
}

/// Both languages, the one of the document first.
pub(super) fn in_order(material: &Material<'_>, words: &Phrase) -> Vec<String> {
    match material.lang {
        Lang::Zh => vec![words.zh.clone(), words.en.clone()],
        Lang::En => vec![words.en.clone(), words.zh.clone()],
    }
}

pub(super) fn beside(material: &Material<'_>, words: &Phrase) -> String {
    in_order(material, words).join(" / ")
}

fn stacked(material: &Material<'_>, words: Text) -> String {
    in_order(material, &words.into()).join("\n")
}
