//! Where in an instrument something stands, read when it is compiled: a place that no law has does not build.
//!
//! Written once in the numbering of the text, as in `Art. 5(1)(2), 8` or `annex 3`, and told in both languages from what was read.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::text::t;

/// How many places a citation may name.
const MOST: usize = 6;

/// A place in an instrument, or several of the same kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article {
    kind: Kind,
    /// Filled from the front; what is unused is [`Part::NONE`].
    parts: [Part; MOST],
}

/// What the numbers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Nothing: the instrument as a whole.
    Whole,
    /// Articles of the instrument: `13 para. 2`, `35(6)`, `5(1)(2)`, `44-50`.
    Articles,
    /// Articles of the standard contract, which is an annex.
    Contract,
    /// Items of the first appendix of the standard contract: `(10)`.
    Appendix,
    /// The head of the standard contract.
    Head,
    /// Its signatures.
    Signatures,
    /// Annexes by number or letter, or the annex where there is one.
    Annex,
    /// A part of a guide, with an item: `3(2)`.
    Part,
    /// Clauses of a standard: `4`, `5.1`, `5.5 b)`.
    Clause,
}

/// How each kind is written in English. The first that fits is meant, so that longer words stand before shorter ones.
const WRITTEN: [(Kind, &str); 8] = [
    (Kind::Articles, "Art. "),
    (Kind::Contract, "annex Art. "),
    (Kind::Appendix, "annex Appendix I"),
    (Kind::Head, "annex head"),
    (Kind::Signatures, "annex signatures"),
    (Kind::Annex, "annex"),
    (Kind::Part, "Part "),
    (Kind::Clause, ""),
];

/// One place; zero where a number is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    number: u16,
    paragraph: u16,
    item: u16,
    /// The last article of a range.
    to: u16,
    letter: Option<char>,
}

impl Part {
    const NONE: Self = Self { number: 0, paragraph: 0, item: 0, to: 0, letter: None };
}

/// What has been read so far.
struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    /// Why it is no place in an instrument, once that is clear.
    fault: Option<&'static str>,
}

impl Reader<'_> {
    const fn takes(&mut self, word: &str) -> bool {
        let word = word.as_bytes();
        let mut i = 0;
        while i < word.len() {
            if self.at + i >= self.text.len() || self.text[self.at + i] != word[i] {
                return false;
            }
            i += 1;
        }
        self.at += i;
        true
    }

    const fn needs(&mut self, word: &str) {
        if !self.takes(word) {
            self.fault = Some("this is no way to name a place in an instrument");
        }
    }

    const fn number(&mut self) -> u16 {
        let mut n: u16 = 0;
        while self.at < self.text.len() && self.text[self.at].is_ascii_digit() {
            n = n.saturating_mul(10).saturating_add((self.text[self.at] - b'0') as u16);
            self.at += 1;
        }
        if n == 0 {
            self.fault = Some("a number is expected, from 1 on");
        }
        n
    }

    /// A letter from `first` on, if one follows.
    const fn letter(&mut self, first: u8) -> Option<char> {
        if self.at >= self.text.len()
            || self.text[self.at] < first
            || self.text[self.at] > first + 25
        {
            return None;
        }
        self.at += 1;
        Some(self.text[self.at - 1] as char)
    }

    const fn bracketed(&mut self) -> u16 {
        let n = self.number();
        self.needs(")");
        n
    }

    const fn part(&mut self, kind: Kind) -> Part {
        let mut part = Part::NONE;
        match kind {
            Kind::Whole | Kind::Head | Kind::Signatures => {
                self.fault = Some("no number belongs here");
                return part;
            }
            Kind::Appendix => {
                self.needs("(");
                part.item = self.bracketed();
                return part;
            }
            Kind::Annex => {
                part.letter = self.letter(b'A');
                if part.letter.is_some() {
                    return part;
                }
            }
            Kind::Articles | Kind::Contract | Kind::Part | Kind::Clause => {}
        }
        part.number = self.number();
        match kind {
            Kind::Clause => {
                if self.takes(".") {
                    part.paragraph = self.number();
                }
                if self.takes(" ") {
                    part.letter = self.letter(b'a');
                    if part.letter.is_none() {
                        self.fault = Some("a letter is expected");
                    }
                    self.needs(")");
                }
            }
            Kind::Articles | Kind::Contract if self.takes("-") => {
                part.to = self.number();
                if part.to <= part.number {
                    self.fault = Some("a range ends after it begins");
                }
            }
            Kind::Articles | Kind::Contract if self.takes(" para. ") => {
                part.paragraph = self.number();
            }
            Kind::Articles | Kind::Contract | Kind::Part if self.takes("(") => {
                part.item = self.bracketed();
                if !matches!(kind, Kind::Part) && self.takes("(") {
                    part.paragraph = part.item;
                    part.item = self.bracketed();
                }
            }
            _ => {}
        }
        part
    }
}

impl Article {
    /// Reads a place.
    ///
    /// # Panics
    /// If it is not written in one of the ways above: while compiling, for every citation in a static.
    pub(super) const fn of(text: &str) -> Self {
        match Self::read(text) {
            Ok(article) => article,
            Err(fault) => panic!("{}", fault),
        }
    }

    /// Reads a place that may be written wrongly.
    ///
    /// # Errors
    /// If it is not written in one of the ways above; says why.
    pub(super) const fn read(text: &str) -> Result<Self, &'static str> {
        let mut out = Self { kind: Kind::Whole, parts: [Part::NONE; MOST] };
        if text.is_empty() {
            return Ok(out);
        }
        let mut reader = Reader { text: text.as_bytes(), at: 0, fault: None };
        let mut i = 0;
        while !reader.takes(WRITTEN[i].1) {
            i += 1;
        }
        out.kind = WRITTEN[i].0;
        let mut count = 0;
        let is_alone =
            matches!(out.kind, Kind::Head | Kind::Signatures | Kind::Annex | Kind::Appendix);
        while reader.at < reader.text.len() || (count == 0 && !is_alone) {
            if count == MOST {
                return Err("too many places in one citation");
            }
            if count > 0 {
                reader.needs(", ");
            } else if is_alone {
                reader.needs(" ");
            }
            out.parts[count] = reader.part(out.kind);
            if let Some(fault) = reader.fault {
                return Err(fault);
            }
            count += 1;
        }
        Ok(out)
    }

    /// The highest number of an article, in the instrument itself or in the standard contract; 0 where none is named.
    pub(super) const fn highest(&self, of_contract: bool) -> u16 {
        let (mut i, mut highest) = (0, 0);
        let counted = if of_contract { Kind::Contract } else { Kind::Articles };
        while i < MOST && self.kind as u8 == counted as u8 {
            let Part { number, to, .. } = self.parts[i];
            let last = if to > number { to } else { number };
            highest = if last > highest { last } else { highest };
            i += 1;
        }
        highest
    }

    /// Whether the instrument as a whole is meant.
    pub const fn is_whole(&self) -> bool {
        matches!(self.kind, Kind::Whole)
    }

    /// In Chinese: 第五条第一款第二项. Annexes of standards are 附录, others 附件.
    pub(super) fn chinese(&self, is_standard: bool) -> String {
        let annex = if is_standard { t("附录", "annex").zh } else { t("附件", "annex").zh };
        let head = match self.kind {
            Kind::Contract => t("（标准合同）", "standard contract").zh,
            Kind::Appendix => t("标准合同附录一", "standard contract, Appendix I").zh,
            Kind::Head => t("标准合同首部", "head of the standard contract").zh,
            Kind::Signatures => t("标准合同签署栏", "signatures of the standard contract").zh,
            Kind::Annex => "",
            Kind::Whole | Kind::Articles | Kind::Part | Kind::Clause => return self.listed(),
        };
        format!("{annex}{head}{}", self.listed())
    }

    fn parts(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().take_while(|part| **part != Part::NONE)
    }

    fn listed(&self) -> String {
        let words: Vec<String> = self.parts().map(|part| part.chinese(self.kind)).collect();
        words.join(if matches!(self.kind, Kind::Articles | Kind::Contract) { "、" } else { ", " })
    }
}

impl Part {
    fn chinese(&self, kind: Kind) -> String {
        let Self { number, paragraph, item, to, .. } = *self;
        let counted = |of: &str, n: u16, unit: &str| {
            if n == 0 { String::new() } else { format!("{of}{}{unit}", numeral(n)) }
        };
        match kind {
            Kind::Articles | Kind::Contract => {
                let until = counted("至第", to, "条");
                let (paragraph, item) = (counted("第", paragraph, "款"), counted("第", item, "项"));
                format!("第{}条{until}{paragraph}{item}", numeral(number))
            }
            Kind::Part => format!("第{}部分{}", numeral(number), counted("（", item, "）")),
            Kind::Appendix => counted("（", item, "）"),
            _ => self.english(kind),
        }
    }

    fn english(&self, kind: Kind) -> String {
        let Self { number, paragraph, item, to, letter } = *self;
        match (kind, letter) {
            (Kind::Appendix, _) => format!(" ({item})"),
            (Kind::Annex, Some(letter)) => letter.to_string(),
            (Kind::Clause, _) => {
                let below = if paragraph == 0 { String::new() } else { format!(".{paragraph}") };
                let letter = letter.map_or_else(String::new, |letter| format!(" {letter})"));
                format!("{number}{below}{letter}")
            }
            _ if to > 0 => format!("{number}-{to}"),
            _ if paragraph > 0 && item == 0 => format!("{number} para. {paragraph}"),
            _ if paragraph > 0 => format!("{number}({paragraph})({item})"),
            _ if item > 0 => format!("{number}({item})"),
            _ => number.to_string(),
        }
    }
}

/// In English, as it was written.
impl fmt::Display for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = WRITTEN.iter().find(|(kind, _)| *kind == self.kind).map_or("", |(_, head)| head);
        let words: Vec<String> = self.parts().map(|part| part.english(self.kind)).collect();
        let gap = if self.kind == Kind::Annex && !words.is_empty() { " " } else { "" };
        write!(f, "{head}{gap}{}", words.join(", "))
    }
}

impl Serialize for Article {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A number below one hundred in Chinese numerals; anything else unchanged.
fn numeral(number: u16) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u16| DIGITS.get(usize::from(n)).copied().unwrap_or_default();
    match number {
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number - 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}
