//! The zip archive of a file: unpacked once within the bounds, and written again with one part exchanged.

use std::io::{Cursor, Read, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::xml::{Seen, value, walk};
use super::{PACKED, PARTS, Refused, UNPACKED};

/// What a compound file begins with: an encrypted file, or one of the old kind.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

/// Where the parts are named that a file begins with.
const LINKS: &str = "_rels/.rels";

/// The part that holds the properties which a user or a program defined.
pub const CUSTOM: &str = "docProps/custom.xml";

/// Whether bytes begin as a file of Word or of a spreadsheet does, new or old.
pub fn begins_as_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(COMPOUND)
}

/// Whether bytes are an archive that holds a part of this name, with something in it.
pub fn holds_part(bytes: &[u8], name: &str) -> bool {
    listed(bytes).is_ok_and(|mut archive| {
        archive.by_name(name).is_ok_and(|mut file| file.read(&mut [0]).is_ok_and(|read| read > 0))
    })
}

/// A file with all its parts.
#[derive(Debug)]
pub(super) struct Archive {
    pub(super) bytes: Vec<u8>,
    /// By name.
    parts: Vec<(String, Vec<u8>)>,
}

impl Archive {
    /// Opens a file and unpacks it.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Refused> {
        if bytes.len() > PACKED {
            return Err(Refused::TooLarge);
        }
        if bytes.starts_with(COMPOUND) {
            return Err(compound(bytes));
        }
        if !bytes.starts_with(b"PK") {
            return Err(Refused::NotOffice);
        }
        let mut archive = listed(bytes)?;
        let mut left = UNPACKED;
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(unreadable)?;
            let name = inside(&file)?;
            let mut content = Vec::new();
            file.take(left + 1).read_to_end(&mut content).map_err(Refused::broken)?;
            left = left.checked_sub(content.len() as u64).ok_or(Refused::TooLarge)?;
            parts.extend(name.map(|name| (name, content)));
        }
        parts.sort();
        if parts.windows(2).any(|pair| matches!(pair, [a, b] if a.0 == b.0)) {
            return Err(Refused::broken("two parts of one name"));
        }
        if parts.iter().any(|(name, _)| name.to_lowercase().ends_with("vbaproject.bin")) {
            return Err(Refused::Macros);
        }
        Ok(Self { bytes: bytes.to_vec(), parts })
    }

    /// The name and content of every part, by name.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.parts.iter().map(|(name, content)| (name.as_str(), content.as_slice()))
    }

    /// A part as text.
    pub(super) fn text(&self, name: &str) -> Result<&str, Refused> {
        let found = self.parts().find(|(known, _)| *known == name);
        let (_, content) = found.ok_or_else(|| Refused::broken(format!("{name}: missing")))?;
        str::from_utf8(content).map_err(|_| Refused::broken(format!("{name}: not UTF-8")))
    }

    /// A property that a user or a program defined.
    pub(super) fn property(&self, name: &str) -> Option<String> {
        let (mut is_it, mut out) = (false, None);
        let read = walk(self.text(CUSTOM).ok()?, |seen, _| {
            match seen {
                Seen::Open(element, _) if element.local_name().into_inner() == "property" => {
                    is_it = value(element, "name").is_some_and(|known| known == name);
                }
                Seen::Close("property", _) => is_it = false,
                Seen::Text(text) if is_it => out.get_or_insert_with(String::new).push_str(text),
                _ => {}
            }
            Ok(())
        });
        read.ok()?;
        out.map(|words| words.trim().to_owned())
    }

    /// The parts that the file says it begins with, of those that are there.
    pub(super) fn begins_with(&self) -> Result<Vec<String>, Refused> {
        self.linked(LINKS, "", &["/officeDocument"])
    }

    /// The parts that a part leads to by links whose kinds end so. No links are no parts.
    pub(super) fn leads_to(&self, part: &str, kinds: &[&str]) -> Result<Vec<String>, Refused> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        self.linked(&format!("{folder}{slash}_rels/{name}.rels"), folder, kinds)
    }

    fn linked(&self, links: &str, folder: &str, kinds: &[&str]) -> Result<Vec<String>, Refused> {
        let mut out = Vec::new();
        if !self.parts().any(|(name, _)| name == links) {
            return Ok(out);
        }
        walk(self.text(links)?, |seen, _| {
            if let Seen::Open(element, _) = seen
                && value(element, "Type")
                    .is_some_and(|kind| kinds.iter().any(|end| kind.ends_with(end)))
            {
                let target = value(element, "Target").unwrap_or_default();
                out.extend(self.part_at(folder, &target));
            }
            Ok(())
        })?;
        Ok(out)
    }

    /// The name of the part that a target means, seen from a folder. Names of parts do not differ by the case of their letters.
    fn part_at(&self, folder: &str, target: &str) -> Option<String> {
        let mut path: Vec<&str> = Vec::new();
        if !target.starts_with('/') {
            path.extend(folder.split('/').filter(|step| !step.is_empty()));
        }
        for step in target.split('/').filter(|step| !matches!(*step, "" | ".")) {
            if step == ".." {
                path.pop()?;
            } else {
                path.push(step);
            }
        }
        let wanted = path.join("/");
        let mut known = self.parts().map(|(name, _)| name);
        known.find(|name| name.eq_ignore_ascii_case(&wanted)).map(ToOwned::to_owned)
    }

    /// The file with another text in a part; every other part is copied as it is, without being unpacked.
    pub(super) fn with(&self, part: &str, text: &str) -> Result<Vec<u8>, Refused> {
        let mut archive = listed(&self.bytes)?;
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let file = archive.by_index_raw(index).map_err(unreadable)?;
            match inside(&file)? {
                None => {}
                Some(name) if name == part => {
                    let options = SimpleFileOptions::default()
                        .compression_method(CompressionMethod::Deflated)
                        .last_modified_time(file.last_modified().unwrap_or(DateTime::DEFAULT))
                        .system(System::Unix)
                        .unix_permissions(0o644);
                    drop(file);
                    out.start_file(part, options).map_err(unreadable)?;
                    out.write_all(text.as_bytes()).map_err(Refused::broken)?;
                }
                Some(_) => out.raw_copy_file(file).map_err(unreadable)?,
            }
        }
        Ok(out.finish().map_err(unreadable)?.into_inner())
    }
}

/// An archive whose list was looked at before it is read: it has no more parts than may be.
fn listed(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Refused> {
    let listed = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").take(PARTS + 1).count();
    let archive = || ZipArchive::new(Cursor::new(bytes)).map_err(unreadable);
    match (listed <= PARTS).then(archive).ok_or(Refused::TooLarge)?? {
        archive if archive.len() <= PARTS => Ok(archive),
        _ => Err(Refused::TooLarge),
    }
}

/// The name of a part; nothing for a folder. A name that leads out of the archive, which other readers may take for a part, is
/// refused.
fn inside<R: Read>(file: &zip::read::ZipFile<'_, R>) -> Result<Option<String>, Refused> {
    if file.is_dir() {
        return Ok(None);
    }
    let name = file.name().map_err(Refused::broken)?.into_owned();
    let is_inside = !name.starts_with('/')
        && !name.contains(['\\', ':', '\0'])
        && name.split('/').all(|part| part != "..");
    if is_inside && file.is_file() {
        Ok(Some(name))
    } else {
        Err(Refused::broken("a name that leads out of the archive"))
    }
}

fn compound(bytes: &[u8]) -> Refused {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        Refused::Encrypted
    } else {
        Refused::Old
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
