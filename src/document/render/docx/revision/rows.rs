//! Tables of which rows came, went, or were changed cell by cell.

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use super::tree::{Element, Node};
use super::{Fate, Marks, alike, cells, key, key_of_row, nodes, rows};

impl Marks<'_> {
    pub(super) fn row(&mut self, one: &Element, fate: Fate) -> Element {
        let mut row = one.clone();
        let mark = self.mark(fate, Vec::new());
        if let Some(own) = row.child_or_new("w:trPr", &["w:tc"]) {
            own.children.push(Node::Element(mark));
        }
        for node in &mut row.children {
            let Node::Element(cell) = node else { continue };
            if cell.name != "w:tc" {
                continue;
            }
            for node in &mut cell.children {
                if let Node::Element(part) = node {
                    *part = self.whole(part, fate);
                }
            }
        }
        row
    }

    /// A table of as many columns: rows that are alike stay, a row of as many cells is changed cell by cell.
    pub(super) fn table(&mut self, old: &Element, new: &Element) -> Element {
        let (before, after): (Vec<&Element>, Vec<&Element>) =
            (rows(old).collect(), rows(new).collect());
        let of = |all: &[&Element]| all.iter().map(|row| key_of_row(row)).collect::<Vec<_>>();
        let mut made = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &of(&before), &of(&after)) {
            self.rows_of(&op, (&before, &after), &mut made);
        }
        let mut table = Element { children: Vec::new(), ..new.clone() };
        let around = new
            .children
            .iter()
            .filter(|node| node.element().is_none_or(|element| element.name != "w:tr"));
        table.children.extend(around.cloned());
        table.children.extend(nodes(made));
        table
    }

    fn rows_of(
        &mut self,
        op: &DiffOp,
        (old, new): (&[&Element], &[&Element]),
        out: &mut Vec<Element>,
    ) {
        let (tag, before, after) = op.as_tag_tuple();
        let (before, after) =
            (old.get(before).unwrap_or_default(), new.get(after).unwrap_or_default());
        if tag == DiffTag::Equal {
            out.extend(after.iter().map(|row| (*row).clone()));
            return;
        }
        let mut from = 0;
        for row in after {
            let rest = before.get(from..).unwrap_or_default();
            let is_it =
                |old: &&Element| cells(old) == cells(row) && alike(&old.words(), &row.words());
            let Some(at) = rest.iter().position(is_it) else {
                out.push(self.row(row, Fate::New));
                continue;
            };
            for gone in rest.get(..at).unwrap_or_default() {
                out.push(self.row(gone, Fate::Struck));
            }
            if let Some(old) = rest.get(at) {
                out.push(self.cells_of(old, row));
            }
            from += at + 1;
        }
        for gone in before.get(from..).unwrap_or_default() {
            out.push(self.row(gone, Fate::Struck));
        }
    }

    fn cells_of(&mut self, old: &Element, new: &Element) -> Element {
        let mut row = new.clone();
        let mut before = old.elements().filter(|cell| cell.name == "w:tc");
        for node in &mut row.children {
            let Node::Element(cell) = node else { continue };
            if cell.name != "w:tc" {
                continue;
            }
            let Some(old) = before.next() else { continue };
            let parts = |cell: &Element| -> Vec<Element> {
                cell.elements().filter(|part| part.name != "w:tcPr").cloned().collect()
            };
            let (was, is) = (parts(old), parts(cell));
            let made = self.cell(&was, &is);
            cell.children.retain(|node| node.element().is_some_and(|own| own.name == "w:tcPr"));
            cell.children.extend(nodes(made));
        }
        row
    }

    /// The paragraphs of a cell. One for one they are brought together however little they have in common: a cell ends with a paragraph
    /// that is not struck.
    fn cell(&mut self, old: &[Element], new: &[Element]) -> Vec<Element> {
        if let ([was], [is]) = (old, new)
            && was.name == "w:p"
            && is.name == "w:p"
        {
            return vec![if key(was) == key(is) { is.clone() } else { self.words(was, is) }];
        }
        let (old, new): (Vec<&Element>, Vec<&Element>) =
            (old.iter().collect(), new.iter().collect());
        self.blocks(&old, &new)
    }
}
