//! The route (路径) a record takes to lawfulness: by the mechanism that follows and, where the law leaves a choice, by the choice made.
//!
//! Decided here and nowhere else. A choice that is not made, like a mechanism that is open, leaves every route that may still be
//! taken; none of them is taken then, and none of them is out.

use std::collections::BTreeSet;

use crate::form::catalog::record;
use crate::form::{Code, Entry, Facts, Lacking, Tri};
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
    scenarios: Vec<(String, Vec<Route>)>,
    /// What would settle which of the possible ones is taken; `None` if that is settled.
    lacking: Option<Lacking>,
    /// Whether the law leaves it to a person, who has not decided.
    is_for_a_person: bool,
}

impl Routes {
    /// The routes by a verdict and the choice of the record it judges.
    pub(super) fn of(facts: &Facts<'_>, verdict: &Verdict) -> Self {
        let entry = facts.single(&record::SECTION);
        let chosen = entry.choice(&record::ROUTE).known();
        let chosen =
            Route::CHOSEN.into_iter().find(|route| Some(route.code()) == chosen.map(Code::as_str));
        let may = |route: &Route| match chosen {
            _ if !Route::CHOSEN.contains(route) => true,
            Some(one) => one == *route,
            // While no choice is made, the contract of the Bay is one only where it is open to the export.
            None => *route != Route::Bay || !verdict.bay().is_no(),
        };
        let all = |mechanisms: &[Mechanism]| -> Vec<Route> {
            let routes = mechanisms.iter().flat_map(|mechanism| by(*mechanism));
            let routes: BTreeSet<Route> = routes.copied().filter(may).collect();
            routes.into_iter().collect()
        };
        let scenarios = verdict.scenarios.iter();
        let open: Vec<Mechanism> =
            scenarios.clone().flat_map(|one| one.possible.iter().copied()).collect();
        let is_open = verdict.mechanism == Mechanism::Undetermined;
        let is_chosen = chosen.is_some() || by(verdict.mechanism) != Route::CHOSEN;
        let lacking = match (is_open, is_chosen) {
            (true, _) => Some(verdict.lacking.clone()),
            (false, false) => Some(Lacking::from([entry.place(&record::ROUTE)])),
            (false, true) => None,
        };
        Self {
            possible: match (is_open, open.as_slice()) {
                (false, _) => all(&[verdict.mechanism]),
                (true, []) => all(&Mechanism::ALL),
                (true, open) => all(open),
            },
            scenarios: scenarios.map(|one| (one.id.clone(), all(&one.possible))).collect(),
            lacking,
            is_for_a_person: is_open && open.contains(&Mechanism::Undetermined),
        }
    }

    /// Every route that the record takes or may take, in their order.
    pub fn possible(&self) -> &[Route] {
        &self.possible
    }

    /// The one route it takes; `None` while that is open, and where there is none.
    pub fn taken(&self) -> Option<Route> {
        self.possible.first().copied().filter(|_| self.lacking.is_none())
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

    /// Whether it takes this route, or may take it.
    pub fn may_take(&self, route: Route) -> bool {
        self.possible.contains(&route)
    }

    /// Whether a scenario takes, or may take, one of these routes.
    pub fn may_go(&self, scenario: &Entry<'_>, routes: &[Route]) -> bool {
        self.scenarios
            .iter()
            .filter(|(id, _)| scenario.id == Some(id))
            .any(|(_, possible)| possible.iter().any(|route| routes.contains(route)))
    }
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
        assert_eq!(open.taken(), None);
        assert!(matches!(open.takes(Route::Assessment), Tri::Unknown(_)));
        assert!(open.takes(Route::Bay).is_no());
    }

    #[test]
    fn a_choice_narrows_what_the_law_leaves_and_nothing_else() {
        let chosen = routes(json!({ "record": { "route": "certification" } }));
        assert_eq!(chosen.possible(), [Route::Assessment, Route::Certification, Route::Exempt]);
        assert_eq!(chosen.taken(), None);
    }
}
