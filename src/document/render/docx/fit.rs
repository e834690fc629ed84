//! How wide the columns of a table become, and how high its rows.
//!
//! The given widths are relative wishes. What they may not do is part a figure, a date, a code or a Latin word: a column is at
//! least as wide as the longest of them. Nor does prose stand in a column too narrow to read, or an answer in one too narrow to
//! write in: rather the type becomes smaller, and then the page is turned.

use crate::document::Table;
use crate::document::render::shape::{self, Line, Look};

use super::extent::{extent, stretches};
use super::measure::{CELL_GAP, CELL_SIDE, FINE, Measure, Pitch};

/// Borders, and the error of the measure.
const SLACK: u32 = 20;

/// The narrowest column for an answer that is written by hand, or typed, into the cell: 45 mm.
const WRITTEN_IN: u32 = 2_552;

/// A table that takes no more than this part of a page, a half, does not turn it.
const SMALL: u32 = 2;

/// Prose takes no more than this many lines, unless so many characters stand side by side.
const LINES: u32 = 4;
const READABLE: u32 = 9;

/// So many stand side by side in any prose of two lines of that.
const NARROWEST: u32 = 7;

/// What a column needs, from the best to the least that does.
#[derive(Clone, Copy, Debug, Default)]
struct Least {
    /// Keeps prose readable and leaves room for what is to be written in.
    prose: u32,
    /// Keeps figures and words whole, and three Chinese characters side by side.
    words: u32,
    /// Keeps figures whole, and two Chinese characters side by side.
    figures: u32,
}

/// How much of the height of a table a wider column must save to be given room that was meant for another: one part of this.
const WORTH: u32 = 40;

/// The widths of the columns of a table, which fill the text, and the heights of its rows.
#[derive(Debug)]
pub(super) struct Fit {
    pub(super) widths: Vec<u32>,
    pub(super) heights: Vec<u32>,
    /// Whether its type is the smaller one, because its columns are too many for the ordinary one.
    pub(super) is_fine: bool,
    /// Whether its page is turned, because its columns are too many for any type.
    pub(super) is_turned: bool,
}

/// The lengths of the paragraphs of each cell.
type Lengths = Vec<Vec<u32>>;

impl Fit {
    /// Fits a table: where the columns do not find the room they need, its type becomes smaller, and then its page is turned, if
    /// the layout allows it.
    pub(super) fn of(table: &Table, measure: &Measure) -> Self {
        let heads = shape::heads(table);
        let columns = shape::columns(table);
        let rows: Vec<_> = table.rows.iter().map(|row| shape::cells(row, columns)).collect();
        // A layout that prescribes the line pitch in tables prescribes their type too.
        let may_be_fine = measure.table > FINE && !matches!(measure.table_pitch, Pitch::Exact(_));
        let all = [(false, false), (true, false), (false, true), (true, true)];
        let may_be =
            |(fine, turned): &(bool, bool)| (!fine || may_be_fine) && (!turned || measure.may_turn);
        let mut last: Option<(Need, bool, bool)> = None;
        for (is_fine, is_turned) in all.into_iter().filter(may_be) {
            // A small table is no reason to turn a page.
            if let (true, Some((need, is_fine, false))) = (is_turned, &last)
                && let Some(widths) = need.readable()
            {
                let fit = need.fit(widths, *is_fine, false);
                let high = fit.heights.iter().copied().fold(0, u32::saturating_add);
                if high <= measure.height() / SMALL {
                    return fit;
                }
            }
            let page = if is_turned { measure.turned() } else { *measure };
            let page = Measure { table: if is_fine { FINE } else { page.table }, ..page };
            let need = Need::of(table, heads.as_deref(), &rows, page);
            if let Some(widths) = need.shared(|least| least.prose) {
                return need.fit(widths, is_fine, is_turned);
            }
            last = Some((need, is_fine, is_turned));
        }
        let none =
            Self { widths: Vec::new(), heights: Vec::new(), is_fine: false, is_turned: false };
        last.map_or(none, |(need, is_fine, is_turned)| {
            let widths = need
                .readable()
                .or_else(|| need.shared(|least| least.figures))
                .unwrap_or_else(|| need.scant());
            need.fit(widths, is_fine, is_turned)
        })
    }
}

/// What the columns of a table need at a size of type on a page.
struct Need {
    measure: Measure,
    given: Vec<u32>,
    least: Vec<Least>,
    head: Option<Lengths>,
    rows: Vec<Lengths>,
}

impl Need {
    fn of(
        table: &Table,
        heads: Option<&[String]>,
        rows: &[Vec<Vec<Line>>],
        measure: Measure,
    ) -> Self {
        let given = shape::widths(table, measure.width());
        let mut least = vec![Least::default(); given.len()];
        let mut lengths: Vec<Lengths> = Vec::new();
        for row in rows {
            let mut cells = Lengths::new();
            for (index, (least, cell)) in least.iter_mut().zip(row).enumerate() {
                let is_side = heads.is_none() && index == 0;
                cells.push(cell.iter().map(|line| least.raise(line, is_side, &measure)).collect());
            }
            lengths.push(cells);
        }
        let head = heads.map(|heads| {
            let line = |text: &String| super::run::text(text);
            let lengths = least.iter_mut().zip(heads);
            lengths.map(|(least, head)| vec![least.raise(&line(head), true, &measure)]).collect()
        });
        if head.is_some() {
            for (index, least) in least.iter_mut().enumerate() {
                let mut cells = rows.iter().filter_map(|row| row.get(index));
                if !rows.is_empty() && cells.all(|cell| is_to_write_in(cell)) {
                    least.prose = least.prose.max(WRITTEN_IN);
                }
            }
        }
        Self { measure, given, least, head, rows: lengths }
    }

    /// The widths that leave every column what it needs at `least`; nothing where the page is too narrow.
    fn shared(&self, least: impl Fn(&Least) -> u32) -> Option<Vec<u32>> {
        let least: Vec<u32> = self.least.iter().map(least).collect();
        let widths = share(self.measure.width(), &self.given, &least)?;
        let all: Vec<&Lengths> = self.head.iter().chain(&self.rows).collect();
        Some(levelled(widths, &least, &all, &self.measure))
    }

    /// The widths that leave prose as much as there is room for, down to whole words.
    fn readable(&self) -> Option<Vec<u32>> {
        let em = self.measure.table * 10;
        let frame = 2 * CELL_SIDE + SLACK;
        (0..READABLE).rev().find_map(|characters| {
            let some = frame.saturating_add(characters.saturating_mul(em));
            self.shared(|least| least.words.max(least.prose.min(some)))
        })
    }

    /// The widths where there are more columns than the page can hold: what little there is goes by need.
    fn scant(&self) -> Vec<u32> {
        let figures: Vec<u32> = self.least.iter().map(|least| least.figures).collect();
        let none = vec![0; figures.len()];
        share(self.measure.width(), &figures, &none).unwrap_or_else(|| self.given.clone())
    }

    fn fit(&self, widths: Vec<u32>, is_fine: bool, is_turned: bool) -> Fit {
        let heights = self.rows.iter().map(|row| height(row, &widths, &self.measure)).collect();
        Fit { widths, heights, is_fine, is_turned }
    }
}

/// Whether a cell is one to write in: it holds a space, and nothing else. A cell that has nothing to say is empty.
fn is_to_write_in(cell: &[Line]) -> bool {
    let mut pieces = cell.iter().flatten().peekable();
    pieces.peek().is_some() && pieces.all(|piece| piece.text.trim().is_empty())
}

/// Gives columns that make rows high some of the room of those that do not, in a table of many columns.
///
/// Few columns keep the given widths, so that tables of the same kind look alike.
fn levelled(mut widths: Vec<u32>, least: &[u32], rows: &[&Lengths], measure: &Measure) -> Vec<u32> {
    let total = |widths: &[u32]| {
        rows.iter().map(|row| height(row, widths, measure)).fold(0, u32::saturating_add)
    };
    if widths.len() < 4 {
        return widths;
    }
    let em = measure.table * 10;
    let mut best = total(&widths);
    loop {
        let mut found = None;
        let pairs = (0..widths.len()).flat_map(|from| (0..widths.len()).map(move |to| (from, to)));
        // A little more width often saves no line, where some more saves several.
        for ((from, to), step) in pairs.flat_map(|pair| [1, 2, 4].map(|times| (pair, times * em))) {
            if from == to || widths[from] < least[from] + step {
                continue;
            }
            let mut tried = widths.clone();
            tried[from] -= step;
            tried[to] += step;
            let high = total(&tried);
            if high + best / WORTH < best && found.as_ref().is_none_or(|(low, _)| high < *low) {
                found = Some((high, tried));
            }
        }
        // Every turn saves a part of the height, so this ends.
        match found {
            Some((high, better)) => (best, widths) = (high, better),
            None => return widths,
        }
    }
}

/// How high a row is, with the widths of its columns.
fn height(row: &Lengths, widths: &[u32], measure: &Measure) -> u32 {
    let em = measure.table * 10;
    let pitch = match measure.table_pitch {
        Pitch::Exact(pitch) => pitch,
        // Chinese typefaces ask for about 1.3 times their size.
        Pitch::Auto(times) => em * 13 * times / 2400,
    };
    let paragraph = |length: u32, width: u32| {
        // A character that does not fit any more leaves room behind it.
        let room = width.saturating_sub(2 * CELL_SIDE + em / 2).max(em);
        length.div_ceil(room).max(1).saturating_mul(pitch).saturating_add(2 * CELL_GAP)
    };
    let cells = row.iter().zip(widths);
    let heights = cells.map(|(lines, &width)| {
        lines.iter().map(|length| paragraph(*length, width)).fold(0, u32::saturating_add)
    });
    heights.max().unwrap_or_default()
}

impl Least {
    /// Makes room for a paragraph, which is a head or not; its length.
    fn raise(&mut self, line: &Line, is_head: bool, measure: &Measure) -> u32 {
        let text: String = line.iter().map(|piece| piece.text.as_str()).collect();
        let is_heavy = is_head || line.iter().any(|piece| piece.look == Look::Strong);
        // Bold type is about a tenth wider.
        let size = if is_heavy { measure.table * 11 / 10 } else { measure.table };
        let (length, em) = (extent(&text, size), size * 10);
        let frame = 2 * CELL_SIDE + SLACK;
        let (mut words, mut figures) = (length.min(3 * em), length.min(2 * em));
        for stretch in stretches(&text) {
            let width = extent(stretch, size);
            words = words.max(width);
            if stretch.contains(|c: char| c.is_ascii_digit()) {
                figures = figures.max(width);
            }
        }
        let least = if length >= 2 * READABLE * em { NARROWEST * em } else { 0 };
        let prose = words.max((length / LINES).min(READABLE * em)).max(least);
        self.prose = self.prose.max(prose.saturating_add(frame));
        self.words = self.words.max(words.saturating_add(frame));
        self.figures = self.figures.max(figures.saturating_add(frame));
        length
    }
}

/// Shares `whole` by `weights`, none less than its `least`; nothing if that is more than there is.
fn share(whole: u32, weights: &[u32], least: &[u32]) -> Option<Vec<u32>> {
    if least.iter().copied().fold(0, u32::saturating_add) > whole {
        return None;
    }
    let mut widths = vec![None; weights.len()];
    loop {
        let mut room = whole - widths.iter().flatten().sum::<u32>();
        let free = || (0..weights.len()).filter(|index| widths[*index].is_none());
        let mut sum: u64 = free().map(|index| u64::from(weights[index].max(1))).sum();
        let part = |room: u32, index: usize, sum: u64| {
            let part = u64::from(room) * u64::from(weights[index].max(1)) / sum.max(1);
            u32::try_from(part).unwrap_or(room)
        };
        let short: Vec<usize> =
            free().filter(|index| part(room, *index, sum) < least[*index]).collect();
        if short.is_empty() {
            // One after another, so that no twentieth of a point is lost.
            for index in free().collect::<Vec<_>>() {
                let width = part(room, index, sum);
                room -= width;
                sum -= u64::from(weights[index].max(1));
                widths[index] = Some(width);
            }
            let mut widths: Vec<u32> = widths.into_iter().flatten().collect();
            if let Some(last) = widths.last_mut() {
                *last += room;
            }
            return Some(widths);
        }
        for index in short {
            widths[index] = Some(least[index]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Layout, plain};
    use crate::text::Lang;

    fn fitted(given: &[u16], head: &[&str], row: &[&str], layout: Layout) -> Vec<u32> {
        fit(given, head, row, layout).widths
    }

    fn fit(given: &[u16], head: &[&str], row: &[&str], layout: Layout) -> Fit {
        let table = Table {
            caption: String::new(),
            head: head.iter().map(|name| (*name).to_owned()).collect(),
            widths: given.to_vec(),
            rows: vec![row.iter().map(|text| plain(*text)).collect()],
        };
        Fit::of(&table, &Measure::of(layout, Lang::Zh))
    }

    #[test]
    fn no_figure_date_or_code_is_wider_than_its_column() {
        for layout in [Layout::Report, Layout::Form, Layout::Brief] {
            let measure = Measure::of(layout, Lang::Zh);
            for code in ["1,012,000", "0.0136", "2026-11-02", "YC-XGW-R21", "0571-55500102"] {
                let row = ["1", code, "长文字长文字长文字长文字长文字长文字长文字"];
                let widths = fitted(&[9, 1, 90], &["序号", "数", "说明"], &row, layout);
                assert!(widths[1] >= extent(code, measure.table) + 2 * CELL_SIDE, "{code}");
                assert_eq!(widths.iter().sum::<u32>(), measure.width());
            }
        }
    }

    #[test]
    fn what_needs_no_more_keeps_the_given_widths() {
        let widths = fitted(&[30, 70], &[], &["名称", "某公司"], Layout::Report);
        let whole = Measure::of(Layout::Report, Lang::Zh).width();
        assert_eq!(widths, [whole * 30 / 100, whole - whole * 30 / 100]);
    }

    #[test]
    fn an_address_of_any_length_takes_no_more_than_its_longest_part() {
        let long = format!("https://www.example.com/{}", "x".repeat(500));
        let widths = fitted(&[20, 80], &["网址", "说明"], &[&long, "短"], Layout::Report);
        let measure = Measure::of(Layout::Report, Lang::Zh);
        assert!(widths[0] < measure.width() / 2, "{widths:?}");
        assert_eq!(stretches("见“https://www.example.com/a-b”")[0], "https://");
    }

    #[test]
    fn marks_cling_to_the_figure_beside_them() {
        assert_eq!(
            stretches("依据（GB/T 42460）的要求，共1,012,000人"),
            ["（GB/T", "42460）", "1,012,000"]
        );
        assert!(stretches("只有汉字，没有别的。").is_empty());
    }

    #[test]
    fn more_columns_than_a_page_holds_still_fill_it() {
        let names = ["2026-11-02"; 14];
        let widths = fitted(&[1; 14], &names, &names, Layout::Report);
        let turned = Measure::of(Layout::Report, Lang::Zh).turned();
        assert_eq!(widths.iter().sum::<u32>(), turned.width(), "its page is turned");
        assert!(widths.iter().all(|width| *width > 0));
        assert_eq!(share(100, &[1, 1], &[60, 60]), None);
        assert_eq!(share(100, &[9, 1, 0], &[0, 30, 20]), Some(vec![50, 30, 20]));
        assert_eq!(share(100, &[1, 1], &[70, 30]), Some(vec![70, 30]));
    }

    #[test]
    fn a_row_is_as_high_as_its_highest_cell() {
        let row = ["短", "一\n二\n三"];
        assert_eq!(fit(&[1, 1], &[], &row, Layout::Form).heights, [3 * (320 + 2 * CELL_GAP)]);
        let high = |given: &[u16]| {
            fit(given, &[], &["长".repeat(100).as_str(), "短"], Layout::Form).heights[0]
        };
        assert!(high(&[4, 1]) < high(&[1, 4]));
    }

    #[test]
    fn many_columns_are_set_in_smaller_type_except_where_it_is_prescribed() {
        let row = ["说明说明"; 10];
        assert!(fit(&[1; 10], &row, &row, Layout::Report).is_fine);
        assert!(!fit(&[1; 10], &row, &row, Layout::Form).is_fine);
        assert!(!fit(&[1; 4], &row[..4], &row[..4], Layout::Report).is_fine);
    }

    #[test]
    fn one_of_many_columns_does_not_make_all_rows_high() {
        let (long, given) = ("长".repeat(120), [9, 30, 9, 30]);
        let row = ["1", "短", &long, "也短"];
        let widths = fitted(&given, &["序号", "甲", "乙", "丙"], &row, Layout::Report);
        assert!(widths[2] > 2 * widths[1], "{widths:?}");
        assert_eq!(widths.iter().sum::<u32>(), Measure::of(Layout::Report, Lang::Zh).width());
    }
}
