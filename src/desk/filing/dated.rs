//! The day of a letter, or of a handing in, among the dates of the record: put there with it, and taken from there with it.

use serde_json::{Map, json};

use crate::day::Day;
use crate::desk::ids::Ids;
use crate::desk::session::{Direction, Session};
use crate::filing::{Sequence, event_of, route_of};
use crate::form::catalog::events;
use crate::form::{Code, Edit, EditError, Entry, Facts, mark_row};
use crate::store::{Cabinet, StoreError};
use crate::text::{Phrase, phrase};

/// What a letter or a handing in changed among the dates of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Dates {
    /// Nothing.
    #[default]
    Same,
    /// Only the last day that a letter names, with the row of its day.
    LastDay,
    /// A row was put there, or went: its id.
    Row(String),
}

impl Dates {
    /// Whether the record is another now.
    pub fn are_others(&self) -> bool {
        *self != Self::Same
    }

    /// The row that was put there, or went.
    pub fn row(&self) -> Option<&str> {
        if let Self::Row(id) = self { Some(id) } else { None }
    }

    /// What to tell where a letter changed the last day of a row that stood there.
    pub fn put_said(&self) -> Option<Phrase> {
        (*self == Self::LastDay).then(|| {
            phrase(
                "“办理进度与日期”中这一天的通知，最后一天改按这份通知",
                "among the dates of the record, the last day of the notice of that day is that of this letter now",
            )
        })
    }

    /// What to tell of it when it went with what was noted by mistake; nothing where the dates are as they were.
    pub fn gone_said(&self) -> Option<Phrase> {
        match self {
            Self::Same => None,
            Self::LastDay => Some(phrase(
                "它写明的最后一天不再计入“办理进度与日期”",
                "its last day counts no more",
            )),
            Self::Row(_) => Some(phrase(
                "它的日期已从“办理进度与日期”中去掉",
                "its day is gone from the record",
            )),
        }
    }

    /// Takes back what was just changed: nothing stands in its way.
    pub(super) fn take_back(&self, session: &mut Session) {
        if self.are_others() {
            let _taken_back = session.step(Direction::Back);
        }
    }
}

/// Puts an event of this kind and day among the dates of the record, unless one stands there. Of two last days that notices of that day
/// name the earlier one stands.
pub(super) fn put(
    session: &mut Session,
    of: (Code, Day),
    (number, named): (Option<&str>, Option<Day>),
) -> Result<Dates, EditError> {
    let stands = with(session, of, |row| (row.place(&events::NAMED), last_day(row)));
    if let Some((place, stood)) = stands {
        let earlier = named.filter(|named| stood.is_none_or(|stood| *named < stood));
        let Some(named) = earlier else { return Ok(Dates::Same) };
        session.edit(Edit::Set(place, Some(json!(named.to_string()))))?;
        return Ok(Dates::LastDay);
    }
    let (code, day) = of;
    let id = Ids::new(None).row(&events::SECTION);
    let mut row = Map::from_iter([
        ("id".to_owned(), json!(id)),
        (events::KIND.id.to_owned(), json!(code.as_str())),
        (events::DAY.id.to_owned(), json!(day.to_string())),
    ]);
    row.extend(number.map(|number| (events::NUMBER.id.to_owned(), json!(number))));
    row.extend(named.map(|named| (events::NAMED.id.to_owned(), json!(named.to_string()))));
    mark_row(&events::SECTION, &mut row);
    let index = session.answers().rows(&events::SECTION).count();
    session.edit(Edit::Insert { section: &events::SECTION, index, row })?;
    Ok(Dates::Row(id))
}

/// What stands of all that was handed in and is told by a row of this kind and day, with whatever submission.
pub(super) fn handed_in(cabinet: &Cabinet, of: (Code, Day)) -> Result<Vec<Sequence>, StoreError> {
    let rows = cabinet.rows()?;
    let all = rows.into_iter().flat_map(|(code, row)| {
        let kind = move |one: &Sequence| event_of(route_of(&code)?, one.fields.kind);
        row.sequences.into_iter().filter(move |one| kind(one).zip(Some(one.fields.day)) == Some(of))
    });
    Ok(all.collect())
}

/// Takes a row that was put there away, where it still is of that kind and day; one that a person had put there stays.
pub(super) fn take(
    session: &mut Session,
    own: &str,
    of: (Code, Day),
) -> Result<Option<Dates>, EditError> {
    let id = own.to_owned();
    let facts = Facts::new(session.answers()).quietly();
    let tells = facts.rows(&events::SECTION).any(|row| row.id == Some(own) && is_of(&row, of));
    if !tells {
        return Ok(None);
    }
    session.edit(Edit::Remove { section: &events::SECTION, id: id.clone() })?;
    Ok(Some(Dates::Row(id)))
}

/// Takes the last day that a letter names from the row of its day, whoever put that there: what other letters name stays.
pub(super) fn unname(
    session: &mut Session,
    of: (Code, Day),
    due: Option<Day>,
    rest: Option<Day>,
) -> Result<Dates, EditError> {
    let named = with(session, of, |row| (row.place(&events::NAMED), last_day(row)));
    match named {
        Some((place, Some(stood))) if Some(stood) == due && due != rest => {
            session.edit(Edit::Set(place, rest.map(|day| json!(day.to_string()))))?;
            Ok(Dates::LastDay)
        }
        _ => Ok(Dates::Same),
    }
}

/// What the first row of a kind and day says.
fn with<T>(session: &Session, of: (Code, Day), read: impl Fn(&Entry<'_>) -> T) -> Option<T> {
    let facts = Facts::new(session.answers()).quietly();
    facts.rows(&events::SECTION).find(|row| is_of(row, of)).map(|row| read(&row))
}

fn is_of(row: &Entry<'_>, (kind, day): (Code, Day)) -> bool {
    row.chose(&events::KIND, kind).is_yes() && row.day(&events::DAY).known() == Some(day)
}

fn last_day(row: &Entry<'_>) -> Option<Day> {
    row.day(&events::NAMED).known()
}
