//! Who a row names, read in one way by everything that counts people: a measurement and a set of people refuse the same rows.

use super::cell::{Content, content};
use super::entry::Roles;
use super::fault::{Fault, Why};
use super::key;
use super::open::MARK;
use super::rounded::{self, Long};
use super::rows::Row;

/// What was seen of the keys of one file.
#[derive(Debug)]
pub(super) struct Keys {
    /// By part of the key, long numbers in it.
    long: Vec<Long>,
}

/// What a key is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    /// A part of it is not there.
    pub(super) is_nobody: bool,
    /// It is written as it is folded.
    pub(super) is_plain: bool,
}

impl Keys {
    pub(super) fn new(roles: &Roles) -> Self {
        Self { long: vec![Long::default(); roles.people.len()] }
    }

    /// Appends the key of a row, folded. Behind each part `ended` is told where that part begins. Somebody is named only where every
    /// part is there.
    ///
    /// # Errors
    /// The heading again, or a number that a spreadsheet wrote.
    pub(super) fn read(
        &mut self,
        roles: &Roles,
        row: Row<'_>,
        to: &mut Vec<u8>,
        mut ended: impl FnMut(&mut Vec<u8>, usize),
    ) -> Result<Named, Fault> {
        is_data(roles, row)?;
        let mut out = Named { is_nobody: false, is_plain: true };
        for (part, at) in roles.people.iter().enumerate() {
            let (bytes, quoted) = row.cell(*at);
            self.see(bytes, part).map_err(|()| {
                let name = roles.names.get(*at).cloned().unwrap_or_default();
                Fault::from(Why::Rounded(name)).at_line(row.line)
            })?;
            let from = to.len();
            if key::is_plain(bytes) {
                to.extend_from_slice(bytes);
            } else {
                out.is_plain = false;
                key::fold(bytes, to);
            }
            let folded = to.get(from..).unwrap_or_default();
            out.is_nobody |= content(bytes, quoted) != Content::Value || key::is_nobody(folded);
            ended(to, from);
        }
        Ok(out)
    }

    /// Looks for what a spreadsheet makes of long numbers.
    fn see(&mut self, bytes: &[u8], part: usize) -> Result<(), ()> {
        if rounded::is_digits(bytes) {
            if let Some(long) = self.long.get_mut(part) {
                long.see(bytes);
            }
        } else if rounded::is_written_as_number(bytes) {
            return Err(());
        }
        Ok(())
    }

    /// Adds what another thread saw of the same file.
    pub(super) fn add(&mut self, other: &Self) {
        self.long.iter_mut().zip(&other.long).for_each(|(own, more)| own.add(more));
    }

    /// Refuses a file whose numbers were rounded. `people` are the columns of the key as they were asked for.
    ///
    /// # Errors
    /// The column of the key.
    pub(super) fn are_whole(&self, people: &[String]) -> Result<(), Fault> {
        match self.long.iter().position(Long::is_rounded) {
            None => Ok(()),
            Some(part) => Err(Why::Rounded(people.get(part).cloned().unwrap_or_default()).into()),
        }
    }
}

/// Refuses a row that is the heading again.
pub(super) fn is_data(roles: &Roles, row: Row<'_>) -> Result<(), Fault> {
    let is_name = |(at, name): (usize, &String)| {
        let (bytes, _) = row.cell(at);
        // Where files were put together, the second has its own byte order mark.
        bytes.strip_prefix(MARK).unwrap_or(bytes) == name.as_bytes()
    };
    let is_named = || roles.names.iter().any(|name| !name.is_empty());
    if roles.names.iter().enumerate().all(is_name) && is_named() {
        return Err(Fault::from(Why::SecondHeading).at_line(row.line));
    }
    Ok(())
}
