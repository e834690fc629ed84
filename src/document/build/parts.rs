//! Parts that forms, lists and registers share: tables with heads, labels with values, lines to fill in by hand, seal and
//! signature.
//!
//! Knows nothing of what a document says; what printed forms tick stands in `printed`.

use crate::document::{Block, Inline, Table, plain};
use crate::form::{Entry, Field};
use crate::law::ScenarioVerdict;
use crate::text::{Phrase, Text, t};

use super::material::Material;

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
    /// A table with heads and the widths of its columns; its rows are numbered.
    pub(super) fn numbered(&self, caption: Text, columns: &[(Text, u16)], rows: Vec<Row>) -> Block {
        let head = std::iter::once(t("序号", "No.")).chain(columns.iter().map(|(name, _)| *name));
        let rows = rows.into_iter().enumerate().map(|(index, row)| {
            std::iter::once(plain((index + 1).to_string())).chain(row).collect()
        });
        Block::Table(Table {
            caption: self.say(caption).to_owned(),
            head: head.map(|name| self.say(name).to_owned()).collect(),
            widths: std::iter::once(9).chain(columns.iter().map(|(_, width)| *width)).collect(),
            rows: rows.collect(),
        })
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
        Block::Table(Table {
            caption: String::new(),
            head: Vec::new(),
            widths: widths.to_vec(),
            rows: rows
                .into_iter()
                .map(|(label, value)| vec![plain(self.say(label)), value])
                .collect(),
        })
    }

    /// A paragraph of fixed words.
    pub(super) fn sentence(&self, text: Text) -> Block {
        Block::Paragraph(plain(self.say(text)))
    }

    /// A paragraph of computed words.
    pub(super) fn sentence_of(&self, words: &Phrase) -> Block {
        Block::Paragraph(plain(self.tell(words)))
    }

    /// A remark of fixed words.
    pub(super) fn remark(&self, text: Text) -> Block {
        Block::Note(plain(self.say(text)))
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
        Block::Signature(all.map(|line| plain(self.say(*line))).collect())
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
