//! What is told where writing was refused, or came only half about: which file is how.

use std::path::PathBuf;

use crate::dossier::DossierError;
use crate::store::Reason;
use crate::text::{Phrase, harmless, phrase};

/// Why a file was not written although the system might have done so, or which of several were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// This one could not be put in its place; of the files written with it some have their new content already.
    Partly {
        /// Why.
        reason: Reason,
        /// Which are new.
        new: Vec<PathBuf>,
        /// Which are as they were, or still absent.
        old: Vec<PathBuf>,
    },
    /// What was written does not read back the same; it did not take the place of the old file.
    Garbled,
    /// What would be written could not be read again.
    Unreadable(DossierError),
    /// What would be written is larger than what is read.
    Overgrown,
    /// Marked as read-only, and not replaced.
    Protected,
    /// It stands under several names (hard links), which replacing it would part.
    SeveralNames,
}

impl Refused {
    /// What to tell of the file of this name.
    pub(super) fn said(&self, name: &str) -> Phrase {
        match self {
            Self::Partly { reason, new, old } => {
                let (zh, en) = (reason.said().zh, reason.said().en);
                let (new_zh, old_zh) = (names(new, "、"), names(old, "、"));
                let (new_en, old_en) = (names(new, ", "), names(old, ", "));
                phrase(
                    format!(
                        "无法写入 {name}：{zh}。一同写入的文件中，已经是新的：{new_zh}；没有改动的：{old_zh}。解决后请再做一次。"
                    ),
                    format!(
                        "cannot write {name}: {en}. Of the files written together these are new: {new_en}; these are unchanged: {old_en}. Mend that and do it again."
                    ),
                )
            }
            Self::Garbled => said!(
                "写到 {name} 旁边的内容读回来不一样，没有替换原有文件。磁盘或者网络共享可能有故\
                 障，请另存到别处。",
                "what was written beside {name} does not read back the same, and did not replace \
                 the file. The disk or network share may be broken; save elsewhere.",
                name,
            ),
            Self::Unreadable(error) => {
                let said = error.said();
                said!(
                    "{name} 没有写入：写成后将无法再读取（{said}）。",
                    "{name} was not written, as it could not be read again ({said}).",
                    name,
                    said,
                )
            }
            Self::Overgrown => said!(
                "{name} 没有写入：内容超过能够读取的大小（32 MB）。请删减后再保存。",
                "{name} was not written: it holds more than can be read (32 MB). Shorten it and \
                 save again.",
                name,
            ),
            Self::Protected => said!(
                "{name} 设为只读，没有改动。要修改，请先允许写入，或者另存为副本。",
                "{name} is marked read-only and was not changed. To change it, allow writing \
                 first, or save a copy.",
                name,
            ),
            Self::SeveralNames => said!(
                "{name} 还有别的名称（硬链接），替换会使各名称下的内容分开，因此没有改动。请复制\
                 成单独的文件后再修改。",
                "{name} has other names (hard links), and replacing it would part them; it was \
                 not changed. Copy it to a file of its own and change that.",
                name,
            ),
        }
    }
}

/// The names of files, without their folders.
fn names(paths: &[PathBuf], comma: &str) -> String {
    let each = paths.iter().map(|path| {
        harmless(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy(), false)
    });
    each.collect::<Vec<_>>().join(comma)
}
