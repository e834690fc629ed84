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

    /// These rows one place further up or down, each block of them past the row beyond it, and the order that comes of it; nothing
    /// where none can move.
    pub fn moved(
        &self,
        section: &'static Section,
        ids: &[String],
        up: bool,
    ) -> Option<(Edit, Vec<String>)> {
        let mut order: Vec<String> = self.rows(section).map(|row| row.id.to_owned()).collect();
        let mut steps = Vec::new();
        let mut left = self.clone();
        let is_one = |id: &String| ids.contains(id);
        let mut at = 0;
        while at < order.len() {
            let block = order[at..].iter().take_while(|id| is_one(id)).count();
            let (from, to) = match (block, up) {
                (0, _) => {
                    at += 1;
                    continue;
                }
                (_, true) if at > 0 => (at - 1, at + block - 1),
                (_, false) if at + block < order.len() => (at + block, at),
                _ => {
                    at += block;
                    continue;
                }
            };
            // The row beyond goes to the other side of the block.
            let id = order.remove(from);
            let row = left.row(section, &id)?.cells?.clone();
            order.insert(to, id.clone());
            let step = Edit::Batch(vec![
                Edit::Remove { section, id },
                Edit::Insert { section, index: to, row },
            ]);
            left.apply(step.clone()).ok()?;
            steps.push(step);
            // Moved down, the block ends one further.
            at += block + usize::from(!up);
        }
        (!steps.is_empty()).then_some((Edit::Batch(steps), order))
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
    fn rows_move_past_the_next_one_in_blocks_and_keep_what_refers_to_them() {
        let order = |answers: &Answers| -> String {
            answers.rows(&items::SECTION).map(|row| row.id).collect()
        };
        for (ids, up, after) in [
            (["b", "c"], true, Some("bca")),
            (["a", "b"], true, None),
            (["a", "c"], true, Some("acb")),
            (["a", "b"], false, Some("cab")),
            (["a", "c"], false, Some("bac")),
            (["c", "x"], false, None),
        ] {
            let mut answers = answers();
            let ids = ids.map(str::to_owned);
            let Some((edit, told)) = answers.moved(&items::SECTION, &ids, up) else {
                assert_eq!(after, None, "{ids:?}");
                continue;
            };
            assert!(answers.touched_by(&edit).is_empty(), "{ids:?}");
            let before = answers.clone();
            let back = answers.apply(edit).unwrap();
            assert_eq!(Some(order(&answers).as_str()), after, "{ids:?}");
            assert_eq!(told.concat(), order(&answers));
            let named = Place::in_row(&scenarios::SECTION, "s", &scenarios::ITEMS);
            assert_eq!(answers.get(&named), Some(&json!(["a", "b", "c"])));
            answers.apply(back).unwrap();
            assert_eq!(answers, before);
        }
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
