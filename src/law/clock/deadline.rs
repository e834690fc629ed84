//! A day by which something must be done, or up to which something holds, for one event of a record.

use serde::{Serialize, Serializer};
use serde_json::json;

use super::{Clock, Missed, Nature};
use crate::day::Day;
use crate::day::calendar::Provisional;
use crate::form::Place;
use crate::law::{Liability, open_points};
use crate::text::{Phrase, Text, t};

/// What a clock gives for an event of the record.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// The clock.
    pub clock: &'static Clock,
    /// Where the day it runs from is answered.
    pub place: Place,
    /// What happened on that day.
    pub event: Phrase,
    /// With which recipient, where there are several.
    pub with: Option<Phrase>,
    /// The day it runs from.
    pub runs_from: Day,
    /// The days.
    pub timing: Timing,
    /// When it was done, if it was.
    pub done: Option<Day>,
    /// How it stands on the day of the question.
    pub progress: Progress,
    /// The provisions on liability that stand behind it, those that cannot concern the record left out.
    pub liability: Vec<&'static Liability>,
    /// What else a person should know, the open point and the advice of the clock included.
    pub notes: Vec<Phrase>,
}

/// The days of a deadline. Without a number of days in the text there are none.
#[derive(Clone, Debug, Default)]
pub struct Timing {
    /// Prepare from this day on.
    pub prepare: Option<Day>,
    /// Possible from this day on.
    pub opens: Option<Day>,
    /// To be done by this day; the last day of a validity or a retention; the first day of a window, which is its target.
    pub due: Option<Day>,
    /// The day after which it is too late, where that is not the day due.
    pub closes: Option<Day>,
    /// Why the days may still move.
    pub provisional: Option<Provisional>,
    /// How they were counted.
    pub calculation: Phrase,
}

/// How a deadline stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Done in time.
    Done,
    /// Done, but after the day.
    DoneLate,
    /// There is time.
    Ahead,
    /// Within the next [`SOON`] calendar days, or time to prepare.
    DueSoon,
    /// The target day has passed, or may have; it is not too late.
    PastTarget,
    /// The last day has passed, and nothing says that it was done.
    Overdue,
    /// A validity or retention that runs.
    Running,
    /// A validity or retention that has ended.
    Ended,
    /// The text gives no day.
    NoDay,
    /// The text was not in force on the day that matters.
    NotInForce,
}

/// Calendar days before a due day from which it is due soon: a choice of this program.
pub const SOON: i64 = 14;

impl Progress {
    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Done => t("已办", "done"),
            Self::DoneLate => t("逾期办结", "done late"),
            Self::Ahead => t("未到期", "ahead"),
            Self::DueSoon => t("即将到期", "due soon"),
            Self::PastTarget => t("已过目标日", "past the target day"),
            Self::Overdue => t("已逾期", "overdue"),
            Self::Running => t("期间内", "running"),
            Self::Ended => t("已届满", "ended"),
            Self::NoDay => t("没有天数", "no number of days"),
            Self::NotInForce => t("规定当时尚未施行", "not in force then"),
        }
    }

    /// Whether a person should act now or very soon.
    pub const fn is_pressing(self) -> bool {
        matches!(self, Self::DueSoon | Self::PastTarget | Self::Overdue)
    }
}

/// What is due by a clock, and with which recipient, where there are several.
pub(super) fn titled(clock: &Clock, with: Option<&Phrase>) -> Phrase {
    let title = clock.title;
    match with {
        Some(with) => said!("{title}（{with}）", "{title} ({with})", title, with),
        None => title.into(),
    }
}

impl Deadline {
    /// What is due, and with which recipient, where there are several.
    pub fn title(&self) -> Phrase {
        titled(self.clock, self.with.as_ref())
    }

    /// The day by which to act: the earliest that may turn out to be the limit.
    pub fn act_by(&self) -> Option<Day> {
        let margin = self.timing.provisional.as_ref().and_then(|open| open.margin);
        margin.or(self.timing.due)
    }

    /// The last day; after it, it is too late.
    pub fn limit(&self) -> Option<Day> {
        self.timing.closes.or(self.timing.due)
    }

    /// What follows if it is missed, in one line: for the matter itself, and by the provisions on liability.
    pub fn consequence(&self) -> Phrase {
        let itself = self.clock.missed;
        let liability = self.liability.iter().map(|one| one.in_short());
        match itself {
            Missed::Says(..) => Phrase::clauses(std::iter::once(itself.said()).chain(liability)),
            _ if self.liability.is_empty() => itself.said(),
            Missed::NotNamed | Missed::NotHeld => Phrase::clauses(liability),
        }
    }

    /// See [`Clock::due_label`].
    pub const fn due_label(&self) -> Text {
        match self.clock.nature {
            Nature::Fresh(_) if self.timing.opens.is_none() => {
                t("最迟备案或者申报日", "last day of filing")
            }
            _ => self.clock.due_label(),
        }
    }
}

/// The shape is part of the program's interface.
impl Serialize for Deadline {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (clock, timing) = (self.clock, &self.timing);
        json!({
            "clock": clock.id,
            "title": clock.title,
            "state": self.progress,
            "due": timing.due,
            "act_by": self.act_by(),
            "prepare": timing.prepare,
            "opens": timing.opens,
            "closes": timing.closes,
            "done": self.done,
            "provisional": timing.provisional,
            "calculation": timing.calculation,
            "runs_from": self.runs_from,
            "event": self.event,
            "with": self.with,
            "place": self.place,
            "direction": clock.direction(),
            "who": clock.who,
            "missed": self.consequence(),
            "liability": self.liability,
            "point": open_points::id(clock.point),
            "notes": self.notes,
            "sources": clock.sources,
        })
        .serialize(to)
    }
}
