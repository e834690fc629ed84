//! A writer of XML that is well-formed by construction.
//!
//! Whatever is opened is closed, and text and values are escaped on their way in.

use memchr::{memchr, memchr3};

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

// Numbers need no escape.
impl Value for u64 {
    fn put(&self, out: &mut String) {
        let (mut rest, mut digits, mut at) = (*self, [b'0'; 20], 20);
        while at > 0 && (rest > 0 || at == 20) {
            at -= 1;
            digits[at] += (rest % 10) as u8;
            rest /= 10;
        }
        out.push_str(str::from_utf8(&digits[at..]).unwrap_or_default());
    }
}

impl Value for u32 {
    fn put(&self, out: &mut String) {
        u64::from(*self).put(out);
    }
}

impl Value for usize {
    fn put(&self, out: &mut String) {
        (*self as u64).put(out);
    }
}

impl Value for i32 {
    fn put(&self, out: &mut String) {
        if *self < 0 {
            out.push('-');
        }
        self.unsigned_abs().put(out);
    }
}

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

    /// The same as [`Xml::whole`] with room for so many bytes from the beginning.
    pub(super) fn roomy(
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

    /// What the macros below write.
    pub(super) fn raw(&mut self, tag: &'static str) {
        self.0.push_str(tag);
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

/// As [`Xml::within`] without attributes, where the name is known: a tag is written in one go, as most of a text is tags.
macro_rules! within {
    ($xml:expr, $name:literal, $inside:expr) => {{
        $xml.raw(concat!("<", $name, ">"));
        $inside;
        $xml.raw(concat!("</", $name, ">"));
    }};
}

/// As [`Xml::leaf`] with attributes that are known.
macro_rules! leaf {
    ($xml:expr, $name:literal $(, $key:literal = $value:literal)*) => {
        $xml.raw(concat!("<", $name $(, " ", $key, "=\"", $value, "\"")*, "/>"))
    };
}
pub(super) use {leaf, within};

fn escape(out: &mut String, text: &str) {
    // Nearly every text can stay as it is.
    let bytes = text.as_bytes();
    if memchr3(b'&', b'<', b'>', bytes).is_none() && memchr(b'"', bytes).is_none() {
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
        let numbers: [&dyn Value; 6] = [&0, &-17, &1_000_u32, &10_usize, &u64::MAX, &i32::MIN];
        let mut told = String::new();
        for number in numbers {
            number.put(&mut told);
            told.push(' ');
        }
        assert_eq!(told, "0 -17 1000 10 18446744073709551615 -2147483648 ");
        assert!(out.ends_with("<a b=\"&quot;&lt;&gt;&amp;\" c=\"1\">&lt;&amp;&gt;<d/></a>"));
    }
}
