//! Finds the headings and blanks of the form in a text.

use std::ops::Range;

use crate::office::{Body, Glyph};
use crate::text::{Phrase, Text};

use super::Refused;
use super::template::{Anchor, STEPS, Slot, Step};

/// A blank that was found.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) slot: &'static Slot,
    /// The paragraph it stands in.
    pub(super) paragraph: usize,
    /// Its characters; none where there is only room for them.
    pub(super) glyphs: Range<usize>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) articles: Vec<Text>,
    pub(super) spots: Vec<Spot>,
}

/// Boxes that can be ticked.
pub(super) const BOXES: [char; 8] = ['□', '☐', '▢', '◻', '⬜', '○', '\u{f0a3}', '\u{f06f}'];

/// A label stands at the head of a line if at most so many characters stand before it, such as its number.
const NUMBER: usize = 6;

/// Whether a character is white space or the line of a blank.
pub(super) fn is_filler(c: char) -> bool {
    c != '\n' && (c.is_whitespace() || is_line(c))
}

fn is_line(c: char) -> bool {
    matches!(c, '_' | '＿' | '\u{fe4d}'..='\u{fe4f}')
}

/// Half-width marks count as full-width ones.
fn folded(c: char) -> char {
    match c {
        ':' => '：',
        '(' => '（',
        ')' => '）',
        '[' => '【',
        ']' => '】',
        c => c,
    }
}

/// A character that is neither filler nor a line end.
#[derive(Clone, Copy, Debug)]
struct Ink {
    c: char,
    paragraph: usize,
    glyph: usize,
    /// How many stand before it in its paragraph.
    nth: usize,
}

/// Finds every heading and blank in order, or says which are missing.
pub(super) fn locate(body: &Body) -> Result<Found, Refused> {
    let page = Page::new(body);
    let mut found = Found::default();
    let mut missing: Vec<Phrase> = Vec::new();
    let mut from = 0;
    for (index, step) in STEPS.iter().enumerate() {
        match step {
            Step::Line(title) => match page.line(title.zh, from) {
                Some(next) => {
                    found.articles.push(*title);
                    from = next;
                }
                None => missing.push((*title).into()),
            },
            Step::Blank(slot) => match page.blank(slot, from) {
                Some((_, next)) if slot.optional && page.next_needed(index, from) < next => {}
                Some((here, next)) => {
                    found.spots.push(here);
                    from = next;
                }
                None if slot.optional => {}
                None => missing.push(said!(
                    "{place}“{slot}”",
                    "{place} \"{slot}\"",
                    place = slot.place,
                    slot = slot.label,
                )),
            },
        }
    }
    if missing.is_empty() { Ok(found) } else { Err(Refused::NotTheForm(missing)) }
}

/// The words just before and after a blank.
pub(super) fn context(body: &Body, spot: &Spot) -> String {
    let Some(paragraph) = body.paragraphs.get(spot.paragraph) else { return String::new() };
    let text = |range: Range<usize>| -> String {
        paragraph.glyphs.get(range).unwrap_or_default().iter().map(|glyph| glyph.c).collect()
    };
    let (start, end) = (spot.glyphs.start, spot.glyphs.end);
    let after = text(end..paragraph.glyphs.len().min(end + 12));
    format!("{}[__]{}", text(start.saturating_sub(12)..start).trim_start(), after.trim_end())
}

/// The text as it is searched.
struct Page<'a> {
    body: &'a Body,
    ink: Vec<Ink>,
}

impl<'a> Page<'a> {
    fn new(body: &'a Body) -> Self {
        let mut ink = Vec::new();
        for (paragraph, content) in body.paragraphs.iter().enumerate() {
            let shown = content.glyphs.iter().enumerate();
            let shown = shown.filter(|(_, glyph)| !is_filler(glyph.c) && glyph.c != '\n');
            for (nth, (glyph, content)) in shown.enumerate() {
                ink.push(Ink { c: folded(content.c), paragraph, glyph, nth });
            }
        }
        Self { body, ink }
    }

    fn glyphs(&self, paragraph: usize) -> &'a [Glyph] {
        self.body.paragraphs.get(paragraph).map_or(&[], |paragraph| paragraph.glyphs.as_slice())
    }

    /// The words at or after `from`, all in one paragraph.
    fn find(&self, words: &str, from: usize) -> Option<Range<usize>> {
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
    fn all(&self, words: &'static str, from: usize) -> impl Iterator<Item = Range<usize>> {
        let mut from = from;
        std::iter::from_fn(move || {
            let found = self.find(words, from)?;
            from = found.start + 1;
            Some(found)
        })
    }

    /// A title on a line of its own, with or without its number, or its number alone with the title on the next line.
    fn line(&self, title: &str, from: usize) -> Option<usize> {
        let (number, name) = title.split_once(' ').unwrap_or(("", title));
        let whole = format!("{number}{name}");
        let mut at = from;
        while let Some(ink) = self.ink.get(at) {
            let end = self.end_of(at);
            if ink.nth == 0 {
                let text: String =
                    self.ink.get(at..end).unwrap_or_default().iter().map(|i| i.c).collect();
                if text == whole || text == name {
                    // A blank may stand right below a title and be known by it.
                    return Some(at);
                }
                let next: String = self
                    .ink
                    .get(end..self.end_of(end))
                    .unwrap_or_default()
                    .iter()
                    .map(|i| i.c)
                    .collect();
                if text == number && next == name {
                    return Some(end);
                }
            }
            at = end;
        }
        None
    }

    /// Where the paragraph of the character ends.
    fn end_of(&self, at: usize) -> usize {
        let Some(ink) = self.ink.get(at) else { return at };
        let rest = self.ink.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|next| next.paragraph == ink.paragraph).count()
    }

    /// Where the next part begins that every edition has.
    fn next_needed(&self, index: usize, from: usize) -> usize {
        let next = STEPS.iter().skip(index + 1).find_map(|step| match step {
            Step::Line(title) => Some(self.line(title.zh, from)),
            Step::Blank(slot) if !slot.optional => {
                Some(self.blank(slot, from).map(|(_, next)| next))
            }
            Step::Blank(_) => None,
        });
        next.flatten().unwrap_or(usize::MAX)
    }

    fn blank(&self, slot: &'static Slot, from: usize) -> Option<(Spot, usize)> {
        let (paragraph, glyphs, next) = match slot.anchor {
            Anchor::Label(words) => self.after_label(words, from, true)?,
            Anchor::Words(words) => self.after_label(words, from, false)?,
            Anchor::Before(list) => list
                .iter()
                .flat_map(|words| self.all(words, from))
                .filter_map(|at| Some((self.room_before(at.start)?, at)))
                .min_by_key(|(_, at)| at.start)
                .map(|((paragraph, glyphs), at)| (paragraph, glyphs, at.end))?,
            Anchor::Beside(words) => self.all(words, from).find_map(|at| {
                let at = self.bracketed(at);
                let (paragraph, glyphs) =
                    self.room_before(at.start).or_else(|| self.room_after(at.end))?;
                Some((paragraph, glyphs, at.end))
            })?,
            Anchor::Remark(words) => {
                let at = self.bracketed(self.find(words, from)?);
                let (paragraph, glyphs) = self
                    .room_before(at.start)
                    .or_else(|| self.line_above(at.start))
                    .or_else(|| self.gap(at.end - 1))?;
                (paragraph, glyphs, at.end)
            }
            Anchor::Box(words) => {
                let at = self.find(words, from)?;
                let first = self.ink.get(at.start)?;
                let before = at.start.checked_sub(1).and_then(|before| self.ink.get(before));
                let glyphs = match before {
                    Some(ink) if ink.paragraph == first.paragraph && BOXES.contains(&ink.c) => {
                        ink.glyph..ink.glyph + 1
                    }
                    _ => first.glyph..first.glyph,
                };
                (first.paragraph, glyphs, at.end)
            }
            Anchor::Choice(first, last) => {
                let start = self.find(first, from)?;
                let end = self.find(last, start.end)?;
                let (a, b) = (self.ink.get(start.start)?, self.ink.get(end.end - 1)?);
                let close = a.paragraph == b.paragraph && end.start - start.end <= 3;
                close.then_some((a.paragraph, a.glyph..b.glyph + 1, end.end))?
            }
        };
        Some((Spot { slot, paragraph, glyphs }, next))
    }

    /// The blank after a label, a remark in brackets and a colon.
    fn after_label(
        &self,
        words: &'static str,
        from: usize,
        head: bool,
    ) -> Option<(usize, Range<usize>, usize)> {
        self.all(words, from).find_map(|at| {
            let first = self.ink.get(at.start)?;
            if head && first.nth > NUMBER {
                return None;
            }
            let same = |index: usize| {
                self.ink.get(index).filter(|ink| ink.paragraph == first.paragraph).map(|ink| ink.c)
            };
            let mut last = at.end - 1;
            if same(last + 1) == Some('（') {
                let close = (last + 1..self.end_of(at.start)).find(|i| same(*i) == Some('）'))?;
                // Brackets that hold a blank are no remark.
                if same(close + 1) == Some('：') || !self.holds_room(last + 1..close) {
                    last = close;
                }
            }
            if same(last + 1) == Some('：') {
                last += 1;
            }
            let (paragraph, glyphs) = self.gap(last)?;
            Some((paragraph, glyphs, at.end))
        })
    }

    /// Whether there is room for an entry among these characters.
    fn holds_room(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|index| self.room_after(index + 1).is_some())
    }

    /// The words with the brackets around them, if they stand in any.
    fn bracketed(&self, at: Range<usize>) -> Range<usize> {
        let paragraph = self.ink.get(at.start).map(|ink| ink.paragraph);
        let is = |index: usize, c: char| {
            self.ink.get(index).is_some_and(|ink| Some(ink.paragraph) == paragraph && ink.c == c)
        };
        let start = (at.start.saturating_sub(NUMBER)..at.start).rev().find(|i| is(*i, '（'));
        let Some(start) = start else { return at };
        let end = (at.end..self.end_of(at.start)).find(|i| is(*i, '）'));
        end.map_or(at, |end| start..end + 1)
    }

    /// Room right before a character, in its paragraph.
    fn room_before(&self, at: usize) -> Option<(usize, Range<usize>)> {
        let ink = self.ink.get(at)?;
        let glyphs = self.glyphs(ink.paragraph).get(..ink.glyph)?;
        let count = glyphs.iter().rev().take_while(|glyph| is_filler(glyph.c)).count();
        Some((ink.paragraph, room(glyphs, ink.glyph - count..ink.glyph)?))
    }

    /// Room right before the character `end`, after the one before it.
    fn room_after(&self, end: usize) -> Option<(usize, Range<usize>)> {
        let last = self.ink.get(end.checked_sub(1)?)?;
        let glyphs = self.glyphs(last.paragraph);
        Some((last.paragraph, room(glyphs, self.filler_after(last))?))
    }

    fn filler_after(&self, ink: &Ink) -> Range<usize> {
        let start = ink.glyph + 1;
        let rest = self.glyphs(ink.paragraph).get(start..).unwrap_or_default();
        start..start + rest.iter().take_while(|glyph| is_filler(glyph.c)).count()
    }

    /// A paragraph right above that is nothing but a line to write on.
    fn line_above(&self, at: usize) -> Option<(usize, Range<usize>)> {
        let ink = self.ink.get(at).filter(|ink| ink.nth == 0)?;
        let above = ink.paragraph.checked_sub(1)?;
        let glyphs = self.glyphs(above);
        let empty = glyphs.iter().all(|glyph| is_filler(glyph.c));
        Some((above, room(glyphs, 0..glyphs.len()).filter(|_| empty)?))
    }

    /// The blank after the character `last`: in its line, in the next cell, on the next line, or at the end of its line.
    fn gap(&self, last: usize) -> Option<(usize, Range<usize>)> {
        let ink = self.ink.get(last)?;
        let glyphs = self.glyphs(ink.paragraph);
        let filler = self.filler_after(ink);
        if let Some(room) = room(glyphs, filler.clone()) {
            let follows = glyphs.get(filler.end).is_some();
            let spaces =
                glyphs.get(room.clone()).unwrap_or_default().iter().all(|glyph| !is_strong(glyph));
            // What follows is the next label: it stays apart.
            let end = if follows && spaces && room.len() > 3 { room.end - 2 } else { room.end };
            return Some((ink.paragraph, room.start..end));
        }
        match glyphs.get(filler.end) {
            Some(glyph) if folded(glyph.c) == '（' => {
                Some((ink.paragraph, filler.start..filler.start))
            }
            Some(_) => None,
            None => {
                let below = ink.paragraph + 1;
                let free =
                    self.body.paragraphs.get(below).filter(|paragraph| {
                        paragraph.glyphs.iter().all(|glyph| is_filler(glyph.c))
                    });
                if let (Some(next), Some(own)) = (free, self.body.paragraphs.get(ink.paragraph)) {
                    if next.cell != own.cell && next.row == own.row {
                        return Some((below, 0..next.glyphs.len()));
                    }
                    if let Some(room) = room(&next.glyphs, 0..next.glyphs.len()) {
                        return Some((below, room));
                    }
                    // A title without a colon is followed by an empty line.
                    if ink.c != '：' && next.cell == own.cell {
                        return Some((below, 0..next.glyphs.len()));
                    }
                }
                Some((ink.paragraph, filler.end..filler.end))
            }
        }
    }
}

/// The part of the filler that is meant to be written on.
fn room(glyphs: &[Glyph], filler: Range<usize>) -> Option<Range<usize>> {
    let blank = glyphs.get(filler.clone())?;
    let strong = |glyph: &Glyph| is_strong(glyph);
    if let Some(first) = blank.iter().position(strong) {
        let last = blank.iter().rposition(strong)?;
        return Some(filler.start + first..filler.start + last + 1);
    }
    (blank.len() >= 2 || blank.iter().any(|glyph| glyph.c > '\u{2000}')).then_some(filler)
}

fn is_strong(glyph: &Glyph) -> bool {
    is_line(glyph.c) || glyph.c == '\t' || (glyph.underlined && is_filler(glyph.c))
}
