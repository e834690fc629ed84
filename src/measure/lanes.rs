//! A text file read in all threads, in the writing that it is in.

use std::path::Path;
use std::sync::Mutex;

use super::asked::Asked;
use super::blocks::{Block, Blocks, Digests};
use super::encoding::{Writing, decoded, is_utf8, misfit};
use super::fault::{Fault, Why};
use super::heap::lock;
use super::watch::Watch;

/// Reads a text as UTF-8, and where a part of it is none, as GB18030. `read` opens it anew each time.
///
/// # Errors
/// Those of `read`; where neither is right, the first line that does not fit.
pub(super) fn in_either<T>(
    path: &Path,
    watch: &Watch,
    mut read: impl FnMut(Writing) -> Result<T, Fault>,
) -> Result<T, Fault> {
    match read(Writing::Utf8) {
        Err(fault) if fault.why == Why::Encoding => {
            read(Writing::Gb18030).map_err(|fault| unfit(path, fault, watch))
        }
        other => other,
    }
}

/// Why a file that is no UTF-8 cannot be read as GB18030 either: the first line that does not fit those before it, where there is one.
pub(super) fn unfit(path: &Path, fault: Fault, watch: &Watch) -> Fault {
    if fault.why == Why::Stopped {
        return fault;
    }
    let found = Blocks::open(path, false).and_then(|blocks| misfit(blocks, watch));
    match found {
        Ok(Some(found)) => Fault { file: fault.file, ..found },
        Err(other) if other.why == Why::Stopped => other,
        Ok(None) | Err(_) => fault,
    }
}

/// Does the same in each thread with the blocks of a file, until one of them meets a fault. `work` is given what takes the next block,
/// which is nothing behind the last.
///
/// # Errors
/// Of what the threads met, that which stands first in the file; a file that changed while it was read.
pub(super) fn in_lanes<T: Send>(
    blocks: Blocks,
    writing: Writing,
    asked: &Asked,
    watch: &Watch,
    work: impl Fn(&dyn Fn() -> Result<Option<Block>, Fault>) -> Result<T, Fault> + Sync,
) -> Result<(Vec<T>, Digests), Fault> {
    let blocks = Mutex::new(blocks);
    let failed: Mutex<Option<Fault>> = Mutex::new(None);
    let next = || match &*lock(&failed)? {
        Some(_) => Ok(None),
        None => next_block(&blocks, writing, watch),
    };
    let results = in_threads(asked, |_| {
        work(&next).inspect_err(|fault| {
            if let Ok(mut failed) = failed.lock() {
                earliest(&mut failed, fault);
            }
        })
    });
    if let Some(fault) = failed.into_inner().map_err(|_| Why::Stopped)? {
        return Err(fault);
    }
    let results = results.into_iter().collect::<Result<Vec<T>, Fault>>()?;
    let digests = blocks.into_inner().map_err(|_| Why::Stopped)?.finish()?;
    Ok((results, digests))
}

/// Of what two threads met, that which stands first in the file; a wrong writing before all, since it changes what the rows are.
fn earliest(kept: &mut Option<Fault>, fault: &Fault) {
    let rank = |fault: &Fault| (fault.why != Why::Encoding, fault.line.unwrap_or(u64::MAX));
    if kept.as_ref().is_none_or(|kept| rank(fault) < rank(kept)) {
        *kept = Some(fault.clone());
    }
}

/// How many threads work.
pub(super) fn threads(asked: &Asked) -> usize {
    let there = || std::thread::available_parallelism().ok().map(Into::into);
    asked.threads.or_else(there).unwrap_or(1).max(1)
}

/// The next block of a file that several threads share, as UTF-8; nothing behind the last. What was read is told to who watches.
fn next_block(
    blocks: &Mutex<Blocks>,
    writing: Writing,
    watch: &Watch,
) -> Result<Option<Block>, Fault> {
    watch.check()?;
    let block = {
        let mut blocks = lock(blocks)?;
        let before = blocks.read();
        let block = blocks.next()?;
        watch.add(blocks.read() - before);
        block
    };
    let Some(mut block) = block else { return Ok(None) };
    match writing {
        Writing::Utf8 if is_utf8(&block.bytes) => {}
        Writing::Utf8 => return Err(Fault::from(Why::Encoding).at_line(block.line)),
        Writing::Gb18030 => block.bytes = decoded(&block.bytes, block.line)?,
    }
    Ok(Some(block))
}

/// Does the same in each thread.
pub(super) fn in_threads<T: Send>(asked: &Asked, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = threads(asked);
    std::thread::scope(|scope| {
        let work = &work;
        let all: Vec<_> = (1..threads).map(|thread| scope.spawn(move || work(thread))).collect();
        let mut out = vec![work(0)];
        // Without the rows of a thread that broke there is no result.
        let joined = |one: std::thread::ScopedJoinHandle<'_, T>| {
            one.join().unwrap_or_else(|broken| std::panic::resume_unwind(broken))
        };
        out.extend(all.into_iter().map(joined));
        out
    })
}
