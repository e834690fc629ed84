//! The cells of a sheet as they are found, one after another, within bounds.

use std::collections::BTreeMap;

use crate::form::table::{CELLS, COLUMNS, Given, Grid, ROWS, TableError};
use crate::text::{Phrase, phrase};

/// The cells of a sheet.
#[derive(Debug, Default)]
pub(super) struct Cells {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    count: usize,
    /// Cells that take in those below them: row, column, and how many rows in all.
    merged: Vec<(u32, u32, u32)>,
}

impl Cells {
    /// Takes a cell with content; what holds only spaces is passed over.
    pub(super) fn put(&mut self, row: u32, column: u32, words: &str) -> Result<(), TableError> {
        if words.trim().is_empty() {
            return Ok(());
        }
        self.count += 1;
        let is_new = !self.rows.contains_key(&row);
        if self.count > CELLS
            || usize::try_from(column).unwrap_or(COLUMNS) >= COLUMNS
            || (is_new && self.rows.len() >= ROWS)
        {
            return Err(TableError::TooLarge);
        }
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        self.rows.entry(row).or_default().insert(column, words);
        Ok(())
    }

    /// Notes that a cell takes in those below it.
    pub(super) fn merge(&mut self, row: u32, column: u32, rows: u32) {
        if rows > 1 {
            self.merged.push((row, column, rows));
        }
    }

    /// The sheet; nothing if it is empty. A cell merged over several rows stands in each of them, as the eye sees it.
    pub(super) fn table(mut self, sheet: &str) -> Result<Option<Given>, TableError> {
        let mut filled = 0_usize;
        for (row, column, rows) in std::mem::take(&mut self.merged) {
            let Some(words) = self.rows.get(&row).and_then(|cells| cells.get(&column)).cloned()
            else {
                continue;
            };
            let below = row.saturating_add(1)..row.saturating_add(rows);
            let mut is_used = false;
            // Only into rows that hold something else.
            for cells in self.rows.range_mut(below).map(|(_, cells)| cells) {
                if let std::collections::btree_map::Entry::Vacant(room) = cells.entry(column) {
                    room.insert(words.clone());
                    is_used = true;
                    self.count += 1;
                    if self.count > CELLS {
                        return Err(TableError::TooLarge);
                    }
                }
            }
            filled += usize::from(is_used);
        }
        let rows = self.rows.into_iter().map(|(row, cells)| {
            let width = cells.last_key_value().map_or(0, |(column, _)| column + 1);
            let mut cells = cells;
            let line = (0..width).map(|at| cells.remove(&at).unwrap_or_default()).collect();
            (usize::try_from(row).unwrap_or(usize::MAX - 1) + 1, line)
        });
        let grid = match Grid::of_numbered(rows) {
            Ok(grid) => grid,
            Err(TableError::Empty) => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut notes: Vec<Phrase> = Vec::new();
        if filled > 0 {
            notes.push(phrase(
                format!("合并单元格{filled}处，其内容读入所合并的每一行"),
                format!("{filled} merged cells, whose words were read into every row they span"),
            ));
        }
        Ok(Some(Given { sheet: Some(sheet.to_owned()), grid, notes, guessed: None }))
    }
}
