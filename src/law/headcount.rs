//! How many distinct people's data went abroad, as far as the answers of all records of the legal entity say.
//!
//! A person is counted once for the exporter, across recipients, purposes and systems (Cross-border Data Flow Provisions
//! Arts. 7 and 8, as usually read). What is known only within bounds stays within bounds: a range that lies on one side of
//! every line needs no further figure, and one that does not names the one number to obtain.

mod received;
mod stated;

pub use received::Received;

use std::collections::HashSet;

use serde::{Serialize, Serializer};

use serde_json::json;

use crate::form::catalog::{elsewhere, groups, overlaps};
use crate::form::{Facts, Lacking, Place, Range};
use crate::text::{Phrase, phrase};

use super::distinct::{self, Overlap, Relation, Solver};
use super::figures;
use super::share::{Counter, Share, Stated, Window};
use super::{Conflict, Ledger};
use stated::{Said, agreed, is_of_nobody, place_of, relation};

/// A number of people with what would make it exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Between these bounds.
    pub range: Range,
    /// The places that would narrow it.
    pub lacking: Lacking,
    /// What the overlap of groups means for it.
    pub overlap: Role,
}

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "from": self.range.low, "to": self.range.high,
            "lacking": self.lacking, "overlap": self.advice(),
        })
        .serialize(to)
    }
}

/// What an overlap that is not known means for the result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// There is none, or it is known.
    #[default]
    None,
    /// It does not matter: the number lies on one side of every line, whatever the overlap.
    Irrelevant,
    /// The overlap of these two groups is the number to obtain.
    Ask(Phrase, Phrase),
}

/// The people counted for the exporter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Headcount {
    /// With ordinary data, whether or not their sensitive data went abroad too; before 22 March 2024, with any data.
    pub ordinary: Counted,
    /// With sensitive data; every child under 14.
    pub sensitive: Counted,
}

/// The count that decides, and those that are only shown beside it.
#[derive(Clone, Debug)]
pub struct Headcounts {
    /// In the window of the law of the day, exempt flows left out.
    pub to_date: Headcount,
    /// The same up to 31 December, as expected.
    pub forecast: Headcount,
    /// To date, with the people of exempt flows counted too.
    pub with_exempt: Headcount,
    /// To date, those of whom sensitive data alone may have gone: only told of.
    pub apart: Range,
}

impl Headcounts {
    /// Nothing is counted yet: for the rules that do not ask for numbers.
    pub(super) fn empty() -> Self {
        Self {
            to_date: Headcount::empty(),
            forecast: Headcount::empty(),
            with_exempt: Headcount::empty(),
            apart: Range::ZERO,
        }
    }

    /// The same counts with the deciding numbers narrowed to each stretch between two lines of the law.
    pub(super) fn sides(&self, facts: &Facts<'_>) -> Vec<Self> {
        let mut out = Vec::new();
        for ordinary in self.to_date.ordinary.range.cut_at(&figures::lines(facts, false)) {
            for sensitive in self.to_date.sensitive.range.cut_at(&figures::lines(facts, true)) {
                let mut side = self.clone();
                side.to_date.ordinary.range = ordinary;
                side.to_date.sensitive.range = sensitive;
                out.push(side);
            }
        }
        out
    }

    /// Counts the people of the record and of the other records of its entity.
    pub(super) fn take(
        own: &Share,
        others: &Ledger,
        facts: &Facts<'_>,
        solver: &Solver,
    ) -> (Self, Vec<Conflict>, Vec<Phrase>) {
        let ledger = others.with(own, facts.day());
        let mut conflicts = Vec::new();
        let mut count = |window, told: bool| {
            let mut of = |counter| {
                let lines: Vec<u64> = figures::lines(facts, counter == Counter::Sensitive);
                let mut sum = Sum::of(&ledger, window, counter, solver);
                let counted = sum.count(&ledger, own, counter, &lines, told);
                if told {
                    conflicts.extend(sum.conflicts(&ledger, own));
                }
                counted
            };
            Headcount { ordinary: of(Counter::Ordinary), sensitive: of(Counter::Sensitive) }
        };
        let beside = |window, counter| {
            let lines: Vec<u64> = figures::lines(facts, counter != Counter::Ordinary);
            let mut sum = Sum::of(&ledger, window, counter, solver);
            sum.count(&ledger, own, counter, &lines, false)
        };
        // A search over many changes asks for the deciding count alone.
        let told = facts.is_whole();
        let window = Window::deciding(facts.day());
        let to_date = count(window, told);
        let counts = if window == Window::TwoYears {
            let (forecast, with_exempt) = (to_date.clone(), to_date.clone());
            Self { forecast, with_exempt, apart: Range::ZERO, to_date }
        } else if !told {
            // What is planned with sensitive data decides too.
            let sensitive = beside(Window::Forecast, Counter::Sensitive);
            let forecast = Headcount { sensitive, ..to_date.clone() };
            Self { forecast, with_exempt: to_date.clone(), apart: Range::ZERO, to_date }
        } else {
            Self {
                forecast: count(Window::Forecast, false),
                with_exempt: count(Window::WithExempt, false),
                apart: beside(Window::ToDate, Counter::Apart).range,
                to_date,
            }
        };
        // Sentences are for whoever asks why.
        let notes = if facts.is_noting() { ledger.told_beside(&others.notes) } else { Vec::new() };
        (counts, conflicts, notes)
    }
}

impl Headcount {
    /// Nothing is counted yet.
    fn empty() -> Self {
        let none = || Counted { range: Range::ZERO, lacking: Lacking::new(), overlap: Role::None };
        Self { ordinary: none(), sensitive: none() }
    }
}

impl Counted {
    /// What is to be said of the overlap; nothing where it is known.
    pub fn advice(&self) -> Option<Phrase> {
        match &self.overlap {
            Role::None => None,
            Role::Irrelevant => Some(phrase(
                "人群之间的重叠不影响结论",
                "the overlap of the groups does not matter",
            )),
            Role::Ask(a, b) => Some(said!(
                "需要弄清“{a}”与“{b}”有多少人重叠",
                "ask for the overlap of \"{a}\" and \"{b}\"",
                a,
                b,
            )),
        }
    }
}

/// Among how many of the largest groups the pair to ask about is sought, and how many pairs are tried.
const ASKED: usize = 12;

/// One counter of one window: who is in it, and how they overlap.
pub(super) struct Sum<'a> {
    solver: &'a Solver,
    /// Positions in the ledger.
    members: Vec<usize>,
    ranges: Vec<Range>,
    overlaps: Vec<Overlap>,
    /// Positions of the statements in the ledger, one for each overlap.
    stated: Vec<usize>,
    /// Statements that say different things of the same groups, or name persons in a group of nobody: none of them is used.
    contradicting: Vec<usize>,
    impossible: Vec<usize>,
    lacking: Lacking,
}

impl<'a> Sum<'a> {
    pub(super) fn of(
        ledger: &Ledger,
        window: Window,
        counter: Counter,
        solver: &'a Solver,
    ) -> Self {
        let mut out = Self {
            solver,
            members: Vec::new(),
            ranges: Vec::new(),
            overlaps: Vec::new(),
            stated: Vec::new(),
            contradicting: Vec::new(),
            impossible: Vec::new(),
            lacking: Lacking::new(),
        };
        for (at, group) in ledger.groups().iter().enumerate() {
            let tally = group.tally(window, counter);
            if tally.range.high != Some(0) {
                out.members.push(at);
                out.ranges.push(tally.range);
                out.lacking.extend(tally.lacking.iter().cloned());
            }
        }
        // Members stand in the order of the ledger.
        let at = |id: &str| out.members.binary_search(&ledger.position(id)?).ok();
        let found = ledger.overlaps().iter().enumerate().filter_map(|(index, stated)| {
            let (a, b) = (at(&stated.a)?, at(&stated.b)?);
            Some(Said { index, a, b, how: stated.how })
        });
        let (agreed, contradicting) = agreed(found);
        out.contradicting = contradicting;
        let tally_of = |id| Some(ledger.groups().get(ledger.position(id)?)?.tally(window, counter));
        out.contradicting.extend(ledger.overlaps().iter().enumerate().filter_map(
            |(index, stated)| {
                let pair = [tally_of(&stated.a)?, tally_of(&stated.b)?];
                is_of_nobody(stated.how, counter, pair).then_some(index)
            },
        ));
        for Said { index, a, b, how } in agreed {
            let whole = |at: usize| {
                out.members
                    .get(at)
                    .and_then(|member| ledger.groups().get(*member))
                    .is_some_and(|group| group.tally(window, counter).is_whole)
            };
            if let Some(relation) = relation(how, counter, whole(a), whole(b)) {
                out.overlaps.push(Overlap { a, b, relation });
                out.stated.push(index);
            }
        }
        out
    }

    /// `asks` says whether to look for the one number to obtain; the counts shown beside have none.
    pub(super) fn count(
        &mut self,
        ledger: &Ledger,
        own: &Share,
        counter: Counter,
        lines: &[u64],
        asks: bool,
    ) -> Counted {
        let found = self.solver.distinct(&self.ranges, &self.overlaps);
        self.impossible = found.impossible;
        let range = found.range;
        let mut lacking = std::mem::take(&mut self.lacking);
        let mut overlap = Role::None;
        if self.members.len() > 1 && range.exact().is_none() {
            if !lines.iter().any(|line| range.reaches(*line).is_none()) {
                overlap = Role::Irrelevant;
            } else if lacking.is_empty() {
                // Each figure is known, the overlap is not.
                let group = |at: usize| self.members.get(at).and_then(|m| ledger.groups().get(*m));
                let is_one_id = |a, b| group(a).zip(group(b)).is_some_and(|(a, b)| a.id == b.id);
                let pair = if asks { self.ask(lines, is_one_id) } else { None };
                if let Some((a, b)) = pair.and_then(|(a, b)| group(a).zip(group(b))) {
                    lacking.insert(place_of(own, a, b, counter));
                    overlap = Role::Ask(a.name.clone(), b.name.clone());
                } else if self.has_one_id(ledger) {
                    // Whether they are the same people is not asked as an overlap.
                    lacking.insert(elsewhere::place());
                } else {
                    lacking.insert(Place::whole(&groups::SECTION));
                }
            }
        }
        Counted { range, lacking, overlap }
    }

    /// Whether two of the groups carry one id.
    fn has_one_id(&self, ledger: &Ledger) -> bool {
        let mut seen = HashSet::new();
        let groups = self.members.iter().filter_map(|at| ledger.groups().get(*at));
        groups.filter(|group| !group.id.is_empty()).any(|group| !seen.insert(&group.id))
    }

    /// The two groups whose overlap would settle most: the pair whose answer, whichever it is, puts the number on one side of
    /// every line; else one of whose answers does; else the two largest groups of which nothing is stated.
    ///
    /// `is_one_id` says of two groups that they carry one id: no record can state their overlap.
    fn ask(
        &self,
        lines: &[u64],
        is_one_id: impl Fn(usize, usize) -> bool,
    ) -> Option<(usize, usize)> {
        let stated: HashSet<(usize, usize)> =
            self.overlaps.iter().map(|o| (o.a.min(o.b), o.a.max(o.b))).collect();
        let size = |at: usize| self.ranges.get(at).map_or(0, |range| range.low);
        // The smaller of two groups bounds their overlap, so that only the largest groups are worth asking about.
        let mut largest: Vec<usize> = (0..self.ranges.len()).collect();
        largest.sort_by_key(|at| std::cmp::Reverse(size(*at)));
        largest.truncate(ASKED);
        let mut pairs: Vec<(usize, usize)> = largest
            .iter()
            .enumerate()
            .flat_map(|(i, a)| largest.iter().skip(i + 1).map(|b| (*a.min(b), *a.max(b))))
            .filter(|pair| !stated.contains(pair))
            .filter(|(a, b)| !is_one_id(*a, *b))
            .collect();
        pairs.sort_by_key(|(a, b)| {
            std::cmp::Reverse((size(*a).min(size(*b)), size(*a).max(size(*b))))
        });
        let settles = |a: usize, b: usize, relation: Relation| {
            let mut overlaps = self.overlaps.clone();
            overlaps.push(Overlap { a, b, relation });
            let found = distinct::distinct(&self.ranges, &overlaps);
            found.impossible.is_empty()
                && lines.iter().all(|line| found.range.reaches(*line).is_some())
        };
        let worth = |(a, b): (usize, usize)| {
            let (small, large) = if size(a) <= size(b) { (a, b) } else { (b, a) };
            u8::from(settles(a, b, Relation::Disjoint))
                + u8::from(settles(small, large, Relation::Within))
        };
        let first = pairs.first().copied();
        pairs
            .into_iter()
            .take(ASKED)
            .map(|pair| (worth(pair), pair))
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .map(|(_, pair)| pair)
            .or(first)
    }

    /// Statements that cannot all be true, and statements of two records that differ.
    fn conflicts(&self, ledger: &Ledger, own: &Share) -> Option<Conflict> {
        let at: Vec<usize> = self
            .impossible
            .iter()
            .filter_map(|i| self.stated.get(*i).copied())
            .chain(self.contradicting.iter().copied())
            .collect();
        let stated = at.iter().filter_map(|i| ledger.overlaps().get(*i));
        let stated: Vec<&Stated> = stated.map(AsRef::as_ref).collect();
        if stated.is_empty() {
            return None;
        }
        let name = |id: &str| {
            ledger
                .groups()
                .iter()
                .find(|group| group.key == id)
                .map_or_else(|| Phrase::same(id.to_owned()), |group| group.name.clone())
        };
        let pairs = Phrase::list(stated.iter().map(|stated| {
            let (a, b) = (name(&stated.a), name(&stated.b));
            said!("“{a}”与“{b}”", "\"{a}\" and \"{b}\"", a, b)
        }));
        let mut places: Vec<Place> = stated
            .iter()
            .filter(|stated| own.overlaps.contains(stated))
            .map(|stated| Place {
                section: &overlaps::SECTION,
                row: Some(stated.row.clone()),
                field: Some(&overlaps::RELATION),
            })
            .collect();
        if places.is_empty() {
            places.push(Place::whole(&overlaps::SECTION));
        }
        Some(Conflict {
            message: said!(
                "{pairs}的重叠关系与人数或者其他说明不能同时成立；计算时没有采用这些说明",
                "what is stated of the overlap of {pairs} cannot be true together with the \
                 figures or with what else is stated; it was left out of the count",
                pairs,
            ),
            places,
        })
    }
}
