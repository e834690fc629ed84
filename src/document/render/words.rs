//! What a document or a workbook says, in no format at all: its lines in the order in which a Word file holds them.
//!
//! Without what every page bears: no draft mark, no page number, no stamp.

use std::borrow::Cow;

use crate::document::workbook::{Cell, Purpose, Workbook};
use crate::document::{Block, Document, Table};

use super::docx;
use super::shape::{Lines, Piece, as_one_line, columns, lines, title_lines};

/// The lines of a document: a paragraph, a point or a line of a cell each.
pub fn words(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    each_line(document, &mut |line| out.push(line.into_owned()));
    out
}

/// The same, one after the other and none kept.
pub(in crate::document) fn each_line(document: &Document, say: Say<'_>) {
    each_line_of(document, &|_, _| false, say);
}

/// Who is told the lines.
pub(super) type Say<'s> = &'s mut dyn FnMut(Cow<'_, str>);

/// The same of a document of which `say_rows` tells the rows of the table at a place among the blocks, where it has them as lines.
pub(super) fn each_line_of(
    document: &Document,
    say_rows: &dyn Fn(usize, Say<'_>) -> bool,
    say: Say<'_>,
) {
    match &document.cover {
        Some(cover) => {
            say(cover.title.join(" ").into());
            cover.lines.iter().for_each(|runs| plain(lines(runs), say));
        }
        None => say(headline(document).into()),
    }
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Heading(_, words) if document.is_headline(words) => {
                say(headline(document).into());
            }
            Block::Heading(_, words) => say(as_one_line(words)),
            Block::Paragraph(runs) | Block::Note(runs) => plain(lines(runs), say),
            Block::List(points) | Block::Signature(points) => {
                for runs in points {
                    plain(lines(runs), say);
                }
            }
            Block::Table(table) => of_table(table, &|say| say_rows(at, say), say),
            Block::HeatMap(map) => {
                of_table(&map.table(), &|_| false, say);
                say(as_one_line(&map.legend));
            }
            // The words in its shapes are held against those of its shapes.
            Block::Picture(picture) => {
                say(as_one_line(&picture.title));
                if let Block::List(points) = docx::told_below(picture, document) {
                    for runs in &points {
                        plain(lines(runs), say);
                    }
                }
            }
            Block::Attached(attached) => match &attached.image {
                Some(_) => say(as_one_line(&attached.caption)),
                None => of_table(&attached.frame(), &|_| false, say),
            },
            Block::PageBreak => {}
        }
    }
}

/// The title, whose lines a Word file holds in one paragraph.
fn headline(document: &Document) -> String {
    title_lines(document.headline()).join(" ")
}

fn of_table(table: &Table, say_rows: &dyn Fn(Say<'_>) -> bool, say: Say<'_>) {
    say(as_one_line(&table.caption));
    let columns = columns(table);
    if !table.head.is_empty() {
        for index in 0..columns {
            say(as_one_line(table.head.get(index).map_or("", String::as_str)));
        }
    }
    if say_rows(say) {
        return;
    }
    for row in &table.rows {
        for index in 0..columns {
            plain(lines(row.get(index).map_or(&[], Vec::as_slice)), say);
        }
    }
}

/// The words of a line, which need not be copied where it is one piece, as most are.
pub(super) fn of_line<'l>(line: &'l [Piece<'_>]) -> Cow<'l, str> {
    match line {
        [only] => Cow::Borrowed(&only.text),
        pieces => pieces.iter().map(|piece| &*piece.text).collect::<String>().into(),
    }
}

/// The words of lines.
fn plain(lines: Lines<'_>, say: Say<'_>) {
    lines.iter().for_each(|line| say(of_line(line)));
}

/// The words of the cells of a workbook, sheet by sheet and row by row. Its cover says what the lists were made from, the day and
/// the digest too, and is no part of them.
pub fn sheet_words(workbook: &Workbook) -> Vec<String> {
    let mut out = Vec::new();
    each_cell(workbook, &mut |words| out.push(words.into_owned()));
    out
}

/// The same, one after the other and none kept.
pub(in crate::document) fn each_cell(workbook: &Workbook, say: Say<'_>) {
    for sheet in workbook.sheets.iter().filter(|sheet| sheet.purpose != Purpose::Cover) {
        sheet.columns.iter().for_each(|column| say(column.head.as_str().into()));
        for cell in sheet.rows.iter().flatten() {
            say(match cell {
                Cell::Empty | Cell::Answer(_) => Cow::Borrowed(""),
                Cell::Text(text) | Cell::Code(text) => text.into(),
                Cell::Number(number) => number.to_string().into(),
                Cell::Day(day) => day.to_string().into(),
                Cell::Gap { label, .. } => format!("【{}】", as_one_line(label)).into(),
            });
        }
    }
}
