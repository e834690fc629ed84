//! How the record proves a promise: what many promises share.
//!
//! One answer that says otherwise outweighs all that prove; one that is open keeps the rest from proving.

use crate::form::catalog::measures;
use crate::form::{Code, Entry, Field, Place, Section, Tri};
use crate::text::{Phrase, phrase};

use super::super::plain::Plain;
use super::weight::{Weight, weight};
use super::{Proof, Proving, Standing};

/// The mark of what a measure has to say.
const MEASURE: &str = "about.measure";

impl Proof {
    pub(super) const fn kept(why: Phrase, places: Vec<Place>) -> Self {
        Self { standing: Standing::Kept, why, places }
    }

    pub(super) const fn not_kept(why: Phrase, places: Vec<Place>) -> Self {
        Self { standing: Standing::NotKept, why, places }
    }

    pub(super) const fn open(why: Phrase, places: Vec<Place>) -> Self {
        Self { standing: Standing::NotTold, why, places }
    }
}

impl Proving<'_> {
    /// Whether one of the sentences says something.
    pub(super) fn says(&self, says: impl Fn(&Plain) -> bool) -> bool {
        self.sentences.iter().any(|one| says(&one.plain))
    }

    /// A field in every row of its section; without a row, the section.
    pub(super) fn rows_of(&self, section: &'static Section, field: &'static Field) -> Vec<Place> {
        let places: Vec<Place> =
            self.held.facts.rows(section).map(|row| row.place(field)).collect();
        if places.is_empty() { vec![Place::whole(section)] } else { places }
    }
}

/// What the answers of several rows say together.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    yes: Vec<Place>,
    no: Vec<Place>,
    open: Vec<Place>,
}

impl Gathered {
    /// What a row says; all of them must prove.
    pub(super) fn add(&mut self, tri: &Tri, place: Place) {
        match tri {
            Tri::Yes => self.yes.push(place),
            Tri::No => self.no.push(place),
            Tri::Unknown(lacking) if lacking.is_empty() => self.open.push(place),
            Tri::Unknown(lacking) => self.open.extend(lacking.iter().cloned()),
        }
    }

    /// The proof; without any row, open at the section.
    pub(super) fn proof(
        self,
        section: Place,
        kept: Phrase,
        not_kept: Phrase,
        open: Phrase,
    ) -> Proof {
        if !self.no.is_empty() {
            return Proof::not_kept(not_kept, self.no);
        }
        if !self.yes.is_empty() && self.open.is_empty() {
            return Proof::kept(kept, self.yes);
        }
        let places = if self.open.is_empty() { vec![section] } else { self.open };
        Proof::open(open, places)
    }
}

/// What the rows of a field say together: the places that say something; those that say there is nothing, as one of them outweighs the
/// rest; nothing where a row is open, only repeats the policy, or there is none. The mark `about` names what has to be said.
pub(super) fn answered(
    of: &Proving<'_>,
    section: &'static Section,
    field: &'static Field,
    about: &str,
) -> Option<Result<Vec<Place>, Vec<Place>>> {
    let facts = of.held.facts;
    let rows: Vec<_> = if section.is_single() {
        vec![facts.single(section)]
    } else {
        facts.rows(section).collect()
    };
    let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_asked(field).is_no()).collect();
    let (mut says, mut none, mut is_open) = (Vec::new(), Vec::new(), rows.is_empty());
    for row in &rows {
        match weighed(row, field, about) {
            Weight::Says => says.push(row.place(field)),
            Weight::Denies => none.push(row.place(field)),
            Weight::Open => is_open = true,
        }
    }
    match (none.is_empty(), is_open) {
        (false, _) => Some(Err(none)),
        (true, true) => None,
        (true, false) => Some(Ok(says)),
    }
}

/// What a field of a row weighs; one without an answer is open.
pub(super) fn weighed(row: &Entry<'_>, field: &'static Field, about: &str) -> Weight {
    let words = row.shown(field).filter(|_| row.is_answered(field));
    words.map_or(Weight::Open, |words| weight(&words, about))
}

/// Security measures of an area: one with evidence proves, one without is only said, and one that is not done is no measure.
pub(super) fn by_measure(of: &Proving<'_>, area: Code) -> Proof {
    let rows = of.held.facts.rows(&measures::SECTION);
    let rows: Vec<_> = rows.filter(|row| row.chose(&measures::AREA, area).is_yes()).collect();
    let says = |row: &&Entry<'_>| weighed(row, &measures::DESCRIPTION, MEASURE) == Weight::Says;
    let proven: Vec<Place> = rows
        .iter()
        .filter(|row| weighed(row, &measures::EVIDENCE, "") == Weight::Says && says(row))
        .map(|row| row.place(&measures::EVIDENCE))
        .collect();
    if !proven.is_empty() {
        return Proof::kept(
            phrase(
                "记录有这类安全措施，并写明了证据。",
                "The record has such a measure and names its evidence.",
            ),
            proven,
        );
    }
    if rows.is_empty() {
        return Proof::open(
            phrase("记录没有这类安全措施。", "The record has no such measure."),
            vec![Place::whole(&measures::SECTION)],
        );
    }
    let is_undone =
        |row: &Entry<'_>| weighed(row, &measures::DESCRIPTION, MEASURE) == Weight::Denies;
    if rows.iter().all(is_undone) {
        return Proof::not_kept(
            phrase("记录写明这项措施没有实施。", "By the record the measure is not in place."),
            rows.iter().map(|row| row.place(&measures::DESCRIPTION)).collect(),
        );
    }
    let places = rows.iter().map(|row| row.place(&measures::EVIDENCE)).collect();
    let why = if rows.iter().any(|row| says(&row)) {
        phrase(
            "记录列了这项措施，没有写明证据。",
            "The record lists the measure and names no evidence.",
        )
    } else {
        phrase(
            "记录列了这项措施，但只是转述政策，或者还没有确定，没有证据。",
            "The record lists the measure but only repeats the policy or leaves it open, without evidence.",
        )
    };
    Proof::open(why, places)
}
