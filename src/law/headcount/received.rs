//! How many distinct people the data of some flows is of: what a contract with one recipient says of its volume.
//!
//! Counted from the groups of these flows and from what the record states of their overlap. It decides nothing; what is not
//! exact names the place that would make it so.

use crate::form::catalog::{flows, groups, overlaps};
use crate::form::{Answer, Entry, Facts, Field, Lacking, Place, Range, Tri};

use super::super::distinct::{self, Overlap};
use super::super::share::{Counter, How, Stated, key_of, stated};
use super::stated::{Said, agreed, relation};
use super::{Counted, Role};

/// The people of some flows, each counted once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// With ordinary data, this year to date.
    pub ordinary: Counted,
    /// With sensitive data, this year to date.
    pub sensitive: Counted,
    /// With ordinary data, expected by 31 December.
    pub forecast: Counted,
    /// With sensitive data, expected by 31 December.
    pub forecast_sensitive: Counted,
}

impl Received {
    /// Counts the people of the groups of these flows; nobody of whom nothing sensitive goes with them counts as such.
    pub fn of(flows: &[Entry<'_>]) -> Self {
        let mut of_all: Vec<Entry<'_>> = Vec::new();
        let mut open = Lacking::new();
        for flow in flows {
            match flows::groups(flow) {
                Answer::Unknown(lacking) => open.extend(lacking),
                Answer::Known(groups) => {
                    let is_new = |group: &Entry<'_>| !of_all.iter().any(|one| one.id == group.id);
                    let new: Vec<Entry<'_>> = groups.into_iter().filter(is_new).collect();
                    of_all.extend(new);
                }
            }
        }
        let count = |field: &'static Field, counter| {
            let figure = |group: &Entry<'_>| figure(group, field, counter, flows);
            let mut counted = counted(&of_all, counter, figure);
            if !open.is_empty() {
                // Whose data a flow takes is not said: anybody may come to these.
                counted.range.high = None;
                counted.lacking.extend(open.iter().cloned());
            }
            counted
        };
        Self {
            ordinary: count(&groups::ORDINARY, Counter::Ordinary),
            sensitive: count(&groups::SENSITIVE, Counter::Sensitive),
            forecast: count(&groups::FORECAST, Counter::Ordinary),
            forecast_sensitive: count(&groups::FORECAST_SENSITIVE, Counter::Sensitive),
        }
    }
}

/// The figure of a group, with the places that would make it exact.
fn figure(
    group: &Entry<'_>,
    field: &'static Field,
    counter: Counter,
    of: &[Entry<'_>],
) -> (Range, Lacking) {
    let (mut range, mut lacking) = match group.count(field) {
        Answer::Known(range) if range.exact().is_some() => (range, Lacking::new()),
        Answer::Known(range) => (range, Lacking::from([group.place(field)])),
        Answer::Unknown(lacking) => (Range::UNKNOWN, lacking),
    };
    if counter == Counter::Sensitive {
        match flows::takes_sensitive(of, group) {
            Tri::Yes => {}
            Tri::No => return (Range::ZERO, Lacking::new()),
            Tri::Unknown(open) => {
                range.low = 0;
                lacking.extend(open);
            }
        }
    }
    (range, lacking)
}

fn counted(
    of: &[Entry<'_>],
    counter: Counter,
    figure: impl Fn(&Entry<'_>) -> (Range, Lacking),
) -> Counted {
    let mut lacking = Lacking::new();
    let (mut members, mut ranges) = (Vec::new(), Vec::new());
    for group in of {
        let (range, open) = figure(group);
        if range.high != Some(0) {
            members.push(*group);
            ranges.push(range);
            lacking.extend(open);
        }
    }
    let all: Vec<Stated> = of
        .first()
        .map(|group| {
            group.facts().rows(&overlaps::SECTION).filter_map(|row| stated(&row)).collect()
        })
        .unwrap_or_default();
    let keys: Vec<String> = members.iter().map(key_of).collect();
    let at = |key: &String| keys.iter().position(|known| known == key);
    let said = all.iter().enumerate().filter_map(|(index, one)| {
        Some(Said { index, a: at(&one.a)?, b: at(&one.b)?, how: one.how })
    });
    let (agreed, _) = agreed(said);
    let overlaps: Vec<Overlap> = agreed
        .iter()
        .filter_map(|said| {
            let relation = relation(said.how, counter, true, true)?;
            Some(Overlap { a: said.a, b: said.b, relation })
        })
        .collect();
    let range = distinct::distinct(&ranges, &overlaps).range;
    if range.exact().is_none() && lacking.is_empty() {
        lacking.extend(members.first().map(|group| overlap(group.facts(), &agreed, &all, counter)));
    }
    if range.exact().is_some() {
        lacking.clear();
    }
    Counted { range, lacking, overlap: Role::None }
}

/// Where the overlap would be stated that keeps a number open although each figure is known.
fn overlap(facts: &Facts<'_>, agreed: &[Said], all: &[Stated], counter: Counter) -> Place {
    let of_sensitive = agreed.iter().find(|said| {
        counter == Counter::Sensitive && matches!(said.how, How::Within(None) | How::Both(_, None))
    });
    let row = of_sensitive.and_then(|said| all.get(said.index));
    let row = row.and_then(|stated| facts.row(&overlaps::SECTION, &stated.row));
    if let Some(row) = row {
        return row.place(&overlaps::BOTH_SENSITIVE);
    }
    let is_open = |row: &Entry<'_>| stated(row).is_none();
    let open = facts.rows(&overlaps::SECTION).find(is_open);
    open.map_or_else(|| Place::whole(&overlaps::SECTION), |row| row.place(&overlaps::RELATION))
}
