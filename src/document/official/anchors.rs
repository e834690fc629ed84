//! Where the blank stands that goes with words of a form: by the habits of those who draw forms.

use std::ops::Range;

use super::declared::Part;
use super::locate::{How, Place};
use super::marks::is_box;
use super::page::{Ink, NUMBER, Page};

use How::{Apart, Below, Here};

/// How many marks and figures may stand between a box and its words.
const BETWEEN: usize = 4;
/// What stands between the two days of a span.
const TO: [char; 8] = ['起', '至', '到', '-', '－', '—', '~', '～'];

impl Page<'_> {
    /// A place in the paragraph of a character.
    pub(super) fn here(&self, at: usize, glyphs: Range<usize>) -> Option<Place> {
        Some(place(self.ink.get(at)?, glyphs, Here))
    }

    /// The blank after a label, a remark in brackets and a colon; and where the label ends.
    pub(super) fn after_label(
        &self,
        words: &str,
        from: usize,
        is_head: bool,
    ) -> Option<(Place, usize)> {
        self.all(words, from).find_map(|at| {
            let first = self.ink.get(at.start)?;
            if is_head && first.nth > NUMBER {
                return None;
            }
            Some((self.gap(self.label_end(&at))?, at.end))
        })
    }

    /// The last character of a label with its remark and its colon.
    fn label_end(&self, at: &Range<usize>) -> usize {
        let mut last = at.end - 1;
        let Some(ink) = self.ink.get(last) else { return last };
        let same = |index: usize| self.in_line(index, ink).map(|ink| ink.c);
        if same(last + 1) == Some('（') {
            let close = (last + 1..self.end_of(last)).find(|i| same(*i) == Some('）'));
            // Brackets that hold a blank are no remark.
            last = close
                .filter(|end| same(end + 1) == Some('：') || !self.holds_room(last + 1..*end))
                .unwrap_or(last);
        }
        if same(last + 1) == Some('：') { last + 1 } else { last }
    }

    /// A line right above that is nothing but room to write on.
    pub(super) fn above(&self, at: usize) -> Option<Place> {
        let ink = self.ink.get(at).filter(|ink| ink.nth == 0)?;
        let above = self.lines.get(ink.line.checked_sub(1)?).filter(|line| line.is_blank)?;
        let own = self.line_of(ink)?;
        let room = self.room(above, above.glyphs.clone()).filter(|_| above.cell == own.cell)?;
        Some(Place { paragraph: above.paragraph, glyphs: room, how: Here })
    }

    /// The blank after the character `last`: in its line, in the next cell, on the next line, at the end of its line, or below.
    pub(super) fn gap(&self, last: usize) -> Option<Place> {
        let ink = self.ink.get(last)?;
        let filler = self.filler_after(ink);
        let next = self.in_line(last + 1, ink);
        let is_label = next.is_some() && self.is_label(last + 1);
        if let Some(room) = self.room(self.line_of(ink)?, filler.clone()) {
            return Some(self.kept_apart(ink, room, &filler, next.filter(|_| !is_label)));
        }
        match next.map(|next| next.c) {
            Some('（') => Some(place(ink, filler.start..filler.start, Here)),
            Some('）') if ink.c == '：' => Some(place(ink, filler, Here)),
            Some(_) if is_label && ink.c == '：' => {
                let how = if filler.is_empty() { Apart } else { Here };
                Some(place(ink, filler.start..filler.start, how))
            }
            Some(_) => None,
            None => self.beyond(ink, &filler),
        }
    }

    /// Room before another label: the two stay apart. `running` is what follows if it is no label.
    fn kept_apart(
        &self,
        ink: &Ink,
        room: Range<usize>,
        filler: &Range<usize>,
        running: Option<&Ink>,
    ) -> Place {
        let line_end = self.line_of(ink).map_or(filler.end, |line| line.glyphs.end);
        let is_plain = room.clone().all(|at| !self.is_drawn(ink.paragraph, at));
        let is_tabs = self.are_tabs(ink.paragraph, room.clone());
        let is_last = filler.end >= line_end;
        let is_word = running.is_none_or(|next| next.c.is_alphanumeric());
        if is_last || !is_word {
            return place(ink, room, Here);
        }
        let (start, end) = (room.start, room.end);
        match running {
            _ if is_tabs => place(ink, start..end - 1, Here),
            _ if is_plain && room.len() > 3 => place(ink, start..end - 2, Here),
            None if is_plain => place(ink, start..start, Here),
            None if end == filler.end => place(ink, room, Apart),
            _ => place(ink, room, Here),
        }
    }

    /// The blank of a label that ends its line.
    fn beyond(&self, ink: &Ink, filler: &Range<usize>) -> Option<Place> {
        let own = self.line_of(ink)?;
        let next = self.lines.get(ink.line + 1);
        let blank = next.filter(|next| next.is_blank);
        if let Some(next) = next.filter(|next| next.row == own.row && next.cell != own.cell) {
            // The next cell is its place, and no other is if that one is taken.
            let glyphs = next.glyphs.clone();
            return blank.map(|next| Place { paragraph: next.paragraph, glyphs, how: Here });
        }
        if let Some(next) = blank.filter(|next| next.cell == own.cell) {
            let room = self.room(next, next.glyphs.clone());
            // A title without a colon is followed by an empty line.
            let empty = (ink.c != '：').then(|| next.glyphs.clone());
            if let Some(glyphs) = room.or(empty) {
                return Some(Place { paragraph: next.paragraph, glyphs, how: Here });
            }
        }
        Some(if ink.c == '：' {
            place(ink, filler.clone(), Here)
        } else {
            place(ink, filler.end..filler.end, Below)
        })
    }

    /// What a hint names: the room beside it, what follows it as a label, or the hint itself.
    pub(super) fn hinted(&self, list: &[&str], from: usize) -> Option<(Place, usize)> {
        let mut hints: Vec<Range<usize>> =
            list.iter().flat_map(|words| self.all(words, from)).collect();
        // At one place the longest names it.
        hints.sort_by_key(|at| (at.start, usize::MAX - at.end));
        hints.into_iter().find_map(|at| {
            let label = self.label_end(&at);
            if self.ink.get(label).is_some_and(|ink| ink.c == '：') {
                return Some((self.gap(label)?, at.end));
            }
            let whole = self.bracketed(at.clone());
            let (first, end) = (self.ink.get(whole.start)?, self.ink.get(whole.end - 1)?);
            if whole.start + 1 == at.start && whole.end == at.end + 1 {
                let room = self.room_before(whole.start).or_else(|| self.room_after(whole.end));
                return Some((
                    self.here(at.start, room.unwrap_or(first.glyph..end.glyph + 1))?,
                    whole.end,
                ));
            }
            let (first, end) = (self.ink.get(at.start)?, self.ink.get(at.end - 1)?);
            let glyphs = first.glyph..end.glyph + 1;
            let own = self.body.paragraphs.get(first.paragraph)?.glyphs.get(glyphs.clone())?;
            let is_open = !self.filler_before(first).is_empty()
                && (!self.filler_after(end).is_empty()
                    || self.in_line(at.end, first).is_some_and(|next| next.c == '（'));
            let is_blank = is_open || own.iter().all(|glyph| glyph.underlined);
            is_blank.then(|| (place(first, glyphs, Here), at.end))
        })
    }

    /// The blank before a part of a day whose parts follow each other with nothing but gaps between.
    pub(super) fn date(&self, part: Part, from: usize) -> Option<(Place, usize)> {
        let at = match part {
            Part::FirstYear => self
                .all("年月日", from)
                .find(|at| self.other_day(at.end).is_some_and(|year| self.is_day(year)))
                .map(|at| at.start)?,
            Part::LastYear => self.other_day(from).filter(|year| self.is_day(*year))?,
            Part::Year => self.all("年月日", from).map(|at| at.start).find(|at| {
                let before = (0..*at).rev().filter_map(|index| self.ink.get(index));
                before.take_while(|ink| ink.c.is_ascii_digit()).count() < 3
            })?,
            Part::Month => self.follows(from, '月')?,
            Part::Day => self.follows(from, '日')?,
        };
        let ink = self.ink.get(at)?;
        let filler = self.filler_before(ink);
        let is_indent = self.line_of(ink)?.glyphs.start == filler.start;
        let bare = if is_indent { filler.end..filler.end } else { filler };
        Some((place(ink, self.room_before(at).unwrap_or(bare), Here), at + 1))
    }

    /// Where the year of the second day of a span stands, of which the first ends before `at`; the century may be printed.
    fn other_day(&self, at: usize) -> Option<usize> {
        let day = self.ink.get(at.checked_sub(1)?).filter(|ink| ink.c == '日')?;
        let between = (at..at + BETWEEN)
            .map_while(|index| self.ink.get(index))
            .filter(|ink| ink.paragraph == day.paragraph);
        let is_between = |ink: &&Ink| TO.contains(&ink.c) || ink.c.is_ascii_digit();
        let count = between.take_while(is_between).count();
        (count > 0).then_some(at + count)
    }

    /// Whether a day begins here of which nothing but its signs is printed.
    fn is_day(&self, at: usize) -> bool {
        self.find("年月日", at).is_some_and(|day| day.start == at)
    }

    /// The character `at`, if it is this one and stands in the paragraph of the one before.
    fn follows(&self, at: usize, c: char) -> Option<usize> {
        let (before, ink) = (self.ink.get(at.checked_sub(1)?)?, self.ink.get(at)?);
        (ink.c == c && ink.paragraph == before.paragraph).then_some(at)
    }

    /// The box that goes with words: before them, in the cell before, or behind them where they begin their line.
    pub(super) fn box_beside(&self, at: Range<usize>) -> Option<Place> {
        let first = self.ink.get(at.start)?;
        let one = |ink: &Ink| place(ink, ink.glyph..ink.glyph + 1, Here);
        // Brackets with nothing between them are a box.
        if let [open, close] =
            self.ink.get(at.start.checked_sub(2).unwrap_or(at.start)..at.start)?
            && matches!((open.c, close.c), ('（', '）') | ('【', '】'))
            && close.line == first.line
        {
            return Some(place(open, open.glyph + 1..close.glyph, Here));
        }
        for index in (at.start.saturating_sub(BETWEEN)..at.start).rev() {
            let Some(ink) = self.ink.get(index) else { break };
            let is_cell_before =
                ink.line != first.line && self.boxes_lead(ink, first) == Some(true);
            if ink.line != first.line && !is_cell_before {
                break;
            }
            if is_box(ink.c) {
                return Some(one(ink));
            }
            if ink.c.is_alphabetic() || is_cell_before {
                break;
            }
        }
        let end = (at.end..=self.ink.len()).find(|index| self.in_line(*index, first).is_none())?;
        let last = self.ink.get(end - 1).filter(|ink| is_box(ink.c) && first.nth <= NUMBER);
        let behind = self.ink.get(end);
        let behind =
            behind.filter(|ink| is_box(ink.c) && self.boxes_lead(ink, first) == Some(false));
        last.or(behind).map(one)
    }

    /// Whether boxes stand before their words in the row that holds both; nothing if they are not in one.
    fn boxes_lead(&self, one: &Ink, other: &Ink) -> Option<bool> {
        let row = |ink: &Ink| self.line_of(ink).and_then(|line| line.row);
        let own = row(one).filter(|own| row(other) == Some(*own))?;
        self.ink.iter().find(|ink| row(ink) == Some(own)).map(|ink| is_box(ink.c))
    }
}

fn place(ink: &Ink, glyphs: Range<usize>, how: How) -> Place {
    Place { paragraph: ink.paragraph, glyphs, how }
}
