//! What stands around a record in its folder: the other records of the same legal entity, the company's policy and its risk
//! matrix.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::day::Day;
use crate::dossier::Dossier;
use crate::form::{Answers, Facts};
use crate::law::{Circumstances, Entity, Ledger, Matrix, Policy, Register, Share, epoch, share};
use crate::store::{StoreError, Workspace};

/// The circumstances of one record on `day`, from the folder in which its file stands.
///
/// Files that cannot be read are not counted; the list of the folder names them.
///
/// # Errors
/// If the folder, its policy or its risk matrix cannot be read.
pub fn circumstances(
    file: &Path,
    answers: &Answers,
    day: Day,
) -> Result<Circumstances, StoreError> {
    let workspace = Workspace::new(file.parent().unwrap_or(Path::new(".")));
    let policy = workspace.policy()?;
    let matrix = workspace.risk_matrix()?;
    let entity = Entity::of(&Facts::at(answers, day));
    let others: Vec<Share> = workspace
        .list()?
        .into_iter()
        .filter(|listed| !is_same(&listed.path, file))
        .filter_map(|listed| listed.dossier.ok())
        .map(|dossier| share(&Facts::at(&dossier.answers, day), &policy))
        .collect();
    Ok(Circumstances { ledger: Ledger::gather(&entity, day, &others), policy, matrix })
}

fn is_same(a: &Path, b: &Path) -> bool {
    a.file_name() == b.file_name()
}

/// The circumstances of every record of a folder, each on its own day or all `on` one day.
pub(super) fn of_all(
    files: &[(PathBuf, Dossier)],
    policy: &Policy,
    matrix: &Matrix,
    on: Option<Day>,
) -> Vec<Circumstances> {
    let days: Vec<Day> = files
        .iter()
        .map(|(_, dossier)| on.unwrap_or_else(|| Facts::new(&dossier.answers).day()))
        .collect();
    let entities: Vec<Entity> = files
        .iter()
        .zip(&days)
        .map(|((_, dossier), day)| Entity::of(&Facts::at(&dossier.answers, *day)))
        .collect();
    let mut out: Vec<Circumstances> = files
        .iter()
        .map(|_| Circumstances {
            policy: policy.clone(),
            matrix: matrix.clone(),
            ..Circumstances::default()
        })
        .collect();
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
            shares
                .entry((*member, epoch))
                .or_insert_with(|| share(&Facts::at(&files[*member].1.answers, day), policy));
        }
        let of_members = members.iter().filter_map(|member| shares.get(&(*member, epoch)));
        let register = Register::new(day, of_members);
        for index in asking {
            if let Ok(at) = members.binary_search(&index) {
                out[index].ledger = register.others(at);
            }
        }
    }
    tell_unplaced(files, &days, &entities, policy, &mut out);
    out
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
        for (other, (_, dossier)) in files.iter().enumerate() {
            if own == other || entities[own].is(&entities[other]).is_some() {
                continue;
            }
            let share = shares
                .entry((other, epoch(*day).ok_or(*day)))
                .or_insert_with(|| share(&Facts::at(&dossier.answers, *day), policy));
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
    use crate::law::Survey;

    fn record(index: u64, code: Option<&str>, name: Option<&str>) -> Dossier {
        let mut dossier = Dossier::new(format!("r{index}"), "", Day::of(2026, 11, 20));
        let mut handler = serde_json::Map::new();
        handler.extend(code.map(|code| ("credit_code".to_owned(), json!(code))));
        handler.extend(name.map(|name| ("name".to_owned(), json!(name))));
        let answers = json!({
            "record": { "title": format!("记录{index}"), "as_of": "2026-11-20" },
            "handler": handler,
            "groups": [{ "id": format!("g{}", index % 5), "name": "甲", "ordinary": 1_000 + index,
                "sensitive": 0, "counted_on": "2026-11-01" }],
            "scenarios": [{ "id": "s", "groups": [format!("g{}", index % 5)] }],
        });
        dossier.answers = Answers::from_json(answers).unwrap();
        dossier
    }

    /// Names, codes, one name with two codes, one code with two names, and records that lack one or both.
    #[test]
    fn all_records_at_once_stand_among_the_same_others_as_each_alone() {
        let (x, y) = (Some("甲公司"), Some("乙公司"));
        let (one, two) = (Some("91330100MA27XYZ12A"), Some("91110000MA00000001"));
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
        let files: Vec<(PathBuf, Dossier)> = workspace
            .list()
            .unwrap()
            .into_iter()
            .map(|listed| (listed.path, listed.dossier.unwrap()))
            .collect();
        let all = of_all(&files, &Policy::default(), &Matrix::default(), None);
        for ((path, dossier), together) in files.iter().zip(&all) {
            let facts = Facts::new(&dossier.answers);
            let alone = circumstances(path, &dossier.answers, facts.day()).unwrap();
            let name = path.display();
            assert_eq!(together.ledger.records, alone.ledger.records, "{name}");
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
        assert_eq!(all[1].ledger.records.len(), 3, "a name alone is of every record of the name");
    }
}
