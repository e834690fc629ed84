//! The file of a record gets the name of the record, or another: what is kept beside it under its id stays, the folder of its scans goes
//! along, and nobody has to look for either.

use std::path::{Path, PathBuf};

use crate::desk::package::scans_folder;
use crate::store::{file_stem, is_named_after, rename_folder};
use crate::text::{Phrase, harmless};

use super::{Session, diary::Diary};

/// A record under a new file name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Where it stood.
    pub from: PathBuf,
    /// Where it stands.
    pub to: PathBuf,
    /// Where its scans stand, if it has any.
    pub scans: Option<PathBuf>,
    /// Why they stand where they stood.
    pub trouble: Option<Phrase>,
}

impl Renamed {
    /// In a sentence.
    pub fn said(&self) -> Phrase {
        let name =
            |path: &Path| harmless(&path.file_name().unwrap_or_default().to_string_lossy(), false);
        let (from, to) = (name(&self.from), name(&self.to));
        let moved = said!(
            "文件已改名：{from} → {to}；历史、评审和提交记录都在",
            "the file is renamed: {from} → {to}; history, review and filings stay with it",
            from,
            to,
        );
        match (&self.trouble, &self.scans) {
            (Some(why), _) => said!("{moved}。{why}", "{moved}. {why}", moved, why),
            (None, Some(scans)) => said!(
                "{moved}；扫描件的文件夹也改为 {scans}",
                "{moved}; the folder of its scans is now {scans}",
                moved,
                scans = name(scans),
            ),
            (None, None) => moved,
        }
    }
}

/// The file name that goes with the name of a record, where its file is called otherwise.
pub fn other_name(file: &Path, title: &str) -> Option<String> {
    let is_named = title.trim().is_empty() || is_named_after(file, title);
    (!is_named).then(|| file_stem(title))
}

impl Session {
    /// Saves the record and gives its file a name made from `name`; says what became of it, nothing where it is called so already.
    ///
    /// # Errors
    /// If it may not be written or the system refuses; the file then stands where it stood.
    pub fn rename_file(&mut self, name: &str) -> Result<Option<Renamed>, Phrase> {
        if self.is_ahead() || !self.has_diary {
            self.save().map_err(|error| error.said())?;
        }
        let from = self.file.path.clone();
        let old = scans_folder(&from);
        let has_scans = old.is_dir();
        // Its journal names the file, and is empty.
        self.diary = None;
        let is_free = |path: &Path| !has_scans || !scans_folder(path).exists();
        let renamed = self.file.rename(name, is_free);
        self.diary = Diary::of(&self.file, &self.hand, self.has_diary);
        renamed.map_err(|error| error.said())?;
        let to = self.file.path.clone();
        if to == from {
            return Ok(None);
        }
        self.track.moves(&to);
        self.around.take();
        self.forget();
        let (scans, trouble) = match rename_folder(&old, &scans_folder(&to)) {
            Ok(scans) => (scans, None),
            Err(error) => (None, Some(error.said())),
        };
        Ok(Some(Renamed { from, to, scans, trouble }))
    }
}
