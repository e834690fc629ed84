//! A sheet of a workbook as a table, with what a person should know of its cells.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::form::table::{Given, Grid, TableError, column_name};
use crate::office::{Sheet, Told};
use crate::text::Phrase;

/// How many cells of one sort are named.
const NAMED: usize = 5;

fn said(told: Told, count: usize, cells: &str) -> Phrase {
    match told {
        Told::NoResult => said!(
            "公式{count}处没有存下结果，没有读入：{cells}。请用电子表格软件打开并保存一次",
            "{count} {count?formula|formulas} without a stored result {count?was|were} not read: {cells}. Open the file in a \
             spreadsheet program and save it once",
            count,
            cells,
        ),
        Told::Digits => said!(
            "{count}处的数超过15位，电子表格只保存前15位，末几位可能已经不对：{cells}。请对照原件",
            "{count} {count?number|numbers} of more than 15 digits, of which a spreadsheet keeps 15, so that \
             the last ones may be wrong: {cells}. Compare them with the original",
            count,
            cells,
        ),
        Told::Time => said!(
            "{count}处日期带有时刻，只读入日期：{cells}",
            "{count} {count?day|days} with a time of day, of which only the day was read: {cells}",
            count,
            cells,
        ),
    }
}

/// The table of a sheet; nothing if it is empty. A cell merged over several rows stands in each of them that holds something
/// else, as the eye sees it.
pub(super) fn table(sheet: Sheet) -> Result<Option<Given>, TableError> {
    let Sheet { name, rows, mut merged, told } = sheet;
    let mut filled = 0_usize;
    let mut repeated: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    // By column, the cells that reach over the next rows: to which row, their words, and whether those were put anywhere yet.
    let mut open: BTreeMap<u32, (u32, String, bool)> = BTreeMap::new();
    let rows = rows.into_iter().map(|(row, mut cells)| {
        let number = index(row) + 1;
        open.retain(|_, (end, ..)| *end > row);
        for (column, (_, words, is_used)) in &mut open {
            if let Entry::Vacant(room) = cells.entry(*column) {
                room.insert(words.clone());
                repeated.entry(number).or_default().push(index(*column));
                filled += usize::from(!std::mem::replace(is_used, true));
            }
        }
        for (column, rows) in merged.remove(&row).unwrap_or_default() {
            if let Some(words) = cells.get(&column) {
                open.insert(column, (row.saturating_add(rows), words.clone(), false));
            }
        }
        let width = cells.last_key_value().map_or(0, |(column, _)| column + 1);
        (number, (0..width).map(|at| cells.remove(&at).unwrap_or_default()).collect())
    });
    let mut grid = match Grid::of_numbered(rows) {
        Ok(grid) => grid,
        Err(TableError::Empty) => return Ok(None),
        Err(error) => return Err(error),
    };
    for line in &mut grid.lines {
        line.repeated = repeated.remove(&line.number).unwrap_or_default();
    }
    let mut notes: Vec<Phrase> =
        told.iter().map(|(told, cells)| said(*told, cells.len(), &named(cells))).collect();
    if filled > 0 {
        notes.push(said!(
            "合并单元格{filled}处，其内容读入所合并的每一行",
            "{filled} merged {filled?cell|cells}, whose words were read into every row {filled?it spans|they span}",
            filled,
        ));
    }
    Ok(Some(Given { sheet: Some(name), grid, notes, guessed: None }))
}

fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX - 1)
}

/// The first cells by name.
fn named(cells: &[(u32, u32)]) -> String {
    let name = |(row, column): &(u32, u32)| format!("{}{}", column_name(index(*column)), row + 1);
    let mut out: Vec<String> = cells.iter().take(NAMED).map(name).collect();
    if cells.len() > NAMED {
        out.push("..".to_owned());
    }
    out.join(", ")
}
