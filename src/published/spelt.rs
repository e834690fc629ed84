//! Periods that are said without a number before their unit: "half a year", "within a year of", 次日, "on the 45th day after", 届满后第90日.
//!
//! "The third year" alone, how often something is done ("once a year") and a day of a month are no periods.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::number::{nth, number};
use super::period::{LONGEST, Period, Unit, unit_at};
use super::plain::{Pattern, Plain, Span, Word};
use super::words::{listed, mark};

/// Periods that are a word by themselves, by their first sign, the longest first.
static SPELT: LazyLock<HashMap<char, Vec<(Word, Period)>>> = LazyLock::new(|| {
    let mut out: HashMap<char, Vec<(Word, Period)>> = HashMap::new();
    let lines = include_str!("spelt.tsv").lines().filter(|line| !line.starts_with('#'));
    for (of, words) in lines.filter_map(|line| line.split_once('\t')) {
        let Some((count, unit)) = of.split_once(' ') else { continue };
        let (Ok(count), Some((unit, _))) = (count.parse(), unit_at(&Plain::new(unit), 0)) else {
            continue;
        };
        let period = Period { count, unit: unit.unit };
        for word in words.split(" | ").map(Word::new) {
            let Some(first) = word.first() else { continue };
            out.entry(first).or_default().push((word, period));
        }
    }
    for words in out.values_mut() {
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    out
});

/// The signs with which a period may begin: figures, numerals, and the first ones of the words of this room.
static FIRST: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let names = [
        "article",
        "next_unit",
        "ordinal",
        "ordinals",
        "ordinal_tens",
        "numerals",
        "tens",
        "hundred",
        "one_hundred",
        "hundredth",
    ];
    let words = names.into_iter().flat_map(only).filter_map(Word::first);
    let signs = ["digits", "digits_too", "zero", "powers"].into_iter().flat_map(listed);
    words.chain(signs.flat_map(str::chars)).chain('0'..='9').chain(SPELT.keys().copied()).collect()
});

/// Whether a period may begin with this sign.
pub(super) fn begins(sign: char) -> bool {
    FIRST.contains(&sign)
}

/// The period that begins here without a number of its own, and where it stands.
pub(super) fn spelt(plain: &Plain, at: usize) -> Option<(Period, Span)> {
    let first = plain.small.get(at)?;
    let word = SPELT.get(first).into_iter().flatten();
    let word = word.filter(|_| !is_often(plain, at)).find_map(|(word, period)| {
        let end = plain.ends(word, at)?;
        Some((*period, at..end))
    });
    word.or_else(|| of_article(plain, at)).or_else(|| next(plain, at)).or_else(|| of_nth(plain, at))
}

/// "Within a year of": one of a unit, where it is said to last, and not how often something is done.
fn of_article(plain: &Plain, at: usize) -> Option<(Period, Span)> {
    let article = only("article").filter_map(|word| plain.ends(word, at)).max()?;
    let (unit, end) = unit_behind(plain, skip(plain, article))?;
    let is_led = only("led_period").any(|word| ends_before(plain, word, at));
    let is_followed = follows(plain, end, "period_behind");
    let is_none = follows(plain, end, "no_article") || is_often(plain, at);
    let period = unit;
    ((is_led || is_followed) && !is_none).then_some((period, at..end))
}

/// "By the end of the following month", 次日.
fn next(plain: &Plain, at: usize) -> Option<(Period, Span)> {
    let word = only("next_unit").filter_map(|word| plain.ends(word, at)).max()?;
    let (unit, end) = unit_behind(plain, skip(plain, word))?;
    // "The next days" are some.
    let is_one = !plain.part(&(word..end)).ends_with('s');
    is_one.then_some((unit, at..end))
}

/// "On the 45th day after", "the third anniversary of", 届满后第90日.
fn of_nth(plain: &Plain, at: usize) -> Option<(Period, Span)> {
    let is_mark = |c: &char| listed("ordinal").any(|mark| mark.starts_with(*c));
    if plain.small.get(at).is_some_and(is_mark) {
        let (count, to) = number(plain, at + 1)?;
        let (unit, end) = unit_at(plain, to)?;
        let is_led = only("nth.before_zh").any(|word| ends_before(plain, word, at));
        let is_end = follows(plain, end, "nth.behind_zh");
        return (is_led || is_end).then_some((times(unit, count)?, at..end));
    }
    let (count, to) = nth(plain, at)?;
    let from = skip(plain, to);
    if let Some(end) = only("anniversary").filter_map(|word| plain.ends(word, from)).max() {
        return Some((Period { count, unit: Unit::Years }, at..end));
    }
    let (unit, end) = unit_behind(plain, from)?;
    let is_led = only("nth.before").any(|word| ends_before(plain, word, at));
    let is_end = follows(plain, end, "nth.behind");
    let is_day = follows(plain, end, "nth.calendar");
    ((is_led || is_end) && !is_day).then_some((times(unit, count)?, at..end))
}

/// A unit that stands here, perhaps behind a word that says nothing: "full working days".
pub(super) fn unit_behind(plain: &Plain, at: usize) -> Option<(Period, usize)> {
    unit_at(plain, at).or_else(|| {
        let filler = only("unit.filler").filter_map(|word| plain.ends(word, at)).max()?;
        // "Two further calendar years" has two of them.
        unit_behind(plain, skip(plain, filler))
    })
}

/// So many of a unit; nothing of none and of more than any period.
pub(super) fn times(unit: Period, count: u32) -> Option<Period> {
    let count = count.checked_mul(unit.count).filter(|count| (1..=LONGEST).contains(count))?;
    Some(Period { count, unit: unit.unit })
}

/// Whether a word before this says how often something is done.
fn is_often(plain: &Plain, at: usize) -> bool {
    only("every").any(|word| ends_before(plain, word, at))
        || only("often.before").any(|word| ends_before(plain, word, at))
}

fn only(name: &str) -> impl Iterator<Item = &'static Word> {
    mark(name).iter().filter_map(Pattern::only)
}

/// Whether a word ends just before this.
fn ends_before(plain: &Plain, word: &Word, at: usize) -> bool {
    let end = at - usize::from(at > 0 && plain.small.get(at - 1) == Some(&' '));
    end.checked_sub(word.len()).is_some_and(|from| plain.ends(word, from) == Some(end))
}

/// Whether one of these words begins behind this.
fn follows(plain: &Plain, end: usize, name: &str) -> bool {
    let from = skip(plain, end);
    only(name).any(|word| plain.ends(word, from).is_some())
}

fn skip(plain: &Plain, at: usize) -> usize {
    at + usize::from(matches!(plain.small.get(at), Some(' ' | '-')))
}

#[cfg(test)]
mod tests {
    use super::super::period::periods;
    use super::*;

    #[test]
    fn a_period_without_a_number_before_its_unit_is_read() {
        let read = |text: &str| -> Vec<(u32, Unit)> {
            let all = periods(&Plain::new(text));
            all.iter().map(|one| (one.period.count, one.period.unit)).collect()
        };
        for (text, count, unit) in [
            ("deleted within a year of the sale", 1, Unit::Years),
            ("kept for half a year", 6, Unit::Months),
            ("kept for a fortnight", 2, Unit::Weeks),
            ("kept for two decades", 20, Unit::Years),
            ("a month later it is wiped", 1, Unit::Months),
            ("on the 45th day after the visit", 45, Unit::Days),
            ("on the forty-fifth day it is wiped", 45, Unit::Days),
            ("until the third anniversary of the order", 3, Unit::Years),
            ("in the sixth month following the order", 6, Unit::Months),
            ("one hundred and eighty days", 180, Unit::Days),
            ("within the next working day", 1, Unit::WorkingDays),
            ("three full working days", 3, Unit::WorkingDays),
            ("保存三个季度", 9, Unit::Months),
            ("届满后第90日删除", 90, Unit::Days),
            ("于次月删除", 1, Unit::Months),
            ("第六个月末清理", 6, Unit::Months),
            ("保存一年半", 18, Unit::Months),
            ("保存三整年", 3, Unit::Years),
        ] {
            assert_eq!(read(text), [(count, unit)], "{text}");
        }
        for text in [
            "once a year",
            "24 hours a day, seven of them",
            "the third year",
            "第三年",
            "on the first day of each month",
            "every half year",
            "every third year",
            "the next days",
            "the following information",
            "a day",
        ] {
            let found: Vec<_> = read(text).into_iter().filter(|one| one.1 != Unit::Hours).collect();
            assert_eq!(found, [], "{text}");
        }
    }
}
