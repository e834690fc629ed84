//! Where a person left each record, kept beside the records in `.chujing/left-at.json`: of this machine, private, and lost without harm.
//!
//! What a place means is known by whoever keeps it; here it is text. The record itself holds nothing of it.

use serde_json::json;

use super::{StoreError, Workspace, disk, read_small};

/// The folder for what is private to this program, beside the records.
const PRIVATE: &str = ".chujing";

/// The file in it.
const LEFT_AT: &str = "left-at.json";

/// Its name until it is whole.
const BESIDE: &str = "left-at.new";

/// So many records are remembered, those that were left last.
const MOST: usize = 500;

impl Workspace {
    /// Where the record of this id was left; nothing where that is not known.
    pub fn left_at(&self, id: &str) -> Option<String> {
        self.all_left().into_iter().find(|(known, _)| known == id).map(|(_, place)| place)
    }

    /// Keeps where the record of this id is left; without a place it is forgotten.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn keep_left_at(&self, id: &str, place: Option<&str>) -> Result<(), StoreError> {
        let before = self.all_left();
        if before.iter().find(|(known, _)| known == id).map(|(_, place)| place.as_str()) == place {
            return Ok(());
        }
        let own = place.map(|place| (id.to_owned(), place.to_owned()));
        let others = before.into_iter().filter(|(known, _)| known != id);
        let all: Vec<(String, String)> = own.into_iter().chain(others).take(MOST).collect();
        let dir = self.dir().join(PRIVATE);
        match disk::make_private_folder(&dir) {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                return Err(StoreError::write(&dir, error));
            }
            _ => {}
        }
        // Whole or not at all, but the key that leaves waits for no disk: after a crash of the machine the record opens at its start.
        let (beside, place) = (dir.join(BESIDE), dir.join(LEFT_AT));
        let _stale = disk::remove(&beside);
        disk::create(&beside)
            .and_then(|file| disk::write(&file, json!(all).to_string().as_bytes()))
            .and_then(|()| disk::rename(&beside, &place))
            .map_err(|error| StoreError::write(&place, error))
    }

    /// All that is known, what was left last first; nothing where it cannot be read.
    fn all_left(&self) -> Vec<(String, String)> {
        let text = read_small(&self.dir().join(PRIVATE).join(LEFT_AT)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }
}
