//! Which differences lead from one state to another: rows are known by their ids, and one that stands elsewhere was moved.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::form::answers::{Cells, Held, Rows, id_of};
use crate::form::{Answers, catalog};

use super::{Delta, Spot, Turn, has_rows};

impl Delta {
    /// The differences that lead from one state to another, in an order in which they can be made: sections as they are asked, then
    /// those that are not known.
    pub fn between(before: &Answers, after: &Answers) -> Vec<Self> {
        let known = catalog::SECTIONS.iter().map(|section| section.id);
        let others = before.sections.keys().chain(after.sections.keys()).map(String::as_str);
        let mut seen = HashSet::new();
        let ids = known.chain(others).filter(|id| seen.insert(*id));
        ids.flat_map(|id| section(id, before.sections.get(id), after.sections.get(id))).collect()
    }
}

impl Delta {
    /// The differences at one spot and in what stands in it. A row that is gone comes back where it would stand best.
    pub fn at(spot: &Spot, before: &Answers, after: &Answers) -> Vec<Self> {
        let mut out = Self::between(before, after);
        out.retain(|delta| spot.holds(&delta.spot));
        if spot.row.is_some() || spot.key.is_some() {
            out.retain(|delta| !matches!(delta.turn, Turn::Moved { .. }));
        }
        if out.is_empty() && spot.key.is_some() && spot.row.is_some() {
            // The answer stands in a row that is gone as a whole, and comes back with it.
            let row = Spot { key: None, ..spot.clone() };
            out = Self::at(&row, before, after);
            out.retain(|delta| matches!(delta.turn, Turn::Row { is_new: true, .. }));
        }
        out
    }
}

fn section(id: &str, before: Option<&Held>, after: Option<&Held>) -> Vec<Delta> {
    if before == after {
        return Vec::new();
    }
    let nothing = has_rows(id).map(Held::nothing);
    match (before.or(nothing.as_ref()), after.or(nothing.as_ref())) {
        (Some(Held::Cells(old)), Some(Held::Cells(new))) => cells(id, None, old, new),
        (Some(Held::Rows(old)), Some(Held::Rows(new))) => rows(id, old, new),
        _ => vec![Delta {
            spot: Spot { section: id.to_owned(), row: None, key: None },
            turn: Turn::Value {
                before: before.map(Held::to_value),
                after: after.map(Held::to_value),
            },
        }],
    }
}

fn cells(section: &str, row: Option<&str>, old: &Cells, new: &Cells) -> Vec<Delta> {
    let keys = old.keys().chain(new.keys().filter(|key| !old.contains_key(*key)));
    keys.filter(|key| old.get(*key) != new.get(*key))
        .map(|key| Delta {
            spot: Spot {
                section: section.to_owned(),
                row: row.map(str::to_owned),
                key: Some(key.clone()),
            },
            turn: Turn::Value { before: old.get(key).cloned(), after: new.get(key).cloned() },
        })
        .collect()
}

/// Rows go from the last one on, change, move, and come from the first one on, so that each index is that of its moment. What both
/// share is not looked at.
fn rows(section: &str, old: &Rows, new: &Rows) -> Vec<Delta> {
    if let Some(changed) = changed_in_place(old, new) {
        return changed.flat_map(|(id, old, new)| cells(section, Some(id), old, new)).collect();
    }
    let (old, new): (Vec<_>, Vec<_>) = (old.by_id().collect(), new.by_id().collect());
    let (before, after): (HashMap<_, _>, HashMap<_, _>) =
        (old.iter().copied().collect(), new.iter().copied().collect());
    let gone = old.iter().enumerate().rev().filter(|(_, (id, _))| !after.contains_key(id));
    let mut out: Vec<Delta> = gone.map(|(at, row)| turned(section, at, row, false)).collect();
    let kept = || new.iter().filter_map(|(id, cells)| Some((*id, *before.get(id)?, *cells)));
    out.extend(kept().flat_map(|(id, old, new)| cells(section, Some(id), old, new)));
    let staying = old.iter().map(|(id, _)| *id).filter(|id| after.contains_key(id)).collect();
    out.extend(moves(section, staying, &kept().map(|(id, ..)| id).collect::<Vec<_>>()));
    let come = new.iter().enumerate().filter(|(_, (id, _))| !before.contains_key(id));
    out.extend(come.map(|(at, row)| turned(section, at, row, true)));
    out
}

/// The rows that hold something else, where all have the same ids in the same order: there is then no more to tell.
fn changed_in_place<'a>(
    old: &'a Rows,
    new: &'a Rows,
) -> Option<impl Iterator<Item = (&'a str, &'a Cells, &'a Cells)>> {
    let (old, new) = (old.all(), new.all());
    let is_same =
        |(old, new): (&Arc<Cells>, &Arc<Cells>)| Arc::ptr_eq(old, new) || id_of(old) == id_of(new);
    let is_in_place = old.len() == new.len() && old.iter().zip(new).all(is_same);
    let others = old.iter().zip(new).filter(|(old, new)| !Arc::ptr_eq(old, new));
    is_in_place.then(|| others.filter_map(|(old, new)| Some((id_of(old)?, &**old, &**new))))
}

fn turned(section: &str, index: usize, (id, cells): &(&str, &Cells), is_new: bool) -> Delta {
    Delta::row(section, id, Turn::Row { index, is_new, cells: (*cells).clone() })
}

/// The fewest moves from one order to another of the same rows.
fn moves<'a>(section: &str, mut now: Vec<&'a str>, wanted: &[&'a str]) -> Vec<Delta> {
    if now == wanted {
        return Vec::new();
    }
    let stay = longest_in_order(&now, wanted);
    let mut out = Vec::new();
    for (at, id) in wanted.iter().enumerate().filter(|(_, id)| !stay.contains(*id)) {
        let Some(from) = now.iter().position(|other| other == id) else { continue };
        now.remove(from);
        let before = at.checked_sub(1).and_then(|before| wanted.get(before));
        let to = before.and_then(|before| now.iter().position(|other| other == before));
        let to = to.map_or(0, |to| to + 1);
        now.insert(to, id);
        out.push(Delta::row(section, id, Turn::Moved { from, to }));
    }
    out
}

/// The most rows that stand in the same order in both.
fn longest_in_order<'a>(now: &[&'a str], wanted: &[&str]) -> HashSet<&'a str> {
    let place: HashMap<&str, usize> = wanted.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    // The rows by whose place a run of each length ends soonest, and before which each stands in its run.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    let places: Vec<usize> = now.iter().filter_map(|id| place.get(id).copied()).collect();
    for (at, wanted) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places.get(*end).is_some_and(|end| end < wanted));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut out = HashSet::new();
    let mut last = ends.last().copied();
    while let Some(at) = last {
        out.extend(now.get(at).copied());
        last = before.get(at).copied().flatten();
    }
    out
}
