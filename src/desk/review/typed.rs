//! A line as it is typed in a meeting: words, then `@name` and a day, for who does it and by when.
//!
//! What begins as a name or a day and cannot be read as one is asked about; it never becomes "nobody" or "no day" in silence.

use crate::day::Day;
use crate::review::Unfit;
use crate::text::{Meaning, Phrase, harmless};

/// A name has no more words than this.
const WORDS: usize = 4;

/// Between a name, a day and the words.
const MARKS: [char; 7] = ['，', ',', '、', '；', ';', ' ', '　'];

/// Words within names that begin small.
const WITHIN: [&str; 16] = [
    "von", "van", "de", "der", "den", "del", "di", "da", "la", "le", "bin", "al", "el", "ter",
    "zu", "du",
];

/// What such a line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The words.
    pub words: String,
    /// Who is named at the end.
    pub who: Option<String>,
    /// The day at the end.
    pub day: Option<Day>,
    /// What has to be told of how it was read: a year that was added, a day that is past.
    pub notes: Vec<Phrase>,
}

/// Reads lines, and asks about one that is not understood; the same line once more is taken as it stands.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    asked: String,
}

impl Reading {
    /// Reads a line on a day.
    ///
    /// # Errors
    /// Asks about what is not understood; or there are no words beside a name and a day.
    pub fn read(&mut self, text: &str, today: Day) -> Result<Typed, Phrase> {
        let text = text.trim();
        if !text.is_empty() && self.asked == text {
            return Ok(Typed::plain(text));
        }
        match Typed::read(text, today) {
            Ok(typed) if typed.words.is_empty() => Err(Unfit::Empty.said()),
            Ok(typed) => Ok(typed),
            Err(why) => {
                text.clone_into(&mut self.asked);
                Err(why)
            }
        }
    }
}

/// A day as it was read.
struct Read {
    day: Day,
    /// What was written, where the year was added.
    of: Option<String>,
}

impl Typed {
    /// Reads a line on a day. Only what stands at its end is taken for a name or a day, so that the words may speak of both.
    ///
    /// # Errors
    /// Asks about a name or a day that is not understood.
    pub fn read(text: &str, today: Day) -> Result<Self, Phrase> {
        let text = text.trim();
        let Some(tag) = tag(text) else { return Self::told(text, None, None, today) };
        let (before, after) = text.split_at(tag);
        let after: String = after.chars().skip(1).collect();
        let before = before.trim_end_matches(MARKS);
        if let Some(first) = self::tag(before) {
            let between: String = before.split_at(first).1.chars().skip(1).collect();
            if is_name(&between) {
                return Err(said!(
                    "写了不止一个责任人：“@{between}”和“@{after}”。请只留一个，或者写成“@张三和李四”这样的一个名字",
                    "more than one is named: \"@{between}\" and \"@{after}\"; leave one, or write them as one name, as in \"@Li and Wang\"",
                    between = harmless(&between, false),
                    after = harmless(&after, false),
                ));
            }
        }
        let (who, day) = name_and_day(&after, today).ok_or_else(|| not_understood(&after))?;
        Self::told(before, Some(who), day, today)
    }

    /// The line as it stands, with nothing read from it.
    pub fn plain(text: &str) -> Self {
        Self { words: text.trim().to_owned(), ..Self::default() }
    }

    /// The same; where no day was read yet, the words may end with one.
    fn told(
        words: &str,
        who: Option<String>,
        day: Option<Read>,
        today: Day,
    ) -> Result<Self, Phrase> {
        let (words, read) = match day {
            Some(read) => (words.trim(), Some(read)),
            None => day_at_end(words.trim(), today),
        };
        if let (None, Some(last)) = (&read, words.split(MARKS).next_back())
            && looks_like_day(last)
        {
            return Err(not_a_day(last));
        }
        let mut notes = Vec::new();
        if let Some(Read { day, of: Some(of) }) = &read {
            let of = harmless(of, false);
            notes.push(said!("“{of}”读作{day}", "\"{of}\" is read as {day}", of, day));
        }
        let day = read.map(|read| read.day);
        notes.extend(day.and_then(|day| past(day, today)));
        let words = words.trim_end_matches(MARKS).split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(Self { words, who, day, notes })
    }
}

/// Whether a word is written as a day, though it is not certain which, or there is none such.
fn looks_like_day(word: &str) -> bool {
    let begins_with_year = word.chars().take_while(char::is_ascii_digit).count() == 4
        && word.contains(['-', '/', '年'])
        && word.chars().all(|sign| !sign.is_alphabetic() || is_han(sign));
    let is_number = word.chars().all(char::is_numeric);
    !is_number
        && match Day::meaning(word) {
            Meaning::Certain(_) => false,
            Meaning::Unsure(readings, _) => begins_with_year || !readings.is_empty(),
        }
}

fn not_a_day(word: &str) -> Phrase {
    let word = harmless(word, false);
    let why = Day::problem(&word, &word).unwrap_or_default();
    said!(
        "{why}；要照原样记下，请再按一次 Enter",
        "{why}; or press Enter again to keep the line as it stands",
        why,
    )
}

/// That a day by which something is to be done is past; nothing where it is not.
pub fn past(day: Day, today: Day) -> Option<Phrase> {
    (day < today).then(|| said!("{day}已经过去", "{day} is past", day))
}

/// The names in a line. Commas divide them; where there is none, so do spaces between names that are not in Latin letters.
pub fn names(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let has_commas = text.contains(['、', '，', ',', '；', ';']);
    for piece in text.split(['、', '，', ',', '；', ';']) {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let is_latin = |word: &&str| word.chars().any(|sign| sign.is_ascii_alphabetic());
        if has_commas && words.iter().any(is_latin) {
            out.push(words.join(" "));
            continue;
        }
        let mut was_latin = false;
        for word in words {
            match out.last_mut().filter(|_| was_latin && is_latin(&word)) {
                Some(name) => *name = format!("{name} {word}"),
                None => out.push(word.to_owned()),
            }
            was_latin = is_latin(&word);
        }
    }
    out
}

fn not_understood(after: &str) -> Phrase {
    said!(
        "“@{after}”看不懂。请在末尾写“@姓名 2026-12-08”；要照原样记下，请再按一次 Enter",
        "\"@{after}\" is not understood; write \"@name 2026-12-08\" at the end, or press Enter again to keep the line as it stands",
        after = harmless(after, false),
    )
}

/// Where the last name is marked. The sign within an address of mail marks none.
fn tag(text: &str) -> Option<usize> {
    let is_mark = |at: usize, sign: char| {
        let before = text.split_at(at).0.chars().next_back();
        sign == '＠' || !before.is_some_and(|before| before.is_ascii_alphanumeric())
    };
    let mut marks = text.char_indices().filter(|(_, sign)| matches!(sign, '@' | '＠'));
    marks.rfind(|(at, sign)| is_mark(*at, *sign)).map(|(at, _)| at)
}

/// A name until a comma, a day or the end, and the day; nothing where there is anything else.
fn name_and_day(text: &str, today: Day) -> Option<(String, Option<Read>)> {
    let (head, rest) = text.split_once(['，', ',', '、', '；', ';']).unwrap_or((text, ""));
    let words: Vec<&str> = head.split_whitespace().collect();
    let rest = rest.trim_matches(MARKS);
    if rest.is_empty() {
        // The shortest name that leaves a day.
        for at in 1..words.len() {
            let (name, day) = words.split_at(at);
            if let (name, Some(read)) = (name.join(" "), day_of(&day.join(" "), today)) {
                return is_name(&name).then_some((name, Some(read)));
            }
        }
    }
    let name = words.join(" ");
    if !is_name(&name) {
        return None;
    }
    match rest {
        "" => Some((name, None)),
        rest => day_of(rest, today).map(|read| (name, Some(read))),
    }
}

/// Whether this can be a name: one word, or several in Latin letters that begin large.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_latin =
        |word: &&&str| word.starts_with(|sign: char| sign.is_alphabetic() && !is_han(sign));
    let begins_large = |word: &str| word.starts_with(char::is_uppercase);
    let follows = |word: &&&str| {
        begins_large(word)
            || WITHIN.contains(*word)
            || !words.first().is_some_and(|first| begins_large(first))
    };
    match words.as_slice() {
        [] => false,
        all if text.chars().any(char::is_numeric) => {
            // A person may be named by a number of staff, but by no number alone.
            all.len() == 1 && text.starts_with(char::is_alphabetic)
        }
        [_] => true,
        all => {
            all.len() <= WORDS
                && all.iter().all(|it| is_latin(&it))
                && all.iter().skip(1).all(|it| follows(&it))
        }
    }
}

const fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}')
}

/// What stands before the last day of a line, and the day. A bare number may be anything.
fn day_at_end(text: &str, today: Day) -> (&str, Option<Read>) {
    let starts = text.char_indices().filter(|(at, sign)| *at > 0 && MARKS.contains(sign));
    // From the longest that may be a day: `8 December 2026`.
    let starts: Vec<(usize, char)> = starts.collect();
    for (at, sign) in starts.iter().rev().take(3).rev() {
        let (before, day) = text.split_at(*at);
        let day = day.get(sign.len_utf8()..).unwrap_or_default().trim_matches(MARKS);
        let is_bare = day.chars().all(char::is_numeric);
        if let Some(read) = Some(day).filter(|_| !is_bare).and_then(|day| day_of(day, today)) {
            return (before, Some(read));
        }
    }
    match Some(text)
        .filter(|text| !text.chars().all(char::is_numeric))
        .and_then(|text| day_of(text, today))
    {
        Some(read) => ("", Some(read)),
        None => (text, None),
    }
}

/// A day as it is written behind a name; one without a year is the next of its kind.
fn day_of(text: &str, today: Day) -> Option<Read> {
    let text = text.trim().trim_end_matches(['前', '止', '。', '.']).trim_end_matches(['之', '以']);
    let text = text.strip_prefix("by ").unwrap_or(text).trim();
    if let Meaning::Certain(day) = Day::meaning(text) {
        return Some(Read { day, of: None });
    }
    // A month that is named or bears its sign says which number is the day of it.
    let is_month = text.contains('月') || text.chars().any(char::is_alphabetic);
    let years = (today.year()..).take(9).filter(|_| is_month);
    let dated = years.flat_map(|year| {
        [format!("{year}-{text}"), format!("{text} {year}")].map(|whole| Day::parse(&whole))
    });
    let day = dated.flatten().find(|day| *day >= today)?;
    Some(Read { day, of: Some(text.to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day::of(2026, 11, 29);

    #[test]
    fn a_name_and_a_day_are_read_at_the_end_alone() {
        let eighth = Some(Day::of(2026, 12, 8));
        for (text, words, who, date) in [
            ("补签合同 @李四 2026-12-08", "补签合同", Some("李四"), eighth),
            ("补签合同 2026/12/8 ＠李四", "补签合同", Some("李四"), eighth),
            ("补签合同@李四 2026-12-08", "补签合同", Some("李四"), eighth),
            ("改为 20261208", "改为 20261208", None, None),
            ("@李四", "", Some("李四"), None),
            ("sign @Anna Berg 2026-12-10", "sign", Some("Anna Berg"), Some(Day::of(2026, 12, 10))),
            ("sign @Jan van der Meer, 8 December 2026", "sign", Some("Jan van der Meer"), eighth),
            ("sign @Anna Berg", "sign", Some("Anna Berg"), None),
            ("补签 @顾例 12月8日", "补签", Some("顾例"), eighth),
            ("补签 @顾例 12月8日前", "补签", Some("顾例"), eighth),
            ("补签 @顾例 1月5日", "补签", Some("顾例"), Some(Day::of(2027, 1, 5))),
            ("sign @Li Dec 8", "sign", Some("Li"), eighth),
            ("补签合同，@顾例，2026-12-11", "补签合同", Some("顾例"), Some(Day::of(2026, 12, 11))),
            ("补签合同，12月8日", "补签合同", None, eighth),
            ("写信给 a@example.com", "写信给 a@example.com", None, None),
            ("请 @王五 看附件 @李四", "请 @王五 看附件", Some("李四"), None),
        ] {
            let read = Typed::read(text, TODAY).unwrap();
            let wanted = (words, who, date);
            assert_eq!((read.words.as_str(), read.who.as_deref(), read.day), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_asked_about_and_can_be_kept_as_it_stands() {
        for text in [
            "补签 @李四 下周五",
            "补签 @李四，尽快",
            "补签 @李四 12/8",
            "补签 @李四 2026-02-30",
            "请 @王五 看 2026-12-01 的附件",
            "sign @Anna tomorrow",
            "ask twice @a @b",
            "补签 @",
            "补签 2026-02-30",
            "pay by 03/04/2026",
        ] {
            let mut reading = Reading::default();
            let first = reading.read(text, TODAY);
            assert!(first.is_err(), "{text}: {first:?}");
            assert_eq!(reading.read(text, TODAY), Ok(Typed::plain(text)));
        }
    }

    #[test]
    fn a_year_that_was_added_and_a_day_that_is_past_are_told() {
        let notes = |text: &str| -> Vec<String> {
            Typed::read(text, TODAY).unwrap().notes.into_iter().map(|note| note.en).collect()
        };
        assert_eq!(notes("x @李四 12月8日"), ["\"12月8日\" is read as 2026-12-08"]);
        assert_eq!(notes("x @李四 2026-11-28"), ["2026-11-28 is past"]);
        assert_eq!(notes("x @李四 2026-11-29"), [""; 0]);
    }

    #[test]
    fn names_are_divided_by_commas_and_han_names_by_spaces_too() {
        for (text, wanted) in [
            ("张三 李四", &["张三", "李四"][..]),
            ("Anna Berg、张三", &["Anna Berg", "张三"]),
            ("张三 Anna Berg 李四", &["张三", "Anna Berg", "李四"]),
            ("Anna Berg, Tom Lee", &["Anna Berg", "Tom Lee"]),
            ("张三，Li Na 李娜;", &["张三", "Li Na 李娜"]),
            (" ， ", &[]),
        ] {
            assert_eq!(names(text), wanted, "{text}");
        }
    }
}
