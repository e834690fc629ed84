//! How names are compared: as people write them, in any case, width and accent, with or without marks and spaces.
//!
//! Two names that differ in a letter never become one; what is left of a name of marks alone is nothing, and nothing is like it.

mod names;
mod sounds;

pub use names::{Names, Standing};
pub use sounds::{sound, sounds};

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

/// How letters fit a name, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// They are the name.
    Whole,
    /// The name begins with them, and so many letters are left over.
    Begins(usize),
    /// A later word of it begins with them.
    Word,
    /// They stand somewhere in it.
    Within,
    /// It sounds so, whole or by first letters, and so many letters are left over: told last, for many names sound alike.
    Sounds(usize),
}

/// A name, or what a person typed, made ready for comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelled {
    /// Its letters and figures, small, without accents, marks and spaces.
    plain: String,
    /// The same from every later word on.
    tails: Vec<String>,
    /// What two spellings of one name have in common.
    key: String,
}

/// Of so many Latin letters or fewer the marks count: `N/A` is not NA, and `n.a.` not either.
const SHORT: usize = 3;

impl Spelled {
    /// Makes a name ready.
    pub fn new(name: &str) -> Self {
        let words = words(name);
        let tails = (1..words.len()).map(|from| joined(&words[from..])).collect();
        let plain = joined(&words);
        let key =
            if plain.is_ascii() && plain.len() <= SHORT { close(name) } else { plain.clone() };
        Self { plain, tails, key }
    }

    /// The letters alone.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// What two spellings of one name have in common: the letters, and the marks where there are few letters.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// How what was typed fits this name; `None` if it does not stand in it, or holds no letter.
    pub fn fit(&self, typed: &Self) -> Option<Fit> {
        let letters = typed.plain.as_str();
        if letters.is_empty() {
            None
        } else if self.key == typed.key {
            Some(Fit::Whole)
        } else if let Some(left) = self.plain.strip_prefix(letters) {
            Some(Fit::Begins(left.chars().count()))
        } else if self.tails.iter().any(|tail| tail.starts_with(letters)) {
            Some(Fit::Word)
        } else {
            self.plain.contains(letters).then_some(Fit::Within)
        }
    }
}

impl Spelled {
    /// Whether the words of `name` stand in this text one after another.
    fn has_words(&self, name: &Self) -> bool {
        let from = || std::iter::once(&self.plain).chain(&self.tails);
        from().any(|tail| {
            tail.strip_prefix(name.plain.as_str())
                .is_some_and(|rest| rest.is_empty() || self.tails.iter().any(|tail| tail == rest))
        })
    }
}

/// What sounds so behind its beginning stands behind all that begins so.
const WITHIN: usize = 1000;

/// All names of one thing, made ready.
#[derive(Clone, Debug, Default)]
pub struct Spellings {
    /// Names that are its own or mean it alone.
    pub sure: Vec<Spelled>,
    /// Names that may mean something else as well.
    pub unsure: Vec<Spelled>,
    /// How the Chinese ones sound, once somebody asked.
    heard: OnceLock<Vec<String>>,
}

impl Spellings {
    /// Of a thing with these sure names.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self { sure: names.into_iter().map(Spelled::new).collect(), ..Self::default() }
    }

    /// The best fit of what was typed. A name that may mean something else is never wholly fitted.
    pub fn fit(&self, typed: &Spelled) -> Option<Fit> {
        let sure = self.sure.iter().filter_map(|name| name.fit(typed));
        let unsure = self.unsure.iter().filter_map(|name| name.fit(typed));
        sure.chain(unsure.map(|fit| fit.max(Fit::Begins(0)))).min()
    }

    /// The same; where no name is written so, whether one sounds so (`bzht`, `biaozhunhetong`). From the third letter on it may also sound so
    /// behind its beginning.
    pub fn fit_or_sound(&self, typed: &Spelled) -> Option<Fit> {
        self.fit(typed).or_else(|| {
            let letters = typed.plain.as_str();
            let is_latin =
                !letters.is_empty() && letters.chars().all(|c| c.is_ascii_alphanumeric());
            let heard = || {
                let names = self.sure.iter().chain(&self.unsure);
                self.heard.get_or_init(|| names.flat_map(|name| sounds(&name.plain)).collect())
            };
            let left = |sound: &String| {
                let is_within = letters.len() > 2 && sound.contains(letters);
                let behind = if is_within { Some(WITHIN + sound.len()) } else { None };
                sound.strip_prefix(letters).map(str::len).or(behind)
            };
            let found = is_latin.then(|| heard().iter().filter_map(left).min()).flatten();
            found.map(Fit::Sounds)
        })
    }
}

/// `text` in small letters with the marks that stand within it.
fn close(text: &str) -> String {
    let small: String = text.nfkd().flat_map(char::to_lowercase).nfkd().collect();
    let small = small.trim_matches(is_mark);
    let small = small.strip_prefix("the ").unwrap_or(small);
    small.trim_matches(is_mark).chars().filter(|c| !is_dropped(*c)).collect()
}

/// The words of a name as they are compared: small letters and figures without accents, width, marks and a "the".
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.nfkd().flat_map(char::to_lowercase).nfkd() {
        if is_mark(c) {
            words.push(String::new());
        } else if !is_dropped(c)
            && let Some(word) = words.last_mut()
        {
            match folded(c) {
                Some(letters) => word.push_str(letters),
                None => word.push(c),
            }
        }
    }
    words.retain(|word| !word.is_empty());
    if words.len() > 1 {
        for word in words.iter_mut().filter(|word| *word == "&") {
            "and".clone_into(word);
        }
        let all = words.clone();
        words.retain(|word| word != "the");
        if words.is_empty() {
            words = all;
        }
    }
    words
}

/// Words without the spaces. Between two figures one stays, so that "1-5" is not 15.
fn joined(words: &[String]) -> String {
    let mut out = String::new();
    for word in words {
        let figures = out.ends_with(|c: char| c.is_ascii_digit())
            && word.starts_with(|c: char| c.is_ascii_digit());
        if figures {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// What stands between words. Signs that tell something (`+`, `<`, `%`) are none.
fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '.' | ',' | '\'' | '"' | '`' | '-' | '_' | '(' | ')' | '[' | ']' | '{' | '}' | '/' | '\\' | ':' | ';' | '|'
                | '·' | '•' | '・' | '‧' | '、' | '。'
                | '«' | '»'
                // Dashes and quotation marks; angle and corner brackets; modifier letters used as apostrophes.
                | '\u{2010}'..='\u{201f}' | '\u{2212}' | '\u{3008}'..='\u{301b}' | '\u{02bb}'..='\u{02bd}'
        )
}

/// Accents, and signs that are not seen.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{00ad}')
}

/// Latin letters that are written with others where a keyboard lacks them.
const fn folded(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        // The sigma at the end of a Greek word.
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        Spelled::new(one).key() == Spelled::new(other).key()
    }

    #[test]
    fn names_are_compared_as_people_write_them() {
        for (one, other) in [
            ("Côte d'Ivoire", "COTE D’IVOIRE"),
            ("USA", " usa."),
            ("ＵＫ", "the uk"),
            ("U.S.", "u.s"),
            ("The Netherlands", "netherlands"),
            ("Congo, the Democratic Republic of the", "congo democratic republic of"),
            ("刚果（金）", "刚果(金)"),
            ("Bosnia & Herzegovina", "Bosnia and Herzegovina"),
            ("Türkiye", "turkiye"),
            ("Việt Nam", "viet nam"),
            ("İzmir", "izmir"),
            ("Ελλάς", "ΕΛΛΑΣ"),
            ("圣多美和普林西比", " 圣多美 和普林西比 "),
            ("대한민국", "대한민국"),
        ] {
            assert!(same(one, other), "{one} is {other}");
        }
        for (one, other) in [
            ("1-5", "15"),
            ("<10", "10"),
            ("尼日尔", "尼日利亚"),
            ("ガ", "カ"),
            ("&", "and"),
            ("N/A", "NA"),
            ("n.a.", "na"),
        ] {
            assert!(!same(one, other), "{one} is not {other}");
        }
        assert_eq!(Spelled::new(" -/. ").key(), "");
        assert_eq!(Spelled::new("The").key(), "the", "a word alone is the name");
    }

    #[test]
    fn a_chinese_name_is_found_by_how_it_sounds_and_after_what_is_written_so() {
        let names = Spellings::of(["标准合同", "standard contract"]);
        for (typed, fit) in [
            ("bzht", Some(Fit::Sounds(0))),
            ("biaozhun", Some(Fit::Sounds(6))),
            ("BZ", Some(Fit::Sounds(2))),
            ("hetong", Some(Fit::Sounds(1014))),
            ("standard", Some(Fit::Begins(8))),
            ("ht", None),
            ("标准合同", Some(Fit::Whole)),
            ("jieduan", None),
        ] {
            assert_eq!(names.fit_or_sound(&Spelled::new(typed)), fit, "{typed}");
        }
        assert_eq!(names.fit(&Spelled::new("bzht")), None, "what is read does not go by sound");
    }

    #[test]
    fn the_whole_name_fits_before_its_beginning_a_word_and_letters_within() {
        let name = Spelled::new("British Indian Ocean Territory");
        for (typed, fit) in [
            ("British Indian Ocean Territory", Some(Fit::Whole)),
            ("brit", Some(Fit::Begins(23))),
            ("Indian oc", Some(Fit::Word)),
            ("dian", Some(Fit::Within)),
            ("India Ocean", None),
            (" - ", None),
        ] {
            assert_eq!(name.fit(&Spelled::new(typed)), fit, "{typed}");
        }
        assert!(
            Fit::Whole < Fit::Begins(1) && Fit::Begins(9) < Fit::Word && Fit::Word < Fit::Within
        );
        let names = Spellings { unsure: vec![Spelled::new("Congo")], ..Spellings::default() };
        assert_eq!(names.fit(&Spelled::new("congo")), Some(Fit::Begins(0)), "it is asked about");
    }
}
