//! Yes and no as people write them. "Not known" is read only from words that say so.
//!
//! A word whose sense depends on the question (`没有` behind "未变化" may mean that it did not change) is asked about.

use serde_json::Value;

use crate::day::half_width;
use crate::text::{Meaning, Phrase, phrase};

/// The three answers as they stand in the file.
const CODES: [&str; 3] = ["yes", "no", "unknown"];

/// What a written yes or no means, as its code.
pub(super) fn meaning(text: &str) -> Meaning<&'static str> {
    let either = || vec!["yes", "no"];
    match role(text) {
        Some("yes") => Meaning::Certain("yes"),
        Some("no") => Meaning::Certain("no"),
        Some("unknown") => Meaning::Certain("unknown"),
        Some("has" | "lacks") => Meaning::Unsure(
            either(),
            phrase(
                "意思要看问题怎么问（“没有变化”对“未变化”是“是”）",
                "what it means depends on the question (\"none\" to \"unchanged\" is a yes)",
            ),
        ),
        Some("code") => Meaning::Unsure(
            either(),
            phrase("是编码，各表的编码不同", "it is a code, and tables code differently"),
        ),
        Some("tick") => Meaning::Unsure(
            either(),
            phrase("有的人用来勾选，有的人用来划掉", "some tick with it, others strike out"),
        ),
        Some("mark") => {
            Meaning::Unsure(vec!["unknown"], phrase("没有明确说", "it does not say so expressly"))
        }
        Some("not_applicable") => Meaning::Unsure(
            Vec::new(),
            phrase(
                "不是对问题的回答：请写“是”“否”或者“不清楚”，没有问到的留空",
                "does not answer the question: write yes, no or unknown, and leave open what is not asked",
            ),
        ),
        _ => Meaning::Unsure(
            Vec::new(),
            phrase("应为“是”“否”或“不清楚”", "should be yes, no or unknown"),
        ),
    }
}

/// What kind of word it is.
fn role(text: &str) -> Option<&'static str> {
    let plain: String = text.trim().chars().map(half_width).flat_map(char::to_lowercase).collect();
    let plain = plain.trim_end_matches(['。', '.', '!']);
    let lines = include_str!("yes_no.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut roles = lines.filter_map(|line| line.split_once('\t'));
    roles.find(|(_, word)| *word == plain).map(|(role, _)| role)
}

/// What words most likely answer to a question that is not put the other way round; a person is asked before it is taken.
pub(in crate::form) fn likely_yes_no(text: &str) -> Option<&'static str> {
    match role(text)? {
        "has" => Some("yes"),
        "lacks" => Some("no"),
        "mark" => Some("unknown"),
        _ => None,
    }
}

/// The code that stands in the file, also where a word with one meaning stands there.
pub(in crate::form) fn stored_yes_no(value: &Value) -> Option<&'static str> {
    let text = value.as_str()?;
    let code = CODES.into_iter().find(|code| *code == text);
    code.or_else(|| meaning(text).certain())
}

/// What is wrong with a value that is none of the three.
pub(super) fn problem(value: &Value) -> Option<Phrase> {
    if stored_yes_no(value).is_some() {
        return None;
    }
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let quoted = |code: &&str| {
        let words = said(code);
        said!("“{words}”", "\"{words}\"", words)
    };
    meaning(&text).problem(&super::typed(value), quoted, |code| said(code))
}

/// The answer in words.
pub(super) fn said(code: &str) -> Phrase {
    match code {
        "yes" => phrase("是", "yes"),
        "no" => phrase("否", "no"),
        _ => phrase("不清楚", "unknown"),
    }
}
