//! A page of HTML held against the pages that the record gives now, each read as the file is.

use crate::document::Document;
use crate::document::drift::Outline;
use crate::document::render::{MARK, RECORD, WORDS, html};
use crate::office::Page;
use crate::text::Lang;

use super::compared::{Given, Made, Record};
use super::extra::is_stamp;
use super::{Extra, Verified};
use crate::desk::papers::documents;

/// Compares a page.
pub(super) fn verify(page: Page, record: &Record<'_>) -> Verified {
    let property = |name: &str| page.properties.get(name).cloned();
    let (mark, of, then) = (property(MARK), property(RECORD), property(WORDS));
    let given = Given { lines: page.lines, mark, record: of, then: then.clone() };
    let papers = |lang: Lang| {
        let made = |document: Document| Made {
            mark: document.mark(),
            title: document.title.clone(),
            lang,
            lines: unstamped(
                Page::read(html(&document).as_bytes()).unwrap_or_default().lines,
                &document,
            ),
            paper: document,
        };
        documents(record.dossier, record.survey, lang).into_iter().map(made).collect()
    };
    // What stands around the text is not of the text: the same stamp of another day is no change.
    let margins = |document: &Document| {
        let is_margin =
            |line: &&String| is_stamp(document, line) || super::extra::is_draft(document, line);
        given.lines.iter().filter(is_margin).cloned().collect()
    };
    let (found, made) = record.compared(&given, papers, Outline::of, margins);
    let Some(Made { paper: document, .. }) = made else { return found };
    let ours = Page::read(html(&document).as_bytes()).unwrap_or_default();
    let mut extras = Vec::new();
    let others = page.pictures.iter().filter(|one| !ours.pictures.contains(one)).count();
    if others > 0 {
        extras.push(Extra::Pictures(others));
    }
    let redrawn = page.drawings.iter().filter(|one| !ours.drawings.contains(one)).count();
    if redrawn > 0 {
        extras.push(Extra::Redrawn(redrawn));
    }
    if page.looks.iter().any(|look| !ours.looks.contains(look)) {
        extras.push(Extra::Restyled);
    }
    Verified { extras, ..found }.dated(then.as_deref(), document.words_digest())
}

/// Lines without those that stand around the text.
fn unstamped(lines: Vec<String>, document: &Document) -> Vec<String> {
    let is_text =
        |line: &String| !is_stamp(document, line) && !super::extra::is_draft(document, line);
    lines.into_iter().filter(is_text).collect()
}
