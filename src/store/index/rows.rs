//! What is kept of the content of records for pages of the whole folder: deadlines, uses, words.
//!
//! All rows of a record are written together, for the outcome that was told of it, and hold for as long as that does. What the cells
//! mean is known by whoever keeps them; here they are text.

use rusqlite::{Connection, Result, Row, Transaction, params_from_iter};

use super::packed;

/// A part of what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// What is to be done by a day.
    Deadlines,
    /// What a record names that others may name, too.
    Uses,
    /// What a record is found by.
    Words,
}

/// What is kept of a record.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The name of the file.
    pub name: String,
    /// Its rows: of a deadline as many cells as the part has columns; of a word the place, the text, and by what that is found.
    pub rows: Vec<(Part, Vec<String>)>,
}

/// The columns of a deadline behind the name of the file and the number of the row. Days are `2026-11-28` or empty.
const DEADLINE: &[&str] = &[
    "clock",
    "place",
    "event_zh",
    "event_en",
    "with_zh",
    "with_en",
    "runs_from",
    "prepare",
    "opens",
    "due",
    "act_by",
    "closes",
    "marks",
];

/// Makes the tables anew.
pub(super) fn make(all: &Transaction<'_>) -> Result<()> {
    let columns = DEADLINE.join(" TEXT, ");
    all.execute_batch(&format!(
        "DROP TABLE IF EXISTS deadlines; CREATE TABLE deadlines \
         (name TEXT, number INTEGER, {columns} TEXT, PRIMARY KEY (name, number)) WITHOUT ROWID;"
    ))?;
    packed::make(all)
}

/// Forgets all that is kept of these records.
pub(super) fn forget<'a>(
    all: &Transaction<'_>,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Result<()> {
    let mut clear = all.prepare("DELETE FROM deadlines WHERE name = ?1")?;
    for name in names.clone() {
        clear.execute([name])?;
    }
    packed::forget(all, names)
}

/// Writes what is kept of records of which nothing is kept.
pub(super) fn put(all: &Transaction<'_>, kept: &[Rows]) -> Result<()> {
    let holes = vec!["?"; DEADLINE.len() + 2].join(",");
    let mut one = all.prepare(&format!("INSERT INTO deadlines VALUES ({holes})"))?;
    for Rows { name, rows } in kept {
        let own = rows.iter().filter(|(of, _)| *of == Part::Deadlines);
        for (number, (_, cells)) in own.enumerate() {
            let number = number.to_string();
            one.execute(params_from_iter([name, &number].into_iter().chain(cells)))?;
        }
    }
    packed::put(all, kept)
}

/// Gives each row of a part, those of a file in their order; of words only those that are found by what is `wanted`. Says whether
/// all could be read.
pub(super) fn each(
    open: &Connection,
    part: Part,
    wanted: &dyn Fn(&str) -> bool,
    mut take: impl FnMut(&str, &[&str]),
) -> Result<bool> {
    if part != Part::Deadlines {
        return packed::each(open, part, wanted, take);
    }
    let columns = DEADLINE.join(", ");
    let mut all = open.prepare(&format!("SELECT name, {columns} FROM deadlines"))?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let cells: Vec<&str> = (1..=DEADLINE.len()).map(|at| text(row, at)).collect();
        take(text(row, 0), &cells);
    }
    Ok(true)
}

pub(super) fn text<'r>(row: &'r Row<'_>, at: usize) -> &'r str {
    row.get_ref(at).ok().and_then(|cell| cell.as_str().ok()).unwrap_or_default()
}
