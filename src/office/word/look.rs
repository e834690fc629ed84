//! How words look as far as it decides whether they are read: struck through, hidden, tiny, or in the colour of their ground.
//!
//! What a run does not say itself comes from its style and from those that style rests on. Styles of tables and themes are not read.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use crate::office::Refused;
use crate::office::xml::{Seen, value, walk};

/// Why words that stand in a file are not read by a person, or not read as valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Veil {
    /// Marked as hidden.
    Hidden,
    /// Struck through.
    Struck,
    /// In the colour of their ground, or so near it that nobody sees them.
    Pale,
    /// Of three points or less.
    Tiny,
}

/// The size up to which type is not read, in half points: 3 pt. Line ends between tables are smaller, but hold no words.
const TINY: u32 = 6;

/// Ink and ground of a contrast below this, in hundredths, are one to the eye; 100 is no contrast at all (WCAG 2.2, contrast ratio).
const PALE: f64 = 1.25;

/// How deep styles may rest on each other.
const DEEPEST: usize = 32;

/// A colour; `None` is the one that a program chooses so that it is read.
type Color = Option<[u8; 3]>;

/// What is said of how words look; what is not said comes from elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    hidden: Option<bool>,
    struck: Option<bool>,
    struck_twice: Option<bool>,
    ink: Option<Color>,
    /// The ground behind the words.
    pub(super) ground: Option<Color>,
    /// In half points.
    size: Option<u32>,
}

impl Look {
    /// Takes in what an element says.
    pub(super) fn take(&mut self, name: &str, element: &BytesStart<'_>) {
        let value = |name: &str| value(element, name);
        let on = || value("val").is_none_or(|v| !matches!(v.as_str(), "0" | "false" | "off"));
        match name {
            "vanish" => self.hidden = Some(on()),
            "strike" => self.struck = Some(on()),
            "dstrike" => self.struck_twice = Some(on()),
            "sz" => self.size = value("val").and_then(|size| size.parse().ok()),
            "color" => self.ink = value("val").map(|color| colour(&color)),
            "highlight" => {
                self.ground = value("val").filter(|name| name != "none").map(|name| marker(&name));
            }
            // A pattern in another colour hides nothing that its fill does not.
            "shd" if self.ground.is_none() => {
                self.ground = value("fill").map(|fill| colour(&fill)).filter(Option::is_some);
            }
            _ => {}
        }
    }

    /// This look, and where it says nothing the other.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            struck_twice: self.struck_twice.or(other.struck_twice),
            ink: self.ink.or(other.ink),
            ground: self.ground.or(other.ground),
            size: self.size.or(other.size),
        }
    }

    /// What keeps the words from being read, if anything does.
    pub(super) fn veil(self) -> Option<Veil> {
        let is = |said: Option<bool>| said == Some(true);
        if is(self.hidden) {
            Some(Veil::Hidden)
        } else if is(self.struck) || is(self.struck_twice) {
            Some(Veil::Struck)
        } else if self.size.is_some_and(|size| size <= TINY) {
            Some(Veil::Tiny)
        } else {
            let ground = self.ground.flatten().unwrap_or([0xff; 3]);
            let is_pale = |ink| contrast(ink, ground) < PALE;
            self.ink.flatten().is_some_and(is_pale).then_some(Veil::Pale)
        }
    }
}

fn colour(written: &str) -> Color {
    let number = (written.len() == 6).then(|| u32::from_str_radix(written, 16).ok()).flatten()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

/// The colours that a marker has.
fn marker(name: &str) -> Color {
    colour(match name {
        "yellow" => "FFFF00",
        "green" => "00FF00",
        "cyan" => "00FFFF",
        "magenta" => "FF00FF",
        "blue" => "0000FF",
        "red" => "FF0000",
        "darkBlue" => "000080",
        "darkCyan" => "008080",
        "darkGreen" => "008000",
        "darkMagenta" => "800080",
        "darkRed" => "800000",
        "darkYellow" => "808000",
        "darkGray" => "808080",
        "lightGray" => "C0C0C0",
        "black" => "000000",
        _ => "FFFFFF",
    })
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2).
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let light = |color: [u8; 3]| {
        let [red, green, blue] = color.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126_f64.mul_add(red, 0.7152_f64.mul_add(green, 0.0722 * blue)) + 0.05
    };
    let (one, other) = (light(one), light(other));
    one.max(other) / one.min(other)
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// What all words look like, unless something is said.
    whole: Look,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    /// By id: what each rests on, and what it says.
    named: HashMap<String, (Option<String>, Look)>,
}

impl Styles {
    /// Reads the part that holds them.
    pub(super) fn read(xml: &str) -> Result<Self, Refused> {
        let mut styles = Self::default();
        let (mut id, mut is_whole, mut apart) = (None::<String>, false, 0_usize);
        walk(xml, |seen, _| {
            match seen {
                Seen::Open(element, true) => match element.local_name().into_inner() {
                    "rPrDefault" => is_whole = true,
                    // What it says of the first row or the last column of a table.
                    "tblStylePr" => apart += 1,
                    "style" => {
                        let known = value(element, "styleId").unwrap_or_default();
                        let is_usual = value(element, "default").is_some_and(|v| v != "0")
                            && value(element, "type").is_some_and(|kind| kind == "paragraph");
                        if is_usual {
                            styles.usual = Some(known.clone());
                        }
                        styles.named.entry(known.clone()).or_default();
                        id = Some(known);
                    }
                    "basedOn" => {
                        if let Some(style) = id.as_ref().and_then(|id| styles.named.get_mut(id)) {
                            style.0 = value(element, "val");
                        }
                    }
                    name if apart == 0 => {
                        match id.as_ref().and_then(|id| styles.named.get_mut(id)) {
                            Some(style) => style.1.take(name, element),
                            None if is_whole => styles.whole.take(name, element),
                            None => {}
                        }
                    }
                    _ => {}
                },
                Seen::Close("rPrDefault", _) => is_whole = false,
                Seen::Close("tblStylePr", _) => apart = apart.saturating_sub(1),
                Seen::Close("style", _) => id = None,
                _ => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// What a style says, with all it rests on.
    pub(super) fn of(&self, id: &str) -> Look {
        let (mut look, mut next) = (Look::default(), Some(id));
        for _ in 0..DEEPEST {
            let Some((based_on, said)) = next.and_then(|id| self.named.get(id)) else { break };
            look = look.or(*said);
            next = based_on.as_deref();
        }
        look
    }

    /// What words look like of which nothing is said, in a paragraph of this style or of none.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Look {
        let id = id.or(self.usual.as_deref());
        id.map(|id| self.of(id)).unwrap_or_default().or(self.whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_one_to_the_eye_or_not() {
        for (ink, ground, is_pale) in [
            ("FFFFFF", "FFFFFF", true),
            ("FDFDFD", "FFFFFF", true),
            ("FFFF00", "FFFFFF", true),
            ("A6A6A6", "FFFFFF", false),
            ("FFFFFF", "1F3864", false),
            ("1F3864", "1F3864", true),
            ("FF0000", "FFFFFF", false),
        ] {
            let near = contrast(colour(ink).unwrap(), colour(ground).unwrap()) < PALE;
            assert_eq!(near, is_pale, "{ink} on {ground}");
        }
        assert_eq!(colour("auto"), None);
    }
}
