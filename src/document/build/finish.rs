//! What is done to the blocks of a paper once they all stand: its tables are numbered and referred to by their numbers, and no
//! label repeats the heading it stands under.
//!
//! No answer is changed.

use crate::document::{Block, Document, Inline, Layout};
use crate::text::{Text, t};

/// The next table: in a report, where tables are numbered, its number stands in place of this.
pub(super) const BELOW: Text = t("下表", "the table below");

/// Numbers the tables of a report that have a caption, if there are several.
pub(super) fn number_tables(document: &mut Document) {
    let lang = document.lang;
    let captions = document.blocks.iter().filter(|block| caption(block).is_some()).count();
    if document.layout != Layout::Report || captions < 2 {
        return;
    }
    // From the end, so that what refers to the next table finds it numbered.
    let mut number = captions;
    let mut next = None;
    for block in document.blocks.iter_mut().rev() {
        match block {
            Block::Table(table) if !table.caption.is_empty() => {
                let caption = &table.caption;
                let said =
                    said!("表{number} {caption}", "Table {number}. {caption}", number, caption);
                said.get(lang).clone_into(&mut table.caption);
                next = Some(number);
                number -= 1;
            }
            Block::Paragraph(runs) | Block::Note(runs) => {
                for run in runs {
                    if let (Inline::Text(text), Some(number)) = (run, next)
                        && text == BELOW.get(lang)
                    {
                        said!("表{number}", "Table {number}", number).get(lang).clone_into(text);
                    }
                }
            }
            _ => {}
        }
    }
}

fn caption(block: &Block) -> Option<&str> {
    match block {
        Block::Table(table) => Some(table.caption.as_str()).filter(|caption| !caption.is_empty()),
        _ => None,
    }
}

/// Takes away the label of a paragraph whose heading ends with the same words.
pub(super) fn drop_repeated_labels(blocks: &mut [Block]) {
    let mut heading = None;
    for block in blocks {
        match block {
            Block::Heading(_, words) => heading = Some(words.clone()),
            Block::Paragraph(runs) => {
                let label = runs.first().and_then(|run| match run {
                    Inline::Strong(label) => label.trim_end().strip_suffix(['：', ':']),
                    _ => None,
                });
                let repeats = label
                    .zip(heading.take())
                    .is_some_and(|(label, heading)| !label.is_empty() && heading.ends_with(label));
                if repeats && runs.len() > 1 {
                    runs.remove(0);
                }
            }
            _ => heading = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::build::documents;
    use crate::document::{Table, plain};
    use crate::form::Answers;
    use crate::law::Survey;
    use crate::text::Lang;

    fn table(caption: &str) -> Block {
        let rows = vec![vec![plain("甲")]];
        Block::Table(Table { caption: caption.into(), head: vec![], widths: vec![], rows })
    }

    #[test]
    fn tables_are_numbered_in_order_and_found_by_their_numbers() {
        let answers = Answers::default();
        let survey = Survey::of(&answers);
        for (lang, first, second) in
            [(Lang::Zh, "表1 甲", "表2"), (Lang::En, "Table 1. 甲", "Table 2")]
        {
            let mut document = documents(&answers, &survey, lang).remove(0);
            document.layout = Layout::Report;
            let below = || Block::Paragraph(plain(BELOW.get(lang)));
            document.blocks = vec![table("甲"), table(""), below(), table("乙"), below()];
            number_tables(&mut document);
            assert_eq!(caption(&document.blocks[0]), Some(first));
            assert_eq!(caption(&document.blocks[1]), None);
            assert_eq!(document.blocks[2], Block::Paragraph(plain(second)));
            assert_eq!(document.blocks[4], below(), "no table follows");
            document.blocks = vec![below(), table("甲")];
            number_tables(&mut document);
            assert_eq!(document.blocks[0], below(), "a single table has no number");
        }
    }

    #[test]
    fn a_label_does_not_repeat_its_heading() {
        let labelled = || {
            Block::Paragraph(vec![
                Inline::Strong("业务情况：".into()),
                Inline::Text("某业务".into()),
            ])
        };
        let heading = |words: &str| Block::Heading(3, words.into());
        let mut blocks =
            vec![heading("1. 业务情况"), labelled(), labelled(), heading("2. 其他"), labelled()];
        drop_repeated_labels(&mut blocks);
        assert_eq!(blocks[1], Block::Paragraph(plain("某业务")));
        assert_eq!((&blocks[2], &blocks[4]), (&labelled(), &labelled()));
    }
}
