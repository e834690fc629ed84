//! Lines below a heading that hold no row: sums, notes, signatures.
//!
//! What is certainly one is left out and told; what only may be one is left out and asked about.

use super::names::{is_total, labels};
use super::unit::is_beside_figure;
use super::{Grid, Line, WhyLeft};

/// Why a line holds no row, and whether that is certain. `name` is the column of names, if there is one.
pub(super) fn why_no_row(
    grid: &Grid,
    from: usize,
    line: &Line,
    name: Option<usize>,
) -> Option<(WhyLeft, bool)> {
    let filled: Vec<usize> = line.filled().collect();
    let words = || filled.iter().map(|column| line.words(*column));
    let first = words().next()?;
    if let Some(label) = words().find(|words| is_total(words)) {
        let others_are_figures = words().all(|words| words == label || is_figure(words));
        if others_are_figures && filled.len() > 1 {
            return Some((WhyLeft::Total, true));
        }
        if label == first {
            return Some((WhyLeft::Total, filled.len() == 1));
        }
    }
    if labels(first, "note") || labels(first, "signature") {
        let is_all = words().all(|words| labels(words, "note") || labels(words, "signature"));
        return Some((WhyLeft::Note, is_all && grid.width() > 1));
    }
    is_nameless_sum(grid, from, line, name?)
}

/// Whether the last line holds figures without a name: sums, if they are those of what stands above.
fn is_nameless_sum(grid: &Grid, from: usize, line: &Line, name: usize) -> Option<(WhyLeft, bool)> {
    let rows = grid.lines.get(from..)?;
    let (last, rows) = rows.split_last()?;
    // Before anything is asked of the others, of which there may be thousands.
    if last.number != line.number {
        return None;
    }
    let is_bare =
        line.words(name).is_empty() && line.filled().all(|column| is_figure(line.words(column)));
    let has_names = rows.len() > 1 && rows.iter().all(|row| !row.words(name).is_empty());
    if !is_bare || !has_names || line.filled().count() == 0 {
        return None;
    }
    let figure = |words: &str| -> Option<u64> {
        words.chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect::<String>().parse().ok()
    };
    let mut is_sum = line.filled().map(|column| {
        let sum: Option<u64> = rows
            .iter()
            .map(|row| row.words(column))
            .filter(|words| !words.is_empty())
            .try_fold(0_u64, |sum, words| sum.checked_add(figure(words)?));
        sum.is_some() && sum == figure(line.words(column))
    });
    // A numbered line without a name is a row that was left empty.
    let is_numbered = line.filled().count() == 1 && line.filled().all(|column| column < name);
    (!is_numbered).then(|| (WhyLeft::Total, is_sum.all(|is| is)))
}

/// A figure, or a mark in its place.
fn is_figure(words: &str) -> bool {
    words.chars().all(|c| c.is_ascii_digit() || is_beside_figure(c))
}
