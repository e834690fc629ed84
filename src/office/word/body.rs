//! The text of a Word part: paragraph by paragraph, across runs, each character with its place in the bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use quick_xml::events::BytesStart;

use crate::office::xml::{Seen, value, walk};
use crate::office::{CHARACTERS, PARAGRAPHS, Refused};

use super::control::{Control, Controls, EMPTY, TICKED};
use super::look::{Look, Styles, Veil};

/// A character and where it stands.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// The character; a tab or a line end for the elements that mean one.
    pub c: char,
    /// Its bytes.
    pub at: Range<usize>,
    /// Whether these bytes are an element of their own, and not text in one.
    pub element: bool,
    /// Whether it is underlined, as blanks are.
    pub underlined: bool,
    /// What keeps it from being read.
    pub veil: Option<Veil>,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// Its characters.
    pub glyphs: Vec<Glyph>,
    /// The table cell it stands in.
    pub cell: Option<usize>,
    /// The table row it stands in.
    pub row: Option<usize>,
    /// The row and the cell of the outermost table it stands in: what stands in a table within a cell belongs to that cell.
    pub outermost: Option<(usize, usize)>,
    /// Where its closing tag begins; of a paragraph without content, where its only tag ends.
    pub end: usize,
    /// Whether it is a single tag.
    pub single: bool,
    /// The bytes that say how its last run looks.
    pub look: Option<Range<usize>>,
    /// Whether it stands in a text box.
    pub is_boxed: bool,
    /// Whether it says again, for older programs, what stands in another.
    pub is_twin: bool,
}

/// A part.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Its paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// What names of Word begin with, such as `w:`.
    pub prefix: String,
    /// The cells that go on from the row above: what a reader sees there stands in that one.
    pub going_on: BTreeSet<usize>,
    /// Over how many columns a cell goes, where it goes over several.
    pub wide: BTreeMap<usize, usize>,
    /// The boxes that are controls, in order.
    pub controls: Vec<Control>,
    /// How many things are drawn in it: pictures, shapes, objects of other programs.
    pub drawn: usize,
}

impl Paragraph {
    /// Its words.
    pub fn words(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.c).collect()
    }
}

impl Body {
    /// The rows of its tables, each with the words of its cells; a paragraph is a line.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let mut out: Vec<Vec<String>> = Vec::new();
        let mut last = None;
        for paragraph in &self.paragraphs {
            let Some((row, cell)) = paragraph.outermost else { continue };
            if last.is_none_or(|(known, _)| known != row) {
                out.push(Vec::new());
            }
            let Some(cells) = out.last_mut() else { continue };
            match cells.last_mut() {
                Some(words) if last == Some((row, cell)) => {
                    words.push('\n');
                    words.push_str(&paragraph.words());
                }
                _ => cells.push(paragraph.words()),
            }
            last = Some((row, cell));
        }
        out
    }

    /// Reads a part of a file that has these styles.
    pub(super) fn read(xml: &str, styles: &Styles) -> Result<Self, Refused> {
        let mut reading = Reading {
            body: Self::default(),
            styles,
            open: Vec::new(),
            paragraphs: Vec::new(),
            looks: Vec::new(),
            cells: Vec::new(),
            grounds: Vec::new(),
            rows: Vec::new(),
            counter: 0,
            count: 0,
            in_text: false,
            underlined: false,
            run: Look::default(),
            controls: Controls::default(),
            alternatives: Vec::new(),
        };
        walk(xml, |seen, at| match seen {
            Seen::Open(element, is_word) => reading.open(element, is_word, at),
            Seen::Close(name, is_single) => reading.close(name, at, is_single),
            Seen::Text(text) if reading.in_text => {
                if xml.get(at.clone()) != Some(text) {
                    return Err(Refused::broken("text out of place"));
                }
                text.char_indices().try_for_each(|(offset, c)| {
                    let start = at.start + offset;
                    reading.push(c, start..start + c.len_utf8(), false)
                })
            }
            Seen::Char(c) if reading.in_text => reading.push(c, at, false),
            Seen::Raw(_) if reading.in_text => Err(Refused::broken("CDATA")),
            _ => Ok(()),
        })?;
        Ok(reading.body)
    }
}

/// An element that is open.
#[derive(Debug)]
struct Open {
    /// Its local name, of an element of Word; else empty.
    name: String,
    /// Where it begins.
    start: usize,
    /// The character it means.
    means: Option<char>,
}

/// What is known on the way through a part.
#[derive(Debug)]
struct Reading<'a> {
    body: Body,
    styles: &'a Styles,
    open: Vec<Open>,
    /// The paragraphs that are open; a text box stands in one of the text around it.
    paragraphs: Vec<usize>,
    /// What their words look like of which nothing is said.
    looks: Vec<Look>,
    cells: Vec<usize>,
    /// The grounds of those cells.
    grounds: Vec<Look>,
    rows: Vec<usize>,
    counter: usize,
    count: usize,
    in_text: bool,
    underlined: bool,
    controls: Controls,
    alternatives: Vec<Alternative>,
    /// What is said of the words of the run.
    run: Look,
}

/// Content that is held twice, for readers of two ages.
#[derive(Debug)]
struct Alternative {
    /// The paragraph it begins with.
    start: usize,
    /// Where the first way ends.
    end: Option<usize>,
}

impl Reading<'_> {
    fn inside(&self, name: &str) -> bool {
        self.open.iter().rev().take_while(|open| open.name != "p").any(|open| open.name == name)
    }

    /// Whether what is said here is said of the words of a run.
    fn is_run(&self) -> bool {
        self.inside("r") && !self.inside("pPr")
    }

    fn is_within(&self, name: &str) -> bool {
        self.open.iter().any(|open| open.name == name)
    }

    fn open(
        &mut self,
        element: &BytesStart<'_>,
        is_word: bool,
        at: Range<usize>,
    ) -> Result<(), Refused> {
        let name = match element.local_name().into_inner() {
            // A text box is often written twice: for this program, and for one that is older.
            name if is_word || name == "Fallback" => name,
            _ => "",
        };
        let on = |element: &BytesStart<'_>| {
            value(element, "val")
                .is_none_or(|v| !matches!(v.as_str(), "none" | "0" | "false" | "off"))
        };
        let mut means = None;
        self.controls.open(element, is_word, at.clone());
        if !is_word && element.local_name().into_inner() == "AlternateContent" {
            let start = self.body.paragraphs.len();
            self.alternatives.push(Alternative { start, end: None });
        }
        match name {
            "p" => {
                let qualified = element.name().into_inner();
                let prefix = qualified.strip_suffix('p').unwrap_or_default();
                prefix.clone_into(&mut self.body.prefix);
                if self.body.paragraphs.len() >= PARAGRAPHS {
                    return Err(Refused::TooLarge);
                }
                self.paragraphs.push(self.body.paragraphs.len());
                self.looks.push(self.styles.paragraph(None));
                self.body.paragraphs.push(Paragraph {
                    is_boxed: self.is_within("txbxContent"),
                    is_twin: self.is_within("Fallback"),
                    cell: self.cells.last().copied(),
                    row: self.rows.last().copied(),
                    outermost: self.rows.first().copied().zip(self.cells.first().copied()),
                    ..Paragraph::default()
                });
            }
            "tc" | "tr" => {
                self.counter += 1;
                if name == "tc" {
                    self.grounds.push(Look::default());
                }
                let list = if name == "tc" { &mut self.cells } else { &mut self.rows };
                list.push(self.counter);
            }
            "r" => {
                self.underlined = false;
                self.run = Look::default();
            }
            "t" => self.in_text = true,
            "u" if !self.inside("pPr") => self.underlined = on(element),
            "drawing" | "pict" | "object" if !self.is_within("Fallback") => self.body.drawn += 1,
            "pStyle" => {
                if let Some(look) = self.looks.last_mut() {
                    *look = self.styles.paragraph(value(element, "val").as_deref());
                }
            }
            "rStyle" if self.is_run() => {
                let style = value(element, "val").unwrap_or_default();
                self.run = self.run.or(self.styles.of(&style));
            }
            "vMerge" => {
                let begins = value(element, "val").is_some_and(|v| v == "restart");
                self.body.going_on.extend(self.cells.last().filter(|_| !begins));
            }
            "gridSpan" => {
                let columns = value(element, "val").and_then(|v| v.parse().ok());
                self.body.wide.extend(self.cells.last().copied().zip(columns));
            }
            "shd" if self.inside("tcPr") => {
                if let Some(ground) = self.grounds.last_mut() {
                    ground.take(name, element);
                }
            }
            "shd" if self.inside("pPr") && !self.inside("rPr") => {
                if let Some(look) = self.looks.last_mut() {
                    look.ground = None;
                    look.take(name, element);
                }
            }
            "vanish" | "strike" | "dstrike" | "sz" | "color" | "highlight" | "shd"
                if self.is_run() =>
            {
                self.run.take(name, element);
            }
            "ins" | "del" | "moveFrom" | "moveTo" => return Err(Refused::Tracked),
            "altChunk" | "subDoc" => return Err(Refused::Foreign),
            "tab" | "ptab" if self.inside("r") => means = Some('\t'),
            "br" | "cr" if self.inside("r") => means = Some('\n'),
            "noBreakHyphen" => means = Some('-'),
            "softHyphen" => means = Some('\u{ad}'),
            "sym" => {
                let code = value(element, "char").and_then(|v| symbol(&v));
                means = Some(code.unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            _ => {}
        }
        self.open.push(Open { name: name.to_owned(), start: at.start, means });
        Ok(())
    }

    fn close(&mut self, local: &str, at: Range<usize>, single: bool) -> Result<(), Refused> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let whole = open.start..at.end;
        if let Some(ticked) = self.controls.close(local, whole.clone(), at.start) {
            self.push(if ticked { TICKED } else { EMPTY }, whole.clone(), true)?;
        }
        self.one_of_two(local);
        if let Some(c) = open.means {
            self.push(c, whole.clone(), true)?;
        }
        match open.name.as_str() {
            "t" => self.in_text = false,
            "tc" => {
                self.cells.pop();
                self.grounds.pop();
            }
            "tr" => drop(self.rows.pop()),
            "rPr" if !single && !self.inside("rPr") => {
                if let Some(paragraph) = self.paragraph() {
                    paragraph.look = Some(whole);
                }
            }
            "p" => {
                if let Some(paragraph) = self.paragraph() {
                    paragraph.end = if single { at.end } else { at.start };
                    paragraph.single = single;
                }
                self.paragraphs.pop();
                self.looks.pop();
            }
            _ => {}
        }
        Ok(())
    }

    /// Text that is held twice in the same words is read once; in other words, both are read.
    fn one_of_two(&mut self, closed: &str) {
        let paragraphs = &mut self.body.paragraphs;
        match closed {
            "Choice" => {
                if let Some(last) = self.alternatives.last_mut() {
                    last.end.get_or_insert(paragraphs.len());
                }
            }
            "Fallback" => {
                let Some(Alternative { start, end: Some(end) }) = self.alternatives.last() else {
                    return;
                };
                let words = |range: Range<usize>| -> Option<Vec<String>> {
                    Some(paragraphs.get(range)?.iter().map(Paragraph::words).collect())
                };
                if words(*start..*end) == words(*end..paragraphs.len()) {
                    paragraphs.truncate(*end);
                    self.body.controls.retain(|control| control.paragraph < *end);
                }
            }
            "AlternateContent" => drop(self.alternatives.pop()),
            _ => {}
        }
    }

    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        let index = *self.paragraphs.last()?;
        self.body.paragraphs.get_mut(index)
    }

    fn push(&mut self, c: char, at: Range<usize>, element: bool) -> Result<(), Refused> {
        self.count += 1;
        if self.count > CHARACTERS {
            return Err(Refused::TooLarge);
        }
        // Where a line may end, or none, says nothing, and a hyphen at which none may end is a hyphen.
        let c = match c {
            '\u{200b}' | '\u{2060}' | '\u{feff}' => return Ok(()),
            '\u{2011}' => '-',
            c => c,
        };
        let ground = self.grounds.last().copied().unwrap_or_default();
        let around = self.looks.last().copied().unwrap_or_default().or(ground);
        let (underlined, veil) = (self.underlined, self.run.or(around).veil());
        let index = self.paragraphs.last().copied();
        let control = self.controls.made();
        match index.and_then(|index| self.body.paragraphs.get_mut(index)) {
            Some(paragraph) => {
                if let (Some(made), Some(index)) = (control, index) {
                    let glyph = paragraph.glyphs.len();
                    self.body.controls.push(Control { paragraph: index, glyph, ..made });
                }
                paragraph.glyphs.push(Glyph { c, at, element, underlined, veil });
            }
            None => return Err(Refused::broken("text outside a paragraph")),
        }
        Ok(())
    }
}

/// The character of a symbol by its code in hexadecimal; a font of symbols has its own above U+F000, also where that is left out.
pub(super) fn symbol(code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    char::from_u32(if code < 0x100 { code + 0xf000 } else { code })
}
