//! The questionnaire as a workbook: one sheet a recipient, with room for each answer beside its code.
//!
//! It asks what the Word file asks, by the same table. An open answer is room to fill in and no gap.

use crate::document::workbook::{Cell, Choices, Column, Purpose, Sheet};
use crate::form::catalog::{handler, recipients};
use crate::form::{Entry, Field, Kind};
use crate::text::{Lang, Phrase, Text, phrase, t};

use super::material::Material;
use super::questionnaire::{ASKS, CONFIRMED, SIGNED, beside, in_order, on_record};
use super::questions::{ANSWER, PROOF, asked};

pub(super) fn build(material: &Material<'_>) -> Vec<Sheet> {
    let mut recipients = material.rows(&recipients::SECTION);
    recipients.retain(|row| material.is_about(row));
    let mut sheets = vec![cover(material, &recipients)];
    sheets.extend(recipients.iter().map(|recipient| sheet(material, recipient)));
    sheets
}

fn cover(material: &Material<'_>, recipients: &[Entry<'_>]) -> Sheet {
    let both = |words: Text| Cell::Text(beside(material, &words.into()));
    let exporter = material.single(&handler::SECTION);
    let shown = |field| exporter.shown(field).map(|words| material.tell(&words));
    let contact: Vec<String> =
        [&handler::AGENT, &handler::AGENT_CONTACT].into_iter().filter_map(shown).collect();
    let names = recipients.iter().map(|row| material.tell(&row.title()));
    let how = t(
        "只需填写黄色的“答复”和“证明材料”两栏；有下拉选项的，请从中选择。可以移动行、增加列，编号须保留。空白的答复不改变现有记录。",
        "Fill in the yellow columns only: your answer and proof; choose from the list where there is one. Rows may be moved and columns added, but the codes must stay. An empty answer changes nothing on record.",
    );
    let mut rows = vec![
        vec![both(t("发出单位", "From")), Cell::Text(shown(&handler::NAME).unwrap_or_default())],
        vec![both(t("联系人", "Contact")), Cell::Text(contact.join(material.say(t("，", ", "))))],
        vec![
            both(t("境外接收方", "Overseas recipient")),
            Cell::Text(names.collect::<Vec<_>>().join("\n")),
        ],
    ];
    for words in [ASKS, how] {
        rows.push(vec![
            both(t("填写说明", "How to fill it in")),
            Cell::Text(in_order(material, &words.into()).join("\n")),
        ]);
    }
    rows.push(vec![both(t("确认", "Confirmation")), both(CONFIRMED)]);
    rows.extend(SIGNED.map(|line| vec![both(line), Cell::Answer(None)]));
    Sheet {
        name: beside(material, &t("说明", "Read me").into()),
        purpose: Purpose::Cover,
        columns: vec![
            Column::new(beside(material, &t("项目", "Item").into()), 30),
            Column::new(beside(material, &t("内容", "Content").into()), 110),
        ],
        rows,
    }
}

fn sheet(material: &Material<'_>, recipient: &Entry<'_>) -> Sheet {
    let head = |words: Text, width| Column::new(beside(material, &words.into()), width);
    let languages =
        [t("问题（中文）", "Question (Chinese)"), t("问题（英文）", "Question (English)")];
    let mut columns = vec![head(t("编号", "Code"), 36)];
    columns.extend(order(material.lang, languages).map(|words| head(words, 36)));
    columns.extend([head(t("现有记录", "On record"), 34), head(ANSWER, 40), head(PROOF, 24)]);
    let questions = asked(recipient).into_iter().flat_map(|(_, questions)| questions);
    let rows = questions.map(|(entry, (field, question))| {
        let [first, second] = order(material.lang, told(field, question));
        vec![
            Cell::Code(entry.place(field).to_string()),
            Cell::Text(first),
            Cell::Text(second),
            Cell::Text(on_record(material, &entry, field)),
            Cell::Answer(choices(material, field)),
            Cell::Answer(None),
        ]
    });
    Sheet {
        name: material.tell(&recipient.title()),
        purpose: Purpose::Form,
        columns,
        rows: rows.collect(),
    }
}

/// The question in Chinese and in English, with how to write the answer where that matters.
fn told(field: &Field, question: Text) -> [String; 2] {
    let hint = field.kind.hint();
    let words = match field.kind {
        Kind::Line | Kind::Paragraph => question.into(),
        _ => said!("{question}（{hint}）", "{question} ({hint})", question, hint),
    };
    [words.zh, words.en]
}

/// The first language first.
fn order<T>(lang: Lang, [zh, en]: [T; 2]) -> [T; 2] {
    match lang {
        Lang::Zh => [zh, en],
        Lang::En => [en, zh],
    }
}

/// What may be chosen, in both languages; nothing for free text.
fn choices(material: &Material<'_>, field: &Field) -> Option<Choices> {
    let words: Vec<Phrase> = match field.kind {
        Kind::One(options) => options.choices.iter().map(|choice| choice.label.into()).collect(),
        Kind::YesNo => {
            vec![phrase("是", "yes"), phrase("否", "no"), phrase("不清楚", "unknown")]
        }
        _ => return None,
    };
    Some(Choices {
        title: beside(material, &field.label.into()),
        entries: words.iter().map(|words| beside(material, words)).collect(),
    })
}
