//! What a document or a workbook says, in no format at all: its lines in the order in which a Word file holds them.
//!
//! Without what every page bears: no draft mark, no page number, no stamp.

use crate::document::workbook::{Cell, Purpose, Workbook};
use crate::document::{Block, Document, Table};

use super::docx;
use super::shape::{Line, all_lines, cells, columns, heads, lines, one_line, title_lines};

/// The lines of a document: a paragraph, a point or a line of a cell each.
pub fn words(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    match &document.cover {
        Some(cover) => {
            out.push(cover.title.join(" "));
            out.extend(plain(all_lines(&cover.lines)));
        }
        None => out.push(headline(document)),
    }
    for block in &document.blocks {
        match block {
            Block::Heading(_, words) if document.is_headline(words) => out.push(headline(document)),
            Block::Heading(_, words) => out.push(one_line(words)),
            Block::Paragraph(runs) | Block::Note(runs) => out.extend(plain(lines(runs))),
            Block::List(points) | Block::Signature(points) => {
                out.extend(plain(all_lines(points)));
            }
            Block::Table(table) => add_table(table, &mut out),
            Block::HeatMap(map) => {
                add_table(&map.table(), &mut out);
                out.push(one_line(&map.legend));
            }
            // The words in its shapes are held against those of its shapes.
            Block::Picture(picture) => {
                out.push(one_line(&picture.title));
                if let Block::List(points) = docx::told_below(picture, document) {
                    out.extend(plain(all_lines(&points)));
                }
            }
            Block::Attached(attached) => match &attached.image {
                Some(_) => out.push(one_line(&attached.caption)),
                None => add_table(&attached.frame(), &mut out),
            },
            Block::PageBreak => {}
        }
    }
    out
}

/// The title, whose lines a Word file holds in one paragraph.
fn headline(document: &Document) -> String {
    title_lines(document.headline()).join(" ")
}

fn add_table(table: &Table, out: &mut Vec<String>) {
    out.push(one_line(&table.caption));
    out.extend(heads(table).unwrap_or_default());
    let columns = columns(table);
    for row in &table.rows {
        out.extend(cells(row, columns).into_iter().flat_map(plain));
    }
}

/// The words of lines. Most lines are one piece, whose words need not be copied.
fn plain(lines: Vec<Line>) -> impl Iterator<Item = String> {
    lines.into_iter().map(|line| {
        let texts = line.into_iter().map(|piece| piece.text);
        texts.reduce(|all, text| all + &text).unwrap_or_default()
    })
}

/// The words of the cells of a workbook, sheet by sheet and row by row. Its cover says what the lists were made from, the day and
/// the digest too, and is no part of them.
pub fn sheet_words(workbook: &Workbook) -> Vec<String> {
    let mut out = Vec::new();
    for sheet in workbook.sheets.iter().filter(|sheet| sheet.purpose != Purpose::Cover) {
        out.extend(sheet.columns.iter().map(|column| column.head.clone()));
        out.extend(sheet.rows.iter().flatten().map(|cell| match cell {
            Cell::Empty | Cell::Answer(_) => String::new(),
            Cell::Text(text) | Cell::Code(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Day(day) => day.to_string(),
            Cell::Gap { label, .. } => format!("【{}】", one_line(label)),
        }));
    }
    out
}
