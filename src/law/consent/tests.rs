//! The matrix of notice and consent: what covers a cell, what it counts, and why consent is due.

use super::*;
use crate::form::Answers;
use crate::law::Survey;

fn answers(basis: &str, sensitivity: &str, published: &str) -> serde_json::Value {
    json!({
        "record": { "as_of": "2026-11-20" },
        "handler": { "ciio": "no", "important_data": "no", "state_organ": "no" },
        "recipients": [{ "id": "r", "relation": "parent", "role": "independent_handler" }],
        "groups": [{ "id": "g", "ordinary": 5, "sensitive": 1, "under_14": 0 }],
        "items": [{ "id": "i", "sensitivity": sensitivity }],
        "scenarios": [{
            "id": "s", "recipients": ["r"], "groups": ["g"], "items": ["i"], "personal": "yes",
            "act": "transfer", "legal_basis": basis, "contract_party": "yes",
            "exemption": "none", "published": published,
        }],
    })
}

fn cell(basis: &str, sensitivity: &str, published: &str) -> Cell {
    let answers = Answers::from_json(answers(basis, sensitivity, published)).unwrap();
    Survey::of(&answers).consent.into_iter().next().unwrap()
}

fn articles(cell: &Cell) -> Vec<String> {
    cell.reasons.iter().map(|source| source.article.to_string()).collect()
}

#[test]
fn a_row_that_lacks_answers_covers_nothing_and_leads_to_the_first_of_them() {
    let tree = |row: serde_json::Value| {
        let mut tree = answers("art13_2_contract", "ordinary", "no");
        tree["consents"] = json!([row]);
        Survey::of(&Answers::from_json(tree).unwrap())
    };
    let mut row = json!({
        "id": "c", "name": "n", "scenario": "s", "groups": ["g"], "recipients": ["r"],
    });
    let survey = tree(row.clone());
    let begun = &survey.consent[0];
    assert_eq!((begun.coverage(), begun.is_open()), (Coverage::Begun, true));
    assert!(begun.covered_by.is_empty());
    assert_eq!(begun.begun_by[0].to_string(), "consents/c/version");
    for (id, value) in [
        ("version", json!("1")),
        ("notice_items", json!(["purpose"])),
        ("channel", json!(["paper"])),
        ("effective", json!("2026-11-01")),
        ("evidence", json!("A-1")),
    ] {
        assert!(tree(row.clone()).consent[0].is_open(), "without {id}");
        row[id] = value;
    }
    assert_eq!(tree(row).consent[0].coverage(), Coverage::Covered);
}

#[test]
fn an_open_cell_leads_to_an_answer_that_is_not_there() {
    let mut tree = answers("art13_2_contract", "ordinary", "no");
    let scenario = tree["scenarios"][0].as_object_mut().unwrap();
    scenario.remove("published");
    scenario.remove("legal_basis");
    let survey = Survey::of(&Answers::from_json(tree.clone()).unwrap());
    let without = survey.consent[0].settled_by.clone().unwrap();
    assert_eq!(without.to_string(), "scenarios/s/legal_basis");
    // The basis is answered: it settles nothing any more.
    tree["scenarios"][0]["legal_basis"] = json!("art13_1_consent");
    tree["items"][0].as_object_mut().unwrap().remove("sensitivity");
    let survey = Survey::of(&Answers::from_json(tree).unwrap());
    let settled = survey.consent[0].settled_by.as_ref().map(ToString::to_string);
    assert_ne!(settled.as_deref(), Some("scenarios/s/legal_basis"));
}

#[test]
fn a_cell_says_why_consent_is_due() {
    let asked = cell("art13_1_consent", "sensitive", "no");
    assert_eq!(articles(&asked), ["Art. 39", "Art. 29", "Art. 23"]);
    let ordinary = cell("art13_1_consent", "ordinary", "no");
    assert_eq!(ordinary.consent, Requirement::Required);
    let other = cell("art13_2_contract", "sensitive", "no");
    assert_eq!((articles(&other).len(), other.consent), (0, Requirement::NotRequired));
    let published = cell("art13_2_contract", "ordinary", "yes");
    assert_eq!(
        (articles(&published), published.consent),
        (vec!["Art. 25".to_owned()], Requirement::Required)
    );
}

#[test]
fn consents_are_held_against_the_people_whose_data_went() {
    let with = |obtained: u64, withdrawn: u64| {
        let mut tree = answers("art13_1_consent", "ordinary", "no");
        tree["groups"][0]["ordinary"] = json!(900);
        tree["consents"] = json!([{
            "id": "c", "name": "n", "scenario": "s", "groups": ["g"], "recipients": ["r"], "version": "1",
            "notice_items": ["purpose"], "channel": ["paper"], "effective": "2026-01-05",
            "obtained": obtained, "coverage": "78%", "withdrawals": withdrawn,
            "withdrawal_channel": "w", "refusal": "r", "evidence": "e",
        }]);
        Survey::of(&Answers::from_json(tree).unwrap())
    };
    let ids = |survey: &Survey| {
        let of = |one: &&crate::form::Problem| one.place.section == &consents::SECTION;
        survey.problems.iter().filter(of).map(|one| one.check.0).collect::<Vec<_>>()
    };
    let some = with(700, 3);
    assert_eq!(some.consent[0].coverage(), Coverage::Short);
    let short = some.consent[0].short.as_ref().unwrap();
    assert_eq!(short.lacking(), 200);
    assert!(short.said().zh.contains("缺200人（覆盖77.7%；其中撤回3人）"));
    assert!(ids(&some).contains(&"consents.count"));
    assert!(!ids(&some).contains(&"consents.share"), "78% is 77.7% rounded");
    // Whose consent was withdrawn had given it when the data went.
    for (obtained, withdrawn) in [(900, 0), (897, 3), (950, 0)] {
        let all = with(obtained, withdrawn);
        assert_eq!(all.consent[0].coverage(), Coverage::Covered, "{obtained}");
        assert!(!ids(&all).contains(&"consents.count"), "{obtained}");
    }
    assert!(ids(&with(600, 0)).contains(&"consents.share"));
}

#[test]
fn consents_of_a_row_that_is_not_filled_in_are_held_against_the_people_too() {
    let with = |obtained: u64, withdrawn: Option<u64>| {
        let mut tree = answers("art13_1_consent", "ordinary", "no");
        tree["groups"][0]["ordinary"] = json!(2600);
        tree["consents"] = json!([{
            "id": "c", "name": "n", "scenario": "s", "groups": ["g"], "recipients": ["r"],
            "obtained": obtained, "withdrawals": withdrawn,
        }]);
        Survey::of(&Answers::from_json(tree).unwrap())
    };
    let told = |survey: &Survey| {
        let mut of = survey.problems.iter().filter(|one| one.check.0 == "consents.count");
        of.next().map(|one| (one.place.to_string(), one.message.zh.clone()))
    };
    let short = with(2000, Some(0));
    assert_eq!(short.consent[0].coverage(), Coverage::Short);
    assert!(short.consent[0].is_open(), "it proves nothing yet");
    assert!(told(&short).unwrap().1.contains("缺600人"));
    // While nobody says how many withdrew, it is no more than doubted.
    let open = with(2000, None);
    assert_eq!(open.consent[0].coverage(), Coverage::Begun);
    let (place, words) = told(&open).unwrap();
    assert_eq!(place, "consents/c/withdrawals");
    assert!(words.contains("其余600人"), "{words}");
    assert!(told(&with(2600, None)).is_none() && told(&with(2000, Some(600))).is_none());
}
