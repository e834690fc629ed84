//! A workbook as a spreadsheet file (xlsx).
//!
//! Words are written as words and nothing else, so that no text of a user becomes a formula or a link. Text longer than the
//! highest row can show goes on in a sheet of its own, to the last character. The same workbook gives the same bytes.

mod height;
mod looks;
mod names;
mod overflow;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, Formula,
    ProtectionOptions, Worksheet, XlsxError,
};

use crate::day::Day;
use crate::document::workbook::{Cell, Choices, Column, Purpose, Sheet, Workbook};
use crate::form::table::column_name;
use crate::text::{Lang, harmless};

use super::LEVEL;
use looks::Looks;
pub use names::Names;
use overflow::Overflow;

/// Why a workbook could not be written: it has more rows, columns or parts than the format allows.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct TooMuch(#[from] XlsxError);

/// The paper size A4, by the numbers of the format.
const A4: u8 = 9;

/// How many Latin characters stand side by side on a page before its type becomes too small to read: with these, type of 11
/// points is printed in about 8.5.
const PAGE: u32 = 180;

/// The largest whole number that a cell keeps to the last digit.
const EXACT: u64 = 999_999_999_999_999;

/// Writes a workbook as a spreadsheet file.
///
/// # Errors
/// If it has more rows or columns than the format allows (1,048,576 and 16,384).
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, TooMuch> {
    xlsx_with(workbook, &workbook.words_digest())
}

/// The same of a workbook whose digest of words is known.
///
/// # Errors
/// As [`xlsx`].
pub fn xlsx_with(workbook: &Workbook, digest: &str) -> Result<Vec<u8>, TooMuch> {
    let mut out = rust_xlsxwriter::Workbook::new();
    out.set_zip_compression_level(LEVEL);
    let day = moment(workbook.day).or_else(|| moment(Day::of(2000, 1, 1)));
    let stamp = plain(&workbook.stamp, false);
    let mut properties =
        DocProperties::new().set_title(plain(&workbook.title, false)).set_comment(stamp.as_str());
    for (name, value) in workbook.properties(digest) {
        properties = properties.set_custom_property(name, plain(&value, false));
    }
    out.set_properties(&match day {
        Some(day) => properties.set_creation_datetime(&day),
        None => properties,
    });
    let mut writer = Writer {
        looks: Looks::of(workbook.lang),
        names: Names::default(),
        overflow: Overflow::default(),
        choices: Vec::new(),
        lang: workbook.lang,
    };
    let left = if workbook.is_stamped { stamp.replace('&', "&&") } else { String::new() };
    let footer = format!("&L{left}&R&P / &N");
    for sheet in &workbook.sheets {
        let name = writer.names.take(&sheet.name);
        let page = out.add_worksheet();
        page.set_name(&name)?.set_footer(&footer);
        writer.sheet(page, &name, sheet)?;
    }
    let behind = [writer.choices_sheet(), writer.overflow.sheet(workbook.lang)];
    for sheet in behind.into_iter().flatten() {
        // Both have names of their own; what refers to the choices was written with theirs.
        let name =
            if sheet.name == CHOICES { CHOICES.to_owned() } else { writer.names.take(&sheet.name) };
        let page = out.add_worksheet();
        // The drop-down lists show what may be chosen; nobody needs it on paper.
        page.set_name(&name)?.set_footer(&footer).set_hidden(sheet.name == CHOICES);
        writer.sheet(page, &name, &sheet)?;
    }
    Ok(out.save_to_buffer()?)
}

/// The sheet that holds what may be chosen; a drop-down list cannot hold as many words itself.
pub const CHOICES: &str = "选项 Choices";

struct Writer {
    looks: Looks,
    names: Names,
    overflow: Overflow,
    choices: Vec<Choices>,
    lang: Lang,
}

impl Writer {
    fn sheet(&mut self, page: &mut Worksheet, name: &str, sheet: &Sheet) -> Result<(), XlsxError> {
        let (pages, kept) = across(sheet);
        page.set_paper_size(A4)
            .set_landscape()
            .set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3)
            .set_print_fit_to_pages(pages, 0)
            .set_header("&C&A");
        let heads = sheet.columns.iter().map(|column| (column.head.as_str(), column.width));
        page.set_row_height(0, height::of(heads))?;
        for (column, at) in sheet.columns.iter().zip(0_u16..) {
            page.set_column_width(at, f64::from(column.width))?;
            page.write_string_with_format(0, at, plain(&column.head, true), &self.looks.head)?;
        }
        let mut rows = 0;
        for row in &sheet.rows {
            rows += 1;
            let texts = row.iter().map(text_of).zip(sheet.columns.iter().map(|c| c.width));
            page.set_row_height(rows, height::of(texts))?;
            for (cell, at) in row.iter().zip(0_u16..) {
                let width = sheet.columns.get(usize::from(at)).map_or(0, |column| column.width);
                self.cell(page, name, (rows, at, width), cell)?;
            }
        }
        self.dress(page, sheet)?;
        let last = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if sheet.purpose != Purpose::Cover && !sheet.columns.is_empty() {
            page.set_freeze_panes(1, kept)?;
            page.set_repeat_rows(0, 0)?;
            if let Some(to) = kept.checked_sub(1) {
                page.set_repeat_columns(0, to)?;
            }
            page.autofilter(0, 0, rows, last)?;
        }
        if sheet.purpose == Purpose::Form {
            // Without a password: it keeps the codes from being typed over by mistake and hinders nobody who means it.
            page.protect_with_options(&ProtectionOptions {
                format_cells: true,
                format_columns: true,
                format_rows: true,
                insert_columns: true,
                insert_rows: true,
                sort: true,
                use_autofilter: true,
                ..ProtectionOptions::default()
            });
        }
        Ok(())
    }

    fn cell(
        &mut self,
        page: &mut Worksheet,
        sheet: &str,
        (row, at, width): (u32, u16, u16),
        cell: &Cell,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => page,
            Cell::Text(text) | Cell::Code(text) => {
                let text =
                    self.overflow.take(plain(text, true), (sheet, row, at), width, self.lang);
                page.write_string(row, at, text)?
            }
            // A double of the format holds fifteen digits; a longer number stays whole as words.
            #[expect(clippy::cast_precision_loss, reason = "not above EXACT")]
            Cell::Number(number) if *number <= EXACT => {
                page.write_number(row, at, *number as f64)?
            }
            Cell::Number(number) => page.write_string(row, at, number.to_string())?,
            Cell::Day(day) => match moment(*day) {
                Some(moment) => page.write_datetime(row, at, &moment)?,
                None => page.write_string(row, at, day.to_string())?,
            },
            Cell::Gap { label, .. } => {
                let text = format!("【{}】", plain(label, false));
                page.write_string(row, at, text)?
            }
            Cell::Answer(choices) => {
                if let Some(choices) = choices {
                    let offered = self.offered(choices);
                    page.add_data_validation(row, at, row, at, &offered)?;
                }
                page
            }
        };
        Ok(())
    }

    /// Gives the cells below the heads their looks, column by column: those of one look that stand below each other together, as a look
    /// takes long to find.
    fn dress(&self, page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
        let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
        for (index, at) in (0..columns).zip(0_u16..) {
            let looks = sheet.rows.iter().map(|row| row.get(index).map(|cell| self.look(cell)));
            let mut run: Option<(&Format, u32, u32)> = None;
            for (look, row) in looks.zip(1_u32..) {
                match (&mut run, look) {
                    (Some((same, _, last)), Some(look)) if std::ptr::eq(*same, look) => *last = row,
                    (_, look) => {
                        if let Some((look, first, last)) = run.take() {
                            page.set_range_format(first, at, last, at, look)?;
                        }
                        run = look.map(|look| (look, row, row));
                    }
                }
            }
            if let Some((look, first, last)) = run {
                page.set_range_format(first, at, last, at, look)?;
            }
        }
        Ok(())
    }

    fn look(&self, cell: &Cell) -> &Format {
        let looks = &self.looks;
        match cell {
            Cell::Number(number) if *number <= EXACT => &looks.number,
            Cell::Day(day) if moment(*day).is_some() => &looks.day,
            Cell::Empty | Cell::Text(_) | Cell::Number(_) | Cell::Day(_) => &looks.text,
            Cell::Code(_) => &looks.code,
            Cell::Gap { .. } => &looks.gap,
            Cell::Answer(_) => &looks.answer,
        }
    }

    /// A drop-down list of the choices. Words that are not among them may be written all the same.
    fn offered(&mut self, choices: &Choices) -> DataValidation {
        let known = self.choices.iter().position(|known| known == choices);
        let at = known.unwrap_or_else(|| {
            self.choices.push(choices.clone());
            self.choices.len() - 1
        });
        let column = column_name(at);
        let end = choices.entries.len() + 1;
        let list = Formula::new(format!("='{CHOICES}'!${column}$2:${column}${end}"));
        DataValidation::new()
            .allow_list_formula(list)
            .set_error_style(DataValidationErrorStyle::Information)
    }

    /// The sheet that the drop-down lists refer to: one column a list.
    fn choices_sheet(&self) -> Option<Sheet> {
        if self.choices.is_empty() {
            return None;
        }
        let longest = self.choices.iter().map(|list| list.entries.len()).max().unwrap_or_default();
        let row = |at: usize| {
            let of = |list: &Choices| {
                list.entries.get(at).map_or(Cell::Empty, |entry| Cell::Text(entry.clone()))
            };
            self.choices.iter().map(of).collect()
        };
        Some(Sheet {
            name: CHOICES.to_owned(),
            purpose: Purpose::Cover,
            columns: self.choices.iter().map(|list| Column::new(list.title.clone(), 36)).collect(),
            rows: (0..longest).map(row).collect(),
        })
    }
}

/// How many pages stand side by side, and how many columns repeat on each to say whose row it is: none on a single page, else
/// the number and the name of the row.
fn across(sheet: &Sheet) -> (u16, u16) {
    let width = |columns: &[Column]| columns.iter().map(|column| u32::from(column.width)).sum();
    let whole: u32 = width(&sheet.columns);
    if whole <= PAGE {
        return (1, 0);
    }
    let kept = sheet.columns.len().saturating_sub(1).min(2);
    let repeated: u32 = width(sheet.columns.get(..kept).unwrap_or_default());
    let pages = (whole - repeated).div_ceil(PAGE.saturating_sub(repeated).max(PAGE / 2));
    (u16::try_from(pages).unwrap_or(u16::MAX), u16::try_from(kept).unwrap_or(0))
}

/// The words whose length decides how high a row is.
fn text_of(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) | Cell::Code(text) | Cell::Gap { label: text, .. } => text,
        Cell::Empty | Cell::Number(_) | Cell::Day(_) | Cell::Answer(_) => "",
    }
}

/// A day as the format keeps it; nothing for a day it does not know.
fn moment(day: Day) -> Option<ExcelDateTime> {
    let civil = day.to_string();
    ExcelDateTime::parse_from_str(&civil).ok()
}

/// `text` without what XML or a spreadsheet would refuse; with its line ends, if `lines` is true.
fn plain(text: &str, lines: bool) -> String {
    harmless(&text.replace("\r\n", "\n"), lines).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
