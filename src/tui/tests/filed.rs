//! What changed since the record was filed, seen at the desk.

use crossterm::event::KeyCode::{Down, End, Enter, Esc, F};

use super::session::{Session, repository};

const NUMBER: &str = "groups/group-contacts/ordinary";

#[test]
fn the_record_is_held_against_a_file_of_it_as_it_was_filed() {
    let mut desk = Session::example("travel-mixed-routes", 80, 24);
    let work = desk.dir().join("work");
    std::fs::copy(work.join("travel-mixed-routes.json"), work.join("as-filed.json.bak-1")).unwrap();
    desk.key(F(11)).shows("对照已提交的记录").type_text("as-filed.json.bak-1").key(Enter);
    desk.shows("两份记录没有差异").key(Esc);
    // What is not saved yet counts too.
    desk.go(NUMBER).type_text("5600").key(Enter);
    desk.key(F(11)).type_text("as-filed.json.bak-1").key(Enter);
    desk.shows("要做的事").shows("Hanselicht").shows("5,180 → 5,600").key(End).key(Esc);
    assert_eq!(desk.value(NUMBER), "5600", "it is only compared");
    desk.key(F(11)).type_text("nowhere").key(Enter).shows("没有比较").key(Enter).key(Esc);
}

#[test]
fn a_record_of_another_entity_is_asked_about() {
    let mut desk = Session::example("travel-mixed-routes", 140, 40);
    let other = repository("assessments/hr-exempt.json");
    std::fs::copy(other, desk.dir().join("work/other.json")).unwrap();
    desk.key(F(11)).type_text("other").key(Enter).shows("两个企业的记录？");
    desk.key(Enter).hides("两个企业的记录？");
    desk.key(Esc).key(F(11)).type_text("other").key(Enter).key(Down).key(Enter);
    desk.shows("提交以后的变化");
}
