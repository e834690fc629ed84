//! What is told, as blocks of a document: headings, paragraphs, and lists of what stands below them.

use super::{Block, Inline};
use crate::telling::{Depth, Told, Tone};
use crate::text::Lang;

/// Lines as blocks; those that have neither a label nor anything below them are gathered into lists.
pub fn blocks<'a>(
    lines: impl IntoIterator<Item = &'a Told>,
    depth: Depth,
    lang: Lang,
) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for told in lines {
        let below: Vec<&Told> = told.below(depth).collect();
        match (told.tone, out.last_mut()) {
            (Tone::Heading, _) => out.push(Block::Heading(3, told.line_in(lang))),
            (Tone::Remark, _) => out.push(Block::Note(inlines(told, lang))),
            (_, last) if below.is_empty() && told.label.is_empty() => match last {
                Some(Block::List(points)) => points.push(inlines(told, lang)),
                _ => out.push(Block::List(vec![inlines(told, lang)])),
            },
            _ => {
                out.push(Block::Paragraph(inlines(told, lang)));
                let below: Vec<_> = below.into_iter().map(|one| inlines(one, lang)).collect();
                out.extend((!below.is_empty()).then_some(Block::List(below)));
            }
        }
    }
    out
}

/// A line as a piece of text, its label in bold.
pub fn inlines(told: &Told, lang: Lang) -> Vec<Inline> {
    let (label, words) = (told.label.get(lang), told.words.get(lang));
    let bold = label.trim_end();
    // The space behind the mark of an English label is no part of what is bold.
    let gap = if bold == label { "" } else { " " };
    let strong = (!label.is_empty()).then(|| Inline::Strong(bold.to_owned()));
    strong.into_iter().chain([Inline::Text(format!("{gap}{words}"))]).collect()
}
