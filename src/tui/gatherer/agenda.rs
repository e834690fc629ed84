//! The deadlines of a folder as rows, by when they are to be done: each says how long there is, and over which days it runs.

use std::path::PathBuf;

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::desk::Record;
use crate::desk::whole::Agenda;
use crate::form::Place;
use crate::form::catalog::handler;
use crate::law::Task;
use crate::law::clock::{Due, Left, Progress, When};
use crate::telling::Tone;
use crate::text::{Phrase, harmless};
use crate::tui::widget::axis::{Axis, Runs};

use super::{Columns, Row};

/// So many days ahead it is said how long there is: further off nobody counts them.
const NEAR: i64 = 62;

/// So many weeks are counted one by one.
const WEEKS: usize = 13;

/// What lies ahead, in numbers.
#[derive(Clone, Debug)]
pub(crate) struct Ahead {
    /// The days that are shown.
    pub(crate) axis: Axis,
    /// How much is overdue.
    pub(crate) overdue: usize,
    /// The Monday of each of the next weeks, and how much is to be done in it from today on.
    pub(crate) weeks: Vec<(Day, usize)>,
}

impl Ahead {
    /// Of the rows, seen from a day; nothing where none has a day.
    pub(super) fn of(rows: &[Row], today: Day) -> Option<Self> {
        let all = || rows.iter().filter_map(|row| row.runs);
        all().next()?;
        let monday = today.plus_days(-i64::try_from(today.of_week()?).ok()?)?;
        let starts = (0..).map_while(|week| monday.plus_days(7 * week)).take(WEEKS);
        let mut weeks: Vec<(Day, usize)> = starts.map(|day| (day, 0)).collect();
        let mut overdue = 0;
        for Runs { due: day, tone, .. } in all().filter(|runs| runs.acts) {
            if tone == Tone::Wrong {
                overdue += 1;
            } else if let Some(days) = monday.days_until(day)
                && let Some((_, count)) =
                    usize::try_from(days / 7).ok().and_then(|week| weeks.get_mut(week))
            {
                *count += 1;
            }
        }
        Some(Self { axis: Axis::of(today, all()), overdue, weeks })
    }
}

/// A row with what it is sorted by.
struct One {
    when: When,
    day: Option<Day>,
    words: Phrase,
    columns: Columns,
    from: Option<Day>,
    ready: Option<Day>,
    acts: bool,
    leads_to: (PathBuf, Place),
}

/// The rows under their headings.
pub(super) fn of(all: &Agenda, today: Day, calendar: &Calendar) -> Vec<Row> {
    let dues = all.dues.iter().map(|(at, due)| of_law(all, *at, due, (today, calendar)));
    let tasks = all.tasks.iter().map(|(at, task)| agreed(all, *at, task, (today, calendar)));
    let mut lines: Vec<One> = dues.chain(tasks).collect();
    lines.sort_by_key(|one| (one.when, one.day.is_none(), one.day));
    let mut out = Vec::with_capacity(lines.len());
    for part in lines.chunk_by(|a, b| a.when == b.when) {
        let (label, count) = (part[0].when.label(), part.len());
        let words = said!("{label}（{count}项）", "{label} ({count})", label, count);
        out.push(Row::new(words, Tone::Heading, None));
        out.extend(part.iter().map(|one| row(one, today)));
    }
    out
}

fn row(one: &One, today: Day) -> Row {
    let tone = match one.when {
        When::Overdue => Tone::Wrong,
        When::Today | When::Week => Tone::Warning,
        When::Later | When::NoDay | When::Ended => Tone::Plain,
    };
    let runs = one.day.map(|due| Runs {
        from: one.from.unwrap_or(today),
        ready: one.ready,
        due,
        tone,
        acts: one.acts,
    });
    let columns = Some(one.columns.clone());
    Row { runs, columns, ..Row::new(one.words.clone(), tone, Some(one.leads_to.clone())) }
}

fn of_law(all: &Agenda, at: usize, due: &Due, (today, calendar): (Day, &Calendar)) -> One {
    let record = all.record(at);
    let when = due.when(today);
    let (state, who) = (due.progress(today).label(), due.clock.who.label());
    let (title, left) = (due.title(), left(when, due.act_by, (today, calendar)));
    let (words, columns) = told(due.act_by, state.into(), (title, left), record, who.into());
    One {
        when,
        day: due.act_by,
        words,
        columns,
        from: Some(due.runs_from),
        ready: due.prepare.or(due.opens),
        acts: !matches!(due.progress(today), Progress::Running | Progress::Ended),
        leads_to: (record.path.clone(), due.place.clone()),
    }
}

fn agreed(all: &Agenda, at: usize, task: &Task, (today, calendar): (Day, &Calendar)) -> One {
    let record = all.record(at);
    let when = task.when(today);
    let left = left(when, task.due, (today, calendar));
    let does = Phrase::same(harmless(&task.words, false));
    let (what, who) = (task.of.label().into(), task.who());
    let (words, columns) = told(task.due, what, (does, left), record, who);
    // What is about no place leads to the record.
    let place = task.place.clone().unwrap_or_else(|| Place::whole(&handler::SECTION));
    One {
        when,
        day: task.due,
        words,
        columns,
        from: None,
        ready: None,
        acts: true,
        leads_to: (record.path.clone(), place),
    }
}

/// A row in a sentence, and in columns: the day, how it stands, of which record, what is to be done.
fn told(
    day: Option<Day>,
    state: Phrase,
    (what, left): (Phrase, Phrase),
    record: &Record,
    who: Phrase,
) -> (Phrase, Columns) {
    let (day, of) = (written(day), record.named());
    let what = said!("{what}{left}", "{what}{left}", what, left);
    let state = said!("[{state}]", "[{state}]", state);
    let words = said!(
        "{day} {state} {what}  {of}  {who}",
        "{day} {state} {what}  {of}  {who}",
        day = &day,
        state = &state,
        what = &what,
        of = &of,
        who,
    );
    (words, Columns { short: vec![Phrase::same(day), state], long: [Phrase::same(of), what] })
}

fn written(day: Option<Day>) -> String {
    day.map_or_else(|| "-".to_owned(), |day| day.to_string())
}

/// How long there is, where it is near.
fn left(when: When, day: Option<Day>, (today, calendar): (Day, &Calendar)) -> Phrase {
    let is_near = |day: &Day| today.days_until(*day).is_some_and(|days| days <= NEAR);
    let acts = !matches!(when, When::NoDay | When::Ended);
    let left = day.filter(is_near).filter(|_| acts);
    let left = left.and_then(|day| Left::until(day, today, calendar));
    left.map_or_else(Phrase::default, |left| said!("（{left}）", " ({left})", left = left.said()))
}
