//! What people agreed on beside the answers of a record: decisions, remarks of which somebody is asked, and what was undertaken in letters;
//! and what the record held when they met last.
//!
//! It is read from what stands beside the record. What of that cannot be read is told where it is shown, and is no task.

use std::path::Path;
use std::sync::Arc;

use crate::day::Moment;
use crate::dossier::Dossier;
use crate::form::Answers;
use crate::law::{Agreed, LastMet, Of, Task};
use crate::review::{About, Board, Meeting};
use crate::store::{Cabinet, Reviews};
use crate::text::harmless;

use super::session::{Hand, Past, Reader, Session};

/// What people agreed on of a record that is only read.
pub fn agreed_of(path: &Path, dossier: &Dossier) -> Agreed {
    let board = board(path, &dossier.id);
    let tasks = Arc::new(tasks_of(path, &dossier.id, &dossier.answers, &board));
    if !has_met(&board) {
        return Agreed { tasks, last_met: None };
    }
    // Nothing is written: the hand needs no clock.
    let hand = Hand { clock: || Moment::since_1970(0), who: None };
    let last_met = Reader::of(path, &hand)
        .ok()
        .and_then(|reader| last_met(&board, &reader.past(), &dossier.answers));
    Agreed { tasks, last_met }
}

/// What is to be done of a record and is not done yet.
pub fn tasks(path: &Path, id: &str, answers: &Answers) -> Vec<Task> {
    tasks_of(path, id, answers, &board(path, id))
}

/// Looks again at what people agreed on of a record that is open; says whether it is something else now.
pub fn agree(open: &mut Session) -> bool {
    let (path, id) = (open.file().path.clone(), open.file().dossier.id.clone());
    let board = board(&path, &id);
    let tasks = Arc::new(tasks_of(&path, &id, open.answers(), &board));
    let last_met = last_met(&board, &open.past(), open.answers());
    open.agrees(Agreed { tasks, last_met })
}

/// What the record held at the end of the last meeting that has ended, and the day; nothing where there was none or the history does not
/// tell.
pub fn last_met(board: &Board, past: &Past<'_>, now: &Answers) -> Option<LastMet> {
    let meetings = board.meetings();
    let ended = |meeting: &&Meeting<'_>| meeting.closed.map(|(end, ..)| end.at);
    let last = meetings.iter().filter(|one| ended(one).is_some()).max_by_key(ended)?;
    let (end, ..) = last.closed?;
    let after = |step| past.held_after(step).ok();
    let answers = match &end.step {
        // What was not changed since needs no history.
        _ if last.then.is_some_and(|then| then.state == now.digest()) => now.clone(),
        Some(step) => after(step)?,
        // Without a step nothing had been noted yet: a history that began since begins with what was there.
        None => match past.steps().last() {
            Some((first, _)) => after(first)?,
            None => now.clone(),
        },
    };
    Some(LastMet { day: end.at.day(), answers: Arc::new(answers) })
}

fn has_met(board: &Board) -> bool {
    board.meetings().iter().any(|meeting| meeting.closed.is_some())
}

fn board(path: &Path, id: &str) -> Board {
    let read = Reviews::of(path, id).read().unwrap_or_default();
    Board::of(read.entries.into_iter().map(|(id, entry, _)| (id, entry)))
}

fn tasks_of(path: &Path, id: &str, answers: &Answers, board: &Board) -> Vec<Task> {
    let task = |of, id: String, words: &str, about: &About| Task {
        of,
        id,
        words: line(words),
        about: about.said(answers),
        place: about.known_place(),
        owner: None,
        due: None,
    };
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
    for code in cabinet.submissions().unwrap_or_default() {
        for letter in cabinet.read(&code).letters {
            for (number, point) in letter.numbered() {
                let own = point.commitment.as_ref().filter(|own| own.done.is_none());
                let words = point.called.as_ref().unwrap_or(&point.words);
                out.extend(own.map(|own| Task {
                    of: Of::Letter,
                    id: format!("{code}/{}/{}", letter.fields.id, point.id),
                    words: line(words),
                    about: said!(
                        "{letter} 第{number}点",
                        "{letter}, point {number}",
                        letter = &letter.fields.id,
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
    out
}

fn line(text: &str) -> String {
    harmless(text, false)
}
