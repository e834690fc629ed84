//! The sheets of a workbook (xlsx). Formulas are read as their last result; days stay days, numbers keep all their digits.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use super::archive::Archive;
use super::sheet::{Book, LARGEST, Sheet, Told};
use super::{Refused, SHEETS, possible};

/// The part that holds the list of sheets.
pub(super) const MAIN: &str = "xl/workbook.xml";

/// The sheets, in order.
pub(super) fn sheets(archive: &Archive) -> Result<Vec<Sheet>, Refused> {
    possible::check(archive)?;
    let mut file: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(archive.bytes.as_slice())).map_err(broken)?;
    let names = file.sheet_names();
    if names.len() > SHEETS {
        return Err(Refused::TooLarge);
    }
    let mut book = Book::default();
    for name in names {
        let mut cells = match file.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet that only holds a chart has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(broken(error)),
        };
        book.begin(name.clone())?;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            book.put(cell.get_position(), &words(cell.get_value()), told(cell.get_value()))?;
        }
        drop(cells);
        if let Ok(mut formulas) = file.worksheet_cells_reader(&name) {
            while let Ok(Some(formula)) = formulas.next_formula() {
                let at = formula.get_position();
                if !formula.get_value().is_empty() && !book.has(at) {
                    book.put(at, "", Some(Told::NoResult))?;
                }
            }
        }
        for region in file.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            let rows = region.end.0.saturating_sub(region.start.0).saturating_add(1);
            book.merge(region.start, rows);
        }
    }
    Ok(book.sheets)
}

/// What a cell says, as a person would type it.
fn words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        // Display of a double has no exponent and no ".0".
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is) => if *is { "TRUE" } else { "FALSE" }.to_owned(),
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

fn broken(error: XlsxError) -> Refused {
    match error {
        XlsxError::Password => Refused::Encrypted,
        error => Refused::broken(error),
    }
}
