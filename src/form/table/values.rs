//! What the words of a cell become where a field does not take words as they stand: a choice, a day, a count, a row.
//!
//! A word is taken for a choice only if it is its name, its code or a listed way to say it; what is only near is proposed and
//! asked. The rest stays as it was typed, as a draft with its problem.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::day::{Day, half_width};
use crate::form::kind::likely_yes_no;
use crate::form::options::{SENSITIVITY, sensitivity};
use crate::form::{Answers, Code, Field, Kind, Options};

/// What the words of a cell become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// This text, as if it had been typed into the field.
    As(String),
    /// Perhaps this text: near, but not the same. A person says; until then the words stay as they are.
    Perhaps(String),
    /// The words as they are, although the field cannot rely on them.
    Draft,
}

/// Words that stand in cells of a column, and what they become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The field.
    pub field: &'static Field,
    /// The words.
    pub words: String,
    /// In how many cells.
    pub count: usize,
    /// What they become.
    pub becomes: Becomes,
    /// Whether a person said so.
    pub is_chosen: bool,
}

/// Words of headings: what asks, and what turns yes into no.
static HEADINGS: LazyLock<HashMap<&'static str, Vec<String>>> = LazyLock::new(|| {
    include_str!("values.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut parts = line.split('\t').skip(1);
            Some((parts.next()?, parts.next()?.split('|').map(plain).collect()))
        })
        .collect()
});

/// What divides several answers in one cell.
const SEPARATORS: [char; 7] = ['、', '，', ',', ';', '；', '\n', '|'];

fn plain(text: &str) -> String {
    text.trim().chars().map(half_width).collect::<String>().to_lowercase()
}

/// Whether a field of this kind takes some words and not others.
pub(super) const fn is_strict(kind: Kind) -> bool {
    !matches!(kind, Kind::Line | Kind::Paragraph)
}

/// Whether the field takes the text as it stands.
pub(super) fn reads(field: &Field, text: &str, answers: &Answers) -> bool {
    field
        .kind
        .read(text, answers)
        .is_some_and(|value| field.kind.problem(&value, answers).is_none())
}

/// Words that shall stay a draft: where the field would read them, with their heading before them, so that it does not.
pub(super) fn kept(field: &Field, heading: &str, words: &str, answers: &Answers) -> String {
    if heading.is_empty() || !reads(field, words, answers) {
        return words.to_owned();
    }
    [heading, words].join("：")
}

/// What the words of a cell become under a heading.
pub(super) fn becomes(
    field: &'static Field,
    words: &str,
    heading: &str,
    answers: &Answers,
) -> Becomes {
    match field.kind {
        Kind::Many(options) if options.meant(words).is_none() => {
            several(words, |part| one(options, part, heading))
        }
        Kind::One(options) | Kind::Many(options) => one(options, words, heading),
        kind if !is_strict(kind) || reads(field, words, answers) => Becomes::As(words.to_owned()),
        Kind::Day | Kind::DayOrReason => {
            serial_day(words).map_or(Becomes::Draft, |day| Becomes::Perhaps(day.to_string()))
        }
        Kind::YesNo if !turns_round(field.label.zh) && !turns_round(heading) => {
            likely_yes_no(words).map_or(Becomes::Draft, |code| Becomes::Perhaps(code.to_owned()))
        }
        _ => Becomes::Draft,
    }
}

/// Each part of a cell for itself; as sure as the least sure of them.
fn several(words: &str, part: impl Fn(&str) -> Becomes) -> Becomes {
    let mut is_sure = true;
    let mut changed = false;
    let mut out = Vec::new();
    for word in words.split(SEPARATORS).map(str::trim).filter(|word| !word.is_empty()) {
        match part(word) {
            Becomes::As(text) => {
                changed |= text != word;
                out.push(text);
            }
            Becomes::Perhaps(text) => {
                (is_sure, changed) = (false, true);
                out.push(text);
            }
            Becomes::Draft => {
                is_sure = false;
                out.push(word.to_owned());
            }
        }
    }
    let text = out.join(";");
    match (is_sure, changed) {
        (true, _) => Becomes::As(text),
        (false, true) => Becomes::Perhaps(text),
        (false, false) => Becomes::Draft,
    }
}

fn one(options: &'static Options, words: &str, heading: &str) -> Becomes {
    if let Some(code) = answered(options, words) {
        // Yes and no answer the question of the heading; under "not sensitive" they mean the contrary.
        return if turns_round(heading) { Becomes::Draft } else { Becomes::As(code.to_string()) };
    }
    if let Some(choice) = options.meant(words) {
        let is_name =
            [choice.code.as_str(), choice.label.zh, choice.label.en].contains(&words.trim());
        return Becomes::As(if is_name { words.to_owned() } else { choice.code.to_string() });
    }
    match options.near(words).as_slice() {
        [choice] => Becomes::Perhaps(choice.code.to_string()),
        _ => Becomes::Draft,
    }
}

/// The choice that a yes or no names, in a catalogue that answers such a question.
fn answered(options: &Options, words: &str) -> Option<Code> {
    if options.id != SENSITIVITY.id {
        return None;
    }
    match yes_or_no(words)? {
        "yes" => Some(sensitivity::SENSITIVE),
        "no" => Some(sensitivity::ORDINARY),
        _ => None,
    }
}

/// `yes`, `no` or `unknown`, where words say so for certain.
fn yes_or_no(words: &str) -> Option<&'static str> {
    let value = Kind::YesNo.read(words, &Answers::default())?;
    ["yes", "no", "unknown"].into_iter().find(|known| value.as_str() == Some(known))
}

/// Whether the words are yes or no, which fit many questions.
pub(super) fn is_yes_or_no(words: &str) -> bool {
    yes_or_no(words).is_some()
}

/// Whether a heading asks for the contrary: "not sensitive", "ordinary".
pub(super) fn turns_round(heading: &str) -> bool {
    let signs = |what: &str| HEADINGS.get(what).map_or(&[][..], Vec::as_slice);
    let heading = signs("asks").iter().fold(plain(heading), |text, sign| text.replace(sign, ""));
    let words: Vec<&str> = heading.split(|c: char| !c.is_alphanumeric()).collect();
    signs("contrary").iter().any(|sign| {
        if sign.is_ascii() { words.contains(&sign.as_str()) } else { heading.contains(sign) }
    })
}

/// The day that a spreadsheet stores as this number (days since 30 December 1899), from 1954 to 2119.
fn serial_day(words: &str) -> Option<Day> {
    let number: u64 = words.trim().parse().ok()?;
    let since_1970 = (20_000..=80_000).contains(&number).then(|| number.checked_sub(25_569));
    since_1970.flatten().map(Day::since_1970)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Section;
    use crate::form::catalog::{SECTIONS, events, extension, items, measures, recipients, systems};

    fn read(field: &'static Field, words: &str) -> Becomes {
        becomes(field, words, "", &Answers::default())
    }

    #[test]
    fn usual_words_are_choices_and_near_ones_are_asked() {
        let sure = |code: &str| Becomes::As(code.to_owned());
        for (field, words, expected) in [
            (&items::SENSITIVITY, "是", sure("sensitive")),
            (&items::SENSITIVITY, "否", sure("ordinary")),
            (&items::SENSITIVITY, "Ｙ", sure("sensitive")),
            (&items::SENSITIVITY, "敏感", sure("sensitive")),
            (&items::SENSITIVITY, "一般", sure("ordinary")),
            (&items::SENSITIVITY, "敏感个人", Becomes::Perhaps("sensitive".into())),
            (&items::SENSITIVITY, "3级", Becomes::Draft),
            (&items::SENSITIVE_CATEGORY, "金融账户", sure("s5")),
            (&items::CATEGORY, "个人基本资枓", Becomes::Perhaps("a01".into())),
            (&measures::SIDE, "双方", Becomes::As("双方".into())),
            (&recipients::RESTRICTED, "×", sure("no")),
            (&recipients::RESTRICTED, "没有", Becomes::Perhaps("no".into())),
            (&recipients::RESTRICTED, "有", Becomes::Perhaps("yes".into())),
            (&recipients::RESTRICTED, "待定", Becomes::Perhaps("unknown".into())),
            (&recipients::RESTRICTED, "1", Becomes::Draft),
            (&extension::LINK_SAME, "没有", Becomes::Draft),
            (&systems::SIDE, "境内", sure("mainland")),
            (&systems::SIDE, "海外", sure("abroad")),
            (&systems::SIDE, "domestic", sure("mainland")),
            (&systems::SIDE, "网关", sure("gateway")),
            (&systems::LEVEL, "三级", sure("level_3")),
            (&systems::LEVEL, "等保三级", sure("level_3")),
            (&systems::LEVEL, "未定级", sure("not_graded")),
            (&measures::AREA, "日志", sure("audit")),
            (&events::DAY, "2026/9/28", Becomes::As("2026/9/28".into())),
            (&events::DAY, "46293", Becomes::Perhaps("2026-09-28".into())),
            (&events::DAY, "下周", Becomes::Draft),
        ] {
            let got = read(field, words);
            // Words that the field itself understands are taken as they stand.
            let is_same = got == expected
                || (got == Becomes::As(words.to_owned()) && matches!(expected, Becomes::As(_)));
            assert!(is_same, "{}: {words}: {got:?}", field.id);
        }
    }

    #[test]
    fn yes_under_the_contrary_is_no_answer() {
        let answers = Answers::default();
        for heading in ["非敏感个人信息", "是否一般个人信息", "Not sensitive", "Non-sensitive"]
        {
            let got = becomes(&items::SENSITIVITY, "是", heading, &answers);
            assert_eq!(got, Becomes::Draft, "{heading}");
        }
        let got = becomes(&items::SENSITIVITY, "否", "是否敏感个人信息", &answers);
        assert_eq!(got, Becomes::As("ordinary".into()));
    }

    #[test]
    fn several_choices_in_a_cell_are_each_read() {
        let channel = Section::find("consents").unwrap().field("channel").unwrap();
        assert_eq!(read(channel, "弹窗、邮件"), Becomes::As("app_popup;email".into()));
        assert_eq!(read(channel, "弹窗、传真"), Becomes::Perhaps("app_popup;传真".into()));
    }

    #[test]
    fn every_choice_is_read_as_itself() {
        let answers = Answers::default();
        for field in SECTIONS.iter().flat_map(|section| section.fields) {
            let Kind::One(options) = field.kind else { continue };
            for choice in options.choices {
                for words in [choice.code.as_str(), choice.label.zh, choice.label.en] {
                    let Becomes::As(text) = becomes(field, words, "", &answers) else {
                        panic!("{words}")
                    };
                    let value = field.kind.read(&text, &answers).unwrap();
                    assert_eq!(Some(&value), field.kind.read(words, &answers).as_ref());
                }
            }
        }
    }
}
