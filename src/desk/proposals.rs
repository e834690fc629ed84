//! What is only proposed in a record and waits for a person: rows that a preset put there, and the answers that names of items are
//! usual for. A row that is declined goes with what names it; an answer that is not taken stands nowhere.

use serde_json::{Value, json};

use super::presets::Preset;
use crate::form::catalog::SECTIONS;
use crate::form::catalog::items::{Proposal, proposals};
use crate::form::{Answers, Edit, Entry, Facts, KEPT, Place, Section, confirmed, proposed_by};
use crate::text::{Phrase, harmless};

/// Something that is proposed.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// The field that it is about; of a row the one that asks whether it stays.
    pub place: Place,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    /// A row, by the code of what proposes it.
    Row(String),
    /// An answer.
    Answer(Proposal),
}

/// What is proposed of a row: that it stays, and its answers.
pub fn of_row(row: &Entry<'_>) -> Vec<Suggestion> {
    let by = if row.section.grows() { row.value(&KEPT).and_then(proposed_by) } else { None };
    let itself =
        by.map(|by| Suggestion { place: row.place(&KEPT), what: What::Row(by.to_owned()) });
    // That an item is no sensitive one is told and left to the person.
    let usual = proposals(row).into_iter().filter(|one| !one.is_lighter());
    let usual =
        usual.map(|one| Suggestion { place: row.place(one.field), what: What::Answer(one) });
    itself.into_iter().chain(usual).collect()
}

/// Everything that is proposed, in the order of the form.
pub fn all(facts: &Facts<'_>) -> Vec<Suggestion> {
    let rows = SECTIONS.iter().filter(|section| section.grows());
    rows.flat_map(|section| facts.rows(section)).flat_map(|row| of_row(&row)).collect()
}

impl Suggestion {
    /// Whether it is a row.
    pub const fn is_row(&self) -> bool {
        matches!(self.what, What::Row(_))
    }

    /// The code of the preset that proposes a row; of an answer its code.
    pub fn code(&self) -> &str {
        match &self.what {
            What::Row(by) => by,
            What::Answer(one) => one.choice.code.as_str(),
        }
    }

    /// In a line: the row, and what is proposed of it.
    pub fn said(&self, answers: &Answers) -> Phrase {
        let row = self.place.row.as_deref().unwrap_or_default();
        let name = answers.row_title(self.place.section, row);
        match &self.what {
            What::Row(by) => {
                let known = Preset::find(by).map(|preset| Phrase::from(preset.label));
                let by = known.unwrap_or_else(|| Phrase::same(harmless(by, false)));
                said!(
                    "{name}：这一行，由预设“{by}”提议",
                    "{name}: this row, proposed by the preset \"{by}\"",
                    name,
                    by,
                )
            }
            What::Answer(one) => {
                let (field, choice) = (one.field.label, one.choice.label);
                said!("{name}：{field}：{choice}", "{name}: {field}: {choice}", name, field, choice)
            }
        }
    }

    /// What takes it: the row stays, or the answer is given.
    pub fn taken(&self) -> Edit {
        match &self.what {
            What::Row(_) => {
                confirmed(self.place.section, self.place.row.as_deref().unwrap_or_default())
            }
            What::Answer(one) => {
                Edit::Set(self.place.clone(), Some(json!(one.choice.code.as_str())))
            }
        }
    }

    /// For programs.
    pub fn to_json(&self, answers: &Answers) -> Value {
        let what = if self.is_row() { "row" } else { "answer" };
        json!({ "place": self.place, "what": what, "code": self.code(), "words": self.said(answers) })
    }
}

/// What takes the proposed rows among these away, with the references to them, as one step; nothing where there is no row among them.
pub fn declined(all: &[Suggestion], answers: &Answers) -> Option<Edit> {
    let mut left = answers.clone();
    let mut edits = Vec::new();
    for section in SECTIONS.iter().copied().filter(|section| section.grows()) {
        let rows = rows_in(all, section);
        if rows.is_empty() {
            continue;
        }
        // Each as the one before leaves the record: a row that is gone names nothing any more.
        let edit = left.without_rows(section, &rows);
        left.apply(edit.clone()).ok()?;
        edits.push(edit);
    }
    (!edits.is_empty()).then_some(Edit::Batch(edits))
}

fn rows_in(all: &[Suggestion], section: &'static Section) -> Vec<String> {
    let rows = all.iter().filter(|one| one.is_row() && one.place.section == section);
    rows.filter_map(|one| one.place.row.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Ids;
    use crate::desk::presets::{As, taken};
    use crate::text::Lang;

    fn proposed() -> Answers {
        let preset = Preset::find("after_sales").unwrap();
        let mut answers = Answers::default();
        let edit = taken(&preset.rows, As::Proposed, &answers, &mut Ids::new(Some(1)), Lang::Zh);
        answers.apply(edit).unwrap();
        answers
    }

    #[test]
    fn all_that_is_proposed_is_taken_or_declined_as_one_step_that_goes_back() {
        let before = proposed();
        let all = all(&Facts::new(&before));
        let rows = all.iter().filter(|one| one.is_row()).count();
        assert_eq!(rows, Preset::find("after_sales").unwrap().rows.len());
        assert!(all.len() > rows, "names of items propose answers too");
        let words = all[0].said(&before);
        assert!(words.zh.contains("售后服务") && words.en.contains("After-sales"), "{words:?}");

        let mut answers = before.clone();
        let declined = declined(&all, &answers).unwrap();
        let back = answers.apply(declined).unwrap();
        assert_eq!(super::all(&Facts::new(&answers)).len(), 0);
        for section in SECTIONS.iter().filter(|section| section.grows()) {
            assert_eq!(answers.rows(section).count(), 0, "{}", section.id);
        }
        answers.apply(back).unwrap();
        assert_eq!(answers, before);

        let back = answers.apply(Edit::Batch(all.iter().map(Suggestion::taken).collect())).unwrap();
        assert_eq!(super::all(&Facts::new(&answers)).len(), 0);
        assert!(super::declined(&super::all(&Facts::new(&answers)), &answers).is_none());
        answers.apply(back).unwrap();
        assert_eq!(answers, before);
    }

    #[test]
    fn a_group_that_is_declined_is_named_by_no_scenario_any_more() {
        use crate::form::catalog::{groups, scenarios};
        let mut answers = proposed();
        let all = all(&Facts::new(&answers));
        let groups: Vec<_> =
            all.into_iter().filter(|one| one.place.section == &groups::SECTION).collect();
        answers.apply(declined(&groups, &answers).unwrap()).unwrap();
        let tree = answers.to_json();
        let named = &tree[scenarios::SECTION.id][0][scenarios::GROUPS.id];
        assert!(named.as_array().is_none_or(Vec::is_empty), "{named}");
    }
}
