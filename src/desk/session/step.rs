//! Steps back and on again, those of earlier sessions included.

use crate::form::{Edit, EditError, Place, catalog};
use crate::store::{Change, Fit};
use crate::text::{Phrase, phrase};

use super::Session;

/// One step back or on, and where it is seen.
#[derive(Clone, Debug)]
pub(super) struct Step {
    way: Way,
    place: Place,
}

/// How a step is taken.
#[derive(Clone, Debug)]
enum Way {
    /// By an edit to the answers as they are.
    Edit(Edit),
    /// A step of an earlier session is taken back, where its places still hold what it left there.
    Earlier(Vec<Change>),
}

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The last step is taken back.
    Back,
    /// What was taken back is made again.
    Again,
}

/// What came of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stepped {
    /// There is none.
    Nothing,
    /// It was made in an earlier session, and its place has changed since.
    Overtaken,
    /// It is taken, and seen here.
    At(Place),
}

impl Step {
    pub(super) const fn edit(edit: Edit, place: Place) -> Self {
        Self { way: Way::Edit(edit), place }
    }

    /// The way back from a step of an earlier session.
    pub(super) fn earlier(changes: &[Change]) -> Option<Self> {
        let place = changes.last()?.place.clone();
        Some(Self { way: Way::Earlier(changes.to_vec()), place })
    }
}

impl Session {
    /// Takes the last step back, or makes it again.
    ///
    /// # Errors
    /// Says why it was not taken.
    pub fn step(&mut self, direction: Direction) -> Result<Stepped, EditError> {
        let taken = match direction {
            Direction::Back => self.undo.pop(),
            Direction::Again => self.redo.pop(),
        };
        let Some(Step { way, place }) = taken else { return Ok(Stepped::Nothing) };
        let edit = match way {
            Way::Edit(edit) => edit,
            Way::Earlier(changes) => {
                let steps: Vec<Change> = changes.iter().rev().map(Change::reversed).collect();
                if steps.iter().any(|change| change.fit(self.answers()) != Fit::Fits) {
                    self.diary.iter().for_each(|diary| diary.journal.undid());
                    return Ok(Stepped::Overtaken);
                }
                Change::batch(steps, self.answers())
            }
        };
        let step = Step::edit(self.make(edit, direction)?, place.clone());
        match direction {
            Direction::Back => self.redo.push(step),
            Direction::Again => self.undo.push(step),
        }
        Ok(Stepped::At(place))
    }

    /// What was typed was thrown away by the person; it can be brought back like a step that was taken back.
    pub fn discards(&mut self, edit: Edit) {
        let place = place_of(&edit);
        self.redo.push(Step::edit(edit, place));
    }

    /// Makes what was in no file one step away: to have left it is a step of its own, which can be taken back. Says how many
    /// places that are.
    pub(super) fn offers(&mut self, mine: Vec<Change>) -> usize {
        let mut made = self.answers().clone();
        let mut back = Vec::new();
        for change in mine {
            let before = change.now(&made);
            // Of a row that is gone there is nothing to change.
            if before != change.after && made.apply(change.edit(&made)).is_ok() {
                back.push(Change { before, ..change });
            }
        }
        let Some(last) = back.last() else { return 0 };
        let (place, count) = (last.place.clone(), back.len());
        if let Some(diary) = &self.diary {
            diary.journal.did(back.iter().rev().map(Change::reversed).collect());
        }
        let edit = Change::batch(back, self.answers());
        self.undo.push(Step::edit(edit, place));
        count
    }
}

impl Stepped {
    /// What to tell the user.
    pub fn said(&self, direction: Direction) -> Phrase {
        match (self, direction) {
            (Self::Nothing, Direction::Back) => phrase("没有可以撤销的", "nothing to undo"),
            (Self::Nothing, Direction::Again) => phrase("没有可以重做的", "nothing to redo"),
            (Self::Overtaken, _) => phrase(
                "上一步是以前做的，那里后来又改过，没有撤销；再按一次撤销更早的一步",
                "that step was made before and its place has changed since: not undone; once more goes further back",
            ),
            (Self::At(place), Direction::Back) => {
                let label = place.label();
                said!("已撤销：{label}", "undone: {label}", label)
            }
            (Self::At(place), Direction::Again) => {
                let label = place.label();
                said!("已重做：{label}", "made again: {label}", label)
            }
        }
    }
}

/// Where a change is seen.
pub(super) fn place_of(edit: &Edit) -> Place {
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
            edits.last().map_or_else(|| Place::whole(catalog::SECTIONS[0]), place_of)
        }
    }
}
