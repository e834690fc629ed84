//! Which flows a difference concerns, and so which routes, with whom. What was filed is judged by the route it was filed on.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::catalog::{
    consents, contracts, deidentification, flows, groups, items, links, onward, recipients,
    scenarios, systems,
};
use crate::form::{Changed, Entry, Facts, Happened, Place};
use crate::law::Route;
use crate::text::Phrase;

use super::Judged;

/// A route that a difference concerns, and with whom.
pub(super) type Concerned = BTreeMap<Route, BTreeSet<Phrase>>;

/// The routes that a difference concerns, with the recipients of its flows: as they were filed; of a new row, as they are now.
pub(super) fn routes(changed: &Changed, before: Judged<'_>, after: Judged<'_>) -> Concerned {
    let of = |state: Judged<'_>, flows: &[Entry<'_>]| {
        let mut out = Concerned::new();
        for flow in flows {
            for route in state.routes.of_flow(flow) {
                out.entry(*route).or_default().extend(flow.with().map(|with| with.title()));
            }
        }
        out
    };
    let found = if changed.place.field == Some(&scenarios::RECIPIENTS) {
        // Of the recipients of a scenario only those that came or went.
        let (old, new) = (to(&changed.place, before.facts), to(&changed.place, after.facts));
        let gone: Vec<Entry<'_>> = old.iter().copied().filter(|flow| !holds(&new, flow)).collect();
        let come: Vec<Entry<'_>> = new.iter().copied().filter(|flow| !holds(&old, flow)).collect();
        let (mut found, come) = (of(before, &gone), of(after, &come));
        for (route, with) in come {
            found.entry(route).or_default().extend(with);
        }
        Some(found)
    } else {
        let state = if changed.happened == Happened::Added { after } else { before };
        concerned(&changed.place, state.facts).map(|flows| of(state, &flows))
    };
    match found {
        Some(found) if !found.is_empty() => found,
        _ => {
            let all: Vec<Entry<'_>> = before.facts.rows(&flows::SECTION).collect();
            let mut out = of(before, &all);
            for route in before.routes.possible() {
                out.entry(*route).or_default();
            }
            out.retain(|route, _| {
                before.routes.possible().contains(route) || *route == Route::Exempt
            });
            out
        }
    }
}

/// The flows of the scenario in which a place stands.
fn to<'a>(place: &Place, facts: &'a Facts<'a>) -> Vec<Entry<'a>> {
    facts.entry(place).map(|scenario| flows::of_scenario(&scenario)).unwrap_or_default()
}

fn holds(rows: &[Entry<'_>], row: &Entry<'_>) -> bool {
    rows.iter().any(|known| known.id == row.id)
}

/// The flows in which the fact at a place is true; `None` where it is true of all.
fn concerned<'a>(place: &Place, facts: &'a Facts<'a>) -> Option<Vec<Entry<'a>>> {
    let row = facts.row(place.section, place.row.as_deref()?)?;
    let all = || facts.rows(&flows::SECTION);
    let those =
        |is_meant: &dyn Fn(&Entry<'a>) -> bool| Some(all().filter(|f| is_meant(f)).collect());
    let holds = |rows: &[Entry<'_>]| holds(rows, &row);
    let section = place.section;
    if section == &flows::SECTION {
        Some(vec![row])
    } else if section == &scenarios::SECTION {
        Some(flows::of_scenario(&row))
    } else if section == &recipients::SECTION {
        Some(flows::to_recipient(&row))
    } else if section == &contracts::SECTION {
        facts.row(&recipients::SECTION, row.id?).map(|to| flows::to_recipient(&to))
    } else if section == &onward::SECTION {
        let to = row.named(&onward::RECIPIENT).known()?;
        Some(to.iter().flat_map(flows::to_recipient).collect())
    } else if section == &items::SECTION {
        those(&|flow| flows::items(flow).known().is_none_or(|own| holds(&own)))
    } else if section == &groups::SECTION {
        those(&|flow| flows::groups(flow).known().is_none_or(|own| holds(&own)))
    } else if section == &links::SECTION {
        those(&|flow| holds(&flows::links(flow)))
    } else if section == &systems::SECTION {
        those(&|flow| {
            let ends = flows::links(flow).into_iter().flat_map(|link| {
                [&links::FROM, &links::TO].map(|end| link.named(end).known().unwrap_or_default())
            });
            holds(&flows::storage(flow)) || ends.flatten().any(|end| end.id == row.id)
        })
    } else if section == &deidentification::SECTION {
        let treated = row.named(&deidentification::ITEMS).known()?;
        those(&|flow| {
            let own = flows::items(flow).known();
            own.is_none_or(|own| own.iter().any(|item| treated.iter().any(|t| t.id == item.id)))
        })
    } else if section == &consents::SECTION {
        let of = row.named(&consents::SCENARIO).known()?;
        Some(of.iter().flat_map(flows::of_scenario).collect())
    } else {
        None
    }
}
