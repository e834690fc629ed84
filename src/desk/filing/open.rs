//! The letters of a record, and what was changed under those that are not answered yet: which changes a point asks for, and which none
//! does.
//!
//! What was changed is what differs from the record as it was last handed in.

use std::path::Path;
use std::rc::Rc;

use crate::day::Day;
use crate::desk::session::Session;
use crate::desk::standing::Standing;
use crate::dossier::Dossier;
use crate::filing::letter::{About, Letter, Point, Step};
use crate::filing::{Change, Fault, Sequence};
use crate::form::catalog::{events, formalities};
use crate::form::{Answers, Difference, Place, differences};
use crate::law::Route;
use crate::store::{Cabinet, Row, StoreError, read_text};
use crate::text::{Phrase, t};

use super::links::about;
use super::{Filing, filings_of, pack_changes, route_of};

/// A letter with what it is to be answered by.
#[derive(Debug)]
pub struct Asked {
    /// To which submission it belongs.
    pub code: String,
    /// By which route that goes; none for a code that this version does not know.
    pub route: Option<Route>,
    /// The letter.
    pub letter: Letter,
    /// Whether nothing was handed in yet that answers it.
    pub is_open: bool,
    /// The answers as they were last handed in; read of letters that are open only.
    pub before: Option<Rc<Answers>>,
}

/// The letters of a record, in the order in which they came, and what of them cannot be read.
///
/// # Errors
/// If the folder of what was handed in cannot be read.
pub fn letters_of(path: &Path, id: &str) -> Result<(Vec<Asked>, Vec<Phrase>), StoreError> {
    let cabinet = Cabinet::of(path, id);
    let (mut out, mut troubles) = (Vec::new(), Vec::new());
    for (code, row) in cabinet.rows()? {
        troubles.extend(row.faults.iter().map(Fault::said));
        let is_open = |letter: &Letter| !letter.is_answered(&row.sequences);
        let last = row.sequences.last();
        let former = last.filter(|_| row.letters.iter().any(is_open)).map(|last| {
            let path = cabinet.record_path(&code, last);
            let read = Dossier::from_json(&read_text(&path)?);
            read.map_err(|error| StoreError::Content(path, error))
        });
        let before = former.transpose().unwrap_or_else(|error| {
            troubles.push(error.said());
            None
        });
        let before = before.map(|record| Rc::new(record.answers));
        out.extend(row.letters.iter().map(|letter| {
            let is_open = is_open(letter);
            let (code, route, before) =
                (code.clone(), route_of(&code), before.clone().filter(|_| is_open));
            Asked { code, route, letter: letter.clone(), is_open, before }
        }));
    }
    out.sort_by_key(|one| (one.letter.fields.received, one.letter.fields.at));
    Ok((out, troubles))
}

/// What was handed in of the open record, each with its submission; what cannot be read is passed over.
pub fn handed_in_of(open: &Session) -> Vec<(String, Sequence)> {
    let cabinet = Cabinet::of(&open.file().path, &open.file().dossier.id);
    let rows = cabinet.rows().unwrap_or_default();
    let of =
        |(code, row): (String, Row)| row.sequences.into_iter().map(move |one| (code.clone(), one));
    rows.into_iter().flat_map(of).collect()
}

/// What was changed since it was handed in, without what moves with every step of a filing: its dates, and what was looked at before it.
pub(super) fn changed(before: &Answers, now: &Answers) -> Vec<Difference> {
    let is_of_filing = |one: &Difference| {
        [events::SECTION.id, formalities::SECTION.id].contains(&one.spot.section.as_str())
    };
    let mut all = differences(before, now);
    all.retain(|one| !is_of_filing(one));
    all
}

/// Whether a point is about a difference.
pub(super) fn is_asked(one: &Difference, point: &Point) -> bool {
    let spot = &one.spot;
    point.about.iter().any(|about| match about {
        About::Field(path) => match path.split_once('/') {
            Some((section, field)) => spot.section == section && spot.key.as_deref() == Some(field),
            None => spot.section == *path,
        },
        About::Paper(_) | About::Check(_) => false,
    })
}

/// What a difference is called where a point is about it.
pub fn about_of(one: &Difference) -> About {
    let spot = &one.spot;
    About::Field(match &spot.key {
        Some(key) => format!("{}/{key}", spot.section),
        None => spot.section.clone(),
    })
}

/// What was changed under letters that are open and no point of any of them is about.
pub fn unasked(all: &[Asked], now: &Answers) -> Vec<Difference> {
    let open = || all.iter().filter(|one| one.is_open);
    let points = || open().flat_map(|one| &one.letter.points);
    let mut out: Vec<Difference> = Vec::new();
    for before in open().filter_map(|one| one.before.as_deref()) {
        for one in changed(before, now) {
            let is_known = out.iter().any(|known| known.spot == one.spot);
            if !is_known && points().all(|point| !is_asked(&one, point)) {
                out.push(one);
            }
        }
    }
    out
}

impl Asked {
    /// What was changed since it was handed in.
    pub fn changes(&self, now: &Answers) -> Vec<Difference> {
        self.before.as_deref().map_or_else(Vec::new, |before| changed(before, now))
    }

    /// What of it a point is about.
    pub fn changes_for(&self, point: &Point, now: &Answers) -> Vec<Difference> {
        let mut all = self.changes(now);
        all.retain(|one| is_asked(one, point));
        all
    }
}

/// Takes a step with a letter or its points and keeps it; the letter as it is then. Nothing where there is no such letter or the step
/// cannot be taken.
///
/// # Errors
/// If it cannot be written.
pub fn revise(
    open: &Session,
    (code, id): (&str, &str),
    step: Step,
) -> Result<Option<Letter>, StoreError> {
    let cabinet = Cabinet::of(&open.file().path, &open.file().dossier.id);
    let row = cabinet.read(code);
    let Some(letter) = row.letters.iter().find(|letter| letter.is_called(id)) else {
        return Ok(None);
    };
    let (hand, mut letter, before) = (open.hand(), letter.clone(), letter.to.clone());
    let links = |words: &str| about(words, &row);
    if !letter.take(step, ((hand.clock)(), hand.who.as_deref()), links) {
        return Ok(None);
    }
    if letter.to != before {
        cabinet.address(&letter)?;
    }
    cabinet.save_points(&letter)?;
    Ok(Some(letter))
}

/// What a package of today would change of what the authority holds of a submission; nothing for one that is not known.
///
/// # Errors
/// If the filings cannot be read or the package cannot be made.
pub fn changes_of_today(open: &Session, code: &str, on: Day) -> Result<Vec<Change>, Phrase> {
    let all = filings_of(open, on).map_err(|error| error.said())?;
    let Some(filing) = all.iter().find(|one| one.code == code) else { return Ok(Vec::new()) };
    let record = standing_of(open).map_err(|error| error.said())?;
    pack_changes(&record, filing)
}

/// The record that is open, with what is not saved yet, as one that is only read.
///
/// # Errors
/// If its folder, or the policy or risk matrix there cannot be read.
pub fn standing_of(open: &Session) -> Result<Standing, StoreError> {
    let mut dossier = open.file().dossier.clone();
    dossier.answers = open.answers().clone();
    Standing::of(&open.file().path, dossier, None)
}

impl Filing {
    /// The record as it was when it was last handed in; none where it never was.
    ///
    /// # Errors
    /// If it is kept and cannot be read.
    pub fn former(&self, path: &Path, id: &str) -> Result<Option<Dossier>, StoreError> {
        let Some(last) = self.row.sequences.last() else { return Ok(None) };
        let place = Cabinet::of(path, id).record_path(&self.code, last);
        let read = Dossier::from_json(&read_text(&place)?);
        read.map(Some).map_err(|error| StoreError::Content(place, error))
    }
}

/// The place that a point names: a field of a section with rows stands for that of any row.
pub(super) fn place_of(path: &str) -> Option<Place> {
    if let Ok(place) = Place::parse(path)
        && (place.field.is_some() || place.row.is_none())
    {
        return Some(place);
    }
    let (section, field) = path.split_once('/')?;
    let section = crate::form::Section::find(section)?;
    Some(Place { section, row: None, field: section.field(field) })
}

/// How a point stands, in a word.
pub fn state_of(point: &Point) -> crate::text::Text {
    match &point.answer {
        None => t("待答复", "open"),
        Some(_) if point.is_open() => t("有两种答复", "two answers"),
        Some(answer) if answer.no_change => t("不改", "no change"),
        Some(_) => t("已答复", "answered"),
    }
}
