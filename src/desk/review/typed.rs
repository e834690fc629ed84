//! A line as it is typed in a meeting: words, then `@name` and a day, in any order, for who does it and by when.

use crate::day::Day;

/// What such a line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The words.
    pub words: String,
    /// Who is named at the end.
    pub who: Option<String>,
    /// The day at the end.
    pub day: Option<Day>,
}

impl Typed {
    /// Reads a line. Only what stands at its end is taken for a name or a day, so that the words may speak of both.
    pub fn read(text: &str) -> Self {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let (mut who, mut day) = (None, None);
        while let Some(last) = words.last() {
            let name = last.strip_prefix(['@', '＠']).filter(|name| !name.is_empty());
            // A bare number may be anything.
            let date = Day::parse(last).filter(|_| !last.chars().all(char::is_numeric));
            match (name, date) {
                (Some(name), _) if who.is_none() => who = Some(name.to_owned()),
                (None, Some(date)) if day.is_none() => day = Some(date),
                _ => break,
            }
            words.pop();
        }
        Self { words: words.join(" "), who, day }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_day_are_read_at_the_end_alone() {
        let day = Some(Day::of(2026, 12, 8));
        for (text, words, who, date) in [
            ("补签合同 @李四 2026-12-08", "补签合同", Some("李四"), day),
            ("补签合同 2026/12/8 ＠李四", "补签合同", Some("李四"), day),
            ("请 @王五 看 2026-12-01 的附件", "请 @王五 看 2026-12-01 的附件", None, None),
            ("改为 20261208", "改为 20261208", None, None),
            ("@李四", "", Some("李四"), None),
            ("ask twice @a @b", "ask twice @a", Some("b"), None),
        ] {
            let wanted = Typed { words: words.to_owned(), who: who.map(str::to_owned), day: date };
            assert_eq!(Typed::read(text), wanted, "{text}");
        }
    }
}
