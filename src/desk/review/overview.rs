//! Everything that was said, as one value: for the screen, the command line and the minutes.

use serde::Serialize;

use crate::day::Day;
use crate::form::Answers;
use crate::review::{About, Act, Board, Entry, Held, Level, Standing, Today};
use crate::text::{Phrase, harmless};

use super::about::{NOBODY, result_named};
use super::{Discussion, named};

/// Everything that was said of a record, as it stands today.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Overview {
    /// The remarks, oldest first.
    pub remarks: Vec<RemarkTold>,
    /// The decisions, oldest first.
    pub decisions: Vec<DecisionTold>,
    /// The verdicts that stand.
    pub verdicts: Vec<VerdictTold>,
    /// The approvals.
    pub approvals: Vec<ApprovalTold>,
    /// What somebody marked as seen, and who has seen the words of today.
    pub seen: Vec<SeenTold>,
    /// The meetings.
    pub meetings: Vec<MeetingTold>,
}

/// Who said something, and when.
#[derive(Clone, Debug, Serialize)]
pub struct StepTold {
    /// Its name.
    pub id: String,
    /// When: `2026-11-28T14:02:05+08:00`.
    pub at: String,
    /// Who, where that was said.
    pub who: Option<String>,
    /// What kind of entry it is.
    pub act: &'static str,
    /// What it says, in a line.
    pub said: Phrase,
}

impl StepTold {
    fn of((id, entry): Held<'_>) -> Self {
        Self {
            id: id.to_string(),
            at: entry.at.to_string(),
            who: entry.who.as_deref().map(|who| harmless(who, false)),
            act: entry.act.code(),
            said: entry.act.said(),
        }
    }

    /// The beginning of its name, as it is shown.
    pub fn short(&self) -> String {
        self.id.chars().take(8).collect()
    }

    /// Who, in words.
    pub fn by(&self) -> Phrase {
        self.who.as_ref().map_or_else(|| NOBODY.into(), |who| Phrase::same(who.clone()))
    }

    /// The day and the time, as they are shown.
    pub fn when(&self) -> String {
        self.at.chars().take(16).map(|sign| if sign == 'T' { ' ' } else { sign }).collect()
    }
}

/// Of what something was said.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// As it is written.
    pub about: About,
    /// As it is called.
    pub named: Phrase,
}

/// A remark with what followed.
#[derive(Clone, Debug, Serialize)]
pub struct RemarkTold {
    /// Who and when.
    #[serde(flatten)]
    pub step: StepTold,
    /// Of what.
    #[serde(flatten)]
    pub of: Named,
    /// All its words.
    pub words: String,
    /// Whether something is missing there.
    pub missing: bool,
    /// The words of which it is said.
    pub quoted: Option<String>,
    /// Who is asked.
    pub asked: Option<String>,
    /// By when.
    pub due: Option<Day>,
    /// Whether it is open.
    pub open: bool,
    /// What followed.
    pub after: Vec<StepTold>,
}

/// A decision.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionTold {
    /// Who noted it and when.
    #[serde(flatten)]
    pub step: StepTold,
    /// About what.
    #[serde(flatten)]
    pub of: Named,
    /// All its words.
    pub words: String,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Day>,
    /// Who was of another mind, and why.
    pub dissent: Option<String>,
    /// Whether it is done.
    pub done: bool,
    /// The meeting in which it was made.
    pub meeting: Option<String>,
}

/// A verdict.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictTold {
    /// Who and when.
    #[serde(flatten)]
    pub step: StepTold,
    /// Of what.
    #[serde(flatten)]
    pub of: Named,
    /// Which.
    pub level: Level,
    /// Why.
    pub reason: String,
    /// Whether the words are still those of which it was said.
    pub is_of_today: bool,
}

/// An approval.
#[derive(Clone, Debug, Serialize)]
pub struct ApprovalTold {
    /// Who and when.
    #[serde(flatten)]
    pub step: StepTold,
    /// In which role.
    pub role: String,
    /// Of what.
    pub scope: Vec<Named>,
    /// Its code: `in_force`, `touched`, `lapsed` or `revoked`.
    pub standing: &'static str,
    /// How it stands, in words.
    pub standing_said: Phrase,
    /// What changed since.
    pub touched: Vec<Named>,
    /// When it was confirmed again, and by whom.
    pub confirmed: Vec<ConfirmedTold>,
}

/// That an approval was confirmed again.
#[derive(Clone, Debug, Serialize)]
pub struct ConfirmedTold {
    /// When.
    pub at: String,
    /// By whom.
    pub who: Option<String>,
    /// Whether that is somebody else than who approved.
    pub is_by_another: bool,
}

impl ConfirmedTold {
    /// Who confirmed and when, in words.
    pub fn said(&self) -> Phrase {
        let who = self.who.as_ref().map_or_else(|| NOBODY.into(), |it| Phrase::same(it.clone()));
        let day: String = self.at.chars().take(10).collect();
        if self.is_by_another {
            return said!(
                "{who}于{day}再次确认（不是批准人本人）",
                "confirmed again by {who} on {day}, who is not the one who approved",
                who,
                day,
            );
        }
        said!("{who}于{day}再次确认", "confirmed again by {who} on {day}", who, day)
    }
}

/// What somebody marked as seen.
#[derive(Clone, Debug, Serialize)]
pub struct SeenTold {
    /// What.
    #[serde(flatten)]
    pub of: Named,
    /// Who has seen the words of today; nobody where they changed since.
    pub by: Vec<String>,
}

/// A meeting.
#[derive(Clone, Debug, Serialize)]
pub struct MeetingTold {
    /// Who began it and when.
    #[serde(flatten)]
    pub step: StepTold,
    /// Who was there.
    pub present: Vec<String>,
    /// Whether it is still open.
    pub open: bool,
    /// How many matters were shown.
    pub matters: usize,
    /// How many decisions were made.
    pub decisions: usize,
    /// The day of the next.
    pub next: Option<Day>,
}

impl RemarkTold {
    /// Who is asked and by when, in words.
    pub fn asked_said(&self) -> Option<Phrase> {
        asked_said(self.asked.as_deref(), self.due)
    }
}

/// That somebody confirms again what another approved; nothing where it is the own approval.
pub fn of_another(first: &Entry, who: Option<&str>) -> Option<Phrase> {
    let whose = first.who.as_deref().filter(|whose| who != Some(*whose))?;
    let whose = harmless(whose, false);
    Some(said!(
        "这是{whose}的批准，由您再次确认；纪要和批准清单写明是谁确认的",
        "this is the approval of {whose}, confirmed again by you; the minutes and the list of approvals say who confirmed it",
        whose,
    ))
}

/// Who is asked and by when, in words.
pub fn asked_said(who: Option<&str>, due: Option<Day>) -> Option<Phrase> {
    Some(match (who, due) {
        (None, None) => return None,
        (Some(who), None) => said!("请{who}答复", "asked of {who}", who),
        (None, Some(day)) => said!("{day}前答复", "by {day}", day),
        (Some(who), Some(day)) => {
            said!("请{who}于{day}前答复", "asked of {who} by {day}", who, day)
        }
    })
}

impl Overview {
    /// Of a discussion, with the words of today.
    pub fn of(discussion: &Discussion, today: &Today<'_>) -> Self {
        let board = discussion.board();
        let of = |about: &About| called(about, today.answers, discussion);
        Self {
            remarks: remarks(board, &of),
            decisions: decisions(board, &of),
            verdicts: verdicts(board, today, &of),
            approvals: approvals(board, today, &of),
            seen: board
                .marked()
                .into_iter()
                .map(|about| SeenTold {
                    of: of(about),
                    by: board.seen_by(about, today).into_iter().map(str::to_owned).collect(),
                })
                .collect(),
            meetings: meetings(board),
        }
    }

    /// The remarks that are open.
    pub fn open(&self) -> impl Iterator<Item = &RemarkTold> {
        self.remarks.iter().filter(|remark| remark.open)
    }

    /// The decisions that are not done.
    pub fn undone(&self) -> impl Iterator<Item = &DecisionTold> {
        self.decisions.iter().filter(|decision| !decision.done)
    }
}

/// Something as it is written and called.
fn called(about: &About, answers: &Answers, discussion: &Discussion) -> Named {
    Named { about: about.clone(), named: named(about, answers, discussion) }
}

fn remarks(board: &Board, of: &dyn Fn(&About) -> Named) -> Vec<RemarkTold> {
    let told = |thread: crate::review::Thread<'_>| RemarkTold {
        step: StepTold::of((thread.id, thread.entry)),
        of: of(&thread.remark.about),
        words: harmless(&thread.remark.words, true),
        missing: thread.remark.missing,
        quoted: thread.remark.quoted.as_deref().map(|words| harmless(words, true)),
        asked: thread.remark.asked.as_deref().map(|who| harmless(who, false)),
        due: thread.remark.due,
        open: thread.is_open,
        after: thread.after.into_iter().map(StepTold::of).collect(),
    };
    board.threads().into_iter().map(told).collect()
}

fn decisions(board: &Board, of: &dyn Fn(&About) -> Named) -> Vec<DecisionTold> {
    let line = |text: &Option<String>| text.as_deref().map(|text| harmless(text, false));
    let told =
        |(held, decision, is_open): (Held<'_>, &crate::review::Decision, bool)| DecisionTold {
            step: StepTold::of(held),
            of: of(&decision.about),
            words: harmless(&decision.words, true),
            owner: line(&decision.owner),
            due: decision.due,
            dissent: line(&decision.dissent),
            done: !is_open,
            meeting: held.1.meeting.as_ref().map(ToString::to_string),
        };
    board.decisions().into_iter().map(told).collect()
}

fn verdicts(board: &Board, today: &Today<'_>, of: &dyn Fn(&About) -> Named) -> Vec<VerdictTold> {
    let told = |vote: crate::review::Vote<'_>| VerdictTold {
        step: StepTold::of((vote.id, vote.entry)),
        of: of(vote.about),
        level: vote.level,
        reason: harmless(vote.reason, true),
        is_of_today: vote.is_of_today,
    };
    board.votes(today).into_iter().map(told).collect()
}

fn approvals(board: &Board, today: &Today<'_>, of: &dyn Fn(&About) -> Named) -> Vec<ApprovalTold> {
    let told = |approval: crate::review::Approval<'_>| ApprovalTold {
        step: StepTold::of((approval.id, approval.entry)),
        role: harmless(approval.role, false),
        scope: approval.scope.iter().map(of).collect(),
        standing: approval.standing.code(),
        standing_said: match &approval.standing {
            Standing::Lapsed(then) => lapsed(then, &today.result),
            other => other.said(|about| of(about).named),
        },
        touched: match &approval.standing {
            Standing::Touched(parts) => parts.iter().map(of).collect(),
            _ => Vec::new(),
        },
        confirmed: approval
            .confirmed
            .iter()
            .map(|entry| ConfirmedTold {
                at: entry.at.to_string(),
                who: entry.who.as_deref().map(|who| harmless(who, false)),
                is_by_another: entry.who != approval.entry.who,
            })
            .collect(),
    };
    board.approvals(today).into_iter().map(told).collect()
}

/// That a result was approved, and that it is another now.
fn lapsed(then: &str, now: &str) -> Phrase {
    let (then, now) = (result_named(then), result_named(now));
    said!(
        "失效：结论已变，批准时是“{then}”，现在是“{now}”",
        "lapsed: the result changed from \"{then}\", which was approved, to \"{now}\"",
        then,
        now,
    )
}

fn meetings(board: &Board) -> Vec<MeetingTold> {
    let told = |meeting: crate::review::Meeting<'_>| {
        let count = |is_one: fn(&Act) -> bool| {
            meeting.said.iter().filter(|(_, entry)| is_one(&entry.act)).count()
        };
        MeetingTold {
            step: StepTold::of((meeting.id, meeting.entry)),
            present: meeting.present.iter().map(|name| harmless(name, false)).collect(),
            open: meeting.closed.is_none(),
            matters: meeting.matters().len(),
            decisions: count(|act| matches!(act, Act::Decision(_))),
            next: meeting.closed.and_then(|(_, next, _)| next),
        }
    };
    board.meetings().into_iter().map(told).collect()
}
