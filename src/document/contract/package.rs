//! The zip archive of a Word file: opened within limits, and written again with one part exchanged.

use std::io::{Cursor, Read, Write as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::document::render::{CUSTOM, MARK};

use super::Refused;
use super::bounds::{self, PARTS};

/// The part that holds the text.
pub(super) const MAIN: &str = "word/document.xml";

/// The part that holds the list of sheets, in a workbook.
pub(super) const SHEETS: &str = "xl/workbook.xml";

/// The largest file, packed. The official form is well below one megabyte.
const PACKED: usize = 16 * 1024 * 1024;

/// The largest part that is read as text.
const PART: u64 = 8 * 1024 * 1024;

/// All parts together, unpacked.
const UNPACKED: u64 = 64 * 1024 * 1024;

/// A Word file.
#[derive(Debug)]
pub(super) struct Package {
    bytes: Vec<u8>,
}

impl Package {
    /// Opens a Word file and looks at every part of it once, within the limits.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Refused> {
        let package = Self::of_office(bytes)?;
        if package.begins_with()? != [MAIN] {
            return Err(Refused::NotWord);
        }
        Ok(package)
    }

    /// The same for any file of the family: a Word file or a workbook.
    pub(super) fn of_office(bytes: &[u8]) -> Result<Self, Refused> {
        if bytes.len() > PACKED {
            return Err(Refused::TooLarge);
        }
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            return Err(compound(bytes));
        }
        if !bytes.starts_with(b"PK") {
            return Err(Refused::NotWord);
        }
        bounds::archive(bytes)?;
        let package = Self { bytes: bytes.to_vec() };
        let names: Vec<String> = package.contents()?.into_iter().map(|(name, _)| name).collect();
        if !names.iter().any(|name| name == MAIN || name == SHEETS) {
            return Err(Refused::NotWord);
        }
        if names.iter().any(|name| name.to_lowercase().ends_with("vbaproject.bin")) {
            return Err(Refused::Macros);
        }
        Ok(package)
    }

    fn archive(&self) -> Result<ZipArchive<Cursor<&[u8]>>, Refused> {
        ZipArchive::new(Cursor::new(self.bytes.as_slice())).map_err(unreadable)
    }

    /// The name and digest of every part, by name. Names that lead out of the archive are left out, but count for its size.
    pub(super) fn contents(&self) -> Result<Vec<(String, [u8; 32])>, Refused> {
        let mut archive = self.archive()?;
        if archive.len() > PARTS {
            return Err(Refused::TooLarge);
        }
        let mut left = UNPACKED;
        let mut out = Vec::new();
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(unreadable)?;
            let name = inside(&file);
            let mut content = Vec::new();
            file.take(left + 1).read_to_end(&mut content).map_err(Refused::broken)?;
            left = left.checked_sub(content.len() as u64).ok_or(Refused::TooLarge)?;
            if let Some(name) = name {
                out.push((name, Sha256::digest(&content).into()));
            }
        }
        out.sort();
        if out.windows(2).any(|pair| matches!(pair, [a, b] if a.0 == b.0)) {
            return Err(Refused::broken("two parts of one name"));
        }
        Ok(out)
    }

    /// Whether something in it has a name that leads out of the archive, which readers of other makes may take for a part.
    pub(super) fn has_strays(&self) -> Result<bool, Refused> {
        let mut archive = self.archive()?;
        for index in 0..archive.len() {
            let file = archive.by_index_raw(index).map_err(unreadable)?;
            if !file.is_dir() && inside(&file).is_none() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A part as text.
    pub(super) fn text(&self, name: &str) -> Result<String, Refused> {
        let mut archive = self.archive()?;
        let file = archive.by_name(name).map_err(unreadable)?;
        let mut content = Vec::new();
        file.take(PART + 1).read_to_end(&mut content).map_err(Refused::broken)?;
        if content.len() as u64 > PART {
            return Err(Refused::TooLarge);
        }
        String::from_utf8(content).map_err(|_| Refused::broken(format!("{name}: not UTF-8")))
    }

    /// The parts outside the body that hold text: headers, footers, notes.
    pub(super) fn margins(&self) -> Vec<String> {
        const STEMS: [&str; 4] = ["word/header", "word/footer", "word/footnotes", "word/endnotes"];
        let names = self.contents().unwrap_or_default().into_iter().map(|(name, _)| name);
        names
            .filter(|name| !name.contains("/_rels/") && STEMS.iter().any(|s| name.starts_with(s)))
            .collect()
    }

    /// The parts that the file says it begins with.
    pub(super) fn begins_with(&self) -> Result<Vec<String>, Refused> {
        let links = self.text("_rels/.rels")?;
        let mut reader = Reader::from_str(&links);
        let mut out = Vec::new();
        loop {
            match reader.read_event().map_err(Refused::broken)? {
                Event::Eof => return Ok(out),
                Event::DocType(_) => return Err(Refused::Entities),
                Event::Start(element) | Event::Empty(element) => {
                    let value = |name: &str| {
                        let attribute = element.try_get_attribute(name).ok().flatten();
                        attribute.map(|attribute| attribute.value.into_owned()).unwrap_or_default()
                    };
                    if value("Type").ends_with("/officeDocument") {
                        out.push(value("Target").trim_start_matches('/').to_owned());
                    }
                }
                _ => {}
            }
        }
    }

    /// The mark by which a document of our own is known; none in any other file, nor where it cannot be read.
    pub(super) fn mark(&self) -> Option<String> {
        let properties = self.text(CUSTOM).ok()?;
        let mut reader = Reader::from_str(&properties);
        let (mut is_ours, mut out) = (false, String::new());
        loop {
            match reader.read_event().ok()? {
                Event::Eof | Event::DocType(_) => return None,
                Event::Start(element) if element.local_name().as_ref() == "property" => {
                    let name = element.try_get_attribute("name").ok().flatten();
                    is_ours = name.is_some_and(|name| name.value == MARK);
                }
                Event::Text(text) if is_ours => out.push_str(text.as_ref()),
                Event::End(element) if is_ours && element.local_name().as_ref() == "property" => {
                    return Some(out.trim().to_owned());
                }
                _ => {}
            }
        }
    }

    /// The file with another text; every other part is copied as it is, without being unpacked.
    pub(super) fn with_main(&self, text: &str) -> Result<Vec<u8>, Refused> {
        let mut archive = self.archive()?;
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let file = archive.by_index_raw(index).map_err(unreadable)?;
            match inside(&file) {
                None => {}
                Some(name) if name == MAIN => {
                    let options = SimpleFileOptions::default()
                        .compression_method(CompressionMethod::Deflated)
                        .last_modified_time(file.last_modified().unwrap_or(DateTime::DEFAULT))
                        .system(System::Unix)
                        .unix_permissions(0o644);
                    drop(file);
                    out.start_file(MAIN, options).map_err(unreadable)?;
                    out.write_all(text.as_bytes()).map_err(Refused::broken)?;
                }
                Some(_) => out.raw_copy_file(file).map_err(unreadable)?,
            }
        }
        Ok(out.finish().map_err(unreadable)?.into_inner())
    }
}

/// Whether bytes are an archive that holds a part of this name, with something in it.
pub(crate) fn holds_part(bytes: &[u8], name: &str) -> bool {
    let holds = |mut archive: ZipArchive<_>| {
        archive.by_name(name).is_ok_and(|mut file| file.read(&mut [0]).is_ok_and(|read| read > 0))
    };
    bounds::archive(bytes).is_ok() && ZipArchive::new(Cursor::new(bytes)).is_ok_and(holds)
}

/// The name of a part that stays inside the archive.
fn inside<R: Read>(file: &zip::read::ZipFile<'_, R>) -> Option<String> {
    let name = file.name().ok()?.into_owned();
    let safe = !name.starts_with('/')
        && !name.contains(['\\', ':', '\0'])
        && name.split('/').all(|part| part != "..");
    (safe && file.is_file()).then_some(name)
}

/// A compound file is an encrypted Word file, or one of the old kind.
fn compound(bytes: &[u8]) -> Refused {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        Refused::Encrypted
    } else {
        Refused::OldWord
    }
}

fn unreadable(error: ZipError) -> Refused {
    match error {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => {
            Refused::Encrypted
        }
        error => Refused::broken(error),
    }
}
