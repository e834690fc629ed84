//! Why a file could not be read or written, in words that say what to do.

use std::path::{Path, PathBuf};

use crate::day::calendar::CalendarError;
use crate::document::contract::EditionError;
use crate::dossier::{DossierError, SCHEMA_VERSION};
use crate::law::{MatrixError, PolicyError};
use crate::text::{Phrase, harmless, phrase};

/// Why a file could not be read or written. The file is then as it was.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum StoreError {
    /// Cannot be read.
    Read(PathBuf, std::io::ErrorKind),
    /// Cannot be written.
    Write(PathBuf, std::io::ErrorKind),
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
    /// Read, but not a risk matrix.
    RiskMatrix(PathBuf, MatrixError),
    /// Read, but not the working days of a year.
    Calendar(PathBuf, CalendarError),
    /// Read, but not a list of contract editions.
    Editions(PathBuf, EditionError),
    /// Read, but nothing that was told of a record.
    Told(PathBuf),
    /// Changed on disk since it was read.
    ChangedOutside(PathBuf),
    /// Open elsewhere.
    Locked(PathBuf),
    /// Written by a newer version.
    Newer(PathBuf, u64),
}

impl StoreError {
    pub(super) fn read(path: &Path, error: std::io::Error) -> Self {
        Self::Read(path.to_owned(), error.kind())
    }

    pub(crate) fn write(path: &Path, error: std::io::Error) -> Self {
        Self::Write(path.to_owned(), error.kind())
    }

    /// A document for `path` could not be made.
    pub(crate) fn made(path: &Path, error: &dyn std::error::Error) -> Self {
        Self::Made(path.to_owned(), error.to_string())
    }

    /// What to tell the user: what happened, why, and what to do.
    pub fn said(&self) -> Phrase {
        let name = |path: &Path| harmless(&path.display().to_string(), false);
        match self {
            Self::Read(path, kind) => phrase(
                format!("无法读取 {}：{}", name(path), reason(*kind).zh),
                format!("cannot read {}: {}", name(path), reason(*kind).en),
            ),
            Self::Write(path, kind) => phrase(
                format!("无法写入 {}：{}。原有文件没有改动。", name(path), reason(*kind).zh),
                format!(
                    "cannot write {}: {}. The file on disk is unchanged.",
                    name(path),
                    reason(*kind).en
                ),
            ),
            Self::Exists(path) => phrase(
                format!("{} 已经存在，没有覆盖。请换一个名称，或者先移走它。", name(path)),
                format!(
                    "{} exists already and was not written over. Choose another name, or move it away.",
                    name(path)
                ),
            ),
            Self::Made(path, why) => phrase(
                format!("无法生成要写入 {} 的文件：{}", name(path), harmless(why, false)),
                format!("cannot make a file for {}: {}", name(path), harmless(why, false)),
            ),
            Self::NotPlain(path) => phrase(
                format!("{} 是管道或者设备，不是普通文件，没有读取。请先存成文件。", name(path)),
                format!(
                    "{} is a pipe or a device and no plain file, and was not read. Save it as a file first.",
                    name(path)
                ),
            ),
            Self::NotText(path) => phrase(
                format!("{} 不是 UTF-8 文本。请用 UTF-8 编码另存。", name(path)),
                format!("{} is not UTF-8 text. Save it again as UTF-8.", name(path)),
            ),
            Self::TooLarge(path) => phrase(
                format!("{} 过大，没有读取。", name(path)),
                format!("{} is too large and was not read.", name(path)),
            ),
            Self::Policy(path, error) => {
                let said = error.said();
                phrase(
                    format!("{}：{}", name(path), said.zh),
                    format!("{}: {}", name(path), said.en),
                )
            }
            Self::RiskMatrix(path, error) => {
                let said = error.said();
                phrase(
                    format!("{}：{}", name(path), said.zh),
                    format!("{}: {}", name(path), said.en),
                )
            }
            Self::Calendar(path, error) => {
                let said = error.said();
                phrase(
                    format!("{}：{}", name(path), said.zh),
                    format!("{}: {}", name(path), said.en),
                )
            }
            Self::Editions(path, error) => {
                let said = error.said();
                phrase(format!("{} {}", name(path), said.zh), format!("{} {}", name(path), said.en))
            }
            Self::Content(path, error) => {
                let said = error.said();
                phrase(
                    format!("{}：{}", name(path), said.zh),
                    format!("{}: {}", name(path), said.en),
                )
            }
            Self::Told(path) => phrase(
                format!("{} 已损坏，不知道它说的是哪一份记录。", name(path)),
                format!("{} is damaged; it is not known of which record it tells.", name(path)),
            ),
            Self::ChangedOutside(path) => phrase(
                format!(
                    "{} 在打开之后被其他程序改动，没有覆盖。可另存为副本，或者重新打开。",
                    name(path)
                ),
                format!(
                    "{} was changed by another program since it was opened and was not overwritten. Save a copy, or open it again.",
                    name(path)
                ),
            ),
            Self::Locked(path) => phrase(
                format!("{} 正在另一处打开，在此只能读，不能写。", name(path)),
                format!("{} is open elsewhere; here it can be read and not written.", name(path)),
            ),
            Self::Newer(path, version) => phrase(
                format!(
                    "{} 由更新的版本写成（格式{version}，本程序为{SCHEMA_VERSION}），只能只读打开。请升级程序。",
                    name(path)
                ),
                format!(
                    "{} was written by a newer version (format {version}, this program has {SCHEMA_VERSION}); it can only be read. Please upgrade.",
                    name(path)
                ),
            ),
        }
    }
}

fn reason(kind: std::io::ErrorKind) -> Phrase {
    use std::io::ErrorKind;
    match kind {
        ErrorKind::NotFound => phrase("文件或者文件夹不存在", "the file or folder does not exist"),
        ErrorKind::PermissionDenied => phrase("没有权限", "permission denied"),
        ErrorKind::StorageFull => phrase("磁盘已满", "the disk is full"),
        ErrorKind::ReadOnlyFilesystem => phrase("磁盘只读", "the disk is read-only"),
        ErrorKind::QuotaExceeded => phrase("超出磁盘配额", "the disk quota is used up"),
        ErrorKind::FileTooLarge => {
            phrase("文件超过系统允许的大小", "the file is larger than the system allows")
        }
        ErrorKind::InvalidFilename => {
            phrase("文件名过长或者不合规定", "the name is too long or not allowed")
        }
        ErrorKind::IsADirectory => phrase("这是文件夹", "it is a folder"),
        ErrorKind::NotADirectory => {
            phrase("路径中有一段不是文件夹", "a part of the path is not a folder")
        }
        other => Phrase::same(other.to_string()),
    }
}
