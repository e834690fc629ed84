//! What the minutes of a meeting tell, gathered from what was said in it.
//!
//! They tell of its end: nothing that was said or changed later makes them others, but that an entry was withdrawn since is added. What
//! answers, settles or confirms an entry stands with that entry, and never with another on the same place.

use crate::day::Moment;
use crate::desk::session::{Past, held_then};
use crate::document::Document;
use crate::document::build::{Decided, Matter, Minutes, minutes};
use crate::dossier::Dossier;
use crate::form::Answers;
use crate::law::Survey;
use crate::review::{About, Act, Board, Entry, EntryId, Meeting, Remark, Then};
use crate::telling;
use crate::text::{Lang, Phrase, harmless};

use super::about::NOBODY;
use super::{Discussion, named};

/// A record today and before, and what was said of it.
#[derive(Debug)]
pub struct Recorded<'a> {
    /// The record today.
    pub dossier: &'a Dossier,
    /// What follows from it.
    pub survey: &'a Survey,
    /// What it was.
    pub past: &'a Past<'a>,
    /// What was said of it.
    pub discussion: &'a Discussion,
}

/// The minutes of a meeting; nothing where there was none of this name.
pub fn minutes_of(meeting: &EntryId, of: &Recorded<'_>, lang: Lang) -> Option<Document> {
    let (board, today) = (of.discussion.board(), &of.dossier.answers);
    let until = board.at_end_of(meeting);
    let meetings = until.meetings();
    let meeting = meetings.iter().find(|one| one.id == meeting)?;
    let held = if meeting.closed.is_none() {
        Some(today.clone())
    } else {
        held_then(meeting, of.past, today)
    };
    let is_unknown = held.is_none();
    let answers = held.unwrap_or_default();
    let told = Telling { board: &until, answers: &answers, discussion: of.discussion, meeting };
    let mut said = told.minutes();
    said.is_unknown = is_unknown;
    if meeting.closed.is_none() {
        said.result = then((today, of.survey), Vec::new()).result;
    }
    said.withdrawn = withdrawn_since(board, meeting);
    said.late = late(board, meeting);
    let mut document = minutes(&answers, of.survey, lang, &said);
    document.stamp.record.clone_from(&of.dossier.id);
    Some(document)
}

/// How a record stands at the end of a meeting, and what was heard in it, to be noted with it.
pub fn then((answers, survey): (&Answers, &Survey), heard: Vec<EntryId>) -> Then {
    let verdict = &survey.verdict;
    let result = telling::outcome(verdict.mechanism, verdict.ground);
    Then { state: answers.digest(), result, heard }
}

/// What others said in a meeting and was not known when it ended.
fn late(board: &Board, meeting: &Meeting<'_>) -> Vec<Phrase> {
    if meeting.then.is_none_or(|then| then.heard.is_empty()) {
        return Vec::new();
    }
    let is_known = |id: &EntryId| meeting.said.iter().any(|(known, _)| *known == id);
    let new = board.standing().filter(|(id, entry)| {
        let is_of = entry.meeting.as_ref() == Some(meeting.id);
        let is_told = !matches!(entry.act, Act::Shown { .. } | Act::Closed { .. });
        is_of && is_told && !is_known(id)
    });
    new.map(|(_, entry)| {
        let (at, who, said) = (at(entry.at), by(entry), entry.act.said());
        said!("{at} {who}：{said}", "{at} {who}: {said}", at, who, said)
    })
    .collect()
}

/// What was said in a meeting and withdrawn after its end.
fn withdrawn_since(board: &Board, meeting: &Meeting<'_>) -> Vec<Phrase> {
    let gone = board.entries().filter_map(|(_, entry)| match &entry.act {
        Act::Withdrawn { of, .. } => Some((of, entry)),
        _ => None,
    });
    gone.filter_map(|(of, entry)| {
        let (_, said) = meeting.said.iter().find(|(id, _)| *id == of)?;
        let (day, who, said) = (entry.at.day(), by(entry), said.act.said());
        Some(said!(
            "{said}（{who}于{day}撤下）",
            "{said} (withdrawn by {who} on {day})",
            said,
            who,
            day
        ))
    })
    .collect()
}

/// Who said something.
fn by(entry: &Entry) -> Phrase {
    entry.who.as_deref().map_or_else(|| NOBODY.into(), |who| Phrase::same(harmless(who, false)))
}

/// A matter with what was said of it.
struct Spoken<'a> {
    about: &'a About,
    of: Option<&'a EntryId>,
    title: &'a Phrase,
    /// What stood beside the title, each once, as it changed while the meeting went on.
    figures: Vec<&'a Phrase>,
    digest: &'a str,
    seconds: u64,
    said: Vec<Phrase>,
}

impl Spoken<'_> {
    /// Whether it is what was shown: the entry, or, of what is none, what bears this title.
    fn is(&self, about: &About, of: Option<&EntryId>, title: &Phrase) -> bool {
        self.about == about && self.of == of && (of.is_some() || self.title == title)
    }
}

/// What tells of a meeting.
struct Telling<'a> {
    /// What was said until its end.
    board: &'a Board,
    /// What the record held then.
    answers: &'a Answers,
    discussion: &'a Discussion,
    meeting: &'a Meeting<'a>,
}

impl<'a> Telling<'a> {
    fn called(&self, about: &About) -> Phrase {
        named(about, self.answers, self.discussion)
    }

    fn minutes(&self) -> Minutes {
        let meeting = self.meeting;
        let mut told = Minutes {
            begun: at(meeting.entry.at),
            kept_by: meeting.entry.who.as_deref().map(line),
            present: meeting.present.iter().map(|name| line(name)).collect(),
            state: meeting.state.to_owned(),
            ..Minutes::default()
        };
        if let Some((entry, next, words)) = meeting.closed {
            told.ended = Some(at(entry.at));
            told.next = next;
            told.words = harmless(words, true);
        }
        if let Some(then) = meeting.then {
            told.state_after = Some(then.state.clone());
            told.result = then.result.clone();
        }
        told.result_before = meeting.said.iter().find_map(|(_, entry)| match &entry.act {
            Act::Shown { about: About::Result, of: None, title, .. } => Some(title.clone()),
            _ => None,
        });
        let mut matters = self.matters();
        for (_, entry) in &meeting.said {
            match &entry.act {
                Act::Decision(decision) => told.decisions.push(Decided {
                    about: self.called(&decision.about),
                    words: harmless(&decision.words, true),
                    owner: decision.owner.as_deref().map(line),
                    due: decision.due,
                    dissent: decision.dissent.as_deref().map(line),
                }),
                Act::Parked { about, reason } => {
                    told.parked.push((self.called(about), line(reason)));
                }
                // The result that was on the screen, where the end did not note another.
                Act::Shown { about: About::Result, of: None, title, .. }
                    if meeting.then.is_none() =>
                {
                    told.result = title.clone();
                }
                _ => {}
            }
        }
        told.beside = self.spread(&mut matters);
        told.matters = matters.into_iter().map(matter).collect();
        told.open = self.open();
        told
    }

    /// The matters that were shown, each once with all its time, and the remark that it is.
    fn matters(&self) -> Vec<Spoken<'a>> {
        let mut out: Vec<Spoken<'a>> = Vec::new();
        for (_, entry) in &self.meeting.said {
            let Act::Shown { about, of, title, figure, digest, seconds } = &entry.act else {
                continue;
            };
            let of = of.as_ref();
            if let Some(known) = out.iter_mut().find(|known| known.is(about, of, title)) {
                known.seconds += seconds;
                if figure.is_some() && known.figures.last().copied() != figure.as_ref() {
                    known.figures.extend(figure);
                }
            } else {
                let said = of.and_then(|of| self.quoted(of)).into_iter().collect();
                let (figures, seconds) = (figure.iter().collect(), *seconds);
                out.push(Spoken { about, of, title, figures, digest, seconds, said });
            }
        }
        out
    }

    /// Puts what was said to the matters; what belongs to none of them is returned.
    fn spread(&self, matters: &mut [Spoken<'a>]) -> Vec<(Phrase, Vec<Phrase>)> {
        let mut beside = Vec::new();
        let mut seen = None;
        let open: Vec<&EntryId> =
            self.board.threads().iter().filter(|one| one.is_open).map(|one| one.id).collect();
        for (id, entry) in &self.meeting.said {
            if let Act::Shown { about, of, title, .. } = &entry.act {
                seen = matters.iter().position(|one| one.is(about, of.as_ref(), title));
                continue;
            }
            let at = match (entry.act.of(), entry.act.about()) {
                (Some(of), _) => matters.iter().position(|one| one.of == Some(of)),
                (None, Some(about)) => under(matters, about, seen),
                (None, None) => None,
            };
            if let Some(matter) = at.and_then(|at| matters.get_mut(at)) {
                let said = self.said(entry);
                matter.said.push(if self.is_replaced(id) {
                    said!("{said}（后来改了意见）", "{said} (replaced later)", said)
                } else {
                    said
                });
                continue;
            }
            match &entry.act {
                // These stand in lists of their own.
                Act::Decision(_) | Act::Parked { .. } | Act::Withdrawn { .. } => {}
                Act::Remark(_) if open.contains(id) => {}
                _ => beside.push(self.beside(entry)),
            }
        }
        beside
    }

    /// Whether somebody said something else of it later in the meeting: that holds.
    fn is_replaced(&self, id: &EntryId) -> bool {
        let replaces =
            |act: &Act| matches!(act, Act::Verdict { replaces, .. } if replaces.contains(id));
        self.meeting.said.iter().any(|(_, entry)| replaces(&entry.act))
    }

    /// Of what something was said that was no matter, and what.
    fn beside(&self, entry: &Entry) -> (Phrase, Vec<Phrase>) {
        let first = entry.act.of().and_then(|of| self.discussion.board().find(of));
        let act = first.map_or(&entry.act, |first| &first.act);
        let about = match act {
            Act::Approval { scope, .. } => Phrase::list(scope.iter().map(|part| self.called(part))),
            Act::Seen { parts } => Phrase::list(parts.keys().map(|part| self.called(part))),
            act => act.about().map(|about| self.called(about)).unwrap_or_default(),
        };
        let quoted = entry.act.of().and_then(|of| self.quoted(of));
        (about, quoted.into_iter().chain([self.said(entry)]).collect())
    }

    /// The words of a remark, a decision or an approval of which something is said.
    fn quoted(&self, of: &EntryId) -> Option<Phrase> {
        let entry = self.discussion.board().find(of)?;
        let who = by(entry);
        match &entry.act {
            Act::Remark(Remark { words, .. }) => {
                let words = harmless(words, true);
                Some(said!("{who}的批注：“{words}”", "remark of {who}: \"{words}\"", who, words))
            }
            Act::Decision(decision) => Some(decision.said()),
            Act::Approval { role, .. } => {
                let (role, day) = (line(role), entry.at.day());
                Some(said!(
                    "{who}于{day}的批准（{role}）",
                    "approval of {who} ({role}), given on {day}",
                    who,
                    role,
                    day,
                ))
            }
            _ => None,
        }
    }

    /// What an entry says, and who says it where that is not who kept the minutes.
    fn said(&self, entry: &Entry) -> Phrase {
        let said = entry.act.said();
        let who = by(entry);
        match &entry.act {
            Act::Confirmed { of, .. } => {
                let first = self.discussion.board().find(of);
                let whose = first.filter(|first| first.who != entry.who).map(by);
                whose.map_or_else(
                    || {
                        said!(
                            "{who}再次确认自己的批准",
                            "{who} confirmed their own approval again",
                            who,
                        )
                    },
                    |whose| {
                        said!(
                            "{who}再次确认{whose}的批准",
                            "{who} confirmed the approval of {whose} again",
                            who,
                            whose,
                        )
                    },
                )
            }
            Act::Approval { .. } | Act::Seen { .. } | Act::Revoked { .. } => {
                said!("{who}：{said}", "{who}: {said}", who, said)
            }
            _ if entry.who == self.meeting.entry.who => said,
            _ => said!("{who}：{said}", "{who}: {said}", who, said),
        }
    }

    /// The remarks that were open at the end.
    fn open(&self) -> Vec<(Phrase, Phrase, Phrase)> {
        let open = self.board.threads().into_iter().filter(|thread| thread.is_open);
        open.map(|thread| {
            let asked = match (&thread.remark.asked, thread.remark.due) {
                (None, None) => Phrase::default(),
                (Some(who), None) => Phrase::same(line(who)),
                (None, Some(day)) => Phrase::same(day.to_string()),
                (Some(who), Some(day)) => {
                    said!("{who}，{day}", "{who}, {day}", who = line(who), day)
                }
            };
            let (who, words) = (by(thread.entry), harmless(&thread.remark.words, true));
            let said = if thread.remark.missing {
                said!("{who}：缺少：{words}", "{who}: missing: {words}", who, words)
            } else {
                said!("{who}：{words}", "{who}: {words}", who, words)
            };
            (self.called(&thread.remark.about), said, asked)
        })
        .collect()
    }
}

/// The matter under which something is said of a place: the one that was seen then, or the only one of that place.
fn under(matters: &[Spoken<'_>], about: &About, seen: Option<usize>) -> Option<usize> {
    let of_it: Vec<usize> =
        (0..).zip(matters).filter(|(_, one)| one.about == about).map(|(at, _)| at).collect();
    match (seen.filter(|seen| of_it.contains(seen)), of_it.as_slice()) {
        (Some(seen), _) => Some(seen),
        (None, [only]) => Some(*only),
        _ => None,
    }
}

fn matter(one: Spoken<'_>) -> Matter {
    let title = one.title.clone();
    let title = one
        .figures
        .into_iter()
        .cloned()
        .reduce(|was, is| said!("{was} → {is}", "{was} → {is}", was, is))
        .map_or_else(
            || title.clone(),
            |figures| {
                said!("{title}（{figures}）", "{title} ({figures})", title = title.clone(), figures)
            },
        );
    Matter {
        title,
        digest: one.digest.to_owned(),
        time: format!("{}:{:02}", one.seconds / 60, one.seconds % 60),
        said: one.said,
    }
}

fn line(text: &str) -> String {
    harmless(text, false)
}

/// A moment as minutes tell it.
fn at(moment: Moment) -> String {
    format!("{} {}", moment.day(), moment.time_of_day())
}

#[cfg(test)]
mod tests;
