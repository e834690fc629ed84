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
mod parts;
mod revision;
mod run;
mod styles;
mod table;
#[cfg(test)]
pub(super) mod tests;
mod unseen;
mod xml;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::document::render::LEVEL;
use crate::document::{Block, Document, Picture};
use crate::office::CUSTOM;
use measure::Measure;

pub use measure::TYPEFACES;
pub use revision::Reviser;
pub use unseen::unseen;

/// Parts of up to so many bytes are stored as they are: to set about packing one takes longer than it saves.
const SMALL: usize = 2048;

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
    packed(document, digest, &measure, written(document, &measure))
}

/// About how many pages a document takes, its cover among them.
pub fn pages(document: &Document) -> usize {
    let measure = Measure::of(document.layout, document.lang);
    let pages = pages::Pages::of(document, &measure);
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
    packed(new, digest, &measure, body)
}

/// The main part. Whoever copies a word out of a paper made for that, copies the word and nothing unseen with it.
fn written(document: &Document, measure: &Measure) -> String {
    let body = body::body(document, measure);
    if document.is_copied {
        return body.replace(run::END, "").replace(run::NO_END, "");
    }
    body
}

fn packed(
    document: &Document,
    digest: &str,
    measure: &Measure,
    body: String,
) -> Result<Vec<u8>, DocxError> {
    let fixed = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(i64::from(LEVEL)))
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
        .unix_permissions(0o644);
    let stored = fixed.compression_method(CompressionMethod::Stored).compression_level(None);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |path: &str, part: String| -> Result<(), DocxError> {
        archive.start_file(path, if part.len() > SMALL { fixed } else { stored })?;
        Ok(archive.write_all(part.as_bytes())?)
    };
    add("[Content_Types].xml", parts::content_types(document))?;
    add("_rels/.rels", parts::package_links())?;
    add("docProps/core.xml", parts::core(document))?;
    add("docProps/app.xml", parts::app())?;
    add(CUSTOM, parts::custom(document, digest))?;
    add("word/_rels/document.xml.rels", parts::document_links(document))?;
    add("word/document.xml", body)?;
    add("word/styles.xml", styles::styles(measure))?;
    add("word/settings.xml", parts::settings())?;
    add("word/fontTable.xml", parts::fonts())?;
    for margin in margins::margins(document) {
        add(&format!("word/{}", margin.file), margin.part(document))?;
    }
    for (file, image) in media::files(document) {
        // A picture is packed already.
        archive.start_file(format!("word/{file}"), stored)?;
        archive.write_all(image.bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
