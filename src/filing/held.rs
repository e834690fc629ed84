//! What the officer holds: the fold of all handings in up to one of them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Key, Number, Operation, Paper, Sequence};

/// A paper that the officer holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// With which sequence it came.
    pub since: Number,
    /// The paper.
    #[serde(flatten)]
    pub paper: Paper,
}

/// What the officer holds after the last of these, by what each paper is. What begins a filing leaves nothing of an earlier one.
pub fn held<'a>(row: impl IntoIterator<Item = &'a Sequence>) -> BTreeMap<Key, Held> {
    let mut out = BTreeMap::new();
    for one in row {
        if one.fields.kind.begins() {
            out.clear();
        }
        for paper in &one.fields.papers {
            match paper.operation {
                Operation::Withdraw => {
                    out.remove(&paper.key);
                }
                Operation::New | Operation::Replace => {
                    let held = Held { since: one.fields.number, paper: paper.clone() };
                    out.insert(paper.key.clone(), held);
                }
            }
        }
    }
    out
}
