//! The headings of a document, and what a person may do with them: gather them in a table of contents, or write one as the official
//! template prints it.
//!
//! Both are known by their words alone, as several suites drop styles and fields: what stands in a table of contents and is no
//! heading is told.

use std::collections::HashSet;

use crate::document::template::official;
use crate::document::words::own_words;
use crate::document::{Block, Document};
use crate::text::t;

/// The headings of a document.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    headings: HashSet<String>,
    official: Vec<&'static str>,
}

impl Outline {
    /// The outline of a document.
    pub fn of(document: &Document) -> Self {
        let headings = document.blocks.iter().filter_map(|block| match block {
            Block::Heading(_, words) => Some(words.as_str()),
            _ => None,
        });
        Self::new(&headings.collect::<Vec<_>>(), document.id)
    }

    /// Headings of the paper of this id.
    pub fn new(headings: &[&str], paper: &str) -> Self {
        Self {
            headings: own_words(headings).into_iter().collect(),
            official: official(paper).map(|heading| heading.words).collect(),
        }
    }

    /// Whether a line is one of the headings.
    pub(super) fn has(&self, line: &str) -> bool {
        self.headings.contains(line)
    }

    /// The heading that a line without the number of its page names: the dots behind one may lead to the number, or be its own, as
    /// behind "Ltd.".
    fn named(&self, line: &str) -> Option<&str> {
        let bare = |heading: &'_ str| heading.trim_end_matches(leads).len();
        let headings = self.headings.iter().map(String::as_str);
        self.headings.get(line).map(String::as_str).or_else(|| {
            let end = bare(line);
            let is_named =
                |heading: &&str| bare(heading) == end && heading.get(..end) == line.get(..end);
            headings.filter(|heading| heading.len() > end).find(is_named)
        })
    }

    /// Two stretches that differ, without what a person may put in.
    pub(super) fn without_leave(
        &self,
        record: &[String],
        file: &[String],
    ) -> (Vec<String>, Vec<String>) {
        let (mut gone, mut new) = (record.to_vec(), self.without_contents(file, false));
        gone.retain(|ours| {
            let official = new.iter().position(|line| self.is_official(ours, line));
            official.map(|at| new.remove(at)).is_none()
        });
        (gone, new)
    }

    /// Lines without the tables of contents among them: a title, if there is one, and what are headings, with a page number or
    /// none, at least two of them. If `strictly`, those without a title must all bear page numbers.
    pub fn without_contents(&self, lines: &[String], strictly: bool) -> Vec<String> {
        let mut out = Vec::with_capacity(lines.len());
        let mut rest = lines;
        while let Some((line, below)) = rest.split_first() {
            let is_titled = is_title(line);
            let entries =
                self.entries(if is_titled { below } else { rest }, strictly && !is_titled);
            let taken = entries + usize::from(is_titled);
            if is_titled || entries > 1 {
                rest = rest.get(taken..).unwrap_or_default();
            } else {
                out.push(line.clone());
                rest = below;
            }
        }
        out
    }

    /// How many lines are entries of a table of contents. Where one is said again the text has begun; entries without page numbers
    /// are some only where it does, or where nothing follows, as headings of the text may follow each other too.
    fn entries(&self, lines: &[String], with_pages: bool) -> usize {
        let (mut known, mut is_bare) = (HashSet::new(), false);
        let is_entry = |line: &&String| {
            let numbered = without_page(line).and_then(|heading| self.named(heading));
            let bare = (!with_pages && self.has(line)).then_some(line.as_str());
            is_bare |= numbered.is_none() && bare.is_some();
            numbered.or(bare).is_some_and(|heading| known.insert(heading.to_owned()))
        };
        let count = lines.iter().take_while(is_entry).count();
        let is_said_again = lines.get(count).is_none_or(|line| known.contains(line));
        if is_bare && !is_said_again { 0 } else { count }
    }

    /// Whether a line is one of ours as the official template prints it: of the same number, with its marks, and no other heading.
    fn is_official(&self, ours: &str, line: &str) -> bool {
        let (number, begins) = numbered(ours);
        let (same, words) = numbered(line);
        let words = words.trim_end_matches(['；', '。']);
        self.has(ours)
            && number == same
            && words.starts_with(begins)
            && self.official.contains(&words)
    }
}

/// Whether a line is the title of a table of contents.
fn is_title(line: &str) -> bool {
    let plain: String = line.split_whitespace().collect::<String>().to_lowercase();
    let title = t("目录", "contents");
    [title.zh, title.en, "tableofcontents"].contains(&plain.as_str())
}

/// A line without the number of the page behind it and what leads to it; nothing if there is none.
fn without_page(line: &str) -> Option<&str> {
    let short = line.trim_end_matches(|c: char| c.is_ascii_digit());
    (short.len() < line.len()).then(|| short.trim_end_matches(leads))
}

/// What leads from a heading to the number of its page.
fn leads(c: char) -> bool {
    c.is_whitespace() || ".…·．".contains(c)
}

/// The number of a heading without its marks, and its words.
fn numbered(line: &str) -> (String, &str) {
    let is_mark = |c: char| "、.．（）() ".contains(c);
    let is_number = |c: char| {
        c.is_ascii_digit() || t("一二三四五六七八九十", "IVX").zh.contains(c) || is_mark(c)
    };
    let words = line.trim_start_matches(is_number);
    let number = line.strip_suffix(words).unwrap_or_default();
    (number.chars().filter(|c| !is_mark(*c)).collect(), words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_table_of_contents_is_taken_out_and_what_hides_in_it_is_not() {
        let outline = Outline::new(&["一、甲", "（一）乙", "二、丙"], "");
        let body = texts(&["一、甲", "（一）乙", "话", "二、丙", "完"]);
        for contents in [
            &["目 录", "一、甲 1", "（一）乙 1", "二、丙 12"][..],
            &["一、甲 ...... 1", "（一）乙………1", "二、丙 2"],
            &["Contents", "一、甲", "（一）乙", "二、丙"],
            &["Table of Contents"],
        ] {
            let mut file = texts(contents);
            file.extend(body.clone());
            assert_eq!(outline.without_contents(&file, true), body, "{contents:?}");
            let (gone, new) = outline.without_leave(&[], &texts(contents));
            assert!(gone.is_empty() && new.is_empty(), "{new:?}");
        }
        let (_, new) =
            outline.without_leave(&[], &texts(&["目录", "一、甲 1", "另有约定 1", "二、丙 2"]));
        assert_eq!(new, ["另有约定 1", "二、丙 2"]);
        assert_eq!(outline.without_contents(&body, true), body);
    }

    #[test]
    fn a_heading_that_ends_with_a_dot_keeps_it_before_the_number_of_its_page() {
        let outline = Outline::new(&["接收方：Muster Pte. Ltd.", "一、甲"], "");
        for line in ["接收方：Muster Pte. Ltd. 1", "接收方：Muster Pte. Ltd.......... 1"] {
            let file = texts(&["目录", line, "一、甲 2", "话"]);
            assert_eq!(outline.without_contents(&file, true), ["话"], "{line}");
        }
        let other = texts(&["目录", "接收方：Muster Pte. Lt. 1"]);
        assert_eq!(outline.without_contents(&other, true), ["接收方：Muster Pte. Lt. 1"]);
    }

    #[test]
    fn a_heading_may_have_the_official_words_where_ours_are_shortened() {
        let outline = Outline::new(&["1. 基本情况简介", "2. 其他"], "pipia-report");
        let official = "1．基本情况简介，包括股权结构、实际控制人、境内外投资情况、组织架构和个人信息保护机构信息等";
        let told = |ours: &str, line: &str| outline.without_leave(&texts(&[ours]), &texts(&[line]));
        assert_eq!(told("1. 基本情况简介", official), (vec![], vec![]));
        assert_ne!(told("2. 其他", official), (vec![], vec![]), "another number");
        assert_ne!(told("1. 基本情况简介", "1. 基本情况简介，包括股权"), (vec![], vec![]));
        // The official copy sets no gap behind the number and ends in a semicolon; another official heading is another heading.
        let own = "1. 境外接收方基本情况";
        let outline = Outline::new(&[own], "sa-self-assessment");
        let told = |line: &str| outline.without_leave(&texts(&[own]), &texts(&[line]));
        assert_eq!(told("1.境外接收方基本情况；"), (vec![], vec![]));
        assert_ne!(told("1.数据出境涉及业务、数据资产等情况；"), (vec![], vec![]));
        let other = Outline::new(&["1. 基本情况简介"], "brief");
        assert!(!other.is_official("1. 基本情况简介", official), "not where the paper is our own");
    }
}
