//! Which words of a text are Chinese and which English, so that a page can be read aloud, hyphenated and set in the right typeface.
//!
//! The parts together are the text. A single foreign word, a name or a code belongs to the text around it: it may be of any
//! language.

use unicode_width::UnicodeWidthChar as _;

use crate::text::Lang;

/// So many English words in a row are no longer a name within Chinese.
const WORDS: usize = 3;

/// A text of a document in `lang` as parts of one language each.
pub(super) fn tongues(text: &str, lang: Lang) -> Vec<(Lang, &str)> {
    let is_foreign_char = |c: char| match lang {
        Lang::En => is_chinese(c),
        Lang::Zh => c.is_ascii() || c.is_alphabetic() && !is_chinese(c),
    };
    let mut out = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(start) = rest.get(from..).and_then(|text| text.find(is_foreign_char)) {
        let start = from + start;
        let run = rest.get(start..).unwrap_or_default();
        let run =
            run.get(..run.find(|c| !is_foreign_char(c)).unwrap_or(run.len())).unwrap_or_default();
        let end = start + run.len();
        if lang == Lang::Zh && !is_english(run) {
            from = end;
            continue;
        }
        let words = run.trim();
        let start = end - run.trim_start().len();
        out.extend(rest.get(..start).filter(|text| !text.is_empty()).map(|text| (lang, text)));
        out.push((if lang == Lang::Zh { Lang::En } else { Lang::Zh }, words));
        (rest, from) = (rest.get(start + words.len()..).unwrap_or_default(), 0);
    }
    if !rest.is_empty() {
        out.push((lang, rest));
    }
    out
}

fn is_chinese(c: char) -> bool {
    c.width_cjk() == Some(2)
}

/// Whether a run is a sentence or a phrase: words of small letters in a row.
fn is_english(run: &str) -> bool {
    let is_word = |word: &&str| {
        let letters = word.trim_matches(|c: char| !c.is_alphabetic());
        letters.chars().all(char::is_alphabetic) && letters.chars().any(char::is_lowercase)
    };
    run.split_whitespace().filter(is_word).count() >= WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_in_english_and_english_in_chinese_are_told() {
        assert_eq!(
            tongues("Name: 杭州某某公司, seal", Lang::En),
            [(Lang::En, "Name: "), (Lang::Zh, "杭州某某公司"), (Lang::En, ", seal")]
        );
        assert_eq!(
            tongues("问题：What is the name?答", Lang::Zh),
            [(Lang::Zh, "问题："), (Lang::En, "What is the name?"), (Lang::Zh, "答")]
        );
        for own in
            ["接收方 Lindenfeld GmbH 位于德国", "依据 GB/T 39335-2020", "", "YC-XGW 2.1 副本"]
        {
            assert!(tongues(own, Lang::Zh).iter().all(|(lang, _)| *lang == Lang::Zh), "{own}");
        }
    }

    #[test]
    fn the_parts_are_the_text() {
        for text in [
            "  a b c 中文 the quick brown fox， 中 ",
            "中",
            "one two three",
            " ",
            "é è the end of 它",
        ] {
            for lang in [Lang::Zh, Lang::En] {
                let parts: String = tongues(text, lang).into_iter().map(|(_, part)| part).collect();
                assert_eq!(parts, text);
            }
        }
    }
}
