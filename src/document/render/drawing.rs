//! A picture drawn in cells, for a terminal and for plain text: lines, corners and crossings, or their likeness in ASCII.
//!
//! No row is wider than its room. What does not fit beside each other stands below each other, as boxes with their lines under them.

mod below;
mod canvas;

use crate::document::picture::{Picture, Plan, Role, plan};

use canvas::{Canvas, Strokes};

/// With which characters a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pen {
    /// Lines, corners and crossings.
    Lines,
    /// ASCII only, apart from the words.
    Ascii,
}

/// Draws a picture in so many cells; its rows.
pub fn drawing(picture: &Picture, cells: usize, pen: Pen) -> Vec<String> {
    match plan(picture, cells) {
        Some(plan) => beside(&plan, pen),
        None => below::below(picture, cells, pen),
    }
}

fn beside(plan: &Plan, pen: Pen) -> Vec<String> {
    let mut canvas = Canvas::new(plan.cells, plan.rows);
    for route in &plan.routes {
        canvas.line(&route.points);
    }
    if let Some(border) = plan.border {
        canvas.border(border);
    }
    for placed in &plan.boxes {
        canvas.frame(placed.at, placed.size, strokes(placed.role, pen));
        for (row, line) in (placed.at.1 + 1..).zip(&placed.lines) {
            canvas.words((placed.words, row), line);
        }
    }
    for route in &plan.routes {
        canvas.ends(&route.points, pen);
        canvas.words(route.mark.at, &route.mark.text);
    }
    for head in &plan.heads {
        canvas.words(head.at, &head.text);
    }
    canvas.rows(pen)
}

/// The frame by which a role is known.
pub(super) const fn strokes(role: Role, pen: Pen) -> Strokes {
    match (pen, role) {
        (Pen::Lines, Role::People | Role::Person) => Strokes(['╭', '╮', '╰', '╯', '─', '│']),
        (Pen::Lines, Role::System | Role::Unit) => Strokes(['┌', '┐', '└', '┘', '─', '│']),
        (Pen::Lines, Role::Gateway) => Strokes(['╔', '╗', '╚', '╝', '═', '║']),
        (Pen::Lines, Role::Recipient) => Strokes(['┏', '┓', '┗', '┛', '━', '┃']),
        (Pen::Lines, Role::Onward) => Strokes(['┌', '┐', '└', '┘', '╌', '┆']),
        (Pen::Ascii, Role::People | Role::Person) => Strokes(['.', '.', '\'', '\'', '-', '|']),
        (Pen::Ascii, Role::System | Role::Unit) => Strokes(['+', '+', '+', '+', '-', '|']),
        (Pen::Ascii, Role::Gateway) => Strokes(['*', '*', '*', '*', '-', '|']),
        (Pen::Ascii, Role::Recipient) => Strokes(['+', '+', '+', '+', '=', '|']),
        (Pen::Ascii, Role::Onward) => Strokes(['+', '+', '+', '+', '.', ':']),
    }
}

#[cfg(test)]
mod tests;
