//! Why a file could not be read or written, in words that say what to do.

mod refused;

pub use refused::Refused;

use std::path::{Path, PathBuf};

use crate::day::calendar::CalendarError;
use crate::dossier::{DossierError, SCHEMA_VERSION};
use crate::law::edition::EditionError;
use crate::law::law_file::LawFileError;
use crate::law::{MatrixError, PolicyError};
use crate::text::{Phrase, harmless, phrase, shown_path};

use super::Reason;

/// Why a file could not be read or written. The file is then as it was, unless a variant says otherwise.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum StoreError {
    /// Cannot be read.
    Read(PathBuf, Reason),
    /// Cannot be written.
    Write(PathBuf, Reason),
    /// Not written, or of several files only some.
    Refused(PathBuf, Refused),
    /// Stands there already, and is not written over.
    Exists(PathBuf),
    /// A file to be written there could not be made.
    Made(PathBuf, String),
    /// A pipe or a device.
    NotPlain(PathBuf),
    /// Not UTF-8 text.
    NotText(PathBuf),
    /// Larger than an assessment can be.
    TooLarge(PathBuf),
    /// Read, but not an assessment.
    Content(PathBuf, DossierError),
    /// Read, but not a policy.
    Policy(PathBuf, PolicyError),
    /// Read, but not a law file.
    LawFile(PathBuf, LawFileError),
    /// Read, but not a risk matrix.
    RiskMatrix(PathBuf, MatrixError),
    /// Read, but not the working days of a year.
    Calendar(PathBuf, CalendarError),
    /// Read, but not a list of contract editions.
    Editions(PathBuf, EditionError),
    /// Read, but nothing that was told of a record.
    Told(PathBuf),
    /// A record under a name that the folder keeps for a setting.
    Misnamed(PathBuf),
    /// Changed on disk since it was read.
    ChangedOutside(PathBuf),
    /// Open elsewhere.
    Locked(PathBuf),
    /// Still open elsewhere after some waiting, by the process of this number where it is known.
    Busy(PathBuf, Option<u32>),
    /// Its lock cannot be taken, for another reason than that it is open elsewhere.
    NoLock(PathBuf, Reason),
    /// Written by a newer version.
    Newer(PathBuf, u64),
}

impl StoreError {
    pub(super) fn read(path: &Path, error: std::io::Error) -> Self {
        Self::Read(path.to_owned(), Reason::from(&error))
    }

    pub(crate) fn write(path: &Path, error: std::io::Error) -> Self {
        Self::Write(path.to_owned(), Reason::from(&error))
    }

    /// The same error told of the name that a person knows the file by.
    pub(super) fn of(self, path: &Path) -> Self {
        let path = path.to_owned();
        match self {
            Self::Read(_, reason) => Self::Read(path, reason),
            Self::NoLock(_, reason) => Self::NoLock(path, reason),
            Self::Busy(_, by) => Self::Busy(path, by),
            Self::TooLarge(_) => Self::TooLarge(path),
            other => other,
        }
    }

    /// Whether the file is not there.
    pub fn is_absence(&self) -> bool {
        matches!(self, Self::Read(_, reason) if *reason.kind() == std::io::ErrorKind::NotFound)
    }

    /// Of these files `new` have their place already when `path` could not get its own.
    pub(super) fn partly(
        path: &Path,
        error: &std::io::Error,
        new: &[(PathBuf, Vec<u8>)],
        old: &[(PathBuf, Vec<u8>)],
    ) -> Self {
        let paths =
            |files: &[(PathBuf, Vec<u8>)]| files.iter().map(|(path, _)| path.clone()).collect();
        let refused =
            Refused::Partly { reason: Reason::from(error), new: paths(new), old: paths(old) };
        Self::Refused(path.to_owned(), refused)
    }

    /// A document for `path` could not be made.
    pub fn made(path: &Path, error: &dyn std::error::Error) -> Self {
        Self::Made(path.to_owned(), error.to_string())
    }

    /// The same for one line of the screen: the reason stands first, and of the file only its name is told.
    pub fn said_shortly(&self) -> Phrase {
        let name = |path: &Path| {
            harmless(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy(), false)
        };
        match self {
            Self::Write(path, reason) | Self::Read(path, reason) => said!(
                "{reason}（{name}）",
                "{reason} ({name})",
                reason = reason.said(),
                name = name(path),
            ),
            Self::ChangedOutside(path) => said!(
                "文件已被其他程序改动（{name}）",
                "changed by another program ({name})",
                name = name(path),
            ),
            _ => self.said(),
        }
    }

    /// What to tell the user: what happened, why, and what to do.
    pub fn said(&self) -> Phrase {
        let name = |path: &Path| shown_path(path);
        match self {
            Self::Read(path, reason) => said!(
                "无法读取 {name}：{reason}",
                "cannot read {name}: {reason}",
                name = name(path),
                reason = reason.said(),
            ),
            Self::Write(path, reason) => said!(
                "无法写入 {name}：{reason}。原有文件没有改动。",
                "cannot write {name}: {reason}. The file on disk is unchanged.",
                name = name(path),
                reason = reason.said(),
            ),
            Self::Refused(path, refused) => refused.said(&name(path)),
            Self::Exists(path) => said!(
                "{name} 已经存在，没有覆盖。请换一个名称，或者先移走它。",
                "{name} exists already and was not written over. Choose another name, or move it \
                 away.",
                name = name(path),
            ),
            Self::Made(path, why) => said!(
                "无法生成要写入 {name} 的文件：{harmless}",
                "cannot make a file for {name}: {harmless}",
                name = name(path),
                harmless = harmless(why, false),
            ),
            Self::NotPlain(path) => said!(
                "{name} 是管道或者设备，不是普通文件，没有读取。请先存成文件。",
                "{name} is a pipe or a device and no plain file, and was not read. Save it as a \
                 file first.",
                name = name(path),
            ),
            Self::NotText(path) => said!(
                "{name} 不是 UTF-8 文本。请用 UTF-8 编码另存。",
                "{name} is not UTF-8 text. Save it again as UTF-8.",
                name = name(path),
            ),
            Self::TooLarge(path) => said!(
                "{name} 过大，没有读取。请确认选对了文件；确实是它的，请删去不需要的内容或者分成几份。",
                "{name} is too large and was not read. Make sure that it is the file you mean; if it is, \
                 take out what is not needed or divide it.",
                name = name(path),
            ),
            Self::Policy(path, error) => error.said().of_file(path),
            Self::LawFile(path, error) => error.said().of_file(path),
            Self::RiskMatrix(path, error) => error.said().of_file(path),
            Self::Calendar(path, error) => error.said().of_file(path),
            Self::Editions(path, error) => {
                let said = error.said();
                said!("{name} {said}", "{name} {said}", name = name(path), said)
            }
            Self::Content(path, error) => error.said().of_file(path),
            Self::Told(path) => said!(
                "{name} 已损坏，不知道它说的是哪一份记录。",
                "{name} is damaged; it is not known of which record it tells.",
                name = name(path),
            ),
            Self::Misnamed(path) => misnamed(&name(path)),
            Self::ChangedOutside(path) => said!(
                "{name} 在打开之后被其他程序改动，没有覆盖。可另存为副本，或者重新打开。",
                "{name} was changed by another program since it was opened and was not \
                 overwritten. Save a copy, or open it again.",
                name = name(path),
            ),
            Self::Locked(path) => said!(
                "{name} 正在另一处打开，在此只能读，不能写。",
                "{name} is open elsewhere; here it can be read and not written.",
                name = name(path),
            ),
            Self::Busy(path, by) => busy(&name(path), *by),
            Self::NoLock(path, reason) => {
                let (zh, en) = (reason.said().zh, reason.said().en);
                phrase(
                    format!(
                        "无法锁定 {}：{zh}。没有锁就不能保证别处不同时改动，因此在此只能读，不能写。",
                        name(path)
                    ),
                    format!(
                        "cannot lock {}: {en}. Without a lock it might be changed elsewhere at the same time; here it can be read and not written.",
                        name(path)
                    ),
                )
            }
            Self::Newer(path, version) => said!(
                "{name} 由更新的版本写成（格式{version}，本程序为{schema_version}），只能只读打\
                 开。请升级程序。",
                "{name} was written by a newer version (format {version}, this program has \
                 {schema_version}); it can only be read. Please upgrade.",
                name = name(path),
                version,
                schema_version = SCHEMA_VERSION,
            ),
        }
    }
}

/// That a record stands under the name of a setting.
fn misnamed(name: &str) -> Phrase {
    said!(
        "{name} 是一份评估，但这个文件名留给设置使用，所以没有作为评估读取。请改用别的文件名。",
        "{name} is an assessment, but this name is kept for a setting, so that it is not read as \
         one. Give it another name.",
        name,
    )
}

/// That a record stays open elsewhere, and by which process, where it is known.
fn busy(name: &str, by: Option<u32>) -> Phrase {
    let by = by.map_or_else(Phrase::default, |number| {
        said!("（进程{number}）", " (process {number})", number)
    });
    said!(
        "{name} 正在另一处打开{by}，等了两秒仍未释放，没有改动。请在那边关闭后再试。",
        "{name} is open elsewhere{by} and was not free after two seconds; nothing was changed. \
         Close it there and try again.",
        name,
        by,
    )
}
