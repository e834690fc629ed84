//! A picture whose boxes stand below each other, for a narrow room and for one that holds too much: under each box its lines, with
//! number, where they lead, and what stands along them.

use unicode_width::UnicodeWidthStr as _;

use crate::document::picture::{Node, Picture, Side};
use crate::document::render::lines_of;
use crate::text::{folding, t};

use super::canvas::Strokes;
use super::{Pen, strokes};

/// The narrowest room that is drawn for; a narrower one is drawn for as this.
const NARROWEST: usize = 12;

/// Draws a picture from above to below.
pub(super) fn below(picture: &Picture, cells: usize, pen: Pen) -> Vec<String> {
    let cells = cells.max(NARROWEST);
    let mut out = Vec::new();
    let mut side = None;
    for (lane, within) in picture.lanes() {
        if lane.side == Some(Side::Outside) && side == Some(Side::Inside) {
            out.push(border(picture, cells, pen));
        }
        side = lane.side;
        let title = lane.title.get(picture.lang);
        if !title.is_empty() {
            out.extend(hanging(title, "", cells));
        }
        for (at, node) in within.into_iter().filter_map(|at| Some((at, picture.nodes().get(at)?))) {
            out.extend(boxed(node, cells, pen));
            for (edge, number) in picture.edges().iter().zip(1..) {
                if edge.from != at {
                    continue;
                }
                let to = picture.nodes().get(edge.to).map(|to| picture.name(to));
                let label = lines_of(&edge.label).join(t("；", "; ").get(picture.lang));
                let colon = if label.is_empty() { "" } else { t("：", ": ").get(picture.lang) };
                let arrow = if pen == Pen::Lines {
                    format!(" └─{number}─► ")
                } else {
                    format!(" +-{number}-> ")
                };
                let text = format!("{}{colon}{label}", to.unwrap_or_default());
                out.extend(hanging(&text, &arrow, cells));
            }
        }
    }
    out
}

/// The border from side to side, with the name of what lies behind it.
fn border(picture: &Picture, cells: usize, pen: Pen) -> String {
    let name = format!(" {} ", Side::Outside.title().get(picture.lang));
    let stroke = if pen == Pen::Lines { "═" } else { "#" };
    let rest = cells.saturating_sub(name.width() + 4).min(40);
    format!("{}{name}{}", stroke.repeat(4), stroke.repeat(rest))
}

fn boxed(node: &Node, cells: usize, pen: Pen) -> Vec<String> {
    let Strokes([upper_left, upper_right, lower_left, lower_right, across, down]) =
        strokes(node.role, pen);
    let lines: Vec<String> = lines_of(&node.label)
        .into_iter()
        .chain(lines_of(&node.note).into_iter().filter(|note| !note.is_empty()))
        .flat_map(|line| hanging(&line, "", cells - 4))
        .collect();
    let wide = lines.iter().map(|line| line.width()).max().unwrap_or(0);
    let across = across.to_string().repeat(wide + 2);
    let mut out = vec![format!("{upper_left}{across}{upper_right}")];
    for line in lines {
        out.push(format!("{down} {line}{} {down}", " ".repeat(wide - line.width())));
    }
    out.push(format!("{lower_left}{across}{lower_right}"));
    out
}

/// Text in lines of at most so many cells, the first behind `first`, the others as far in.
fn hanging(text: &str, first: &str, cells: usize) -> Vec<String> {
    let rest = " ".repeat(first.width());
    let options = folding(cells).initial_indent(first).subsequent_indent(&rest);
    textwrap::wrap(text, &options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}
