//! A page of HTML as a reader sees it: paragraphs, points of lists, rows of tables.
//!
//! Nothing is run or loaded. What is never shown stays out: scripts, styles, what is marked as hidden. Broken markup is read as
//! browsers read it, token by token; no element is trusted to be closed.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, StartTag, Token, Tokenizer};

use crate::document::grid::Encoding;
use crate::text::Phrase;

use super::page::{Piece, left_out};

/// Elements that stand within a line.
const WITHIN: [&str; 25] = [
    "a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "font", "i", "ins", "label",
    "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "u", "wbr", "img",
];
/// Elements whose words are never seen as text of the page.
const UNSEEN: [&str; 13] = [
    "script", "style", "title", "template", "noscript", "textarea", "select", "svg", "iframe",
    "object", "canvas", "audio", "video",
];
/// Elements whose words are struck out.
const STRUCK: [&str; 3] = ["del", "s", "strike"];
/// Elements that are never closed.
const VOID: [&str; 12] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];
/// How a style hides what it stands at, without blanks.
const HIDING: [&str; 4] = ["display:none", "visibility:hidden", "font-size:0;", "font-size:0px"];
/// In how many of the first bytes a page names its encoding.
const HEAD: usize = 2_048;

/// Whether a text is a page.
pub(super) fn is_one(text: &str) -> bool {
    let start: String = text.chars().take(HEAD).collect::<String>().to_lowercase();
    let start = start.trim_start();
    start.starts_with('<')
        && [
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<div",
            "<p>",
            "<p ",
            "<h1",
            "<table",
            "<article",
            "<section",
        ]
        .iter()
        .any(|mark| start.contains(mark))
}

/// The encoding that a page names, if it is one that is known.
pub(super) fn charset(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..HEAD.min(bytes.len()))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head).into_owned();
    let (_, rest) = head.split_once("charset=")?;
    let name: String = rest
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    match name.as_str() {
        "gb2312" | "gbk" | "gb18030" => Some(Encoding::Gb18030),
        "big5" => Some(Encoding::Big5),
        _ => None,
    }
}

/// What a page is made of; what was left out is noted.
pub(super) fn pieces(text: &str, notes: &mut Vec<Phrase>) -> Vec<Piece> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reading = Reading::default();
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => reading.open(&tag),
            Ok(Token::EndTag(tag)) => reading.close(&text_of(&tag.name)),
            Ok(Token::String(words)) if reading.skipped.is_none() => {
                reading.line.push_str(&text_of(&words));
            }
            _ => {}
        }
    }
    reading.ends();
    reading.end_row();
    if reading.hidden > 0 {
        notes.push(left_out(reading.hidden));
    }
    reading.pieces
}

fn text_of(words: &HtmlString) -> String {
    String::from_utf8_lossy(words).into_owned()
}

/// A page as it is read.
#[derive(Default)]
struct Reading {
    pieces: Vec<Piece>,
    line: String,
    is_point: bool,
    /// What is left out now: the element that began it, and how many of that name are open.
    skipped: Option<(String, usize)>,
    /// How many passages with words were hidden.
    hidden: usize,
    /// How deep in tables it is, and how many there were.
    deep: usize,
    tables: usize,
    /// The row that is read, and whether all its cells are heads.
    row: Option<(Vec<String>, bool)>,
}

impl Reading {
    fn open(&mut self, tag: &StartTag<()>) {
        let name = text_of(&tag.name);
        if let Some((skipped, open)) = &mut self.skipped {
            *open += usize::from(*skipped == name && !tag.self_closing);
            return;
        }
        let value = |key: &str| {
            let found = tag.attributes.iter().find(|(name, _)| text_of(name) == key);
            found.map(|(_, value)| text_of(&value.value))
        };
        let style: String = value("style").unwrap_or_default().split_whitespace().collect();
        let style = format!("{};", style.to_lowercase());
        let is_hidden = value("hidden").is_some()
            || HIDING.iter().any(|how| style.contains(how))
            || STRUCK.contains(&name.as_str());
        let is_unseen = UNSEEN.contains(&name.as_str());
        if (is_hidden || is_unseen) && !VOID.contains(&name.as_str()) {
            self.hidden += usize::from(is_hidden && !is_unseen);
            if !WITHIN.contains(&name.as_str()) {
                self.ends();
            }
            self.skipped = (!tag.self_closing).then_some((name, 1));
            return;
        }
        if WITHIN.contains(&name.as_str()) {
            return;
        }
        self.ends();
        match name.as_str() {
            "li" => self.is_point = true,
            "table" => {
                self.deep += 1;
                self.tables += usize::from(self.deep == 1);
            }
            "tr" if self.deep == 1 => {
                self.end_row();
                self.row = Some((Vec::new(), true));
            }
            "td" | "th" if self.deep == 1 => {
                let row = self.row.get_or_insert_with(|| (Vec::new(), true));
                row.0.push(String::new());
                row.1 &= name == "th";
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some((skipped, open)) = &mut self.skipped {
            if skipped == name {
                *open -= 1;
            }
            if *open == 0 {
                self.skipped = None;
            }
            return;
        }
        if WITHIN.contains(&name) {
            return;
        }
        self.ends();
        match name {
            "li" => self.is_point = false,
            "tr" if self.deep == 1 => self.end_row(),
            "table" => {
                if self.deep == 1 {
                    self.end_row();
                }
                self.deep = self.deep.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// A line ends: in a cell, within it.
    fn ends(&mut self) {
        let line = self.line.split_whitespace().collect::<Vec<_>>().join(" ");
        self.line.clear();
        if line.is_empty() {
            return;
        }
        match self.row.as_mut().and_then(|(cells, _)| cells.last_mut()) {
            Some(cell) => {
                if !cell.is_empty() {
                    cell.push('\n');
                }
                cell.push_str(&line);
            }
            None if self.is_point => self.pieces.push(Piece::Point(line)),
            None => self.pieces.push(Piece::Line(line)),
        }
    }

    /// A row ends; one of a single cell is no row, but lays the page out.
    fn end_row(&mut self) {
        let Some((cells, is_head)) = self.row.take() else { return };
        match cells.as_slice() {
            [] => {}
            [only] => self.pieces.extend(only.lines().map(|line| Piece::Line(line.to_owned()))),
            _ => self.pieces.push(Piece::Row(self.tables, cells, is_head)),
        }
    }
}
