//! What is set once: keys, language, colours; what is remembered, and what is told where it cannot be.

use crossterm::event::KeyCode::{Delete, Enter, Esc, F};

use super::session::Session;
use crate::text::Lang;
use crate::tui::wrap::{Width, measure_as};
use crate::tui::{Options, Settings};

fn desk(text: &str) -> (tempfile::TempDir, Session) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("settings.json");
    if !text.is_empty() {
        std::fs::write(&path, text).unwrap();
    }
    let desk = Session::with("设置", 80, 24);
    let settings = Settings::read(Some(path));
    let lang = settings.language.unwrap_or(Lang::Zh);
    let options = Options { lang, settings, ..desk.options() };
    let folder = desk.ends();
    let mut desk = Session::of(options, folder, 80, 24);
    desk.told_of_settings();
    (dir, desk)
}

#[test]
fn a_key_that_was_set_works_and_is_shown() {
    let keys = r#"{ "keys": { "table": { "sort": ["F11"], "add_row": ["Alt+N"] }, "record": { "findings": ["F6"] } } }"#;
    let (_dir, mut desk) = desk(keys);
    // A key that another action takes somewhere is told.
    desk.shows("F6给了“结论”").key(Esc);
    desk.key(Enter).go("items").shows("Alt+N 新增").named("Alt+N").type_text("姓名").key(Enter);
    desk.key(Esc).key(F(11)).shows("按“数据项名称”排列");
    desk.key(F(1)).type_text("排序").shows("F11").key(Esc);
    // Of what was moved the old key says what it is.
    desk.key(F(4)).shows("F4在这里没有作用");
}

#[test]
fn sentences_name_a_key_as_it_was_set() {
    let keys = r#"{ "keys": {
        "record": { "undo": ["Alt+U"], "compare_filed": ["Alt+G"] }, "table": { "add_row": ["Alt+N"] },
        "everywhere": { "help": ["Alt+H"] }
    } }"#;
    let (_dir, mut desk) = desk(keys);
    desk.key(Enter).go("items").shows("Enter 或 Alt+N 新增一行");
    desk.key(F(11)).shows("Alt+H 列出这里可用的键");
    desk.named("Alt+N").type_text("姓名").key(Enter).key(Esc).key(Delete);
    desk.shows("可以用 Alt+U 撤销");
}

#[test]
fn the_language_is_remembered_and_another_desk_begins_in_it() {
    let (dir, mut desk) = desk("");
    desk.key(F(9)).shows("as of");
    let path = dir.path().join("settings.json");
    assert_eq!(Settings::read(Some(path)).language, Some(Lang::En));
    desk.ctrl('p').type_text("colours: light").key(Enter);
    let text = std::fs::read_to_string(dir.path().join("settings.json")).unwrap();
    assert!(text.contains("\"light\"") && text.contains("\"en\""), "{text}");
}

#[test]
fn only_a_width_that_was_chosen_is_remembered() {
    let (dir, mut desk) = desk("");
    let stored = || std::fs::read_to_string(dir.path().join("settings.json")).unwrap_or_default();
    // The whole of it is seen in 80 columns, in both languages.
    desk.was_not_answered();
    desk.shows("选“字符宽度”");
    assert_eq!(stored(), "");
    desk.key(F(9)).was_not_answered();
    desk.shows("Ctrl+P, \"width\"").ctrl('p').type_text("width: “ ” take two").key(Enter);
    assert!(stored().contains("\"wide\""), "{}", stored());
    desk.ctrl('p').type_text("width: the terminal").key(Enter).shows("opened next");
    assert!(stored().contains("\"ask\""), "{}", stored());
    measure_as(Width::Narrow);
}

#[test]
fn what_cannot_be_used_is_told_at_the_beginning() {
    let (_dir, mut broken) = desk("{ broken");
    broken.shows("设置中有不能用的").shows("没有读入").key(Enter).key(F(9)).shows("not remembered");
    let (_dir, mut twice) =
        desk(r#"{ "keys": { "table": { "sort": ["F5"], "columns": ["F5"] } }, "theme": "pink" }"#);
    twice.shows("给了两个动作").shows("theme").key(Esc).hides("设置中有");
}
