//! What is in a file beside the words of its text: words that are not read, words in the margins and in text boxes, pictures.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use crate::document::words::own_words;
use crate::document::{Block, Document};
use crate::office::{Veil, Word};
use crate::text::{Phrase, t};

/// Something in a file that a paper of ours does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extra {
    /// Words that are not read by a person, or not read as valid.
    Veiled(Veil, String),
    /// Words in a header, a footer or a note.
    Margin(String),
    /// Words in a text box.
    Boxed(String),
    /// So many pictures that were put in or exchanged.
    Pictures(usize),
    /// So many things that are drawn in it beside those of the paper: shapes, pictures, objects of other programs.
    Drawn(usize),
    /// So many drawings of a page whose words are not those that are drawn now.
    Redrawn(usize),
    /// Styles of a page that are not ours, something that is run, or words that are marked as hidden.
    Restyled,
}

impl Extra {
    /// The words that are not read, wherever they stand.
    pub(super) fn veiled(file: &Word) -> Vec<Self> {
        file.veiled().into_iter().map(|one| Self::Veiled(one.veil, one.words)).collect()
    }

    /// Everything in the file that the document, which says these words, does not have. It is written anew only where the file has
    /// boxes or pictures, which it may have too.
    pub(super) fn beside(
        file: &Word,
        document: &Document,
        words: &[String],
        made: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Vec<Self> {
        let mut out = Self::veiled(file);
        let margins: HashSet<String> = own_words(&file.margin_lines()).into_iter().collect();
        let mut margins: Vec<String> =
            margins.into_iter().filter(|line| !is_margin(document, line)).collect();
        margins.sort();
        out.extend(margins.into_iter().map(Self::Margin));
        let (boxed, drawn, pictures) =
            (own_words(&file.boxed_lines()), file.drawn(), file.pictures());
        if boxed.is_empty() && drawn == 0 && pictures.is_empty() {
            return out;
        }
        let made = made().and_then(|bytes| Word::read_veiled(&bytes).ok());
        let drawn_by_us: Vec<String> =
            made.iter().flat_map(|made| own_words(&made.boxed_lines())).collect();
        let mut changed = other_words(&boxed, &drawn_by_us, words);
        let is_as_drawn = changed.is_empty();
        out.extend(changed.drain(..).map(Self::Boxed));
        let ours = made.as_ref().map(Word::pictures).unwrap_or_default();
        let others = pictures.iter().filter(|one| !ours.contains(one)).count();
        let more = drawn.saturating_sub(made.as_ref().map_or(0, Word::drawn));
        if others > 0 {
            out.push(Self::Pictures(others));
        }
        // Some suites take a drawing apart into its boxes and lines: where its words are all there, these are no addition.
        if more > others && !(is_as_drawn && more <= parts(document)) {
            out.push(Self::Drawn(more - others));
        }
        out
    }

    /// The code used in JSON.
    const fn code(&self) -> &'static str {
        match self {
            Self::Veiled(Veil::Hidden, _) => "hidden",
            Self::Veiled(Veil::Struck, _) => "struck",
            Self::Veiled(Veil::Pale, _) => "pale",
            Self::Veiled(Veil::Tiny, _) => "tiny",
            Self::Margin(_) => "margin",
            Self::Boxed(_) => "text_box",
            Self::Pictures(_) => "picture",
            Self::Drawn(_) => "drawn",
            Self::Redrawn(_) => "redrawn",
            Self::Restyled => "restyled",
        }
    }

    /// As JSON.
    pub(super) fn json(&self) -> Value {
        match self {
            Self::Veiled(_, words) | Self::Margin(words) | Self::Boxed(words) => {
                json!({ "kind": self.code(), "words": words })
            }
            Self::Pictures(count) | Self::Drawn(count) | Self::Redrawn(count) => {
                json!({ "kind": self.code(), "count": count })
            }
            Self::Restyled => json!({ "kind": self.code() }),
        }
    }

    /// In words.
    pub(super) fn said(&self) -> Phrase {
        match self {
            Self::Veiled(Veil::Hidden, words) => {
                said!("隐藏文字：{words}", "hidden text: {words}", words)
            }
            Self::Veiled(Veil::Struck, words) => {
                said!("加了删除线的文字：{words}", "text struck through: {words}", words)
            }
            Self::Veiled(Veil::Pale, words) => said!(
                "与底色相同、看不见的文字：{words}",
                "text in the colour of its ground, which is not seen: {words}",
                words,
            ),
            Self::Veiled(Veil::Tiny, words) => {
                said!("字号小到看不见的文字：{words}", "text too small to be seen: {words}", words,)
            }
            Self::Margin(words) => said!(
                "页眉、页脚或者脚注、尾注中的文字：{words}",
                "text in a header, a footer or a note: {words}",
                words,
            ),
            Self::Boxed(words) => {
                said!("文本框中的文字：{words}", "text in a text box: {words}", words)
            }
            Self::Pictures(count) => said!(
                "插入或者更换了{count}张图片，内容没有核对",
                "{count} {count?picture|pictures} put in or exchanged; what {count?it shows|they show} was not looked at",
                count,
            ),
            Self::Drawn(count) => said!(
                "多出{count}个图形或者对象，内容没有核对",
                "{count} {count?drawing or object|drawings or objects} more than the paper has; what {count?it shows|they show} was not looked at",
                count,
            ),
            Self::Redrawn(count) => said!(
                "{count}幅图中的文字与现在画出的不同；图下的文字已经核对",
                "{count} {count?drawing says|drawings say} other words than are drawn now; the words below {count?it|them} were compared",
                count,
            ),
            Self::Restyled => t(
                "网页的样式或者脚本改动过，看到的可能与核对的文字不同",
                "styles or scripts of the page that are not ours: what is seen may not be the words that were compared",
            )
            .into(),
        }
    }
}

/// The words in boxes of a file that are not those of the drawings: words that the paper does not say, and words that stand in a box more
/// where others that we drew are gone. Suites that write a drawing twice change neither.
fn other_words(boxed: &[String], drawn: &[String], words: &[String]) -> Vec<String> {
    let said: HashSet<String> = own_words(words).into_iter().collect();
    let mut left: HashMap<&str, i64> = HashMap::new();
    for line in drawn {
        *left.entry(line).or_default() += 1;
    }
    let mut more: Vec<&String> = Vec::new();
    let mut others = Vec::new();
    for line in boxed {
        match left.get_mut(line.as_str()) {
            Some(count) => {
                *count -= 1;
                if *count < 0 {
                    more.push(line);
                }
            }
            None if said.contains(line) => {}
            None => others.push(line.clone()),
        }
    }
    if !boxed.is_empty() && left.values().any(|count| *count > 0) {
        others.extend(more.into_iter().cloned());
    }
    others
}

/// The most shapes that the drawings of a document can be taken apart into.
fn parts(document: &Document) -> usize {
    let of = |block: &Block| match block {
        Block::Picture(picture) => {
            // The frame, the border and the heads of the columns; a line has a ground and words of its own.
            2 + 7 + picture.nodes().len() + 3 * picture.edges().len()
        }
        _ => 0,
    };
    document.blocks.iter().map(of).sum()
}

/// Whether a line may stand in a margin of the document: its stamp of whatever day, its draft mark, its title, the number of a page.
fn is_margin(document: &Document, line: &str) -> bool {
    let title = document.cover.as_ref().map(|cover| cover.title.join(" "));
    is_stamp(document, line)
        || is_draft(document, line)
        || line == document.title
        || title.is_some_and(|title| line == title)
        || is_page_number(line)
}

/// Whether a line is the stamp of such a document, of whatever day and record.
pub(super) fn is_stamp(document: &Document, line: &str) -> bool {
    skeleton(line) == skeleton(&document.stamp.line)
}

/// Whether a line is the mark of a draft of such a document, with whatever number of gaps.
pub(super) fn is_draft(document: &Document, line: &str) -> bool {
    !document.stamp.draft.is_empty() && skeleton(line) == skeleton(&document.stamp.draft)
}

/// A line without its numbers, days and digests: without each run of Latin letters, digits, dots and dashes that holds a digit.
fn skeleton(line: &str) -> String {
    let is_run = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
    let mut out = String::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| is_run(c) != is_run(first)).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(end);
        if !part.contains(|c: char| c.is_ascii_digit()) {
            out += part;
        }
        rest = behind;
    }
    out
}

/// Whether a line only says which page of how many it is.
fn is_page_number(line: &str) -> bool {
    let words = t("第页共頁", "page of");
    let is_word = |word: &str| words.en.split(' ').any(|known| known == word.to_lowercase());
    let is_mark = |c: char| {
        c.is_numeric() || c.is_whitespace() || "-–—/·|~".contains(c) || words.zh.contains(c)
    };
    line.split(is_mark).all(|word| word.is_empty() || is_word(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_took_the_place_of_another_in_a_box_is_named() {
        let lines = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let drawn = lines(&["甲", "61%", "39%", "30%"]);
        let changed = |boxed: &[&str]| other_words(&lines(boxed), &drawn, &lines(&["甲", "乙"]));
        assert!(changed(&["甲", "61%", "39%", "30%"]).is_empty());
        assert_eq!(changed(&["甲", "39%", "39%", "30%"]), ["39%"]);
        assert_eq!(changed(&["甲", "62%", "39%", "30%"]), ["62%"]);
        // Written twice, or without its boxes, and with words of the paper in a box.
        assert!(changed(&["甲", "61%", "39%", "30%", "甲", "61%", "39%", "30%", "乙"]).is_empty());
        assert!(changed(&[]).is_empty());
    }

    #[test]
    fn margins_are_known_whatever_their_numbers() {
        let stamp = "评估基准日 2026-11-20；法律数据 2026-11-22.1；记录摘要 2c5ecdfdfdb87666";
        let later = "评估基准日 2027-01-02；法律数据 2026-12-01；记录摘要 0011223344556677";
        assert_eq!(skeleton(stamp), skeleton(later));
        assert_ne!(skeleton(stamp), skeleton("另行约定"));
        for number in ["1", "- 12 -", "第 3 页 共 26 页", "Page 3 of 26", "3/26"] {
            assert!(is_page_number(number), "{number}");
        }
        assert!(!is_page_number("第3页作废"));
    }
}
