//! The styles of a document.
//!
//! Every paragraph has a named style, headings the ones Word's outline knows; all four kinds of typeface are set at the root,
//! so that no program falls back to one of another country.

use std::sync::OnceLock;

use crate::document::Layout;
use crate::text::Lang;

use super::DocxError;
use super::measure::{CELL_GAP, CELL_SIDE, FANG, FINE, HEI, KAI, LATIN, Measure, Pitch};
use super::parcel::Part;
use super::xml::{Attribute, Xml};

/// Line pitch on the cover.
pub(super) const COVER_PITCH: u32 = 760;

/// A paragraph style. What is not set comes from `Normal`.
#[derive(Clone, Copy, Debug, Default)]
struct Style {
    id: &'static str,
    name: &'static str,
    /// The style of the paragraph typed after one in this style.
    next: &'static str,
    keep_next: bool,
    /// A line at the left.
    barred: bool,
    before: u32,
    after: u32,
    pitch: Option<Pitch>,
    /// First line, in characters of the text.
    indent: u32,
    /// All lines, and how far the first hangs out of them.
    left: u32,
    hanging: u32,
    right: u32,
    align: &'static str,
    /// Level in the outline, from one.
    level: u32,
    font: &'static str,
    bold: bool,
    color: &'static str,
    /// Type size; that of the text if zero.
    size: u32,
}

/// The part that holds the styles of a layout in a language: the same in all files of them, made and packed once.
///
/// # Errors
/// If it cannot be packed.
pub(super) fn packed(layout: Layout, lang: Lang) -> Result<&'static Part, DocxError> {
    static KNOWN: [[OnceLock<Part>; 2]; 3] = [const { [const { OnceLock::new() }; 2] }; 3];
    let known = &KNOWN[layout as usize][lang as usize];
    if let Some(part) = known.get() {
        return Ok(part);
    }
    let part = Part::of("word/styles.xml", &styles(&Measure::of(layout, lang)))?;
    Ok(known.get_or_init(|| part))
}

fn styles(measure: &Measure) -> String {
    Xml::word("w:styles", |xml| {
        defaults(xml, measure);
        normal(xml, measure);
        let all = headings(measure).into_iter().chain(text(measure)).chain(apart(measure));
        for style in all.chain(contents(measure)) {
            style.write(xml, measure);
        }
        grid(xml);
    })
}

fn defaults(xml: &mut Xml, measure: &Measure) {
    xml.within("w:docDefaults", &[], |xml| {
        xml.within("w:rPrDefault", &[], |xml| {
            xml.within("w:rPr", &[], |xml| {
                typeface(xml, FANG);
                size(xml, measure.size);
                xml.leaf("w:lang", &[("w:val", &"en-US"), ("w:eastAsia", &"zh-CN")]);
            });
        });
        xml.leaf("w:pPrDefault", &[]);
    });
}

fn normal(xml: &mut Xml, measure: &Measure) {
    let names: [Attribute<'_>; 3] =
        [("w:type", &"paragraph"), ("w:default", &1), ("w:styleId", &"Normal")];
    xml.within("w:style", &names, |xml| {
        xml.value("w:name", "Normal");
        xml.leaf("w:qFormat", &[]);
        xml.within("w:pPr", &[], |xml| {
            xml.leaf("w:widowControl", &[]);
            spacing(xml, 0, 0, Some(measure.pitch));
        });
    });
}

fn headings(measure: &Measure) -> [Style; 4] {
    let english = measure.lang == Lang::En;
    let style = |level: u32, id, name, font, bold| Style {
        id,
        name,
        font,
        level,
        bold: bold || english,
        next: "BodyText",
        keep_next: true,
        before: measure.after,
        after: measure.after,
        indent: measure.indent,
        size: measure.headings.get(level as usize - 1).copied().unwrap_or_default(),
        ..Style::default()
    };
    [
        style(1, "Heading1", "heading 1", HEI, false),
        style(2, "Heading2", "heading 2", KAI, true),
        style(3, "Heading3", "heading 3", FANG, true),
        style(4, "Heading4", "heading 4", FANG, true),
    ]
}

fn text(measure: &Measure) -> [Style; 5] {
    let first = measure.characters(measure.indent);
    let hang = measure.characters(1);
    // What would tear a justified line apart, an address or a long code, may part behind its marks.
    let align = "both";
    let body = Style {
        id: "BodyText",
        name: "Body Text",
        after: measure.after,
        indent: measure.indent,
        align,
        ..Style::default()
    };
    let point = Style { indent: 0, left: first + hang, ..body };
    [
        body,
        Style { id: "ListParagraph", name: "List Paragraph", hanging: hang, ..point },
        Style { id: "ListContinue", name: "List Continue", ..point },
        Style {
            id: "Note",
            name: "Note",
            left: first.max(hang),
            barred: true,
            font: KAI,
            size: measure.note,
            pitch: Some(measure.note_pitch),
            after: measure.note_after,
            indent: 0,
            ..body
        },
        Style {
            id: "Signature",
            name: "Signature",
            keep_next: false,
            before: measure.sign,
            right: first,
            align: "right",
            ..Style::default()
        },
    ]
}

fn apart(measure: &Measure) -> [Style; 17] {
    let single = Some(Pitch::Auto(240));
    let cell = Style {
        id: "TableText",
        name: "Table Text",
        before: CELL_GAP,
        after: CELL_GAP,
        pitch: Some(measure.table_pitch),
        size: measure.table,
        ..Style::default()
    };
    let bold = measure.lang == Lang::En;
    let head =
        Style { id: "TableHead", name: "Table Head", align: "center", font: HEI, bold, ..cell };
    let side = Style { id: "TableSide", name: "Table Side", font: HEI, bold, ..cell };
    let fine = measure.table.min(FINE);
    let margin = Style { align: "center", pitch: single, size: 18, ..Style::default() };
    [
        Style {
            id: "Title",
            name: "Title",
            next: "BodyText",
            after: measure.characters(1),
            pitch: Some(Pitch::Exact(measure.title * 16)),
            align: "center",
            font: HEI,
            bold,
            size: measure.title,
            ..Style::default()
        },
        Style {
            id: "CoverLine",
            name: "Cover Line",
            pitch: Some(Pitch::Exact(COVER_PITCH)),
            align: "center",
            ..Style::default()
        },
        Style {
            id: "Caption",
            name: "caption",
            keep_next: true,
            before: 120,
            after: 60,
            pitch: single,
            align: "center",
            bold: true,
            size: measure.table + 2,
            ..Style::default()
        },
        cell,
        head,
        side,
        Style { id: "TableTextFine", name: "Table Text Fine", size: fine, ..cell },
        Style { id: "TableHeadFine", name: "Table Head Fine", size: fine, ..head },
        Style { id: "TableSideFine", name: "Table Side Fine", size: fine, ..side },
        Style {
            id: "TableEnd",
            name: "Table End",
            pitch: Some(Pitch::Exact(160)),
            size: 8,
            ..Style::default()
        },
        Style {
            id: "Figure",
            name: "Figure",
            keep_next: true,
            after: 60,
            pitch: single,
            align: "center",
            ..Style::default()
        },
        Style {
            id: "FigureCaption",
            name: "Figure Caption",
            after: 120,
            pitch: single,
            align: "center",
            bold: true,
            size: measure.table + 2,
            ..Style::default()
        },
        Style { id: "FigureText", name: "Figure Text", align: "center", ..Style::default() },
        // It carries the format of the pages before it, and takes no room that could begin another.
        Style {
            id: "SectionEnd",
            name: "Section End",
            pitch: Some(Pitch::Exact(20)),
            size: 2,
            ..Style::default()
        },
        Style { id: "Header", name: "header", bold: true, color: "C00000", size: 21, ..margin },
        Style { id: "Footer", name: "footer", color: "808080", size: 15, ..margin },
        Style { id: "PageNumber", name: "Page Number Line", size: 21, ..margin },
    ]
}

/// Those of a table of contents, under the names by which Word knows them.
fn contents(measure: &Measure) -> [Style; 4] {
    let level = |id, name, level: u32| Style {
        id,
        name,
        left: measure.characters(2 * level),
        pitch: Some(Pitch::Exact(400)),
        size: measure.note,
        ..Style::default()
    };
    [
        Style {
            id: "TOCHeading",
            name: "TOC Heading",
            after: measure.characters(1),
            align: "center",
            font: HEI,
            bold: measure.lang == Lang::En,
            size: measure.title.min(32),
            ..Style::default()
        },
        level("TOC1", "toc 1", 0),
        level("TOC2", "toc 2", 1),
        level("TOC3", "toc 3", 2),
    ]
}

fn grid(xml: &mut Xml) {
    xml.within("w:style", &[("w:type", &"table"), ("w:styleId", &"TableGrid")], |xml| {
        xml.value("w:name", "Table Grid");
        xml.within("w:tblPr", &[], |xml| {
            xml.within("w:tblBorders", &[], |xml| {
                for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                    line(xml, side, 4, 0, "000000");
                }
            });
            xml.within("w:tblCellMar", &[], |xml| {
                for side in ["left", "right"] {
                    xml.leaf(&format!("w:{side}"), &[("w:w", &CELL_SIDE), ("w:type", &"dxa")]);
                }
            });
        });
    });
}

impl Style {
    /// The properties stand in the order the schema asks for.
    fn write(&self, xml: &mut Xml, measure: &Measure) {
        xml.within("w:style", &[("w:type", &"paragraph"), ("w:styleId", &self.id)], |xml| {
            xml.value("w:name", self.name);
            xml.value("w:basedOn", "Normal");
            if !self.next.is_empty() {
                xml.value("w:next", self.next);
            }
            xml.leaf("w:qFormat", &[]);
            xml.within("w:pPr", &[], |xml| self.paragraph(xml, measure));
            xml.within("w:rPr", &[], |xml| self.run(xml));
        });
    }

    fn paragraph(&self, xml: &mut Xml, measure: &Measure) {
        if self.keep_next {
            xml.leaf("w:keepNext", &[]);
            xml.leaf("w:keepLines", &[]);
        }
        if self.barred {
            xml.within("w:pBdr", &[], |xml| line(xml, "left", 12, 8, "A6A6A6"));
        }
        spacing(xml, self.before, self.after, self.pitch);
        if self.indent > 0 {
            // Word goes by the characters; programs that cannot count them go by the length.
            let size = if self.size == 0 { measure.size } else { self.size };
            let (hundredths, length) = (self.indent * 100, self.indent * size * 10);
            xml.leaf("w:ind", &[("w:firstLineChars", &hundredths), ("w:firstLine", &length)]);
        } else if self.left + self.right > 0 {
            let ends = [("w:left", &self.left as _), ("w:right", &self.right as _)];
            xml.leaf("w:ind", &[ends[0], ends[1], ("w:hanging", &self.hanging)]);
        }
        if !self.align.is_empty() {
            xml.value("w:jc", self.align);
        }
        if let Some(level) = self.level.checked_sub(1) {
            xml.value("w:outlineLvl", level);
        }
    }

    fn run(&self, xml: &mut Xml) {
        if !self.font.is_empty() {
            typeface(xml, self.font);
        }
        if self.bold {
            xml.leaf("w:b", &[]);
        }
        if !self.color.is_empty() {
            xml.value("w:color", self.color);
        }
        if self.size > 0 {
            size(xml, self.size);
        }
    }
}

fn typeface(xml: &mut Xml, chinese: &str) {
    let latin = ["w:ascii", "w:hAnsi", "w:cs"].map(|kind| (kind, &LATIN as _));
    xml.leaf("w:rFonts", &[latin[0], latin[1], ("w:eastAsia", &chinese), latin[2]]);
}

fn size(xml: &mut Xml, size: u32) {
    xml.value("w:sz", size);
    xml.value("w:szCs", size);
}

fn spacing(xml: &mut Xml, before: u32, after: u32, pitch: Option<Pitch>) {
    let (line, rule) = match pitch {
        Some(Pitch::Exact(line)) => (line, "exact"),
        Some(Pitch::Auto(line)) => (line, "auto"),
        None => {
            xml.leaf("w:spacing", &[("w:before", &before), ("w:after", &after)]);
            return;
        }
    };
    xml.leaf(
        "w:spacing",
        &[("w:before", &before), ("w:after", &after), ("w:line", &line), ("w:lineRule", &rule)],
    );
}

fn line(xml: &mut Xml, side: &str, width: u32, space: u32, color: &str) {
    xml.leaf(
        &format!("w:{side}"),
        &[("w:val", &"single"), ("w:sz", &width), ("w:space", &space), ("w:color", &color)],
    );
}
