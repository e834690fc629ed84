//! Cells to draw on. Lines that meet in a cell become a crossing there; a wide character takes two cells.
//!
//! Nothing is drawn outside the canvas.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::Pen;

/// The characters of a frame: corners at upper left, upper right, lower left, lower right; across; down.
#[derive(Clone, Copy, Debug)]
pub(in crate::document::render) struct Strokes(pub(in crate::document::render) [char; 6]);

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Cell {
    #[default]
    Empty,
    /// Lines to the neighbours: upper, lower, left, right.
    Line([bool; 4]),
    /// The border, and whether a line crosses it.
    Border(bool),
    /// A grapheme.
    Words(String),
    /// The second half of a wide grapheme.
    Half,
}

/// The cells of a drawing.
pub(super) struct Canvas {
    rows: Vec<Vec<Cell>>,
}

impl Canvas {
    pub(super) fn new(cells: usize, rows: usize) -> Self {
        Self { rows: vec![vec![Cell::Empty; cells]; rows] }
    }

    fn set(&mut self, (cell, row): (usize, usize), to: Cell) {
        if let Some(known) = self.rows.get_mut(row).and_then(|row| row.get_mut(cell)) {
            *known = to;
        }
    }

    fn join(&mut self, (cell, row): (usize, usize), to: [bool; 4]) {
        let Some(known) = self.rows.get_mut(row).and_then(|row| row.get_mut(cell)) else { return };
        match known {
            Cell::Line(known) => known.iter_mut().zip(to).for_each(|(old, new)| *old |= new),
            known => *known = Cell::Line(to),
        }
    }

    /// A line through its corners.
    pub(super) fn line(&mut self, points: &[(usize, usize)]) {
        for pair in points.windows(2) {
            let (from, to) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
            for cell in from.0..to.0 {
                self.join((cell, from.1), [false, false, false, true]);
                self.join((cell + 1, from.1), [false, false, true, false]);
            }
            let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
            for row in top..bottom {
                self.join((from.0, row), [false, true, false, false]);
                self.join((from.0, row + 1), [true, false, false, false]);
            }
        }
    }

    /// The border, from the first row to the last.
    pub(super) fn border(&mut self, cell: usize) {
        for row in &mut self.rows {
            if let Some(known) = row.get_mut(cell) {
                *known = Cell::Border(matches!(known, Cell::Line(_)));
            }
        }
    }

    /// A frame with nothing in it.
    pub(super) fn frame(
        &mut self,
        at: (usize, usize),
        size: (usize, usize),
        Strokes(strokes): Strokes,
    ) {
        let (right, bottom) = (at.0 + size.0 - 1, at.1 + size.1 - 1);
        for row in at.1..=bottom {
            for cell in at.0..=right {
                let across = row == at.1 || row == bottom;
                let down = cell == at.0 || cell == right;
                let corner = usize::from(row == bottom) * 2 + usize::from(cell == right);
                let stroke = match (across, down) {
                    (true, true) => strokes[corner],
                    (true, false) => strokes[4],
                    (false, true) => strokes[5],
                    (false, false) => ' ',
                };
                self.set((cell, row), Cell::Words(stroke.to_string()));
            }
        }
    }

    /// The ends of a line: a tee in a frame where it begins, an arrow before the frame where it ends.
    pub(super) fn ends(&mut self, points: &[(usize, usize)], pen: Pen) {
        let (Some(first), Some(second)) = (points.first(), points.get(1)) else { return };
        let (Some(last), Some(before)) =
            (points.last(), points.get(points.len().saturating_sub(2)))
        else {
            return;
        };
        let frame = self.rows.get(first.1).and_then(|row| row.get(first.0));
        let tee = match frame {
            Some(Cell::Words(stroke)) => tee(stroke, second.0 > first.0),
            _ => None,
        };
        if let Some(tee) = tee {
            self.set(*first, Cell::Words(tee.to_owned()));
        }
        let (cell, arrow) = match (before.0 < last.0, pen) {
            (true, Pen::Lines) => (last.0 - 1, "►"),
            (true, Pen::Ascii) => (last.0 - 1, ">"),
            (false, Pen::Lines) => (last.0 + 1, "◄"),
            (false, Pen::Ascii) => (last.0 + 1, "<"),
        };
        self.set((cell, last.1), Cell::Words(arrow.to_owned()));
    }

    /// Words from a cell on.
    pub(super) fn words(&mut self, (cell, row): (usize, usize), words: &str) {
        let mut cell = cell;
        for grapheme in words.graphemes(true) {
            self.set((cell, row), Cell::Words(grapheme.to_owned()));
            let wide = grapheme.width();
            for half in 1..wide {
                self.set((cell + half, row), Cell::Half);
            }
            cell += wide;
        }
    }

    /// The rows as text, without spaces at their ends.
    pub(super) fn rows(&self, pen: Pen) -> Vec<String> {
        let text = |row: &Vec<Cell>| {
            let row: String = row.iter().map(|cell| stroke(cell, pen)).collect();
            row.trim_end().to_owned()
        };
        self.rows.iter().map(text).collect()
    }
}

/// The side of a frame from which a line leaves to the right or the left.
fn tee(stroke: &str, is_right: bool) -> Option<&'static str> {
    Some(match (stroke, is_right) {
        ("│" | "┆", true) => "├",
        ("│" | "┆", false) => "┤",
        ("║", true) => "╟",
        ("║", false) => "╢",
        ("┃", true) => "┠",
        ("┃", false) => "┨",
        _ => return None,
    })
}

fn stroke(cell: &Cell, pen: Pen) -> String {
    let stroke = match (cell, pen) {
        (Cell::Empty, _) => ' ',
        (Cell::Half, _) => return String::new(),
        (Cell::Words(words), _) => return words.clone(),
        (Cell::Border(false), Pen::Lines) => '║',
        (Cell::Border(true), Pen::Lines) => '╫',
        (Cell::Border(_), Pen::Ascii) => '#',
        (Cell::Line([false, false, ..]), Pen::Ascii) => '-',
        (Cell::Line([true, true, false, false]), Pen::Ascii) => '|',
        (Cell::Line(_), Pen::Ascii) => '+',
        (Cell::Line(joins), Pen::Lines) => match joins {
            [true, true, true, true] => '┼',
            [true, true, false, false] => '│',
            [false, true, false, true] => '┌',
            [false, true, true, false] => '┐',
            [true, false, false, true] => '└',
            [true, false, true, false] => '┘',
            _ => '─',
        },
    };
    stroke.to_string()
}
