//! A letter or a handing in that was noted by mistake: it counts no more, and stays as it was noted, with who says so and why.

use serde_json::json;

use crate::day::Day;
use crate::desk::session::{Direction, Session};
use crate::filing::letter::{Letter, Withdrawn};
use crate::filing::{Number, Sequence, event_of, event_of_letter};
use crate::form::catalog::events;
use crate::form::{Code, Edit, Facts};
use crate::store::Cabinet;

use super::{HandInError, route_of};

/// Says that a letter was noted by mistake, and why. The day that was put among the dates of the record with it goes, too, where `and_event`
/// asks for it and no other letter of that day stands; else only the last day goes that it alone names. Whether the day went is
/// returned with the letter. Nothing where no letter of this id stands.
///
/// # Errors
/// If it cannot be written, or the record not be changed.
pub fn withdraw(
    session: &mut Session,
    (code, id): (&str, &str),
    why: &str,
    and_event: bool,
) -> Result<Option<(Letter, bool)>, HandInError> {
    let cabinet = Cabinet::of(&session.file().path, &session.file().dossier.id);
    let row = cabinet.read(code);
    let Some(letter) = row.letters.iter().find(|letter| letter.is_called(id)) else {
        return Ok(None);
    };
    let hand = session.hand();
    let said = Withdrawn { why: why.trim().to_owned(), at: (hand.clock)(), who: hand.who.clone() };
    let day = letter.fields.received;
    let is_of_day = |other: &&Letter| other.fields.received == day;
    let is_alone = row.letters.iter().filter(is_of_day).count() == 1;
    let gone = event(session, code, letter).filter(|_| and_event && is_alone);
    let has_gone = gone.is_some();
    let rest =
        row.letters.iter().filter(is_of_day).filter(|other| other.fields.id != letter.fields.id);
    let taken = match gone {
        Some(id) => Some(Edit::Remove { section: &events::SECTION, id }),
        None if and_event => {
            unnamed(session, code, letter, rest.filter_map(|other| other.fields.due).min())
        }
        None => None,
    };
    let is_changed = taken.is_some();
    // What the record refuses leaves the letter as it was, and a letter that cannot be withdrawn the record.
    if let Some(edit) = taken {
        session.edit(edit)?;
    }
    if let Err(error) = cabinet.withdraw(&letter.fields, &said) {
        if is_changed {
            // It was just made, and nothing stands in its way.
            let _taken_back = session.step(Direction::Back);
        }
        return Err(error.into());
    }
    Ok(Some((Letter { withdrawn: Some(said), ..letter.clone() }, has_gone)))
}

/// Says that a sequence was noted by mistake, by its number or its id, and why. The day that was put among the dates of the record with it goes,
/// too, where `and_event` asks for it; whether it went is returned with the sequence. Nothing where no such sequence stands, or two of that
/// number do.
///
/// # Errors
/// If it cannot be written, or the record not be changed.
pub fn withdraw_sequence(
    session: &mut Session,
    (code, named): (&str, &str),
    why: &str,
    and_event: bool,
) -> Result<Option<(Sequence, Withdrawn, bool)>, HandInError> {
    let cabinet = Cabinet::of(&session.file().path, &session.file().dossier.id);
    let row = cabinet.read(code);
    let is_it =
        |one: &&Sequence| one.id() == named || Number::parse(named) == Some(one.fields.number);
    let mut found = row.sequences.iter().filter(is_it);
    let (Some(one), None) = (found.next(), found.next()) else { return Ok(None) };
    let hand = session.hand();
    let said = Withdrawn { why: why.trim().to_owned(), at: (hand.clock)(), who: hand.who.clone() };
    let kind = route_of(code).and_then(|route| event_of(route, one.fields.kind));
    let own = one.fields.event.as_deref();
    let gone = put(session, (own, kind, one.fields.day)).filter(|_| and_event);
    let has_gone = gone.is_some();
    if let Some(id) = gone {
        session.edit(Edit::Remove { section: &events::SECTION, id })?;
    }
    if let Err(error) = cabinet.withdraw_sequence(one, &said) {
        if has_gone {
            // It was just made, and nothing stands in its way.
            let _taken_back = session.step(Direction::Back);
        }
        return Err(error.into());
    }
    Ok(Some((one.clone(), said, has_gone)))
}

/// The row among the dates of the record that was put there with a letter, as long as it tells of it; one that a person had put there
/// stays.
fn event(session: &Session, code: &str, letter: &Letter) -> Option<String> {
    let kind = route_of(code).and_then(event_of_letter);
    put(session, (letter.fields.event.as_deref(), kind, letter.fields.received))
}

/// What takes the last day that a letter names from the event of its day, whoever put that there: what other letters name stays.
fn unnamed(session: &Session, code: &str, letter: &Letter, rest: Option<Day>) -> Option<Edit> {
    let kind = route_of(code).and_then(event_of_letter)?;
    let due = letter.fields.due.filter(|due| Some(*due) != rest)?;
    let facts = Facts::new(session.answers()).quietly();
    let row = facts.rows(&events::SECTION).find(|row| {
        row.chose(&events::KIND, kind).is_yes()
            && row.day(&events::DAY).known() == Some(letter.fields.received)
            && row.day(&events::NAMED).known() == Some(due)
    })?;
    Some(Edit::Set(row.place(&events::NAMED), rest.map(|day| json!(day.to_string()))))
}

/// A row among the dates of the record by its id, where it still is of that kind and day.
fn put(session: &Session, (own, kind, day): (Option<&str>, Option<Code>, Day)) -> Option<String> {
    let facts = Facts::new(session.answers()).quietly();
    let (own, kind) = (own?, kind?);
    let row = facts.rows(&events::SECTION).find(|row| row.id == Some(own))?;
    let tells =
        row.chose(&events::KIND, kind).is_yes() && row.day(&events::DAY).known() == Some(day);
    tells.then(|| own.to_owned())
}
