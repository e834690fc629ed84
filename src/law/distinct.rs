//! How many distinct people there are in groups that may overlap: the tightest bounds that follow from what is stated.
//!
//! Every combination of groups that somebody may belong to (an *atom*) is an unknown number of people. The figures of the
//! groups and the stated overlaps are linear conditions on these numbers, and the number of distinct people is their sum; its
//! smallest and largest values are found by linear programming in whole numbers, without rounding.
//!
//! What is exact, and up to which size: groups fall into parts that nothing stated connects, and each part is solved by
//! itself, so any number of groups of which nothing is stated is exact. A part is exact while it has at most [`ATOMS`] atoms
//! (eight groups in which anybody may be in any; many more if most are disjoint or within one another). Beyond, the bounds
//! still hold but may be wider, and [`Distinct::is_tight`] is false. A part whose best solution is a fraction is rounded
//! inwards to whole people, which is right but in rare cases one or two people short of the tightest.

mod simplex;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet, VecDeque};

use crate::form::Range;

use simplex::{Condition, Failure, Program};

/// The most atoms a part may have to be solved exactly.
pub const ATOMS: usize = 255;

/// What is stated of two groups, named by their position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// One group.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// How they overlap.
    pub relation: Relation,
}

/// How two groups overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Nobody belongs to both.
    Disjoint,
    /// Everybody of `a` belongs to `b`.
    Within,
    /// So many belong to both.
    Both(Range),
}

/// The number of distinct people, and how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distinct {
    /// Between these bounds.
    pub range: Range,
    /// Whether no narrower bounds follow from what is stated.
    pub is_tight: bool,
    /// Positions of statements that cannot all be true with the figures; they were left out.
    pub impossible: Vec<usize>,
}

/// Counts for a search over many changes: most of them leave a count as it was, and it is not made again.
#[derive(Debug, Default)]
pub struct Solver {
    /// The last counts with what they are of.
    known: RefCell<VecDeque<Known>>,
    work: Cell<u64>,
}

/// Groups, what is stated of them, and their count.
type Known = (Vec<Range>, Vec<Overlap>, Distinct);

/// How many counts are kept. One judgement makes three, or six where it is open whether a flow counts.
const KEPT: usize = 12;

impl Solver {
    /// Counts the distinct people of all groups.
    pub fn distinct(&self, groups: &[Range], overlaps: &[Overlap]) -> Distinct {
        self.work.update(|work| work + groups.len() as u64);
        let mut known = self.known.borrow_mut();
        let at = known.iter().position(|(of, stated, _)| of == groups && stated == overlaps);
        let found = at.and_then(|at| known.remove(at)).unwrap_or_else(|| {
            (groups.to_vec(), overlaps.to_vec(), counted(groups, overlaps, &self.work))
        });
        let out = found.2.clone();
        known.push_back(found);
        if known.len() > KEPT {
            known.pop_front();
        }
        out
    }

    /// How much was counted so far: one for each group, and one for each `simplex::ENTRIES` entries that a pivot changed.
    pub fn work(&self) -> u64 {
        self.work.get()
    }
}

/// Counts the distinct people of all groups.
pub fn distinct(groups: &[Range], overlaps: &[Overlap]) -> Distinct {
    counted(groups, overlaps, &Cell::default())
}

fn counted(groups: &[Range], overlaps: &[Overlap], work: &Cell<u64>) -> Distinct {
    let mut out = Distinct { range: Range::ZERO, is_tight: true, impossible: Vec::new() };
    let mut stated: Vec<usize> =
        (0..overlaps.len()).filter(|i| overlaps.get(*i).is_some_and(|o| o.a != o.b)).collect();
    // Least: people of parts that nothing connects may be the same people, so the part with the most decides.
    let (parts, alone) = parts(groups.len(), overlaps, &stated, |_| true);
    out.range.low = alone.iter().map(|group| groups[*group].low).max().unwrap_or(0);
    for part in &parts {
        let mut own = part.stated(&stated, overlaps);
        let mut low = part.solve(groups, overlaps, &own, false, work);
        while low == Err(Failure::Impossible) {
            let guilty = part.guilty(groups, overlaps, &own, work);
            if guilty.is_empty() {
                break;
            }
            own.retain(|i| !guilty.contains(i));
            stated.retain(|i| !guilty.contains(i));
            out.impossible.extend(guilty);
            low = part.solve(groups, overlaps, &own, false, work);
        }
        let low = if let Ok(Some(low)) = low {
            low
        } else {
            out.is_tight = false;
            part.at_least(groups, overlaps, &own)
        };
        out.range.low = out.range.low.max(low);
    }
    // Most: groups of which nothing says that somebody is in both may be disjoint, so the parts add up.
    let (parts, alone) = self::parts(groups.len(), overlaps, &stated, |relation| match relation {
        Relation::Disjoint => false,
        Relation::Within => true,
        Relation::Both(range) => range.low > 0,
    });
    let sum = |sum: u64, group: &usize| Some(sum.saturating_add(groups[*group].high?));
    out.range.high = alone.iter().try_fold(0, sum);
    for part in &parts {
        let own = part.stated(&stated, overlaps);
        let high = part.solve(groups, overlaps, &own, true, work).unwrap_or_else(|_| {
            out.is_tight = false;
            part.at_most(groups, overlaps, &own)
        });
        out.range.high = out.range.high.zip(high).map(|(sum, more)| sum.saturating_add(more));
    }
    out.impossible.sort_unstable();
    out
}

/// Two groups or more that statements connect.
struct Part {
    members: Vec<usize>,
}

/// The parts of the groups, connected by the statements that `connects` accepts, and the groups that stand alone.
fn parts(
    groups: usize,
    overlaps: &[Overlap],
    stated: &[usize],
    connects: impl Fn(Relation) -> bool,
) -> (Vec<Part>, Vec<usize>) {
    let mut root: Vec<usize> = (0..groups).collect();
    let find = |root: &[usize], mut i: usize| {
        while root[i] != i {
            i = root[i];
        }
        i
    };
    for overlap in stated.iter().filter_map(|i| overlaps.get(*i)) {
        if connects(overlap.relation) {
            let (a, b) = (find(&root, overlap.a), find(&root, overlap.b));
            root[a.max(b)] = a.min(b);
        }
    }
    let mut sizes = vec![0; groups];
    (0..groups).for_each(|group| sizes[find(&root, group)] += 1);
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut alone = Vec::new();
    for group in 0..groups {
        let root = find(&root, group);
        if sizes[root] == 1 {
            alone.push(group);
        } else {
            parts.entry(root).or_default().push(group);
        }
    }
    (parts.into_values().map(|members| Part { members }).collect(), alone)
}

impl Part {
    /// The statements about groups of this part.
    fn stated(&self, stated: &[usize], overlaps: &[Overlap]) -> Vec<usize> {
        let has = |group| self.members.binary_search(&group).is_ok();
        stated
            .iter()
            .copied()
            .filter(|i| overlaps.get(*i).is_some_and(|o| has(o.a) && has(o.b)))
            .collect()
    }

    /// The most or the fewest people; `None` if there is no upper bound.
    fn solve(
        &self,
        groups: &[Range],
        overlaps: &[Overlap],
        stated: &[usize],
        most: bool,
        work: &Cell<u64>,
    ) -> Result<Option<u64>, Failure> {
        let at = |group: usize| self.members.binary_search(&group).unwrap_or_default();
        let own: Vec<Overlap> = stated
            .iter()
            .filter_map(|i| overlaps.get(*i))
            .map(|o| Overlap { a: at(o.a), b: at(o.b), relation: o.relation })
            .collect();
        let atoms = atoms(self.members.len(), &own).ok_or(Failure::TooLarge)?;
        let within = |test: &dyn Fn(u64) -> bool, range: Range| Condition {
            holds: atoms.iter().map(|atom| test(*atom)).collect(),
            low: range.low,
            high: range.high,
        };
        let mut conditions: Vec<Condition> = self
            .members
            .iter()
            .enumerate()
            .map(|(i, group)| within(&|atom| atom >> i & 1 == 1, groups[*group]))
            .collect();
        for overlap in &own {
            if let Relation::Both(range) = overlap.relation {
                let both = 1 << overlap.a | 1 << overlap.b;
                conditions.push(within(&|atom| atom & both == both, range));
            }
        }
        Program::new(atoms.len(), &conditions, work)?.solve(most)
    }

    /// A smallest set of statements that cannot all be true.
    fn guilty(
        &self,
        groups: &[Range],
        overlaps: &[Overlap],
        stated: &[usize],
        work: &Cell<u64>,
    ) -> Vec<usize> {
        let mut kept = stated.to_vec();
        for i in stated {
            let without: Vec<usize> = kept.iter().copied().filter(|other| other != i).collect();
            if self.solve(groups, overlaps, &without, false, work) == Err(Failure::Impossible) {
                kept = without;
            }
        }
        kept
    }

    /// A lower bound for a part that is too large: the largest group, or some disjoint ones together.
    fn at_least(&self, groups: &[Range], overlaps: &[Overlap], stated: &[usize]) -> u64 {
        let pairs: HashSet<(usize, usize)> = stated
            .iter()
            .filter_map(|i| overlaps.get(*i))
            .filter(|overlap| overlap.relation == Relation::Disjoint)
            .map(|overlap| (overlap.a.min(overlap.b), overlap.a.max(overlap.b)))
            .collect();
        let apart = |a: usize, b: usize| pairs.contains(&(a.min(b), a.max(b)));
        let mut sorted = self.members.clone();
        sorted.sort_by_key(|group| std::cmp::Reverse(groups[*group].low));
        let mut taken: Vec<usize> = Vec::new();
        for group in sorted {
            if taken.iter().all(|other| apart(group, *other)) {
                taken.push(group);
            }
        }
        taken.iter().fold(0, |sum, group| sum.saturating_add(groups[*group].low))
    }

    /// An upper bound for a part that is too large: the sum, without groups that lie within others.
    fn at_most(&self, groups: &[Range], overlaps: &[Overlap], stated: &[usize]) -> Option<u64> {
        let mut outer: Vec<usize> = Vec::new();
        for group in &self.members {
            // Two groups within each other are the same people: the first of them stays.
            let inside = stated.iter().filter_map(|i| overlaps.get(*i)).any(|o| {
                o.relation == Relation::Within
                    && o.a == *group
                    && (o.b > *group || outer.contains(&o.b))
            });
            if !inside {
                outer.push(*group);
            }
        }
        outer.iter().try_fold(0u64, |sum, group| Some(sum.saturating_add(groups[*group].high?)))
    }
}

/// Every combination of groups that somebody may belong to, as bits; `None` if there are more than [`ATOMS`].
fn atoms(groups: usize, overlaps: &[Overlap]) -> Option<Vec<u64>> {
    if groups > 63 {
        return None;
    }
    let mut out: Vec<u64> = Vec::new();
    // Each group is decided in turn; what is decided so far is a pair of the groups that are in and the number decided.
    let mut open: Vec<(u64, usize)> = vec![(0, 0)];
    while let Some((chosen, decided)) = open.pop() {
        if out.len() + open.len() > 2 * ATOMS {
            return None;
        }
        if decided == groups {
            if chosen != 0 {
                out.push(chosen);
            }
            continue;
        }
        for is_in in [false, true] {
            let next = if is_in { chosen | 1 << decided } else { chosen };
            if overlaps.iter().all(|overlap| allows(*overlap, next, decided + 1)) {
                open.push((next, decided + 1));
            }
        }
    }
    (out.len() <= ATOMS).then(|| {
        out.sort_unstable();
        out
    })
}

/// Whether a combination, decided for the first `decided` groups, agrees with a statement.
const fn allows(overlap: Overlap, chosen: u64, decided: usize) -> bool {
    if overlap.a >= decided || overlap.b >= decided {
        return true;
    }
    let (a, b) = (chosen >> overlap.a & 1 == 1, chosen >> overlap.b & 1 == 1);
    match overlap.relation {
        Relation::Disjoint => !(a && b),
        Relation::Within => !a || b,
        Relation::Both(_) => true,
    }
}

#[cfg(test)]
mod tests;
