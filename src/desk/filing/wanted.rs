//! Until when a letter wants its answer, by its own words: told to the person who notes it, and never taken unasked.

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::filing::letter::{LastDay, last_day, term};
use crate::text::Phrase;

/// Until when an answer is wanted: before or by a day that the letter names, in so many working days, or both, which a person weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    named: Option<LastDay>,
    /// So many working days, and the day on which they end.
    within: Option<(u32, Day)>,
}

impl Wanted {
    /// As the words of a letter say it that came on a day; nothing where they do not.
    pub fn of(words: &str, received: Day, calendar: &Calendar) -> Option<Self> {
        let ends = |days| Some((days, calendar.add_working(received, days)?.day));
        let (named, within) = (last_day(words, received), term(words).and_then(ends));
        (named.is_some() || within.is_some()).then_some(Self { named, within })
    }

    /// In words.
    pub fn said(self) -> Phrase {
        let named = self.named.map(|last| match last.day {
            day if last.is_included => said!(
                "通知要求最迟在{day}答复",
                "the letter wants an answer by {day}",
                day,
            ),
            day => said!(
                "通知要求在{day}前答复（含不含当天，以发文单位的解释为准）",
                "the letter wants an answer before {day} (whether that day counts is for its sender to say)",
                day,
            ),
        });
        let within = self.within.map(|(days, until)| {
            said!(
                "通知要求{days}个工作日内答复，自收到日起到{until}",
                "the letter wants an answer in {days} working days, {until} from its day of receipt",
                days,
                until,
            )
        });
        match (named, within) {
            (Some(named), Some(within)) => {
                said!("{named}；{within}", "{named}; {within}", named, within)
            }
            (one, other) => one.or(other).unwrap_or_default(),
        }
    }
}
