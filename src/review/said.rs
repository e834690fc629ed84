//! What an entry says, in a line.

use crate::form::{Answers, Section};
use crate::text::{Phrase, harmless, phrase, t};

use super::{About, Act, Decision, Remark, Standing};

/// So much of a text is told in a line.
const SHORT: usize = 60;

/// The beginning of a text.
fn begun(words: &str) -> String {
    let words = harmless(words, false);
    let short: String = words.chars().take(SHORT).collect();
    if short.len() < words.len() { short + "…" } else { short }
}

impl About {
    /// In words; rows by the names that they have in these answers. Papers and checks are told by their ids, as who knows them names them.
    pub fn said(&self, answers: &Answers) -> Phrase {
        match self {
            Self::Whole => phrase("整份记录", "the whole record"),
            Self::Result => phrase("结论", "the result"),
            Self::Place(spot) => self.known_place().map_or_else(
                || Phrase::same(harmless(&spot.to_string(), false)),
                |place| place.named(answers),
            ),
            Self::Paper(id, of) => {
                let name = of.as_ref().map_or_else(|| id.clone(), |of| format!("{id}/{of}"));
                said!("文书 {name}", "paper {name}", name = harmless(&name, false))
            }
            Self::Check(id) => said!("查验 {id}", "check {id}", id = harmless(id, false)),
            Self::Entry(id) => said!("条目 {id}", "entry {id}", id = id.short()),
        }
    }

    /// The section in which it stands, where this version knows it.
    pub fn section(&self) -> Option<&'static Section> {
        match self {
            Self::Place(spot) => Section::find(&spot.section),
            _ => None,
        }
    }
}

impl Act {
    /// What it says, in a line, without what it is about.
    pub fn said(&self) -> Phrase {
        let because = |reason: &str| match reason {
            "" => Phrase::default(),
            reason => said!("：{reason}", ": {reason}", reason = begun(reason)),
        };
        match self {
            Self::Remark(Remark { words, missing: true, .. }) => {
                said!("缺少：{words}", "missing: {words}", words = begun(words))
            }
            Self::Remark(Remark { words, .. }) | Self::Answer { words, .. } => {
                Phrase::same(begun(words))
            }
            Self::Resolved { reason, .. } => {
                said!("已解决{because}", "settled{because}", because = because(reason))
            }
            Self::Reopened { reason, .. } => {
                said!("重新打开{because}", "opened again{because}", because = because(reason))
            }
            Self::Verdict { level, reason, .. } => said!(
                "{level}{because}",
                "{level}{because}",
                level = level.label(),
                because = because(reason)
            ),
            Self::Seen { .. } => phrase("已阅", "seen"),
            Self::Approval { role, .. } => {
                said!("批准（{role}）", "approved ({role})", role = begun(role))
            }
            Self::Confirmed { .. } => phrase("再次确认批准", "the approval confirmed again"),
            Self::Revoked { reason, .. } => said!(
                "撤回批准{because}",
                "the approval taken back{because}",
                because = because(reason)
            ),
            Self::Begun { present, .. } => {
                let names = present.iter().map(|name| Phrase::same(begun(name)));
                said!(
                    "会议开始：{names}",
                    "the meeting begins: {names}",
                    names = Phrase::list(names)
                )
            }
            Self::Shown { title, .. } => said!("议题：{title}", "matter: {title}", title),
            Self::Decision(decision) => decision.said(),
            Self::Parked { reason, .. } => {
                said!("暂缓{because}", "parked{because}", because = because(reason))
            }
            Self::Closed { next: Some(next), .. } => {
                said!("会议结束，下次{next}", "the meeting ends; next on {next}", next)
            }
            Self::Closed { .. } => phrase("会议结束", "the meeting ends"),
            Self::Withdrawn { of, reason } => said!(
                "撤下 {id}{because}",
                "{id} withdrawn{because}",
                id = of.short(),
                because = because(reason)
            ),
        }
    }
}

impl Decision {
    /// What was decided, who does it and by when.
    pub fn said(&self) -> Phrase {
        let words = begun(&self.words);
        let owner = self.owner.as_deref().map(begun);
        match (owner, self.due) {
            (None, None) => said!("决定：{words}", "decided: {words}", words),
            (Some(owner), None) => {
                said!("决定：{words}（{owner}）", "decided: {words} ({owner})", words, owner)
            }
            (None, Some(due)) => {
                said!("决定：{words}（{due}前）", "decided: {words} (by {due})", words, due)
            }
            (Some(owner), Some(due)) => said!(
                "决定：{words}（{owner}，{due}前）",
                "decided: {words} ({owner}, by {due})",
                words,
                owner,
                due
            ),
        }
    }
}

impl Standing {
    /// In words; `named` says what each part is called.
    pub fn said(&self, named: impl Fn(&About) -> Phrase) -> Phrase {
        match self {
            Self::InForce => t("有效", "in force").into(),
            Self::Touched(parts) => {
                let parts = Phrase::list(parts.iter().map(named));
                said!("批准后有改动：{parts}", "touched: {parts}", parts)
            }
            Self::Lapsed(_) => t("失效：结论已变", "lapsed: the result changed").into(),
            Self::Revoked(_) => t("已撤回", "taken back").into(),
        }
    }

    /// Its code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Touched(_) => "touched",
            Self::Lapsed(_) => "lapsed",
            Self::Revoked(_) => "revoked",
        }
    }
}
