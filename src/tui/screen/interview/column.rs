//! The columns of a table: what stands in a cell, by what it is found, and what it is sorted by.

use crate::form::spelling::{sound, sounds};
use crate::form::{Answers, Field, Kind, Row, Section, Shape, shown};
use crate::text::{Lang, Phrase, t};

/// A column: a field, or the name of the row.
pub(super) type Column = Option<&'static Field>;

/// In longer words nobody looks for how they sound.
const HEARD: usize = 60;

/// What a cell is sorted by; empty ones stand last either way.
#[derive(Debug, PartialEq, PartialOrd)]
pub(super) enum Key {
    Rank(usize),
    Number(f64),
    Words(String),
    Nothing,
}

/// The fields of a section without the one that names its rows.
pub(super) fn behind_name(section: &'static Section) -> impl Iterator<Item = &'static Field> {
    let title = title_of(section);
    section.fields.iter().copied().filter(move |field| Some(*field) != title)
}

/// The field that names the rows.
pub(super) fn title_of(section: &'static Section) -> Column {
    match section.shape {
        Shape::Rows { title, .. } => Some(title),
        _ => None,
    }
}

/// How a column is called.
pub(super) fn named(section: &'static Section, column: Column) -> Phrase {
    let field = column.or_else(|| title_of(section));
    field.map_or_else(|| t("事项", "item").into(), |field| field.label.into())
}

/// What stands in a cell.
pub(super) fn words(
    section: &'static Section,
    row: &Row<'_>,
    column: Column,
    answers: &Answers,
) -> Phrase {
    match column {
        None => answers.row_title(section, row.id),
        Some(field) => row
            .cells
            .and_then(|cells| cells.get(field.id))
            .map_or_else(Phrase::default, |value| shown(field.kind, value, answers)),
    }
}

/// Words that name a column before a colon, and what it must hold.
pub(super) fn of_column<'t>(
    section: &'static Section,
    typed: &'t str,
) -> (Option<Column>, &'t str) {
    let Some((head, rest)) = typed.split_once([':', '：']) else { return (None, typed) };
    let head = head.trim();
    let is_it = |column: &Column| {
        let name = named(section, *column);
        !head.is_empty()
            && [&name.zh, &name.en].into_iter().any(|name| name.to_lowercase().starts_with(head))
    };
    let all = std::iter::once(None).chain(behind_name(section).map(Some));
    match { all }.find(is_it) {
        Some(column) => (Some(column), rest.trim()),
        None => (None, typed),
    }
}

/// Whether words hold what was typed, or sound so.
pub(super) fn holds(words: &Phrase, typed: &str) -> bool {
    let reads = |words: &str| words.to_lowercase().contains(typed);
    let is_heard =
        typed.chars().all(|c| c.is_ascii_alphanumeric()) && words.zh.chars().nth(HEARD).is_none();
    reads(&words.zh)
        || reads(&words.en)
        || is_heard && sounds(&words.zh).iter().any(|sound| sound.contains(typed))
}

/// What a cell is sorted by.
pub(super) fn key(
    section: &'static Section,
    row: &Row<'_>,
    column: Column,
    answers: &Answers,
    lang: Lang,
) -> Key {
    if let Some(field) = column {
        let Some(value) = row.cells.and_then(|cells| cells.get(field.id)) else {
            return Key::Nothing;
        };
        if let Some(number) = value.as_f64() {
            return Key::Number(number);
        }
        if let (Kind::One(options), Some(code)) = (field.kind, value.as_str())
            && let Some(rank) = options.choices.iter().position(|one| one.code.as_str() == code)
        {
            return Key::Rank(rank);
        }
    }
    let words = words(section, row, column, answers);
    match words.get(lang) {
        "" => Key::Nothing,
        said if lang == Lang::Zh => Key::Words(sound(said)),
        said => Key::Words(said.to_lowercase()),
    }
}
