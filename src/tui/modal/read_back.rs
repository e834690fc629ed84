//! Which file to read: a questionnaire that came back, or a table to paste.
//!
//! It stays until the file was read, so that a path that is nearly right can be put right.

use crate::document::grid::How;
use crate::form::Section;
use crate::text::{Phrase, Text, t};
use crate::tui::component::Outcome;
use crate::tui::message::{Message, Source};
use crate::tui::state::State;
use crate::tui::widget::line::Line;

use super::asking::{Asked, From};

/// Asks for the file: that of a table for the rows of a section, or a questionnaire.
#[derive(Debug)]
pub(crate) struct ReadBack(pub(super) Option<&'static Section>);

impl Asked for ReadBack {
    fn title(&self) -> Text {
        match self.0 {
            Some(_) => t("读入表格文件", "Read a table from a file"),
            None => t("读入收回的问卷", "Read a questionnaire back in"),
        }
    }

    fn words(&self, _: &State) -> Vec<Phrase> {
        let help = match self.0 {
            Some(_) => t(
                "表格文件（xlsx、ods、CSV、TSV、Markdown）在哪里？先列出各列对应哪个字段，确认后才写入。",
                "Where is the table (xlsx, ods, CSV, TSV, Markdown)? Which column is which field is shown first and written only once you confirm.",
            ),
            None => t(
                "对方填好的 docx 或者 xlsx 在哪里？先列出与记录的不同，确认后才写入。",
                "Where is the docx or xlsx that the recipient filled in? What differs is shown first and written only once you confirm.",
            ),
        };
        vec![help.into(), Phrase::default()]
    }

    fn path_from(&self) -> Option<From> {
        Some(From::Here)
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let path = line.path();
        match self.0 {
            _ if path.as_os_str().is_empty() => Outcome::Done,
            Some(section) => {
                Outcome::one(Message::ReadTable(section, Source::File(path), How::default()))
            }
            None => Outcome::one(Message::ReadBack(path)),
        }
    }
}
