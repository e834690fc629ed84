//! Letters that ask for corrections, as they are received, linked to what they are about, and answered.

use crate::day::Day;
use crate::desk::session::Session;
use crate::document::{Answered, Correction, Document, correction as letter_of};
use crate::dossier::Dossier;
use crate::filing::letter::{
    About, Answer, Commitment, Fields, Kind, Letter, Point, number_of, proposals, sender,
};
use crate::filing::{Change, Operation, event_of_letter};
use crate::form::catalog::{events, evidence, formalities, handler, record};
use crate::form::{Difference, Facts};
use crate::law::Route;
use crate::store::Cabinet;
use crate::text::{Lang, Phrase, Text};

use super::HandInError;
use super::dated::{self, Dates};
use super::links::about;
use super::open::{changed, is_asked};

/// A letter that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// To what it belongs.
    pub submission: String,
    /// By which route.
    pub route: Route,
    /// What it asks for.
    pub kind: Kind,
    /// The day on which it came.
    pub day: Day,
    /// The last day that it names.
    pub due: Option<Day>,
    /// Its number.
    pub number: Option<String>,
    /// From whom; as it says itself where that is not given.
    pub from: Option<String>,
    /// Its words.
    pub words: String,
    /// Its points, verbatim; those that are proposed where none are given.
    pub points: Option<Vec<String>>,
    /// Whether the day is noted among the dates of the record, too.
    pub notes_event: bool,
}

impl Received {
    /// Why its days cannot be so: none names a last day before it came.
    pub fn doubt(&self) -> Option<Phrase> {
        let (on, due) = (self.day, self.due.filter(|due| *due < self.day)?);
        Some(said!(
            "通知写明的最后一天{due}早于收到日{on}：请核对这两个日期",
            "the last day that the letter names, {due}, is before the day it came, {on}: look at both",
            due,
            on,
        ))
    }
}

/// Keeps a letter with its points, each linked to what its words name, and notes its day among the dates of the record. Says also what
/// that changed there.
///
/// # Errors
/// If it cannot be written.
pub fn receive(session: &mut Session, of: Received) -> Result<(Letter, Dates), HandInError> {
    let cabinet = Cabinet::of(&session.file().path, &session.file().dossier.id);
    let row = cabinet.read(&of.submission);
    let hand = session.hand();
    let known = row.letters.iter().chain(&row.withdrawn);
    let number = known.filter_map(|letter| letter.fields.number_in_row()).max().unwrap_or(0) + 1;
    let proposed = proposals(&of.words);
    let point = |id: u32, words: String| Point {
        id,
        commitment: proposed
            .iter()
            .find(|one| one.words == words && one.is_commitment)
            .map(|one| Commitment { due: one.due, ..Commitment::default() }),
        about: about(&words, &row),
        ..Point::new(id, words)
    };
    let words =
        of.points.clone().unwrap_or_else(|| proposed.iter().map(|one| one.words.clone()).collect());
    let mut letter = Letter::new(
        Fields {
            id: String::new(),
            submission: of.submission.clone(),
            kind: of.kind,
            received: of.day,
            due: of.due,
            number: of.number.clone().or_else(|| number_of(&of.words)),
            from: of.from.clone().or_else(|| sender(&of.words)),
            words: of.words.clone(),
            at: (hand.clock)(),
            who: hand.who.clone(),
            event: None,
        }
        .numbered(number),
        (1..).zip(words).map(|(id, words)| point(id, words)).collect(),
    );
    letter.name = format!("letter-{number}");
    let dates = match event_of_letter(of.route).filter(|_| of.notes_event) {
        Some(code) => {
            dated::put(session, (code, of.day), (letter.fields.number.as_deref(), of.due))?
        }
        None => Dates::Same,
    };
    // A row that came with another letter of that day is of both, and goes with the last of them.
    let shared = || {
        let of_day = row.letters.iter().filter(|other| other.fields.received == of.day);
        of_day.filter(|_| of.notes_event).find_map(|other| other.fields.event.clone())
    };
    letter.fields.event = dates.row().map(str::to_owned).or_else(shared);
    if let Err(error) = cabinet.add_letter(&letter) {
        // Its day goes with it.
        dates.take_back(session);
        return Err(error.into());
    }
    session.agree();
    Ok((letter, dates))
}

/// What a point is answered, and by whom something is done until when.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The words; none to leave them.
    pub words: Option<String>,
    /// Whether nothing is changed.
    pub no_change: bool,
    /// What it is about, beside what is linked already.
    pub about: Vec<About>,
    /// Who does what is undertaken.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Day>,
    /// On which day that was done.
    pub done: Option<Day>,
}

/// Answers a point of a letter and keeps it.
///
/// # Errors
/// If it cannot be written; it is then as it was.
pub fn answer(
    session: &Session,
    (letter, id): (&Letter, u32),
    reply: Reply,
) -> Result<Option<Point>, HandInError> {
    let Some(point) = letter.points.iter().find(|point| point.id == id) else { return Ok(None) };
    let mut point = point.clone();
    let hand = session.hand();
    if let Some(words) = reply.words {
        let (no_change, at, who) = (reply.no_change, (hand.clock)(), hand.who.clone());
        point.answer = Some(Answer { words, no_change, at, who });
        point.otherwise.clear();
    }
    for about in reply.about {
        if !point.about.contains(&about) {
            point.about.push(about);
        }
    }
    if reply.owner.is_some() || reply.due.is_some() || reply.done.is_some() {
        let mut own = point.commitment.clone().unwrap_or_default();
        own.owner = reply.owner.or(own.owner);
        own.due = reply.due.or(own.due);
        own.done = reply.done.or(own.done);
        point.commitment = Some(own);
    }
    let cabinet = Cabinet::of(&session.file().path, &session.file().dossier.id);
    cabinet.save_point(&letter.fields, &point)?;
    Ok(Some(point))
}

/// What only we keep of an assessment, such as who works on it, the days of the filing and which file proves what: nothing of it was handed in,
/// and an answer to the authority tells nothing of it.
const OURS: [&str; 4] =
    [record::SECTION.id, events::SECTION.id, evidence::SECTION.id, formalities::SECTION.id];

/// The answer to a letter, and what has changed since it was handed in that no point is about.
pub fn correction(
    letter: &Letter,
    (filing, now): (&super::Filing, &Dossier),
    before: Option<&Dossier>,
    (changes, on): (&[Change], Day),
) -> (Correction, Vec<Difference>) {
    let all = before.map(|before| changed(&before.answers, &now.answers)).unwrap_or_default();
    let of_point = |(point, mark): (&Point, Option<String>)| Answered {
        mark,
        words: point.words.clone(),
        // Of two answers none goes out before one was chosen.
        answer: point.answer.as_ref().filter(|_| !point.is_open()).map(|own| own.words.clone()),
        no_change: point.answer.as_ref().is_some_and(|answer| answer.no_change),
        commitment: point.commitment.clone().map(|own| (own.owner, own.due)),
        changes: all.iter().filter(|one| is_asked(one, point)).cloned().collect(),
    };
    // A scan of words that no longer stand is handed in anew, once it was signed.
    let is_held = |one: &&Change| one.is_same && !one.is_stale;
    let new = changes.iter().filter(|one| !is_held(one));
    let papers: Vec<(String, Text)> =
        new.map(|one| (one.paper.title.clone(), one.paper.operation.label())).collect();
    let same = changes.iter().filter(is_held);
    let facts = Facts::new(&now.answers);
    let name = facts.single(&handler::SECTION).text(&handler::NAME).known();
    let is_unasked = |one: &&Difference| letter.points.iter().all(|point| !is_asked(one, point));
    let unasked: Vec<Difference> = all.iter().filter(is_unasked).cloned().collect();
    let is_told = |one: &&Difference| !OURS.contains(&one.spot.section.as_str());
    let told = unasked.iter().filter(is_told).cloned().collect();
    let correction = Correction {
        addressee: letter.addressee(),
        filing: filing.name.clone(),
        number: letter.fields.number.clone().or_else(|| number_of(&letter.fields.words)),
        received: letter.fields.received,
        points: letter.points.iter().zip(letter.marks()).map(of_point).collect(),
        unasked: told,
        papers,
        unchanged: same
            .filter(|one| one.paper.operation != Operation::Withdraw)
            .map(|one| one.paper.title.clone())
            .collect(),
        handler: name.unwrap_or_default().to_owned(),
        subject: now.title(),
        record: now.id.clone(),
        day: on,
    };
    (correction, unasked)
}

/// The letter that answers, as a document; what was changed that no point is about; and what is undertaken in it without who or until when.
///
/// # Errors
/// If the letter is not known, the record as it was handed in cannot be read, or a package of today cannot be made.
pub fn answer_of(
    record: &super::Standing,
    filing: &super::Filing,
    id: &str,
    on: Day,
) -> Result<(Document, Vec<Difference>, Vec<Phrase>), Phrase> {
    let letter = filing.row.letters.iter().find(|letter| letter.is_called(id));
    let letter = letter.ok_or_else(|| HandInError::NoLetter(id.to_owned()).said())?;
    let before = filing.former(&record.path, &record.dossier.id).map_err(|error| error.said())?;
    let changes = super::pack_changes(record, filing)?;
    let of = (filing, &record.dossier);
    let (made, unasked) = correction(letter, of, before.as_ref(), (&changes, on));
    let vague = made.vague().collect();
    Ok((letter_of(&made, Lang::Zh), unasked, vague))
}
