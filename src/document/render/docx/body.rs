//! The text of the document: cover, blocks and pages.
//!
//! The cover is a section of its own, so that the pages of the body count from one.

mod cover;

use crate::document::render::shape::{Line, Piece, all_lines, lines, title_lines};
use crate::document::{Attached, Block, Document, Image, Inline, Picture, Shade, Table};

use super::contents;
use super::extent::{extent, stretches};
use super::figure::Figure;
use super::fit::Fit;
use super::margins::Place;
use super::measure::{LATIN, Measure};
use super::pages::{Pages, section};
use super::run::{self, Extra, paragraph, properties, text};
use super::xml::Xml;

/// The bytes of XML around a cell or a paragraph, at most as a rule.
const AROUND: usize = 320;

/// About how many bytes the main part takes: one that grows to a megabyte is copied many times on its way.
fn room(document: &Document) -> usize {
    let said = |run: &Inline| match run {
        Inline::Text(text) | Inline::Strong(text) | Inline::Struck(text) | Inline::New(text) => {
            text.len()
        }
        Inline::Blank { label, .. } => label.len(),
    };
    let of_line = |runs: &Vec<Inline>| AROUND + runs.iter().map(said).sum::<usize>();
    document.blocks.iter().flat_map(Block::lines).map(of_line).sum()
}

/// The main part of the file.
pub(super) fn body(document: &Document, measure: &Measure, pages: &Pages<'_>) -> String {
    Xml::drawn(room(document), "w:document", |xml| {
        xml.within("w:body", &[], |xml| {
            let mut body = Body {
                xml,
                document,
                upright: measure,
                measure: pages.first(),
                is_counted: document.cover.is_none(),
                at: 0,
                above: &document.title,
                new_page: false,
                stays: false,
                end: End::Inner,
                is_kept: false,
                drawings: 0,
                images: 0,
            };
            match &document.cover {
                Some(cover) => body.cover(cover),
                None => body.title(),
            }
            if document.has_contents {
                contents::contents(body.xml, document);
                body.new_page = true;
            }
            for (index, block) in document.blocks.iter().enumerate() {
                let next = document.blocks.get(index + 1);
                let own = pages.of_block(index);
                body.turn(own);
                body.end = match next {
                    None => End::Text,
                    Some(_) if pages.of_block(index + 1).paper != own.paper => End::Section,
                    Some(_) => End::Inner,
                };
                body.is_kept = pages.is_kept(index);
                body.stays = stays(block, next) || pages.keeps_next(index);
                body.at = index;
                body.block(block, pages.fit(index));
            }
            body.section();
        });
    })
}

/// The text as it grows.
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own of the pages")]
struct Body<'a> {
    xml: &'a mut Xml,
    document: &'a Document,
    /// The measures of a page that is not turned.
    upright: &'a Measure,
    /// Those of the page.
    measure: Measure,
    /// Whether a section before says that the pages count from one.
    is_counted: bool,
    /// The place of the block.
    at: usize,
    /// The last heading; before the first, the title.
    above: &'a str,
    /// Whether the next paragraph begins a page.
    new_page: bool,
    /// Whether the end of the block stays on the page of the next one.
    stays: bool,
    /// What ends with the block.
    end: End,
    /// Whether it is of the last on their pages, which stand together.
    is_kept: bool,
    /// How many pictures there are so far, and shapes in them: each has a number of its own.
    drawings: usize,
    /// How many pictures from files there are so far.
    images: usize,
}

/// What ends with a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// Nothing: the next one follows on pages of the same format.
    Inner,
    /// A section: the next one stands on a page that is turned.
    Section,
    /// The text.
    Text,
}

impl<'a> Body<'a> {
    fn block(&mut self, block: &'a Block, fit: Option<&Fit<'_>>) {
        match block {
            Block::Heading(level, words) => {
                self.above = words;
                if self.document.is_headline(words) {
                    return self.title();
                }
                let style = format!("Heading{}", (*level).clamp(1, 4));
                let extra = Extra {
                    new_page: std::mem::take(&mut self.new_page),
                    mark: self.document.has_contents.then_some(self.at),
                    ..Extra::default()
                };
                paragraph(self.xml, self.measure.lang, &style, extra, &text(words));
            }
            Block::Paragraph(runs) => self.kept("BodyText", &lines(runs)),
            Block::Note(runs) => self.kept("Note", &lines(runs)),
            Block::List(points) => self.list(points, false),
            Block::Table(table) => self.table(table, fit),
            Block::Picture(picture) => self.picture(picture),
            Block::Attached(attached) => match &attached.image {
                Some(image) => self.image(attached, image),
                None => self.table(&attached.frame(), None),
            },
            Block::HeatMap(map) => {
                let table = map.table();
                // A picture is not turned.
                let fit = Fit::of(&table, &Measure { may_turn: false, ..self.measure });
                self.caption(&table.caption);
                super::table::table(
                    self.xml,
                    &self.measure,
                    (&table, &fit),
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

    /// A list; `is_ragged` if its points are names, which justifying would tear apart.
    fn list(&mut self, points: &[Vec<Inline>], is_ragged: bool) {
        for (index, point) in points.iter().enumerate() {
            let is_last = index + 1 == points.len();
            self.point(&lines(point), if is_last { self.stays } else { self.is_kept }, is_ragged);
        }
    }

    /// A table; `fit` is how it stands on a page that was turned for it, if that was reckoned.
    fn table(&mut self, table: &Table, fit: Option<&Fit<'_>>) {
        match fit {
            Some(fit) => self.fitted(table, fit),
            // Its page is turned for another.
            None => self.fitted(table, &Fit::of(table, &self.measure)),
        }
    }

    fn fitted(&mut self, table: &Table, fit: &Fit<'_>) {
        self.caption(&table.caption);
        let all = (table, fit);
        super::table::table(self.xml, &self.measure, all, self.above, self.stays, &|_, _| None);
        self.below_table();
    }

    /// A picture in shapes and below it what they shorten; or a remark where it holds too much for them, and all that it shows in words.
    fn picture(&mut self, picture: &Picture) {
        if let Some(figure) = Figure::of(picture, &self.measure) {
            let first = self.drawings + 1;
            self.drawings += figure.shapes();
            self.figure(&picture.title, |xml| figure.write(xml, first));
            self.told(&figure.legend());
        } else {
            self.caption(&picture.title);
            self.line("Note", &text(&picture.undrawn()));
            self.told(&picture.twin());
        }
    }

    /// What is told of a picture: names, most of it.
    fn told(&mut self, block: &Block) {
        if let Block::List(points) = block {
            self.list(points, true);
        }
    }

    fn image(&mut self, attached: &Attached, image: &Image) {
        self.drawings += 1;
        let (number, measure) = (self.drawings, self.measure);
        let link = super::media::link(self.images);
        self.images += 1;
        self.figure(&attached.caption, |xml| {
            super::media::write(xml, attached, image, &link, number, &measure);
        });
    }

    /// A paragraph that holds a drawing alone, and below it the caption, on the same page.
    fn figure(&mut self, caption: &str, drawing: impl FnOnce(&mut Xml)) {
        let extra = Extra { new_page: std::mem::take(&mut self.new_page), ..Extra::default() };
        self.xml.within("w:p", &[], |xml| {
            properties(xml, "Figure", extra, |_| {});
            xml.within("w:r", &[], drawing);
        });
        if !caption.is_empty() {
            self.line("FigureCaption", &text(caption));
        }
    }

    /// Lines that stay on the page of the next block, if the block does.
    fn kept(&mut self, style: &str, lines: &[Line<'_>]) {
        for line in lines {
            let is_ragged = is_torn(line, &self.measure);
            let kept =
                Extra { keep_next: self.stays, keep_lines: self.is_kept, ..Extra::default() };
            self.line_with(style, Extra { is_ragged, ..kept }, line);
        }
    }

    /// What stands below a table. Where a page ends with it there is no space: below a table that fills its page it would fill one more.
    fn below_table(&mut self) {
        match self.end {
            // Without a paragraph between them, Word joins two tables into one.
            End::Inner => self.table_end(self.stays),
            // The section ends with a paragraph of its own.
            End::Section => {}
            // No suite takes a text that ends with a table.
            End::Text => self.line("SectionEnd", &[]),
        }
    }

    fn table_end(&mut self, keep_next: bool) {
        self.line_with("TableEnd", Extra { keep_next, ..Extra::default() }, &[]);
    }

    fn line(&mut self, style: &str, line: &[Piece<'_>]) {
        self.line_with(style, Extra::default(), line);
    }

    fn line_with(&mut self, style: &str, extra: Extra, line: &[Piece<'_>]) {
        let extra = Extra { new_page: std::mem::take(&mut self.new_page), ..extra };
        paragraph(self.xml, self.measure.lang, style, extra, line);
    }

    /// The title, at the head of the paper or of a sheet that is signed by itself.
    fn title(&mut self) {
        let extra = Extra { new_page: std::mem::take(&mut self.new_page), ..Extra::default() };
        let (lang, lines) = (self.measure.lang, title_lines(self.document.headline()));
        self.xml.within("w:p", &[], |xml| {
            properties(xml, "Title", extra, |_| {});
            run::title_lines(xml, lang, &lines);
        });
    }

    /// A point of a list: a dash, then the text; further lines stand below the text.
    fn point(&mut self, lines: &[Line<'_>], keep_next: bool, is_ragged: bool) {
        let is_ragged = is_ragged || lines.iter().any(|line| is_torn(line, &self.measure));
        let keep_lines = self.is_kept;
        let kept = Extra { keep_next, keep_lines, is_ragged, ..Extra::default() };
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
    fn signature(&mut self, lines: &[Line<'_>]) {
        for (index, line) in lines.iter().enumerate() {
            let before = (index == 0).then_some(self.measure.characters(4));
            let keep_next = index + 1 < lines.len();
            let extra = Extra { keep_next, before, ..Extra::default() };
            self.line_with("Signature", extra, line);
        }
    }

    /// Goes on on pages of these measures.
    fn turn(&mut self, measure: Measure) {
        if measure.paper == self.measure.paper {
            return;
        }
        let (document, before, is_first) = (self.document, self.measure, !self.is_counted);
        self.xml.within("w:p", &[], |xml| {
            properties(xml, "SectionEnd", Extra::default(), |xml| {
                section(xml, document, &before, Place::Body, is_first);
            });
        });
        // The section begins a page.
        (self.measure, self.is_counted, self.new_page) = (measure, true, false);
    }

    /// The pages of the last section.
    fn section(&mut self) {
        section(self.xml, self.document, &self.measure, Place::Body, !self.is_counted);
    }
}

/// Whether justifying a paragraph would tear it apart: it holds an address, a number or a Latin word that may not part anywhere, and
/// before which the few characters of a line would be spread over all of it.
fn is_torn(line: &[Piece<'_>], measure: &Measure) -> bool {
    let mut whole = line.iter().flat_map(|piece| stretches(&piece.text));
    whole.any(|stretch| extent(stretch, measure.size) >= measure.width() / LONG)
}

/// What stays whole is long from this part of a line on, a sixth.
const LONG: u32 = 6;

/// How long a line is, in twentieths of a point.
pub(super) fn length(line: &[Piece<'_>], measure: &Measure) -> u32 {
    line.iter().map(|piece| extent(&piece.text, measure.size)).fold(0, u32::saturating_add)
}

/// Whether the end of a block stays on the page of the next: what stands above signatures, as a page may not hold them
/// alone, and what introduces something, as a heading does.
pub(super) fn stays(block: &Block, next: Option<&Block>) -> bool {
    match (block, next) {
        (_, None | Some(Block::PageBreak)) => false,
        (_, Some(Block::Signature(_))) => true,
        (Block::Paragraph(runs), Some(next)) => {
            let is_title = runs.iter().all(|run| matches!(run, Inline::Strong(_)));
            let is_grid =
                !matches!(next, Block::Heading(..) | Block::Paragraph(_) | Block::Note(_));
            let announces = runs.last().is_some_and(
                |run| matches!(run, Inline::Text(text) if text.ends_with([':', '：'])),
            );
            is_title || (is_grid && announces)
        }
        _ => false,
    }
}
