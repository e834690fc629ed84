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
    let of_column = |column: usize, width: u32| -> Vec<u32> {
        rows.iter().map(|row| cell_height(&row[column], width, measure)).collect()
    };
    loop {
        let heights: Vec<Vec<u32>> =
            widths.iter().enumerate().map(|(at, width)| of_column(at, *width)).collect();
        let highest: Vec<Highest> = (0..rows.len()).map(|row| Highest::of(&heights, row)).collect();
        let best = highest.iter().map(|row| row.0[0].0).fold(0, u32::saturating_add);
        // A little more width often saves no line, where some more saves several.
        let steps = STEPS.map(|times| times * em);
        let wide: Vec<[Vec<u32>; 3]> = (0..widths.len())
            .map(|to| steps.map(|step| of_column(to, widths[to] + step)))
            .collect();
        // The height that is to be gone below, and the change that does.
        let (mut low, mut found) = (best - best / WORTH, None);
        for from in 0..widths.len() {
            let narrow = steps.map(|step| {
                (widths[from] >= least[from] + step).then(|| of_column(from, widths[from] - step))
            });
            for to in (0..widths.len()).filter(|to| *to != from) {
                for ((step, narrow), wide) in steps.into_iter().zip(&narrow).zip(&wide[to]) {
                    let Some(narrow) = narrow else { continue };
                    let mut high: u32 = 0;
                    for ((others, narrow), wide) in highest.iter().zip(narrow).zip(wide) {
                        let row = others.but(from, to).max(*narrow).max(*wide);
                        high = high.saturating_add(row);
                        if high >= low {
                            break;
                        }
                    }
                    if high < low {
                        (low, found) = (high, Some((from, to, step)));
                    }
                }
            }
        }
        // Every turn saves a part of the height, so this ends.
        let Some((from, to, step)) = found else { return widths };
        widths[from] -= step;
        widths[to] += step;
    }
}

/// By how many characters columns are made wider, at the expense of others.
const STEPS: [u32; 3] = [1, 2, 4];

/// The three highest cells of a row, each with its column: whichever two columns change, one of them tells how high the others are.
struct Highest([(u32, usize); 3]);

impl Highest {
    fn of(heights: &[Vec<u32>], row: usize) -> Self {
        let mut out = [(0, usize::MAX); 3];
        for (column, heights) in heights.iter().enumerate() {
            let mut next = (heights[row], column);
            for known in &mut out {
                if next.0 > known.0 {
                    std::mem::swap(known, &mut next);
                }
            }
        }
        Self(out)
    }

    /// The height of the row without two of its columns.
    fn but(&self, one: usize, other: usize) -> u32 {
        let of_others = self.0.iter().find(|(_, column)| *column != one && *column != other);
        of_others.map_or(0, |(height, _)| *height)
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
