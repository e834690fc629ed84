//! Frames around sheets, and lines between panes.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};

use crate::tui::put::{put, spaced};
use crate::tui::state::State;
use crate::tui::wrap::{cut, width, width_of};

/// Draws lines at the top of a room, of which so many rows are kept free, and returns what is left below.
pub(crate) fn topped(frame: &mut Frame<'_>, inner: Rect, lines: &[Line<'_>], keeps: u16) -> Rect {
    let most = inner.height.saturating_sub(keeps);
    let used = u16::try_from(lines.len()).map_or(most, |count| count.min(most));
    for (line, y) in lines.iter().zip(inner.top()..inner.top() + used) {
        put(frame, line, Rect { y, height: 1, ..inner });
    }
    Rect { y: inner.y + used, height: inner.height - used, ..inner }
}

/// Draws an empty frame with a title in the middle of `area` and returns the room inside.
pub(crate) fn sheet(
    frame: &mut Frame<'_>,
    area: Rect,
    (wide, high): (u16, u16),
    title: &str,
    state: &State,
) -> Rect {
    let (wide, high) = (wide.min(area.width), high.min(area.height));
    let outer = Rect {
        x: area.x + (area.width - wide) / 2,
        y: area.y + (area.height - high) / 2,
        width: wide,
        height: high,
    };
    // A wide glyph that the frame would cut in half is drawn over whole.
    let around = Rect {
        x: outer.x.saturating_sub(1),
        width: (outer.width + 2).min(area.right().saturating_sub(outer.x.saturating_sub(1))),
        ..outer
    };
    let cells: Vec<(u16, u16)> = (around.top()..around.bottom()).map(|y| (around.x, y)).collect();
    for (x, y) in cells {
        if x < outer.x && width(frame.buffer_mut()[(x, y)].symbol()) > 1 {
            frame.buffer_mut()[(x, y)].set_symbol(" ");
        }
    }
    frame.render_widget(Clear, outer);
    if outer.width < 3 || outer.height < 3 {
        return outer;
    }
    let title = cut(title, usize::from(outer.width.saturating_sub(6)));
    let title = Line::styled(format!(" {title} "), state.theme.title());
    let block = Block::bordered()
        .border_set(state.frames.set())
        .border_style(state.theme.accent())
        .title(spaced(&title));
    let inner = block.inner(outer);
    frame.render_widget(block, outer);
    // One column of air at both sides.
    if inner.width > 8 { Rect { x: inner.x + 1, width: inner.width - 2, ..inner } } else { inner }
}

/// A line across with a title at its beginning.
pub(crate) fn rule(frame: &mut Frame<'_>, area: Rect, title: Vec<Span<'static>>, state: &State) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    let row = Rect { height: 1, ..area };
    let set = state.frames.set();
    let whole = set.horizontal_top.repeat(usize::from(area.width));
    put(frame, Line::styled(whole, state.theme.line()), row);
    if !title.is_empty() && area.width > 6 {
        let mut spans = vec![Span::raw(" ")];
        spans.extend(title);
        spans.push(Span::raw(" "));
        let room = Rect { x: row.x + 2, width: row.width - 4, ..row };
        let line = Line::from(spans);
        let used = u16::try_from(width_of(&line)).unwrap_or(u16::MAX).min(room.width);
        let under = Rect { width: used, ..room };
        frame.render_widget(Clear, under);
        put(frame, line, under);
    }
}

/// A line from top to bottom.
pub(crate) fn post(frame: &mut Frame<'_>, area: Rect, state: &State) {
    for y in area.top()..area.bottom() {
        let row = Rect { y, height: 1, width: 1.min(area.width), ..area };
        let set = state.frames.set();
        put(frame, Line::styled(set.vertical_left, state.theme.line()), row);
    }
}
