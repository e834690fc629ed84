//! An answer that hides or empties others is asked about before it is given, and costs no key where it does not.

use crossterm::event::KeyCode::{Delete, Down, Enter, Esc};

use super::session::Session;

/// A desk where the way to settle disputes is about to be changed from arbitration to litigation, and the place of that answer.
fn about_to_change() -> (Session, String) {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    let dispute = format!("contracts/{}/dispute", desk.first_row("contracts"));
    assert_eq!(desk.value(&dispute), "\"arbitration\"");
    desk.go(&dispute).key(Enter).key(Down).key(Enter);
    (desk, dispute)
}

#[test]
fn an_answer_that_hides_others_says_first_which_ones() {
    let (mut desk, dispute) = about_to_change();
    desk.shows("这一改动影响其他 2 处答案").shows("不再提问").shows("北京").shows("继续");
    assert_eq!(desk.value(&dispute), "\"arbitration\"", "nothing is changed before it is decided");
    desk.key(Esc).hides("这一改动影响").shows("Ctrl+Y");
    assert_eq!(desk.value(&dispute), "\"arbitration\"");
    desk.ctrl('y');
    assert_eq!(desk.value(&dispute), "\"litigation\"");
    desk.ctrl('z').go(&dispute).key(Enter).key(Down).key(Enter).shows("继续").key(Enter);
    assert_eq!(desk.value(&dispute), "\"litigation\"");
    // The bar goes on as after any other answer.
    desk.hides("── 争议解决方式").ctrl('z');
    assert_eq!(desk.value(&dispute), "\"arbitration\"");
}

#[test]
fn an_answer_that_waits_is_as_little_lost_as_what_is_typed() {
    let (mut desk, _) = about_to_change();
    desk.shows("继续").idle();
    let mut second = desk.beside(80, 24);
    second.killed(desk).key(Enter).shows("没有写入文件").shows("诉讼");
}

#[test]
fn an_answer_that_hides_nothing_asks_nothing() {
    let mut desk = Session::with("简单", 80, 24);
    desk.go("handler/ciio").key(Enter).key(Down).key(Enter).hides("这一改动影响");
    assert_eq!(desk.value("handler/ciio"), "\"no\"");
    desk.go("handler/ciio").key(Delete).hides("这一改动影响");
    assert_eq!(desk.value("handler/ciio"), "");
}
