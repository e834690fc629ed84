//! One number with its unit, and everything it may be.
//!
//! A number of parts (12万3千) is read only where each part is less than the unit before it.

use super::number::{Behind, Decimal, Sign, chinese, readings, sign};
use super::words::{Role, at, has_decimal_comma, is_two_scales};
use super::{Doubt, Unit};

/// A number with what it may be.
#[derive(Clone, Debug, Default)]
pub(super) struct Amount {
    /// The numbers before a unit.
    pub(super) heads: Vec<Decimal>,
    /// The unit; 1 if there is none, or the number has parts.
    pub(super) factor: u64,
    /// Whole numbers, one for each head, or all readings of a number with parts.
    pub(super) values: Vec<Option<u64>>,
    /// Why it is not certain.
    pub(super) doubt: Option<Doubt>,
}

impl Amount {
    /// A thousand millions, or a million millions, as in most of Europe.
    fn on_two_scales(mut self) -> Self {
        let long = self.factor.checked_mul(1_000);
        let values = self.heads.iter().map(|head| long.and_then(|factor| head.times(factor)));
        self.values.extend(values.collect::<Vec<_>>());
        self.doubt = self.doubt.or(Some(Doubt::Scale));
        self
    }
}

/// A number of Chinese signs.
pub(super) fn numeral(signs: &[Sign]) -> Amount {
    let value = chinese(signs).filter(|value| i64::try_from(*value).is_ok());
    let mut out = Amount { factor: 1, values: vec![value], ..Amount::default() };
    match (value, signs) {
        (None, _) => out = Amount { doubt: Some(Doubt::Words), ..Amount::default() },
        // 百万 alone may be a figure or a way of speaking.
        (_, [Sign::Unit(100..), ..]) => out.doubt = Some(Doubt::About),
        (Some(value), [.., Sign::Unit(factor)]) if *factor >= 10_000 && value % factor == 0 => {
            (out.heads, out.factor) = (vec![Decimal::whole(value / factor)], *factor);
        }
        (Some(value), _) => out.heads = vec![Decimal::whole(value)],
    }
    out
}

/// Digits with marks between them, and the units behind; where they end.
pub(super) fn digits(chars: &[char], from: usize, unit: Unit) -> (Amount, usize) {
    let mut parts: Vec<(String, Vec<Sign>)> = Vec::new();
    let mut next = from;
    loop {
        let (run, end) = run(chars, next);
        let (signs, end_of_signs) = units(chars, end);
        next = if signs.is_empty() { end } else { end_of_signs };
        let ends = signs.is_empty() || !begins_part(chars, next);
        if !ends && chars.get(next).copied().and_then(sign) == Some(Sign::Zero) {
            next += 1;
        }
        parts.push((run, signs));
        if ends {
            break;
        }
    }
    match parts.as_slice() {
        [(run, signs)] if signs.is_empty() => {
            let after = next + usize::from(chars.get(next) == Some(&' '));
            match at(chars, after, unit) {
                Some((Role::Times(factor), length)) => {
                    let end = after + length;
                    let word = chars.get(after..end).unwrap_or_default();
                    let behind = if has_decimal_comma(word) {
                        Behind::LatinWithDecimalComma
                    } else {
                        Behind::Latin
                    };
                    let stop = chars.get(end) == Some(&'.') && chars.get(end + 1) != Some(&'.');
                    let amount = simple(run, behind, factor);
                    let amount = if is_two_scales(word) { amount.on_two_scales() } else { amount };
                    (amount, end + usize::from(stop))
                }
                _ => (simple(run, Behind::Bare, 1), next),
            }
        }
        [(run, signs)] => match factor(signs) {
            Some(factor) => (simple(run, Behind::Chinese, factor), next),
            None => (Amount { doubt: Some(Doubt::Words), ..Amount::default() }, next),
        },
        parts => (composite(parts), next),
    }
}

/// Digits, and marks that have a digit on either side.
fn run(chars: &[char], from: usize) -> (String, usize) {
    let mut out = String::new();
    let mut next = from;
    while let Some(c) = chars.get(next) {
        let is_mark = matches!(c, ',' | '.' | '\'' | '_' | ' ')
            && chars.get(next + 1).is_some_and(char::is_ascii_digit);
        if !c.is_ascii_digit() && !is_mark {
            break;
        }
        out.push(*c);
        next += 1;
    }
    (out, next)
}

/// The units 十 to 亿 behind a number, with or without room between.
fn units(chars: &[char], from: usize) -> (Vec<Sign>, usize) {
    let (mut out, mut next) = (Vec::new(), from);
    loop {
        let after = next + usize::from(chars.get(next) == Some(&' '));
        match chars.get(after).copied().and_then(sign) {
            Some(unit @ Sign::Unit(_)) => {
                out.push(unit);
                next = after + 1;
            }
            _ => return (out, next),
        }
    }
}

/// Whether another part of the same number begins: `3000` in `12万3000`, `5百` in `12万零5百`.
fn begins_part(chars: &[char], at: usize) -> bool {
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    is_digit(at) || (chars.get(at).copied().and_then(sign) == Some(Sign::Zero) && is_digit(at + 1))
}

/// 百万 is a million; 万百 is nothing.
fn factor(signs: &[Sign]) -> Option<u64> {
    match signs {
        [Sign::Unit(one)] => Some(*one),
        [Sign::Unit(small), Sign::Unit(large)] if small < large && *large >= 10_000 => {
            small.checked_mul(*large)
        }
        _ => None,
    }
}

fn simple(run: &str, behind: Behind, factor: u64) -> Amount {
    let (heads, doubt) = readings(run, behind);
    let values: Vec<Option<u64>> = heads.iter().map(|head| head.times(factor)).collect();
    let is_none = doubt.is_none() && values.iter().all(Option::is_none);
    let is_fraction = heads.iter().any(|head| head.is_fraction(factor));
    let none = || if is_fraction { Doubt::Fraction } else { Doubt::TooLarge };
    let doubt = doubt.or_else(|| is_none.then(none));
    Amount { heads, factor, values, doubt }
}

/// A number of several parts, each less than the unit of the one before.
fn composite(parts: &[(String, Vec<Sign>)]) -> Amount {
    let unread = || Amount { doubt: Some(Doubt::Words), ..Amount::default() };
    let (mut total, mut above) = (0_u64, u64::MAX);
    for (index, (run, signs)) in parts.iter().enumerate() {
        let is_last = index + 1 == parts.len();
        let (heads, None) = readings(run, Behind::Chinese) else { return unread() };
        let unit = if signs.is_empty() { Some(1) } else { factor(signs) };
        let value = unit.and_then(|unit| heads.first().and_then(|head| head.times(unit)));
        let (Some(unit), Some(value)) = (unit, value) else { return unread() };
        if value >= above {
            return unread();
        }
        let Some(sum) = total.checked_add(value) else { return unread() };
        // 12万3 is spoken for 12万3千, and may be written for 12万零3.
        if is_last && signs.is_empty() && run.len() == 1 && above > 10 {
            let spoken = total.checked_add(value * (above / 10));
            return Amount {
                factor: 1,
                values: vec![spoken, Some(sum)],
                doubt: Some(Doubt::Colloquial),
                ..Amount::default()
            };
        }
        (total, above) = (sum, unit);
    }
    Amount { factor: 1, values: vec![Some(total)], ..Amount::default() }
}
