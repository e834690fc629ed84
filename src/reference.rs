//! The references, built as documents from the rules, fields and catalogues themselves.

use serde_json::{Value, json};

use crate::document::{Block, Document, Inline, Layout, Stamp, Table, plain};
use crate::form::{Kind, Need, Shape, catalog, options};
use crate::law::clock::{self, Clock, Length};
use crate::law::{Effect, OpenPoint, Rule, effect_code, open_points, source_json};
use crate::source::{Citation, LAW_DATA};
use crate::text::{Lang, Phrase, Text, t};

/// The rule book.
pub fn rules(lang: Lang) -> Document {
    let mut blocks = Vec::new();
    let parts: [(Text, &[&Rule]); 3] = [
        (
            t(
                "决定法律机制的规则（按顺序，第一条适用的规则决定结果）",
                "Rules that decide the mechanism (in order; the first that applies decides)",
            ),
            crate::law::catalog::DECIDING,
        ),
        (
            t(
                "义务（豁免三种机制也不免除）",
                "Duties (an exemption from the mechanisms waives none)",
            ),
            crate::law::catalog::DUTIES,
        ),
        (t("需要人判断的事项", "Points for a person to settle"), crate::law::catalog::FLAGS),
    ];
    for (title, rules) in parts {
        blocks.push(Block::Heading(1, title.get(lang).to_owned()));
        for rule in rules {
            blocks.push(Block::Heading(2, rule.title.get(lang).to_owned()));
            blocks.push(Block::Paragraph(plain(rule.says.get(lang))));
            blocks.push(rule_table(rule, lang));
        }
    }
    blocks.push(Block::Heading(1, t("未决问题", "Open points").get(lang).to_owned()));
    for point in open_points::ALL {
        blocks.push(Block::Heading(2, format!("{} {}", point.id, point.question.get(lang))));
        blocks.push(point_table(point, lang));
    }
    document("rules", t("规则手册", "Rule book"), lang, blocks)
}

/// The readings of an open point, the first of which is followed, and what to do about it.
fn point_table(point: &OpenPoint, lang: Lang) -> Block {
    let row = |label: Text, value: String| vec![plain(label.get(lang)), plain(value)];
    let mut rows = Vec::new();
    for (at, reading) in point.readings.iter().enumerate() {
        let label = if at == 0 {
            t("理解（本程序采用）", "Reading (followed)")
        } else {
            t("另一种理解", "Other reading")
        };
        let code = if reading.choosable {
            let mark = t("可由企业政策选定", "a policy may choose it");
            format!(" ({}: {})", mark.get(lang), reading.code)
        } else {
            String::new()
        };
        rows.push(row(label, format!("{}{code}", reading.says.get(lang))));
    }
    rows.push(row(t("本程序", "This program"), point.careful.get(lang).to_owned()));
    rows.push(row(t("咨询", "Ask"), point.ask.get(lang).to_owned()));
    let sources = Citation::list(point.sources);
    rows.push(row(t("来源", "Sources"), sources.get(lang).to_owned()));
    Block::Table(Table { caption: String::new(), head: Vec::new(), widths: vec![1, 5], rows })
}

fn rule_table(rule: &Rule, lang: Lang) -> Block {
    let row = |label: Text, value: String| vec![plain(label.get(lang)), plain(value)];
    let mut rows = vec![
        row(t("编号", "Id"), rule.id.to_owned()),
        row(t("来源", "Sources"), Citation::list(rule.sources).get(lang).to_owned()),
        row(
            t("施行期间", "In force"),
            match rule.until {
                None => {
                    Phrase::from(t("自", "from ")).get(lang).to_owned() + &rule.from.spoken_in(lang)
                }
                Some(until) => format!("{} - {}", rule.from.spoken_in(lang), until.spoken_in(lang)),
            },
        ),
    ];
    rows.push(match rule.effect {
        Effect::Decides(mechanism, ground) => row(
            t("结果", "Result"),
            ground.map_or_else(
                || mechanism.label().get(lang).to_owned(),
                |ground| format!("{} - {}", mechanism.label().get(lang), ground.label().get(lang)),
            ),
        ),
        Effect::Requires(duty) => {
            let who = Phrase::from(duty.who());
            row(t("义务", "Duty"), format!("{} - {}", duty.label().get(lang), who.get(lang)))
        }
        Effect::Flags(point, advice) => {
            row(t("建议", "Advice"), format!("{point} {}", advice.get(lang)).trim().to_owned())
        }
    });
    Block::Table(Table { caption: String::new(), head: Vec::new(), widths: vec![1, 5], rows })
}

/// Every rule as JSON.
pub fn rules_json() -> Value {
    crate::law::catalog::all()
        .map(|rule| {
            json!({
                "id": rule.id,
                "title": pair(rule.title),
                "says": pair(rule.says),
                "effect": effect_code(rule.effect),
                "from": rule.from.to_string(),
                "until": rule.until.map(|day| day.to_string()),
                "sources": rule.sources.iter().map(source_json).collect::<Vec<_>>(),
            })
        })
        .collect()
}

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
    let mut rows = vec![
        row(t("编号", "Id"), clock.id),
        row(
            t("长度", "Length"),
            &format!("{} - {}", clock.length.said().get(lang), clock.direction().label().get(lang)),
        ),
        row(t("起算", "Runs from"), starts.get(lang)),
        row(t("由谁办理", "Who"), clock.who.label().get(lang)),
        row(t("错过的后果", "If missed"), clock.missed.said().get(lang)),
        row(t("来源", "Sources"), Citation::list(clock.sources).get(lang)),
        row(t("施行", "In force"), clock.from.spoken().get(lang)),
    ];
    if !clock.advice.is_empty() || !clock.point.is_empty() {
        let advice = format!("{} {}", clock.point, clock.advice.get(lang));
        rows.push(row(t("提示", "Note"), advice.trim()));
    }
    Block::Table(Table { caption: String::new(), head: Vec::new(), widths: vec![1, 5], rows })
}

/// Every clock as JSON.
pub fn clocks_json() -> Value {
    clock::catalog::all()
        .map(|clock| {
            let (length, unit) = match clock.length {
                Length::Of(n, unit) => (json!(n), Some(unit.code())),
                Length::Changed(figure, unit) => {
                    let figures = figure
                        .0
                        .iter()
                        .map(|(from, n, _)| json!({ "from": from.to_string(), "length": n }));
                    (figures.collect(), Some(unit.code()))
                }
                Length::NextYear(month, date) => {
                    (json!({ "month": month, "date": date }), Some("next_year"))
                }
                Length::AtOnce => (Value::Null, Some("at_once")),
                Length::Unnumbered => (Value::Null, None),
            };
            json!({
                "id": clock.id,
                "title": pair(clock.title),
                "means": pair(clock.means),
                "length": length,
                "unit": unit,
                "direction": clock.direction().code(),
                "runs_from": clock.runs_from.iter().map(|trigger| trigger.code()).collect::<Vec<_>>(),
                "ended_by": clock.ended_by,
                "who": clock.who.code(),
                "missed": pair(clock.missed.text()),
                "missed_status": clock.missed.status().map(crate::source::Status::code),
                "advice": pair(clock.advice),
                "point": clock.point,
                "from": clock.from.to_string(),
                "until": clock.until.map(|day| day.to_string()),
                "sources": clock.sources.iter().map(source_json).collect::<Vec<_>>(),
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
            t("来源", "Sources"),
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
                    "label": pair(field.label),
                    "help": pair(field.help),
                    "kind": field.kind.code(),
                    "options": options,
                    "rows_of": rows_of,
                    "required": field.need == Need::Required,
                    "conditional": field.asked.is_some(),
                    "on_change": field.change.code(),
                    "sources": field.sources.iter().map(source_json).collect::<Vec<_>>(),
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
                    plain(choice.code),
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
                .map(|choice| json!({ "code": choice.code, "label": pair(choice.label), "note": pair(choice.note) }))
                .collect();
            (list.id.to_owned(), json!(choices))
        })
        .collect()
}

fn document(id: &'static str, title: Text, lang: Lang, blocks: Vec<Block>) -> Document {
    let line = crate::text::phrase(
        format!("法律数据 {}，核对至 {}", LAW_DATA.version, LAW_DATA.as_of),
        format!("law data {}, checked to {}", LAW_DATA.version, LAW_DATA.as_of),
    );
    Document {
        id,
        title: title.get(lang).to_owned(),
        lang,
        layout: Layout::Brief,
        cover: None,
        blocks,
        stamp: Stamp { line: line.get(lang).to_owned(), draft: String::new() },
    }
}

fn pair(text: Text) -> Value {
    json!({ "zh": text.zh, "en": text.en })
}
