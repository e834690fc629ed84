//! Periods that cannot be read: for ever, for some years, 2.25 years, three to five years.
//!
//! They are held against nothing, and each is told: what is passed over in silence would count as the same.

use std::collections::BTreeSet;

use crate::form::Place;
use crate::text::{Phrase, t};

use super::case::Case;
use super::number::{fraction, is_range, is_vague, number};
use super::period::{LONGEST, MOST_YEARS, Unit, is_age, is_of_other, is_often, periods, unit_at};
use super::plain::{Plain, Span};
use super::things::{Topic, topics};
use super::words::{lies_in, listed, mark};

/// The most of them that a note names.
const NAMED: usize = 12;

/// The parts of a sentence that tell for how long something is kept, or by when an answer comes, in words that cannot be compared.
pub(super) fn unread(plain: &Plain, denied: &[Span]) -> Vec<(Topic, Span)> {
    let without = plain.without(&plain.all(mark("no_unread_period")));
    let mut all = without.all(mark("unread_period"));
    all.extend(numbers(plain));
    all.sort_by_key(|at| at.start);
    all.dedup_by(|next, known| next.start < known.end);
    all.retain(|at| !lies_in(at, denied));
    let of = topics(plain, all.iter());
    let is_hours = |at: &Span| {
        plain.has_any(mark("hotline"))
            && (at.start..at.end)
                .any(|at| unit_at(plain, at).is_some_and(|(one, _)| one.unit == Unit::Hours))
    };
    let found = of.into_iter().zip(all).filter(|(_, at)| !is_hours(at));
    // How soon an incident is told is seldom counted: "as soon as possible" is no period that could not be read.
    let found = found.filter_map(|(topic, at)| Some((topic?, at)));
    found.filter(|(topic, _)| *topic != Topic::Incident).collect()
}

/// Numbers of four figures before "year" are years of the calendar.
const CALENDAR: std::ops::RangeInclusive<u32> = 1_000..=9_999;

/// Numbers before a unit that are no period: with a fraction, of a range, only about a number, or larger than any that is read.
fn numbers(plain: &Plain) -> Vec<Span> {
    let read = periods(plain);
    let mut out = Vec::new();
    let mut at = 0;
    while at < plain.small.len() {
        let found = fraction(plain, at).map(|(_, _, to)| (None, to, true)).or_else(|| {
            let (count, to) = number(plain, at)?;
            Some((Some(count), to, is_range(plain, at) || is_vague(plain, at, to)))
        });
        let Some((count, to, is_odd)) = found else {
            at += 1;
            continue;
        };
        let is_more = |c: &char| listed("vague_behind").any(|all| all.contains(*c));
        let is_about = plain.small.get(to).is_some_and(is_more);
        let behind = to + usize::from(is_about || plain.small.get(to) == Some(&' '));
        if let Some((one, end)) = unit_at(plain, behind) {
            let unit = one.unit;
            let is_year =
                unit == Unit::Years && count.is_some_and(|count| CALENDAR.contains(&count));
            let most = if unit == Unit::Years { MOST_YEARS } else { LONGEST };
            let is_long = count.is_some_and(|count| count > most);
            let is_none = is_year
                || is_of_other(plain, end)
                || is_often(plain, at)
                || is_age(plain, at)
                || read.iter().any(|one| one.at.start <= at && end <= one.at.end);
            if (is_odd || is_about || is_long) && !is_none {
                out.push(at..end);
            }
        }
        at = to;
    }
    out
}

/// What is told of them: those of the page with their paragraphs, those of the record with their answers.
pub(super) fn notes(case: &Case<'_>, held: &[Place]) -> Vec<Phrase> {
    let mut named: Vec<Phrase> = Vec::new();
    for (_, sentence) in case.page.sentences() {
        for (_, at) in unread(&sentence.plain, &sentence.denied) {
            let words: String = sentence.plain.cased.get(at).unwrap_or_default().iter().collect();
            let one = case.page.at(sentence, &words);
            if !named.contains(&one) {
                named.push(one);
            }
        }
    }
    let answers = case.held.facts.answers();
    let places: BTreeSet<String> = held.iter().map(ToString::to_string).collect();
    let held: Vec<Phrase> = places
        .iter()
        .filter_map(|id| held.iter().find(|place| place.to_string() == *id))
        .map(|place| place.named(answers))
        .collect();
    let page = counted(named).map(|(count, named)| {
        said!(
            "页面有{count}处期限没有读懂，没有和记录比较，请逐处核对：{named}。",
            "{count} {count?period|periods} of the page could not be read and {count?was|were} not compared; look at {count?it|each}: {named}.",
            count,
            named,
        )
    });
    let record = counted(held).map(|(count, named)| {
        said!(
            "记录有{count}个答案里的期限没有读懂，没有和页面比较，请逐处核对：{named}。",
            "In {count} {count?answer|answers} of the record a period could not be read and was not compared; look at {count?it|each}: {named}.",
            count,
            named,
        )
    });
    page.into_iter().chain(record).collect()
}

/// How many there are, and the first of them; nothing of none.
fn counted(all: Vec<Phrase>) -> Option<(usize, Phrase)> {
    let count = all.len();
    let more = if count > NAMED { t("等", " and others").into() } else { Phrase::default() };
    let named = Phrase::list(all.into_iter().take(NAMED));
    (count > 0).then(|| (count, said!("{named}{more}", "{named}{more}", named, more)))
}

#[cfg(test)]
mod tests {
    use super::super::words::denied;
    use super::*;

    #[test]
    fn what_cannot_be_read_is_found_and_what_can_is_not() {
        let found = |text: &str| -> Vec<String> {
            let plain = Plain::new(text);
            unread(&plain, &denied(&plain)).into_iter().map(|(_, at)| plain.part(&at)).collect()
        };
        for (text, expected) in [
            ("您的信息永久保存", "永久"),
            ("We retain it indefinitely", "indefinitely"),
            ("保存2.25年后删除", "2.25年"),
            ("kept for 1.5 months", "1.5 months"),
            ("保存三至五年", "五年"),
            ("stored for 3-5 years", "5 years"),
            ("信息保存若干年", "若干年"),
            ("在10至15个工作日内答复", "15个工作日"),
            ("信息保存几年", "几年"),
            ("信息保存十余年", "十余年"),
            ("信息保存三十多天", "三十多天"),
            ("信息保存300年", "300年"),
            ("信息保存30000天", "30000天"),
            ("信息保存数十年", "数十年"),
            ("信息保存两三年", "两三年"),
            ("信息保存二三十年", "二三十年"),
            ("we keep it for a few years", "a few years"),
            ("we keep it for 300 years", "300 years"),
            (
                "it does not delete your personal information and keeps it indefinitely",
                "indefinitely",
            ),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in [
            "永久删除您的信息",
            "We will permanently delete your data",
            "不会永久保存",
            "we do not keep it indefinitely",
            "保存2.5年",
            "保存三周年",
            "保存三年",
            "采用 TLS 1.3 传输并保存",
            "长期合作的伙伴",
            "保存14至18周岁用户的信息",
            "we keep information of persons aged 14 to 18 years",
            "保存2024至2026年的信息",
            "信息每2至3年删除一次",
            "kept under ISO 27001 - 5 years",
            "多年来重视信息保存安全",
            "终身保修，信息保存三年",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
