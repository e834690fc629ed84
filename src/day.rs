//! Civil days, as the law counts them.
//!
//! Knows nothing of the clock: the day of an assessment is one of its answers. [`calendar`] knows which days are working days.

pub mod calendar;
mod moment;
mod written;

pub use moment::Moment;

use std::borrow::Cow;
use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::{Hole, Lang, Meaning, Phrase, phrase};

/// A civil day in the mainland, without hour or zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    date: u8,
}

impl Day {
    /// A day written in the source; a day that does not exist fails when it is first tested, not when it is used.
    pub const fn of(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, date: day }
    }

    /// What a written day means: `2026-03-01`, `2026年3月1日`, `1 March 2026`, `28.09.2026` and what else people write.
    ///
    /// Full-width and Chinese digits count as digits. A day that does not exist, or lies outside 1900 to 2200, is none.
    pub fn meaning(text: &str) -> Meaning<Self> {
        written::meaning(text)
    }

    /// Reads a day where it is certain which is meant.
    pub fn parse(text: &str) -> Option<Self> {
        Self::meaning(text).certain()
    }

    /// What to tell of a text that is not certainly a day: every day it may be, and how to write each.
    pub fn problem(text: &str, typed: &str) -> Option<Phrase> {
        Self::meaning(text).problem(typed, |day| day.spoken(), |day| Phrase::same(day.to_string()))
    }

    /// The day so many days after 1 January 1970; the last day that can be told for anything beyond.
    pub fn since_1970(days: u64) -> Self {
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
        epoch
            .checked_add_days(chrono::Days::new(days))
            .map_or(Self::of(2200, 12, 31), Self::from_civil)
    }

    /// The day of a calendar date.
    fn from_civil(date: NaiveDate) -> Self {
        Self {
            year: u16::try_from(date.year()).unwrap_or(u16::MAX),
            month: u8::try_from(date.month()).unwrap_or(u8::MAX),
            date: u8::try_from(date.day()).unwrap_or(u8::MAX),
        }
    }

    /// The calendar date, or `None` for a day that does not exist.
    pub fn civil(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year.into(), self.month.into(), self.date.into())
    }

    /// The year, four digits.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// 1 January of the same year: where the counting of persons begins since 22 March 2024.
    pub const fn year_start(self) -> Self {
        Self::of(self.year, 1, 1)
    }

    /// The corresponding day `months` earlier, or the last day of that month where there is none (Civil Code Art. 202).
    pub fn months_before(self, months: u32) -> Option<Self> {
        self.civil()?.checked_sub_months(chrono::Months::new(months)).map(Self::from_civil)
    }

    /// The corresponding day `months` later, or the last day of that month where there is none (Civil Code Art. 202).
    pub fn months_after(self, months: u32) -> Option<Self> {
        self.civil()?
            .checked_add_months(chrono::Months::new(months))
            .filter(|date| date.year() <= 9999)
            .map(Self::from_civil)
    }

    /// The day so many calendar days later, or earlier where `days` is negative; `None` outside the years 1 to 9999.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        self.civil()?
            .checked_add_signed(chrono::TimeDelta::try_days(days)?)
            .filter(|date| (1..=9999).contains(&date.year()))
            .map(Self::from_civil)
    }

    /// So many days from this day to another, below none where that comes first; nothing where one of them does not exist.
    pub fn days_until(self, other: Self) -> Option<i64> {
        Some(other.civil()?.signed_duration_since(self.civil()?).num_days())
    }

    /// Whether it is a Saturday or a Sunday; a day that does not exist is neither.
    pub fn is_weekend(self) -> bool {
        self.civil().is_some_and(|date| {
            matches!(date.weekday(), chrono::Weekday::Sat | chrono::Weekday::Sun)
        })
    }

    /// So many days after a Monday; nothing for a day that does not exist.
    pub fn of_week(self) -> Option<usize> {
        usize::try_from(self.civil()?.weekday().num_days_from_monday()).ok()
    }

    /// The day after; the last day that can be told stays as it is.
    #[must_use]
    pub fn next(self) -> Self {
        self.civil().and_then(|date| date.succ_opt()).map_or(self, Self::from_civil)
    }

    /// As written in a sentence: `2026年3月1日`, `1 March 2026`.
    pub fn spoken(self) -> Phrase {
        let month = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]
        .get(usize::from(self.month).wrapping_sub(1))
        .copied()
        .unwrap_or("?");
        phrase(
            format!("{}年{}月{}日", self.year, self.month, self.date),
            format!("{} {month} {}", self.date, self.year),
        )
    }
}

/// A full-width digit or sign as its half-width twin; anything else unchanged.
pub fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

impl Hole for Day {
    fn words(&self, _: Lang) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.date)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// As it is written in files.
impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("no day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "2026-03-01",
            "2026/3/1",
            " 2026.3.1 ",
            "20260301",
            "2026年3月1日",
            "２０２６－０３－０１",
        ] {
            assert_eq!(Day::parse(text), Some(Day::of(2026, 3, 1)), "{text}");
        }
        for text in
            ["", "2026-02-30", "01/03/2026", "2026-03", "三月一日", "2026-13-01", "99999-1-1"]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn months_go_back_to_the_corresponding_day() {
        assert_eq!(Day::of(2026, 5, 31).months_before(3), Some(Day::of(2026, 2, 28)));
        assert_eq!(Day::of(2026, 11, 22).months_before(3), Some(Day::of(2026, 8, 22)));
    }

    #[test]
    fn months_go_on_to_the_corresponding_day() {
        for (from, months, to) in [
            (Day::of(2025, 3, 14), 36, Day::of(2028, 3, 14)),
            (Day::of(2024, 2, 29), 12, Day::of(2025, 2, 28)),
            (Day::of(2024, 2, 29), 48, Day::of(2028, 2, 29)),
            (Day::of(2026, 12, 31), 2, Day::of(2027, 2, 28)),
            (Day::of(2026, 1, 30), 1, Day::of(2026, 2, 28)),
        ] {
            assert_eq!(from.months_after(months), Some(to), "{from} + {months}");
        }
        assert_eq!(Day::of(2026, 2, 30).months_after(1), None, "no such day");
    }

    #[test]
    fn days_are_added_and_taken_away() {
        assert_eq!(Day::of(2024, 2, 28).plus_days(2), Some(Day::of(2024, 3, 1)));
        assert_eq!(Day::of(2026, 1, 1).plus_days(-1), Some(Day::of(2025, 12, 31)));
        assert_eq!(Day::of(2026, 1, 1).plus_days(i64::MAX), None);
        assert!(Day::of(2026, 10, 10).is_weekend() && !Day::of(2026, 10, 9).is_weekend());
    }

    #[test]
    fn a_day_is_spoken_in_both_languages() {
        assert_eq!(Day::of(2026, 3, 1).spoken(), phrase("2026年3月1日", "1 March 2026"));
    }
}
