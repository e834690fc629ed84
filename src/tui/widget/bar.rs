//! A bar of people against a line of the law: what is sure is full, what may be is half, and the line is its end.
//!
//! A bar is full only where the line is surely reached, whatever the room. Beside it stands the number: nothing is told by it alone.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::desk::whole::Gauge;
use crate::form::Range;
use crate::tui::state::State;

/// A bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    pub(crate) people: Range,
    pub(crate) line: u64,
    /// Whether its end is a line of the law; else all of which it shows a part.
    pub(crate) is_line: bool,
}

/// The signs of a bar: sure, may be, left, the line.
const SIGNS: [&str; 4] = ["█", "▒", "·", "│"];
const ASCII: [&str; 4] = ["#", "~", ".", "|"];

impl Bar {
    /// The bar of what is told.
    pub(crate) const fn of(gauge: &Gauge) -> Self {
        Self { people: gauge.number, line: gauge.of, is_line: gauge.is_line }
    }

    /// How many of `cells` are full, and how many may be.
    fn parts(self, cells: usize) -> (usize, usize) {
        let line = u128::from(self.line.max(1));
        let share = |people: u64| {
            let room = u128::try_from(cells).unwrap_or(0);
            let cells_of = (u128::from(people).min(line) * room) / line;
            usize::try_from(cells_of).unwrap_or(cells)
        };
        let sure = share(self.people.low);
        let may = self.people.high.map_or(cells, share);
        // Where it may be any more at all that is seen.
        let is_open = self.people.high != Some(self.people.low) && sure < cells;
        let may = if is_open { may.max(sure + 1) } else { may };
        (sure, may.saturating_sub(sure))
    }

    /// The bar with its line, one cell wider than `cells`.
    pub(crate) fn spans(self, cells: usize, style: Style, state: &State) -> Vec<Span<'static>> {
        let (sure, may) = self.parts(cells);
        let [full, half, left, line] = if state.frames.is_ascii() { ASCII } else { SIGNS };
        vec![
            Span::styled(full.repeat(sure), style),
            Span::styled(half.repeat(may), style),
            Span::styled(left.repeat(cells - sure - may), state.theme.dim()),
            Span::styled(if self.is_line { line } else { " " }, state.theme.dim()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_full_only_where_the_line_is_surely_reached() {
        let parts = |people, line| Bar { people, line, is_line: true }.parts(20);
        assert_eq!(parts(Range::exactly(99_999), 100_000), (19, 0));
        assert_eq!(parts(Range::exactly(100_000), 100_000), (20, 0));
        assert_eq!(parts(Range::exactly(u64::MAX), 1), (20, 0));
        assert_eq!(parts(Range::ZERO, 1), (0, 0));
        assert_eq!(parts(Range::between(50_000, 99_999), 100_000), (10, 9));
        assert_eq!(parts(Range::between(50_000, 50_001), 100_000), (10, 1));
        assert_eq!(parts(Range::UNKNOWN, 100_000), (0, 20));
    }
}
