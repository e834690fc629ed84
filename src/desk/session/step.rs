//! Steps back and on again, those of earlier sessions included.

use crate::form::{Delta, Edit, EditError, Place, catalog};
use crate::history::Act;
use crate::text::{Phrase, phrase};

use super::Session;

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
    /// Its places hold something else than the history says.
    Overtaken,
    /// It is taken, and seen here.
    At(Place),
}

impl Session {
    /// Takes the last step back, or makes it again: of this session or of any before.
    ///
    /// # Errors
    /// Says why it was not taken.
    pub fn step(&mut self, direction: Direction) -> Result<Stepped, EditError> {
        if direction == Direction::Again
            && let Some(edit) = self.thrown.take()
        {
            let place = place_of(&edit);
            self.edit(edit)?;
            return Ok(Stepped::At(place));
        }
        let found = match direction {
            Direction::Back => self.track.back(),
            Direction::Again => self.track.again(),
        };
        let Some((id, operation)) = found else { return Ok(Stepped::Nothing) };
        let (act, deltas) = match direction {
            Direction::Back => (Act::Undo(id), Delta::all_reversed(&operation.deltas)),
            Direction::Again => (Act::Redo(id), operation.deltas.clone()),
        };
        let mut answers = self.answers().clone();
        if answers.follow(&deltas).is_err() {
            return Ok(Stepped::Overtaken);
        }
        let place = deltas.iter().rev().find_map(Delta::place);
        let before = std::mem::replace(&mut self.file.dossier.answers, answers);
        self.track.did(&before, act, deltas);
        self.changed();
        Ok(Stepped::At(place.unwrap_or_else(|| Place::whole(catalog::SECTIONS[0]))))
    }

    /// What was typed was thrown away by the person; it can be brought back like a step that was taken back.
    pub fn discards(&mut self, edit: Edit) {
        self.thrown = Some(edit);
    }
}

impl Stepped {
    /// What to tell the user.
    pub fn said(&self, direction: Direction) -> Phrase {
        match (self, direction) {
            (Self::Nothing, Direction::Back) => phrase("没有可以撤销的", "nothing to undo"),
            (Self::Nothing, Direction::Again) => phrase("没有可以重做的", "nothing to redo"),
            (Self::Overtaken, _) => phrase(
                "历史对不上记录，没有撤销；用 chujing history verify 核对",
                "the history does not fit the record: not undone; chujing history verify tells more",
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
