//! What is said in an entry.

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::text::{Phrase, Text, t};

use super::{About, EntryId, Parts};

/// The longest text, in characters.
const LONGEST: usize = 20_000;

/// The longest name, in characters.
const LONGEST_NAME: usize = 200;

/// What is said in an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// A remark, with which a thread begins.
    Remark(Remark),
    /// An answer to a remark.
    Answer {
        /// The remark.
        to: EntryId,
        /// What is answered.
        words: String,
    },
    /// A remark is settled, or a decision is done.
    Resolved {
        /// The remark or decision.
        of: EntryId,
        /// How.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// It is open again.
    Reopened {
        /// The remark or decision.
        of: EntryId,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
        /// What was said to settle it and does so no longer.
        undoes: Vec<EntryId>,
    },
    /// Whether a section or a paper may stay as it is.
    Verdict {
        /// The section or paper.
        about: About,
        /// Which.
        level: Level,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
        /// The words of which it was said.
        digest: String,
        /// What the same person said of it before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        replaces: Vec<EntryId>,
    },
    /// Somebody looked at these words.
    Seen {
        /// The words.
        parts: Parts,
    },
    /// Somebody approves of these words and of the result they rest on.
    Approval {
        /// In which role.
        role: String,
        /// Of the whole, of sections or of papers.
        scope: Vec<About>,
        /// The words.
        parts: Parts,
        /// The mechanism and the routes.
        result: String,
    },
    /// An approval holds for these words, too.
    Confirmed {
        /// The approval.
        of: EntryId,
        /// The words.
        parts: Parts,
        /// The mechanism and the routes.
        result: String,
    },
    /// An approval is taken back.
    Revoked {
        /// The approval.
        of: EntryId,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// A meeting begins.
    Begun {
        /// Who is there.
        present: Vec<String>,
        /// What is to be spoken of, in the order it was shown.
        agenda: Vec<About>,
        /// The digest of the answers then.
        state: String,
    },
    /// A matter was on the screen.
    Shown {
        /// Of what it is.
        about: About,
        /// The remark, decision or approval that it is; nothing where it is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<EntryId>,
        /// What was shown, in a line.
        title: Phrase,
        /// The figure beside it and what is told below it, where it has any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        figure: Option<Phrase>,
        /// The words shown; empty where it has none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        digest: String,
        /// For how many seconds.
        seconds: u64,
    },
    /// Something was decided.
    Decision(Decision),
    /// A matter waits for another day.
    Parked {
        /// The matter.
        about: About,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// A meeting ends.
    Closed {
        /// The day of the next.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next: Option<Day>,
        /// What else is to be kept of it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
        /// How the record stood then; nothing where it was not noted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        then: Option<Then>,
    },
    /// An entry was a mistake.
    Withdrawn {
        /// Which.
        of: EntryId,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
}

/// How a record stood at the end of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Then {
    /// The digest of the answers.
    pub state: String,
    /// The legal result, in words.
    pub result: Phrase,
    /// What was known then of what the minutes tell: what was said in the meeting, and the remarks that were open. What comes from others
    /// later was not, whatever their clocks say. Empty where that was not noted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heard: Vec<EntryId>,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Of what.
    pub about: About,
    /// What is said.
    pub words: String,
    /// Whether something is missing there.
    #[serde(default, skip_serializing_if = "is_false")]
    pub missing: bool,
    /// The words of which it is said, as they stood there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quoted: Option<String>,
    /// Who is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// About what.
    pub about: About,
    /// What.
    pub words: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Who was of another mind, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dissent: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over by reference")]
const fn is_false(it: &bool) -> bool {
    !*it
}

/// Whether something may stay as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// It has to be corrected.
    ToCorrect,
    /// It can be improved.
    CanBeImproved,
    /// It may stay.
    Acceptable,
}

impl Level {
    /// Every level, the strictest first.
    pub const ALL: [Self; 3] = [Self::ToCorrect, Self::CanBeImproved, Self::Acceptable];

    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::ToCorrect => t("应当修改", "to correct"),
            Self::CanBeImproved => t("可以改进", "can be improved"),
            Self::Acceptable => t("可以接受", "acceptable"),
        }
    }
}

/// Why something cannot be said so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum Unfit {
    /// It says nothing.
    Empty,
    /// A text or name is too long: how long it may be.
    TooLong(usize),
    /// It is not said who says it, and nobody else can say it.
    Nameless,
    /// Nothing is in its scope.
    NoScope,
}

impl Unfit {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Empty => t("没有写内容。请写一句话。", "There are no words. Write a sentence.").into(),
            Self::TooLong(most) => said!(
                "内容太长：最多{most}个字。请写短一些，或者分成几条。",
                "It is too long: {most} characters at most. Write less, or several.",
                most,
            ),
            Self::Nameless => t(
                "批准、意见和已阅必须有姓名。请用 --who 姓名，或者设置环境变量 CHUJING_WHO；在桌面的命令中选“您的姓名”。",
                "An approval, a verdict and a mark need a name. Say it by --who NAME, or by the environment variable CHUJING_WHO; at the desk by the command \"your name\".",
            )
            .into(),
            Self::NoScope => t(
                "范围里没有内容：没有可以批准或者标记的文字。",
                "There are no words in the scope that could be approved or marked.",
            )
            .into(),
        }
    }
}

impl Act {
    /// Its code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Remark(_) => "remark",
            Self::Answer { .. } => "answer",
            Self::Resolved { .. } => "resolved",
            Self::Reopened { .. } => "reopened",
            Self::Verdict { .. } => "verdict",
            Self::Seen { .. } => "seen",
            Self::Approval { .. } => "approval",
            Self::Confirmed { .. } => "confirmed",
            Self::Revoked { .. } => "revoked",
            Self::Begun { .. } => "begun",
            Self::Shown { .. } => "shown",
            Self::Decision(_) => "decision",
            Self::Parked { .. } => "parked",
            Self::Closed { .. } => "closed",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// What it is said of.
    pub const fn about(&self) -> Option<&About> {
        match self {
            Self::Remark(Remark { about, .. })
            | Self::Decision(Decision { about, .. })
            | Self::Verdict { about, .. }
            | Self::Shown { about, .. }
            | Self::Parked { about, .. } => Some(about),
            _ => None,
        }
    }

    /// The entry of which it is said: what it answers, settles, opens again, confirms or takes back.
    pub const fn of(&self) -> Option<&EntryId> {
        match self {
            Self::Answer { to: of, .. }
            | Self::Resolved { of, .. }
            | Self::Reopened { of, .. }
            | Self::Confirmed { of, .. }
            | Self::Revoked { of, .. } => Some(of),
            _ => None,
        }
    }

    /// Whether nobody can say it but somebody with a name.
    const fn needs_name(&self) -> bool {
        matches!(
            self,
            Self::Verdict { .. }
                | Self::Seen { .. }
                | Self::Approval { .. }
                | Self::Confirmed { .. }
                | Self::Revoked { .. }
        )
    }

    /// Whether it can be said, by whom.
    ///
    /// # Errors
    /// Says why not.
    pub fn check(&self, who: Option<&str>) -> Result<(), Unfit> {
        if self.needs_name() && who.is_none() {
            return Err(Unfit::Nameless);
        }
        let (words, names): (Vec<&str>, Vec<&str>) = match self {
            Self::Remark(remark) => (
                std::iter::once(remark.words.as_str()).chain(remark.quoted.as_deref()).collect(),
                remark.asked.as_deref().into_iter().collect(),
            ),
            Self::Decision(decision) => (
                std::iter::once(decision.words.as_str())
                    .chain(decision.dissent.as_deref())
                    .collect(),
                decision.owner.as_deref().into_iter().collect(),
            ),
            Self::Answer { words, .. } => (vec![words], Vec::new()),
            Self::Approval { role, .. } => (Vec::new(), vec![role]),
            Self::Begun { present, .. } => {
                (Vec::new(), present.iter().map(String::as_str).collect())
            }
            Self::Resolved { reason, .. }
            | Self::Reopened { reason, .. }
            | Self::Verdict { reason, .. }
            | Self::Revoked { reason, .. }
            | Self::Parked { reason, .. }
            | Self::Withdrawn { reason, .. }
            | Self::Closed { words: reason, .. } => (vec![reason], Vec::new()),
            Self::Seen { .. } | Self::Confirmed { .. } | Self::Shown { .. } => Default::default(),
        };
        let must_speak = matches!(self, Self::Remark(_) | Self::Decision(_) | Self::Answer { .. });
        if must_speak && words.first().is_none_or(|words| words.trim().is_empty())
            || names.iter().any(|name| name.trim().is_empty())
        {
            return Err(Unfit::Empty);
        }
        let is_over = |texts: &[&str], most| texts.iter().any(|it| it.chars().count() > most);
        if is_over(&words, LONGEST) {
            return Err(Unfit::TooLong(LONGEST));
        }
        if is_over(&names, LONGEST_NAME) || who.is_some_and(|who| is_over(&[who], LONGEST_NAME)) {
            return Err(Unfit::TooLong(LONGEST_NAME));
        }
        match self {
            Self::Seen { parts } | Self::Approval { parts, .. } if holds_nothing(parts) => {
                Err(Unfit::NoScope)
            }
            _ => Ok(()),
        }
    }
}

/// Whether there are no words in any part.
fn holds_nothing(parts: &Parts) -> bool {
    parts.values().all(String::is_empty)
}
