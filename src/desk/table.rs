//! A file with a table that a person wants to paste.

use std::path::{Path, PathBuf};

use crate::document::grid::{self, How, Tables, Unread};
use crate::store::{StoreError, read_bytes};
use crate::text::Phrase;

/// Why a file gives no table.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum TableFileError {
    /// It cannot be read.
    Store(#[from] StoreError),
    /// It holds none.
    Unread(PathBuf, Unread),
}

impl TableFileError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Store(error) => error.said(),
            Self::Unread(path, why) => why.said().of_file(path),
        }
    }
}

/// Reads the tables of a file.
///
/// # Errors
/// If it cannot be read or holds none.
pub fn read(path: &Path, how: How) -> Result<Tables, TableFileError> {
    let bytes = read_bytes(path)?;
    grid::read(&bytes, how).map_err(|why| TableFileError::Unread(path.to_owned(), why))
}
