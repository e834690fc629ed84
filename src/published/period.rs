//! Periods as pages and records write them: 三年, 3 years, 36 months, 1095日, thirty (30) days.
//!
//! Days of the calendar, ages and how often something is done are no periods. Two periods are the same if they are as long as each
//! other, however they are written; a working day is never a day.

use std::sync::LazyLock;

use crate::text::Phrase;

use super::bound::{Bound, bound};
use super::number::{fraction, is_range, is_vague, number};
use super::plain::{Pattern, Plain, Span, Word, is_latin};
use super::spelt::{begins, spelt, times, unit_behind};
use super::words::{listed, mark};

/// In what a period is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Minutes,
    Hours,
    Days,
    WorkingDays,
    Weeks,
    Months,
    Years,
}

/// A period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Period {
    pub(super) count: u32,
    pub(super) unit: Unit,
}

/// A period where it stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) period: Period,
    pub(super) bound: Bound,
    pub(super) at: Span,
}

/// The units, each with how many of which it is and the mark that names it; working days before days, as those stand within them.
const UNITS: [(u32, Unit, &str); 10] = [
    (1, Unit::WorkingDays, "unit.working"),
    (10, Unit::Years, "unit.decade"),
    (3, Unit::Months, "unit.quarter"),
    (2, Unit::Weeks, "unit.fortnight"),
    (1, Unit::Years, "unit.year"),
    (1, Unit::Months, "unit.month"),
    (1, Unit::Weeks, "unit.week"),
    (1, Unit::Days, "unit.day"),
    (1, Unit::Hours, "unit.hour"),
    (1, Unit::Minutes, "unit.minute"),
];

/// The word for the half behind a number of years.
static HALF: LazyLock<Option<Word>> = LazyLock::new(|| listed("half").next().map(Word::new));

/// The longest period that is one: what is more is a year of the calendar.
pub(super) const LONGEST: u32 = 20_000;
/// The most years; of four figures it is a year of the calendar.
pub(super) const MOST_YEARS: u32 = 200;
/// How many signs the beginning of a range, with the word before it, has at most.
const RANGE: usize = 24;
/// A mean month, in days, by which days and months are held against each other.
const MONTH: f64 = 365.25 / 12.0;
/// By how many days months and days may differ and still be as long: 28 to 31 days are a month, 1,095 and 1,096 three years.
const SLACK: f64 = 2.5;

/// How much longer holidays make a number of working days at most.
const HOLIDAYS: f64 = 1.5;

impl Period {
    /// Whether two are as long.
    pub(super) fn is_as_long_as(self, other: Self) -> bool {
        match (self.months(), other.months(), self.hours(), other.hours()) {
            (Some(own), Some(their), ..) | (.., Some(own), Some(their)) => own == their,
            (Some(months), _, _, Some(hours)) | (_, Some(months), Some(hours), _) => {
                (f64::from(hours) / 24.0 - f64::from(months) * MONTH).abs() <= SLACK
            }
            _ => self == other,
        }
    }

    /// Whether one who keeps to this period keeps to another, too; nothing where holidays decide that.
    pub(super) fn is_within(self, other: Self) -> Option<bool> {
        if self.is_as_long_as(other) {
            return Some(true);
        }
        let (own, their) = (self.days(), other.days());
        match (self.unit == Unit::WorkingDays, other.unit == Unit::WorkingDays) {
            (true, false) if own * HOLIDAYS <= their => Some(true),
            // At best two weekends fewer stand within it than on the mean.
            (true, false) if own - 2.0 > their => Some(false),
            (true, false) => None,
            _ => Some(own <= their),
        }
    }

    /// How many days of the calendar it is, on the mean.
    fn days(self) -> f64 {
        let count = f64::from(self.count);
        match self.unit {
            Unit::WorkingDays => count * 7.0 / 5.0,
            Unit::Minutes => count / 1_440.0,
            Unit::Hours => count / 24.0,
            Unit::Days => count,
            Unit::Weeks => count * 7.0,
            Unit::Months => count * MONTH,
            Unit::Years => count * MONTH * 12.0,
        }
    }

    fn months(self) -> Option<u32> {
        match self.unit {
            Unit::Years => Some(self.count.saturating_mul(12)),
            Unit::Months => Some(self.count),
            _ => None,
        }
    }

    fn hours(self) -> Option<u32> {
        match self.unit {
            Unit::Hours => Some(self.count),
            Unit::Days => Some(self.count.saturating_mul(24)),
            Unit::Weeks => Some(self.count.saturating_mul(24 * 7)),
            _ => None,
        }
    }

    /// In words, with what may be longer or shorter.
    pub(super) fn bounded(self, bound: Bound) -> Phrase {
        let period = self.said();
        match bound {
            Bound::Exact => period,
            Bound::Least => said!("不少于{period}", "no less than {period}", period),
            Bound::Most => said!("不超过{period}", "no more than {period}", period),
        }
    }

    /// In words.
    pub(super) fn said(self) -> Phrase {
        let count = usize::try_from(self.count).unwrap_or(usize::MAX);
        match self.unit {
            Unit::Minutes => said!("{count}分钟", "{count} {count?minute|minutes}", count),
            Unit::Hours => said!("{count}小时", "{count} {count?hour|hours}", count),
            Unit::Days => said!("{count}日", "{count} {count?day|days}", count),
            Unit::WorkingDays => {
                said!("{count}个工作日", "{count} working {count?day|days}", count)
            }
            Unit::Weeks => said!("{count}周", "{count} {count?week|weeks}", count),
            Unit::Months => said!("{count}个月", "{count} {count?month|months}", count),
            Unit::Years => said!("{count}年", "{count} {count?year|years}", count),
        }
    }
}

/// Every period of a sentence.
pub(super) fn periods(plain: &Plain) -> Vec<Stated> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(sign) = plain.small.get(at) {
        // No period begins within a word of Latin letters, and none with any other sign than these.
        let before = at.checked_sub(1).and_then(|at| plain.small.get(at));
        let is_inside = is_latin(*sign) && before.is_some_and(|c| is_latin(*c));
        if is_inside || !begins(*sign) {
            at += 1;
        } else if let Some(found) = period_at(plain, at) {
            at = found.at.end;
            out.push(found);
        } else if let Some((_, to)) = number(plain, at) {
            at = to;
        } else {
            at += 1;
        }
    }
    out
}

fn period_at(plain: &Plain, at: usize) -> Option<Stated> {
    let signs = &plain.small;
    let before = |back: usize| at.checked_sub(back).and_then(|at| signs.get(at)).copied();
    if let Some((period, at)) = spelt(plain, at) {
        return Some(stated(plain, period, at));
    }
    if let Some(found) = halved(plain, at) {
        return Some(found);
    }
    let (count, mut to) = number(plain, at)?;
    if is_range(plain, at) || is_vague(plain, at, to) || is_age(plain, at) {
        return None;
    }
    // "thirty (30) days": the figure in brackets is meant; "30 (thirty) days" is the same.
    to += usize::from(signs.get(to) == Some(&')'));
    if let Some((again, end)) =
        signs.get(to..)?.starts_with(&['(']).then(|| number(plain, to + 1)).flatten()
        && again == count
        && signs.get(end) == Some(&')')
    {
        to = end + 1;
    }
    to += usize::from(matches!(signs.get(to), Some(' ' | '-')));
    let is_nth = before(1).is_some_and(|c| listed("ordinal").any(|mark| mark.starts_with(c)));
    let is_often = mark("every").iter().filter_map(Pattern::only).any(|word| {
        at.checked_sub(word.len()).is_some_and(|from| plain.ends(word, from) == Some(at))
            || at.checked_sub(word.len() + 1).is_some_and(|from| {
                plain.ends(word, from) == Some(at - 1) && before(1) == Some(' ')
            })
    });
    let (unit, mut end) = unit_behind(plain, to)?;
    let of = unit;
    let unit = unit.unit;
    let is_other = is_of_other(plain, end) && !turns_over(plain, at);
    // A day of the calendar: a year before a month, a month before a day.
    let is_dated = unit == Unit::Years
        && (count > MOST_YEARS || signs.get(end).is_some_and(char::is_ascii_digit))
        || (unit == Unit::Days && is_range_of_days(signs, at))
        || unit == Unit::Days
            && before(1).is_some_and(|c| listed("month").any(|mark| mark.starts_with(c)));
    let is_often = is_often && !turns_over(plain, at);
    if is_nth || is_often || is_other || is_dated || count == 0 || count > LONGEST {
        return None;
    }
    let mut period = times(of, count)?;
    if let (Unit::Years, Some(to)) = (unit, HALF.as_ref().and_then(|half| plain.ends(half, end))) {
        period = Period { count: count * 12 + 6, unit: Unit::Months };
        end = to;
    }
    Some(stated(plain, period, at..end))
}

/// A period with its bound.
fn stated(plain: &Plain, period: Period, at: Span) -> Stated {
    Stated { period, bound: bound(plain, &at), at }
}

/// Whether what stands behind a number and its unit says that it is no period: an age, a place in a list.
pub(super) fn is_of_other(plain: &Plain, end: usize) -> bool {
    let follows = end + usize::from(plain.small.get(end) == Some(&' '));
    let mut words = mark("no_period").iter().filter_map(Pattern::only);
    words.any(|word| plain.ends(word, follows).is_some())
}

/// Whether something is done so often that nothing stays longer: "overwritten every ninety days".
fn turns_over(plain: &Plain, at: usize) -> bool {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|');
    let part = plain.part_begins(at, ends)..plain.part_ends(at, ends);
    plain.all(mark("turns_over")).iter().any(|word| part.contains(&word.start))
}

/// Whether a number says how old somebody is: "aged 14 to 18 years".
pub(super) fn is_age(plain: &Plain, at: usize) -> bool {
    is_led(plain, at, "of_age")
}

/// Whether a number, or the range that it ends, says how often something is done: 每2至3年.
pub(super) fn is_often(plain: &Plain, at: usize) -> bool {
    is_led(plain, at, "every")
}

/// Whether one of these words stands before a number, with nothing but the beginning of a range between. Only so far back is looked, so
/// that a page of figures is read once.
fn is_led(plain: &Plain, at: usize, name: &str) -> bool {
    let words = |name| mark(name).iter().filter_map(Pattern::only);
    let near = at.saturating_sub(RANGE)..at;
    let leads = |end: usize| {
        (end..at).all(|sign| {
            plain.small.get(sign).is_some_and(|c| *c == ' ' || c.is_ascii_digit())
                || number(plain, sign).is_some_and(|(_, to)| to <= at)
                || (end..=sign).any(|from| {
                    words("range").any(|word| plain.ends(word, from).is_some_and(|to| to > sign))
                })
        })
    };
    near.into_iter().any(|from| {
        words(name).filter_map(|word| plain.ends(word, from)).any(|end| end <= at && leads(end))
    })
}

/// The unit that stands here as a period of one of it, and where it ends.
pub(super) fn unit_at(plain: &Plain, at: usize) -> Option<(Period, usize)> {
    UNITS.iter().find_map(|(count, unit, name)| {
        let words = mark(name).iter().filter_map(Pattern::only);
        let end = words.filter_map(|word| plain.ends(word, at)).max()?;
        Some((Period { count: *count, unit: *unit }, end))
    })
}

/// Years and a half in figures: "2.5 years" are thirty months. Other fractions are nothing that can be compared.
fn halved(plain: &Plain, at: usize) -> Option<Stated> {
    let (years, fraction, end) = fraction(plain, at)?;
    let to = end + usize::from(plain.small.get(end) == Some(&' '));
    let (unit, to) = unit_at(plain, to)?;
    let unit = unit.unit;
    let is_half = unit == Unit::Years && fraction == ['5'] && years <= MOST_YEARS;
    let period = Period { count: years.saturating_mul(12).saturating_add(6), unit: Unit::Months };
    is_half.then(|| stated(plain, period, at..to))
}

/// Whether a day ends a range of days of the calendar: "9月22日至24日".
fn is_range_of_days(signs: &[char], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| signs.get(at)).copied();
    let is_day = |c: char| listed("unit.day").any(|day| day.chars().eq([c]));
    let is_between =
        |c: char| c == '-' || c == '、' || listed("until").any(|word| word.chars().eq([c]));
    before(1).is_some_and(is_between) && before(2).is_some_and(is_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Period {
        let found = periods(&Plain::new(text));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found[0].period
    }

    #[test]
    fn however_it_is_written_three_years_are_three_years() {
        let three = Period { count: 3, unit: Unit::Years };
        for text in [
            "三年",
            "3年",
            "3 years",
            "three years",
            "３ 年",
            "36个月",
            "36 months",
            "三十六个月",
            "thirty-six months",
            "1095日",
            "1096天",
            "1,095 days",
            "three (3) years",
            "三（3）年",
            "a 3-year period",
            "三周年",
        ] {
            assert!(only(text).is_as_long_as(three), "{text}: {:?}", only(text));
        }
        for text in ["两年", "五年", "35 months", "1080日", "三个月", "3 working days", "三年半"]
        {
            assert!(!only(text).is_as_long_as(three), "{text}");
        }
        assert!(only("2.5年").is_as_long_as(only("三十个月")));
        assert!(only("0.5 years").is_as_long_as(only("半年")));
        assert!(only("半年").is_as_long_as(only("six months")));
        assert!(only("72小时").is_as_long_as(only("3日")));
        assert!(!only("15个工作日").is_as_long_as(only("15日")));
    }

    #[test]
    fn days_of_the_calendar_ages_and_how_often_are_no_periods() {
        for text in [
            "2026年8月5日起",
            "不满十四周岁",
            "14周岁",
            "under 14 years of age",
            "每年一次",
            "每3个月复核",
            "第三年",
            "every 6 months",
            "2026年",
            "ISO 27001",
            "TLS 1.3 年",
            "2.25年",
            "1.5个月",
            "三至五年",
            "3-5 years",
            "three to five years",
            "10 or 15 working days",
            "9月22日至24日",
            "二〇二六年",
            "数十年",
            "两三年",
            "二三十年",
            "aged 18 years",
            "300年",
        ] {
            assert_eq!(periods(&Plain::new(text)), [], "{text}");
        }
    }
}
