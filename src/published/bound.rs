//! What may be longer or shorter than is said: no less than three years, 不超过三年, up to 30 days.

use super::period::Period;
use super::plain::{Pattern, Plain, Span, is_chinese};
use super::words::mark;

/// In how many signs before a period it is said that it is the least or the most; thrice as many letters.
const NEAR: usize = 8;

/// Whether a period is as long as is said, or may be longer or shorter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bound {
    Exact,
    Least,
    Most,
}

/// Whether a period is the least or the most: by the words just before it in its clause, with no other number between, or just behind it.
pub(super) fn bound(plain: &Plain, at: &Span) -> Bound {
    let most =
        if plain.small.get(at.end - 1).is_some_and(|c| is_chinese(*c)) { NEAR } else { NEAR * 3 };
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|') || c.is_ascii_digit();
    let from = plain.part_begins(at.start, ends).max(at.start.saturating_sub(most));
    let before = |name| {
        let all = plain.all(mark(name)).into_iter();
        all.filter(|word| from <= word.start && word.end <= at.start).map(|word| word.start).max()
    };
    let follows = at.end + usize::from(plain.small.get(at.end) == Some(&' '));
    let behind = |name| {
        let mut words = mark(name).iter().filter_map(Pattern::only);
        words.any(|word| plain.ends(word, follows).is_some())
    };
    match (before("bound.least"), before("bound.most")) {
        _ if behind("bound.least_behind") => Bound::Least,
        (None, None) => Bound::Exact,
        (least, most) if least > most => Bound::Least,
        _ => Bound::Most,
    }
}

/// Whether what the page says of a period fits what the record says: who keeps something for five years keeps it no less than three,
/// and who keeps it no less than three years does not keep it for three.
pub(super) fn fits(page: (Period, Bound), record: (Period, Bound)) -> bool {
    match (page.1, record.1) {
        (Bound::Least, Bound::Exact | Bound::Least) => page.0.is_within(record.0) == Some(true),
        (Bound::Least, Bound::Most) | (Bound::Exact | Bound::Most, Bound::Least) => false,
        _ => page.0.is_as_long_as(record.0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::period::{Unit, periods};
    use super::*;

    #[test]
    fn what_is_the_least_or_the_most_is_no_period_alone() {
        let bound = |text: &str| periods(&Plain::new(text)).first().map(|one| one.bound);
        for (text, expected) in [
            ("保存不少于三年", Bound::Least),
            ("至少保存三年", Bound::Least),
            ("保存三年以上", Bound::Least),
            ("保存期限不短于三年", Bound::Least),
            ("kept for no less than three years", Bound::Least),
            ("kept for at least 3 years", Bound::Least),
            ("a minimum of three years", Bound::Least),
            ("kept for three years or longer", Bound::Least),
            ("保存不超过三年", Bound::Most),
            ("最长保存三年", Bound::Most),
            ("保存至多三年", Bound::Most),
            ("kept for no longer than three years", Bound::Most),
            ("kept for a maximum of three years", Bound::Most),
            ("kept for up to three years", Bound::Most),
            ("保存三年", Bound::Exact),
            ("至少两名员工审批，保存三年", Bound::Exact),
            ("kept for three years", Bound::Exact),
            ("届满后30日内删除", Bound::Exact),
        ] {
            assert_eq!(bound(text), Some(expected), "{text}");
        }
        let years = |count| Period { count, unit: Unit::Years };
        let (three, five) = (years(3), years(5));
        for (page, record, expected) in [
            ((three, Bound::Least), (five, Bound::Exact), true),
            ((three, Bound::Least), (three, Bound::Exact), true),
            ((five, Bound::Least), (three, Bound::Exact), false),
            ((three, Bound::Exact), (three, Bound::Least), false),
            ((three, Bound::Most), (three, Bound::Least), false),
            ((three, Bound::Most), (three, Bound::Exact), true),
            ((five, Bound::Most), (three, Bound::Exact), false),
        ] {
            assert_eq!(fits(page, record), expected, "{page:?} {record:?}");
        }
    }
}
