//! The letters of a submission, each in a folder of its own: what it says, its points, to whom the answer goes, and that it was noted by
//! mistake.
//!
//! Files are only added. What somebody makes of a point is a file that names those for which it stands, so that whoever works on
//! a letter apart from others never conflicts with them, and what two people answered stands side by side. What cannot be read is told, and the
//! letter is read without it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::filing::Fault;
use crate::filing::letter::{Fields, Letter, Point, Withdrawn, addressees};
use crate::form::digest;
use crate::store::{
    StoreError, list_files, make_folder, new_folder, write_atomically, write_together,
};

use super::versions::Versions;
use super::{Cabinet, LETTERS, WITHDRAWN, first_of, name_of, parsed, pretty};

const LETTER: &str = "letter.json";
const POINTS: &str = "points";
const ADDRESSED: &str = "addressed";

/// A point as somebody left it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Left {
    #[serde(flatten)]
    point: Point,
    /// The files for which it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    after: Vec<String>,
    /// Whether it asks for nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    gone: bool,
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

/// What else stands in a file with a header: that a letter was noted by mistake, and to whom its answer goes.
#[derive(Serialize, Deserialize)]
#[serde(tag = "format")]
enum Kept {
    #[serde(rename = "chujing-letter-withdrawn")]
    Withdrawn(Withdrawn),
    #[serde(rename = "chujing-letter-addressed")]
    Addressed {
        #[serde(default)]
        to: Option<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        after: Vec<String>,
    },
}

/// The points of a letter by their ids, as all left them.
type Points = BTreeMap<u32, Versions<Left>>;

impl Cabinet {
    /// Keeps a letter and its points.
    ///
    /// # Errors
    /// If a letter of its id is there already, or it cannot be written.
    pub fn add_letter(&self, letter: &Letter) -> Result<PathBuf, StoreError> {
        let dir = self.of_letter(&letter.fields);
        make_folder(dir.parent().unwrap_or(&dir))?;
        let own = Written::<_, ()>::Letter(&letter.fields);
        let points = letter.points.iter().map(|point| {
            let bytes = pretty(&Written::<(), _>::Point(point));
            (format!("{POINTS}/{:03}.json", point.id), bytes)
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
        add(&self.of_letter(letter).join(WITHDRAWN), "", &pretty(&Kept::Withdrawn(said.clone())))
    }

    /// Keeps to whom the answer to a letter goes; nothing takes that away.
    ///
    /// # Errors
    /// If it cannot be written; it is then as it was.
    pub fn address(&self, letter: &Letter) -> Result<(), StoreError> {
        let dir = self.of_letter(&letter.fields);
        let (known, _) = addressed(&dir);
        let kept = Kept::Addressed { to: letter.to.clone(), after: known.heads() };
        add(&dir.join(ADDRESSED), "", &pretty(&kept))
    }

    /// Keeps a point of a letter as it is now.
    ///
    /// # Errors
    /// If it cannot be written; it is then as it was.
    pub fn save_point(&self, letter: &Fields, point: &Point) -> Result<(), StoreError> {
        let dir = self.of_letter(letter).join(POINTS);
        let (known, _) = points(&dir);
        write_new(&dir, known.get(&point.id).and_then(|all| left(all, point)))
    }

    /// Keeps the points of a letter as they are now; those that are no longer there ask for nothing.
    ///
    /// # Errors
    /// If one cannot be written; those before it are then as they are now.
    pub fn save_points(&self, letter: &Letter) -> Result<(), StoreError> {
        let dir = self.of_letter(&letter.fields).join(POINTS);
        let (known, _) = points(&dir);
        let nothing = Versions::default();
        let now = letter.points.iter();
        let now = now.filter_map(|point| left(known.get(&point.id).unwrap_or(&nothing), point));
        let is_gone = |id: &u32| letter.points.iter().all(|point| point.id != *id);
        let gone = known.iter().filter(|(id, _)| is_gone(id)).filter_map(|(_, all)| {
            let point = standing(all)?;
            Some(Left { point, after: all.heads(), gone: true })
        });
        write_new(&dir, now.chain(gone))
    }

    /// The letters of a submission in the order in which they came, and what of them cannot be read.
    pub(super) fn letters(dir: &Path, faults: &mut Vec<Fault>) -> Vec<Letter> {
        let mut out = Vec::new();
        for path in crate::store::list_entries(&dir.join(LETTERS)).unwrap_or_default() {
            match read_letter(&path, faults) {
                Ok(letter) => out.push(letter),
                Err(fault) => faults.push(fault),
            }
        }
        out.sort_by_key(|one| (one.fields.received, one.fields.at, one.fields.id.clone()));
        Letter::name_all(&mut out);
        out
    }

    fn of_letter(&self, letter: &Fields) -> PathBuf {
        self.of_submission(&letter.submission).join(LETTERS).join(&letter.id)
    }
}

/// Adds a file that is named by what it says.
fn add(dir: &Path, before: &str, bytes: &[u8]) -> Result<(), StoreError> {
    make_folder(dir)?;
    write_atomically(&dir.join(name_by(before, bytes)), bytes)
}

fn name_by(before: &str, bytes: &[u8]) -> String {
    let own: String = digest(bytes).chars().take(32).collect();
    format!("{before}{own}.json")
}

/// What is to be kept of a point that is not as it stands.
fn left(known: &Versions<Left>, point: &Point) -> Option<Left> {
    let is_new = standing(known).as_ref() != Some(point) || known.heads().len() > 1;
    is_new.then(|| Left { point: point.clone(), after: known.heads(), gone: false })
}

fn write_new(dir: &Path, all: impl IntoIterator<Item = Left>) -> Result<(), StoreError> {
    let file = |one: Left| {
        let before = format!("{:03}-", one.point.id);
        let bytes = pretty(&Written::<(), _>::Point(one));
        (dir.join(name_by(&before, &bytes)), bytes)
    };
    let files: Vec<(PathBuf, Vec<u8>)> = all.into_iter().map(file).collect();
    make_folder(dir)?;
    write_together(&files)
}

/// How a point stands; nothing where everybody left it as one that asks for nothing. Whoever said more of it meanwhile brings it back.
fn standing(all: &Versions<Left>) -> Option<Point> {
    let merged = all.folded(|base, one, other| match (one.gone, other.gone) {
        (true, false) => other.clone(),
        (false, true) => one.clone(),
        (gone, _) => {
            let base = base.map(|base| &base.point);
            let point = Point::merged(base, &one.point, &other.point);
            Left { point, after: Vec::new(), gone }
        }
    })?;
    (!merged.gone).then_some(merged.point)
}

/// The points of a letter as they were left, and what cannot be read.
fn points(dir: &Path) -> (Points, Vec<Fault>) {
    let (mut out, mut faults) = (Points::new(), Vec::new());
    for path in listed(dir, &mut faults) {
        match parsed(&path, &name_of(&path)) {
            Ok(Written::<Fields, Left>::Point(one)) => {
                let after = one.after.clone();
                out.entry(one.point.id).or_default().add(own_name(&path), one, after);
            }
            Ok(_) => faults.push(unreadable(&path)),
            Err(fault) => faults.push(fault),
        }
    }
    (out, faults)
}

/// To whom the answer goes, as all said it. What an older version kept is a file beside the folder.
fn addressed(dir: &Path) -> (Versions<Option<String>>, Vec<Fault>) {
    let (mut out, mut faults) = (Versions::default(), Vec::new());
    let older = dir.join(format!("{ADDRESSED}.json"));
    let older = older.is_file().then_some(older);
    for path in older.into_iter().chain(listed(&dir.join(ADDRESSED), &mut faults)) {
        match parsed(&path, &name_of(&path)) {
            Ok(Kept::Addressed { to, after }) => out.add(own_name(&path), to, after),
            Ok(_) => faults.push(unreadable(&path)),
            Err(fault) => faults.push(fault),
        }
    }
    (out, faults)
}

fn listed(dir: &Path, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    list_files(dir).unwrap_or_else(|error| {
        faults.push(Fault { what: name_of(dir), why: error.said() });
        Vec::new()
    })
}

fn own_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A letter; only without its words there is none. What else of it cannot be read is told beside it.
fn read_letter(dir: &Path, faults: &mut Vec<Fault>) -> Result<Letter, Fault> {
    let path = dir.join(LETTER);
    let Written::<Fields, Left>::Letter(fields) = parsed(&path, &name_of(&path))? else {
        return Err(unreadable(&path));
    };
    let (known, unread) = points(&dir.join(POINTS));
    faults.extend(unread);
    let all = known.values().filter_map(standing).collect();
    let (to, unread) = addressed(dir);
    faults.extend(unread);
    let said: Vec<&Option<String>> = to.last().collect();
    let to = addressees(said.iter().copied());
    let withdrawn = first_of(&dir.join(WITHDRAWN), faults, |path| {
        let Kept::Withdrawn(said) = parsed(path, &name_of(path))? else {
            return Err(unreadable(path));
        };
        Ok(said)
    });
    let mut letter = Letter { to, withdrawn, ..Letter::new(fields, all) };
    letter.in_order();
    Ok(letter)
}

fn unreadable(path: &Path) -> Fault {
    super::unreadable(&name_of(path))
}
