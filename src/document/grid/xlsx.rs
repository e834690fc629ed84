//! The sheets of a workbook (xlsx). Formulas are read as their last result; days stay days, numbers keep all their digits.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx};

use crate::document::contract::{Office, office};
use crate::form::table::{Given, TableError};
use crate::text::harmless;

use super::Unread;
use super::cells::{Cells, Told};

/// How many sheets are read.
const SHEETS: usize = 200;
/// The least number that has more than the 15 digits which a spreadsheet keeps.
pub(super) const LARGEST: f64 = 1e15;

/// The sheets with content. The archive is looked at first: it is within the limits and holds no macros.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<Given>, Unread> {
    match office(bytes)? {
        Office::Workbook => {}
        Office::Word(_) => return Err(Unread::NoTable),
    }
    let mut file: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let names = file.sheet_names();
    if names.len() > SHEETS {
        return Err(TableError::TooLarge.into());
    }
    let mut out = Vec::new();
    for name in names {
        let mut cells = Cells::default();
        match file.worksheet_cells_reader(&name) {
            Ok(mut reader) => {
                while let Some(cell) = reader.next_cell().map_err(broken)? {
                    let (row, column) = cell.get_position();
                    cells.put(row, column, &words(cell.get_value(), ["TRUE", "FALSE"]))?;
                    if let Some(told) = told(cell.get_value()) {
                        cells.tell(told, row, column);
                    }
                }
            }
            // A sheet that only holds a chart has no cells.
            Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(broken(error)),
        }
        if let Ok(mut reader) = file.worksheet_cells_reader(&name) {
            while let Ok(Some(formula)) = reader.next_formula() {
                let (row, column) = formula.get_position();
                if !formula.get_value().is_empty() && !cells.has(row, column) {
                    cells.tell(Told::NoResult, row, column);
                }
            }
        }
        for region in file.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            let ((top, column), (bottom, _)) = (region.start, region.end);
            cells.merge(top, column, bottom.saturating_sub(top).saturating_add(1));
        }
        out.extend(cells.table(&name)?);
    }
    Ok(out)
}

/// What a cell says, as a person would type it; `said` are the words for true and false.
pub(in crate::document) fn words(value: &DataRef<'_>, said: [&str; 2]) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        // Display of a double has no exponent and no ".0".
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is) => said[usize::from(!*is)].to_owned(),
        // A time alone is no day.
        DataRef::DateTime(moment) if moment.is_datetime() && moment.as_f64() < 1.0 => {
            let (.., hour, minute, second, _) = moment.to_ymd_hms_milli();
            if second == 0 {
                format!("{hour:02}:{minute:02}")
            } else {
                format!("{hour:02}:{minute:02}:{second:02}")
            }
        }
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(length) => length.as_f64().to_string(),
        DataRef::DateTimeIso(text) => {
            let day = text.split('T').next().unwrap_or_default();
            if day.is_empty() { text.clone() } else { day.to_owned() }
        }
        DataRef::Error(error) => error.to_string(),
    }
}

/// What a person should know of a value.
fn told(value: &DataRef<'_>) -> Option<Told> {
    match value {
        DataRef::Float(number) if number.abs() >= LARGEST => Some(Told::Digits),
        DataRef::DateTime(moment) if moment.is_datetime() && moment.as_f64() >= 1.0 => {
            let (_, _, _, hour, minute, second, _) = moment.to_ymd_hms_milli();
            ((hour, minute, second) != (0, 0, 0)).then_some(Told::Time)
        }
        _ => None,
    }
}

fn broken(error: calamine::XlsxError) -> Unread {
    match error {
        calamine::XlsxError::Password => Unread::Encrypted,
        error => Unread::Broken(harmless(&error.to_string(), false)),
    }
}
