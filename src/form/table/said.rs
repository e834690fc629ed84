//! A plan in words and as JSON: which column goes where, which words become what, what is left out, what is to be looked at.

use serde_json::{Value, json};

use crate::form::{Answers, Section, shown};
use crate::text::{Phrase, harmless, t};

use super::{
    Becomes, Column, Doubt, Draft, Given, Ground, Left, Mapping, Plan, Target, Why, WhyLeft, Word,
};

/// How many lines of one sort are told in words; JSON holds them all.
const TOLD: usize = 20;

/// The letters of a column as spreadsheets have them: A, B, ... Z, AA.
pub fn column_name(mut at: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(char::from(b'A' + u8::try_from(at % 26).unwrap_or_default()));
        if at < 26 {
            return out.into_iter().rev().collect();
        }
        at = at / 26 - 1;
    }
}

/// Words of a table as they are shown: harmless, on one line, not too long.
pub(super) fn quoted(words: &str) -> String {
    let line = harmless(words, false);
    let mut out: String = line.chars().take(40).collect();
    if out.len() < line.len() {
        out.push_str("..");
    }
    out
}

impl Why {
    /// In words.
    pub fn said(self) -> Phrase {
        match self {
            Self::Numbering => t("行号", "it numbers the rows").into(),
            Self::Unknown => t("没有认出对应的字段", "no field was recognised").into(),
            Self::Key => t("已有各行的 id", "ids of rows that are there").into(),
            Self::Empty => t("整列为空", "it is empty").into(),
            Self::Chosen => t("已指定不写入", "left out as you said").into(),
            Self::Taken(field) => said!(
                "“{field}”已由另一列填写",
                "another column goes to \"{field}\"",
                field = field.label,
            ),
        }
    }
}

impl WhyLeft {
    /// In words.
    pub fn said(self) -> Phrase {
        match self {
            Self::Above => t("在表头之上", "above the heading").into(),
            Self::HeadingAgain => t("表头重复出现", "the heading once more").into(),
            Self::Total => t("合计行", "a line of sums").into(),
            Self::Note => t("说明或者签名", "a note or a signature").into(),
            Self::Chosen => t("已指定不写入", "left out as you said").into(),
            Self::Merged => {
                t("合并的数，只写入第一行", "a merged figure, taken in its first row only").into()
            }
            Self::Error => {
                t("电子表格的错误标记", "the sign of an error of the spreadsheet").into()
            }
            Self::NoAnswer => t("只有符号", "only marks").into(),
            Self::Column(why) => why.said(),
        }
    }
}

impl Column {
    /// What it is called: its letter and the words over it.
    pub fn called(&self, at: usize) -> Phrase {
        let letter = column_name(at);
        if self.heading.is_empty() {
            return said!("{letter}列", "column {letter}", letter);
        }
        let words = quoted(&self.heading);
        said!("{letter}列“{words}”", "column {letter} \"{words}\"", letter, words)
    }
}

/// What words become, as it is shown.
pub fn word_said(word: &Word, answers: &Answers) -> Phrase {
    let read = |text: &str| {
        word.field
            .kind
            .read(text, answers)
            .map_or_else(Phrase::default, |value| shown(word.field.kind, &value, answers))
    };
    match &word.becomes {
        Becomes::As(text) => read(text),
        Becomes::Perhaps(text) => {
            let near = read(text);
            said!("{near}？", "{near}?", near)
        }
        Becomes::Draft => t("保留原文，待修改", "kept as it is, to be mended").into(),
    }
}

/// The plan in sentences, in the order in which one reads them.
pub fn plan_lines(mapping: &Mapping, given: &Given, plan: &Plan, answers: &Answers) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = given.notes.clone();
    let heading = heading_said(mapping, given);
    out.push(said!("表头：{heading}", "heading: {heading}", heading));
    for (at, column) in mapping.columns.iter().enumerate() {
        out.push(column_said((mapping.section, plan), at, column));
    }
    for word in &plan.words {
        let (words, mut said) = (quoted(&word.words), word_said(word, answers));
        if matches!(word.becomes, Becomes::Perhaps(_)) {
            // Here nobody is asked.
            said = said!("{said}没有确认，保留原文", "{said} not confirmed, kept as it is", said);
        }
        let sign = if is_open(plan, word) { "?" } else { " " };
        out.push(said!(
            "{sign} {field}：“{words}” → {said}（{count}格）",
            "{sign} {field}: \"{words}\" -> {said} ({count} {count?cell|cells})",
            sign,
            field = word.field.label,
            words,
            said,
            count = word.count,
        ));
    }
    out.extend(left_said(&plan.left));
    let empty = given.grid.empty_lines();
    if empty > 0 {
        out.push(said!("跳过空行{empty}行", "{empty} empty {empty?line|lines} passed over", empty));
    }
    out.extend(gathered_said(plan));
    out.extend(drafts_said(plan));
    out
}

/// How many lines stand in a row of the same name; nothing where none does.
pub fn gathered_said(plan: &Plan) -> Option<Phrase> {
    let count = plan.gathered.len();
    (count > 0).then(|| {
        said!(
            "{count}行并入同名的行",
            "{count} {count?line|lines} of the same name in one row",
            count,
        )
    })
}

impl Plan {
    /// What is kept as it is and not asked about: of words that are near a choice somebody says what they become.
    pub fn to_mend(&self) -> impl Iterator<Item = &Draft> {
        let is_asked = |draft: &Draft| {
            let is = |word: &&Word| word.field == draft.field && word.words == draft.words;
            let word = self.words.iter().find(is);
            word.is_some_and(|word| matches!(word.becomes, Becomes::Perhaps(_)))
        };
        self.drafts.iter().filter(move |draft| !is_asked(draft))
    }
}

/// What is kept as it is: the same words under the same field once, with their lines. What is near a choice stands among the words, where it
/// is asked about.
pub fn drafts_said(plan: &Plan) -> Vec<Phrase> {
    let mut groups: Vec<(&Draft, Vec<usize>)> = Vec::new();
    for draft in plan.to_mend() {
        let is = |group: &&mut (&Draft, Vec<usize>)| {
            group.0.field == draft.field && group.0.words == draft.words
        };
        match groups.iter_mut().take(TOLD + 1).find(is) {
            Some((_, numbers)) => numbers.push(draft.number),
            None => groups.push((draft, vec![draft.number])),
        }
    }
    let said = |(draft, numbers): &(&Draft, Vec<usize>)| {
        let few: Vec<String> = numbers.iter().take(5).map(usize::to_string).collect();
        let (few, all) = (few.join(","), numbers.len());
        let (field, problem) = (draft.field.label, &draft.problem);
        let more = if all > 5 {
            said!("等{all}行", " and others, {all} in all", all)
        } else {
            t("行", "").into()
        };
        said!(
            "! 第{few}{more} {field}：{problem}（保留原文）",
            "! line {few}{more}, {field}: {problem} (kept as it is)",
            few,
            more,
            field,
            problem,
        )
    };
    let mut out: Vec<Phrase> = groups.iter().take(TOLD).map(said).collect();
    if let Some(more) = groups.len().checked_sub(TOLD).filter(|more| *more > 0) {
        out.push(said!("……另有{more}处待修改", "... and {more} more to mend", more));
    }
    out
}

/// Which line is the heading.
pub fn heading_said(mapping: &Mapping, given: &Given) -> Phrase {
    let number = |at: usize| given.grid.lines.get(at).map_or(0, |line| line.number);
    match mapping.heading {
        None => {
            t("没有，各列依次对应各字段", "none; the columns are the fields in their order").into()
        }
        Some(heading) if heading.first == heading.last => {
            let line = number(heading.first);
            said!("第{line}行", "line {line}", line)
        }
        Some(heading) => {
            let (first, last) = (number(heading.first), number(heading.last));
            said!("第{first}至{last}行", "lines {first} to {last}", first, last)
        }
    }
}

/// Whether a column is still to be looked at.
pub fn is_doubted(plan: &Plan, at: usize) -> bool {
    plan.doubts.iter().any(|doubt| {
        matches!(doubt, Doubt::Guessed(column) | Doubt::NoField(column) | Doubt::Unread(column) if *column == at)
    })
}

/// Whether what words become is still to be said.
pub fn is_open(plan: &Plan, word: &Word) -> bool {
    plan.doubts
        .iter()
        .any(|doubt| matches!(doubt, Doubt::Word(field, words) if *field == word.field && *words == word.words))
}

fn column_said((section, plan): (&Section, &Plan), at: usize, column: &Column) -> Phrase {
    let called = column.called(at);
    let is_doubted = is_doubted(plan, at);
    match column.target {
        Target::Field(field) => {
            let sign = if is_doubted { "?" } else { "+" };
            let note = match column.ground {
                _ if !is_doubted => Phrase::default(),
                Ground::Content => {
                    t("（按内容推测，待确认）", " (guessed from its content)").into()
                }
                Ground::Likely => t("（推测，待确认）", " (a guess)").into(),
                _ => t("（没有一格读得懂，待确认）", " (nothing in it could be read)").into(),
            };
            said!(
                "{sign} {called} → {field}{note}",
                "{sign} {called} -> {field}{note}",
                sign,
                called,
                field = field.label,
                note,
            )
        }
        Target::Left(why) => {
            let (sign, said) = (if is_doubted { "?" } else { "-" }, why.said());
            let left = said!(
                "{sign} {called}：不写入（{said}；{filled}格有内容）",
                "{sign} {called}: left out ({said}; {filled} {filled?cell|cells})",
                sign,
                called,
                said,
                filled = column.filled,
            );
            match column.elsewhere_said(section) {
                Some(other) => said!("{left}；{other}", "{left}; it {other}", left, other),
                None => left,
            }
        }
    }
}

/// Lines that are left out as a whole; columns tell of themselves.
pub fn left_said(left: &[Left]) -> Vec<Phrase> {
    let mut lines: Vec<(usize, WhyLeft, Vec<&str>)> = Vec::new();
    for cell in left.iter().filter(|cell| !matches!(cell.why, WhyLeft::Column(_))) {
        match lines.last_mut() {
            Some(last) if last.0 == cell.number && last.1 == cell.why => last.2.push(&cell.words),
            _ => lines.push((cell.number, cell.why, vec![&cell.words])),
        }
    }
    let mut out: Vec<Phrase> = lines
        .iter()
        .take(TOLD)
        .map(|(number, why, words)| {
            let (said, words) = (why.said(), quoted(&words.join(" | ")));
            let of = match why {
                WhyLeft::Merged | WhyLeft::Error | WhyLeft::NoAnswer => {
                    t("中的单元格", ", cells of it,")
                }
                _ => t("", ""),
            };
            said!(
                "- 第{number}行{of}不写入（{said}）：{words}",
                "- line {number}{of} left out ({said}): {words}",
                number,
                of,
                said,
                words,
            )
        })
        .collect();
    if let Some(more) = lines.len().checked_sub(TOLD).filter(|more| *more > 0) {
        out.push(said!(
            "……另有{more}行不写入",
            "... and {more} more {more?line|lines} left out",
            more
        ));
    }
    out
}

/// The plan as JSON, with every cell that is left out or kept as a draft.
pub fn plan_json(mapping: &Mapping, given: &Given, plan: &Plan, answers: &Answers) -> Value {
    let number = |at: usize| given.grid.lines.get(at).map(|line| line.number);
    let columns = mapping.columns.iter().enumerate().map(|(at, column)| {
        let (field, left) = match column.target {
            Target::Field(field) => (Some(field.id), None),
            Target::Left(because) => (None, Some(because.said())),
        };
        json!({
            "column": column_name(at), "heading": column.heading, "field": field, "left_out": left,
            "certain": !is_doubted(plan, at), "filled": column.filled,
        })
    });
    let words = plan.words.iter().map(|word| {
        let becomes = match &word.becomes {
            Becomes::As(text) | Becomes::Perhaps(text) => word.field.kind.read(text, answers),
            Becomes::Draft => None,
        };
        json!({
            "field": word.field.id, "words": word.words, "becomes": becomes,
            "certain": !is_open(plan, word), "cells": word.count,
        })
    });
    json!({
        "section": mapping.section.id,
        "sheet": given.sheet,
        "notes": given.notes,
        "heading": mapping.heading.map(|heading| json!([number(heading.first), number(heading.last)])),
        "columns": columns.collect::<Vec<_>>(),
        "values": words.collect::<Vec<_>>(),
        "rows": plan.rows.iter().map(|row| json!({ "line": row.number, "answers": row.cells })).collect::<Vec<_>>(),
        "gathered": plan.gathered.iter().map(|row| row.number).collect::<Vec<_>>(),
        "drafts": plan.drafts.iter().map(|draft| json!({
            "line": draft.number, "field": draft.field.id, "words": draft.words, "problem": draft.problem,
        })).collect::<Vec<_>>(),
        "left_out": plan.left.iter().map(|left| json!({
            "line": left.number, "column": column_name(left.column), "words": left.words, "why": left.why.said(),
        })).collect::<Vec<_>>(),
        "doubts": plan.doubts.iter().map(|doubt| json!({
            "zh": doubt.said(mapping).zh, "en": doubt.said(mapping).en, "option": doubt.option(mapping, given, plan),
        })).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered() {
        for (at, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_name(at), letters);
        }
    }
}
