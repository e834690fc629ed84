//! Paragraphs and runs of text.
//!
//! Every visible character of a document passes through [`paragraph`], which names a style and nothing of the domain.

use std::borrow::Cow;

use memchr::memmem;
use smallvec::smallvec;

use crate::document::render::breaks::{Held, held, is_free, opened};
use crate::document::render::shape::{Line, Look, Piece, as_one_line};
use crate::text::Lang;

use super::measure::FANG;
use super::xml::{Xml, leaf, within};

/// What a paragraph adds to its style.
#[expect(clippy::struct_excessive_bools, reason = "each is a property of Word's own")]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extra {
    /// It begins a page.
    pub(super) new_page: bool,
    /// It stays on the page of the next paragraph.
    pub(super) keep_next: bool,
    /// Its lines stay on one page.
    pub(super) keep_lines: bool,
    /// Space above it, if not that of its style.
    pub(super) before: Option<u32>,
    /// Space left and right of it, if not that of its style.
    pub(super) sides: Option<u32>,
    /// The place by which the table of contents finds it.
    pub(super) mark: Option<usize>,
    /// Its lines end where they end, in a style that justifies them.
    pub(super) is_ragged: bool,
}

/// A paragraph in a style.
pub(super) fn paragraph(xml: &mut Xml, lang: Lang, style: &str, extra: Extra, line: &[Piece<'_>]) {
    within!(xml, "w:p", {
        properties(xml, style, extra, |_| {});
        if let Some(place) = extra.mark {
            let name = mark(place);
            xml.leaf("w:bookmarkStart", &[("w:id", &place), ("w:name", &name)]);
        }
        for piece in line {
            run(xml, lang, piece);
        }
        if let Some(place) = extra.mark {
            xml.leaf("w:bookmarkEnd", &[("w:id", &place)]);
        }
    });
}

/// The name of the place of a heading, as Word itself names those of a table of contents.
pub(super) fn mark(place: usize) -> String {
    format!("_Toc{place:09}")
}

/// The properties of a paragraph, in the order the schema asks for; `last` writes what comes after them all.
pub(super) fn properties(xml: &mut Xml, style: &str, extra: Extra, last: impl FnOnce(&mut Xml)) {
    within!(xml, "w:pPr", {
        xml.value("w:pStyle", style);
        if extra.keep_next {
            leaf!(xml, "w:keepNext");
        }
        if extra.keep_lines {
            leaf!(xml, "w:keepLines");
        }
        if extra.new_page {
            leaf!(xml, "w:pageBreakBefore");
        }
        if let Some(before) = extra.before {
            xml.leaf("w:spacing", &[("w:before", &before)]);
        }
        if let Some(sides) = extra.sides {
            xml.leaf("w:ind", &[("w:left", &sides), ("w:right", &sides)]);
        }
        if extra.is_ragged {
            leaf!(xml, "w:jc", "w:val" = "left");
        }
        last(xml);
    });
}

/// Text of one look. The boxes of a form stand in a run of their own: beside Latin letters they would take the Latin typeface,
/// and another size.
pub(super) fn run(xml: &mut Xml, lang: Lang, piece: &Piece<'_>) {
    let mut rest = &*piece.text;
    // Most text has none; both begin with these bytes.
    if memmem::find(rest.as_bytes(), &[0xe2, 0x96]).is_none() && !rest.is_empty() {
        return one_run(xml, lang, piece.look, rest, false);
    }
    while !rest.is_empty() {
        let is_box = rest.starts_with(BOXES);
        let end = rest.find(|c| BOXES.contains(&c) != is_box).unwrap_or(rest.len());
        let Some((part, after)) = rest.split_at_checked(end) else { return };
        one_run(xml, lang, piece.look, part, is_box);
        rest = after;
    }
}

/// The boxes of forms: one that is chosen, and one that is not.
pub(super) const BOXES: [char; 2] = ['\u{25a0}', '\u{25a1}'];

/// The ink of what was struck and of what is new: dark, so that it prints; the lines tell them apart without it.
const STRUCK: &str = "A61C1C";
const NEW: &str = "1F4E9E";

fn one_run(xml: &mut Xml, lang: Lang, look: Look, text: &str, is_box: bool) {
    within!(xml, "w:r", {
        within!(xml, "w:rPr", {
            if is_box {
                let all =
                    ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"].map(|kind| (kind, &FANG as _));
                let hint = ("w:hint", &"eastAsia" as _);
                xml.leaf("w:rFonts", &[all[0], all[1], all[2], all[3], hint]);
            } else if lang == Lang::Zh {
                // Without this hint Word sets “ ” and … in the Latin typeface.
                leaf!(xml, "w:rFonts", "w:hint" = "eastAsia");
            }
            match look {
                Look::Plain => {}
                Look::Strong => leaf!(xml, "w:b"),
                Look::Blank => xml.value("w:highlight", "yellow"),
                // Looks, and not changes that Word keeps track of: those it hides or shows as each reader has set it, and a print would
                // show what was struck as if it stood there.
                Look::Struck => {
                    xml.leaf("w:strike", &[]);
                    xml.value("w:color", STRUCK);
                }
                Look::New => {
                    xml.value("w:color", NEW);
                    xml.value("w:u", "single");
                }
            }
        });
        words(xml, &with_ends(text));
    });
}

/// The properties of a run in a picture, whose type has a size of its own.
pub(super) fn sized(xml: &mut Xml, lang: Lang, size: u64) {
    xml.within("w:rPr", &[], |xml| {
        if lang == Lang::Zh {
            xml.leaf("w:rFonts", &[("w:hint", &"eastAsia")]);
        }
        xml.value("w:sz", size);
        xml.value("w:szCs", size);
    });
}

/// Where a line may end, and nothing is seen.
pub(super) const END: &str = "\u{200b}";

/// Where none may end behind a hyphen, and nothing is seen. Word's own no-break hyphen does not do: in a line without a blank, as
/// Chinese has none, LibreOffice ends lines behind it and between any two figures that follow. Nor does the word joiner, U+2060, for
/// which many typefaces have a box.
pub(super) const NO_END: &str = "\u{feff}";

/// Text with what says where a line may end in it, or not. It belongs to no word: readers of files take it for nothing.
fn with_ends(text: &str) -> Cow<'_, str> {
    // Most text has nothing of the kind.
    if is_free(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (index, part) in opened(text).enumerate() {
        // A bracket that opens behind a figure clings to it unless the end of a line is offered.
        if index > 0 {
            out.push_str(END);
        }
        for held in held(part) {
            match held {
                Held::Free(text) => out.push_str(text),
                Held::Parts(parts) => out.push_str(&parts.join(END)),
                Held::Number(number) => out.push_str(&number.replace('-', &format!("-{NO_END}"))),
            }
        }
    }
    out.into()
}

/// Words within a run.
fn words(xml: &mut Xml, words: &str) {
    // Blanks at the ends are lost unless they are asked for.
    if words.starts_with(' ') || words.ends_with(' ') {
        xml.within("w:t", &[("xml:space", &"preserve")], |xml| xml.text(words));
    } else {
        within!(xml, "w:t", xml.text(words));
    }
}

/// The lines of a title, one below the other in one run.
pub(super) fn title_lines(xml: &mut Xml, lang: Lang, lines: &[String]) {
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            xml.within("w:r", &[], |xml| xml.leaf("w:br", &[]));
        }
        for piece in &text(line) {
            run(xml, lang, piece);
        }
    }
}

/// A line of plain text.
pub(super) fn text(text: &str) -> Line<'_> {
    smallvec![Piece { look: Look::Plain, text: as_one_line(text) }]
}
