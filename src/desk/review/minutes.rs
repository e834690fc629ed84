//! What the minutes of a meeting tell, gathered from what was said in it.

use crate::day::Moment;
use crate::document::Document;
use crate::document::build::{Decided, Matter, Minutes, minutes};
use crate::dossier::Dossier;
use crate::law::Survey;
use crate::review::{About, Act, Meeting};
use crate::telling;
use crate::text::{Lang, Phrase, harmless};

use super::{Discussion, named};

/// The minutes of a meeting; the latest that is meant stands in `meeting`.
pub fn minutes_of(
    meeting: &Meeting<'_>,
    discussion: &Discussion,
    (dossier, survey): (&Dossier, &Survey),
    lang: Lang,
) -> Document {
    let answers = &dossier.answers;
    let called = |about: &About| named(about, answers, discussion);
    let line = |text: &str| harmless(text, false);
    let mut told = Minutes {
        begun: at(meeting.entry.at),
        kept_by: meeting.entry.who.as_deref().map(line),
        present: meeting.present.iter().map(|name| line(name)).collect(),
        result: telling::in_short(survey.verdict.mechanism, survey.verdict.ground),
        state: meeting.state.to_owned(),
        ..Minutes::default()
    };
    if let Some((entry, next, words)) = meeting.closed {
        told.ended = Some(at(entry.at));
        told.next = next;
        told.words = harmless(words, true);
    }
    let said_of = |about: &About| -> Vec<Phrase> {
        let is_said = |act: &Act| {
            !matches!(act, Act::Shown { .. }) && spoken_of(act, discussion) == Some(about)
        };
        meeting
            .said
            .iter()
            .filter(|(_, it)| is_said(&it.act))
            .map(|(_, it)| it.act.said())
            .collect()
    };
    for (_, entry) in &meeting.said {
        match &entry.act {
            Act::Shown { about, title, digest, seconds } => {
                // A matter that was gone back to stands once, with all its time.
                let known = told.matters.iter_mut().find(|known| known.title == *title);
                let time = |seconds: u64| format!("{}:{:02}", seconds / 60, seconds % 60);
                match known {
                    Some(known) => known.time = time(seconds_of(&known.time) + seconds),
                    None => told.matters.push(Matter {
                        title: title.clone(),
                        digest: digest.clone(),
                        time: time(*seconds),
                        said: said_of(about),
                    }),
                }
            }
            Act::Decision(decision) => told.decisions.push(Decided {
                about: called(&decision.about),
                words: harmless(&decision.words, true),
                owner: decision.owner.as_deref().map(line),
                due: decision.due,
                dissent: decision.dissent.as_deref().map(line),
            }),
            Act::Parked { about, reason } => told.parked.push((called(about), line(reason))),
            _ => {}
        }
    }
    let open = discussion.board().threads().into_iter().filter(|thread| thread.is_open);
    told.open = open
        .map(|thread| {
            let asked = match (&thread.remark.asked, thread.remark.due) {
                (None, None) => Phrase::default(),
                (Some(who), None) => Phrase::same(line(who)),
                (None, Some(day)) => Phrase::same(day.to_string()),
                (Some(who), Some(day)) => {
                    said!("{who}，{day}", "{who}, {day}", who = line(who), day)
                }
            };
            (called(&thread.remark.about), harmless(&thread.remark.words, true), asked)
        })
        .collect();
    let mut document = minutes(answers, survey, lang, &told);
    document.stamp.record.clone_from(&dossier.id);
    document
}

/// What an entry speaks of, also where it settles or confirms another.
fn spoken_of<'a>(act: &'a Act, discussion: &'a Discussion) -> Option<&'a About> {
    let act = match act {
        Act::Resolved { of, .. } | Act::Reopened { of, .. } | Act::Confirmed { of, .. } => {
            &discussion.board().find(of)?.act
        }
        act => act,
    };
    match act {
        Act::Approval { scope, .. } => scope.first(),
        act => act.about(),
    }
}

/// A moment as minutes tell it.
fn at(moment: Moment) -> String {
    format!("{} {}", moment.day(), moment.time_of_day())
}

/// The seconds of a time as it is told here.
fn seconds_of(time: &str) -> u64 {
    let (minutes, seconds) = time.split_once(':').unwrap_or(("0", time));
    minutes.parse::<u64>().unwrap_or(0) * 60 + seconds.parse::<u64>().unwrap_or(0)
}
