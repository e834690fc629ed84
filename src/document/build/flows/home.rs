//! The systems in the mainland from which flows come.
//!
//! Only what the links lead to belongs to a flow; a system of which no link speaks belongs to all of them.

use crate::document::Inline;
use crate::form::Entry;
use crate::form::catalog::{flows, links, systems};
use crate::form::options::system_side;

use super::super::material::Material;

impl Material<'_> {
    /// What a system is called; on which side it stands, where its name is none that anybody gave.
    pub(in super::super) fn system_name(&self, system: &Entry<'_>) -> Vec<Inline> {
        if !systems::is_unnamed(system) {
            return self.answer(system, &systems::NAME);
        }
        let [at_home, far] = systems::UNNAMED;
        let is_far = system.chose(&systems::SIDE, system_side::ABROAD).is_yes();
        self.words(if is_far { far } else { at_home })
    }
}

/// The systems in the mainland from which flows come: where their links begin, what feeds those, and what no link speaks of.
pub(in super::super) fn at_home<'a>(of: &[Entry<'a>]) -> Vec<Entry<'a>> {
    let Some(facts) = of.first().map(Entry::facts) else { return Vec::new() };
    let all: Vec<Entry<'a>> = facts.rows(&links::SECTION).collect();
    let ends_of = |link: &Entry<'a>| {
        (
            links::from(link).known().and_then(|end| end.id),
            links::to(link).known().and_then(|end| end.id),
        )
    };
    let ends: Vec<(Option<&str>, Option<&str>)> = all.iter().map(ends_of).collect();
    let own: Vec<(Option<&str>, Option<&str>)> =
        of.iter().flat_map(flows::links).map(|link| ends_of(&link)).collect();
    let mut wanted: Vec<&str> = own.iter().filter_map(|(from, _)| *from).collect();
    let mut at = 0;
    while let Some(id) = wanted.get(at).copied() {
        // Flows that name what feeds a system come from there, whatever else feeds it for others.
        let leads_in = |(_, to): &&(Option<&str>, Option<&str>)| *to == Some(id);
        let known = if own.iter().any(|ends| leads_in(&ends)) { &own } else { &ends };
        for from in known.iter().filter(leads_in).filter_map(|(from, _)| *from) {
            if !wanted.contains(&from) {
                wanted.push(from);
            }
        }
        at += 1;
    }
    let is_linked = |id: &str| ends.iter().any(|(from, to)| *from == Some(id) || *to == Some(id));
    let rows = facts.rows(&systems::SECTION);
    rows.filter(|row| row.chose(&systems::SIDE, system_side::ABROAD).is_no())
        .filter(|row| row.id.is_some_and(|id| wanted.contains(&id) || !is_linked(id)))
        .collect()
}
