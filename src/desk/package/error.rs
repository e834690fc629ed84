//! Why no package was made, in words that name the file and say what to do.

use std::path::{Path, PathBuf};

use crate::store::StoreError;
use crate::text::{Phrase, harmless, phrase};

use super::content::Flaw;

/// Why no package was made. Nothing is left behind.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum PackageError {
    /// A file cannot be read or written.
    Store(#[from] StoreError),
    /// No paper of the list has the number of this scan.
    Number(usize, PathBuf),
    /// The record hands in several sets of papers, or another than is named: with which of them this scan goes is not said.
    Which(PathBuf, Vec<String>),
    /// A file in the folder of scans does not begin with a number.
    Unnumbered(PathBuf),
    /// The place of the package is a folder that has no name of its own, such as `..`.
    Nameless(PathBuf),
    /// What is named as a scan is a folder.
    Folder(PathBuf),
    /// A scan is of a type that the filing system does not take.
    Type(PathBuf),
    /// A scan holds nothing.
    Empty(PathBuf),
    /// Its content is not what its name says, or shows nothing.
    Content(PathBuf, Flaw),
    /// Several of these at once.
    Several(Vec<Self>),
}

impl PackageError {
    /// What to tell the user; one line for each of several.
    pub fn said(&self) -> Phrase {
        let name = |path: &Path| harmless(&path.display().to_string(), false);
        match self {
            Self::Store(error) => error.said(),
            Self::Number(number, path) => said!(
                "{name}：材料清单中没有第{number}项",
                "{name}: no paper of the list has number {number}",
                name = name(path),
                number,
            ),
            Self::Which(path, known) => said!(
                "{name}：请写明随哪一份材料提交（{known}）：--scan ROUTE:序号=文件，或者放入扫描件文件夹下以它命名的文件夹",
                "{name}: say with what it is handed in ({known}): --scan ROUTE:number=file, or put it into a folder so \
                 called below that of the scans",
                name = name(path),
                known = Phrase::list(known.iter().map(|code| Phrase::same(harmless(code, false)))),
            ),
            Self::Unnumbered(path) => said!(
                "{name} 的文件名应当以材料清单中的序号开头，例如 01-营业执照.pdf；不是扫描件的，\
                 请移出这个文件夹",
                "the name of {name} should begin with the number in the list, such as \
                 01-licence.pdf; move it away if it is no scan",
                name = name(path),
            ),
            Self::Nameless(path) => said!(
                "“{name}”不能作为材料包的文件夹，请写明一个新文件夹的名称",
                "\"{name}\" cannot be the folder of a package; name a new one",
                name = name(path),
            ),
            Self::Folder(path) => said!(
                "{name} 是文件夹，不是扫描件；请写明其中的文件",
                "{name} is a folder and no scan; name a file in it",
                name = name(path),
            ),
            Self::Type(path) => said!(
                "{name} 不是申报系统接受的类型（PDF、OFD、PNG、JPG、JPEG）",
                "{name} is not of a type the filing system takes (PDF, OFD, PNG, JPG, JPEG)",
                name = name(path),
            ),
            Self::Empty(path) => said!(
                "{name} 是空文件，请重新扫描或者导出",
                "{name} is empty; scan or export it again",
                name = name(path),
            ),
            Self::Content(path, flaw) => {
                let said = flaw.said();
                said!(
                    "{name}：{said}，请重新扫描或者导出",
                    "{name}: {said}; scan or export it again",
                    name = name(path),
                    said,
                )
            }
            Self::Several(errors) => {
                let said: Vec<Phrase> = errors.iter().map(Self::said).collect();
                let join =
                    |of: fn(&Phrase) -> &str| said.iter().map(of).collect::<Vec<_>>().join("\n");
                phrase(join(|one| &one.zh), join(|one| &one.en))
            }
        }
    }

    /// One error, or several as one; nothing for none.
    pub(super) fn all(mut errors: Vec<Self>) -> Option<Self> {
        match errors.len() {
            0 | 1 => errors.pop(),
            _ => Some(Self::Several(errors)),
        }
    }
}
