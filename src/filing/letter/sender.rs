//! From whom a letter comes, as it says itself: under its words, or at its head.

use super::marker::is_day;
use super::words::{self, has};

/// So many lines stand at the head of a letter.
const HEAD: usize = 4;

/// A line of more signs is a sentence.
const LONGEST: usize = 40;

/// The office that a letter names as its own; the last such line, as a letter is signed at its end. Nothing where no line is one.
pub fn sender(letter: &str) -> Option<String> {
    let lines: Vec<&str> = letter.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let (head, rest) = lines.split_at(HEAD.min(lines.len()));
    rest.iter().rev().chain(head).find_map(|line| office(line))
}

/// Whether a line is no more than the name of an office and of who signs for it.
pub(super) fn signs(line: &str) -> bool {
    let is_sentence = line.chars().any(|sign| "。；，：！？,;:!?“《".contains(sign));
    !is_sentence && line.chars().count() <= LONGEST && office(line).is_some()
}

/// Whether lines begin with who signs: nothing stands below but the day.
pub(super) fn ends(lines: &[&str]) -> bool {
    let mut rest = lines.iter().filter(|line| !line.is_empty());
    rest.next().is_some_and(|line| signs(line)) && rest.next().is_none_or(|line| is_day(line))
}

/// A line that is the name of an office, without who signs for it.
fn office(line: &str) -> Option<String> {
    let first = line.split([' ', '\u{3000}', '\t', '（', '(']).next().unwrap_or_default();
    let is_sentence = first.chars().any(|sign| "。；，：！？,;:!?“《".contains(sign));
    let is_counted = first.chars().any(|sign| sign.is_ascii_digit());
    let is_name = words::of("office").any(|word| first.contains(word));
    // Who made a form, or hands it round, signs no letter by that.
    let is_made = words::of("made").any(|word| first.ends_with(word));
    let is_title = is_made || words::of("title").any(|word| first.ends_with(word));
    let is_office = is_name && !is_title && !is_sentence && !is_counted && !has("ask", first);
    (is_office && first.chars().count() <= LONGEST).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_from_whoever_signs_it_or_stands_at_its_head() {
        for (letter, from) in [
            (
                "甲公司：\n请补充。\n甲省网信办备案组  卫思齐\n2026年12月1日",
                Some("甲省网信办备案组"),
            ),
            (
                "甲省互联网信息办公室\n补正通知\n乙公司：\n请补充报告。\n请更正。",
                Some("甲省互联网信息办公室"),
            ),
            (
                "请补充。\n甲省互联网信息办公室（代章）\n抄送：乙市互联网信息办公室",
                Some("甲省互联网信息办公室"),
            ),
            ("请补充。\n甲省网信办\n2026年12月1日\n国家互联网信息办公室监制", Some("甲省网信办")),
            ("请补充。\n甲省网信办秘书科印发", None),
            ("请补充。\n国家互联网信息办公室制", None),
            ("请补充。\n2026-12-01 09:50  网信办-乔老师\n好的", None),
            ("请向甲省网信办重新提交。", None),
            ("", None),
        ] {
            assert_eq!(sender(letter).as_deref(), from, "{letter}");
        }
    }
}
