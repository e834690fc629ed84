//! The documents, one file each: pure functions of an assessment, its survey and a language.

use crate::document::{Block, Document, Layout, Stamp, plain};
use crate::form::Answers;
use crate::law::Survey;
use crate::text::Lang;

/// Every document that this assessment calls for, in the order of the filing.
pub fn documents(answers: &Answers, survey: &Survey, lang: Lang) -> Vec<Document> {
    vec![Document {
        id: "brief",
        title: String::new(),
        lang,
        layout: Layout::Brief,
        cover: None,
        blocks: vec![Block::Paragraph(plain(survey.verdict.mechanism.label().get(lang)))],
        stamp: Stamp { line: answers.digest(), draft: String::new() },
    }]
}
