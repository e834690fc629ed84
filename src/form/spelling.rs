//! How names are compared: as people write them, in any case, width and accent, with or without marks and spaces.
//!
//! Two names that differ in a letter never become one; what is left of a name of marks alone is nothing, and nothing is like it.

mod names;

pub use names::{Names, Standing};

use unicode_normalization::UnicodeNormalization;

/// How letters fit a name, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// They are the name.
    Whole,
    /// The name begins with them.
    Begins,
    /// A later word of it begins with them.
    Word,
    /// They stand somewhere in it.
    Within,
}

/// A name made ready for comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelled {
    /// Its letters and figures, small, without accents, marks and spaces.
    plain: String,
    /// The same from every later word on.
    tails: Vec<String>,
}

impl Spelled {
    /// Makes a name ready.
    pub fn new(name: &str) -> Self {
        let words = words(name);
        let tails = (1..words.len()).map(|from| joined(&words[from..])).collect();
        Self { plain: joined(&words), tails }
    }

    /// The letters alone.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// How `letters`, made [plain], fit this name; `None` if they do not stand in it, or there are none.
    pub fn fit(&self, letters: &str) -> Option<Fit> {
        if letters.is_empty() {
            None
        } else if self.plain == letters {
            Some(Fit::Whole)
        } else if self.plain.starts_with(letters) {
            Some(Fit::Begins)
        } else if self.tails.iter().any(|tail| tail.starts_with(letters)) {
            Some(Fit::Word)
        } else {
            self.plain.contains(letters).then_some(Fit::Within)
        }
    }
}

/// All names of one thing, made ready.
#[derive(Clone, Debug, Default)]
pub struct Spellings {
    /// Names that are its own or mean it alone.
    pub sure: Vec<Spelled>,
    /// Names that may mean something else as well.
    pub unsure: Vec<Spelled>,
}

impl Spellings {
    /// Of a thing with these sure names.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self { sure: names.into_iter().map(Spelled::new).collect(), unsure: Vec::new() }
    }

    /// The best fit of `letters`, made [plain]. A name that may mean something else is never wholly fitted.
    pub fn fit(&self, letters: &str) -> Option<Fit> {
        let sure = self.sure.iter().filter_map(|name| name.fit(letters));
        let unsure = self.unsure.iter().filter_map(|name| name.fit(letters));
        sure.chain(unsure.map(|fit| fit.max(Fit::Begins))).min()
    }
}

/// `text` as it is compared: small letters and figures without accents, width, marks, spaces and a "the".
///
/// Marks between two figures leave a space, so that "1-5" is not 15. Signs that tell something (`+`, `<`, `%`) stay.
pub fn plain(text: &str) -> String {
    joined(&words(text))
}

fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.nfkd().flat_map(char::to_lowercase).nfkd() {
        if is_mark(c) {
            words.push(String::new());
        } else if !is_dropped(c) && let Some(word) = words.last_mut() {
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

/// What stands between words.
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

    #[test]
    fn names_are_compared_as_people_write_them() {
        for (one, other) in [
            ("Côte d'Ivoire", "COTE D’IVOIRE"),
            ("U.S.A.", "usa"),
            ("ＵＫ", "uk"),
            ("The Netherlands", "netherlands"),
            ("Congo, the Democratic Republic of the", "congo democratic republic of"),
            ("刚果（金）", "刚果(金)"),
            ("Bosnia & Herzegovina", "Bosnia and Herzegovina"),
            ("Türkiye", "turkiye"),
            ("Việt Nam", "viet nam"),
            ("İzmir", "izmir"),
            ("圣多美和普林西比", " 圣多美 和普林西比 "),
            ("대한민국", "대한민국"),
        ] {
            assert_eq!(plain(one), plain(other));
        }
        for (one, other) in
            [("1-5", "15"), ("<10", "10"), ("尼日尔", "尼日利亚"), ("ガ", "カ"), ("&", "and")]
        {
            assert_ne!(plain(one), plain(other), "{one} is not {other}");
        }
        assert_eq!(plain(" -/. "), "");
        assert_eq!(plain("The"), "the", "a word alone is the name");
    }

    #[test]
    fn the_whole_name_fits_before_its_beginning_a_word_and_letters_within() {
        let name = Spelled::new("British Indian Ocean Territory");
        for (letters, fit) in [
            ("British Indian Ocean Territory", Some(Fit::Whole)),
            ("brit", Some(Fit::Begins)),
            ("Indian oc", Some(Fit::Word)),
            ("dian", Some(Fit::Within)),
            ("India Ocean", None),
            (" - ", None),
        ] {
            assert_eq!(name.fit(&plain(letters)), fit, "{letters}");
        }
        assert!(Fit::Whole < Fit::Begins && Fit::Begins < Fit::Word && Fit::Word < Fit::Within);
    }
}
