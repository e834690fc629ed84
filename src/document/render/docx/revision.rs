//! Two states of a paper as one Word file with real revisions: to accept all of them gives the words of the new one, to reject all of
//! them those of the old one.
//!
//! Both are written as they always are, and what was written is brought together: paragraph by paragraph, row by row, word by word. A
//! picture, a cover or a table of contents that differs stands as in the new one. Nothing is told twice, and what is alike in both stays
//! untouched.

mod atoms;
mod parts;
mod rows;
mod tree;

use quick_xml::errors::IllFormedError;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use atoms::{Atom, atoms, run};
use parts::parts;
use tree::{Element, Node};

/// Who made the changes, and on which day.
#[derive(Clone, Debug)]
pub struct Reviser {
    /// Shown beside each change.
    pub name: String,
    /// The day, as `2026-11-28`.
    pub day: String,
}

/// What becomes of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Kept,
    Struck,
    New,
}

/// The text of the new state with its changes against the old one. Parts that are the same to the letter are taken over as they are
/// written; only what stands between them is read.
pub(super) fn merged(old: &str, new: &str, by: &Reviser) -> Result<String, quick_xml::Error> {
    let (Some((_, before, _)), Some((head, after, tail))) = (parts(old), parts(new)) else {
        return Err(IllFormedError::MissingEndTag("w:body".to_owned()).into());
    };
    let mut marks = Marks { by, next: 1 };
    let mut out = String::with_capacity(new.len());
    out.push_str(head);
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (tag, was, is) = op.as_tag_tuple();
        let (was, is) = (before.get(was).unwrap_or_default(), after.get(is).unwrap_or_default());
        if tag == DiffTag::Equal {
            out.extend(is.iter().copied());
            continue;
        }
        let read =
            |all: &[&str]| all.iter().map(|one| tree::read(one)).collect::<Result<Vec<_>, _>>();
        let (was, is) = (read(was)?, read(is)?);
        let (was, is): (Vec<&Element>, Vec<&Element>) = (was.iter().collect(), is.iter().collect());
        for one in marks.blocks(&was, &is) {
            one.write(&mut out);
        }
    }
    out.push_str(tail);
    Ok(out)
}

fn nodes(elements: Vec<Element>) -> Vec<Node> {
    elements.into_iter().map(Node::Element).collect()
}

/// The name of the style of a paragraph.
fn style(paragraph: &Element) -> &str {
    let style = paragraph.child("w:pPr").and_then(|own| own.child("w:pStyle"));
    style.map_or("", |style| style.attributes.as_str())
}

/// By what two parts are the same: what they are, how they look and what they say.
fn key(element: &Element) -> String {
    let words = element.words();
    match element.name.as_str() {
        "w:p" if is_fixed(element) => format!("{} {}", element.name, style(element)),
        "w:p" => format!("p {} {words}", style(element)),
        "w:tbl" => format!("tbl {}", rows(element).map(key_of_row).collect::<Vec<_>>().join("\n")),
        name => format!("{name} {words}"),
    }
}

fn key_of_row(row: &Element) -> String {
    row.elements().filter(|cell| cell.name == "w:tc").map(|cell| cell.words() + "\t").collect()
}

fn rows(table: &Element) -> impl Iterator<Item = &Element> {
    table.elements().filter(|row| row.name == "w:tr")
}

fn cells(row: &Element) -> usize {
    row.elements().filter(|cell| cell.name == "w:tc").count()
}

/// Whether a paragraph is none of words: it ends a section, or holds a drawing or a field.
fn is_fixed(paragraph: &Element) -> bool {
    let has_section = paragraph.child("w:pPr").is_some_and(|own| own.child("w:sectPr").is_some());
    let holds = |run: &Element| {
        run.elements().any(|own| {
            matches!(own.name.as_str(), "w:drawing" | "mc:AlternateContent" | "w:fldChar")
        })
    };
    has_section
        || paragraph
            .elements()
            .any(|own| matches!(own.name.as_str(), "w:hyperlink" | "w:fldSimple") || holds(own))
}

/// Whether two parts that differ are one that was changed.
fn is_changed(old: &Element, new: &Element) -> bool {
    if old.name != new.name {
        return false;
    }
    match old.name.as_str() {
        "w:tbl" => {
            let columns =
                |table: &Element| table.child("w:tblGrid").map_or(0, |grid| grid.children.len());
            columns(old) == columns(new)
        }
        "w:p" => {
            !is_fixed(old)
                && !is_fixed(new)
                && style(old) == style(new)
                && alike(&old.words(), &new.words())
        }
        _ => false,
    }
}

/// Whether two texts have a third of their signs in common.
fn alike(old: &str, new: &str) -> bool {
    let signs = |text: &str| {
        let mut all: Vec<char> = text.chars().collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (old, new) = (signs(old), signs(new));
    let common = old.iter().filter(|sign| new.binary_search(sign).is_ok()).count();
    common * 3 >= old.len().max(new.len()) && common > 0
}

/// Makes the marks of changes, each with a number of its own.
struct Marks<'a> {
    by: &'a Reviser,
    next: usize,
}

impl Marks<'_> {
    fn mark(&mut self, fate: Fate, children: Vec<Node>) -> Element {
        let name = if fate == Fate::New { "w:ins" } else { "w:del" };
        let (id, who, day) = (self.next, quick_xml::escape::escape(&self.by.name), &self.by.day);
        self.next += 1;
        let attributes = format!(" w:id=\"{id}\" w:author=\"{who}\" w:date=\"{day}T00:00:00Z\"");
        Element::with(name, attributes, children)
    }

    /// The parts of both, each in its place: those of the old one that are gone before those of the new one.
    fn blocks(&mut self, old: &[&Element], new: &[&Element]) -> Vec<Element> {
        let of = |all: &[&Element]| all.iter().map(|one| key(one)).collect::<Vec<_>>();
        let mut out = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &of(old), &of(new)) {
            let (tag, before, after) = op.as_tag_tuple();
            let (before, after) =
                (old.get(before).unwrap_or_default(), new.get(after).unwrap_or_default());
            if tag == DiffTag::Equal {
                out.extend(after.iter().map(|one| (*one).clone()));
            } else {
                self.replaced(before, after, &mut out);
            }
        }
        out
    }

    /// What stands for what: a part that was changed is one part, in the order of both.
    fn replaced(&mut self, old: &[&Element], new: &[&Element], out: &mut Vec<Element>) {
        let mut from = 0;
        for one in new {
            let rest = old.get(from..).unwrap_or_default();
            let Some(at) = rest.iter().position(|before| is_changed(before, one)) else {
                out.push(self.whole(one, Fate::New));
                continue;
            };
            for gone in rest.get(..at).unwrap_or_default() {
                self.gone(gone, out);
            }
            if let Some(before) = rest.get(at) {
                out.push(self.changed(before, one));
            }
            from += at + 1;
        }
        for gone in old.get(from..).unwrap_or_default() {
            self.gone(gone, out);
        }
    }

    fn gone(&mut self, one: &Element, out: &mut Vec<Element>) {
        // The end of a section and a picture hold no words; what they lead to is not in the new file.
        if !is_fixed(one) && one.name != "w:sectPr" {
            out.push(self.whole(one, Fate::Struck));
        }
    }

    /// A part that is new or struck as a whole.
    fn whole(&mut self, one: &Element, fate: Fate) -> Element {
        match one.name.as_str() {
            "w:p" if !is_fixed(one) => self.paragraph(one, fate),
            "w:tbl" => {
                let mut table = one.clone();
                for node in &mut table.children {
                    if let Node::Element(row) = node
                        && row.name == "w:tr"
                    {
                        *row = self.row(row, fate);
                    }
                }
                table
            }
            _ => one.clone(),
        }
    }

    fn paragraph(&mut self, one: &Element, fate: Fate) -> Element {
        let mut out = Element { children: Vec::new(), ..one.clone() };
        let mut own =
            one.child("w:pPr").cloned().unwrap_or_else(|| Element::new("w:pPr", Vec::new()));
        let mark = self.mark(fate, Vec::new());
        if let Some(run) = own.child_or_new("w:rPr", &["w:sectPr", "w:pPrChange"]) {
            run.children.insert(0, Node::Element(mark));
        }
        out.children.push(Node::Element(own));
        let atoms = atoms(one);
        let all: Vec<(Fate, &Atom)> = atoms.iter().map(|atom| (fate, atom)).collect();
        out.children.extend(self.runs(&all));
        out
    }

    fn changed(&mut self, old: &Element, new: &Element) -> Element {
        if new.name == "w:tbl" { self.table(old, new) } else { self.words(old, new) }
    }

    /// A paragraph whose words were changed.
    fn words(&mut self, old: &Element, new: &Element) -> Element {
        let (before, after) = (atoms(old), atoms(new));
        let mut all: Vec<(Fate, &Atom)> = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
            let (tag, was, is) = op.as_tag_tuple();
            let (was, is) =
                (before.get(was).unwrap_or_default(), after.get(is).unwrap_or_default());
            if tag == DiffTag::Equal {
                all.extend(is.iter().map(|atom| (Fate::Kept, atom)));
            } else {
                all.extend(was.iter().map(|atom| (Fate::Struck, atom)));
                all.extend(is.iter().map(|atom| (Fate::New, atom)));
            }
        }
        let mut out = Element { children: Vec::new(), ..new.clone() };
        out.children.extend(new.child("w:pPr").cloned().map(Node::Element));
        out.children.extend(self.runs(&all));
        out
    }

    /// The runs of a paragraph, those of one fate together.
    fn runs(&mut self, all: &[(Fate, &Atom)]) -> Vec<Node> {
        let mut out = Vec::new();
        for of_fate in all.chunk_by(|one, next| one.0 == next.0) {
            let fate = of_fate.first().map_or(Fate::Kept, |one| one.0);
            let runs: Vec<Node> = of_fate
                .chunk_by(|one, next| one.1.look == next.1.look)
                .map(|of_look| Node::Element(run(of_look, fate)))
                .collect();
            if fate == Fate::Kept {
                out.extend(runs);
            } else {
                out.push(Node::Element(self.mark(fate, runs)));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests;
