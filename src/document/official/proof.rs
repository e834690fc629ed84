//! The proof that a filled form says what the given one says, apart from its blanks.
//!
//! The filled file is read anew from its bytes. In each paragraph the words of the blanks are taken out; what is left must be,
//! character for character, what the given paragraph holds outside its blanks. Every other part must have the same bytes.

use serde::{Serialize, Serializer};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::form::{Place, hex};
use crate::office::Word;
use crate::text::{Phrase, t};

use super::declared::Slot;
use super::fill::Plan;
use super::locate::{How, Spot};
use super::unread::Unread;
use super::{Given, Refused};

/// A blank that was filled.
#[derive(Clone, Debug, Serialize)]
pub struct Placed {
    /// The blank.
    #[serde(rename = "blank")]
    pub slot: &'static Slot,
    /// The paragraph it stands in, counted from 1.
    pub paragraph: usize,
    /// The words in it.
    #[serde(rename = "value")]
    pub words: String,
}

/// A blank that stays.
#[derive(Clone, Debug, Serialize)]
pub struct Left {
    /// The blank.
    #[serde(rename = "blank")]
    pub slot: &'static Slot,
    /// The paragraph it stands in, counted from 1.
    pub paragraph: usize,
    /// Why it stays.
    #[serde(flatten)]
    pub why: Why,
}

/// Why a blank stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", content = "missing", rename_all = "kebab-case")]
pub enum Why {
    /// The answers at these places are missing.
    Missing(Vec<Place>),
    /// The record needs nothing here.
    Needless,
    /// There is an answer, and no place for it was recognised.
    NoRoom,
}

/// What was compared, and what was filled.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Fingerprint of the given text.
    pub edition: String,
    /// How many paragraphs were compared.
    pub paragraphs: usize,
    /// How many characters outside the blanks.
    pub characters: usize,
    /// How many other parts of the file have the same bytes.
    pub parts: usize,
    /// SHA-256 of the given text outside its blanks.
    pub before: String,
    /// The same of the filled one.
    pub after: String,
    /// Blanks that were filled.
    pub filled: Vec<Placed>,
    /// Blanks that stay.
    pub left: Vec<Left>,
    /// What looks like a blank and is not known.
    pub unread: Vec<Unread>,
}

impl Serialize for Proof {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "equal": self.before == self.after,
            "edition": self.edition,
            "paragraphs": self.paragraphs,
            "characters": self.characters,
            "other_parts": self.parts,
            "text_before": self.before,
            "text_after": self.after,
            "filled": self.filled,
            "left": self.left,
            "not_recognised": self.unread,
        })
        .serialize(to)
    }
}

impl Proof {
    /// Blanks that stay because an answer is missing.
    pub fn missing(&self) -> impl Iterator<Item = &Left> {
        self.left.iter().filter(|left| matches!(left.why, Why::Missing(_)))
    }

    /// Whether something is left for a person to enter before anybody signs.
    pub fn is_open(&self) -> bool {
        self.left.iter().any(|left| left.why != Why::Needless)
            || self.unread.iter().any(|unread| !unread.on_signing)
    }

    /// In words, line by line.
    pub fn lines(&self) -> Vec<Phrase> {
        let (paragraphs, characters, parts) = (self.paragraphs, self.characters, self.parts);
        let mut out = vec![
            said!(
                "正文未改动：逐字比较{paragraphs}段、{characters}字，空白项以外全部相同；文件的\
                 其余{parts}个部分逐字节相同。",
                "The text is unaltered: {paragraphs} paragraphs and {characters} characters \
                 compared, the same outside the blanks; the other {parts} parts of the file are \
                 the same byte for byte.",
                paragraphs,
                characters,
                parts,
            ),
            said!(
                "版本指纹 {edition}；填写前 {before}，填写后 {after}",
                "edition {edition}; before {before}, after {after}",
                edition = self.edition,
                before = self.before,
                after = self.after,
            ),
        ];
        let named = |slot: &Slot, words: &Phrase| {
            said!(
                "{place} {slot}：{words}",
                "{place} {slot}: {words}",
                place = slot.place,
                slot = slot.label,
                words,
            )
        };
        for placed in &self.filled {
            let words = Phrase::same(placed.words.replace('\n', " / "));
            out.push(named(placed.slot, &words));
        }
        for left in &self.left {
            out.push(named(left.slot, &left.said()));
        }
        out.extend(self.unread.iter().map(Unread::said));
        out.push(
            t(
                "签字、盖章和签署日期由签署人填写。",
                "Signatures, seals and their dates are entered on signing.",
            )
            .into(),
        );
        out
    }
}

impl Left {
    /// Why it stays, and what to do.
    fn said(&self) -> Phrase {
        let paragraph = self.paragraph;
        match &self.why {
            Why::Needless => {
                t("留空（记录无须填写）", "left open (the record needs nothing here)").into()
            }
            Why::Missing(places) => {
                let places = Phrase::list(places.iter().map(|place| {
                    let label = place.label();
                    said!("{label}（{place}）", "{label} ({place})", label, place)
                }));
                said!(
                    "第{paragraph}段留空，缺少回答：{places}。补上回答后重新填写",
                    "paragraph {paragraph} left open, answer missing: {places}. Answer it and \
                     fill the form again",
                    paragraph,
                    places,
                )
            }
            Why::NoRoom => said!(
                "第{paragraph}段没有认出可以填写或者勾选的位置，保持原样：请在写出的文件中手工填写",
                "no place to fill or tick was recognised in paragraph {paragraph}, so it was left \
                 as it is: enter it by hand in the file written",
                paragraph,
            ),
        }
    }
}

/// Compares what was made with what was given.
pub(super) fn prove(given: &Given, bytes: &[u8], plan: Plan<'_>) -> Result<Proof, Refused> {
    let unproved = |why: String| Refused::Unproved(why);
    let made = Word::read(bytes)?;
    if !given.word.others().eq(made.others()) {
        return Err(unproved("other parts".to_owned()));
    }
    let (before, after) = (&given.word.body.paragraphs, &made.body.paragraphs);
    let below = |index: usize| {
        plan.filled
            .iter()
            .filter(move |(spot, _)| spot.at.how == How::Below && spot.at.paragraph == index)
    };
    let added: usize = (0..before.len()).map(|index| below(index).count()).sum();
    if after.len() != before.len() + added {
        return Err(unproved("paragraphs".to_owned()));
    }
    let (mut before_hash, mut after_hash) = (Sha256::new(), Sha256::new());
    let mut characters = 0;
    let mut made_paragraphs = after.iter();
    for (index, old) in before.iter().enumerate() {
        let differs = || unproved(format!("paragraph {}", index + 1));
        let new = made_paragraphs.next().ok_or_else(differs)?;
        let old: Vec<char> = old.glyphs.iter().map(|glyph| glyph.c).collect();
        let new: Vec<char> = new.glyphs.iter().map(|glyph| glyph.c).collect();
        let is_here = |spot: &Spot| spot.at.paragraph == index && spot.at.how != How::Below;
        let mut here: Vec<&(&Spot, String)> =
            plan.filled.iter().filter(|(spot, _)| is_here(spot)).collect();
        here.sort_by_key(|(spot, _)| spot.at.glyphs.start);
        let before = outside(&old, &here);
        let after = taken_out(&new, &here).ok_or_else(differs)?;
        if before != after {
            return Err(differs());
        }
        for (_, words) in below(index) {
            made_paragraphs.next().filter(|own| own.words() == *words).ok_or_else(differs)?;
        }
        characters += before.chars().count();
        before_hash.update(before.as_bytes());
        before_hash.update(b"\n");
        after_hash.update(after.as_bytes());
        after_hash.update(b"\n");
    }
    let placed = |(spot, words): (&Spot, String)| Placed {
        slot: spot.slot,
        paragraph: spot.at.paragraph + 1,
        words,
    };
    let left = |(slot, paragraph, why): (&'static Slot, usize, Why)| Left {
        slot,
        paragraph: paragraph + 1,
        why,
    };
    Ok(Proof {
        edition: given.fingerprint.clone(),
        paragraphs: before.len(),
        characters,
        parts: made.others().count(),
        before: hex(&before_hash.finalize()),
        after: hex(&after_hash.finalize()),
        filled: plan.filled.into_iter().map(placed).collect(),
        left: plan.left.into_iter().map(left).collect(),
        unread: given.found.unread.clone(),
    })
}

/// The given paragraph without its blanks.
fn outside(text: &[char], blanks: &[&(&Spot, String)]) -> String {
    let inside = |at: usize| blanks.iter().any(|(spot, _)| spot.at.glyphs.contains(&at));
    text.iter().enumerate().filter(|(at, _)| !inside(*at)).map(|(_, c)| *c).collect()
}

/// The filled paragraph without the words in its blanks; nothing if they do not stand where they should.
fn taken_out(text: &[char], blanks: &[&(&Spot, String)]) -> Option<String> {
    let mut out = String::new();
    let (mut old, mut new) = (0, 0);
    for (spot, words) in blanks {
        let kept = spot.at.glyphs.start.checked_sub(old)?;
        out.extend(text.get(new..new + kept)?);
        new += kept;
        let words: Vec<char> = words.chars().collect();
        if text.get(new..new + words.len())? != words {
            return None;
        }
        new += words.len();
        old = spot.at.glyphs.end;
    }
    out.extend(text.get(new..)?);
    Some(out)
}
