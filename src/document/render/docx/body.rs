//! The text of the document: cover, blocks and pages.
//!
//! The cover is a section of its own, so that the pages of the body count from one.

use crate::document::render::shape::{Line, Piece, all_lines, lines};
use crate::document::{Block, Cover, Document, Inline, Shade};

use super::margins::{Place, margins};
use super::measure::{LATIN, Measure, PAPER};
use super::run::{self, Extra, paragraph, properties, text};
use super::styles::COVER_PITCH;
use super::xml::Xml;

/// The main part of the file.
pub(super) fn body(document: &Document, measure: &Measure) -> String {
    Xml::word("w:document", |xml| {
        xml.within("w:body", &[], |xml| {
            let mut body = Body {
                xml,
                document,
                measure,
                above: &document.title,
                new_page: false,
                stays: false,
            };
            match &document.cover {
                Some(cover) => body.cover(cover),
                None => body.line("Title", &text(&document.title)),
            }
            for (index, block) in document.blocks.iter().enumerate() {
                let next = document.blocks.get(index + 1);
                body.stays = stays(block, next);
                body.block(block);
            }
            body.section(Place::Body);
        });
    })
}

/// The text as it grows.
struct Body<'a> {
    xml: &'a mut Xml,
    document: &'a Document,
    measure: &'a Measure,
    /// The last heading; before the first, the title.
    above: &'a str,
    /// Whether the next paragraph begins a page.
    new_page: bool,
    /// Whether the end of the block stays on the page of the next one.
    stays: bool,
}

impl<'a> Body<'a> {
    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading(level, words) => {
                self.above = words;
                self.line(&format!("Heading{}", (*level).clamp(1, 4)), &text(words));
            }
            Block::Paragraph(runs) => self.kept("BodyText", &lines(runs)),
            Block::Note(runs) => self.kept("Note", &lines(runs)),
            Block::List(points) => {
                for (index, point) in points.iter().enumerate() {
                    self.point(&lines(point), self.stays && index + 1 == points.len());
                }
            }
            Block::Table(table) => {
                self.caption(&table.caption);
                super::table::table(
                    self.xml,
                    self.measure,
                    table,
                    self.above,
                    self.stays,
                    &|_, _| None,
                );
                // Without a paragraph between them, Word joins two tables into one.
                self.table_end(self.stays);
            }
            Block::HeatMap(map) => {
                let table = map.table();
                self.caption(&table.caption);
                super::table::table(
                    self.xml,
                    self.measure,
                    &table,
                    self.above,
                    true,
                    &|row, column| {
                        // The heads of the rows look like those of the columns.
                        Some(map.ground(row, column).map_or(super::table::SHADE, Shade::color))
                    },
                );
                // The legend is part of the picture.
                self.table_end(true);
                self.kept("Note", &[text(&map.legend)]);
            }
            Block::Signature(runs) => self.signature(&all_lines(runs)),
            Block::PageBreak => self.new_page = true,
        }
    }

    /// Lines that stay on the page of the next block, if the block does.
    fn kept(&mut self, style: &str, lines: &[Line]) {
        for line in lines {
            self.line_with(style, Extra { keep_next: self.stays, ..Extra::default() }, line);
        }
    }

    fn table_end(&mut self, keep_next: bool) {
        self.line_with("TableEnd", Extra { keep_next, ..Extra::default() }, &[]);
    }

    fn line(&mut self, style: &str, line: &[Piece]) {
        self.line_with(style, Extra::default(), line);
    }

    fn line_with(&mut self, style: &str, extra: Extra, line: &[Piece]) {
        let extra = Extra { new_page: std::mem::take(&mut self.new_page), ..extra };
        paragraph(self.xml, self.measure.lang, style, extra, line);
    }

    /// A point of a list: a dash, then the text; further lines stand below the text.
    fn point(&mut self, lines: &[Line], keep_next: bool) {
        let kept = Extra { keep_next, ..Extra::default() };
        let extra = Extra { new_page: std::mem::take(&mut self.new_page), ..kept };
        let lang = self.measure.lang;
        let Some((first, rest)) = lines.split_first() else { return };
        self.xml.within("w:p", &[], |xml| {
            properties(xml, "ListParagraph", extra, |_| {});
            xml.within("w:r", &[], |xml| {
                // The Latin dash is narrower than the hanging indent; the Chinese one would fill it.
                xml.within("w:rPr", &[], |xml| {
                    xml.leaf("w:rFonts", &[("w:eastAsia", &LATIN)]);
                });
                xml.within("w:t", &[], |xml| xml.text("–"));
                xml.leaf("w:tab", &[]);
            });
            for piece in first {
                run::run(xml, lang, piece);
            }
        });
        for line in rest {
            self.line_with("ListContinue", kept, line);
        }
    }

    /// The caption of the next table, or a gap: a table has no space above it, nor can it begin a page by itself.
    fn caption(&mut self, caption: &str) {
        if caption.is_empty() {
            self.table_end(true);
        } else {
            self.line("Caption", &text(caption));
        }
    }

    /// Lines for signature and seal: space for the stamp above, all on one page.
    fn signature(&mut self, lines: &[Line]) {
        for (index, line) in lines.iter().enumerate() {
            let before = (index == 0).then_some(self.measure.characters(4));
            let keep_next = index + 1 < lines.len();
            self.line_with("Signature", Extra { keep_next, before, new_page: false }, line);
        }
    }

    /// The cover: the title in the upper half, the lines at the foot.
    fn cover(&mut self, cover: &Cover) {
        let foot = all_lines(&cover.lines);
        let height = self.measure.height();
        let above = height / 5;
        // One paragraph: of several in this style other suites keep the last one only.
        let lang = self.measure.lang;
        self.xml.within("w:p", &[], |xml| {
            properties(xml, "Title", Extra { before: Some(above), ..Extra::default() }, |_| {});
            for (index, title) in cover.title.iter().enumerate() {
                if index > 0 {
                    xml.within("w:r", &[], |xml| xml.leaf("w:br", &[]));
                }
                for piece in &text(title) {
                    run::run(xml, lang, piece);
                }
            }
        });
        let rows = u32::try_from(cover.title.len() + foot.len()).unwrap_or(u32::MAX);
        // Two rows are left over for lines that wrap.
        let taken = above.saturating_add(rows.saturating_add(3).saturating_mul(COVER_PITCH));
        let between = height.saturating_sub(taken).max(COVER_PITCH);
        let end = foot.len().saturating_sub(1);
        for (index, line) in foot.iter().take(end).enumerate() {
            let before = (index == 0).then_some(between);
            self.line_with("CoverLine", Extra { before, ..Extra::default() }, line);
        }
        let before = (end == 0).then_some(between);
        let (document, measure) = (self.document, self.measure);
        self.xml.within("w:p", &[], |xml| {
            // The last paragraph of a section carries its page format.
            properties(xml, "CoverLine", Extra { before, ..Extra::default() }, |xml| {
                section(xml, document, measure, Place::Cover);
            });
            for piece in foot.last().into_iter().flatten() {
                run::run(xml, measure.lang, piece);
            }
        });
    }

    fn section(&mut self, place: Place) {
        section(self.xml, self.document, self.measure, place);
    }
}

/// Whether the end of a block stays on the page of the next: what stands above signatures, as a page may not hold them
/// alone, and what introduces something, as a heading does.
fn stays(block: &Block, next: Option<&Block>) -> bool {
    match (block, next) {
        (_, None | Some(Block::PageBreak)) => false,
        (_, Some(Block::Signature(_))) => true,
        (Block::Paragraph(runs), Some(next)) => {
            let is_title = runs.iter().all(|run| matches!(run, Inline::Strong(_)));
            let is_grid = matches!(next, Block::Table(_) | Block::HeatMap(_) | Block::List(_));
            let announces = runs.last().is_some_and(
                |run| matches!(run, Inline::Text(text) if text.ends_with([':', '：'])),
            );
            is_title || (is_grid && announces)
        }
        _ => false,
    }
}

/// The page format of the cover or the body.
fn section(xml: &mut Xml, document: &Document, measure: &Measure, place: Place) {
    xml.within("w:sectPr", &[], |xml| {
        for margin in margins(document).filter(|margin| margin.places.contains(&place)) {
            xml.leaf(margin.reference, &[("w:type", &"default"), ("r:id", &margin.link)]);
        }
        xml.value("w:type", "nextPage");
        xml.leaf("w:pgSz", &[("w:w", &PAPER.0), ("w:h", &PAPER.1)]);
        xml.leaf(
            "w:pgMar",
            &[
                ("w:top", &measure.top),
                ("w:right", &measure.side),
                ("w:bottom", &measure.top),
                ("w:left", &measure.side),
                ("w:header", &(measure.top / 2)),
                ("w:footer", &(measure.top * 2 / 5)),
                ("w:gutter", &0),
            ],
        );
        if place == Place::Body && document.cover.is_some() {
            xml.leaf("w:pgNumType", &[("w:start", &1)]);
        }
    });
}
