//! Random graphs of operations: whatever was done, each state is that of a naive replay, undo leads to the beginning, and a log tells
//! nothing before that from which it follows.

use std::collections::HashMap;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::day::Moment;
use crate::form::{Answers, Delta, merge};

#[derive(Debug)]
struct Nowhere;

impl Source for Nowhere {
    fn operation(&self, _: &OperationId) -> Option<Operation> {
        None
    }

    fn beginning_with(&self, _: &str) -> Vec<OperationId> {
        Vec::new()
    }
}

fn answers(number: u8) -> Answers {
    Answers::from_json(json!({ "handler": { "name": number }, "recipients": [{ "id": "a" }] }))
        .unwrap()
}

/// A graph that grows, with what a naive replay holds after each operation.
struct Grown {
    graph: Graph,
    held: HashMap<OperationId, Answers>,
    heads: Vec<OperationId>,
    clock: i64,
}

impl Grown {
    fn new() -> Self {
        let mut out = Self {
            graph: Graph::new(Box::new(Nowhere)),
            held: HashMap::new(),
            heads: Vec::new(),
            clock: 0,
        };
        let deltas = Delta::between(&Answers::default(), &answers(0));
        out.add(Vec::new(), Act::Begin, deltas, answers(0));
        out
    }

    fn add(
        &mut self,
        parents: Vec<OperationId>,
        act: Act,
        deltas: Vec<Delta>,
        held: Answers,
    ) -> OperationId {
        self.clock += 1;
        let at = Moment::since_1970(self.clock);
        self.heads.retain(|head| !parents.contains(head));
        let (id, _) =
            self.graph.add(Operation { parents, at, who: None, record: None, act, deltas });
        self.held.insert(id.clone(), held);
        self.heads.push(id.clone());
        id
    }

    fn turn(&mut self, what: u8, value: u8) {
        let head = self.heads[usize::from(value) % self.heads.len()].clone();
        let now = self.held[&head].clone();
        match what {
            0..4 => {
                let mut tree = now.to_json();
                tree["handler"][format!("k{}", value % 3)] = json!(value);
                if what == 3 {
                    let row = json!({ "id": format!("r{}", self.clock) });
                    tree["recipients"].as_array_mut().unwrap().insert(0, row);
                }
                let next = Answers::from_json(tree).unwrap();
                let deltas = Delta::between(&now, &next);
                if what == 2 {
                    // Somebody else goes on from here, too.
                    self.add(vec![head.clone()], Act::Edit, deltas.clone(), next.clone());
                    self.heads.push(head.clone());
                }
                self.add(vec![head], Act::Edit, deltas, next);
            }
            4 | 5 => {
                let Some(id) = self.graph.back(&head) else { return };
                let of = self.graph.find(&id).unwrap();
                let deltas = Delta::all_reversed(&of.deltas);
                let next = self.held[&of.parents[0]].clone();
                self.add(vec![head], Act::Undo(id), deltas, next);
            }
            6 => {
                let Some(id) = self.graph.again(&head) else { return };
                let deltas = self.graph.find(&id).unwrap().deltas.clone();
                let next = self.held[&id].clone();
                self.add(vec![head], Act::Redo(id), deltas, next);
            }
            _ => {
                let Some(other) = self.heads.iter().find(|other| **other != head).cloned() else {
                    return;
                };
                let base = self.graph.base(&head, &other).unwrap();
                let merged = merge(&self.held[&base], &now, &self.held[&other]).answers;
                let deltas = Delta::between(&now, &merged);
                self.add(vec![head, other], Act::Merge, deltas, merged);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_state_is_that_of_a_naive_replay(
        turns in prop::collection::vec((0u8..8, any::<u8>()), 1..40),
    ) {
        let mut grown = Grown::new();
        for (what, value) in turns {
            grown.turn(what, value);
        }
        let graph = &grown.graph;
        for (id, held) in &grown.held {
            prop_assert_eq!(&graph.state(id).unwrap(), held);
        }
        let log = graph.log(&grown.heads);
        for (at, (_, operation)) in log.iter().enumerate() {
            for parent in &operation.parents {
                let place = log.iter().position(|(id, _)| id == parent).unwrap();
                prop_assert!(place > at, "it is told before that from which it follows");
            }
        }
        for head in &grown.heads.clone() {
            for id in grown.held.keys() {
                let state = graph.state_before(id, (head, &grown.held[head])).unwrap();
                prop_assert_eq!(&state, &grown.held[id]);
                if let Some(base) = graph.base(head, id) {
                    prop_assert!(graph.log(std::slice::from_ref(head)).iter().any(|(other, _)| *other == base));
                    prop_assert!(graph.log(std::slice::from_ref(id)).iter().any(|(other, _)| *other == base));
                }
            }
        }
        // Everything can be taken back, and made again.
        let mut head = grown.heads[0].clone();
        let last = grown.held[&head].clone();
        let mut taken = 0;
        while let Some(id) = grown.graph.back(&head) {
            let of = grown.graph.find(&id).unwrap();
            let next = grown.held[&of.parents[0]].clone();
            let deltas = Delta::all_reversed(&of.deltas);
            let mut made = grown.held[&head].clone();
            made.follow(&deltas).unwrap();
            prop_assert_eq!(&made, &next);
            head = grown.add(vec![head], Act::Undo(id), deltas, next);
            taken += 1;
            prop_assert!(taken <= grown.held.len());
        }
        prop_assert_eq!(&grown.held[&head], &answers(0));
        for _ in 0..taken {
            let id = grown.graph.again(&head).unwrap();
            let deltas = grown.graph.find(&id).unwrap().deltas.clone();
            let next = grown.held[&id].clone();
            head = grown.add(vec![head], Act::Redo(id), deltas, next);
        }
        prop_assert_eq!(&grown.held[&head], &last);
    }
}
