//! What stands around a record in its folder: the other records of the same legal entity, the company's policy and its risk
//! matrix.

mod neighbours;
mod rests;

pub(super) use neighbours::{Neighbours, Walk};
pub(super) use rests::Rests;

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;

use crate::day::Day;
use crate::dossier::Dossier;
use crate::form::Facts;
use crate::law::{Circumstances, Entity, Ledger, Share, Unread};
use crate::store::{StoreError, Workspace, is_same_file};
use crate::text::{Phrase, harmless};

use super::folder::{Folder, Gone, Known};
use super::proofs;

/// The circumstances of one record on `day`, from the folder in which its file stands.
///
/// The people of files that cannot be read, and of counted records that are gone, are not known and leave the numbers open.
///
/// # Errors
/// If the folder, its policy or its risk matrix cannot be read.
pub(super) fn circumstances(
    file: &Path,
    dossier: &Dossier,
    day: Day,
) -> Result<Circumstances, StoreError> {
    circumstances_without(file, dossier, day, file)
}

/// The same without another file of the folder: an earlier or later state of the record, whose people are the same.
///
/// # Errors
/// If the folder, its policy or its risk matrix cannot be read.
pub(super) fn circumstances_without(
    file: &Path,
    dossier: &Dossier,
    day: Day,
    other: &Path,
) -> Result<Circumstances, StoreError> {
    let workspace = Workspace::of(file).frozen_with_cards();
    let mut around = Circumstances {
        policy: workspace.policy()?,
        law_files: workspace.law_files()?,
        matrix: workspace.risk_matrix()?,
        ..Circumstances::default()
    };
    proofs::look(file, &dossier.answers, &mut around);
    let folder = Folder::read(&workspace)?;
    let around = gathered(&folder, (file, other), dossier, day, around);
    folder.let_go();
    Ok(around)
}

/// The company's policy, law files and risk matrix; what of them cannot be read leaves every result open.
pub(super) fn with_settings(workspace: &Workspace) -> Circumstances {
    let mut around = Circumstances::default();
    match workspace.policy() {
        Ok(policy) => around.policy = policy,
        Err(error) => around.troubles.push(error.said()),
    }
    match workspace.law_files() {
        Ok(files) => around.law_files = files,
        Err(error) => around.troubles.push(error.said()),
    }
    match workspace.risk_matrix() {
        Ok(matrix) => around.matrix = matrix,
        Err(error) => around.troubles.push(error.said()),
    }
    around
}

/// The same where a setting that cannot be read stops nobody from working on: nothing is settled then, and why is told.
/// A folder that cannot be read may hold anybody.
pub(super) fn circumstances_despite(
    workspace: &Workspace,
    file: &Path,
    (dossier, day): (&Dossier, Day),
) -> Circumstances {
    let mut around = with_settings(workspace);
    proofs::look(file, &dossier.answers, &mut around);
    match Folder::read(workspace) {
        Ok(folder) => {
            let around = gathered(&folder, (file, file), dossier, day, around);
            folder.let_go();
            around
        }
        Err(error) => {
            around.troubles.push(error.said());
            around
        }
    }
}

/// Of the folder the record itself is left out, and another file that is the same record at another time.
fn gathered(
    folder: &Folder,
    (file, same): (&Path, &Path),
    dossier: &Dossier,
    day: Day,
    around: Circumstances,
) -> Circumstances {
    let entity = Entity::of(&Facts::at(&dossier.answers, day));
    let is_own = |known: &Known| {
        is_same(&known.path, file) || (known.id == dossier.id && is_same_file(&known.path, file))
    };
    let is_at_another_time = |known: &Known| same != file && is_same_file(&known.path, same);
    // Whoever is certainly of another entity is not counted.
    let may_count = |index: &usize| {
        let known = &folder.files[*index];
        entity.is(&known.entity) != Some(false) && !is_own(known) && !is_at_another_time(known)
    };
    let others: Vec<usize> = (0..folder.files.len()).filter(may_count).collect();
    let shares = folder.shares(&others, day, &around);
    let shares = shares.iter().map(AsRef::as_ref);
    let mut ledger = one_by_one(&entity, &dossier.id, day, shares);
    finish(&mut ledger, folder, (file, &dossier.id), &entity);
    Circumstances { ledger, ..around }
}

/// The ledger of all records of an entity on a day, by their positions in the folder: what somebody sees who holds none of them.
pub(super) fn of_entity(
    folder: &Folder,
    (members, entity): (&[usize], &Entity),
    day: Day,
    settings: &Circumstances,
) -> Ledger {
    let shares = folder.shares(members, day, settings);
    let mut ledger = one_by_one(entity, "", day, shares.iter().map(AsRef::as_ref));
    finish(&mut ledger, folder, (Path::new(""), ""), entity);
    ledger
}

fn is_same(a: &Path, b: &Path) -> bool {
    a.file_name() == b.file_name()
}

/// The ledger from the others of a record. A copied file carries the id of its record: nobody was asked whether its people are
/// the same, so that its groups stand apart.
fn one_by_one<'a>(
    entity: &Entity,
    own: &'a str,
    day: Day,
    shares: impl Iterator<Item = &'a Share>,
) -> Ledger {
    let mut seen: HashSet<&str> = HashSet::from([own]);
    let shares: Vec<Cow<'_, Share>> = shares
        .map(|share| {
            let counts = share.counts() && entity.is(&share.entity) == Some(true);
            if counts && !seen.insert(&share.origin.id) {
                Cow::Owned(share.apart())
            } else {
                Cow::Borrowed(share)
            }
        })
        .collect();
    Ledger::gather(entity, day, shares.iter().map(Cow::as_ref))
}

/// Adds what no share says: copies, records that cannot be read, records that are gone.
fn finish(ledger: &mut Ledger, folder: &Folder, (file, id): (&Path, &str), entity: &Entity) {
    for (of, files) in &folder.copies {
        if of == id || ledger.records.iter().any(|(_, origin)| origin.id == *of) {
            ledger.notes.push(copies_said(files));
        }
    }
    for unread in unknown_to(folder, (file, id), entity) {
        ledger.leave_open(unread.clone());
    }
}

/// The records whose people are not known and may be of the entity of this one: unreadable, or gone.
pub(super) fn unknown_to<'f>(
    folder: &'f Folder,
    (file, id): (&Path, &str),
    entity: &Entity,
) -> impl Iterator<Item = &'f Unread> {
    let own = file.file_name().and_then(|name| name.to_str());
    let is_unread =
        move |unread: &&Unread| Some(unread.file.as_str()) != own && unread.concerns(entity);
    let is_gone = move |gone: &&Gone| {
        let whose = gone.unread.entity.as_ref();
        gone.id != id && whose.is_none_or(|whose| whose.is(entity) == Some(true))
    };
    let gone = folder.gone.iter().filter(is_gone).map(|gone| &gone.unread);
    folder.unread.iter().filter(is_unread).chain(gone)
}

/// That files are copies of one record, what follows, and what to do.
pub(super) fn copies_said(files: &[String]) -> Phrase {
    let names = Phrase::list(files.iter().map(|file| Phrase::same(harmless(file, false))));
    said!(
        "{names}的记录 id 相同（直接复制的文件）：不知道其中的人群是不是同一批人，人数按较大的一\
         个至合计计算。多余的副本请移出文件夹；要以它为底稿另建记录，用 `chujing new 名称 --from \
         文件 --same-people yes|no --same-recipients yes|no`，再移走副本；已被取代的，请在其中填\
         写“已被后来的记录取代”",
        "{names} carry one record id (files that were copied): it is not known whether their \
         people are the same, and they are counted from the larger up to the sum. Move a spare \
         copy away; to begin a new record from it use `chujing new NAME --from FILE \
         --same-people yes|no --same-recipients yes|no` and move the copy away; mark in it if it \
         was replaced",
        names,
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::form::Answers;
    use crate::law::Survey;

    fn record(index: u64, code: Option<&str>, name: Option<&str>) -> Dossier {
        let mut dossier = Dossier::new(format!("r{index}"), "", Day::of(2026, 11, 20));
        let mut handler = serde_json::Map::new();
        handler.extend(code.map(|code| ("credit_code".to_owned(), json!(code))));
        handler.extend(name.map(|name| ("name".to_owned(), json!(name))));
        let answers = json!({
            "record": { "title": format!("记录{index}"), "as_of": "2026-11-20" },
            "handler": handler,
            "groups": [{ "id": format!("g{}", index % 5), "name": if index.is_multiple_of(3) { "甲" } else { "乙" },
                "ordinary": 1_000 + index,
                "sensitive": 0, "counted_on": "2026-11-01" }],
            "scenarios": [{ "id": "s", "groups": [format!("g{}", index % 5)] }],
        });
        dossier.answers = Answers::from_json(answers).unwrap();
        dossier
    }

    fn gone_day() -> Day {
        Day::of(2026, 11, 20)
    }

    /// Names, codes, one name with two codes, one code with two names, and records that lack one or both; copied files, a file
    /// that cannot be read, and a record that is gone.
    #[test]
    fn all_records_at_once_stand_among_the_same_others_as_each_alone() {
        let (x, y) = (Some("甲公司"), Some("乙公司"));
        let (one, two) = (Some("91330100MA27XYX120"), Some("91110000MA0000000H"));
        let whose = [
            (one, x),
            (None, x),
            (two, x),
            (one, y),
            (None, y),
            (one, None),
            (None, None),
            (one, x),
        ];
        let dir = tempfile::tempdir().unwrap();
        let workspace = Workspace::new(dir.path());
        for (index, (code, name)) in (0..).zip(whose) {
            workspace.create(&format!("r{index}"), record(index, code, name)).unwrap();
        }
        // Of one record there are three files, of another a copy that was replaced.
        for (of, name, superseded) in [(0, "r0-b", "no"), (0, "r0-c", "no"), (7, "r7-b", "yes")] {
            let mut copy = record(of, one, x);
            let place = crate::form::Place::parse("record/superseded").unwrap();
            copy.answers.apply(crate::form::Edit::Set(place, Some(json!(superseded)))).unwrap();
            workspace.create(name, copy).unwrap();
        }
        let gone = workspace.create("gone", record(8, one, x)).unwrap();
        let around = circumstances(&gone.path, &gone.dossier, gone_day()).unwrap();
        let verdict = Survey::at(&Facts::new(&gone.dossier.answers), &around).verdict;
        crate::desk::telling::tell(&gone.path, &gone.dossier, &around, &verdict);
        crate::store::discard(&gone.path);
        let broken = format!(
            "{{ \"format\": \"{}\", \"handler\": {{ \"name\": \"乙公司\" }} ",
            "chujing-assessment"
        );
        crate::store::write_atomically(&dir.path().join("broken.json"), broken.as_bytes()).unwrap();
        let folder = Folder::read(&workspace).unwrap();
        assert_eq!((folder.files.len(), folder.unread.len(), folder.gone.len()), (11, 1, 1));
        let settings = Circumstances::default();
        let neighbours = Neighbours::of(&folder, &settings, None);
        let mut walk = neighbours.walk();
        let all: Vec<Circumstances> = (0..folder.files.len())
            .map(|index| walk.around(index, &folder.dossier(index).unwrap()))
            .collect();
        for (index, together) in all.iter().enumerate() {
            let (path, dossier) = (&folder.files[index].path, &folder.dossier(index).unwrap());
            let facts = Facts::new(&dossier.answers);
            let alone = circumstances(path, dossier, facts.day()).unwrap();
            let name = path.display();
            assert_eq!(together.ledger.records, alone.ledger.records, "{name}");
            assert_eq!(together.ledger.unread, alone.ledger.unread, "{name}");
            let notes = |around: &Circumstances| {
                let mut notes: Vec<String> =
                    around.ledger.notes.iter().map(|note| note.zh.clone()).collect();
                notes.sort();
                notes
            };
            assert_eq!(notes(together), notes(&alone), "{name}");
            let count = |around| Survey::at(&facts, around).verdict.headcount.ordinary.range;
            assert_eq!(count(together), count(&alone), "{name}");
        }
        let nameless =
            folder.files.iter().position(|known| known.path.ends_with("r1.json")).unwrap();
        let records = &all[nameless].ledger.records;
        assert_eq!(records.len(), 5, "a name alone is of every record of the name: {records:?}");
        let reaches = |file: &str| {
            let at = folder.files.iter().position(|known| known.path.ends_with(file)).unwrap();
            all[at].ledger.unread.iter().map(|unread| unread.file.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(reaches("r0.json"), ["gone.json"]);
        assert_eq!(reaches("r4.json"), ["broken.json"]);
        assert_eq!(reaches("r6.json"), ["broken.json"], "whoever names nobody may be anybody");
    }
}
