//! Whether the legal basis of a scenario stands by the conditions that its own words name, as far as the record answers them.
//!
//! A basis is a claim like an exemption: chosen from a list it proves nothing. One whose condition is answered "no" is told to nobody as
//! the ground of an export, and one whose condition is open is told as open.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::form::catalog::scenarios;
use crate::form::options::legal_basis;
use crate::form::{Answer, Entry, Facts, Field, Lacking, Place, Problem, Severity, Tri};
use crate::text::{Phrase, says_none, t};

use super::open_points::BOTH_PAPERS;
use super::{Policy, checks};

/// How a legal basis stands.
#[derive(Clone, Debug)]
pub struct Basis {
    /// Whether it stands; open while none is chosen, or while a condition of it is.
    pub holds: Tri,
    /// The answers by which it does not.
    pub against: Vec<Place>,
}

/// `stands`, `fails` or `open`, with what denies or would settle it.
impl Serialize for Basis {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (state, lacking) = match &self.holds {
            Tri::Yes => ("stands", None),
            Tri::No => ("fails", None),
            Tri::Unknown(lacking) => ("open", Some(lacking)),
        };
        json!({ "state": state, "against": self.against, "lacking": lacking }).serialize(to)
    }
}

impl Basis {
    /// How the basis of a scenario stands.
    pub fn of(scenario: &Entry<'_>, policy: &Policy) -> Self {
        let chosen = match scenario.choice(&scenarios::LEGAL_BASIS) {
            Answer::Known(chosen) => chosen,
            Answer::Unknown(lacking) => {
                return Self { holds: Tri::Unknown(lacking), against: Vec::new() };
            }
        };
        let mut asked: Vec<&'static Field> = Vec::new();
        let own = match chosen {
            legal_basis::HUMAN_RESOURCES => {
                asked.extend([
                    &scenarios::HR_LABOUR_RULES,
                    &scenarios::HR_COLLECTIVE_CONTRACT,
                    &scenarios::HR_REVIEW,
                ]);
                staff_papers(scenario, policy)
            }
            legal_basis::CONTRACT => {
                asked.push(&scenarios::CONTRACT_PARTY);
                scenario.yes_no(&scenarios::CONTRACT_PARTY)
            }
            legal_basis::STATUTORY_DUTY => named_article(scenario),
            _ => Tri::Yes,
        };
        let needs = [
            legal_basis::HUMAN_RESOURCES,
            legal_basis::CONTRACT,
            legal_basis::STATUTORY_DUTY,
            legal_basis::EMERGENCY,
        ];
        // Each of them reaches as far as what is necessary. Where that is not asked by itself, the necessity is argued in words.
        let is_denied = needs.contains(&chosen)
            && scenario.is_asked(&scenarios::TRULY_NECESSARY).is_yes()
            && scenario.yes_no(&scenarios::TRULY_NECESSARY).is_no();
        if is_denied {
            asked.push(&scenarios::TRULY_NECESSARY);
        }
        let holds = if is_denied { Tri::No } else { own };
        let denies = |field: &&'static Field| scenario.yes_no(field).is_no();
        let against = if holds.is_no() { asked } else { Vec::new() };
        let against = against.into_iter().filter(denies).map(|field| scenario.place(field));
        Self { against: against.collect(), holds }
    }

    /// What would settle it: a condition that is open, or another basis in the place of one that fails.
    pub fn settled_by(&self, scenario: &Entry<'_>) -> Lacking {
        match &self.holds {
            Tri::Yes => Lacking::new(),
            Tri::No => Lacking::from([scenario.place(&scenarios::LEGAL_BASIS)]),
            Tri::Unknown(lacking) => lacking.clone(),
        }
    }
}

/// Labour rules and collective contract, joined by 和 both in PIPL Art. 13(1)(2) and in the exemption made of it (Q-4): both, yes;
/// neither, no; of one alone counsel decides, or the company by the reading it fixed.
pub(in crate::law) fn staff_papers(scenario: &Entry<'_>, policy: &Policy) -> Tri {
    let rules = scenario.yes_no(&scenarios::HR_LABOUR_RULES);
    let agreement = scenario.yes_no(&scenarios::HR_COLLECTIVE_CONTRACT);
    let takes_both = policy.follows(&BOTH_PAPERS);
    match (&rules, &agreement) {
        (Tri::Yes, Tri::No) | (Tri::No, Tri::Yes) if takes_both => Tri::No,
        (Tri::Yes, Tri::No) | (Tri::No, Tri::Yes) => scenario.yes_no(&scenarios::HR_REVIEW),
        (Tri::No, Tri::No) => Tri::No,
        // With one paper there, counsel's word settles it whatever the other is.
        (Tri::Yes, Tri::Unknown(_)) | (Tri::Unknown(_), Tri::Yes)
            if !takes_both && scenario.yes_no(&scenarios::HR_REVIEW).is_yes() =>
        {
            Tri::Yes
        }
        (Tri::No, Tri::Unknown(lacking)) | (Tri::Unknown(lacking), Tri::No) => {
            Tri::Unknown(lacking.clone())
        }
        _ => rules.and(agreement),
    }
}

/// Without the article the statutory duty is open, not failed; "none" names no article.
pub(in crate::law) fn named_article(scenario: &Entry<'_>) -> Tri {
    match scenario.proof(&scenarios::STATUTORY_DUTY) {
        Answer::Known(text) if says_none(text) => {
            Tri::lacks(scenario.place(&scenarios::STATUTORY_DUTY))
        }
        other => other.is(|_| true),
    }
}

/// Bases that fail by an answer of the record itself.
pub(super) fn problems(facts: &Facts<'_>, policy: &Policy) -> Vec<Problem> {
    let failing = |scenario: Entry<'_>| {
        let basis = Basis::of(&scenario, policy);
        basis.holds.is_no().then(|| Problem {
            check: checks::SCENARIOS_BASIS,
            severity: Severity::Error,
            place: scenario.place(&scenarios::LEGAL_BASIS),
            message: said_against(&basis),
        })
    };
    let out = facts.rows(&scenarios::SECTION).filter_map(failing).collect();
    facts.forget_reads();
    out
}

/// Why a basis fails, and what to do.
fn said_against(basis: &Basis) -> Phrase {
    let no = t("否", "no");
    let denied = basis.against.iter().map(|place| {
        let label = place.field.map_or(place.section.title, |field| field.label);
        said!("“{label}”答“{no}”", "\"{label}\" is answered {no}", label, no)
    });
    let denied = Phrase::list(denied);
    said!(
        "{denied}，这一合法性基础不成立：不写入告知书和报告，也不能据此不取得单独同意。请改选合法性基础（例如取得个人的单独同意），合法性说明一并改正；或者补足条件后更正该项回答",
        "{denied}: this legal basis does not stand. It is printed in no notice and no report, and waives no separate consent. Choose another basis (such as separate consent) and correct the reason with it, or meet the condition and then correct that answer",
        denied,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Answers;
    use crate::law::{Requirement, Survey, duties};
    use serde_json::{Value, json};

    fn survey(scenario: &Value) -> Survey {
        let mut row = json!({
            "id": "s", "recipients": ["r"], "groups": ["g"], "items": ["i"], "personal": "yes",
            "act": "transfer", "exemption": "none",
        });
        for (field, value) in scenario.as_object().unwrap() {
            row[field] = value.clone();
        }
        let tree = json!({
            "record": { "as_of": "2026-11-30" },
            "handler": { "ciio": "no", "important_data": "no", "state_organ": "no" },
            "recipients": [{ "id": "r", "relation": "parent", "role": "independent_handler" }],
            "groups": [{ "id": "g", "ordinary": 5, "sensitive": 1, "under_14": 0 }],
            "items": [{ "id": "i", "sensitivity": "sensitive" }],
            "scenarios": [row],
        });
        Survey::of(&Answers::from_json(tree).unwrap())
    }

    /// Whether separate consent is due, what is left open, and whether the record says that the basis fails.
    fn found(scenario: &Value) -> (Requirement, Vec<String>, bool) {
        let survey = survey(scenario);
        let fails = survey.problems.iter().any(|one| one.check == checks::SCENARIOS_BASIS);
        let one = &survey.verdict.scenarios[0];
        let lacking = one.basis.settled_by_place();
        (one.duty(&duties::SEPARATE_CONSENT), lacking, fails)
    }

    impl Basis {
        fn settled_by_place(&self) -> Vec<String> {
            match &self.holds {
                Tri::Unknown(lacking) => lacking.iter().map(ToString::to_string).collect(),
                _ => self.against.iter().map(ToString::to_string).collect(),
            }
        }
    }

    #[test]
    fn a_basis_denied_by_its_own_condition_waives_no_consent() {
        let hr = json!({
            "legal_basis": "art13_2_hr", "exemption": "art5_2_hr", "hr_labour_rules": "yes",
            "hr_collective_contract": "no", "hr_scope": "employees_only", "hr_review": "no", "truly_necessary": "yes",
        });
        let against = ["scenarios/s/hr_collective_contract", "scenarios/s/hr_review"];
        assert_eq!(
            found(&hr),
            (Requirement::Undetermined, against.map(str::to_owned).to_vec(), true)
        );
        // Without a claim the questions of the basis stay.
        let mut unclaimed = hr.clone();
        unclaimed["exemption"] = json!("none");
        assert_eq!(found(&unclaimed).0, Requirement::Undetermined);
        assert!(found(&unclaimed).2);
        for (basis, field) in
            [("art13_2_contract", "contract_party"), ("art13_2_hr", "hr_labour_rules")]
        {
            let row = json!({ "legal_basis": basis, field: "no", "hr_collective_contract": "no" });
            assert_eq!(found(&row).0, Requirement::Undetermined, "{basis}");
            assert!(found(&row).2, "{basis}");
        }
        let needless = json!({
            "legal_basis": "art13_2_contract", "exemption": "art5_1_contract", "contract_party": "yes",
            "truly_necessary": "no",
        });
        assert!(found(&needless).2);
    }

    #[test]
    fn an_open_condition_is_told_as_open_and_is_no_failure() {
        for (row, lacking) in [
            (json!({ "legal_basis": "art13_2_contract" }), "scenarios/s/contract_party"),
            (json!({ "legal_basis": "art13_3_statutory_duty" }), "scenarios/s/statutory_duty"),
            (
                json!({ "legal_basis": "art13_2_hr", "hr_labour_rules": "yes", "hr_collective_contract": "no" }),
                "scenarios/s/hr_review",
            ),
        ] {
            let (consent, open, fails) = found(&row);
            assert_eq!((consent, fails), (Requirement::Undetermined, false), "{row}");
            assert_eq!(open, [lacking]);
        }
    }

    #[test]
    fn a_basis_that_stands_raises_no_alarm() {
        for row in [
            json!({ "legal_basis": "art13_2_contract", "contract_party": "yes" }),
            json!({ "legal_basis": "art13_2_hr", "hr_labour_rules": "yes", "hr_collective_contract": "yes" }),
            json!({
                "legal_basis": "art13_2_hr", "hr_labour_rules": "yes", "hr_collective_contract": "no", "hr_review": "yes",
            }),
            json!({ "legal_basis": "art13_3_statutory_duty", "statutory_duty": "网络安全法第三十条" }),
            json!({ "legal_basis": "art13_6_public" }),
        ] {
            assert_eq!(found(&row), (Requirement::NotRequired, Vec::new(), false), "{row}");
        }
        let consent = json!({ "legal_basis": "art13_1_consent" });
        assert_eq!(found(&consent), (Requirement::Required, Vec::new(), false));
    }
}
