//! A file as its parts come: a zip archive with fixed days and rights, so that the same record gives the same file.

use std::io::{Cursor, Write as _};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::document::render::LEVEL;

use super::DocxError;

/// Parts of up to so many bytes are stored as they are: to set about packing one takes longer than it saves.
const SMALL: usize = 2048;

/// A file whose parts come one after the other.
pub(super) struct Parcel {
    archive: ZipWriter<Cursor<Vec<u8>>>,
}

/// A part that is the same in many files, packed once: an archive that holds nothing else.
#[derive(Clone, Debug)]
pub(super) struct Part {
    alone: ZipArchive<Cursor<Arc<[u8]>>>,
}

impl Parcel {
    /// A file with room for so many bytes.
    pub(super) fn with_room(room: usize) -> Self {
        Self { archive: ZipWriter::new(Cursor::new(Vec::with_capacity(room))) }
    }

    /// Adds a part: packed, unless it is small.
    pub(super) fn add(&mut self, name: &str, part: &str) -> Result<(), DocxError> {
        let packed = fixed()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(i64::from(LEVEL)));
        self.archive.start_file(name, if part.len() > SMALL { packed } else { fixed() })?;
        Ok(self.archive.write_all(part.as_bytes())?)
    }

    /// Adds a part that is packed in itself.
    pub(super) fn add_stored(&mut self, name: &str, part: &[u8]) -> Result<(), DocxError> {
        self.archive.start_file(name, fixed())?;
        Ok(self.archive.write_all(part)?)
    }

    /// Adds a part that was packed before.
    pub(super) fn add_part(&mut self, part: &Part) -> Result<(), DocxError> {
        let mut alone = part.alone.clone();
        Ok(self.archive.raw_copy_file(alone.by_index_raw(0)?)?)
    }

    /// The whole file.
    pub(super) fn finish(self) -> Result<Vec<u8>, DocxError> {
        Ok(self.archive.finish()?.into_inner())
    }
}

impl Part {
    /// Packs a part that is to stand in many files.
    pub(super) fn of(name: &str, part: &str) -> Result<Self, DocxError> {
        let mut parcel = Parcel::with_room(part.len() / 4);
        parcel.add(name, part)?;
        Ok(Self { alone: ZipArchive::new(Cursor::new(parcel.finish()?.into()))? })
    }
}

fn fixed() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
        .unix_permissions(0o644)
}
