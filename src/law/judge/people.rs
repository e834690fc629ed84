//! Whose data a record counts, and in which settled ways that may turn out.
//!
//! A scenario whose exemption is open counts whole or not at all. The bounds of the count hold every way; between them lie numbers
//! that no answer can give, and no result may rest on these.

use std::cell::OnceCell;

use crate::form::{Facts, Range};
use crate::text::Phrase;

use super::super::adds::{counting, share_in};
use super::super::distinct::Solver;
use super::super::share::Window;
use super::super::walk::Counts;
use super::super::{Circumstances, Conflict, Headcount, Headcounts, Share};

/// How many ways are followed one by one; where there are more the bounds are followed, which are never lighter.
const FOLLOWED: usize = 32;

/// Whose data the record counts. Which of its scenarios count is asked once for all of them.
pub(super) struct People<'a> {
    facts: &'a Facts<'a>,
    circumstances: &'a Circumstances,
    windows: &'a [Window],
    solver: &'a Solver,
    counting: Vec<Counts>,
    pub(super) own: Share,
    /// Each way in which all scenarios may turn out, with its counts.
    ways: OnceCell<Vec<(Vec<Counts>, Headcounts)>>,
}

impl<'a> People<'a> {
    pub(super) fn of(
        facts: &'a Facts<'a>,
        circumstances: &'a Circumstances,
        windows: &'a [Window],
        solver: &'a Solver,
    ) -> Self {
        let counting = counting(facts, circumstances);
        let own = share_in(facts, circumstances, windows, &counting);
        let ways = OnceCell::new();
        Self { facts, circumstances, windows, solver, counting, own, ways }
    }

    /// The headcounts with this share, what of it is impossible, and what is to be said of them.
    pub(super) fn headcounts(&self, share: &Share) -> (Headcounts, Vec<Conflict>, Vec<Phrase>) {
        Headcounts::take(share, &self.circumstances.ledger, self.facts, self.solver)
    }

    /// Where it is open whether the scenario at a position counts, the rules that ask for numbers are reached only if it does:
    /// they are asked with a count that it is in.
    pub(super) fn if_it_counts(&self, at: usize) -> Option<Headcounts> {
        let mut counting = self.counting.clone();
        match counting.get_mut(at) {
            Some(open @ Counts::Open(..)) => *open = Counts::Yes,
            _ => return None,
        }
        let sure = share_in(self.facts, self.circumstances, self.windows, &counting);
        // Counted as loudly as the facts are read: the forecast and the count with exempt flows stand beside it for the flags.
        (sure != self.own).then(|| self.headcounts(&sure).0)
    }

    /// The counts that the rules for the scenario at a position may meet, once it is settled which others count; none where that
    /// is settled, or where there are too many ways.
    pub(super) fn ways(&self, at: usize) -> Vec<Headcounts> {
        let is_open =
            |(other, counts): (usize, &Counts)| other != at && matches!(counts, Counts::Open(..));
        if !self.counting.iter().enumerate().any(is_open) {
            return Vec::new();
        }
        let is_met = |(counting, _): &&(Vec<Counts>, Headcounts)| {
            !matches!(self.counting.get(at), Some(Counts::Open(..)))
                || counting.get(at) == Some(&Counts::Yes)
        };
        let mut out: Vec<Headcounts> = Vec::new();
        for (_, counts) in self.ways.get_or_init(|| self.every_way()).iter().filter(is_met) {
            if !out.iter().any(|known| deciding(known) == deciding(counts)) {
                out.push(counts.clone());
            }
        }
        out
    }

    fn every_way(&self) -> Vec<(Vec<Counts>, Headcounts)> {
        let mut all: Vec<Vec<Counts>> = vec![Vec::new()];
        for counts in &self.counting {
            let ways = match counts {
                Counts::Open(_, ways) => ways.as_slice(),
                settled => std::slice::from_ref(settled),
            };
            if all.len() * ways.len() > FOLLOWED {
                return Vec::new();
            }
            let with = |before: &Vec<Counts>, way: &Counts| {
                let mut out = before.clone();
                out.push(way.clone());
                out
            };
            all = all
                .iter()
                .flat_map(|before| ways.iter().map(move |way| with(before, way)))
                .collect();
        }
        let (facts, solver) = (self.facts.quietly(), self.solver);
        let count = |counting: Vec<Counts>| {
            let share = share_in(&facts, self.circumstances, self.windows, &counting);
            let counts = Headcounts::take(&share, &self.circumstances.ledger, &facts, solver).0;
            (counting, counts)
        };
        all.into_iter().map(count).collect()
    }
}

/// The numbers that the deciding rules read.
const fn deciding(counts: &Headcounts) -> [Range; 3] {
    let Headcount { ordinary, sensitive } = &counts.to_date;
    [ordinary.range, sensitive.range, counts.forecast.sensitive.range]
}
