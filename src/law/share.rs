//! What one assessment adds to the count of its legal entity: its groups with their figures, and how they overlap.
//!
//! A flow that is exempt leaves the count; one whose exemption is open counts in the upper bound only. Knows nothing of other
//! assessments.

mod entity;
mod kept;
mod tally;

pub use entity::{Entity, Origin};
use tally::Sending;
pub(super) use tally::only_sensitive_items;

use std::collections::HashSet;

use crate::day::{Day, half_width};
use crate::form::catalog::{groups, overlaps, record, scenarios};
use crate::form::options::overlap;
use crate::form::{Answer, Entry, Facts, Lacking, Range};
use crate::source::PCF;
use crate::text::Phrase;

use super::flow::{groups_named, stated_without_items};
use super::walk::Counts;
use super::{Circumstances, Policy};

/// What one assessment adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The name of the record, for messages.
    pub name: Phrase,
    /// Whose record it is.
    pub entity: Entity,
    /// Which record it is; empty where that does not matter.
    pub origin: Origin,
    /// Whether a later record took its place, so that it no longer counts.
    pub is_superseded: bool,
    pub(super) groups: Vec<Group>,
    pub(super) overlaps: Vec<Stated>,
}

impl Share {
    /// Whether it adds anything to the count of another record of its entity.
    pub fn counts(&self) -> bool {
        !self.is_superseded && !self.groups.is_empty()
    }

    /// The same with groups that are those of no other record: of a copied record it is not known whether its people are the same.
    #[must_use]
    pub fn apart(&self) -> Self {
        let mut out = self.clone();
        let apart = |key: &mut String| *key = format!("{key}/{}", self.origin.file);
        out.groups.iter_mut().for_each(|group| apart(&mut group.key));
        for stated in &mut out.overlaps {
            apart(&mut stated.a);
            apart(&mut stated.b);
        }
        out
    }

    /// That it is not known whose record it is, and so is not counted.
    pub fn unplaced(&self) -> Phrase {
        said!(
            "工作区另有记录“{name}”，因（该记录或者本记录）没有写明名称和有效的统一社会信用代码，\
             不知道是否属于同一企业，未计入人数",
            "\"{name}\" (or this record) names neither a valid credit code nor a name: it is not \
             known whether both are of the same entity, and it is not counted",
            name = self.name,
        )
    }
}

/// Which figures are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Window {
    /// From 1 January to the day of judgement, exempt flows left out.
    ToDate,
    /// The same up to 31 December, as expected.
    Forecast,
    /// To date, with the people of exempt flows counted too.
    WithExempt,
    /// From 1 January of the previous year, all flows: the rules before 22 March 2024.
    TwoYears,
}

impl Window {
    pub(super) const ALL: [Self; 4] =
        [Self::ToDate, Self::Forecast, Self::WithExempt, Self::TwoYears];

    /// The window of the law of the day.
    pub(super) fn deciding(day: Day) -> Self {
        if day < PCF.from { Self::TwoYears } else { Self::ToDate }
    }
}

/// Which counter: they are never added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counter {
    Ordinary,
    Sensitive,
    /// Those of whom sensitive data alone may have gone: they stand in the sensitive counter, and are only told of.
    Apart,
}

impl Counter {
    pub(super) const ALL: [Self; 3] = [Self::Ordinary, Self::Sensitive, Self::Apart];
}

/// The people of one group in every window and counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// By what the same people are known in every record: the id and the name together.
    pub(super) key: String,
    /// The id; empty for a flow without groups and for an unread record.
    pub(super) id: String,
    pub(super) name: Phrase,
    pub(super) counted_on: Option<Day>,
    /// Whether a day of counting is written that cannot be read: nobody knows then of which time the figures are.
    pub(super) is_undated: bool,
    /// How many persons with sensitive data are stated at least, if a flow of its record may carry such data of it.
    pub(super) sends_sensitive: Option<u64>,
    tallies: [[Tally; 3]; 4],
}

impl Group {
    pub(super) fn tally(&self, window: Window, counter: Counter) -> &Tally {
        &self.tallies[window as usize][counter as usize]
    }

    /// People of whom nothing is known but that they may be there.
    pub(super) fn unknown(key: String, name: Phrase, lacking: &Lacking) -> Self {
        let open = || Tally { range: Range::UNKNOWN, lacking: lacking.clone(), is_whole: false };
        Self {
            key,
            id: String::new(),
            name,
            counted_on: None,
            is_undated: false,
            sends_sensitive: None,
            tallies: std::array::from_fn(|_| std::array::from_fn(|_| open())),
        }
    }

    /// The group without its people.
    pub(super) fn emptied(&self) -> Self {
        Self { tallies: std::array::from_fn(|_| nobody()), ..self.clone() }
    }

    pub(super) fn tally_mut(&mut self, window: Window, counter: Counter) -> &mut Tally {
        &mut self.tallies[window as usize][counter as usize]
    }
}

/// Some people of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) range: Range,
    /// The places that would narrow it.
    pub(super) lacking: Lacking,
    /// Whether these are all the people whom the group's figure counts, so that what is stated of the group holds of them.
    pub(super) is_whole: bool,
}

impl Tally {
    /// Nobody.
    const fn none() -> Self {
        Self { range: Range::ZERO, lacking: Lacking::new(), is_whole: false }
    }
}

/// By what the people of a group are known in every record of the entity: neither the id alone, which a copied record carries
/// on, nor the name alone.
pub(super) fn key_of(group: &Entry<'_>) -> String {
    let name = group.text(&groups::NAME).known().unwrap_or_default();
    format!("{}/{}", group.id.unwrap_or_default(), plain(name))
}

/// Whether the group's day of counting is written, and cannot be read.
pub(super) fn is_undated(group: &Entry<'_>) -> bool {
    group.value(&groups::COUNTED_ON).is_some() && group.day(&groups::COUNTED_ON).known().is_none()
}

/// A name without what is no difference to a reader: upper case, blanks, full-width forms of Latin signs.
fn plain(name: &str) -> String {
    name.chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// An overlap as a record states it; the groups by their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) row: String,
    pub(super) a: String,
    pub(super) b: String,
    pub(super) how: How,
}

/// How two groups overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Disjoint,
    /// Everybody of `a` is in `b`; with sensitive data, so many.
    Within(Option<Range>),
    /// So many in both; with sensitive data, so many.
    Both(Range, Option<Range>),
}

/// What is counted of a group.
struct Counting<'a> {
    window: Window,
    counter: Counter,
    policy: &'a Policy,
    /// Whether persons with sensitive data are stated whom no flow explains, here or in another record.
    is_stated: bool,
}

/// A flow, whether it counts, and the groups that it names.
struct Flow<'a> {
    counts: &'a Counts,
    groups: HashSet<&'a str>,
    entry: Entry<'a>,
}

impl Share {
    /// What the facts add on their day, in these windows; `counting` says of each scenario whether it counts. What a record of
    /// `others` sends of a group may account for figures that no flow here explains.
    pub(super) fn take(
        facts: &Facts<'_>,
        windows: &[Window],
        around: &Circumstances,
        counting: &[Counts],
    ) -> Self {
        let flows: Vec<Flow<'_>> = facts
            .rows(&scenarios::SECTION)
            .zip(counting)
            .map(|(entry, counts)| {
                let groups = groups_named(&entry).into_iter().collect();
                Flow { counts, groups, entry }
            })
            .collect();
        let mut own: Vec<Group> = facts
            .rows(&groups::SECTION)
            .map(|group| {
                let names_it =
                    |flow: &&Flow<'_>| group.id.is_some_and(|id| flow.groups.contains(id));
                let of_group: Vec<Sending<'_>> = flows
                    .iter()
                    .filter(names_it)
                    .map(|flow| Sending::of(flow.counts, &flow.entry, &group))
                    .collect();
                let key = key_of(&group);
                let is_stated = !around.ledger.accounts_for(&group)
                    && stated_without_items(facts, &group).is_yes();
                Group {
                    key,
                    id: group.id.unwrap_or_default().to_owned(),
                    name: group.title(),
                    counted_on: group.day(&groups::COUNTED_ON).known(),
                    is_undated: is_undated(&group),
                    sends_sensitive: of_group.iter().any(Sending::may_carry).then(|| {
                        group.count(&groups::SENSITIVE).known().map_or(0, |range| range.low)
                    }),
                    tallies: Window::ALL.map(|window| {
                        if !windows.contains(&window) {
                            return nobody();
                        }
                        Counter::ALL.map(|counter| {
                            let policy = &around.policy;
                            let of = Counting { window, counter, policy, is_stated };
                            tally::tally(&group, &of_group, &of)
                        })
                    }),
                }
            })
            .collect();
        own.extend(flows.iter().filter_map(without_groups));
        let head = facts.single(&record::SECTION);
        Self {
            name: head.shown(&record::TITLE).unwrap_or_default(),
            entity: Entity::of(facts),
            origin: Origin::default(),
            is_superseded: head.yes_no(&record::SUPERSEDED).is_yes(),
            groups: own,
            overlaps: facts.rows(&overlaps::SECTION).filter_map(|row| stated(&row)).collect(),
        }
    }
}

/// Nobody, in every counter.
fn nobody() -> [Tally; 3] {
    std::array::from_fn(|_| Tally::none())
}

/// A flow that may count but does not say whose data it sends leaves every number open.
fn without_groups(flow: &Flow<'_>) -> Option<Group> {
    let Answer::Unknown(lacking) = flow.entry.named(&scenarios::GROUPS) else { return None };
    matches!(flow.counts, Counts::Yes | Counts::Open(..)).then(|| {
        // No group can have this key, as ids are never empty.
        let key = format!("/scenarios/{}", flow.entry.id.unwrap_or_default());
        Group::unknown(key, flow.entry.title(), &lacking)
    })
}

/// What a row of the overlaps states; nothing while it is open, nor while one of the groups may go: the statement goes with it.
pub(super) fn stated(row: &Entry<'_>) -> Option<Stated> {
    let group = |field| {
        let rows = row.named(field).known()?;
        rows.first().filter(|group| !group.is_contested()).map(key_of)
    };
    let both = |field| row.count(field).known();
    let how = match row.choice(&overlaps::RELATION).known()? {
        overlap::DISJOINT => How::Disjoint,
        overlap::CONTAINED => How::Within(both(&overlaps::BOTH_SENSITIVE)),
        overlap::NUMBER => How::Both(both(&overlaps::BOTH)?, both(&overlaps::BOTH_SENSITIVE)),
        _ => return None,
    };
    let (a, b) = (group(&overlaps::GROUP)?, group(&overlaps::OTHER)?);
    (a != b).then(|| Stated { row: row.id.unwrap_or_default().to_owned(), a, b, how })
}
