//! Rows that are marked, one answer in many rows, and many choices at once.

use crossterm::event::KeyCode::{Delete, Down, Enter, Esc, F, Tab};

use super::session::Session;

const COPIED: &str = "名称\n甲\n乙\n丙\n丁\n戊\n己";

/// A record with six items, and the table of them.
fn six() -> Session {
    let mut desk = Session::with("item-table", 140, 40);
    desk.go("items").paste(COPIED).key(Tab);
    desk
}

#[test]
fn one_answer_goes_into_the_marked_rows_as_one_step() {
    let mut desk = six();
    assert_eq!(desk.count_rows("items"), 6);
    let first = desk.first_row("items");
    let category = |desk: &Session| -> Vec<String> {
        desk.rows("items").iter().map(|id| desk.value(&format!("items/{id}/category"))).collect()
    };
    // Three of them are marked, by one key each, and one by a range.
    desk.go("items").type_text("  ").shows("已标记2").key(Down).type_text("v").shows("已标记4");
    desk.go(&format!("items/{first}/category")).key(Enter).type_text("身份").key(Enter).key(Enter);
    let chosen = category(&desk)[0].clone();
    assert_ne!(chosen, "");
    desk.go(&format!("items/{first}/category")).ctrl('d').shows("已填入3行");
    assert_eq!(category(&desk).iter().filter(|one| **one == chosen).count(), 4);
    desk.ctrl('z');
    assert_eq!(category(&desk).iter().filter(|one| **one == chosen).count(), 1, "one step back");
    // Without marks, the rows below; where another answer goes, it is asked first.
    desk.key(Esc).key(Esc).hides("已标记");
    desk.go(&format!("items/{first}/category")).ctrl('d').shows("已填入5行");
    desk.go(&format!("items/{first}/name")).ctrl('d').shows("各行靠名称区分");
}

#[test]
fn marked_rows_are_deleted_together_and_come_back_together() {
    let mut desk = six();
    // A key that repeats as fast as a paste comes is no paste.
    desk.go("items").burst("   ").shows("已标记3").key(Esc).hides("已标记");
    desk.type_text("*").shows("已标记6").type_text("*").hides("已标记");
    desk.type_text("   ").shows("已标记3").key(Delete).shows("删除标记的3行？");
    desk.key(Enter);
    assert_eq!(desk.count_rows("items"), 3);
    desk.ctrl('z');
    assert_eq!(desk.count_rows("items"), 6);
    // Rows nobody adds are marked, filled and never deleted.
    let mut desk = Session::example("travel-mixed-routes", 140, 40);
    desk.go("flows").type_text("*").shows("已标记").key(Delete).shows("行是固定的");
}

#[test]
fn many_choices_are_ticked_at_once_as_a_range_or_turned_round() {
    let mut desk = six();
    desk.go("scenarios").key(F(4)).type_text("售后").key(Enter);
    let scenario = desk.first_row("scenarios");
    let place = format!("scenarios/{scenario}/items");
    let count = |desk: &Session| desk.value(&place).matches('"').count() / 2;
    desk.go(&place).key(Enter).ctrl('a').key(Enter);
    assert_eq!(count(&desk), 6);
    desk.go(&place).key(Enter).ctrl('a').ctrl('s');
    assert_eq!(count(&desk), 0);
    // From the first to the fourth, then all others.
    desk.go(&place).key(Enter).type_text(" ").key(Down).key(Down).key(Down).key(F(6)).key(Enter);
    assert_eq!(count(&desk), 4);
    desk.go(&place).key(Enter).key(F(5)).key(Enter);
    assert_eq!(count(&desk), 2);
    // Of what is narrowed only what is seen.
    desk.go(&place).key(Enter).key(F(5)).type_text("甲").ctrl('a').key(Enter);
    assert_eq!(count(&desk), 3);
}
