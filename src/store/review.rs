//! Where what people said of each record is kept: a folder `review` beside the records, in it one folder for each record, by its id, and
//! an entry a file, by its name.
//!
//! Files are only added, so that folders which several people share merge by themselves. What is foreign, torn or newer is told, and
//! the rest is read.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::form::{LineError, LineId, digest};
use crate::review::{Entry, EntryId};
use crate::text::{Phrase, t};

use super::{Fault, StoreError, folder_of, list_files, make_folder, read_small, write_together};

/// The folder of reviews.
pub const REVIEW: &str = "review";

/// The version in which what is handed on is written.
const VERSION: u64 = 1;

/// What people said of one record, on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviews {
    dir: PathBuf,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct ReadReview {
    /// The entries, each with its name and the line in which it is kept.
    pub entries: Vec<(EntryId, Entry, String)>,
    /// Lines that a newer version wrote: whole, and not understood here.
    pub newer: Vec<(EntryId, String)>,
    /// What cannot be read, with the name of its file.
    pub faults: Vec<Fault>,
}

impl ReadReview {
    /// Takes a line by its name; says why it cannot be taken.
    fn take(&mut self, id: EntryId, line: &str) -> Result<(), LineError> {
        match Entry::read(&id, line) {
            Ok(entry) => {
                self.entries.push((id, entry, line.to_owned()));
                Ok(())
            }
            Err(LineError::Newer) => {
                self.newer.push((id, line.to_owned()));
                Err(LineError::Newer)
            }
            Err(error) => Err(error),
        }
    }

    /// Every whole line with its name, also those of newer versions.
    pub fn lines(&self) -> Vec<(EntryId, String)> {
        let known = self.entries.iter().map(|(id, _, line)| (id.clone(), line.clone()));
        known.chain(self.newer.iter().cloned()).collect()
    }
}

impl Reviews {
    /// What was said of the record with this id that stands in the folder of `record`; it need not be there.
    pub fn of(record: &Path, id: &str) -> Self {
        let name: String = digest(id).chars().take(32).collect();
        Self { dir: folder_of(record).join(REVIEW).join(name) }
    }

    /// The name of its folder, which is made of the record's id.
    pub fn record(&self) -> String {
        self.dir.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Reads everything that can be read.
    ///
    /// # Errors
    /// If the folder is there and cannot be read.
    pub fn read(&self) -> Result<ReadReview, StoreError> {
        let mut out = ReadReview::default();
        for path in list_files(&self.dir)? {
            let what = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let id = path.file_stem().and_then(|stem| stem.to_str()).and_then(LineId::parse);
            let is_json = path.extension().is_some_and(|ending| ending == "json");
            let Some(id) = id.filter(|_| is_json) else {
                let why = t("不是评审的条目，不读取", "it is no entry of a review and is not read");
                out.faults.push(Fault { what, why: why.into() });
                continue;
            };
            let why: Phrase = match read_small(&path) {
                Err(error) => error.said(),
                Ok(text) => match out.take(id, text.trim_end_matches('\n')) {
                    Ok(()) => continue,
                    Err(error) => error.said(),
                },
            };
            out.faults.push(Fault { what, why });
        }
        Ok(out)
    }

    /// Keeps entries; one that is there already stays as it is.
    ///
    /// # Errors
    /// If they cannot be written; what was kept before is then as it was.
    pub fn add(&self, lines: &[(EntryId, String)]) -> Result<(), StoreError> {
        make_folder(&self.dir)?;
        let file = |(id, line): &(EntryId, String)| {
            (self.dir.join(format!("{id}.json")), format!("{line}\n").into_bytes())
        };
        let is_whole = |(path, bytes): &(PathBuf, Vec<u8>)| {
            super::read_bytes(path).is_ok_and(|kept| kept == *bytes)
        };
        let files: Vec<_> = lines.iter().map(file).filter(|file| !is_whole(file)).collect();
        write_together(&files)
    }

    /// Everything whole as one tree of JSON, to be handed to somebody who has the record.
    pub fn to_json(&self, read: &ReadReview) -> Value {
        let entry = |(id, line): (EntryId, String)| {
            // A line that was read is JSON.
            Some((id.to_string(), serde_json::from_str(&line).ok()?))
        };
        let entries: Map<String, Value> = read.lines().into_iter().filter_map(entry).collect();
        json!({ "chujing": REVIEW, "v": VERSION, "record": self.record(), "entries": entries })
    }

    /// Reads what [`Reviews::to_json`] made.
    ///
    /// # Errors
    /// If it is none, is of another record, or a newer version wrote it. Single entries that cannot be read are told beside the others.
    pub fn from_json(&self, text: &str) -> Result<ReadReview, HandedOnError> {
        let value: Value = serde_json::from_str(text).map_err(|_| HandedOnError::Unreadable)?;
        if value.get("chujing").and_then(Value::as_str) != Some(REVIEW) {
            return Err(HandedOnError::Unreadable);
        }
        match value.get("v").and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(version) if version > VERSION => return Err(HandedOnError::Newer),
            _ => return Err(HandedOnError::Unreadable),
        }
        if value.get("record").and_then(Value::as_str) != Some(&self.record()) {
            return Err(HandedOnError::OtherRecord);
        }
        let entries = value.get("entries").and_then(Value::as_object);
        let mut out = ReadReview::default();
        for (name, entry) in entries.ok_or(HandedOnError::Unreadable)? {
            let taken = LineId::parse(name)
                .ok_or(LineError::Unreadable)
                .and_then(|id| out.take(id.clone(), &line_of(&id, entry)));
            if let Err(error) = taken {
                out.faults.push(Fault { what: name.clone(), why: error.said() });
            }
        }
        Ok(out)
    }
}

/// The line of an entry: as it stands, or, where another tool put its keys in another order, as it is written here.
fn line_of(id: &EntryId, entry: &Value) -> String {
    let line = entry.to_string();
    if EntryId::of(&line) == *id {
        return line;
    }
    let own: Option<Entry> = serde_json::from_value(entry.clone()).ok();
    own.map_or(line, |entry| entry.line().1)
}

/// Why a file is no review that was handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum HandedOnError {
    /// It is something else.
    Unreadable,
    /// It is of another record.
    OtherRecord,
    /// A newer version wrote it.
    Newer,
}

impl HandedOnError {
    /// What to tell the user.
    pub fn said(self) -> Phrase {
        match self {
            Self::Unreadable => t(
                "不是导出的评审。请选用 review RECORD --export 写出的文件；没有读入任何内容",
                "it is no review that was exported; take a file that review RECORD --export wrote. Nothing was taken in",
            ),
            Self::OtherRecord => t(
                "是另一份记录的评审，没有读入",
                "it is the review of another record and was not taken in",
            ),
            Self::Newer => t(
                "由更新版本的程序写成，本版本读不懂，没有读入；请更新程序",
                "a newer version of the program wrote it, which this one does not understand; nothing was taken in. Update the program",
            ),
        }
        .into()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests look at files themselves")]

    use std::fs;

    use super::*;
    use crate::day::Moment;
    use crate::review::{About, Act, Remark};

    fn reviews() -> (tempfile::TempDir, Reviews) {
        let dir = tempfile::tempdir().unwrap();
        let reviews = Reviews::of(&dir.path().join("a.json"), "assessment-1");
        (dir, reviews)
    }

    fn remark(words: &str) -> (EntryId, String) {
        let (about, missing) = (About::read("handler/name"), false);
        let (quoted, asked, due) = (None, None, None);
        let remark = Remark { about, words: words.to_owned(), missing, quoted, asked, due };
        Entry::new(Moment::since_1970(9), None, Act::Remark(remark)).line()
    }

    #[test]
    fn what_is_torn_newer_or_foreign_is_told_and_the_rest_is_read() {
        let (_dir, reviews) = reviews();
        assert!(reviews.read().unwrap().entries.is_empty(), "nothing was said yet");
        let (one, two) = (remark("一"), remark("二"));
        reviews.add(&[one.clone(), two.clone()]).unwrap();
        reviews.add(std::slice::from_ref(&one)).unwrap();
        let read = reviews.read().unwrap();
        assert_eq!((read.entries.len(), read.faults.len()), (2, 0));

        let newer = one.1.replace("\"v\":1", "\"v\":7");
        let newer_id = EntryId::of(&newer);
        fs::write(reviews.dir.join(format!("{newer_id}.json")), &newer).unwrap();
        fs::write(reviews.dir.join("notes.txt"), "x").unwrap();
        fs::write(reviews.dir.join(format!("{}.json", two.0)), "{").unwrap();
        let read = reviews.read().unwrap();
        assert_eq!(read.entries.iter().map(|(id, ..)| id).collect::<Vec<_>>(), [&one.0]);
        let mut told: Vec<_> = read.faults.iter().map(|fault| fault.what.clone()).collect();
        told.sort();
        let mut wanted =
            [format!("{newer_id}.json"), "notes.txt".to_owned(), format!("{}.json", two.0)];
        wanted.sort();
        assert_eq!(told, wanted);

        // What is torn is whole again once somebody else's copy comes in; what is newer is handed on.
        let text = reviews.to_json(&read).to_string();
        assert!(text.contains(newer_id.as_str()));
        reviews.add(&[two]).unwrap();
        assert_eq!(reviews.read().unwrap().entries.len(), 2);
    }

    #[test]
    fn what_is_handed_on_is_taken_in_by_whoever_has_the_record() {
        let (_dir, reviews) = reviews();
        reviews.add(&[remark("一"), remark("二")]).unwrap();
        let mut tree = reviews.to_json(&reviews.read().unwrap());
        let other = Reviews { dir: reviews.dir.with_file_name("x").join(reviews.record()) };
        let taken = other.from_json(&tree.to_string()).unwrap();
        assert_eq!((taken.entries.len(), taken.faults.len()), (2, 0));

        // Another tool wrote its keys in another order.
        let sorted: std::collections::BTreeMap<String, Value> =
            serde_json::from_value(tree["entries"][remark("一").0.as_str()].clone()).unwrap();
        tree["entries"][remark("一").0.as_str()] = json!(sorted);
        assert_eq!(other.from_json(&tree.to_string()).unwrap().entries.len(), 2);
        // Somebody put other words in somebody's mouth.
        let changed = tree.to_string().replace('一', "三");
        let taken = other.from_json(&changed).unwrap();
        assert_eq!((taken.entries.len(), taken.faults.len()), (1, 1));

        let stranger = Reviews::of(Path::new("b.json"), "assessment-2");
        assert_eq!(stranger.from_json(&tree.to_string()).unwrap_err(), HandedOnError::OtherRecord);
        for text in ["", "{}", "[1]", "{\"chujing\":\"review\",\"v\":1}"] {
            let error = stranger.from_json(text).unwrap_err();
            assert_ne!(error, HandedOnError::Newer, "{text}");
        }
        let newer = "{\"chujing\":\"review\",\"v\":2}";
        assert_eq!(stranger.from_json(newer).unwrap_err(), HandedOnError::Newer);
    }
}
