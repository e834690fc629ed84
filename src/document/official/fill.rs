//! Puts values into the bytes of a form, into blanks and nowhere else.

use std::ops::Range;

use quick_xml::escape::escape;

use crate::office::{Paragraph, Word};

use super::declared::{Anchor, Part, Slot};
use super::locate::{Found, How, Place, Spot};
use super::values::{Value, Values};
use super::{proof::Why, tick};

/// What is to be filled, and what is left.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    /// Blanks with the words that go into them.
    pub(super) filled: Vec<(&'a Spot, String)>,
    /// Blanks that stay, and why.
    pub(super) left: Vec<(&'static Slot, usize, Why)>,
}

/// Says what goes where.
pub(super) fn plan<'a>(word: &Word, found: &'a Found, values: &Values) -> Plan<'a> {
    let mut plan = Plan::default();
    let has = |id: &str| {
        found.spots.iter().any(|spot| spot.slot.id == id)
            && matches!(values.get(id), Some(Value::Words(_)))
    };
    for spot in &found.spots {
        let paragraph = spot.at.paragraph;
        let mut leave = |why| plan.left.push((spot.slot, paragraph, why));
        match values.get(spot.slot.id) {
            _ if spot.slot.unless.is_some_and(has) => match values.beside(spot.slot.id) {
                Some(words) => plan.filled.push((spot, worded(word, spot, words))),
                None => leave(Why::Needless),
            },
            Some(Value::Words(words)) => plan.filled.push((spot, worded(word, spot, words))),
            Some(Value::Tick) => match tick::ticked(word, &spot.at) {
                Some(sign) => plan.filled.push((spot, sign)),
                None => leave(Why::NoRoom),
            },
            Some(Value::Missing(places)) => leave(Why::Missing(places.clone())),
            None => leave(Why::Needless),
        }
    }
    for (slot, paragraph) in &found.roomless {
        let why = match values.get(slot.id) {
            Some(Value::Missing(places)) => Why::Missing(places.clone()),
            Some(_) => Why::NoRoom,
            None => Why::Needless,
        };
        plan.left.push((slot, *paragraph, why));
    }
    plan
}

/// The words as they fit between what stands before and behind the blank.
fn worded(word: &Word, spot: &Spot, words: &str) -> String {
    let mut out = words;
    if matches!(spot.slot.anchor, Anchor::Date(Part::Year | Part::FirstYear | Part::LastYear)) {
        let paragraph = word.body.paragraphs.get(spot.at.paragraph);
        let before = paragraph.and_then(|it| it.glyphs.get(..spot.at.glyphs.start));
        let mut before = before.unwrap_or_default().iter().rev().map(|glyph| glyph.c);
        // The century is printed already.
        if (before.next(), before.next()) == (Some('0'), Some('2')) {
            out = words.strip_prefix("20").unwrap_or(words);
        }
    }
    // A full-width space is kept by Word wherever it stands.
    let gap = if spot.at.how == How::Apart { "\u{3000}" } else { "" };
    format!("{out}{gap}")
}

/// The part with the words in the blanks; every other byte stays.
pub(super) fn splice(word: &Word, filled: &[(&Spot, String)]) -> String {
    let (xml, body) = (word.xml(), &word.body);
    let writer = Writer { xml, prefix: &body.prefix };
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (spot, words) in filled {
        let Some(paragraph) = body.paragraphs.get(spot.at.paragraph) else { continue };
        let is_box = matches!(spot.slot.anchor, Anchor::Box(_));
        let ticked = is_box.then(|| tick::edits(word, &spot.at, &body.prefix, words)).flatten();
        match ticked {
            Some(ticked) => edits.extend(ticked),
            None if spot.at.how == How::Below => edits.push(writer.below(paragraph, words)),
            None => writer.edits(paragraph, &spot.at, words, &mut edits),
        }
    }
    edits.sort_by_key(|(at, _)| (at.start, at.end));
    let mut out = String::with_capacity(xml.len() + 4096);
    let mut from = 0;
    for (at, new) in &edits {
        out.push_str(xml.get(from..at.start).unwrap_or_default());
        out.push_str(new);
        from = at.end;
    }
    out.push_str(xml.get(from..).unwrap_or_default());
    out
}

struct Writer<'a> {
    xml: &'a str,
    prefix: &'a str,
}

impl Writer<'_> {
    /// What changes in a paragraph: the first character of a blank becomes the words, the others go.
    fn edits(
        &self,
        paragraph: &Paragraph,
        place: &Place,
        words: &str,
        out: &mut Vec<(Range<usize>, String)>,
    ) {
        let glyphs = place.glyphs.clone();
        let mut blank = paragraph.glyphs.get(glyphs.clone()).unwrap_or_default().iter();
        if let Some(first) = blank.next() {
            let new = if first.element { self.element(words) } else { self.inside(words) };
            out.push((first.at.clone(), new));
            out.extend(blank.map(|glyph| (glyph.at.clone(), String::new())));
            return;
        }
        let before = glyphs.start.checked_sub(1).and_then(|index| paragraph.glyphs.get(index));
        let after = paragraph.glyphs.get(glyphs.start);
        let edit = match (before, after) {
            (Some(glyph), _) if !glyph.element => (glyph.at.end..glyph.at.end, self.inside(words)),
            (_, Some(glyph)) if !glyph.element => {
                (glyph.at.start..glyph.at.start, self.inside(words))
            }
            (Some(glyph), _) => (glyph.at.end..glyph.at.end, self.element(words)),
            (None, Some(glyph)) => (glyph.at.start..glyph.at.start, self.element(words)),
            (None, None) => self.run(paragraph, words),
        };
        out.push(edit);
    }

    /// A paragraph of its own behind another; it looks as plain text does, and not as the title above it.
    fn below(&self, paragraph: &Paragraph, words: &str) -> (Range<usize>, String) {
        let prefix = self.prefix;
        let tag = self.xml.get(paragraph.end..).and_then(|rest| rest.find('>'));
        let end = match tag {
            Some(tag) if !paragraph.single => paragraph.end + tag + 1,
            _ => paragraph.end,
        };
        let run = format!("<{prefix}r>{}</{prefix}r>", self.element(words));
        (end..end, format!("<{prefix}p>{run}</{prefix}p>"))
    }

    /// A run of its own in a paragraph without text, as its runs would look.
    fn run(&self, paragraph: &Paragraph, words: &str) -> (Range<usize>, String) {
        let prefix = self.prefix;
        let look = paragraph.look.clone().and_then(|at| self.xml.get(at)).unwrap_or_default();
        let run = format!("<{prefix}r>{look}{}</{prefix}r>", self.element(words));
        if paragraph.single {
            // A paragraph that is one tag is opened up: its slash makes room for the run.
            let slash = paragraph.end.saturating_sub("/>".len());
            (slash..paragraph.end, format!(">{run}</{prefix}p>"))
        } else {
            (paragraph.end..paragraph.end, run)
        }
    }

    /// Words as text elements of a run.
    fn element(&self, words: &str) -> String {
        let prefix = self.prefix;
        format!("<{prefix}t xml:space=\"preserve\">{}</{prefix}t>", self.inside(words))
    }

    /// Words inside a text element of a run, line by line.
    fn inside(&self, words: &str) -> String {
        let prefix = self.prefix;
        let turn = format!("</{prefix}t><{prefix}br/><{prefix}t xml:space=\"preserve\">");
        words.split('\n').map(escape).collect::<Vec<_>>().join(&turn)
    }
}
