//! Tables.
//!
//! A table fills the width of the text, its head repeats on every page, and neither a small table nor a row is parted by the
//! end of a page, unless the row is so high that keeping it whole would leave much of a page empty.

use crate::document::Table;
use crate::document::render::shape::{Line, lines, one_line};

use super::fit::Fit;
use super::measure::Measure;
use super::run::{Extra, paragraph, text};
use super::xml::{Xml, within};

/// The ground of heads.
pub(super) const SHADE: &str = "E7E6E6";

/// A row is kept whole up to this part of a page, a third, or of a turned one, a half: that may stay empty above it.
const TALL: u32 = 3;
const TALL_TURNED: u32 = 2;

/// A table is kept on one page up to this part of it: a third.
pub(super) const SMALL: u32 = 3;

/// At least this part of a page of a larger table stands before the end of a page, and after it: a sixth, or of a turned one, a quarter.
const FEW: u32 = 6;
const FEW_TURNED: u32 = 4;

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

/// Writes a table, without its caption, on a page of these measures, which it is fitted to.
///
/// `above` is the heading it stands under, which names a table without a caption to a reader that cannot see the page. If
/// `stays`, its last row stays on the page of what follows.
pub(super) fn table(
    xml: &mut Xml,
    measure: &Measure,
    (table, fit): (&Table, &Fit<'_>),
    above: &str,
    stays: bool,
    ground: Ground<'_>,
) {
    let Fit { head, rows, widths, heights, is_fine, .. } = fit;
    let is_fine = *is_fine;
    let whole = heights.iter().copied().fold(0, u32::saturating_add);
    let first = if head.is_some() { Cell::Plain } else { Cell::Side };
    xml.within("w:tbl", &[], |xml| {
        let caption = if table.caption.is_empty() { above } else { &table.caption };
        properties(xml, measure, head.is_some(), caption, &summary(table, head.as_deref()));
        xml.within("w:tblGrid", &[], |xml| {
            for width in widths {
                xml.leaf("w:gridCol", &[("w:w", width)]);
            }
        });
        if let Some(head) = head {
            row(xml, &["w:cantSplit", "w:tblHeader"], |xml| {
                for (name, &width) in head.iter().zip(widths) {
                    cell(xml, measure, (width, true, is_fine), Cell::Head, None, &[text(name)]);
                }
            });
        }
        let (wide, high) = measure.paper;
        let (tall, few) = if wide > high { (TALL_TURNED, FEW_TURNED) } else { (TALL, FEW) };
        let mut end = 0;
        for (number, (cells, height)) in rows.iter().zip(heights.iter().copied()).enumerate() {
            end += height;
            let is_last = number + 1 == rows.len();
            let is_edge = end.min(whole - end) <= measure.height() / few;
            let is_small = whole <= measure.height() / SMALL;
            let keep_next = if is_last { stays } else { is_small || is_edge };
            let properties: &[&str] =
                if height > measure.height() / tall { &[] } else { &["w:cantSplit"] };
            row(xml, properties, |xml| {
                for (index, (lines, &width)) in cells.iter().zip(widths).enumerate() {
                    let kind = if index == 0 { first } else { Cell::Plain };
                    cell(
                        xml,
                        measure,
                        (width, keep_next, is_fine),
                        kind,
                        ground(number, index),
                        lines,
                    );
                }
            });
        }
        if head.is_none() && table.rows.is_empty() {
            // Word refuses a table without rows.
            row(xml, &[], |xml| {
                cell(
                    xml,
                    measure,
                    (measure.width(), stays, false),
                    Cell::Plain,
                    None,
                    &[Line::new()],
                );
            });
        }
    });
}

/// What its columns, or else its rows, hold: the words of its heads.
pub(super) fn summary(table: &Table, head: Option<&[String]>) -> String {
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
    within!(xml, "w:tr", {
        within!(xml, "w:trPr", {
            for property in properties {
                xml.leaf(property, &[]);
            }
        });
        inside(xml);
    });
}

/// Writes a cell of a width, whose text stays on the page of the next row or not, in fine type or not.
fn cell(
    xml: &mut Xml,
    measure: &Measure,
    (width, stays, is_fine): (u32, bool, bool),
    kind: Cell,
    ground: Option<&str>,
    lines: &[Line<'_>],
) {
    within!(xml, "w:tc", {
        within!(xml, "w:tcPr", {
            xml.leaf("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
            let ground = ground.or((kind != Cell::Plain).then_some(SHADE));
            if let Some(fill) = ground {
                xml.leaf("w:shd", &[("w:val", &"clear"), ("w:color", &"auto"), ("w:fill", &fill)]);
                xml.value("w:vAlign", "center");
            }
        });
        // A grid with grounds is a picture: it stays on one page.
        let keep_next = stays || ground.is_some();
        let style = match (kind, is_fine) {
            (Cell::Head, false) => "TableHead",
            (Cell::Head, true) => "TableHeadFine",
            (Cell::Side, false) => "TableSide",
            (Cell::Side, true) => "TableSideFine",
            (Cell::Plain, false) => "TableText",
            (Cell::Plain, true) => "TableTextFine",
        };
        for line in lines {
            paragraph(xml, measure.lang, style, Extra { keep_next, ..Extra::default() }, line);
        }
    });
}
