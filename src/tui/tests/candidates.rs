//! A field that a merge left to be chosen: shown as it is, chosen from a sheet, and taken back like any other answer.

use crossterm::event::KeyCode::{Char, Down, Enter, Esc, F};
use serde_json::{Value, json};

use super::session::Session;

/// A desk on an example into whose file a merge wrote candidates at a place.
fn merged(section: &str, field: &str, values: &[Value], wide: u16, high: u16) -> Session {
    let desk = Session::example("customers-standard-contract", wide, high);
    let path = desk.path();
    let mut tree: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let known = &mut tree["answers"][section];
    let cells = if known.is_array() { &mut known[0] } else { known };
    cells[field] = json!({ "candidates": values });
    std::fs::write(&path, tree.to_string()).unwrap();
    let mut desk = Session::on(desk.ends(), wide, high);
    desk.key(Enter);
    desk
}

#[test]
fn one_of_two_choices_is_taken_by_digit_and_enter_and_taken_back() {
    let mut desk = merged("handler", "ciio", &[json!("yes"), json!("no")], 80, 24);
    let held = "{\"candidates\":[\"yes\",\"no\"]}";
    assert_eq!(desk.value("handler/ciio"), held);
    desk.go("handler/ciio").shows("（待选）否 / 是").shows("请选定一个");
    desk.shows("待选 1：否").shows("待选 2：是");
    desk.key(Enter).shows("合并时两边的回答不同").shows("1. 否").shows("2. 是");
    desk.key(Esc).hides("合并时两边的回答不同");
    assert_eq!(desk.value("handler/ciio"), held, "to leave chooses none");
    desk.key(Enter).key(Char('2')).key(Char('7')).key(Enter).shows("已选定");
    assert_eq!(desk.value("handler/ciio"), "\"yes\"");
    desk.ctrl('z').shows("（待选）否 / 是");
    assert_eq!(desk.value("handler/ciio"), held);
    desk.go("handler/ciio").key(Enter).key(Down).key(Enter);
    assert_eq!(desk.value("handler/ciio"), "\"yes\"");
    desk.key(F(9));
    desk.ctrl('z').go("handler/ciio").shows("(to choose) no / yes").key(Enter).shows("1. no");
}

#[test]
fn typing_writes_another_value_instead() {
    let values = [json!("履行保修"), json!("履行保修和召回")];
    let mut desk = merged("scenarios", "purpose", &values, 140, 40);
    let place = format!("scenarios/{}/purpose", desk.first_row("scenarios"));
    desk.go(&place).shows("（待选）履行保修 / 履行保修和召回").type_text("别的目的").ctrl('s');
    assert_eq!(desk.value(&place), "\"别的目的\"");
    desk.ctrl('z');
    assert!(desk.value(&place).contains("candidates"));
}

#[test]
fn what_hides_other_answers_is_asked_about_as_ever() {
    let values = [json!("arbitration"), json!("litigation")];
    let mut desk = merged("contracts", "dispute", &values, 80, 24);
    let place = format!("contracts/{}/dispute", desk.first_row("contracts"));
    desk.go(&place).key(Enter).key(Char('2')).key(Enter).shows("这一改动影响");
    assert!(desk.value(&place).contains("candidates"), "nothing is changed before it is decided");
    desk.key(Enter);
    assert_eq!(desk.value(&place), "\"litigation\"");
}

#[test]
fn the_list_of_problems_leads_to_the_field() {
    let values = [json!("2026-11-01"), json!("2026-11-09"), Value::Null];
    let mut desk = merged("record", "end", &values, 140, 40);
    desk.key(F(2));
    for _ in 0..12 {
        if desk.screen().contains("请选定一个") {
            break;
        }
        desk.key(crossterm::event::KeyCode::Right);
    }
    desk.shows("请选定一个：1. 2026年11月1日；2. 2026年11月9日；3. 不填写");
    desk.key(Enter).shows("待选 3：不填写").key(Enter).shows("3. 不填写");
}

#[test]
fn next_open_leads_from_one_choice_to_the_next_and_says_nothing_is_open_only_then() {
    let values = [json!("2026-11-01"), json!("2026-11-09")];
    let desk = merged("record", "end", &values, 80, 24);
    let path = desk.path();
    let mut tree: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    tree["answers"]["record"]["team"] = json!({ "candidates": ["法务部", "人事部"] });
    std::fs::write(&path, tree.to_string()).unwrap();
    let mut desk = Session::on(desk.ends(), 80, 24);
    desk.key(Enter).go("handler/name");
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..desk.gaps().len() + 4 {
        desk.key(F(8)).hides("没有缺项");
        let screen = desk.screen();
        seen.extend(
            ["待选 1：人事部", "待选 1：2026年11月1日"]
                .into_iter()
                .filter(|it| screen.contains(it)),
        );
    }
    assert_eq!(seen.len(), 2, "{seen:?}");
}

#[test]
fn a_row_that_one_took_away_and_the_other_changed_is_asked_about_once() {
    let values = [json!("keep"), json!("remove")];
    let mut desk = merged("items", "kept", &values, 80, 24);
    let row = desk.first_row("items");
    let place = format!("items/{row}/kept");
    desk.go(&place).shows("这一行的去留").shows("待选 1：保留这一行").key(Enter);
    desk.shows("2. 删去这一行").key(Char('2')).key(Enter).shows("这一改动影响").key(Enter);
    assert_ne!(desk.first_row("items"), row);
    desk.ctrl('z');
    assert_eq!(desk.first_row("items"), row);
    desk.go(&place).key(Enter).key(Char('1')).key(Enter);
    assert_eq!(desk.first_row("items"), row);
    assert!(
        !std::fs::read_to_string(desk.path()).unwrap().contains("candidates")
            || desk.value(&place).is_empty()
    );
}
