//! Where F8 leads: what is wrong, what is open, and in which order.

use crossterm::event::KeyCode::{F, Home, Tab};

use super::session::Session;

#[test]
fn a_wrong_answer_is_led_to_and_never_called_nothing() {
    let mut desk = Session::example("travel-mixed-routes", 120, 40);
    let id = desk.first_row("items");
    desk.stores(&format!("items/{id}/category"), "乱写").key(F(8));
    desk.hides("没有缺项").shows("── 类别");
}

#[test]
fn a_row_is_gone_through_before_another() {
    let mut desk = Session::with("rows", 140, 40);
    // Names whose ids stand in another order than the rows.
    desk.go("items").paste("名称\n姓名\n手机号\n邮箱\n").key(Tab).go("items").key(Home);
    let ids = desk.rows("items");
    let head = |desk: &mut Session| desk.screen().lines().nth(1).unwrap().to_owned();
    // From the table, into the row under the bar; from its first field on within it.
    desk.key(F(8));
    assert!(head(&mut desk).contains("> 姓名"), "{}", head(&mut desk));
    for _ in 0..4 {
        desk.go(&format!("items/{}/name", ids[1])).key(F(8));
        assert!(head(&mut desk).contains("> 手机号"), "{}", head(&mut desk));
    }
}
