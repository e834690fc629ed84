//! The groups of a ledger, each once, in the order in which they were met.
//!
//! Of many records of one entity each sees nearly the same groups: they are held once, and a copy takes room for those alone in which it
//! differs.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::share::Group;

/// Groups by the keys under which they are known.
#[derive(Clone, Debug, Default)]
pub(in crate::law) struct Groups {
    shared: Arc<Held>,
    /// Groups that are otherwise than the shared ones, and those behind them, by their positions.
    own: Vec<(usize, Arc<Group>)>,
    /// Where those behind the shared ones stand.
    behind: HashMap<String, usize>,
}

#[derive(Clone, Debug, Default)]
struct Held {
    groups: Vec<Arc<Group>>,
    at: HashMap<String, usize>,
}

impl Groups {
    /// How many there are.
    fn len(&self) -> usize {
        self.shared.groups.len() + self.behind.len()
    }

    /// Each, by its position.
    pub(in crate::law) fn iter(&self) -> impl Iterator<Item = &Group> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// The group at a position.
    pub(in crate::law) fn get(&self, at: usize) -> Option<&Group> {
        match self.own.binary_search_by_key(&at, |(at, _)| *at) {
            Ok(own) => self.own.get(own).map(|(_, group)| &**group),
            Err(_) => self.shared.groups.get(at).map(|group| &**group),
        }
    }

    /// Where the group with this key stands.
    pub(in crate::law) fn position(&self, key: &str) -> Option<usize> {
        self.shared.at.get(key).or_else(|| self.behind.get(key)).copied()
    }

    /// The group at a position, to be changed here alone.
    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut Group> {
        if self.own.is_empty() && Arc::get_mut(&mut self.shared).is_some() {
            // Nobody shares them yet.
            return Arc::get_mut(&mut self.shared)?.groups.get_mut(at).map(Arc::make_mut);
        }
        let own = match self.own.binary_search_by_key(&at, |(at, _)| *at) {
            Ok(own) => own,
            Err(own) => {
                self.own.insert(own, (at, Arc::clone(self.shared.groups.get(at)?)));
                own
            }
        };
        self.own.get_mut(own).map(|(_, group)| Arc::make_mut(group))
    }

    /// Puts another in the place of the group at a position, here alone.
    pub(super) fn set(&mut self, at: usize, group: Group) {
        match self.own.binary_search_by_key(&at, |(at, _)| *at) {
            Ok(own) => self.own[own].1 = Arc::new(group),
            Err(own) => self.own.insert(own, (at, Arc::new(group))),
        }
    }

    /// Puts a group whose key is new behind the others.
    pub(super) fn push(&mut self, group: Group) {
        let (key, at) = (group.key.clone(), self.len());
        let unshared = if self.own.is_empty() { Arc::get_mut(&mut self.shared) } else { None };
        if let Some(held) = unshared {
            held.at.insert(key, at);
            held.groups.push(Arc::new(group));
        } else {
            self.behind.insert(key, at);
            self.own.push((at, Arc::new(group)));
        }
    }
}
