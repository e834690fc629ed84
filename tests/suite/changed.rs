//! What changed since a record was filed, and what is to be done about it: each act against its article.

use std::collections::BTreeSet;

use chujing::form::catalog::SECTIONS;
use chujing::form::{Answers, Edit, Facts, Place, Shape};
use chujing::law::change::{Act, Due, Judged, Review, Topic};
use chujing::law::{Circumstances, Route, Survey};
use chujing::text::Phrase;
use serde_json::{Value, json};

use crate::command_line::{code, json, run, text, workspace};
use crate::examples::{EXAMPLES, example};

const MIXED: &str = "travel-mixed-routes";
const HAMBURG: &str = "flows/scenario-benefits~recipient-hamburg";
const HONG_KONG: &str = "flows/scenario-night~recipient-hong-kong";

fn changed(of: &str, changes: &[(&str, Value)]) -> Answers {
    let mut answers = example(of).answers;
    for (place, value) in changes {
        let place = Place::parse(place).unwrap();
        let edit = match (place.field, place.row.clone()) {
            (None, Some(id)) if value.is_null() => Edit::Remove { section: place.section, id },
            (None, _) => {
                let row = value.as_object().unwrap().clone();
                Edit::Insert { section: place.section, index: 99, row }
            }
            _ => Edit::Set(place, (!value.is_null()).then(|| value.clone())),
        };
        answers.apply(edit).unwrap();
    }
    answers
}

fn between(before: &Answers, after: &Answers) -> Review {
    let (old, new) = (Facts::new(before), Facts::new(after));
    let survey = |facts: &Facts<'_>| Survey::at(facts, &Circumstances::default());
    let (was, is) = (survey(&old), survey(&new));
    Review::of(
        Judged { facts: &old, verdict: &was.verdict, routes: &was.routes },
        Judged { facts: &new, verdict: &is.verdict, routes: &is.routes },
    )
}

fn review(of: &str, changes: &[(&str, Value)]) -> Review {
    between(&example(of).answers, &changed(of, changes))
}

/// The acts due as a line: act, route, with whom, `?` where a person judges a condition, and the articles.
fn acts(review: &Review) -> Vec<String> {
    let line = |due: &Due| {
        let route = due.route.map_or("people", Route::code);
        let sources = chujing::source::Citation::list(due.basis).en;
        let mark = if due.condition.is_some() { "?" } else { "" };
        format!("{}{mark} {route}: {sources}", due.act.code())
    };
    review.due.iter().filter(|due| due.act.is_due()).map(line).collect()
}

fn moves(review: &Review) -> Vec<(&'static str, String, String)> {
    let line = |one: &chujing::law::change::Moved| {
        (one.act.code(), one.from.en.clone(), one.to.en.clone())
    };
    review.moved.iter().map(line).collect()
}

#[test]
fn kept_abroad_for_longer_renews_the_contract_and_for_shorter_nothing() {
    let longer = review(MIXED, &[(&format!("{HAMBURG}/retention_to"), json!("2029-12-13"))]);
    let expected = [
        "renew standard_contract: Standard Contract Measures Art. 8",
        "inform people: PIPL Art. 17 para. 2, 39",
    ];
    assert_eq!(acts(&longer), expected);
    let with: Vec<&str> = longer.due[0].with.iter().map(|name| name.en.as_str()).collect();
    assert_eq!(with, ["Hanselicht Reisepartner GmbH"], "and nobody else's contract");
    let shorter = review(MIXED, &[(&format!("{HAMBURG}/retention_to"), json!("2027-12-13"))]);
    assert_eq!(acts(&shorter), ["inform people: PIPL Art. 17 para. 2, 39"]);
    let later = review(MIXED, &[(&format!("{HAMBURG}/retention_from"), json!("2027-01-13"))]);
    assert_eq!(
        acts(&later),
        ["inform people: PIPL Art. 17 para. 2, 39"],
        "a later start is shorter"
    );
}

#[test]
fn the_bay_contract_is_renewed_by_its_own_articles() {
    let method = review(MIXED, &[(&format!("{HONG_KONG}/method"), json!("另作画像分析"))]);
    let bay =
        "renew_bay gba_contract: GBA (Hong Kong) Guideline Art. 7; GBA (Macao) Guideline Art. 8";
    let people =
        ["consent people: PIPL Art. 14 para. 2, 39", "inform people: PIPL Art. 17 para. 2, 39"];
    assert_eq!(acts(&method), [&[bay][..], &people].concat());
}

#[test]
fn what_the_text_leaves_to_a_person_stands_as_a_condition() {
    let control = review(MIXED, &[("recipients/recipient-hamburg/control", json!("由他人收购"))]);
    assert_eq!(acts(&control), ["renew? standard_contract: Standard Contract Measures Art. 8"]);
    let place = "recipients/recipient-singapore/control";
    let exempt = review(MIXED, &[(place, json!("由他人收购"))]);
    assert!(acts(&exempt).is_empty(), "nothing was filed for an exempt flow");
    let assessed = example("security-assessment").answers;
    let id = assessed.rows(&chujing::form::catalog::recipients::SECTION).next().unwrap().id;
    let place = format!("recipients/{id}/control");
    let control = review("security-assessment", &[(&place, json!("由他人收购"))]);
    assert_eq!(
        acts(&control),
        ["reapply? security_assessment: Security Assessment Measures Art. 14"]
    );
    let law =
        review("security-assessment", &[(&format!("recipients/{id}/law_findings"), json!("新法"))]);
    assert_eq!(acts(&law), ["reapply? security_assessment: Security Assessment Measures Art. 14"]);
}

#[test]
fn numbers_are_held_against_the_forecast_that_was_filed() {
    // 5,400 persons were forecast for the year.
    let within = review(MIXED, &[("groups/group-contacts/ordinary", json!(5_400))]);
    assert_eq!(acts(&within), [""; 0]);
    let beyond = review(MIXED, &[("groups/group-contacts/ordinary", json!(5_401))]);
    let article = "Standard Contract Measures Art. 8 (reading); Standard Contract Measures annex Appendix I (3)";
    assert_eq!(acts(&beyond), [format!("renew? standard_contract: {article}")]);
    let unknown = review(MIXED, &[("groups/group-contacts/ordinary", json!("5000-6000"))]);
    assert_eq!(acts(&unknown).len(), 1, "a range that may pass it is not within it");
}

#[test]
fn a_line_that_is_crossed_takes_the_exports_of_this_year_along() {
    let crossed = review(MIXED, &[("groups/group-members/ordinary", json!(1_200_000))]);
    let to = "Security assessment";
    let found = moves(&crossed);
    assert!(!found.is_empty() && found.iter().all(|one| one.0 == "apply"), "{found:?}");
    assert!(found.iter().all(|one| one.2 == to), "{found:?}");
    let sources: Vec<String> =
        crossed.moved.iter().map(|one| chujing::source::Citation::list(one.basis).en).collect();
    assert!(sources.iter().all(|one| one.contains("(January 2026)")), "{sources:?}");
    assert_eq!(acts(&crossed), [""; 0], "no contract is renewed that nothing goes by any more");
    let back = between(
        &changed(MIXED, &[("groups/group-members/ordinary", json!(1_200_000))]),
        &example(MIXED).answers,
    );
    assert!(
        moves(&back).iter().all(|one| one.0 == "record"),
        "who passed the assessment is bound by it"
    );
}

#[test]
fn a_new_recipient_is_concluded_with_and_a_lost_one_asked_about() {
    let new = [
        (
            "recipients/recipient-new",
            json!({ "id": "recipient-new", "name": "Neue GmbH", "country": "de" }),
        ),
        ("scenarios/scenario-corporate/recipients", json!(["recipient-hamburg", "recipient-new"])),
    ];
    let found = review(MIXED, &new);
    assert!(acts(&found)[0].starts_with("renew standard_contract: "), "{:?}", acts(&found));
    let with: Vec<_> = found.due[0].with.iter().map(|name| name.en.as_str()).collect();
    assert!(with.contains(&"Neue GmbH"), "{with:?}");
    assert!(acts(&found).iter().any(|act| act.starts_with("consent people")), "{:?}", acts(&found));
    let lost = between(&changed(MIXED, &new), &example(MIXED).answers);
    assert!(!acts(&lost).iter().any(|act| act.starts_with("consent")), "{:?}", acts(&lost));
    assert!(acts(&lost)[0].starts_with("renew? standard_contract"), "{:?}", acts(&lost));
}

#[test]
fn a_recipient_that_goes_concerns_nobody_elses_contract() {
    let place = "scenarios/scenario-benefits/recipients";
    let both = changed(MIXED, &[(place, json!(["recipient-hong-kong", "recipient-hamburg"]))]);
    let one = changed(MIXED, &[(place, json!(["recipient-hong-kong"]))]);
    let found = between(&both, &one);
    let filed = |act: &String| act.starts_with("renew");
    let due: Vec<String> = acts(&found).into_iter().filter(filed).collect();
    assert!(due.iter().all(|act| act.starts_with("renew? standard_contract")), "{due:?}");
    let with = found.due.iter().filter(|due| due.act.is_due()).flat_map(|due| &due.with);
    assert!(with.clone().count() > 0 && with.clone().all(|name| name.en.contains("Hanselicht")));
}

#[test]
fn an_exemption_that_falls_away_asks_for_a_contract() {
    let fallen = review(
        "hr-exempt",
        &[
            ("scenarios/scenario-hr/hr_labour_rules", json!("no")),
            ("scenarios/scenario-hr/hr_collective_contract", json!("no")),
        ],
    );
    let found = moves(&fallen);
    assert!(!found.is_empty(), "the mechanism moves: {:?}", fallen.differences);
    assert!(found.iter().all(|one| ["conclude", "answer", "apply"].contains(&one.0)), "{found:?}");
    assert!(
        acts(&fallen).iter().any(|act| act.starts_with("recheck exempt")),
        "{:?}",
        acts(&fallen)
    );
}

#[test]
fn another_choice_of_route_is_told_for_each_flow() {
    let chosen =
        review(MIXED, &[("contracts/recipient-hong-kong/route", json!("standard_contract"))]);
    assert_eq!(
        moves(&chosen),
        [("conclude", "GBA contract".to_owned(), "standard contract".to_owned())]
    );
    let basis = chujing::source::Citation::list(chosen.moved[0].basis).en;
    assert!(basis.contains("GBA (Hong Kong) Guideline annex Art. 6(2)"), "{basis}");
}

#[test]
fn what_belongs_to_the_filing_itself_asks_for_nothing() {
    for (place, value) in [
        ("handler/agent", json!("王五")),
        ("record/filing_day", json!("2026-12-20")),
        ("record/title", json!("另一个名称")),
    ] {
        let found = review(MIXED, &[(place, value)]);
        assert!(found.asks_nothing() && found.differences.len() == 1, "{place}");
        let why = &found.due[0];
        assert!(why.act == Act::Nothing && why.why.en.contains("no fact of the export"), "{place}");
    }
    assert!(review(MIXED, &[]).differences.is_empty());
}

/// Every field of every example emptied, every row taken away: each difference is about something and each route says what of it.
#[test]
fn no_change_is_unclassified() {
    let mut count = 0;
    for name in EXAMPLES {
        let answers = example(name).answers;
        let (facts, judged) = (Facts::new(&answers), Survey::of(&answers));
        let (verdict, routes) = (&judged.verdict, &judged.routes);
        for section in SECTIONS.iter().copied() {
            let entries: Vec<Option<String>> = match section.shape {
                Shape::Single => vec![None],
                _ => facts
                    .rows(section)
                    .filter_map(|row| row.id)
                    .map(|id| Some(id.to_owned()))
                    .collect(),
            };
            for row in entries.into_iter().take(2) {
                let whole = Place { section, row: row.clone(), field: None };
                let fields = section
                    .fields
                    .iter()
                    .map(|field| Place { field: Some(field), ..whole.clone() });
                let mut edits: Vec<Edit> = fields
                    .filter(|place| answers.get(place).is_some())
                    .map(|place| Edit::Set(place, None))
                    .collect();
                if let (Some(id), Shape::Rows { .. }) = (row, section.shape) {
                    edits.push(Edit::Remove { section, id });
                }
                for edit in edits {
                    let mut after = answers.clone();
                    after.apply(edit.clone()).unwrap();
                    let new = Facts::new(&after);
                    let found = Review::of(
                        Judged { facts: &facts, verdict, routes },
                        Judged { facts: &new, verdict, routes },
                    );
                    assert!(!found.differences.is_empty(), "{edit:?}");
                    for one in &found.differences {
                        assert!(one.topic.is_some(), "{edit:?}: {:?}", one.changed.place);
                        assert!(
                            !one.rulings.is_empty(),
                            "{name} {edit:?}: {:?}",
                            one.changed.place
                        );
                    }
                    count += 1;
                }
            }
        }
    }
    assert!(count > 1_000, "{count} changes were tried");
    assert_eq!(Topic::ALL.len(), 25);
}

#[test]
fn two_files_are_compared_by_command_and_those_of_two_entities_are_asked_about() {
    let dir = workspace();
    let folder = dir.path();
    let file = |name: &str| folder.join(format!("{name}.json"));
    std::fs::copy(file(MIXED), file("now")).unwrap();
    let before = std::fs::read(file(MIXED)).unwrap();
    assert_eq!(code(&run(folder, &["set", "now", "groups/group-contacts/ordinary", "5600"])), 0);
    let told = run(folder, &["compare", MIXED, "now"]);
    assert_eq!(code(&told), 0);
    assert!(text(&told).contains("5,180 → 5,600"), "{}", text(&told));
    assert!(
        text(&told).contains("没有变化"),
        "neither counts the people of the other: {}",
        text(&told)
    );
    let found = json(&run(folder, &["compare", MIXED, "now", "--format", "json"]));
    assert_eq!(found["review"]["due"][0]["act"], "renew");
    assert_eq!(found["review"]["due"][0]["causes"][0], "groups/group-contacts/ordinary");
    let asked = run(folder, &["compare", MIXED, "hr-exempt"]);
    assert_eq!(code(&asked), 2);
    assert!(told_on(&asked).contains("循岚"), "each is named by its company: {}", told_on(&asked));
    let all_the_same = run(folder, &["compare", MIXED, "hr-exempt", "--two-entities"]);
    assert_eq!(code(&all_the_same), 0);
    assert_eq!(std::fs::read(file(MIXED)).unwrap(), before, "files are only read");
    assert!(
        !told_on(&told).contains("副本"),
        "the two are no copies beside them: {}",
        told_on(&told)
    );
    std::fs::copy(file(MIXED), file("older")).unwrap();
    let beside = run(folder, &["compare", MIXED, "now"]);
    assert!(told_on(&beside).contains("older.json"), "{}", told_on(&beside));
}

/// What a command told beside its result.
fn told_on(run: &std::process::Output) -> String {
    String::from_utf8_lossy(&run.stderr).into_owned()
}

#[test]
fn a_filing_is_told_what_concerns_its_own_route_and_recipient() {
    let changes = [(&*format!("{HAMBURG}/retention_to"), json!("2029-12-13"))];
    let whole = || review(MIXED, &changes);
    let people = "inform people: PIPL Art. 17 para. 2, 39";
    let renew = "renew standard_contract: Standard Contract Measures Art. 8";
    let named = |name: &str| Some(Phrase::same(name.to_owned()));
    for (route, with, expected) in [
        (Route::Contract, None, vec![renew, people]),
        (Route::Contract, named("Hanselicht Reisepartner GmbH"), vec![renew, people]),
        (Route::Contract, named("Another"), vec![people]),
        // The contract of the Bay says nothing of the other recipient, and neither does a certificate.
        (Route::Bay, None, vec![people]),
        (Route::Certification, None, vec![people]),
    ] {
        let found = whole().of_filing(route, with.as_ref());
        assert_eq!(acts(&found), expected, "{route:?} {with:?}");
        // A cause is still the difference that led to it.
        for due in found.due.iter().filter(|due| due.route.is_some()) {
            let place = |at: &usize| found.differences[*at].changed.place.to_string();
            assert_eq!(due.causes.iter().map(place).collect::<Vec<_>>(), [changes[0].0]);
        }
    }
    // What rests on no route is asked for once, whatever is filed.
    let mut told = BTreeSet::new();
    let once = [Route::Contract, Route::Bay].map(|route| {
        let mut of_one = whole().of_filing(route, None);
        of_one.tell_once(&mut told);
        acts(&of_one)
    });
    assert_eq!(once, [vec![renew.to_owned(), people.to_owned()], vec![]]);
}
