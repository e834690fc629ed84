//! The people of each legal entity of a folder against the lines of the law, on a day.
//!
//! All records of an entity count together, as in the verdict of each of them; what of the folder cannot be read leaves every number
//! open that it may concern. No number is told before all of it is counted.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::cores::on_every_core;
use crate::day::Day;
use crate::form::Range;
use crate::law::headroom::{Headroom, counted, headroom};
use crate::law::{Circumstances, Ledger};
use crate::store::{StoreError, Workspace};
use crate::text::{Phrase, Text, harmless};

use super::super::around::{self, Neighbours};
use super::super::folder::{Folder, Known};
use super::super::listing::{Step, Watch};
use super::overview::{Line, of_line};

/// The people of every entity of a folder.
#[derive(Clone, Debug)]
pub struct People {
    /// The day.
    pub on: Day,
    /// Whom the numbers count.
    pub counted: Text,
    /// The entities, those that are nearest to a line first.
    pub entities: Vec<Counted>,
    /// The records that do not say whose they are, which count for nobody.
    pub unplaced: Vec<Named>,
    /// What cannot be read.
    pub troubles: Vec<Phrase>,
}

/// The people of an entity.
#[derive(Clone, Debug)]
pub struct Counted {
    /// Whose they are.
    pub entity: String,
    /// Its records.
    pub records: Vec<Named>,
    /// Each line of the law of the day.
    pub lines: Vec<Headroom>,
    /// Why a number is open, and what else of the count a person should look at.
    pub notes: Vec<Phrase>,
}

/// A record.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its file.
    pub path: PathBuf,
    /// Its title.
    pub title: String,
}

/// The people of every entity of a folder on a day.
///
/// # Errors
/// If the folder cannot be read.
pub fn people(workspace: &Workspace, on: Day) -> Result<People, StoreError> {
    let counted = people_watched(workspace, on, &|_| true)?;
    // Nobody broke it off.
    Ok(counted.unwrap_or_else(|| People::none(on)))
}

/// The same, made under the eyes of `watch`, which may break it off.
///
/// # Errors
/// If the folder cannot be read.
pub fn people_watched(
    workspace: &Workspace,
    on: Day,
    watch: Watch<'_>,
) -> Result<Option<People>, StoreError> {
    let workspace = &workspace.frozen_with_cards();
    let settings = around::with_settings(workspace);
    let read = |done, all| watch(Step::Read(done, all));
    let Some(folder) = Folder::read_watched(workspace, &read)? else { return Ok(None) };
    let neighbours = Neighbours::of(&folder, &settings, Some(on));
    let mut out = People::none(on);
    out.counted = counted(on, &settings.policy);
    out.troubles.clone_from(&settings.troubles);
    out.troubles.extend(folder.all_unread().map(crate::law::Unread::said));
    let mut seen: BTreeSet<Vec<usize>> = BTreeSet::new();
    let mut entities: Vec<(&Known, Vec<usize>)> = Vec::new();
    for (index, known) in folder.files.iter().enumerate() {
        if known.entity.is_nameless() {
            out.unplaced.push(named(known));
            continue;
        }
        // Those who state an entity in the same words see the same records.
        if neighbours.first(index) != index {
            continue;
        }
        let members = neighbours.members(&known.entity);
        if seen.insert(members.clone()) {
            entities.push((known, members));
        }
    }
    let begun = AtomicUsize::new(0);
    let count = |(known, members): &(&Known, Vec<usize>)| {
        let is_wanted = watch(Step::Read(begun.fetch_add(1, Ordering::Relaxed), entities.len()));
        is_wanted.then(|| counted_of(&folder, (known, members), on, &settings))
    };
    let Some(counted) = on_every_core(&entities, count).into_iter().collect() else {
        return Ok(None);
    };
    out.entities = counted;
    let code =
        |(known, _): &(&Known, _)| known.entity.code.as_ref().map(|code| harmless(code, false));
    let codes: Vec<Option<String>> = entities.iter().map(code).collect();
    tell_apart(&mut out.entities, &codes);
    out.entities.sort_by_key(Counted::nearest);
    Ok(Some(out))
}

/// The people of one entity, from all records that count for it.
fn counted_of(
    folder: &Folder,
    (known, members): (&Known, &[usize]),
    on: Day,
    settings: &Circumstances,
) -> Counted {
    let ledger = around::of_entity(folder, (members, &known.entity), on, settings);
    let mut lines = headroom(&ledger, on, &settings.law_files);
    if !settings.troubles.is_empty() {
        // A reading or figure of the company may lie in what cannot be read.
        for line in &mut lines {
            (line.now, line.forecast, line.day) = (Range::UNKNOWN, Range::UNKNOWN, None);
        }
    }
    Counted {
        entity: harmless(&known.entity.spoken(), false),
        records: members.iter().map(|at| named(&folder.files[*at])).collect(),
        lines,
        notes: notes(ledger),
    }
}

/// Puts the code behind the names of entities that are called alike: two codes are two entities.
fn tell_apart(entities: &mut [Counted], codes: &[Option<String>]) {
    let names: Vec<String> = entities.iter().map(|one| one.entity.clone()).collect();
    for (at, (one, code)) in entities.iter_mut().zip(codes).enumerate() {
        let is_met = |(other, name): (usize, &String)| other != at && *name == one.entity;
        let has_namesake = names.iter().enumerate().any(is_met);
        if let Some(code) = code.as_ref().filter(|code| has_namesake && !one.entity.contains(*code))
        {
            one.entity = format!("{} {code}", one.entity);
        }
    }
}

fn notes(ledger: Ledger) -> Vec<Phrase> {
    let unread = ledger.unread.iter().map(crate::law::Unread::said);
    let mut out: Vec<Phrase> = ledger.namesakes().into_iter().chain(unread).collect();
    for note in ledger.notes.iter() {
        if !out.contains(note) {
            out.push(note.clone());
        }
    }
    out
}

fn named(known: &Known) -> Named {
    Named { path: known.path.clone(), title: harmless(&known.title, false) }
}

impl People {
    pub(super) fn none(on: Day) -> Self {
        let (entities, unplaced, troubles) = (Vec::new(), Vec::new(), Vec::new());
        Self { on, counted: Text::EMPTY, entities, unplaced, troubles }
    }
}

/// So many notes of an entity are told one by one; of thousands of records the others are counted.
const TOLD: usize = 4;

impl Counted {
    /// The next line of the law for each count: the first that is not surely reached, or the last where all are.
    pub fn next_lines(&self) -> impl Iterator<Item = &Headroom> {
        [false, true].into_iter().filter_map(|is_sensitive| {
            let of = || self.lines.iter().filter(move |one| one.is_sensitive == is_sensitive);
            of().find(|one| one.is_reached() != Some(true)).or_else(|| of().next_back())
        })
    }

    /// Its people against each line of the law, told.
    pub fn told(&self) -> impl Iterator<Item = Line> {
        self.lines.iter().map(|line| of_line(self, line))
    }

    /// What of its count a person should look at, in few lines.
    pub fn notes_in_short(&self) -> Vec<Phrase> {
        let more = self.notes.len().saturating_sub(TOLD);
        let rest = (more > 0).then(|| said!("另有{more}处", "{more} more", more));
        self.notes.iter().take(TOLD).cloned().chain(rest).collect()
    }

    /// Whether surely every line is reached, so that no other is left.
    pub fn is_beyond(&self) -> bool {
        !self.lines.is_empty() && self.lines.iter().all(|one| one.is_reached() == Some(true))
    }

    /// By what entities are put in order: the least that may be left below a line that is not surely reached, as a share of that
    /// line in thousandths.
    fn nearest(&self) -> u64 {
        let left = |one: &Headroom| {
            (one.is_reached() != Some(true) && one.line > 1)
                .then(|| one.left().low.saturating_mul(1_000) / one.line)
        };
        self.lines.iter().filter_map(left).min().unwrap_or(u64::MAX)
    }
}
