//! Where a finding says that its sentence stands, it stands in the file: by its line in a text, by its paragraph in a page and in Word.

use chujing::published::{Counted, Matter, Quote};

use super::forms::word;
use super::planted::PLANTED;
use super::{against, example, policy, warranty};

/// Without blanks, as a wrapped line has others.
fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a sentence begins in the line it is said to stand in.
fn begins(quote: &Quote, page: &str) -> bool {
    assert_eq!(quote.counted, Counted::Lines);
    let line = tight(page.lines().nth(quote.paragraph - 1).unwrap_or_default());
    let words = tight(&quote.words);
    // A short line holds only the beginning of what goes on in the next.
    (1..=words.chars().count().min(6)).rev().any(|signs| {
        let begin: String = words.chars().take(signs).collect();
        line.contains(&begin)
            && (signs >= 6 || line.ends_with(&begin) || signs == words.chars().count())
    })
}

/// The same text with lines of so many signs, as mail programs wrap them.
fn wrapped(page: &str, width: usize) -> String {
    let line = |text: &str| {
        let mut out = String::new();
        let mut at = 0;
        for word in text.split(' ') {
            let length = word.chars().count();
            if at > 0 && at + length > width {
                out.push('\n');
                at = 0;
            } else if at > 0 {
                out.push(' ');
                at += 1;
            }
            out.push_str(word);
            at += length;
        }
        out
    };
    page.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_text_is_counted_by_its_lines() {
    let mut count = 0;
    for one in PLANTED.iter().step_by(7) {
        let page = policy(one.lang).replace(one.from, one.to);
        let pages = if one.lang.ends_with("en") {
            vec![wrapped(&page, 75), format!("\n\n{page}")]
        } else {
            vec![page]
        };
        for page in pages {
            let found = warranty(&page);
            let quotes = found.findings.iter().flat_map(|one| &one.quotes);
            for quote in quotes.chain(found.promises.iter().flat_map(|one| &one.quotes)) {
                assert!(begins(quote, &page), "line {}: {}", quote.paragraph, quote.words);
                count += 1;
            }
        }
    }
    assert!(count > 150, "{count}");
}

#[test]
fn a_page_and_word_are_counted_by_paragraphs_that_are_not_empty() {
    let answers = example("customers-standard-contract");
    let sent = "We send your name to an overseas recipient in Singapore.";
    let html = format!(
        "<!doctype html><body><h1>Policy</h1><p> </p><div><p>One<br>two</p></div><ul><li>three</li><li></li></ul>\
         <table><tr><td>four</td><td>too</td></tr></table><p>{sent}</p></body>"
    );
    let paragraphs = ["Policy", "", "One", "two", "three", "four", "too", sent];
    for (page, expected) in [(html.into_bytes(), 6), (word(&paragraphs), 7)] {
        let found = against(&page, &answers);
        let of = found.findings.iter().filter(|one| one.matter == Matter::Country);
        let quotes: Vec<&Quote> =
            of.flat_map(|one| &one.quotes).filter(|quote| quote.words == sent).collect();
        assert!(!quotes.is_empty(), "{:#?}", found.findings);
        for quote in quotes {
            // The name of a page of our own stands above.
            let above = usize::from(expected == 7) * found.paragraphs.saturating_sub(7);
            assert_eq!((quote.paragraph, quote.counted), (expected + above, Counted::Paragraphs));
        }
    }
}
