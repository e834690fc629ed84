//! A sheet of a workbook, row by row.
//!
//! A number is written as its digits. One that has more digits than a spreadsheet keeps is refused as the name of a person.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{DataRef, Reader, Xlsx};
use zip::ZipArchive;

use super::asked::Asked;
use super::entry::{Maker, Roles};
use super::fault::{Fault, Why};
use super::open::{bind, is_heading};
use super::rows::Made;
use super::watch::Watch;

/// From here on a spreadsheet keeps no whole number as it was typed.
const KEPT: f64 = 1e15;
/// The part of a workbook that is read into memory whole.
const TEXTS: &str = "xl/sharedStrings.xml";

/// A sheet at its first row.
pub(super) struct Sheet {
    book: Xlsx<BufReader<File>>,
    name: String,
    /// Sheets that are not read.
    pub(super) others: u64,
}

impl Sheet {
    pub(super) fn open(path: &Path, asked: &Asked) -> Result<Self, Fault> {
        let open = || File::open(path).map(BufReader::new).map_err(|e| Fault::read(path, &e));
        let mut parts = ZipArchive::new(open()?).map_err(|_| Fault::of(path, Why::Book))?;
        let texts = parts.by_name(TEXTS).map_or(0, |part| part.size());
        // In memory each text takes about twice its room, and the rest of the work goes on beside it.
        if texts > asked.memory as u64 / 4 {
            return Err(Fault::of(path, Why::LargeBook));
        }
        let book = Xlsx::new(open()?).map_err(|_| Fault::of(path, Why::Book))?;
        let names = book.sheet_names();
        let name = match &asked.sheet {
            Some(wanted) => names.iter().find(|name| *name == wanted).cloned(),
            None => names.first().cloned(),
        };
        let missing = || Fault::of(path, Why::NoSheet(asked.sheet.clone().unwrap_or_default()));
        let others = names.len().saturating_sub(1) as u64;
        Ok(Self { name: name.ok_or_else(missing)?, book, others })
    }

    /// The heading and what it says of the columns that are asked for.
    pub(super) fn roles(&mut self, asked: &Asked) -> Result<(Vec<Option<usize>>, Roles), Fault> {
        let mut names: Vec<String> = Vec::new();
        let mut row = None;
        let mut cells =
            self.book.worksheet_cells_reader(&self.name).map_err(|_| Fault::from(Why::Book))?;
        while let Some(cell) = cells.next_cell().map_err(|_| Fault::from(Why::Book))? {
            let (at, column) = cell.get_position();
            let Some(text) = text(cell.get_value()) else { continue };
            if *row.get_or_insert(at) != at {
                break;
            }
            names.resize((column as usize).max(names.len()), String::new());
            names.push(text);
        }
        if names.is_empty() {
            return Err(Why::Empty.into());
        }
        is_heading(&names)?;
        bind(&names, asked)
    }

    /// Gives each cell in which something stands: its row, its column, from 0, and its text.
    pub(super) fn cells(
        mut self,
        mut take: impl FnMut(u32, usize, String) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let broken = |_| Fault::from(Why::Book);
        let mut cells = self.book.worksheet_cells_reader(&self.name).map_err(broken)?;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            if let Some(text) = text(cell.get_value()) {
                take(row, column as usize, text)?;
            }
        }
        Ok(())
    }

    /// Gives each row below the heading to the maker, and tells how many empty rows were passed over.
    pub(super) fn each(
        mut self,
        wanted: &[Option<usize>],
        roles: &Roles,
        maker: &mut Maker<'_>,
        watch: &Watch,
    ) -> Result<u64, Fault> {
        let broken = |_| Fault::from(Why::Book);
        let mut cells = self.book.worksheet_cells_reader(&self.name).map_err(broken)?;
        let (mut made, mut heading, mut current, mut last) = (Made::default(), None, None, 0);
        let mut blank = 0;
        loop {
            let cell = cells.next_cell().map_err(broken)?;
            let at = cell.as_ref().map(calamine::Cell::get_position);
            if current.is_some() && at.map(|at| at.0) != current {
                let row = current.map_or(0, u64::from);
                // Rows of a sheet stand in their order.
                blank += row.checked_sub(last + 1).ok_or(Why::Book)?;
                last = row;
                watch.check()?;
                maker.take(made.row(row + 1))?;
                current = None;
            }
            let (Some(cell), Some((row, column))) = (cell, at) else { return Ok(blank) };
            let Some(text) = text(cell.get_value()) else { continue };
            let heading = *heading.get_or_insert(row);
            if row == heading {
                last = u64::from(row);
                continue;
            }
            if current.is_none() {
                current = Some(row);
                made.clear(roles.names.len());
            }
            match wanted.get(column as usize) {
                None => {
                    let (expected, found) = (wanted.len() as u64, u64::from(column) + 1);
                    let why = Why::Width { expected, found };
                    return Err(Fault::from(why).at_line(u64::from(row) + 1));
                }
                Some(Some(to)) => {
                    if is_rounded(cell.get_value()) && roles.people.contains(to) {
                        let name = roles.names.get(*to).cloned().unwrap_or_default();
                        return Err(Fault::from(Why::Rounded(name)).at_line(u64::from(row) + 1));
                    }
                    made.set(*to, &text);
                }
                Some(None) => {}
            }
        }
    }
}

fn is_rounded(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Float(number) => number.abs() >= KEPT,
        DataRef::Int(number) => number.unsigned_abs() >= 1_000_000_000_000_000,
        _ => false,
    }
}

/// What stands in a cell; `None` where there is none.
fn text(value: &DataRef<'_>) -> Option<String> {
    match value {
        DataRef::Empty => None,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Some(text.clone())
        }
        DataRef::SharedString(text) => Some((*text).to_owned()),
        DataRef::Bool(is) => Some(is.to_string()),
        DataRef::Int(number) => Some(number.to_string()),
        DataRef::Float(number) => Some(format!("{number}")),
        DataRef::DateTime(day) if day.is_datetime() => {
            let (year, month, day, hour, minute, second, milli) = day.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            Some(match (hour, minute, second, milli) {
                (0, 0, 0, 0) => day,
                (.., 0) => format!("{day} {hour:02}:{minute:02}:{second:02}"),
                _ => format!("{day} {hour:02}:{minute:02}:{second:02}.{milli:03}"),
            })
        }
        DataRef::DateTime(number) => Some(format!("{}", number.as_f64())),
        // `#N/A` and its brothers: a mark where there is no value.
        DataRef::Error(_) => Some("#N/A".to_owned()),
    }
}
