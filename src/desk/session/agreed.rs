//! What people agreed on beside the answers of a record: decisions, remarks of which somebody is asked, and what was undertaken in letters;
//! and what the record held when they met last.
//!
//! It is read from what stands beside the record. What of that cannot be read is told where it is shown, and is no task.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::path::Path;
use std::sync::Arc;

use crate::day::{Day, Moment};
use crate::dossier::Dossier;
use crate::filing::letter::Letter;
use crate::filing::{Sequence, event_of_letter, route_of};
use crate::form::catalog::events;
use crate::form::{Answers, Code, Entry, Facts, LineId};
use crate::law::{Agreed, LastMet, Of, Task};
use crate::review::{About, Board, Meeting};
use crate::store::{Cabinet, ReadReview, Reviews};
use crate::text::{Phrase, harmless};

use super::{Hand, Past, Reader, Session};

/// What is to be done of a record and is not done yet.
#[derive(Clone, Debug, Default)]
pub struct Tasks {
    /// By their days; those without one last.
    pub tasks: Vec<Task>,
    /// Everybody who took something on, also what is done or settled.
    pub owners: Vec<String>,
    /// What cannot be read, so that there may be more: each with its reason.
    pub unread: Vec<Phrase>,
}

/// What people agreed on of a record that is only read.
pub fn agreed_of(path: &Path, dossier: &Dossier) -> Agreed {
    let (board, unread) = board(path, &dossier.id);
    let (tasks, unread) = read(tasks_of(path, &dossier.id, &|| &dossier.answers, &board), unread);
    if !has_met(&board) {
        return Agreed { tasks, last_met: None, unread };
    }
    // Nothing is written: the hand needs no clock.
    let hand = Hand { clock: || Moment::since_1970(0), who: None };
    let last_met = Reader::of(path, &hand)
        .ok()
        .and_then(|reader| last_met(&board, &reader.past(), &dossier.answers));
    Agreed { tasks, last_met, unread }
}

/// The tasks, and what of all that cannot be read.
fn read(tasks: Tasks, mut unread: Vec<Phrase>) -> (Arc<Vec<Task>>, Arc<Vec<Phrase>>) {
    unread.extend(tasks.unread);
    (Arc::new(tasks.tasks), Arc::new(unread))
}

/// What is to be done of a record and is not done yet, with what of it cannot be read.
pub fn tasks(path: &Path, id: &str, answers: &Answers) -> Tasks {
    tasks_by(path, id, || Cow::Borrowed(answers))
}

/// The same; the answers are asked for only where something is to be done.
pub(in crate::desk) fn tasks_by<'a>(
    path: &Path,
    id: &str,
    answers: impl FnOnce() -> Cow<'a, Answers>,
) -> Tasks {
    let (board, unread) = board(path, id);
    let answers = LazyCell::new(answers);
    let mut out = tasks_of(path, id, &|| &answers, &board);
    out.unread.splice(0..0, unread);
    out
}

/// What people agreed on of a record that is open.
pub(super) fn agreed_of_open(open: &Session) -> Agreed {
    let (path, id) = (&open.file().path, &open.file().dossier.id);
    let (board, unread) = board(path, id);
    let (tasks, unread) = read(tasks_of(path, id, &|| open.answers(), &board), unread);
    Agreed { tasks, last_met: last_met(&board, &open.past(), open.answers()), unread }
}

/// What the record held at the end of the last meeting that has ended, and the day; nothing where there was none or the history does not
/// tell.
pub fn last_met(board: &Board, past: &Past<'_>, now: &Answers) -> Option<LastMet> {
    let meetings = board.meetings();
    let ended = |meeting: &&Meeting<'_>| meeting.closed.map(|(end, ..)| end.at);
    let last = meetings.iter().filter(|one| ended(one).is_some()).max_by_key(ended)?;
    let answers = Arc::new(held_then(last, past, now)?);
    Some(LastMet { day: ended(&last)?.day(), answers })
}

/// What a record held when a meeting ended, as far as its history or an unchanged record tells it; what it holds is known by its digest.
pub(in crate::desk) fn held_then(
    meeting: &Meeting<'_>,
    past: &Past<'_>,
    now: &Answers,
) -> Option<Answers> {
    let (end, ..) = meeting.closed?;
    let after = |step: &LineId| past.held_after(step).ok();
    // Where the end was not noted it is known by its step, or where nothing changed since the meeting began.
    let state = meeting.then.map_or(meeting.state, |then| &then.state);
    let is_that = |held: &Answers| held.digest() == state;
    let at_end = end.step.as_ref().and_then(after);
    // A history that began since begins with what was there.
    let first = || past.steps().last().and_then(|(id, _)| after(id));
    at_end
        .filter(|held| meeting.then.is_none() || is_that(held))
        .or_else(|| Some(now.clone()).filter(is_that))
        .or_else(|| first().filter(is_that))
}

fn has_met(board: &Board) -> bool {
    board.meetings().iter().any(|meeting| meeting.closed.is_some())
}

/// What was said of a record, and what of that cannot be read.
fn board(path: &Path, id: &str) -> (Board, Vec<Phrase>) {
    let (read, mut unread) = match Reviews::of(path, id).read() {
        Ok(read) => (read, Vec::new()),
        Err(error) => (ReadReview::default(), vec![error.said()]),
    };
    unread.extend(read.faults.iter().map(|fault| of_record(path, &fault.what, &fault.why)));
    (Board::of(read.entries.into_iter().map(|(id, entry, _)| (id, entry))), unread)
}

/// What cannot be read, with the record beside which it stands.
fn of_record(path: &Path, what: &str, why: &Phrase) -> Phrase {
    let record = harmless(&path.file_name().unwrap_or_default().to_string_lossy(), false);
    let what = harmless(what, false);
    said!(
        "{record}：{what}没有读入，其中的待办没有列出：{why}",
        "{record}: {what} is not read, and what is to be done by it is not listed: {why}",
        record,
        what,
        why,
    )
}

fn tasks_of<'a>(path: &Path, id: &str, answers: &dyn Fn() -> &'a Answers, board: &Board) -> Tasks {
    let task = |of, id: String, words: &str, about: &About| Task {
        of,
        id,
        words: line(words),
        about: about.said(answers()),
        place: about.known_place(),
        owner: None,
        due: None,
    };
    let mut owners: Vec<String> = Vec::new();
    owners
        .extend(board.decisions().iter().filter_map(|(_, one, _)| one.owner.as_deref().map(line)));
    owners.extend(board.threads().iter().filter_map(|one| one.remark.asked.as_deref().map(line)));
    let decisions = board.decisions().into_iter().filter(|(.., is_open)| *is_open);
    let decisions = decisions.map(|((id, _), decision, _)| Task {
        owner: decision.owner.as_deref().map(line),
        due: decision.due,
        ..task(Of::Decision, id.to_string(), &decision.words, &decision.about)
    });
    let threads = board.threads().into_iter();
    let asked = threads
        .filter(|one| one.is_open && (one.remark.asked.is_some() || one.remark.due.is_some()));
    let asked = asked.map(|one| Task {
        owner: one.remark.asked.as_deref().map(line),
        due: one.remark.due,
        ..task(Of::Remark, one.id.to_string(), &one.remark.words, &one.remark.about)
    });
    let mut out: Vec<Task> = decisions.chain(asked).collect();
    let cabinet = Cabinet::of(path, id);
    let mut unread = Vec::new();
    let rows = cabinet.rows().unwrap_or_else(|error| {
        unread.push(error.said());
        Vec::new()
    });
    for (code, row) in rows {
        unread.extend(row.faults.iter().map(|fault| of_record(path, &fault.what, &fault.why)));
        for letter in row.letters {
            out.extend(owed(&code, &letter, &row.sequences, answers));
            for (number, point) in letter.numbered() {
                let own = point.commitment.as_ref();
                owners.extend(own.and_then(|own| own.owner.as_deref()).map(line));
                let own = own.filter(|own| own.done.is_none());
                let words = point.called.as_ref().unwrap_or(&point.words);
                out.extend(own.map(|own| Task {
                    of: Of::Letter,
                    id: format!("{code}/{}/{}", letter.fields.id, point.id),
                    words: line(words),
                    about: said!(
                        "{letter} 第{number}点",
                        "{letter}, point {number}",
                        letter = &letter.name,
                        number,
                    ),
                    place: None,
                    owner: own.owner.as_deref().map(line),
                    due: own.due,
                }));
            }
        }
    }
    out.sort_by_key(|task| (task.due.is_none(), task.due));
    Tasks { tasks: out, owners, unread }
}

/// The answer to a letter that names its last day, until it is handed in, where no date of the record reminds of it: the law has no
/// period for its route, or the day was not put there.
fn owed<'a>(
    code: &str,
    letter: &Letter,
    handed_in: &[Sequence],
    answers: &dyn Fn() -> &'a Answers,
) -> Option<Task> {
    let due = letter.fields.due.filter(|_| !letter.is_answered(handed_in))?;
    let reminds = route_of(code).and_then(event_of_letter).is_some_and(|own| {
        reminders(answers()).any(|(kind, day, named)| {
            // In the row that came with the letter a person may write a later day: more time was given.
            let is_kept = named <= due || letter.fields.event.is_some();
            kind == own && day == letter.fields.received && is_kept
        })
    });
    (!reminds).then(|| Task {
        of: Of::Reply,
        id: format!("{code}/{}", letter.fields.id),
        words: line(&letter.name),
        about: said!(
            "还有{open}点没有答复，答复没有提交",
            "{open} {open?point|points} not answered yet, the answer not handed in",
            open = letter.open().count(),
        ),
        place: None,
        owner: None,
        due: Some(due),
    })
}

/// A kind and day among the dates of a record, and the last day that a notice names for it.
pub(super) type Reminder = (Code, Day, Day);

/// What has a last day by a notice among the dates of a record.
pub(super) fn reminders(answers: &Answers) -> impl Iterator<Item = Reminder> {
    let facts = Facts::new(answers).quietly();
    let of = |row: Entry<'_>| {
        let kind = row.choice(&events::KIND).known()?;
        Some((kind, row.day(&events::DAY).known()?, row.day(&events::NAMED).known()?))
    };
    let all: Vec<_> = facts.rows(&events::SECTION).filter_map(of).collect();
    all.into_iter()
}

fn line(text: &str) -> String {
    harmless(text, false)
}
