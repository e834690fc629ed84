//! The ledger of a legal entity (人数台账): the groups of all its assessments, each group once.
//!
//! A group is the same people wherever its id and name stand together; under one id with another name it may be others, and
//! both are counted as groups that may overlap. Whoever was counted stays counted: of two figures the larger holds, and a
//! disagreement that time does not explain is told. A figure of another window says nothing of this one and leaves the number
//! open, as does a record that cannot be read. Knows nothing of files.

mod held;
mod merge;
mod notes;
mod others;
mod register;

use held::Groups;
pub use notes::Notes;
pub use others::Others;
pub use register::Register;

use std::collections::HashMap;
use std::sync::Arc;

use crate::day::Day;
use crate::form::catalog::{elsewhere, groups};
use crate::form::{Entry, Lacking, Place, Range};
use crate::text::{Phrase, harmless};

use super::Unread;
use super::share::{Counter, Entity, Group, Origin, Share, Stated, Tally, Window, key_of};

/// The people of several assessments of one legal entity.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The records that count.
    pub records: Others,
    /// What a person should look at: figures that disagree, records whose entity is not known.
    pub notes: Notes,
    /// The records whose people are not known.
    pub unread: Vec<Unread>,
    groups: Groups,
    overlaps: Vec<Arc<Stated>>,
    day: Option<Day>,
}

impl Ledger {
    /// The ledger of `entity` on `day`, from the shares of its other assessments.
    ///
    /// A record of another entity is left out, as is one that a later record replaced. A record that does not say whose it is
    /// is left out and told.
    pub fn gather<'a>(
        entity: &Entity,
        day: Day,
        shares: impl IntoIterator<Item = &'a Share>,
    ) -> Self {
        let mut out = Self { day: Some(day), ..Self::default() };
        for share in shares {
            if !share.counts() {
                continue;
            }
            match entity.is(&share.entity) {
                Some(true) => out.add(share),
                Some(false) => {}
                None => out.notes.push(share.unplaced()),
            }
        }
        out
    }

    /// Adds a share of another record.
    fn add(&mut self, share: &Share) {
        self.enter(share);
        for group in &share.groups {
            let (there, open) = of_another(group, &share.name, self.day);
            self.notes.extend(open);
            self.put(there, Some(&share.name));
        }
    }

    /// Enters a record whose people count, all but its groups.
    fn enter(&mut self, share: &Share) {
        self.records.push(share.name.clone(), share.origin.clone());
        self.overlaps.extend(share.overlaps.iter().cloned().map(Arc::new));
    }

    /// Puts a group in, or merges it with the group of the same id.
    fn put(&mut self, group: Group, record: Option<&Phrase>) {
        let Some(at) = self.groups.position(&group.key) else {
            self.groups.push(group);
            return;
        };
        let day = self.day;
        let Some(known) = self.groups.get_mut(at) else { return };
        if merge::join(known, &group, day) {
            let name = record.cloned().unwrap_or_default();
            self.notes.push(merge::disagreement(&group.name, &name));
        }
    }

    /// Leaves every number open upwards, as nobody knows who stands in a record.
    pub fn leave_open(&mut self, unread: Unread) {
        // No group can have this key, as ids are never empty.
        let key = format!("/unread/{}", unread.file);
        let name = Phrase::same(harmless(&unread.file, false));
        self.put(Group::unknown(key, name, &[elsewhere::place()].into()), None);
        self.unread.push(unread);
    }

    /// Whether what one of these records sends accounts for the persons with sensitive data that are stated of a group: its flows
    /// may carry such data, and it states no fewer.
    pub(super) fn accounts_for(&self, group: &Entry<'_>) -> bool {
        let known = self.groups.position(&key_of(group)).and_then(|at| self.groups.get(at));
        let stated = group.count(&groups::SENSITIVE).known().and_then(|range| range.high);
        known
            .and_then(|known| known.sends_sensitive)
            .zip(stated)
            .is_some_and(|(sent, most)| sent >= most)
    }

    /// That groups carry one id under different names, so that nobody knows whether they are the same people.
    pub fn namesakes(&self) -> Vec<Phrase> {
        let mut first: HashMap<&str, &Group> = HashMap::new();
        let mut out = Vec::new();
        for group in self.groups.iter().filter(|group| !group.id.is_empty()) {
            let known = *first.entry(&group.id).or_insert(group);
            if known.name != group.name {
                out.push(said!(
                    "“{known}”与“{group}”在不同的记录中使用同一个 id（{id}），不知道是不是同一批\
                     人：人数按较大的一个至两者之和计算。是同一批人的，请改为同一名称；不是的，\
                     请在其中一份记录中复制该行（得到新的 id），改用新行并删除旧行",
                    "\"{known}\" and \"{group}\" carry one id ({id}) in different records, and \
                     it is not known whether they are the same people: counted from the larger \
                     alone up to the sum. If they are the same, give them one name; if not, \
                     duplicate the row in one of the records (the copy has a new id), use the \
                     copy and remove the old row",
                    known = known.name,
                    group = group.name,
                    id = group.id,
                ));
            }
        }
        out
    }

    /// This ledger with the groups of the record under judgement, and what is to be told of these: its own places stay what is lacking.
    pub(super) fn with(&self, own: &Share, day: Day) -> Self {
        // Who the others are is no part of a count.
        let mut out = Self { day: Some(day), groups: self.groups.clone(), ..Self::default() };
        for group in &own.groups {
            out.put(in_time(group, day), Some(&own.name));
        }
        // What the record itself states comes first.
        let stated = own.overlaps.iter().cloned().map(Arc::new);
        out.overlaps = stated.chain(self.overlaps.iter().cloned()).collect();
        out
    }

    /// What was told before, what is to be told here, and which groups carry one id.
    pub(super) fn told_beside(&self, before: &Notes) -> Vec<Phrase> {
        let mut notes = before.clone();
        notes.extend(self.notes.iter().cloned());
        notes.iter().cloned().chain(self.namesakes()).collect()
    }

    pub(super) fn groups(&self) -> &Groups {
        &self.groups
    }

    pub(super) fn position(&self, key: &str) -> Option<usize> {
        self.groups.position(key)
    }

    pub(super) fn overlaps(&self) -> &[Arc<Stated>] {
        &self.overlaps
    }
}

/// A group of another record, seen from the day, and what is to be told of it: what is open there cannot be answered at a place of
/// this one.
fn of_another(group: &Group, record: &Phrase, day: Option<Day>) -> (Group, Vec<Phrase>) {
    let (mut group, mut open) = (group.clone(), Vec::new());
    for (window, counter) in every() {
        let time = Time::of_group(&group, day, window);
        let tally = group.tally_mut(window, counter);
        if !time.apply(tally) {
            continue;
        }
        let is_open = time != Time::Inside || !tally.lacking.is_empty();
        if !is_open {
            continue;
        }
        tally.is_whole &= time == Time::Inside;
        tally.lacking = Lacking::from([elsewhere::place()]);
        if matches!(window, Window::ToDate | Window::TwoYears) {
            open.push(open_elsewhere(record, &group.name, time, group.counted_on));
        }
    }
    (group, open)
}

/// A group of the record under judgement, seen from the day: a figure of another time is open, as in any other record.
fn in_time(group: &Group, day: Day) -> Group {
    let mut group = group.clone();
    let place = Place::in_row(&groups::SECTION, &group.id, &groups::COUNTED_ON);
    for (window, counter) in every() {
        let time = Time::of_group(&group, Some(day), window);
        let tally = group.tally_mut(window, counter);
        if time != Time::Inside && time.apply(tally) && tally.range.exact().is_none() {
            tally.is_whole = false;
            tally.lacking.insert(place.clone());
        }
    }
    group
}

fn every() -> impl Iterator<Item = (Window, Counter)> {
    Window::ALL.into_iter().flat_map(|window| Counter::ALL.map(|counter| (window, counter)))
}

/// When a group was counted, seen from the day of judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// Within the window, or not said.
    Inside,
    /// In the same year, after the day.
    After,
    /// In another year.
    Elsewhere,
}

impl Time {
    /// What is left of a figure of this time; `false` where nobody was meant, so that time changes nothing.
    fn apply(self, tally: &mut Tally) -> bool {
        // A 0 that was counted is a figure like any other; nobody because nothing of the kind goes is none.
        if tally.range == Range::ZERO && tally.lacking.is_empty() && !tally.is_whole {
            return false;
        }
        match self {
            Self::Inside => {}
            // More were counted later: up to the day of judgement it were no more.
            Self::After => tally.range.low = 0,
            // A figure of another time says nothing of this one.
            Self::Elsewhere => tally.range = Range::UNKNOWN,
        }
        true
    }

    /// A day that is written and cannot be read may be any.
    fn of_group(group: &Group, day: Option<Day>, window: Window) -> Self {
        if group.is_undated { Self::Elsewhere } else { Self::of(group.counted_on, day, window) }
    }

    pub(super) fn of(counted_on: Option<Day>, day: Option<Day>, window: Window) -> Self {
        let (Some(counted), Some(day)) = (counted_on, day) else { return Self::Inside };
        let is_long = window == Window::TwoYears && counted.year() + 1 == day.year();
        if counted.year() != day.year() && !is_long {
            Self::Elsewhere
        } else if counted > day && window != Window::Forecast {
            Self::After
        } else {
            Self::Inside
        }
    }
}

fn open_elsewhere(record: &Phrase, group: &Phrase, time: Time, counted: Option<Day>) -> Phrase {
    let is_read = counted.is_some();
    let counted = counted.map(Day::spoken).unwrap_or_default();
    match time {
        Time::Elsewhere if !is_read => said!(
            "同一企业的记录“{record}”中，“{group}”的统计截止日无法识别，不知道是哪一期的人数，按\
             未知处理；请改正",
            "in \"{record}\", a record of the same entity, the cut-off day of \"{group}\" cannot \
             be read: it is not known of which time its people are, and their number is taken to \
             be open. Correct the day",
            record,
            group,
        ),
        Time::Inside => said!(
            "同一企业的记录“{record}”中，“{group}”的人数或者豁免情形尚未确定",
            "in \"{record}\", a record of the same entity, the people of \"{group}\" or their \
             exemption are still open",
            record,
            group,
        ),
        Time::After => said!(
            "同一企业的记录“{record}”中，“{group}”的人数截至{counted}，晚于判断的日期，只作为上限",
            "in \"{record}\", a record of the same entity, the people of \"{group}\" were \
             counted up to {counted}, after the day judged; they are an upper bound only",
            record,
            group,
            counted,
        ),
        Time::Elsewhere => said!(
            "同一企业的记录“{record}”中，“{group}”的人数截至{counted}，不是本期的人数，按未知处\
             理；已停用的记录请标为“已被后来的记录取代”，仍在出境的请更新人数",
            "in \"{record}\", a record of the same entity, the people of \"{group}\" were \
             counted up to {counted}, not in this window: their number is taken to be open. Mark \
             the record as replaced if it is out of use, or bring its figures up to date",
            record,
            group,
            counted,
        ),
    }
}
