//! Of which records of a folder something is kept beside them: what people said, and what was handed in. Two listings tell of all.

use std::collections::HashSet;

use super::{FILING, REVIEW, Workspace, list_entries};
use crate::form::digest;

/// The records of which something is kept, by the names of their folders.
#[derive(Clone, Debug, Default)]
pub struct KeptBeside {
    names: HashSet<String>,
    /// Whether a folder cannot be listed, so that there may be others.
    is_open: bool,
}

impl KeptBeside {
    /// Whether something is kept, or may be, of the record with this id.
    pub fn holds(&self, id: &str) -> bool {
        let name = || digest(id).chars().take(32).collect::<String>();
        self.is_open || (!self.names.is_empty() && self.names.contains(&name()))
    }
}

impl Workspace {
    /// Of which records something is kept beside them; it may be of any where a folder cannot be read.
    pub fn kept_beside(&self) -> KeptBeside {
        let dirs = [REVIEW, FILING].map(|name| self.dir().join(name));
        let listed = dirs.map(|dir| list_entries(&dir));
        let is_open = listed.iter().any(Result::is_err);
        let paths = listed.into_iter().flatten().flatten();
        let names = paths.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned())).collect();
        KeptBeside { names, is_open }
    }
}
