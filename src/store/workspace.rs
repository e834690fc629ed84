//! A folder of assessments: what it holds by name, and a place for a new one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cores::on_every_core;
use crate::dossier::{self, Dossier};

use super::look::{Look, MANY};
use super::{
    Opened, Recall, StoreError, disk, file_stem, folder_of, head, list_entries, make_folder,
    settings,
};

/// A folder of assessments.
#[derive(Clone, Debug)]
pub struct Workspace {
    dir: PathBuf,
    /// What it held when it was frozen.
    frozen: Option<Frozen>,
}

/// What a folder held, by name, and those of it that bear the name of a setting.
#[derive(Clone, Debug)]
struct Frozen {
    entries: Arc<Vec<PathBuf>>,
    settings: Arc<Vec<PathBuf>>,
    /// What its index knows of them, where all of it will be asked for.
    recall: Option<Arc<Recall>>,
}

/// A file of a workspace that may be an assessment.
#[derive(Clone, Debug)]
pub struct Filed {
    /// Where it stands.
    pub path: PathBuf,
    /// How it looks; nothing where it cannot be looked at.
    pub look: Option<Look>,
    /// Whether it is a record under the name of a setting, which is no record then.
    pub is_misnamed: bool,
}

impl Workspace {
    /// A workspace in `dir`, which need not exist yet.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into(), frozen: None }
    }

    /// The workspace in which a record stands; that of a bare name is where the program was started.
    pub fn of(record: &Path) -> Self {
        Self::new(folder_of(record))
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The same folder with what it holds now: its names are listed once for all that is asked of it. For one piece of work, and not
    /// to be kept.
    #[must_use]
    pub fn frozen(&self) -> Self {
        let frozen = list_entries(&self.dir).ok().map(|entries| {
            let settings = entries.iter().filter(|path| settings::bears_name(path)).cloned();
            Frozen {
                settings: Arc::new(settings.collect()),
                entries: Arc::new(entries),
                recall: None,
            }
        });
        Self { dir: self.dir.clone(), frozen }
    }

    /// The same for work that asks for every record of it: what its index knows of them is read meanwhile.
    #[must_use]
    pub fn frozen_with_cards(&self) -> Self {
        self.frozen_with(self.recalling())
    }

    /// The same where that was begun already.
    #[must_use]
    pub fn frozen_with(&self, recall: Option<Recall>) -> Self {
        let mut out = self.frozen();
        if let Some(frozen) = &mut out.frozen {
            frozen.recall = recall.map(Arc::new);
        }
        out
    }

    /// What is read of the index beside other work.
    pub(super) fn recall(&self) -> Option<&Recall> {
        self.frozen.as_ref()?.recall.as_deref()
    }

    /// What the folder holds, by name; nothing where there is no folder.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub(super) fn entries(&self) -> Result<Arc<Vec<PathBuf>>, StoreError> {
        match &self.frozen {
            Some(frozen) => Ok(Arc::clone(&frozen.entries)),
            None => list_entries(&self.dir).map(Arc::new),
        }
    }

    /// Those of its entries that bear the name of a setting, by name.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub(super) fn settings(&self) -> Result<Arc<Vec<PathBuf>>, StoreError> {
        if let Some(frozen) = &self.frozen {
            return Ok(Arc::clone(&frozen.settings));
        }
        let entries = list_entries(&self.dir)?.into_iter();
        Ok(Arc::new(entries.filter(|path| settings::bears_name(path)).collect()))
    }

    /// Every file that may be an assessment, by name, with an ending in upper or lower case; a record under the name of a setting, too.
    ///
    /// # Errors
    /// If the folder itself cannot be read. A folder that does not exist is empty.
    pub fn files(&self) -> Result<Vec<Filed>, StoreError> {
        Ok(filed(&self.entries()?).into_iter().flatten().collect())
    }

    /// Creates a file for a new assessment and opens it. The name is made from `stem`, with a number if it is taken, and is
    /// never one that the folder keeps for a setting.
    ///
    /// # Errors
    /// If the folder or file cannot be written.
    pub fn create(&self, stem: &str, dossier: Dossier) -> Result<Opened, StoreError> {
        make_folder(&self.dir)?;
        let mut stem = file_stem(stem);
        if settings::is_setting(&format!("{stem}-0.json")) {
            // No number behind it would make it a record.
            stem = format!("assessment-{stem}");
        }
        let names = (1..10_000)
            .map(|n| if n == 1 { format!("{stem}.json") } else { format!("{stem}-{n}.json") })
            .chain(std::iter::once_with(|| format!("{stem}-{:08x}.json", fastrand::u32(..))));
        for name in names.filter(|name| !settings::is_setting(name)) {
            if let Some(opened) = Opened::create(&self.dir.join(name), &dossier)? {
                return Ok(opened);
            }
        }
        Err(StoreError::Exists(self.dir.join(stem)))
    }
}

/// Those of the entries of a folder that may be assessments, in their places.
pub(super) fn filed(entries: &[PathBuf]) -> Vec<Option<Filed>> {
    let filed = |path: &PathBuf| -> Option<Filed> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_named = !name.starts_with('.')
            && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        let is_misnamed = is_named && settings::is_setting(&name);
        drop(name);
        // What cannot be looked at, a pipe or a device may be a record: reading it says why it cannot be read.
        let about = is_named.then(|| disk::look(path).ok())?;
        let is_folder = about.as_ref().is_some_and(std::fs::Metadata::is_dir);
        if is_folder || (is_misnamed && !dossier::Head::of(&head(path)).is_ours) {
            return None;
        }
        Some(Filed { look: about.as_ref().map(Look::of), path: path.clone(), is_misnamed })
    };
    // To look at a file takes the system longer than to begin a worker.
    if entries.len() < MANY {
        entries.iter().map(filed).collect()
    } else {
        on_every_core(entries, filed)
    }
}
