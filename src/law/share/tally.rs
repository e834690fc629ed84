//! The people of one group in one counter: which of its figures is read, and what the flows that send its data make of it.

use crate::form::catalog::{flows, groups, items, scenarios};
use crate::form::{Answer, Entry, Field, Lacking, Place, Range, Tri};
use crate::source::PCF;

use super::super::Policy;
use super::super::open_points::{INCLUDE, ORDINARY_ONLY};
use super::super::walk::Counts;
use super::{Counter, Counting, Tally, Window};

/// A flow that names a group: whether it counts, and how sensitive each item is that it sends of the group. That is asked once for
/// all windows and counters.
pub(super) struct Sending<'a> {
    counts: &'a Counts,
    items: Answer<Vec<Tri>>,
}

impl<'a> Sending<'a> {
    pub(super) fn of(counts: &'a Counts, flow: &Entry<'_>, group: &Entry<'_>) -> Self {
        let items = match flows::items_of_group(flow, group) {
            Answer::Known(rows) => Answer::Known(rows.iter().map(items::is_sensitive).collect()),
            Answer::Unknown(lacking) => Answer::Unknown(lacking),
        };
        Self { counts, items }
    }

    /// Whether it sends sensitive items of the group.
    fn carries(&self) -> Tri {
        match &self.items {
            Answer::Known(items) => Tri::any(items.iter().cloned()),
            Answer::Unknown(lacking) => Tri::Unknown(lacking.clone()),
        }
    }

    /// Whether it sends sensitive items of the group, or may.
    pub(super) fn may_carry(&self) -> bool {
        !self.carries().is_no()
    }

    /// Whether every item that it sends of the group is sensitive, or may be: the items that are not judged yet.
    fn may_be_only_sensitive(&self) -> bool {
        match &self.items {
            Answer::Known(items) => items.iter().all(|item| !item.is_no()),
            Answer::Unknown(_) => true,
        }
    }

    /// Whether every item that it sends of the group is known to be sensitive.
    fn is_only_sensitive(&self) -> bool {
        match &self.items {
            Answer::Known(items) => !items.is_empty() && items.iter().all(Tri::is_yes),
            Answer::Unknown(_) => false,
        }
    }
}

const fn fields(window: Window) -> [&'static Field; 2] {
    match window {
        Window::ToDate | Window::WithExempt => [&groups::ORDINARY, &groups::SENSITIVE],
        Window::Forecast => [&groups::FORECAST, &groups::FORECAST_SENSITIVE],
        Window::TwoYears => [&groups::TWO_YEARS, &groups::TWO_YEARS_SENSITIVE],
    }
}

/// The group's figure, or an open one with the place that would give it. A figure given as a range lacks its exact value.
fn figure(group: &Entry<'_>, field: &'static Field) -> Tally {
    let (range, lacking) = match group.count(field) {
        Answer::Known(range) if range.exact().is_some() => (range, Lacking::new()),
        Answer::Known(range) => (range, [group.place(field)].into()),
        Answer::Unknown(lacking) => (Range::UNKNOWN, lacking),
    };
    Tally { range, lacking, is_whole: true }
}

/// The people of a group in a counter: at least those of the flows that count, at most those of the open ones too.
pub(super) fn tally(group: &Entry<'_>, flows: &[Sending<'_>], counting: &Counting<'_>) -> Tally {
    let Counting { window, counter, policy, .. } = *counting;
    let before = group.facts().day() < PCF.from;
    if before != (window == Window::TwoYears) {
        return Tally::none();
    }
    let include_exempt =
        window == Window::WithExempt || (window == Window::ToDate && policy.follows(&INCLUDE));
    if group.facts().rows(&scenarios::SECTION).next().is_none() {
        return unsent(group, window, counter);
    }
    let is_sent = |flow: &Sending<'_>| {
        *flow.counts == Counts::Yes || (include_exempt && *flow.counts == Counts::Exempt)
    };
    let mut open = Lacking::new();
    for flow in flows {
        if let Counts::Open(lacking, _) = flow.counts {
            open.extend(lacking.iter().cloned());
        }
    }
    let of = |test: &dyn Fn(&Sending<'_>) -> bool| {
        let (sent, mut others): (Vec<&Sending<'_>>, Vec<&Sending<'_>>) =
            flows.iter().partition(|flow| test(flow));
        // What sends nothing abroad accounts for nobody.
        others.retain(|flow| *flow.counts != Counts::Outside);
        sent_people(group, &sent, &others, counting)
    };
    let sure = of(&is_sent);
    // A flow that a person has to judge is open although no answer is missing.
    if !flows.iter().any(|flow| matches!(flow.counts, Counts::Open(..))) {
        return sure;
    }
    let most = of(&|flow| is_sent(flow) || matches!(flow.counts, Counts::Open(..)));
    if most == sure {
        return sure;
    }
    Tally {
        range: Range { low: sure.range.low, high: most.range.high },
        lacking: sure.lacking.into_iter().chain(most.lacking).chain(open).collect(),
        is_whole: false,
    }
}

/// The people of a group in a record that states no scenario yet: any of them may go, or nobody.
fn unsent(group: &Entry<'_>, window: Window, counter: Counter) -> Tally {
    let [ordinary, sensitive] = fields(window);
    let stated = match counter {
        Counter::Ordinary => figure(group, ordinary),
        Counter::Sensitive => {
            let stated = figure(group, sensitive);
            let children = children_of(group, &stated);
            at_least(stated, &children)
        }
        Counter::Apart => return Tally::none(),
    };
    if stated.range == Range::ZERO {
        return Tally::none();
    }
    let mut lacking = stated.lacking;
    lacking.insert(Place::whole(&scenarios::SECTION));
    Tally { range: Range { low: 0, ..stated.range }, lacking, is_whole: false }
}

/// The people of a group whose data go with the flows `sent`.
fn sent_people(
    group: &Entry<'_>,
    sent: &[&Sending<'_>],
    others: &[&Sending<'_>],
    counting: &Counting<'_>,
) -> Tally {
    let Counting { window, counter, policy, is_stated } = *counting;
    if sent.is_empty() {
        return Tally::none();
    }
    let [ordinary, sensitive] = fields(window);
    match (window, counter) {
        (Window::TwoYears, Counter::Ordinary) => total(group),
        (Window::TwoYears, Counter::Sensitive) => {
            raised(figure(group, sensitive), this_year(group, &groups::SENSITIVE))
        }
        (Window::TwoYears, Counter::Apart) => Tally::none(),
        (_, Counter::Ordinary) => ordinary_of(group, sent, others, ordinary, sensitive, policy),
        (_, Counter::Sensitive) => sensitive_of(group, sent, others, sensitive, is_stated),
        (_, Counter::Apart) if sent.iter().any(|flow| flow.may_be_only_sensitive()) => {
            let all = sensitive_of(group, sent, others, sensitive, is_stated);
            Tally { range: Range { low: 0, ..all.range }, is_whole: false, ..all }
        }
        (_, Counter::Apart) => Tally::none(),
    }
}

/// Everybody since 1 January of the previous year: at least those who are stated for this year alone.
fn total(group: &Entry<'_>) -> Tally {
    let sensitive = group.count(&groups::TWO_YEARS_SENSITIVE).known().map_or(0, |range| range.low);
    let known = [&groups::ORDINARY, &groups::SENSITIVE].map(|field| this_year(group, field));
    raised(figure(group, &groups::TWO_YEARS), known.into_iter().fold(sensitive, u64::max))
}

/// How many are known to have been counted in the year of judgement up to its day; a figure of another time says nothing.
fn this_year(group: &Entry<'_>, field: &'static Field) -> u64 {
    let day = group.facts().day();
    let inside = group
        .day(&groups::COUNTED_ON)
        .is(|counted| day.year_start() <= *counted && *counted <= day);
    if inside.is_yes() { group.count(field).known().map_or(0, |range| range.low) } else { 0 }
}

fn raised(tally: Tally, low: u64) -> Tally {
    let low = tally.range.low.max(low);
    let high = tally.range.high.map(|high| high.max(low));
    Tally { range: Range { low, high }, ..tally }
}

fn ordinary_of(
    group: &Entry<'_>,
    counted: &[&Sending<'_>],
    others: &[&Sending<'_>],
    ordinary: &'static Field,
    sensitive: &'static Field,
    policy: &Policy,
) -> Tally {
    // Where only sensitive items go, nobody's ordinary data goes: the counters are never added. Persons stated all the same are
    // a contradiction, taken the stricter way, unless flows that do not count may account for them.
    let is_only_sensitive = |flow: &&Sending<'_>| flow.is_only_sensitive();
    let only_sensitive = counted.iter().all(is_only_sensitive);
    let stated = group.count(ordinary).known();
    if only_sensitive && (stated.is_none() || !others.iter().all(is_only_sensitive)) {
        return Tally::none();
    }
    let all = figure(group, ordinary);
    if !policy.follows(&ORDINARY_ONLY) {
        return all;
    }
    let some = figure(group, sensitive);
    let range = Range {
        low: some.range.high.map_or(0, |high| all.range.low.saturating_sub(high)),
        high: all.range.high.map(|high| high.saturating_sub(some.range.low)),
    };
    let lacking = all.lacking.into_iter().chain(some.lacking).collect();
    Tally { range, lacking, is_whole: false }
}

/// `is_stated` where people are stated whom no flow explains.
fn sensitive_of(
    group: &Entry<'_>,
    counted: &[&Sending<'_>],
    others: &[&Sending<'_>],
    field: &'static Field,
    is_stated: bool,
) -> Tally {
    let stated = figure(group, field);
    let children = children_of(group, &stated);
    let carries = Tri::any(counted.iter().map(|flow| flow.carries()));
    // Every flow carries sensitive items, or may while some are not judged, and people were or may have been sent, yet nobody's
    // were sensitive: that cannot be relied on.
    let all_carry = counted.iter().all(|flow| flow.may_carry());
    if all_carry
        && stated.range == Range::ZERO
        && let Some(most) = sent_at_most(group)
    {
        let open = if most.low > 0 { field } else { &groups::ORDINARY };
        let mut lacking = Lacking::from([group.place(open)]);
        if let Tri::Unknown(items) = carries {
            lacking.extend(items);
        }
        let range = Range { low: children.range.low, high: most.high };
        return Tally { range, lacking, is_whole: false };
    }
    match carries {
        Tri::Yes => at_least(stated, &children),
        // No sensitive item goes abroad with these flows: only children count, unless people are stated whom no flow explains.
        Tri::No if is_stated => at_least(stated, &children),
        Tri::No => Tally { is_whole: false, ..children },
        Tri::Unknown(lacking) => {
            let mut all = at_least(stated, &children);
            let explained = others.iter().any(|flow| flow.may_carry());
            // Only the figure to date is held against the items, if none is sensitive.
            if explained || all.range == Range::UNKNOWN || field != &groups::SENSITIVE {
                all.range.low = children.range.low;
                all.lacking.extend(lacking);
                all.is_whole = false;
            }
            all
        }
    }
}

/// How many were sent with ordinary data, if there may be any.
fn sent_at_most(group: &Entry<'_>) -> Option<Range> {
    let sent = group.count(&groups::ORDINARY).known().unwrap_or(Range::UNKNOWN);
    (sent != Range::ZERO).then_some(sent)
}

/// The children of a group: never more than its persons with sensitive data, as every child is one of them.
fn children_of(group: &Entry<'_>, stated: &Tally) -> Tally {
    let children = figure(group, &groups::UNDER_14);
    match (children.range.exact(), stated.range.high) {
        (None, Some(most)) if children.range.high.is_none_or(|high| high > most) => {
            let range = Range::between(children.range.low.min(most), most);
            let lacking = if range.exact().is_some() { Lacking::new() } else { children.lacking };
            Tally { range, lacking, is_whole: false }
        }
        _ => children,
    }
}

/// The stated figure, but never below the children: every child under 14 counts (PIPL Art. 28).
fn at_least(stated: Tally, children: &Tally) -> Tally {
    raised(stated, children.range.low)
}

/// Whether every item that the flow sends of the group is known to be sensitive.
pub(in crate::law) fn only_sensitive_items(flow: &Entry<'_>, group: &Entry<'_>) -> bool {
    Sending::of(&Counts::Yes, flow, group).is_only_sensitive()
}
