//! What a whole folder holds: the people of its entities, the deadlines of all its records, its registers, and what is found in it.
//!
//! Of a large folder it is read from its index, as far as that still holds, and of a small one from the records: the answer is the
//! same. No clock is read: the day is an argument.

pub mod fix;
mod found;
mod lists;
mod overview;
mod people;
mod register;
mod sheet;
#[cfg(test)]
mod tests;

pub use found::{Hit, search, search_watched};
pub use lists::{of_hits, of_list};
pub use overview::{
    Counting, Doer, Gauge, Line, Next, Overview, Waits, overview, overview_watched,
};
pub use people::{Counted, Named, People, people, people_watched};
pub use register::{Disagreement, Register, Thing, Used, register, register_watched};

use std::borrow::Cow;

use crate::cores::on_every_core;
use crate::law::Task;
use crate::law::clock::Due;
use crate::store::{Glance, Opened, Part, StoreError, Workspace};
use crate::text::Phrase;

use super::kept::Kept;
use super::listing::{Firm, Listing, Record, Wanted, Watch, kept_rows, with_kept};
use super::session::tasks_by;

/// The deadlines of a folder.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    /// The list of its records.
    pub listing: Listing,
    /// The deadlines that are not done, each with the number of its record in the list; by the day to act by, those without one last.
    pub dues: Vec<(usize, Due)>,
    /// What people agreed to do and is not done, in the same way.
    pub tasks: Vec<(usize, Task)>,
    /// Everybody who took something on, also what is done: each once.
    pub owners: Vec<String>,
    /// What of that cannot be read, so that there may be more to do.
    pub unread: Vec<Phrase>,
}

impl Agenda {
    /// Of a list, with what is kept of each of its records.
    fn made(workspace: &Workspace, listing: Listing, kept: Vec<Kept>) -> Self {
        let of = |(at, kept): (usize, Kept)| kept.dues.into_iter().map(move |due| (at, due));
        let mut dues: Vec<(usize, Due)> =
            Vec::with_capacity(kept.iter().map(|kept| kept.dues.len()).sum());
        dues.extend(kept.into_iter().enumerate().flat_map(of));
        dues.sort_by_key(|(_, due)| (due.act_by.is_none(), due.act_by));
        let mut out = Self { listing, dues, ..Self::default() };
        out.agree(workspace);
        out
    }

    /// The record of a deadline.
    pub fn record(&self, at: usize) -> &Record {
        &self.listing.records[at]
    }

    /// Reads what people agreed to do, where something is kept beside a record; the record itself only where something is to be done.
    fn agree(&mut self, workspace: &Workspace) {
        let kept = workspace.kept_beside();
        let holding = |(at, record): (usize, &Record)| {
            let content = record.content.as_ref().ok().filter(|content| kept.holds(&content.id))?;
            Some((at, record.path.clone(), content.id.clone()))
        };
        let holding: Vec<_> = self.listing.records.iter().enumerate().filter_map(holding).collect();
        let found = on_every_core(&holding, |(_, path, id)| {
            let answers = || Opened::read(path).map(|dossier| dossier.answers).unwrap_or_default();
            tasks_by(path, id, || Cow::Owned(answers()))
        });
        for ((at, ..), found) in holding.into_iter().zip(found) {
            self.tasks.extend(found.tasks.into_iter().map(|task| (at, task)));
            // What is the same for all records is told once.
            for one in found.unread {
                if !self.unread.contains(&one) {
                    self.unread.push(one);
                }
            }
            for owner in found.owners {
                if !self.owners.contains(&owner) {
                    self.owners.push(owner);
                }
            }
        }
        self.tasks.sort_by_key(|(_, task)| (task.due.is_none(), task.due));
    }
}

/// Every deadline of a folder that is not done.
///
/// # Errors
/// If the folder cannot be read.
pub fn agenda_of_all(workspace: &Workspace) -> Result<Agenda, StoreError> {
    Ok(agenda_watched(workspace, &|_| true)?.unwrap_or_default())
}

/// The same, made under the eyes of `watch`, which may break it off.
///
/// # Errors
/// If the folder cannot be read.
pub fn agenda_watched(
    workspace: &Workspace,
    watch: Watch<'_>,
) -> Result<Option<Agenda>, StoreError> {
    let made = with_kept(workspace, Some(Wanted::all(Part::Deadlines)), (&[], watch))?;
    Ok(made.map(|(listing, kept)| Agenda::made(workspace, listing, kept)))
}

/// The same of a folder whose list is known, where it looks as it did when that was made: then only what the index keeps of the deadlines
/// is read. Nothing where it looks otherwise, where a record of the list is not firm, or where not everything is kept.
pub fn agenda_of_listed(workspace: &Workspace, listed: Listing, looked: &Glance) -> Option<Agenda> {
    if listed.records.iter().any(|record| record.firm != Firm::Yes) {
        return None;
    }
    let index = workspace.index()?;
    let (kept, is_same) = std::thread::scope(|scope| {
        let looks = scope.spawn(|| workspace.glance(None) == *looked);
        // Of a record that was written a moment ago nothing is kept.
        let readable = listed.records.iter().filter(|record| record.content.is_ok()).count();
        let is_whole = index.count_kept() == readable;
        let kept = is_whole.then(|| kept_rows(&index, Wanted::all(Part::Deadlines))).flatten();
        // A panic is a mistake of the program; it is not hidden.
        (kept, looks.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let mut kept = kept.filter(|_| is_same)?;
    let of = |record: &Record| {
        let name = record.path.file_name().and_then(std::ffi::OsStr::to_str);
        name.and_then(|name| kept.remove(name)).unwrap_or_default()
    };
    let kept = listed.records.iter().map(of).collect();
    Some(Agenda::made(workspace, listed, kept))
}
