//! What looks like a blank and is none that the declaration knows: left as it is, and told with its place.

use std::ops::Range;

use serde::Serialize;

use crate::text::{Phrase, Text, t};

use super::locate::{Found, context};
use super::marks::is_box;
use super::page::{Ink, Line, Page};

/// What looks like a blank.
#[derive(Clone, Debug, Serialize)]
pub struct Unread {
    /// The paragraph it stands in, counted from 1.
    pub paragraph: usize,
    /// The title above it; empty before the first.
    pub under: Text,
    /// The words just before and after it.
    pub context: String,
    /// Whether it is for those who sign.
    pub on_signing: bool,
}

/// Words beside which one signs.
const BY_HAND: [&str; 7] = ["签字", "签名", "签章", "盖章", "签署", "公章", "手写"];
/// What a line for the day of signing says.
const DAYS: [&str; 4] = ["年月日", "日期：年月日", "签署日期：年月日", "日期："];

impl Unread {
    /// What is told of it, and what to do.
    pub fn said(&self) -> Phrase {
        let (paragraph, under, context) = (self.paragraph, self.under, self.context.as_str());
        let what: Phrase = if self.on_signing {
            t("签署时填写", "to be entered on signing").into()
        } else {
            t(
                "不认识这一空白，保持原样：请在写出的文件中手工填写；无须填写的，按范本要求处理",
                "a blank that is not known, left as it is: enter it by hand in the file written, or treat it as the form says if nothing is to be entered",
            )
            .into()
        };
        said!(
            "第{paragraph}段（{under}）“{context}”：{what}",
            "paragraph {paragraph} ({under}) \"{context}\": {what}",
            paragraph,
            under,
            context,
            what,
        )
    }
}

/// Every place that looks like a blank and is not among what was found, in order.
pub(super) fn unread(page: &Page<'_>, found: &Found, signing: &[Range<usize>]) -> Vec<Unread> {
    let mut out = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        let words = page.words(index);
        let is_signing = signing.iter().any(|range| range.contains(&line.paragraph))
            || BY_HAND.iter().any(|known| words.contains(known))
            || DAYS.contains(&words.as_str());
        for glyphs in page.blanks_in(index, is_signing) {
            let is_known = found.spots.iter().any(|spot| {
                let at = &spot.at;
                at.paragraph == line.paragraph
                    && at.glyphs.start <= glyphs.end
                    && glyphs.start <= at.glyphs.end
            });
            if is_known {
                continue;
            }
            let under = found.titles.iter().rev().find(|(from, _)| *from <= line.paragraph);
            // An empty cell is known by the one before it.
            let before = index.checked_sub(1).and_then(|before| page.lines.get(before));
            let label = before.filter(|_| line.is_blank);
            let context = match label {
                Some(label) => {
                    context(page.body, label.paragraph, &(label.glyphs.end..label.glyphs.end))
                }
                None => context(page.body, line.paragraph, &glyphs),
            };
            out.push(Unread {
                paragraph: line.paragraph + 1,
                under: under.map_or(Text::EMPTY, |(_, title)| *title),
                context,
                on_signing: is_signing,
            });
        }
    }
    out
}

impl Page<'_> {
    fn ink_of(&self, line: usize) -> &[Ink] {
        let start = self.ink.partition_point(|ink| ink.line < line);
        let end = self.ink.partition_point(|ink| ink.line <= line);
        self.ink.get(start..end).unwrap_or_default()
    }

    /// What a line says, without its blanks.
    fn words(&self, line: usize) -> String {
        self.ink_of(line).iter().map(|ink| ink.c).collect()
    }

    /// What looks like a blank in a line.
    fn blanks_in(&self, index: usize, is_signing: bool) -> Vec<Range<usize>> {
        let Some(line) = self.lines.get(index) else { return Vec::new() };
        let ink = self.ink_of(index);
        if ink.is_empty() {
            return self.blank_line(index, line).into_iter().collect();
        }
        let days = days(ink);
        let mut out: Vec<Range<usize>> = days.iter().map(|day| self.filler_before(day)).collect();
        let is_day = |at: usize| {
            days.iter().any(|day| {
                let last = ink.iter().position(|ink| ink.glyph == day.glyph).map(|nth| nth + 2);
                let end = last.and_then(|last| ink.get(last)).map_or(day.glyph, |ink| ink.glyph);
                (self.filler_before(day).start..=end).contains(&at)
            })
        };
        for (nth, ink) in ink.iter().enumerate() {
            if is_box(ink.c) {
                out.push(ink.glyph..ink.glyph + 1);
            }
            let mut rooms = vec![(Some(ink), self.filler_after(ink))];
            if nth == 0 {
                rooms.push((None, self.filler_before(ink)));
            }
            for (label, filler) in rooms {
                let is_drawn = filler.clone().any(|at| self.is_drawn(line.paragraph, at));
                let is_open = label.is_some_and(|label| label.c == '：')
                    && (filler.len() >= 2 || (is_signing && filler.end == line.glyphs.end));
                if (is_drawn || is_open) && !is_day(filler.start) {
                    out.push(filler);
                }
            }
        }
        out.sort_by_key(|range| range.start);
        out
    }

    /// A line without words: one drawn to write on, or an empty cell behind one that says something.
    fn blank_line(&self, index: usize, line: &Line) -> Option<Range<usize>> {
        let is_drawn = line.glyphs.clone().any(|at| self.is_drawn(line.paragraph, at));
        let before = index.checked_sub(1).and_then(|before| self.lines.get(before));
        let is_answer = line.row.is_some()
            && before.is_some_and(|before| {
                before.row == line.row && before.cell != line.cell && !before.is_blank
            });
        (is_drawn || is_answer).then(|| line.glyphs.clone())
    }
}

/// The first signs of days of which nothing but 年, 月 and 日 are printed.
fn days(ink: &[Ink]) -> Vec<Ink> {
    let is_day = |three: &[Ink]| three.iter().map(|ink| ink.c).eq("年月日".chars());
    ink.windows(3)
        .filter(|three| is_day(three))
        .filter_map(|three| three.first().copied())
        .collect()
}
