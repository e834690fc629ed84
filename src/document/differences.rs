//! Two states of a record held against each other, as a paper of the house.
//!
//! Marked, what was struck and what is new stand in their sentences; clean, each answer as it was beside each as it is. Both tell the same
//! differences in the same order, and neither says more than was changed.

use crate::day::Day;
use crate::form::{Difference, Mark};
use crate::text::{Lang, Phrase, Text, WordFate, phrase, t};

use super::{Block, Document, Inline, Layout, Stamp, Table, plain};

/// What is held against each other.
#[derive(Clone, Debug)]
pub struct Between {
    /// What the earlier state is called.
    pub before: Phrase,
    /// What the later state is called.
    pub after: Phrase,
    /// The digests of both states, by which they are found again.
    pub digests: [String; 2],
    /// What differs.
    pub all: Vec<Difference>,
    /// What a copy did not take from its origin, in words; nothing where it took all, or is none.
    pub left: Option<Phrase>,
    /// The name of the record.
    pub subject: String,
    /// Its id.
    pub record: String,
    /// The day of the later state.
    pub day: Day,
}

/// How differences are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// In their sentences.
    Marked,
    /// As it was, beside as it is.
    Clean,
}

/// So many characters of a digest are shown.
const SHOWN: usize = 12;

impl Between {
    /// How many differences there are of each kind, in a sentence.
    pub fn said(&self) -> Phrase {
        let count = |is: fn(Mark) -> bool| self.all.iter().filter(|one| is(one.mark)).count();
        if self.all.is_empty() {
            return phrase("没有差异。", "Nothing differs.");
        }
        said!(
            "共{all}处：新增{new}，修改{changed}，不再有{removed}，移动{moved}。",
            "{all} {all?difference|differences}: {new} new, {changed} changed, {removed} removed, {moved} moved.",
            all = self.all.len(),
            new = count(|mark| mark == Mark::New),
            changed = count(|mark| mark == Mark::Changed),
            removed = count(|mark| mark == Mark::Removed),
            moved = count(|mark| matches!(mark, Mark::Moved { .. })),
        )
    }
}

/// The differences as a document.
pub fn differences(between: &Between, told: Told, lang: Lang) -> Document {
    let row = |label: Text, words: &Phrase| vec![plain(label.get(lang)), plain(words.get(lang))];
    let left = between.left.as_ref().map(|left| row(t("没有沿用", "Not taken over"), left));
    let mut blocks = vec![Block::Table(Table {
        caption: String::new(),
        head: Vec::new(),
        widths: vec![1, 5],
        rows: vec![
            row(t("记录", "Record"), &Phrase::same(between.subject.clone())),
            row(t("之前", "Before"), &between.before),
            row(t("之后", "After"), &between.after),
            row(t("差异", "Differences"), &between.said()),
        ]
        .into_iter()
        .chain(left)
        .collect(),
    })];
    if lang == Lang::En {
        let courtesy = t("", "Courtesy copy in English. The Chinese text prevails.");
        blocks.push(Block::Note(plain(courtesy.get(lang))));
    }
    match told {
        _ if between.all.is_empty() => {}
        Told::Marked => blocks.extend(marked(&between.all, lang)),
        Told::Clean => blocks.push(clean(&between.all, lang)),
    }
    let [before, after] =
        between.digests.each_ref().map(|digest| digest.chars().take(SHOWN).collect::<String>());
    let line = said!(
        "回答摘要：之前 {before}，之后 {after}",
        "digests of the answers: {before} before, {after} after",
        before,
        after,
    );
    Document {
        id: "differences",
        of: None,
        title: t("差异对照", "Differences").get(lang).to_owned(),
        heading: String::new(),
        lang,
        layout: Layout::Brief,
        cover: None,
        has_contents: false,
        is_copied: false,
        blocks,
        stamp: Stamp {
            line: line.get(lang).to_owned(),
            draft: String::new(),
            open: 0,
            is_shown: true,
            day: between.day,
            subject: between.subject.clone(),
            author: String::new(),
            record: between.record.clone(),
        },
    }
}

/// Section by section, a point for each difference, below what the marks mean.
fn marked(all: &[Difference], lang: Lang) -> Vec<Block> {
    let legend = vec![
        Inline::Text(t("标记：", "Marks: ").get(lang).to_owned()),
        Inline::Struck(t("删去的文字", "struck").get(lang).to_owned()),
        Inline::Text(t("，", ", ").get(lang).to_owned()),
        Inline::New(t("新的文字", "new").get(lang).to_owned()),
        Inline::Text(
            t("；没有标记的没有变。", "; what bears no mark is as it was.").get(lang).to_owned(),
        ),
    ];
    let sections = all.chunk_by(|one, next| one.section == next.section).flat_map(|of_one| {
        let title = of_one.first().map(|one| one.section.get(lang).to_owned()).unwrap_or_default();
        let points = of_one.iter().map(|one| point(one, lang)).collect();
        [Block::Heading(1, title), Block::List(points)]
    });
    std::iter::once(Block::Note(legend)).chain(sections).collect()
}

fn point(one: &Difference, lang: Lang) -> Vec<Inline> {
    let label = one.label().get(lang).to_owned();
    let text = |text: Text| Inline::Text(text.get(lang).to_owned());
    match one.mark {
        Mark::Moved { .. } => {
            let [from, to] = lines(one.mark);
            let said = said!(
                "移动：{label}，从{from}到{to}",
                "moved: {label}, from {from} to {to}",
                label,
                from,
                to,
            );
            vec![Inline::Text(said.get(lang).to_owned())]
        }
        Mark::New if one.is_whole_row() => {
            vec![text(t("新增一行：", "new row: ")), Inline::New(label)]
        }
        Mark::Removed if one.is_whole_row() => {
            vec![text(t("删去一行：", "removed row: ")), Inline::Struck(label)]
        }
        _ => {
            let mut out = vec![Inline::Text(label), text(t("：", ": "))];
            out.extend(one.parts(lang).into_iter().map(|part| match part.fate {
                WordFate::Kept => Inline::Text(part.text),
                WordFate::Struck => Inline::Struck(part.text),
                WordFate::New => Inline::New(part.text),
            }));
            out
        }
    }
}

/// One table, an answer a row.
fn clean(all: &[Difference], lang: Lang) -> Block {
    let head = [
        t("部分", "Section"),
        t("行", "Row"),
        t("字段", "Field"),
        t("之前", "Before"),
        t("之后", "After"),
    ];
    let nothing = || Phrase::from(t("（空）", "(open)"));
    let or_nothing = |words: &Phrase| if words.zh.is_empty() { nothing() } else { words.clone() };
    let whole: Phrase = t("（整行）", "(the row)").into();
    let rows = all.iter().map(|one| {
        let [before, after] = match (one.mark, one.is_whole_row()) {
            (Mark::Moved { .. }, _) => lines(one.mark),
            (Mark::New, true) => [t("（无）", "(none)").into(), t("新增", "new").into()],
            (_, true) => [t("有", "there").into(), t("不再有", "removed").into()],
            (_, false) => [or_nothing(&one.before), or_nothing(&one.after)],
        };
        let row = one.row.clone().unwrap_or_default();
        let field = if one.is_whole_row() { &whole } else { one.field.as_ref().unwrap_or(&whole) };
        [&one.section, &row, field, &before, &after].map(|words| plain(words.get(lang))).to_vec()
    });
    Block::Table(Table {
        caption: String::new(),
        head: head.map(|head| head.get(lang).to_owned()).to_vec(),
        widths: vec![3, 3, 4, 6, 6],
        rows: rows.collect(),
    })
}

/// The lines between which a row moved.
fn lines(mark: Mark) -> [Phrase; 2] {
    let (from, to) = match mark {
        Mark::Moved { from, to } => (from + 1, to + 1),
        _ => (0, 0),
    };
    [from, to].map(|number| said!("第{number}行", "line {number}", number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::render::{html, markdown, text, words};
    use crate::form::{Answers, differences as differing};
    use serde_json::{Value, json};

    fn between() -> Between {
        let read = |value: Value| Answers::from_json(value).unwrap();
        let before = read(json!({
            "handler": { "name": "杭州甲有限公司", "ciio": "yes" },
            "recipients": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }, { "id": "c", "name": "C" }]
        }));
        let after = read(json!({
            "handler": { "name": "杭州乙有限公司", "ciio": "no" },
            "recipients": [{ "id": "b", "name": "B" }, { "id": "a", "name": "A" }, { "id": "d", "name": "D" }]
        }));
        Between {
            before: phrase("甲", "one"),
            after: phrase("乙", "two"),
            digests: [before.digest(), after.digest()],
            all: differing(&before, &after),
            left: None,
            subject: "题".to_owned(),
            record: "x".to_owned(),
            day: Day::of(2026, 11, 28),
        }
    }

    #[test]
    fn what_was_struck_and_what_is_new_is_marked_in_every_format() {
        let document = differences(&between(), Told::Marked, Lang::Zh);
        let plain = text(&document);
        assert!(plain.contains("杭州[-甲-]{+乙+}有限公司"), "{plain}");
        assert!(plain.contains("[-是-]{+否+}"), "{plain}");
        assert!(plain.contains("新增一行：{+D+}") && plain.contains("删去一行：[-C-]"), "{plain}");
        assert!(
            plain.contains("移动：") && plain.contains("共5处：新增1，修改2，不再有1，移动1"),
            "{plain}"
        );
        let marked = markdown(&document);
        assert!(
            marked.contains("杭州~~甲~~ **乙** 有限公司")
                || marked.contains("杭州~~甲~~ **乙**有限公司"),
            "{marked}"
        );
        let page = html(&document);
        assert!(page.contains("<del>甲</del><ins>乙</ins>"), "{page}");
        assert!(words(&document).iter().any(|line| line.ends_with("杭州甲乙有限公司")));
    }

    #[test]
    fn clean_every_answer_stands_as_it_was_beside_as_it_is() {
        let document = differences(&between(), Told::Clean, Lang::En);
        let plain = text(&document);
        assert!(
            !plain.contains("[-") && plain.contains("杭州甲有限公司 | 杭州乙有限公司"),
            "{plain}"
        );
        assert!(plain.contains("| D | (the row) | (none) | new"), "{plain}");
        assert!(plain.contains("(the row) | line "), "{plain}");
    }
}
