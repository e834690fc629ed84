//! What people agreed on beside the answers: what somebody is to do by a day, and what the record held when they met last.
//!
//! Papers and lists tell of it; no judgement rests on it.

use std::sync::Arc;

use serde::Serialize;

use crate::day::Day;
use crate::form::{Answers, Place};
use crate::text::{Phrase, Text, t};

use super::clock::When;

/// What stands beside the answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreed {
    /// What is to be done and is not done yet.
    pub tasks: Arc<Vec<Task>>,
    /// What the record held at the end of the last meeting; nothing where none ended or the history does not tell.
    pub last_met: Option<LastMet>,
    /// What of it cannot be read, each with its reason, so that there may be more.
    pub unread: Arc<Vec<Phrase>>,
}

/// The end of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct LastMet {
    /// The day.
    pub day: Day,
    /// What the record held then.
    pub answers: Arc<Answers>,
}

/// Where it was agreed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// A decision.
    Decision,
    /// A remark of which somebody is asked.
    Remark,
    /// What was undertaken to the authority.
    Letter,
    /// A letter that names its last day, where no period of the law runs from it.
    Reply,
}

impl Of {
    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Decision => t("会议决定", "decision"),
            Self::Remark => t("请人答复", "asked of somebody"),
            Self::Letter => t("向主管机关承诺", "undertaken to the authority"),
            Self::Reply => t("答复通知", "answer to a letter"),
        }
    }

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Remark => "remark",
            Self::Letter => "letter",
            Self::Reply => "reply",
        }
    }
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Task {
    /// Where it was agreed on.
    pub of: Of,
    /// Its name there, which stays: of an entry, or of a point of a letter.
    pub id: String,
    /// What, in one line.
    pub words: String,
    /// About what, in words.
    pub about: Phrase,
    /// Where that stands in the record, where it does.
    pub place: Option<Place>,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Day>,
}

impl Task {
    /// When it is to be done, seen from a day.
    pub fn when(&self, on: Day) -> When {
        match self.due {
            None => When::NoDay,
            Some(day) if day < on => When::Overdue,
            Some(day) => When::not_overdue(day, on),
        }
    }

    /// What, and where it was agreed on.
    pub fn title(&self) -> Phrase {
        let (of, words) = (self.of.label(), &self.words);
        said!("{of}：{words}", "{of}: {words}", of, words)
    }

    /// Who does it, in words.
    pub fn who(&self) -> Phrase {
        let open = || t("责任人未定", "no owner yet").into();
        self.owner.clone().map_or_else(open, Phrase::same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_stands_where_its_day_puts_it() {
        let on = Day::of(2026, 12, 9);
        let task = |due| Task {
            of: Of::Decision,
            id: "d".to_owned(),
            words: "换合同".to_owned(),
            about: Phrase::default(),
            place: None,
            owner: None,
            due,
        };
        for (due, when) in [
            (None, When::NoDay),
            (Some(Day::of(2026, 12, 8)), When::Overdue),
            (Some(on), When::Today),
            (Some(Day::of(2026, 12, 13)), When::Week),
            (Some(Day::of(2026, 12, 14)), When::Later),
        ] {
            assert_eq!(task(due).when(on), when);
        }
    }
}
