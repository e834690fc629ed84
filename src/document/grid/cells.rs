//! The cells of a sheet as they are found, one after another, within bounds.

use std::collections::BTreeMap;

use crate::form::table::{CELLS, COLUMNS, Given, Grid, ROWS, TableError, column_name};
use crate::text::{Phrase, phrase};

/// How many cells of one sort are named.
const NAMED: usize = 5;

/// What a person should know of a cell that is not read as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    /// A formula without a stored result.
    NoResult,
    /// A number of more digits than a spreadsheet keeps.
    Digits,
    /// A time of day beside the day, of which only the day is read.
    Time,
}

impl Told {
    fn said(self, count: usize, cells: &str) -> Phrase {
        match self {
            Self::NoResult => phrase(
                format!(
                    "公式{count}处没有存下结果，没有读入：{cells}。请用电子表格软件打开并保存一次"
                ),
                format!(
                    "{count} formulas without a stored result were not read: {cells}. Open the file in a spreadsheet program and save it once"
                ),
            ),
            Self::Digits => phrase(
                format!(
                    "{count}处的数超过15位，电子表格只保存前15位，末几位可能已经不对：{cells}。请对照原件"
                ),
                format!(
                    "{count} numbers of more than 15 digits, of which a spreadsheet keeps 15, so that the last ones may be wrong: {cells}. Compare them with the original"
                ),
            ),
            Self::Time => phrase(
                format!("{count}处日期带有时刻，只读入日期：{cells}"),
                format!("{count} days with a time of day, of which only the day was read: {cells}"),
            ),
        }
    }
}

/// The cells of a sheet.
#[derive(Debug, Default)]
pub(super) struct Cells {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    count: usize,
    /// Cells that take in those below them: row, column, and how many rows in all.
    merged: Vec<(u32, u32, u32)>,
    told: BTreeMap<Told, Vec<(u32, u32)>>,
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

    /// Notes what a person should know of a cell.
    pub(super) fn tell(&mut self, told: Told, row: u32, column: u32) {
        self.told.entry(told).or_default().push((row, column));
    }

    /// Whether a cell holds something.
    pub(super) fn has(&self, row: u32, column: u32) -> bool {
        self.rows.get(&row).is_some_and(|cells| cells.contains_key(&column))
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
        let mut repeated: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (row, column, rows) in std::mem::take(&mut self.merged) {
            let Some(words) = self.rows.get(&row).and_then(|cells| cells.get(&column)).cloned()
            else {
                continue;
            };
            let below = row.saturating_add(1)..row.saturating_add(rows);
            let mut is_used = false;
            // Only into rows that hold something else.
            for (at, cells) in self.rows.range_mut(below) {
                if let std::collections::btree_map::Entry::Vacant(room) = cells.entry(column) {
                    room.insert(words.clone());
                    is_used = true;
                    let (line, column) = (usize::try_from(*at), usize::try_from(column));
                    if let (Ok(line), Ok(column)) = (line, column) {
                        repeated.entry(line + 1).or_default().push(column);
                    }
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
        let mut grid = match Grid::of_numbered(rows) {
            Ok(grid) => grid,
            Err(TableError::Empty) => return Ok(None),
            Err(error) => return Err(error),
        };
        for line in &mut grid.lines {
            line.repeated = repeated.remove(&line.number).unwrap_or_default();
        }
        let named = |cells: &[(u32, u32)]| {
            let name = |(row, column): &(u32, u32)| {
                format!("{}{}", column_name(usize::try_from(*column).unwrap_or(0)), row + 1)
            };
            let mut out: Vec<String> = cells.iter().take(NAMED).map(name).collect();
            if cells.len() > NAMED {
                out.push("..".to_owned());
            }
            out.join(", ")
        };
        let mut notes: Vec<Phrase> =
            self.told.iter().map(|(told, at)| told.said(at.len(), &named(at))).collect();
        if filled > 0 {
            notes.push(phrase(
                format!("合并单元格{filled}处，其内容读入所合并的每一行"),
                format!("{filled} merged cells, whose words were read into every row they span"),
            ));
        }
        Ok(Some(Given { sheet: Some(sheet.to_owned()), grid, notes, guessed: None }))
    }
}
