//! Rows of texts that recur in many records: each text stands once, and a record holds the numbers of its texts.
//!
//! A text stands for as long as a record holds it: what is taken out of all records is nowhere any more.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension, Result, Transaction, params};

use super::rows::{Part, Rows, text};

/// The parts that are kept so, with their tables.
const PACKED: [(Part, &str); 2] = [(Part::Uses, "uses"), (Part::Words, "words")];

/// How many records hold a text more, or how many fewer, with by what it is found.
type Change<'a> = (i64, Option<&'a str>);

/// Makes the tables anew, and for each a view in which people can read what stands there.
pub(super) fn make(all: &Transaction<'_>) -> Result<()> {
    for (_, table) in PACKED {
        all.execute_batch(&format!(
            "DROP VIEW IF EXISTS {table}_told; DROP TABLE IF EXISTS {table}; DROP TABLE IF EXISTS {table}_texts;
             CREATE TABLE {table} (name TEXT PRIMARY KEY, cells TEXT);
             CREATE TABLE {table}_texts (number INTEGER PRIMARY KEY, text TEXT UNIQUE, found_by TEXT, held INTEGER);
             CREATE VIEW {table}_told AS SELECT name, rows.key AS row, cells.key AS cell, text FROM {table},
             json_each({table}.cells) AS rows, json_each(rows.value) AS cells JOIN {table}_texts ON number = cells.value;"
        ))?;
    }
    Ok(())
}

/// Forgets what is kept of these records, and the texts that no other holds.
pub(super) fn forget<'a>(
    all: &Transaction<'_>,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Result<()> {
    for (_, table) in PACKED {
        let mut kept = all.prepare(&format!("SELECT cells FROM {table} WHERE name = ?1"))?;
        let mut clear = all.prepare(&format!("DELETE FROM {table} WHERE name = ?1"))?;
        let mut fewer: BTreeMap<i64, i64> = BTreeMap::new();
        for name in names.clone() {
            let cells: Option<String> = kept.query_row([name], |row| row.get(0)).optional()?;
            let Some(cells) = cells else { continue };
            each_number(&cells, |number, _| *fewer.entry(number).or_default() += 1);
            clear.execute([name])?;
        }
        let mut release =
            all.prepare(&format!("UPDATE {table}_texts SET held = held - ?2 WHERE number = ?1"))?;
        let mut remove =
            all.prepare(&format!("DELETE FROM {table}_texts WHERE number = ?1 AND held <= 0"))?;
        for (number, count) in fewer {
            release.execute([number, count])?;
            remove.execute([number])?;
        }
    }
    Ok(())
}

/// Writes what is kept of records of which nothing is kept.
pub(super) fn put(all: &Transaction<'_>, kept: &[Rows]) -> Result<()> {
    for (part, table) in PACKED {
        let rows = || kept.iter().flat_map(|of| &of.rows).filter(|(of, _)| *of == part);
        let mut more: HashMap<&str, Change<'_>> = HashMap::new();
        for (_, cells) in rows() {
            let (texts, found_by) = parted(part, cells);
            for text in texts {
                more.entry(text).or_default().0 += 1;
            }
            if let (Some(text), Some(found_by)) = (texts.last(), found_by) {
                more.entry(text).or_default().1 = Some(found_by);
            }
        }
        let mut hold = all.prepare(&format!(
            "INSERT INTO {table}_texts (text, found_by, held) VALUES (?1, ?2, ?3) ON CONFLICT (text) \
             DO UPDATE SET held = held + excluded.held, found_by = coalesce(found_by, excluded.found_by) RETURNING number"
        ))?;
        let mut numbers: HashMap<&str, i64> = HashMap::with_capacity(more.len());
        for (text, (count, found_by)) in more {
            let number = hold.query_row(params![text, found_by, count], |row| row.get(0))?;
            numbers.insert(text, number);
        }
        let mut one = all.prepare(&format!("INSERT INTO {table} VALUES (?1, ?2)"))?;
        for Rows { name, rows } in kept {
            let own = rows.iter().filter(|(of, _)| *of == part);
            let row = |(_, cells): &(Part, Vec<String>)| {
                let numbers =
                    parted(part, cells).0.iter().filter_map(|text| numbers.get(text.as_str()));
                format!("[{}]", numbers.map(i64::to_string).collect::<Vec<_>>().join(","))
            };
            let cells = own.map(row).collect::<Vec<_>>().join(",");
            one.execute(params![name, format!("[{cells}]")])?;
        }
    }
    Ok(())
}

/// The texts of a row, and by what the last of them is found.
fn parted(part: Part, cells: &[String]) -> (&[String], Option<&str>) {
    match cells.split_last() {
        Some((found_by, texts)) if part == Part::Words => (texts, Some(found_by)),
        _ => (cells, None),
    }
}

/// Gives each row; of words only those of which the last text is found by what is `wanted`, and with that behind it. Says whether all
/// could be read.
pub(super) fn each(
    open: &Connection,
    part: Part,
    wanted: &dyn Fn(&str) -> bool,
    mut take: impl FnMut(&str, &[&str]),
) -> Result<bool> {
    let Some((_, table)) = PACKED.into_iter().find(|(of, _)| *of == part) else { return Ok(false) };
    let is_words = part == Part::Words;
    // What others write meanwhile is not seen.
    let _reading = open.unchecked_transaction()?;
    let mut texts: HashMap<i64, (String, Option<String>)> = HashMap::new();
    let only = if is_words { "WHERE found_by IS NOT NULL" } else { "" };
    let mut all =
        open.prepare(&format!("SELECT number, text, found_by FROM {table}_texts {only}"))?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        if !is_words || wanted(text(row, 2)) {
            texts.insert(row.get(0)?, (row.get(1)?, row.get(2)?));
        }
    }
    if texts.is_empty() {
        return Ok(true);
    }
    let mut one = open.prepare(&format!("SELECT text FROM {table}_texts WHERE number = ?1"))?;
    let mut places: HashMap<i64, String> = HashMap::new();
    let mut is_whole = true;
    let mut all = open.prepare(&format!("SELECT name, cells FROM {table}"))?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let mut found: Vec<Vec<i64>> = Vec::new();
        let mut last: Vec<i64> = Vec::new();
        each_number(text(row, 1), |number, is_last| {
            last.push(number);
            if is_last {
                if !is_words || texts.contains_key(&number) {
                    found.push(last.clone());
                }
                last.clear();
            }
        });
        for numbers in found {
            // What stands before a word that is found is asked for when it is needed.
            for number in numbers.iter().filter(|number| !texts.contains_key(number)) {
                if is_words && !places.contains_key(number) {
                    let place = one.query_row([number], |row| row.get(0)).optional()?;
                    places.extend(place.map(|place| (*number, place)));
                }
            }
            let told = |number: &i64| {
                let text = texts.get(number).map(|(text, _)| text);
                text.or_else(|| places.get(number)).map(String::as_str)
            };
            let cells: Option<Vec<&str>> = numbers.iter().map(told).collect();
            let found_by = numbers.last().and_then(|last| texts.get(last)?.1.as_deref());
            match cells {
                Some(mut cells) => {
                    cells.extend(found_by);
                    take(text(row, 0), &cells);
                }
                None => is_whole = false,
            }
        }
    }
    Ok(is_whole)
}

/// Gives each number of an array of arrays, and whether it is the last of its own.
fn each_number(cells: &str, mut take: impl FnMut(i64, bool)) {
    let mut number: Option<i64> = None;
    for byte in cells.bytes() {
        match byte {
            b'0'..=b'9' => {
                number = Some(
                    number.unwrap_or(0).saturating_mul(10).saturating_add(i64::from(byte - b'0')),
                );
            }
            _ => {
                if let Some(number) = number.take() {
                    take(number, byte == b']');
                }
            }
        }
    }
}
