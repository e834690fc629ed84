//! Boxes that are controls of Word and no characters alone: legacy check boxes of forms, and check boxes of content controls.
//!
//! What a box shows and what it says are two things in such a file. A [`Control`] holds both, so that they can never differ.

use std::ops::Range;

use quick_xml::events::BytesStart;

use crate::office::xml::value;

use super::body::symbol;

/// How the box of a legacy check box is read.
pub(super) const EMPTY: char = '☐';
/// The same, ticked.
pub(super) const TICKED: char = '☑';

/// A box that can be ticked.
#[derive(Clone, Debug, Default)]
pub struct Control {
    /// The paragraph it stands in.
    pub paragraph: usize,
    /// Its character there.
    pub glyph: usize,
    /// The bytes that say whether it is ticked.
    pub state: Range<usize>,
    /// What stands there instead once it is.
    pub ticked: String,
    /// The character that then stands in its place, with its font; none if Word draws the box itself.
    pub sign: Option<(char, Option<String>)>,
}

/// What is known of the control that is being read.
#[derive(Debug, Default)]
pub(super) struct Controls {
    /// The check box that is open, legacy or not.
    open: Option<Reading>,
    /// The one whose character comes next.
    next: Option<Control>,
}

#[derive(Debug, Default)]
struct Reading {
    is_legacy: bool,
    /// What its names begin with, such as `w14:`.
    prefix: String,
    /// Whether it is ticked, and what says so.
    is_on: bool,
    state: Option<Range<usize>>,
    /// Its own element.
    whole: Range<usize>,
    /// Where its closing tag begins, or its only one.
    end: usize,
    sign: Option<(char, Option<String>)>,
}

impl Controls {
    /// An element begins.
    pub(super) fn open(&mut self, element: &BytesStart<'_>, is_word: bool, at: Range<usize>) {
        let name = element.local_name().into_inner();
        if matches!((name, is_word), ("checkBox", true) | ("checkbox", false)) {
            let prefix = element.name().into_inner().strip_suffix(name).unwrap_or_default();
            self.open = Some(Reading {
                is_legacy: is_word,
                prefix: prefix.to_owned(),
                whole: at,
                ..Reading::default()
            });
            return;
        }
        let Some(reading) = &mut self.open else { return };
        let is_on = || {
            let value = value(element, "val");
            value.is_none_or(|v| !matches!(v.as_str(), "0" | "false" | "off"))
        };
        match name {
            "default" if reading.is_legacy && reading.state.is_none() => reading.is_on = is_on(),
            "checked" => {
                reading.is_on = is_on();
                reading.state = Some(at);
            }
            "checkedState" => {
                let sign = value(element, "val").and_then(|code| {
                    let c = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32)?;
                    // A font of symbols has its own characters, also where their codes are written short.
                    if c > '\u{ff}' { Some(c) } else { symbol(&code) }
                });
                reading.sign = sign.map(|c| (c, value(element, "font")));
            }
            _ => {}
        }
    }

    /// An element ends, whose closing tag begins at `end`. Whether a legacy check box stands here, and is ticked.
    pub(super) fn close(&mut self, name: &str, whole: Range<usize>, end: usize) -> Option<bool> {
        match name {
            "checked" => {
                // As long as it is, not only its opening tag.
                let state = self.open.as_mut()?.state.as_mut()?;
                *state = whole;
                None
            }
            "checkBox" | "checkbox" => {
                let reading = self.open.as_mut()?;
                (reading.whole, reading.end) = (whole, end);
                self.next = Some(reading.control(name));
                None
            }
            "fldChar" => {
                let reading = self.open.take_if(|reading| reading.is_legacy)?;
                Some(reading.is_on)
            }
            // What follows the properties of a content control is what it shows.
            "sdtPr" => {
                self.open = None;
                None
            }
            "sdt" => {
                self.next = None;
                None
            }
            _ => None,
        }
    }

    /// The control whose character is read now.
    pub(super) fn made(&mut self) -> Option<Control> {
        if self.open.is_some() { None } else { self.next.take() }
    }
}

impl Reading {
    fn control(&self, name: &str) -> Control {
        let prefix = &self.prefix;
        let on = if self.is_legacy {
            format!("<{prefix}checked/>")
        } else {
            format!("<{prefix}checked {prefix}val=\"1\"/>")
        };
        let (state, ticked) = match &self.state {
            Some(state) => (state.clone(), on),
            // A tag that stands alone is opened up for it.
            None if self.end == self.whole.start => {
                (self.whole.clone(), format!("<{prefix}{name}>{on}</{prefix}{name}>"))
            }
            None => (self.end..self.end, on),
        };
        let shown = self.sign.clone().unwrap_or(('☒', None));
        let sign = (!self.is_legacy).then_some(shown);
        Control { state, ticked, sign, ..Control::default() }
    }
}
