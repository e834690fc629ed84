//! Moments, as a history notes them: told in the time of the mainland, which keeps one time (UTC+8) without summer time.

use std::fmt;

use chrono::{DateTime, NaiveDateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Day;

/// Seconds from midnight in Greenwich to that in the mainland.
const AHEAD: i64 = 8 * 60 * 60;

/// A moment, to the second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

impl Moment {
    /// So many seconds after 1 January 1970 in Greenwich.
    pub const fn since_1970(seconds: i64) -> Self {
        Self(seconds)
    }

    fn civil(self) -> NaiveDateTime {
        DateTime::from_timestamp(self.0.saturating_add(AHEAD), 0).unwrap_or_default().naive_utc()
    }

    /// How many seconds lie between an earlier moment and this one; none where that one is later.
    pub const fn seconds_after(self, earlier: Self) -> u64 {
        let seconds = self.0.saturating_sub(earlier.0);
        if seconds > 0 { seconds.unsigned_abs() } else { 0 }
    }

    /// The day in the mainland.
    pub fn day(self) -> Day {
        Day::from_civil(self.civil().date())
    }

    /// In Greenwich, in digits: `20261128T144205Z`, as calendar files have it.
    pub fn basic(self) -> String {
        let civil = DateTime::from_timestamp(self.0, 0).unwrap_or_default();
        civil.format("%Y%m%dT%H%M%SZ").to_string()
    }

    /// Whole minutes since 1970.
    pub const fn minutes(self) -> u64 {
        if self.0 > 0 { self.0.unsigned_abs() / 60 } else { 0 }
    }

    /// The time of day in the mainland: `14:02`.
    pub fn time_of_day(self) -> String {
        self.civil().format("%H:%M").to_string()
    }

    /// Reads what [`fmt::Display`] writes, also with another zone.
    pub fn parse(text: &str) -> Option<Self> {
        Some(Self(DateTime::parse_from_rfc3339(text).ok()?.timestamp()))
    }
}

/// `2026-11-28T14:02:05+08:00`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+08:00", self.civil().format("%Y-%m-%dT%H:%M:%S"))
    }
}

/// As it is written in files.
impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("no moment"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_the_time_of_the_mainland_and_read_again() {
        let moment = Moment::since_1970(1_795_876_925);
        assert_eq!(moment.to_string(), "2026-11-28T22:42:05+08:00");
        assert_eq!(moment.time_of_day(), "22:42");
        assert_eq!(moment.basic(), "20261128T144205Z");
        assert_eq!(moment.day(), Day::of(2026, 11, 28));
        assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
        assert_eq!(Moment::parse("2026-11-28T14:42:05Z"), Some(moment));
        assert_eq!(Moment::parse("yesterday"), None);
    }
}
