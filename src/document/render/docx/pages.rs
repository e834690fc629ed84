//! Which pages are turned, and the format of pages.
//!
//! A wide table stands on a turned page, with what leads to it, a short paragraph too; what stands between two of them stays with them, if it is short.

use crate::document::render::shape::lines;
use crate::document::{Block, Document};

use super::body::{length, stays};
use super::fit::Fit;
use super::margins::{Place, margins};
use super::measure::Measure;
use super::xml::Xml;

/// So many blocks between two turned tables do not turn the page back.
const BETWEEN: usize = 2;

/// So many short paragraphs before a turned table, each of so many lines, stand with it: a page of their own would be left empty below
/// them.
const LEADING: usize = 2;
const SHORT: u32 = 3;

/// Whether a block is a paragraph of few lines.
fn is_short(block: &Block, measure: &Measure) -> bool {
    let (Block::Paragraph(runs) | Block::Note(runs)) = block else { return false };
    let lines = lines(runs);
    let rows = lines.iter().map(|line| length(line, measure).div_ceil(measure.width()).max(1));
    rows.fold(0, u32::saturating_add) <= SHORT
}

/// The pages of the blocks of a document, and how its tables are fitted to them.
pub(super) struct Pages {
    upright: Measure,
    fits: Vec<Option<Fit>>,
    is_turned: Vec<bool>,
}

impl Pages {
    pub(super) fn of(document: &Document, measure: &Measure) -> Self {
        let blocks = &document.blocks;
        let fit = |block: &Block| match block {
            Block::Table(table) => Some(Fit::of(table, measure)),
            _ => None,
        };
        let fits: Vec<Option<Fit>> = blocks.iter().map(fit).collect();
        let mut is_turned: Vec<bool> =
            fits.iter().map(|fit| fit.as_ref().is_some_and(|fit| fit.is_turned)).collect();
        let mut told = 0;
        for (index, pair) in blocks.windows(2).enumerate().rev() {
            let [block, next] = pair else { continue };
            // What stands above a heading belongs to what is said before it.
            let is_above = !matches!(next, Block::Heading(..) | Block::PageBreak);
            let is_short = told < LEADING && is_above && is_short(block, measure);
            let leads = matches!(block, Block::Heading(..) | Block::PageBreak)
                || stays(block, Some(next))
                || is_short;
            let is_led = !is_turned[index] && leads && is_turned[index + 1];
            told = if is_led { told + usize::from(is_short) } else { 0 };
            is_turned[index] |= is_led;
        }
        let mut last: Option<usize> = None;
        for index in 0..is_turned.len() {
            if !is_turned[index] {
                continue;
            }
            if let Some(last) = last.filter(|last| index - last - 1 <= BETWEEN) {
                is_turned[last..index].fill(true);
            }
            last = Some(index);
        }
        Self { upright: *measure, fits, is_turned }
    }

    /// The measures of the page of a block.
    pub(super) fn of_block(&self, index: usize) -> Measure {
        let is_turned = self.is_turned.get(index).copied().unwrap_or_default();
        if is_turned { self.upright.turned() } else { self.upright }
    }

    /// Those of the page after the cover; without a cover the title stands on it.
    pub(super) fn first(&self) -> Measure {
        self.of_block(0)
    }

    /// How the table of a block is fitted to its page; nothing where the page is turned for another table.
    pub(super) fn fit(&self, index: usize) -> Option<&Fit> {
        let is_turned = self.is_turned.get(index).copied().unwrap_or_default();
        self.fits.get(index)?.as_ref().filter(|fit| fit.is_turned == is_turned)
    }
}

/// The format of pages; of the first ones of the text, if the pages count from one.
pub(super) fn section(
    xml: &mut Xml,
    document: &Document,
    measure: &Measure,
    place: Place,
    is_first: bool,
) {
    xml.within("w:sectPr", &[], |xml| {
        for margin in margins(document).filter(|margin| margin.places.contains(&place)) {
            xml.leaf(margin.reference, &[("w:type", &"default"), ("r:id", &margin.link)]);
        }
        xml.value("w:type", "nextPage");
        let (width, height) = measure.paper;
        if width > height {
            xml.leaf("w:pgSz", &[("w:w", &width), ("w:h", &height), ("w:orient", &"landscape")]);
        } else {
            xml.leaf("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
        }
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
        if is_first {
            xml.leaf("w:pgNumType", &[("w:start", &1)]);
        }
    });
}
