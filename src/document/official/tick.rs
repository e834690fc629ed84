//! A box is ticked where it stands: the box itself becomes the ticked one, as whoever drew it would tick it.

use std::ops::Range;

use crate::office::{Control, Word};

use super::locate::Place;
use super::marks::is_box;

/// Fonts of symbols, each with its ticked box.
const FONTS: [(&str, char); 2] = [("Wingdings", '\u{f0fe}'), ("Wingdings 2", '\u{f052}')];
/// The empty box of the second of them; all others are of the first.
const SECOND: char = '\u{f0a3}';

/// What stands in place of a box once it is ticked; nothing if this box cannot be.
pub(super) fn ticked(word: &Word, place: &Place) -> Option<String> {
    if let Some(control) = control(word, place) {
        return Some(control.sign.as_ref().map_or('☑', |(sign, _)| *sign).to_string());
    }
    let glyph = word.body.paragraphs.get(place.paragraph)?.glyphs.get(place.glyphs.start);
    let Some(glyph) = glyph.filter(|glyph| is_box(glyph.c)) else {
        // Brackets are the box.
        return Some('√'.to_string());
    };
    let source = word.xml().get(glyph.at.clone()).unwrap_or_default();
    let sign = match (glyph.element, attribute(source, "font")) {
        (true, Some(font)) => FONTS.iter().find(|(known, _)| *known == font)?.1,
        (true, None) => return None,
        (false, _) if glyph.c == SECOND => FONTS[1].1,
        (false, _) if glyph.c >= '\u{f000}' => FONTS[0].1,
        (false, _) if matches!(glyph.c, '○' | '◯' | '⭕' | '❍') => '●',
        (false, _) => '☑',
    };
    Some(sign.to_string())
}

/// What changes in the bytes where a box is ticked that is no plain character; nothing if it is one.
pub(super) fn edits(
    word: &Word,
    place: &Place,
    prefix: &str,
    sign: &str,
) -> Option<Vec<(Range<usize>, String)>> {
    let glyph = word.body.paragraphs.get(place.paragraph)?.glyphs.get(place.glyphs.start)?;
    let source = word.xml().get(glyph.at.clone()).unwrap_or_default();
    let symbol = |font: &str| {
        let code = sign.chars().next().map_or(0, u32::from);
        format!("<{prefix}sym {prefix}font=\"{font}\" {prefix}char=\"{code:04X}\"/>")
    };
    if let Some(control) = control(word, place) {
        let mut out = vec![(control.state.clone(), control.ticked.clone())];
        if let Some((_, font)) = &control.sign {
            let is_symbol = |font: &&String| font.starts_with("Wingdings") || *font == "Symbol";
            let drawn = match (font.as_ref().filter(is_symbol), glyph.element) {
                (Some(font), true) => symbol(&quick_xml::escape::escape(font.as_str())),
                (Some(font), false) => {
                    let symbol = symbol(&quick_xml::escape::escape(font.as_str()));
                    format!("</{prefix}t>{symbol}<{prefix}t xml:space=\"preserve\">")
                }
                (None, true) => format!("<{prefix}t>{sign}</{prefix}t>"),
                (None, false) => sign.to_owned(),
            };
            out.push((glyph.at.clone(), drawn));
        }
        return Some(out);
    }
    let font = attribute(source, "font").filter(|_| glyph.element)?;
    Some(vec![(glyph.at.clone(), symbol(font))])
}

fn control<'a>(word: &'a Word, place: &Place) -> Option<&'a Control> {
    word.body
        .controls
        .iter()
        .find(|control| control.paragraph == place.paragraph && control.glyph == place.glyphs.start)
}

/// The value of an attribute in the source of an element.
fn attribute<'a>(source: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = source.split_once(&format!("{name}="))?;
    let quote = rest.chars().next()?;
    rest.strip_prefix(quote)?.split(quote).next()
}
