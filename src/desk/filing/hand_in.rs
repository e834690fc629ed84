//! Notes that something was handed in: keeps the papers and the record as they were, and the day among the dates of the record.

use std::path::{Path, PathBuf};

use serde_json::{Map, json};

use crate::day::Day;
use crate::desk::ids::Ids;
use crate::desk::session::{Direction, Session};
use crate::filing::{Change, Fields, File, Key, Kind, Operation, Paper, Sequence, event_of};
use crate::form::catalog::events;
use crate::form::{Edit, EditError, Facts, digest, mark_row};
use crate::law::Route;
use crate::store::{Cabinet, StoreError, read_bytes};
use crate::text::Phrase;

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
    /// Whether the day was put among the dates of the record.
    pub has_event: bool,
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
    let event = match event {
        Some(code) => note(session, code, said.day, (said.receipt.as_deref(), None))?,
        None => None,
    };
    let has_event = event.is_some();
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
        event,
        previous: row.next().1,
        papers,
    };
    let sequence = Sequence::new(fields);
    match cabinet.hand_in(&sequence, &files, &record) {
        Ok(dir) => Ok(HandedIn { sequence, dir, planned: plan, has_event }),
        Err(error) => {
            if has_event {
                // Its day goes with it; it was just put there, and nothing stands in the way.
                let _taken_back = session.step(Direction::Back);
            }
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

/// Puts an event of this kind and day among the dates of the record, unless one stands there; its id where it was put. Of two
/// last days that notices of that day name the earlier one stands.
pub(super) fn note(
    session: &mut Session,
    code: crate::form::Code,
    day: Day,
    (number, named): (Option<&str>, Option<Day>),
) -> Result<Option<String>, HandInError> {
    let facts = Facts::new(session.answers()).quietly();
    let stands = facts.rows(&events::SECTION).find(|row| {
        row.chose(&events::KIND, code).is_yes() && row.day(&events::DAY).known() == Some(day)
    });
    if let Some(row) = stands {
        let stood = row.day(&events::NAMED).known();
        let place = row.place(&events::NAMED);
        if let Some(named) = named.filter(|named| stood.is_none_or(|stood| *named < stood)) {
            session.edit(Edit::Set(place, Some(json!(named.to_string()))))?;
        }
        return Ok(None);
    }
    let id = Ids::new(None).row(&events::SECTION);
    let mut row = Map::from_iter([
        ("id".to_owned(), json!(id)),
        (events::KIND.id.to_owned(), json!(code.as_str())),
        (events::DAY.id.to_owned(), json!(day.to_string())),
    ]);
    row.extend(number.map(|number| (events::NUMBER.id.to_owned(), json!(number))));
    row.extend(named.map(|named| (events::NAMED.id.to_owned(), json!(named.to_string()))));
    mark_row(&events::SECTION, &mut row);
    let index = session.answers().rows(&events::SECTION).count();
    session.edit(Edit::Insert { section: &events::SECTION, index, row })?;
    Ok(Some(id))
}
