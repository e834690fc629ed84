//! What a line or a part of one begins with where it is a point of a list: its style and its number.

use super::words;
use crate::day::{Day, half_width};

/// How a list is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// `一、`
    Han,
    /// `（一）`
    HanInBrackets,
    /// `1.`, `1、`
    Digit,
    /// `（1）`, `1)`
    DigitInBrackets,
    /// `1.1`: the second number counts.
    Second,
    /// `(a)`, `a)`
    Latin,
    /// `①`
    Circled,
    /// `第一，`, `问题1：`
    Named,
    /// `一是`
    Being,
    /// A dash or a dot.
    Bullet,
}

/// A mark of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) style: Style,
    /// The number; 0 for a bullet.
    pub(super) number: u32,
    /// How many bytes it takes, the space behind it included.
    pub(super) length: usize,
}

/// The mark with which a text begins.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let (style, number, rest) = read(text)?;
    let rest = rest.trim_start();
    Some(Marker { style, number, length: text.len() - rest.len() })
}

type Read<'a> = (Style, u32, &'a str);

fn read(text: &str) -> Option<Read<'_>> {
    circled(text)
        .or_else(|| in_brackets(text))
        .or_else(|| named(text))
        .or_else(|| plain(text))
        .or_else(|| bullet(text))
}

/// The first sign, of half width.
fn first(text: &str) -> Option<(char, &str)> {
    let mut signs = text.chars();
    signs.next().map(|sign| (half_width(sign), signs.as_str()))
}

fn circled(text: &str) -> Option<Read<'_>> {
    let (sign, rest) = first(text)?;
    let number = u32::from(sign).checked_sub(0x2460).filter(|number| *number < 20)?;
    Some((Style::Circled, number + 1, rest))
}

fn in_brackets(text: &str) -> Option<Read<'_>> {
    let (sign, inside) = first(text)?;
    if !matches!(sign, '(' | '〔' | '[' | '【') {
        return None;
    }
    let closes = |rest| first(rest).filter(|(sign, _)| matches!(sign, ')' | '〕' | ']' | '】'));
    if let Some((letter @ 'a'..='z', rest)) = first(inside) {
        let number = u32::from(letter) - u32::from('a') + 1;
        return closes(rest).map(|(_, rest)| (Style::Latin, number, rest));
    }
    let (number, is_han, rest) = number(inside)?;
    let style = if is_han { Style::HanInBrackets } else { Style::DigitInBrackets };
    closes(rest).map(|(_, rest)| (style, number, rest))
}

/// A number with a word before it or behind it: `问题1：`, `第一，`, `一是`.
fn named(text: &str) -> Option<Read<'_>> {
    for word in words::of("item") {
        let Some(rest) = text.strip_prefix(word) else { continue };
        let rest = rest.trim_start();
        let rest = words::of("item").find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        let Some((number, _, rest)) = number(rest.trim_start_matches(['-', ' '])) else { continue };
        let rest = words::of("after").find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        let (sign, rest) = first(rest)?;
        if matches!(sign, ',' | '、' | ':' | '.' | '。') || sign.is_whitespace() {
            return Some((Style::Named, number, rest));
        }
    }
    let (number, is_han, rest) = number(text)?;
    let rest = words::of("ordinal").find_map(|word| rest.strip_prefix(word))?;
    is_han.then_some((Style::Being, number, rest))
}

/// `一、`, `1.`, `1、`, `1)`, `1.1`; a number with a point in it, or a day, is none.
fn plain(text: &str) -> Option<Read<'_>> {
    let (one, is_han, rest) = number(text)?;
    let (sign, behind) = first(rest)?;
    if sign == ')' {
        return Some((Style::DigitInBrackets, one, behind));
    }
    if !matches!(sign, '.' | '、' | '\t') || one > 99 {
        return None;
    }
    let Some((two, false, after)) = number(behind) else {
        return Some((if is_han { Style::Han } else { Style::Digit }, one, behind));
    };
    if is_han || sign != '.' || two > 99 {
        return if is_han { Some((Style::Han, one, behind)) } else { None };
    }
    let (sign, behind) = first(after)?;
    let is_third = matches!(sign, '.') && number(behind).is_some();
    let is_mark = sign.is_whitespace() || matches!(sign, '.' | '、');
    (is_mark && !is_third).then_some((Style::Second, two, behind))
}

fn bullet(text: &str) -> Option<Read<'_>> {
    let rest = words::of("bullet").find_map(|sign| text.strip_prefix(sign))?;
    let is_apart = !rest.starts_with(|sign: char| sign.is_ascii_digit() || sign == '-');
    is_apart.then_some((Style::Bullet, 0, rest))
}

/// A number in digits or in Chinese, up to 99, and what follows it.
pub(super) fn number(text: &str) -> Option<(u32, bool, &str)> {
    let digits: String = text.chars().map(half_width).take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        let rest = text.char_indices().nth(digits.len()).map_or("", |(at, _)| text.split_at(at).1);
        return digits.parse().ok().map(|number| (number, false, rest));
    }
    let (mut value, mut rest, mut taken) = (0, text, 0);
    while let Some((one, after)) = han(rest).filter(|_| taken < 3) {
        value = match one {
            10 if value == 0 => 10,
            10 => value * 10,
            one => value + one,
        };
        (rest, taken) = (after, taken + 1);
    }
    (taken > 0).then_some((value, true, rest))
}

fn han(text: &str) -> Option<(u32, &str)> {
    (1..)
        .zip(words::of("number"))
        .find_map(|(value, sign)| text.strip_prefix(sign).map(|rest| (value, rest)))
}

/// Whether a line is a day and nothing else.
pub(super) fn is_day(line: &str) -> bool {
    Day::parse(line.trim()).is_some() || is_english_day(line)
}

/// Whether a line is a day in English: `11 December 2026`, `December 11, 2026`.
pub(super) fn is_english_day(line: &str) -> bool {
    let parts: Vec<String> = line
        .split([' ', ',', '\u{a0}'])
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect();
    let is_month = |part: &String| words::of("month").any(|word| word == part);
    let is_number = |part: &String| part.bytes().all(|sign| sign.is_ascii_digit());
    parts.len() == 3
        && parts.iter().filter(|part| is_month(part)).count() == 1
        && parts.iter().filter(|part| is_number(part)).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_numbers_that_are_none() {
        let read = |text| marker(text).map(|mark| (mark.style, mark.number));
        for (text, style, number) in [
            ("一、表1不全", Style::Han, 1),
            ("十二、表1", Style::Han, 12),
            ("（三）表1", Style::HanInBrackets, 3),
            ("１．表1", Style::Digit, 1),
            ("2、表1", Style::Digit, 2),
            ("（10）表1", Style::DigitInBrackets, 10),
            ("3) 表1", Style::DigitInBrackets, 3),
            ("1.2 表1", Style::Second, 2),
            ("③表1", Style::Circled, 3),
            ("第二，表1", Style::Named, 2),
            ("问题4：表1", Style::Named, 4),
            ("二是表1", Style::Being, 2),
            ("• 表1", Style::Bullet, 0),
            ("3\t承诺书\t未盖章", Style::Digit, 3),
        ] {
            assert_eq!(read(text), Some((style, number)), "{text}");
        }
        for text in
            ["2026.11.28 前提交", "1.5亿条", "10个工作日内", "一般个人信息", "第三方名称", "2026年"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
