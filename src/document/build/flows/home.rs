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
    way_at_home(of).0
}

/// The same with the links between them, each once: those the flows name, and where they name none, what leads there.
pub(in super::super) fn way_at_home<'a>(of: &[Entry<'a>]) -> (Vec<Entry<'a>>, Vec<Entry<'a>>) {
    let Some(facts) = of.first().map(Entry::facts) else { return (Vec::new(), Vec::new()) };
    let all: Vec<Link<'a>> = facts.rows(&links::SECTION).map(Link::of).collect();
    let own: Vec<Link<'a>> = of.iter().flat_map(flows::links).map(Link::of).collect();
    let mut wanted: Vec<&str> = own.iter().filter_map(|link| link.from).collect();
    // What a flow names and stays inside is a part of its way, though nothing leads on from there.
    let inside = own.iter().filter(|link| links::stays_inside(&link.row));
    wanted.extend(inside.filter_map(|link| link.to));
    let mut between: Vec<Entry<'a>> = Vec::new();
    let mut at = 0;
    while let Some(id) = wanted.get(at).copied() {
        // Flows that name what feeds a system come from there, whatever else feeds it for others.
        let leads_in = |link: &&Link<'_>| link.to == Some(id);
        let known = if own.iter().any(|link| leads_in(&link)) { &own } else { &all };
        for link in known.iter().filter(leads_in) {
            let Some(from) = link.from else { continue };
            if !wanted.contains(&from) {
                wanted.push(from);
            }
            if !between.iter().any(|known| known.id == link.row.id) {
                between.push(link.row);
            }
        }
        at += 1;
    }
    let is_linked = |id: &str| all.iter().any(|link| link.from == Some(id) || link.to == Some(id));
    let rows = facts.rows(&systems::SECTION);
    let systems = rows
        .filter(|row| row.chose(&systems::SIDE, system_side::ABROAD).is_no())
        .filter(|row| row.id.is_some_and(|id| wanted.contains(&id) || !is_linked(id)))
        .collect();
    (systems, between)
}

/// A link with the ids of its ends, where they are known.
struct Link<'a> {
    row: Entry<'a>,
    from: Option<&'a str>,
    to: Option<&'a str>,
}

impl<'a> Link<'a> {
    fn of(row: Entry<'a>) -> Self {
        let from = links::from(&row).known().and_then(|end| end.id);
        let to = links::to(&row).known().and_then(|end| end.id);
        Self { row, from, to }
    }
}
