//! Rows of a preset stand as proposals until a person keeps them or takes them away, one by one or all of a table at once.

use crossterm::event::KeyCode::{Delete, Enter, Esc, F};

use super::session::Session;

/// A record with every row of the first preset, as proposals.
fn proposed() -> Session {
    let mut desk = Session::with("预设", 110, 30);
    desk.named("Alt+P").shows("作为提议写入").type_text(" ").key(Enter).shows("行提议，都不算数");
    desk
}

fn kept(desk: &Session, section: &str) -> usize {
    let rows = desk.rows(section);
    rows.iter().filter(|id| desk.value(&format!("{section}/{id}/kept")).is_empty()).count()
}

#[test]
fn all_proposals_of_a_table_are_told_and_then_taken_or_declined_at_once() {
    let mut desk = proposed();
    let groups = desk.count_rows("groups");
    assert_eq!((groups, kept(&desk, "groups")), (3, 0));
    desk.go("groups").shows("提议：在职员工");
    desk.named("Alt+A").shows("采用这3项建议").shows("由预设").key(Esc);
    assert_eq!(kept(&desk, "groups"), 0, "to look takes none");
    // One of them is declined by its mark, the others are taken.
    desk.type_text(" ").named("Alt+D").shows("删去这1行提议").key(Enter);
    assert_eq!(desk.count_rows("groups"), 2);
    desk.named("Alt+A").key(Enter).hides("提议：离职员工");
    assert_eq!(kept(&desk, "groups"), 2);
    desk.named("Alt+D").shows("没有只是提议的行");
    // Each is one step.
    desk.ctrl('z');
    assert_eq!((desk.count_rows("groups"), kept(&desk, "groups")), (2, 0));
    desk.ctrl('z');
    assert_eq!(desk.count_rows("groups"), 3);
}

#[test]
fn a_row_is_kept_by_itself_and_its_question_is_never_emptied_by_chance() {
    let mut desk = proposed();
    let id = desk.first_row("measures");
    let place = format!("measures/{id}/kept");
    desk.go(&place).shows("还没有人确认").shows("采用这一行").key(Delete).shows("保留还是删去");
    assert_ne!(desk.value(&place), "");
    desk.key(F(5)).hides("还没有人确认");
    assert_eq!(desk.value(&place), "");
    desk.ctrl('z');
    assert_ne!(desk.value(&place), "");
    // By the choice of its field it goes, with what names it.
    let group = desk.first_row("groups");
    desk.go(&format!("groups/{group}/kept")).key(Enter).type_text("删去").key(Enter);
    desk.shows("继续");
    desk.key(Enter);
    assert_eq!(desk.count_rows("groups"), 2);
}

#[test]
fn what_was_looked_at_row_by_row_is_taken_at_once() {
    let mut desk = Session::with("预设", 110, 30);
    desk.named("Alt+P").type_text(" ").named("F10").shows("只有名称");
    assert_eq!(kept(&desk, "groups"), 3);
    desk.go("groups").hides("提议：");
}
