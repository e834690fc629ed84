//! All drawings of a picture show the same boxes and lines: each is read back, and held against the model.
//!
//! The drawing in cells is read as a person reads it: from the point of each arrow along its line to where it begins.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::{Pen, docx, drawing, mermaid, picture_svg, sample};
use crate::document::picture::Role;
use crate::document::render::sample::pictures::ways;
use crate::document::{Block, Document, Inline, Layout, Picture, plain};
use crate::text::Lang;

/// Boxes and lines, by one-letter names; several lines between two boxes are one.
type Shown = (BTreeSet<String>, BTreeSet<(String, String)>);

fn model(picture: &Picture) -> Shown {
    let nodes = picture.nodes().iter().map(|node| node.id.clone()).collect();
    let own = |(from, to): (&str, &str)| (from.to_owned(), to.to_owned());
    (nodes, picture.edges().iter().map(|edge| own(picture.ends(edge))).collect())
}

/// The picture as it occurs with its ids for words, so that every drawing names them.
fn named() -> Picture {
    let long = ways(Lang::Zh);
    let mut picture = Picture::flow("图", Lang::Zh);
    let ids: Vec<_> = long
        .nodes()
        .iter()
        .map(|node| picture.noted(&node.id, node.role, plain(&node.id), node.note.clone()))
        .collect();
    for edge in long.edges() {
        picture.link(ids[edge.from], ids[edge.to], edge.label.clone());
    }
    picture
}

/// What stands between two marks, wherever they stand.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = String> + 'a {
    text.split(open).skip(1).filter_map(move |rest| Some(rest.split_once(close)?.0.to_owned()))
}

fn from_svg(picture: &Picture) -> Shown {
    let svg = picture_svg(picture).unwrap();
    let nodes = between(&svg, "data-node=\"", "\"").collect();
    let to = between(&svg, "data-to=\"", "\"");
    (nodes, between(&svg, "data-from=\"", "\"").zip(to).collect())
}

fn from_word(picture: &Picture) -> Shown {
    let blocks = vec![Block::Picture(picture.clone())];
    let document = Document { blocks, ..sample::document(Lang::Zh, Layout::Report) };
    let xml = super::docx::tests::parts_of(&document).remove("word/document.xml").unwrap();
    assert!(docx(&document).is_ok());
    let names = between(&xml, "<wps:cNvPr id=\"", "/>").filter_map(|shape| {
        let name = between(&shape, "name=\"", "\"").next()?;
        (!name.starts_with("shape ") && name != "border").then_some(name)
    });
    let (edges, nodes): (Vec<String>, Vec<String>) = names.partition(|name| name.contains("&gt;"));
    let both = |name: &String| {
        let (from, to) = name.split_once(" &gt; ").unwrap();
        (from.to_owned(), to.to_owned())
    };
    (nodes.into_iter().collect(), edges.iter().map(both).collect())
}

fn from_mermaid(picture: &Picture) -> Shown {
    let text = mermaid(picture);
    let mut names = Vec::new();
    let mut edges = BTreeSet::new();
    for line in text.lines().map(str::trim).filter(|line| line.starts_with('n')) {
        let number = |text: &str| text.trim().trim_start_matches('n').parse::<usize>().unwrap();
        if let Some((from, rest)) = line.split_once(" -->|") {
            edges.insert((number(from), number(rest.rsplit_once('|').unwrap().1)));
        } else {
            let key = line.split_once(|c: char| !c.is_alphanumeric()).unwrap().0;
            let words = line.split('"').nth(1).unwrap();
            names.push((number(key), words.split("<br>").next().unwrap().to_owned()));
        }
    }
    let name = |at: usize| names.iter().find(|(key, _)| *key == at).unwrap().1.clone();
    let edges = edges.into_iter().map(|(from, to)| (name(from), name(to))).collect();
    (names.iter().map(|(_, name)| name.clone()).collect(), edges)
}

fn from_twin(picture: &Picture) -> Shown {
    let Block::List(points) = picture.twin() else { unreachable!() };
    let (mut nodes, mut edges) = (BTreeSet::new(), BTreeSet::new());
    for point in points {
        let told: String = point
            .iter()
            .map(|inline| match inline {
                Inline::Text(text)
                | Inline::Strong(text)
                | Inline::Struck(text)
                | Inline::New(text) => text.as_str(),
                Inline::Blank { .. } => "",
            })
            .collect();
        if let Some((from, to)) = told.split_once(" → ") {
            let to = to.split('：').next().unwrap();
            edges.insert((from.split_once('）').unwrap().1.to_owned(), to.to_owned()));
        } else {
            let names = told.split_once('：').unwrap().1.split('；');
            nodes.extend(names.map(|name| name.split('（').next().unwrap().to_owned()));
        }
    }
    (nodes, edges)
}

/// The upper left and the lower right corner of a box.
type Corners = ((usize, usize), (usize, usize));

/// Cells of a drawing, as they are seen.
struct Seen(Vec<Vec<char>>);

impl Seen {
    fn of(rows: &[String]) -> Self {
        let cells = |row: &String| {
            let cells = row.graphemes(true).flat_map(|grapheme| {
                let rest = std::iter::repeat_n(' ', grapheme.width().saturating_sub(1));
                grapheme.chars().take(1).chain(rest)
            });
            cells.collect()
        };
        Self(rows.iter().map(cells).collect())
    }

    fn at(&self, (x, y): (usize, usize)) -> char {
        self.0.get(y).and_then(|row| row.get(x)).copied().unwrap_or(' ')
    }

    /// The boxes.
    fn boxes(&self) -> Vec<Corners> {
        let mut out = Vec::new();
        for (y, row) in self.0.iter().enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, c)| "╭┌╔┏".contains(**c)) {
                let run = |mut at: (usize, usize), step: (usize, usize), strokes: &str| {
                    loop {
                        at = (at.0 + step.0, at.1 + step.1);
                        if !strokes.contains(self.at(at)) {
                            return at;
                        }
                    }
                };
                let right = run((x, y), (1, 0), "─═━╌");
                let below = run((x, y), (0, 1), "│║┃┆├┤╟╢┠┨");
                let is_box = "╮┐╗┓".contains(self.at(right))
                    && "╰└╚┗".contains(self.at(below))
                    && below.1 > y + 1;
                if is_box {
                    out.push(((x, y), (right.0, below.1)));
                }
            }
        }
        out
    }

    /// The cell at which the line begins whose arrow stands here.
    fn begins(
        &self,
        arrow: (usize, usize),
        frames: impl Fn((usize, usize)) -> bool,
    ) -> (usize, usize) {
        let (mut x, mut y) = arrow;
        let mut way: (isize, isize) = if self.at(arrow) == '►' { (-1, 0) } else { (1, 0) };
        loop {
            (x, y) = (x.checked_add_signed(way.0).unwrap(), y.checked_add_signed(way.1).unwrap());
            if frames((x, y)) {
                return (x, y);
            }
            way = match (self.at((x, y)), way) {
                ('┌', (-1, 0)) | ('┐', (1, 0)) => (0, 1),
                ('└', (-1, 0)) | ('┘', (1, 0)) => (0, -1),
                ('┘', (0, 1)) | ('┐', (0, -1)) => (-1, 0),
                ('└', (0, 1)) | ('┌', (0, -1)) => (1, 0),
                // Between two words that stand on the line there is one.
                (' ', (step, 0)) if self.at((x.saturating_add_signed(step), y)) != ' ' => way,
                (' ', _) => panic!("a line ends in the air at {x}, {y}"),
                (_, way) => way,
            };
        }
    }
}

fn from_cells(picture: &Picture, cells: usize) -> Shown {
    let seen = Seen::of(&drawing(picture, cells, Pen::Lines));
    let boxes = seen.boxes();
    // What stands in a box, its words one after another: the id is the longest that they begin with.
    let name = |(x, y): (usize, usize)| {
        let ((left, top), (right, bottom)) =
            boxes.iter().find(|((left, top), (right, bottom))| {
                (*left..=*right).contains(&x) && (*top..=*bottom).contains(&y)
            })?;
        let words: String = (top + 1..*bottom)
            .flat_map(|y| (left + 1..*right).map(move |x| (x, y)))
            .map(|at| seen.at(at))
            .filter(|c| *c != ' ')
            .collect();
        let ids = picture.nodes().iter().map(|node| &node.id);
        ids.filter(|id| words.starts_with(id.as_str())).max_by_key(|id| id.len()).cloned()
    };
    let nodes = boxes.iter().map(|(at, ..)| name(*at).unwrap()).collect();
    let mut edges = BTreeSet::new();
    for y in 0..seen.0.len() {
        for x in (0..seen.0[y].len()).filter(|x| "►◄".contains(seen.at((*x, y)))) {
            let to = if seen.at((x, y)) == '►' { x + 1 } else { x - 1 };
            let from = seen.begins((x, y), |at| name(at).is_some());
            edges.insert((name(from).unwrap(), name((to, y)).unwrap()));
        }
    }
    (nodes, edges)
}

#[test]
fn every_drawing_and_the_twin_show_the_same_boxes_and_lines() {
    let picture = named();
    let model = model(&picture);
    assert_eq!((model.0.len(), model.1.len()), (9, 10));
    assert!(picture.nodes().iter().any(|node| node.role == Role::Onward));
    assert_eq!(from_svg(&picture), model, "SVG");
    assert_eq!(from_word(&picture), model, "Word");
    assert_eq!(from_mermaid(&picture), model, "Mermaid");
    assert_eq!(from_twin(&picture), model, "twin");
    for cells in [80, 100, 108, 160] {
        assert_eq!(from_cells(&picture, cells), model, "cells: {cells}");
    }
}

#[test]
fn every_blank_of_a_picture_is_counted_once_and_told() {
    let block = Block::Picture(ways(Lang::Zh));
    let blanks = |inlines: Vec<&Inline>| {
        inlines.into_iter().filter(|one| matches!(one, Inline::Blank { .. })).count()
    };
    assert_eq!(blanks(block.inlines().collect()), 1);
    assert_eq!(blanks(ways(Lang::Zh).twin().inlines().collect()), 1);
}
