//! The same answer in several rows of a section, and several rows taken away, each as one step.
//!
//! What tells rows apart is never made alike, and a row is left alone where the question is not asked of it.

use serde_json::Value;

use crate::text::{Phrase, phrase};

use super::{Answers, Edit, Facts, Field, Place, Section, Shape, Tri};

/// An answer written into several rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// The step.
    pub edit: Edit,
    /// In how many rows something changes.
    pub changed: usize,
    /// In how many of them another answer is replaced.
    pub replaced: usize,
    /// Of how many rows it is not asked, given their other answers; they are left alone.
    pub skipped: usize,
}

/// Why an answer is not written into several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum NotFilled {
    /// It is what the rows are told apart by.
    Name,
    /// It holds for its own row alone: values to choose from, a code that was confirmed, a text that renders another.
    Own,
}

impl NotFilled {
    /// What to tell the user.
    pub fn said(self) -> Phrase {
        match self {
            Self::Name => phrase(
                "各行靠名称区分，不能写成同一个",
                "rows are told apart by their names, which are not made alike",
            ),
            Self::Own => phrase(
                "这个回答只属于这一行（待选的值、经确认的号码或者译文），不能写入别的行",
                "this answer belongs to its row alone (values to choose from, a confirmed code or a translation) and is not written into others",
            ),
        }
    }
}

impl Answers {
    /// One answer in each of these rows, or, without a value, in none of them.
    ///
    /// # Errors
    /// If it is the name of rows, or holds for its own row alone.
    pub fn filled<'r>(
        &self,
        (section, field): (&'static Section, &'static Field),
        value: Option<&Value>,
        rows: impl IntoIterator<Item = &'r str>,
    ) -> Result<Filled, NotFilled> {
        if matches!(section.shape, Shape::Rows { title, .. } if *title == *field) {
            return Err(NotFilled::Name);
        }
        if field.language().is_some() || value.is_some_and(Value::is_object) {
            return Err(NotFilled::Own);
        }
        let facts = Facts::new(self).quietly();
        let (mut steps, mut replaced, mut skipped) = (Vec::new(), 0, 0);
        for row in rows {
            let place = Place::in_row(section, row, field);
            let held = self.get(&place);
            if held == value {
                continue;
            }
            let asked = facts.row(section, row).map(|row| row.is_asked(field));
            if value.is_some() && asked.is_none_or(|asked| asked == Tri::No) {
                skipped += 1;
                continue;
            }
            replaced += usize::from(held.is_some());
            steps.push(Edit::Set(place, value.cloned()));
        }
        Ok(Filled { changed: steps.len(), edit: Edit::Batch(steps), replaced, skipped })
    }

    /// Several rows taken away as one step, with every reference to them.
    pub fn without_rows(&self, section: &'static Section, ids: &[String]) -> Edit {
        let mut left = self.clone();
        let mut steps = Vec::new();
        for id in ids {
            // What names two of them loses both: each step begins where the one before it ended.
            let step = left.without_row(section, id);
            if left.apply(step.clone()).is_ok() {
                steps.push(step);
            }
        }
        Edit::Batch(steps)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::form::catalog::{groups, items, scenarios};

    fn answers() -> Answers {
        let row = |id: &str| json!({ "id": id, "name": id });
        Answers::from_json(json!({
            "items": [row("a"), row("b"), row("c")],
            "groups": [row("g")],
            "scenarios": [{ "id": "s", "name": "s", "items": ["a", "b", "c"], "groups": ["g"] }],
        }))
        .unwrap()
    }

    #[test]
    fn one_answer_goes_into_several_rows_and_says_what_it_replaces() {
        let mut answers = answers();
        let place = |row| Place::in_row(&items::SECTION, row, &items::NECESSITY);
        answers.apply(Edit::Set(place("a"), Some(json!("联系")))).unwrap();
        answers.apply(Edit::Set(place("b"), Some(json!("开票")))).unwrap();
        let value = json!("联系");
        let filled = answers
            .filled((&items::SECTION, &items::NECESSITY), Some(&value), ["a", "b", "c"])
            .unwrap();
        assert_eq!((filled.changed, filled.replaced, filled.skipped), (2, 1, 0));
        let inverse = answers.clone().apply(filled.edit.clone()).unwrap();
        let mut made = answers.clone();
        made.apply(filled.edit).unwrap();
        for row in ["a", "b", "c"] {
            assert_eq!(made.get(&place(row)), Some(&value), "{row}");
        }
        made.apply(inverse).unwrap();
        assert_eq!(made, answers);
    }

    #[test]
    fn names_and_what_belongs_to_one_row_are_not_made_alike() {
        let filled = |field, value: Value| {
            answers().filled((&items::SECTION, field), Some(&value), ["b"]).map(|one| one.changed)
        };
        assert_eq!(filled(&items::NAME, json!("x")), Err(NotFilled::Name));
        assert_eq!(filled(&items::NECESSITY, json!({ "candidates": [] })), Err(NotFilled::Own));
    }

    #[test]
    fn two_rows_that_one_answer_names_both_leave_it() {
        let mut left = answers();
        let ids = ["a".to_owned(), "b".to_owned()];
        let edit = left.without_rows(&items::SECTION, &ids);
        left.apply(edit).unwrap();
        assert_eq!(left.rows(&items::SECTION).count(), 1);
        let named = left.get(&Place::in_row(&scenarios::SECTION, "s", &scenarios::ITEMS));
        assert_eq!(named, Some(&json!(["c"])));
        assert_eq!(left.rows(&groups::SECTION).count(), 1);
    }
}
