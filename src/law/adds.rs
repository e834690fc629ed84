//! What a record adds to the count of its legal entity, and on which days it adds the same.
//!
//! Reading for a count is not reading for a verdict: nothing is noted here.

use crate::day::Day;
use crate::form::Facts;
use crate::form::catalog::scenarios;
use crate::source::PCF;

use super::catalog::deciding;
use super::distinct::Solver;
use super::flow::Context;
use super::share::Window;
use super::walk::{self, Counts};
use super::{Circumstances, Flow, Headcount, Headcounts, Ledger, Policy, Share};

/// What the facts add to the count of their legal entity on their day.
pub fn share(facts: &Facts<'_>, policy: &Policy) -> Share {
    let alone = Circumstances { policy: policy.clone(), ..Circumstances::default() };
    share_in(facts, &alone, &Window::ALL, &counting(facts, &alone))
}

/// The people of the record alone, in the window of the law of its day.
pub fn people_of(facts: &Facts<'_>, policy: &Policy) -> Headcount {
    let facts = &facts.quietly();
    Headcounts::take(&share(facts, policy), &Ledger::default(), facts, &Solver::default()).0.to_date
}

/// Whether each scenario counts, in their order.
pub(super) fn counting(facts: &Facts<'_>, around: &Circumstances) -> Vec<Counts> {
    let (facts, counts) = (facts.quietly(), Headcounts::empty());
    let context = Context { counts: &counts, circumstances: around };
    facts
        .rows(&scenarios::SECTION)
        .map(|scenario| walk::counts(&Flow::new(scenario, context, None)))
        .collect()
}

/// What the facts add where each scenario counts so.
pub(super) fn share_in(
    facts: &Facts<'_>,
    around: &Circumstances,
    windows: &[Window],
    counting: &[Counts],
) -> Share {
    Share::take(&facts.quietly(), windows, around, counting)
}

/// Days on which the same facts add the same share carry the same number.
///
/// `None` before 22 March 2024, where a share depends on the day itself.
pub fn epoch(day: Day) -> Option<usize> {
    let changes = || {
        deciding()
            .flat_map(|rule| [Some(rule.in_force.from), rule.in_force.until.map(Day::next)])
            .flatten()
    };
    (day >= PCF.from).then(|| changes().filter(|change| *change <= day).count())
}
