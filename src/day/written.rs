//! Days as people write them. What may be two days, or a day of another century, is never taken as one of them.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{Day, half_width};
use crate::text::{Meaning, Phrase, phrase};

/// The first and the last year that a record can hold.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2200;
/// Serial day numbers of spreadsheets that are offered as days: 2000 to 2099 in the system that counts from 1900.
const SERIALS: std::ops::RangeInclusive<u32> = 36_526..=73_050;
/// Two-digit years below this are of this century where the form is not in doubt.
const PIVOT: u16 = 50;

static MONTHS: LazyLock<Vec<(&'static str, u8)>> = LazyLock::new(|| {
    let lines = include_str!("months.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let (number, names) = line.split_once('\t')?;
            let number: u8 = number.parse().ok()?;
            Some(names.split('\t').map(move |name| (name, number)))
        })
        .flatten()
        .collect()
});

/// What a written day means.
pub(super) fn meaning(text: &str) -> Meaning<Day> {
    // As the file holds it; nothing else is read as often.
    if let Some(day) = stored(text) {
        return Meaning::Certain(day);
    }
    let plain = plain(text);
    let plain = without_hour(&plain);
    let digits = plain.bytes().all(|b| b.is_ascii_digit());
    match (digits, plain.len()) {
        (true, 8) => eight(plain),
        (true, 6) => six(plain),
        (true, 1..=5) => serial(plain),
        _ => parts(plain),
    }
}

/// `2026-03-01` and nothing else.
fn stored(text: &str) -> Option<Day> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
        return None;
    }
    day(text.get(..4)?.parse().ok()?, text.get(5..7)?.parse().ok()?, text.get(8..)?.parse().ok()?)
        .ok()
}

/// Half-width, lower case, one space where there were several; Chinese digits as digits.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.trim().chars().map(half_width).flat_map(char::to_lowercase) {
        let c = match c {
            '\u{200b}'..='\u{200d}' | '\u{feff}' => continue,
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    if out.contains(['年', '月']) { chinese(&out) } else { out }
}

/// `二〇二六年九月二十八日` in digits.
fn chinese(text: &str) -> String {
    const DIGITS: &str = "〇一二三四五六七八九";
    let digit = |c: char| match c {
        '零' | '○' => Some(0),
        c => DIGITS.chars().position(|known| known == c),
    };
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match digit(c) {
            Some(number) => out.push_str(&number.to_string()),
            _ if c == '十' => {
                // 十 is 10, 十八 is 18, 二十 is 20, 二十八 is 28.
                if !out.ends_with(|c: char| c.is_ascii_digit()) {
                    out.push('1');
                }
                if chars.peek().copied().and_then(digit).is_none() {
                    out.push('0');
                }
            }
            _ => out.push(c),
        }
    }
    out
}

/// Without an hour behind the day, as exports have it; one with a zone may be another day and stays.
fn without_hour(text: &str) -> &str {
    let Some((day, hour)) = text.split_once(['t', ' ']) else { return text };
    let is_hour = hour.contains(':')
        && hour.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
        && hour.starts_with(|c: char| c.is_ascii_digit());
    if is_hour && day.starts_with(|c: char| c.is_ascii_digit()) { day } else { text }
}

fn unsure(readings: Vec<Day>, why: Phrase) -> Meaning<Day> {
    Meaning::Unsure(readings, why)
}

fn not_understood() -> Meaning<Day> {
    unsure(
        Vec::new(),
        phrase("不是有效日期，格式如 2026-03-01", "is not a day; write it like 2026-03-01"),
    )
}

/// The day, or why there is none.
fn day(year: u16, month: u8, date: u8) -> Result<Day, Phrase> {
    if !YEARS.contains(&year) {
        return Err(said!(
            "不是有效日期：年份应在{start}至{end}之间",
            "is not a day: the year must be from {start} to {end}",
            start = YEARS.start(),
            end = YEARS.end(),
        ));
    }
    if NaiveDate::from_ymd_opt(year.into(), month.into(), 1).is_none() {
        return Err(said!(
            "不是有效日期：没有{month}月",
            "is not a day: there is no month {month}",
            month,
        ));
    }
    match NaiveDate::from_ymd_opt(year.into(), month.into(), date.into()) {
        Some(found) => Ok(Day::from_civil(found)),
        None => Err(phrase(
            format!("不是有效日期：{year}年{month}月没有{date}日"),
            format!("is not a day: {year}-{month:02} has no day {date}"),
        )),
    }
}

fn certain(found: Result<Day, Phrase>) -> Meaning<Day> {
    match found {
        Ok(day) => Meaning::Certain(day),
        Err(why) => unsure(Vec::new(), why),
    }
}

/// Each day once, in the order given; the reason of the first that does not exist if none does.
fn one_of(found: impl IntoIterator<Item = Result<Day, Phrase>>, why: Phrase) -> Meaning<Day> {
    let (mut days, mut reason) = (Vec::new(), None);
    for one in found {
        match one {
            Ok(day) if !days.contains(&day) => days.push(day),
            Ok(_) => {}
            Err(why) => reason = reason.or(Some(why)),
        }
    }
    match (days.is_empty(), reason) {
        (true, Some(reason)) => unsure(days, reason),
        _ => unsure(days, why),
    }
}

/// `20260928`; turned round, as 28092026, only offered.
fn eight(text: &str) -> Meaning<Day> {
    let number = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse().ok());
    let small = |from, to| number(from, to).and_then(|number: u16| u8::try_from(number).ok());
    let (Some(year), Some(month), Some(date)) = (number(0, 4), small(4, 6), small(6, 8)) else {
        return not_understood();
    };
    match day(year, month, date) {
        Ok(day) => Meaning::Certain(day),
        Err(why) => {
            let turned = number(4, 8).zip(small(2, 4)).zip(small(0, 2));
            let turned = turned.and_then(|((year, month), date)| day(year, month, date).ok());
            let order = || phrase("年份通常写在前面", "the year usually stands first");
            match turned {
                Some(turned) => unsure(vec![turned], order()),
                None => unsure(Vec::new(), why),
            }
        }
    }
}

/// `260928`: which two digits are the year nobody can tell.
fn six(text: &str) -> Meaning<Day> {
    let number = |at: usize| text.get(at..at + 2).and_then(|part| part.parse::<u8>().ok());
    let (Some(a), Some(b), Some(c)) = (number(0), number(2), number(4)) else {
        return not_understood();
    };
    two_digit_years(a, b, c)
}

/// A serial day number. The cell of a workbook that is known to hold a day never comes here.
fn serial(text: &str) -> Meaning<Day> {
    let number: u32 = text.parse().unwrap_or_default();
    if !SERIALS.contains(&number) {
        return not_understood();
    }
    // The count from 1900 takes 29 February 1900 for a day, so day 0 is 30 December 1899.
    let base = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    let found = base.checked_add_days(chrono::Days::new(number.into())).map(Day::from_civil);
    unsure(
        found.into_iter().collect(),
        phrase("像是电子表格的日期序号", "it looks like the serial day number of a spreadsheet"),
    )
}

/// A part of a written day.
#[derive(Clone, Copy, Debug)]
enum Part<'a> {
    Number(&'a str),
    Month(u8),
}

/// Three parts with marks, spaces or 年, 月 and 日 between them.
fn parts(text: &str) -> Meaning<Day> {
    let is_chinese = text.contains('年');
    let text = text.trim_end_matches(['日', '号', '.', ',', ' ']);
    let split = |c: char| matches!(c, '-' | '/' | '.' | ',' | ' ' | '年' | '月' | '\'');
    let mut found = Vec::new();
    for word in text.split(split).filter(|word| !word.is_empty()) {
        match part(word) {
            Some(part) => found.push(part),
            None if matches!(word, "the" | "of" | "den" | "le" | "de") => {}
            None => return not_understood(),
        }
    }
    match found.as_slice() {
        [Part::Number(a), Part::Number(b), Part::Number(c)] => numbers(a, b, c, is_chinese),
        [Part::Number(date), Part::Month(month), Part::Number(year)]
        | [Part::Month(month), Part::Number(date), Part::Number(year)]
            if year.len() == 4 && date.len() <= 2 =>
        {
            certain(named(year, *month, date))
        }
        [Part::Number(year), Part::Month(month), Part::Number(date)]
            if year.len() == 4 && date.len() <= 2 =>
        {
            certain(named(year, *month, date))
        }
        [Part::Number(a), Part::Month(month), Part::Number(b)] if a.len() <= 2 && b.len() == 2 => {
            let days = [(b, a), (a, b)].map(|(year, date)| {
                let (year, date) =
                    (year.parse().unwrap_or(u8::MAX), date.parse().unwrap_or(u8::MAX));
                day(century(year), *month, date)
            });
            one_of(days, two_digits())
        }
        [Part::Month(month), Part::Number(date), Part::Number(year)]
            if date.len() <= 2 && year.len() == 2 =>
        {
            let year = year.parse().unwrap_or(u8::MAX);
            let date = date.parse().unwrap_or(u8::MAX);
            one_of([day(century(year), *month, date)], two_digits())
        }
        [Part::Number(year), Part::Number(_)] | [Part::Month(_), Part::Number(year)]
            if year.len() == 4 =>
        {
            lacks(phrase("缺少日", "lacks the day of the month"))
        }
        [Part::Number(_), Part::Number(_)] if is_chinese => {
            lacks(phrase("缺少日", "lacks the day of the month"))
        }
        [Part::Number(date), Part::Month(_)] | [Part::Month(_), Part::Number(date)]
            if date.len() <= 2 =>
        {
            lacks(phrase("缺少年份", "lacks the year"))
        }
        [Part::Number(a), Part::Number(b)] if a.len() <= 2 && b.len() <= 2 => {
            lacks(phrase("缺少年份", "lacks the year"))
        }
        _ => not_understood(),
    }
}

fn lacks(what: Phrase) -> Meaning<Day> {
    unsure(
        Vec::new(),
        said!("{what}，请写全，如 2026-03-01", "{what}; write it in full, like 2026-03-01", what),
    )
}

fn part(word: &str) -> Option<Part<'_>> {
    if let Some((_, number)) = MONTHS.iter().find(|(name, _)| *name == word) {
        return Some(Part::Month(*number));
    }
    let digits = ["st", "nd", "rd", "th", "er"]
        .into_iter()
        .find_map(|end| word.strip_suffix(end))
        .filter(|digits| digits.len() <= 2)
        .unwrap_or(word);
    (!digits.is_empty() && digits.len() <= 5 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then_some(Part::Number(digits))
}

/// A day whose month is named.
fn named(year: &str, month: u8, date: &str) -> Result<Day, Phrase> {
    day(year.parse().unwrap_or_default(), month, date.parse().unwrap_or(u8::MAX))
}

/// Three numbers.
fn numbers(a: &str, b: &str, c: &str, is_chinese: bool) -> Meaning<Day> {
    let number = |text: &str| text.parse::<u16>().unwrap_or(u16::MAX);
    let small = |text: &str| text.parse::<u8>().unwrap_or(u8::MAX);
    let short = |text: &str| text.len() <= 2;
    match (a.len(), c.len()) {
        (3.., _) if short(b) && short(c) => certain(day(number(a), small(b), small(c))),
        // 年 says which it is.
        (2, _) if is_chinese && short(b) && short(c) => {
            let year = small(a);
            if u16::from(year) < PIVOT {
                certain(day(2000 + u16::from(year), small(b), small(c)))
            } else {
                let years =
                    [1900, 2000].map(|from| day(from + u16::from(year), small(b), small(c)));
                one_of(years, two_digits())
            }
        }
        (_, 4) if short(a) && short(b) => {
            let year = number(c);
            let (day_first, month_first) =
                (day(year, small(b), small(a)), day(year, small(a), small(b)));
            match (day_first, month_first) {
                (Ok(one), Ok(other)) if one != other => unsure(
                    vec![one, other],
                    phrase(
                        "有的国家先写日，有的先写月",
                        "some countries write the day first, others the month",
                    ),
                ),
                (Ok(one), _) | (_, Ok(one)) => Meaning::Certain(one),
                (Err(why), Err(_)) => unsure(Vec::new(), why),
            }
        }
        (1..=2, 1..=2) if short(b) => two_digit_years(small(a), small(b), small(c)),
        _ => not_understood(),
    }
}

/// The year that two digits mean where nothing else is said.
fn century(year: u8) -> u16 {
    let year = u16::from(year);
    if year < PIVOT { 2000 + year } else { 1900 + year }
}

fn two_digits() -> Phrase {
    phrase("年份只写了两位", "the year has two digits only")
}

/// Year first, day first, month first.
fn two_digit_years(a: u8, b: u8, c: u8) -> Meaning<Day> {
    let days = [(a, b, c), (c, b, a), (c, a, b)];
    let days =
        days.map(
            |(year, month, date)| {
                if year > 99 { day(0, month, date) } else { day(century(year), month, date) }
            },
        );
    one_of(days, two_digits())
}
