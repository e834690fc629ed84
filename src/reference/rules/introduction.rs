//! The introduction of the rule book: what a newcomer needs in order to read the rules. The only prose that is not generated.
//!
//! It is Markdown of headings, paragraphs and points, each on one line, and says the same in both languages in the same order.

use crate::document::{Block, plain};
use crate::text::Lang;

/// Stands where the table of the figures goes.
const FIGURES: &str = "[figures]";

const fn text(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => include_str!("introduction.zh.md"),
        Lang::En => include_str!("introduction.en.md"),
    }
}

/// The introduction around the table of the figures.
pub(super) fn introduction(lang: Lang, figures: &Block) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for line in text(lang).lines().filter(|line| !line.is_empty()) {
        if let Some(title) = line.strip_prefix("## ") {
            out.push(Block::Heading(2, title.to_owned()));
        } else if let Some(point) = line.strip_prefix("- ") {
            match out.last_mut() {
                Some(Block::List(points)) => points.push(plain(point)),
                _ => out.push(Block::List(vec![plain(point)])),
            }
        } else if line == FIGURES {
            out.push(figures.clone());
        } else {
            out.push(Block::Paragraph(plain(line)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_parts_in_the_same_order() {
        let shape = |lang| -> Vec<&str> {
            let kind = |line: &'static str| match line.split_once(' ') {
                Some((mark @ ("##" | "-"), _)) => mark,
                _ if line.is_empty() || line == FIGURES => line,
                _ => "paragraph",
            };
            text(lang).lines().map(kind).collect()
        };
        assert_eq!(shape(Lang::Zh), shape(Lang::En));
        assert!(shape(Lang::Zh).contains(&FIGURES));
    }
}
