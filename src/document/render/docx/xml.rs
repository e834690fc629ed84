//! A writer of XML that is well-formed by construction.
//!
//! Whatever is opened is closed, and text and values are escaped on their way in.

use std::fmt::Write;

/// An attribute: its name and its value.
pub(super) type Attribute<'a> = (&'a str, &'a dyn Value);

/// What may stand as the value of an attribute.
pub(super) trait Value {
    /// Writes it, escaped.
    fn put(&self, out: &mut String);
}

impl Value for str {
    fn put(&self, out: &mut String) {
        escape(out, self);
    }
}

impl Value for String {
    fn put(&self, out: &mut String) {
        escape(out, self);
    }
}

impl<T: Value + ?Sized> Value for &T {
    fn put(&self, out: &mut String) {
        (**self).put(out);
    }
}

/// Numbers need no escape.
macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl Value for $number {
            fn put(&self, out: &mut String) {
                // Writing into a string cannot fail.
                let _infallible = write!(out, "{self}");
            }
        })*
    };
}
numbers!(i32 u32 u64 usize);

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The name space of links from one part to another, and the stem of their kinds.
pub(super) const LINKS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The name spaces of drawings: alternatives, places in text, shapes of any program, pictures, groups of shapes, shapes with text.
pub(super) const DRAWING: [&str; 6] = [
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
];

/// XML as it grows.
#[derive(Debug)]
pub(super) struct Xml(String);

impl Xml {
    /// A part: the declaration every part begins with, and one element.
    pub(super) fn whole(
        name: &str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self),
    ) -> String {
        Self::roomy(0, name, attributes, inside)
    }

    /// The same with room for so many bytes from the beginning.
    fn roomy(
        room: usize,
        name: &str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self),
    ) -> String {
        let mut xml = Self(String::with_capacity(room));
        xml.0.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml.within(name, attributes, inside);
        xml.0
    }

    /// A part in the language of Word, with the name spaces it needs.
    pub(super) fn word(name: &str, inside: impl FnOnce(&mut Self)) -> String {
        Self::whole(name, &[("xmlns:w", &WORD), ("xmlns:r", &LINKS)], inside)
    }

    /// A part in the language of Word that may hold drawings, and takes about so many bytes.
    pub(super) fn drawn(room: usize, name: &str, inside: impl FnOnce(&mut Self)) -> String {
        let [mc, wp, a, pic, wpg, wps] = DRAWING;
        let word: [Attribute<'_>; 2] = [("xmlns:w", &WORD), ("xmlns:r", &LINKS)];
        let drawing: [Attribute<'_>; 6] = [
            ("xmlns:mc", &mc),
            ("xmlns:wp", &wp),
            ("xmlns:a", &a),
            ("xmlns:pic", &pic),
            ("xmlns:wpg", &wpg),
            ("xmlns:wps", &wps),
        ];
        let all: Vec<Attribute<'_>> = word.into_iter().chain(drawing).collect();
        Self::roomy(room, name, &all, inside)
    }

    /// An element and what stands in it.
    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes, ">");
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with nothing in it.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.open(name, attributes, "/>");
    }

    /// An element with nothing in it but its value, as most properties in Word are.
    pub(super) fn value(&mut self, name: &str, value: impl Value) {
        self.leaf(name, &[("w:val", &value)]);
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        escape(&mut self.0, text);
    }

    fn open(&mut self, name: &str, attributes: &[Attribute<'_>], end: &str) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push(' ');
            self.0.push_str(key);
            self.0.push_str("=\"");
            value.put(&mut self.0);
            self.0.push('"');
        }
        self.0.push_str(end);
    }
}

fn escape(out: &mut String, text: &str) {
    // Nearly every text can stay as it is.
    if !text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_values_are_escaped() {
        let out = Xml::whole("a", &[("b", &"\"<>&"), ("c", &1)], |xml| {
            xml.text("<&>");
            xml.leaf("d", &[]);
        });
        assert!(out.ends_with("<a b=\"&quot;&lt;&gt;&amp;\" c=\"1\">&lt;&amp;&gt;<d/></a>"));
    }
}
