//! Tables.
//!
//! A table fills the width of the text, its head repeats on every page, and no row is parted by the end of a page unless it
//! is so tall that keeping it whole would leave a page half empty.

use crate::document::Table;
use unicode_width::UnicodeWidthStr as _;

use crate::document::render::shape::{Line, cells, columns, heads, lines, one_line, widths};

use super::measure::Measure;
use super::run::{Extra, paragraph, text};
use super::xml::Xml;

/// The ground of heads.
pub(super) const SHADE: &str = "E7E6E6";

/// The most lines a row may have and still be kept whole.
const WHOLE: u32 = 16;

/// What stands between the heads where they are told in one line.
const BETWEEN: &str = " | ";

/// How a cell looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// The head of a column.
    Head,
    /// The head of a row.
    Side,
    /// Anything else.
    Plain,
}

/// The ground of a cell, by row and column, if it has one of its own.
type Ground<'a> = &'a dyn Fn(usize, usize) -> Option<&'static str>;

/// Writes a table, without its caption.
///
/// `above` is the heading it stands under, which names a table without a caption to a reader that cannot see the page.
pub(super) fn table(
    xml: &mut Xml,
    measure: &Measure,
    table: &Table,
    above: &str,
    ground: Ground<'_>,
) {
    let widths = widths(table, measure.width());
    let head = heads(table);
    let first = if head.is_some() { Cell::Plain } else { Cell::Side };
    xml.within("w:tbl", &[], |xml| {
        let caption = if table.caption.is_empty() { above } else { &table.caption };
        properties(xml, measure, head.is_some(), caption, &summary(table, head.as_deref()));
        xml.within("w:tblGrid", &[], |xml| {
            for width in &widths {
                xml.leaf("w:gridCol", &[("w:w", width)]);
            }
        });
        if let Some(head) = &head {
            row(xml, &["w:cantSplit", "w:tblHeader"], |xml| {
                for (name, &width) in head.iter().zip(&widths) {
                    cell(xml, measure, width, Cell::Head, None, &[text(name)]);
                }
            });
        }
        for (number, line) in table.rows.iter().enumerate() {
            let cells = cells(line, columns(table));
            let tallest = cells
                .iter()
                .zip(&widths)
                .map(|(lines, &width)| height(lines, width, measure))
                .max();
            let whole: &[&str] =
                if tallest.is_some_and(|lines| lines > WHOLE) { &[] } else { &["w:cantSplit"] };
            row(xml, whole, |xml| {
                for (index, (lines, &width)) in cells.iter().zip(&widths).enumerate() {
                    let kind = if index == 0 { first } else { Cell::Plain };
                    cell(xml, measure, width, kind, ground(number, index), lines);
                }
            });
        }
        if head.is_none() && table.rows.is_empty() {
            // Word refuses a table without rows.
            row(xml, &[], |xml| {
                cell(xml, measure, measure.width(), Cell::Plain, None, &[Line::new()]);
            });
        }
    });
}

/// What its columns, or else its rows, hold: the words of its heads.
fn summary(table: &Table, head: Option<&[String]>) -> String {
    if let Some(head) = head {
        return head.join(BETWEEN);
    }
    let side = table.rows.iter().filter_map(|row| row.first()).map(|cell| {
        let pieces = lines(cell).into_iter().flatten();
        pieces.map(|piece| piece.text).collect::<String>()
    });
    side.collect::<Vec<_>>().join(BETWEEN)
}

fn properties(xml: &mut Xml, measure: &Measure, headed: bool, caption: &str, summary: &str) {
    xml.within("w:tblPr", &[], |xml| {
        xml.value("w:tblStyle", "TableGrid");
        xml.leaf("w:tblW", &[("w:w", &measure.width()), ("w:type", &"dxa")]);
        xml.leaf("w:tblLayout", &[("w:type", &"fixed")]);
        let (value, first) =
            if headed { ("0420", "w:firstRow") } else { ("0480", "w:firstColumn") };
        xml.leaf("w:tblLook", &[("w:val", &value), (first, &1), ("w:noVBand", &1)]);
        for (name, words) in [("w:tblCaption", caption), ("w:tblDescription", summary)] {
            if !words.is_empty() {
                xml.value(name, one_line(words));
            }
        }
    });
}

fn row(xml: &mut Xml, properties: &[&str], inside: impl FnOnce(&mut Xml)) {
    xml.within("w:tr", &[], |xml| {
        xml.within("w:trPr", &[], |xml| {
            for property in properties {
                xml.leaf(property, &[]);
            }
        });
        inside(xml);
    });
}

/// About how many lines a cell takes: a Chinese character is as wide as the type is high.
fn height(lines: &[Line], width: u32, measure: &Measure) -> u32 {
    let wide = |line: &Line| {
        let columns: usize = line.iter().map(|piece| piece.text.width()).sum();
        u32::try_from(columns).unwrap_or(u32::MAX).saturating_mul(measure.table * 5)
    };
    lines.iter().map(|line| wide(line).div_ceil(width.max(1)).max(1)).sum()
}

fn cell(
    xml: &mut Xml,
    measure: &Measure,
    width: u32,
    kind: Cell,
    ground: Option<&str>,
    lines: &[Line],
) {
    xml.within("w:tc", &[], |xml| {
        xml.within("w:tcPr", &[], |xml| {
            xml.leaf("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
            let ground = ground.or((kind != Cell::Plain).then_some(SHADE));
            if let Some(fill) = ground {
                xml.leaf("w:shd", &[("w:val", &"clear"), ("w:color", &"auto"), ("w:fill", &fill)]);
                xml.value("w:vAlign", "center");
            }
        });
        // A grid with grounds is a picture: it stays on one page.
        let is_picture = ground.is_some();
        let (style, keep_next) = match kind {
            Cell::Head => ("TableHead", true),
            Cell::Side => ("TableSide", false),
            Cell::Plain => ("TableText", is_picture),
        };
        for line in lines {
            paragraph(xml, measure.lang, style, Extra { keep_next, ..Extra::default() }, line);
        }
    });
}
