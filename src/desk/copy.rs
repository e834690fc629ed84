//! A record begun from another one: a new id always, and what is not the same under new ids, too.
//!
//! Whether the people and the recipients are the same is for a person to say: the ids of rows say so in every record.

mod left_out;

pub use left_out::{PARTS, Part};

use serde_json::json;

use crate::day::Day;
use crate::dossier::Dossier;
use crate::form::catalog::{contracts, events, formalities, groups, recipients, record};
use crate::form::{Answers, Delta, Edit, Field, Place, Section};
use crate::history::Origin;
use crate::text::{Phrase, phrase};

use super::ids::Ids;

/// What of a copy is the same as in its model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Same {
    /// The groups are the same people.
    pub people: bool,
    /// The recipients are the same parties.
    pub recipients: bool,
}

/// What belongs to the life of one filing and not to the next: what happened and was confirmed, and when.
const OF_ITS_LIFE: [(&Section, &Field); 5] = [
    (&record::SECTION, &record::SUPERSEDED),
    (&record::SECTION, &record::START),
    (&record::SECTION, &record::END),
    (&record::SECTION, &record::FILING_DAY),
    (&record::SECTION, &record::EXPORT_START),
];

/// A record begun from another.
#[derive(Debug)]
pub struct Begun {
    /// The record.
    pub dossier: Dossier,
    /// What belongs to the life of the other filing and was left out, in words.
    pub left_out: Vec<Phrase>,
    /// From what it came, for its history.
    pub origin: Origin,
}

/// Begins a record from another one, of which it keeps these parts.
pub fn begun(
    of: &Dossier,
    same: Same,
    kept: &[&Part],
    (title, as_of): (&str, Day),
    ids: &mut Ids,
) -> Begun {
    let mut dossier = copied(of, same, ids);
    let whole = dossier.answers.clone();
    left_out::keep_only(&mut dossier.answers, kept);
    let left_out = begin_anew(&mut dossier, title, as_of);
    let origin = origin(of, &whole, &dossier.answers);
    Begun { dossier, left_out, origin }
}

/// A copy under a new id that keeps these parts, and from what it came.
pub fn keeping(of: &Dossier, same: Same, kept: &[&Part], ids: &mut Ids) -> (Dossier, Origin) {
    let mut out = copied(of, same, ids);
    let whole = out.answers.clone();
    left_out::keep_only(&mut out.answers, kept);
    let origin = origin(of, &whole, &out.answers);
    (out, origin)
}

/// From what a copy came: `whole` is what could have been taken, under the ids of the copy. Its name and its day are its own.
pub fn origin(of: &Dossier, whole: &Answers, taken: &Answers) -> Origin {
    let own = [&record::TITLE, &record::AS_OF];
    let is_own = |delta: &Delta| {
        delta.place().and_then(|place| place.field).is_some_and(|field| own.contains(&field))
    };
    let left = Delta::between(whole, taken);
    let left = left.iter().filter(|delta| !is_own(delta)).map(|delta| delta.spot.to_string());
    Origin { record: of.id.clone(), state: of.answers.digest(), left: left.collect() }
}

/// A copy under a new id: groups and recipients that are not the same get new ids, and whatever names them follows.
pub fn copied(of: &Dossier, same: Same, ids: &mut Ids) -> Dossier {
    let mut out = of.clone();
    out.id = ids.record();
    out.judged = None;
    for (section, is_same) in
        [(&groups::SECTION, same.people), (&recipients::SECTION, same.recipients)]
    {
        if !is_same {
            out.answers.renew(section, || ids.row(section));
        }
    }
    out
}

/// Makes the beginning of a new record of a copy: its name and day, without what belongs to the life of the other filing.
/// Returns what was left out.
pub fn begin_anew(dossier: &mut Dossier, title: &str, as_of: Day) -> Vec<Phrase> {
    let mut left_out = Vec::new();
    let set = |dossier: &mut Dossier, place, value| {
        // Setting a field of a section that is answered once cannot fail.
        let _inverse = dossier.answers.apply(Edit::Set(place, value));
    };
    for (section, field) in OF_ITS_LIFE {
        let place = Place::single(section, field);
        if dossier.answers.get(&place).is_some() {
            left_out.push(place.label());
            set(dossier, place, None);
        }
    }
    for field in [&contracts::EFFECTIVE, &contracts::FILING_NUMBER] {
        let section = &contracts::SECTION;
        let rows = dossier.answers.rows(section);
        let places: Vec<Place> = rows.map(|row| Place::in_row(section, row.id, field)).collect();
        let there = |place: &Place| dossier.answers.get(place).is_some();
        let held: Vec<Place> = places.into_iter().filter(there).collect();
        left_out.extend(held.first().map(Place::label));
        for place in held {
            set(dossier, place, None);
        }
    }
    for section in [&events::SECTION, &formalities::SECTION] {
        let ids: Vec<String> = dossier
            .answers
            .rows(section)
            .filter(|row| row.cells.is_some())
            .map(|row| row.id.to_owned())
            .collect();
        if !ids.is_empty() {
            left_out.push(section.title.into());
        }
        for id in ids {
            if section.grows() {
                let _inverse = dossier.answers.apply(Edit::Remove { section, id });
            } else {
                for field in section.held() {
                    set(dossier, Place::in_row(section, &id, field), None);
                }
            }
        }
    }
    set(dossier, Place::single(&record::SECTION, &record::TITLE), Some(json!(title)));
    set(dossier, Place::single(&record::SECTION, &record::AS_OF), Some(json!(as_of.to_string())));
    left_out
}

/// The code of every part.
pub fn parts() -> Vec<&'static str> {
    PARTS.iter().map(|part| part.code).collect()
}

/// What is asked before a record is copied.
pub fn question() -> Phrase {
    phrase(
        "副本中的人群是否就是原记录中的同一批人、接收方是否就是同一方？同一批人在本企业只计一次；不是的，会得到新的 id，分别计算。",
        "Are the groups of the copy the same people, and its recipients the same parties? The same people are counted once for the entity; what is not the same gets new ids and is counted apart.",
    )
}
