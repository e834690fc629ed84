//! What a Word file says of its tables and pictures to those who do not see them. Some suites print it beside them.

use crate::document::render::shape::heads;
use crate::document::{Block, Document, Table};

use super::table::summary;

/// The lines that a suite may print: caption and summary of each table in one, as pandoc does, and the description of each picture.
pub fn unseen(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    let mut above = document.title.as_str();
    for block in &document.blocks {
        match block {
            Block::Heading(_, words) => above = words,
            Block::Table(table) => out.extend(of_table(table, above)),
            Block::HeatMap(map) => out.extend(of_table(&map.table(), above)),
            Block::Picture(picture) => out.push(picture.description()),
            Block::Attached(attached) => {
                out.push(attached.description.clone());
                out.extend(of_table(&attached.frame(), above));
            }
            _ => {}
        }
    }
    out
}

fn of_table(table: &Table, above: &str) -> [String; 2] {
    let caption = if table.caption.is_empty() { above } else { &table.caption };
    let summary = summary(table, heads(table).as_deref());
    [format!("{caption}{summary}"), format!("{caption} {summary}")]
}
