//! How the record proves a promise: what many promises share.
//!
//! One answer that says otherwise outweighs all that prove; one that is open keeps the rest from proving.

use crate::form::catalog::{certification, contracts, events, measures, record, systems};
use crate::form::options::event;
use crate::form::{Code, Entry, Field, Place, Section, Tri};
use crate::law::Mechanism;
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
    /// Whether one row that proves is enough.
    is_any: bool,
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

    /// What a row says, of which one that proves is enough.
    pub(super) fn add_any(&mut self, tri: &Tri, place: Place) {
        self.is_any = true;
        self.add(tri, place);
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
        if !self.yes.is_empty() && (self.open.is_empty() || self.is_any) {
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

/// The systems on a side of the border, by the places that say so.
pub(super) fn systems_on(of: &Proving<'_>, side: Code) -> Vec<Place> {
    let rows = of.held.facts.rows(&systems::SECTION);
    let on = rows
        .filter(|row| row.chose(&systems::SIDE, side).is_yes() && row.is_answered(&systems::PLACE));
    on.map(|row| row.place(&systems::PLACE)).collect()
}

/// The mechanism: passed, under way, not due, or open.
pub(super) fn mechanism(of: &Proving<'_>) -> Proof {
    let facts = of.held.facts;
    let passed = [event::SC_NUMBER, event::SA_RESULT_RECEIVED, event::CERTIFICATE_ISSUED];
    let events: Vec<Place> = facts
        .rows(&events::SECTION)
        .filter(|row| {
            row.chose_any(&events::KIND, &passed).is_yes() && row.is_answered(&events::DAY)
        })
        .map(|row| row.place(&events::DAY))
        .collect();
    let numbers =
        facts.rows(&contracts::SECTION).filter(|row| row.is_answered(&contracts::FILING_NUMBER));
    let numbers: Vec<Place> = numbers.map(|row| row.place(&contracts::FILING_NUMBER)).collect();
    let proven = [events, numbers].concat();
    if !proven.is_empty() {
        return Proof::kept(
            phrase(
                "记录写明了备案编号、评估结果或者证书。",
                "The record has the filing number, the result or the certificate.",
            ),
            proven,
        );
    }
    match of.survey.verdict.mechanism {
        Mechanism::OutOfScope | Mechanism::Exempt => Proof::kept(
            phrase(
                "按记录，这次出境不需要这些手续。",
                "By the record none of them is due for this export.",
            ),
            vec![Place::single(&record::SECTION, &record::AS_OF)],
        ),
        Mechanism::Undetermined => Proof::open(
            phrase("记录还不能确定适用哪一种。", "By the record it is open which of them applies."),
            of.survey.verdict.lacking.iter().take(3).cloned().collect(),
        ),
        Mechanism::ProhibitedWithoutApproval => Proof::open(
            phrase(
                "按记录，未经批准不得提供。",
                "By the record nothing may be provided without approval.",
            ),
            Vec::new(),
        ),
        Mechanism::StandardContractOrCertification | Mechanism::SecurityAssessment => Proof::open(
            phrase(
                "记录确定了适用哪一种，还没有写明已经完成。",
                "The record says which of them applies, and not yet that it is done.",
            ),
            vec![
                Place::whole(&contracts::SECTION),
                Place::whole(&events::SECTION),
                Place::single(&certification::SECTION, &certification::BODY),
            ],
        ),
    }
}
