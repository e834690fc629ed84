//! Keeps with each of two records that one was begun from the other.

use std::path::Path;

use crate::day::Day;
use crate::dossier::Dossier;
use crate::filing::{Kin, Relative};
use crate::store::{Cabinet, StoreError};
use crate::telling::{Told, Tone};

/// Notes with both records that the second was begun from the first.
///
/// # Errors
/// If it cannot be written.
pub fn relate(
    (origin, before): (&Path, &Dossier),
    (path, after): (&Path, &Dossier),
    day: Day,
) -> Result<(), StoreError> {
    let relative = |kin: Kin, path: &Path, of: &Dossier| Relative {
        kin,
        day,
        id: of.id.clone(),
        title: of.title(),
        file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
    };
    Cabinet::of(path, &after.id).relate(&relative(Kin::Origin, origin, before))?;
    Cabinet::of(origin, &before.id).relate(&relative(Kin::Successor, path, after))
}

/// From what a record was begun, and what was begun from it, in lines.
///
/// # Errors
/// If the folder where that is kept cannot be read.
pub fn relatives_told(path: &Path, id: &str) -> Result<Vec<Told>, StoreError> {
    let all = Cabinet::of(path, id).relatives()?;
    Ok(all.iter().map(|one| Told::new(Tone::Plain, one.said())).collect())
}
