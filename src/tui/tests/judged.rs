//! A record of more than a thousand rows: no key waits until it is judged, and nothing that followed before is shown as firm.

use std::sync::Arc;

use crossterm::event::KeyCode::{Backspace, Char, Down, Enter, F};
use serde_json::{Map, Value, json};

use super::session::{Session, repository};
use crate::desk::session::LONG;
use crate::form::catalog::items;
use crate::form::{Edit, Place};
use crate::tui::message::Message;

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
    told_of_it(desk)["result"].clone()
}

/// All that was told beside the record.
fn told_of_it(desk: &Session) -> Value {
    let beside = std::fs::read_dir(desk.path().parent().unwrap().join("told")).unwrap();
    let mut files = beside.map(|entry| entry.unwrap().path());
    let file = files.find(|path| path.extension().is_some_and(|end| end == "json")).unwrap();
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
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

/// Takes an answer away.
fn clears(desk: &mut Session, place: &str) {
    desk.sends(Message::Edit(Edit::Set(Place::parse(place).unwrap(), None)));
}

#[test]
fn what_a_key_judges_itself_is_shown_wherever_it_is_told() {
    let (mut at_once, mut desk) = (with_items(LONG), with_items(LONG));
    let _woken = desk.seeks_beside();
    for desk in [&mut at_once, &mut desk] {
        clears(desk, "handler/address");
        desk.until("标准合同/认证 |").go("handler/address");
        // Walking on from what is typed asks what is lacking, and so judges the answer.
        desk.key(Enter).type_text("示范街一号").key(F(8));
    }
    assert_eq!(desk.value("handler/address"), "\"示范街一号\"");
    assert_eq!(desk.screen(), at_once.screen());
}

#[test]
fn the_next_question_is_also_one_that_is_lacking_only_here() {
    let (mut at_once, mut desk) = (with_items(LONG), with_items(LONG));
    let _woken = desk.seeks_beside();
    for desk in [&mut at_once, &mut desk] {
        clears(desk, "record/route");
        clears(desk, "record/method");
        desk.until("标准合同/认证 |").go("record/as_of");
    }
    let _held = desk.judges_later();
    for desk in [&mut at_once, &mut desk] {
        desk.key(Enter).key(Backspace).key(Char('1')).key(Enter);
        assert_eq!(
            (desk.value("record/as_of"), desk.stands()),
            ("\"2026-11-21\"".into(), "record/route".into())
        );
    }
}

#[test]
fn what_is_not_judged_yet_is_not_told_to_be_needless() {
    let mut desk = with_items(LONG);
    let _woken = desk.seeks_beside();
    let held = desk.judges_later();
    let row = Map::from_iter([("id".to_owned(), json!("new"))]);
    desk.sends(Message::Edit(Edit::Insert { section: &items::SECTION, index: usize::MAX, row }));
    desk.go("items/new/sensitivity").shows("正在判断…").hides("本记录不需要").hides("待填写");
    drop(held);
    desk.until("待填写").hides("本记录不需要");
}

#[test]
fn what_others_wrote_is_judged_beside_and_told_once_it_is() {
    let mut desk = with_items(LONG);
    let _woken = desk.seeks_beside();
    let (before, held) = (told_of_it(&desk), desk.judges_later());
    let text = std::fs::read_to_string(desk.path()).unwrap();
    std::fs::write(desk.path(), text.replace("家电有限公司", "家电股份公司")).unwrap();
    desk.idle().idle().idle().shows("正在判断…");
    assert_eq!(told_of_it(&desk), before);
    drop(held);
    desk.until("标准合同/认证 |");
    assert_ne!(told_of_it(&desk)["entity"], before["entity"]);
}
