//! A copy that keeps some parts of the record and leaves the others.

use crossterm::event::KeyCode::{Char, Down, End, Enter, Esc, F, Home};

use super::session::Session;

#[test]
fn a_copy_keeps_the_parts_that_are_ticked() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    let before = desk.path();
    desk.key(F(12)).shows("只沿用一部分").key(End).key(crossterm::event::KeyCode::Up).key(Enter);
    desk.shows("副本沿用哪些部分").shows("[x] 处理者").key(Esc).hides("副本沿用哪些部分");
    assert_eq!(desk.path(), before, "to leave copies nothing");
    desk.key(F(12)).key(End).key(crossterm::event::KeyCode::Up).key(Enter);
    // Handler and recipients are left: only of the people it is asked whether they are the same.
    desk.key(Home).key(Char(' ')).shows("[ ] 处理者").key(Down).key(Enter).shows("[ ] 接收方");
    desk.key(End).key(Enter).shows("人群相同").hides("接收方不同").key(Enter).shows("已另存为");
    let text =
        std::fs::read_to_string(before.with_file_name("customers-standard-contract-副本.json"));
    let tree: serde_json::Value = serde_json::from_str(&text.unwrap()).unwrap();
    assert!(tree["answers"]["handler"].get("name").is_none());
    assert_eq!(tree["answers"]["recipients"], serde_json::json!([]));
    assert!(!tree["answers"]["items"].as_array().unwrap().is_empty());
}
