//! A document as plain text for a terminal: no markup, no escapes, one line for a paragraph, a point or the row of a table.

use crate::document::render::shape::{
    Line, Look, Piece, all_lines, cells, columns, heads, lines, one_line,
};
use crate::document::{Block, Document, Picture, Table};

use super::drawing::{Pen, drawing};

/// The cells of a line of a picture: those of a terminal.
const CELLS: usize = 80;

/// Writes a document as plain text.
pub fn text(document: &Document) -> String {
    let mut out = format!("{}\n{}\n", one_line(document.headline()), "=".repeat(40));
    if !document.stamp.draft.is_empty() {
        out.push_str(&one_line(&document.stamp.draft));
        out.push('\n');
    }
    for block in &document.blocks {
        out.push_str(&one_block(block));
    }
    out.push('\n');
    out.push_str(&one_line(&document.stamp.line));
    out.push('\n');
    out
}

fn one_block(block: &Block) -> String {
    match block {
        Block::Heading(1, words) => format!("\n\n# {}\n", one_line(words)),
        Block::Heading(2, words) => format!("\n## {}\n", one_line(words)),
        Block::Heading(_, words) => format!("{}\n", one_line(words)),
        Block::Paragraph(runs) => joined(&lines(runs), ""),
        Block::Note(runs) => joined(&lines(runs), "  | "),
        Block::List(points) => points.iter().map(|point| joined(&lines(point), "- ")).collect(),
        Block::Table(table) => whole_table(table),
        Block::HeatMap(map) => {
            format!("{}{}\n", whole_table(&map.table()), one_line(&map.legend))
        }
        Block::Picture(picture) => whole_picture(picture),
        Block::Attached(attached) => whole_table(&attached.frame()),
        Block::Signature(runs) => joined(&all_lines(runs), "    "),
        Block::PageBreak => "\n".to_owned(),
    }
}

/// Drawn in lines for a terminal, or where there is too much only told; then in words.
fn whole_picture(picture: &Picture) -> String {
    let drawn = drawing(picture, CELLS, Pen::Lines).join("\n");
    let told = one_block(&picture.twin());
    format!("{}\n{drawn}\n{told}", one_line(&picture.title))
}

fn joined(lines: &[Line<'_>], mark: &str) -> String {
    let rest = " ".repeat(mark.len());
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        out.push_str(if at == 0 { mark } else { &rest });
        out.push_str(&plain(line));
        out.push('\n');
    }
    out
}

fn plain(line: &Line<'_>) -> String {
    let worded = |piece: &Piece<'_>| match piece.look {
        Look::Struck => format!("[-{}-]", piece.text),
        Look::New => format!("{{+{}+}}", piece.text),
        Look::Plain | Look::Strong | Look::Blank => piece.text.to_string(),
    };
    line.iter().map(worded).collect()
}

/// A row a line, its cells divided by bars: nothing is aligned, as cells hold sentences.
fn whole_table(table: &Table) -> String {
    let mut out = String::new();
    if !table.caption.is_empty() {
        out.push_str(&one_line(&table.caption));
        out.push('\n');
    }
    if let Some(names) = heads(table) {
        out.push_str(&format!("  {}\n", names.join(" | ")));
        out.push_str(&format!("  {}\n", "-".repeat(40)));
    }
    for row in &table.rows {
        let cells: Vec<String> = cells(row, columns(table))
            .iter()
            .map(|lines| lines.iter().map(plain).collect::<Vec<_>>().join(" "))
            .collect();
        out.push_str(&format!("  {}\n", cells.join(" | ")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Layout;
    use crate::document::render::sample;
    use crate::text::Lang;

    #[test]
    fn plain_text_has_no_markup_and_a_line_for_every_row() {
        let text = text(&sample::document(Lang::Zh, Layout::Report));
        assert!(!text.contains("**") && !text.contains("<br>"), "{text}");
        assert!(text.contains(" | "), "{text}");
    }
}
