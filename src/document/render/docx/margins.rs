//! What stands above and below the text on every page: the draft mark, the page number, the stamp.
//!
//! A document without a draft mark has no header; a document without a cover, or a stamp that is shown, has no footer for it.

use crate::document::Document;

use super::run::{Extra, paragraph, properties, text};
use super::xml::Xml;

/// Part of a document with page format of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The cover.
    Cover,
    /// Everything after it.
    Body,
}

/// A header or a footer.
#[derive(Debug)]
pub(super) struct Margin {
    /// Its file.
    pub(super) file: &'static str,
    /// The id by which the text names it.
    pub(super) link: &'static str,
    /// `header` or `footer`, as its kind is called in links and content types.
    pub(super) kind: &'static str,
    /// The element by which the text names it.
    pub(super) reference: &'static str,
    /// The element it is.
    root: &'static str,
    /// Where it stands.
    pub(super) places: &'static [Place],
}

static DRAFT: Margin = Margin {
    file: "header1.xml",
    link: "rIdDraft",
    kind: "header",
    reference: "w:headerReference",
    root: "w:hdr",
    places: &[Place::Cover, Place::Body],
};

static PAGES: Margin = Margin {
    file: "footer1.xml",
    link: "rIdPages",
    kind: "footer",
    reference: "w:footerReference",
    root: "w:ftr",
    places: &[Place::Body],
};

static COVER: Margin = Margin {
    file: "footer2.xml",
    link: "rIdCover",
    kind: "footer",
    reference: "w:footerReference",
    root: "w:ftr",
    places: &[Place::Cover],
};

/// The headers and footers of a document.
pub(super) fn margins(document: &Document) -> impl Iterator<Item = &'static Margin> {
    let draft = (!document.stamp.draft.is_empty()).then_some(&DRAFT);
    let cover = document.cover.as_ref().filter(|_| document.stamp.is_shown).map(|_| &COVER);
    draft.into_iter().chain([&PAGES]).chain(cover)
}

impl Margin {
    /// The part it stands in.
    pub(super) fn part(&self, document: &Document) -> String {
        let line = |xml: &mut Xml, style, words: &str| {
            paragraph(xml, document.lang, style, Extra::default(), &text(words));
        };
        Xml::word(self.root, |xml| {
            if self.kind == "header" {
                return line(xml, "Header", &document.stamp.draft);
            }
            if self.places.contains(&Place::Body) {
                page_number(xml);
            }
            if document.stamp.is_shown {
                line(xml, "Footer", &document.stamp.line);
            }
        })
    }
}

fn page_number(xml: &mut Xml) {
    xml.within("w:p", &[], |xml| {
        properties(xml, "PageNumber", Extra::default(), |_| {});
        xml.within("w:fldSimple", &[("w:instr", &" PAGE ")], |xml| {
            xml.within("w:r", &[], |xml| xml.within("w:t", &[], |xml| xml.text("1")));
        });
    });
}
