//! Rows of cells, and the answers in them: found by the code of their row and the head of their column, never by position.

use std::collections::BTreeMap;

use crate::document::build::questions::{ANSWER, PROOF};
use crate::form::Section;
use crate::office::Sheet;
use crate::text::{Text, harmless};

use super::{Loose, Unreadable};

/// The words of the cells of a row, by column.
pub(super) type Row = BTreeMap<u32, String>;

/// What stands in the column for answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) code: String,
    pub(super) words: String,
    pub(super) proof: String,
}

/// What was found in a table.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The code of every row that has one, answered or not.
    pub(super) codes: Vec<String>,
    /// Answers, and proof without an answer.
    pub(super) given: Vec<Given>,
    /// Answers without a code.
    pub(super) loose: Vec<Loose>,
}

/// The columns that a head names.
#[derive(Clone, Copy, Debug)]
struct Heads {
    answer: u32,
    proof: Option<u32>,
}

/// The rows of a Word file.
pub(super) fn of_cells(rows: Vec<Vec<String>>) -> Vec<Row> {
    rows.into_iter().map(|row| (0..).zip(row).collect()).collect()
}

/// The rows of a sheet.
pub(super) fn of_sheet(sheet: Sheet) -> Vec<Row> {
    let shown = |row: Row| row.into_iter().map(|(at, words)| (at, harmless(&words, true)));
    sheet.rows.into_values().map(|row| shown(row).collect()).collect()
}

/// Finds the answers in rows. A row belongs to the nearest head above it, or else to the first one.
pub(super) fn find(rows: &[Row]) -> Result<Found, Unreadable> {
    let mut out = Found::default();
    let mut heads = rows.iter().find_map(head);
    let mut is_below = false;
    for row in rows {
        if let Some(here) = head(row) {
            heads = Some(here);
            is_below = true;
            continue;
        }
        let of = |column: Option<u32>| {
            column.and_then(|at| row.get(&at)).map(|words| words.trim()).unwrap_or_default()
        };
        let answer = heads.map(|heads| heads.answer);
        let proof = heads.and_then(|heads| heads.proof);
        let others = row.iter().filter(|(at, _)| Some(**at) != answer && Some(**at) != proof);
        let code = others.clone().find_map(|(_, words)| code(words));
        if let Some(code) = &code {
            out.codes.push(code.clone());
            if answer.is_none() {
                return Err(Unreadable::NoAnswers);
            }
        }
        let (words, proof) = (of(answer).to_owned(), of(proof).to_owned());
        match code {
            Some(code) if !words.is_empty() || !proof.is_empty() => {
                out.given.push(Given { code, words, proof });
            }
            None if is_below && !words.is_empty() => out.loose.push(Loose {
                row: others.map(|(_, words)| words.trim()).collect::<Vec<_>>().join(" | "),
                words,
            }),
            _ => {}
        }
    }
    Ok(out)
}

/// The columns of a row that is a head; nothing for any other row.
fn head(row: &Row) -> Option<Heads> {
    let named = |name: Text| {
        let is_it = |words: &String| {
            words.split(['/', '\n']).any(|part| [name.zh, name.en].contains(&part.trim()))
        };
        row.iter().find(|(_, words)| is_it(words)).map(|(at, _)| *at)
    };
    let answer = named(ANSWER)?;
    // A row that asks something is no head, whatever its cells say.
    if row.iter().any(|(at, words)| *at != answer && code(words).is_some()) {
        return None;
    }
    Some(Heads { answer, proof: named(PROOF) })
}

/// The code in a cell: the last of its lines that is written as one. Where a line may end in it belongs to a Word file, from
/// which it may have been copied.
fn code(words: &str) -> Option<String> {
    let lines = words.lines().map(|line| line.trim().replace('\u{200b}', ""));
    lines.rev().find(|line| is_code(line))
}

/// Whether a word is written as the code of a field in a row, known or not.
fn is_code(word: &str) -> bool {
    let parts: Vec<&str> = word.split('/').collect();
    let is_key = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    match parts.as_slice() {
        [section, row, field] => {
            !row.is_empty()
                && !word.contains(char::is_whitespace)
                && (Section::find(section).is_some() || (is_key(section) && is_key(field)))
        }
        [section, field] => {
            Section::find(section).is_some_and(|section| section.field(field).is_some())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Row> {
        of_cells(rows.iter().map(|row| row.iter().map(|c| (*c).to_owned()).collect()).collect())
    }

    #[test]
    fn answers_are_found_wherever_their_column_stands() {
        let moved = rows(&[
            &["问卷"],
            &["Your answer / 答复", "序号", "问题 / Question", "证明材料"],
            &["Acme", "1", "名称？\nName?\nrecipients/hq/name", "ISO"],
            &["", "2", "国家？\nrecipients/hq/country", ""],
            &["另有一家", "", "还有谁？", ""],
        ]);
        let found = find(&moved).unwrap();
        assert_eq!(found.codes, ["recipients/hq/name", "recipients/hq/country"]);
        let given =
            Given { code: "recipients/hq/name".into(), words: "Acme".into(), proof: "ISO".into() };
        assert_eq!(found.given, [given]);
        let loose = Loose { row: " | 还有谁？".into(), words: "另有一家".into() };
        assert_eq!(found.loose, [loose]);
    }

    #[test]
    fn a_table_without_a_head_of_answers_is_told() {
        let table = rows(&[&["recipients/hq/name", "Acme"]]);
        assert_eq!(find(&table).unwrap_err(), Unreadable::NoAnswers);
    }

    #[test]
    fn a_code_copied_from_a_word_file_is_the_code() {
        let copied = "Name?\nrecipients/\u{200b}hq/\u{200b}name";
        assert_eq!(code(copied).as_deref(), Some("recipients/hq/name"));
    }

    #[test]
    fn an_answer_that_looks_like_a_code_is_an_answer() {
        let table = rows(&[&["编号", "答复"], &["recipients/hq/name", "recipients/x/name"]]);
        let found = find(&table).unwrap();
        assert_eq!(found.given[0].words, "recipients/x/name");
        for word in ["ISO/IEC/27001", "and or/x/y", "a/b", "https://x/y"] {
            assert!(!is_code(word), "{word}");
        }
    }
}
