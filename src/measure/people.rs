//! The people of one system as a set of salted digests, and what several such sets have in common. No identifier leaves its system.
//!
//! Whoever has the salt can try identifiers one by one: a set is as secret as its salt, and neither goes into a record. The sets are
//! exact: two people are taken for one, or one for two, only where their identifiers are written alike or otherwise, blanks, capitals and
//! width apart (`key`).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::asked::Asked;
use super::blocks::Blocks;
use super::encoding::Writing;
use super::fault::{Fault, Why};
use super::lanes::{in_either, in_lanes};
use super::open::{Kind, Text, kind};
use super::person::Keys;
use super::rows::{self, Row};
use super::watch::Watch;

/// Bytes of a digest: among a thousand million people none are alike by chance.
const WIDTH: usize = 16;
/// How a set begins.
const MAGIC: &[u8; 16] = b"chujing people 1";
/// The shortest salt, in bytes.
pub const SHORTEST_SALT: usize = 16;
/// The most sets that are compared at a time.
pub const MOST_SETS: usize = 16;

type Digest = [u8; WIDTH];

/// The people of one system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleSet {
    /// In order, each once.
    digests: Vec<Digest>,
    /// By which sets of one salt know each other.
    check: Digest,
    /// Rows that name nobody.
    pub rows_of_nobody: u64,
}

/// What one thread found.
struct Lane {
    keys: Keys,
    digests: Vec<Digest>,
    rows: u64,
    nobody: u64,
}

/// What sets have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// People of each set.
    pub sizes: Vec<u64>,
    /// People in any of them.
    pub union: u64,
    /// People in exactly these sets, by the bits of their places.
    pub exactly: BTreeMap<u32, u64>,
}

impl Common {
    /// People in both of two sets.
    pub fn in_both(&self, a: usize, b: usize) -> u64 {
        let both = 1_u32 << a | 1 << b;
        self.exactly.iter().filter(|(sets, _)| *sets & both == both).map(|(_, people)| people).sum()
    }
}

fn keyed(salt: &[u8]) -> Result<Hmac<Sha256>, Fault> {
    if salt.len() < SHORTEST_SALT {
        return Err(Why::ShortSalt.into());
    }
    Hmac::new_from_slice(salt).map_err(|_| Why::ShortSalt.into())
}

fn digest<'a>(keyed: &Hmac<Sha256>, parts: impl Iterator<Item = &'a [u8]>) -> Digest {
    let mut mac = keyed.clone();
    for part in parts {
        mac.update(&(part.len() as u64).to_le_bytes());
        mac.update(part);
    }
    let whole = mac.finalize().into_bytes();
    let mut out = [0; WIDTH];
    out.copy_from_slice(whole.get(..WIDTH).unwrap_or(&[0; WIDTH]));
    out
}

impl PeopleSet {
    /// Takes the people of a text file by the columns that name them. It holds every person in memory, in sixteen bytes.
    ///
    /// # Errors
    /// Whatever a measurement refuses, with its line and column; a salt that is too short.
    pub fn of(path: &Path, asked: &Asked, salt: &[u8], watch: &Watch) -> Result<Self, Fault> {
        let place = |fault: Fault| Fault { file: Some(path.to_owned()), ..fault };
        let keyed = keyed(salt)?;
        let mut blocks = Blocks::open(path, false)?;
        if kind(path, &mut blocks)? != Kind::Text {
            return Err(Fault::of(path, Why::SetOfBook));
        }
        in_either(path, watch, |writing| {
            let blocks = Blocks::open(path, false)?;
            Self::text(blocks, writing, asked, &keyed, watch)
        })
        .map_err(place)
    }

    fn text(
        blocks: Blocks,
        writing: Writing,
        asked: &Asked,
        keyed: &Hmac<Sha256>,
        watch: &Watch,
    ) -> Result<Self, Fault> {
        watch.set(blocks.size());
        let Text { blocks, layout, roles } = Text::open(blocks, writing, asked)?;
        let (lanes, _) = in_lanes(blocks, writing, asked, watch, |next| {
            let mut lane =
                Lane { keys: Keys::new(&roles), digests: Vec::new(), rows: 0, nobody: 0 };
            let (mut bytes, mut ends) = (Vec::new(), Vec::new());
            while let Some(block) = next()? {
                rows::each(&block, &layout, |row: Row<'_>| {
                    bytes.clear();
                    ends.clear();
                    lane.rows += 1;
                    let named = lane.keys.read(&roles, row, &mut bytes, |bytes, from| {
                        ends.push((from, bytes.len()));
                    })?;
                    if named.is_nobody {
                        lane.nobody += 1;
                    } else {
                        let part = |&(from, to): &(usize, usize)| bytes.get(from..to);
                        lane.digests.push(digest(keyed, ends.iter().filter_map(part)));
                    }
                    Ok(())
                })?;
                // A person of many rows stands here once for each block at most.
                if lane.digests.len() > 1 << 20 {
                    lane.digests.sort_unstable();
                    lane.digests.dedup();
                }
            }
            Ok(lane)
        })?;
        let check = digest(keyed, std::iter::once(&MAGIC[..]));
        let (mut set, mut keys, mut rows) =
            (Self { check, ..Self::default() }, Keys::new(&roles), 0);
        for lane in lanes {
            keys.add(&lane.keys);
            set.digests.extend(lane.digests);
            set.rows_of_nobody += lane.nobody;
            rows += lane.rows;
        }
        keys.are_whole(&asked.people)?;
        if rows == 0 {
            return Err(Why::NoRows.into());
        }
        set.digests.sort_unstable();
        set.digests.dedup();
        Ok(set)
    }

    /// How many people there are.
    pub const fn len(&self) -> u64 {
        self.digests.len() as u64
    }

    /// Whether there is nobody.
    pub const fn is_empty(&self) -> bool {
        self.digests.is_empty()
    }

    /// Writes the set to a new file that only its owner reads; whole or not at all.
    ///
    /// # Errors
    /// If there is such a file already, or it cannot be written.
    pub fn write(&self, to: &Path) -> Result<(), Fault> {
        let failed = |error: std::io::Error| Fault::of(to, Why::Write(error.kind()));
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
        let file =
            tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(failed)?;
        let mut out = BufWriter::new(file);
        let count = self.len().to_le_bytes();
        for part in [&MAGIC[..], &self.check, &count] {
            out.write_all(part).map_err(failed)?;
        }
        for digest in &self.digests {
            out.write_all(digest).map_err(failed)?;
        }
        let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
        file.as_file().sync_all().map_err(failed)?;
        file.persist_noclobber(to).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

/// A set as it is read, digest by digest.
struct Reading {
    path: PathBuf,
    file: BufReader<File>,
    left: u64,
    next: Option<Digest>,
}

impl Reading {
    fn open(path: &Path) -> Result<(Self, Digest), Fault> {
        let wrong = || Fault::of(path, Why::NoSet);
        let size = Blocks::open(path, false)?.size();
        let file = File::open(path).map_err(|error| Fault::read(path, &error))?;
        let mut file = BufReader::with_capacity(1 << 18, file);
        let (mut magic, mut check, mut count) = ([0; MAGIC.len()], [0; WIDTH], [0; 8]);
        for part in [&mut magic[..], &mut check, &mut count] {
            file.read_exact(part).map_err(|_| wrong())?;
        }
        let left = u64::from_le_bytes(count);
        let expected = left.checked_mul(WIDTH as u64).and_then(|all| all.checked_add(40));
        if &magic != MAGIC || expected != Some(size) {
            return Err(wrong());
        }
        let mut out = Self { path: path.to_owned(), file, left, next: None };
        out.step()?;
        Ok((out, check))
    }

    fn step(&mut self) -> Result<(), Fault> {
        let before = self.next.take();
        if self.left == 0 {
            return Ok(());
        }
        self.left -= 1;
        let mut next = [0; WIDTH];
        self.file.read_exact(&mut next).map_err(|error| Fault::read(&self.path, &error))?;
        // In order, each once: a set that is not was written by something else.
        if before.is_some_and(|before| before >= next) {
            return Err(Fault::of(&self.path, Why::NoSet));
        }
        self.next = Some(next);
        Ok(())
    }
}

/// Compares sets, one person at a time.
///
/// # Errors
/// A file that is no set, sets of different salts, more sets than can be compared.
pub fn common(files: &[PathBuf]) -> Result<Common, Fault> {
    if files.len() > MOST_SETS {
        return Err(Why::TooMuch.into());
    }
    let mut all = Vec::new();
    let mut first = None;
    for path in files {
        let (reading, check) = Reading::open(path)?;
        if *first.get_or_insert(check) != check {
            return Err(Fault::of(path, Why::OtherSalt));
        }
        all.push(reading);
    }
    let sizes = all.iter().map(|one| one.left + u64::from(one.next.is_some())).collect();
    let mut exactly: BTreeMap<u32, u64> = BTreeMap::new();
    while let Some(least) = all.iter().filter_map(|one| one.next).min() {
        let mut sets = 0;
        for (at, one) in all.iter_mut().enumerate() {
            if one.next == Some(least) {
                sets |= 1 << at;
                one.step()?;
            }
        }
        *exactly.entry(sets).or_default() += 1;
    }
    Ok(Common { sizes, union: exactly.values().sum(), exactly })
}
