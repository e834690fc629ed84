//! A record that is called otherwise is asked about its file.

use crossterm::event::KeyCode::{Down, Enter, Esc, F};

use super::session::Session;

fn name_of(desk: &Session) -> String {
    desk.path().file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn the_file_is_called_after_the_record_unless_a_person_says_no() {
    let mut desk = Session::with("售后", 100, 30);
    desk.go("record/title").key(Enter).ctrl('u').type_text("售后总部").key(Enter);
    desk.shows("文件也改名？").shows("改为 售后总部.json").shows("仍叫 售后.json").key(Enter);
    desk.shows("售后.json → 售后总部.json");
    assert_eq!(name_of(&desk), "售后总部.json");
    assert!(desk.path().exists());
    // What is typed on goes into it, and to take the name back asks again.
    desk.go("handler/address").type_text("示范路1号").key(Enter).ctrl('s').idle();
    assert!(std::fs::read_to_string(desk.path()).unwrap().contains("示范路1号"));
    desk.ctrl('z').hides("文件也改名").ctrl('z').shows("改为 售后.json").key(Down).key(Enter);
    assert_eq!(
        (name_of(&desk).as_str(), desk.value("record/title").as_str()),
        ("售后总部.json", "\"售后\"")
    );
    // Whoever left it otherwise is not asked with every change; the name is a key away.
    desk.go("record/title").key(Enter).ctrl('u').type_text("再改").key(Enter).hides("文件也改名？");
    desk.named("Alt+R").shows("现在是：售后总部.json").key(Enter).shows("→ 再改.json");
    assert_eq!(name_of(&desk), "再改.json");
    desk.named("Alt+R").ctrl('u').key(Enter).key(Esc);
    assert_eq!(name_of(&desk), "再改.json", "an empty name is none");
    // The list of records has it under its new name, and it opens.
    desk.key(Esc).key(Esc).key(Esc).shows("再改").key(Enter).shows("评估概况");
}

#[test]
fn the_question_comes_where_the_name_is_answered_and_a_line_tells_elsewhere() {
    let mut desk = Session::with("售后", 100, 30);
    desk.go("record/title").key(Enter).ctrl('u').type_text("总部").key(F(8));
    desk.shows("改为 总部.json").key(Enter).shows("→ 总部.json");
    // A step back on the page of the findings.
    desk.key(F(2)).ctrl('z').hides("文件也改名？").shows("文件名仍是 总部.json");
    assert_eq!(desk.value("record/title"), "\"售后\"");
}
