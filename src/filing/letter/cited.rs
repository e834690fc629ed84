//! How an officer's letter is cited: by its own number, and its points by the marks that stand before them there.

use super::Letter;
use super::marker::{Style, marker};

/// So many lines stand at the head of a letter, where its number is.
const HEAD: usize = 8;

/// A number has no more signs, its office included.
const LONGEST: usize = 30;

/// The number that a letter gives itself at its head, such as `粤网信函〔2026〕302号`; nothing where no line ends in one.
pub fn number_of(letter: &str) -> Option<String> {
    let lines = letter.lines().map(str::trim).filter(|line| !line.is_empty()).take(HEAD);
    lines.into_iter().find_map(|line| {
        let own = line.split([' ', '\u{3000}', '\t', '：', ':']).next_back()?;
        let (before, rest) = own.split_once(['〔', '［', '[', '【', '（', '('])?;
        let (year, number) = rest.split_once(['〕', '］', ']', '】', '）', ')'])?;
        let digits = |text: &str| {
            !text.is_empty()
                && text.chars().all(|sign| crate::day::half_width(sign).is_ascii_digit())
        };
        let number = number.strip_suffix('号')?;
        let is_one =
            digits(year) && year.chars().count() == YEAR && digits(number.trim_start_matches('第'));
        let is_short = own.chars().count() <= LONGEST && !before.is_empty();
        (is_one && is_short).then(|| own.to_owned())
    })
}

/// So many digits has a year.
const YEAR: usize = 4;

impl Letter {
    /// The marks under which each point stands in the letter, from the outermost in: `（一）(2)`; nothing where it has none.
    pub fn marks(&self) -> Vec<Option<String>> {
        let mut above: Vec<(Style, String)> = Vec::new();
        let mut lines: Vec<(usize, String)> = Vec::new();
        let mut at = 0;
        for line in self.fields.words.split_inclusive('\n') {
            let own = line.trim_start();
            if let Some(found) = marker(own) {
                let level = above.iter().position(|(style, _)| *style == found.style);
                above.truncate(level.unwrap_or(above.len()));
                let mark = own.get(..found.length).unwrap_or_default().trim();
                let mark = mark.trim_end_matches(['.', '、', '．', '，', '：', ':', ',']);
                let is_number = found.style != Style::Bullet;
                above.push((found.style, if is_number { mark.to_owned() } else { String::new() }));
            }
            lines.push((at, joined(above.iter().map(|(_, mark)| mark.as_str()))));
            at += line.len();
        }
        let of = |start: usize| {
            let line = lines.iter().rev().find(|(from, _)| *from <= start);
            line.map(|(_, mark)| mark.clone()).filter(|mark| !mark.is_empty())
        };
        self.places().into_iter().map(|place| place.and_then(|place| of(place.start))).collect()
    }
}

/// Marks one behind the other; what ends without a bracket is parted from the next.
fn joined<'a>(marks: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for mark in marks.filter(|mark| !mark.is_empty()) {
        if !out.is_empty() && !out.ends_with(['）', ')', '〕', ']', '】']) {
            out.push('、');
        }
        out.push_str(mark);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Fields, Kind, Point, proposals};
    use super::*;
    use crate::day::{Day, Moment};

    #[test]
    fn the_number_of_a_letter_stands_at_its_head() {
        for (letter, number) in [
            (
                "粤网信合同备补〔2026〕302号\n\n补正告知书\n乙公司：",
                Some("粤网信合同备补〔2026〕302号"),
            ),
            ("甲省网信办\n文号：甲网信函[2026]第7号\n请补充。", Some("甲网信函[2026]第7号")),
            ("请按《办法》（2024）16号补充说明。\n请更正。", None),
            ("乙公司：\n请补充表1。", None),
            ("深圳市样例路（南）100号", None),
        ] {
            assert_eq!(number_of(letter).as_deref(), number, "{letter}");
        }
    }

    #[test]
    fn a_point_is_cited_by_the_marks_before_it() {
        let words = "（一）关于合同\n(1)请填写全称；\n(2)请补充频次。\n（二）关于承诺\n请完成审计。\n三、请更正电话。\n• 请盖章。\n";
        let fields = Fields {
            id: "letter-1".to_owned(),
            submission: "standard_contract".to_owned(),
            kind: Kind::Correction,
            received: Day::of(2026, 12, 1),
            due: None,
            number: None,
            from: None,
            words: words.to_owned(),
            at: Moment::since_1970(0),
            who: None,
            event: None,
        };
        let points = [
            "请填写全称；",
            "请补充频次。",
            "请完成审计。",
            "请更正电话。",
            "请盖章。",
            "没有的。",
        ];
        let points = (1..).zip(points).map(|(id, words)| Point::new(id, words.to_owned()));
        let letter = Letter::new(fields, points.collect());
        let marks = letter.marks();
        let marks: Vec<&str> = marks.iter().map(|mark| mark.as_deref().unwrap_or("-")).collect();
        assert_eq!(marks, ["（一）(1)", "（一）(2)", "（二）", "（二）三", "（二）三", "-"]);
        assert!(proposals(words).len() > 3);
    }
}
