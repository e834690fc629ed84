//! The sheets of a workbook as words, put together cell by cell within the bounds.

use std::collections::BTreeMap;

use super::possible::COLUMNS;
use super::{CELLS, Refused, SHEETS, TEXT};

/// The least number that has more than the 15 digits which a spreadsheet keeps.
pub(super) const LARGEST: f64 = 1e15;

/// What a person should know of a cell that is not read as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// A formula without a stored result.
    NoResult,
    /// A number of more digits than a spreadsheet keeps.
    Digits,
    /// A time of day beside the day, of which only the day is read.
    Time,
}

/// A sheet. Rows and columns are counted from 0.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The words of its cells by row and column; cells without words are left out.
    pub rows: BTreeMap<u32, BTreeMap<u32, String>>,
    /// Cells that take in those below them, by row: their column, and how many rows in all.
    pub merged: BTreeMap<u32, Vec<(u32, u32)>>,
    /// Cells of which a person should know something, by row and column.
    pub told: BTreeMap<Told, Vec<(u32, u32)>>,
}

/// A workbook as it is read.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) sheets: Vec<Sheet>,
    /// How many more cells, and how many more bytes of text.
    cells: usize,
    text: usize,
}

impl Default for Book {
    fn default() -> Self {
        Self { sheets: Vec::new(), cells: CELLS, text: TEXT }
    }
}

impl Book {
    /// Begins a sheet, to which what follows belongs.
    pub(super) fn begin(&mut self, name: String) -> Result<(), Refused> {
        self.sheets.push(Sheet { name, ..Sheet::default() });
        if self.sheets.len() > SHEETS { Err(Refused::TooLarge) } else { Ok(()) }
    }

    /// Takes a cell that says something, or of which something is to be told.
    pub(super) fn put(
        &mut self,
        (row, column): (u32, u32),
        words: &str,
        told: Option<Told>,
    ) -> Result<(), Refused> {
        let is_empty = words.trim().is_empty();
        let Some(sheet) = self.sheets.last_mut().filter(|_| !is_empty || told.is_some()) else {
            return Ok(());
        };
        if column >= COLUMNS {
            return Err(Refused::TooLarge);
        }
        self.cells = self.cells.checked_sub(1).ok_or(Refused::TooLarge)?;
        self.text = self.text.checked_sub(words.len()).ok_or(Refused::TooLarge)?;
        if let Some(told) = told {
            sheet.told.entry(told).or_default().push((row, column));
        }
        if !is_empty {
            let words = words.replace("\r\n", "\n").replace('\r', "\n");
            sheet.rows.entry(row).or_default().insert(column, words);
        }
        Ok(())
    }

    /// Whether a cell of this sheet says something.
    pub(super) fn has(&self, (row, column): (u32, u32)) -> bool {
        let rows = self.sheets.last().map(|sheet| &sheet.rows);
        rows.and_then(|rows| rows.get(&row)).is_some_and(|cells| cells.contains_key(&column))
    }

    /// Notes that a cell takes in those below it: how many rows in all.
    pub(super) fn merge(&mut self, (row, column): (u32, u32), rows: u32) {
        if let Some(sheet) = self.sheets.last_mut().filter(|_| rows > 1) {
            sheet.merged.entry(row).or_default().push((column, rows));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_beyond_the_bounds_is_refused_wherever_it_stands() {
        let told = Some(Told::NoResult);
        let mut book = Book::default();
        for name in 0..2 {
            book.begin(name.to_string()).unwrap();
            (0..250_000).for_each(|row| book.put((row, 0), "", told).unwrap());
        }
        assert_eq!(book.put((0, 1), "", told), Err(Refused::TooLarge));
        assert_eq!(book.put((0, 1), " ", None), Ok(()), "nothing is no cell");

        let mut book = Book::default();
        book.begin(String::new()).unwrap();
        let words = "x".repeat(1024 * 1024);
        (0..8).for_each(|row| book.put((row, 0), &words, None).unwrap());
        assert_eq!(book.put((9, 0), "x", None), Err(Refused::TooLarge));
        assert_eq!(Book::default().put((0, 16_384), "x", None), Ok(()), "no sheet was begun");

        let mut book = Book::default();
        let begun = (0..501).map(|name| book.begin(name.to_string()));
        assert_eq!(begun.filter(Result::is_err).count(), 1);
        assert_eq!(book.put((0, 16_384), "x", None), Err(Refused::TooLarge));
    }
}
