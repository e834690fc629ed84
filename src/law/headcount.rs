//! How many distinct people's data went abroad this year, as far as the answers say.
//!
//! A person is counted once for the exporter, across recipients, purposes and systems; people only in exempt flows are left
//! out, and a flow whose exemption is open counts in the upper bound only (Cross-border Data Flow Provisions Arts. 7 and 8,
//! second paragraphs, as usually read). Where the overlap of two groups is not known, the number lies between the larger
//! group and the sum.

use crate::form::catalog::{groups, items, scenarios};
use crate::form::{Answer, Entry, Facts, Field, Lacking, Place, Range, Tri};

use super::flow::{names_group, stated_without_items};
use super::walk::Counts;

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

/// The count that decides, and the two that are only shown beside it.
#[derive(Clone, Debug)]
pub struct Headcounts {
    /// From 1 January to the day of judgement, exempt flows left out.
    pub to_date: Headcount,
    /// The same up to 31 December, as expected.
    pub forecast: Headcount,
    /// To date, with the people of exempt flows counted too.
    pub with_exempt: Headcount,
}

impl Headcounts {
    /// Nothing is counted yet: for the rules that do not ask for numbers.
    pub(super) fn empty() -> Self {
        Self {
            to_date: Headcount::empty(),
            forecast: Headcount::empty(),
            with_exempt: Headcount::empty(),
        }
    }
}

impl Headcount {
    /// Nothing is counted yet.
    fn empty() -> Self {
        let none = || Counted { range: Range::ZERO, lacking: Lacking::new() };
        Self { ordinary: none(), sensitive: none() }
    }

    /// Counts the people of all flows; `counts` says of each scenario whether it counts.
    pub(super) fn take(
        facts: &Facts<'_>,
        figures: Figures,
        counts: impl Fn(&Entry<'_>) -> Counts,
    ) -> Self {
        let flows: Vec<Counting<'_>> = facts
            .rows(&scenarios::SECTION)
            .map(|flow| Counting { counts: counts(&flow), flow })
            .collect();
        let mut ordinary = Vec::new();
        let mut sensitive = Vec::new();
        for group in facts.rows(&groups::SECTION) {
            let of_group: Vec<&Counting<'_>> =
                flows.iter().filter(|part| names_group(&part.flow, &group)).collect();
            ordinary.push(ordinary_of(&group, &of_group, figures));
            sensitive.push(sensitive_of(facts, &group, &of_group, figures));
        }
        // A flow that may count but does not say whose data it sends leaves every number open.
        for part in &flows {
            if matches!(part.counts, Counts::Yes | Counts::Open(_))
                && let Answer::Unknown(lacking) = part.flow.named(&scenarios::GROUPS)
            {
                ordinary.push(Counted { range: Range::UNKNOWN, lacking: lacking.clone() });
                sensitive.push(Counted { range: Range::UNKNOWN, lacking });
            }
        }
        Self { ordinary: union(ordinary), sensitive: union(sensitive) }
    }
}

/// A flow and whether it counts.
struct Counting<'a> {
    flow: Entry<'a>,
    counts: Counts,
}

/// Distinct people over groups of which nothing is known to overlap: at least the largest, at most the sum.
fn union(parts: Vec<Counted>) -> Counted {
    let several = parts.iter().filter(|part| part.range.high != Some(0)).count() > 1;
    let mut total = none();
    for part in parts {
        total.range = total.range.union(part.range);
        total.lacking.extend(part.lacking);
    }
    if several && total.lacking.is_empty() && total.range.exact().is_none() {
        // Each figure is known, their overlap is not: the groups themselves have to say who belongs to them.
        total.lacking.insert(Place::whole(&groups::SECTION));
    }
    total
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
fn at_most(counted: Counted, open: Lacking) -> Counted {
    Counted {
        range: Range { low: 0, ..counted.range },
        lacking: counted.lacking.into_iter().chain(open).collect(),
    }
}

/// What would settle whether the open flows count; `None` if no flow is open.
fn open_flows(flows: &[&Counting<'_>]) -> Option<Lacking> {
    let open: Vec<&Lacking> = flows
        .iter()
        .filter_map(|part| match &part.counts {
            Counts::Open(lacking) => Some(lacking),
            _ => None,
        })
        .collect();
    (!open.is_empty()).then(|| open.into_iter().flatten().cloned().collect())
}

fn ordinary_of(group: &Entry<'_>, flows: &[&Counting<'_>], figures: Figures) -> Counted {
    let (ordinary, sensitive) = figures.fields();
    let counted: Vec<&Entry<'_>> =
        flows.iter().filter(|part| part.counts == Counts::Yes).map(|part| &part.flow).collect();
    if counted.is_empty() {
        return open_flows(flows).map_or_else(none, |open| at_most(figure(group, ordinary), open));
    }
    // Where only sensitive items go, the people of the group stand in the ordinary counter as far as their sensitive data went.
    let only_sensitive = counted.iter().all(|flow| only_sensitive_items(flow));
    figure(group, if only_sensitive { sensitive } else { ordinary })
}

fn sensitive_of(
    facts: &Facts<'_>,
    group: &Entry<'_>,
    flows: &[&Counting<'_>],
    figures: Figures,
) -> Counted {
    let (_, field) = figures.fields();
    let counted: Vec<&Entry<'_>> =
        flows.iter().filter(|part| part.counts == Counts::Yes).map(|part| &part.flow).collect();
    if counted.is_empty() {
        return open_flows(flows).map_or_else(none, |open| at_most(figure(group, field), open));
    }
    let stated = figure(group, field);
    let children = children_of(group, &stated);
    match Tri::any(counted.iter().map(|flow| scenarios::sensitive_items(flow))) {
        Tri::Yes => at_least(stated, &children),
        // No sensitive item goes abroad with these flows: only children count, unless people are stated whom no flow explains.
        Tri::No if stated_without_items(facts, group) => at_least(stated, &children),
        Tri::No => children,
        Tri::Unknown(lacking) => {
            let mut all = at_least(stated, &children);
            let explained = flows.iter().any(|part| {
                part.counts != Counts::Yes && !scenarios::sensitive_items(&part.flow).is_no()
            });
            if explained || all.range == Range::UNKNOWN {
                all.range.low = children.range.low;
                all.lacking.extend(lacking);
            }
            all
        }
    }
}

/// The children of a group: never more than its persons with sensitive data, as every child is one of them.
fn children_of(group: &Entry<'_>, stated: &Counted) -> Counted {
    let children = figure(group, &groups::UNDER_14);
    match (children.range.exact(), stated.range.high) {
        (None, Some(most)) if children.range.high.is_none_or(|high| high > most) => {
            let range = Range::between(children.range.low.min(most), most);
            let lacking = if range.exact().is_some() { Lacking::new() } else { children.lacking };
            Counted { range, lacking }
        }
        _ => children,
    }
}

/// The stated figure, but never below the children: every child under 14 counts (PIPL Art. 28).
fn at_least(stated: Counted, children: &Counted) -> Counted {
    let low = stated.range.low.max(children.range.low);
    let high = stated.range.high.map(|high| high.max(low));
    Counted { range: Range { low, high }, ..stated }
}

/// Whether every item of the flow is known to be sensitive.
fn only_sensitive_items(flow: &Entry<'_>) -> bool {
    flow.named(&scenarios::ITEMS).known().is_some_and(|rows| {
        !rows.is_empty() && rows.iter().all(|item| items::is_sensitive(item).is_yes())
    })
}
