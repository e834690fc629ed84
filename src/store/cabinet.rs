//! Where what was handed in is kept: a folder `filing` beside the records, in it one for each record, by its id, and in that one for
//! each submission.
//!
//! `0000-5f0c2e`, `0001-…` and so on hold a sequence each, with the papers and the record as they were handed in; none of them is ever
//! written again. `relatives` holds from what the record was begun, and what was begun from it. `letters` holds the letters. All is only
//! added, under names that two people never give to two things, so that folders which were changed apart are brought together by any
//! program that copies files; what they hold twice is told.

mod letters;
mod versions;

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::filing::letter::{Letter, Withdrawn};
use crate::filing::{Fault, Number, Relative, Sequence};
use crate::form::digest;
use crate::text::{Phrase, t};

use super::{
    StoreError, folder_of, list_entries, list_files, make_folder, new_folder, read_bytes,
    read_text, write_atomically,
};

/// The folder of what was handed in.
pub const FILING: &str = "filing";

const SEQUENCE: &str = "sequence.json";
const RECORD: &str = "record.json";
const PAPERS: &str = "papers";
const LETTERS: &str = "letters";
const WITHDRAWN: &str = "withdrawn";
const RELATIVES: &str = "relatives";

/// What was handed in of one record, on disk.
#[derive(Clone, Debug)]
pub struct Cabinet {
    dir: PathBuf,
}

/// What is kept of one submission.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The sequences, in their order.
    pub sequences: Vec<Sequence>,
    /// The letters, in the order in which they came.
    pub letters: Vec<Letter>,
    /// Those that were noted by mistake: they ask for nothing, and their ids are not given again.
    pub withdrawn: Vec<Letter>,
    /// The sequences that were noted by mistake: nothing was handed in with them.
    pub mistaken: Vec<(Sequence, Withdrawn)>,
    /// What cannot be read, or is not as it was handed in.
    pub faults: Vec<Fault>,
}

/// What stands in a file with a header: another record, and that a sequence was noted by mistake.
#[derive(Serialize, Deserialize)]
#[serde(tag = "format")]
enum Kept {
    #[serde(rename = "chujing-relative")]
    Relative(Relative),
    #[serde(rename = "chujing-sequence-withdrawn")]
    Withdrawn(Withdrawn),
}

impl Row {
    /// The number of what is handed in next, and the digest of what it follows. A number that was given to a mistake is not given again.
    pub fn next(&self) -> (Number, Option<String>) {
        let all = self.sequences.iter().chain(self.mistaken.iter().map(|(one, _)| one));
        let last = all.max_by_key(|one| (one.fields.number, one.fields.at, &one.digest));
        match last {
            Some(last) => (Number(last.fields.number.0 + 1), Some(last.digest.clone())),
            None => (Number(0), None),
        }
    }
}

impl Cabinet {
    /// That of the record with this id, in the folder of `record`; it need not be there.
    pub fn of(record: &Path, id: &str) -> Self {
        let name: String = digest(id).chars().take(32).collect();
        Self { dir: folder_of(record).join(FILING).join(name) }
    }

    /// The submissions of which something is kept, by their codes.
    ///
    /// # Errors
    /// If the folder is there and cannot be read.
    pub fn submissions(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.rows()?.into_iter().map(|(code, _)| code).collect())
    }

    /// What is kept of each submission, with its code. What cannot be read is a fault, and the rest is read.
    ///
    /// # Errors
    /// If the folder is there and cannot be read.
    pub fn rows(&self) -> Result<Vec<(String, Row)>, StoreError> {
        let mut out = Vec::new();
        let is_row = |dir: &PathBuf| dir.is_dir() && !dir.ends_with(RELATIVES);
        for dir in list_entries(&self.dir)?.into_iter().filter(is_row) {
            let row = Self::row(&dir);
            let of_sequence = row.sequences.first().map(|one| one.fields.submission.clone());
            let of_letter = row.letters.iter().chain(&row.withdrawn).next();
            let of_letter = of_letter.map(|one| one.fields.submission.clone());
            let name = || Some(dir.file_name()?.to_string_lossy().into_owned());
            if let Some(code) = of_sequence.or(of_letter).or_else(name) {
                // A folder that was renamed holds nothing of the submission it names.
                let row = if self.of_submission(&code) == dir { row } else { self.read(&code) };
                out.push((code, row));
            }
        }
        Ok(out)
    }

    /// The folders whose looks change when something is handed in, a letter comes or one is withdrawn.
    pub fn folders(&self) -> Vec<PathBuf> {
        let within = |dir: &PathBuf| list_entries(dir).unwrap_or_default();
        let is_dir = |path: &PathBuf| path.is_dir();
        let mut out = vec![self.dir.clone()];
        for submission in within(&self.dir).into_iter().filter(is_dir) {
            let letters = submission.join(LETTERS);
            // Among them the folder of the letters, which changes when one comes.
            let sequences = within(&submission).into_iter().filter(is_dir);
            out.extend(sequences.chain(within(&letters).into_iter().filter(is_dir)));
            out.push(submission);
        }
        out
    }

    /// These folders as they are written down; nothing where one of them has a name that cannot be.
    pub fn written_down(&self, folders: &[PathBuf]) -> Option<String> {
        let name = |path: &PathBuf| {
            let within = path.strip_prefix(&self.dir).ok()?.to_str()?;
            let name = if within.is_empty() { "." } else { within };
            (!name.contains('\n')).then(|| name.to_owned())
        };
        Some(folders.iter().map(name).collect::<Option<Vec<_>>>()?.join("\n"))
    }

    /// The folders that were written down: while all of them look as they did there are no others.
    pub fn as_written(&self, names: &str) -> Vec<PathBuf> {
        names.lines().map(|name| self.dir.join(name)).collect()
    }

    /// What is kept of a submission; nothing where nothing is. What cannot be read is a fault, and the rest is read.
    pub fn read(&self, submission: &str) -> Row {
        Self::row(&self.of_submission(submission))
    }

    fn row(dir: &Path) -> Row {
        let mut row = Row::default();
        let mut all: Vec<(Sequence, Option<Withdrawn>)> = Vec::new();
        for path in list_entries(dir).unwrap_or_default() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let number = name.split('-').next().and_then(Number::parse);
            if !path.is_dir() || number.is_none() {
                continue;
            }
            let unreadable = t("不是一个序列，或者读不出来", "no sequence, or it cannot be read");
            match read_text(&path.join(SEQUENCE)) {
                Ok(text) => match Sequence::from_json(&text) {
                    Some(one) => {
                        let said = first_of(&path.join(WITHDRAWN), &mut row.faults, withdrawn);
                        all.push((one, said));
                    }
                    None => row.faults.push(Fault { what: name, why: unreadable.into() }),
                },
                Err(error) => row.faults.push(Fault { what: name, why: error.said() }),
            }
        }
        all.sort_by_key(|(one, _)| (one.fields.number, one.fields.at, one.digest.clone()));
        row.faults.extend(Fault::of_row(all.iter().map(|(one, _)| one)));
        for (one, said) in all {
            match said {
                Some(said) => row.mistaken.push((one, said)),
                None => row.sequences.push(one),
            }
        }
        let letters = Self::letters(dir, &mut row.faults);
        (row.withdrawn, row.letters) =
            letters.into_iter().partition(|letter| letter.withdrawn.is_some());
        row
    }

    /// The files of the papers that are not as they were handed in: gone, or with other bytes.
    pub fn verify(&self, submission: &str) -> Vec<Fault> {
        let dir = self.of_submission(submission);
        let row = Self::row(&dir);
        let mut out = row.faults;
        for one in row.sequences.iter().chain(row.mistaken.iter().map(|(one, _)| one)) {
            let folder = place(&dir, one);
            let papers = one.fields.papers.iter().filter_map(|paper| paper.file.as_ref());
            let papers = papers.map(|file| (folder.join(PAPERS).join(&file.name), file));
            let record = one.fields.record.iter().map(|file| (folder.join(RECORD), file));
            for (path, file) in papers.chain(record) {
                let why: Option<Phrase> = match read_bytes(&path) {
                    Ok(bytes) if digest(&bytes) == file.sha256 => None,
                    Ok(_) => Some(t("与提交时不同", "it is not as it was handed in").into()),
                    Err(error) => Some(error.said()),
                };
                let what = format!("{}/{}", one.fields.number, file.name);
                out.extend(why.map(|why| Fault { what, why }));
            }
        }
        out
    }

    /// Keeps a sequence with its papers, by their names, and the record as it was. It is there whole or not at all.
    ///
    /// # Errors
    /// If it is there already, or it cannot be written.
    pub fn hand_in(
        &self,
        sequence: &Sequence,
        papers: &[(String, Vec<u8>)],
        record: &[u8],
    ) -> Result<PathBuf, StoreError> {
        let submission = self.of_submission(&sequence.fields.submission);
        make_folder(&submission)?;
        let dir = submission.join(sequence.id());
        let papers = papers.iter().map(|(name, bytes)| (format!("{PAPERS}/{name}"), bytes.clone()));
        let own = [
            (SEQUENCE.to_owned(), sequence.to_json().into_bytes()),
            (RECORD.to_owned(), record.to_vec()),
        ];
        let files: Vec<(String, Vec<u8>)> = own.into_iter().chain(papers).collect();
        new_folder(&dir, &files)?;
        Ok(dir)
    }

    /// The record as it was when a sequence was handed in.
    pub fn record_path(&self, submission: &str, sequence: &Sequence) -> PathBuf {
        place(&self.of_submission(submission), sequence).join(RECORD)
    }

    /// Keeps that a sequence was noted by mistake. It stays as it is, and nothing was handed in with it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn withdraw_sequence(
        &self,
        sequence: &Sequence,
        said: &Withdrawn,
    ) -> Result<(), StoreError> {
        let own = place(&self.of_submission(&sequence.fields.submission), sequence);
        let dir = own.join(WITHDRAWN);
        make_folder(&dir)?;
        let bytes = pretty(&Kept::Withdrawn(said.clone()));
        let name: String = digest(&bytes).chars().take(32).collect();
        write_atomically(&dir.join(format!("{name}.json")), &bytes)
    }

    /// Keeps another record that this one was begun from, or that was begun from it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn relate(&self, to: &Relative) -> Result<(), StoreError> {
        let dir = self.dir.join(RELATIVES);
        make_folder(&dir)?;
        let name: String = digest(&to.id).chars().take(32).collect();
        write_atomically(&dir.join(format!("{name}.json")), &pretty(&Kept::Relative(to.clone())))
    }

    /// The records that this one was begun from, and those that were begun from it, in the order of their days. What is no such file is
    /// passed over.
    ///
    /// # Errors
    /// If the folder is there and cannot be read.
    pub fn relatives(&self) -> Result<Vec<Relative>, StoreError> {
        let files = list_files(&self.dir.join(RELATIVES))?;
        let read = |path: &PathBuf| {
            let Kept::Relative(one) = serde_json::from_str(&read_text(path).ok()?).ok()? else {
                return None;
            };
            Some(one)
        };
        let mut out: Vec<Relative> = files.iter().filter_map(read).collect();
        out.sort();
        Ok(out)
    }

    fn of_submission(&self, code: &str) -> PathBuf {
        self.dir.join(code.replace('/', "-"))
    }
}

/// Where a sequence stands; one of an older version under its number alone.
fn place(submission: &Path, sequence: &Sequence) -> PathBuf {
    let own = submission.join(sequence.id());
    if own.is_dir() { own } else { submission.join(sequence.fields.number.to_string()) }
}

fn withdrawn(path: &Path) -> Result<Withdrawn, Fault> {
    let Kept::Withdrawn(said) = parsed(path, &name_of(path))? else {
        return Err(unreadable(&name_of(path)));
    };
    Ok(said)
}

/// That something was noted by mistake, as it was said first.
fn first_of(
    dir: &Path,
    faults: &mut Vec<Fault>,
    read: impl Fn(&Path) -> Result<Withdrawn, Fault>,
) -> Option<Withdrawn> {
    let files = list_files(dir).unwrap_or_else(|error| {
        faults.push(Fault { what: name_of(dir), why: error.said() });
        Vec::new()
    });
    let mut first: Option<Withdrawn> = None;
    for path in files {
        match read(&path) {
            Ok(said) => first = first.filter(|known| known.at <= said.at).or(Some(said)),
            Err(fault) => faults.push(fault),
        }
    }
    first
}

/// A file by its name below the row, as a fault tells of it.
fn name_of(path: &Path) -> String {
    let names: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    let first = names.iter().rposition(|name| name == LETTERS).map(|at| at + 1);
    names.get(first.unwrap_or(names.len().saturating_sub(NAMED))..).unwrap_or_default().join("/")
}

/// So many parts of a path tell what it is.
const NAMED: usize = 3;

fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

fn parsed<T: DeserializeOwned>(path: &Path, name: &str) -> Result<T, Fault> {
    let text =
        read_text(path).map_err(|error| Fault { what: name.to_owned(), why: error.said() })?;
    let is_unmerged = text.lines().any(|line| line.starts_with("<<<<<<< "));
    serde_json::from_str(&text)
        .map_err(|_| if is_unmerged { unmerged(name) } else { unreadable(name) })
}

fn unreadable(what: &str) -> Fault {
    let why = t(
        "不是一份通知、它的一点或者所记的误记，或者读不出来",
        "no letter, point of one or mistake that was noted, or it cannot be read",
    );
    Fault { what: what.to_owned(), why: why.into() }
}

/// What git left to be chosen in a file of an older version.
fn unmerged(what: &str) -> Fault {
    let why = t(
        "git 没有合并完：两边的内容都在文件里。保留一边、删去冲突标记，另一边用 letter answer 重新写入",
        "git has not finished merging it: both sides stand in the file. Keep one side, take the marks away, and say the other one anew by letter answer",
    );
    Fault { what: what.to_owned(), why: why.into() }
}
