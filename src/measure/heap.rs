//! Many small entries of a few words each, in parts by their first word; what memory does not hold is put aside on the disk.
//!
//! What is put aside are keyed digests and counts, in a file without a name that only this process can open and that is gone with it,
//! however it ends.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::fault::{Fault, Why};

/// Parts of a heap; a part fits well into memory when the whole does not.
pub(super) const PARTS: usize = 256;
/// Bytes that are handed over at a time: whole pages, since allocators round up what is not.
const HANDFUL: usize = 8192;
/// Words that are written or read at a time.
const WRITTEN: usize = 1 << 16;
/// Bytes of a word.
const WORD: usize = size_of::<u32>();

/// Entries in parts.
#[derive(Debug)]
pub(super) struct Heap {
    parts: Vec<Mutex<Part>>,
    /// Words of an entry.
    stride: usize,
    /// Bytes in memory.
    held: AtomicUsize,
    /// Bytes that may be.
    limit: usize,
    aside: Mutex<Option<File>>,
    folder: PathBuf,
    put_aside: AtomicU64,
}

#[derive(Debug, Default)]
struct Part {
    handfuls: Vec<Vec<u32>>,
    /// Where words stand in the file, and how many.
    aside: Vec<(u64, usize)>,
}

/// Entries of one thread before they are handed over.
#[derive(Debug)]
pub(super) struct Hands<'a> {
    heap: &'a Heap,
    parts: Vec<Vec<u32>>,
}

impl Heap {
    /// For entries of `stride` words, `limit` bytes of which are held in memory.
    pub(super) fn new(stride: usize, limit: usize, folder: PathBuf) -> Self {
        Self {
            parts: (0..PARTS).map(|_| Mutex::default()).collect(),
            stride,
            held: AtomicUsize::new(0),
            limit,
            aside: Mutex::new(None),
            folder,
            put_aside: AtomicU64::new(0),
        }
    }

    /// Hands for one thread.
    pub(super) fn hands(&self) -> Hands<'_> {
        Hands { heap: self, parts: vec![Vec::new(); PARTS] }
    }

    /// Bytes that were put aside on the disk.
    pub(super) fn put_aside(&self) -> u64 {
        self.put_aside.load(Ordering::Relaxed)
    }

    fn take_in(&self, part: usize, handful: Vec<u32>) -> Result<(), Fault> {
        let bytes = handful.capacity() * WORD;
        // Counted before it can be put aside: otherwise another thread would take off what was never added.
        let held = self.held.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
        if let Some(part) = self.parts.get(part) {
            lock(part)?.handfuls.push(handful);
        }
        if held > self.limit { self.relieve() } else { Ok(()) }
    }

    /// Writes everything that is held to the disk.
    fn relieve(&self) -> Result<(), Fault> {
        let mut aside = lock(&self.aside)?;
        // Another thread may have done so meanwhile.
        if self.held.load(Ordering::Relaxed) <= self.limit {
            return Ok(());
        }
        let failed = |error: std::io::Error| Fault::spill(&error);
        if aside.is_none() {
            *aside = Some(tempfile::tempfile_in(&self.folder).map_err(failed)?);
        }
        let Some(file) = aside.as_mut() else { return Ok(()) };
        let mut at = file.seek(SeekFrom::End(0)).map_err(failed)?;
        let mut bytes = Vec::with_capacity(WRITTEN * WORD);
        for part in &self.parts {
            let handfuls = std::mem::take(&mut lock(part)?.handfuls);
            let freed: usize = handfuls.iter().map(|one| one.capacity() * WORD).sum();
            let words: usize = handfuls.iter().map(Vec::len).sum();
            for handful in &handfuls {
                bytes.extend(handful.iter().flat_map(|word| word.to_le_bytes()));
                if bytes.len() >= WRITTEN * WORD {
                    file.write_all(&bytes).map_err(failed)?;
                    bytes.clear();
                }
            }
            file.write_all(&bytes).map_err(failed)?;
            bytes.clear();
            if words > 0 {
                lock(part)?.aside.push((at, words));
            }
            at += (words * WORD) as u64;
            self.put_aside.fetch_add((words * WORD) as u64, Ordering::Relaxed);
            self.held.fetch_sub(freed, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Shows each entry of a part, in no order.
    pub(super) fn each(
        &self,
        part: usize,
        mut entry: impl FnMut(&[u32]) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let Some(part) = self.parts.get(part) else { return Ok(()) };
        let part = lock(part)?;
        for handful in &part.handfuls {
            handful.chunks_exact(self.stride).try_for_each(&mut entry)?;
        }
        let mut bytes = Vec::new();
        let mut words = Vec::new();
        for (mut at, mut left) in part.aside.iter().copied() {
            // Whole entries at a time.
            let most = WRITTEN / self.stride * self.stride;
            while left > 0 {
                let now = left.min(most);
                bytes.resize(now * WORD, 0);
                self.read(at, &mut bytes)?;
                words.clear();
                words.extend(
                    bytes.as_chunks::<WORD>().0.iter().map(|word| u32::from_le_bytes(*word)),
                );
                words.chunks_exact(self.stride).try_for_each(&mut entry)?;
                at += (now * WORD) as u64;
                left -= now;
            }
        }
        Ok(())
    }

    fn read(&self, at: u64, to: &mut [u8]) -> Result<(), Fault> {
        let mut aside = lock(&self.aside)?;
        let Some(file) = aside.as_mut() else { return Ok(()) };
        let read = file.seek(SeekFrom::Start(at)).and_then(|_| file.read_exact(to));
        read.map_err(|error| Fault::spill(&error))
    }
}

impl Hands<'_> {
    /// Puts an entry into a part.
    #[inline]
    pub(super) fn put(&mut self, part: usize, entry: &[u32]) -> Result<(), Fault> {
        let full = HANDFUL / WORD / self.heap.stride * self.heap.stride;
        let Some(hand) = self.parts.get_mut(part) else { return Ok(()) };
        if hand.capacity() == 0 {
            hand.reserve_exact(full);
        }
        hand.extend_from_slice(entry);
        if hand.len() >= full {
            let handful = std::mem::replace(hand, Vec::with_capacity(full));
            self.heap.take_in(part, handful)?;
        }
        Ok(())
    }

    /// Hands over what is left.
    pub(super) fn finish(self) -> Result<(), Fault> {
        for (part, mut hand) in self.parts.into_iter().enumerate() {
            if !hand.is_empty() {
                hand.shrink_to_fit();
                self.heap.take_in(part, hand)?;
            }
        }
        Ok(())
    }
}

/// A lock that another thread left broken means that this run has failed already.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> Result<std::sync::MutexGuard<'_, T>, Fault> {
    mutex.lock().map_err(|_| Why::Stopped.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(limit: usize) -> (Vec<u64>, u64) {
        let folder = tempfile::tempdir().unwrap();
        let heap = Heap::new(3, limit, folder.path().to_owned());
        std::thread::scope(|scope| {
            for start in 0..2_u32 {
                let heap = &heap;
                scope.spawn(move || {
                    let mut hands = heap.hands();
                    for number in (start..200_000).step_by(2) {
                        hands.put(number as usize % PARTS, &[number, number + 1, 7]).unwrap();
                    }
                    hands.finish().unwrap();
                });
            }
        });
        let put_aside = heap.put_aside();
        let of = |part| {
            let mut sum = 0;
            heap.each(part, |entry| {
                assert_eq!(
                    (entry[0] as usize % PARTS, entry[1], entry[2]),
                    (part, entry[0] + 1, 7)
                );
                sum += u64::from(entry[0]);
                Ok(())
            })
            .unwrap();
            sum
        };
        let sums = (0..PARTS).map(of).collect();
        // The file has no name: nothing is left even while it is open.
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        (sums, put_aside)
    }

    #[test]
    fn what_was_put_aside_comes_back_whole() {
        let (held, none) = sums(1 << 30);
        let (read, some) = sums(100_000);
        assert_eq!(none, 0);
        assert!(some > 2_000_000, "{some}");
        assert_eq!(held, read);
        assert_eq!(held.iter().sum::<u64>(), 199_999 * 100_000);
    }

    #[test]
    fn a_disk_that_takes_nothing_more_is_told() {
        let heap = Heap::new(1, 0, PathBuf::from("/nowhere/at/all"));
        let mut hands = heap.hands();
        hands.put(0, &[1]).unwrap();
        assert_eq!(hands.finish(), Err(Why::Spill(std::io::ErrorKind::NotFound).into()));
    }
}
