//! Paragraphs and runs of text.
//!
//! Every visible character of a document passes through [`paragraph`], which names a style and nothing of the domain.

use crate::document::render::shape::{Line, Look, Piece, one_line};
use crate::text::Lang;

use super::xml::Xml;

/// What a paragraph adds to its style.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extra {
    /// It begins a page.
    pub(super) new_page: bool,
    /// It stays on the page of the next paragraph.
    pub(super) keep_next: bool,
    /// Space above it, if not that of its style.
    pub(super) before: Option<u32>,
}

/// A paragraph in a style.
pub(super) fn paragraph(xml: &mut Xml, lang: Lang, style: &str, extra: Extra, line: &[Piece]) {
    xml.within("w:p", &[], |xml| {
        properties(xml, style, extra, |_| {});
        for piece in line {
            run(xml, lang, piece);
        }
    });
}

/// The properties of a paragraph, in the order the schema asks for; `last` writes what comes after them all.
pub(super) fn properties(xml: &mut Xml, style: &str, extra: Extra, last: impl FnOnce(&mut Xml)) {
    xml.within("w:pPr", &[], |xml| {
        xml.value("w:pStyle", style);
        if extra.keep_next {
            xml.leaf("w:keepNext", &[]);
        }
        if extra.new_page {
            xml.leaf("w:pageBreakBefore", &[]);
        }
        if let Some(before) = extra.before {
            xml.leaf("w:spacing", &[("w:before", &before)]);
        }
        last(xml);
    });
}

/// A run of text of one look.
pub(super) fn run(xml: &mut Xml, lang: Lang, piece: &Piece) {
    xml.within("w:r", &[], |xml| {
        xml.within("w:rPr", &[], |xml| {
            if lang == Lang::Zh {
                // Without this hint Word sets “ ” and … in the Latin typeface.
                xml.leaf("w:rFonts", &[("w:hint", &"eastAsia")]);
            }
            match piece.look {
                Look::Plain => {}
                Look::Strong => xml.leaf("w:b", &[]),
                Look::Blank => xml.value("w:highlight", "yellow"),
            }
        });
        xml.within("w:t", &[("xml:space", &"preserve")], |xml| xml.text(&piece.text));
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

/// A line of plain text.
pub(super) fn text(text: &str) -> Line {
    vec![Piece { look: Look::Plain, text: one_line(text) }]
}
