//! A page of HTML as this program writes it, and as editors and browsers save it again: its words line by line, what it says of
//! itself, and what decides how the words are seen.
//!
//! Nothing in it is run, loaded or drawn; the bounds are those of the parts of a Word file.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use sha2::{Digest as _, Sha256};

use super::{CHARACTERS, PARAGRAPHS, Refused, UNPACKED};

/// What the elements are called that stand within a line; whatever else begins or ends, a line ends there.
const WITHIN: [&str; 18] = [
    "a", "abbr", "b", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup", "tspan", "u", "wbr",
];
/// What a box of a drawing says of itself.
const NODE: &str = "data-node";
/// What holds no words that are seen.
const UNSEEN: [&str; 5] = ["style", "script", "title", "desc", "template"];

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What is seen of it, line by line, in the order of the file.
    pub lines: Vec<String>,
    /// What it says of itself, by name.
    pub properties: BTreeMap<String, String>,
    /// What decides how it is seen: its styles, what is marked as hidden or styled by itself, what is run or brought in.
    pub looks: Vec<String>,
    /// The digests of the pictures in it, in order.
    pub pictures: Vec<[u8; 32]>,
    /// The words of each drawing of boxes and lines in it, without blanks: where they stand and break depends on the drawing, and
    /// the text tells them once more.
    pub drawings: Vec<String>,
}

impl Page {
    /// Whether a file begins as a page.
    pub fn is_one(bytes: &[u8]) -> bool {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let head: Vec<u8> =
            bytes.iter().skip_while(|b| b.is_ascii_whitespace()).take(14).copied().collect();
        let head = head.to_ascii_lowercase();
        head.starts_with(b"<!doctype html") || head.starts_with(b"<html")
    }

    /// Reads a page.
    ///
    /// # Errors
    /// If it is too large or no text.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        if bytes.len() as u64 > UNPACKED {
            return Err(Refused::TooLarge);
        }
        let text = str::from_utf8(bytes).map_err(|_| Refused::broken("not UTF-8"))?;
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        // Some elements of HTML are never closed, and signs may stand for themselves.
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        let mut reading = Reading { left: CHARACTERS, ..Reading::default() };
        loop {
            match reader.read_event().map_err(Refused::broken)? {
                Event::Eof => return reading.done(),
                Event::Start(element) => {
                    let name = name_of(&element);
                    reading.open(&name, &element)?;
                    if UNSEEN.contains(&name.as_str()) {
                        // What stands in it is read as it is, up to its end.
                        let end = element.to_end().into_owned();
                        let inside = reader.read_text(end.name()).map_err(Refused::broken)?;
                        reading.unseen(&name, &inside);
                    }
                }
                Event::Empty(element) => reading.open(&name_of(&element), &element)?,
                Event::End(element) => {
                    let name = element.local_name().into_inner().to_lowercase();
                    reading.ends(&name)?;
                    if name == "svg" {
                        reading.drawn();
                    }
                }
                Event::Text(text) => reading.say(&text)?,
                Event::CData(text) => reading.say(&text)?,
                Event::GeneralRef(reference) => {
                    let meant = match &*reference {
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "amp" => Some('&'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        "nbsp" => Some('\u{a0}'),
                        _ => reference.resolve_char_ref().ok().flatten(),
                    };
                    match meant {
                        Some(c) => reading.say(c.encode_utf8(&mut [0; 4]))?,
                        None => reading.say(&format!("&{};", &*reference))?,
                    }
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }
}

fn name_of(element: &BytesStart<'_>) -> String {
    element.local_name().into_inner().to_lowercase()
}

/// A page as it is read.
#[derive(Default)]
struct Reading {
    page: Page,
    line: String,
    /// How many more characters may be read.
    left: usize,
    /// How many lines there were before the drawing that is read, and whether it is one of boxes.
    drawing: Option<(usize, bool)>,
}

impl Reading {
    fn open(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Refused> {
        self.ends(name)?;
        let said: BTreeMap<String, String> = element
            .html_attributes()
            .flatten()
            .map(|one| {
                let key = one.key.into_inner().to_lowercase();
                let value =
                    quick_xml::escape::unescape(&one.value).map(std::borrow::Cow::into_owned);
                (key, value.unwrap_or_default())
            })
            .collect();
        if name == "svg" {
            self.drawing = Some((self.page.lines.len(), false));
        }
        if let Some((_, has_boxes)) = self.drawing.as_mut() {
            *has_boxes |= said.contains_key(NODE);
        }
        match name {
            "meta" => {
                if let (Some(key), Some(value)) = (said.get("name"), said.get("content")) {
                    self.page.properties.insert(key.clone(), value.clone());
                }
            }
            "img" => {
                let source = said.get("src").cloned().unwrap_or_default();
                self.page.pictures.push(Sha256::digest(source.as_bytes()).into());
            }
            // The widths of columns hide nothing.
            "col" => {}
            "script" | "iframe" | "object" | "embed" | "link" | "video" | "input" => {
                self.page.looks.push(format!("<{name}>"));
            }
            _ => {
                for key in ["hidden", "style"] {
                    if let Some(value) = said.get(key) {
                        self.page.looks.push(format!("{name} {key} {value}"));
                    }
                }
            }
        }
        Ok(())
    }

    /// A line ends where an element does that does not stand within one.
    fn ends(&mut self, name: &str) -> Result<(), Refused> {
        if WITHIN.contains(&name) {
            return Ok(());
        }
        if self.line.split_whitespace().next().is_some() {
            if self.page.lines.len() == PARAGRAPHS {
                return Err(Refused::TooLarge);
            }
            self.page.lines.push(self.line.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        self.line.clear();
        Ok(())
    }

    /// A drawing ends: of one of boxes and lines the words are no lines of the text.
    fn drawn(&mut self) {
        if let Some((from, true)) = self.drawing.take() {
            let words = self.page.lines.split_off(from).concat();
            self.page.drawings.push(words.split_whitespace().collect());
        }
    }

    fn unseen(&mut self, name: &str, inside: &str) {
        if name == "style" {
            self.page.looks.push(inside.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    fn say(&mut self, words: &str) -> Result<(), Refused> {
        self.left = self.left.checked_sub(words.chars().count()).ok_or(Refused::TooLarge)?;
        self.line.push_str(words);
        Ok(())
    }

    fn done(mut self) -> Result<Page, Refused> {
        self.ends("html")?;
        self.page.pictures.sort_unstable();
        Ok(self.page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
        <meta name=\"A\" content=\"甲 &amp; 乙\"><title>题</title><style>p>b{color:red}</style></head>\
        <body><h1>一<br>二</h1><p>电话<span class=\"whole\">0571-1</span>，a@<wbr>b &lt;c&gt; &#39;</p>\
        <table><colgroup><col style=\"width:1%\"></colgroup><tr><td>甲\n<td>乙</table>\
        <svg><title>不见</title><text x=\"1\">图</text></svg>\
        <svg><g data-node=\"a\"><text>方 框</text></g><g><text>1</text></g></svg><IMG SRC=\"data:,x\" alt=x></body></html>";

    #[test]
    fn the_words_of_a_page_are_read_line_by_line() {
        assert!(Page::is_one(PAGE.as_bytes()) && Page::is_one(b"\xef\xbb\xbf \n<HTML>"));
        assert!(!Page::is_one(b"PK\x03\x04") && !Page::is_one(b"# text"));
        let page = Page::read(PAGE.as_bytes()).unwrap();
        assert_eq!(page.lines, ["一", "二", "电话0571-1，a@b <c> '", "甲", "乙", "图"]);
        assert_eq!(page.drawings, ["方框1"]);
        assert_eq!(page.properties.get("A").map(String::as_str), Some("甲 & 乙"));
        assert_eq!(
            (page.looks.as_slice(), page.pictures.len()),
            (&["p>b{color:red}".into()][..], 1)
        );
    }

    #[test]
    fn what_hides_words_or_is_run_is_seen() {
        for (put_in, seen) in [
            ("<p hidden>密</p>", "p hidden "),
            ("<p style='display:none'>密</p>", "p style display:none"),
            ("<script>f()</script>", "<script>"),
        ] {
            let page =
                Page::read(PAGE.replace("<h1>", &format!("{put_in}<h1>")).as_bytes()).unwrap();
            assert!(page.looks.iter().any(|look| look == seen), "{:?}", page.looks);
        }
    }

    #[test]
    fn whatever_the_bytes_are_reading_ends() {
        for end in 0..PAGE.len() {
            let _ = Page::read(&PAGE.as_bytes()[..end]);
        }
        assert_eq!(Page::read(b"<html>\xff"), Err(Refused::broken("not UTF-8")));
        let much = format!("<html>{}", "x".repeat(CHARACTERS + 1));
        assert_eq!(Page::read(much.as_bytes()), Err(Refused::TooLarge));
    }
}
