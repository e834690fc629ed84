//! Until when a letter wants its answer, and until when something is wanted beside the papers.

use super::split::{read_number, sentences};
use super::words::{self, has};
use crate::day::Day;

/// In how many working days an answer is wanted, where the letter says so: the last sentence that asks for it tells.
pub fn term(letter: &str) -> Option<u32> {
    told(letter, |sentence| {
        words::of("term").find_map(|unit| {
            let (before, _) = sentence.split_once(unit)?;
            last_number(before.trim_end())
        })
    })
}

/// By which day the papers are wanted, where the letter that came on the day `received` names it. A day without a year is the first one
/// of that name from then on; what has passed by then is no last day.
pub fn last_day(letter: &str, received: Day) -> Option<Day> {
    told(letter, |sentence| {
        let asks = has("ask", sentence);
        let is_wanted = |one: &Before| {
            let is_asked = asks && (one.is_handing || one.is_reply);
            (one.is_end || is_asked) && one.day >= received
        };
        before(sentence, Some(received)).find(is_wanted).map(|one| one.day)
    })
}

/// The day by which a text wants something done beside the papers: one before which it says so, and not only what is to be handed in.
pub(super) fn due_in(text: &str) -> Option<Day> {
    before(text, None).find(|one| !one.is_handing && !one.is_end).map(|one| one.day)
}

/// What the last sentence of a letter says that asks for something; else the first that says it.
fn told<T>(letter: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let joined: String = letter.lines().map(str::trim).collect();
    let all: Vec<&str> = sentences(&joined).filter(|words| read(words).is_some()).collect();
    let asked = all.iter().rev().find(|words| has("ask", words));
    asked.or(all.first()).and_then(|words| read(words))
}

/// The number with which a text ends.
fn last_number(text: &str) -> Option<u32> {
    let starts = text.char_indices().rev().take(3).filter_map(|(at, _)| text.get(at..));
    starts.filter_map(read_number).last()
}

/// A day, and what is to be done before it.
struct Before {
    day: Day,
    /// Whether that is handing in papers.
    is_handing: bool,
    /// Whether it is answering.
    is_reply: bool,
    /// Whether a term is said to end with it.
    is_end: bool,
}

/// The days before which a text wants something, in their order; those without a year only where it is said from which day on.
fn before(text: &str, from: Option<Day>) -> impl Iterator<Item = Before> {
    // What is quoted says what stands in a paper, not what is wanted.
    let mut is_quoted = false;
    let own = text.chars().filter(|sign| {
        is_quoted = (is_quoted || *sign == '“') && *sign != '”';
        !is_quoted && *sign != '”'
    });
    let signs: Vec<char> = own.map(crate::day::half_width).collect();
    (0..signs.len()).filter_map(move |at| day_at(&signs, at, from))
}

/// The day that begins at a place, if one does and something is wanted before it.
fn day_at(signs: &[char], at: usize, from: Option<Day>) -> Option<Before> {
    let is_digit = |sign: char| {
        sign.is_ascii_digit() || words::of("number").any(|word| word.starts_with(sign))
    };
    let (led_by, first) = (at.checked_sub(1).and_then(|at| signs.get(at)), *signs.get(at)?);
    if !is_digit(first) || led_by.is_some_and(|sign| is_digit(*sign)) {
        return None;
    }
    // Of each year, or of another one than this: none of these is the next day of that name.
    let from = from.filter(|_| led_by != Some(&YEAR));
    let lead: String = signs.get(at.saturating_sub(LEAD)..at)?.iter().collect();
    let (is_end, is_limit) = (ends(&lead, "end"), ends(&lead, "limit"));
    (SHORTEST_DAY..=LONGEST_DAY).rev().find_map(|length| {
        let written: String = signs.get(at..at + length)?.iter().collect();
        let rest: String = signs.get(at + length..)?.iter().take(BEHIND).collect();
        let rest = behind_hour(&rest);
        let after = words::of("before").find_map(|word| rest.strip_prefix(word));
        let after = after.or(Some(rest).filter(|_| is_end || is_limit))?;
        let day = Day::parse(&written).or_else(|| next_of_name(&written, from?))?;
        let begins = |kind| words::of(kind).any(|word| after.starts_with(word));
        let is_remedy = has("remedy", after);
        let (is_handing, is_reply) = (begins("handing") && !is_remedy, begins("reply"));
        Some(Before { day, is_handing, is_reply, is_end })
    })
}

/// Whether a text ends with a word of a kind, but for what leads from it to a day.
fn ends(text: &str, kind: &str) -> bool {
    let bare = text.trim_end_matches([':', '为', '是', '至', '到', ' ']);
    words::of(kind).any(|word| text.ends_with(word) || bare.ends_with(word))
}

/// What stands behind the weekday and the hour of a day: `(星期六)17:00`, `下班`.
fn behind_hour(mut rest: &str) -> &str {
    loop {
        let weekday =
            words::of("weekday").find_map(|word| rest.strip_prefix(word)?.split_once(')'));
        let hour = || words::of("hour").find_map(|word| rest.strip_prefix(word));
        let digit = || rest.strip_prefix(|sign: char| sign.is_ascii_digit());
        match weekday.map(|(_, rest)| rest).or_else(hour).or_else(digit) {
            Some(behind) => rest = behind,
            None => return rest,
        }
    }
}

/// The first day that is called so from a day on, by its month and date.
fn next_of_name(written: &str, from: Day) -> Option<Day> {
    let of = |year: u16| Day::parse(&format!("{year}{YEAR}{written}"));
    of(from.year()).filter(|day| *day >= from).or_else(|| of(from.year().checked_add(1)?))
}

const YEAR: char = '年';

/// So many signs before a day tell whether a term ends with it.
const LEAD: usize = 8;

/// So many signs behind a day tell whether something is to be done before it.
const BEHIND: usize = 40;

/// So many signs a day has at least: `1月5日`.
const SHORTEST_DAY: usize = 4;

/// So many signs a day has at most: `二〇二七年十二月二十五日`.
const LONGEST_DAY: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    fn of(letter: &str) -> Option<String> {
        last_day(letter, Day::parse("2026-11-28").unwrap()).map(|day| day.to_string())
    }

    #[test]
    fn the_day_by_which_papers_are_wanted_is_read_as_it_is_written() {
        for (words, day) in [
            ("请于2026年12月5日前提交补正材料。", "2026-12-05"),
            ("请你公司于12月5日前将补正材料报送我办。", "2026-12-05"),
            ("请于十二月二十五日之前书面答复。", "2026-12-25"),
            ("请于２０２６年１２月１５日以前提交。", "2026-12-15"),
            ("请于1月8日前一次性补齐。", "2027-01-08"),
            ("请于2026-12-05前提交。", "2026-12-05"),
            ("请于2026年12月5日（星期六）17时前提交。", "2026-12-05"),
            ("请于12月5日下午5:00前登录系统提交。", "2026-12-05"),
            ("请于12月5日下班前书面答复。", "2026-12-05"),
            ("请最迟12月5日提交。", "2026-12-05"),
            ("请不迟于2026年12月5日将补正材料报送我办。", "2026-12-05"),
            ("补正期限：2026年12月5日。", "2026-12-05"),
            ("补正截止时间为12月5日24时。", "2026-12-05"),
            (
                "1. 请于12月3日前完成整改。\n2. 请补充地点。\n以上材料请于2026年12月\n8日前提交。",
                "2026-12-08",
            ),
        ] {
            assert_eq!(of(words).as_deref(), Some(day), "{words}");
        }
    }

    #[test]
    fn what_is_no_last_day_of_the_papers_is_not_taken_for_one() {
        for words in [
            "请于2026年12月5日前完成整改。",
            "请说明如何保证每年3月31日前报送年度报告。",
            "请于次年1月5日前提交。",
            "请补充“2026年12月5日前提交”的依据。",
            "请于2026年11月1日前提交。",
            "你公司12月1日前提交的材料已收悉。",
            "请在收到后15日前后提交。",
            "请在10个工作日内提交。",
            "请于13月5日前提交。",
            "请于12月5日前通过技术措施完成整改。",
            "截至2026年12月5日，请你公司核实的人数仍未提交。",
            "请说明12月5日提交的材料为何不一致。",
        ] {
            assert_eq!(of(words), None, "{words}");
        }
    }
}
