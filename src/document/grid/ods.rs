//! The sheets of a workbook in the open document format (ods).
//!
//! A repeated cell is written out only as far as the bounds of a table go: the file may claim a million.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::form::table::{CELLS, Given, TableError};
use crate::text::harmless;

use super::Unread;
use super::cells::{Cells, Told};

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";
/// The largest file, packed, in bytes.
const PACKED: usize = 16 * 1024 * 1024;
/// The largest text of its sheets, unpacked, in bytes.
const CONTENT: u64 = 64 * 1024 * 1024;

/// Whether an archive says that it is one.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    part(bytes, "mimetype", 200).is_ok_and(|kind| kind.trim().starts_with(KIND))
}

fn part(bytes: &[u8], name: &str, most: u64) -> Result<String, Unread> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let file = archive.by_name(name).map_err(broken)?;
    let mut content = Vec::new();
    file.take(most + 1).read_to_end(&mut content).map_err(broken)?;
    if content.len() as u64 > most {
        return Err(TableError::TooLarge.into());
    }
    String::from_utf8(content).map_err(broken)
}

/// The sheets with content.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<Given>, Unread> {
    if bytes.len() > PACKED {
        return Err(TableError::TooLarge.into());
    }
    if part(bytes, "META-INF/manifest.xml", CONTENT)
        .is_ok_and(|manifest| manifest.contains("manifest:encryption-data"))
    {
        return Err(Unread::Encrypted);
    }
    let xml = part(bytes, "content.xml", CONTENT)?;
    let mut walk = Walk::default();
    let mut reader = Reader::from_str(&xml);
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Eof => break,
            Event::DocType(_) => return Err(Unread::Broken("DOCTYPE".to_owned())),
            Event::Start(element) => walk.open(&element),
            Event::Empty(element) => {
                walk.open(&element);
                walk.close(element.local_name().as_ref())?;
            }
            Event::End(element) => walk.close(element.local_name().as_ref())?,
            Event::Text(text) => walk.say(text.as_ref()),
            Event::CData(text) => walk.say(text.as_ref()),
            Event::GeneralRef(reference) => match &*reference {
                "lt" => walk.say("<"),
                "gt" => walk.say(">"),
                "amp" => walk.say("&"),
                "quot" => walk.say("\""),
                "apos" => walk.say("'"),
                _ => match reference.resolve_char_ref() {
                    Ok(Some(c)) => walk.say(&c.to_string()),
                    _ => return Err(Unread::Broken("entity".to_owned())),
                },
            },
            _ => {}
        }
    }
    Ok(walk.out)
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
struct Walk {
    out: Vec<Given>,
    sheet: Option<(String, Cells)>,
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

impl Walk {
    fn open(&mut self, element: &BytesStart<'_>) {
        let value = |name: &str| {
            let attribute = element.try_get_attribute(name).ok().flatten();
            attribute.map(|attribute| attribute.value.into_owned())
        };
        let number = |name: &str| value(name).and_then(|text| text.parse().ok()).unwrap_or(1_u32);
        match element.local_name().as_ref() {
            "table" if self.sheet.is_none() => {
                self.sheet = Some((value("table:name").unwrap_or_default(), Cells::default()));
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
                        .filter(|number| number.abs() >= super::xlsx::LARGEST)
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
    }

    fn say(&mut self, words: &str) {
        if self.notes == 0
            && self.paragraph > 0
            && let Some(cell) = &mut self.cell
        {
            cell.words.push_str(words);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Unread> {
        match name {
            "table" => {
                if let Some((name, cells)) = self.sheet.take() {
                    self.out.extend(cells.table(&name)?);
                }
            }
            "table-row" => self.end_row()?,
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    let at = self.column;
                    self.column = at.saturating_add(cell.columns);
                    let is_empty = cell.words.trim().is_empty() && cell.value.is_none();
                    if !is_empty || cell.told == Some(Told::NoResult) {
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

    fn end_row(&mut self) -> Result<(), Unread> {
        let Some((_, cells)) = &mut self.sheet else { return Ok(()) };
        if self.line.is_empty() {
            self.row = self.row.saturating_add(self.repeated);
            return Ok(());
        }
        if usize::try_from(self.repeated).unwrap_or(CELLS) > CELLS {
            return Err(TableError::TooLarge.into());
        }
        for _ in 0..self.repeated {
            for (at, cell) in &self.line {
                // An error shows its sign, whatever value is stored beside it.
                let is_error = cell.words.starts_with(['#']) || cell.words.starts_with("Err:");
                let words = cell.value.as_ref().filter(|_| !is_error).unwrap_or(&cell.words);
                let told =
                    cell.told.filter(|told| *told != Told::NoResult || words.trim().is_empty());
                if let Some(told) = told {
                    cells.tell(told, self.row, *at);
                }
                for offset in 0..cell.columns {
                    cells.put(self.row, at.saturating_add(offset), words)?;
                }
                cells.merge(self.row, *at, cell.rows);
            }
            self.row = self.row.saturating_add(1);
        }
        Ok(())
    }
}

fn broken(why: impl std::fmt::Display) -> Unread {
    Unread::Broken(harmless(&why.to_string(), false))
}
