//! Which files that tell of records say nothing that the records do not say themselves: while both look the same, they need not be
//! read again.

use std::path::{Path, PathBuf};

use rusqlite::{Result, Row, Transaction, params};

use super::super::look::Look;
use super::base::{self, Base};
use super::{Index, name_of};

/// A file of what was told that is quiet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// The name of the file.
    pub name: String,
    /// How it looked before it was read.
    pub look: Look,
    /// The id of the record that it tells of.
    pub id: String,
    /// A digest of what it was held against.
    pub under: String,
}

/// Of a file of what was told that is quiet: the id of its record, and what it was held against.
type Held = Option<(String, String)>;

impl Index {
    /// Of these files of what was told, which stand by name with their looks, those that are quiet; also the names of files that are
    /// not there.
    pub(in crate::store) fn quiet(
        &self,
        files: &[(PathBuf, Option<Look>)],
    ) -> (Vec<Held>, Vec<String>) {
        let (mut out, mut absent) = (vec![None; files.len()], Vec::new());
        // Both stand in one order, so that each is gone through once.
        let mut left = files.iter().zip(&mut out).peekable();
        let read = self.with(|base| {
            base.each_quiet(|name, (look, looked), row| {
                let is_before = |path: &Path| name_of(path).is_none_or(|it| it < name);
                while left.next_if(|((path, _), _)| is_before(path)).is_some() {}
                match left.next_if(|((path, _), _)| name_of(path) == Some(name)) {
                    Some(((_, now), held)) if *now == Some(look) && look.is_settled(looked) => {
                        *held = Some((row.get(7)?, row.get(8)?));
                    }
                    Some(_) => {}
                    None => absent.push(name.to_owned()),
                }
                Ok(())
            })
        });
        if read.is_some() { (out, absent) } else { (vec![None; files.len()], Vec::new()) }
    }

    /// Writes which files of what was told are quiet, but for those that may have been written just now, and forgets files that are not
    /// there.
    pub fn put_quiet(&self, mut quiet: Vec<Quiet>, absent: &[String]) {
        quiet.retain(|quiet| self.is_settled(&quiet.look));
        if !quiet.is_empty() || !absent.is_empty() {
            self.with(|base| base.put_quiet(&quiet, absent, self.looked));
        }
    }
}

/// Makes the table anew.
pub(super) fn make(all: &Transaction<'_>) -> Result<()> {
    all.execute_batch(
        "DROP TABLE IF EXISTS quiet;
         CREATE TABLE quiet (
           name TEXT PRIMARY KEY, device INTEGER, inode INTEGER, size INTEGER, modified INTEGER, changed INTEGER, looked INTEGER,
           id TEXT, under TEXT
         ) WITHOUT ROWID;",
    )
}

impl Base {
    /// Gives each in the order of names: its name, the look of its file, when that was looked at, and the row.
    fn each_quiet(
        &self,
        mut take: impl FnMut(&str, (Look, i64), &Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut all = self.open.prepare(
            "SELECT name, device, inode, size, modified, changed, looked, id, under FROM quiet ORDER BY name",
        )?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            take(row.get_ref(0)?.as_str()?, (base::look(row)?, row.get(6)?), row)?;
        }
        Ok(())
    }

    fn put_quiet(&mut self, quiet: &[Quiet], absent: &[String], looked: i64) -> Result<()> {
        let all = self.open.transaction()?;
        {
            let mut one =
                all.prepare("INSERT OR REPLACE INTO quiet VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)")?;
            for Quiet { name, look, id, under } in quiet {
                let Look { device, inode, size, modified, changed } = look;
                one.execute(params![
                    name, device, inode, size, modified, changed, looked, id, under
                ])?;
            }
            let mut one = all.prepare("DELETE FROM quiet WHERE name = ?1")?;
            for name in absent {
                one.execute([name])?;
            }
        }
        all.commit()
    }
}
