//! The steps of a history from the latest one back, each looked at only when it is asked for: a long one costs what is shown of it.
//!
//! No step comes twice. None comes before one that follows from it, unless a clock on one side of a merge went back.

use std::collections::{BinaryHeap, HashSet};
use std::rc::Rc;

use crate::day::Moment;

use super::{Graph, Operation, OperationId};

/// How far one has come.
#[derive(Clone, Debug, Default)]
pub struct Log {
    ready: BinaryHeap<(Moment, OperationId)>,
    seen: HashSet<OperationId>,
}

impl Log {
    /// From one step back, that one included.
    pub fn of(head: &OperationId, graph: &Graph) -> Self {
        let mut out = Self::default();
        out.ready.extend(graph.find(head).map(|operation| (operation.at, head.clone())));
        out.seen.insert(head.clone());
        out
    }

    /// The next one.
    pub fn next(&mut self, graph: &Graph) -> Option<(OperationId, Rc<Operation>)> {
        let (at, id) = self.ready.pop()?;
        let operation = graph.find(&id)?;
        for parent in &operation.parents {
            if self.seen.insert(parent.clone()) {
                // By a clock that went back it was not made later than what follows from it.
                let before = graph.find(parent).map(|before| (before.at.min(at), parent.clone()));
                self.ready.extend(before);
            }
        }
        Some((id, operation))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    use crate::history::{Act, Source};

    /// Steps that are made when they are asked for.
    #[derive(Debug, Default)]
    struct Endless(Rc<Cell<usize>>);

    impl Source for Endless {
        fn operation(&self, id: &OperationId) -> Option<Operation> {
            self.0.set(self.0.get() + 1);
            let at = Moment::since_1970(1_795_876_925 - i64::try_from(self.0.get()).unwrap());
            let parents = vec![OperationId::of(id.as_str())];
            Some(Operation {
                parents,
                at,
                who: None,
                record: None,
                act: Act::Edit,
                deltas: Vec::new(),
            })
        }

        fn beginning_with(&self, _: &str) -> Vec<OperationId> {
            Vec::new()
        }
    }

    #[test]
    fn a_long_history_costs_what_is_asked_for() {
        let asked = Rc::new(Cell::new(0));
        let graph = Graph::new(Box::new(Endless(asked.clone())));
        let mut log = Log::of(&OperationId::of("head"), &graph);
        for _ in 0..20 {
            log.next(&graph).unwrap();
        }
        assert_eq!(asked.get(), 21);
    }

    #[test]
    fn each_step_of_both_sides_of_a_merge_comes_once_and_behind_what_follows_from_it() {
        let mut graph = Graph::new(Box::new(Endless::default()));
        let mut add = |parents: &[&OperationId], minute: i64, act| {
            let at = Moment::since_1970(1_795_876_000 + 60 * minute);
            let parents = parents.iter().copied().cloned().collect();
            graph.add(Operation { parents, at, who: None, record: None, act, deltas: Vec::new() }).0
        };
        let begin = add(&[], 0, Act::Begin);
        let one = add(&[&begin], 1, Act::Edit);
        let late = add(&[&begin], 2, Act::Named("a".to_owned()));
        let again = add(&[&late], 3, Act::Edit);
        // The clock of whoever merged was slow.
        let merge = add(&[&one, &again], 2, Act::Merge);
        let mut log = Log::of(&merge, &graph);
        let found: Vec<OperationId> =
            std::iter::from_fn(|| log.next(&graph)).map(|(id, _)| id).collect();
        let at = |id: &OperationId| found.iter().position(|other| other == id).unwrap();
        assert_eq!(found.len(), 5);
        assert!(at(&merge) == 0 && at(&again) < at(&late) && at(&late) < at(&begin));
        assert!(at(&one) < at(&begin));
    }
}
