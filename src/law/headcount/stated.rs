//! What a record states of the overlap of two groups: what it means for a count, and where it stands.
//!
//! A statement about whole groups says less of a part of their people: then it only bounds.

use crate::form::catalog::overlaps;
use crate::form::{Place, Range};

use super::super::distinct::Relation;
use super::super::share::{Counter, Group, How, Share};

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
