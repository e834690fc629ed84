//! A document laid out in cells.

use ratatui::style::{Modifier, Style};

use crate::document::render::{Pen, drawing};
use crate::document::{Block, Document, Inline, Picture, Table};
use crate::form::Place;
use crate::text::{harmless, t};
use crate::tui::state::State;
use crate::tui::wrap::{Run, runs, width};

/// What is laid out so far.
pub(super) struct Sheet<'a> {
    pub(super) state: &'a State,
    pub(super) cells: usize,
    lines: Vec<Vec<Run>>,
    blanks: Vec<Place>,
}

/// The lines of a document, and the places its blanks stand for, in order.
pub(super) fn lay(document: &Document, cells: usize, state: &State) -> (Vec<Vec<Run>>, Vec<Place>) {
    let mut sheet = Sheet { state, cells: cells.max(2), lines: Vec::new(), blanks: Vec::new() };
    if let Some(cover) = &document.cover {
        sheet.gap();
        for title in &cover.title {
            let run = run(title, state.theme.title());
            sheet.centred(&[run]);
        }
        sheet.gap();
        for line in &cover.lines {
            let line = sheet.inlines(line);
            sheet.centred(&line);
        }
        sheet.page();
    }
    for block in &document.blocks {
        sheet.block(block);
    }
    sheet.gap();
    let stamp = run(&document.stamp.line, state.theme.dim());
    sheet.text(&[stamp], 0);
    (sheet.lines, sheet.blanks)
}

/// The lines of some blocks of a page that is no document.
pub(crate) fn lay_blocks(blocks: &[Block], cells: usize, state: &State) -> Vec<Vec<Run>> {
    let mut sheet = Sheet { state, cells: cells.max(2), lines: Vec::new(), blanks: Vec::new() };
    for block in blocks {
        sheet.block(block);
    }
    sheet.lines
}

pub(super) fn run(text: &str, style: Style) -> Run {
    Run { text: harmless(text, true).replace('\t', " "), style, mark: None }
}

impl Sheet<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) -> Vec<Run> {
        let theme = self.state.theme;
        inlines
            .iter()
            .map(|inline| match inline {
                Inline::Text(text) => run(text, theme.plain()),
                Inline::Strong(text) | Inline::New(text) => run(text, theme.strong()),
                Inline::Struck(text) => {
                    run(text, theme.plain().add_modifier(Modifier::CROSSED_OUT))
                }
                Inline::Blank { label, place } => {
                    self.blanks.push(Place::clone(place));
                    let style = theme.gap().add_modifier(Modifier::UNDERLINED);
                    let (open, close) =
                        (self.state.say(t("【", "[")), self.state.say(t("】", "]")));
                    let words = format!("{open}{}{close}", harmless(label, false));
                    Run { text: words, style, mark: Some(self.blanks.len() - 1) }
                }
            })
            .collect()
    }

    pub(super) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Vec::new());
        }
    }

    fn page(&mut self) {
        let dashes = self.state.frames.set().horizontal_top.repeat(self.cells / 2);
        self.gap();
        let run = run(&dashes, self.state.theme.line());
        self.centred(&[run]);
    }

    fn indented(&mut self, lines: Vec<Vec<Run>>, indent: usize) {
        for mut line in lines {
            if indent > 0 && !line.is_empty() {
                line.insert(0, run(&" ".repeat(indent), Style::new()));
            }
            self.lines.push(line);
        }
    }

    pub(super) fn text(&mut self, text: &[Run], indent: usize) {
        let lines = runs(text, self.cells.saturating_sub(indent));
        self.indented(lines, indent);
    }

    fn centred(&mut self, text: &[Run]) {
        for line in runs(text, self.cells) {
            let used: usize = line.iter().map(|run| width(&run.text)).sum();
            self.indented(vec![line], self.cells.saturating_sub(used) / 2);
        }
    }

    fn block(&mut self, block: &Block) {
        let theme = self.state.theme;
        match block {
            Block::Heading(level, text) => {
                self.gap();
                let style = if *level <= 2 { theme.title() } else { theme.strong() };
                let run = run(text, style);
                self.text(&[run], 0);
            }
            Block::Paragraph(text) => {
                let text = self.inlines(text);
                self.text(&text, 0);
                self.gap();
            }
            Block::Note(text) => {
                let text = self.inlines(text);
                self.text(&text, 4);
                self.gap();
            }
            Block::List(points) => {
                for point in points {
                    let text = self.inlines(point);
                    let first = self.lines.len();
                    self.text(&text, 2);
                    let dash = run("- ", theme.plain());
                    if let Some(slot) = self.lines.get_mut(first).and_then(|line| line.first_mut())
                    {
                        *slot = dash;
                    }
                }
                self.gap();
            }
            Block::Table(table) => self.table(table),
            Block::HeatMap(map) => self.heat_map(map),
            Block::Picture(picture) => self.picture(picture),
            Block::Attached(attached) => self.table(&attached.frame()),
            Block::Signature(lines) => {
                self.gap();
                for line in lines {
                    let text = self.inlines(line);
                    let indent = self.cells / 2;
                    self.text(&text, indent);
                }
                self.gap();
            }
            Block::PageBreak => self.page(),
        }
    }

    /// A picture in lines and corners, and below it what it shows in words, with its blanks.
    fn picture(&mut self, picture: &Picture) {
        let theme = self.state.theme;
        let pen = if self.state.frames.is_ascii() { Pen::Ascii } else { Pen::Lines };
        self.gap();
        let title = run(&picture.title, theme.strong());
        self.text(&[title], 0);
        let drawn = drawing(picture, self.cells, pen);
        self.lines.extend(drawn.iter().map(|line| vec![run(line, theme.plain())]));
        self.block(&picture.twin());
    }

    fn table(&mut self, table: &Table) {
        let theme = self.state.theme;
        if !table.caption.is_empty() {
            self.gap();
            let run = run(&table.caption, theme.strong());
            self.text(&[run], 0);
        }
        let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
        let widths = share(table, count, self.cells);
        if widths.iter().any(|wide| *wide < 6) {
            self.as_list(table);
            return;
        }
        // Between rows of one line each the eye needs no lines.
        let wraps = table
            .rows
            .iter()
            .any(|row| row.iter().zip(&widths).any(|(cell, wide)| cells_of(cell) > *wide));
        self.line_across(&widths);
        if !table.head.is_empty() {
            let head: Vec<Vec<Run>> =
                table.head.iter().map(|head| vec![run(head, theme.strong())]).collect();
            self.row(&head, &widths);
            self.line_across(&widths);
        }
        for row in &table.rows {
            let mut cells: Vec<Vec<Run>> = row.iter().map(|cell| self.inlines(cell)).collect();
            if table.head.is_empty()
                && let Some(first) = cells.first_mut()
            {
                for run in first.iter_mut() {
                    run.style = run.style.patch(theme.strong());
                }
            }
            self.row(&cells, &widths);
            if wraps {
                self.line_across(&widths);
            }
        }
        if !wraps {
            self.line_across(&widths);
        }
        self.gap();
    }

    pub(super) fn line_across(&mut self, widths: &[usize]) {
        let set = self.state.frames.set();
        let whole = widths.iter().sum::<usize>() + 3 * widths.len().saturating_sub(1);
        let run = run(&set.horizontal_top.repeat(whole), self.state.theme.line());
        self.lines.push(vec![run]);
    }

    pub(super) fn row(&mut self, cells: &[Vec<Run>], widths: &[usize]) {
        let bar =
            run(&format!(" {} ", self.state.frames.set().vertical_left), self.state.theme.line());
        let wrapped: Vec<Vec<Vec<Run>>> =
            cells.iter().zip(widths).map(|(cell, wide)| runs(cell, *wide)).collect();
        let high = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..high {
            let mut line = Vec::new();
            for (index, wide) in widths.iter().enumerate() {
                if index > 0 {
                    line.push(bar.clone());
                }
                let part =
                    wrapped.get(index).and_then(|cell| cell.get(at)).cloned().unwrap_or_default();
                let used: usize = part.iter().map(|run| width(&run.text)).sum();
                line.extend(part);
                line.push(run(&" ".repeat(wide.saturating_sub(used)), Style::new()));
            }
            self.lines.push(line);
        }
    }

    /// Where there is no room for columns: every row as a list of "head: cell".
    fn as_list(&mut self, table: &Table) {
        for row in &table.rows {
            for (index, cell) in row.iter().enumerate() {
                let mut text = Vec::new();
                if let Some(head) = table.head.get(index) {
                    let colon = self.state.say(t("：", ": "));
                    text.push(run(&format!("{head}{colon}"), self.state.theme.strong()));
                }
                text.extend(self.inlines(cell));
                self.text(&text, if index == 0 { 0 } else { 2 });
            }
            self.gap();
        }
    }
}

/// The cells that a cell of a table needs on one line; a line end counts as more than any.
fn cells_of(cell: &[Inline]) -> usize {
    cell.iter()
        .map(|inline| match inline {
            Inline::Text(text)
            | Inline::Strong(text)
            | Inline::Struck(text)
            | Inline::New(text)
                if text.contains('\n') =>
            {
                10_000
            }
            Inline::Text(text)
            | Inline::Strong(text)
            | Inline::Struck(text)
            | Inline::New(text) => width(text),
            Inline::Blank { label, .. } => width(label) + 4,
        })
        .sum()
}

/// The width of each column: its share of the room, if the document gives shares.
fn share(table: &Table, count: usize, cells: usize) -> Vec<usize> {
    let room = cells.saturating_sub(3 * count.saturating_sub(1));
    let shares: Vec<usize> = (0..count)
        .map(|at| table.widths.get(at).map_or(1, |wide| usize::from(*wide).max(1)))
        .collect();
    let all = shares.iter().sum::<usize>().max(1);
    shares.iter().map(|share| room * share / all).collect()
}
