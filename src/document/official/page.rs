//! The text of a form as it is searched: what is said, line by line, with the room between.
//!
//! A soft line break ends a line as a paragraph does. White space at the head of a line is an indent and never a blank.

use std::ops::Range;

use crate::office::{Body, Glyph};

use super::marks::{fillers, folded};

/// A label stands at the head of a line if at most so many characters stand before it, such as its number.
pub(super) const NUMBER: usize = 6;

/// A character that is neither filler nor a line end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    pub(super) c: char,
    pub(super) paragraph: usize,
    pub(super) glyph: usize,
    pub(super) line: usize,
    /// How many stand before it in its line.
    pub(super) nth: usize,
}

/// A line: of a paragraph, what stands between its soft breaks.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) paragraph: usize,
    /// Its characters in the paragraph.
    pub(super) glyphs: Range<usize>,
    /// The table cell it stands in, and the row.
    pub(super) cell: Option<usize>,
    pub(super) row: Option<usize>,
    /// Whether nothing is said in it.
    pub(super) is_blank: bool,
}

/// The text as it is searched.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) body: &'a Body,
    pub(super) lines: Vec<Line>,
    pub(super) ink: Vec<Ink>,
    /// Of each paragraph, which characters are filler.
    fillers: Vec<Vec<bool>>,
}

impl<'a> Page<'a> {
    pub(super) fn new(body: &'a Body) -> Self {
        let mut page = Self { body, lines: Vec::new(), ink: Vec::new(), fillers: Vec::new() };
        for (paragraph, content) in body.paragraphs.iter().enumerate() {
            let text: Vec<char> = content.glyphs.iter().map(|glyph| glyph.c).collect();
            let fillers = fillers(&text);
            let mut start = 0;
            for words in text.split(|c| *c == '\n') {
                let glyphs = start..start + words.len();
                let (line, before) = (page.lines.len(), page.ink.len());
                let said = glyphs.clone().filter(|at| fillers.get(*at) == Some(&false));
                for (nth, glyph) in said.enumerate() {
                    let c = folded(text.get(glyph).copied().unwrap_or_default());
                    page.ink.push(Ink { c, paragraph, glyph, line, nth });
                }
                start = glyphs.end + 1;
                page.lines.push(Line {
                    paragraph,
                    glyphs,
                    cell: content.cell,
                    row: content.row,
                    is_blank: page.ink.len() == before,
                });
            }
            page.fillers.push(fillers);
        }
        page
    }

    pub(super) fn line_of(&self, ink: &Ink) -> Option<&Line> {
        self.lines.get(ink.line)
    }

    /// The character at `index` if it stands in the same line as `ink`.
    pub(super) fn in_line(&self, index: usize, ink: &Ink) -> Option<&Ink> {
        self.ink.get(index).filter(|other| other.line == ink.line)
    }

    fn glyph(&self, paragraph: usize, at: usize) -> Option<&'a Glyph> {
        self.body.paragraphs.get(paragraph)?.glyphs.get(at)
    }

    fn is_filler(&self, paragraph: usize, at: usize) -> bool {
        self.fillers.get(paragraph).and_then(|list| list.get(at)) == Some(&true)
    }

    /// The words at or after `from`, all in one paragraph.
    pub(super) fn find(&self, words: &str, from: usize) -> Option<Range<usize>> {
        let words: Vec<char> = words.chars().map(folded).collect();
        let rest = self.ink.get(from..)?;
        let at = rest.windows(words.len()).position(|window| {
            let one = window.first().map(|ink| ink.paragraph);
            window.iter().zip(&words).all(|(ink, c)| ink.c == *c)
                && window.last().map(|ink| ink.paragraph) == one
        })?;
        Some(from + at..from + at + words.len())
    }

    /// Every place of the words at or after `from`.
    pub(super) fn all(&self, words: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
        let mut from = from;
        std::iter::from_fn(move || {
            let found = self.find(words, from)?;
            from = found.start + 1;
            Some(found)
        })
    }

    /// A title on lines of its own, with or without its number and a remark in brackets behind it; where its name begins.
    pub(super) fn title(&self, title: &str, from: usize) -> Option<usize> {
        let (number, name) = title.split_once(' ').unwrap_or(("", title));
        let number: Vec<char> = number.chars().map(folded).collect();
        let name: Vec<char> = name.chars().map(folded).collect();
        let whole = [number.as_slice(), name.as_slice()].concat();
        let mut heads = (from..self.ink.len()).filter(|at| self.is_head(*at));
        heads.find_map(|at| {
            if self.spells(at, &whole) && self.closes(at + whole.len()) {
                return Some(at + number.len());
            }
            (self.spells(at, &name) && self.closes(at + name.len())).then_some(at)
        })
    }

    fn is_head(&self, at: usize) -> bool {
        self.ink.get(at).is_some_and(|ink| ink.nth == 0)
    }

    fn spells(&self, at: usize, words: &[char]) -> bool {
        let ink = self.ink.get(at..at + words.len());
        ink.is_some_and(|ink| ink.iter().zip(words).all(|(ink, c)| ink.c == *c))
    }

    /// Whether a line ends before the character, or after a remark in brackets that begins there.
    fn closes(&self, at: usize) -> bool {
        let Some(ink) = self.ink.get(at).filter(|ink| ink.nth > 0) else { return true };
        let close = (at..self.end_of(at)).find(|index| self.is(*index, ink, '）'));
        ink.c == '（' && close.is_some_and(|close| self.in_line(close + 1, ink).is_none())
    }

    fn is(&self, index: usize, ink: &Ink, c: char) -> bool {
        self.ink.get(index).is_some_and(|it| it.paragraph == ink.paragraph && it.c == c)
    }

    /// Where the paragraph of the character ends.
    pub(super) fn end_of(&self, at: usize) -> usize {
        let Some(ink) = self.ink.get(at) else { return at };
        let rest = self.ink.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|next| next.paragraph == ink.paragraph).count()
    }

    /// The words with the brackets around them, if they stand in any.
    pub(super) fn bracketed(&self, at: Range<usize>) -> Range<usize> {
        let Some(ink) = self.ink.get(at.start) else { return at };
        let start =
            (at.start.saturating_sub(NUMBER)..at.start).rev().find(|i| self.is(*i, ink, '（'));
        let Some(start) = start else { return at };
        let end = (at.end..self.end_of(at.start)).find(|i| self.is(*i, ink, '）'));
        end.map_or(at, |end| start..end + 1)
    }

    /// The filler right before a character, in its line.
    pub(super) fn filler_before(&self, ink: &Ink) -> Range<usize> {
        let start = self.line_of(ink).map_or(ink.glyph, |line| line.glyphs.start);
        let before = (start..ink.glyph).rev();
        let count = before.take_while(|at| self.is_filler(ink.paragraph, *at)).count();
        ink.glyph - count..ink.glyph
    }

    /// The filler right after a character, in its line.
    pub(super) fn filler_after(&self, ink: &Ink) -> Range<usize> {
        let start = ink.glyph + 1;
        let end = self.line_of(ink).map_or(start, |line| line.glyphs.end);
        start..start + (start..end).take_while(|at| self.is_filler(ink.paragraph, *at)).count()
    }

    /// Room right before a character. One space is room, too, where nothing else would set it between these two.
    pub(super) fn room_before(&self, at: usize) -> Option<Range<usize>> {
        let ink = self.ink.get(at)?;
        let filler = self.filler_before(ink);
        let narrow = || {
            let before = at.checked_sub(1).and_then(|before| self.in_line(before, ink))?;
            let is_number = before.c.is_numeric() || before.c.is_ascii_alphanumeric();
            (filler.len() == 1 && !is_number).then(|| filler.clone())
        };
        self.room(self.line_of(ink)?, filler.clone()).or_else(narrow)
    }

    /// Room right after the character before `end`.
    pub(super) fn room_after(&self, end: usize) -> Option<Range<usize>> {
        let last = self.ink.get(end.checked_sub(1)?)?;
        self.room(self.line_of(last)?, self.filler_after(last))
    }

    /// The part of the filler that is meant to be written on.
    pub(super) fn room(&self, line: &Line, filler: Range<usize>) -> Option<Range<usize>> {
        let is_indent = filler.start == line.glyphs.start && filler.end < line.glyphs.end;
        let is_strong = |at: &usize| {
            let is_tab = self.glyph(line.paragraph, *at).is_some_and(|glyph| glyph.c == '\t');
            self.is_drawn(line.paragraph, *at) || (is_tab && !is_indent)
        };
        if let Some(first) = filler.clone().find(is_strong) {
            let last = filler.clone().rfind(is_strong)?;
            return Some(first..last + 1);
        }
        let is_wide =
            |at: usize| self.glyph(line.paragraph, at).is_some_and(|glyph| glyph.c > '\u{2000}');
        let has_width = filler.len() >= 2 || filler.clone().any(is_wide);
        (has_width && !is_indent).then_some(filler)
    }

    /// Whether a line is drawn at this place: by its own character, or under white space.
    pub(super) fn is_drawn(&self, paragraph: usize, at: usize) -> bool {
        let glyph = self.glyph(paragraph, at);
        self.is_filler(paragraph, at)
            && glyph.is_some_and(|glyph| glyph.underlined || !glyph.c.is_whitespace())
    }

    /// Whether these characters are tabs that draw nothing.
    pub(super) fn are_tabs(&self, paragraph: usize, mut range: Range<usize>) -> bool {
        range.all(|at| {
            self.glyph(paragraph, at).is_some_and(|glyph| glyph.c == '\t' && !glyph.underlined)
        })
    }

    /// Whether a label begins here: a few characters and a colon, in one line.
    pub(super) fn is_label(&self, at: usize) -> bool {
        let Some(first) = self.ink.get(at) else { return false };
        let words = (at..at + 12).map_while(|index| self.in_line(index, first));
        let words = words.take_while(|ink| !matches!(ink.c, '，' | '。' | '；' | '、' | '）'));
        words.skip(1).any(|ink| ink.c == '：')
    }

    /// Whether there is room for an entry among these characters, or for a day.
    pub(super) fn holds_room(&self, range: Range<usize>) -> bool {
        let day = self.find("年月日", range.start).is_some_and(|day| day.end <= range.end);
        day || range.into_iter().any(|index| self.room_after(index + 1).is_some())
    }
}
