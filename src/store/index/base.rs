//! The database: its tables, and every statement that is put to it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, Error, ErrorCode, OpenFlags, OptionalExtension, Result, Row, params};

use crate::day::Day;
use crate::form;
use crate::law::Entity;
use crate::source::LAW_DATA;

use super::super::disk;
use super::super::look::Look;
use super::quiet;
use super::rows::{self, Part, Rows};
use super::{Card, Entry, Outcome};

/// The file.
pub(super) const FILE: &str = "index.sqlite";

/// The number of the shape of the tables. Another one is made anew.
const SHAPE: u32 = 8;

/// How long another desk that is writing is waited for.
const PATIENCE: Duration = Duration::from_millis(250);

/// The tables. Times are in nanoseconds since 1970, as the file system says.
///
/// `files`: one row for each record that can be read, with how its file looked. `shares`: what a record adds to the count of its
/// entity, by what that holds under; their digests stand in an index of their own, as all are read and few of the texts. `outcomes`: what the list tells of a record, a digest of what that rests on, and whether its content
/// is kept, too. `known`: what was found out about the folder as a whole. `quiet`: the files of the folder `told` that say nothing which the records do not. What is kept of the content of records holds for as long as
/// the outcome does: `deadlines`, one row for each; `uses` and `words`, of which the views `uses_told` and `words_told` give each text
/// with the numbers of its row and cell (of a use: kind, id, key and name in both languages, place, then answers; of a word: the place
/// and the text).
pub const SCHEMA: &str = "
CREATE TABLE files (
  name TEXT PRIMARY KEY, device INTEGER, inode INTEGER, size INTEGER, modified INTEGER, changed INTEGER, looked INTEGER,
  id TEXT, title TEXT, code TEXT, entity TEXT, is_sure INTEGER, day TEXT, has_day INTEGER, newer INTEGER, files TEXT
) WITHOUT ROWID;
CREATE TABLE shares (name TEXT, under TEXT, digest TEXT, share TEXT, PRIMARY KEY (name, under));
CREATE INDEX share_digests ON shares (under, name, digest);
CREATE TABLE outcomes (
  name TEXT PRIMARY KEY, rests_on TEXT, mechanism TEXT, ground TEXT, state TEXT, gaps INTEGER, errors INTEGER, is_kept INTEGER,
  filings TEXT, underway INTEGER, folders TEXT
) WITHOUT ROWID;
CREATE TABLE known (what TEXT PRIMARY KEY, rests_on TEXT, value TEXT) WITHOUT ROWID;
";

/// The open database.
#[derive(Debug)]
pub(super) struct Base {
    dir: PathBuf,
    pub(super) open: Connection,
}

impl Base {
    /// Opens or makes it; `None` where neither can be done.
    pub(super) fn open(dir: &Path) -> Option<Self> {
        let dir = dir.to_owned();
        match Self::connected(&dir) {
            Ok(base) => Some(base),
            Err(error) if is_torn(&error) => Self::cleared(dir),
            Err(_) => None,
        }
    }

    fn connected(dir: &Path) -> Result<Self> {
        let path = dir.join(FILE);
        // Made here it is private; the system's default might let others read it.
        drop(disk::create(&path));
        let open = Connection::open(&path)?;
        open.busy_timeout(PATIENCE)?;
        // Large pages, as whole tables are read (of a file that is made now). No file of shared memory, which a share cannot have. What
        // a power failure loses is read again.
        open.execute_batch("PRAGMA page_size = 16384; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;")?;
        let mut out = Self { dir: dir.to_owned(), open };
        if out.made_by()? != by() {
            out.make()?;
        }
        Ok(out)
    }

    /// The same by a way of its own, on which nothing can be written; an error also where another program made it meanwhile.
    pub(super) fn again(&self) -> Result<Self> {
        Self::reading(&self.dir)
    }

    /// Opens the one that is there, on which nothing can be written; an error also where another program made it.
    pub(super) fn reading(dir: &Path) -> Result<Self> {
        let open = Connection::open_with_flags(
            dir.join(FILE),
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        open.busy_timeout(PATIENCE)?;
        let out = Self { dir: dir.to_owned(), open };
        if out.made_by()? == by() { Ok(out) } else { Err(Error::QueryReturnedNoRows) }
    }

    fn cleared(dir: PathBuf) -> Option<Self> {
        for file in [FILE.to_owned(), format!("{FILE}-journal")] {
            let _removed = disk::remove(&dir.join(file));
        }
        Self::connected(&dir).ok()
    }

    /// The same without anything in it, after it was found to be torn.
    pub(super) fn made_anew(&self) -> Option<Self> {
        Self::cleared(self.dir.clone())
    }

    /// By whom it was made; empty where nobody did.
    fn made_by(&self) -> Result<String> {
        let has_table: bool = self.open.query_row(
            "SELECT count(*) FROM sqlite_schema WHERE name = 'known'",
            [],
            |row| row.get(0),
        )?;
        if !has_table {
            return Ok(String::new());
        }
        let found = self
            .open
            .query_row("SELECT value FROM known WHERE what = 'made_by'", [], |row| row.get(0))
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    fn make(&mut self) -> Result<()> {
        let all = self.open.transaction()?;
        all.execute_batch(
            "DROP TABLE IF EXISTS files; DROP TABLE IF EXISTS shares; DROP TABLE IF EXISTS outcomes; DROP TABLE IF EXISTS known;",
        )?;
        all.execute_batch(SCHEMA)?;
        rows::make(&all)?;
        quiet::make(&all)?;
        all.execute("INSERT INTO known VALUES ('made_by', '', ?1)", [by()])?;
        all.commit()
    }

    /// Gives each row of a card in the order of names: the name, the look of its file, and when that was looked at.
    pub(super) fn each_card(
        &self,
        mut take: impl FnMut(&str, (Look, i64), &Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut all = self.open.prepare(
            "SELECT name, device, inode, size, modified, changed, looked, \
             id, title, code, entity, is_sure, day, has_day, newer, files FROM files ORDER BY name",
        )?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            take(row.get_ref(0)?.as_str()?, (look(row)?, row.get(6)?), row)?;
        }
        Ok(())
    }

    /// Forgets files, with all that is kept of them.
    pub(super) fn forget(&mut self, names: &[String]) -> Result<()> {
        if names.is_empty() {
            return Ok(());
        }
        let all = self.open.transaction()?;
        for table in ["files", "shares", "outcomes"] {
            let mut one = all.prepare(&format!("DELETE FROM {table} WHERE name = ?1"))?;
            for name in names {
                one.execute([name])?;
            }
        }
        rows::forget(&all, names.iter().map(String::as_str))?;
        all.commit()
    }

    /// Writes entries; nothing stays of what was known of their files before. One of a file that may have been written just now would
    /// not be believed, and is not written.
    pub(super) fn put(&mut self, entries: &[Entry], looked: i64) -> Result<()> {
        let all = self.open.transaction()?;
        {
            let mut clear = all.prepare("DELETE FROM shares WHERE name = ?1")?;
            let mut remove = all.prepare("DELETE FROM files WHERE name = ?1")?;
            let mut file = all.prepare(
                "INSERT OR REPLACE INTO files VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)",
            )?;
            for Entry { name, look, card } in entries {
                clear.execute([name])?;
                if !look.is_settled(looked) {
                    remove.execute([name])?;
                    continue;
                }
                let newer = card.newer.map(u64::cast_signed);
                file.execute(params![
                    name,
                    look.device,
                    look.inode,
                    look.size,
                    look.modified,
                    look.changed,
                    looked,
                    card.id,
                    card.title,
                    card.entity.code,
                    card.entity.name,
                    card.entity.is_sure(),
                    card.day.to_string(),
                    card.has_day,
                    newer,
                    card.proofs
                ])?;
            }
        }
        all.commit()
    }

    /// Gives each outcome.
    pub(super) fn each_outcome(&self, mut take: impl FnMut(Outcome)) -> Result<()> {
        let mut all = self.open.prepare(
            "SELECT name, rests_on, mechanism, ground, state, gaps, errors, is_kept, filings, underway, folders FROM outcomes",
        )?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            take(Outcome {
                name: row.get(0)?,
                rests_on: row.get(1)?,
                mechanism: row.get(2)?,
                ground: row.get(3)?,
                state: row.get(4)?,
                gaps: count(row, 5)?,
                errors: count(row, 6)?,
                is_kept: row.get(7)?,
                filings: row.get(8)?,
                underway: count(row, 9)?,
                folders: row.get(10)?,
            });
        }
        Ok(())
    }

    pub(super) fn count_kept(&self) -> Result<usize> {
        let count = "SELECT count(*) FROM outcomes WHERE is_kept = 1";
        self.open.query_row(count, [], |row| self::count(row, 0))
    }

    /// Writes outcomes.
    pub(super) fn put_outcomes(&mut self, outcomes: &[Outcome]) -> Result<()> {
        let all = self.open.transaction()?;
        {
            let mut one = all.prepare(
                "INSERT OR REPLACE INTO outcomes VALUES (?1,?2,?3,?4,?5,?6,?7,0,?8,?9,?10)",
            )?;
            for outcome in outcomes {
                let Outcome { name, rests_on, mechanism, ground, state, .. } = outcome;
                let number = |count: &usize| i64::try_from(*count).unwrap_or(i64::MAX);
                one.execute(params![
                    name,
                    rests_on,
                    mechanism,
                    ground,
                    state,
                    number(&outcome.gaps),
                    number(&outcome.errors),
                    outcome.filings,
                    number(&outcome.underway),
                    outcome.folders
                ])?;
            }
        }
        all.commit()
    }

    /// Writes what is kept of records, each with what its outcome rests on: nothing of one of which another outcome is told meanwhile.
    pub(super) fn put_kept(&mut self, kept: Vec<(String, Rows)>) -> Result<()> {
        let all = self.open.transaction()?;
        {
            let mut mark =
                all.prepare("UPDATE outcomes SET is_kept = 1 WHERE name = ?1 AND rests_on = ?2")?;
            let mut holding = Vec::with_capacity(kept.len());
            for (rests_on, rows) in kept {
                if mark.execute([&rows.name, &rests_on])? == 1 {
                    holding.push(rows);
                }
            }
            rows::forget(&all, holding.iter().map(|rows| rows.name.as_str()))?;
            rows::put(&all, &holding)?;
        }
        all.commit()
    }

    /// Gives each row of a part, with the name of its file; of words only those that are found by what is `wanted`.
    pub(super) fn each_row(
        &self,
        part: Part,
        wanted: &dyn Fn(&str) -> bool,
        take: impl FnMut(&str, &[&str]),
    ) -> Result<bool> {
        rows::each(&self.open, part, wanted, take)
    }

    pub(super) fn known(&self, what: &str, rests_on: &str) -> Result<Option<String>> {
        self.open
            .prepare("SELECT value FROM known WHERE what = ?1 AND rests_on = ?2")?
            .query_row([what, rests_on], |row| row.get(0))
            .optional()
    }

    pub(super) fn put_known(&self, what: &str, rests_on: &str, value: &str) -> Result<()> {
        self.open
            .prepare("INSERT OR REPLACE INTO known VALUES (?1,?2,?3)")?
            .execute([what, rests_on, value])
            .map(drop)
    }
}

/// The look of a file, behind its name.
pub(super) fn look(row: &Row<'_>) -> Result<Look> {
    Ok(Look {
        device: row.get(1)?,
        inode: row.get(2)?,
        size: row.get(3)?,
        modified: row.get(4)?,
        changed: row.get(5)?,
    })
}

/// The card of such a row; nothing of one with a day that is none.
pub(super) fn card(row: &Row<'_>) -> Result<Option<Box<Card>>> {
    let Some(day) = Day::parse(row.get_ref(12)?.as_str()?) else { return Ok(None) };
    Ok(Some(Box::new(Card {
        id: row.get(7)?,
        title: row.get(8)?,
        entity: Entity::kept(row.get(9)?, row.get(10)?, row.get(11)?),
        day,
        has_day: row.get(13)?,
        newer: row.get::<_, Option<i64>>(14)?.map(i64::cast_unsigned),
        proofs: row.get(15)?,
    })))
}

fn count(row: &Row<'_>, at: usize) -> Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(at)?).unwrap_or(0))
}

/// Who makes an index: this very program with its law. What another one made may say something else of the same files.
fn by() -> String {
    let program = std::env::current_exe().ok().and_then(|path| Look::at(&path));
    let look = program.map(|look| (look.size, look.modified));
    form::digest(format!("{SHAPE} {} {} {look:?}", env!("CARGO_PKG_VERSION"), LAW_DATA.version))
}

/// Whether another desk is writing.
pub(super) fn is_busy(error: &Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// Whether the file is no whole index: cut, overwritten, or of another shape.
pub(super) fn is_torn(error: &Error) -> bool {
    match error {
        Error::SqliteFailure(failure, _) => matches!(
            failure.code,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown
        ),
        Error::SqlInputError { .. }
        | Error::FromSqlConversionFailure(..)
        | Error::InvalidColumnType(..)
        | Error::IntegralValueOutOfRange(..) => true,
        _ => false,
    }
}
