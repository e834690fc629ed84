//! Puts lines on the screen, in as many cells as the terminal will use for them.
//!
//! The screen that is drawn into counts one cell for an ambiguous character. Where the terminal uses two, a stand-in takes the second, and
//! in the end it is taken out of what is sent: the terminal has drawn there already.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::wrap::is_wide;

/// Stands in the second cell; it is no character of any text.
const SECOND: char = '\u{FDD0}';

/// What can be put on the screen.
pub(crate) trait Put {
    /// Draws into a buffer.
    fn put(self, area: Rect, buffer: &mut Buffer);
}

impl Put for &Line<'_> {
    fn put(self, area: Rect, buffer: &mut Buffer) {
        if is_wide() { spaced(self).render(area, buffer) } else { self.render(area, buffer) }
    }
}

impl Put for Line<'_> {
    fn put(self, area: Rect, buffer: &mut Buffer) {
        (&self).put(area, buffer);
    }
}

impl Put for Span<'_> {
    fn put(self, area: Rect, buffer: &mut Buffer) {
        Line::from(self).put(area, buffer);
    }
}

impl Put for &str {
    fn put(self, area: Rect, buffer: &mut Buffer) {
        Line::raw(self).put(area, buffer);
    }
}

/// Draws a line.
pub(crate) fn put(frame: &mut Frame<'_>, line: impl Put, area: Rect) {
    line.put(area, frame.buffer_mut());
}

/// The line with room for what the terminal draws wide.
pub(crate) fn spaced<'l>(line: &'l Line<'_>) -> Line<'l> {
    let spans = line.spans.iter().map(|span| Span::styled(roomy(&span.content), span.style));
    Line { spans: spans.collect(), style: line.style, alignment: line.alignment }
}

/// Text with a stand-in behind each ambiguous character, where these are wide.
pub(crate) fn roomy(text: &str) -> Cow<'_, str> {
    if !is_wide() || text.is_ascii() || text.width() == text.width_cjk() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() * 2);
    for grapheme in text.graphemes(true) {
        out.push_str(grapheme);
        let more = grapheme.width_cjk().saturating_sub(grapheme.width());
        out.extend(std::iter::repeat_n(SECOND, more));
    }
    Cow::Owned(out)
}

/// Takes the stand-ins out of what is sent to the terminal.
pub(crate) fn settle(buffer: &mut Buffer) {
    if !is_wide() {
        return;
    }
    let area = buffer.area;
    for y in area.top()..area.bottom() {
        let mut is_second = false;
        for x in area.left()..area.right() {
            let has_room = x + 1 < area.right() && buffer[(x + 1, y)].symbol().starts_with(SECOND);
            let cell = &mut buffer[(x, y)];
            if cell.symbol().starts_with(SECOND) {
                // What stood before it may have been drawn over since.
                cell.set_symbol(" ");
                if is_second {
                    cell.set_diff_option(CellDiffOption::Skip);
                }
                is_second = false;
            } else {
                is_second = is_ambiguous(cell.symbol()) && has_room;
                if is_ambiguous(cell.symbol()) && !has_room {
                    // Half a character is none.
                    cell.set_symbol(" ");
                }
            }
        }
    }
}

/// Where the frame before had characters of two cells.
///
/// What is written over one half of such a character blanks the other half on the terminal; the comparison of two frames does not know that
/// and leaves out a cell that looks in both alike.
#[derive(Debug, Default)]
pub(crate) struct Halves {
    area: Rect,
    /// Whether a character of two cells begins in a cell, line by line.
    begins: Vec<bool>,
}

impl Halves {
    /// Has every cell sent that the terminal blanks for this frame, and remembers the frame for the next one.
    pub(crate) fn resend(&mut self, buffer: &mut Buffer) {
        let area = buffer.area;
        let columns = usize::from(area.width);
        let is_same = self.area == area;
        self.area = area;
        self.begins.resize(columns * usize::from(area.height), false);
        for (y, before) in (area.top()..area.bottom()).zip(self.begins.chunks_mut(columns.max(1))) {
            let mut is_second = false;
            for (x, began) in (area.left()..area.right()).zip(before) {
                let begins = !is_second && takes_two(buffer, x, y);
                is_second = begins;
                let is_gone = is_same && *began && !begins;
                *began = begins;
                if is_gone && x + 1 < area.right() {
                    let other = &mut buffer[(x + 1, y)];
                    if other.diff_option == CellDiffOption::None {
                        other.set_diff_option(CellDiffOption::AlwaysUpdate);
                    }
                }
            }
        }
    }
}

fn takes_two(buffer: &Buffer, x: u16, y: u16) -> bool {
    let symbol = buffer[(x, y)].symbol();
    // Most cells hold one letter.
    symbol.len() > 1 && (symbol.width() > 1 || is_wide() && is_ambiguous(symbol))
}

/// Draws what measures ambiguous characters as narrow: with less room, so that what it draws fits when they are wide. Gives the cells of a
/// line that are taken before a column of what was drawn.
pub(crate) fn put_narrow(
    area: Rect,
    buffer: &mut Buffer,
    draw: impl Fn(Rect, &mut Buffer),
) -> Box<dyn Fn(u16, u16) -> u16> {
    let mut room = area;
    let mut drawn = Buffer::empty(area);
    if is_wide() {
        loop {
            drawn = Buffer::empty(room);
            draw(room, &mut drawn);
            let widest = (room.top()..room.bottom()).map(|y| taken(&drawn, y, room.right())).max();
            if widest.unwrap_or(0) <= area.width || room.width <= 2 {
                break;
            }
            room.width -= 1;
        }
        for y in room.top()..room.bottom() {
            let mut x = area.x;
            for from in room.left()..room.right() {
                let cell = &drawn[(from, y)];
                if x < area.right() {
                    buffer[(x, y)] = cell.clone();
                }
                x += 1;
                if is_ambiguous(cell.symbol()) {
                    if x < area.right() {
                        buffer[(x, y)].set_char(SECOND).set_style(cell.style());
                    }
                    x += 1;
                }
            }
        }
    } else {
        draw(area, buffer);
    }
    Box::new(move |x, y| if is_wide() { taken(&drawn, y, x) } else { x - area.x })
}

fn is_ambiguous(symbol: &str) -> bool {
    symbol.width() < symbol.width_cjk()
}

/// The cells that the terminal uses for what stands in a line before a column.
fn taken(drawn: &Buffer, y: u16, to: u16) -> u16 {
    let area = drawn.area;
    let cells = area.left()..to.min(area.right());
    // What follows the last sign is empty and may be cut off.
    let is_sign = |x: &u16| drawn[(*x, y)].symbol() != " ";
    let end =
        if to < area.right() { to } else { cells.clone().rev().find(is_sign).map_or(0, |x| x + 1) };
    let count = (area.left()..end).map(|x| 1 + u16::from(is_ambiguous(drawn[(x, y)].symbol())));
    count.sum()
}
