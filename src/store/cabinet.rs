//! Where what was handed in is kept: a folder `filing` beside the records, in it one for each record, by its id, and in that one for
//! each submission.
//!
//! `0000`, `0001` and so on hold a sequence each, with the papers and the record as they were handed in; none of them is ever written
//! again. `relatives` holds from what the record was begun, and what was begun from it. `letters` holds the letters, in each of them a
//! file a point, so that people who answer different points never conflict, and where somebody said so that it was noted by mistake,
//! and to whom the answer goes.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::filing::letter::{Fields, Letter, Point, Withdrawn};
use crate::filing::{Fault, Number, Relative, Sequence};
use crate::form::digest;
use crate::text::{Phrase, t};

use super::{
    StoreError, discard, folder_of, list_entries, list_files, make_folder, new_folder, read_bytes,
    read_text, write_atomically, write_together,
};

/// The folder of what was handed in.
pub const FILING: &str = "filing";

const SEQUENCE: &str = "sequence.json";
const RECORD: &str = "record.json";
const PAPERS: &str = "papers";
const LETTERS: &str = "letters";
const LETTER: &str = "letter.json";
const POINTS: &str = "points";
const ADDRESSED: &str = "addressed.json";
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
    /// What cannot be read, or is not as it was handed in.
    pub faults: Vec<Fault>,
}

/// A file with a header of its own.
#[derive(Serialize, Deserialize)]
#[serde(tag = "format")]
enum Written<L, P> {
    #[serde(rename = "chujing-letter")]
    Letter(L),
    #[serde(rename = "chujing-letter-point")]
    Point(P),
}

/// What else stands in a file with a header: another record, that a letter was noted by mistake, and to whom its answer goes.
#[derive(Serialize, Deserialize)]
#[serde(tag = "format")]
enum Kept {
    #[serde(rename = "chujing-relative")]
    Relative(Relative),
    #[serde(rename = "chujing-letter-withdrawn")]
    Withdrawn(Withdrawn),
    #[serde(rename = "chujing-letter-addressed")]
    Addressed { to: String },
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
        let mut out = Vec::new();
        let is_row = |dir: &PathBuf| dir.is_dir() && !dir.ends_with(RELATIVES);
        for dir in list_entries(&self.dir)?.into_iter().filter(is_row) {
            let row = Self::row(&dir);
            let of_sequence = row.sequences.first().map(|one| one.fields.submission.clone());
            let of_letter = row.letters.iter().chain(&row.withdrawn).next();
            let of_letter = of_letter.map(|one| one.fields.submission.clone());
            let name = || Some(dir.file_name()?.to_string_lossy().into_owned());
            out.extend(of_sequence.or(of_letter).or_else(name));
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
            out.extend(within(&letters).into_iter().filter(is_dir));
            out.extend([submission, letters]);
        }
        out
    }

    /// What is kept of a submission; nothing where nothing is. What cannot be read is a fault, and the rest is read.
    pub fn read(&self, submission: &str) -> Row {
        Self::row(&self.of_submission(submission))
    }

    fn row(dir: &Path) -> Row {
        let mut row = Row::default();
        for path in list_entries(dir).unwrap_or_default() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if !path.is_dir() || Number::parse(&name).is_none() {
                continue;
            }
            let unreadable = t("不是一个序列，或者读不出来", "no sequence, or it cannot be read");
            match read_text(&path.join(SEQUENCE)) {
                Ok(text) => match Sequence::from_json(&text) {
                    Some(one) => row.sequences.push(one),
                    None => row.faults.push(Fault { what: name, why: unreadable.into() }),
                },
                Err(error) => row.faults.push(Fault { what: name, why: error.said() }),
            }
        }
        row.sequences.sort_by_key(|one| one.fields.number);
        row.faults.extend(Fault::of_row(&row.sequences));
        for path in list_entries(&dir.join(LETTERS)).unwrap_or_default() {
            match read_letter(&path) {
                Ok(letter) if letter.withdrawn.is_some() => row.withdrawn.push(letter),
                Ok(letter) => row.letters.push(letter),
                Err(fault) => row.faults.push(fault),
            }
        }
        let order = |one: &Letter| (one.fields.received, one.fields.at, one.fields.id.clone());
        row.letters.sort_by_key(order);
        row.withdrawn.sort_by_key(order);
        row
    }

    /// The files of the papers that are not as they were handed in: gone, or with other bytes.
    pub fn verify(&self, submission: &str) -> Vec<Fault> {
        let dir = self.of_submission(submission);
        let row = Self::row(&dir);
        let mut out = row.faults;
        for one in &row.sequences {
            let folder = dir.join(one.fields.number.to_string());
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
    /// If there is one of its number already, or it cannot be written.
    pub fn hand_in(
        &self,
        sequence: &Sequence,
        papers: &[(String, Vec<u8>)],
        record: &[u8],
    ) -> Result<PathBuf, StoreError> {
        let submission = self.of_submission(&sequence.fields.submission);
        make_folder(&submission)?;
        let dir = submission.join(sequence.fields.number.to_string());
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
    pub fn record_path(&self, submission: &str, number: Number) -> PathBuf {
        self.of_submission(submission).join(number.to_string()).join(RECORD)
    }

    /// Where the papers of a sequence stand.
    pub fn papers_of(&self, submission: &str, number: Number) -> PathBuf {
        self.of_submission(submission).join(number.to_string()).join(PAPERS)
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

    /// Keeps a letter and its points.
    ///
    /// # Errors
    /// If a letter of its id is there already, or it cannot be written.
    pub fn add_letter(&self, letter: &Letter) -> Result<PathBuf, StoreError> {
        let letters = self.of_submission(&letter.fields.submission).join(LETTERS);
        make_folder(&letters)?;
        let dir = letters.join(&letter.fields.id);
        let own = Written::<_, ()>::Letter(&letter.fields);
        let points = letter.points.iter().map(|point| {
            (format!("{POINTS}/{}", point_name(point)), pretty(&Written::<(), _>::Point(point)))
        });
        let files: Vec<_> =
            std::iter::once((LETTER.to_owned(), pretty(&own))).chain(points).collect();
        new_folder(&dir, &files)?;
        Ok(dir)
    }

    /// Keeps that a letter was noted by mistake, in a file of its own: two people who say so never conflict.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn withdraw(&self, letter: &Fields, said: &Withdrawn) -> Result<(), StoreError> {
        let own = self.of_submission(&letter.submission).join(LETTERS).join(&letter.id);
        let dir = own.join(WITHDRAWN);
        make_folder(&dir)?;
        let bytes = pretty(&Kept::Withdrawn(said.clone()));
        let name: String = digest(&bytes).chars().take(32).collect();
        write_atomically(&dir.join(format!("{name}.json")), &bytes)
    }

    /// Keeps a point of a letter as it is now.
    ///
    /// # Errors
    /// If it cannot be written; it is then as it was.
    pub fn save_point(&self, letter: &Fields, point: &Point) -> Result<(), StoreError> {
        let points =
            self.of_submission(&letter.submission).join(LETTERS).join(&letter.id).join(POINTS);
        make_folder(&points)?;
        let bytes = pretty(&Written::<(), _>::Point(point));
        write_atomically(&points.join(point_name(point)), &bytes)
    }

    /// Keeps to whom the answer to a letter goes; nothing takes that away.
    ///
    /// # Errors
    /// If it cannot be written; it is then as it was.
    pub fn address(&self, letter: &Letter) -> Result<(), StoreError> {
        let fields = &letter.fields;
        let dir = self.of_submission(&fields.submission).join(LETTERS).join(&fields.id);
        let path = dir.join(ADDRESSED);
        if let Some(to) = &letter.to {
            return write_atomically(&path, &pretty(&Kept::Addressed { to: to.clone() }));
        }
        discard(&path);
        Ok(())
    }

    /// Keeps the points of a letter as they are now; the files of those that are no longer there go.
    ///
    /// # Errors
    /// If one cannot be written; those before it are then as they are now.
    pub fn save_points(&self, letter: &Letter) -> Result<(), StoreError> {
        let fields = &letter.fields;
        let dir =
            self.of_submission(&fields.submission).join(LETTERS).join(&fields.id).join(POINTS);
        make_folder(&dir)?;
        let file =
            |point: &Point| (dir.join(point_name(point)), pretty(&Written::<(), _>::Point(point)));
        let files: Vec<(PathBuf, Vec<u8>)> = letter.points.iter().map(file).collect();
        let is_new =
            |(path, bytes): &&(PathBuf, Vec<u8>)| read_bytes(path).ok().as_ref() != Some(bytes);
        let new: Vec<_> = files.iter().filter(is_new).cloned().collect();
        write_together(&new)?;
        let is_gone = |path: &&PathBuf| files.iter().all(|(known, _)| known != *path);
        list_files(&dir)?.iter().filter(is_gone).for_each(|path| discard(path));
        Ok(())
    }

    fn of_submission(&self, code: &str) -> PathBuf {
        self.dir.join(code.replace('/', "-"))
    }
}

fn point_name(point: &Point) -> String {
    format!("{:03}.json", point.id)
}

fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

fn read_letter(dir: &Path) -> Result<Letter, Fault> {
    let name = |path: &Path| {
        let part =
            |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        format!("{}/{}", part(dir), part(path))
    };
    let path = dir.join(LETTER);
    let Written::<Fields, Point>::Letter(fields) = parsed(&path, &name(&path))? else {
        return Err(unreadable(name(&path)));
    };
    let files = list_files(&dir.join(POINTS))
        .map_err(|error| Fault { what: name(&dir.join(POINTS)), why: error.said() })?;
    let mut points = Vec::new();
    for path in files {
        let Written::<Fields, Point>::Point(point) = parsed(&path, &name(&path))? else {
            return Err(unreadable(name(&path)));
        };
        points.push(point);
    }
    points.sort_by_key(|point: &Point| point.id);
    let path = dir.join(ADDRESSED);
    let to = if list_entries(dir).unwrap_or_default().contains(&path) {
        let Kept::Addressed { to } = parsed(&path, &name(&path))? else {
            return Err(unreadable(name(&path)));
        };
        Some(to)
    } else {
        None
    };
    let mut letter = Letter { fields, points, to, withdrawn: withdrawn(dir, name)? };
    letter.in_order();
    Ok(letter)
}

/// That a letter was noted by mistake, as it was said first.
fn withdrawn(dir: &Path, name: impl Fn(&Path) -> String) -> Result<Option<Withdrawn>, Fault> {
    let files = list_files(&dir.join(WITHDRAWN))
        .map_err(|error| Fault { what: name(&dir.join(WITHDRAWN)), why: error.said() })?;
    let mut first: Option<Withdrawn> = None;
    for path in files {
        let Kept::Withdrawn(said) = parsed(&path, &name(&path))? else {
            return Err(unreadable(name(&path)));
        };
        first = first.filter(|known| known.at <= said.at).or(Some(said));
    }
    Ok(first)
}

fn parsed<T: DeserializeOwned>(path: &Path, name: &str) -> Result<T, Fault> {
    let text =
        read_text(path).map_err(|error| Fault { what: name.to_owned(), why: error.said() })?;
    serde_json::from_str(&text).map_err(|_| unreadable(name.to_owned()))
}

fn unreadable(what: String) -> Fault {
    let why = t(
        "不是一份通知或者它的一点，或者读不出来",
        "no letter or point of one, or it cannot be read",
    );
    Fault { what, why: why.into() }
}
