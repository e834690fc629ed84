//! What is kept of the content of records for pages of the whole folder: deadlines, uses, words.
//!
//! All rows of a record are written with its outcome, in one transaction, and hold for as long as that does. What the cells mean is
//! known by whoever keeps them; here they are text.

use rusqlite::{Connection, Result, Row, Transaction, params_from_iter};

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
    /// Its rows: as many cells each as the part has columns.
    pub rows: Vec<(Part, Vec<String>)>,
}

impl Part {
    /// All parts.
    const ALL: [Self; 3] = [Self::Deadlines, Self::Uses, Self::Words];

    /// The name of its table.
    const fn table(self) -> &'static str {
        match self {
            Self::Deadlines => "deadlines",
            Self::Uses => "uses",
            Self::Words => "words",
        }
    }

    /// The columns behind the name of the file and the number of the row. Days are `2026-11-28` or empty.
    ///
    /// `facts` of a use: an array of answers, each with its field and its words in both languages. `found_by`: a line for each
    /// place, with the place, its text, and how that is spelled and sounds.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Deadlines => &[
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
            ],
            Self::Uses => &["kind", "id", "name_key", "name_zh", "name_en", "place", "facts"],
            Self::Words => &["found_by"],
        }
    }
}

/// The names of the tables.
pub(super) fn tables() -> impl Iterator<Item = &'static str> {
    Part::ALL.into_iter().map(Part::table)
}

/// Makes the tables anew.
pub(super) fn make(all: &Transaction<'_>) -> Result<()> {
    for part in Part::ALL {
        let (table, columns) = (part.table(), part.columns().join(" TEXT, "));
        all.execute_batch(&format!(
            "DROP TABLE IF EXISTS {table}; CREATE TABLE {table} \
             (name TEXT, number INTEGER, {columns} TEXT, PRIMARY KEY (name, number)) WITHOUT ROWID;"
        ))?;
    }
    Ok(())
}

/// Writes what is kept of records; nothing stays of what was kept of them before.
pub(super) fn put(all: &Transaction<'_>, kept: &[Rows]) -> Result<()> {
    for part in Part::ALL {
        let table = part.table();
        let holes = vec!["?"; part.columns().len() + 2].join(",");
        let mut clear = all.prepare(&format!("DELETE FROM {table} WHERE name = ?1"))?;
        let mut one = all.prepare(&format!("INSERT INTO {table} VALUES ({holes})"))?;
        for Rows { name, rows } in kept {
            clear.execute([name])?;
            let own = rows.iter().filter(|(of, _)| *of == part);
            for (number, (_, cells)) in own.enumerate() {
                let number = number.to_string();
                one.execute(params_from_iter([name, &number].into_iter().chain(cells)))?;
            }
        }
    }
    Ok(())
}

/// Gives each row of a part, those of a file in their order.
pub(super) fn each(
    open: &Connection,
    part: Part,
    mut take: impl FnMut(&str, &dyn Fn(usize) -> String),
) -> Result<()> {
    let (table, columns) = (part.table(), part.columns().join(", "));
    let mut all = open.prepare(&format!("SELECT name, {columns} FROM {table}"))?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let cell = |at: usize| text(row, at + 1).to_owned();
        take(text(row, 0), &cell);
    }
    Ok(())
}

fn text<'r>(row: &'r Row<'_>, at: usize) -> &'r str {
    row.get_ref(at).ok().and_then(|cell| cell.as_str().ok()).unwrap_or_default()
}
