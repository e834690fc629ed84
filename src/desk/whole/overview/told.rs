//! The state of a folder told in lines: the command writes them, the screen draws them, a number beside its bar.

use std::path::PathBuf;

use crate::filing::Acts;
use crate::form::catalog::{flows, groups, handler};
use crate::form::{Place, Range};
use crate::law::State;
use crate::law::clock::When;
use crate::law::headroom::Headroom;
use crate::telling::{Told, Tone};
use crate::text::{Phrase, Text, grouped, t};

use super::super::Counted;
use super::{Counting, Next, Overview};

/// So many of the troubles are told; the others are counted, so that the state stays on its page.
const TROUBLES: usize = 3;

/// A line, and what it leads to.
#[derive(Clone, Debug)]
pub struct Line {
    /// What is told.
    pub told: Told,
    /// The file and the place in it that it is about.
    pub leads_to: Option<(PathBuf, Place)>,
    /// The same as a number against another, where it is one.
    pub gauge: Option<Gauge>,
}

/// A number against another: what stands before its bar, and behind it. Together they say what the line says.
#[derive(Clone, Debug)]
pub struct Gauge {
    /// What is counted, and how many there are.
    pub head: Phrase,
    /// How many there are.
    pub number: Range,
    /// The other number.
    pub of: u64,
    /// Whether that is a line which is reached or not; else it is the whole of which the number is a part.
    pub is_line: bool,
    /// What is said of it.
    pub tail: Phrase,
}

impl Line {
    const fn new(told: Told) -> Self {
        Self { told, leads_to: None, gauge: None }
    }

    fn plain(tone: Tone, words: impl Into<Phrase>) -> Self {
        Self::new(Told::new(tone, words))
    }
}

impl Overview {
    /// The whole of it.
    pub fn told(&self) -> Vec<Line> {
        let mut out: Vec<Line> = Vec::new();
        let day = self.on.spoken();
        out.push(Line::plain(Tone::Heading, said!("今天，{day}", "Today, {day}", day)));
        let (overdue, today, week, later) = self.counts();
        out.push(Line::plain(
            self.tone(),
            said!(
                "已过{overdue}项，今天{today}项，本周{week}项，以后{later}项",
                "{overdue} overdue, {today} today, {week} this week, {later} later",
                overdue,
                today,
                week,
                later,
            ),
        ));
        out.extend(self.underway_told());
        out.extend(self.ends_told());
        out.extend(self.troubles_told());
        out.extend(self.by());
        out.extend(self.next.iter().map(next));
        out.extend(self.waits_told());
        out.extend(self.people_told());
        out.extend(self.records_told());
        out
    }

    /// What one reads first, in a line: what is due and what waits.
    pub fn in_short(&self) -> Told {
        let (day, (overdue, today, week, _)) = (self.on, self.counts());
        let (own, others) = (self.waiting(Acts::Handler), self.waiting(Acts::Authority));
        let broken = self.troubles.len();
        if broken > 0 {
            // Of a narrow line the end is cut.
            return Told::new(
                Tone::Wrong,
                said!(
                    "{day} 有{broken}处无法读取；已过{overdue}项，今天{today}项，本周{week}项；备案等本企业{own}件，等主管机关{others}件",
                    "{day}: {broken} unreadable; {overdue} overdue, {today} today, {week} this week; filings: {own} ours, {others} theirs",
                    day,
                    broken,
                    overdue,
                    today,
                    week,
                    own,
                    others,
                ),
            );
        }
        let runs = self.running;
        if runs > 0 {
            return Told::new(
                Tone::Wrong,
                said!(
                    "{day} {runs}份在出境而条件未齐；已过{overdue}项，今天{today}项，本周{week}项；备案等本企业{own}件，等主管机关{others}件",
                    "{day}: {runs} exporting too early; {overdue} overdue, {today} today, {week} this week; filings: {own} ours, {others} theirs",
                    day,
                    runs,
                    overdue,
                    today,
                    week,
                    own,
                    others,
                ),
            );
        }
        Told::new(
            self.tone(),
            said!(
                "{day} 已过{overdue}项，今天{today}项，本周{week}项；备案等本企业{own}件，等主管机关{others}件",
                "{day}: {overdue} overdue, {today} today, {week} this week; filings: {own} ours, {others} theirs",
                day,
                overdue,
                today,
                week,
                own,
                others,
            ),
        )
    }

    /// The line of the law that decides: the last of a count that has surely reached it, since no other can change the result, else the
    /// one that is nearest; nothing where nobody is counted.
    pub fn nearest(&self) -> Option<Line> {
        let first = self.people.first()?;
        let left = |one: &&Headroom| match one.is_reached() {
            Some(true) => (false, 0),
            _ => (true, one.left().low.saturating_mul(1_000) / one.line.max(1)),
        };
        let line = first.next_lines().min_by_key(left)?;
        let mut out = of_line(first, line);
        let entity = &first.entity;
        if let Some(gauge) = &mut out.gauge {
            let head = &gauge.head;
            // The number is seen before the name is cut.
            gauge.head = said!("{head} {entity}", "{head} {entity}", head, entity);
        }
        let words = &out.told.words;
        out.told.words = said!("{entity}：{words}", "{entity}: {words}", entity, words);
        Some(out)
    }

    fn counts(&self) -> (usize, usize, usize, usize) {
        let [overdue, today, week, later] =
            [When::Overdue, When::Today, When::Week, When::Later].map(|when| self.due(when));
        (overdue, today, week, later)
    }

    fn tone(&self) -> Tone {
        match self.counts() {
            _ if self.running > 0 => Tone::Wrong,
            (0, 0, 0, _) => Tone::Plain,
            (0, ..) => Tone::Warning,
            _ => Tone::Wrong,
        }
    }

    /// What runs without contract, consent or whatever else comes first: each record leads to what it lacks.
    fn underway_told(&self) -> Vec<Line> {
        let told = self.underway.iter().map(|one| {
            let (record, flows) = (&one.record, one.flows);
            let words = said!(
                "{record}：{flows}个流向已在出境而机制、评估、告知或者同意尚不具备，先停止提供，或者先补齐",
                "{record}: {flows} {flows?flow runs|flows run} without the mechanism, assessment, notice or consent that comes first; stop, or make it good first",
                record,
                flows,
            );
            let leads_to = Some((one.path.clone(), Place::whole(&flows::SECTION)));
            Line { leads_to, ..Line::plain(Tone::Wrong, words) }
        });
        let more = self.running.saturating_sub(self.underway.len());
        let more = (more > 0).then(|| {
            let words = said!(
                "另有{more}份评估如此",
                "{more} more {more?assessment|assessments} alike",
                more
            );
            Line::plain(Tone::Wrong, words)
        });
        told.chain(more).collect()
    }

    fn ends_told(&self) -> Option<Line> {
        let ends = self.ends;
        let words = said!(
            "另有{ends}项本周期满，无须办理，例如保存期限",
            "{ends} more {ends?ends|end} this week with nothing to do, such as a retention",
            ends,
        );
        (ends > 0).then(|| Line::plain(Tone::Dim, words))
    }

    fn troubles_told(&self) -> Vec<Line> {
        let more = self.troubles.len().saturating_sub(TROUBLES);
        let more =
            (more > 0).then(|| said!("另有{more}处无法读取", "{more} more cannot be read", more));
        let first = self.troubles.iter().take(TROUBLES).cloned();
        first.chain(more).map(|one| Line::plain(Tone::Wrong, one)).collect()
    }

    fn by(&self) -> Option<Line> {
        let each = self.by.iter().map(|one| {
            let (who, count) = (&one.who, one.count);
            said!("{who}{count}项", "{who} {count}", who, count)
        });
        let more = self.doers.saturating_sub(self.by.len());
        let more = (more > 0).then(|| said!("另{more}人", "{more} more", more));
        let words = Phrase::list(each.chain(more));
        let label = t("由谁：", "By: ");
        (!self.by.is_empty()).then(|| Line::new(Told::labelled(Tone::Plain, label, words)))
    }

    fn waits_told(&self) -> Vec<Line> {
        let mut out = vec![Line::plain(Tone::Heading, t("备案等谁", "Filings wait for"))];
        if self.waits.is_empty() {
            out.push(Line::plain(Tone::Dim, t("没有要提交的。", "Nothing is to be handed in.")));
        }
        for one in &self.waits {
            let (acts, stage, count) = (one.acts.label(), one.stage, one.count);
            let tone = if one.acts == Acts::Handler { Tone::Strong } else { Tone::Plain };
            let words =
                said!("{acts}：{stage}{count}件", "{acts}: {stage}, {count}", acts, stage, count,);
            let place = Place::whole(&handler::SECTION);
            let leads_to = Some((one.first.clone(), place));
            out.push(Line { leads_to, ..Line::plain(tone, words) });
        }
        out
    }

    fn people_told(&self) -> Vec<Line> {
        let counted = &self.counted;
        let mut out = vec![Line::plain(
            Tone::Heading,
            said!("人数：{counted}", "People: {counted}", counted),
        )];
        for one in &self.people {
            out.push(Line::plain(Tone::Strong, Phrase::same(one.entity.clone())));
            out.extend(one.next_lines().map(|line| of_line(one, line)));
        }
        let more = self.entities.saturating_sub(self.people.len());
        let beyond = self.beyond;
        let more = (more > 0).then(|| {
            if beyond == 0 {
                return said!(
                    "另有{more}个处理者，见“人数”",
                    "{more} more {more?entity|entities}: see the people of the folder",
                    more,
                );
            }
            said!(
                "另有{more}个处理者，见“人数”；其中{beyond}个已达到各项法定人数",
                "{more} more {more?entity|entities}: see the people of the folder; {beyond} of them {beyond?has|have} reached every line",
                more,
                beyond,
            )
        });
        let unplaced = (self.unplaced > 0).then(|| {
            let count = self.unplaced;
            said!(
                "{count}份评估没有写明处理者，没有计入",
                "{count} {count?assessment names|assessments name} no handler and {count?counts|count} for nobody",
                count,
            )
        });
        out.extend(more.map(|words| Line::plain(Tone::Dim, words)));
        out.extend(unplaced.map(|words| Line::plain(Tone::Warning, words)));
        out
    }

    fn records_told(&self) -> Vec<Line> {
        let all = self.records;
        let head = said!("评估{all}份", "{all} {all?assessment|assessments}", all);
        let mut out = vec![Line::plain(Tone::Heading, head)];
        let states = self.states.iter().filter(|one| one.count > 0);
        out.extend(states.map(|Counting { of, count }| {
            let tone = match of {
                State::HasErrors => Tone::Wrong,
                State::Incomplete => Tone::Open,
                State::Complete => Tone::Good,
            };
            part(tone, of.label(), *count, all)
        }));
        let broken = (self.unreadable > 0).then_some(self.unreadable);
        let broken = broken.map(|count| {
            part(Tone::Wrong, t("无法读取或者已不在", "unreadable or gone"), count, all)
        });
        out.extend(broken);
        let each = self.mechanisms.iter().map(|one| {
            let (short, count) = (one.of.short(), one.count);
            said!("{short}{count}份", "{short} {count}", short, count)
        });
        let words = Phrase::list(each);
        if !words.zh.is_empty() {
            out.push(Line::new(Told::labelled(Tone::Plain, t("机制：", "By mechanism: "), words)));
        }
        out
    }
}

/// What is to be done next.
fn next(one: &Next) -> Line {
    let tone = match one.when {
        When::Overdue => Tone::Wrong,
        When::Today | When::Week => Tone::Warning,
        _ => Tone::Plain,
    };
    let day = one.day.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let words = said!(
        "{day} [{state}] {title}",
        "{day} [{state}] {title}",
        day,
        state = one.state,
        title = &one.title,
    );
    let of = said!("{who}，{of}", "{who}, {of}", who = &one.who, of = &one.record);
    let told = Told::new(tone, words).with([Told::new(Tone::Dim, of)]);
    Line { leads_to: Some((one.path.clone(), one.place.clone())), ..Line::new(told) }
}

/// The people of an entity against a line of the law.
pub(in crate::desk::whole) fn of_line(of: &Counted, line: &Headroom) -> Line {
    let tone = match (line.is_reached(), line.said_forecast()) {
        (Some(true), _) => Tone::Strong,
        (None, _) => Tone::Open,
        (Some(false), _) if line.lacks_forecast() => Tone::Dim,
        (Some(false), Some(_)) => Tone::Warning,
        (Some(false), None) => Tone::Plain,
    };
    let (counted, now, left) = (line.counted(), line.now.spoken(), line.said_left());
    let (number, mechanism) = (grouped(line.line), line.mechanism.short());
    let gauge = Gauge {
        head: said!("{counted} {now}", "{counted} {now}", counted, now),
        number: line.now,
        of: line.line,
        is_line: true,
        tail: said!(
            "{number} {mechanism}：{left}",
            "{number} {mechanism}: {left}",
            number,
            mechanism,
            left,
        ),
    };
    let place = || Place::whole(&groups::SECTION);
    let leads_to = of.records.first().map(|record| (record.path.clone(), place()));
    Line { leads_to, gauge: Some(gauge), ..Line::plain(tone, line.said()) }
}

/// A part of all records.
fn part(tone: Tone, label: Text, count: usize, all: usize) -> Line {
    let wide = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let gauge = Gauge {
        head: said!("{label} {count}", "{label} {count}", label, count),
        number: Range::exactly(wide(count)),
        of: wide(all),
        is_line: false,
        tail: Phrase::default(),
    };
    let words = said!("{label}{count}份", "{label}: {count}", label, count);
    Line { gauge: Some(gauge), ..Line::plain(tone, words) }
}
