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

/// The last day of an answer, as a letter has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastDay {
    /// The day.
    pub day: Day,
    /// Whether it counts for certain: "no later than", an hour of it, or a term that ends with it; "before" leaves that open.
    pub is_included: bool,
}

/// By which day the papers are wanted, where the letter that came on the day `received` names it: the end of a term that it states, else
/// what its last sentence asks. A day without a year is one of the three months that follow; what has passed is no last day.
pub fn last_day(letter: &str, received: Day) -> Option<LastDay> {
    let joined = joined(letter);
    let of = |sentence: &str, is_it: &dyn Fn(&Before) -> bool| {
        let mut all = before(sentence, Some(received)).filter(|one| one.last.day >= received);
        all.find(is_it).map(|one| one.last)
    };
    let stated = sentences(&joined).find_map(|sentence| of(sentence, &|one| one.led == Led::End));
    let asked = || {
        let asks = |sentence: &&str| has("ask", sentence) || has("ask_by", sentence);
        let all: Vec<&str> = sentences(&joined).filter(asks).collect();
        all.into_iter().rev().find_map(|sentence| of(sentence, &|one| one.is_wanted))
    };
    stated.or_else(asked)
}

/// The day by which a text wants something done beside the papers: one before which it says so, and not only what is to be handed in.
pub(super) fn due_in(text: &str) -> Option<Day> {
    let is_due = |one: &Before| !one.is_handing && one.led == Led::By;
    before(text, None).find(is_due).map(|one| one.last.day)
}

/// What the last sentence of a letter says that asks for something; else the first that says it.
fn told<T>(letter: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let joined = joined(letter);
    let all: Vec<&str> = sentences(&joined).filter(|words| read(words).is_some()).collect();
    let asked = all.iter().rev().find(|words| has("ask", words));
    asked.or(all.first()).and_then(|words| read(words))
}

/// The lines of a letter as one; a number that ends a line, as of a telephone, is none with the day that begins the next.
fn joined(letter: &str) -> String {
    let mut out = String::new();
    for line in letter.lines().map(str::trim) {
        let is_digit = |sign: char| sign.is_ascii_digit();
        if out.ends_with(is_digit) && line.starts_with(is_digit) {
            out.push('。');
        }
        out.push_str(line);
    }
    out
}

/// The number with which a text ends.
fn last_number(text: &str) -> Option<u32> {
    let starts = text.char_indices().rev().take(3).filter_map(|(at, _)| text.get(at..));
    starts.filter_map(read_number).last()
}

/// A day, and what is to be done before it.
struct Before {
    last: LastDay,
    /// Whether that is handing in papers.
    is_handing: bool,
    /// Whether papers or an answer are asked for by that day.
    is_wanted: bool,
    led: Led,
}

/// What leads to a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Led {
    /// Nothing that says more than a "before" behind it.
    By,
    /// It is said to be the last: "no later than".
    Limit,
    /// A term of an answer is said to end with it.
    End,
}

/// The days before which a text wants something, in their order; those without a year only where it is said from which day on.
fn before(text: &str, from: Option<Day>) -> impl Iterator<Item = Before> {
    // What is quoted says what stands in a paper, not what is wanted; and a day is typed with spaces and without.
    let mut is_quoted = false;
    let own = text.chars().filter(|sign| {
        is_quoted = (is_quoted || *sign == '“') && *sign != '”';
        !is_quoted && *sign != '”' && !sign.is_whitespace()
    });
    let signs: Vec<char> = own.map(crate::day::half_width).collect();
    (0..signs.len()).filter_map(move |at| day_at(&signs, at, from))
}

/// The day that begins at a place, if one does and something is wanted before it.
fn day_at(signs: &[char], at: usize, from: Option<Day>) -> Option<Before> {
    let is_digit = |sign: char| {
        sign.is_ascii_digit() || words::of("number").any(|word| word.starts_with(sign))
    };
    let first = *signs.get(at)?;
    let text: String = signs.get(at.saturating_sub(LEAD)..at)?.iter().collect();
    if !is_digit(first) || text.ends_with(is_digit) {
        return None;
    }
    let text = words::of("this_year").find_map(|own| text.strip_suffix(own)).unwrap_or(&text);
    // Of each year, or of another one than this: none of these is the next day of that name.
    let from = from.filter(|_| !text.ends_with(YEAR));
    let led = match (ends(text, "end"), ends(text, "limit")) {
        (true, _) => Led::End,
        (_, true) => Led::Limit,
        _ => Led::By,
    };
    let is_asked = led == Led::Limit || words::of("by").any(|word| text.ends_with(word));
    (SHORTEST_DAY..=LONGEST_DAY).rev().find_map(|length| {
        let written: String = signs.get(at..at + length)?.iter().collect();
        let rest: String = signs.get(at + length..)?.iter().take(BEHIND).collect();
        let day = match length {
            WITH_YEAR.. => Day::parse(&written).or_else(|| next_of_name(&written, from?)),
            _ => next_of_name(&written, from?),
        };
        let day = day?;
        let (behind, has_hour) = behind_hour(&rest);
        let after = words::of("before").find_map(|word| behind.strip_prefix(word));
        let after = after.or(Some(behind).filter(|_| led != Led::By))?;
        let begins = |kind, text: &str| words::of(kind).any(|word| text.starts_with(word));
        let is_handing = begins("handing", after) && !has("remedy", after);
        let last = LastDay { day, is_included: led != Led::By || has_hour };
        Some(Before { last, is_handing, is_wanted: is_asked && is_wanted(after), led })
    })
}

/// Whether papers or an answer are what is wanted behind a day: not what a paper says of what came, or of a remedy.
fn is_wanted(after: &str) -> bool {
    let after = without_bracket(after).trim_start_matches([',', '、', '。']);
    let clause = after.split(['。', ';', ',']).next().unwrap_or_default();
    let read = |word: &str, at: usize| {
        let rest = clause.get(at + word.len()..).unwrap_or_default();
        let led = clause.get(..at).unwrap_or_default();
        !rest.starts_with('的') && !has("remedy", led)
    };
    let asked = |word: &'static str| match clause.find(word) {
        // What stands first is wanted, and so is what is led to it.
        Some(0) => read(word, 0),
        Some(at) => words::of("lead").any(|lead| clause.starts_with(lead)) && read(word, at),
        None => false,
    };
    words::of("handing").chain(words::of("reply")).any(asked)
}

/// Whether a text ends with a word of a kind, but for what leads from it to a day.
fn ends(text: &str, kind: &str) -> bool {
    let bare = text.trim_end_matches([':', '为', '是', '至', '到', '截', '止', ')']);
    words::of(kind).any(|word| text.ends_with(word) || bare.ends_with(word))
}

/// What stands behind the weekday and the hour of a day, and whether there was an hour: `(星期六)17:00`, `下班`.
fn behind_hour(mut rest: &str) -> (&str, bool) {
    let mut has_hour = false;
    loop {
        let bare = without_bracket(rest);
        let weekday = words::of("weekday").find_map(|word| bare.strip_prefix(word));
        if let Some(behind) = weekday {
            rest = behind;
            continue;
        }
        let hour = || words::of("hour").find_map(|word| bare.strip_prefix(word));
        let digit = || bare.strip_prefix(|sign: char| sign.is_ascii_digit());
        match hour().or_else(digit) {
            Some(behind) => (rest, has_hour) = (behind, true),
            None => return (bare, has_hour),
        }
    }
}

/// A text without a short remark in brackets with which it begins.
fn without_bracket(text: &str) -> &str {
    let inside = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    inside.filter(|(remark, _)| remark.chars().count() <= REMARK).map_or(text, |(_, rest)| rest)
}

/// The first day that is called so from a day on, by its month and date, within three months.
fn next_of_name(written: &str, from: Day) -> Option<Day> {
    if !written.contains(MONTH) {
        return None;
    }
    let of = |year: u16| Day::parse(&format!("{year}{YEAR}{written}"));
    let next = of(from.year()).filter(|day| *day >= from);
    let last = from.months_after(NEAR)?;
    next.or_else(|| of(from.year().checked_add(1)?)).filter(|day| *day <= last)
}

const YEAR: char = '年';
const MONTH: char = '月';

/// In months: of an answer no later day is meant.
const NEAR: u32 = 3;

/// So many signs before a day tell whether a term ends with it.
const LEAD: usize = 12;

/// So many signs behind a day tell whether something is to be done before it.
const BEHIND: usize = 40;

/// So many signs has a remark between a day and what follows it.
const REMARK: usize = 8;

/// So many signs a day has at least: `1月5日`.
const SHORTEST_DAY: usize = 4;

/// So many signs a day with its year has at least: `2026-1-5`.
const WITH_YEAR: usize = 8;

/// So many signs a day has at most: `二〇二七年十二月二十五日`.
const LONGEST_DAY: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    fn of(letter: &str) -> Option<String> {
        last_day(letter, Day::parse("2026-11-28").unwrap()).map(|last| last.day.to_string())
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
            ("请于 2027 年 3 月 31 日前提交。", "2027-03-31"),
            ("请于12月5日（含）前，按照上述要求修改后重新提交。", "2026-12-05"),
            ("补正材料应于今年12月5日前将纸质材料邮寄我办。", "2026-12-05"),
            ("补正期限：2026年12月8日。\n1. 请于2026年12月31日前重新签署合同。", "2026-12-08"),
            ("请在12月5日前提交。\n联系电话：0555-5550126\n2026年12月1日", "2026-12-05"),
            (
                "1. 请于12月3日前完成整改。\n2. 请补充地点。\n以上材料请于2026年12月\n8日前提交。",
                "2026-12-08",
            ),
        ] {
            assert_eq!(of(words).as_deref(), Some(day), "{words}");
        }
    }

    #[test]
    fn whether_the_day_counts_is_known_or_left_open() {
        let received = Day::parse("2026-11-28").unwrap();
        for (words, is_included) in [
            ("请于12月5日前提交。", false),
            ("请于12月5日（星期六）前提交。", false),
            ("请于12月5日17时前提交。", true),
            ("请不迟于12月5日提交。", true),
            ("补正期限：12月5日。", true),
        ] {
            assert_eq!(last_day(words, received).unwrap().is_included, is_included, "{words}");
        }
    }

    #[test]
    fn what_a_paper_says_of_keeping_is_nothing_undertaken() {
        assert_eq!(due_in("合同约定境外接收方不晚于2028年6月30日删除数据，请核对。"), None);
        assert_eq!(due_in("保存至最晚2030年12月31日，请说明。"), None);
        assert!(due_in("请于 2027 年 3 月 31 日前完成整改。").is_some());
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
            "合同约定境外接收方不晚于2028年6月30日删除数据，请核对。",
            "你公司11月1日前提交的材料不齐全，请补齐。",
            "你公司应当在3月31日前提交年度报告，未见，请补充。",
            "请核对附录一：2027年6月30日前送达境外的数据。",
            "请补充表中2026年12月31日前补录的人数。",
            "请在表10.2前补充一段说明。",
            "请在附录11-1前补充，图12-3前补充，3.2.1前补充。",
            "每年 3 月 31 日前报送的报告，请补充。",
            "截至2026年12月5日，请你公司核实的人数仍未提交。",
            "请说明12月5日提交的材料为何不一致。",
        ] {
            assert_eq!(of(words), None, "{words}");
        }
    }
}
