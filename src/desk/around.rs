//! What stands around a record in its folder: the other records of the same legal entity, the company's policy and its risk
//! matrix.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::day::Day;
use crate::dossier::Dossier;
use crate::form::Facts;
use crate::law::{Circumstances, Entity, Ledger, Origin, Policy, Register, Share, epoch, share};
use crate::store::{StoreError, Workspace, is_same_file};
use crate::text::{Phrase, harmless, phrase};

use super::folder::{Folder, file_name};

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
    let workspace = Workspace::of(file);
    let around = Circumstances {
        policy: workspace.policy()?,
        matrix: workspace.risk_matrix()?,
        ..Circumstances::default()
    };
    Ok(gathered(&Folder::read(&workspace)?, file, dossier, day, around))
}

/// The company's policy and risk matrix; what of them cannot be read leaves every result open.
pub(super) fn with_settings(workspace: &Workspace) -> Circumstances {
    let mut around = Circumstances::default();
    match workspace.policy() {
        Ok(policy) => around.policy = policy,
        Err(error) => around.troubles.push(error.said()),
    }
    match workspace.risk_matrix() {
        Ok(matrix) => around.matrix = matrix,
        Err(error) => around.troubles.push(error.said()),
    }
    around
}

/// The same where a policy or matrix that cannot be read stops nobody from working on: nothing is settled then, and why is told.
/// A folder that cannot be read may hold anybody.
pub(super) fn circumstances_despite(file: &Path, dossier: &Dossier, day: Day) -> Circumstances {
    let workspace = Workspace::of(file);
    let mut around = with_settings(&workspace);
    match Folder::read(&workspace) {
        Ok(folder) => gathered(&folder, file, dossier, day, around),
        Err(error) => {
            around.troubles.push(error.said());
            around
        }
    }
}

fn gathered(
    folder: &Folder,
    file: &Path,
    dossier: &Dossier,
    day: Day,
    around: Circumstances,
) -> Circumstances {
    let entity = Entity::of(&Facts::at(&dossier.answers, day));
    let shares: Vec<Share> = folder
        .files
        .iter()
        .filter(|(path, other)| !is_same(path, file) && !is_alias((path, other), file, dossier))
        .map(|(path, dossier)| share_of(path, dossier, day, &around.policy))
        .collect();
    let mut ledger = one_by_one(&entity, &dossier.id, day, &shares);
    finish(&mut ledger, folder, (file, &dossier.id), &entity);
    Circumstances { ledger, ..around }
}

/// Whether another name leads to the file of the record itself.
fn is_alias((path, other): (&Path, &Dossier), file: &Path, dossier: &Dossier) -> bool {
    other.id == dossier.id && is_same_file(path, file)
}

fn is_same(a: &Path, b: &Path) -> bool {
    a.file_name() == b.file_name()
}

/// What a record adds, with its name.
fn share_of(path: &Path, dossier: &Dossier, day: Day, policy: &Policy) -> Share {
    let mut share = share(&Facts::at(&dossier.answers, day), policy);
    share.origin = Origin { id: dossier.id.clone(), file: file_name(path) };
    share
}

/// The ledger from the others of a record. A copied file carries the id of its record: nobody was asked whether its people are
/// the same, so that its groups stand apart.
fn one_by_one(entity: &Entity, own: &str, day: Day, shares: &[Share]) -> Ledger {
    let mut seen: HashSet<&str> = HashSet::from([own]);
    let shares: Vec<Cow<'_, Share>> = shares
        .iter()
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
        if of == id || ledger.origins.iter().any(|origin| origin.id == *of) {
            ledger.notes.push(copies_said(files));
        }
    }
    for unread in &folder.unread {
        if Some(unread.file.as_str()) != file.file_name().and_then(|name| name.to_str())
            && unread.concerns(entity)
        {
            ledger.leave_open(unread.clone());
        }
    }
    for gone in &folder.gone {
        let is_own = gone.unread.entity.as_ref().is_none_or(|whose| whose.is(entity) == Some(true));
        if gone.id != id && is_own {
            ledger.leave_open(gone.unread.clone());
        }
    }
}

/// That files are copies of one record, what follows, and what to do.
pub(super) fn copies_said(files: &[String]) -> Phrase {
    let names = Phrase::list(files.iter().map(|file| Phrase::same(harmless(file, false))));
    phrase(
        format!(
            "{}的记录 id 相同（直接复制的文件）：不知道其中的人群是不是同一批人，人数按较大的一个至合计计算。多余的副本请移出文件夹；要以它为底稿另建记录，用 `chujing new 名称 --from 文件 --same-people yes|no --same-recipients yes|no`，再移走副本；已被取代的，请在其中填写“已被后来的记录取代”",
            names.zh
        ),
        format!(
            "{} carry one record id (files that were copied): it is not known whether their people are the same, and they are counted from the larger up to the sum. Move a spare copy away; to begin a new record from it use `chujing new NAME --from FILE --same-people yes|no --same-recipients yes|no` and move the copy away; mark in it if it was replaced",
            names.en
        ),
    )
}

/// The circumstances of every record of a folder, each on its own day or all `on` one day.
pub(super) fn of_all(
    folder: &Folder,
    around: &Circumstances,
    on: Option<Day>,
) -> Vec<Circumstances> {
    let (files, policy) = (&folder.files, &around.policy);
    let days: Vec<Day> = files
        .iter()
        .map(|(_, dossier)| on.unwrap_or_else(|| Facts::new(&dossier.answers).day()))
        .collect();
    let entities: Vec<Entity> = files
        .iter()
        .zip(&days)
        .map(|((_, dossier), day)| Entity::of(&Facts::at(&dossier.answers, *day)))
        .collect();
    let mut out: Vec<Circumstances> = files.iter().map(|_| around.clone()).collect();
    // Shares are computed once for each stretch of days with the same rules.
    let mut shares: HashMap<(usize, Result<usize, Day>), Share> = HashMap::new();
    for ((entity, day), asking) in asking(&entities, &days) {
        let is_member = |index: &usize| entity.is(&entities[*index]) == Some(true);
        let members: Vec<usize> = (0..files.len()).filter(is_member).collect();
        if members.len() < 2 {
            continue;
        }
        let epoch = epoch(day).ok_or(day);
        for member in &members {
            let (path, dossier) = &files[*member];
            shares.entry((*member, epoch)).or_insert_with(|| share_of(path, dossier, day, policy));
        }
        let of_members: Vec<&Share> =
            members.iter().filter_map(|member| shares.get(&(*member, epoch))).collect();
        let (first, again) = once_each(&of_members);
        let register = Register::new(day, first.iter().map(Cow::as_ref));
        for index in asking {
            let Ok(at) = members.binary_search(&index) else { continue };
            let id = files[index].1.id.as_str();
            out[index].ledger = if again.contains(id) {
                // A copied record sees the others otherwise than everybody else does.
                let others: Vec<Share> = of_members
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != at)
                    .map(|(_, share)| (*share).clone())
                    .collect();
                one_by_one(entity, id, day, &others)
            } else {
                register.others(at)
            };
        }
    }
    tell_unplaced(files, &days, &entities, policy, &mut out);
    for (((path, dossier), entity), around) in files.iter().zip(&entities).zip(&mut out) {
        finish(&mut around.ledger, folder, (path, &dossier.id), entity);
    }
    out
}

/// The shares with the groups of every further copy apart, and the ids that stand more than once.
fn once_each<'a>(shares: &[&'a Share]) -> (Vec<Cow<'a, Share>>, HashSet<&'a str>) {
    let (mut seen, mut counted) = (HashSet::new(), HashSet::new());
    let mut again: HashSet<&str> = HashSet::new();
    let out = shares
        .iter()
        .map(|share| {
            let id = share.origin.id.as_str();
            if !seen.insert(id) {
                again.insert(id);
            }
            if share.counts() && !counted.insert(id) {
                Cow::Owned(share.apart())
            } else {
                Cow::Borrowed(*share)
            }
        })
        .collect();
    (out, again)
}

/// The records that ask for the same register: those that state the same entity and have the same day.
///
/// Records of one entity may state it differently, and being the same is no chain: one that gives only a name is of the same
/// entity as each record of that name, though their codes may differ from each other.
fn asking<'a>(entities: &'a [Entity], days: &[Day]) -> HashMap<(&'a Entity, Day), Vec<usize>> {
    let mut out: HashMap<(&Entity, Day), Vec<usize>> = HashMap::new();
    for (index, (entity, day)) in entities.iter().zip(days).enumerate() {
        out.entry((entity, *day)).or_default().push(index);
    }
    out
}

/// Tells each record of the others of which it is not known whether they are of its entity, as the record alone would be told.
fn tell_unplaced(
    files: &[(PathBuf, Dossier)],
    days: &[Day],
    entities: &[Entity],
    policy: &Policy,
    out: &mut [Circumstances],
) {
    // Two records that give their codes, or their names, are never in doubt: most folders have no such pair.
    let mut shares: HashMap<(usize, Result<usize, Day>), Share> = HashMap::new();
    for (own, day) in days.iter().enumerate() {
        for (other, (path, dossier)) in files.iter().enumerate() {
            if own == other || entities[own].is(&entities[other]).is_some() {
                continue;
            }
            let share = shares
                .entry((other, epoch(*day).ok_or(*day)))
                .or_insert_with(|| share_of(path, dossier, *day, policy));
            if share.counts() {
                out[own].ledger.notes.push(share.unplaced());
            }
        }
    }
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
        let all = of_all(&folder, &Circumstances::default(), None);
        for ((path, dossier), together) in folder.files.iter().zip(&all) {
            let facts = Facts::new(&dossier.answers);
            let alone = circumstances(path, dossier, facts.day()).unwrap();
            let name = path.display();
            assert_eq!(together.ledger.records, alone.ledger.records, "{name}");
            assert_eq!(together.ledger.origins, alone.ledger.origins, "{name}");
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
        let nameless = folder.files.iter().position(|(path, _)| path.ends_with("r1.json")).unwrap();
        let records = &all[nameless].ledger.records;
        assert_eq!(records.len(), 5, "a name alone is of every record of the name: {records:?}");
        let reaches = |file: &str| {
            let at = folder.files.iter().position(|(path, _)| path.ends_with(file)).unwrap();
            all[at].ledger.unread.iter().map(|unread| unread.file.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(reaches("r0.json"), ["gone.json"]);
        assert_eq!(reaches("r4.json"), ["broken.json"]);
        assert_eq!(reaches("r6.json"), ["broken.json"], "whoever names nobody may be anybody");
    }
}
