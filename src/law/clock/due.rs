//! A deadline that is not done, as far as the list of all deadlines of a folder needs it: it can be kept, and asked how it stands
//! on any day.

use serde::Serialize;

use crate::day::Day;
use crate::form::Place;
use crate::text::{Phrase, Text, t};

use super::deadline::titled;
use super::reckon::{standing, unfinished};
use super::{Clock, Deadline, Nature, Progress};

/// A deadline that is not done.
#[derive(Clone, Debug)]
pub struct Due {
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
    /// Prepare from this day on.
    pub prepare: Option<Day>,
    /// Possible from this day on.
    pub opens: Option<Day>,
    /// To be done by this day.
    pub due: Option<Day>,
    /// The earliest day that may turn out to be the limit.
    pub act_by: Option<Day>,
    /// The day after which it is too late, where that is not the day due.
    pub closes: Option<Day>,
    /// Whether the days may still move.
    pub is_provisional: bool,
    /// What it needs was finished too long ago: it is overdue on any day.
    pub is_stale: bool,
}

/// When something is to be done, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// The day to act by has passed.
    Overdue,
    /// On this day.
    Today,
    /// Up to the Sunday of this week.
    Week,
    /// After this week.
    Later,
    /// The text gives no day.
    NoDay,
    /// A validity or retention that has ended.
    Ended,
}

impl When {
    /// Of something to be done by a day that is not overdue, seen from a day.
    pub fn not_overdue(day: Day, on: Day) -> Self {
        let sunday = on.of_week().and_then(|at| on.plus_days(6 - i64::try_from(at).ok()?));
        if day <= on {
            Self::Today
        } else if sunday.is_some_and(|sunday| day <= sunday) {
            Self::Week
        } else {
            Self::Later
        }
    }

    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Overdue => t("已过", "overdue"),
            Self::Today => t("今天", "today"),
            Self::Week => t("本周", "this week"),
            Self::Later => t("以后", "later"),
            Self::NoDay => t("没有天数", "no number of days"),
            Self::Ended => t("已届满", "ended"),
        }
    }
}

impl Due {
    /// What is to be kept of a deadline, reckoned as of the first day there is; nothing of one that is done or does not cover
    /// its event.
    pub fn of(deadline: Deadline) -> Option<Self> {
        if deadline.done.is_some() || deadline.progress == Progress::NotInForce {
            return None;
        }
        let act_by = deadline.act_by();
        let Deadline { clock, place, event, with, runs_from, timing, progress, .. } = deadline;
        Some(Self {
            clock,
            place,
            event,
            with,
            runs_from,
            prepare: timing.prepare,
            opens: timing.opens,
            due: timing.due,
            act_by,
            closes: timing.closes,
            is_provisional: timing.provisional.is_some(),
            // Before all days nothing is too late that was not too early.
            is_stale: matches!(clock.nature, Nature::Fresh(_))
                && timing.opens.is_some()
                && progress == Progress::Overdue,
        })
    }

    /// What is due, and with which recipient, where there are several.
    pub fn title(&self) -> Phrase {
        titled(self.clock, self.with.as_ref())
    }

    /// How it stands on a day.
    pub fn progress(&self, on: Day) -> Progress {
        let Some(due) = self.due else { return Progress::NoDay };
        if self.is_stale {
            return Progress::Overdue;
        }
        if matches!(self.clock.nature, Nature::Fresh(_)) && self.opens.is_none() {
            // No day of filing is known: it is the last that would do.
            return standing(Nature::Act, None, (due, due, due), on);
        }
        if matches!(self.clock.nature, Nature::Fresh(_)) {
            return unfinished(self.opens.unwrap_or(due), due, on);
        }
        let (act_by, last) = (self.act_by.unwrap_or(due), self.closes.unwrap_or(due));
        standing(self.clock.nature, self.prepare, (act_by, due, last), on)
    }

    /// When it is to be done, seen from a day.
    pub fn when(&self, on: Day) -> When {
        match (self.progress(on), self.act_by) {
            (Progress::Ended, _) => When::Ended,
            (Progress::NoDay, _) | (_, None) => When::NoDay,
            (Progress::Overdue | Progress::PastTarget, _) => When::Overdue,
            (_, Some(day)) => When::not_overdue(day, on),
        }
    }
}
