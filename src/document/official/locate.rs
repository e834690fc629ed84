//! Finds the titles and blanks of a declared form in a text, in their order.

use std::ops::Range;

use crate::office::Body;
use crate::text::{Phrase, Text};

use super::Refused;
use super::declared::{Anchor, Official, Slot, Step};
use super::page::Page;
use super::unread::{Unread, unread};

/// A blank that was found.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) slot: &'static Slot,
    pub(super) at: Place,
}

/// Where words go.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The paragraph.
    pub(super) paragraph: usize,
    /// The characters they take the place of; none where there is only room for them.
    pub(super) glyphs: Range<usize>,
    pub(super) how: How,
}

/// How words stand beside what was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// As they are.
    Here,
    /// With a gap behind them, as the next label follows.
    Apart,
    /// In a paragraph of their own, below.
    Below,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The titles, each with the paragraph it stands in.
    pub(super) titles: Vec<(usize, Text)>,
    pub(super) spots: Vec<Spot>,
    /// Blanks whose words were found without a place to fill, and in which paragraph.
    pub(super) roomless: Vec<(&'static Slot, usize)>,
    /// What looks like a blank and is none of these.
    pub(super) unread: Vec<Unread>,
}

/// Finds every title and blank in order, or says which are missing.
pub(super) fn locate(official: &Official, body: &Body) -> Result<Found, Refused> {
    let page = Page::new(body);
    let mut found = Found::default();
    let mut missing: Vec<Phrase> = Vec::new();
    let mut signing: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    let paragraph = |at: usize| page.ink.get(at).map_or(body.paragraphs.len(), |ink| ink.paragraph);
    for (index, step) in official.steps.iter().enumerate() {
        match step {
            Step::Line(title) => match page.title(title.zh, from) {
                Some(next) => {
                    found.titles.push((paragraph(next), *title));
                    if let Some(open) = signing.last_mut().filter(|open| open.end == usize::MAX) {
                        open.end = paragraph(next);
                    }
                    from = next;
                }
                None => missing.push((*title).into()),
            },
            Step::Signing => signing.push(paragraph(from)..usize::MAX),
            Step::Blank(slot) => match blank(&page, slot, from) {
                Some((_, next))
                    if slot.optional && next_needed(official, &page, index, from) < next => {}
                Some((at, next)) => {
                    match at {
                        Some(at) => found.spots.push(Spot { slot, at }),
                        None => found.roomless.push((slot, paragraph(next - 1))),
                    }
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
    if !missing.is_empty() {
        return Err(Refused::NotTheForm(official.title, missing));
    }
    found.unread = unread(&page, &found, &signing);
    Ok(found)
}

/// Where the next part begins that every edition has.
fn next_needed(official: &Official, page: &Page<'_>, index: usize, from: usize) -> usize {
    let next = official.steps.iter().skip(index + 1).find_map(|step| match step {
        Step::Line(title) => Some(page.title(title.zh, from)),
        Step::Blank(slot) if !slot.optional => Some(blank(page, slot, from).map(|(_, next)| next)),
        Step::Blank(_) | Step::Signing => None,
    });
    next.flatten().unwrap_or(usize::MAX)
}

/// The words just before and after a place.
pub(super) fn context(body: &Body, paragraph: usize, glyphs: &Range<usize>) -> String {
    let Some(paragraph) = body.paragraphs.get(paragraph) else { return String::new() };
    let text = |range: Range<usize>| -> String {
        let glyphs = paragraph.glyphs.get(range).unwrap_or_default().iter();
        glyphs.map(|glyph| if glyph.c == '\n' { ' ' } else { glyph.c }).collect()
    };
    let (start, end) = (glyphs.start, glyphs.end);
    let after = text(end..paragraph.glyphs.len().min(end + 12));
    format!("{}[__]{}", text(start.saturating_sub(12)..start).trim_start(), after.trim_end())
}

/// Where a blank stands, if there is room, and where what follows it begins.
fn blank(page: &Page<'_>, slot: &Slot, from: usize) -> Option<(Option<Place>, usize)> {
    let (place, next) = match slot.anchor {
        Anchor::Label(words) => page.after_label(words, from, true)?,
        Anchor::Words(words) => page.after_label(words, from, false)?,
        Anchor::Before(list) => list
            .iter()
            .flat_map(|words| page.all(words, from))
            .filter_map(|at| Some((page.here(at.start, page.room_before(at.start)?)?, at)))
            .min_by_key(|(_, at)| at.start)
            .map(|(place, at)| (place, at.end))?,
        Anchor::Beside(words) => page.all(words, from).find_map(|at| {
            let at = page.bracketed(at);
            let room = page.room_before(at.start).or_else(|| page.room_after(at.end))?;
            Some((page.here(at.start, room)?, at.end))
        })?,
        Anchor::Remark(words) => {
            let at = page.bracketed(page.find(words, from)?);
            let before = page.room_before(at.start).and_then(|room| page.here(at.start, room));
            let place = before.or_else(|| page.above(at.start)).or_else(|| page.gap(at.end - 1))?;
            (place, at.end)
        }
        Anchor::Hint(list) => page.hinted(list, from)?,
        Anchor::Date(part) => page.date(part, from)?,
        Anchor::Box(words) => {
            let at = page.find(words, from)?;
            return Some((page.box_beside(at.clone()), at.end));
        }
        Anchor::Choice(first, last) => {
            let start = page.find(first, from)?;
            let end = page.find(last, start.end)?;
            let (a, b) = (page.ink.get(start.start)?, page.ink.get(end.end - 1)?);
            let is_close = a.paragraph == b.paragraph && end.start - start.end <= 3;
            (page.here(start.start, a.glyph..b.glyph + 1).filter(|_| is_close)?, end.end)
        }
    };
    Some((Some(place), next))
}
