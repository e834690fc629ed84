//! A copy that a colleague changed comes back and is merged; only where both changed one answer a person is asked.

use std::fs;
use std::path::PathBuf;

use crossterm::event::KeyCode::{Down, Enter, Esc, F};
use serde_json::{Value, json};

use super::session::{Session, repository};

const ADDRESS: &str = "handler/address";
const NAME: &str = "handler/name_en";

/// A desk whose address was changed since a colleague got a copy, and what the colleague made of it: another address and name.
fn desk(wide: u16, high: u16) -> (Session, PathBuf) {
    let mut desk = Session::example("customers-standard-contract", wide, high);
    desk.go(ADDRESS).type_text("共同的").key(Enter).ctrl('s');
    let mut tree: Value = serde_json::from_slice(&fs::read(desk.path()).unwrap()).unwrap();
    tree["answers"]["handler"]["address"] = json!("同事的");
    tree["answers"]["handler"]["name_en"] = json!("Colleague");
    let back = desk.dir().join("寄回.json");
    fs::write(&back, tree.to_string()).unwrap();
    desk.go(ADDRESS).type_text("我的").key(Enter).ctrl('s');
    (desk, back)
}

#[test]
fn a_mailed_copy_is_merged_and_leads_to_the_one_true_conflict() {
    let (mut desk, back) = desk(80, 24);
    let before = fs::read(&back).unwrap();
    desk.ctrl('u').shows("并入改过的副本").type_text(&back.display().to_string()).key(Enter);
    desk.shows("副本是什么时候给出的？").key(Enter);
    desk.shows("副本已并入").shows("已并入2处修改").shows("请选定").shows("去选定第一处");
    assert_eq!(desk.value(NAME), "\"Colleague\"");
    let both = desk.value(ADDRESS);
    assert!(both.contains("同事的") && both.contains("我的"), "{both}");
    desk.key(Enter).shows("── 注册地址").idle().shows("已保存");
    assert_eq!(fs::read(&back).unwrap(), before, "the copy stays");
    // One step.
    desk.ctrl('z');
    assert_eq!(desk.value(ADDRESS), "\"我的\"");
    assert_ne!(desk.value(NAME), "\"Colleague\"");
}

#[test]
fn a_person_who_knows_when_the_copy_was_handed_out_is_asked_nothing_else() {
    let (mut desk, back) = desk(80, 24);
    desk.ctrl('u').type_text(&back.display().to_string()).key(Enter).key(Down).key(Enter);
    desk.shows("已并入2处修改").hides("请选定").key(Enter);
    assert_eq!(desk.value(ADDRESS), "\"同事的\"");
}

#[test]
fn a_copy_that_comes_twice_does_not_undo_what_was_chosen() {
    let (mut desk, back) = desk(80, 24);
    let back = back.display().to_string();
    desk.ctrl('u').type_text(&back).key(Enter).key(Enter).key(Down).key(Enter);
    desk.stores(ADDRESS, "我的").ctrl('s').ctrl('u').type_text(&back).key(Enter);
    desk.shows("没有这份记录所缺的修改").key(Enter);
    assert_eq!(desk.value(ADDRESS), "\"我的\"");
    // The copy itself is among the steps.
    desk.ctrl('t').shows("合并另一方的修改").shows("副本 寄回.json 中的修改");
}

/// A copy in which two answers were put back as they were, so that it looks older than it is, and a third is new.
fn put_back(wide: u16, high: u16) -> (Session, PathBuf) {
    let mut desk = Session::example("customers-standard-contract", wide, high);
    let mut tree: Value = serde_json::from_slice(&fs::read(desk.path()).unwrap()).unwrap();
    tree["answers"]["record"]["team"] = json!("新团队");
    let back = desk.dir().join("寄回.json");
    fs::write(&back, tree.to_string()).unwrap();
    desk.go(ADDRESS).type_text("后来的").key(Enter).ctrl('s');
    desk.go(NAME).type_text("Later").key(Enter).ctrl('s');
    (desk, back)
}

#[test]
fn a_person_says_which_state_was_meant_where_the_outcome_hangs_on_it() {
    for (downs, address, name) in
        [(0, "\"后来的\"", "\"Later\""), (1, "\"浙江省杭州市滨江区示范街168号\"", "\"Later\"")]
    {
        let (mut desk, back) = put_back(80, 24);
        desk.ctrl('u').type_text(&back.display().to_string()).key(Enter);
        desk.shows("副本是什么时候给出的？")
            .shows("副本最接近")
            .shows("不同，共1处")
            .shows("注册地址");
        assert_eq!(desk.value(ADDRESS), "\"后来的\"", "nothing is merged unasked");
        for _ in 0..downs {
            desk.key(Down);
        }
        desk.key(Enter).shows("副本已并入").key(Enter);
        assert_eq!(desk.value("record/team"), "\"新团队\"");
        assert_eq!(desk.value(ADDRESS), address, "{downs}");
        assert_eq!(desk.value(NAME), name, "{downs}");
    }
    let (mut desk, back) = put_back(80, 24);
    desk.key(F(9)).ctrl('u').type_text(&back.display().to_string()).key(Enter);
    desk.shows("When was the copy handed out?").shows("the copy is nearest to the state of");
    desk.shows("neither, or not sure").key(Down).key(Down).key(Enter).shows("The copy is merged");
    for place in [ADDRESS, NAME] {
        assert!(desk.value(place).contains("candidates"), "{}", desk.value(place));
    }
}

#[test]
fn what_is_no_copy_of_the_record_is_refused_with_the_reason() {
    let (mut desk, _) = desk(80, 24);
    let other = desk.dir().join("other.json");
    fs::copy(repository("assessments/hr-exempt.json"), &other).unwrap();
    desk.ctrl('u')
        .paste(&other.display().to_string())
        .key(Enter)
        .shows("没有合并")
        .shows("是另一份记录")
        .key(Enter);
    desk.shows("并入改过的副本").key(Esc).ctrl('u').type_text("nowhere").key(Enter);
    desk.shows("没有合并").key(Enter).key(Esc);
    assert_eq!(desk.value(ADDRESS), "\"我的\"");
}

#[test]
fn a_copy_beside_the_record_is_offered_until_it_brings_nothing() {
    let (mut desk, back) = desk(80, 24);
    let beside = desk.path().with_file_name("customers-standard-contract (conflict).json");
    fs::rename(&back, &beside).unwrap();
    desk.key(Esc).key(Esc).key(F(5)).key(Down).key(Enter);
    desk.shows("同一份记录的另一个文件").shows("(conflict)").shows("2处修改").key(Enter);
    assert_eq!(desk.value(ADDRESS), "\"我的\"", "nothing is merged unasked");
    desk.key(Esc).key(Esc).key(Enter).key(Down).key(Enter).key(Enter).shows("副本已并入");
    desk.key(Down).key(Enter).stores(ADDRESS, "我的");
    desk.key(Esc).key(Esc).key(Enter).hides("另一个文件");
    assert_eq!(desk.value(NAME), "\"Colleague\"");
}

#[test]
fn a_copy_is_merged_from_the_list_of_records() {
    let (mut desk, back) = desk(80, 24);
    desk.key(F(9)).key(Esc).key(Esc).ctrl('u').shows("Merge a changed copy");
    desk.type_text(&back.display().to_string()).key(Enter).key(Enter).shows("The copy is merged");
    desk.shows("2 places brought in").shows("1 place was changed").key(Esc);
    assert_eq!(desk.value(NAME), "\"Colleague\"");
}
