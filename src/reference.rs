//! The rule book and the references of fields, choices, clocks and checks, built as documents from those themselves.
//!
//! Nothing is stated here that they do not say. Knows nothing of screens.

mod checks;
pub mod rules;

pub use checks::{checks, checks_json};
pub use rules::{rules, rules_json};

use serde_json::{Value, json};

use crate::document::{Block, Document, Inline, Layout, Stamp, Table, plain};
use crate::form::{Kind, Need, Place, Shape, catalog, options};
use crate::law::change::Topic;
use crate::law::clock::{self, Clock, Length};
use crate::law::open_points;
use crate::source::{Citation, LAW_DATA};
use crate::text::{Lang, Phrase, Text, t};

/// Heads the reasons of sources that are not the official text.
const WHY: Text = t("何以不是原文", "Why not official");

/// The clocks: every period the law counts, with who must act and what follows.
pub fn clocks(lang: Lang) -> Document {
    let mut blocks = Vec::new();
    for (subject, clocks) in clock::catalog::SUBJECTS {
        blocks.push(Block::Heading(1, subject.get(lang).to_owned()));
        for clock in *clocks {
            blocks.push(Block::Heading(2, clock.title.get(lang).to_owned()));
            blocks.push(Block::Paragraph(plain(clock.means.get(lang))));
            blocks.push(clock_table(clock, lang));
        }
    }
    document("clocks", t("期限手册", "Clocks"), lang, blocks)
}

fn clock_table(clock: &Clock, lang: Lang) -> Block {
    let row = |label: Text, value: &str| vec![plain(label.get(lang)), plain(value)];
    let starts = Phrase::list(clock.runs_from.iter().map(|trigger| trigger.label()));
    let missed = clock.consequences(LAW_DATA.as_of);
    let mut rows = vec![
        row(t("编号", "Id"), clock.id),
        row(
            t("长度", "Length"),
            &format!("{} - {}", clock.length.said().get(lang), clock.direction().label().get(lang)),
        ),
        row(t("起算", "Runs from"), starts.get(lang)),
        row(t("由谁办理", "Who"), clock.who.label().get(lang)),
        row(t("错过的后果", "If missed"), Phrase::clauses(missed).get(lang)),
        row(t("依据", "Sources"), Citation::list(clock.sources).get(lang)),
    ];
    if let Some(why) = Citation::reasons(&clock.citations()) {
        rows.push(row(WHY, why.get(lang)));
    }
    rows.push(row(t("施行", "In force"), clock.from.spoken().get(lang)));
    if !clock.advice.is_empty() || clock.point.is_some() {
        let advice = open_points::advice(clock.point, clock.advice);
        rows.push(row(t("提示", "Note"), advice.get(lang)));
    }
    Block::Table(Table { caption: String::new(), head: Vec::new(), widths: vec![1, 5], rows })
}

/// Every clock as JSON.
pub fn clocks_json() -> Value {
    clock::catalog::all()
        .map(|clock| {
            let (length, unit) = match clock.length {
                Length::Of(n, unit) => (json!(n), json!(unit)),
                Length::Changed(figure, unit) => {
                    let figures = figure.0.iter();
                    let figures = figures.map(|(from, n, _)| json!({ "from": from, "length": n }));
                    (figures.collect(), json!(unit))
                }
                Length::SameYear(month, date) => {
                    (json!({ "month": month, "date": date }), json!("same_year"))
                }
                Length::NextYear(month, date) => {
                    (json!({ "month": month, "date": date }), json!("next_year"))
                }
                Length::AtOnce => (Value::Null, json!("at_once")),
                Length::Unnumbered => (Value::Null, Value::Null),
            };
            // That the text names no consequence is not said beside one that it names.
            let is_silent = !matches!(clock.missed, clock::Missed::Says(..));
            let missed = (!is_silent || clock.liability.is_empty()).then_some(clock.missed);
            json!({
                "id": clock.id,
                "title": clock.title,
                "means": clock.means,
                "length": length,
                "unit": unit,
                "direction": clock.direction(),
                "runs_from": clock.runs_from.iter().map(|trigger| trigger.code()).collect::<Vec<_>>(),
                "ended_by": clock.ended_by,
                "overtaken_by": clock.overtaken_by,
                "who": clock.who,
                "missed": missed.map(clock::Missed::text),
                "missed_status": missed.map(clock::Missed::status),
                "liability": clock.liability,
                "advice": clock.advice,
                "point": open_points::id(clock.point),
                "from": clock.from,
                "until": clock.until,
                "sources": clock.sources,
            })
        })
        .collect()
}

/// The field reference.
pub fn fields(lang: Lang) -> Document {
    let mut blocks = Vec::new();
    for section in catalog::SECTIONS {
        blocks.push(Block::Heading(1, format!("{} ({})", section.title.get(lang), section.id)));
        blocks.push(Block::Paragraph(plain(section.about.get(lang))));
        let head = [
            t("字段", "Field"),
            t("名称", "Name"),
            t("填写说明", "What to answer"),
            t("类型", "Kind"),
            t("依据", "Sources"),
        ];
        let rows = section
            .fields
            .iter()
            .map(|field| {
                let name = match field.need {
                    Need::Required => vec![Inline::Strong(field.label.get(lang).to_owned())],
                    Need::Optional => plain(field.label.get(lang)),
                };
                vec![
                    plain(field.id),
                    name,
                    plain(field.help.get(lang)),
                    plain(kind(field.kind)),
                    plain(Citation::list(field.sources).get(lang)),
                ]
            })
            .collect();
        blocks.push(Block::Table(Table {
            caption: String::new(),
            head: head.iter().map(|text| text.get(lang).to_owned()).collect(),
            widths: vec![2, 2, 6, 2, 3],
            rows,
        }));
    }
    document("fields", t("字段手册", "Field reference"), lang, blocks)
}

fn kind(kind: Kind) -> String {
    match kind {
        Kind::One(options) | Kind::Many(options) => format!("{} ({})", kind.code(), options.id),
        Kind::Row(section) | Kind::Rows(section) => format!("{} ({})", kind.code(), section.id),
        _ => kind.code().to_owned(),
    }
}

/// Every field as JSON.
pub fn fields_json() -> Value {
    catalog::SECTIONS
        .iter()
        .flat_map(|section| {
            section.fields.iter().map(move |field| {
                let (options, rows_of) = match field.kind {
                    Kind::One(options) | Kind::Many(options) => (Some(options.id), None),
                    Kind::Row(section) | Kind::Rows(section) => (None, Some(section.id)),
                    _ => (None, None),
                };
                json!({
                    "section": section.id,
                    "rows": !matches!(section.shape, Shape::Single),
                    "id": field.id,
                    "label": field.label,
                    "help": field.help,
                    "kind": field.kind.code(),
                    "options": options,
                    "rows_of": rows_of,
                    "required": field.need == Need::Required,
                    "conditional": field.asked.is_some(),
                    "in_both_languages": field.is_in_both,
                    "on_change": Topic::of(&Place { section, row: None, field: Some(field) }),
                    "sources": field.sources,
                })
            })
        })
        .collect()
}

/// The catalogues of choices.
pub fn options(lang: Lang) -> Document {
    let mut blocks = Vec::new();
    for list in options::ALL {
        blocks.push(Block::Heading(1, list.id.to_owned()));
        let head = [t("代码", "Code"), t("名称", "Name"), t("说明", "Note")];
        let rows = list
            .choices
            .iter()
            .map(|choice| {
                vec![
                    plain(choice.code.as_str()),
                    plain(choice.label.get(lang)),
                    plain(choice.note.get(lang)),
                ]
            })
            .collect();
        blocks.push(Block::Table(Table {
            caption: String::new(),
            head: head.iter().map(|text| text.get(lang).to_owned()).collect(),
            widths: vec![2, 3, 5],
            rows,
        }));
    }
    document("options", t("选项目录", "Catalogues of choices"), lang, blocks)
}

/// Every catalogue as JSON.
pub fn options_json() -> Value {
    options::ALL
        .iter()
        .map(|list| {
            let choices: Vec<Value> = list
                .choices
                .iter()
                .map(|choice| {
                    json!({
                        "code": choice.code,
                        "label": choice.label,
                        "note": choice.note,
                        "synonyms": list.synonyms(choice.code),
                    })
                })
                .collect();
            (list.id.to_owned(), json!(choices))
        })
        .collect()
}

fn document(id: &'static str, title: Text, lang: Lang, blocks: Vec<Block>) -> Document {
    let line = LAW_DATA.spoken();
    Document {
        id,
        of: None,
        title: title.get(lang).to_owned(),
        lang,
        layout: Layout::Brief,
        cover: None,
        has_contents: false,
        is_copied: false,
        heading: String::new(),
        blocks,
        stamp: Stamp {
            line: line.get(lang).to_owned(),
            draft: String::new(),
            open: 0,
            is_shown: true,
            day: LAW_DATA.as_of,
            subject: String::new(),
            author: String::new(),
            record: String::new(),
        },
    }
}
