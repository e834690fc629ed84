//! The law data's own date: told with every result, and with a warning once it is more than a year old.
//!
//! Knows nothing of the clock: whoever asks says which day it is.

use crate::day::Day;
use crate::text::Phrase;

use super::LawData;

impl LawData {
    /// Version and day, in a few words.
    pub fn spoken(&self) -> Phrase {
        let (version, day) = (self.version, self.as_of);
        said!(
            "法律数据 {version}，核对至 {day}",
            "law data {version}, checked to {day}",
            version,
            day,
        )
    }

    /// Whether more than a year has passed since the law was last checked; the day one year later is not yet more.
    pub fn is_old(&self, today: Day) -> bool {
        today.months_before(12).is_some_and(|a_year_ago| a_year_ago > self.as_of)
    }

    /// The warning, once it is old.
    pub fn warning(&self, today: Day) -> Option<Phrase> {
        self.is_old(today).then(|| {
            let day = self.as_of;
            said!(
                "法律数据核对至 {day}，已超过一年：请核对此后有无新规定，或者更新本程序。",
                "the law data was checked to {day}, more than a year ago: look for later law, or \
                 update this program.",
                day,
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn law_data_is_old_on_the_day_after_a_year() {
        let of = |as_of| LawData { version: "", as_of };
        let data = of(Day::of(2026, 11, 22));
        assert!(!data.is_old(Day::of(2026, 11, 22)) && !data.is_old(Day::of(2027, 11, 22)));
        assert!(
            data.is_old(Day::of(2027, 11, 23)) && data.warning(Day::of(2027, 11, 23)).is_some()
        );
        assert!(!data.is_old(Day::of(2020, 1, 1)), "a clock that is behind makes nothing old");
        // A leap day has its year over at the end of February.
        let leap = of(Day::of(2024, 2, 29));
        assert!(!leap.is_old(Day::of(2025, 2, 28)) && leap.is_old(Day::of(2025, 3, 1)));
    }
}
