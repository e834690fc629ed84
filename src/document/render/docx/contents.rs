//! The table of contents: a field that Word makes anew, with the headings in it before it does.
//!
//! It holds no page numbers: nobody knows them before the pages are set.

use crate::document::Document;
use crate::document::render::shape::CONTENTS;

use super::run::{Extra, mark, paragraph, properties, run, text};
use super::xml::Xml;

/// What Word is told to gather: headings of three levels, as links.
const FIELD: &str = " TOC \\o \"1-3\" \\h \\z \\u ";

/// Writes the table of contents of a document that has headings.
pub(super) fn contents(xml: &mut Xml, document: &Document) {
    let lang = document.lang;
    paragraph(xml, lang, "TOCHeading", Extra::default(), &text(CONTENTS.get(lang)));
    let all: Vec<_> = document.contents().collect();
    for (number, (place, level, words)) in all.iter().enumerate() {
        let style = format!("TOC{}", (*level).clamp(1, 3));
        xml.within("w:p", &[], |xml| {
            properties(xml, &style, Extra::default(), |_| {});
            if number == 0 {
                field(xml, "begin");
                xml.within("w:r", &[], |xml| {
                    xml.within("w:instrText", &[("xml:space", &"preserve")], |xml| xml.text(FIELD));
                });
                field(xml, "separate");
            }
            let anchor = mark(*place);
            xml.within("w:hyperlink", &[("w:anchor", &anchor), ("w:history", &1)], |xml| {
                for piece in &text(words) {
                    run(xml, lang, piece);
                }
            });
            if number + 1 == all.len() {
                field(xml, "end");
            }
        });
    }
}

/// A mark of the field. Where it begins Word is told that it is to be made anew, which brings the page numbers.
fn field(xml: &mut Xml, kind: &str) {
    xml.within("w:r", &[], |xml| match kind {
        "begin" => xml.leaf("w:fldChar", &[("w:fldCharType", &kind), ("w:dirty", &"true")]),
        kind => xml.leaf("w:fldChar", &[("w:fldCharType", &kind)]),
    });
}
