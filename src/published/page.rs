//! A published page as it is read: text, HTML or a Word file, paragraph by paragraph and sentence by sentence.
//!
//! What a reader does not see of it (scripts, styles, hidden words) is no part of the page, and that it was left out is told. Knows
//! nothing of records.

use crate::document::grid::{Encoding, decode};
use crate::office::{Office, Refused, begins_as_one};
use crate::text::{Phrase, phrase, t};

use super::blocks::blocks;
use super::finding::Counted;
use super::html;
use super::plain::{Plain, Span, is_chinese};
use super::slots::Slot;
use super::typed::lines;
use super::word::of_word;

/// The largest page that is read, in signs; a long policy has 60,000.
const LARGEST: usize = 1_000_000;

/// What else ends a line: of old machines, of word processors, of other scripts.
const LINE_ENDS: [char; 5] = ['\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The most places that a note names.
const NUMBERED: usize = 12;

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What stands together: a paragraph with the list below it, a row of a table.
    pub(super) blocks: Vec<Block>,
    /// What it is counted by.
    pub(super) counted: Counted,
    /// How it was read, and what was left out.
    pub notes: Vec<Phrase>,
}

/// What stands together.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub(super) sentences: Vec<Sentence>,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// In which paragraph or line it begins, from 1.
    pub(super) paragraph: usize,
    pub(super) counted: Counted,
    /// As it is written.
    pub(super) words: String,
    pub(super) plain: Plain,
    /// What stands under labels in it.
    pub(super) slots: Vec<(Slot, Span)>,
    /// In which parts of it something is denied.
    pub(super) denied: Vec<Span>,
}

/// What a page is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A paragraph.
    Line(String),
    /// A point of a list.
    Point(String),
    /// A row of a table, by the number of the table; whether its cells are heads.
    Row(usize, Vec<String>, bool),
}

/// A piece, and where in its words which line or paragraph begins: by the sign, from 0.
pub(super) type Placed = (Piece, Vec<(usize, usize)>);

/// Why a page is not read. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum Unread {
    /// There is nothing in it.
    Empty,
    /// A PDF: printed pages, not text.
    Pdf,
    /// A picture.
    Picture,
    /// No text in any encoding that is known.
    NoText,
    /// Longer than any policy.
    TooLong,
    /// A Word file that cannot be read.
    File(Refused),
}

impl Unread {
    /// What to tell the user: what was refused, why, and what to do.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Empty => t(
                "页面没有文字，没有可以核对的内容。网页由脚本生成的，请在浏览器中另存为完整网页，或者把文字存为 txt。",
                "The page holds no words, so there is nothing to check. If a script makes the page, save it from the browser as a complete page, or its words as txt.",
            ),
            Self::Pdf => t(
                "这是 PDF，没有读取：扫描件里没有文字，排印过的页面不保留段落次序。请用发布时的网页（html）、docx 或者 txt。",
                "This is a PDF and was not read: a scan holds no words, and printed pages do not keep the order of paragraphs. Use the page as published (html), a docx or a txt.",
            ),
            Self::Picture => t(
                "这是图片，没有读取：里面没有文字。请用发布时的网页（html）、docx 或者 txt。",
                "This is a picture and was not read: it holds no words. Use the page as published (html), a docx or a txt.",
            ),
            Self::NoText => t(
                "这不是文字文件，没有读取。可以读文字（txt，UTF-8、GB18030 等编码）、网页（html）和 Word 文件（docx），请另存为其中一种。",
                "This is no file of words and was not read. Text (txt, in UTF-8, GB18030 and others), pages (html) and Word files (docx) can be read: save it as one of these.",
            ),
            Self::TooLong => t(
                "页面超过一百万字，不像一份隐私政策，没有读取。请只保留政策的正文。",
                "The page is longer than a million signs, unlike any privacy policy, and was not read. Keep the text of the policy alone.",
            ),
            Self::File(refused) => return refused.said(),
        }
        .into()
    }
}

impl From<Refused> for Unread {
    fn from(refused: Refused) -> Self {
        if refused == Refused::NotOffice { Self::NoText } else { Self::File(refused) }
    }
}

impl Page {
    /// Reads a page, known by what it holds, whatever its name.
    ///
    /// # Errors
    /// If it is empty, too long, no text, or a file that cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Self, Unread> {
        let pictures: [&[u8]; 6] =
            [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM"];
        let is_picture = pictures.iter().any(|mark| bytes.starts_with(mark));
        if bytes.starts_with(b"%PDF") {
            return Err(Unread::Pdf);
        }
        if is_picture && bytes.contains(&0) {
            return Err(Unread::Picture);
        }
        if bytes.starts_with(b"{\\rtf") {
            return Err(Unread::NoText);
        }
        let mut notes = Vec::new();
        let (pieces, counted) = if begins_as_one(bytes) {
            let Office::Word(file) = Office::read_veiled(bytes)? else {
                return Err(Refused::NotWord.into());
            };
            (of_word(&file, &mut notes), Counted::Paragraphs)
        } else {
            of_text(bytes, &mut notes)?
        };
        let signs: usize = pieces.iter().map(|(piece, _)| piece.signs()).sum();
        match signs {
            0 => Err(Unread::Empty),
            _ if signs > LARGEST => Err(Unread::TooLong),
            _ => Ok(Self { blocks: blocks(pieces, counted), counted, notes }),
        }
    }

    /// Its sentences, each with the number of its block.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        let blocks = self.blocks.iter().enumerate();
        blocks.flat_map(|(at, block)| block.sentences.iter().map(move |one| (at, one)))
    }

    /// Words of a sentence with their place, as a note names them.
    pub(super) fn at(&self, sentence: &Sentence, words: &str) -> Phrase {
        let place = self.counted.place(sentence.paragraph);
        said!("{place}“{words}”", "{place} \"{words}\"", place, words)
    }

    /// How many paragraphs or lines it has, up to the last that says something.
    pub fn paragraphs(&self) -> usize {
        self.sentences().map(|(_, sentence)| sentence.paragraph).max().unwrap_or(0)
    }

    /// How many signs of it are Chinese, and how many are letters of other scripts.
    pub(super) fn scripts(&self) -> (usize, usize) {
        let all = || self.sentences().flat_map(|(_, sentence)| &sentence.plain.small);
        let chinese = all().filter(|c| is_chinese(**c)).count();
        (chinese, all().filter(|c| c.is_alphabetic()).count() - chinese)
    }
}

impl Piece {
    pub(super) fn signs(&self) -> usize {
        let count = |text: &str| text.split_whitespace().map(|word| word.chars().count()).sum();
        match self {
            Self::Line(text) | Self::Point(text) => count(text),
            Self::Row(_, cells, _) => cells.iter().map(|cell| -> usize { count(cell) }).sum(),
        }
    }
}

/// That so many passages that nobody sees, of so many signs, are no part of the page.
pub(super) fn left_out(count: usize, signs: usize) -> Phrase {
    said!(
        "有{count}处读者看不见的文字，共{signs}字（隐藏、删除线、与底色相同等），不算政策的内容，没有核对。",
        "{count} {count?passage|passages} of {signs} {signs?sign|signs} that a reader does not see (hidden, \
         struck through, in the colour of the ground) are no part of the policy and were not checked.",
        count,
        signs,
    )
}

fn of_text(bytes: &[u8], notes: &mut Vec<Phrase>) -> Result<(Vec<Placed>, Counted), Unread> {
    let named = html::charset(bytes);
    let decoded = decode(bytes, named).or_else(|_| decode(bytes, None));
    let (text, encoding, is_sure) = decoded.map_err(|_| Unread::NoText)?;
    if encoding != Encoding::Utf8 {
        let name = encoding.name();
        notes.push(if is_sure {
            said!("文字编码读作 {name}。", "The text was read as {name}.", name)
        } else {
            said!(
                "文字编码读作 {name}，不能确定：请看引用的句子是否通顺。",
                "The text was read as {name}, which is not sure: see whether the quoted sentences make sense.",
                name,
            )
        });
    }
    let text = text.replace("\r\n", "\n").replace(LINE_ENDS, "\n");
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\u{c}')) {
        return Err(Unread::NoText);
    }
    if html::is_one(&text) {
        let mut number = 0;
        let placed = |piece: Piece| {
            number += usize::from(piece.signs() > 0);
            (piece, vec![(0, number)])
        };
        let pieces = html::pieces(&text, notes).into_iter().map(placed);
        return Ok((pieces.collect(), Counted::Paragraphs));
    }
    Ok((lines(&text), Counted::Lines))
}

/// That the page still holds places to fill in: where they stand.
pub(super) fn unfilled(page: &Page) -> Option<Phrase> {
    let marks = super::words::mark("placeholder");
    let all = page.sentences().filter(|(_, one)| one.plain.has_any(marks));
    let mut paragraphs: Vec<usize> = all.map(|(_, one)| one.paragraph).collect();
    paragraphs.dedup();
    let count = paragraphs.len();
    let first = paragraphs.into_iter().take(NUMBERED);
    let named = Phrase::list(first.map(|number| page.counted.place(number)));
    let more = if count > NUMBERED { t("等", " and others").into() } else { Phrase::default() };
    (count > 0).then(|| {
        said!(
            "页面有{count}处还有没有填写的占位内容：{named}{more}。",
            "{count} {count?place|places} of the page still {count?holds|hold} what was never filled in: {named}{more}.",
            count,
            named,
            more,
        )
    })
}

/// That another version of the page is the one that counts.
pub(super) fn prevailing(page: &Page) -> Option<Phrase> {
    let (chinese, others) = page.scripts();
    let is_zh = chinese * 2 > others;
    let other = super::words::mark(if is_zh { "prevails.en" } else { "prevails.zh" });
    let (_, sentence) = page.sentences().find(|(_, one)| one.plain.has_any(other))?;
    let words = page.at(sentence, &sentence.words);
    Some(if is_zh {
        said!(
            "页面写明以英文版本为准，而核对的是中文版本；请把英文版本也核对一遍：{words}。",
            "The English version is the one that counts, and the Chinese one was checked; check the English one, too: {words}.",
            words,
        )
    } else {
        said!(
            "页面写明以中文版本为准，而核对的是英文版本；请把中文版本也核对一遍：{words}。",
            "The Chinese version is the one that counts, and the English one was checked; check the Chinese one, too: {words}.",
            words,
        )
    })
}

/// That words of the page may not be recognised: it is neither Chinese nor English, or written in traditional characters.
pub(super) fn other_writing(page: &Page) -> Option<Phrase> {
    let (chinese, others) = page.scripts();
    let traditional = super::words::mark("traditional");
    if page.sentences().any(|(_, one)| one.plain.has_any(traditional)) {
        return Some(phrase(
            "页面是繁体字：信息种类、目的和权利的词多认不出来，请用简体中文或者英文的版本核对。",
            "The page is in traditional characters: most words for kinds, purposes and rights are not recognised. Check the version in simplified Chinese or in English.",
        ));
    }
    (chinese + others == 0).then(|| {
        phrase(
            "页面既不像中文，也不像英文：信息种类、目的和权利的词可能认不出来。",
            "The page looks neither Chinese nor English: words for kinds, purposes and rights may not be recognised.",
        )
    })
}
