//! Answers that something outside gives to a row, and what they replace: shown before or after they are written.

use serde_json::Value;

use crate::form::{Answers, Edit, Field, Place, Section, shown};
use crate::text::{Phrase, phrase};

/// Answers for fields of one row; `None` takes an answer away, so that old figures never mix with new ones.
pub(super) type Cells = Vec<(&'static Field, Option<Value>)>;

/// As edits of a row.
pub(super) fn edits(section: &'static Section, row: &str, cells: Cells) -> Vec<Edit> {
    let set = |(field, value)| Edit::Set(Place::in_row(section, row, field), value);
    cells.into_iter().map(set).collect()
}

/// What they replace or take away, field by field.
pub(super) fn replaced(
    answers: &Answers,
    section: &'static Section,
    row: &str,
    cells: &Cells,
) -> Vec<Phrase> {
    let of = |(field, value): &(&'static Field, Option<Value>)| {
        let before = answers.get(&Place::in_row(section, row, field))?;
        if value.as_ref() == Some(before) {
            return None;
        }
        let before = shown(field.kind, before, answers);
        let none = || phrase("（清除）", "(taken away)");
        let after = value.as_ref().map_or_else(none, |value| shown(field.kind, value, answers));
        Some(said!(
            "代替：{field}：{before} → {after}",
            "replaced: {field}: {before} -> {after}",
            field = field.label,
            before,
            after,
        ))
    };
    cells.iter().filter_map(of).collect()
}

/// What they say where nothing stood.
pub(super) fn new(
    answers: &Answers,
    section: &'static Section,
    row: &str,
    cells: &Cells,
) -> Vec<Phrase> {
    let of = |(field, value): &(&'static Field, Option<Value>)| {
        let value = value.as_ref()?;
        if answers.get(&Place::in_row(section, row, field)).is_some() {
            return None;
        }
        let after = shown(field.kind, value, answers);
        Some(said!("新填：{field}：{after}", "new: {field}: {after}", field = field.label, after))
    };
    cells.iter().filter_map(of).collect()
}
