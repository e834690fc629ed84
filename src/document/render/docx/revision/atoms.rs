//! The words of a paragraph with their looks, and runs made of them again.

use unicode_segmentation::UnicodeSegmentation as _;

use super::Fate;
use super::tree::{self, Element, Node};

/// A word, or a sign that is an element, with the look of its run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Atom {
    pub(super) look: String,
    text: Option<String>,
    sign: String,
}

/// The words of a paragraph.
pub(super) fn atoms(paragraph: &Element) -> Vec<Atom> {
    let mut out = Vec::new();
    for run in paragraph.elements().filter(|own| own.name == "w:r") {
        let look = run.child("w:rPr").map(Element::written).unwrap_or_default();
        for part in run.elements().filter(|own| own.name != "w:rPr") {
            if part.name == "w:t" {
                let words = part.words();
                out.extend(words.split_word_bounds().map(|word| Atom {
                    look: look.clone(),
                    text: Some(word.to_owned()),
                    sign: String::new(),
                }));
            } else {
                let sign = part.written();
                out.push(Atom { look: look.clone(), text: None, sign });
            }
        }
    }
    out
}

pub(super) fn run(atoms: &[(Fate, &Atom)], fate: Fate) -> Element {
    let name = if fate == Fate::Struck { "w:delText" } else { "w:t" };
    let mut children = Vec::new();
    let read = |xml: &str| tree::read(xml).ok().map(Node::Element);
    if let Some((_, first)) = atoms.first().filter(|(_, atom)| !atom.look.is_empty()) {
        children.extend(read(&first.look));
    }
    for same in atoms.chunk_by(|one, next| one.1.text.is_some() && next.1.text.is_some()) {
        let words: String = same.iter().filter_map(|(_, atom)| atom.text.as_deref()).collect();
        if words.is_empty() {
            children.extend(same.iter().filter_map(|(_, atom)| read(&atom.sign)));
        } else {
            let preserve = " xml:space=\"preserve\"".to_owned();
            children.push(Node::Element(Element::with(name, preserve, vec![Node::Text(words)])));
        }
    }
    Element::new("w:r", children)
}
