//! A record of more than a thousand rows: no key waits until it is judged, and nothing that followed before is shown as firm.

use std::sync::Arc;

use crossterm::event::KeyCode::{Down, Enter, F};
use serde_json::{Value, json};

use super::session::{Session, repository};
use crate::desk::session::LONG;

/// A desk with a record of so many items, opened.
fn with_items(count: usize) -> Session {
    let folder = tempfile::tempdir().unwrap();
    let from = repository("assessments/customers-standard-contract.json");
    let mut record: Value = serde_json::from_str(&std::fs::read_to_string(from).unwrap()).unwrap();
    let known = record["answers"]["items"].as_array().unwrap().clone();
    let row = |at: usize| {
        let mut row = known[at % known.len()].clone();
        row["id"] = json!(format!("item-{at}"));
        row["name"] = json!(format!("数据项{at}"));
        row
    };
    let rows: Vec<Value> = (0..count).map(row).collect();
    record["answers"]["scenarios"][0]["items"] = rows.iter().map(|row| row["id"].clone()).collect();
    record["answers"]["items"] = json!(rows);
    std::fs::create_dir(folder.path().join("work")).unwrap();
    std::fs::write(folder.path().join("work/long.json"), record.to_string()).unwrap();
    let mut desk = Session::on(Arc::new(folder), 100, 30);
    desk.key(Enter);
    desk
}

#[test]
fn no_key_waits_until_a_long_record_is_judged() {
    let (mut at_once, mut desk) = (with_items(LONG), with_items(LONG));
    let _woken = desk.seeks_beside();
    for desk in [&mut at_once, &mut desk] {
        desk.shows("标准合同/认证 |").go("items/item-7/sensitivity");
    }
    let held = desk.judges_later();
    for desk in [&mut at_once, &mut desk] {
        desk.key(Enter).key(Down).key(Enter).stores("handler/ciio", "yes");
    }
    at_once.shows("安全评估 |");
    // The answer is there, and the next question found; the result is not shown before it is known.
    desk.shows("正在判断… |").hides("标准合同/认证 |").hides("安全评估 |");
    let place = "items/item-7/sensitivity";
    assert_eq!((desk.value(place), desk.stands()), (at_once.value(place), at_once.stands()));
    // What is saved meanwhile tells of the result of these answers.
    for desk in [&mut at_once, &mut desk] {
        desk.ctrl('s');
    }
    assert_eq!(told(&desk), told(&at_once));
    drop(held);
    desk.until("安全评估 |");
    assert_eq!(desk.screen(), at_once.screen());
}

/// What was told of the result beside the record.
fn told(desk: &Session) -> Value {
    let beside = std::fs::read_dir(desk.path().parent().unwrap().join("told")).unwrap();
    let mut files = beside.map(|entry| entry.unwrap().path());
    let file = files.find(|path| path.extension().is_some_and(|end| end == "json")).unwrap();
    let told: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    told["result"].clone()
}

#[test]
fn a_page_that_rests_on_the_result_waits_for_it() {
    let mut desk = with_items(LONG);
    let _woken = desk.seeks_beside();
    let _held = desk.judges_later();
    desk.stores("handler/ciio", "yes").shows("正在判断…");
    desk.key(F(2)).shows("安全评估").hides("正在判断…");
}

#[test]
fn a_record_of_fewer_rows_is_judged_with_the_key() {
    let mut desk = with_items(100);
    let _woken = desk.seeks_beside();
    let _held = desk.judges_later();
    desk.stores("handler/ciio", "yes").shows("安全评估 |").hides("正在判断…");
}
