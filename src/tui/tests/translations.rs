//! A text in the other language is written with one key, and the simple case needs none.

use crossterm::event::KeyCode::{Enter, Esc, F, Tab};

use super::session::Session;

#[test]
fn the_other_language_is_one_key_away_and_told_once_its_original_changed() {
    let mut desk = Session::with("两种语言", 100, 30);
    desk.go("handler/address").hides("注册地址（英文）");
    desk.key(F(6)).shows("请先填写原文");
    desk.key(Enter).type_text("上海市浦东新区").key(Enter).shows("办公地址");
    desk.go("handler/address").key(F(6)).shows("注册地址（英文） - 填写中").key(Esc);
    desk.hides("注册地址（英文）").shows("注册地址");
    assert_eq!(desk.value("handler/address.en"), "");
    desk.key(F(6)).type_text("Pudong, Shanghai").key(Enter).shows("注册地址（英文）");
    desk.shows("办公地址").shows("Pudong, Shanghai");
    let first = desk.value("handler/address.en");
    assert!(first.contains("\"text\":\"Pudong, Shanghai\""), "{first}");
    desk.idle().shows("已保存");

    desk.go("handler/address").key(Enter).ctrl('z').type_text("1号").key(Enter);
    desk.go("handler/address.en").shows("原文已改").key(F(5)).hides("原文已改");
    assert_ne!(desk.value("handler/address.en"), first, "of the words that stand there now");
    desk.ctrl('z').go("handler/address.en").shows("原文已改");
    assert_eq!(desk.value("handler/address.en"), first);
    // Rewriting it settles it, too, and the original is one step back.
    desk.key(F(6)).type_text(" 1").key(Tab).hides("原文已改");
    desk.go("handler/ciio").key(F(6)).shows("没有另一语言");
}

#[test]
fn the_simple_case_shows_no_line_and_takes_no_key_more() {
    let mut desk = Session::with("简单", 100, 40);
    desk.go("handler/address").key(Enter).type_text("上海").key(Tab);
    desk.shows("── 办公地址 ──").hides("（英文）");
}
