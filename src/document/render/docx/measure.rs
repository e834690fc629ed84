//! Sizes, distances and typefaces of each layout.
//!
//! Lengths are in twentieths of a point, type sizes in half points, as Word counts them. The report in Chinese follows the
//! format printed in the official templates; the other layouts follow it as far as it makes sense for them.

use crate::document::Layout;
use crate::text::Lang;

/// Width and height of A4.
const PAPER: (u32, u32) = (11_906, 16_838);

/// Typeface of Latin letters and digits.
pub(super) const LATIN: &str = "Times New Roman";
/// Typeface of the text.
pub(super) const FANG: &str = "仿宋";
/// Typeface of titles and of headings of the first level.
pub(super) const HEI: &str = "黑体";
/// Typeface of headings of the second level and of notes.
pub(super) const KAI: &str = "楷体";

/// The Chinese typefaces that the files ask for: their name, and the one they have on systems in other languages.
pub const TYPEFACES: [(&str, &str); 3] = [(FANG, "FangSong"), (HEI, "SimHei"), (KAI, "KaiTi")];

/// Type size in tables of so many columns that the ordinary one leaves them no room.
pub(super) const FINE: u32 = 18;

/// Space left and right of the text in a cell.
pub(super) const CELL_SIDE: u32 = 90;
/// Space above a paragraph in a cell, and below it.
pub(super) const CELL_GAP: u32 = 30;

/// The distance between lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pitch {
    /// Exactly this far apart.
    Exact(u32),
    /// As the type needs, times this many 240ths.
    Auto(u32),
}

/// Sizes and distances of a layout in a language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// The language, which decides which letters bear the emphasis.
    pub(super) lang: Lang,
    /// Width and height of the paper.
    pub(super) paper: (u32, u32),
    /// Whether a page may be turned for a wide table.
    pub(super) may_turn: bool,
    /// Margin above and below.
    pub(super) top: u32,
    /// Margin left and right.
    pub(super) side: u32,
    /// Type size of the text.
    pub(super) size: u32,
    /// Line pitch of the text.
    pub(super) pitch: Pitch,
    /// Characters by which first lines are indented.
    pub(super) indent: u32,
    /// Space below a paragraph.
    pub(super) after: u32,
    /// Type size of the title.
    pub(super) title: u32,
    /// Type size of headings, by level.
    pub(super) headings: [u32; 4],
    /// Type size in tables.
    pub(super) table: u32,
    /// Line pitch in tables.
    pub(super) table_pitch: Pitch,
    /// Type size of notes.
    pub(super) note: u32,
    /// Line pitch of notes.
    pub(super) note_pitch: Pitch,
    /// Space below notes.
    pub(super) note_after: u32,
    /// Space above each line for signature, so that a hand finds room.
    pub(super) sign: u32,
}

impl Measure {
    /// The measures of a layout in a language.
    pub(super) const fn of(layout: Layout, lang: Lang) -> Self {
        let report = Self {
            lang,
            paper: PAPER,
            may_turn: true,
            top: 1440,
            side: 1803,
            size: 28,
            pitch: Pitch::Exact(520),
            indent: 2,
            after: 0,
            title: 44,
            headings: [28; 4],
            table: 21,
            table_pitch: Pitch::Auto(240),
            note: 24,
            note_pitch: Pitch::Exact(440),
            note_after: 0,
            sign: 0,
        };
        let form = Self {
            may_turn: false,
            pitch: Pitch::Exact(320),
            title: 36,
            table: 28,
            table_pitch: Pitch::Exact(320),
            note_pitch: Pitch::Exact(320),
            note_after: 160,
            sign: 240,
            ..report
        };
        let brief = Self {
            may_turn: false,
            top: 1134,
            side: 1134,
            size: 21,
            pitch: Pitch::Exact(360),
            indent: 0,
            title: 32,
            headings: [24, 21, 21, 21],
            table: 18,
            note: 18,
            note_pitch: Pitch::Exact(280),
            ..report
        };
        match (layout, lang) {
            (Layout::Report, Lang::Zh) => report,
            (Layout::Report, Lang::En) => Self {
                size: 24,
                pitch: Pitch::Auto(276),
                indent: 0,
                after: 120,
                headings: [28, 26, 24, 24],
                note: 21,
                note_pitch: Pitch::Auto(276),
                note_after: 120,
                ..report
            },
            (Layout::Form, Lang::Zh) => form,
            (Layout::Form, Lang::En) => Self {
                size: 24,
                pitch: Pitch::Auto(240),
                indent: 0,
                after: 100,
                headings: [26, 24, 24, 24],
                table: 22,
                table_pitch: Pitch::Auto(240),
                note: 21,
                note_pitch: Pitch::Auto(240),
                ..form
            },
            (Layout::Brief, _) => brief,
        }
    }

    /// The same on a page that is turned, with the margins of its long side.
    pub(super) const fn turned(&self) -> Self {
        Self { paper: (self.paper.1, self.paper.0), side: self.top, may_turn: false, ..*self }
    }

    /// Width of the text.
    pub(super) const fn width(&self) -> u32 {
        self.paper.0 - 2 * self.side
    }

    /// Height of the text.
    pub(super) const fn height(&self) -> u32 {
        self.paper.1 - 2 * self.top
    }

    /// The width of this many Chinese characters of the text.
    pub(super) const fn characters(&self, count: u32) -> u32 {
        self.size * 10 * count
    }
}
