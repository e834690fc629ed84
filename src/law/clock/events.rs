//! The events of a record: the rows of the events section, and days that other sections ask for.

use crate::day::Day;
use crate::form::catalog::events::{self, DAY, DONE, EXPIRY, KIND, NAMED, NUMBER};
use crate::form::catalog::{contracts, recipients};
use crate::form::options::{country, route};
use crate::form::{Code, Entry, Facts, Field, Lacking, Place, Tri};
use crate::text::Phrase;

use super::{Clock, Nature, Trigger};

/// Something from which a clock runs, or which ends one.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// The day.
    pub(super) day: Day,
    /// Where it is answered.
    pub(super) place: Place,
    /// What happened.
    pub(super) what: Phrase,
    /// With which recipient, where it is that of one contract of several.
    pub(super) with: Option<Phrase>,
    /// When the act it calls for was done.
    pub(super) done: Option<Day>,
    /// The expiry printed on the paper.
    pub(super) expiry: Option<Day>,
    /// The last day that a notice names.
    pub(super) named: Option<Day>,
    /// The number that ties rows of one filing together.
    number: Option<String>,
    /// What would settle whether it starts the clock at all; empty where that is so.
    pub(super) depends: Lacking,
}

/// Every event of these triggers, by day. A day that a row of the events section repeats stands once, as the row.
pub(super) fn of(facts: &Facts<'_>, triggers: &[Trigger]) -> Vec<Event> {
    let mut out: Vec<Event> = Vec::new();
    for trigger in triggers {
        match trigger {
            Trigger::Event(kind) => out.extend(rows(facts, *kind)),
            Trigger::Again { kind, after, asked } => {
                out.extend(rows(facts, *kind).filter(|row| is_again(facts, row, *after, *asked)));
            }
            Trigger::Effect(route) => {
                for contract in facts.rows(&contracts::SECTION) {
                    let goes = is_by(&contract, *route);
                    if !goes.is_no() {
                        add(&mut out, &contract, &contracts::EFFECTIVE, goes);
                    }
                }
            }
            Trigger::Field(section, field) => {
                let entries = if section.is_single() {
                    vec![facts.single(section)]
                } else {
                    facts.rows(section).collect()
                };
                for entry in entries {
                    add(&mut out, &entry, field, Tri::Yes);
                }
            }
        }
    }
    out.sort_by_key(|event| event.day);
    out
}

/// Adds the day that a field gives, unless it stands there already.
fn add(out: &mut Vec<Event>, entry: &Entry<'_>, field: &'static Field, holds: Tri) {
    // Two contracts of one day are two filings.
    let stands = |known: &Event| known.place.section != entry.section || entry.id.is_none();
    if let Some(day) = entry.day(field).known()
        && !out.iter().any(|known| known.day == day && stands(known))
    {
        let (place, what) = (entry.place(field), field.label.into());
        let depends = if let Tri::Unknown(lacking) = holds { lacking } else { Lacking::new() };
        let is_one_of_several = *entry.section == contracts::SECTION
            && entry.facts().rows(&recipients::SECTION).nth(1).is_some();
        let with = is_one_of_several.then(|| entry.title());
        let (done, expiry, named, number) = (None, None, None, None);
        out.push(Event { day, place, what, with, done, expiry, named, number, depends });
    }
}

/// Whether a contract goes by a route. While none is chosen, that of the Bay may be only one with a recipient there.
fn is_by(contract: &Entry<'_>, code: Code) -> Tri {
    let chosen = contracts::goes_by(contract, code);
    if code != route::GBA_CONTRACT || !matches!(chosen, Tri::Unknown(_)) {
        return chosen;
    }
    let recipient = contract.id.and_then(|id| contract.facts().row(&recipients::SECTION, id));
    let is_there = recipient.map_or(Tri::No, |recipient| {
        recipient.chose_any(&recipients::COUNTRY, &[country::HONG_KONG, country::MACAO])
    });
    chosen.and(is_there)
}

fn rows<'a>(facts: &'a Facts<'_>, kind: Code) -> impl Iterator<Item = Event> + 'a {
    facts.rows(&events::SECTION).filter_map(move |row| {
        (row.choice(&KIND).known() == Some(kind)).then(|| event(&row)).flatten()
    })
}

/// Whether what happened last before this, or on its day, is that the filing was finished, and not that more was asked for.
fn is_again(facts: &Facts<'_>, this: &Event, finished: Code, asked: Code) -> bool {
    let last = |kind| rows(facts, kind).map(|one| one.day).filter(|day| *day <= this.day).max();
    last(finished).is_some_and(|day| last(asked).is_none_or(|asked| asked <= day))
}

fn event(row: &Entry<'_>) -> Option<Event> {
    let number = row.text(&NUMBER).known().map(|text| text.trim().to_owned());
    Some(Event {
        day: row.day(&DAY).known()?,
        place: row.place(&DAY),
        what: row.title(),
        with: None,
        done: row.day(&DONE).known(),
        expiry: row.day(&EXPIRY).known(),
        named: row.day(&NAMED).known(),
        number: number.filter(|text| !text.is_empty()),
        depends: Lacking::new(),
    })
}

/// When what `clock` asks for was done, where it runs from `start`, one of `starts`.
///
/// A closing event is taken only where it cannot belong to another filing.
pub(super) fn done(
    facts: &Facts<'_>,
    clock: &Clock,
    start: &Event,
    starts: &[Event],
) -> Option<Day> {
    let own = match clock.nature {
        Nature::Act | Nature::Ahead | Nature::Window { .. } | Nature::Before { .. } => start.done,
        Nature::Validity | Nature::Keep(_) | Nature::Next | Nature::Fresh(_) => None,
    };
    let ends = || clock.ended_by.iter().flat_map(|kind| rows(facts, *kind)).map(|end| end.day);
    own.or_else(|| match clock.nature {
        Nature::Ahead => ends().filter(|end| *end <= start.day && starts.len() == 1).min(),
        Nature::Next => ends().filter(|end| *end > start.day).min(),
        _ => closing(facts, clock.ended_by, start, starts),
    })
}

/// When something was done that comes after what `clock` asks for, where that itself is not recorded.
pub(super) fn overtaken(
    facts: &Facts<'_>,
    clock: &Clock,
    start: &Event,
    starts: &[Event],
) -> Option<Day> {
    closing(facts, clock.overtaken_by, start, starts)
}

/// The day of the first event of these kinds that can only belong to `start`: it has its number, or on its day no other of `starts`
/// is open.
fn closing(facts: &Facts<'_>, kinds: &[Code], start: &Event, starts: &[Event]) -> Option<Day> {
    let mut ends: Vec<Event> = kinds.iter().flat_map(|kind| rows(facts, *kind)).collect();
    ends.sort_by_key(|end| end.day);
    let mut open: Vec<&Event> = starts.iter().collect();
    for end in ends {
        let is_open = |one: &Event| {
            one.day <= end.day
                && (one.place == start.place || one.done.is_none_or(|done| done >= end.day))
        };
        let of_its_number = open
            .iter()
            .position(|one| is_open(one) && one.number.is_some() && one.number == end.number);
        let mut others = open.iter().enumerate().filter(|(_, one)| is_open(one)).map(|(at, _)| at);
        let only = others.next().filter(|_| others.next().is_none());
        if let Some(at) = of_its_number.or(only)
            && open.remove(at).place == start.place
        {
            return Some(end.day);
        }
    }
    None
}

/// The latest day of these kinds of event.
pub(super) fn latest(facts: &Facts<'_>, kinds: &[Code]) -> Option<Day> {
    kinds.iter().flat_map(|kind| rows(facts, *kind)).map(|event| event.day).max()
}
