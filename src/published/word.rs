//! A page that is a file of Word: its paragraphs, and its tables cell by cell.

use std::collections::BTreeMap;

use crate::office::Word;
use crate::text::Phrase;

use super::page::{Piece, Placed, left_out};

/// Over how many columns a cell of Word goes at most, and how many bytes and cells are read again.
const COLUMNS: usize = 63;
const REPEATED: usize = 200_000;

/// The pieces of a file of Word, with the number of the paragraph in which each begins; what nobody sees is left out, and told.
pub(super) fn of_word(file: &Word, notes: &mut Vec<Phrase>) -> Vec<Placed> {
    let veiled = file.veiled().len();
    if veiled > 0 {
        let glyphs = file.body.paragraphs.iter().flat_map(|one| &one.glyphs);
        let signs = glyphs.filter(|one| one.veil.is_some() && !one.c.is_whitespace()).count();
        notes.push(left_out(veiled, signs));
    }
    let mut out: Vec<Placed> = Vec::new();
    let mut number = 0;
    let mut last = None;
    let mut tables = 0;
    // The cells of each row, by its place.
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for paragraph in file.body.paragraphs.iter().filter(|one| !one.is_twin) {
        let seen = paragraph.glyphs.iter().filter(|glyph| glyph.veil.is_none());
        let words: String = seen.map(|glyph| glyph.c).collect();
        number += usize::from(!words.trim().is_empty());
        let start = || vec![(0, number.max(1))];
        let Some((row, cell)) = paragraph.outermost.filter(|_| !paragraph.is_boxed) else {
            out.extend(words.lines().map(|line| (Piece::Line(line.to_owned()), start())));
            last = None;
            continue;
        };
        let at = out.len().saturating_sub(1);
        match (last, out.last_mut()) {
            (Some(known), Some((Piece::Row(_, cells, _), _))) if known == (row, cell) => {
                if let Some(cell) = cells.last_mut() {
                    cell.push('\n');
                    cell.push_str(&words);
                }
            }
            (Some((known, _)), Some((Piece::Row(_, cells, _), _))) if known == row => {
                cells.push(words);
                of.entry(at).or_default().push(cell);
            }
            (known, _) => {
                tables += usize::from(known.is_none());
                of.insert(out.len(), vec![cell]);
                out.push((Piece::Row(tables, vec![words], false), start()));
            }
        }
        last = Some((row, cell));
    }
    spread(&mut out, &of, file);
    out
}

/// Reads each cell in every column and row that it goes over, as a reader does: of what goes on from the row above, the column counts and
/// not which cell of its row it is.
fn spread(pieces: &mut [Placed], of: &BTreeMap<usize, Vec<usize>>, file: &Word) {
    let mut above: (usize, Vec<String>) = (0, Vec::new());
    let mut repeated = 0;
    for (at, ids) in of {
        let Some((Piece::Row(table, cells, _), _)) = pieces.get_mut(*at) else { continue };
        let before = std::mem::take(&mut above.1);
        let before = if above.0 == *table { before } else { Vec::new() };
        // What lies over the whole page lays it out.
        let is_whole = cells.len() < 2;
        let mut out: Vec<String> = Vec::new();
        for (id, words) in ids.iter().zip(std::mem::take(cells)) {
            let goes_on = file.body.going_on.contains(id);
            let is_again = goes_on && repeated <= REPEATED;
            let words = before.get(out.len()).filter(|_| is_again).cloned().unwrap_or(words);
            let columns = file.body.wide.get(id).copied().unwrap_or(1).clamp(1, COLUMNS);
            for again in 0..if is_whole { 1 } else { columns } {
                repeated += if again > 0 || goes_on { words.len() + 1 } else { 0 };
                if again > 0 && repeated > REPEATED {
                    break;
                }
                out.push(words.clone());
            }
        }
        cells.clone_from(&out);
        above = (*table, out);
    }
}
