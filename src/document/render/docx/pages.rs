//! Which pages are turned, and the format of pages.
//!
//! A wide table stands on a turned page, with what leads to it: headings, and short paragraphs where nothing else stands below the heading;
//! what stands between two of them stays with them, if it is short. What stands last on its pages does not begin one with a line or two.

use crate::document::render::shape::{Line, all_lines, lines};
use crate::document::render::words::{Say, of_line};
use crate::document::{Block, Document};

use super::body::{length, stays};
use super::figure::Figure;
use super::fit::Fit;
use super::margins::{Place, margins};
use super::measure::{Measure, Pitch};
use super::run::text;
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

/// The last on their pages that stand together: so many that they take this part of a page, a quarter, and no more than that, a half.
const ALONE: u32 = 4;
const TOGETHER: u32 = 2;

/// The pages of the blocks of a document, and how its tables are fitted to them.
pub(super) struct Pages<'a> {
    upright: Measure,
    fits: Vec<Option<Fit<'a>>>,
    is_turned: Vec<bool>,
    /// The last of those that a block stands together with, where it is of the last on its pages.
    kept_to: Vec<Option<usize>>,
}

impl<'a> Pages<'a> {
    pub(super) fn of(document: &'a Document, measure: &Measure) -> Self {
        let blocks = &document.blocks;
        let fit = |block: &'a Block| match block {
            Block::Table(table) => Some(Fit::of(table, measure)),
            _ => None,
        };
        let fits: Vec<Option<Fit<'a>>> = blocks.iter().map(fit).collect();
        let mut is_turned: Vec<bool> =
            fits.iter().map(|fit| fit.as_ref().is_some_and(|fit| fit.is_turned)).collect();
        let mut told = 0;
        let mut is_told = vec![false; blocks.len()];
        for (index, pair) in blocks.windows(2).enumerate().rev() {
            let [block, next] = pair else { continue };
            // What stands above a heading belongs to what is said before it.
            let is_above = !matches!(next, Block::Heading(..) | Block::PageBreak);
            let is_short = told < LEADING && is_above && is_short(block, measure);
            let announces =
                matches!(block, Block::Heading(..) | Block::PageBreak) || stays(block, Some(next));
            let is_led = !is_turned[index] && (announces || is_short) && is_turned[index + 1];
            told = if is_led { told + usize::from(is_short) } else { 0 };
            is_told[index] = is_led && !announces;
            is_turned[index] |= is_led;
        }
        // The end of what is said before a table stays with it.
        for index in 0..blocks.len() {
            let is_end = index > 0 && !is_turned[index - 1];
            is_turned[index] &= !(is_told[index] && is_end);
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
        let mut pages =
            Self { upright: *measure, fits, is_turned, kept_to: vec![None; blocks.len()] };
        let ends: Vec<usize> = (0..blocks.len()).filter(|at| pages.ends(blocks, *at)).collect();
        for end in ends {
            for index in pages.together(blocks, end) {
                pages.kept_to[index] = Some(end);
            }
        }
        pages
    }

    /// Whether what follows a block begins a page.
    fn ends(&self, blocks: &[Block], index: usize) -> bool {
        let is_turned = |index: usize| self.is_turned.get(index).copied();
        match blocks.get(index + 1) {
            Some(Block::PageBreak) | None => true,
            Some(_) => is_turned(index) != is_turned(index + 1),
        }
    }

    /// The last of the blocks up to one that ends a page which stand together.
    fn together(&self, blocks: &[Block], end: usize) -> std::ops::Range<usize> {
        let measure = self.of_block(end);
        let (mut first, mut high) = (end + 1, 0);
        while let Some(before) = first.checked_sub(1).filter(|_| high < measure.height() / ALONE) {
            let is_before = first <= end && self.ends(blocks, before);
            let more = blocks.get(before).and_then(|block| self.height(block, before, &measure));
            let Some(more) = more.filter(|_| !is_before) else { break };
            if high + more > measure.height() / TOGETHER {
                break;
            }
            (first, high) = (before, high + more);
        }
        first..end + 1
    }

    /// About how many pages the blocks take.
    pub(super) fn count(&self, blocks: &[Block]) -> usize {
        let (mut pages, mut high) = (0, 0_u32);
        for (index, block) in blocks.iter().enumerate() {
            let measure = self.of_block(index);
            high += match (block, self.fits.get(index)) {
                (Block::Table(_), Some(Some(fit))) => {
                    fit.heights.iter().copied().fold(fit.above, u32::saturating_add)
                }
                (Block::Picture(picture), _) => {
                    let own = Figure::of(picture, &measure).map_or(0, |figure| figure.height());
                    // What has no room below is drawn on the next page.
                    let left = measure.height() - high % measure.height();
                    own + if own > left { left } else { 0 }
                }
                _ => self.height(block, index, &measure).unwrap_or_default(),
            };
            if self.ends(blocks, index) {
                pages += high.div_ceil(measure.height()).max(1) as usize;
                high = 0;
            }
        }
        pages
    }

    /// How high a block of lines or a small table is about; nothing of what is not kept whole.
    fn height(&self, block: &Block, index: usize, measure: &Measure) -> Option<u32> {
        let rows = |lines: &[Line<'_>], pitch: Pitch, size: u32| {
            let rows =
                lines.iter().map(|line| length(line, measure).div_ceil(measure.width()).max(1));
            let pitch = match pitch {
                Pitch::Exact(pitch) => pitch,
                Pitch::Auto(times) => size * 13 * times / 240,
            };
            rows.fold(0, u32::saturating_add).saturating_mul(pitch)
        };
        match block {
            Block::Heading(_, words) => Some(rows(&[text(words)], measure.pitch, measure.size)),
            Block::Paragraph(runs) => Some(rows(&lines(runs), measure.pitch, measure.size)),
            Block::Note(runs) => Some(rows(&lines(runs), measure.note_pitch, measure.note)),
            Block::List(points) => Some(rows(&all_lines(points), measure.pitch, measure.size)),
            Block::Table(_) => {
                let fit = self.fits.get(index)?.as_ref()?;
                let high = fit.heights.iter().copied().fold(0, u32::saturating_add);
                (high <= measure.height() / super::table::SMALL).then_some(high)
            }
            Block::Signature(_)
            | Block::PageBreak
            | Block::Picture(_)
            | Block::Attached(_)
            | Block::HeatMap(_) => None,
        }
    }

    /// Whether a block is of the last on its pages, which stand together.
    pub(super) fn is_kept(&self, index: usize) -> bool {
        self.kept_to.get(index).is_some_and(Option::is_some)
    }

    /// Whether it is, and more of them follow.
    pub(super) fn keeps_next(&self, index: usize) -> bool {
        self.kept_to.get(index).copied().flatten().is_some_and(|end| index < end)
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

    /// Tells the rows of the table of a block line by line; whether it is one.
    pub(super) fn say_rows(&self, index: usize, say: Say<'_>) -> bool {
        let Some(Some(fit)) = self.fits.get(index) else { return false };
        fit.rows.iter().flatten().flatten().for_each(|line| say(of_line(line)));
        true
    }

    /// How the table of a block is fitted to its page; nothing where the page is turned for another table.
    pub(super) fn fit(&self, index: usize) -> Option<&Fit<'a>> {
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
