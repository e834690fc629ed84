//! Rows that are only proposed: a preset put them there, and nobody has said yet that they are so.
//!
//! Such a row is there under its name, with whatever names it, and none of its answers is relied on: it is one gap, until a person keeps
//! it or takes it away. The question stands in the row where that of a merge would, as `{"proposed": CODE}`, so that a program that does
//! not know of it keeps it as a draft and relies on the row no more than this one.

use serde_json::{Value, json};

use crate::text::{Phrase, phrase};

use super::options::ROW_FATES;
use super::{Answers, Edit, Entry, KEPT, Kind, Place, Section};

/// The key under which it stands, the only one of its object.
const KEY: &str = "proposed";

/// How the row of a proposal says so: by the code of what proposes it.
pub fn as_proposed(by: &str) -> Value {
    json!({ KEY: by })
}

/// What proposes a row, where this is what it says of whether it stays.
pub fn proposed_by(value: &Value) -> Option<&str> {
    let object = value.as_object().filter(|object| object.len() == 1)?;
    object.get(KEY)?.as_str()
}

/// Whether it is that, as the answer of a field of this kind.
pub(super) fn is_proposed(kind: Kind, value: &Value) -> bool {
    matches!(kind, Kind::One(options) if std::ptr::eq(options, &raw const ROW_FATES))
        && proposed_by(value).is_some()
}

/// In words, where an answer would stand.
pub(super) fn shown() -> Phrase {
    phrase("（提议，待确认）", "(proposed, to be confirmed)")
}

/// What is to be done.
pub(super) fn asked() -> Phrase {
    phrase(
        "这一行只是提议，还没有人确认：保留，或者删去",
        "this row is only proposed, and nobody has confirmed it: keep it, or remove it",
    )
}

impl Entry<'_> {
    /// Whether the row is only proposed.
    pub fn is_proposed(&self) -> bool {
        self.section.grows() && self.value(&KEPT).and_then(proposed_by).is_some()
    }
}

impl Answers {
    /// The rows of a section that are only proposed, by their ids, with the code of what proposes them.
    pub fn proposed_rows(&self, section: &'static Section) -> Vec<(&str, &str)> {
        if !section.grows() {
            return Vec::new();
        }
        let rows = self.rows(section);
        rows.filter_map(|row| Some((row.id, proposed_by(row.cells?.get(KEPT.id)?)?))).collect()
    }
}

/// What says of a proposed row that it stays.
pub fn confirmed(section: &'static Section, row: &str) -> Edit {
    Edit::Set(Place::in_row(section, row, &KEPT), None)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::form::catalog::{items, scenarios};
    use crate::form::{Facts, Severity, Tri, checks, problems};

    fn with_one() -> Answers {
        Answers::from_json(json!({
            "items": [
                { "id": "i", "name": "姓名", "kept": { "proposed": "hr" }, "sensitivity": "sensitive" },
                { "id": "j", "name": "工号", "sensitivity": "sensitive" },
            ],
            "scenarios": [{ "id": "s", "name": "总部", "items": ["i", "j"] }],
        }))
        .unwrap()
    }

    #[test]
    fn nothing_of_a_proposed_row_is_relied_on_and_it_is_one_gap() {
        let answers = with_one();
        let facts = Facts::new(&answers);
        let row = facts.row(&items::SECTION, "i").unwrap();
        assert!(row.is_proposed() && !row.is_answered(&items::SENSITIVITY));
        assert_eq!(row.text(&items::NAME).known(), None);
        let place = row.place(&KEPT);
        assert_eq!(row.yes_no_if_filled(&items::SENSITIVITY), Tri::lacks(place.clone()));
        assert_eq!(row.recorded(&KEPT), Some(shown()));
        let all = problems(&facts);
        let of_row: Vec<_> = all
            .iter()
            .filter(|one| one.place.row.as_deref() == Some("i"))
            .map(|one| (one.place.clone(), one.check, one.severity))
            .collect();
        assert_eq!(of_row, [(place, checks::ROW_PROPOSED, Severity::Gap)]);
        let other = facts.row(&items::SECTION, "j").unwrap();
        assert!(!other.is_proposed() && other.is_answered(&items::SENSITIVITY));
        assert_eq!(answers.proposed_rows(&items::SECTION), [("i", "hr")]);
        assert_eq!(answers.proposed_rows(&scenarios::SECTION), []);
    }

    #[test]
    fn to_keep_it_makes_it_a_row_like_others_and_to_remove_it_takes_its_references_and_both_go_back()
     {
        let before = with_one();
        let place = Place::in_row(&items::SECTION, "i", &KEPT);
        let after = |value: &str| {
            let mut answers = before.clone();
            let edit = Edit::Set(place.clone(), Some(json!(value))).settled(&before);
            let back = answers.apply(edit).unwrap();
            let tree = answers.to_json();
            answers.apply(back).unwrap();
            assert_eq!(answers, before);
            tree
        };
        let kept = after("keep");
        let row = json!({ "id": "i", "name": "姓名", "sensitivity": "sensitive" });
        assert_eq!(kept["items"][0], row);
        assert_eq!(kept["scenarios"][0]["items"], json!(["i", "j"]));
        let removed = after("remove");
        assert_eq!(removed["items"].as_array().unwrap().len(), 1);
        assert_eq!(removed["scenarios"][0]["items"], json!(["j"]));
        let mut answers = before.clone();
        answers.apply(confirmed(&items::SECTION, "i")).unwrap();
        assert_eq!(answers.to_json(), kept);
    }

    #[test]
    fn only_the_question_whether_a_row_stays_is_answered_so() {
        let draft = as_proposed("hr");
        let answers =
            Answers::from_json(json!({ "items": [{ "id": "i", "category": draft }] })).unwrap();
        let facts = Facts::new(&answers);
        assert!(!facts.row(&items::SECTION, "i").unwrap().is_proposed());
        let found = problems(&facts);
        assert!(found.iter().any(|one| one.check == checks::ANSWER_UNREAD));
        assert!(found.iter().all(|one| one.check != checks::ROW_PROPOSED));
        for value in [json!("hr"), json!({ "proposed": 1 }), json!({ "proposed": "hr", "x": 1 })] {
            assert_eq!(proposed_by(&value), None, "{value}");
        }
    }
}
