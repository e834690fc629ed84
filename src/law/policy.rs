//! A company's own reading of points that the law leaves open (文件 `policy.json`): chosen once, shown in every verdict.

use std::collections::BTreeMap;

/// The readings that a company has fixed, by the id of the open point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    fixed: BTreeMap<String, String>,
}

impl Policy {
    /// Whether the company follows this reading of this point.
    pub fn follows(&self, point: &str, reading: &str) -> bool {
        self.fixed.get(point).is_some_and(|chosen| chosen == reading)
    }
}
