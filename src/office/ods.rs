//! The sheets of a workbook in the open document format (ods).
//!
//! A repeated cell is written out only as far as the bounds of a table go: the file may claim a million.

use quick_xml::events::BytesStart;

use super::archive::Archive;
use super::sheet::{Book, LARGEST, Sheet, Told};
use super::xml::{self, Seen};
use super::{CELLS, Refused};

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// Whether an archive says that it is one.
pub(super) fn is_one(archive: &Archive) -> bool {
    archive.text("mimetype").is_ok_and(|kind| kind.trim().starts_with(KIND))
}

/// The sheets, in order.
pub(super) fn sheets(archive: &Archive) -> Result<Vec<Sheet>, Refused> {
    let manifest = archive.text("META-INF/manifest.xml").unwrap_or_default();
    if manifest.contains("manifest:encryption-data") {
        return Err(Refused::Encrypted);
    }
    let mut reading = Reading::default();
    xml::walk(archive.text("content.xml")?, |seen, _| match seen {
        Seen::Open(element, _) => reading.open(element),
        Seen::Close(name, _) => reading.close(name),
        Seen::Text(words) | Seen::Raw(words) => {
            reading.say(words);
            Ok(())
        }
        Seen::Char(c) => {
            reading.say(c.encode_utf8(&mut [0; 4]));
            Ok(())
        }
    })?;
    Ok(reading.book.sheets)
}

/// A cell as it is read.
#[derive(Debug, Default)]
struct Cell {
    columns: u32,
    rows: u32,
    /// What its type says it holds, if that is more exact than its words.
    value: Option<String>,
    words: String,
    paragraphs: u32,
    told: Option<Told>,
}

/// Where the reading is.
#[derive(Default)]
struct Reading {
    book: Book,
    is_in_sheet: bool,
    row: u32,
    /// How often the row is repeated, and its cells.
    repeated: u32,
    line: Vec<(u32, Cell)>,
    column: u32,
    cell: Option<Cell>,
    /// How deep it is in a note on a cell, which is no part of the table.
    notes: u32,
    /// How deep it is in a paragraph of the cell.
    paragraph: u32,
}

impl Reading {
    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Refused> {
        let value = |name: &str| xml::value(element, name);
        let number = |name: &str| value(name).and_then(|text| text.parse().ok()).unwrap_or(1_u32);
        match element.local_name().as_ref() {
            "table" if !self.is_in_sheet => {
                self.is_in_sheet = true;
                self.book.begin(value("table:name").unwrap_or_default())?;
                self.row = 0;
            }
            "table-row" => {
                self.repeated = number("table:number-rows-repeated").max(1);
                self.column = 0;
                self.line.clear();
            }
            "table-cell" | "covered-table-cell" => {
                let told = match value("office:value-type").as_deref() {
                    Some("date") => value("office:date-value")
                        .and_then(|day| day.split_once('T').map(|(_, time)| time.to_owned()))
                        .filter(|time| time.chars().any(|c| ('1'..='9').contains(&c)))
                        .map(|_| Told::Time),
                    Some("float" | "currency") => value("office:value")
                        .and_then(|number| number.parse::<f64>().ok())
                        .filter(|number| number.abs() >= LARGEST)
                        .map(|_| Told::Digits),
                    _ => value("table:formula").map(|_| Told::NoResult),
                };
                self.cell = Some(Cell {
                    told,
                    columns: number("table:number-columns-repeated").max(1),
                    rows: number("table:number-rows-spanned").max(1),
                    value: match value("office:value-type").as_deref() {
                        Some("date") => value("office:date-value")
                            .map(|day| day.split('T').next().unwrap_or_default().to_owned()),
                        Some("boolean") => value("office:boolean-value")
                            .map(|is| if is == "true" { "TRUE" } else { "FALSE" }.to_owned()),
                        Some("float" | "currency") => value("office:value"),
                        _ => None,
                    },
                    ..Cell::default()
                });
            }
            "annotation" => self.notes += 1,
            "p" if self.notes == 0 => {
                self.paragraph += 1;
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs += 1;
                    if cell.paragraphs > 1 {
                        cell.words.push('\n');
                    }
                }
            }
            "line-break" => self.say("\n"),
            "tab" => self.say("\t"),
            "s" => {
                let count = usize::try_from(number("text:c")).unwrap_or(1).min(1_000);
                self.say(&" ".repeat(count));
            }
            _ => {}
        }
        Ok(())
    }

    fn say(&mut self, words: &str) {
        if self.notes == 0
            && self.paragraph > 0
            && let Some(cell) = &mut self.cell
        {
            cell.words.push_str(words);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Refused> {
        match name {
            "table" => self.is_in_sheet = false,
            "table-row" => self.end_row()?,
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    let at = self.column;
                    self.column = at.saturating_add(cell.columns);
                    let says = |words: &str| !words.trim().is_empty();
                    let is_said = says(&cell.words) || cell.value.as_deref().is_some_and(says);
                    if is_said || cell.told == Some(Told::NoResult) {
                        self.line.push((at, cell));
                    }
                }
            }
            "annotation" => self.notes = self.notes.saturating_sub(1),
            "p" if self.notes == 0 => self.paragraph = self.paragraph.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refused> {
        if !self.is_in_sheet {
            return Ok(());
        }
        if self.line.is_empty() {
            self.row = self.row.saturating_add(self.repeated);
            return Ok(());
        }
        if usize::try_from(self.repeated).unwrap_or(CELLS) > CELLS {
            return Err(Refused::TooLarge);
        }
        for _ in 0..self.repeated {
            for (at, cell) in &self.line {
                // An error shows its sign, whatever value is stored beside it; a value that says nothing is none, so that every
                // repetition counts.
                let is_error = cell.words.starts_with(['#']) || cell.words.starts_with("Err:");
                let value = cell.value.as_ref().filter(|it| !is_error && !it.trim().is_empty());
                let words = value.unwrap_or(&cell.words);
                let is_empty = words.trim().is_empty();
                let told = cell.told.filter(|told| *told != Told::NoResult || is_empty);
                self.book.put((self.row, *at), words, told)?;
                if !is_empty {
                    for offset in 1..cell.columns {
                        self.book.put((self.row, at.saturating_add(offset)), words, None)?;
                    }
                }
                self.book.merge((self.row, *at), cell.rows);
            }
            self.row = self.row.saturating_add(1);
        }
        Ok(())
    }
}
