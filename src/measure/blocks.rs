//! A text file in blocks of whole rows, one after the other, with its digests: each block can then be taken by any thread.
//!
//! A row ends at a line break outside quotation marks. A mark opens only where a cell begins; elsewhere it is a sign like others.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use memchr::{memchr, memchr_iter, memrchr};
use sha2::{Digest, Sha256};
use sm3::Sm3;

use super::fault::{Fault, Why};
use super::watch::Watch;

/// Bytes of a block, about.
const BLOCK: usize = 1 << 20;
/// The longest row: what is longer is a quotation mark that was never closed, or no table.
pub(super) const LONGEST_ROW: usize = 16 << 20;
const QUOTE: u8 = b'"';

/// Whole rows.
#[derive(Debug)]
pub(super) struct Block {
    /// The bytes; the last one ends a row.
    pub(super) bytes: Vec<u8>,
    /// The line of the first row.
    pub(super) line: u64,
    /// Whether there is a quotation mark in it.
    pub(super) has_quotes: bool,
}

/// A file that is read in blocks.
#[derive(Debug)]
pub(super) struct Blocks {
    path: PathBuf,
    file: File,
    size: u64,
    modified: Option<SystemTime>,
    read: u64,
    /// What was read behind the last whole row.
    rest: Vec<u8>,
    line: u64,
    delimiter: u8,
    sha256: Sha256,
    sm3: Option<Sm3>,
}

/// What a file is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Digests {
    /// In hexadecimal.
    pub(super) sha256: String,
    /// In hexadecimal, where it was taken.
    pub(super) sm3: Option<String>,
}

impl Blocks {
    /// Opens a plain file.
    pub(super) fn open(path: &Path, sm3: bool) -> Result<Self, Fault> {
        let failed = |error: std::io::Error| Fault::read(path, &error);
        // A pipe would be waited for when it is opened.
        if !std::fs::metadata(path).map_err(failed)?.is_file() {
            return Err(Fault::of(path, Why::NotPlain));
        }
        let file = File::open(path).map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        if about.len() == 0 {
            return Err(Fault::of(path, Why::Empty));
        }
        Ok(Self {
            path: path.to_owned(),
            file,
            size: about.len(),
            modified: about.modified().ok(),
            read: 0,
            rest: Vec::new(),
            line: 1,
            delimiter: b',',
            sha256: Sha256::new(),
            sm3: sm3.then(Sm3::new),
        })
    }

    /// Bytes of the file.
    pub(super) const fn size(&self) -> u64 {
        self.size
    }

    /// Bytes that were read.
    pub(super) const fn read(&self) -> u64 {
        self.read
    }

    /// The first bytes, which stay to be taken.
    pub(super) fn peek(&mut self) -> Result<&[u8], Fault> {
        if self.rest.is_empty() {
            self.fill(BLOCK)?;
        }
        Ok(&self.rest)
    }

    /// Passes over the byte order mark, or the heading, which ends after `bytes` and holds `lines` line breaks.
    pub(super) fn pass(&mut self, bytes: usize, lines: u64) {
        self.rest.drain(..bytes.min(self.rest.len()));
        self.line += lines;
    }

    /// Cells are divided by this sign.
    pub(super) const fn divided_by(&mut self, delimiter: u8) {
        self.delimiter = delimiter;
    }

    /// The next rows; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Block>, Fault> {
        let mut wanted = BLOCK;
        loop {
            let ended = self.fill(wanted)?;
            if self.rest.is_empty() {
                return Ok(None);
            }
            if ended && self.rest.last() != Some(&b'\n') {
                self.rest.push(b'\n');
            }
            let has_quotes = memchr(QUOTE, &self.rest).is_some();
            let edge = if has_quotes {
                edge(&self.rest, self.delimiter)
            } else {
                Edge::At(memrchr(b'\n', &self.rest).map_or(0, |at| at + 1))
            };
            match edge {
                Edge::At(end) if end > 0 => return Ok(Some(self.cut(end, has_quotes))),
                Edge::Open(at) if ended || self.rest.len() > LONGEST_ROW => {
                    let before = self.rest.get(..at).unwrap_or_default();
                    let line = self.line + lines_in(before);
                    return Err(Fault::of(&self.path, Why::OpenQuote).at_line(line));
                }
                _ if self.rest.len() > LONGEST_ROW => {
                    let why = Why::LongRow(LONGEST_ROW);
                    return Err(Fault::of(&self.path, why).at_line(self.line));
                }
                _ => wanted = self.rest.len() * 2,
            }
        }
    }

    fn cut(&mut self, end: usize, has_quotes: bool) -> Block {
        let mut next = Vec::with_capacity(BLOCK + BLOCK / 8);
        next.extend_from_slice(self.rest.get(end..).unwrap_or_default());
        let mut bytes = std::mem::replace(&mut self.rest, next);
        bytes.truncate(end);
        let block = Block { line: self.line, has_quotes, bytes };
        self.line += lines_in(&block.bytes);
        block
    }

    /// Reads until so many bytes stand there; true at the end of the file.
    fn fill(&mut self, wanted: usize) -> Result<bool, Fault> {
        let before = self.rest.len();
        let missing = wanted.saturating_sub(before) as u64;
        let left = self.size - self.read;
        let asked = missing.min(left);
        let mut part = (&self.file).take(asked);
        let got =
            part.read_to_end(&mut self.rest).map_err(|error| Fault::read(&self.path, &error))?;
        let new = self.rest.get(before..).unwrap_or_default();
        self.sha256.update(new);
        if let Some(sm3) = &mut self.sm3 {
            sm3.update(new);
        }
        self.read += got as u64;
        if (got as u64) < asked {
            return Err(Fault::of(&self.path, Why::Changed));
        }
        Ok(self.read == self.size)
    }

    /// Ends the reading: the digests of the file, if it is what it was when it was opened.
    pub(super) fn finish(self) -> Result<Digests, Fault> {
        let about = self.file.metadata().map_err(|error| Fault::read(&self.path, &error))?;
        if about.len() != self.size || about.modified().ok() != self.modified {
            return Err(Fault::of(&self.path, Why::Changed));
        }
        Ok(Digests {
            sha256: hexadecimal(&self.sha256.finalize()),
            sm3: self.sm3.map(|sm3| hexadecimal(&sm3.finalize())),
        })
    }

    /// What a file was when it was opened: its size, and when it was changed last.
    pub(super) const fn opened(&self) -> (u64, Option<SystemTime>) {
        (self.size, self.modified)
    }

    /// Reads all of it, for its digests alone, until they are not asked for any more.
    pub(super) fn digests(mut self, watch: &Watch, is_over: &AtomicBool) -> Result<Digests, Fault> {
        loop {
            watch.check()?;
            if is_over.load(Ordering::Relaxed) {
                return Err(Why::Stopped.into());
            }
            self.rest.clear();
            if self.fill(BLOCK)? {
                return self.finish();
            }
        }
    }
}

/// Where the last whole row ends.
#[derive(Debug, PartialEq, Eq)]
enum Edge {
    /// Behind it; 0 if there is none.
    At(usize),
    /// There is none, and the quotation mark here is open.
    Open(usize),
}

/// Looks for the end of the last whole row, from the beginning of a row.
fn edge(bytes: &[u8], delimiter: u8) -> Edge {
    let (mut outside, mut end, mut opened) = (0, 0, None);
    let mut marks = memchr_iter(QUOTE, bytes).peekable();
    while let Some(mark) = marks.next() {
        match opened {
            None => {
                let before = mark.checked_sub(1).and_then(|at| bytes.get(at));
                if before.is_none_or(|sign| *sign == delimiter || *sign == b'\n') {
                    let between = bytes.get(outside..mark).unwrap_or_default();
                    end = memrchr(b'\n', between).map_or(end, |at| outside + at + 1);
                    opened = Some(mark);
                }
            }
            // Two in a row stand for one.
            Some(_) if marks.peek() == Some(&(mark + 1)) => drop(marks.next()),
            Some(_) => {
                opened = None;
                outside = mark + 1;
            }
        }
    }
    if let (Some(mark), 0) = (opened, end) {
        return Edge::Open(mark);
    }
    if opened.is_none() {
        let behind = bytes.get(outside..).unwrap_or_default();
        end = memrchr(b'\n', behind).map_or(end, |at| outside + at + 1);
    }
    Edge::At(end)
}

fn lines_in(bytes: &[u8]) -> u64 {
    memchr_iter(b'\n', bytes).count() as u64
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_ends_outside_quotation_marks() {
        for (text, expected) in [
            ("a,b\nc,d\ne", Edge::At(8)),
            ("a,\"b\nc\"\n\"d\ne", Edge::At(8)),
            ("a,\"b\"\"\n\"\nx", Edge::At(9)),
            // A mark within a cell opens nothing.
            ("a,5\" b\nc", Edge::At(7)),
            ("a,\"b\nc\n", Edge::Open(2)),
            ("abc", Edge::At(0)),
        ] {
            assert_eq!(edge(text.as_bytes(), b','), expected, "{text:?}");
        }
    }
}
