//! How wide the columns of a table become, and how high its rows.
//!
//! The given widths are relative wishes. What they may not do is part a figure, a date, a code or a Latin word: a column is at
//! least as wide as the longest of them. Nor does prose stand in a column too narrow to read, or an answer in one too narrow to
//! write in: rather the type becomes smaller, and then the page is turned.

mod level;
mod measured;

use smallvec::{SmallVec, smallvec};

use crate::document::Table;
use crate::document::render::shape::{self, Lines};

use super::extent::in_size;
use super::measure::{CELL_SIDE, FINE, Measure, Pitch};
use level::{height, levelled};
use measured::{Measured, Paragraphs};

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

/// A table as lines, the widths of its columns, which fill the text, and the heights of its rows.
#[derive(Debug, Default)]
pub(super) struct Fit<'a> {
    pub(super) head: Option<Vec<String>>,
    pub(super) rows: Vec<Vec<Lines<'a>>>,
    pub(super) widths: Vec<u32>,
    pub(super) heights: Vec<u32>,
    /// The height of its head, which stands on each page.
    pub(super) above: u32,
    /// Whether its type is the smaller one, because its columns are too many for the ordinary one.
    pub(super) is_fine: bool,
    /// Whether its page is turned, because its columns are too many for any type.
    pub(super) is_turned: bool,
}

/// The lengths of the paragraphs of each cell.
type Lengths = Vec<SmallVec<[u32; 2]>>;

impl<'a> Fit<'a> {
    /// Fits a table: where the columns do not find the room they need, its type becomes smaller, and then its page is turned, if
    /// the layout allows it.
    pub(super) fn of(table: &'a Table, measure: &Measure) -> Self {
        let head = shape::heads(table);
        let columns = shape::columns(table);
        let rows: Vec<_> = table.rows.iter().map(|row| shape::cells(row, columns)).collect();
        let paragraphs = Paragraphs::of(head.as_deref(), &rows, columns);
        Self { head, rows, ..Self::measured(table, &paragraphs, measure) }
    }

    /// The same of paragraphs that are measured.
    fn measured(table: &Table, paragraphs: &Paragraphs, measure: &Measure) -> Self {
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
            let need = Need::of(table, paragraphs, page);
            if let Some(widths) = need.shared(|least| least.prose) {
                let fit = need.fit(widths, is_fine, is_turned);
                if !is_turned || is_fine || !may_be_fine {
                    return fit;
                }
                // What follows a turned table begins a page: a row or two on the last one leave it empty.
                let fine = Need::of(table, paragraphs, Measure { table: FINE, ..page });
                let finer = fine.shared(|least| least.prose);
                let finer = finer.map(|widths| fine.fit(widths, true, true));
                return finer.filter(|finer| finer.pages(&page) < fit.pages(&page)).unwrap_or(fit);
            }
            last = Some((need, is_fine, is_turned));
        }
        last.map_or_else(Self::default, |(need, is_fine, is_turned)| {
            let widths = need
                .readable()
                .or_else(|| need.shared(|least| least.figures))
                .unwrap_or_else(|| need.scant());
            need.fit(widths, is_fine, is_turned)
        })
    }
}

impl Fit<'_> {
    /// How many pages it takes about, by the heights of its rows, with a heading and a caption above it.
    fn pages(&self, measure: &Measure) -> u32 {
        let leads = 3 * measure.size * 10;
        let rows = self.heights.iter().copied().fold(leads, u32::saturating_add);
        rows.div_ceil(measure.height().saturating_sub(self.above).max(1))
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
    fn of(table: &Table, paragraphs: &Paragraphs, measure: Measure) -> Self {
        let given = shape::widths(table, measure.width());
        let mut least = vec![Least::default(); given.len()];
        let mut rows: Vec<Lengths> = Vec::with_capacity(paragraphs.rows.len());
        for row in &paragraphs.rows {
            let mut cells = Lengths::with_capacity(row.len());
            for (index, (least, cell)) in least.iter_mut().zip(row).enumerate() {
                let is_side = paragraphs.head.is_none() && index == 0;
                cells.push(cell.iter().map(|line| least.raise(line, is_side, &measure)).collect());
            }
            rows.push(cells);
        }
        let head = paragraphs.head.as_ref().map(|head| {
            let lengths = least.iter_mut().zip(head);
            lengths.map(|(least, name)| smallvec![least.raise(name, true, &measure)]).collect()
        });
        for (least, is_written_in) in least.iter_mut().zip(&paragraphs.is_written_in) {
            if *is_written_in {
                least.prose = least.prose.max(WRITTEN_IN);
            }
        }
        Self { measure, given, least, head, rows }
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

    fn fit<'f>(&self, widths: Vec<u32>, is_fine: bool, is_turned: bool) -> Fit<'f> {
        let high = |row| height(row, &widths, &self.measure);
        let heights = self.rows.iter().map(high).collect();
        let above = self.head.as_ref().map_or(0, high);
        Fit { widths, heights, above, is_fine, is_turned, ..Fit::default() }
    }
}

impl Least {
    /// Makes room for a paragraph, which is a head or not; its length.
    fn raise(&mut self, line: &Measured, is_head: bool, measure: &Measure) -> u32 {
        // Bold type is about a tenth wider.
        let is_heavy = is_head || line.is_strong;
        let size = if is_heavy { measure.table * 11 / 10 } else { measure.table };
        let (length, em) = (in_size(line.whole, size), size * 10);
        let frame = 2 * CELL_SIDE + SLACK;
        let words = length.min(3 * em).max(in_size(line.word, size));
        let figures = length.min(2 * em).max(in_size(line.figure, size));
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
    use super::super::extent::{extent, stretches};
    use super::super::measure::CELL_GAP;
    use super::*;
    use crate::document::{Layout, plain};
    use crate::text::Lang;

    fn fitted(given: &[u16], head: &[&str], row: &[&str], layout: Layout) -> Vec<u32> {
        fit(given, head, row, layout).widths
    }

    fn fit(given: &[u16], head: &[&str], row: &[&str], layout: Layout) -> Fit<'static> {
        let table = Table {
            caption: String::new(),
            head: head.iter().map(|name| (*name).to_owned()).collect(),
            widths: given.to_vec(),
            rows: vec![row.iter().map(|text| plain(*text)).collect()],
        };
        let fit = Fit::of(&table, &Measure::of(layout, Lang::Zh));
        let Fit { head, widths, heights, above, is_fine, is_turned, .. } = fit;
        Fit { head, rows: Vec::new(), widths, heights, above, is_fine, is_turned }
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
