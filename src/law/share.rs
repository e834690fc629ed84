//! What one assessment adds to the count of its legal entity: its groups with their figures, and how they overlap.
//!
//! A flow that is exempt leaves the count; one whose exemption is open counts in the upper bound only. Knows nothing of other
//! assessments.

use crate::day::Day;
use crate::form::catalog::{groups, handler, items, overlaps, record, scenarios};
use crate::form::{Answer, Entry, Facts, Field, Lacking, Range, Tri};
use crate::source::PCF;
use crate::text::Phrase;

use super::Policy;
use super::flow::{names_group, stated_without_items};
use super::walk::Counts;

/// What one assessment adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The name of the record, for messages.
    pub name: Phrase,
    /// Whose record it is.
    pub entity: Entity,
    /// Whether a later record took its place, so that it no longer counts.
    pub is_superseded: bool,
    pub(super) groups: Vec<Group>,
    pub(super) overlaps: Vec<Stated>,
}

/// A legal entity: by its credit code, or without one by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entity {
    /// Unified social credit code.
    pub code: Option<String>,
    /// Registered name.
    pub name: Option<String>,
}

impl Entity {
    /// Whose record it is, by the answers of the handler's section.
    pub fn of(facts: &Facts<'_>) -> Self {
        let handler = facts.single(&handler::SECTION);
        let words = |field| handler.text(field).known().map(|text| text.trim().to_uppercase());
        Self { code: words(&handler::CREDIT_CODE), name: words(&handler::NAME) }
    }

    /// Whether two records are of the same entity; unknown while one of them names none.
    pub fn is(&self, other: &Self) -> Option<bool> {
        if let (Some(a), Some(b)) = (&self.code, &other.code) {
            return Some(a == b);
        }
        self.name.as_ref().zip(other.name.as_ref()).map(|(a, b)| a == b)
    }
}

/// Which figures are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Window {
    /// From 1 January to the day of judgement, exempt flows left out.
    ToDate,
    /// The same up to 31 December, as expected.
    Forecast,
    /// To date, with the people of exempt flows counted too.
    WithExempt,
    /// From 1 January of the previous year, all flows: the rules before 22 March 2024.
    TwoYears,
}

impl Window {
    pub(super) const ALL: [Self; 4] =
        [Self::ToDate, Self::Forecast, Self::WithExempt, Self::TwoYears];
}

/// Which counter: they are never added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counter {
    Ordinary,
    Sensitive,
}

/// The people of one group in every window and counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// The id that the group carries in every record.
    pub(super) id: String,
    pub(super) name: Phrase,
    pub(super) counted_on: Option<Day>,
    tallies: [[Tally; 2]; 4],
}

impl Group {
    pub(super) fn tally(&self, window: Window, counter: Counter) -> &Tally {
        &self.tallies[window as usize][counter as usize]
    }

    /// The group without its people.
    pub(super) fn emptied(&self) -> Self {
        let none = || [Tally::none(), Tally::none()];
        Self { tallies: std::array::from_fn(|_| none()), ..self.clone() }
    }

    pub(super) fn tally_mut(&mut self, window: Window, counter: Counter) -> &mut Tally {
        &mut self.tallies[window as usize][counter as usize]
    }
}

/// Some people of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) range: Range,
    /// The places that would narrow it.
    pub(super) lacking: Lacking,
    /// Whether these are all the people whom the group's figure counts, so that what is stated of the group holds of them.
    pub(super) is_whole: bool,
}

impl Tally {
    /// Nobody.
    const fn none() -> Self {
        Self { range: Range::ZERO, lacking: Lacking::new(), is_whole: false }
    }
}

/// An overlap as a record states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) row: String,
    pub(super) a: String,
    pub(super) b: String,
    pub(super) how: How,
}

/// How two groups overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Disjoint,
    /// Everybody of `a` is in `b`; with sensitive data, so many.
    Within(Option<Range>),
    /// So many in both; with sensitive data, so many.
    Both(Range, Option<Range>),
}

/// A flow and whether it counts.
struct Flow<'a> {
    counts: Counts,
    entry: Entry<'a>,
}

impl Share {
    /// What the facts add on their day; `counts` says of each scenario whether it counts.
    pub(super) fn take(
        facts: &Facts<'_>,
        policy: &Policy,
        counts: impl Fn(&Entry<'_>) -> Counts,
    ) -> Self {
        let flows: Vec<Flow<'_>> = facts
            .rows(&scenarios::SECTION)
            .map(|entry| Flow { counts: counts(&entry), entry })
            .collect();
        let mut own: Vec<Group> = facts
            .rows(&groups::SECTION)
            .map(|group| {
                let of_group: Vec<&Flow<'_>> =
                    flows.iter().filter(|flow| names_group(&flow.entry, &group)).collect();
                Group {
                    id: group.id.unwrap_or_default().to_owned(),
                    name: group.title(),
                    counted_on: group.day(&groups::COUNTED_ON).known(),
                    tallies: Window::ALL.map(|window| {
                        [Counter::Ordinary, Counter::Sensitive]
                            .map(|counter| tally(&group, &of_group, window, counter, policy))
                    }),
                }
            })
            .collect();
        own.extend(flows.iter().filter_map(without_groups));
        let head = facts.single(&record::SECTION);
        Self {
            name: head.shown(&record::TITLE).unwrap_or_default(),
            entity: Entity::of(facts),
            is_superseded: head.yes_no(&record::SUPERSEDED).is_yes(),
            groups: own,
            overlaps: facts.rows(&overlaps::SECTION).filter_map(|row| stated(&row)).collect(),
        }
    }
}

/// A flow that may count but does not say whose data it sends leaves every number open.
fn without_groups(flow: &Flow<'_>) -> Option<Group> {
    let Answer::Unknown(lacking) = flow.entry.named(&scenarios::GROUPS) else { return None };
    matches!(flow.counts, Counts::Yes | Counts::Open(_)).then(|| {
        let open = Tally { range: Range::UNKNOWN, lacking, is_whole: false };
        Group {
            // No group can have this id, as ids hold no slash.
            id: format!("scenarios/{}", flow.entry.id.unwrap_or_default()),
            name: flow.entry.title(),
            counted_on: None,
            tallies: std::array::from_fn(|_| [open.clone(), open.clone()]),
        }
    })
}

fn stated(row: &Entry<'_>) -> Option<Stated> {
    let group = |field| {
        let rows = row.named(field).known()?;
        rows.first().and_then(|group| group.id).map(str::to_owned)
    };
    let both = |field| row.count(field).known();
    let how = match row.choice(&overlaps::RELATION).known()? {
        "disjoint" => How::Disjoint,
        "contained" => How::Within(both(&overlaps::BOTH_SENSITIVE)),
        "number" => How::Both(both(&overlaps::BOTH)?, both(&overlaps::BOTH_SENSITIVE)),
        _ => return None,
    };
    let (a, b) = (group(&overlaps::GROUP)?, group(&overlaps::OTHER)?);
    (a != b).then(|| Stated { row: row.id.unwrap_or_default().to_owned(), a, b, how })
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

/// Only the upper bound counts: what is in an open flow may turn out not to count.
fn at_most(tally: Tally, open: Lacking) -> Tally {
    Tally {
        range: Range { low: 0, ..tally.range },
        lacking: tally.lacking.into_iter().chain(open).collect(),
        is_whole: false,
    }
}

fn tally(
    group: &Entry<'_>,
    flows: &[&Flow<'_>],
    window: Window,
    counter: Counter,
    policy: &Policy,
) -> Tally {
    let facts = group.facts();
    let before = facts.day() < PCF.from;
    if before != (window == Window::TwoYears) {
        return Tally::none();
    }
    let include_exempt = window == Window::WithExempt
        || (window == Window::ToDate && policy.follows("Q-3", "include"));
    let is_counted = |flow: &Flow<'_>| {
        flow.counts == Counts::Yes || (include_exempt && flow.counts == Counts::Exempt)
    };
    let (sent, others): (Vec<&&Flow<'_>>, Vec<&&Flow<'_>>) =
        flows.iter().partition(|flow| is_counted(flow));
    let sent: Vec<&Entry<'_>> = sent.into_iter().map(|flow| &flow.entry).collect();
    let others: Vec<&Entry<'_>> = others.into_iter().map(|flow| &flow.entry).collect();
    let [ordinary, sensitive] = fields(window);
    let field = if counter == Counter::Ordinary { ordinary } else { sensitive };
    if sent.is_empty() {
        let open: Vec<&Lacking> = flows
            .iter()
            .filter_map(|flow| match &flow.counts {
                Counts::Open(lacking) => Some(lacking),
                _ => None,
            })
            .collect();
        if open.is_empty() {
            return Tally::none();
        }
        return at_most(figure(group, field), open.into_iter().flatten().cloned().collect());
    }
    match (window, counter) {
        (Window::TwoYears, Counter::Ordinary) => total(group),
        (Window::TwoYears, Counter::Sensitive) => {
            raised(figure(group, field), this_year(group, &groups::SENSITIVE))
        }
        (_, Counter::Ordinary) => ordinary_of(group, &sent, ordinary, sensitive, policy),
        (_, Counter::Sensitive) => sensitive_of(facts, group, &sent, &others, sensitive),
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
    counted: &[&Entry<'_>],
    ordinary: &'static Field,
    sensitive: &'static Field,
    policy: &Policy,
) -> Tally {
    // Where only sensitive items go, the people of the group stand in the ordinary counter as far as their sensitive data went.
    let only_sensitive = counted.iter().all(|flow| only_sensitive_items(flow));
    let apart = policy.follows("Q-1", "ordinary_only");
    match (only_sensitive, apart) {
        (true, true) => Tally::none(),
        (true, false) => Tally { is_whole: false, ..figure(group, sensitive) },
        (false, false) => figure(group, ordinary),
        (false, true) => {
            let (all, some) = (figure(group, ordinary), figure(group, sensitive));
            let range = Range {
                low: some.range.high.map_or(0, |high| all.range.low.saturating_sub(high)),
                high: all.range.high.map(|high| high.saturating_sub(some.range.low)),
            };
            let lacking = all.lacking.into_iter().chain(some.lacking).collect();
            Tally { range, lacking, is_whole: false }
        }
    }
}

fn sensitive_of(
    facts: &Facts<'_>,
    group: &Entry<'_>,
    counted: &[&Entry<'_>],
    others: &[&Entry<'_>],
    field: &'static Field,
) -> Tally {
    let stated = figure(group, field);
    let children = children_of(group, &stated);
    match Tri::any(counted.iter().map(|flow| scenarios::sensitive_items(flow))) {
        Tri::Yes => at_least(stated, &children),
        // No sensitive item goes abroad with these flows: only children count, unless people are stated whom no flow explains.
        Tri::No if stated_without_items(facts, group) => at_least(stated, &children),
        Tri::No => Tally { is_whole: false, ..children },
        Tri::Unknown(lacking) => {
            let mut all = at_least(stated, &children);
            let explained = others.iter().any(|flow| !scenarios::sensitive_items(flow).is_no());
            if explained || all.range == Range::UNKNOWN {
                all.range.low = children.range.low;
                all.lacking.extend(lacking);
                all.is_whole = false;
            }
            all
        }
    }
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

/// Whether every item of the flow is known to be sensitive.
fn only_sensitive_items(flow: &Entry<'_>) -> bool {
    flow.named(&scenarios::ITEMS).known().is_some_and(|rows| {
        !rows.is_empty() && rows.iter().all(|item| items::is_sensitive(item).is_yes())
    })
}
