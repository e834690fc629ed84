//! Whether a history is whole: every operation holds what its name says, those from which it follows are there, and all of them fit.

use std::collections::{BTreeSet, HashSet};

use serde::Serialize;

use crate::history::{Gap, Graph, Operation, OperationError, OperationId, Source};
use crate::store::{StoreError, list_files, read_text};
use crate::text::{Phrase, t};

use super::{Archive, HEADS, OPERATIONS, PACKS};

/// What was found.
#[derive(Clone, Debug, Serialize)]
pub struct Verified {
    /// How many operations are whole.
    pub operations: usize,
    /// How many heads there are.
    pub heads: usize,
    /// What is not as it should be.
    pub faults: Vec<Fault>,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The file, or the operation.
    pub what: String,
    /// What is wrong with it.
    pub why: Phrase,
}

impl Archive {
    /// Looks at every operation.
    ///
    /// # Errors
    /// If the folder is there and cannot be read.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        let mut faults = Vec::new();
        let mut whole: HashSet<OperationId> = HashSet::new();
        for path in list_files(&self.dir.join(OPERATIONS))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let id = path.file_stem().and_then(|stem| stem.to_str()).and_then(OperationId::parse);
            let is_operation = path.extension().is_some_and(|ending| ending == "json");
            let Some(id) = id.filter(|_| is_operation) else { continue };
            let text = read_text(&path)?;
            match Operation::read(&id, text.trim_end_matches('\n')) {
                Ok(_) => drop(whole.insert(id)),
                Err(error) => faults.push(Fault { what: name, why: error.said() }),
            }
        }
        for path in list_files(&self.dir.join(PACKS))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            for (at, line) in read_text(&path)?.lines().enumerate() {
                let id = OperationId::of(line);
                match Operation::read(&id, line) {
                    Ok(_) => drop(whole.insert(id)),
                    Err(error) => {
                        let why = match error {
                            OperationError::Newer => error.said(),
                            // Changed, it has another name: nothing else can be told of it here.
                            _ => OperationError::Unreadable.said(),
                        };
                        faults.push(Fault { what: format!("{name}:{}", at + 1), why });
                    }
                }
            }
        }
        let heads = self.heads()?;
        if list_files(&self.dir.join(HEADS))?.is_empty() && !whole.is_empty() {
            let why = t(
                "没有记下哪一步是最新的；按各步的先后推算",
                "nothing says which step is the latest; it is reckoned from what follows what",
            );
            faults.push(Fault { what: HEADS.to_owned(), why: why.into() });
        }
        for id in &whole {
            let record = self.operation(id).and_then(|begun| begun.record);
            if record.is_some_and(|record| record != self.record()) {
                let why =
                    t("属于另一份记录，不读取", "it belongs to another record and is not read");
                faults.push(Fault { what: id.to_string(), why: why.into() });
            }
        }
        let graph = Graph::new(Box::new(self.again()));
        let ids: Vec<OperationId> = heads.iter().map(|head| head.id.clone()).collect();
        let missing = missing(&graph, &ids);
        for id in &missing {
            faults.push(Fault { what: id.to_string(), why: Gap::Missing(id.clone()).said() });
        }
        for head in heads.iter().filter(|_| missing.is_empty()) {
            let why = match graph.state(&head.id) {
                Err(gap) => gap.said(),
                Ok(state) if state.digest() == head.state => continue,
                Ok(_) => t(
                    "最新一步之后的内容与当时记下的摘要不符",
                    "what the latest step leads to does not have the digest that was noted",
                )
                .into(),
            };
            faults.push(Fault { what: head.id.to_string(), why });
        }
        Ok(Verified { operations: whole.len(), heads: heads.len(), faults })
    }
}

/// Operations that others follow and that are not there, or not what they were.
fn missing(graph: &Graph, heads: &[OperationId]) -> BTreeSet<OperationId> {
    let mut out = BTreeSet::new();
    let mut seen = HashSet::new();
    let mut look = heads.to_vec();
    while let Some(id) = look.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        match graph.find(&id) {
            None => drop(out.insert(id)),
            Some(operation) => {
                look.extend(operation.parents.iter().chain(operation.act.of()).cloned());
            }
        }
    }
    out
}
