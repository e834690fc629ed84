//! A letter or a handing in that was noted by mistake: it counts no more, and stays as it was noted, with who says so and why.

use crate::desk::session::Session;
use crate::filing::letter::{Letter, Withdrawn};
use crate::filing::{Number, Sequence, event_of, event_of_letter};
use crate::form::EditError;
use crate::store::{Cabinet, Row};

use super::dated::{self, Dates};
use super::{HandInError, route_of};

/// Says that a letter was noted by mistake, and why. Where `and_event` asks for it, what was put among the dates of the record with it goes,
/// too: its day where no other letter of that day stands, else the last day that it alone names. What went is returned with the letter.
/// Nothing where no letter of this id stands.
///
/// # Errors
/// If it cannot be written, or the record not be changed.
pub fn withdraw(
    session: &mut Session,
    (code, id): (&str, &str),
    why: &str,
    and_event: bool,
) -> Result<Option<(Letter, Dates)>, HandInError> {
    let cabinet = Cabinet::of(&session.file().path, &session.file().dossier.id);
    let row = cabinet.read(code);
    let Some(letter) = row.letters.iter().find(|letter| letter.is_called(id)) else {
        return Ok(None);
    };
    let said = because(session, why);
    // What the record refuses leaves the letter as it was, and a letter that cannot be withdrawn the record.
    let dates = if and_event { undated(session, code, letter, &row)? } else { Dates::Same };
    if let Err(error) = cabinet.withdraw(&letter.fields, &said) {
        dates.take_back(session);
        return Err(error.into());
    }
    session.agree();
    Ok(Some((Letter { withdrawn: Some(said), ..letter.clone() }, dates)))
}

/// Says that a sequence was noted by mistake, by its number or its id, and why. The day that was put among the dates of the record with it goes,
/// too, where `and_event` asks for it; what went is returned with the sequence. Nothing where no such sequence stands, or two of that
/// number do.
///
/// # Errors
/// If it cannot be written, or the record not be changed.
pub fn withdraw_sequence(
    session: &mut Session,
    (code, named): (&str, &str),
    why: &str,
    and_event: bool,
) -> Result<Option<(Sequence, Withdrawn, Dates)>, HandInError> {
    let cabinet = Cabinet::of(&session.file().path, &session.file().dossier.id);
    let row = cabinet.read(code);
    let is_it =
        |one: &&Sequence| one.id() == named || Number::parse(named) == Some(one.fields.number);
    let mut found = row.sequences.iter().filter(is_it);
    let (Some(one), None) = (found.next(), found.next()) else { return Ok(None) };
    let said = because(session, why);
    let kind = route_of(code).and_then(|route| event_of(route, one.fields.kind));
    let own = one.fields.event.as_deref().filter(|_| and_event);
    let dates = match (own, kind) {
        // Another one of that day stands on the same row, beside this one.
        (Some(_), Some(kind)) if dated::handed_in(&cabinet, (kind, one.fields.day))?.len() > 1 => {
            Dates::Same
        }
        (Some(own), Some(kind)) => {
            dated::take(session, own, (kind, one.fields.day))?.unwrap_or_default()
        }
        _ => Dates::Same,
    };
    if let Err(error) = cabinet.withdraw_sequence(one, &said) {
        dates.take_back(session);
        return Err(error.into());
    }
    Ok(Some((one.clone(), said, dates)))
}

fn because(session: &Session, why: &str) -> Withdrawn {
    let hand = session.hand();
    Withdrawn { why: why.trim().to_owned(), at: (hand.clock)(), who: hand.who.clone() }
}

/// Takes from the dates of the record what stands there by a letter alone: of the letters of its day that stand the others keep the row,
/// and the earliest last day that they name.
fn undated(
    session: &mut Session,
    code: &str,
    letter: &Letter,
    row: &Row,
) -> Result<Dates, EditError> {
    let day = letter.fields.received;
    let Some(kind) = route_of(code).and_then(event_of_letter) else { return Ok(Dates::Same) };
    let is_other =
        |other: &&Letter| other.fields.received == day && other.fields.id != letter.fields.id;
    let others = || row.letters.iter().filter(is_other);
    if others().next().is_none()
        && let Some(own) = letter.fields.event.as_deref()
        && let Some(gone) = dated::take(session, own, (kind, day))?
    {
        return Ok(gone);
    }
    let rest = others().filter_map(|other| other.fields.due).min();
    dated::unname(session, (kind, day), letter.fields.due, rest)
}
