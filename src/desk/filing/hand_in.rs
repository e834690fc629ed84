//! Notes that something was handed in: keeps the papers and the record as they were, and the day among the dates of the record.

use std::path::{Path, PathBuf};

use crate::day::Day;
use crate::desk::session::Session;
use crate::filing::{Change, Fields, File, Key, Kind, Operation, Paper, Sequence, event_of};
use crate::form::{EditError, digest};
use crate::law::Route;
use crate::store::{Cabinet, StoreError, read_bytes};
use crate::text::Phrase;

use super::dated::{self, Dates};
use super::{Planned, Prepared, planned};

/// What a person says of a handing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandIn {
    /// With which submission.
    pub submission: String,
    /// By which route.
    pub route: Route,
    /// What kind it is; by what was handed in before, where it is not said.
    pub kind: Option<Kind>,
    /// On which day.
    pub day: Day,
    /// The receipt.
    pub receipt: Option<String>,
    /// The letter that it answers.
    pub letter: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// Whether papers that the officer holds as they are were handed in once more.
    pub also_unchanged: bool,
    /// Whether papers that the authority holds and the package does not are withdrawn.
    pub withdraws: bool,
    /// Whether the day is noted among the dates of the record, too.
    pub notes_event: bool,
}

/// What was noted.
#[derive(Clone, Debug)]
pub struct HandedIn {
    /// The sequence.
    pub sequence: Sequence,
    /// Where it stands.
    pub dir: PathBuf,
    /// What it holds, and what not.
    pub planned: Planned,
    /// What it changed among the dates of the record.
    pub dates: Dates,
}

/// Why nothing was noted.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum HandInError {
    /// A file.
    Store(#[from] StoreError),
    /// The record was not changed.
    Edit(#[from] EditError),
    /// Nothing would be handed in.
    Nothing,
    /// No letter of this id.
    NoLetter(String),
    /// The package is of another record.
    OtherRecord,
}

impl HandInError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Store(error) => error.said(),
            Self::Edit(error) => error.said(),
            Self::Nothing => crate::text::phrase(
                "没有要提交的：材料包中的每一份与主管机关持有的相同。确已再次提交的，选“也再次提交”，命令行加 --also-unchanged",
                "nothing is handed in: each paper of the package is as the authority holds it. If they were handed in once more, say so, by command with --also-unchanged",
            ),
            Self::NoLetter(id) => {
                said!("没有编号为“{id}”的通知", "there is no letter with the id \"{id}\"", id,)
            }
            Self::OtherRecord => {
                crate::text::phrase("这个材料包是另一份记录的", "this package is of another record")
            }
        }
    }
}

/// Notes what was handed in from a package. What the officer holds as it is is not handed in again unless that is said.
///
/// # Errors
/// If nothing would be handed in, the letter is unknown, or it cannot be written; then nothing was noted.
pub fn hand_in(
    session: &mut Session,
    said: &HandIn,
    (dir, package): (&Path, &Prepared),
) -> Result<HandedIn, HandInError> {
    let (path, id) = (session.file().path.clone(), session.file().dossier.id.clone());
    let cabinet = Cabinet::of(&path, &id);
    let row = cabinet.read(&said.submission);
    let letter = said.letter.as_ref().map(|named| {
        let known = row.letters.iter().find(|known| known.is_called(named));
        let id = known.map(|known| known.fields.id.clone());
        id.ok_or_else(|| HandInError::NoLetter(named.clone()))
    });
    let letter = letter.transpose()?;
    let record = record_of(dir, package, &id)?;
    let plan = planned(&row, said, package);
    if plan.is_nothing() {
        return Err(HandInError::Nothing);
    }
    let kind = plan.kind;
    let names: Vec<(Key, String)> =
        package.papers.iter().map(|(paper, name)| (paper.key.clone(), name.clone())).collect();
    let (papers, files) = taken(dir, &plan.new, &names)?;
    let hand = session.hand();
    let event = event_of(said.route, kind).filter(|_| said.notes_event);
    let (at, who) = ((hand.clock)(), hand.who.clone());
    // A row that came with another handing in of that day is of both, and goes with the last of them.
    let all = event.map(|code| dated::handed_in(&cabinet, (code, said.day))).transpose()?;
    let shared = all.into_iter().flatten().find_map(|one| one.fields.event);
    let dates = match event {
        Some(code) => dated::put(session, (code, said.day), (said.receipt.as_deref(), None))?,
        None => Dates::Same,
    };
    let fields = Fields {
        number: plan.number,
        submission: said.submission.clone(),
        kind,
        day: said.day,
        receipt: said.receipt.clone(),
        letter,
        why: said.why.clone(),
        law_data: package.law_version().to_owned(),
        state: package.manifest["record_digest"].as_str().unwrap_or_default().to_owned(),
        record: Some(File {
            name: "record.json".to_owned(),
            sha256: digest(&record),
            bytes: record.len() as u64,
        }),
        at,
        who,
        event: dates.row().map(str::to_owned).or(shared),
        previous: row.next().1,
        papers,
    };
    let sequence = Sequence::new(fields);
    match cabinet.hand_in(&sequence, &files, &record) {
        Ok(dir) => Ok(HandedIn { sequence, dir, planned: plan, dates }),
        Err(error) => {
            // Its day goes with it.
            dates.take_back(session);
            Err(error.into())
        }
    }
}

/// The record that lies in a package, which must be this one.
fn record_of(dir: &Path, package: &Prepared, id: &str) -> Result<Vec<u8>, HandInError> {
    let files = package.manifest["files"].as_array().into_iter().flatten();
    let name = files
        .filter(|file| file["document"] == "record")
        .find_map(|file| file["name"].as_str())
        .unwrap_or_default();
    let bytes = read_bytes(&dir.join(name))?;
    let own: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
    if own["id"] == id { Ok(bytes) } else { Err(HandInError::OtherRecord) }
}

/// Files with their names.
type Files = Vec<(String, Vec<u8>)>;

/// What becomes of the papers, and their files under names of which each stands once.
fn taken(
    dir: &Path,
    new: &[Change],
    names: &[(Key, String)],
) -> Result<(Vec<Paper>, Files), HandInError> {
    let (mut papers, mut files) = (Vec::new(), Files::new());
    for change in new {
        let mut paper = change.paper.clone();
        let name = names.iter().find(|(key, _)| *key == paper.key).map(|(_, name)| name);
        if let (Some(name), Some(file)) = (name, paper.file.as_mut())
            && paper.operation != Operation::Withdraw
        {
            let bytes = read_bytes(&dir.join(name))?;
            let own = file.name.clone();
            let is_free = |name: &String| files.iter().all(|(known, _)| known != name);
            let numbered = (2..).map(|number| format!("{number}-{own}"));
            let mut all = std::iter::once(own.clone()).chain(numbered);
            file.name = all.find(is_free).unwrap_or(own);
            files.push((file.name.clone(), bytes));
        }
        papers.push(paper);
    }
    Ok((papers, files))
}
