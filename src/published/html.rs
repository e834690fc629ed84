//! A page of HTML as a reader sees it: paragraphs, points of lists, rows of tables.
//!
//! Nothing is run or loaded. What is never shown stays out: scripts, styles, what is marked as hidden. Broken markup is read as
//! browsers read it, token by token; no element is trusted to be closed.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, StartTag, Token, Tokenizer};

use crate::document::grid::Encoding;
use crate::text::Phrase;

use super::page::{Piece, left_out};

/// Elements that begin a line of their own; whatever else there is, known or not, stands within a line.
const BLOCKS: [&str; 54] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Lists, in which points of another list do not end those outside.
const LISTS: [&str; 5] = ["ul", "ol", "menu", "dir", "dl"];
/// Elements whose words are never seen as text of the page.
const UNSEEN: [&str; 13] = [
    "script", "style", "title", "template", "noscript", "textarea", "select", "svg", "iframe",
    "object", "canvas", "audio", "video",
];
/// Of those, the ones whose words a reader without scripts, or of a form, may see.
const TOLD: [&str; 2] = ["textarea", "noscript"];
/// Elements whose words are struck out.
const STRUCK: [&str; 3] = ["del", "s", "strike"];
/// Elements that are never closed.
const VOID: [&str; 12] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];
/// How a style hides what it stands at, without blanks.
const HIDING: [&str; 4] = ["display:none", "visibility:hidden", "font-size:0;", "font-size:0px"];
/// Over how many rows and columns a cell goes at most, as browsers have it.
const ROWS: usize = 65_534;
const COLUMNS: usize = 1_000;
/// From so many bytes and cells on that were read again in more rows or columns, what goes on is read once.
const REPEATED: usize = 200_000;
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
            Ok(Token::String(words)) if reading.skipped.is_empty() => {
                reading.line.push_str(&text_of(&words));
            }
            Ok(Token::String(words)) if reading.is_told => {
                let words = text_of(&words);
                let signs: usize = words.split_whitespace().map(|word| word.chars().count()).sum();
                // A passage counts with its first words.
                reading.passages += usize::from(signs > 0 && !reading.has_words);
                reading.has_words |= signs > 0;
                reading.hidden += signs;
            }
            _ => {}
        }
    }
    reading.ends();
    reading.end_row();
    if reading.passages > 0 {
        notes.push(left_out(reading.passages, reading.hidden));
    }
    reading.pieces
}

fn text_of(words: &HtmlString) -> String {
    String::from_utf8_lossy(words).into_owned()
}

/// Whether an element stands within a line.
fn is_within(name: &str) -> bool {
    !BLOCKS.contains(&name)
}

/// A page as it is read.
#[derive(Default)]
struct Reading {
    pieces: Vec<Piece>,
    line: String,
    is_point: bool,
    /// What is left out now: the element that began it, and those open within it.
    skipped: Vec<String>,
    /// Whether what is left out is told, and whether it has words so far.
    is_told: bool,
    has_words: bool,
    /// How many passages with words were hidden, and how many signs they have.
    passages: usize,
    hidden: usize,
    /// How deep in tables it is, and how many there were.
    deep: usize,
    tables: usize,
    /// The row that is read, and whether all its cells are heads.
    row: Option<(Vec<String>, bool)>,
    /// Over how many rows and columns the cells of this row go.
    spans: Vec<Over>,
    /// What goes on from rows above: in which column, in how many rows more, and its words.
    above: Vec<(usize, usize, String)>,
    /// How many bytes and cells were read in more places than the one they stand in.
    repeated: usize,
}

/// Over how many rows and columns a cell goes.
#[derive(Clone, Copy)]
struct Over {
    rows: usize,
    columns: usize,
}

impl Reading {
    fn open(&mut self, tag: &StartTag<()>) {
        let name = text_of(&tag.name);
        let is_open = !tag.self_closing && !VOID.contains(&name.as_str());
        self.ends_by_itself(&name);
        if !self.skipped.is_empty() {
            if is_open {
                self.skipped.push(name);
            }
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
            if !is_within(&name) {
                self.ends();
            }
            self.is_told = !is_unseen || TOLD.contains(&name.as_str());
            self.has_words = false;
            self.skipped.extend(is_open.then_some(name));
            return;
        }
        if is_within(&name) {
            return;
        }
        self.ends();
        match name.as_str() {
            "li" => self.is_point = true,
            "table" => {
                self.deep += 1;
                self.tables += usize::from(self.deep == 1);
                if self.deep == 1 {
                    self.above.clear();
                }
            }
            "tr" if self.deep == 1 => {
                self.end_row();
                self.row = Some((Vec::new(), true));
            }
            "td" | "th" if self.deep == 1 => {
                let row = self.row.get_or_insert_with(|| (Vec::new(), true));
                row.0.push(String::new());
                row.1 &= name == "th";
                let over = |key: &str, most: usize| {
                    let count = value(key).and_then(|count| count.trim().parse::<usize>().ok());
                    count.unwrap_or(1).clamp(1, most)
                };
                self.spans
                    .push(Over { rows: over("rowspan", ROWS), columns: over("colspan", COLUMNS) });
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if !self.skipped.is_empty() {
            if let Some(at) = self.skipped.iter().rposition(|open| open == name) {
                self.skipped.truncate(at);
                return;
            }
            if !self.ends_with(name) {
                return;
            }
            self.skipped.clear();
        }
        if is_within(name) {
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

    /// Ends what is left out where an element that begins ends it, as one paragraph, point or cell ends the last.
    fn ends_by_itself(&mut self, name: &str) {
        let last = |names: &[&str], within: &[&str]| {
            let from = self.skipped.iter().rposition(|open| within.contains(&open.as_str()));
            let at = self.skipped.iter().rposition(|open| names.contains(&open.as_str()))?;
            from.is_none_or(|from| from < at).then_some(at)
        };
        let ended = match name {
            "li" => last(&["li"], &LISTS),
            "dt" | "dd" => last(&["dt", "dd"], &LISTS),
            "td" | "th" => last(&["td", "th"], &["table"]),
            "tr" => last(&["tr"], &["table"]),
            _ => None,
        };
        let in_paragraph = !is_within(name) && name != "br";
        let ended = ended.or_else(|| if in_paragraph { last(&["p"], &[]) } else { None });
        if let Some(at) = ended {
            self.skipped.truncate(at);
        }
    }

    /// Whether the end of an element that was begun outside ends what is left out, too.
    fn ends_with(&self, name: &str) -> bool {
        let is_unseen = self.skipped.first().is_some_and(|first| UNSEEN.contains(&first.as_str()));
        // The end of a paragraph alone ends no other block.
        let is_line = name != "p" || self.skipped.iter().all(|open| is_within(open));
        !is_unseen && !is_within(name) && is_line
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

    /// The cells of a row, column by column: one that goes over several columns or rows is read in each, as a reader does.
    fn spread(&mut self, cells: Vec<String>) -> Vec<String> {
        let spans = std::mem::take(&mut self.spans);
        let mut above = std::mem::take(&mut self.above);
        above.sort_by_key(|(column, ..)| *column);
        let mut going = above.into_iter().peekable();
        let mut out: Vec<String> = Vec::new();
        // What lies over the whole page lays it out.
        let is_whole = cells.len() < 2 && going.peek().is_none();
        let mut goes_on = |out: &mut Vec<String>, reading: &mut Self| {
            while let Some((column, rows, words)) =
                going.next_if(|(column, ..)| *column <= out.len())
            {
                reading.repeated += words.len() + 1;
                if reading.repeated > REPEATED {
                    continue;
                }
                if rows > 1 {
                    reading.above.push((column, rows - 1, words.clone()));
                }
                out.push(words);
            }
        };
        for (at, cell) in cells.into_iter().enumerate() {
            goes_on(&mut out, self);
            let over = spans.get(at).copied().unwrap_or(Over { rows: 1, columns: 1 });
            let columns = if is_whole { 1 } else { over.columns };
            for again in 0..columns {
                self.repeated += if again > 0 { cell.len() + 1 } else { 0 };
                if again > 0 && (self.repeated > REPEATED || out.len() >= COLUMNS) {
                    break;
                }
                if over.rows > 1 {
                    self.above.push((out.len(), over.rows - 1, cell.clone()));
                }
                out.push(cell.clone());
            }
        }
        goes_on(&mut out, self);
        out
    }

    /// A row ends; one of a single cell is no row, but lays the page out.
    fn end_row(&mut self) {
        let Some((cells, is_head)) = self.row.take() else { return };
        let cells = self.spread(cells);
        match cells.as_slice() {
            [] => {}
            [only] => self.pieces.extend(only.lines().map(|line| Piece::Line(line.to_owned()))),
            _ => self.pieces.push(Piece::Row(self.tables, cells, is_head)),
        }
    }
}
