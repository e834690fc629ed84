//! That there is no day, with the reason: never, or does not apply. A person writes it in words, and the words are the answer.

use crate::text::{Phrase, harmless, phrase, t};

/// The words that say that there is no day; a colon and the reason follow.
const WORDS: [&str; 8] =
    ["从未", "尚无", "没有", "无", "不适用", "never", "none", "not applicable"];

/// The reason why there is no day; `None` for any other words, also where the reason is left out.
pub(in crate::form) fn reason(text: &str) -> Option<&str> {
    let (words, reason) = text.split_once(['：', ':'])?;
    let words = words.trim().to_lowercase();
    let reason = reason.trim();
    (WORDS.contains(&words.as_str()) && !reason.is_empty()).then_some(reason)
}

/// Words that say that there is none, as a paper says it behind the name of the day: the reason in brackets.
pub(in crate::form) fn spoken(text: &str) -> Option<Phrase> {
    let why = harmless(reason(text)?.trim_end_matches(['。', '.']), true);
    let (words, _) = text.split_once(['：', ':'])?;
    let none = if ["不适用", "not applicable"].contains(&words.trim().to_lowercase().as_str()) {
        t("不适用", "does not apply")
    } else {
        t("尚无", "none yet")
    };
    Some(said!("{none}（{why}）", "{none} ({why})", none, why))
}

/// What is wrong with words that say that there is none and give no reason.
pub(in crate::form) fn problem(text: &str) -> Option<Phrase> {
    let words = text.trim().trim_end_matches(['：', ':', '。', '.']).trim().to_lowercase();
    WORDS.contains(&words.as_str()).then(|| {
        phrase(
            "没有日期的，须写明原因，例如“从未：合作自2026年12月开始”",
            "say why there is no day, such as \"never: we begin in December 2026\"",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_day_takes_a_reason() {
        assert_eq!(reason("从未：合作尚未开始"), Some("合作尚未开始"));
        assert_eq!(reason("Never: first contract"), Some("first contract"));
        for text in ["从未", "never:", "下周：再定", "2026-03-01", "无关：x"] {
            assert_eq!(reason(text), None, "{text}");
        }
        assert_eq!(spoken("从未：今年首次合作。").unwrap().zh, "尚无（今年首次合作）");
        assert_eq!(spoken("不适用：没有接收方").unwrap().zh, "不适用（没有接收方）");
        assert!(problem("从未。").is_some() && problem("2026-03-01").is_none());
    }
}
