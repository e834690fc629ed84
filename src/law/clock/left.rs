//! How long there is until a day, in days and in working days.

use serde::Serialize;

use crate::day::Day;
use crate::day::calendar::{Calendar, Working};
use crate::text::{Phrase, Text, grouped, t};

/// How long there is until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Left {
    /// Calendar days; none today, below none where it has passed.
    pub days: i64,
    /// Of them working days, the day itself included and today not; none where it has passed.
    pub working_days: u32,
    /// Whether a year of them is not known: then every Monday to Friday counts.
    pub provisional: bool,
}

/// No further ahead are working days counted.
const FAR: i64 = 3_700;

impl Left {
    /// From a day until another; nothing where one of them does not exist.
    pub fn until(day: Day, on: Day, calendar: &Calendar) -> Option<Self> {
        let days = on.days_until(day)?;
        let (mut working_days, mut provisional) = (0, false);
        let mut at = on;
        for _ in 0..days.clamp(0, FAR) {
            at = at.next();
            working_days += u32::from(match calendar.working(at) {
                Working::Provisional => {
                    provisional = true;
                    !at.is_weekend()
                }
                known => known.is_worked(),
            });
        }
        Some(Self { days, working_days, provisional })
    }

    /// In words.
    pub fn said(self) -> Phrase {
        let number = |days: i64| grouped(days.unsigned_abs());
        let open = if self.provisional { t("（暂定）", " (provisional)") } else { Text::EMPTY };
        match self.days {
            0 => t("就是今天", "today").into(),
            ..0 => {
                let days = number(self.days);
                said!("已过{days}天", "{days} days ago", days)
            }
            FAR.. => {
                let days = number(self.days);
                said!("还有{days}天", "{days} days left", days)
            }
            _ => {
                let (days, working) = (number(self.days), self.working_days);
                said!(
                    "还有{days}天，其中工作日{working}天{open}",
                    "{days} days left, {working} of them working days{open}",
                    days,
                    working,
                    open,
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_follow_the_notices_and_years_that_are_not_known_are_provisional() {
        let calendar = Calendar::built_in();
        let left = |on, day| Left::until(day, on, &calendar).unwrap();
        let (on, day) = (Day::of(2026, 9, 30), Day::of(2026, 10, 8));
        assert_eq!(left(on, day), Left { days: 8, working_days: 1, provisional: false });
        assert_eq!(left(day, day), Left { days: 0, working_days: 0, provisional: false });
        assert_eq!(left(day, on), Left { days: -8, working_days: 0, provisional: false });
        let far = left(Day::of(2026, 12, 30), Day::of(2027, 1, 4));
        assert_eq!((far.days, far.working_days, far.provisional), (5, 3, true));
        assert_eq!(left(day, on).said().zh, "已过8天");
        assert!(far.said().zh.contains("（暂定）"));
    }
}
