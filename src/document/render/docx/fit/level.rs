//! How high rows become, and room given from one column to another to make them lower.
//!
//! No column is made narrower than what it needs at least.

use crate::document::render::docx::measure::{CELL_GAP, CELL_SIDE, Measure, Pitch};

use super::Lengths;

/// How much of the height of a table a wider column must save to be given room that was meant for another: one part of this.
const WORTH: u32 = 40;

/// Gives columns that make rows high some of the room of those that do not, in a table of many columns.
///
/// Few columns keep the given widths, so that tables of the same kind look alike.
pub(super) fn levelled(
    mut widths: Vec<u32>,
    least: &[u32],
    rows: &[&Lengths],
    measure: &Measure,
) -> Vec<u32> {
    if widths.len() < 4 {
        return widths;
    }
    let em = measure.table * 10;
    let cell = |lines: &[u32], width| cell_height(lines, width, measure);
    loop {
        let of_row = |row: &&Lengths| {
            row.iter().zip(&widths).map(|(lines, width)| cell(lines, *width)).collect()
        };
        let heights: Vec<Vec<u32>> = rows.iter().map(of_row).collect();
        let highest = heights.iter().filter_map(|row| row.iter().max());
        let best = highest.copied().fold(0, u32::saturating_add);
        // The height that is to be gone below, and the change that does.
        let (mut low, mut found) = (best - best / WORTH, None);
        let pairs = (0..widths.len()).flat_map(|from| (0..widths.len()).map(move |to| (from, to)));
        // A little more width often saves no line, where some more saves several.
        for ((from, to), step) in pairs.flat_map(|pair| [1, 2, 4].map(|times| (pair, times * em))) {
            if from == to || widths[from] < least[from] + step {
                continue;
            }
            let (narrow, wide) = (widths[from] - step, widths[to] + step);
            let mut high: u32 = 0;
            for (row, known) in rows.iter().zip(&heights) {
                let others = known.iter().enumerate();
                let others = others.filter(|(at, _)| *at != from && *at != to);
                let others = others.map(|(_, height)| *height).max().unwrap_or_default();
                let changed = cell(&row[from], narrow).max(cell(&row[to], wide));
                high = high.saturating_add(others.max(changed));
                if high >= low {
                    break;
                }
            }
            if high < low {
                (low, found) = (high, Some((from, to, step)));
            }
        }
        // Every turn saves a part of the height, so this ends.
        let Some((from, to, step)) = found else { return widths };
        widths[from] -= step;
        widths[to] += step;
    }
}

/// How high a row is, with the widths of its columns.
pub(super) fn height(row: &Lengths, widths: &[u32], measure: &Measure) -> u32 {
    let cells = row.iter().zip(widths);
    cells.map(|(lines, width)| cell_height(lines, *width, measure)).max().unwrap_or_default()
}

/// How high the paragraphs of a cell are.
fn cell_height(lines: &[u32], width: u32, measure: &Measure) -> u32 {
    let em = measure.table * 10;
    let pitch = match measure.table_pitch {
        Pitch::Exact(pitch) => pitch,
        // Chinese typefaces ask for about 1.3 times their size.
        Pitch::Auto(times) => em * 13 * times / 2400,
    };
    // A character that does not fit any more leaves room behind it.
    let room = width.saturating_sub(2 * CELL_SIDE + em / 2).max(em);
    let paragraph = |length: &u32| {
        length.div_ceil(room).max(1).saturating_mul(pitch).saturating_add(2 * CELL_GAP)
    };
    lines.iter().map(paragraph).fold(0, u32::saturating_add)
}
