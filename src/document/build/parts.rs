//! Parts that forms, lists and registers share: tables with heads, labels with values, lines to fill in by hand, seal and
//! signature.
//!
//! Also how far a paper is, as the lists of materials tell it. Knows nothing else of what a document says; what printed forms tick stands in `printed`.

use crate::document::{Block, Inline, Table, plain};
use crate::form::catalog::handler;
use crate::form::{Entry, Field, Place};
use crate::law::ScenarioVerdict;
use crate::text::{Lang, Phrase, Text, t};

use super::material::Material;
use super::paper::Paper;

/// What is written by hand on signing; the record does not keep it.
pub(super) const BY_HAND: Text =
    t("________________（签署时填写）", "________________ (on signing)");
/// A line to write on.
pub(super) const LINE: Text = t("________________", "________________");
/// A line to write on in a narrow cell.
pub(super) const SHORT: Text = t("________", "________");
/// A date to write.
pub(super) const DATE: Text = t("日期：______年____月____日", "Date: ________________");

/// The cells of a row.
pub(super) type Row = Vec<Vec<Inline>>;
/// A row of a form: its label and its value.
pub(super) type Pair = (Text, Vec<Inline>);

impl Material<'_> {
    /// The handler's name; in the courtesy copy its English name, where it has one.
    pub(super) fn handler_name(&self) -> Vec<Inline> {
        let entry = self.single(&handler::SECTION);
        if self.lang == Lang::En && entry.is_answered(&handler::NAME_EN) {
            return self.answer(&entry, &handler::NAME_EN);
        }
        self.needed(&entry, &handler::NAME)
    }

    /// A table; without heads, the first column is the head of its row.
    pub(super) fn table(
        &self,
        caption: impl Into<Phrase>,
        head: &[Text],
        widths: &[u16],
        rows: impl IntoIterator<Item = Row>,
    ) -> Block {
        Block::Table(Table {
            caption: self.tell(&caption.into()),
            head: head.iter().map(|name| self.say(*name).to_owned()).collect(),
            widths: widths.to_vec(),
            rows: rows.into_iter().collect(),
        })
    }

    /// A table with heads and the widths of its columns; its rows are numbered.
    pub(super) fn numbered(
        &self,
        caption: impl Into<Phrase>,
        columns: &[(Text, u16)],
        rows: Vec<Row>,
    ) -> Block {
        let number = (t("序号", "No."), 9);
        let (heads, widths): (Vec<Text>, Vec<u16>) =
            std::iter::once(number).chain(columns.iter().copied()).unzip();
        let rows = rows.into_iter().zip(1..).map(|(row, number): (Row, usize)| {
            std::iter::once(plain(number.to_string())).chain(row).collect()
        });
        self.table(caption, &heads, &widths, rows)
    }

    /// A table of labels and values; a row that has nothing to say is left out.
    pub(super) fn form(&self, mut rows: Vec<Pair>) -> Block {
        rows.retain(|(_, value)| !value.is_empty());
        self.two_columns([30, 70], rows)
    }

    /// A printed form: every row stands, also where it says nothing.
    pub(super) fn printed(&self, rows: Vec<Pair>) -> Block {
        self.two_columns([32, 68], rows)
    }

    fn two_columns(&self, widths: [u16; 2], rows: Vec<Pair>) -> Block {
        let rows = rows.into_iter().map(|(label, value)| vec![self.words(label), value]);
        self.table(Text::EMPTY, &[], &widths, rows)
    }

    /// Fixed words as a run of their own.
    pub(super) fn words(&self, text: Text) -> Vec<Inline> {
        plain(self.say(text))
    }

    /// Computed words as a run of their own.
    pub(super) fn told(&self, words: &Phrase) -> Vec<Inline> {
        plain(self.tell(words))
    }

    /// Fixed words, emphasised.
    pub(super) fn strong(&self, text: Text) -> Inline {
        Inline::Strong(self.say(text).to_owned())
    }

    /// A heading of fixed words without a number.
    pub(super) fn title(&self, level: u8, text: Text) -> Block {
        self.title_of(level, &text.into())
    }

    /// A heading of computed words without a number.
    pub(super) fn title_of(&self, level: u8, words: &Phrase) -> Block {
        Block::Heading(level, self.tell(words))
    }

    /// A paragraph of fixed words.
    pub(super) fn sentence(&self, text: Text) -> Block {
        Block::Paragraph(self.words(text))
    }

    /// A paragraph of computed words.
    pub(super) fn sentence_of(&self, words: &Phrase) -> Block {
        Block::Paragraph(self.told(words))
    }

    /// A remark of fixed words.
    pub(super) fn remark(&self, text: Text) -> Block {
        Block::Note(self.words(text))
    }

    /// A remark of computed words.
    pub(super) fn remark_of(&self, words: &Phrase) -> Block {
        Block::Note(self.told(words))
    }

    /// A list of fixed points.
    pub(super) fn points(&self, points: &[Text]) -> Block {
        Block::List(points.iter().map(|point| self.words(*point)).collect())
    }

    /// What stands before a further answer on the same line: its label.
    pub(super) fn then(&self, field: &Field) -> Vec<Inline> {
        let label = field.label;
        self.told(&said!("；{label}：", "; {label}: ", label))
    }

    /// From a first to a last day.
    pub(super) fn period(&self, from: Vec<Inline>, to: Vec<Inline>) -> Vec<Inline> {
        runs!(self, "{from}至{to}", "{from} to {to}", from = from, to = to)
    }

    /// A paragraph that is nothing but the blank for what is asked at `place`.
    pub(super) fn gap(&self, place: Place) -> Block {
        Block::Paragraph(vec![self.blank(place)])
    }

    /// Lines for seal, signature and date.
    pub(super) fn signed(&self, lines: &[Text]) -> Block {
        self.to_sign(lines, DATE)
    }

    /// Lines for seal and signature as a printed form has them, with its date.
    pub(super) fn sealed(&self, lines: &[Text]) -> Block {
        self.to_sign(lines, t("年    月    日", "Date:"))
    }

    fn to_sign(&self, lines: &[Text], date: Text) -> Block {
        let all = lines.iter().chain(std::iter::once(&date));
        Block::Signature(all.map(|line| self.words(*line)).collect())
    }

    /// How many open points a paper of this record has; nothing if it was not made.
    pub(super) fn open_points(&self, paper: &Paper) -> Option<usize> {
        let made = self.made.iter().filter(|document| document.id == paper.id);
        made.map(|made| made.stamp.open).reduce(|sum, open| sum + open)
    }

    /// How far a document with so many open points is.
    pub(super) fn how_far(&self, open: usize) -> Vec<Inline> {
        if open == 0 {
            let whole = t("内容齐备，待签署盖章", "content complete; to be signed and sealed");
            return self.words(whole);
        }
        let draft = said!("草稿，有{open}项缺漏", "draft, {open} open {open?point|points}", open);
        vec![Inline::Strong(self.tell(&draft))]
    }

    /// Several answers, one a line, each once.
    pub(super) fn answers(&self, entry: &Entry<'_>, fields: &[&'static Field]) -> Vec<Inline> {
        let mut out = Vec::new();
        for field in fields {
            add_line(&mut out, self.answer(entry, field));
        }
        out
    }

    /// What the law says of a scenario.
    pub(super) fn judged(&self, scenario: &Entry<'_>) -> Option<&ScenarioVerdict> {
        let id = scenario.id?;
        self.survey.verdict.scenarios.iter().find(|judged| judged.id == id)
    }
}

/// Adds a part on a line of its own, unless it is empty or stands there already.
pub(super) fn add_line(out: &mut Vec<Inline>, part: Vec<Inline>) {
    if part.is_empty() || part.iter().all(|inline| out.contains(inline)) {
        return;
    }
    if !out.is_empty() {
        out.extend(plain("\n"));
    }
    out.extend(part);
}
