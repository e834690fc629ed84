//! The likely days off of a year that is not announced, at their longest: for counting back to a day that must not be late.
//!
//! 1 January, 1 and 2 May and 1 to 3 October are statutory days off every year; the breaks around them are taken at the
//! length announced for 2024 to 2026. For 2027 the days of the moon calendar are held too. For any other year the Spring,
//! Qingming, Dragon Boat and Mid-Autumn breaks are taken as late as the count meets them, wherever they can fall.

use super::super::Day;
use crate::text::{Text, t};

/// What a day off is called that an imported list does not name.
pub(super) const UNNAMED: Text = t("节假日", "public holidays");

/// A day of a year: month and date.
type MonthDay = (u8, u8);

/// Breaks that stand on the same days every year.
const FIXED: [(MonthDay, MonthDay); 3] = [((1, 1), (1, 3)), ((5, 1), (5, 5)), ((10, 1), (10, 7))];

/// Breaks of 2027 by the statutory list in force since 1 January 2025: the Spring Festival (statutory 5 to 8 February) with
/// the days usually given around it; Qingming, Dragon Boat and Mid-Autumn, which fall on a Monday and two Wednesdays.
const OF_2027: [(MonthDay, MonthDay); 4] =
    [((2, 4), (2, 12)), ((4, 5), (4, 5)), ((6, 9), (6, 9)), ((9, 15), (9, 15))];

/// Breaks of the moon calendar in other years: where they can fall, and the most weekdays they take.
const MOVABLE: [(MonthDay, MonthDay, u8); 4] =
    [((1, 19), (2, 28), 6), ((4, 3), (4, 7), 2), ((5, 27), (6, 27), 2), ((9, 6), (10, 10), 2)];

/// Takes away likely days off while days are counted back.
#[derive(Debug, Default)]
pub(super) struct Likely {
    taken: [u8; MOVABLE.len()],
    year: u16,
}

impl Likely {
    /// Whether a weekday is to be taken as a day off. Asked once for each weekday, latest first.
    pub(super) fn is_off(&mut self, day: Day) -> bool {
        if day.year != self.year {
            *self = Self { year: day.year, ..Self::default() };
        }
        let at = (day.month, day.date);
        let within = |(from, to): &(MonthDay, MonthDay)| (*from..=*to).contains(&at);
        if FIXED.iter().any(within) {
            return true;
        }
        if day.year == 2027 {
            return OF_2027.iter().any(within);
        }
        for ((from, to, most), taken) in MOVABLE.iter().zip(&mut self.taken) {
            if (*from..=*to).contains(&at) && *taken < *most {
                *taken += 1;
                return true;
            }
        }
        false
    }
}
