//! Text that is longer than a cell can hold: its beginning stays, and the whole of it stands in a sheet of its own.

use crate::document::workbook::{Cell, Column, Purpose, Sheet};
use crate::text::{Lang, phrase, t};

use super::names::column;

/// How many UTF-16 units a cell holds in Excel.
const HOLDS: usize = 32_767;
/// How many of them are used for a part, so that the mark finds room behind it.
const PART: usize = 30_000;

/// What did not fit.
#[derive(Debug, Default)]
pub(super) struct Overflow {
    rows: Vec<Vec<Cell>>,
    number: usize,
}

impl Overflow {
    /// `text` if a cell can hold it; otherwise its first part with a mark of where the whole stands.
    pub(super) fn take(
        &mut self,
        text: String,
        (sheet, row, at): (&str, u32, u16),
        lang: Lang,
    ) -> String {
        if text.encode_utf16().count() <= HOLDS {
            return text;
        }
        self.number += 1;
        let parts = parts(&text);
        let place = format!("{sheet}!{}{}", column(usize::from(at)), row + 1);
        for (part, index) in parts.iter().zip(1..) {
            self.rows.push(vec![
                Cell::Number(self.number as u64),
                Cell::Text(place.clone()),
                Cell::Number(index),
                Cell::Text(part.clone()),
            ]);
        }
        let number = self.number;
        let mark = phrase(
            format!("……【未完，全文见工作表“{}”第{number}号】", NAME.zh),
            format!("... [goes on; see no. {number} on sheet \"{}\"]", NAME.en),
        );
        let first = parts.first().map(String::as_str).unwrap_or_default();
        format!("{first}{}", mark.get(lang))
    }

    /// The sheet with the whole texts, if there are any.
    pub(super) fn sheet(&self, lang: Lang) -> Option<Sheet> {
        if self.rows.is_empty() {
            return None;
        }
        let columns = [
            (t("编号", "No."), 8),
            (t("所在单元格", "Cell"), 24),
            (t("部分", "Part"), 8),
            (t("全文", "Text"), 100),
        ];
        Some(Sheet {
            name: NAME.get(lang).to_owned(),
            purpose: Purpose::List,
            columns: columns.map(|(head, width)| Column::new(head.get(lang), width)).into(),
            rows: self.rows.clone(),
        })
    }
}

const NAME: crate::text::Text = t("长文本", "Long texts");

fn parts(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf16() > PART {
            out.push(String::new());
            used = 0;
        }
        used += c.len_utf16();
        if let Some(part) = out.last_mut() {
            part.push(c);
        }
    }
    out
}
