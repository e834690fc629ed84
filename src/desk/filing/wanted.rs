//! Until when a letter wants its answer, by its own words: told to the person who notes it, and never taken unasked.

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::filing::letter::{last_day, term};
use crate::text::Phrase;

/// Until when an answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Before a day that it names.
    Before(Day),
    /// In so many working days, which end on a day.
    Within(u32, Day),
}

impl Wanted {
    /// As the words of a letter say it that came on a day; a day that it names goes before a number of days.
    pub fn of(words: &str, received: Day, calendar: &Calendar) -> Option<Self> {
        let within = || {
            let days = term(words)?;
            Some(Self::Within(days, calendar.add_working(received, days)?.day))
        };
        last_day(words, received).map(Self::Before).or_else(within)
    }

    /// In words.
    pub fn said(self) -> Phrase {
        match self {
            Self::Before(day) => said!(
                "通知要求在{day}前答复（含不含当天，以发文单位的解释为准）",
                "the letter wants an answer before {day} (whether that day counts is for its sender to say)",
                day,
            ),
            Self::Within(days, until) => said!(
                "通知要求{days}个工作日内答复，自收到日起到{until}",
                "the letter wants an answer in {days} working days, {until} from its day of receipt",
                days,
                until,
            ),
        }
    }
}
