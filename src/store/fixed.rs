//! What was last made the same in many records, kept beside them in `.chujing/fixed.json`, so that it can be taken back.
//!
//! What it says is known by whoever keeps it; here it is text. It is of one machine, and lost without harm: each record has its history.

use std::io::ErrorKind;

use super::{StoreError, Workspace, disk, read_small, write_atomically};

/// The folder for what is private to this program, beside the records.
const PRIVATE: &str = ".chujing";

/// The file in it.
const FIXED: &str = "fixed.json";

impl Workspace {
    /// What was kept last; nothing where nothing is, or it cannot be read.
    pub fn fixed(&self) -> Option<String> {
        read_small(&self.dir().join(PRIVATE).join(FIXED)).ok()
    }

    /// Keeps it in the place of what was kept before; with nothing that goes.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn keep_fixed(&self, text: Option<&str>) -> Result<(), StoreError> {
        let dir = self.dir().join(PRIVATE);
        let path = dir.join(FIXED);
        let Some(text) = text else {
            return match disk::remove(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    Err(StoreError::write(&path, error))
                }
                _ => Ok(()),
            };
        };
        match disk::make_private_folder(&dir) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(StoreError::write(&dir, error));
            }
            _ => {}
        }
        write_atomically(&path, text.as_bytes())
    }
}
