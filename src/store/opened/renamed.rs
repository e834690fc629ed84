//! An open record gets another file name. What is kept beside it (history, review, filings, what was told) goes by its id and stays.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::{StoreError, disk, file_stem, folder_of, settings, sync_folder};
use super::{Lock, Mode, Opened, lock};

/// So many names are tried.
const TRIES: usize = 10_000;

impl Opened {
    /// Gives the file a name made from `name`, in its folder, with a number behind it where that is taken or `is_free` refuses it; the
    /// lock goes with it. Of a link its own name changes, and not what it leads to.
    ///
    /// # Errors
    /// If it may not be written, or the system refuses; the file then stands where it stood.
    pub fn rename(
        &mut self,
        name: &str,
        is_free: impl Fn(&Path) -> bool,
    ) -> Result<(), StoreError> {
        if let Mode::ReadOnly(why) = &self.mode {
            return Err(why.clone());
        }
        let from = self.path.clone();
        let failed = |error| StoreError::write(&from, error);
        let is_link = disk::look_at_link(&from).map_err(failed)?.is_symlink();
        let (folder, own) = (folder_of(&from), from.file_name().unwrap_or_default());
        let ending = from.extension().map_or("json".into(), |ending| ending.to_string_lossy());
        for name in names(&file_stem(name), &ending) {
            let path = folder.join(&name);
            if name == own.to_string_lossy() {
                return Ok(());
            }
            if !is_free(&path) || is_there(&path)? {
                continue;
            }
            if is_link {
                disk::rename(&from, &path).map_err(failed)?;
                self.path = path;
                return Ok(());
            }
            let place = folder_of(&self.place).join(&name);
            let held = match lock::lock(&place) {
                Lock::Held(held) => held,
                Lock::Elsewhere(_) => continue,
                Lock::Failed(reason) => return Err(StoreError::NoLock(path, reason)),
            };
            // Another may have made it before the lock was had.
            if is_there(&place)? {
                continue;
            }
            disk::rename(&self.place, &place).map_err(failed)?;
            // It has its name; a system that cannot confirm it now has it all the same.
            let _synced = sync_folder(folder_of(&place));
            (self.path, self.place, self.looked) = (path, place, None);
            self.lock = Some(Arc::new(held));
            return Ok(());
        }
        Err(StoreError::Exists(folder.join(name)))
    }
}

fn is_there(path: &Path) -> Result<bool, StoreError> {
    // A link that leads nowhere has the name, too.
    match disk::look_at_link(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(StoreError::write(path, error)),
    }
}

/// The names to be tried, none of which the folder keeps for a setting.
fn names<'n>(stem: &'n str, ending: &'n str) -> impl Iterator<Item = String> + 'n {
    let is_kept = settings::is_setting(&format!("{stem}-0.json"));
    let stem = if is_kept { format!("assessment-{stem}") } else { stem.to_owned() };
    let of = move |n: usize| {
        if n == 1 { format!("{stem}.{ending}") } else { format!("{stem}-{n}.{ending}") }
    };
    (1..TRIES).map(of).filter(|name| !settings::is_setting(name))
}

/// Whether a file is called after this name, with a number behind it or none.
pub fn is_named_after(file: &Path, name: &str) -> bool {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let rest = stem.strip_prefix(&file_stem(name)).map(str::to_owned);
    rest.is_some_and(|rest| {
        rest.is_empty()
            || rest.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok())
    })
}

/// A folder beside a record gets another name, where it is there.
///
/// # Errors
/// If the system refuses; it then stands where it stood.
pub fn rename_folder(from: &Path, to: &Path) -> Result<Option<PathBuf>, StoreError> {
    if !from.is_dir() {
        return Ok(None);
    }
    if is_there(to)? {
        return Err(StoreError::Exists(to.to_owned()));
    }
    disk::rename(from, to).map_err(|error| StoreError::write(from, error))?;
    let _synced = sync_folder(folder_of(to));
    Ok(Some(to.to_owned()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "a test looks at files itself")]

    use super::super::super::Workspace;
    use super::*;
    use crate::day::Day;
    use crate::dossier::Dossier;

    fn made(dir: &Path, stem: &str) -> Opened {
        let dossier = Dossier::new("id-1", "旧名", Day::of(2026, 11, 20));
        Workspace::new(dir).create(stem, dossier).unwrap()
    }

    #[test]
    fn the_file_and_its_lock_go_and_the_next_save_finds_it() {
        let dir = tempfile::tempdir().unwrap();
        let mut file = made(dir.path(), "旧名");
        file.rename("新名：总部", |_| true).unwrap();
        assert!(file.path.ends_with("新名-总部.json") && file.path.exists());
        assert!(!dir.path().join("旧名.json").exists());
        file.save().unwrap();
        assert_eq!(Workspace::new(dir.path()).files().unwrap().len(), 1);
        let other = Opened::open(&file.path).unwrap();
        assert!(!other.is_writable(), "the lock went with it");
        // The old name is free for another.
        let new = made(dir.path(), "旧名");
        assert!(new.path.ends_with("旧名.json") && new.is_writable());
    }

    #[test]
    fn no_file_is_ever_taken_away_by_it() {
        let dir = tempfile::tempdir().unwrap();
        let mut file = made(dir.path(), "甲");
        std::fs::write(dir.path().join("乙.json"), "other").unwrap();
        file.rename("乙", |_| true).unwrap();
        assert!(file.path.ends_with("乙-2.json"));
        assert_eq!(std::fs::read_to_string(dir.path().join("乙.json")).unwrap(), "other");
        assert!(is_named_after(&file.path, "乙") && !is_named_after(&file.path, "甲"));
        assert!(!is_named_after(Path::new("乙-丙.json"), "乙"));
        // Its own name is no other's; that of a setting is none of a record.
        file.rename("乙", |path| !path.ends_with("乙.json")).unwrap();
        assert!(file.path.ends_with("乙-2.json"));
        file.rename("policy", |_| true).unwrap();
        assert!(
            file.path.ends_with("policy-2.json") || file.path.ends_with("assessment-policy.json")
        );
    }

    #[cfg(unix)]
    #[test]
    fn of_a_link_its_own_name_changes() {
        let (dir, far) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let there = made(far.path(), "那里").path.clone();
        let link = dir.path().join("这里.json");
        std::os::unix::fs::symlink(&there, &link).unwrap();
        let mut file = Opened::open(&link).unwrap();
        file.rename("新名", |_| true).unwrap();
        file.save().unwrap();
        assert!(there.exists() && dir.path().join("新名.json").exists() && !link.exists());
    }

    #[test]
    fn one_that_may_not_be_written_keeps_its_name() {
        let dir = tempfile::tempdir().unwrap();
        let first = made(dir.path(), "甲");
        let mut second = Opened::open(&first.path).unwrap();
        assert!(second.rename("乙", |_| true).is_err());
        assert!(first.path.exists());
    }
}
