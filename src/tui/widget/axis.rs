//! Days on a line: today, what has run, what is left, the day something is due. What is overdue stands at the left edge, what lies beyond
//! at the right.
//!
//! It repeats days that stand beside it as numbers. Its signs take one cell each; where ambiguous ones take two, ASCII is drawn.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::day::Day;
use crate::telling::Tone;
use crate::text::t;
use crate::tui::screen::findings::of_tone;
use crate::tui::state::State;
use crate::tui::wrap::width;

/// Something that runs to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Runs {
    /// Since when.
    pub(crate) from: Day,
    /// From when on it is to be prepared, or is possible.
    pub(crate) ready: Option<Day>,
    /// The day to act by.
    pub(crate) due: Day,
    /// How it stands.
    pub(crate) tone: Tone,
    /// Whether somebody is to act by then; else it simply runs, as a retention does.
    pub(crate) acts: bool,
}

/// The days that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Axis {
    on: Day,
    first: Day,
    days: i64,
}

/// How many days are shown at most.
const SPANS: [i64; 6] = [28, 56, 112, 224, 448, 1120];

/// A part of the days shown has passed.
const PASSED: i64 = 7;

/// The signs: nothing, has run, is left, to be prepared, due, today, overdue, beyond.
const SIGNS: [char; 8] = ['·', '─', '━', '▒', '◆', '│', '◀', '▶'];
const ASCII: [char; 8] = ['.', '-', '=', '~', '*', '|', '<', '>'];

impl Axis {
    /// So many days that three quarters of what is still to be done are on it; of what simply runs, where nothing is.
    pub(crate) fn of(on: Day, all: impl Iterator<Item = Runs> + Clone) -> Self {
        let acts = all.clone().any(|runs| runs.acts);
        let due = all.filter(|runs| runs.acts == acts).map(|runs| runs.due);
        let mut ahead: Vec<i64> =
            due.filter_map(|day| on.days_until(day)).filter(|days| *days >= 0).collect();
        ahead.sort_unstable();
        let far = ahead.get(ahead.len().saturating_sub(1) * 3 / 4).copied().unwrap_or(0);
        let [.., most] = SPANS;
        let fits = |days: &i64| far < *days - *days / PASSED;
        let days = SPANS.into_iter().find(fits).unwrap_or(most);
        let first = on.plus_days(-(days / PASSED)).unwrap_or(on);
        Self { on, first, days }
    }

    /// The cell of a day, of so many; nothing before the first and behind the last.
    fn cell(self, day: Day, cells: usize) -> Result<usize, Edge> {
        let Some(at) = self.first.days_until(day) else { return Err(Edge::Left) };
        if at < 0 {
            return Err(Edge::Left);
        }
        if at >= self.days || cells < 3 {
            return Err(Edge::Right);
        }
        // The first and the last cell stand for what lies outside.
        let room = i64::try_from(cells - 2).unwrap_or(1);
        usize::try_from(at * room / self.days).map(|at| at + 1).map_err(|_| Edge::Right)
    }

    /// What runs, on so many cells.
    pub(crate) fn bar(self, runs: Runs, cells: usize, state: &State) -> Vec<Span<'static>> {
        let [empty, ran, left, ready, due, today, overdue, beyond] = signs(state);
        let mut row: Vec<(char, Kind)> = vec![(empty, Kind::Empty); cells];
        let now = self.cell(self.on, cells).unwrap_or(1);
        // What is ready before it runs is drawn from there on.
        let since = runs.ready.map_or(runs.from, |ready| ready.min(runs.from));
        let from = self.cell(since, cells).unwrap_or(if since > self.on { cells } else { 1 });
        let end = match self.cell(runs.due, cells) {
            Ok(at) => at,
            Err(Edge::Left) => 0,
            Err(Edge::Right) => cells.saturating_sub(1),
        };
        let begin = runs.ready.and_then(|day| match self.cell(day, cells) {
            Ok(at) => Some(at),
            // Since before the first day that is shown.
            Err(Edge::Left) => Some(0),
            Err(Edge::Right) => None,
        });
        for (at, cell) in row.iter_mut().enumerate().take(end).skip(from) {
            *cell = if at < now {
                (ran, Kind::Empty)
            } else if begin.is_some_and(|begin| at >= begin) {
                (ready, Kind::Runs)
            } else {
                (left, Kind::Runs)
            };
        }
        if let Some(cell) = row.get_mut(now) {
            *cell = (today, Kind::Today);
        }
        let mark = match self.cell(runs.due, cells) {
            Ok(_) => due,
            Err(Edge::Left) => overdue,
            Err(Edge::Right) => beyond,
        };
        if let Some(cell) = row.get_mut(end) {
            *cell = (mark, Kind::Runs);
        }
        let style = |kind: Kind| match kind {
            Kind::Empty => state.theme.dim(),
            Kind::Today => state.theme.strong(),
            Kind::Runs => of_tone(runs.tone, state),
        };
        spans(row.into_iter().map(|(sign, kind)| (sign, style(kind))))
    }

    /// The days below each other's bars: every so many a date, today by name.
    pub(crate) fn scale(self, cells: usize, state: &State) -> Line<'static> {
        let mut row: Vec<char> = vec![' '; cells];
        let now = self.cell(self.on, cells).unwrap_or(1);
        let is_long = self.days > 224;
        let mut free = 0;
        let mut day = self.first;
        while let Ok(at) = self.cell(day, cells) {
            let is_mark =
                if is_long { day.to_string().ends_with("-01") } else { day.of_week() == Some(0) };
            let words = day.to_string();
            let words = if is_long { words.get(..7) } else { words.get(5..) }.unwrap_or_default();
            if is_mark && at >= free && at + words.len() < cells {
                for (cell, sign) in row.iter_mut().skip(at).zip(words.chars()) {
                    *cell = sign;
                }
                free = at + words.len() + 2;
            }
            if day.next() == day {
                break;
            }
            day = day.next();
        }
        let mut out: String = row.into_iter().collect();
        // The sign that leads down to today.
        let [.., today, _, _] = signs(state);
        if out.chars().nth(now) == Some(' ') {
            out = out
                .chars()
                .enumerate()
                .map(|(at, sign)| if at == now { today } else { sign })
                .collect();
        }
        Line::styled(out, state.theme.dim())
    }

    /// What the signs mean, in lines of so many cells; no sign is parted from its words.
    pub(crate) fn legend(cells: usize, state: &State) -> Vec<String> {
        let [_, ran, left, ready, due, today, overdue, beyond] = signs(state);
        let each = [
            (ran, t("已过的时间", "time gone")),
            (left, t("剩余", "left")),
            (ready, t("该准备或者可以办理", "to prepare, or possible")),
            (due, t("应办日", "day to act by")),
            (today, t("今天", "today")),
            (overdue, t("更早：已过", "earlier: overdue")),
            (beyond, t("更晚", "later")),
        ];
        let mut out: Vec<String> = Vec::new();
        for (sign, words) in each {
            let one = format!("  {sign} {}", state.say(words));
            match out.last_mut() {
                Some(line) if width(line) + width(&one) <= cells => line.push_str(&one),
                _ => out.push(one),
            }
        }
        out
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Left,
    Right,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Empty,
    Runs,
    Today,
}

const fn signs(state: &State) -> [char; 8] {
    if state.frames.is_ascii() { ASCII } else { SIGNS }
}

/// Signs of one style together.
fn spans(signs: impl Iterator<Item = (char, Style)>) -> Vec<Span<'static>> {
    let mut out: Vec<(String, Style)> = Vec::new();
    for (sign, style) in signs {
        match out.last_mut() {
            Some((words, known)) if *known == style => words.push(sign),
            _ => out.push((sign.to_string(), style)),
        }
    }
    out.into_iter().map(|(words, style)| Span::styled(words, style)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_stand_in_their_order_and_what_lies_outside_at_the_edges() {
        let on = Day::of(2026, 11, 22);
        let runs = |due, acts| Runs { from: on, ready: None, due, tone: Tone::Plain, acts };
        let near = [Day::of(2026, 12, 1), Day::of(2026, 12, 7)].map(|day| runs(day, true));
        let later = runs(Day::of(2029, 1, 1), false);
        // What simply runs for years does not press what is to be done into one cell.
        let axis = Axis::of(on, near.into_iter().chain([later, later, later]));
        assert_eq!((axis.days, axis.first), (28, Day::of(2026, 11, 18)));
        assert_eq!(axis.cell(Day::of(2026, 11, 17), 30), Err(Edge::Left));
        assert_eq!(axis.cell(Day::of(2026, 11, 18), 30), Ok(1));
        assert_eq!(axis.cell(on, 30), Ok(5));
        assert_eq!(axis.cell(Day::of(2026, 12, 15), 30), Ok(28));
        assert_eq!(axis.cell(Day::of(2026, 12, 16), 30), Err(Edge::Right));
        let far = Axis::of(on, [later].into_iter());
        assert_eq!(far.days, 1120);
        assert_eq!(Axis::of(on, std::iter::empty()).days, 28);
    }
}
