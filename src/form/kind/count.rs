//! Counts as people write them, and as they stand in the file: one reader for every way in.
//!
//! What has two readings, or is only half understood, is never taken as one of them.

mod amount;
mod expression;
mod number;
mod words;

use serde_json::{Number, Value};

use crate::form::Range;
use crate::text::{Meaning, Phrase, Text, phrase, t};

/// What a whole number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Natural persons.
    Persons,
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// Copies of a paper.
    Copies,
    /// Records of a data set.
    Records,
    /// Equivalence classes.
    Classes,
    /// Megabytes.
    Megabytes,
}

impl Unit {
    const fn code(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Days => "days",
            Self::WorkingDays => "working_days",
            Self::Copies => "copies",
            Self::Records => "records",
            Self::Classes => "classes",
            Self::Megabytes => "megabytes",
        }
    }

    /// What the number is called.
    const fn noun(self) -> Text {
        match self {
            Self::Persons => t("人数", "number of persons"),
            Self::Days => t("天数", "number of days"),
            Self::WorkingDays => t("工作日数", "number of working days"),
            Self::Copies => t("份数", "number of copies"),
            Self::Records => t("记录数", "number of records"),
            Self::Classes => t("等价类数", "number of classes"),
            Self::Megabytes => t("数据量（MB）", "volume in MB"),
        }
    }
}

/// Why a written count is not taken as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// A mark that is for thousands in one country and for decimals in another.
    Marks,
    /// Groups of digits that no country writes so, or several numbers.
    Grouping,
    /// Begins with zeros, like a code.
    LeadingZero,
    /// Not a whole number.
    Fraction,
    /// "About", 余, 多.
    About,
    /// Several figures counted up.
    Enumerated,
    /// One end of a range has a unit, and the other may be meant in it.
    SharedUnit,
    /// From the larger to the smaller.
    Reversed,
    /// 12万3: three thousand or three.
    Colloquial,
    /// A word that is a thousand times as much in another language.
    Scale,
    /// Visits, not people.
    Visits,
    /// Said not to apply.
    NotApplicable,
    /// Said not to be known.
    Unknown,
    /// Below zero.
    Negative,
    /// Beyond what can be counted, or with more decimals.
    TooLarge,
    /// Names something else than is counted here.
    OtherUnit,
    /// Not understood.
    Words,
}

impl Doubt {
    fn said(self, unit: Unit) -> Phrase {
        let noun = unit.noun();
        match self {
            Self::Marks => phrase(
                "其中的点或者逗号，有的国家用来分隔千位，有的用作小数点",
                "its point or comma divides thousands in some countries and decimals in others",
            ),
            Self::Grouping => phrase(
                "数字的分组不是通常的写法，也可能是几个数",
                "its digits are not grouped in a usual way, or are several numbers",
            ),
            Self::LeadingZero => phrase("以0开头，像是编号", "it begins with 0, like a code"),
            Self::Fraction => said!(
                "不是整数；{noun}应为整数，请写明",
                "is not a whole number; write the {noun} as one",
                noun,
            ),
            Self::About => phrase(
                "是约数，程序不替您估计；请写最少和最多（如 10万-15万）、“10万以上”或者“不超过15万”",
                "is not exact, and nothing is estimated for you; write the least and the most (such as 100000-150000), \"at least 100000\" or \"at most 150000\"",
            ),
            Self::Enumerated => phrase("列了几个数", "several figures are listed"),
            Self::SharedUnit => phrase("只有一端写了单位", "only one end has a unit"),
            Self::Reversed => phrase("前面的数比后面的大", "the first figure is the larger"),
            Self::Colloquial => phrase("末位没有单位", "the last digit has no unit"),
            Self::Scale => phrase(
                "billion 在英语中是十亿，在德语、法语中是一万亿；请写成数字，或者写 bn",
                "billion is 10^9 in English and 10^12 in German and French; write it in digits, or as bn",
            ),
            Self::Visits => phrase(
                "数的是次数，不是人数：同一个人会计入多次；请写去重后的人数",
                "counts visits, not people: one person counts several times; write the number of persons, each once",
            ),
            Self::NotApplicable => phrase(
                "不是数：一个也没有的写 0，还没有答案的留空",
                "is no number: write 0 if there is none, or leave the answer open",
            ),
            Self::Unknown => phrase(
                "不是数：不知道的请留空，或者写最少和最多（如 0-15万）",
                "is no number: leave it open, or write the least and the most (such as 0-150000)",
            ),
            Self::Negative => phrase(
                "以减号开头；数应为0或者更大",
                "begins with a minus; write a number of zero or more",
            ),
            Self::TooLarge => {
                phrase("位数太多，不能计算", "has more digits than can be counted with")
            }
            Self::OtherUnit => said!(
                "写的是别的单位；这里填{noun}",
                "names another unit; the {noun} goes here",
                noun,
            ),
            Self::Words if unit == Unit::Persons => phrase(
                "不能读作人数。请写整数（120000、12万）或者范围（10万-15万），也可以写“10万以上”“不满10万”",
                "cannot be read as a number of persons. Write a whole number (120000, 12万), a range (100000-150000), \"at least 100000\" or \"fewer than 100000\"",
            ),
            Self::Words => said!(
                "不能读作{noun}。请写整数（12）或者范围（10-12）",
                "cannot be read as a {noun}. Write a whole number (12) or a range (10-12)",
                noun,
            ),
        }
    }
}

/// A stored count: a whole number, a range whose ends are in order, or words that mean just one of these.
pub(in crate::form) fn stored_count(value: &Value, unit: Unit) -> Option<Range> {
    match value {
        Value::Number(number) => whole(number).map(Range::exactly),
        Value::String(text) => meaning(text, unit).certain(),
        Value::Object(range) => {
            let end = |value: &Value| value.as_number().and_then(whole);
            let low = end(range.get("from")?)?;
            match range.get("to") {
                None | Some(Value::Null) => Some(Range { low, high: None }),
                Some(high) => {
                    end(high).filter(|high| *high >= low).map(|high| Range::between(low, high))
                }
            }
        }
        _ => None,
    }
}

/// A JSON number that is whole, however it is written: `260000`, `260000.0`, `2.6e5`.
fn whole(number: &Number) -> Option<u64> {
    if let Some(whole) = number.as_u64() {
        return Some(whole);
    }
    let text = number.to_string().to_lowercase();
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let written = format!("{whole}{part}");
    let digits = written.trim_end_matches('0');
    if digits.is_empty() {
        return Some(0);
    }
    // The zeros behind the last digit that is none: those written, without those behind the point, moved by the exponent.
    let zeros = i64::try_from(written.len() - digits.len()).ok()?
        - i64::try_from(part.len()).ok()?
        + i64::from(exponent.parse::<i32>().ok()?);
    digits.parse::<u64>().ok()?.checked_mul(10_u64.checked_pow(u32::try_from(zeros).ok()?)?)
}

/// What a written count means.
pub(super) fn meaning(text: &str, unit: Unit) -> Meaning<Range> {
    expression::read(text, unit)
        .unwrap_or_else(|(readings, doubt)| Meaning::Unsure(readings, doubt.said(unit)))
}

/// What is wrong with a value that is no count.
pub(super) fn problem(value: &Value, unit: Unit) -> Option<Phrase> {
    if stored_count(value, unit).is_some() {
        return None;
    }
    let typed = super::typed(value);
    let found = match value {
        Value::String(text) => meaning(text, unit),
        _ => Meaning::Unsure(Vec::new(), Doubt::Words.said(unit)),
    };
    found.problem(&typed, |range| range.spoken(), |range| Phrase::same(written(range)))
}

/// A count as it is typed to be read as nothing else.
pub(super) fn written(range: &Range) -> String {
    match range.high {
        Some(high) if high == range.low => high.to_string(),
        Some(high) => format!("{}-{high}", range.low),
        None => format!("{}-", range.low),
    }
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
