//! How many distinct people's data went abroad this year, as far as the answers say.
//!
//! A person is counted once for the exporter, across recipients, purposes and systems; people only in exempt flows are left
//! out, and a flow whose exemption is open counts in the upper bound only (Cross-border Data Flow Provisions Arts. 7 and 8,
//! second paragraphs, as usually read). Where the overlap of two groups is not known, the number lies between the larger
//! group and the sum.

use crate::form::catalog::{groups, scenarios};
use crate::form::{Answer, Entry, Facts, Field, Lacking, Place, Range, Tri};

use super::flow::{names_group, sensitive_items, stated_without_items};

/// A number of people with what would make it exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Between these bounds.
    pub range: Range,
    /// The places that would narrow it.
    pub lacking: Lacking,
}

/// The people counted for the exporter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headcount {
    /// With ordinary data, whether or not their sensitive data went abroad too.
    pub ordinary: Counted,
    /// With sensitive data; every child under 14.
    pub sensitive: Counted,
}

/// Whether a flow counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    Yes,
    No,
    Open,
}

/// Which figures of a group are read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Figures {
    /// From 1 January to the day of assessment.
    ToDate,
    /// From 1 January to 31 December, as expected.
    Forecast,
}

impl Figures {
    const fn fields(self) -> (&'static Field, &'static Field) {
        match self {
            Self::ToDate => (&groups::ORDINARY, &groups::SENSITIVE),
            Self::Forecast => (&groups::FORECAST, &groups::FORECAST_SENSITIVE),
        }
    }
}

impl Headcount {
    /// Nothing is counted yet.
    pub(super) fn empty() -> Self {
        let none = || Counted { range: Range::ZERO, lacking: Lacking::new() };
        Self { ordinary: none(), sensitive: none() }
    }

    /// Counts the people of all flows; `counts` says of each scenario whether it counts.
    pub(super) fn take(
        facts: &Facts<'_>,
        figures: Figures,
        counts: impl Fn(&Entry<'_>) -> Counts,
    ) -> Self {
        let flows: Vec<(Entry<'_>, Counts)> = facts
            .rows(&scenarios::SECTION)
            .map(|scenario| {
                let counts = counts(&scenario);
                (scenario, counts)
            })
            .collect();
        let mut out = Self::empty();
        for group in facts.rows(&groups::SECTION) {
            let of_group: Vec<&(Entry<'_>, Counts)> =
                flows.iter().filter(|(scenario, _)| names_group(scenario, &group)).collect();
            add(&mut out.ordinary, ordinary_of(&group, &of_group, figures));
            add(&mut out.sensitive, sensitive_of(facts, &group, &of_group, figures));
        }
        // A flow that may count but does not say whose data it sends leaves every number open.
        for (scenario, counts) in &flows {
            if *counts != Counts::No
                && let Answer::Unknown(lacking) = scenario.named(&scenarios::GROUPS)
            {
                let open =
                    |lacking: &Lacking| Counted { range: Range::UNKNOWN, lacking: lacking.clone() };
                add(&mut out.ordinary, open(&lacking));
                add(&mut out.sensitive, open(&lacking));
            }
        }
        out
    }
}

fn add(total: &mut Counted, part: Counted) {
    // Two groups of which nothing is known to overlap: at least the larger, at most the sum.
    total.range = total.range.union(part.range);
    total.lacking.extend(part.lacking);
}

fn none() -> Counted {
    Counted { range: Range::ZERO, lacking: Lacking::new() }
}

/// The group's figure, or an open one with the place that would give it. A figure given as a range lacks its exact value.
fn figure(group: &Entry<'_>, field: &'static Field) -> Counted {
    match group.count(field) {
        Answer::Known(range) if range.exact().is_some() => {
            Counted { range, lacking: Lacking::new() }
        }
        Answer::Known(range) => Counted { range, lacking: [group.place(field)].into() },
        Answer::Unknown(lacking) => Counted { range: Range::UNKNOWN, lacking },
    }
}

/// Only the upper bound counts: what is in an open flow may turn out not to count.
fn at_most(counted: Counted, open: impl IntoIterator<Item = Place>) -> Counted {
    Counted {
        range: Range { low: 0, ..counted.range },
        lacking: counted.lacking.into_iter().chain(open).collect(),
    }
}

fn ordinary_of(group: &Entry<'_>, flows: &[&(Entry<'_>, Counts)], figures: Figures) -> Counted {
    let (field, _) = figures.fields();
    if flows.iter().any(|(_, counts)| *counts == Counts::Yes) {
        figure(group, field)
    } else if flows.iter().any(|(_, counts)| *counts == Counts::Open) {
        at_most(figure(group, field), exemptions(flows))
    } else {
        none()
    }
}

fn sensitive_of(
    facts: &Facts<'_>,
    group: &Entry<'_>,
    flows: &[&(Entry<'_>, Counts)],
    figures: Figures,
) -> Counted {
    let (_, field) = figures.fields();
    let counted: Vec<&Entry<'_>> =
        flows.iter().filter(|(_, c)| *c == Counts::Yes).map(|(flow, _)| flow).collect();
    if counted.is_empty() {
        let open = flows.iter().any(|(_, counts)| *counts == Counts::Open);
        return if open { at_most(figure(group, field), exemptions(flows)) } else { none() };
    }
    match Tri::any(counted.iter().map(|flow| sensitive_items(flow))) {
        Tri::Yes => figure(group, field),
        // No sensitive item goes abroad with these flows: only children count, unless people are stated whom no flow explains.
        Tri::No if stated_without_items(facts, group) => figure(group, field),
        Tri::No => figure(group, &groups::UNDER_14),
        Tri::Unknown(lacking) => {
            let children = figure(group, &groups::UNDER_14);
            let mut all = figure(group, field);
            let explained = flows
                .iter()
                .any(|(flow, counts)| *counts != Counts::Yes && !sensitive_items(flow).is_no());
            if explained || all.range == Range::UNKNOWN {
                all.range.low = children.range.low;
                all.lacking.extend(lacking);
            }
            all
        }
    }
}

fn exemptions(flows: &[&(Entry<'_>, Counts)]) -> Vec<Place> {
    flows
        .iter()
        .filter(|(_, counts)| *counts == Counts::Open)
        .map(|(flow, _)| flow.place(&scenarios::EXEMPTION))
        .collect()
}
