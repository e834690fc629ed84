//! What records add to the counts of their entities, as the index keeps it.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Result, params_from_iter};

use super::base::Base;

impl Base {
    /// The shares of these files with their digests, as far as they are known.
    pub(super) fn shares(
        &self,
        names: &[&str],
        under: &str,
    ) -> Result<Vec<Option<(String, String)>>> {
        // One reading of all: each alone would ask the system for its locks.
        let all = self.open.unchecked_transaction()?;
        let mut one =
            all.prepare("SELECT digest, share FROM shares WHERE name = ?1 AND under = ?2")?;
        let mut share = |name: &&str| {
            one.query_row([name, under], |row| Ok((row.get(0)?, row.get(1)?))).optional()
        };
        names.iter().map(&mut share).collect()
    }

    pub(super) fn share_digests(&self, under: &str) -> Result<HashMap<String, String>> {
        let mut all = self.open.prepare("SELECT name, digest FROM shares WHERE under = ?1")?;
        let rows = all.query_map([under], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect()
    }

    /// Writes shares: under what each holds, the name of the file, the digest, the text.
    pub(super) fn put_shares(&mut self, shares: &[[String; 4]]) -> Result<()> {
        let all = self.open.transaction()?;
        {
            let mut one = all.prepare("INSERT OR REPLACE INTO shares VALUES (?2,?1,?3,?4)")?;
            for share in shares {
                one.execute(params_from_iter(share))?;
            }
        }
        all.commit()
    }
}
