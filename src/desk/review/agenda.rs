//! What a meeting has to speak of, first what matters most: changes since the last, exports before what lets them begin, people whose
//! consent nobody named, open remarks, the result and what would turn it, risks that are not accepted, approvals that fell, decisions to be carried out. A meeting that is gone on with keeps the matters it
//! began with, in their order.

use crate::day::Day;
use crate::desk::session::{Session, last_met, tasks};
use crate::form::catalog::{consents, risks};
use crate::form::{Changed, LineId, Place, Range, Tri};
use crate::law::change::{Difference, Judged, Review};
use crate::law::flips::{Flip, Turns};
use crate::law::headroom::is_sensitive_deciding;
use crate::law::risk::Scored;
use crate::law::{Of, Survey, Task, Underway};
use crate::review::{About, Act, EntryId, Meeting, Parts};
use crate::telling;
use crate::text::{Phrase, Text, grouped, phrase, t};

use super::{ApprovalTold, DecisionTold, Discussion, Overview, RemarkTold, papers, today};

/// How many lines a matter has at most: it is read from a distance.
const MOST: usize = 6;

/// How many changes are told in the minutes; as many are shown as there is room for.
const TOLD: usize = 40;

/// How many letters of an answer that changed are shown.
const SHORT: usize = 40;

/// How many turns of the result are told with it: the smallest changes come first.
const TURNS: usize = 3;

/// How many where there is little room.
const FEW: usize = 2;

/// A matter of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What is said in it is said of this.
    pub about: About,
    /// The remark or decision that it is, which can be settled.
    pub settles: Option<EntryId>,
    /// The approval that it is, which can be confirmed again.
    pub approval: Option<EntryId>,
    /// What kind of matter it is.
    pub kind: Phrase,
    /// What it is, in a line.
    pub title: Phrase,
    /// A figure: digits, and marks between them; empty where it has none.
    pub figure: String,
    /// What the figure counts.
    pub unit: Phrase,
    /// A few words more.
    pub lines: Vec<Phrase>,
}

impl Topic {
    fn new(about: About, kind: impl Into<Phrase>, title: Phrase) -> Self {
        Self {
            about,
            settles: None,
            approval: None,
            kind: kind.into(),
            title,
            figure: String::new(),
            unit: Phrase::default(),
            lines: Vec::new(),
        }
    }

    /// Shows by when it is due.
    fn dated(&mut self, due: Option<Day>, on: Day) {
        let Some(due) = due else { return };
        let whole = due.to_string();
        // The year is said where it is another.
        let short = whole.split_once('-').map(|(_, rest)| rest).filter(|_| due.year() == on.year());
        short.unwrap_or(&whole).clone_into(&mut self.figure);
        self.unit = t("到期", "due").into();
    }

    /// The entry that it is: a remark, a decision or an approval.
    pub fn of(&self) -> Option<&EntryId> {
        self.settles.as_ref().or(self.approval.as_ref())
    }

    /// How it stands in the agenda of a meeting: by the entry that it is, or by what it is about.
    pub fn key(&self) -> About {
        self.of().map_or_else(|| self.about.clone(), |id| About::Entry(id.clone()))
    }

    /// What is shown, as minutes tell it to those who were not there; it tells one matter from another.
    pub fn shown(&self) -> Phrase {
        let (kind, title) = (&self.kind, &self.title);
        said!("{kind}：{title}", "{kind}: {title}", kind, title)
    }

    /// What is shown beside it of what is no entry: its figure, and its lines but for turns of the result, which the record tells. It may
    /// become another while the meeting goes on.
    pub fn shown_beside(&self) -> Option<Phrase> {
        if self.of().is_some() {
            return None;
        }
        let (figure, unit) = (&self.figure, &self.unit);
        let figure =
            (!figure.is_empty()).then(|| said!("{figure} {unit}", "{figure} {unit}", figure, unit));
        let mut lines: Vec<Phrase> = self.lines.iter().take(TOLD).cloned().collect();
        more(&mut lines, self.lines.len());
        let more: Vec<Phrase> = figure.into_iter().chain(lines).collect();
        (!more.is_empty()).then(|| Phrase::list(more))
    }

    /// Whether it is the result itself, and not something that was said of it.
    pub fn is_result(&self) -> bool {
        self.of().is_none() && self.about == About::Result
    }
}

/// Where a meeting that is gone on with stood: the matter that was on the screen last.
pub fn last_shown(meeting: &Meeting<'_>, topics: &[Topic]) -> Option<usize> {
    let shown = meeting.said.iter().rev().find_map(|(_, entry)| match &entry.act {
        Act::Shown { about, of, .. } => Some((about, of.as_ref())),
        _ => None,
    })?;
    topics.iter().position(|topic| (&topic.about, topic.of()) == shown)
}

/// The matters of a meeting held `on` a day; of one that is gone on with those it began with.
pub fn topics(
    session: &Session,
    discussion: &Discussion,
    on: Day,
    current: Option<&Meeting<'_>>,
) -> Vec<Topic> {
    let (dossier, survey) = (&session.file().dossier, session.survey());
    let asked = discussion.speaks_of_papers();
    let words = if asked { papers(dossier, survey) } else { Parts::new() };
    let all = Overview::of(discussion, &today(dossier, survey, words));
    let agenda = current.map(|meeting| meeting.agenda).unwrap_or_default();
    let is_kept = !agenda.is_empty();
    // What was taken in this very meeting is not carried out yet, and no matter of it.
    let here = current.map(|meeting| meeting.id.to_string());
    let is_of_before = |one: &&DecisionTold| here.is_none() || one.meeting != here;
    let fell = |one: &&ApprovalTold| matches!(one.standing, "touched" | "lapsed");
    let mut out = Vec::new();
    out.extend(changed(session, discussion));
    out.extend(begins_too_early(session.survey()));
    out.extend(without_consent(session.survey()));
    out.extend(all.remarks.iter().filter(|one| is_kept || one.open).map(remark));
    out.push(result(session));
    out.extend(not_accepted(session, is_kept));
    out.extend(all.approvals.iter().filter(|one| is_kept || fell(one)).map(approval));
    let decisions = all.decisions.iter().filter(|one| is_kept || !one.done);
    out.extend(decisions.filter(is_of_before).map(|one| decision(one, on)));
    out.extend(undertaken(session, on));
    if is_kept { in_order(out, agenda) } else { out }
}

/// The matters of an agenda, in its order. One that was written by its place is the first of that place.
fn in_order(mut all: Vec<Topic>, agenda: &[About]) -> Vec<Topic> {
    let mut take = |key: &About| {
        let at = all.iter().position(|topic| topic.key() == *key);
        let at = at.or_else(|| all.iter().position(|topic| topic.about == *key))?;
        Some(all.remove(at))
    };
    agenda.iter().filter_map(&mut take).collect()
}

/// What differs since the last meeting, first what the law says most of.
fn changed(session: &Session, discussion: &Discussion) -> Option<Topic> {
    let last = last_met(discussion.board(), &session.past(), session.answers())?;
    let day = last.day.to_string();
    let kind = t("上次会议以来的改动", "Changed since the last meeting");
    let title = said!("{day} 的会议以来", "since the meeting of {day}", day);
    let mut topic = Topic::new(About::Whole, kind, title);
    let (old, now) = (Survey::of(&last.answers), session.survey());
    let (was, is) = (old.facts(&last.answers), now.facts(session.answers()));
    let was = Judged { facts: &was, verdict: &old.verdict, routes: &old.routes };
    let is = Judged { facts: &is, verdict: &now.verdict, routes: &now.routes };
    let mut found = Review::of(was, is).differences;
    let gravest = |one: &Difference| one.rulings.iter().map(|ruled| ruled.ruling.act).min();
    found.sort_by_key(|one| (one.rulings.is_empty(), gravest(one)));
    topic.figure = found.len().to_string();
    topic.unit = t("处改动", "changes").into();
    topic.lines = found.iter().map(|one| became(&one.changed)).collect();
    Some(topic)
}

/// Exports that run, or are to begin, before what must be there first.
fn begins_too_early(survey: &Survey) -> Option<Topic> {
    let first = survey.underway.first()?;
    let count = survey.underway.len();
    let title = said!("{count}个流向", "{count} {count?flow|flows}", count);
    let mut topic = Topic::new(About::place(&first.place), telling::UNDERWAY, title);
    topic.lines = survey.underway.iter().map(Underway::said).collect();
    Some(topic)
}

/// Of whom no notice or consent is so much as named that is due.
fn without_consent(survey: &Survey) -> Option<Topic> {
    let missing: Vec<_> = survey.consent.iter().filter(|cell| cell.is_missing()).collect();
    let count = missing.len();
    let kind = t("缺告知或者单独同意", "Without notice or separate consent");
    let title = said!("{count}处没有写明", "{count} {count?place|places} name none", count);
    let about = About::place(&Place::whole(&consents::SECTION));
    let mut topic = Topic::new(about, kind, title);
    topic.lines = missing
        .iter()
        .map(|cell| {
            let [scenario, group, recipient] = [&cell.scenario.1, &cell.group.1, &cell.recipient.1];
            said!(
                "{group}：{scenario}，{recipient}",
                "{group}: {scenario}, {recipient}",
                group,
                scenario,
                recipient,
            )
        })
        .collect();
    (count > 0).then_some(topic)
}

/// What stood at a place, and what stands there now.
fn became(one: &Changed) -> Phrase {
    let (label, was, is) = (&one.label, short(&one.before), short(&one.after));
    if was.zh.is_empty() && is.zh.is_empty() {
        return label.clone();
    }
    let nothing = || t("空", "empty").into();
    let or = |words: Phrase| if words.zh.is_empty() { nothing() } else { words };
    said!("{label}：{was} → {is}", "{label}: {was} → {is}", label, was = or(was), is = or(is))
}

/// The beginning of long words: it is read from a distance.
fn short(words: &Phrase) -> Phrase {
    let cut = |text: &str| match text.char_indices().nth(SHORT) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    };
    phrase(cut(&words.zh), cut(&words.en))
}

/// Says how many more there are than are told.
pub fn more(lines: &mut Vec<Phrase>, all: usize) {
    if all > lines.len() {
        let count = all - lines.len();
        lines.push(said!("另有{count}处", "and {count} more", count));
    }
}

fn remark(one: &RemarkTold) -> Topic {
    let kind = if one.open {
        t("未解决的批注", "Open remark")
    } else {
        t("已解决的批注", "Settled remark")
    };
    let mut topic = Topic::new(one.of.about.clone(), kind, one.of.named.clone());
    topic.settles = LineId::parse(&one.step.id);
    let by = one.step.by();
    topic.lines.push(said!("{by}：{words}", "{by}: {words}", by, words = one.words.as_str()));
    topic.lines.extend(one.asked_said());
    let answers = one.after.iter().rev().take(MOST - 2).rev();
    topic.lines.extend(answers.map(|step| {
        let (by, said) = (step.by(), &step.said);
        said!("{by}：{said}", "{by}: {said}", by, said)
    }));
    topic
}

fn result(session: &Session) -> Topic {
    let verdict = &session.survey().verdict;
    let title = telling::outcome(verdict.mechanism, verdict.ground);
    let mut topic = Topic::new(About::Result, t("结论和翻转点", "Result and flip points"), title);
    let facts = session.survey().facts(session.answers());
    let counts = &verdict.headcount;
    let sensitive = is_sensitive_deciding(&facts, counts);
    let of = |sensitive: bool| {
        if sensitive {
            (counts.sensitive.range, SENSITIVE)
        } else {
            (counts.ordinary.range, ORDINARY)
        }
    };
    let ((decides, unit), (other, other_unit)) = (of(sensitive), of(!sensitive));
    if decides.high != Some(0) {
        topic.figure = figure(decides);
        topic.unit = unit.into();
    }
    if other.high != Some(0) {
        let people = other.spoken();
        topic.lines.push(said!("{people}{unit}", "{people} {unit}", people, unit = other_unit));
    }
    topic
}

// Beside digits as large as a screen of 80 cells holds there is room for so much, and the kind must not be cut off.
const SENSITIVE: Text = t("人，敏感个人信息", "people, sensitive data");
const ORDINARY: Text = t("人，一般个人信息", "people, ordinary data");

/// A number of people in digits; empty where nothing bounds it from above.
fn figure(people: Range) -> String {
    let Range { low, high, .. } = people;
    match high {
        Some(high) if low == high => grouped(low),
        Some(high) => format!("{}-{}", grouped(low), grouped(high)),
        None => String::new(),
    }
}

/// What would turn the result, as far as it is known: it is looked for while the meeting goes on. Where there is little room, the
/// smallest changes alone.
pub fn turning(turns: Option<&Turns>, has_room: bool) -> Vec<Phrase> {
    let found = turns.map(|turns| turns.found.as_slice()).unwrap_or_default();
    let line = |flip: &Flip| {
        let to = telling::in_short(flip.to.mechanism, flip.to.ground);
        said!("{change} → {to}", "{change} → {to}", change = flip.change, to)
    };
    let most = if has_room { TURNS } else { FEW };
    let mut lines: Vec<Phrase> = found.iter().take(most).map(line).collect();
    more(&mut lines, found.len());
    lines
}

/// The risks that are not accepted; for a meeting that is gone on with all, as how they stand may have changed since.
fn not_accepted(session: &Session, is_kept: bool) -> Vec<Topic> {
    let all = &session.survey().risks;
    let is_open = |risk: &Scored| risk.is_unacceptable(&all.matrix).is_yes();
    let topic = |risk: &Scored| {
        let place = Place { section: &risks::SECTION, row: Some(risk.id.clone()), field: None };
        let kind = match risk.is_unacceptable(&all.matrix) {
            Tri::Yes => t("没有接受的风险", "Risk not accepted"),
            Tri::No => t("不再高于可接受等级的风险", "Risk no longer above the limit"),
            Tri::Unknown(_) => t("重新待定的风险", "Risk open again"),
        };
        let mut topic = Topic::new(About::place(&place), kind, risk.name.clone());
        let (before, after) = (risk.before.said(), risk.after.said());
        topic.lines.push(said!("处置前：{before}", "before treatment: {before}", before));
        topic.lines.push(said!("处置后：{after}", "after treatment: {after}", after));
        topic
    };
    all.scored.iter().filter(|risk| is_kept || is_open(risk)).map(topic).collect()
}

/// What was undertaken to the authority and is not done.
fn undertaken(session: &Session, on: Day) -> Vec<Topic> {
    let (file, answers) = (session.file(), session.answers());
    let found = tasks(&file.path, &file.dossier.id, answers).tasks.into_iter();
    let topic = |task: Task| {
        let kind = match task.due {
            Some(due) if due < on => {
                t("到期没有办完的承诺", "Undertaking to the authority, overdue")
            }
            _ => t("没有办完的承诺", "Undertaking to the authority"),
        };
        let about = task.place.as_ref().map_or(About::Whole, About::place);
        let mut topic = Topic::new(about, kind, Phrase::same(task.words.clone()));
        topic.dated(task.due, on);
        let owner = task.who();
        topic.lines.push(said!("责任人：{owner}", "owner: {owner}", owner));
        topic.lines.push(task.about);
        topic
    };
    found.filter(|task| task.of == Of::Letter).map(topic).collect()
}

fn approval(one: &ApprovalTold) -> Topic {
    let scope = Phrase::list(one.scope.iter().map(|part| part.named.clone()));
    let about = one.scope.first().map_or(About::Whole, |part| part.about.clone());
    let mut topic = Topic::new(about, t("不再有效的批准", "Approval that fell"), scope);
    topic.approval = LineId::parse(&one.step.id);
    let (by, role) = (one.step.by(), one.role.as_str());
    topic.lines.push(said!("{by}（{role}）", "{by} ({role})", by, role));
    topic.lines.push(one.standing_said.clone());
    topic
}

fn decision(one: &DecisionTold, on: Day) -> Topic {
    let kind = match one.due {
        _ if one.done => t("已办完的决定", "Decision carried out"),
        Some(due) if due < on => t("到期没有办完的决定", "Decision overdue"),
        _ => t("没有办完的决定", "Decision to be carried out"),
    };
    let title = Phrase::same(one.words.lines().next().unwrap_or_default());
    let mut topic = Topic::new(one.of.about.clone(), kind, title);
    topic.settles = LineId::parse(&one.step.id);
    topic.dated(one.due, on);
    topic.lines.push(one.of.named.clone());
    if let Some(owner) = one.owner.as_deref() {
        topic.lines.push(said!("责任人：{owner}", "owner: {owner}", owner));
    }
    if let Some(dissent) = one.dissent.as_deref() {
        topic.lines.push(said!("不同意见：{dissent}", "dissent: {dissent}", dissent));
    }
    topic
}

#[cfg(test)]
mod tests;
