//! What a change means: two states of a record, the one that was filed and the one of now, held against each other.
//!
//! Each difference is about a [`Topic`]; the text of each route says what a change of it means ([`Ruling`]); equal answers are put
//! together as acts due ([`Due`]). Whether the route itself moved is seen from the two verdicts ([`Moved`]). Nothing here judges
//! what the text leaves to a person: that is told as a condition.

mod acts;
mod concerned;
mod moves;
mod rulings;
mod sense;
mod topics;

pub use acts::{Act, Step};
pub use moves::Moved;
pub use rulings::{Ruling, Sense};
pub use topics::Topic;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::form::catalog::flows;
use crate::form::{Changed, Facts, changes};
use crate::source::Citation;
use crate::text::{Phrase, Text};

use super::{Route, Routes, Verdict};

/// A state of a record, judged.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// Its answers on their day.
    pub facts: &'a Facts<'a>,
    /// The verdict.
    pub verdict: &'a Verdict,
    /// The routes.
    pub routes: &'a Routes,
}

/// A difference, and what the text of each route concerned says of it.
#[derive(Clone, Debug)]
pub struct Difference {
    /// What differs.
    pub changed: Changed,
    /// What it is about.
    pub topic: Option<Topic>,
    /// In which sense it changed.
    pub sense: Sense,
    /// What each route concerned says of it.
    pub rulings: Vec<Ruled>,
}

/// What a route says of a difference.
#[derive(Clone, Debug)]
pub struct Ruled {
    /// The route.
    pub route: Route,
    /// The recipients concerned.
    pub with: BTreeSet<Phrase>,
    /// What it says.
    pub ruling: &'static Ruling,
}

/// An act that is due, and why.
#[derive(Clone, Debug)]
pub struct Due {
    /// What is to be done.
    pub act: Act,
    /// On which route; `None` where it does not depend on one.
    pub route: Option<Route>,
    /// With which recipients; empty where that does not matter.
    pub with: BTreeSet<Phrase>,
    /// On what it depends; a person judges it.
    pub condition: Option<Text>,
    /// Why.
    pub why: Text,
    /// By which articles.
    pub basis: &'static [Citation],
    /// Which differences lead to it, by their position.
    pub causes: Vec<usize>,
}

/// Two states of a record, and what follows from what differs.
#[derive(Clone, Debug)]
pub struct Review {
    /// Where the route moved.
    pub moved: Vec<Moved>,
    /// Everything that differs, in the order of the form.
    pub differences: Vec<Difference>,
    /// Whether the routes of the earlier state are those taken; otherwise those it might have taken.
    pub is_route_certain: bool,
    /// What is to be done, the gravest first; what only is to be kept, last.
    pub due: Vec<Due>,
}

impl Review {
    /// Holds the state of now against the one that was filed.
    pub fn of(before: Judged<'_>, after: Judged<'_>) -> Self {
        let differences: Vec<Difference> = changes(before.facts.answers(), after.facts.answers())
            .into_iter()
            .map(|changed| {
                let topic = Topic::of(&changed.place);
                let sense = sense::of(&changed, before.facts, after.facts);
                let routes = concerned::routes(&changed, before, after);
                let ruled = |(route, with)| {
                    Some(Ruled { route, with, ruling: Ruling::on(topic?, sense, route)? })
                };
                let rulings = routes.into_iter().filter_map(ruled).collect();
                Difference { changed, topic, sense, rulings }
            })
            .collect();
        Self {
            moved: moves::between(before, after),
            is_route_certain: !before.routes.taken().is_empty(),
            due: due(&differences)
                .into_iter()
                .filter(|due| !is_overtaken(due, before, after))
                .collect(),
            differences,
        }
    }

    /// What of it concerns one filing: that by a route, of one recipient where each has its own. What rests on no route concerns each.
    #[must_use]
    pub fn of_filing(self, route: Route, with: Option<&Phrase>) -> Self {
        let is_its =
            |of: &BTreeSet<Phrase>| with.is_none_or(|one| of.is_empty() || of.contains(one));
        let its_own = |of: BTreeSet<Phrase>| match with {
            Some(one) => of.into_iter().filter(|known| known == one).collect(),
            None => of,
        };
        let mut kept = Vec::new();
        let mut differences = Vec::new();
        for (at, mut one) in self.differences.into_iter().enumerate() {
            let is_ruled = !one.rulings.is_empty();
            one.rulings.retain(|ruled| ruled.route == route && is_its(&ruled.with));
            // What only the text of another route speaks of is told with that.
            if !is_ruled || !one.rulings.is_empty() {
                kept.push(at);
                differences.push(one);
            }
        }
        let due = self
            .due
            .into_iter()
            .filter(|due| due.route.is_none_or(|of| of == route) && is_its(&due.with));
        let anew = |at: usize| kept.binary_search(&at).ok();
        let due = due
            .map(|due| Due {
                with: its_own(due.with),
                causes: due.causes.into_iter().filter_map(anew).collect(),
                ..due
            })
            .collect();
        let moved = self
            .moved
            .into_iter()
            .filter(|one| one.routes.is_empty() || one.routes.contains(&route));
        Self { moved: moved.collect(), differences, due, ..self }
    }

    /// Leaves out what is asked for once whatever is filed, and was told with another filing.
    pub fn tell_once(&mut self, told: &mut BTreeSet<(Act, Phrase, Phrase)>) {
        let nothing = Phrase::default;
        self.moved.retain(|one| {
            !one.routes.is_empty() || told.insert((one.act, one.what.clone(), one.to.clone()))
        });
        self.due.retain(|due| {
            due.route.is_some() || told.insert((due.act, Phrase::from(due.why), nothing()))
        });
    }

    /// Whether nothing has to be done now.
    pub fn asks_nothing(&self) -> bool {
        let acts = self.due.iter().map(|due| due.act);
        !acts.chain(self.moved.iter().map(|moved| moved.act)).any(Act::is_due)
    }
}

/// Whether an act serves a contract or a certificate with which nothing goes any more: all that went has come to the assessment, which
/// is told where the route moved.
fn is_overtaken(due: &Due, before: Judged<'_>, after: Judged<'_>) -> bool {
    let Some(route) = due.route.filter(|route| *route != Route::Assessment) else { return false };
    let flows = before.facts.rows(&flows::SECTION);
    let mut gone = flows
        .filter(|flow| before.routes.of_flow(flow).contains(&route))
        .filter(|flow| flow.with().is_some_and(|with| due.with.contains(&with.title())))
        .map(|flow| after.routes.of_flow(&flow) == [Route::Assessment])
        .peekable();
    due.act.is_due() && gone.peek().is_some() && gone.all(|is_gone| is_gone)
}

/// Equal acts for equal reasons together, the gravest first.
fn due(differences: &[Difference]) -> Vec<Due> {
    /// By what they are told apart: the act, its route, and where its ruling stands.
    type Key = (Act, Option<Route>, usize);
    let mut found: BTreeMap<Key, Due> = BTreeMap::new();
    for (cause, one) in differences.iter().enumerate() {
        for Ruled { route, with, ruling } in &one.rulings {
            let key = (ruling.act, Some(*route), std::ptr::from_ref(*ruling) as usize);
            let due = found.entry(key).or_insert_with(|| Due {
                act: ruling.act,
                route: Some(*route),
                with: BTreeSet::new(),
                condition: ruling.condition,
                why: ruling.why,
                basis: ruling.basis,
                causes: Vec::new(),
            });
            due.causes.push(cause);
            due.with.extend(with.iter().cloned());
        }
        for (topics, act, why) in rulings::TOWARDS_PEOPLE {
            // What only falls away was agreed to all the same.
            let is_covered = *act == Act::Consent && one.sense == Sense::Less;
            if !is_covered && one.topic.is_some_and(|topic| topics.contains(&topic)) {
                let due = found.entry((*act, None, 0)).or_insert_with(|| Due {
                    act: *act,
                    route: None,
                    with: BTreeSet::new(),
                    condition: None,
                    why: *why,
                    basis: act.steps().first().map_or(&[], |step| step.basis),
                    causes: Vec::new(),
                });
                due.causes.push(cause);
            }
        }
    }
    found.into_values().collect()
}

impl Serialize for Review {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let changes: Vec<_> = self.differences.iter().map(told).collect();
        let place = |cause: &usize| self.differences.get(*cause).map(|one| &one.changed.place);
        let due: Vec<_> = self
            .due
            .iter()
            .map(|due| {
                let steps: Vec<_> = due.act.steps().iter().map(|step| {
                    let clock = step.clock.map(|clock| clock.id);
                    json!({ "step": step.what, "by": step.by, "clock": clock, "sources": step.basis })
                }).collect();
                json!({
                    "act": due.act,
                    "label": due.act.label(),
                    "route": due.route.map(Route::code),
                    "with": due.with,
                    "condition": due.condition,
                    "why": due.why,
                    "sources": due.basis,
                    "steps": steps,
                    "causes": due.causes.iter().filter_map(place).collect::<Vec<_>>(),
                })
            })
            .collect();
        json!({
            "route_moved": self.moved,
            "route_certain": self.is_route_certain,
            "due": due,
            "changes": changes,
        })
        .serialize(to)
    }
}

fn told(one: &Difference) -> serde_json::Value {
    let rulings: Vec<_> = one
        .rulings
        .iter()
        .map(|Ruled { route, with, ruling }| {
            json!({ "route": route.code(), "with": with, "act": ruling.act, "condition": ruling.condition,
                    "why": ruling.why, "sources": ruling.basis })
        })
        .collect();
    json!({
        "place": one.changed.place,
        "label": one.changed.label,
        "happened": one.changed.happened,
        "before": one.changed.before,
        "after": one.changed.after,
        "topic": one.topic,
        "sense": one.sense,
        "rulings": rulings,
    })
}
