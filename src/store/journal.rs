//! The edit journal: what is not in the record's file yet, kept beside it at most a second behind the keys.
//!
//! Every line is whole in itself: it holds all that differs from the file, and the text of the field that is open. So the last
//! line that can be read is what a killed session leaves, a torn one costs nothing, and there is no order to replay. The
//! journal is locked while its session lives and goes away when that leaves with everything in the file. It is private, and
//! written on a thread of its own: no key waits for the disk.

mod change;
mod draft;
mod orphan;

pub use change::{Change, Fit};
pub use draft::Draft;
pub use orphan::{Orphan, orphans, orphans_of};

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde::Deserialize as _;
use serde_json::{Map, Value, json};

use crate::day::Moment;
use crate::form;

use super::{StoreError, disk, folder_of, sync_folder};

/// The folder for what is private to this program, beside the records.
const PRIVATE: &str = ".chujing";
/// The file that keeps it out of git.
const OUT_OF_GIT: &str = ".gitignore";
/// The folder of the journals in it.
const JOURNALS: &str = "journals";
/// What the first line of a journal says.
const FORMAT: &str = "chujing-journal";
/// How long changes are gathered before they are written.
const GATHER: Duration = Duration::from_millis(300);
/// A journal larger than this begins anew, in bytes.
const LARGE: u64 = 1024 * 1024;

/// What is not in the record's file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unsaved {
    /// The time of day, for the words of the person who takes it back.
    pub at: String,
    /// When that was, by which what was typed is told from what was said before; none in what an older version kept.
    pub moment: Option<Moment>,
    /// Who worked at it, where that was told.
    pub who: Option<String>,
    /// The changes.
    pub changes: Arc<Vec<Change>>,
    /// What finishing the open field would change.
    pub typing: Option<Change>,
    /// What is being typed and is no answer of the record.
    pub draft: Option<Draft>,
}

impl Unsaved {
    /// Whether everything is in the file.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.typing.is_none() && self.draft.is_none()
    }

    fn to_json(&self) -> Value {
        let changes: Vec<Value> = self.changes.iter().map(Change::to_json).collect();
        let mut out = Map::from_iter([
            ("at".to_owned(), json!(self.at)),
            ("changes".to_owned(), Value::Array(changes)),
        ]);
        out.extend(self.moment.map(|moment| ("moment".to_owned(), json!(moment))));
        out.extend(self.who.as_ref().map(|who| ("who".to_owned(), json!(who))));
        out.extend(self.typing.as_ref().map(|typing| ("typing".to_owned(), typing.to_json())));
        out.extend(self.draft.as_ref().map(|draft| ("draft".to_owned(), json!(draft))));
        Value::Object(out)
    }

    fn from_json(value: &Value) -> Option<Self> {
        let changes = value.get("changes")?.as_array()?;
        Some(Self {
            at: value.get("at")?.as_str()?.to_owned(),
            moment: value.get("moment").and_then(|moment| Moment::deserialize(moment).ok()),
            who: value.get("who").and_then(Value::as_str).map(str::to_owned),
            changes: Arc::new(changes.iter().filter_map(Change::from_json).collect()),
            typing: value.get("typing").and_then(Change::from_json),
            draft: value.get("draft").and_then(|draft| Draft::deserialize(draft).ok()),
        })
    }
}

/// What was noted last and not taken by the thread yet. A newer note replaces it, so that the thread is woken once for all that
/// it gathers, and not by every key.
type Newest = Arc<Mutex<Option<Unsaved>>>;

/// What goes to the thread.
enum Note {
    /// Something waits to be taken.
    Unsaved,
    /// Write at once, and say so.
    Flush(Sender<()>),
}

/// The journal of one open record. Dropping it writes what is still to be written, and leaves a file only if something is
/// not in the record.
#[derive(Debug)]
pub struct Journal {
    notes: Option<Sender<Note>>,
    newest: Newest,
    thread: Option<JoinHandle<()>>,
    trouble: Arc<Mutex<Option<StoreError>>>,
    is_failing: Arc<AtomicBool>,
}

impl Journal {
    /// The journal of a record that is open for writing. No file is made before there is something to keep.
    pub fn new(record: &Path, id: &str) -> Self {
        let (notes, inbox) = channel();
        let newest = Newest::default();
        let trouble = Arc::new(Mutex::new(None));
        let is_failing = Arc::new(AtomicBool::new(false));
        let desk = Writer {
            record: record.to_owned(),
            id: id.to_owned(),
            file: None,
            newest: Arc::clone(&newest),
            last: Unsaved::default(),
            trouble: Arc::clone(&trouble),
            is_failing: Arc::clone(&is_failing),
            has_failed: false,
        };
        let thread = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || desk.run(&inbox))
            .map_err(|error| {
                is_failing.store(true, Ordering::Relaxed);
                *lock(&trouble) = Some(StoreError::write(&journals(record), error));
            });
        Self { notes: Some(notes), newest, thread: thread.ok(), trouble, is_failing }
    }

    fn send(&self, note: Note) {
        if let Some(notes) = &self.notes {
            // A thread that could not be started was told of already.
            let _sent = notes.send(note);
        }
    }

    /// Notes what is not in the file; it replaces what was noted before.
    pub fn note(&self, unsaved: Unsaved) {
        if lock(&self.newest).replace(unsaved).is_none() {
            self.send(Note::Unsaved);
        }
    }

    /// Waits until everything noted is on the disk.
    pub fn flush(&self) {
        self.flusher()();
    }

    /// The same from another thread: what is written to the record afterwards is never newer than its journal.
    pub fn flusher(&self) -> impl FnOnce() + Send + 'static {
        let notes = self.notes.clone();
        move || {
            let (done, wait) = channel();
            let sent = notes.is_some_and(|notes| notes.send(Note::Flush(done)).is_ok());
            if sent {
                // Where the thread has ended there is nothing to wait for.
                let _done = wait.recv();
            }
        }
    }

    /// Whether the last writing of the journal failed.
    pub fn is_failing(&self) -> bool {
        self.is_failing.load(Ordering::Relaxed)
    }

    /// Why the journal could not be written, told once for each time.
    pub fn trouble(&self) -> Option<StoreError> {
        lock(&self.trouble).take()
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.notes = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing left to write.
            let _ended = thread.join();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The thread that writes.
struct Writer {
    record: PathBuf,
    id: String,
    file: Option<(File, PathBuf, u64)>,
    newest: Newest,
    last: Unsaved,
    trouble: Arc<Mutex<Option<StoreError>>>,
    is_failing: Arc<AtomicBool>,
    /// The last writing failed: what is unsaved is not in the journal.
    has_failed: bool,
}

impl Writer {
    fn run(mut self, inbox: &Receiver<Note>) {
        while let Ok(first) = inbox.recv() {
            let begun = now();
            let mut waiting = Vec::new();
            self.take(first, &mut waiting);
            while waiting.is_empty() {
                match inbox.recv_timeout(GATHER.saturating_sub(begun.elapsed())) {
                    Ok(note) => self.take(note, &mut waiting),
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
                }
            }
            let mut is_new = false;
            if let Some(unsaved) = lock(&self.newest).take() {
                is_new = unsaved != self.last;
                self.last = unsaved;
            }
            self.write(is_new);
            for done in waiting {
                // Who no longer waits needs no word.
                let _told = done.send(());
            }
        }
        if self.last.is_empty() {
            self.clear();
        }
    }

    fn take(&mut self, note: Note, waiting: &mut Vec<Sender<()>>) {
        match note {
            // What waits is taken just before it is written.
            Note::Unsaved => {}
            Note::Flush(done) => waiting.push(done),
        }
    }

    fn write(&mut self, is_new: bool) {
        let written = if is_new || self.has_failed { self.append() } else { Ok(()) };
        self.has_failed = written.is_err();
        self.is_failing.store(written.is_err(), Ordering::Relaxed);
        if let Err(error) = written {
            *lock(&self.trouble) = Some(StoreError::write(&journals(&self.record), error));
        }
    }

    /// Puts what is unsaved behind the rest, or takes everything out where nothing is.
    fn append(&mut self) -> io::Result<()> {
        if self.last.is_empty() {
            if let Some((file, _, size)) = &mut self.file {
                *size = write_head(file, &self.record, &self.id)?;
                disk::sync(file)?;
            }
            return Ok(());
        }
        let before = match self.file.take() {
            Some(file) if file.2 <= LARGE => {
                self.file = Some(file);
                None
            }
            large => large,
        };
        let (file, _, size) = match &mut self.file {
            Some(file) => file,
            none => none.insert(begin(&self.record, &self.id)?),
        };
        // A line that a full disk tore must not take the next one along.
        let line = format!("\n{}\n", self.last.to_json());
        disk::write(file, line.as_bytes())?;
        disk::sync(file)?;
        *size += line.len() as u64;
        if let Some((_, path, _)) = before {
            // It is all in the new one.
            let _removed = disk::remove(&path);
        }
        Ok(())
    }

    /// Takes the journal away, and the folders if they are empty.
    fn clear(&mut self) {
        if let Some((_, path, _)) = self.file.take() {
            // What cannot be removed holds nothing, and is never offered.
            let _removed = disk::remove(&path);
            tidy(&self.record);
        }
    }
}

/// Takes the folders away if nothing stands in them.
fn tidy(record: &Path) {
    let dir = journals(record);
    let _removed = disk::remove_folder(&dir);
    let private = folder_of(record).join(PRIVATE);
    let sign = private.join(OUT_OF_GIT);
    if disk::list(&private).is_ok_and(|left| left == [sign.clone()]) {
        let _removed = disk::remove(&sign);
    }
    let _removed = disk::remove_folder(&private);
}

/// What is private here is of one machine: it never goes to others with the records.
fn keep_out_of_git(dir: &Path) -> io::Result<()> {
    match disk::create(&dir.join(OUT_OF_GIT)) {
        Ok(file) => disk::write(&file, b"*\n"),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// The folder of the journals of a record.
fn journals(record: &Path) -> PathBuf {
    folder_of(record).join(PRIVATE).join(JOURNALS)
}

/// What the names of a record's private files begin with.
fn digest(record: &Path, id: &str) -> String {
    let name = record.file_name().unwrap_or_default().to_string_lossy();
    let mut digest = form::digest(format!("{id}\n{name}"));
    digest.truncate(32);
    digest
}

/// Makes the private folder beside a record, and one in it. Others may make or empty it at the same moment.
fn private_folder(record: &Path, name: &str) -> io::Result<PathBuf> {
    let own = folder_of(record).join(PRIVATE);
    let dir = own.join(name);
    let made = match disk::make_private_folder(&dir) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let _own = disk::make_private_folder(&own);
            disk::make_private_folder(&dir)
        }
        other => other,
    };
    match made {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(dir),
        other => other.map(|()| dir),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long notes are gathered is no matter of any record"
)]
fn now() -> Instant {
    Instant::now()
}

/// Begins a journal and holds it as long as the session lives.
fn begin(record: &Path, id: &str) -> io::Result<(File, PathBuf, u64)> {
    let dir = private_folder(record, JOURNALS)?;
    keep_out_of_git(&folder_of(record).join(PRIVATE))?;
    let name = format!("{}-{:08x}.jsonl", digest(record, id), fastrand::u32(..));
    let path = dir.join(name);
    let file = disk::create_log(&path)?;
    // Without locks a living journal may be offered elsewhere, where it can be put off; that is better than none.
    let _held = disk::try_lock(&file);
    let size = write_head(&file, record, id).inspect_err(|_| {
        // A full disk would be given one more empty file with every try.
        let _removed = disk::remove(&path);
    })?;
    sync_folder(&dir)?;
    Ok((file, path, size))
}

/// Takes out what stands in a journal and says whose it is; returns its size.
fn write_head(file: &File, record: &Path, id: &str) -> io::Result<u64> {
    let name = record.file_name().unwrap_or_default().to_string_lossy();
    let mut head = json!({ "format": FORMAT, "version": 1, "file": name, "id": id }).to_string();
    head.push('\n');
    disk::rewrite(file, head.as_bytes())?;
    Ok(head.len() as u64)
}

#[cfg(test)]
#[path = "journal/tests.rs"]
mod tests;
