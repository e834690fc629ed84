//! A picture of boxes and lines in SVG, for a page of HTML or as a file of its own.
//!
//! It needs nothing from outside and runs nothing. It has a white ground of its own, so that it reads the same on a dark page and in
//! print; every box and line names itself for those who listen and for those who point at it.

use crate::document::picture::{Picture, Placed, Plan, Role, Route, Words};
use crate::document::render::shape::xml;
use crate::text::Lang;

/// A cell and a row in pixels; type is twice as high as a cell is wide.
const CELL: usize = 7;
const ROW: usize = 18;
/// Air around the picture.
const EDGE: usize = 10;
/// The length of an arrow, and half its height.
const ARROW: usize = 7;
const BARB: usize = 4;

/// Draws a picture as one that can stand alone; none if it holds too much to be drawn.
pub fn picture_svg(picture: &Picture) -> Option<String> {
    let plan = picture.on_paper()?;
    let (wide, high) = (plan.cells * CELL + 2 * EDGE, plan.rows * ROW + 2 * EDGE);
    let lang = match picture.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let mut body = String::new();
    if let Some(border) = plan.border {
        let x = across(border);
        body += &format!(
            "<path class=\"border\" d=\"M{x} {EDGE}V{}\" stroke-width=\"2.5\" stroke-dasharray=\"8 4\"/>\n",
            high - EDGE
        );
    }
    for route in &plan.routes {
        body += &line(picture, route);
    }
    for placed in &plan.boxes {
        body += &boxed(picture, placed);
    }
    body += &heads(plan);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"{lang}\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" \
         height=\"{high}\" font-family=\"sans-serif\" font-size=\"{}\" fill=\"none\" stroke=\"#000\">\n<title>{}</title>\n\
         <desc>{}</desc>\n<rect width=\"{wide}\" height=\"{high}\" fill=\"#fff\" stroke=\"none\"/>\n{body}</svg>\n",
        2 * CELL,
        xml(&picture.title),
        xml(&picture.description()),
    ))
}

/// The middle of a cell.
const fn across(cell: usize) -> usize {
    EDGE + cell * CELL + CELL / 2
}

/// The middle of a row.
const fn down(row: usize) -> usize {
    EDGE + row * ROW + ROW / 2
}

/// Words that begin at a cell.
fn words(text: &str, (cell, row): (usize, usize), look: &str) -> String {
    let (x, y) = (EDGE + cell * CELL, down(row) + CELL * 5 / 7);
    format!("<text x=\"{x}\" y=\"{y}\" fill=\"#000\" stroke=\"none\"{look}>{}</text>\n", xml(text))
}

fn boxed(picture: &Picture, placed: &Placed) -> String {
    let Some(node) = picture.nodes().get(placed.node) else { return String::new() };
    let (x, y) = (across(placed.at.0), down(placed.at.1));
    let (wide, high) = ((placed.size.0 - 1) * CELL, (placed.size.1 - 1) * ROW);
    let look = match node.role {
        Role::People | Role::Person => " rx=\"12\" fill=\"#fff\"",
        Role::System | Role::Unit => " fill=\"#fff\"",
        Role::Gateway => " fill=\"#e7e6e6\"",
        Role::Recipient => " fill=\"#fff\" stroke-width=\"2.5\"",
        Role::Onward => " fill=\"#fff\" stroke-dasharray=\"5 3\"",
    };
    let mut out = format!(
        "<g data-node=\"{}\"><title>{}</title>\n<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\"{look}/>\n",
        xml(&node.id),
        xml(&picture.name(node)),
    );
    if node.role == Role::Gateway {
        // A second frame within the first.
        let (x, y, wide, high) = (x + 3, y + 3, wide - 6, high - 6);
        out += &format!("<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\"/>\n");
    }
    let room = placed.size.1 - 2;
    let above = placed.at.1 + 1;
    let middle = x + wide / 2;
    // The words stand in the middle of the box, however high its lines made it.
    let first = down(above) + (room - placed.lines.len()) * ROW / 2 + CELL * 5 / 7;
    for (row, text) in placed.lines.iter().enumerate() {
        out += &format!(
            "<text x=\"{middle}\" y=\"{}\" fill=\"#000\" stroke=\"none\" text-anchor=\"middle\">{}</text>\n",
            first + row * ROW,
            xml(text)
        );
    }
    out + "</g>\n"
}

fn line(picture: &Picture, route: &Route) -> String {
    let Some(edge) = picture.edges().get(route.edge) else { return String::new() };
    let (from, to) = picture.ends(edge);
    let points: Vec<String> =
        route.points.iter().map(|(x, y)| format!("{} {}", across(*x), down(*y))).collect();
    let mut out = format!(
        "<g data-from=\"{}\" data-to=\"{}\"><title>{}</title>\n<path d=\"M{}\"/>\n",
        xml(from),
        xml(to),
        xml(picture.heading(route.edge + 1, edge).get(picture.lang)),
        points.join("L"),
    );
    if let [.., before, last] = route.points.as_slice() {
        let (x, y) = (across(last.0), down(last.1));
        let back = if before.0 < last.0 { x - ARROW } else { x + ARROW };
        out += &format!(
            "<path d=\"M{x} {y}L{back} {}V{}Z\" fill=\"#000\" stroke=\"none\"/>\n",
            y - BARB,
            y + BARB
        );
    }
    let mark = &route.mark;
    if !mark.text.is_empty() {
        let (x, y) = (EDGE + mark.at.0 * CELL, EDGE + mark.at.1 * ROW + 1);
        out += &format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" fill=\"#fff\" stroke=\"none\"/>\n",
            // In most faces a sign of per cent is nearly twice as wide as a figure.
            mark.cells() * CELL + if mark.text.ends_with('%') { 2 * CELL } else { 0 },
            ROW - 2
        );
        out += &words(&mark.text, mark.at, &fitted(mark.cells()));
    }
    out + "</g>\n"
}

fn heads(plan: &Plan) -> String {
    let bold = |head: &Words| words(&head.text, head.at, " font-weight=\"bold\"");
    plan.heads.iter().map(bold).collect()
}

/// Words as wide as their cells in any face, so that none reaches what stands beside; a number or a share has room enough.
fn fitted(cells: usize) -> String {
    match cells {
        0..5 => String::new(),
        cells => format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", cells * CELL),
    }
}
