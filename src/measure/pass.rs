//! One measurement: rows become entries, parts of entries are gathered, sizes are added up.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use super::asked::Asked;
use super::blocks::{Blocks, Digests as FileDigests};
use super::classes::{SIZE_WORDS, Sizes, VALUE_WORDS};
use super::digest::Digester;
use super::encoding::Writing;
use super::entry::{Maker, Roles, Tally, VALUES};
use super::fault::{Fault, Why};
use super::gather::{Gathered, Part};
use super::heap::{Heap, PARTS};
use super::lanes::{in_lanes, in_threads, threads, unfit};
use super::open::{Kind, Text, kind};
use super::report::{Cells, Form, Measured, People, Report};
use super::rows;
use super::settle::{Heaps, Settled, settle};
use super::sheet::Sheet;
use super::watch::Watch;

/// Bytes of an entry in a table of sizes, about, with the room that tables leave.
const ENTRY: usize = 56;

/// Bytes of a value in a table of values, about, with the room that tables leave.
const VALUE: usize = 32;
/// Different values of a column that are counted at most, whatever memory there is.
const MOST_VALUES: usize = 1 << 22;
/// So many threads share the room for values at least: fewer of them do not count more values, so that the same file has the same figures.
const LANES: usize = 8;

/// What was read of one file.
struct Seen {
    tally: Tally,
    digests: FileDigests,
    form: Form,
}

/// Measures the files as one set of rows. Nothing is written but what memory cannot hold, and nothing of that stays.
///
/// # Errors
/// What cannot be read, with its line and column; or that the caller asked to stop.
pub fn measure(files: &[PathBuf], asked: &Asked, watch: &Watch) -> Result<Report, Fault> {
    if asked.quasi.is_empty() {
        return Err(Why::NoQuasi.into());
    }
    // Only the whole file tells its writing: where one turns out to be no UTF-8, everything is taken anew.
    let mut writings = vec![Writing::Utf8; files.len()];
    loop {
        let (number, fault) = match attempt(files, &writings, asked, watch) {
            Ok(report) => return Ok(report),
            Err((None, fault)) => return Err(fault),
            Err((Some(number), fault)) => (number, fault),
        };
        match (writings.get_mut(number), files.get(number)) {
            (Some(writing @ Writing::Utf8), _) if fault.why == Why::Encoding => {
                *writing = Writing::Gb18030;
            }
            (Some(Writing::Gb18030), Some(path)) => return Err(unfit(path, fault, watch)),
            _ => return Err(fault),
        }
    }
}

fn attempt(
    files: &[PathBuf],
    writings: &[Writing],
    asked: &Asked,
    watch: &Watch,
) -> Result<Report, (Option<usize>, Fault)> {
    let memory = asked.memory;
    let digester = Digester::new();
    let entries =
        Heap::new(VALUES + 2 * asked.sensitive.len(), memory / 16 * 9, asked.aside.clone());
    let parts = AtomicU64::new(0);
    let shared = Shared { asked, digester: &digester, entries: &entries, parts: &parts, watch };
    watch.set(total_of(files).map_err(|fault| (None, fault))? / 9 * 10);
    let mut out = Vec::new();
    let mut tally: Option<Tally> = None;
    for (number, (path, writing)) in files.iter().zip(writings).enumerate() {
        let place = |fault: Fault| {
            let file = fault.file.clone().or_else(|| Some(path.clone()));
            (Some(number), Fault { file, ..fault })
        };
        let seen = shared.read(path, *writing).map_err(place)?;
        seen.tally.keys.are_whole(&asked.people).map_err(place)?;
        out.push(measured(path, &seen).map_err(place)?);
        match &mut tally {
            None => tally = Some(seen.tally),
            Some(tally) => tally.add(seen.tally),
        }
    }
    let whole = |fault| (None, fault);
    let tally = tally.filter(|tally| tally.rows > 0).ok_or_else(|| whole(no_rows(files)))?;
    let settled = gather(&entries, asked, memory, &tally, watch).map_err(whole)?;
    Ok(report(out, tally, settled, asked, &entries))
}

/// What all files of a measurement share.
#[derive(Clone, Copy)]
struct Shared<'a> {
    asked: &'a Asked,
    digester: &'a Digester,
    entries: &'a Heap,
    /// Parts of all files that were begun, so that no two rows have one number.
    parts: &'a AtomicU64,
    watch: &'a Watch,
}

fn no_rows(files: &[PathBuf]) -> Fault {
    files.first().map_or(Why::NoRows.into(), |file| Fault::of(file, Why::NoRows))
}

fn total_of(files: &[PathBuf]) -> Result<u64, Fault> {
    let size = |path: &PathBuf| -> Result<u64, Fault> { Ok(Blocks::open(path, false)?.size()) };
    files.iter().map(size).sum()
}

fn measured(path: &Path, seen: &Seen) -> Result<Measured, Fault> {
    Ok(Measured {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        size: Blocks::open(path, false)?.size(),
        sha256: seen.digests.sha256.clone(),
        sm3: seen.digests.sm3.clone(),
        rows: seen.tally.rows,
        blank_lines: seen.tally.blank,
        form: seen.form,
    })
}

impl Shared<'_> {
    fn read(&self, path: &Path, writing: Writing) -> Result<Seen, Fault> {
        let mut blocks = Blocks::open(path, self.asked.sm3)?;
        match kind(path, &mut blocks)? {
            Kind::Book => self.book(path, blocks),
            #[cfg(feature = "parquet")]
            Kind::Columns => self.columns(path, blocks),
            Kind::Text => self.text(blocks, writing),
        }
    }

    fn maker<'a>(&'a self, roles: &'a Roles) -> Maker<'a> {
        Maker::new(self.digester, roles, self.entries.hands(), most_values(self.asked))
    }

    fn part(&self) -> u64 {
        self.parts.fetch_add(1, Ordering::Relaxed)
    }

    fn book(&self, path: &Path, blocks: Blocks) -> Result<Seen, Fault> {
        let size = blocks.size();
        let (digests, (tally, form)) = self.beside(path, blocks, || {
            let mut sheet = Sheet::open(path, self.asked)?;
            let (wanted, roles) = sheet.roles(self.asked)?;
            let form = Form::Book { other_sheets: sheet.others };
            let mut maker = self.maker(&roles);
            maker.begin(self.part());
            let blank = sheet.each(&wanted, &roles, &mut maker, self.watch)?;
            let mut tally = maker.finish()?;
            tally.blank = blank;
            Ok((tally, form))
        })?;
        self.watch.add(size);
        Ok(Seen { tally, digests, form })
    }

    #[cfg(feature = "parquet")]
    fn columns(&self, path: &Path, blocks: Blocks) -> Result<Seen, Fault> {
        let (digests, (tally, form)) = self.beside(path, blocks, || {
            let file = super::columnar::Columnar::open(path)?;
            let (wanted, roles) = file.roles(self.asked)?;
            let mut maker = self.maker(&roles);
            maker.begin(self.part());
            let left = file.each(&wanted, &roles, &mut maker, self.watch)?;
            self.watch.add(left);
            Ok((maker.finish()?, Form::Parquet { row_groups: file.groups() }))
        })?;
        Ok(Seen { tally, digests, form })
    }

    /// Takes the digests of a file that is not read from its beginning to its end beside the work on its rows. The file must be at the end
    /// what it was when it was opened for both.
    fn beside<T>(
        &self,
        path: &Path,
        blocks: Blocks,
        work: impl FnOnce() -> Result<T, Fault>,
    ) -> Result<(FileDigests, T), Fault> {
        let opened = blocks.opened();
        let is_over = AtomicBool::new(false);
        let (digests, done) = std::thread::scope(|scope| {
            let digests = scope.spawn(|| blocks.digests(self.watch, &is_over));
            let done = work();
            // Of a file that is refused nobody asks for digests.
            is_over.store(done.is_err(), Ordering::Relaxed);
            (digests.join().unwrap_or_else(|broken| std::panic::resume_unwind(broken)), done)
        });
        let done = done?;
        let digests = digests?;
        // The work opened it by its name: another file may stand there now.
        if Blocks::open(path, false)?.opened() != opened {
            return Err(Why::Changed.into());
        }
        Ok((digests, done))
    }

    fn text(&self, blocks: Blocks, writing: Writing) -> Result<Seen, Fault> {
        let Text { blocks, layout, roles } = Text::open(blocks, writing, self.asked)?;
        let form = Form::Text { writing, delimiter: char::from(layout.delimiter) };
        let (tallies, digests) = in_lanes(blocks, writing, self.asked, self.watch, |next| {
            let mut maker = self.maker(&roles);
            while let Some(block) = next()? {
                maker.begin(self.part());
                maker.tally.blank += rows::each(&block, &layout, |row| maker.take(row))?;
            }
            maker.finish()
        })?;
        let tally = tallies.into_iter().reduce(|mut all, more| {
            all.add(more);
            all
        });
        Ok(Seen { tally: tally.ok_or(Why::NoRows)?, digests, form })
    }
}

/// Different values of a sensitive column that a thread, and all threads together, may count: the sixteenth part of the memory, for all
/// columns and threads. Beyond it distances are not computed.
fn most_values(asked: &Asked) -> usize {
    let shares = asked.sensitive.len().max(1) * threads(asked).max(LANES);
    (asked.memory / 16 / VALUE / shares).min(MOST_VALUES)
}

fn gather(
    entries: &Heap,
    asked: &Asked,
    memory: usize,
    tally: &Tally,
    watch: &Watch,
) -> Result<Settled, Fault> {
    let sensitive = asked.sensitive.len();
    let most_values = most_values(asked);
    let sizes = Heap::new(SIZE_WORDS, memory / 16 / (1 + sensitive), asked.aside.clone());
    let values: Vec<Heap> = (0..sensitive)
        .map(|_| Heap::new(VALUE_WORDS, memory / 16 / (1 + sensitive), asked.aside.clone()))
        .collect();
    let next = AtomicUsize::new(0);
    let step = watch.progress().1 / 10 / PARTS as u64;
    let work = |_: usize| -> Result<_, Fault> {
        let mut part = Part::new(sensitive);
        let mut gathered = Gathered::new(sensitive, most_values);
        let mut own = Sizes::new(memory / 8 / ENTRY / threads(asked), &sizes, &values);
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= PARTS {
                return Ok((gathered, own));
            }
            watch.check()?;
            part.clear();
            entries.each(at, |entry| part.take(entry, &mut gathered, &mut own))?;
            watch.add(step);
        }
    };
    let mut gathered = Gathered::new(sensitive, most_values);
    let mut own = Vec::new();
    for result in in_threads(asked, work) {
        let (more, sizes) = result?;
        gathered.add(more);
        own.push(sizes);
    }
    let heaps = Heaps { sizes: &sizes, values: &values, entries };
    settle(own, gathered, heaps, tally, memory / 8, watch)
}

fn report(
    files: Vec<Measured>,
    tally: Tally,
    settled: Settled,
    asked: &Asked,
    entries: &Heap,
) -> Report {
    let cells = |column: &str, cells: &super::entry::Cells| Cells {
        column: column.to_owned(),
        missing: cells.missing,
        empty: cells.empty,
        marked: cells.marked,
        not_coarser: cells.kept,
    };
    let quasi = asked.quasi.iter().zip(&tally.quasi);
    let sensitive = asked.sensitive.iter().zip(&tally.sensitive);
    Report {
        files,
        rows: tally.rows,
        people: People {
            by: asked.people.clone(),
            distinct: settled.people,
            as_written: settled.as_written,
            most_rows: settled.most_rows,
            rows_of_nobody: tally.nobody,
            in_several_classes: Some(settled.in_several),
        },
        quasi: quasi.map(|(asked, one)| cells(&asked.written, one)).collect(),
        classes: settled.apart,
        joined: settled.joined,
        sensitive: sensitive
            .zip(settled.sensitive)
            .map(|((name, one), found)| found.told(cells(name, one)))
            .collect(),
        put_aside: entries.put_aside() + settled.put_aside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Its rows would be missing from every figure.
    #[test]
    fn a_thread_that_breaks_leaves_no_result() {
        let asked = Asked { threads: Some(3), ..Asked::quasi(Vec::new()) };
        for broken in 0..3 {
            let all = std::panic::catch_unwind(|| {
                in_threads(&asked, |thread| assert_ne!(thread, broken, "breaks"))
            });
            assert!(all.is_err(), "thread {broken}");
        }
        assert_eq!(in_threads(&asked, |thread| thread), [0, 1, 2]);
    }
}
