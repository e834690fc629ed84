//! Questions to a colleague: what the record lacks, or a part of it, each with the place its answer belongs to.
//!
//! It is told in the language of the document alone, and read back as the questionnaire of a recipient is. It is sent out because answers are
//! open, so an open answer is a cell to fill in and no gap of the document.

use crate::day::Day;
use crate::document::workbook::{Cell, Choices, Column, Purpose, Sheet, Workbook};
use crate::document::{Block, Document, Inline, Layout, plain};
use crate::form::catalog::{handler, record};
use crate::form::{Answers, Entry, Field, Kind, Place};
use crate::law::Survey;
use crate::text::{Lang, Phrase, Text, phrase, t};

use super::material::Material;
use super::paper::{Counts, Paper, WRITTEN, When};
use super::parts::Row;
use super::questions::{ANSWER, PROOF};

/// Who is asked what, and by when.
#[derive(Clone, Copy, Debug)]
pub struct Inquiry<'a> {
    /// The name of the person.
    pub to: &'a str,
    /// By when it is to be sent back.
    pub due: Option<Day>,
    /// The fields, in the order in which they are asked.
    pub places: &'a [Place],
}

static PAPER: Paper = Paper {
    id: "inquiry",
    title: t("内部问卷", "Questions to a Colleague"),
    layout: Layout::Report,
    when: When::Never,
    counts: Counts::OwnBlanks,
    ..WRITTEN
};

/// How it is filled in.
const HOW: Text = t(
    "请填写“答复”栏，并附证明材料；有选项的，写其中一项。没有此项情况的，请写明。空白的答复不改变记录。编号须保留。",
    "Fill in the column for your answer, and attach proof; where choices are given, write one of them. If there is nothing of the kind, say so. An empty answer changes nothing. Leave the codes as they are.",
);

/// The questions, to be written in Word and as a workbook. Places that are no field, or that the record has not, are not asked.
pub fn inquiry(
    (answers, survey): (&Answers, &Survey),
    lang: Lang,
    inquiry: &Inquiry<'_>,
) -> (Document, Workbook) {
    let facts = survey.facts(answers).quietly();
    let material = Material::new(&facts, survey, lang);
    let parts = parts(&material, inquiry.places);
    let mut body: Vec<Block> = heading(&material, inquiry)
        .into_iter()
        .map(|(label, said)| {
            let line = said!("{label}：{said}", "{label}: {said}", label, said);
            Block::Paragraph(plain(material.tell(&line)))
        })
        .collect();
    body.push(Block::Paragraph(plain(material.say(HOW))));
    body.extend(parts.iter().map(|(title, asked)| table(&material, title, asked)));
    let sheets = vec![cover(&material, inquiry), sheet(&material, &parts)];
    (material.finish(&PAPER, body), material.workbook(&PAPER, sheets))
}

/// A part of what is asked: a section or a row of it, and its fields.
type Part<'a> = (Phrase, Vec<(Entry<'a>, &'static Field)>);

fn parts<'a>(material: &'a Material<'_>, places: &[Place]) -> Vec<Part<'a>> {
    let mut out: Vec<Part<'a>> = Vec::new();
    for place in places {
        let Some(field) = place.field else { continue };
        let Some(entry) = material.facts.entry(place) else { continue };
        let section = place.section.title;
        let title = match &place.row {
            Some(_) => said!("{section}：{row}", "{section}: {row}", section, row = entry.title()),
            None => section.into(),
        };
        match out
            .last_mut()
            .filter(|(_, asked)| asked.last().is_some_and(|(of, _)| of.id == entry.id))
        {
            Some((known, asked)) if *known == title => asked.push((entry, field)),
            _ => out.push((title, vec![(entry, field)])),
        }
    }
    out
}

/// From whom, to whom, about what and by when.
fn heading(material: &Material<'_>, inquiry: &Inquiry<'_>) -> Vec<(Text, Phrase)> {
    let shown = |entry: Entry<'_>, field| entry.shown(field).unwrap_or_default();
    let mut out = vec![
        (t("请答复", "To"), Phrase::same(inquiry.to)),
        (t("记录", "Record"), shown(material.single(&record::SECTION), &record::TITLE)),
        (t("发出单位", "From"), shown(material.single(&handler::SECTION), &handler::NAME)),
    ];
    out.extend(
        inquiry.due.map(|day| (t("请在此日前交回", "Back by"), said!("{day}", "{day}", day))),
    );
    out.retain(|(_, words)| !words.get(material.lang).is_empty());
    out
}

/// What is asked of a field: its name, what is meant by it, and how the answer is written.
fn question(material: &Material<'_>, field: &Field) -> Vec<String> {
    let mut out = vec![material.say(field.label).to_owned()];
    out.extend(Some(material.say(field.help).to_owned()).filter(|help| !help.is_empty()));
    let all = offered(field);
    if all.is_empty() {
        out.push(material.say(field.kind.hint()).to_owned());
    } else {
        let all = Phrase::list(all);
        out.push(match field.kind {
            Kind::Many(_) => material.tell(&said!("可选几项：{all}", "any of: {all}", all)),
            _ => material.tell(&said!("选一项：{all}", "one of: {all}", all)),
        });
    }
    out
}

/// What may be chosen; nothing where that is too much to be told, or words are asked for.
fn offered(field: &Field) -> Vec<Phrase> {
    /// So many are told.
    const MOST: usize = 40;
    match field.kind {
        Kind::One(options) | Kind::Many(options) if options.choices.len() <= MOST => {
            options.choices.iter().map(|choice| choice.label.into()).collect()
        }
        Kind::YesNo => vec![phrase("是", "yes"), phrase("否", "no"), phrase("不清楚", "unknown")],
        _ => Vec::new(),
    }
}

/// What stands there now, which is no answer that can be relied on.
fn on_record(material: &Material<'_>, entry: &Entry<'_>, field: &'static Field) -> String {
    entry.shown(field).map(|words| material.tell(&words)).unwrap_or_default()
}

fn table(material: &Material<'_>, title: &Phrase, asked: &[(Entry<'_>, &'static Field)]) -> Block {
    let heads = [(t("问题", "Question"), 40), (t("现有记录", "On record"), 18), (ANSWER, 33)];
    let row = |(entry, field): &(Entry<'_>, &'static Field)| -> Row {
        let mut lines = question(material, field);
        lines.push(entry.place(field).to_string());
        let said: [Vec<Inline>; 3] =
            [plain(lines.join("\n")), plain(on_record(material, entry, field)), plain(" ")];
        said.into()
    };
    material.numbered(title.clone(), &heads, asked.iter().map(row).collect())
}

fn cover(material: &Material<'_>, inquiry: &Inquiry<'_>) -> Sheet {
    let text = |words: Text| Cell::Text(material.say(words).to_owned());
    let mut rows: Vec<Vec<Cell>> = heading(material, inquiry)
        .into_iter()
        .map(|(label, said)| vec![text(label), Cell::Text(material.tell(&said))])
        .collect();
    rows.push(vec![text(t("填写说明", "How to fill it in")), text(HOW)]);
    let proof = t(
        "答复的依据：文件的名称，或者系统、经办人。",
        "What an answer rests on: a document by name, a system or a person.",
    );
    rows.push(vec![text(PROOF), text(proof)]);
    Sheet {
        name: material.say(t("说明", "Read me")).to_owned(),
        purpose: Purpose::Cover,
        columns: vec![
            Column::new(material.say(t("项目", "Item")), 30),
            Column::new(material.say(t("内容", "Content")), 110),
        ],
        rows,
    }
}

fn sheet(material: &Material<'_>, parts: &[Part<'_>]) -> Sheet {
    let head = |words: Text, width| Column::new(material.say(words), width);
    let columns = vec![
        head(t("编号", "Code"), 36),
        head(t("属于", "Of"), 26),
        head(t("问题", "Question"), 50),
        head(t("现有记录", "On record"), 26),
        head(ANSWER, 40),
        head(PROOF, 24),
    ];
    let rows = parts.iter().flat_map(|(title, asked)| {
        asked.iter().map(|(entry, field)| {
            vec![
                Cell::Code(entry.place(field).to_string()),
                Cell::Text(material.tell(title)),
                Cell::Text(question(material, field).join("\n")),
                Cell::Text(on_record(material, entry, field)),
                Cell::Answer(listed(material, field)),
                Cell::Answer(None),
            ]
        })
    });
    Sheet {
        name: material.say(t("问题", "Questions")).to_owned(),
        purpose: Purpose::Form,
        columns,
        rows: rows.collect(),
    }
}

/// The list from which one answer is chosen; nothing where several may be, or words are asked for.
fn listed(material: &Material<'_>, field: &Field) -> Option<Choices> {
    let entries = match field.kind {
        Kind::One(_) | Kind::YesNo => offered(field),
        _ => return None,
    };
    (!entries.is_empty()).then(|| Choices {
        title: material.say(field.label).to_owned(),
        entries: entries.iter().map(|words| material.tell(words)).collect(),
    })
}
