//! A row of a page of the whole folder as it is drawn: in columns, as a bar, over its days; and what stands above the deadlines.
//!
//! No number is cut: a bar gives way first. Of two columns that share the room neither takes what the other needs to be told apart.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::telling::Tone;
use crate::tui::gatherer::{Ahead, Row};
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::widget::axis::Axis;
use crate::tui::wrap::{cut, pad, width};

/// From how many cells on a bar has more room.
const WIDE: usize = 100;

/// The longest bar where there is little room, and where there is more; and the shortest of all.
const BARS: (usize, usize, usize) = (14, 40, 4);

/// So many rows say how wide the columns are.
const MEASURED: usize = 400;

/// The room of the time line behind a row, of so many cells: a third of them within bounds, where there is room at all.
fn axis_room(cells: usize) -> usize {
    if cells < WIDE { 0 } else { (cells / 3).clamp(34, 60) }
}

/// How wide everything is that stands below each other.
#[derive(Debug)]
pub(super) struct Widths {
    cells: usize,
    /// Before a bar, and of it.
    bar: (usize, usize),
    /// The columns of a row: the short ones, and the two that share the rest.
    short: Vec<usize>,
    long: [usize; 2],
}

impl Widths {
    /// Of rows on so many cells; with a time line behind them if there is one.
    pub(super) fn of(rows: &[Row], cells: usize, has_axis: bool, state: &State) -> Self {
        let lang = state.lang;
        let (mut head, mut tail) = (0, 0);
        let (mut short, mut both): (Vec<usize>, [usize; 2]) = (Vec::new(), [0; 2]);
        for row in rows.iter().take(MEASURED) {
            if let Some((before, _, behind)) = &row.bar {
                head = head.max(width(before.get(lang)));
                tail = tail.max(width(behind.get(lang)));
            }
            if let Some(columns) = &row.columns {
                short.resize(short.len().max(columns.short.len()), 0);
                for (known, words) in short.iter_mut().zip(&columns.short) {
                    *known = (*known).max(width(words.get(lang)));
                }
                for (known, words) in both.iter_mut().zip(&columns.long) {
                    *known = (*known).max(width(words.get(lang)));
                }
            }
        }
        let most = if cells < WIDE { BARS.0 } else { BARS.1 };
        let free = cells.saturating_sub(2 + head + 1 + 2 + tail);
        let bar = (head, free.clamp(BARS.2, most));
        let room = axis_room(cells);
        let mut left = if room > 0 && has_axis { cells - room - 2 } else { cells };
        // A column of a word does not take what two sentences need.
        for wide in &mut short {
            *wide = (*wide).min(cells / 4);
        }
        left = left.saturating_sub(2 + short.iter().map(|wide| wide + 1).sum::<usize>() + 2);
        Self { cells, bar, short, long: shared(left, both) }
    }

    /// A row.
    pub(super) fn line(&self, row: &Row, axis: Option<Axis>, state: &State) -> Line<'static> {
        let (cells, lang) = (self.cells, state.lang);
        let style = of_tone(row.tone, state);
        if let Some((head, bar, tail)) = &row.bar {
            let (before, room) = self.bar;
            // One that was not measured takes from its own bar.
            let before = before.max(width(head.get(lang)));
            let mut spans =
                vec![Span::styled(format!("  {} ", pad(head.get(lang), before)), style)];
            spans.extend(bar.spans(room, style, state));
            let tail = cut(tail.get(lang), cells.saturating_sub(before + room + 5));
            spans.push(Span::styled(format!(" {tail}"), style));
            return Line::from(spans);
        }
        let indent = if row.tone == Tone::Heading || row.leads_to.is_none() { "" } else { "  " };
        let words = match &row.columns {
            Some(columns) => {
                let mut out = String::from(indent);
                for (words, wide) in columns.short.iter().zip(&self.short) {
                    out.push_str(&pad(words.get(lang), *wide));
                    out.push(' ');
                }
                let [one, other] = &columns.long;
                out.push_str(&pad(one.get(lang), self.long[0]));
                out.push_str("  ");
                out.push_str(&cut(other.get(lang), self.long[1]));
                out
            }
            None => format!("{indent}{}", row.words.get(lang)),
        };
        let (room, Some((axis, runs))) = (axis_room(cells), axis.zip(row.runs)) else {
            return Line::styled(cut(&words, cells), style);
        };
        if room == 0 {
            return Line::styled(cut(&words, cells), style);
        }
        let mut spans = vec![Span::styled(pad(&words, cells - room - 2), style), Span::raw("  ")];
        spans.extend(axis.bar(runs, room, state));
        Line::from(spans)
    }
}

/// Shares cells out to two columns: what one does not need the other has; where both need more, two fifths and three.
fn shared(cells: usize, [one, other]: [usize; 2]) -> [usize; 2] {
    let least = cells * 2 / 5;
    let first = if one + other <= cells || one <= least {
        one
    } else {
        least.max(cells.saturating_sub(other)).min(one)
    };
    [first, cells.saturating_sub(first)]
}

fn of_tone(tone: Tone, state: &State) -> Style {
    let theme = state.theme;
    match tone {
        Tone::Heading => theme.title(),
        Tone::Wrong => theme.error(),
        Tone::Warning => theme.warning(),
        Tone::Strong => theme.strong(),
        Tone::Open => theme.gap(),
        Tone::Dim => theme.dim(),
        _ => theme.plain(),
    }
}

/// How much is to be done in each of the next weeks, as far as there is room; what is overdue before them. Only what is overdue is red, and
/// where there is nothing it is faint.
fn by_week(ahead: &Ahead, cells: usize, state: &State) -> Line<'static> {
    let (overdue, theme) = (ahead.overdue, state.theme);
    let first = said!("  已过 {overdue}", "  overdue {overdue}", overdue);
    let first = cut(first.get(state.lang), cells);
    let mut used = width(&first);
    let style = if overdue > 0 { theme.error() } else { theme.dim() };
    let mut out = vec![Span::styled(first, style)];
    for (monday, count) in &ahead.weeks {
        let words = monday.to_string();
        let words = words.get(5..).unwrap_or_default();
        let next = said!("  {words}周 {count}", "  wk {words}: {count}", words, count);
        let next = next.get(state.lang).to_owned();
        used += width(&next);
        if used > cells {
            break;
        }
        let style = if *count > 0 { theme.plain() } else { theme.dim() };
        out.push(Span::styled(next, style));
    }
    Line::from(out)
}

/// Draws what stands above the deadlines: how much is due by week, and the days over their bars where these are drawn.
pub(super) fn draw_ahead(frame: &mut Frame<'_>, body: &mut Rect, ahead: &Ahead, state: &State) {
    let cells = usize::from(body.width);
    let room = axis_room(cells);
    let left = if room == 0 { cells } else { cells - room - 2 };
    if body.height < 8 {
        return;
    }
    let row = Rect { height: 1, ..*body };
    put(frame, by_week(ahead, left, state), row);
    if let Some(from) = u16::try_from(left + 2).ok().filter(|_| room > 0) {
        let scale = Rect { x: row.x + from, width: row.width - from, ..row };
        put(frame, ahead.axis.scale(room, state), scale);
    }
    *body = Rect { y: body.y + 1, height: body.height - 1, ..*body };
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn neither_of_two_columns_takes_what_the_other_needs_to_be_told_apart() {
        assert_eq!(shared(100, [20, 30]), [20, 80]);
        assert_eq!(shared(50, [60, 60]), [20, 30]);
        assert_eq!(shared(50, [10, 60]), [10, 40]);
        assert_eq!(shared(50, [60, 10]), [40, 10]);
        assert_eq!(shared(0, [60, 10]), [0, 0]);
    }
}
