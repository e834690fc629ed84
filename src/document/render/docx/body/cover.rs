//! The cover of a paper: a section of its own.

use crate::document::Cover;
use crate::document::render::shape::{Piece, all_lines};

use super::super::margins::Place;
use super::super::measure::Measure;
use super::super::pages::section;
use super::super::run::{self, Extra, properties};
use super::super::styles::COVER_PITCH;
use super::{Body, length};

impl Body<'_> {
    /// The cover: the title in the upper half, the lines at the foot.
    pub(super) fn cover(&mut self, cover: &Cover) {
        let foot = all_lines(&cover.lines);
        let height = self.measure.height();
        let above = height / 5;
        // One paragraph: of several in this style other suites keep the last one only.
        let lang = self.measure.lang;
        self.xml.within("w:p", &[], |xml| {
            properties(xml, "Title", Extra { before: Some(above), ..Extra::default() }, |_| {});
            run::title_lines(xml, lang, &cover.title);
        });
        let rows = u32::try_from(cover.title.len() + foot.len()).unwrap_or(u32::MAX);
        // Two rows are left over for lines that wrap.
        let taken = above.saturating_add(rows.saturating_add(3).saturating_mul(COVER_PITCH));
        let between = height.saturating_sub(taken).max(COVER_PITCH);
        for (index, line) in foot.iter().enumerate() {
            let before = (index == 0).then_some(between);
            let sides = balanced(line, self.upright);
            self.line_with("CoverLine", Extra { before, sides, ..Extra::default() }, line);
        }
        let (document, measure) = (self.document, self.upright);
        self.xml.within("w:p", &[], |xml| {
            // A section ends with a paragraph that holds its pages. It holds no words: some suites lose them.
            properties(xml, "SectionEnd", Extra::default(), |xml| {
                section(xml, document, measure, Place::Cover, false);
            });
        });
    }
}

/// The space at the sides of a line that needs more than one, so that they become about equally long: "(seal)" never stands alone.
fn balanced(line: &[Piece<'_>], measure: &Measure) -> Option<u32> {
    let length = length(line, measure);
    let lines = length.div_ceil(measure.width());
    let wanted = length / lines.max(1) + measure.characters(2);
    (lines > 1).then(|| measure.width().saturating_sub(wanted) / 2)
}
