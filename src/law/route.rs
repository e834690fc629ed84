//! The route (路径) a record takes to lawfulness: by the mechanism that follows and, where the law leaves a choice, by the choice made.
//!
//! Decided here and nowhere else. A choice that is not made, like a mechanism that is open, leaves every route that may still be
//! taken; none of them is taken then, and none of them is out.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use crate::form::catalog::{contracts, flows, record, scenarios};
use crate::form::{Entry, Facts, Field, Lacking, Tri};
use crate::text::{Text, t};

use super::{Mechanism, Verdict};

/// A way an export may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// Standard contract.
    Contract,
    /// Security assessment.
    Assessment,
    /// Certification.
    Certification,
    /// Contract of the Greater Bay Area.
    Bay,
    /// Exempt from all of them.
    Exempt,
}

/// By its code.
impl Serialize for Route {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl Route {
    /// The routes that the law leaves to the handler, by their codes as answers.
    const CHOSEN: [Self; 3] = [Self::Contract, Self::Certification, Self::Bay];

    /// The code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contract => "standard_contract",
            Self::Assessment => "security_assessment",
            Self::Certification => "certification",
            Self::Bay => "gba_contract",
            Self::Exempt => "exempt",
        }
    }

    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Contract => t("标准合同备案", "standard contract"),
            Self::Assessment => t("安全评估申报", "security assessment"),
            Self::Certification => t("认证", "certification"),
            Self::Bay => t("大湾区标准合同", "GBA contract"),
            Self::Exempt => t("豁免", "exempt"),
        }
    }
}

/// The routes of a record and of each of its scenarios: those taken, or those that may still be.
#[derive(Clone, Debug)]
pub struct Routes {
    possible: Vec<Route>,
    /// What each flow takes, or may take: scenario, recipient, routes. A scenario that names nobody stands without one.
    flows: Vec<(String, Option<String>, Vec<Route>)>,
    /// What would settle which of the possible ones is taken; `None` if that is settled.
    lacking: Option<Lacking>,
    /// Whether the law leaves it to a person, who has not decided.
    is_for_a_person: bool,
}

impl Routes {
    /// The routes by a verdict and the choice of the record it judges.
    pub(super) fn of(facts: &Facts<'_>, verdict: &Verdict) -> Self {
        let entry = facts.single(&record::SECTION);
        let of_record = chosen(&entry, &record::ROUTE);
        let mut flows = Vec::new();
        let mut is_made = true;
        for one in &verdict.scenarios {
            let scenario = facts.row(&scenarios::SECTION, &one.id);
            let to = scenario.map(|row| flows::of_scenario(&row)).unwrap_or_default();
            for recipient in to.iter().filter_map(|flow| flow.with()?.id) {
                let contract = facts.row(&contracts::SECTION, recipient);
                let own = contract.and_then(|row| chosen(&row, &contracts::ROUTE));
                let choice = own.or(of_record);
                let routes = left(&one.possible, choice, &verdict.bay_with(recipient));
                is_made &=
                    choice.is_some() || one.mechanism != Mechanism::StandardContractOrCertification;
                flows.push((one.id.clone(), Some(recipient.to_owned()), routes));
            }
            if to.is_empty() {
                let routes = left(&one.possible, of_record, &verdict.bay());
                is_made &= of_record.is_some()
                    || one.mechanism != Mechanism::StandardContractOrCertification;
                flows.push((one.id.clone(), None, routes));
            }
        }
        let is_open = verdict.mechanism == Mechanism::Undetermined;
        // What is strictest is filed; what is exempt beside it is not.
        let is_filed = |route: &Route| is_open || by(verdict.mechanism).contains(route);
        let of_flows = flows.iter().flat_map(|(.., routes)| routes.iter().copied());
        let mut possible: BTreeSet<Route> = of_flows.filter(is_filed).collect();
        if flows.is_empty() {
            possible.extend(left(&Mechanism::ALL, of_record, &verdict.bay()));
        }
        let is_made = is_made || verdict.mechanism != Mechanism::StandardContractOrCertification;
        let lacking = match (is_open, is_made) {
            (true, _) => Some(verdict.lacking.clone()),
            (false, false) => Some(Lacking::from([entry.place(&record::ROUTE)])),
            (false, true) => None,
        };
        // What a person has yet to decide may lead to any.
        let is_for_a_person = is_open
            && verdict.scenarios.iter().any(|one| one.possible.contains(&Mechanism::Undetermined));
        Self { possible: possible.into_iter().collect(), flows, lacking, is_for_a_person }
    }

    /// Every route that the record takes or may take, in their order.
    pub fn possible(&self) -> &[Route] {
        &self.possible
    }

    /// The routes it takes: several, where it is not the same with every recipient; none while that is open.
    pub fn taken(&self) -> &[Route] {
        if self.lacking.is_none() { &self.possible } else { &[] }
    }

    /// The one route it takes; `None` while that is open, where there is none, and where there are several.
    pub fn sole(&self) -> Option<Route> {
        match self.taken() {
            [route] => Some(*route),
            _ => None,
        }
    }

    /// Whether it is open which of several it takes; what a person has yet to decide may lead to any.
    pub fn is_open(&self) -> bool {
        self.lacking.is_some() && (self.possible.len() > 1 || self.is_for_a_person)
    }

    /// Whether it takes this route.
    pub fn takes(&self, route: Route) -> Tri {
        match &self.lacking {
            _ if !self.possible.contains(&route) => Tri::No,
            None => Tri::Yes,
            Some(lacking) => Tri::Unknown(lacking.clone()),
        }
    }

    /// Whether it takes this route, and something else of it goes another way.
    pub fn mixes(&self, route: Route) -> bool {
        self.takes(route).is_yes()
            && self.flows.iter().any(|(.., possible)| !possible.contains(&route))
    }

    /// Whether what is filed by this route needs words of its own: it takes others beside it, of which what was found of everything
    /// would tell.
    pub fn needs_own_words(&self, route: Route) -> bool {
        self.mixes(route) && self.taken().len() > 1
    }

    /// Whether it takes this route, or may take it, and something else of it surely goes another way.
    pub fn parts_with(&self, route: Route) -> bool {
        let is_other = |possible: &[Route]| !possible.is_empty() && !possible.contains(&route);
        self.may_take(route) && self.flows.iter().any(|(.., possible)| is_other(possible))
    }

    /// Whether it takes this route, or may take it.
    pub fn may_take(&self, route: Route) -> bool {
        self.possible.contains(&route)
    }

    /// Whether a scenario takes, or may take, one of these routes to somebody.
    pub fn may_go(&self, scenario: &Entry<'_>, routes: &[Route]) -> bool {
        self.any(routes, |of, _| scenario.id == Some(of))
    }

    /// Whether something goes, or may go, to a recipient by one of these routes.
    pub fn recipient_may_go(&self, recipient: &Entry<'_>, routes: &[Route]) -> bool {
        self.any(routes, |_, to| recipient.id.is_some() && recipient.id == to)
    }

    /// Whether a flow takes, or may take, one of these routes.
    pub fn flow_may_go(&self, flow: &Entry<'_>, routes: &[Route]) -> bool {
        let (of, to) = (flow.of(), flow.with());
        let ids = of.and_then(|of| of.id).zip(to.and_then(|to| to.id));
        ids.is_some_and(|(of, to)| self.any(routes, |a, b| a == of && b == Some(to)))
    }

    /// What a flow takes, or may take; nothing where a person decides, and where it is no export.
    pub fn of_flow(&self, flow: &Entry<'_>) -> &[Route] {
        let (of, to) = (flow.of().and_then(|of| of.id), flow.with().and_then(|to| to.id));
        let mut flows = self.flows.iter();
        let found = flows.find(|(a, b, _)| Some(a.as_str()) == of && b.as_deref() == to);
        found.map(|(.., routes)| routes.as_slice()).unwrap_or_default()
    }

    /// What a scenario takes, or may take, to somebody; nothing where that is open of one of its recipients.
    pub fn of_scenario(&self, scenario: &Entry<'_>) -> BTreeSet<Route> {
        let of = |one: &&(String, Option<String>, Vec<Route>)| scenario.id == Some(one.0.as_str());
        let own: Vec<_> = self.flows.iter().filter(of).map(|(.., routes)| routes).collect();
        if own.iter().any(|routes| routes.is_empty()) {
            return BTreeSet::new();
        }
        own.into_iter().flatten().copied().collect()
    }

    /// Whether one of these flows takes this route.
    pub fn flows_take(&self, flows: &[Entry<'_>], route: Route) -> Tri {
        match &self.lacking {
            _ if !flows.iter().any(|flow| self.flow_may_go(flow, &[route])) => Tri::No,
            None => Tri::Yes,
            Some(lacking) => Tri::Unknown(lacking.clone()),
        }
    }

    fn any(&self, routes: &[Route], is_meant: impl Fn(&str, Option<&str>) -> bool) -> bool {
        let mut flows = self.flows.iter().filter(|(of, to, _)| is_meant(of, to.as_deref()));
        flows.any(|(.., possible)| possible.iter().any(|route| routes.contains(route)))
    }
}

/// The choice that an answer makes between the routes that the law leaves open.
fn chosen(entry: &Entry<'_>, field: &'static Field) -> Option<Route> {
    let code = entry.choice(field).known()?;
    Route::CHOSEN.into_iter().find(|route| route.code() == code.as_str())
}

/// The routes that these mechanisms and a choice leave.
fn left(mechanisms: &[Mechanism], choice: Option<Route>, bay: &Tri) -> Vec<Route> {
    let may = |route: &Route| match choice {
        _ if !Route::CHOSEN.contains(route) => true,
        Some(one) => one == *route,
        // While no choice is made, the contract of the Bay is one only where it is open to the export.
        None => *route != Route::Bay || !bay.is_no(),
    };
    let routes = mechanisms.iter().flat_map(|mechanism| by(*mechanism));
    let routes: BTreeSet<Route> = routes.copied().filter(may).collect();
    routes.into_iter().collect()
}

/// The routes that a mechanism opens.
const fn by(mechanism: Mechanism) -> &'static [Route] {
    match mechanism {
        Mechanism::StandardContractOrCertification => &Route::CHOSEN,
        Mechanism::SecurityAssessment => &[Route::Assessment],
        Mechanism::Exempt => &[Route::Exempt],
        Mechanism::OutOfScope | Mechanism::ProhibitedWithoutApproval | Mechanism::Undetermined => {
            &[]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Answers;
    use crate::law::{Circumstances, Survey};
    use serde_json::json;

    fn routes(record: serde_json::Value) -> Routes {
        let answers = Answers::from_json(record).unwrap();
        Survey::at(&Facts::new(&answers), &Circumstances::default()).routes
    }

    #[test]
    fn nothing_is_taken_and_nothing_is_out_while_the_mechanism_is_open() {
        let open = routes(json!({}));
        assert_eq!(
            open.possible(),
            [Route::Contract, Route::Assessment, Route::Certification, Route::Exempt]
        );
        assert_eq!(open.sole(), None);
        assert!(matches!(open.takes(Route::Assessment), Tri::Unknown(_)));
        assert!(open.takes(Route::Bay).is_no());
    }

    #[test]
    fn a_choice_narrows_what_the_law_leaves_and_nothing_else() {
        let chosen = routes(json!({ "record": { "route": "certification" } }));
        assert_eq!(chosen.possible(), [Route::Assessment, Route::Certification, Route::Exempt]);
        assert_eq!(chosen.sole(), None);
    }
}
