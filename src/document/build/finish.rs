//! What is done to the blocks of a paper once they all stand: its tables and pictures are numbered and referred to by their numbers, and no
//! label repeats the heading it stands under.
//!
//! No answer is changed.

use std::collections::HashMap;

use crate::document::{Block, Document, Inline, Layout};
use crate::text::{Lang, Phrase, Text, t};

use super::material::Material;

/// Stands before the caption of a table that the text refers to, until the tables are numbered; no answer holds it, as it is no
/// character of any script.
const REFERS: char = '\u{FDD0}';

impl Material<'_> {
    /// The table or picture of this caption, as a sentence names it: by its number, or by its caption where tables are not numbered.
    pub(super) fn table_called(&self, caption: impl Into<Phrase>) -> Vec<Inline> {
        let caption = self.tell(&caption.into());
        vec![Inline::Text(format!("{REFERS}{caption}"))]
    }

    /// The sentence before a picture of this title.
    pub(super) fn shown_in(&self, title: &Phrase) -> Block {
        let picture = self.table_called(title.clone());
        Block::Paragraph(runs!(self, "见{picture}。", "See {picture}.", picture = picture))
    }
}

/// Numbers the tables of a report that have a caption, if there are several, and its pictures, and names them where the text refers
/// to them.
pub(super) fn number_tables(document: &mut Document) {
    let mut numbers = numbered(document);
    numbers.extend(pictured(document));
    let lang = document.lang;
    for block in &mut document.blocks {
        match block {
            Block::Paragraph(runs) | Block::Note(runs) => name_tables(runs, &numbers, lang),
            Block::List(lines) => {
                for runs in lines {
                    name_tables(runs, &numbers, lang);
                }
            }
            Block::Table(table) => {
                for runs in table.rows.iter_mut().flatten() {
                    name_tables(runs, &numbers, lang);
                }
            }
            _ => {}
        }
    }
}

fn name_tables(runs: &mut [Inline], numbers: &HashMap<String, Phrase>, lang: Lang) {
    for run in runs {
        let Inline::Text(text) = run else { continue };
        let Some(caption) = text.strip_prefix(REFERS) else { continue };
        let said = numbers
            .get(caption)
            .cloned()
            .unwrap_or_else(|| said!("“{caption}”", "\"{caption}\"", caption));
        said.get(lang).clone_into(text);
    }
}

/// Numbers the tables, and gives the number of each caption; of several tables of one caption, of the first.
fn numbered(document: &mut Document) -> HashMap<String, Phrase> {
    let lang = document.lang;
    let mut numbers = HashMap::new();
    let captions = document.blocks.iter().filter(|block| caption(block).is_some()).count();
    if document.layout != Layout::Report || captions < 2 {
        return numbers;
    }
    // From the end, so that of several tables of one caption the first is the one that is meant.
    let mut number = captions;
    for block in document.blocks.iter_mut().rev() {
        let Block::Table(table) = block else { continue };
        let caption = &table.caption;
        if !caption.is_empty() {
            numbers.insert(caption.clone(), said!("表{number}", "Table {number}", number));
            let said = said!("表{number} {caption}", "Table {number}. {caption}", number, caption);
            said.get(lang).clone_into(&mut table.caption);
            number -= 1;
        }
    }
    numbers
}

/// Numbers the pictures, and gives what each is called. Unlike a table a single one bears its number too: it stands where there is
/// room for it, and the text refers to it.
fn pictured(document: &mut Document) -> HashMap<String, Phrase> {
    let lang = document.lang;
    let mut numbers = HashMap::new();
    if document.layout != Layout::Report {
        return numbers;
    }
    let titles = document.blocks.iter_mut().filter_map(|block| match block {
        Block::Picture(picture) => Some(&mut picture.title),
        Block::Attached(attached) => Some(&mut attached.caption),
        Block::HeatMap(map) => Some(&mut map.caption),
        _ => None,
    });
    for (title, number) in titles.zip(1_usize..) {
        let called = said!("图{number}", "Figure {number}", number);
        numbers.entry(title.clone()).or_insert(called);
        let said =
            said!("图{number} {title}", "Figure {number}. {title}", number, title = title.as_str());
        said.get(lang).clone_into(title);
    }
    numbers
}

/// Where an answer ends with a full stop, the semicolon that joins the next one to it goes: what is answered stays as it is.
pub(super) fn join_answers(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(runs) | Block::Note(runs) => join(runs),
            Block::List(lines) => {
                for runs in lines {
                    join(runs);
                }
            }
            Block::Table(table) => {
                for runs in table.rows.iter_mut().flatten() {
                    join(runs);
                }
            }
            _ => {}
        }
    }
}

fn join(runs: &mut [Inline]) {
    for at in 1..runs.len() {
        let has_stopped = match runs.get(at - 1) {
            Some(Inline::Text(text) | Inline::Strong(text)) => has_stopped(text),
            _ => false,
        };
        if let (Some(Inline::Text(text)), true) = (runs.get_mut(at), has_stopped) {
            let rest = text.strip_prefix('；').or_else(|| text.strip_prefix(';'));
            if let Some(rest) = rest.map(str::to_owned) {
                *text = rest;
            }
        }
    }
}

/// Whether a sentence ends here. A dot behind a short word with a capital, as in "Ltd." or "Pte. Ltd.", shortens that word.
fn has_stopped(text: &str) -> bool {
    const STOPS: Text = t("。！？", ".!?");
    let is_stop = |c: char| STOPS.zh.contains(c) || STOPS.en.contains(c);
    if !text.ends_with(is_stop) {
        return false;
    }
    let Some(before) = text.strip_suffix('.') else { return true };
    let of_word = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let word: String = before.chars().rev().take_while(|c| of_word(*c)).collect();
    // "s.r.o.", "S.p.A.": single letters with a dot each, whatever their case.
    let is_letter = |part: &str| part.len() == 1 && part.chars().all(|c| c.is_ascii_alphabetic());
    let is_spelt = word.contains('.') && word.split('.').all(is_letter);
    let is_short = word.len() <= SHORTENED && word.ends_with(|c: char| c.is_ascii_uppercase());
    !(is_spelt || is_short)
}

/// The longest of the words that names of companies shorten.
const SHORTENED: usize = 4;

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
    fn tables_are_numbered_in_order() {
        let answers = Answers::default();
        let survey = Survey::of(&answers);
        for (lang, first, second) in
            [(Lang::Zh, "表1 甲", "表2 乙"), (Lang::En, "Table 1. 甲", "Table 2. 乙")]
        {
            let mut document = documents(&answers, &survey, lang).remove(0);
            document.layout = Layout::Report;
            document.blocks = vec![table("甲"), table(""), table("乙")];
            number_tables(&mut document);
            let captions: Vec<Option<&str>> = document.blocks.iter().map(caption).collect();
            assert_eq!(captions, [Some(first), None, Some(second)]);
            document.blocks = vec![table("甲")];
            number_tables(&mut document);
            assert_eq!(caption(&document.blocks[0]), Some("甲"), "a single table has no number");
        }
    }

    #[test]
    fn a_sentence_points_to_a_table_by_its_number_wherever_it_stands() {
        let answers = Answers::default();
        let survey = Survey::of(&answers);
        let refers = |caption: &str| Block::Paragraph(plain(format!("{REFERS}{caption}")));
        let mut document = documents(&answers, &survey, Lang::Zh).remove(0);
        document.layout = Layout::Report;
        document.blocks = vec![refers("乙"), table("甲"), table("乙"), refers("甲"), refers("丙")];
        number_tables(&mut document);
        for (at, words) in [(0, "表2"), (3, "表1"), (4, "“丙”")] {
            assert_eq!(document.blocks[at], Block::Paragraph(plain(words)));
        }
        document.blocks = vec![refers("甲"), table("甲")];
        number_tables(&mut document);
        assert_eq!(document.blocks[0], Block::Paragraph(plain("“甲”")), "a single one has none");
    }

    #[test]
    fn no_semicolon_follows_a_full_stop() {
        let runs = |words: [&str; 2]| words.map(|text| Inline::Text(text.into())).to_vec();
        let mut blocks = vec![
            Block::Paragraph(runs(["没有使用公有云。", "；运营方：甲"])),
            Block::Paragraph(runs(["自有机房", "；运营方：甲"])),
            Block::Paragraph(runs(["Xin Hospitality Pte. Ltd.", "；所在国家或者地区：新加坡"])),
            Block::Paragraph(runs(["Nothing is kept.", "; operator: A"])),
        ];
        join_answers(&mut blocks);
        assert_eq!(blocks[0], Block::Paragraph(runs(["没有使用公有云。", "运营方：甲"])));
        assert_eq!(blocks[1], Block::Paragraph(runs(["自有机房", "；运营方：甲"])));
        let third = ["Xin Hospitality Pte. Ltd.", "；所在国家或者地区：新加坡"];
        assert_eq!(blocks[2], Block::Paragraph(runs(third)), "a shortened word ends no sentence");
        assert_eq!(blocks[3], Block::Paragraph(runs(["Nothing is kept.", " operator: A"])));
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
