//! The state of a folder on a day: what is due, by whom, what waits for whom, how near each entity is to the lines of the law, and how
//! far the records have come.
//!
//! Of each it holds as much as one looks at; everything else is counted. It is made of the same parts as the pages of the folder and
//! the list, so that no number here differs from theirs.

mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::Serialize;

use crate::day::Day;
use crate::filing::Acts;
use crate::form::Place;
use crate::form::catalog::handler;
use crate::law::clock::{Progress, When};
use crate::law::{Mechanism, State};
use crate::store::{StoreError, Workspace};
use crate::text::{Phrase, Text};

use super::super::filing::first;
use super::super::listing::{Listing, Record, Watch};
use super::{Agenda, Counted, People, agenda_watched, people_watched};

pub(super) use told::of_line;
pub use told::{Gauge, Line};

/// So many of the next things to be done, of those who do them, and of the entities are named.
const NEXT: usize = 6;
const DOERS: usize = 6;
const ENTITIES: usize = 4;

/// The state of a folder on a day.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    /// The day.
    pub on: Day,
    /// How much is to be done, by when: overdue, today, this week, later.
    pub due: Vec<Counting<When>>,
    /// How much of what simply runs ends by the end of the week, as a retention does: nobody is to act, so it is not among them.
    pub ends: usize,
    /// By whom, of what is overdue or to be done this week, the most first; of more people than are named there is [`Self::doers`].
    pub by: Vec<Doer>,
    /// By how many.
    pub doers: usize,
    /// What is to be done next.
    pub next: Vec<Next>,
    /// What waits for whom, by how it stands: the company first.
    pub waits: Vec<Waits>,
    /// How many records there are, those that cannot be read included.
    pub records: usize,
    /// How far they have come.
    pub states: Vec<Counting<State>>,
    /// How many cannot be read, or are gone.
    pub unreadable: usize,
    /// Their mechanisms, in the order of the law.
    pub mechanisms: Vec<Counting<Mechanism>>,
    /// The people of the entities that are nearest to a line.
    #[serde(skip)]
    pub people: Vec<Counted>,
    /// Whom the numbers count.
    pub counted: Phrase,
    /// How many entities there are.
    pub entities: usize,
    /// How many of those that are not named have surely reached every line.
    pub beyond: usize,
    /// How many records name no entity and count for nobody.
    pub unplaced: usize,
    /// The records by which something is exported without what lets it begin; of more than are named there is [`Self::running`].
    pub underway: Vec<Runs>,
    /// How many.
    pub running: usize,
    /// What cannot be read, so that there may be more.
    pub troubles: Vec<Phrase>,
}

/// How many there are of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counting<T> {
    /// Of what.
    pub of: T,
    /// How many.
    pub count: usize,
}

/// Somebody who has something to do.
#[derive(Clone, Debug, Serialize)]
pub struct Doer {
    /// Who: a person who took it on, or whom the law names.
    pub who: Phrase,
    /// How much, up to the end of the week.
    pub count: usize,
}

/// Something that is to be done.
#[derive(Clone, Debug, Serialize)]
pub struct Next {
    /// By when, seen from the day.
    pub when: When,
    /// How it stands, in the words of the page of the deadlines.
    pub state: Text,
    /// The day.
    pub day: Option<Day>,
    /// What.
    pub title: Phrase,
    /// By whom.
    pub who: Phrase,
    /// The name of its record.
    pub record: String,
    /// The file of its record.
    #[serde(rename = "file")]
    pub path: PathBuf,
    /// Where it stands there.
    pub place: Place,
}

/// A record by which something is exported without the mechanism, assessment, notice or consent that comes first.
#[derive(Clone, Debug, Serialize)]
pub struct Runs {
    /// Its name.
    pub record: String,
    /// Its file.
    #[serde(rename = "file")]
    pub path: PathBuf,
    /// How many of its flows.
    pub flows: usize,
}

/// Filings that stand alike.
#[derive(Clone, Debug, Serialize)]
pub struct Waits {
    /// Who must act.
    pub acts: Acts,
    /// How they stand.
    pub stage: Text,
    /// How many.
    pub count: usize,
    /// The first of them.
    #[serde(rename = "file")]
    pub first: PathBuf,
}

/// The state of a folder on a day.
///
/// # Errors
/// If the folder cannot be read.
pub fn overview(workspace: &Workspace, on: Day) -> Result<Overview, StoreError> {
    let made = overview_watched(workspace, on, &|_| true)?;
    // Nobody broke it off.
    Ok(made.unwrap_or_else(|| of(&Agenda::default(), People::none(on), on)))
}

/// The same, made under the eyes of `watch`, which may break it off.
///
/// # Errors
/// If the folder cannot be read.
pub fn overview_watched(
    workspace: &Workspace,
    on: Day,
    watch: Watch<'_>,
) -> Result<Option<Overview>, StoreError> {
    let Some(agenda) = agenda_watched(workspace, watch)? else { return Ok(None) };
    let Some(people) = people_watched(workspace, on, watch)? else { return Ok(None) };
    Ok(Some(of(&agenda, people, on)))
}

fn of(agenda: &Agenda, mut people: People, on: Day) -> Overview {
    let (due, ends, mut next) = due(agenda, on);
    let mut by = by(&next);
    let doers = by.len();
    by.truncate(DOERS);
    next.truncate(NEXT);
    let (states, mechanisms, unreadable) = records(&agenda.listing);
    let mut underway = runs(&agenda.listing);
    let running = underway.len();
    underway.truncate(NEXT);
    let entities = people.entities.len();
    let beyond = people.entities.iter().skip(ENTITIES).filter(|one| one.is_beyond()).count();
    people.entities.truncate(ENTITIES);
    let mut troubles = agenda.listing.warnings.clone();
    let mut known: BTreeSet<Phrase> = troubles.iter().cloned().collect();
    let others = agenda.unread.iter().chain(&people.troubles);
    troubles.extend(others.filter(|one| known.insert((*one).clone())).cloned());
    Overview {
        on,
        due,
        ends,
        by,
        doers,
        next,
        waits: waits(&agenda.listing, on),
        records: agenda.listing.records.len(),
        states,
        unreadable,
        mechanisms,
        people: people.entities,
        counted: people.counted.into(),
        entities,
        beyond,
        unplaced: people.unplaced.len(),
        underway,
        running,
        troubles,
    }
}

/// How much is to be done by when, and how much simply ends by the end of the week; and what is to be done up to the end of the week, or the first of what is later, the next first.
fn due(agenda: &Agenda, on: Day) -> (Vec<Counting<When>>, usize, Vec<Next>) {
    let mut counts: BTreeMap<When, usize> = BTreeMap::new();
    let mut all: Vec<Next> = Vec::new();
    // Of thousands that are later no more is made than is shown; those of the law and those agreed on come each in their order.
    // What simply runs, such as a retention, is nothing to do.
    let is_next = |when: When, later: &mut usize| match when {
        When::Overdue | When::Today | When::Week => true,
        When::Later => {
            *later += 1;
            *later <= NEXT
        }
        When::NoDay | When::Ended => false,
    };
    let (mut of_law, mut agreed, mut ends) = (0, 0, 0);
    for (at, due) in &agenda.dues {
        let (when, record) = (due.when(on), agenda.record(*at));
        if due.progress(on) == Progress::Running {
            ends += usize::from(matches!(when, When::Today | When::Week));
            continue;
        }
        *counts.entry(when).or_default() += 1;
        if is_next(when, &mut of_law) {
            all.push(Next {
                when,
                state: due.progress(on).label(),
                day: due.act_by,
                title: due.title(),
                who: due.clock.who.label().into(),
                record: record.named(),
                path: record.path.clone(),
                place: due.place.clone(),
            });
        }
    }
    for (at, task) in &agenda.tasks {
        let (when, record) = (task.when(on), agenda.record(*at));
        *counts.entry(when).or_default() += 1;
        if is_next(when, &mut agreed) {
            all.push(Next {
                when,
                state: when.label(),
                day: task.due,
                title: task.title(),
                who: task.who(),
                record: record.named(),
                path: record.path.clone(),
                // What is about no place leads to the record.
                place: task.place.clone().unwrap_or_else(|| Place::whole(&handler::SECTION)),
            });
        }
    }
    all.sort_by_key(|one| (one.when, one.day.is_none(), one.day));
    let of = |when: When| Counting { of: when, count: counts.get(&when).copied().unwrap_or(0) };
    ([When::Overdue, When::Today, When::Week, When::Later].map(of).to_vec(), ends, all)
}

/// Who has how much to do, the most first.
fn by(all: &[Next]) -> Vec<Doer> {
    let mut counts: BTreeMap<&Phrase, usize> = BTreeMap::new();
    for one in all.iter().filter(|one| one.when < When::Later) {
        *counts.entry(&one.who).or_default() += 1;
    }
    let mut out: Vec<Doer> =
        counts.into_iter().map(|(who, count)| Doer { who: who.clone(), count }).collect();
    out.sort_by_key(|one| std::cmp::Reverse(one.count));
    out
}

/// The filings by who must act, and how they stand. A record counts once, as its line in the list tells it.
fn waits(listing: &Listing, on: Day) -> Vec<Waits> {
    let mut out: Vec<Waits> = Vec::new();
    for record in &listing.records {
        let filings = record.content.as_ref().map(|content| content.filings.as_slice());
        let Some(one) = filings.ok().and_then(|filings| first(filings, on)) else { continue };
        let (acts, stage) = (one.on(on).acts(), one.label(on));
        match out.iter_mut().find(|known| (known.acts, known.stage) == (acts, stage)) {
            Some(known) => known.count += 1,
            None => out.push(Waits { acts, stage, count: 1, first: record.path.clone() }),
        }
    }
    let rank = |acts: Acts| match acts {
        Acts::Handler => 0,
        Acts::Authority => 1,
        Acts::Nobody => 2,
    };
    out.sort_by_key(|one| (rank(one.acts), std::cmp::Reverse(one.count)));
    out
}

/// The records by which something is exported too early, the most flows first.
fn runs(listing: &Listing) -> Vec<Runs> {
    let of = |record: &Record| {
        let flows = record.content.as_ref().ok()?.underway;
        let (name, path) = (record.named(), record.path.clone());
        (flows > 0).then_some(Runs { record: name, path, flows })
    };
    let mut out: Vec<Runs> = listing.records.iter().filter_map(of).collect();
    out.sort_by_key(|one| std::cmp::Reverse(one.flows));
    out
}

/// How far the records have come, their mechanisms, and how many cannot be read.
fn records(listing: &Listing) -> (Vec<Counting<State>>, Vec<Counting<Mechanism>>, usize) {
    let known = || listing.records.iter().filter_map(|record| record.content.as_ref().ok());
    let states = [State::HasErrors, State::Incomplete, State::Complete].map(|state| Counting {
        of: state,
        count: known().filter(|content| content.state == state).count(),
    });
    let mechanisms = Mechanism::ALL.into_iter().map(|of| Counting {
        of,
        count: known().filter(|content| content.mechanism == of).count(),
    });
    let mechanisms = mechanisms.filter(|one| one.count > 0).collect();
    (states.to_vec(), mechanisms, listing.records.len() - known().count())
}

impl Overview {
    /// How much is to be done by when.
    pub fn due(&self, when: When) -> usize {
        self.due.iter().find(|one| one.of == when).map_or(0, |one| one.count)
    }

    /// How many filings wait for somebody.
    pub fn waiting(&self, acts: Acts) -> usize {
        self.waits.iter().filter(|one| one.acts == acts).map(|one| one.count).sum()
    }
}
