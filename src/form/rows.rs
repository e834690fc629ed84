//! Rows as tab-separated text: what is pasted from a spreadsheet and copied into one.

use serde_json::{Map, Value, json};

use crate::day::half_width;
use crate::text::{Lang, as_words, from_words};

use super::{Answers, Edit, Field, Section, value_text};

/// Reads rows pasted from a spreadsheet.
///
/// If the first line names fields (at least two, or all there are), it says which column is which: by id, label, or the end
/// of a Chinese label, as 必要性 for 出境必要性. Otherwise the columns are the section's fields in order. Cells in double quotes may hold line ends and tabs. Cells that do not parse are kept as
/// drafts. `new_id` gives each row its id. Returns one edit that adds all rows at the end, or `None` if there is nothing.
pub fn from_tsv(
    section: &'static Section,
    text: &str,
    answers: &Answers,
    mut new_id: impl FnMut() -> String,
) -> Option<Edit> {
    if !section.grows() {
        return None;
    }
    let mut lines = cells(text)
        .into_iter()
        .filter(|line| line.iter().any(|cell| !cell.trim().is_empty()))
        .peekable();
    let head: Vec<Option<&'static Field>> =
        lines.peek()?.iter().map(|cell| named(section, cell)).collect();
    let found = head.iter().flatten().count();
    let columns = if found >= 2 || found == head.len() {
        lines.next();
        head
    } else {
        section.fields.iter().map(|field| Some(*field)).collect()
    };
    let start = answers.rows(section).count();
    let edits: Vec<Edit> = lines
        .enumerate()
        .map(|(offset, line)| {
            let mut row = Map::from_iter([("id".to_owned(), json!(new_id()))]);
            let mut rest: Vec<&str> = Vec::new();
            for (index, cell) in line.iter().map(|cell| from_words(cell)).enumerate() {
                match columns.get(index).copied().flatten() {
                    Some(field) => {
                        if let Some(value) = field.kind.read(cell, answers) {
                            row.insert(field.id.to_owned(), value);
                        }
                    }
                    // A cell without a field is kept rather than lost.
                    None if cell.trim().is_empty() => {}
                    None => rest.push(cell.trim()),
                }
            }
            if !rest.is_empty() {
                row.insert("pasted_rest".to_owned(), json!(rest));
            }
            Edit::Insert { section, index: start + offset, row }
        })
        .collect();
    (!edits.is_empty()).then_some(Edit::Batch(edits))
}

/// The rows of a section as text for a spreadsheet, with a head line. No cell begins a formula.
pub fn to_tsv(section: &'static Section, answers: &Answers, lang: Lang) -> String {
    let quoted = |text: &str| {
        if text.contains(['\t', '\n', '"']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    };
    let mut out =
        section.fields.iter().map(|field| field.label.get(lang)).collect::<Vec<_>>().join("\t");
    out.push('\n');
    for row in answers.rows(section) {
        let line: Vec<String> = section
            .fields
            .iter()
            .map(|field| {
                let value: Option<&Value> = row.cells.and_then(|cells| cells.get(field.id));
                value.map_or_else(String::new, |value| {
                    quoted(&as_words(&value_text(field.kind, value, answers, lang)))
                })
            })
            .collect();
        out.push_str(&line.join("\t"));
        out.push('\n');
    }
    out
}

fn named(section: &'static Section, cell: &str) -> Option<&'static Field> {
    let plain = |text: &str| text.trim().chars().map(half_width).collect::<String>().to_lowercase();
    let wanted = plain(cell);
    let exact = |field: &&'static Field| {
        [field.id, field.label.zh, field.label.en].into_iter().any(|name| plain(name) == wanted)
    };
    let ending =
        |field: &&'static Field| wanted.chars().count() >= 2 && field.label.zh.ends_with(&wanted);
    section
        .fields
        .iter()
        .copied()
        .find(exact)
        .or_else(|| section.fields.iter().copied().find(ending))
}

/// Lines of cells, with the quoting that spreadsheets use on the clipboard.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = lines.last_mut().and_then(|line| line.last_mut()) else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\r' => {}
            '\t' if !quoted => {
                if let Some(line) = lines.last_mut() {
                    line.push(String::new());
                }
            }
            '\n' if !quoted => lines.push(vec![String::new()]),
            c => cell.push(c),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::catalog::items;

    fn ids() -> impl FnMut() -> String {
        let mut next = 0;
        move || {
            next += 1;
            format!("item-{next}")
        }
    }

    #[test]
    fn rows_are_pasted_by_head_or_by_order() {
        let mut answers = Answers::default();
        let by_head =
            "是否敏感\t数据项名称\r\n敏感个人信息\t银行账号\r\n一般个人信息（非敏感）\t姓名\r\n";
        let mut new_id = ids();
        answers.apply(from_tsv(&items::SECTION, by_head, &answers, &mut new_id).unwrap()).unwrap();
        answers
            .apply(
                from_tsv(&items::SECTION, "手机号码\t\"11位\n数字\"\n", &answers, &mut new_id)
                    .unwrap(),
            )
            .unwrap();
        let rows: Vec<_> =
            answers.rows(&items::SECTION).map(|row| row.cells.cloned().unwrap()).collect();
        assert_eq!(rows[0]["name"], json!("银行账号"));
        assert_eq!(rows[0]["sensitivity"], json!("sensitive"));
        assert_eq!(rows[2]["name"], json!("手机号码"));
        assert_eq!(rows[2]["description"], json!("11位\n数字"));
    }

    #[test]
    fn a_head_of_short_names_is_no_row() {
        let mut answers = Answers::default();
        let text = "名称\t描述\t必要性\t负责人\n姓名\t登记姓名\t核对身份\t甲\n";
        answers.apply(from_tsv(&items::SECTION, text, &answers, ids()).unwrap()).unwrap();
        let rows: Vec<_> =
            answers.rows(&items::SECTION).map(|row| row.cells.cloned().unwrap()).collect();
        assert_eq!(rows.len(), 1);
        assert_eq!((&rows[0]["name"], &rows[0]["necessity"]), (&json!("姓名"), &json!("核对身份")));
        assert_eq!(rows[0]["pasted_rest"], json!(["甲"]), "a column without a field is kept");
    }

    #[test]
    fn what_is_copied_pastes_back() {
        let mut answers = Answers::default();
        let text =
            "name\tdescription\tsensitivity\n银行\"账号\"\t一\t敏感个人信息\n''=1+1\t'＋86\t\n";
        answers.apply(from_tsv(&items::SECTION, text, &answers, ids()).unwrap()).unwrap();
        let names: Vec<_> =
            answers.rows(&items::SECTION).map(|row| row.cells.unwrap()["name"].clone()).collect();
        assert_eq!(names, [json!("银行\"账号\""), json!("'=1+1")]);
        let copied = to_tsv(&items::SECTION, &answers, Lang::Zh);
        assert!(copied.contains("''=1+1\t'＋86\t"), "{copied}");
        let mut again = Answers::default();
        again.apply(from_tsv(&items::SECTION, &copied, &again, ids()).unwrap()).unwrap();
        assert_eq!(answers, again);
    }
}
