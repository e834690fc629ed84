//! By which routes the rows of a record go: those of scenarios, recipients and flows, and of what these name.
//!
//! A row is elsewhere only if everything it belongs to surely goes by other routes; one that belongs to nothing is nowhere else.

use std::collections::{BTreeSet, HashMap};

use crate::form::catalog::{
    consents, contracts, evidence, flows, links, measures, onward, risks, scenarios,
};
use crate::form::{Answer, Entry, Facts, Place, Section};
use crate::law::{Route, Routes};

/// The routes of each row that belongs to a flow.
#[derive(Debug, Default)]
pub(super) struct Ways {
    /// By section and row; `None` for a row of which it is open.
    routes: HashMap<(&'static str, String), Option<BTreeSet<Route>>>,
}

impl Ways {
    pub(super) fn of(facts: &Facts<'_>, routes: &Routes) -> Self {
        let mut out = Self::default();
        for flow in facts.rows(&flows::SECTION) {
            let by = routes.of_flow(&flow);
            for row in touched(&flow) {
                out.add(&row, by);
            }
        }
        for scenario in facts.rows(&scenarios::SECTION) {
            let by: Vec<Route> = routes.of_scenario(&scenario).into_iter().collect();
            out.add(&scenario, &by);
        }
        for section in [&consents::SECTION, &risks::SECTION] {
            for row in facts.rows(section) {
                let (of, to) = if *section == consents::SECTION {
                    (&consents::SCENARIO, &consents::RECIPIENTS)
                } else {
                    (&risks::SCENARIOS, &risks::RECIPIENTS)
                };
                let to = known(row.named(to));
                let is_to = |flow: &Entry<'_>| {
                    let with = flow.with().and_then(|with| with.id);
                    to.is_empty() || to.iter().any(|one| one.id == with)
                };
                for flow in known(row.named(of)).iter().flat_map(flows::of_scenario) {
                    if is_to(&flow) {
                        out.add(&row, routes.of_flow(&flow));
                    }
                }
            }
        }
        for row in facts.rows(&measures::SECTION) {
            for recipient in known(row.named(&measures::RECIPIENTS)) {
                for flow in flows::to_recipient(&recipient) {
                    out.add(&row, routes.of_flow(&flow));
                }
            }
        }
        out
    }

    fn add(&mut self, row: &Entry<'_>, by: &[Route]) {
        let Some(id) = row.id else { return };
        let known = self.routes.entry((row.section.id, id.to_owned()));
        let known = known.or_insert_with(|| Some(BTreeSet::new()));
        // Where no route is left to a flow, a person decides, or it is none of an export: it stays where it is looked at.
        match known {
            Some(routes) if !by.is_empty() => routes.extend(by),
            _ => *known = None,
        }
    }

    /// Whether a row goes by other routes than these alone.
    pub(super) fn is_elsewhere(&self, row: &Entry<'_>, by: &[Route]) -> bool {
        if *row.section == evidence::SECTION {
            let places = row.places(&evidence::PROVES).known().unwrap_or_default();
            return !places.is_empty() && places.iter().all(|place| self.has_left(place, by));
        }
        row.id.is_some_and(|id| self.is_out(row.section, id, by))
    }

    /// The same of what is asked at a place.
    pub(super) fn has_left(&self, place: &Place, by: &[Route]) -> bool {
        place.row.as_ref().is_some_and(|id| self.is_out(place.section, id, by))
    }

    fn is_out(&self, section: &'static Section, id: &str, by: &[Route]) -> bool {
        match self.routes.get(&(section.id, id.to_owned())) {
            Some(Some(routes)) => routes.iter().all(|route| !by.contains(route)),
            _ => false,
        }
    }
}

/// A flow and every row that takes part in it.
fn touched<'a>(flow: &Entry<'a>) -> Vec<Entry<'a>> {
    let mut out = vec![*flow];
    out.extend(flow.of());
    if let Some(recipient) = flow.with() {
        out.push(recipient);
        out.extend(recipient.id.and_then(|id| flow.facts().row(&contracts::SECTION, id)));
    }
    out.extend(known(flows::items(flow)));
    out.extend(known(flows::groups(flow)));
    out.extend(onward::of_flow(flow));
    for link in flows::links(flow) {
        out.extend([links::from(&link), links::to(&link)].into_iter().filter_map(Answer::known));
        out.push(link);
    }
    out.extend(flows::storage(flow));
    out
}

fn known<T: Default>(answer: Answer<T>) -> T {
    answer.known().unwrap_or_default()
}
