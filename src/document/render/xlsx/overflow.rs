//! Text that is longer than a cell can show: its beginning stays, and the whole of it stands in a sheet of its own.
//!
//! No row there is higher than a page, so that every part of it can be read on paper.

use crate::document::workbook::{Cell, Column, Purpose, Sheet};
use crate::form::table::column_name;
use crate::text::{Lang, t};

use super::height::{self, MOST};

/// The width of the column that holds the parts.
const WIDTH: u16 = 100;

/// What did not fit.
#[derive(Debug, Default)]
pub(super) struct Overflow {
    rows: Vec<Vec<Cell>>,
    number: usize,
}

impl Overflow {
    /// `text` if a cell of this width can show it; otherwise its beginning with a mark of where the whole stands.
    pub(super) fn take(
        &mut self,
        text: String,
        (sheet, row, at): (&str, u32, u16),
        width: u16,
        lang: Lang,
    ) -> String {
        if height::lines(&text, width) <= MOST {
            return text;
        }
        self.number += 1;
        let parts = parts(&text);
        let place = format!("{sheet}!{}{}", column_name(usize::from(at)), row + 1);
        for (part, index) in parts.iter().zip(1..) {
            self.rows.push(vec![
                Cell::Number(self.number as u64),
                Cell::Text(place.clone()),
                Cell::Number(index),
                Cell::Text((*part).to_owned()),
            ]);
        }
        let number = self.number;
        let mark = said!(
            "……【未完，全文见工作表“{name}”第{number}号】",
            "... [goes on; see no. {number} on sheet \"{name}\"]",
            name = NAME,
            number,
        );
        let mark = mark.get(lang);
        let first = height::shown(&text, width, MOST.saturating_sub(height::lines(mark, width)));
        format!("{first}{mark}")
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
            (t("全文", "Text"), WIDTH),
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

/// A text in parts that a cell of the sheet shows.
fn parts(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (part, after) = rest.split_at(height::shown(rest, WIDTH, MOST).len());
        out.push(part);
        rest = after;
    }
    out
}
