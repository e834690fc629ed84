//! The cells of a workbook as words. Formulas are read as their last result; formats, charts and links are not looked at.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx};

use crate::document::grid::xlsx;
use crate::text::harmless;

use super::Unreadable;
use super::grid::Row;

/// How many cells with content are read, over all sheets; a questionnaire has a few hundred.
const CELLS: usize = 20_000;
/// How many bytes of text, over all cells: one string may stand in many of them.
const TEXT: usize = 4_000_000;
/// How many sheets; a questionnaire has one for each recipient.
const SHEETS: usize = 500;

/// The rows of every sheet. The archive was looked at before: it is within the limits and holds no macros.
pub(super) fn grids(bytes: &[u8]) -> Result<Vec<Vec<Row>>, Unreadable> {
    let mut file: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let names = file.sheet_names();
    if names.len() > SHEETS {
        return Err(Unreadable::TooLarge);
    }
    let (mut left, mut room) = (CELLS, TEXT);
    let mut out = Vec::new();
    for name in names {
        let mut cells = match file.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet that only holds a chart has no cells.
            Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(broken(error)),
        };
        let mut rows: std::collections::BTreeMap<u32, Row> = std::collections::BTreeMap::new();
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let words = words(cell.get_value());
            if words.trim().is_empty() {
                continue;
            }
            left = left.checked_sub(1).ok_or(Unreadable::TooLarge)?;
            room = room.checked_sub(words.len()).ok_or(Unreadable::TooLarge)?;
            let (row, column) = cell.get_position();
            rows.entry(row).or_default().insert(column, words);
        }
        out.push(rows.into_values().collect());
    }
    Ok(out)
}

/// What a cell says, as a person would type it.
fn words(value: &DataRef<'_>) -> String {
    harmless(&xlsx::words(value, ["yes", "no"]).replace("\r\n", "\n"), true)
}

fn broken(error: calamine::XlsxError) -> Unreadable {
    match error {
        calamine::XlsxError::Password => Unreadable::Encrypted,
        error => Unreadable::Broken(harmless(&error.to_string(), false)),
    }
}
