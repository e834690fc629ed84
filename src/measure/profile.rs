//! What the columns of files hold: for each, how many of its cells are like what. Counts only, and the names of the heading.

use std::path::Path;

use serde::Serialize;

use super::asked::Asked;
use super::blocks::Blocks;
use super::cell::{Content, content};
use super::detect::{HOLDS, Holds};
use super::encoding::Writing;
use super::entry::Roles;
use super::fault::{Fault, Why};
use super::lanes::{in_either, in_lanes};
use super::open::{Head, Kind, kind};
use super::person::is_data;
use super::rows::{self, Layout};
use super::sheet::Sheet;
use super::watch::Watch;

/// What one column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// Its name in the heading. Where the file has none it is a value of the first row: it is told only where that was asked for.
    pub name: String,
    /// Cells in which a value stands.
    pub values: u64,
    /// How many of them are like what, the most first.
    pub holds: Vec<(Holds, u64)>,
}

/// Of one column, while it is counted.
#[derive(Clone, Debug, Default)]
struct Counts {
    values: u64,
    holds: [u64; HOLDS.len()],
}

impl Profile {
    /// Whether the name may be told: nothing that is like the name or the address of somebody.
    pub fn is_tellable(&self) -> bool {
        Holds::of(self.name.as_bytes()).is_none()
    }
}

impl Counts {
    fn see(&mut self, bytes: &[u8], quoted: bool) {
        if content(bytes, quoted) != Content::Value {
            return;
        }
        self.values += 1;
        if let Some(count) = Holds::of(bytes).and_then(|holds| self.holds.get_mut(holds.place())) {
            *count += 1;
        }
    }

    fn add(&mut self, other: &Self) {
        self.values += other.values;
        for (own, more) in self.holds.iter_mut().zip(other.holds) {
            *own += more;
        }
    }
}

/// Looks at every cell of a file. Of what was asked only the delimiter, the sheet and the number of threads count.
///
/// # Errors
/// What cannot be read, with its line and column; or that the caller asked to stop.
pub fn profile(path: &Path, asked: &Asked, watch: &Watch) -> Result<Vec<Profile>, Fault> {
    let place = |fault: Fault| Fault { file: Some(path.to_owned()), ..fault };
    let mut blocks = Blocks::open(path, false).map_err(place)?;
    watch.set(blocks.size());
    match kind(path, &mut blocks)? {
        Kind::Text => {}
        Kind::Book => return book(path, asked, watch).map_err(place),
        #[cfg(feature = "parquet")]
        Kind::Columns => return columnar(path, watch).map_err(place),
    }
    in_either(path, watch, |writing| text(Blocks::open(path, false)?, writing, asked, watch))
        .map_err(place)
}

fn text(
    blocks: Blocks,
    writing: Writing,
    asked: &Asked,
    watch: &Watch,
) -> Result<Vec<Profile>, Fault> {
    let Head { blocks, names, delimiter } = Head::read(blocks, writing, asked)?;
    let columns = names.len();
    let layout = Layout { wanted: (0..columns).map(Some).collect(), cells: columns, delimiter };
    let roles = Roles { names, ..Roles::default() };
    let (lanes, _) = in_lanes(blocks, writing, asked, watch, |next| {
        let mut counts = vec![Counts::default(); columns];
        while let Some(block) = next()? {
            rows::each(&block, &layout, |row| {
                is_data(&roles, row)?;
                for (column, counts) in counts.iter_mut().enumerate() {
                    let (bytes, quoted) = row.cell(column);
                    counts.see(bytes, quoted);
                }
                Ok(())
            })?;
        }
        Ok(counts)
    })?;
    let mut whole = vec![Counts::default(); columns];
    for counts in lanes {
        for (own, more) in whole.iter_mut().zip(counts) {
            own.add(&more);
        }
    }
    Ok(told(roles.names, whole))
}

fn book(path: &Path, asked: &Asked, watch: &Watch) -> Result<Vec<Profile>, Fault> {
    let (mut names, mut counts): (Vec<String>, Vec<Counts>) = (Vec::new(), Vec::new());
    let (mut heading, mut current, mut again) = (None, None, 0);
    Sheet::open(path, asked)?.cells(|row, column, text| {
        watch.check()?;
        if *heading.get_or_insert(row) == row {
            names.resize(names.len().max(column), String::new());
            names.push(text);
            return Ok(());
        }
        if current != Some(row) {
            (current, again) = (Some(row), names.iter().filter(|name| !name.is_empty()).count());
        }
        if names.get(column) == Some(&text) && !text.is_empty() {
            again -= 1;
            if again == 0 {
                return Err(Fault::from(Why::SecondHeading).at_line(u64::from(row) + 1));
            }
        }
        counts.resize(names.len(), Counts::default());
        if let Some(counts) = counts.get_mut(column) {
            counts.see(text.as_bytes(), true);
        }
        Ok(())
    })?;
    super::open::is_heading(&names)?;
    counts.resize(names.len(), Counts::default());
    Ok(told(names, counts))
}

#[cfg(feature = "parquet")]
fn columnar(path: &Path, watch: &Watch) -> Result<Vec<Profile>, Fault> {
    let file = super::columnar::Columnar::open(path)?;
    let mut counts = vec![Counts::default(); file.names.len()];
    // What cannot be read is like nothing that is looked for.
    let read: Vec<usize> = (0..counts.len()).filter(|at| file.refuses(*at).is_none()).collect();
    let left = file.rows(&read, watch, |_, row| {
        for (at, (_, field)) in read.iter().zip(row.get_column_iter()) {
            let text = super::columnar::text(field).ok().flatten();
            if let (Some(text), Some(counts)) = (text, counts.get_mut(*at)) {
                counts.see(text.as_bytes(), true);
            }
        }
        Ok(())
    })?;
    watch.add(left);
    Ok(told(file.names, counts))
}

fn told(names: Vec<String>, counts: Vec<Counts>) -> Vec<Profile> {
    let of = |(name, counts): (String, Counts)| {
        let mut holds: Vec<(Holds, u64)> =
            HOLDS.into_iter().zip(counts.holds).filter(|(_, count)| *count > 0).collect();
        holds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Profile { name, values: counts.values, holds }
    };
    names.into_iter().zip(counts).map(of).collect()
}
