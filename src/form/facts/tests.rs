//! What is found once for frozen answers is what would be found each time.

use serde_json::json;

use super::super::catalog::{items, scenarios};
use super::*;

fn answers(named: &[String]) -> Answers {
    let rows: Vec<Value> =
        (0..20).map(|n| json!({ "id": format!("i{n}"), "name": "姓名" })).collect();
    let tree = json!({ "items": rows, "scenarios": [{ "id": "s", "items": named }, { "id": "t", "items": ["i3"] }] });
    Answers::from_json(tree).unwrap()
}

fn named(facts: &Facts<'_>, scenario: &str) -> Option<Vec<String>> {
    let scenario = facts.row(&scenarios::SECTION, scenario).unwrap();
    let rows = scenario.named(&scenarios::ITEMS).known()?;
    Some(rows.iter().filter_map(|row| row.id.map(str::to_owned)).collect())
}

#[test]
fn a_long_list_of_names_is_read_like_a_short_one() {
    let mut ids: Vec<String> = (0..20).rev().map(|n| format!("i{n}")).collect();
    let all = answers(&ids);
    let facts = Facts::new(&all);
    for facts in [&facts, &facts.quietly(), &facts] {
        let before = facts.work();
        assert_eq!(named(facts, "s"), Some(ids.clone()));
        assert_eq!(named(facts, "t"), Some(vec!["i3".to_owned()]));
        // Found or known, it is the same work: a search ends at the same place.
        assert_eq!(facts.work() - before, 2 * READ + 21);
    }
    ids.push("gone".to_owned());
    let all = answers(&ids);
    let facts = Facts::new(&all);
    assert_eq!((named(&facts, "s"), named(&facts, "s")), (None, None));
}

#[test]
fn each_taking_tells_each_place_once() {
    let all = answers(&[]);
    let facts = Facts::new(&all);
    let read = || {
        for row in facts.rows(&items::SECTION).chain(facts.rows(&items::SECTION)) {
            assert_eq!(row.text(&items::NAME).known(), Some("姓名"));
        }
        facts.take_reads()
    };
    let (first, second) = (read(), read());
    assert_eq!((first.len(), &first), (20, &second));
    assert!(Arc::ptr_eq(&first[7], &second[7]));
    assert_eq!(
        (first[7].place.to_string().as_str(), first[7].value.zh.as_str()),
        ("items/i7/name", "姓名")
    );
    assert!(facts.take_reads().is_empty());
}
