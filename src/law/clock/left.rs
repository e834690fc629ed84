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
    /// Of them working days, the day itself included and today not: none where it has passed, `None` beyond 3,700 days, where
    /// they are not counted.
    pub working_days: Option<u32>,
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
        if days > FAR {
            return Some(Self { days, working_days: None, provisional });
        }
        for _ in 0..days.max(0) {
            at = at.next();
            working_days += u32::from(match calendar.working(at) {
                Working::Provisional => {
                    provisional = true;
                    !at.is_weekend()
                }
                known => known.is_worked(),
            });
        }
        Some(Self { days, working_days: Some(working_days), provisional })
    }

    /// In words.
    pub fn said(self) -> Phrase {
        let days = grouped(self.days.unsigned_abs());
        let open = if self.provisional { t("（暂定）", " (provisional)") } else { Text::EMPTY };
        match (self.days, self.working_days) {
            (0, _) => t("就是今天", "today").into(),
            (-1, _) => t("已过1天", "1 day ago").into(),
            (..0, _) => said!("已过{days}天", "{days} days ago", days),
            (_, None) => said!("还有{days}天", "{days} days left", days),
            (1, Some(0)) => {
                said!("还有1天，不是工作日{open}", "1 day left, not a working day{open}", open)
            }
            (1, Some(_)) => {
                said!("还有1天，是工作日{open}", "1 day left, a working day{open}", open)
            }
            (_, Some(working)) => said!(
                "还有{days}天，其中工作日{working}天{open}",
                "{days} days left, {working} of them {working?a working day|working days}{open}",
                days,
                working,
                open,
            ),
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
        assert_eq!(left(on, day), Left { days: 8, working_days: Some(1), provisional: false });
        assert_eq!(left(day, day), Left { days: 0, working_days: Some(0), provisional: false });
        assert_eq!(left(day, on), Left { days: -8, working_days: Some(0), provisional: false });
        let far = left(Day::of(2026, 12, 30), Day::of(2027, 1, 4));
        assert_eq!((far.days, far.working_days, far.provisional), (5, Some(3), true));
        assert_eq!(left(day, on).said().zh, "已过8天");
        assert!(far.said().zh.contains("（暂定）"));
    }

    #[test]
    fn what_is_not_counted_is_no_number() {
        let (calendar, on) = (Calendar::built_in(), Day::of(2026, 11, 20));
        let left = |days| Left::until(on.plus_days(days).unwrap(), on, &calendar).unwrap();
        assert!(left(3_700).working_days.is_some_and(|days| days > 2_600));
        assert_eq!(left(3_701).working_days, None);
        assert_eq!(left(3_701).said().en, "3,701 days left");
    }

    #[test]
    fn one_day_is_no_days() {
        let calendar = Calendar::built_in();
        let said = |on, day| Left::until(day, on, &calendar).unwrap().said().en;
        let (friday, monday) = (Day::of(2026, 11, 20), Day::of(2026, 11, 23));
        assert_eq!(said(monday, Day::of(2026, 11, 24)), "1 day left, a working day");
        assert_eq!(said(friday, Day::of(2026, 11, 21)), "1 day left, not a working day");
        assert_eq!(said(friday, monday), "3 days left, 1 of them a working day");
        assert_eq!(said(monday, Day::of(2026, 11, 22)), "1 day ago");
    }
}
