//! Changes to the answers: each by an edit, whose inverse is the undo step.

use std::path::Path;

use crate::desk::questionnaire;
use crate::document::reply::Reading;
use crate::form::{Edit, Place, Section, Shape};
use crate::store::{Change, Fit};
use crate::text::{Phrase, phrase};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::state::{Step, Way};
use crate::tui::status::Saved;

use super::App;

impl App {
    /// Makes a change; its inverse is the undo step.
    pub(super) fn edit(&mut self, edit: Edit) {
        let Some(open) = &mut self.state.open else { return };
        if let Saved::ReadOnly(why) = &open.saved {
            let why = why.clone();
            return self.say(Tone::Error, why);
        }
        let place = place_of(&edit);
        let before = open.file.dossier.answers.clone();
        match open.file.dossier.answers.apply(edit) {
            Ok(inverse) => {
                open.undo.push(Step { way: Way::Edit(inverse), place });
                open.redo.clear();
                if let Some(keep) = &open.keep {
                    keep.journal.did(Change::between(&before, &open.file.dossier.answers));
                }
                self.changed();
            }
            Err(error) => self.say(Tone::Error, error.said()),
        }
    }

    /// What was typed was thrown away by the person; it can be brought back like a step that was undone.
    pub(super) fn discarded(&mut self, edit: Edit) {
        let Some(open) = &mut self.state.open else { return };
        let place = place_of(&edit);
        open.redo.push(Step { way: Way::Edit(edit), place });
        let words = phrase(
            "没有采用刚才的输入；按 Ctrl+Y 取回",
            "what was typed is not taken; Ctrl+Y brings it back",
        );
        self.say(Tone::Plain, words);
    }

    /// Takes the last step back, or makes it again, and shows where.
    pub(super) fn step(&mut self, back: bool) {
        let Some(open) = &mut self.state.open else { return };
        let taken = if back { open.undo.pop() } else { open.redo.pop() };
        let Some(Step { way, place }) = taken else {
            let words = if back {
                phrase("没有可以撤销的", "nothing to undo")
            } else {
                phrase("没有可以重做的", "nothing to redo")
            };
            return self.say(Tone::Plain, words);
        };
        let edit = match way {
            Way::Edit(edit) => edit,
            Way::Earlier(changes) => {
                let steps: Vec<Change> = changes.iter().rev().map(Change::reversed).collect();
                if steps.iter().any(|change| change.fit(open.answers()) != Fit::Fits) {
                    open.keep.iter().for_each(|keep| keep.journal.undid());
                    let words = phrase(
                        "上一步是以前做的，那里后来又改过，没有撤销；再按一次撤销更早的一步",
                        "that step was made before and its place has changed since: not undone; once more goes further back",
                    );
                    return self.say(Tone::Plain, words);
                }
                Change::batch(steps, open.answers())
            }
        };
        let before = open.file.dossier.answers.clone();
        match open.file.dossier.answers.apply(edit) {
            Ok(inverse) => {
                let step = Step { way: Way::Edit(inverse), place: place.clone() };
                if back {
                    open.redo.push(step);
                    open.keep.iter().for_each(|keep| keep.journal.undid());
                } else {
                    open.undo.push(step);
                    let made = Change::between(&before, &open.file.dossier.answers);
                    open.keep.iter().for_each(|keep| keep.journal.did(made.clone()));
                }
                self.changed();
                self.tell(&Message::Go(place.clone(), false));
                let label = place.label();
                let words = if back {
                    phrase(format!("已撤销：{}", label.zh), format!("undone: {}", label.en))
                } else {
                    phrase(format!("已重做：{}", label.zh), format!("made again: {}", label.en))
                };
                self.say(Tone::Plain, words);
            }
            Err(error) => self.say(Tone::Error, error.said()),
        }
    }

    pub(super) fn new_id(&mut self, section: &'static Section) -> String {
        let prefix = match section.shape {
            Shape::Rows { prefix, .. } => prefix,
            _ => section.id,
        };
        format!("{prefix}-{:08x}", self.state.random.u32(..))
    }

    pub(super) fn add_row(&mut self, section: &'static Section) {
        let id = self.new_id(section);
        let Some(open) = &self.state.open else { return };
        let index = open.answers().rows(section).count();
        let row = serde_json::Map::from_iter([("id".to_owned(), serde_json::json!(id))]);
        self.edit(Edit::Insert { section, index, row });
        if self.has_row(section, &id)
            && let Some(first) = section.fields.first()
        {
            self.tell(&Message::Go(Place::in_row(section, &id, first), true));
        }
    }

    fn has_row(&self, section: &'static Section, id: &str) -> bool {
        self.state.answers().is_some_and(|answers| answers.row(section, id).is_some())
    }

    pub(super) fn copy_row(&mut self, section: &'static Section, id: &str) {
        let new = self.new_id(section);
        let edit = self.state.answers().and_then(|answers| answers.copy_of(section, id, &new));
        if let Some(edit) = edit {
            self.edit(edit);
            self.tell(&Message::Go(Place { section, row: Some(new), field: None }, false));
        }
    }
}

impl App {
    /// Makes a change and tells of it, if it could be made.
    pub(super) fn edit_and_say(&mut self, edit: Edit, words: Phrase) {
        let before = self.state.open.as_ref().map_or(0, |open| open.revision);
        self.edit(edit);
        if self.state.open.as_ref().is_some_and(|open| open.revision != before) {
            self.say(Tone::Good, words);
        }
    }

    /// Reads a questionnaire that came back and shows what it would change.
    pub(super) fn read_back(&mut self, path: &Path) {
        self.finish();
        let Some(answers) = self.state.answers() else { return };
        match questionnaire::read(path, answers) {
            Ok(reading) => {
                self.update(Message::Close);
                self.update(Message::Show(Sheet::Reply(Box::new(reading))));
            }
            Err(error) => self.update(Message::Show(Sheet::Question {
                title: phrase("没有读入", "Not read"),
                text: error.said(),
                answers: vec![(phrase("好", "OK"), Vec::new())],
            })),
        }
    }

    /// Makes what a questionnaire changes, as one step.
    pub(super) fn take_over(&mut self, reading: &Reading) {
        let count = reading.changes();
        if let Some(edit) = reading.edit() {
            let words = phrase(
                format!("已写入 {count} 项答复，Ctrl+Z 可一次撤销"),
                format!("{count} answers written; Ctrl+Z takes them back at once"),
            );
            self.edit_and_say(edit, words);
        }
    }
}

/// Where a change is seen.
fn place_of(edit: &Edit) -> Place {
    match edit {
        Edit::Set(place, _) => place.clone(),
        Edit::Insert { section, row, .. } => Place {
            section,
            row: row.get("id").and_then(serde_json::Value::as_str).map(str::to_owned),
            field: None,
        },
        Edit::Remove { section, .. } | Edit::Restore { section, .. } => Place::whole(section),
        // The last of several is what was asked for: the row that goes after its references, the last row pasted.
        Edit::Batch(edits) => {
            edits.last().map_or_else(|| Place::whole(crate::form::catalog::SECTIONS[0]), place_of)
        }
    }
}
