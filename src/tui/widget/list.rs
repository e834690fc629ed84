//! A list of items of any height, one of them chosen. Headings are passed over.

use ratatui::Frame;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::component::Input;
use crate::tui::key::Action;
use crate::tui::put::put;
use crate::tui::state::State;

/// So many lines does the wheel move.
const WHEEL: usize = 3;

/// One item: its lines, and whether it can be chosen.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) lines: Vec<Line<'static>>,
    pub(crate) is_heading: bool,
}

impl Item {
    /// An item that can be chosen.
    pub(crate) fn new(lines: Vec<Line<'static>>) -> Self {
        Self { lines, is_heading: false }
    }

    /// An item of one line.
    pub(crate) fn line(line: impl Into<Line<'static>>) -> Self {
        Self::new(vec![line.into()])
    }

    /// Lines that cannot be chosen.
    pub(crate) fn heading(lines: Vec<Line<'static>>) -> Self {
        Self { lines, is_heading: true }
    }
}

/// Which item is chosen, and what part of the list is seen.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    pub(crate) chosen: usize,
    top: usize,
    /// What was chosen when one last moved by lines: as long as it is, the lines stand where they were moved to.
    paged: Option<usize>,
    area: Rect,
    /// For every item the first line and the line behind its last.
    spans: Vec<(usize, usize)>,
    headings: Vec<bool>,
}

/// The cells of bars in a row of the screen, from their full ones to their line.
fn bars(buffer: &Buffer, row: Rect) -> Vec<(u16, Cell)> {
    let mut is_bar = false;
    let row = row.intersection(buffer.area);
    let cells = (row.left()..row.right()).map(|x| (x, &buffer[(x, row.y)]));
    let of_bar = cells.filter(|(_, cell)| {
        is_bar = match cell.symbol() {
            "█" | "▒" => true,
            "·" | "│" => is_bar,
            _ => false,
        };
        is_bar
    });
    of_bar.map(|(x, cell)| (x, cell.clone())).collect()
}

impl List {
    /// A list with this item chosen.
    pub(crate) fn at(chosen: usize) -> Self {
        Self { chosen, ..Self::default() }
    }

    /// Nothing of it is on the screen, so that no click finds it.
    pub(crate) fn forget(&mut self) {
        self.area = Rect::default();
    }

    /// Draws the items that are seen; `has_keys` says whether the keys go here.
    pub(crate) fn draw(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        items: &[Item],
        has_keys: bool,
        state: &State,
    ) {
        let mut at = 0;
        self.spans.clear();
        self.spans.extend(items.iter().map(|item| {
            let start = at;
            at += item.lines.len();
            (start, at)
        }));
        self.headings = items.iter().map(|item| item.is_heading).collect();
        self.draw_seen(frame, area, |at| items[at].lines.as_slice(), has_keys, state);
    }

    /// Draws those of `count` lines that are seen; no other is made.
    pub(crate) fn draw_lines(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        count: usize,
        line: impl Fn(usize) -> [Line<'static>; 1],
        has_keys: bool,
        state: &State,
    ) {
        self.draw_headed(frame, area, vec![false; count], line, has_keys, state);
    }

    /// The same, with the headings among the lines told.
    pub(crate) fn draw_headed(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        headings: Vec<bool>,
        line: impl Fn(usize) -> [Line<'static>; 1],
        has_keys: bool,
        state: &State,
    ) {
        self.spans.clear();
        self.spans.extend((0..headings.len()).map(|at| (at, at + 1)));
        self.headings = headings;
        self.draw_seen(frame, area, line, has_keys, state);
    }

    fn draw_seen<L: AsRef<[Line<'static>]>>(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        lines: impl Fn(usize) -> L,
        has_keys: bool,
        state: &State,
    ) {
        self.area = area;
        self.settle();
        self.scroll(usize::from(area.height));
        let style = if has_keys { state.theme.chosen() } else { state.theme.rested() };
        let first = self.spans.partition_point(|(_, end)| *end <= self.top);
        let bottom = self.top + usize::from(area.height);
        let spans = self.spans.iter().enumerate().skip(first);
        for (index, (start, _)) in spans.take_while(|(_, (start, _))| *start < bottom) {
            for (line, number) in lines(index).as_ref().iter().zip(*start..bottom) {
                let Some(y) = number.checked_sub(self.top) else { continue };
                let y = area.y + u16::try_from(y).unwrap_or(u16::MAX);
                let row = Rect { y, height: 1, ..area };
                put(frame, line, row);
                if index == self.chosen && !self.headings[index] {
                    let drawn = bars(frame.buffer_mut(), row);
                    frame.buffer_mut().set_style(row, style);
                    // What is drawn by full cells would be a hole in what is reversed.
                    for (x, cell) in drawn {
                        frame.buffer_mut()[(x, y)] = cell;
                    }
                }
            }
        }
    }

    /// Chooses something that can be chosen, if there is anything.
    fn settle(&mut self) {
        self.chosen = self.chosen.min(self.spans.len().saturating_sub(1));
        if self.headings.get(self.chosen) == Some(&true) {
            let below = (self.chosen..self.headings.len()).find(|at| !self.headings[*at]);
            let above = (0..self.chosen).rev().find(|at| !self.headings[*at]);
            self.chosen = below.or(above).unwrap_or(self.chosen);
        }
    }

    fn scroll(&mut self, height: usize) {
        let all = self.spans.last().map_or(0, |span| span.1);
        let Some((mut start, end)) = self.spans.get(self.chosen).copied() else {
            self.top = 0;
            return;
        };
        if self.paged == Some(self.chosen) {
            self.top = self.top.min(all.saturating_sub(height));
            return;
        }
        self.paged = None;
        // What stands above the first item that can be chosen is seen with it.
        if (0..self.chosen).all(|at| self.headings[at]) {
            start = 0;
        } else if self.headings.get(self.chosen - 1) == Some(&true) {
            start = self.spans[self.chosen - 1].0;
        }
        if end - start > height {
            self.top = self.top.clamp(start, end - height);
        } else if end > self.top + height {
            self.top = end - height;
        } else {
            self.top = self.top.min(start);
        }
        self.top = self.top.min(all.saturating_sub(height));
    }

    /// How many lines there are.
    fn all(&self) -> usize {
        self.spans.last().map_or(0, |span| span.1)
    }

    /// Puts another line at the top, and chooses the first item that begins below or at `from` there; of one that is higher than the
    /// room, the item itself.
    fn stand(&mut self, top: usize, from: usize) {
        let bottom = top + usize::from(self.area.height);
        self.top = top;
        let can_be = |at: &usize| !self.headings[*at];
        let begins = |at: &usize| (from..bottom).contains(&self.spans[*at].0);
        let covers = |at: &usize| self.spans[*at].0 < bottom && self.spans[*at].1 > top;
        let all = || (0..self.spans.len()).filter(can_be);
        if let Some(at) = all().find(begins).or_else(|| all().rfind(covers)) {
            self.chosen = at;
        }
        self.paged = Some(self.chosen);
    }

    /// One screen on or back: every line of the list is seen on the way, and an item that fits is never cut in two.
    fn page(&mut self, down: bool) {
        let height = usize::from(self.area.height).max(1);
        let last = self.all().saturating_sub(height);
        let (top, bottom) = (self.top, self.top + height);
        if down {
            if bottom >= self.all() {
                return self.step(usize::MAX, true);
            }
            let cut = self.spans.iter().find(|(start, end)| *start < bottom && *end > bottom);
            let fits = cut.filter(|(start, end)| end - start <= height && *start > top);
            let next = fits.map_or(bottom, |(start, _)| *start);
            self.stand(next.min(last), next);
        } else {
            if top == 0 {
                return self.step(usize::MAX, false);
            }
            let cut = self.spans.iter().find(|(start, end)| *start < top && *end > top);
            let fits = cut.filter(|(start, end)| end - start <= height);
            let end = fits.map_or(top, |(_, end)| *end);
            let next = end.saturating_sub(height);
            self.stand(next, next);
        }
    }

    /// A few lines on or back where there are more than are seen; what is chosen stays so while it is seen.
    fn roll(&mut self, down: bool) {
        let height = usize::from(self.area.height);
        if self.all() <= height {
            return self.step(WHEEL, down);
        }
        let last = self.all() - height;
        let top = if down { (self.top + WHEEL).min(last) } else { self.top.saturating_sub(WHEEL) };
        if top == self.top {
            return self.step(WHEEL, down);
        }
        let seen =
            self.spans.get(self.chosen).filter(|(start, _)| (top..top + height).contains(start));
        if seen.is_some() {
            (self.top, self.paged) = (top, Some(self.chosen));
        } else if down {
            self.stand(top, top);
        } else {
            // The last that begins there, nearest to where the bar was.
            let begins = |at: &usize| (top..top + height).contains(&self.spans[*at].0);
            let at = (0..self.spans.len()).rfind(|at| !self.headings[*at] && begins(at));
            self.top = top;
            self.chosen = at.unwrap_or(self.chosen);
            self.paged = Some(self.chosen);
        }
    }

    fn step(&mut self, count: usize, down: bool) {
        let height = usize::from(self.area.height);
        for _ in 0..count {
            // An item higher than the room is read to its end before the next one is chosen.
            if let Some((start, end)) = self.spans.get(self.chosen).copied()
                && end - start > height
                && count == 1
            {
                let half = (height / 2).max(1);
                if down && self.top + height < end {
                    self.top = (self.top + half).min(end - height);
                    return;
                }
                if !down && self.top > start {
                    self.top = self.top.saturating_sub(half).max(start);
                    return;
                }
            }
            let next = if down {
                (self.chosen + 1..self.headings.len()).find(|at| !self.headings[*at])
            } else {
                (0..self.chosen).rev().find(|at| !self.headings[*at])
            };
            let Some(next) = next else {
                // What stands behind the last, or before the first, is read as well.
                let is_behind = down && self.top + height < self.all();
                if count == 1 && (is_behind || !down && self.top > 0) {
                    self.page(down);
                }
                break;
            };
            // Lines between two that can be chosen are not passed over unseen.
            let (start, end) = self.spans[next];
            let leaps = if down {
                end.min(start + height) > self.top + 2 * height
            } else {
                start + height < self.top
            };
            if leaps && count == 1 {
                return self.page(down);
            }
            self.chosen = next;
            self.paged = None;
        }
    }

    /// Which of those that can be chosen is chosen, of how many.
    pub(crate) fn counted(&self) -> (usize, usize) {
        let can_be = |until: usize| self.headings.iter().take(until).filter(|is| !**is).count();
        (can_be(self.chosen + 1), can_be(usize::MAX))
    }

    /// Moves; says whether the input was for the list.
    pub(crate) fn handle(&mut self, input: &Input) -> bool {
        match input {
            Input::Act(Action::Up) => self.step(1, false),
            Input::Act(Action::Down) => self.step(1, true),
            Input::Act(Action::PageUp) => self.page(false),
            Input::Act(Action::PageDown) => self.page(true),
            Input::Act(Action::First) => self.step(usize::MAX, false),
            Input::Act(Action::Last) => self.step(usize::MAX, true),
            Input::Wheel { down } => self.roll(*down),
            Input::Click { column, row } | Input::Label { column, row } => {
                match self.hit(*column, *row) {
                    Some(index) => self.chosen = index,
                    None => return false,
                }
            }
            _ => return false,
        }
        true
    }

    /// The line of the screen where an item begins, if it is seen.
    pub(crate) fn line_of(&self, index: usize) -> Option<u16> {
        let line = self.spans.get(index)?.0.checked_sub(self.top)?;
        let line = u16::try_from(line).ok().filter(|line| *line < self.area.height)?;
        Some(self.area.y + line)
    }

    /// The first cell of every item that is seen and can be chosen: where a click chooses it.
    pub(crate) fn spots(&self) -> Vec<(u16, u16)> {
        let can_be = |index: &usize| !self.headings[*index];
        let lines = (0..self.spans.len()).filter(can_be).filter_map(|index| self.line_of(index));
        lines.map(|y| (self.area.x, y)).collect()
    }

    /// The item under a cell of the screen.
    pub(crate) fn hit(&self, column: u16, row: u16) -> Option<usize> {
        if !self.area.contains((column, row).into()) {
            return None;
        }
        let line = self.top + usize::from(row - self.area.y);
        let index = self.spans.iter().position(|(start, end)| (*start..*end).contains(&line))?;
        (!self.headings[index]).then_some(index)
    }
}
