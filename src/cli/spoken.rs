//! Lines as they are spoken: no sign that a voice would spell.

use crate::text::{Lang, Text, t};

/// What stands in place of a sign that is drawn and not spoken.
const SIGNS: &[(char, Text)] = &[
    ('→', t("：", ": ")),
    ('\t', t("，", ", ")),
    ('·', t("，", ", ")),
    ('—', t("，", ", ")),
    ('…', t("，", ", ")),
];

/// What stands in place of the mark between a place and one below it.
const BELOW: Text = t("，", ", ");

/// What stands in place of the mark between what was and what becomes of it.
const TO: Text = t("：", ": ");

/// A text as it is spoken: lines that are only drawn are left out, marks before a line and signs within it are not spelled.
pub(super) fn spoken(text: &str, lang: Lang) -> String {
    let lines = text
        .lines()
        .filter(|line| line.trim().is_empty() || line.chars().any(char::is_alphanumeric));
    let mut out: Vec<String> = Vec::new();
    for line in lines {
        let line = line.trim();
        let line = line.strip_prefix("- ").unwrap_or(line);
        let line = line.replace(" > ", BELOW.get(lang)).replace(" → ", TO.get(lang));
        let mut said = String::with_capacity(line.len());
        let signs: Vec<char> = line.chars().collect();
        for (at, &sign) in signs.iter().enumerate() {
            let is_chinese = |at: Option<usize>| {
                at.and_then(|at| signs.get(at)).is_some_and(|sign| is_chinese(*sign))
            };
            if sign == '/' && is_chinese(at.checked_sub(1)) && is_chinese(Some(at + 1)) {
                // Between words it is "or"; in a path or a date it is what it is.
                said.push('、');
                continue;
            }
            match SIGNS.iter().find(|(known, _)| *known == sign) {
                Some((_, words)) => said.push_str(words.get(lang)),
                None if is_drawn(sign) => said.push(' '),
                None => said.push(sign),
            }
        }
        out.push(said.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    out.join("\n")
}

const fn is_chinese(sign: char) -> bool {
    matches!(sign, '\u{4e00}'..='\u{9fff}')
}

/// Whether a sign is of those that draw: boxes, blocks and shapes.
const fn is_drawn(sign: char) -> bool {
    matches!(sign, '\u{2500}'..='\u{25ff}' | '\u{2190}'..='\u{21ff}' | '\u{1f300}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_drawn_is_spoken() {
        assert_eq!(spoken("────\n  - 改为“是” → 豁免\n│ a │ b │", Lang::Zh), "改为“是”：豁免\na b");
        assert_eq!(spoken("一\t二\n\n三", Lang::Zh), "一，二\n\n三");
        assert_eq!(spoken("行业/领域 > a/b > 2026/1", Lang::Zh), "行业、领域，a/b，2026/1");
    }
}
