//! What can be chosen for a line of the sheet: a field, a heading, a choice.

use std::sync::Arc;

use crate::document::grid::{Encoding, How};
use crate::form::spelling::Spellings;
use crate::form::table::{Becomes, Divided};
use crate::form::{Kind, shown};
use crate::text::{Phrase, harmless, phrase, t};
use crate::tui::message::Source;
use crate::tui::state::State;
use crate::tui::widget::choice::{Choice, Choices};

use super::{Entry, MappingSheet};

/// How many lines may be named as the heading.
const LINES: usize = 20;

/// A choice being made.
#[derive(Debug)]
pub(super) struct Picking {
    pub(super) entry: Entry,
    pub(super) title: Phrase,
    pub(super) choices: Choices,
}

fn choice(code: impl Into<String>, label: Phrase, note: Phrase) -> Choice {
    let names = Arc::new(Spellings::of([label.zh.as_str(), label.en.as_str()]));
    Choice { code: code.into(), label, note, names, is_action: false }
}

/// The code of a way to read a text.
fn code_of_divided(divided: Divided) -> String {
    format!("{divided:?}")
}

/// What a person chose for how a text is read.
pub(super) fn how(how: How, code: &str) -> How {
    let divided = Divided::ALL.into_iter().find(|divided| code_of_divided(*divided) == code);
    let encoding = Encoding::ALL.into_iter().find(|encoding| encoding.name() == code);
    How { divided: divided.or(how.divided), encoding: encoding.or(how.encoding) }
}

impl Picking {
    /// What can be chosen for a line; nothing for one that is only to be read.
    pub(super) fn of(entry: Entry, sheet: &MappingSheet, state: &State) -> Option<Self> {
        let (title, all, picked) = match &entry {
            Entry::Onto | Entry::Title(_) | Entry::Mend(_) | Entry::Told(_) => return None,
            Entry::How => {
                let mut all: Vec<Choice> = Divided::ALL
                    .into_iter()
                    .map(|divided| {
                        choice(code_of_divided(divided), divided.said(), Phrase::default())
                    })
                    .collect();
                if matches!(sheet.table.source, Source::File(_)) {
                    all.extend(Encoding::ALL.into_iter().map(|encoding| {
                        let name = encoding.name();
                        let label =
                            said!("文字编码：{name}", "encoding of the text: {name}", name,);
                        choice(name, label, Phrase::default())
                    }));
                }
                (phrase("怎样读这段文字", "How to read the text"), all, Vec::new())
            }
            Entry::Sheet => {
                let all = sheet.table.tables.tables.iter().enumerate().map(|(at, given)| {
                    let name = harmless(given.sheet.as_deref().unwrap_or_default(), false);
                    let count = given.grid.lines.len();
                    let label = said!(
                        "{name}（{count}行）",
                        "{name} ({count} {count?line|lines})",
                        name,
                        count
                    );
                    choice(at.to_string(), label, Phrase::default())
                });
                (phrase("哪个工作表", "Which sheet"), all.collect(), vec![sheet.at.to_string()])
            }
            Entry::Heading => {
                let lines = sheet.given().grid.lines.iter().enumerate().take(LINES);
                let mut all: Vec<Choice> = lines
                    .map(|(at, line)| {
                        let cells: Vec<&str> =
                            line.filled().map(|column| line.words(column)).take(8).collect();
                        let words = harmless(&cells.join(" | "), false);
                        let label = said!(
                            "第{number}行：{words}",
                            "line {number}: {words}",
                            number = line.number,
                            words,
                        );
                        choice(at.to_string(), label, Phrase::default())
                    })
                    .collect();
                let none = t(
                    "没有表头，各列按字段的顺序",
                    "no heading; the columns are the fields in their order",
                );
                all.insert(0, choice("none", none.into(), Phrase::default()));
                let picked = sheet
                    .mapping
                    .heading
                    .map_or_else(|| "none".to_owned(), |heading| heading.first.to_string());
                (phrase("表头在哪一行", "Which line is the heading"), all, vec![picked])
            }
            Entry::Column(at) => {
                let column = sheet.mapping.columns.get(*at)?;
                let called = column.called(*at);
                let leave =
                    choice("-", phrase("不写入这一列", "leave this column out"), Phrase::default());
                let fields = sheet.table.section.fields.iter();
                let all = std::iter::once(leave)
                    .chain(
                        fields.map(|field| choice(field.id, field.label.into(), field.help.into())),
                    )
                    .collect();
                let picked = column.target.field().map_or("-", |field| field.id);
                (
                    said!("{called}写入哪个字段", "Which field is {called}", called),
                    all,
                    vec![picked.to_owned()],
                )
            }
            Entry::Word(field, words) => {
                let (all, picked) = for_word(field, words, sheet, state);
                let words = harmless(words, false);
                (
                    said!(
                        "{field}：“{words}”写作什么",
                        "{field}: what \"{words}\" becomes",
                        field = field.label,
                        words,
                    ),
                    all,
                    picked,
                )
            }
        };
        Some(Self { choices: Choices::new(all, false, picked), entry, title })
    }
}

/// What words of a field may become, and what they become now.
fn for_word(
    field: &'static crate::form::Field,
    words: &str,
    sheet: &MappingSheet,
    state: &State,
) -> (Vec<Choice>, Vec<String>) {
    let becomes = sheet
        .plan
        .words
        .iter()
        .find(|word| word.field == field && word.words == words)
        .map(|word| &word.becomes);
    let mut all = Vec::new();
    let now = match becomes {
        Some(Becomes::As(text) | Becomes::Perhaps(text)) => text.clone(),
        _ => words.to_owned(),
    };
    match field.kind {
        Kind::YesNo => all.extend(
            [("yes", t("是", "yes")), ("no", t("否", "no")), ("unknown", t("不清楚", "unknown"))]
                .map(|(code, label)| choice(code, label.into(), Phrase::default())),
        ),
        Kind::One(options) | Kind::Many(options) => all.extend(
            options
                .choices
                .iter()
                .map(|known| choice(known.code.as_str(), known.label.into(), known.note.into())),
        ),
        Kind::Row(section) | Kind::Rows(section) => {
            if let Some(answers) = state.answers() {
                all.extend(answers.rows(section).map(|row| {
                    choice(row.id, answers.row_title(section, row.id), Phrase::default())
                }));
            }
        }
        _ => {}
    }
    if !all.iter().any(|known| known.code == now)
        && now != words
        && let Some(answers) = state.answers()
        && let Some(value) = field.kind.read(&now, answers)
    {
        all.insert(0, choice(now.clone(), shown(field.kind, &value, answers), Phrase::default()));
    }
    let keep = t("保留原文，以后再改", "keep the words as they are, to be mended later");
    all.push(choice(words, keep.into(), Phrase::default()));
    let picked = match becomes {
        Some(Becomes::Draft) | None => words.to_owned(),
        _ => now,
    };
    (all, vec![picked])
}
