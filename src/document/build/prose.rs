//! Days within the words of an answer, as papers in Chinese say them.
//!
//! Where a line ends, office suites part `2026-11-03` within its figures, and `2026年11月3日` between its words alone. What is not a day by
//! itself, such as the number of a paper, stays as it was written.

use std::borrow::Cow;

use memchr::memchr;

use crate::day::Day;

/// The words with each day of their own said out; the same words where there is none.
pub(crate) fn with_days_said(words: &str) -> Cow<'_, str> {
    // Most words hold no day, as they hold no dash.
    if memchr(b'-', words.as_bytes()).is_none() {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find(joins) {
        let (ahead, from) = rest.split_at(at);
        let (token, after) = from.split_at(from.find(|c| !joins(c)).unwrap_or(from.len()));
        out.push_str(ahead);
        out.push_str(&said(token).unwrap_or_else(|| token.to_owned()));
        rest = after;
    }
    out.push_str(rest);
    if out == words { Cow::Borrowed(words) } else { Cow::Owned(out) }
}

/// The same of words that nobody else holds.
pub(super) fn days_said(words: String) -> String {
    let said = match with_days_said(&words) {
        Cow::Owned(said) => Some(said),
        Cow::Borrowed(_) => None,
    };
    said.unwrap_or(words)
}

fn said(token: &str) -> Option<String> {
    let is_typed = token.len() == "2026-11-03".len() && token.split('-').count() == 3;
    let day = is_typed.then(|| Day::parse(token))?;
    day.map(|day| day.spoken().zh)
}

/// Whether a character may belong to a number or a code.
fn joins(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '#' | ':' | '@' | '+')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_said_and_a_number_stays() {
        for (written, said) in [
            ("测试T21-2（2026-10-28）", "测试T21-2（2026年10月28日）"),
            ("2026-03-02至2026-11-05", "2026年3月2日至2026年11月5日"),
            ("V3.0（2026-11-13批准）", "V3.0（2026年11月13日批准）"),
        ] {
            assert_eq!(with_days_said(written), said);
        }
        for same in [
            "",
            "只有汉字",
            "HR-DEL-2026-11-05",
            "2026-11-05-R",
            "XL/2026-11-05",
            "0755-5550-0132",
            "2026-13-45",
            "2026-11",
            "2026年11月5日",
        ] {
            assert_eq!(with_days_said(same), same);
        }
    }
}
