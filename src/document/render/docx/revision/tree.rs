//! The text of a Word file that this program wrote, as a tree that can be taken apart and put together again.

use quick_xml::Reader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::{BytesStart, Event};

/// A node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    /// Text as it is read, without escapes.
    Text(String),
}

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    /// Its attributes as they are written, with the space before them.
    pub(super) attributes: String,
    pub(super) children: Vec<Node>,
}

impl Element {
    /// One without attributes.
    pub(super) fn new(name: &str, children: Vec<Node>) -> Self {
        Self { name: name.to_owned(), attributes: String::new(), children }
    }

    /// One with these attributes, whose values need no escape.
    pub(super) fn with(name: &str, attributes: String, children: Vec<Node>) -> Self {
        Self { name: name.to_owned(), attributes, children }
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(Node::element)
    }

    /// The first element in it of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|child| child.name == name)
    }

    /// The first element in it of this name, which is put in front of what `before` tells if there is none.
    pub(super) fn child_or_new(&mut self, name: &str, before: &[&str]) -> Option<&mut Self> {
        if self.child(name).is_none() {
            let is_after =
                |node: &Node| node.element().is_some_and(|own| before.contains(&own.name.as_str()));
            let at = self.children.iter().position(is_after).unwrap_or(self.children.len());
            self.children.insert(at, Node::Element(Self::new(name, Vec::new())));
        }
        self.children.iter_mut().find_map(|node| match node {
            Node::Element(own) if own.name == name => Some(own),
            _ => None,
        })
    }

    /// The words in it, those of drawings left out.
    pub(super) fn words(&self) -> String {
        let mut out = String::new();
        self.add_words(&mut out);
        out
    }

    fn add_words(&self, out: &mut String) {
        match self.name.as_str() {
            "w:noBreakHyphen" => out.push('-'),
            "w:br" | "w:tab" => out.push(' '),
            "mc:AlternateContent" | "w:drawing" => {}
            _ => {
                for node in &self.children {
                    match node {
                        Node::Element(element) => element.add_words(out),
                        Node::Text(text) => out.push_str(text),
                    }
                }
            }
        }
    }

    /// As it is written.
    pub(super) fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        out.push_str(&self.attributes);
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for node in &self.children {
            match node {
                Node::Element(element) => element.write(out),
                Node::Text(text) => out.push_str(&escape(text.as_str())),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }

    /// The same as text.
    pub(super) fn written(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

impl Node {
    pub(super) const fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

/// Reads the one element of a part.
pub(super) fn read(xml: &str) -> Result<Element, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::new("", Vec::new())];
    loop {
        match reader.read_event()? {
            Event::Start(start) => open.push(begun(&start)),
            Event::Empty(start) => add(&mut open, Node::Element(begun(&start))),
            Event::End(_) => {
                if let Some(done) = open.pop() {
                    add(&mut open, Node::Element(done));
                }
            }
            Event::Text(text) => add_text(&mut open, text.as_ref()),
            Event::GeneralRef(name) => {
                let escaped = format!("&{};", name.as_ref());
                add_text(&mut open, &unescape(&escaped).unwrap_or_default());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let mut root = open.into_iter().next().map(|root| root.children).unwrap_or_default();
    root.retain(|node| node.element().is_some());
    match root.pop() {
        Some(Node::Element(element)) => Ok(element),
        _ => Ok(Element::new("w:document", Vec::new())),
    }
}

fn begun(start: &BytesStart<'_>) -> Element {
    let raw = start.as_ref().to_owned();
    let name = start.name().into_inner().to_owned();
    let attributes = raw.strip_prefix(name.as_str()).unwrap_or_default().trim_end().to_owned();
    Element { name, attributes, children: Vec::new() }
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn add_text(open: &mut [Element], words: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(text)) => text.push_str(words),
        _ => parent.children.push(Node::Text(words.to_owned())),
    }
}
