//! What is produced: documents as trees of blocks, and the formats they are written in.
//!
//! A document is a pure function of the answers, the verdict and the language. A missing answer is a [`Inline::Blank`], so
//! one walk says whether the document may be issued. The renderers in [`render`] hold no word of the domain. Lists are
//! [workbooks](workbook) of typed cells, made in the same way.

pub mod build;
mod correction;
mod differences;
pub mod drift;
pub mod grid;
mod heat_map;
pub mod image;
pub mod official;
pub mod picture;
pub mod render;
pub mod reply;
pub mod template;
pub mod told;
pub mod words;
pub mod workbook;

pub use correction::{Answered, Correction, correction};
pub use differences::{Between, Told, differences};
pub use heat_map::{HeatCell, HeatMap, HeatRow, Shade};
pub use image::Attached;
pub use picture::Picture;

use crate::day::Day;
use crate::form::Place;
pub use crate::office::Image;
use crate::text::Lang;

/// A document, ready to be written in any format.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Stable id, which names the file: `pipia_report`.
    pub id: &'static str,
    /// The row whose it is, where there is one for each recipient or for each group of people.
    pub of: Option<String>,
    /// Title.
    pub title: String,
    /// What stands above its words where that is not the title; empty otherwise.
    pub heading: String,
    /// Language.
    pub lang: Lang,
    /// Page layout and fonts.
    pub layout: Layout,
    /// A cover page, if it has one.
    pub cover: Option<Cover>,
    /// Whether a table of contents stands before the body.
    pub has_contents: bool,
    /// Whether its words are copied into forms and wizards: nothing unseen stands between them, such as where a line may end.
    pub is_copied: bool,
    /// The body.
    pub blocks: Vec<Block>,
    /// What it was made from.
    pub stamp: Stamp,
}

/// How the pages look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// The format prescribed for reports: 14 pt FangSong, line pitch 26 pt, first lines indented by two characters.
    Report,
    /// The format prescribed for application forms: as a report, but with a line pitch of 16 pt, also in tables.
    Form,
    /// One dense page for a meeting: smaller type, closer lines, no indent.
    Brief,
}

/// What a document was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// One line: day of assessment, law data, digest of the answers.
    pub line: String,
    /// A mark for the head of every page, such as a draft mark with the number of gaps; empty if the document is whole.
    pub draft: String,
    /// How many open points make a draft of it: blanks, answers that cannot be relied on, an open mechanism. 0 if it may be issued.
    pub open: usize,
    /// Whether the line stands on the pages: on drafts and on papers of the house, but on nothing that is signed, filed or handed
    /// out. A property of the file holds it in any case.
    pub is_shown: bool,
    /// The day it speaks of: that of the assessment, never that of the clock.
    pub day: Day,
    /// What it belongs to, such as the name of the assessment; may be empty.
    pub subject: String,
    /// Who answers for what it says, such as the handler; may be empty.
    pub author: String,
    /// The id of the record it was made from; empty if nobody said.
    pub record: String,
}

/// A cover page.
#[derive(Clone, Debug, PartialEq)]
pub struct Cover {
    /// Title, line by line.
    pub title: Vec<String>,
    /// Lines at the foot, such as the name with room for the seal, and the date.
    pub lines: Vec<Vec<Inline>>,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 1 to 4, with its number written out.
    Heading(u8, String),
    /// A paragraph. Line ends inside its text begin new paragraphs.
    Paragraph(Vec<Inline>),
    /// A remark set apart from the text.
    Note(Vec<Inline>),
    /// A list of points.
    List(Vec<Vec<Inline>>),
    /// A table.
    Table(Table),
    /// A grid with a ground for each cell.
    HeatMap(HeatMap),
    /// A picture of boxes and lines, and below it what it shows in words.
    Picture(Picture),
    /// A picture from a file, or the place kept for one.
    Attached(Attached),
    /// Lines for signature, seal and date at the right.
    Signature(Vec<Vec<Inline>>),
    /// The next block begins a page.
    PageBreak,
}

/// A table whose head repeats on every page.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Heading above it; may be empty.
    pub caption: String,
    /// Column heads; without any, the first column is the head of its row.
    pub head: Vec<String>,
    /// Relative widths of the columns.
    pub widths: Vec<u16>,
    /// Rows of cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Emphasised text.
    Strong(String),
    /// Text that was taken out.
    Struck(String),
    /// Text that came in.
    New(String),
    /// An answer that is missing: what it should say, and where it is asked.
    Blank {
        /// What should stand here.
        label: String,
        /// Where it is answered.
        place: Box<Place>,
    },
}

/// Plain text as a run of its own.
pub fn plain(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

/// The name of a paper that is one of several.
pub(crate) fn name_of(id: &str, of: Option<&str>) -> String {
    of.map_or_else(|| id.to_owned(), |of| format!("{id}-{of}"))
}

/// The levels of headings that a table of contents names.
const NAMED: u8 = 3;

impl Document {
    /// What stands above its words.
    pub fn headline(&self) -> &str {
        if self.heading.is_empty() { &self.title } else { &self.heading }
    }

    /// Whether a heading says the title again: a sheet that is signed by itself bears it as the first one does.
    pub(crate) fn is_headline(&self, words: &str) -> bool {
        self.cover.is_none() && words == self.headline()
    }

    /// With a table of contents, if it is a long report: one with a cover and headings.
    pub fn with_contents(mut self) -> Self {
        self.has_contents = self.cover.is_some() && self.contents().next().is_some();
        self
    }

    /// What its table of contents names: the place of each heading among the blocks, its level and its words.
    pub fn contents(&self) -> impl Iterator<Item = (usize, u8, &str)> {
        self.blocks.iter().enumerate().filter_map(|(index, block)| match block {
            Block::Heading(level, words) if *level <= NAMED => {
                Some((index, *level, words.as_str()))
            }
            _ => None,
        })
    }

    /// What names its file: its id and, where there are several of it, whose it is.
    pub fn name(&self) -> String {
        name_of(self.id, self.of.as_deref())
    }

    /// By what it is found again in a file, whatever the file is called: its name and language.
    pub fn mark(&self) -> String {
        format!("{}-{}", self.name(), self.lang.code())
    }

    /// What its file says of it where it is not read: what it is, what it was made from, of which record, and the digest of
    /// its words, which is given as it is taken once for all of its files.
    pub fn properties(&self, words: &str) -> Vec<(&'static str, String)> {
        let record = (render::RECORD, self.stamp.record.clone());
        let record = (!record.1.is_empty()).then_some(record);
        let mark = (render::MARK, self.mark());
        let stamp = (render::STAMP, self.stamp.line.clone());
        let words = (render::WORDS, words.to_owned());
        [mark, stamp].into_iter().chain(record).chain([words]).collect()
    }

    /// About how many pages a Word file of it takes.
    pub fn pages(&self) -> usize {
        render::pages(self)
    }

    /// No fewer pages than this hold it, however it is printed: four of five of those that a Word file takes.
    pub fn fewest_pages(&self) -> usize {
        (self.pages() * 4 / 5).max(1)
    }

    /// Every blank, in the order of the text.
    pub fn blanks(&self) -> Vec<&Place> {
        let cover = self.cover.iter().flat_map(|cover| cover.lines.iter().flatten());
        cover
            .chain(self.blocks.iter().flat_map(Block::inlines))
            .filter_map(|inline| match inline {
                Inline::Blank { place, .. } => Some(&**place),
                _ => None,
            })
            .collect()
    }
}

impl Block {
    /// What stands together, in order: a paragraph, a point, a cell.
    pub fn lines(&self) -> Vec<&Vec<Inline>> {
        match self {
            Self::Heading(..) | Self::PageBreak => Vec::new(),
            Self::Paragraph(runs) | Self::Note(runs) => vec![runs],
            Self::List(points) | Self::Signature(points) => points.iter().collect(),
            Self::Table(table) => table.rows.iter().flatten().collect(),
            Self::Picture(picture) => picture.lines(),
            Self::Attached(attached) if attached.image.is_some() => Vec::new(),
            Self::Attached(attached) => vec![&attached.otherwise],
            Self::HeatMap(map) => {
                map.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text).collect()
            }
        }
    }

    /// Every piece of text, in order.
    pub fn inlines(&self) -> impl Iterator<Item = &Inline> {
        self.lines().into_iter().flatten()
    }
}
