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
    let owners = Owners::of(files, &days);
    let mut out: Vec<Circumstances> = files
        .iter()
        .map(|_| Circumstances {
            policy: policy.clone(),
            matrix: matrix.clone(),
            ..Circumstances::default()
        })
        .collect();
    // One register for each entity and day; shares are computed once for each stretch of days with the same rules.
    for members in owners.entities.values().filter(|members| members.len() > 1) {
        let mut by_epoch: HashMap<Result<usize, Day>, Vec<Share>> = HashMap::new();
        let mut by_day: HashMap<Day, Vec<usize>> = HashMap::new();
        for (at, member) in members.iter().enumerate() {
            by_day.entry(days[*member]).or_default().push(at);
        }
        for (day, asking) in by_day {
            let shares = by_epoch.entry(epoch(day).ok_or(day)).or_insert_with(|| {
                members
                    .iter()
                    .map(|member| share(&Facts::at(&files[*member].1.answers, day), policy))
                    .collect()
            });
            let register = Register::new(day, shares.iter());
            for at in asking {
                out[members[at]].ledger = register.others(at);
            }
        }
    }
    tell_unplaced(files, &days, &owners.all, policy, &mut out);
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

/// Which files belong to which legal entity.
struct Owners {
    /// The entity of each file, as it states it.
    all: Vec<Entity>,
    /// The files of each, by code or name.
    entities: HashMap<String, Vec<usize>>,
}

impl Owners {
    fn of(files: &[(PathBuf, Dossier)], days: &[Day]) -> Self {
        let all: Vec<Entity> = files
            .iter()
            .zip(days)
            .map(|((_, dossier), day)| Entity::of(&Facts::at(&dossier.answers, *day)))
            .collect();
        // A record that names its entity only is of the entity whose code another record gives for that name.
        let codes: HashMap<&str, &str> = all
            .iter()
            .filter_map(|entity| Some((entity.name.as_deref()?, entity.code.as_deref()?)))
            .collect();
        let mut out: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, entity) in all.iter().enumerate() {
            let name = entity.name.as_deref();
            let key = entity
                .code
                .as_deref()
                .or_else(|| name.map(|name| codes.get(name).copied().unwrap_or(name)));
            if let Some(key) = key {
                out.entry(key.to_owned()).or_default().push(index);
            }
        }
        Self { entities: out, all }
    }
}
