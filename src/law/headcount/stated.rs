//! What a record states of the overlap of two groups: what it means for a count, and where it stands.
//!
//! A statement about whole groups says less of a part of their people: then it only bounds.

use std::collections::BTreeMap;

use crate::form::catalog::overlaps;
use crate::form::{Place, Range};

use super::super::distinct::Relation;
use super::super::share::{Counter, Group, How, Share, Tally};

/// A statement about two members of a count.
#[derive(Clone, Copy)]
pub(super) struct Said {
    /// Its position in the ledger.
    pub(super) index: usize,
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) how: How,
}

/// The statements that nothing else said of the same two groups contradicts, each once, and the positions of the others.
///
/// Whose statement came first is no reason to believe it: of those that contradict each other, none is used.
pub(super) fn agreed(said: impl Iterator<Item = Said>) -> (Vec<Said>, Vec<usize>) {
    let mut pairs: BTreeMap<(usize, usize), Vec<Said>> = BTreeMap::new();
    for one in said {
        pairs.entry((one.a.min(one.b), one.a.max(one.b))).or_default().push(one);
    }
    let (mut out, mut contradicting) = (Vec::new(), Vec::new());
    for pair in pairs.into_values() {
        let mut kept: Vec<Said> = Vec::new();
        for one in &pair {
            if !kept.iter().any(|other| one.is_same(other)) {
                kept.push(*one);
            }
        }
        if kept.iter().all(|one| kept.iter().all(|other| one.agrees(other))) {
            out.append(&mut kept);
        } else {
            contradicting.extend(pair.iter().map(|one| one.index));
        }
    }
    (out, contradicting)
}

impl Said {
    fn is_same(&self, other: &Self) -> bool {
        self.how == other.how && self.agrees(other)
    }

    /// Whether both say the same; a number that only one of them gives contradicts nothing.
    fn agrees(&self, other: &Self) -> bool {
        let fits = |a: Option<Range>, b: Option<Range>| a.is_none() || b.is_none() || a == b;
        match (self.how, other.how) {
            (How::Disjoint, How::Disjoint) => true,
            (How::Within(some), How::Within(others)) => {
                (self.a, self.b) == (other.a, other.b) && fits(some, others)
            }
            (How::Both(all, some), How::Both(every, others)) => all == every && fits(some, others),
            _ => false,
        }
    }
}

/// What a statement about two groups says of the people counted here.
pub(super) fn relation(
    how: How,
    counter: Counter,
    a_whole: bool,
    b_whole: bool,
) -> Option<Relation> {
    let whole = a_whole && b_whole;
    let counter = if counter == Counter::Apart { Counter::Sensitive } else { counter };
    let at_most = |range: Range| Relation::Both(Range { low: 0, ..range });
    match (how, counter) {
        // Whoever is in neither group together is not so with part of their data either.
        (How::Disjoint, _) => Some(Relation::Disjoint),
        (How::Within(_), Counter::Ordinary) => b_whole.then_some(Relation::Within),
        (How::Both(both, _), Counter::Ordinary)
        | (How::Within(Some(both)) | How::Both(_, Some(both)), Counter::Sensitive) => {
            Some(if whole { Relation::Both(both) } else { at_most(both) })
        }
        (How::Both(both, None), Counter::Sensitive) => Some(at_most(both)),
        (How::Within(None), _) | (_, Counter::Apart) => None,
    }
}

/// Whether a statement puts persons of one group into another in which nobody is: either figure may then be wrong.
pub(super) fn is_of_nobody(how: How, counter: Counter, [a, b]: [&Tally; 2]) -> bool {
    let least = match relation(how, counter, a.is_whole, b.is_whole) {
        Some(Relation::Both(both)) => both.low,
        Some(Relation::Within) => a.range.low,
        Some(Relation::Disjoint) | None => 0,
    };
    least > 0 && [a, b].iter().any(|tally| tally.range.high == Some(0))
}

/// Where the overlap of two groups is stated in this record, or would be.
pub(super) fn place_of(own: &Share, a: &Group, b: &Group, counter: Counter) -> Place {
    own.overlaps
        .iter()
        .find(|stated| {
            (&stated.a, &stated.b) == (&a.key, &b.key) || (&stated.a, &stated.b) == (&b.key, &a.key)
        })
        .map_or_else(
            || Place::whole(&overlaps::SECTION),
            |stated| Place {
                section: &overlaps::SECTION,
                row: Some(stated.row.clone()),
                // Where the overlap is stated, only that of the sensitive data can be lacking.
                field: Some(match (counter, stated.how) {
                    (Counter::Sensitive, How::Within(None) | How::Both(_, None)) => {
                        &overlaps::BOTH_SENSITIVE
                    }
                    _ => &overlaps::RELATION,
                }),
            },
        )
}
