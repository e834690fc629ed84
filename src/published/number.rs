//! Numbers as pages write them: in figures, in Chinese numerals, in English words.
//!
//! What is too large for a number is larger than whatever it is held against.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::plain::{Pattern, Plain, is_latin};
use super::words::{listed, mark};

/// What a Chinese numeral does.
#[derive(Debug)]
enum Numeral {
    Digit(u32),
    /// Multiplies the digit before it.
    Power(u32),
}

static NUMERALS: LazyLock<HashMap<char, Numeral>> = LazyLock::new(|| {
    let of = |name| listed(name).flat_map(str::chars);
    let digits =
        of("digits").zip(1..).chain(of("digits_too").zip(1..)).chain(of("zero").zip([0, 0]));
    let digits = digits.map(|(sign, digit)| (sign, Numeral::Digit(digit)));
    let powers = of("powers").zip([10, 100, 1_000]);
    digits.chain(powers.map(|(sign, power)| (sign, Numeral::Power(power)))).collect()
});

/// No number in words is longer.
const NUMERAL: usize = 14;

/// The number that begins here, and where it ends.
pub(super) fn number(plain: &Plain, at: usize) -> Option<(u32, usize)> {
    let signs = &plain.small;
    let first = *signs.get(at)?;
    if first.is_ascii_digit() {
        // Looked at before the figures are walked over: a page of figures alone is read once.
        if at > 0
            && signs.get(at - 1).is_some_and(|c| c.is_ascii_digit() || *c == '.' || is_latin(*c))
        {
            return None;
        }
        let is_digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
        // A comma before three figures parts thousands.
        let is_mark = |at: usize| {
            signs.get(at) == Some(&',')
                && (1..4).all(|next| is_digit(at + next))
                && !is_digit(at + 4)
        };
        let to =
            (at..signs.len()).find(|to| !is_digit(*to) && !is_mark(*to)).unwrap_or(signs.len());
        let text: String = signs.get(at..to)?.iter().filter(|c| **c != ',').collect();
        // What is too long for a number is longer than any period.
        return Some((text.parse().unwrap_or(u32::MAX), to));
    }
    if is_latin(first) {
        let is_inside = at > 0 && signs.get(at - 1).is_some_and(|c| is_latin(*c));
        return if is_inside { None } else { in_english(plain, at) };
    }
    in_chinese(signs, at)
}

/// A number in Chinese numerals below ten thousand, or figure by figure as years are; what is more is longer than any period.
fn in_chinese(signs: &[char], at: usize) -> Option<(u32, usize)> {
    let (mut sum, mut last, mut to) = (0_u32, None::<u32>, at);
    while let Some(c) = signs.get(to) {
        match NUMERALS.get(c) {
            Some(Numeral::Digit(0)) if to == at => break,
            // "二〇二六" is written figure by figure.
            Some(Numeral::Digit(found)) => {
                let before = last.unwrap_or(0).saturating_mul(10);
                last = Some(before.saturating_add(*found));
            }
            Some(Numeral::Power(power)) => {
                let part = last.take().filter(|last| *last > 0).unwrap_or(1);
                sum = sum.saturating_add(part.saturating_mul(*power));
            }
            None => break,
        }
        to += 1;
    }
    (to > at).then_some((sum.saturating_add(last.unwrap_or(0)), to))
}

/// A number in English words below ten thousand: "thirty", "one hundred and eighty", "a hundred".
fn in_english(plain: &Plain, at: usize) -> Option<(u32, usize)> {
    let word = |name: &str, at: usize| {
        mark(name).iter().filter_map(Pattern::only).find_map(|word| plain.ends(word, at))
    };
    let skip = |at: usize| at + usize::from(matches!(plain.small.get(at), Some(' ' | '-')));
    let (count, to) = if let Some(to) = word("one_hundred", at) {
        (1, to)
    } else {
        let (count, to) = below_hundred(plain, at)?;
        let Some(to) = word("hundred", skip(to)) else { return Some((count, to)) };
        (count, to)
    };
    let behind = word("and_hundred", skip(to)).map_or_else(|| skip(to), skip);
    let rest = below_hundred(plain, behind);
    Some(rest.map_or((count * 100, to), |(rest, to)| (count * 100 + rest, to)))
}

/// A number in English words below a hundred.
fn below_hundred(plain: &Plain, at: usize) -> Option<(u32, usize)> {
    let small = |at: usize| numeral(plain, at, "numerals");
    let Some((tens, to)) = numeral(plain, at, "tens") else { return small(at) };
    let tens = (tens + 1) * 10;
    let gap = matches!(plain.small.get(to), Some(' ' | '-'));
    let one = small(to + 1).filter(|(one, _)| gap && *one < 10);
    Some(one.map_or((tens, to), |(one, to)| (tens + one, to)))
}

/// Which word of a list in order, from one on, begins here, and where it ends.
fn numeral(plain: &Plain, at: usize, name: &str) -> Option<(u32, usize)> {
    let words = mark(name).iter().filter_map(Pattern::only).zip(1_u32..);
    words.into_iter().find_map(|(word, number)| Some((number, plain.ends(word, at)?)))
}

/// Which one something is by the word that begins here, and where that ends: "45th", "thirtieth", "forty-fifth".
pub(super) fn nth(plain: &Plain, at: usize) -> Option<(u32, usize)> {
    let is_end = |to: usize| !plain.small.get(to).is_some_and(|c| is_latin(*c));
    if plain.small.get(at).is_some_and(char::is_ascii_digit) {
        let (count, to) = number(plain, at)?;
        let endings = listed("ordinal_endings").find(|ending| {
            let part = plain.small.get(to..to + ending.len());
            part.is_some_and(|part| part.iter().copied().eq(ending.chars()))
        });
        return endings.map(|ending| (count, to + ending.len())).filter(|(_, to)| is_end(*to));
    }
    let is_inside = at > 0 && plain.small.get(at - 1).is_some_and(|c| is_latin(*c));
    if is_inside {
        return None;
    }
    let ten = || numeral(plain, at, "ordinal_tens").map(|(tens, to)| ((tens + 1) * 10, to));
    let both = || {
        let (tens, to) = numeral(plain, at, "tens")?;
        let gap = matches!(plain.small.get(to), Some(' ' | '-'));
        let (one, to) = numeral(plain, to + 1, "ordinals").filter(|(one, _)| gap && *one < 10)?;
        Some(((tens + 1) * 10 + one, to))
    };
    let below = |at: usize| numeral(plain, at, "ordinals");
    below(at).or_else(ten).or_else(both).or_else(|| nth_hundred(plain, at))
}

/// "The hundred and twentieth", "two hundredth": of a hundred and more.
fn nth_hundred(plain: &Plain, at: usize) -> Option<(u32, usize)> {
    let word = |name: &str, at: usize| {
        mark(name).iter().filter_map(Pattern::only).find_map(|word| plain.ends(word, at))
    };
    let skip = |at: usize| at + usize::from(matches!(plain.small.get(at), Some(' ' | '-')));
    let (count, from) =
        numeral(plain, at, "numerals").map_or((1, at), |(count, to)| (count, skip(to)));
    if let Some(to) = word("hundredth", from) {
        return Some((count * 100, to));
    }
    let behind = skip(word("hundred", from)?);
    let behind = word("and_hundred", behind).map_or(behind, skip);
    let (rest, to) = nth(plain, behind).filter(|(rest, _)| *rest < 100)?;
    Some((count * 100 + rest, to))
}

/// A number with a fraction that begins here: the whole, the fraction as it is written, and where it ends.
pub(super) fn fraction(plain: &Plain, at: usize) -> Option<(u32, &[char], usize)> {
    let (whole, dot) =
        number(plain, at).filter(|_| plain.small.get(at).is_some_and(char::is_ascii_digit))?;
    let rest = plain.small.get(dot..)?.strip_prefix(&['.'])?;
    let count = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    // "1.2.3" is the number of a version.
    let is_over = count > 0 && rest.get(count) != Some(&'.');
    is_over.then(|| (whole, rest.get(..count).unwrap_or_default(), dot + 1 + count))
}

/// Whether a number in Chinese is only about one: 两三 is two or three, 数十 some tens.
pub(super) fn is_vague(plain: &Plain, from: usize, to: usize) -> bool {
    let signs = &plain.small;
    let before = from.checked_sub(1).and_then(|at| signs.get(at));
    if before.is_some_and(|c| listed("vague_before").any(|all| all.contains(*c))) {
        return true;
    }
    let is_digit = |c: &char| matches!(NUMERALS.get(c), Some(Numeral::Digit(1..)));
    let mut digits = 0;
    let part = signs.get(from..to).unwrap_or_default();
    let runs = part.iter().map(|c| {
        digits = if is_digit(c) { digits + 1 } else { 0 };
        digits
    });
    // A year is written figure by figure, too: in four of them.
    runs.max() == Some(2)
}

/// From here on the greater number before a lesser one is of something else: "ISO 27001 - 5 years".
const NAMED: u32 = 1_000;

/// Whether a number ends a range of numbers: "3 to 5 years".
pub(super) fn is_range(plain: &Plain, at: usize) -> bool {
    let skip = |end: usize| end - usize::from(end > 0 && plain.small.get(end - 1) == Some(&' '));
    let end = skip(at);
    let Some((last, _)) = number(plain, at) else { return false };
    let words = mark("range").iter().filter_map(Pattern::only);
    words
        .filter_map(|word| {
            end.checked_sub(word.len()).filter(|from| plain.ends(word, *from) == Some(end))
        })
        .any(|from| {
            let end = skip(from);
            (end.saturating_sub(NUMERAL)..end)
                .filter_map(|start| number(plain, start).filter(|(_, to)| *to == end))
                .any(|(first, _)| first <= last || first < NAMED)
        })
}
