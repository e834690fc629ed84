//! Puts values into the bytes of a form, into blanks and nowhere else.

use std::ops::Range;

use quick_xml::escape::escape;

use crate::office::{Paragraph, Word};

use super::locate::{Found, Spot};
use super::values::{Value, Values};

/// What is to be filled, and what is left.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    /// Blanks with the words that go into them.
    pub(super) filled: Vec<(&'a Spot, String)>,
    /// Blanks whose answers are missing.
    pub(super) missing: Vec<(&'a Spot, Vec<crate::form::Place>)>,
    /// Blanks that need nothing.
    pub(super) needless: Vec<&'a Spot>,
}

/// Says what goes where.
pub(super) fn plan<'a>(found: &'a Found, values: &Values) -> Plan<'a> {
    let mut plan = Plan::default();
    let has = |id: &str| {
        found.spots.iter().any(|spot| spot.slot.id == id)
            && matches!(values.get(id), Some(Value::Words(_)))
    };
    for spot in &found.spots {
        match values.get(spot.slot.id) {
            _ if spot.slot.unless.is_some_and(has) => plan.needless.push(spot),
            Some(Value::Words(words)) => plan.filled.push((spot, words.clone())),
            Some(Value::Tick) => plan.filled.push((spot, '☑'.to_string())),
            Some(Value::Missing(places)) => plan.missing.push((spot, places.clone())),
            None => plan.needless.push(spot),
        }
    }
    plan
}

/// The part with the words in the blanks; every other byte stays.
pub(super) fn splice(word: &Word, filled: &[(&Spot, String)]) -> String {
    let (xml, body) = (word.xml(), &word.body);
    let writer = Writer { xml, prefix: &body.prefix };
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (spot, words) in filled {
        if let Some(paragraph) = body.paragraphs.get(spot.paragraph) {
            writer.edits(paragraph, spot.glyphs.clone(), words, &mut edits);
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
        glyphs: Range<usize>,
        words: &str,
        out: &mut Vec<(Range<usize>, String)>,
    ) {
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
