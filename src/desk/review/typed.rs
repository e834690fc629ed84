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

impl Read {
    /// How it was read, where a year was added.
    fn said(&self) -> Option<Phrase> {
        let (of, day) = (harmless(self.of.as_ref()?, false), self.day);
        Some(said!("“{of}”读作{day}", "\"{of}\" is read as {day}", of, day))
    }
}

impl Typed {
    /// Reads a line on a day. What stands at its end is taken for a name or a day, so that the words may speak of both; a marked name within a
    /// sentence that says no time behind it is who is asked, and stays in the words.
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
        let Some((who, day)) = name_and_day(&after, today) else {
            // Within a sentence the name stays where it is.
            let who = mentioned(&after).ok_or_else(|| not_understood(&after))?;
            return Ok(Self { words: text.to_owned(), who: Some(who), ..Self::default() });
        };
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
        let mut notes: Vec<Phrase> = read.as_ref().and_then(Read::said).into_iter().collect();
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

/// A day that is typed alone, with what has to be told of how it was read: one without a year is the next of its kind.
pub fn day_typed(text: &str, today: Day) -> Option<(Day, Option<Phrase>)> {
    day_alone(text, today).map(|read| (read.day, read.said()))
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

/// What tells a time: what follows a name and holds such a word, or a figure, may say by when, and is asked about.
const TIMES: &str = include_str!("typed/times.txt");

/// The name with which a text begins, where a sentence goes on behind it that says no time.
fn mentioned(text: &str) -> Option<String> {
    let end = text.find(|sign| MARKS.contains(&sign))?;
    let (first, mut rest) = text.split_at_checked(end)?;
    let mut name = first.to_owned();
    // A name in Latin letters goes on with words that begin large.
    while let Some(next) = rest.strip_prefix(' ').and_then(|rest| rest.split(MARKS).next()) {
        let is_more = name.starts_with(|sign: char| sign.is_ascii_uppercase())
            && next.starts_with(|sign: char| sign.is_ascii_uppercase());
        if !is_more {
            break;
        }
        name = format!("{name} {next}");
        rest = rest.get(1 + next.len()..)?;
    }
    let said = rest.trim_matches(MARKS).to_lowercase();
    let tells_time =
        said.contains(char::is_numeric) || TIMES.lines().any(|word| said.contains(word));
    (is_name(&name) && !said.is_empty() && !tells_time && !said.contains(['@', '＠']))
        .then_some(name)
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
            if let (name, Some(read)) = (name.join(" "), day_alone(&day.join(" "), today)) {
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
        rest => day_alone(rest, today).map(|read| (name, Some(read))),
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

/// A day that stands by itself or behind a name, where two numbers with a dash (`12-08`) are a month and its day as in a whole day; in
/// the words of a line they may be anything.
fn day_alone(text: &str, today: Day) -> Option<Read> {
    let is_number = |part: &str| {
        (1..=2).contains(&part.len()) && part.chars().all(|sign| sign.is_ascii_digit())
    };
    let dashed = || {
        let (month, day) =
            text.trim().split_once('-').filter(|(a, b)| is_number(a) && is_number(b))?;
        let mut years = (today.year()..).take(9);
        let of = |year| Day::parse(&format!("{year}-{month:0>2}-{day:0>2}"));
        let day = years.find_map(|year| of(year).filter(|day| *day >= today))?;
        Some(Read { day, of: Some(text.trim().to_owned()) })
    };
    day_of(text, today).or_else(dashed)
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
mod tests;
