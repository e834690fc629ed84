//! Records of the folder whose people are not known: files that cannot be read, and counted records that are gone.
//!
//! Nobody knows how many people stand in them, so that they count as any number from none upwards, never as none.

use serde::Serialize;

use crate::text::{Phrase, phrase};

use super::Entity;

/// A record whose people are not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// The name of its file.
    pub file: String,
    /// What happened to it: that it cannot be read and why, or that it is gone.
    pub why: Phrase,
    /// Whose record it is, where that is known: by what can still be read of it, or by what was told of it last.
    pub entity: Option<Entity>,
    /// What is to be done about it.
    pub cause: Cause,
}

/// Why the people of a record are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The file cannot be read, or not whole.
    Unreadable,
    /// The record was counted and its file is no longer there.
    Gone,
    /// The record was counted, and now names another entity.
    Moved,
    /// What was told of a record cannot be read, and it may be one that is gone.
    Untold,
}

impl Unread {
    /// Whether it may hold people of this entity; what does not say whose it is may be anybody's.
    pub fn concerns(&self, entity: &Entity) -> bool {
        self.entity.as_ref().is_none_or(|whose| whose.is(entity) != Some(false))
    }

    /// What to tell the user: what happened, what follows, what to do.
    pub fn said(&self) -> Phrase {
        let whose = match &self.entity {
            None => phrase(
                "不知道它属于哪个企业，各企业的记录都受影响。",
                "It is not known whose it is, so that it may concern every entity.",
            ),
            Some(entity) => {
                let name = entity.spoken();
                said!("它属于{name}。", "It is a record of {name}.", name)
            }
        };
        let todo = match self.cause {
            Cause::Unreadable => phrase(
                "请修复这个文件或者从备份恢复。",
                "Mend the file or restore it from a backup.",
            ),
            Cause::Gone => said!(
                "请把它放回；确实是有意移走或者删除的，用 `chujing forget {file}` 确认。",
                "Put it back; if it was moved or deleted on purpose, confirm with `chujing \
                 forget {file}`.",
                file = self.file,
            ),
            Cause::Moved => said!(
                "请核对它的处理者信息；确实不再属于原来的企业的，用 `chujing forget {file}` 确认。",
                "Check whose record it is; if it is no longer one of this entity, confirm with \
                 `chujing forget {file}`.",
                file = self.file,
            ),
            Cause::Untold => phrase(
                "请从备份恢复这个文件（夹）或者使它可以读取；确知没有评估丢失的，可以删除它。",
                "Restore it from a backup or make it readable; where it is certain that no assessment is missing it may be deleted.",
            ),
        };
        phrase(
            format!(
                "{}{}其中的人数未知，按“0人以上、没有上限”计算，可能改变的结论保持待定。{}",
                ended(&self.why.zh, "。"),
                whose.zh,
                todo.zh
            ),
            format!(
                "{} {} Its people are not known and taken to be any number; a result that they could change stays open. {}",
                ended(&self.why.en, "."),
                whose.en,
                todo.en
            ),
        )
    }
}

/// A sentence with its full stop.
fn ended(sentence: &str, stop: &str) -> String {
    let sentence = sentence.trim_end();
    if sentence.ends_with(['。', '.', '！', '!']) {
        sentence.to_owned()
    } else {
        format!("{sentence}{stop}")
    }
}
