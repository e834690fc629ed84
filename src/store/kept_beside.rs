//! Of which records of a folder something is kept beside them: what people said, and what was handed in. Two listings tell of all.

use std::collections::HashSet;

use super::{FILING, REVIEW, Workspace, list_entries};
use crate::form::digest;

/// The records of which something is kept, by the names of their folders.
#[derive(Clone, Debug, Default)]
pub struct KeptBeside(HashSet<String>);

impl KeptBeside {
    /// Whether something is kept of the record with this id.
    pub fn holds(&self, id: &str) -> bool {
        let name = || digest(id).chars().take(32).collect::<String>();
        !self.0.is_empty() && self.0.contains(&name())
    }
}

impl Workspace {
    /// Of which records something is kept beside them; of none where a folder cannot be read.
    pub fn kept_beside(&self) -> KeptBeside {
        let dirs = [REVIEW, FILING].map(|name| self.dir().join(name));
        let names = dirs.iter().flat_map(|dir| list_entries(dir).unwrap_or_default());
        KeptBeside(names.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned())).collect())
    }
}
