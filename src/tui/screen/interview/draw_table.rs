//! Draws the rows of a section: what narrows them, the heads, the lines, the cell under the bar, and at wide sizes the row as a form beside
//! them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::form::Place;
use crate::text::{harmless, t};
use crate::tui::put::put;
use crate::tui::state::{Open, State};
use crate::tui::widget::frame::{post, sheet};
use crate::tui::wrap::{hanging, width};

use super::{Interview, column, detail, fields, table, view};

/// From so many cells on the row under the bar stands as a form beside the table.
const BESIDE: u16 = 96;
/// The fewest cells in which an answer is typed.
const TYPED: u16 = 30;

impl Interview {
    /// What there is to say of the row under the bar; first what stands in a cell that is too narrow for it.
    pub(super) fn of_row(
        &self,
        place: &Place,
        cells: usize,
        open: &Open,
        state: &State,
    ) -> Vec<Line<'static>> {
        let mut out = Vec::new();
        let row = place.row.as_deref().and_then(|id| open.answers().row(self.section, id));
        if let (Some(row), Some(field)) = (row, self.view.column(self.section)) {
            let said = column::words(self.section, &row, Some(field), open.answers());
            let label = state.say(field.label);
            let words = harmless(said.get(state.lang), false);
            let line = said!("{label}：{words}", "{label}: {words}", label, words);
            out.extend(hanging("", line.get(state.lang), cells, state.theme.strong()));
        }
        out.extend(detail::of_row(open, self.section, place, cells, state));
        out
    }

    /// Draws the row under the bar as a form, where there is room; gives what is left for the table.
    pub(super) fn draw_beside(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        open: &Open,
        state: &State,
    ) -> Rect {
        let Some(id) = self.row_under(open).filter(|_| area.width >= BESIDE) else { return area };
        let left = Rect { width: area.width * 3 / 5, ..area };
        let right = Rect { x: left.right() + 2, width: area.width - left.width - 2, ..area };
        post(frame, Rect { x: left.right(), width: 1, ..area }, state);
        let under = self.view.column(self.section);
        let cells = usize::from(right.width);
        let shown = fields::visible(open, self.section, Some(&id), None);
        // The field of the column under the bar is always seen.
        let at = shown.iter().position(|field| Some(*field) == under).unwrap_or(0);
        let first = (at + 1).saturating_sub(usize::from(right.height));
        let of = (self.section, Some(id.as_str()));
        let size = (cells, usize::from(right.height));
        let items = fields::items(open, of, (&shown, None), size, state);
        let lines = shown.iter().zip(items).skip(first);
        let lines =
            lines.flat_map(|(field, item)| item.lines.into_iter().map(move |line| (field, line)));
        for ((field, line), y) in lines.zip(right.top()..right.bottom()) {
            let row = Rect { y, height: 1, ..right };
            put(frame, line, row);
            if Some(*field) == under {
                frame.buffer_mut().set_style(row, state.theme.rested());
            }
        }
        Rect { width: left.width.saturating_sub(1), ..left }
    }

    pub(super) fn draw_rows(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        has_keys: bool,
        open: &Open,
        state: &State,
    ) {
        let (section, cells) = (self.section, usize::from(area.width));
        let count = open.answers().rows(section).count();
        if count == 0 {
            let lines = table::empty(section, cells, state);
            for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
                put(frame, line, Rect { y, height: 1, ..area });
            }
            return;
        }
        let seen = self.view.rows(section, open);
        let marked = self.marked.count(section, open);
        let hidden = marked.saturating_sub(self.marked.seen(&seen).len());
        let area = self.draw_narrowed(frame, area, (seen.len(), count, hidden), state);
        let shown = table::Shown::new(open, section, &self.view, cells, state);
        self.view.first = shown.first;
        if area.height > 0 {
            put(frame, shown.head(marked, state), Rect { height: 1, ..area });
        }
        let moved = |(number, x, wide)| (number, area.x + x, wide);
        self.heads = (area.y, shown.spans().into_iter().map(moved).collect());
        let below =
            Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(1), ..area };
        if seen.is_empty() && below.height > 0 {
            let line = Line::styled(view::none(state), state.theme.dim());
            put(frame, line, Rect { height: 1, ..below });
        }
        let marked = &self.marked;
        let line = |at: usize| {
            let row = open.answers().row(section, &seen[at]);
            [row.map_or_else(Line::default, |row| {
                shown.line(&row, marked.holds(row.id), open, state)
            })]
        };
        // Where a cell is under the bar, it is what stands out.
        let is_row = self.view.at == 0;
        self.rows.draw_lines(frame, below, seen.len(), line, has_keys && is_row, state);
        if has_keys && !is_row {
            let cell = self.cell_of_bar(area);
            frame.buffer_mut().set_style(cell, state.theme.chosen());
        }
        if let Some(picking) = &mut self.view.picking {
            let size = (area.width.min(60), area.height.min(20));
            let title = state.say(t("显示哪些列", "Which columns are shown"));
            let inner = sheet(frame, area, size, title, state);
            self.view.picker = inner;
            picking.draw(frame, inner, state);
        }
    }

    /// The line that says what narrows and sorts the rows, or in which that is typed; what is left below it.
    fn draw_narrowed(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        (seen, all, hidden): (usize, usize, usize),
        state: &State,
    ) -> Rect {
        let told = self.view.told(self.section, (seen, all));
        if area.height < 3 || !self.view.is_typing && told.is_none() {
            return area;
        }
        let line = Rect { height: 1, ..area };
        if let Some(typed) = self.view.filter().filter(|_| self.view.is_typing) {
            let head = state.say(t("筛选（列名：词 只查一列）: ", "filter (column: words): "));
            let used = u16::try_from(width(head)).unwrap_or(0).min(area.width);
            put(frame, Span::styled(head, state.theme.title()), line);
            let field = Rect { x: area.x + used, width: area.width - used, ..line };
            typed.draw(frame, field, state);
        } else {
            let words = told.unwrap_or_default();
            let mut words = words.get(state.lang).to_owned();
            if hidden > 0 {
                let more = said!(
                    "；另有标记的{hidden}行看不见，不会改动",
                    "; {hidden} marked {hidden?row is|rows are} hidden and not changed",
                    hidden,
                );
                words.push_str(more.get(state.lang));
            }
            put(frame, Line::styled(words, state.theme.warning()), line);
        }
        Rect { y: area.y + 1, height: area.height - 1, ..area }
    }

    /// The cell under the bar.
    fn cell_of_bar(&self, area: Rect) -> Rect {
        let y = self.rows.line_of(self.rows.chosen).unwrap_or(area.y);
        let span = self.heads.1.iter().find(|(number, ..)| *number == self.view.at);
        let (x, wide) = span.map_or((area.x, 0), |(_, x, wide)| (*x, *wide));
        Rect { x, y, width: wide, height: 1 }.intersection(area)
    }

    /// Where the answer for the cell under the bar is typed.
    pub(super) fn cell_at(&self, area: Rect) -> Rect {
        let cell = self.cell_of_bar(area);
        let wide = cell.width.max(TYPED).min(area.width);
        let x = cell.x.min(area.right().saturating_sub(wide));
        Rect { x, width: wide, ..cell }
    }

    /// The column at this place of the screen.
    fn column_at(&self, x: u16) -> Option<usize> {
        let mut heads = self.heads.1.iter();
        heads.find(|(_, from, wide)| (*from..from + wide).contains(&x)).map(|(number, ..)| *number)
    }

    /// Goes to the column that was clicked on; whether the bar stood there.
    pub(super) fn click_column(&mut self, x: u16) -> bool {
        let before = self.view.at;
        self.view.at = self.column_at(x).unwrap_or(0);
        self.view.at == before
    }

    /// Sorts by the column whose head was clicked on.
    pub(super) fn click_head(&mut self, x: u16, state: &State) -> bool {
        let Some((number, open)) = self.column_at(x).zip(state.open.as_ref()) else { return false };
        self.view.at = number;
        let section = self.section;
        self.looking(open, |own| own.view.sort(section, state.lang));
        true
    }
}
