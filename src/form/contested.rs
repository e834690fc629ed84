//! Rows of which it is open whether they stay: one side of a merge took them away, and the other changed them.
//!
//! Such a row is there, with its edits and with whatever names it, and none of its answers is relied on: each reads as unknown until a
//! person decides. The question stands in the row as any other value with candidates, so that a program that does not know of it keeps it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::text::t;

use super::answers::{Cells, Held, Rows};
use super::options::{ROW_FATES, fate};
use super::{Answers, Candidates, Edit, Entry, Field, Kind, Place, Section, Tri, catalog};

/// Whether the row stays.
pub static KEPT: Field = Field::new(
    "kept",
    Kind::One(&ROW_FATES),
    t("这一行的去留", "Whether the row stays"),
    t(
        "这一行只是预设提议的，或者合并时一方删去了它、另一方修改了它。请选定保留还是删去；选定之前，这一行的回答都按未知判断。",
        "This row is only proposed by a preset, or one side of a merge removed it and the other changed it. Choose whether it stays; until then each of its answers counts as unknown.",
    ),
)
.optional()
.asked(|entry| if entry.is_contested() { Tri::Yes } else { Tri::No });

/// The question, as it stands in the row.
pub(super) fn kept_or_not() -> Value {
    json!({ "candidates": [fate::KEEP, fate::REMOVE] })
}

impl Entry<'_> {
    /// Whether it is open whether the row stays.
    pub fn is_contested(&self) -> bool {
        self.section.grows() && self.value(&KEPT).is_some()
    }

    /// Reads yes or no where an empty field says no. Of a row that may go nothing is said: what names no other is then left without one.
    pub fn yes_no_if_filled(&self, field: &'static Field) -> Tri {
        if self.value(field).is_none() && !self.is_contested() {
            Tri::No
        } else {
            self.yes_no(field)
        }
    }
}

impl Edit {
    /// The same, where it decides whether a row stays, as what that means: the row goes with the references to it, or the question
    /// does.
    #[must_use]
    pub fn settled(self, answers: &Answers) -> Self {
        match self {
            Self::Set(Place { section, row: Some(id), field: Some(field) }, Some(value))
                if *field == KEPT && Candidates::of(&value).is_none() =>
            {
                if value == json!(fate::REMOVE) {
                    return answers.without_row(section, &id);
                }
                let kept = (value != json!(fate::KEEP)).then_some(value);
                Self::Set(Place::in_row(section, &id, field), kept)
            }
            other => other,
        }
    }
}

fn rows_of<'a>(side: &'a Answers, section: &Section) -> HashMap<&'a str, &'a Cells> {
    side.sections.get(section.id).and_then(Held::rows).into_iter().flat_map(Rows::by_id).collect()
}

/// The rows that people add, that one side took away and the other changed.
pub(super) fn contested([base, one, other]: [&Answers; 3]) -> Vec<(&'static Section, String)> {
    let mut out = Vec::new();
    for section in catalog::SECTIONS.iter().copied().filter(|section| section.grows()) {
        let same = |side: &Answers| side.sections.get(section.id) == base.sections.get(section.id);
        if same(one) || same(other) {
            continue;
        }
        let [was, one, other] = [base, one, other].map(|side| rows_of(side, section));
        let is_changed = |(id, cells): &(&&str, &&Cells)| {
            let ((Some(left), None) | (None, Some(left))) = (one.get(**id), other.get(**id)) else {
                return false;
            };
            left != *cells
        };
        out.extend(was.iter().filter(is_changed).map(|(id, _)| (section, (*id).to_owned())));
    }
    out
}

/// A side with every reference of `base` to those of the rows that it took away.
pub(super) fn named_again<'a>(
    base: &Answers,
    side: &'a Answers,
    rows: &[(&'static Section, String)],
) -> Cow<'a, Answers> {
    let is_gone =
        |(section, id): &&(&'static Section, String)| !rows_of(side, section).contains_key(&**id);
    let gone: Vec<_> = rows.iter().filter(is_gone).collect();
    if gone.is_empty() {
        return Cow::Borrowed(side);
    }
    let mut out = side.clone();
    for section in catalog::SECTIONS.iter().copied() {
        let was = base.sections.get(section.id);
        let (Some(was), Some(is)) = (was, out.sections.get_mut(section.id)) else { continue };
        for (row, cells) in entries(is) {
            let was = match &row {
                None => was.cells(),
                Some(id) => was.rows().and_then(|rows| rows.get(rows.position(id)?)),
            };
            let Some(was) = was else { continue };
            for field in section.fields {
                let Some(was) = was.get(field.id) else { continue };
                for (of, id) in &gone {
                    if let Some(named) = name_in(field.kind, of, id) {
                        put_back(cells, field.id, was, &named);
                    }
                }
            }
        }
    }
    out.forget_standings();
    Cow::Owned(out)
}

impl Answers {
    /// The same with every reference that `then` held to a row that is not here.
    #[must_use]
    pub fn naming_again(&self, then: &Self, section: &str, row: &str) -> Self {
        let section = Section::find(section).filter(|section| section.grows());
        let rows: Vec<_> = section.map(|section| (section, row.to_owned())).into_iter().collect();
        named_again(then, self, &rows).into_owned()
    }
}

fn entries(section: &mut Held) -> Vec<(Option<String>, &mut Cells)> {
    match section {
        Held::Cells(cells) => vec![(None, Arc::make_mut(cells))],
        Held::Rows(rows) => {
            let ids: Vec<String> = rows.by_id().map(|(id, _)| id.to_owned()).collect();
            let rows = rows.anew().iter_mut().map(Arc::make_mut);
            ids.into_iter().map(Some).zip(rows).collect()
        }
        Held::Other(_) => Vec::new(),
    }
}

/// Whether an item of an answer of this kind names the row.
fn name_in<'i>(
    kind: Kind,
    of: &'static Section,
    id: &'i str,
) -> Option<impl Fn(&Value) -> bool + 'i> {
    let is_place = matches!(kind, Kind::Places);
    let names = match kind {
        Kind::Row(named) | Kind::Rows(named) => named == of,
        _ => is_place,
    };
    let is_it = move |item: &Value| match item.as_str() {
        Some(text) if is_place => Place::parse(text)
            .is_ok_and(|place| place.section == of && place.row.as_deref() == Some(id)),
        text => text == Some(id),
    };
    names.then_some(is_it)
}

/// Puts what names the row back where it stood among what is named.
fn put_back(
    cells: &mut Map<String, Value>,
    key: &str,
    was: &Value,
    named: &impl Fn(&Value) -> bool,
) {
    match (was, cells.get_mut(key)) {
        (Value::String(_), None) if named(was) => {
            cells.insert(key.to_owned(), was.clone());
        }
        (Value::Array(before), None) => {
            let back: Vec<Value> = before.iter().filter(|item| named(item)).cloned().collect();
            if !back.is_empty() {
                cells.insert(key.to_owned(), Value::Array(back));
            }
        }
        (Value::Array(before), Some(Value::Array(items))) => {
            for (at, item) in before.iter().enumerate().filter(|(_, item)| named(item)) {
                if items.contains(item) {
                    continue;
                }
                let mut before = before.iter().take(at).rev();
                let behind = before.find_map(|item| items.iter().position(|held| held == item));
                let place = behind.map_or(0, |at| at + 1);
                items.insert(place, item.clone());
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Facts, checks, merge, problems};

    fn answers(tree: Value) -> Answers {
        Answers::from_json(tree).unwrap()
    }

    fn base() -> Value {
        json!({
            "items": [{ "id": "i", "name": "工号" }, { "id": "j", "name": "姓名" }],
            "scenarios": [{ "id": "s", "items": ["i", "j"] }, { "id": "z", "items": ["i"] }],
        })
    }

    /// One took the row away, with the references to it; the other gave it another name.
    fn merged() -> Answers {
        let base = answers(base());
        let (mut one, mut other) = (base.clone(), base.clone());
        one.apply(one.without_row(&catalog::items::SECTION, "i")).unwrap();
        let name = Place::in_row(&catalog::items::SECTION, "i", &catalog::items::NAME);
        other.apply(Edit::Set(name, Some(json!("工号（新）")))).unwrap();
        let made = merge(&base, &one, &other);
        assert_eq!(made.answers, merge(&base, &other, &one).answers);
        for side in [&one, &other] {
            assert_eq!(
                merge(&base, &made.answers, side).answers,
                made.answers,
                "it brings nothing"
            );
            assert_eq!(merge(side, side, &made.answers).answers, made.answers);
        }
        let open: Vec<String> = made.open.iter().map(ToString::to_string).collect();
        assert_eq!(open, ["items/i/kept"]);
        made.answers
    }

    #[test]
    fn one_question_is_asked_of_the_row_and_what_names_it_stands() {
        let made = merged();
        let tree = made.to_json();
        assert_eq!(tree["items"][0]["name"], json!("工号（新）"));
        assert_eq!(tree["scenarios"], base()["scenarios"]);
        let all = made.to_choose();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].0.to_string(), "items/i/kept");
        let facts = Facts::new(&made);
        let here = problems(&facts).into_iter().find(|one| one.place == all[0].0).unwrap();
        assert_eq!(here.check, checks::ANSWER_CANDIDATES);
        let entry = facts.row(&catalog::items::SECTION, "i").unwrap();
        assert_eq!(entry.text(&catalog::items::NAME).known(), None);
        assert!(!entry.is_answered(&catalog::items::NAME));
        let other = facts.row(&catalog::items::SECTION, "j").unwrap();
        assert_eq!(other.text(&catalog::items::NAME).known(), Some("姓名"));
    }

    #[test]
    fn to_keep_takes_the_question_away_and_to_remove_the_row_with_its_references() {
        let made = merged();
        let (place, several) = made.to_choose().swap_remove(0);
        let settled = |number: usize| {
            let mut out = made.clone();
            let edit = Edit::Set(place.clone(), several.chosen(number).unwrap());
            out.apply(edit.settled(&made)).unwrap();
            out.to_json()
        };
        let kept = settled(1);
        assert_eq!(kept["items"][0], json!({ "id": "i", "name": "工号（新）" }));
        assert_eq!(kept["scenarios"], base()["scenarios"]);
        let removed = settled(2);
        assert_eq!(removed["items"], json!([{ "id": "j", "name": "姓名" }]));
        assert_eq!(removed["scenarios"][0]["items"], json!(["j"]));
        assert!(removed["scenarios"][1].get("items").is_none_or(|held| *held == json!([])));
    }

    #[test]
    fn what_decides_nothing_leaves_it_open() {
        let mut made = merged();
        let place = made.to_choose().swap_remove(0).0;
        made.apply(Edit::Set(place, Some(json!("maybe"))).settled(&made)).unwrap();
        let facts = Facts::new(&made);
        let entry = facts.row(&catalog::items::SECTION, "i").unwrap();
        assert_eq!(entry.text(&catalog::items::NAME).known(), None);
        assert!(problems(&facts).iter().any(|one| one.check == checks::ANSWER_UNREAD));
    }

    #[test]
    fn no_section_asks_something_by_that_name() {
        let fields = catalog::SECTIONS.iter().flat_map(|section| section.fields);
        assert!(fields.into_iter().all(|field| field.id != KEPT.id));
        let place = Place::parse("items/i/kept").unwrap();
        assert!(place > Place::parse("items/i").unwrap());
        assert!(place < Place::parse("items/i/name").unwrap());
        assert!(Place::parse("handler/kept").is_err());
    }
}
