//! How often something is done: every year, once every three years, 每半年.

use super::super::number::number;
use super::super::period::{Unit, unit_at};
use super::super::plain::{Pattern, Plain};
use super::super::words::mark;

/// Words that say by themselves how often, with the months between.
const WORDS: [(&str, u32); 6] = [
    ("often.month", 1),
    ("often.quarter", 3),
    ("often.half_year", 6),
    ("yearly", 12),
    ("often.two_years", 24),
    ("often.three_years", 36),
];
/// Months of a year.
const YEAR: u32 = 12;

/// In how many months something is done again by a sentence; the longest of several.
pub(super) fn months(plain: &Plain) -> Option<u32> {
    let counted = counted(plain);
    let named =
        WORDS.iter().filter(|(name, _)| plain.has_any(mark(name))).map(|(_, months)| *months);
    counted.or_else(|| named.max())
}

/// The same of a number of years or months: behind "every", or before "once".
fn counted(plain: &Plain) -> Option<u32> {
    let words = |name| mark(name).iter().filter_map(Pattern::only);
    let skip = |at: usize| at + usize::from(plain.small.get(at) == Some(&' '));
    let every = plain.all(mark("every")).into_iter().filter_map(|at| {
        let from = skip(at.end);
        // "Every other year", 每隔两年: as the number says.
        of(plain, from).map(|(months, _)| months)
    });
    let once = (0..plain.small.len()).filter_map(|at| {
        let (months, end) = of(plain, at)?;
        let end = skip(end);
        words("often.once").any(|word| plain.ends(word, end).is_some()).then_some(months)
    });
    every.chain(once).max()
}

/// A number of years, months or weeks that begins here, in months, and where it ends.
fn of(plain: &Plain, at: usize) -> Option<(u32, usize)> {
    let (count, to) = number(plain, at)?;
    let to = to + usize::from(matches!(plain.small.get(to), Some(' ' | '-')));
    let (one, end) = unit_at(plain, to)?;
    let count = count.checked_mul(one.count)?;
    let months = match one.unit {
        Unit::Years => count.checked_mul(YEAR)?,
        Unit::Months => count,
        Unit::Minutes | Unit::Hours | Unit::Days | Unit::WorkingDays | Unit::Weeks => return None,
    };
    Some((months, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_it_is_written_how_often_is_read() {
        for (text, expected) in [
            ("每年对接收方审计", Some(12)),
            ("每三年对接收方审计", Some(36)),
            ("每隔两年审计一次", Some(24)),
            ("每3年审计一次", Some(36)),
            ("三年一次的审计", Some(36)),
            ("每半年审计", Some(6)),
            ("每季度审计", Some(3)),
            ("每18个月审计", Some(18)),
            ("a yearly audit", Some(12)),
            ("an audit every three years", Some(36)),
            ("an audit once every 2 years", Some(24)),
            ("a biennial audit", Some(24)),
            ("we audit each quarter", Some(3)),
            ("an audit twice a year", Some(6)),
            ("an audit every other year", Some(24)),
            ("an audit every 18 months", Some(18)),
            ("we audit the recipient", None),
            ("保存三年，审计接收方", None),
        ] {
            assert_eq!(months(&Plain::new(text)), expected, "{text}");
        }
    }
}
