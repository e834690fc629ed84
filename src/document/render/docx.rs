//! A document as a Word file: OOXML parts in a zip archive.
//!
//! Its properties say what it is, for whom and of which day, also to a reader that cannot see the page; it holds no macro.
//! The same document gives the same bytes: no clock, no random ids, and every entry carries the same fixed day.

mod body;
mod contents;
mod extent;
mod figure;
mod fit;
mod margins;
mod measure;
mod media;
mod pages;
mod parcel;
mod parts;
mod revision;
mod run;
mod styles;
mod table;
#[cfg(test)]
pub(super) mod tests;
mod unseen;
mod xml;

use memchr::memmem;

use crate::document::render::words::each_line_of;
use crate::document::words::own_digest;
use crate::document::{Block, Document, Picture};
use crate::office::CUSTOM;
use measure::Measure;
use pages::Pages;
use parcel::Parcel;

pub use measure::TYPEFACES;
pub use revision::Reviser;
pub use unseen::unseen;

/// About how many bytes stand in a file beside its text.
const AROUND: usize = 14 * 1024;

/// Why a Word file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// The archive could not be built.
    #[error(transparent)]
    Archive(#[from] zip::result::ZipError),
    /// A part could not be packed into the archive.
    #[error(transparent)]
    Part(#[from] std::io::Error),
    /// What was written could not be read again.
    #[error(transparent)]
    Xml(#[from] quick_xml::Error),
}

/// Writes a document as a Word file.
///
/// # Errors
/// If the archive cannot be built, which takes a document beyond the limits of the zip format.
pub fn docx(document: &Document) -> Result<Vec<u8>, DocxError> {
    docx_with(document, &document.words_digest())
}

/// The same of a document whose digest of words is known.
///
/// # Errors
/// As [`docx`].
pub fn docx_with(document: &Document, digest: &str) -> Result<Vec<u8>, DocxError> {
    let measure = Measure::of(document.layout, document.lang);
    packed(document, digest, &written(document, &measure))
}

/// Writes a document as a Word file, and says the digest of its words: both look at the same lines of its tables.
///
/// # Errors
/// As [`docx`].
pub fn docx_and_words(document: &Document) -> Result<(Vec<u8>, String), DocxError> {
    let measure = Measure::of(document.layout, document.lang);
    let pages = Pages::of(document, &measure);
    let words = own_digest(|say| each_line_of(document, &|at, say| pages.say_rows(at, say), say));
    let file = packed(document, &words, &written_on(document, &measure, &pages))?;
    Ok((file, words))
}

/// About how many pages a document takes, its cover among them.
pub fn pages(document: &Document) -> usize {
    let measure = Measure::of(document.layout, document.lang);
    let pages = Pages::of(document, &measure);
    usize::from(document.cover.is_some()) + pages.count(&document.blocks)
}

/// What a Word file says below a picture.
pub(super) fn told_below(picture: &Picture, document: &Document) -> Block {
    let measure = Measure::of(document.layout, document.lang);
    figure::Figure::of(picture, &measure).map_or_else(|| picture.twin(), |figure| figure.legend())
}

/// Writes the new state of a paper as a Word file that holds its changes against the old one as revisions, which Word and others accept
/// or reject. The digest is that of the words of the new state.
///
/// # Errors
/// As [`docx`].
pub fn docx_with_revisions(
    old: &Document,
    (new, digest): (&Document, &str),
    by: &Reviser,
) -> Result<Vec<u8>, DocxError> {
    let measure = Measure::of(new.layout, new.lang);
    let before = written(old, &Measure::of(old.layout, old.lang));
    let body = revision::merged(&before, &written(new, &measure), by)?;
    packed(new, digest, &body)
}

/// The main part. Whoever copies a word out of a paper made for that, copies the word and nothing unseen with it.
fn written(document: &Document, measure: &Measure) -> String {
    written_on(document, measure, &Pages::of(document, measure))
}

fn written_on(document: &Document, measure: &Measure, pages: &Pages<'_>) -> String {
    let body = body::body(document, measure, pages);
    let has = |sign: &str| memmem::find(body.as_bytes(), sign.as_bytes()).is_some();
    if document.is_copied && (has(run::END) || has(run::NO_END)) {
        return body.replace(run::END, "").replace(run::NO_END, "");
    }
    body
}

fn packed(document: &Document, digest: &str, body: &str) -> Result<Vec<u8>, DocxError> {
    let mut parcel = Parcel::with_room(AROUND + body.len() / 4);
    parcel.add("[Content_Types].xml", &parts::content_types(document))?;
    parcel.add("_rels/.rels", &parts::package_links())?;
    parcel.add("docProps/core.xml", &parts::core(document))?;
    parcel.add("docProps/app.xml", &parts::app())?;
    parcel.add(CUSTOM, &parts::custom(document, digest))?;
    parcel.add("word/_rels/document.xml.rels", &parts::document_links(document))?;
    parcel.add("word/document.xml", body)?;
    parcel.add_part(styles::packed(document.layout, document.lang)?)?;
    parcel.add("word/settings.xml", &parts::settings())?;
    parcel.add("word/fontTable.xml", &parts::fonts())?;
    for margin in margins::margins(document) {
        parcel.add(&format!("word/{}", margin.file), &margin.part(document))?;
    }
    for (file, image) in media::files(document) {
        // A picture is packed already.
        parcel.add_stored(&format!("word/{file}"), image.bytes())?;
    }
    parcel.finish()
}
