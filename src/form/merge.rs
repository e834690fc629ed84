//! Two states of the same answers brought together by what they have in common: values by their keys, rows by their ids.
//!
//! What one side changed is taken; what both changed in the same way, too. Where both changed one value differently both stand in its
//! place as candidates, and nothing is chosen. A row that one side took away and the other changed stays with its edits and with what
//! names it, and whether it is kept is asked of it as a whole. Which side is called first makes no difference.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::answers::{Cells, Held, Rows};
use super::contested::{KEPT, contested, kept_or_not, named_again};
use super::delta::{Spot, has_rows};
use super::{Answers, Candidates, Section, catalog};

/// What came of a merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Both sides.
    pub answers: Answers,
    /// Where both stand as candidates, in the order in which places are asked.
    pub open: Vec<Spot>,
}

/// Brings two states together that both came from `base`.
pub fn merge(base: &Answers, one: &Answers, other: &Answers) -> Merged {
    // What named a row of which it is open whether it stays is decided with the row.
    let rows = contested([base, one, other]);
    let [one, other] = [one, other].map(|side| named_again(base, side, &rows));
    let (one, other) = (one.as_ref(), other.as_ref());
    let mut merging = Merging { open: Vec::new() };
    let known = catalog::SECTIONS.iter().map(|section| section.id);
    let all = [base, one, other].into_iter().flat_map(|side| side.sections.keys());
    let mut seen = HashSet::new();
    let ids: Vec<&str> =
        known.chain(all.map(String::as_str)).filter(|id| seen.insert(*id)).collect();
    let mut sections = IndexMap::new();
    for id in ids {
        let sides = [base, one, other].map(|side| side.sections.get(id));
        if let Some(section) = merging.section(id, sides) {
            sections.insert(id.to_owned(), section);
        }
    }
    Merged { answers: Answers::of(sections), open: merging.open }
}

/// What is merged: the common state, and the two sides.
type Sides<T> = [T; 3];

struct Merging {
    open: Vec<Spot>,
}

/// The rows of a side in their order, and by their ids.
type ById<'a> = (Vec<&'a str>, HashMap<&'a str, &'a Cells>);

impl Merging {
    fn section(&mut self, id: &str, sides: Sides<Option<&Held>>) -> Option<Held> {
        if let Settled::As(settled) = settled(sides) {
            return settled.cloned();
        }
        let cells = sides.map(|side| side.map_or(Some(&*NOTHING), Held::cells));
        if let [Some(base), Some(one), Some(other)] = cells
            && has_rows(id) != Some(true)
        {
            return Some(Held::Cells(Arc::new(self.cells(id, None, [base, one, other]))));
        }
        if let [Some(base), Some(one), Some(other)] = sides.map(by_id) {
            return Some(Held::Rows(self.rows(id, &[base, one, other])));
        }
        let [base, one, other] = sides.map(|side| side.map(Held::to_value));
        let spot = Spot { section: id.to_owned(), row: None, key: None };
        self.both(spot, [base.as_ref(), one.as_ref(), other.as_ref()]).map(Held::from)
    }

    fn cells(
        &mut self,
        section: &str,
        row: Option<&str>,
        sides: Sides<&Map<String, Value>>,
    ) -> Map<String, Value> {
        let mut seen = HashSet::new();
        let keys = sides.into_iter().flat_map(Map::keys).filter(|key| seen.insert(*key));
        let mut out = Map::new();
        for key in keys {
            let values = sides.map(|side| side.get(key));
            let value = if let Settled::As(settled) = settled(values) {
                settled.cloned()
            } else {
                let (row, key) = (row.map(str::to_owned), Some(key.clone()));
                self.both(Spot { section: section.to_owned(), row, key }, values)
            };
            out.extend(value.map(|value| (key.clone(), value)));
        }
        out
    }

    fn rows(&mut self, section: &str, sides: &Sides<ById<'_>>) -> Rows {
        let [base, one, other] = sides;
        order(sides)
            .into_iter()
            .filter_map(|id| {
                let cells = [base, one, other].map(|(_, rows)| rows.get(id).copied());
                let row = match cells {
                    [base, Some(one), Some(other)] => {
                        let sides = [base.unwrap_or(&NOTHING), one, other];
                        self.cells(section, Some(id), sides)
                    }
                    // It is new on one side.
                    [None, one, other] => one.or(other)?.clone(),
                    // It is gone on one side, or on both.
                    [Some(base), one, other] => {
                        let left = one.or(other).filter(|left| *left != base)?;
                        self.left(section, id, base, left)
                    }
                };
                Some(Arc::new(row))
            })
            .collect()
    }

    /// A row that one side took away and the other changed: of one that people add it is asked whether it stays; of any other each
    /// answer is asked for.
    fn left(
        &mut self,
        section: &str,
        id: &str,
        base: &Map<String, Value>,
        left: &Map<String, Value>,
    ) -> Map<String, Value> {
        if Section::find(section).is_some_and(Section::grows) {
            self.open.push(Spot {
                section: section.to_owned(),
                row: Some(id.to_owned()),
                key: Some(KEPT.id.to_owned()),
            });
            let mut out = left.clone();
            out.insert(KEPT.id.to_owned(), kept_or_not());
            return out;
        }
        let keys = left.keys().chain(base.keys().filter(|key| !left.contains_key(*key)));
        let mut out = Map::new();
        for key in keys {
            let (was, is) = (base.get(key), left.get(key));
            let value = if was == is {
                is.cloned()
            } else {
                let (row, key) = (Some(id.to_owned()), Some(key.clone()));
                // What is emptied in a row that is gone is empty on both sides.
                is.and_then(|is| {
                    let spot = Spot { section: section.to_owned(), row, key };
                    self.both(spot, [None, Some(is), None])
                })
            };
            out.extend(value.map(|value| (key.clone(), value)));
        }
        out
    }

    /// Both sides in one place.
    fn both(&mut self, spot: Spot, [_, one, other]: Sides<Option<&Value>>) -> Option<Value> {
        let joined = Candidates::joined([one.cloned(), other.cloned()]);
        if joined.as_ref().and_then(Candidates::of).is_some() {
            self.open.push(spot);
        }
        joined
    }
}

static NOTHING: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);

/// Whether one value can stand for both sides.
enum Settled<'a, T> {
    /// At most one side changed it, or both in the same way: this stands there, if anything.
    As(Option<&'a T>),
    /// Both changed it, differently.
    Not,
}

fn settled<T: PartialEq>([base, one, other]: Sides<Option<&T>>) -> Settled<'_, T> {
    if one == other || base == other {
        Settled::As(one)
    } else if base == one {
        Settled::As(other)
    } else {
        Settled::Not
    }
}

/// What a side holds, where it is rows; nothing where it is something else.
fn by_id(side: Option<&Held>) -> Option<ById<'_>> {
    let Some(side) = side else { return Some(ById::default()) };
    let rows = side.rows()?.by_id();
    Some((rows.clone().map(|(id, _)| id).collect(), rows.collect()))
}

/// Every row once: those of both sides in the order of the side that moved them, each other one behind the row behind which it
/// stands there.
fn order<'a>(sides: &Sides<ById<'a>>) -> Vec<&'a str> {
    let [(base, was), (one, _), (other, _)] = sides;
    let (first, second): (HashSet<&str>, HashSet<&str>) =
        (one.iter().copied().collect(), other.iter().copied().collect());
    let common = |side: &[&'a str]| -> Vec<&'a str> {
        let is_common =
            |id: &&str| was.contains_key(id) && first.contains(id) && second.contains(id);
        side.iter().copied().filter(is_common).collect()
    };
    let (by_one, by_other, by_base) = (common(one), common(other), common(base));
    // Of two orders the one that is not the old one; of two new ones the one that is written first.
    let mut out = if by_one == by_base || (by_other != by_base && by_other < by_one) {
        by_other
    } else {
        by_one
    };
    for side in [one, other].into_iter().collect::<BTreeSet<_>>() {
        behind(&mut out, side);
    }
    out
}

/// Puts each row of `side` that is not there yet behind the one that stands before it there.
fn behind<'a>(out: &mut Vec<&'a str>, side: &[&'a str]) {
    let mut before = None;
    for id in side.iter().copied() {
        if !out.contains(&id) {
            let at = before.and_then(|before| out.iter().position(|other| *other == before));
            out.insert(at.map_or(0, |at| at + 1), id);
        }
        before = Some(id);
    }
}

#[cfg(test)]
mod tests;
