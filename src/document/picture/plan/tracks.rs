//! The way of stretches through a channel between two columns: along a row, along a track, along a row.
//!
//! Lines cross only at right angles. No two run along each other: what begins on the row on which another ends turns off before it,
//! and where that goes round in a circle, one of them takes a row of its own on its way.

/// A stretch as it enters a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wire {
    /// The stretch, by the number the caller gave it.
    pub(super) name: usize,
    /// The row on which it leaves the column before.
    pub(super) from: usize,
    /// The row on which it goes on.
    pub(super) to: usize,
    /// Whether it goes back to the column before, instead of on to the next.
    pub(super) returns: bool,
}

/// A part of a wire along one track: its first row, the track, its last row.
pub(super) type Bend = (usize, usize, usize);

/// The ways of wires through a channel.
#[derive(Debug, Default)]
pub(super) struct Channel {
    /// By name: one bend, two where a wire had to turn aside, none where it runs straight.
    pub(super) bends: Vec<(usize, Vec<Bend>)>,
    /// How many tracks there are.
    pub(super) tracks: usize,
}

/// A wire, or half of one that turns aside.
#[derive(Clone, Copy, Debug)]
struct Part {
    wire: Wire,
    track: Option<usize>,
}

/// Finds the ways of wires through a channel; rows from `free` on belong to nobody.
pub(super) fn route(wires: &[Wire], free: usize) -> Channel {
    let bent: Vec<Wire> =
        wires.iter().copied().filter(|wire| wire.returns || wire.from != wire.to).collect();
    let mut parts: Vec<Part> = bent.into_iter().map(|wire| Part { wire, track: None }).collect();
    // Those that go up from above, then those that go down from below: so fans do not cross themselves.
    parts.sort_by_key(|Part { wire, .. }| {
        if wire.to < wire.from { (0, wire.from) } else { (1, usize::MAX - wire.from) }
    });
    let mut next_free = free;
    while let Some(at) = in_circle(&parts) {
        let Wire { name, to, .. } = parts[at].wire;
        let row = next_free;
        next_free += 1;
        parts[at].wire.to = row;
        let wire = Wire { name, from: row, to, returns: false };
        parts.push(Part { wire, track: None });
    }
    let mut placed = 0;
    while placed < parts.len() {
        let is_ready = |at: usize| {
            parts[at].track.is_none()
                && (0..parts.len()).all(|other| {
                    parts[other].track.is_some()
                        || !precedes(&parts[other].wire, &parts[at].wire)
                        || other == at
                })
        };
        // There is one always, as nothing goes round in a circle.
        let Some(at) = (0..parts.len()).find(|at| is_ready(*at)) else { break };
        let wire = parts[at].wire;
        let behind = parts.iter().filter(|part| precedes(&part.wire, &wire));
        let mut track = behind.filter_map(|part| part.track).max().map_or(0, |last| last + 1);
        while parts.iter().any(|part| part.track == Some(track) && meet(&part.wire, &wire)) {
            track += 1;
        }
        parts[at].track = Some(track);
        placed += 1;
    }
    let tracks = parts.iter().filter_map(|part| part.track).max().map_or(0, |last| last + 1);
    let bends = wires.iter().map(|wire| {
        let own = parts.iter().filter(|part| part.wire.name == wire.name);
        let bends = own.map(|part| (part.wire.from, part.track.unwrap_or(0), part.wire.to));
        (wire.name, bends.collect())
    });
    Channel { bends: bends.collect(), tracks }
}

/// Whether a wire must turn off before another: the other ends on a row that it begins on, or is its second half.
fn precedes(one: &Wire, other: &Wire) -> bool {
    if one.name == other.name {
        return one != other && one.to == other.from;
    }
    !other.returns && (one.from == other.to || (one.returns && one.to == other.to))
}

/// Whether two wires cannot share a track.
fn meet(one: &Wire, other: &Wire) -> bool {
    let low = one.from.min(one.to).max(other.from.min(other.to));
    low <= one.from.max(one.to).min(other.from.max(other.to))
}

/// A wire that would have to turn off before itself, by way of others.
fn in_circle(parts: &[Part]) -> Option<usize> {
    (0..parts.len()).find(|start| {
        let mut at = *start;
        // Rows are held by one wire at each side, so each has one that it precedes at most.
        for _ in 0..parts.len() {
            let next = (0..parts.len()).find(|next| {
                parts[*next].wire.name != parts[at].wire.name
                    && !parts[at].wire.returns
                    && precedes(&parts[at].wire, &parts[*next].wire)
            });
            match next {
                Some(next) if next == *start => return true,
                Some(next) => at = next,
                None => return false,
            }
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wires(rows: &[(usize, usize)]) -> Vec<Wire> {
        let wire = |(name, (from, to)): (usize, &(usize, usize))| Wire {
            name,
            from: *from,
            to: *to,
            returns: false,
        };
        rows.iter().enumerate().map(wire).collect()
    }

    fn bends(rows: &[(usize, usize)]) -> Vec<Vec<Bend>> {
        route(&wires(rows), 20).bends.into_iter().map(|(_, bends)| bends).collect()
    }

    #[test]
    fn what_is_straight_takes_no_track_and_fans_do_not_cross_themselves() {
        assert_eq!(bends(&[(3, 3), (1, 5), (2, 6)]), [vec![], vec![(1, 1, 5)], vec![(2, 0, 6)]]);
        assert_eq!(bends(&[(5, 1), (6, 2)]), [vec![(5, 0, 1)], vec![(6, 1, 2)]]);
        assert_eq!(bends(&[(1, 2), (7, 9)]), [vec![(1, 0, 2)], vec![(7, 0, 9)]]);
    }

    #[test]
    fn what_begins_where_another_ends_turns_off_first_also_in_a_circle() {
        // The second ends on the row on which the first begins.
        assert_eq!(bends(&[(4, 8), (1, 4)]), [vec![(4, 0, 8)], vec![(1, 1, 4)]]);
        let swapped = bends(&[(1, 4), (4, 1)]);
        assert_eq!(swapped.iter().map(Vec::len).sum::<usize>(), 3, "{swapped:?}");
        let aside = swapped.iter().find(|bends| bends.len() == 2).unwrap();
        assert_eq!((aside[0].2, aside[1].0), (20, 20));
        assert!(aside[0].1 < aside[1].1);
    }

    #[test]
    fn what_returns_turns_off_before_what_arrives_on_its_rows() {
        let mut both = wires(&[(2, 6), (9, 2)]);
        both[0].returns = true;
        let channel = route(&both, 20);
        assert_eq!(channel.bends, [(0, vec![(2, 0, 6)]), (1, vec![(9, 1, 2)])]);
    }
}
