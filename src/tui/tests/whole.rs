//! The pages of the whole folder: one key from the list, and Enter leads into the record.

use std::fs;

use crossterm::event::KeyCode::{Down, Enter, Esc, F, Left, Right, Up};
use serde_json::{Value, json};

use super::session::Session;

#[test]
fn deadlines_registers_and_search_lead_into_the_record() {
    let mut desk = Session::example("customers-standard-contract", 140, 40);
    desk.key(Esc).shows("出境 chujing");
    desk.key(F(2))
        .shows("全部评估：期限")
        .shows("标准合同备案")
        .shows("合同生效日")
        .hides("contracts/");
    desk.key(Right).shows("全部评估：人数").shows("当年累计人数");
    desk.key(Right).shows("Lindenfeld").shows("1处");
    desk.key(F(4)).shows("这一行没有不一致");
    desk.key(Left)
        .key(Left)
        .key(Left)
        .shows("全部评估：查找")
        .type_text("wxfw")
        .hides("Lindenfeld");
    desk.key(Esc).key(Esc).shows("出境 chujing");
    desk.key(F(6)).shows("输入名称").type_text("lindenfeld").shows("境外接收方");
    desk.key(Enter).key(Enter).shows("境外接收方").shows("Lindenfeld");
    // Where a place was asked for, nothing else is told of.
    desk.hides("从上次离开的地方继续");
    desk.key(Esc).key(Esc).key(Esc).shows("出境 chujing");
}

/// A desk with a record, and beside it one that gives another address to its recipient, before the list.
fn disagreeing(wide: u16, high: u16) -> (Session, [std::path::PathBuf; 2]) {
    let mut desk = Session::example("customers-standard-contract", wide, high);
    let one = desk.path();
    let mut record: Value = serde_json::from_slice(&fs::read(&one).unwrap()).unwrap();
    record["id"] = json!("other");
    record["answers"]["recipients"][0]["address"] = json!("Andere Allee 1");
    let other = one.with_file_name("other.json");
    fs::write(&other, record.to_string()).unwrap();
    desk.key(Esc).key(F(5)).shows("出境 chujing");
    (desk, [one, other])
}

fn address(path: &std::path::Path) -> String {
    let record: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    record["answers"]["recipients"][0]["address"].as_str().unwrap().to_owned()
}

#[test]
fn where_records_disagree_one_key_makes_one_wording_hold_and_another_takes_it_back() {
    for (wide, high) in [(80, 24), (140, 40)] {
        let (mut desk, [one, other]) = disagreeing(wide, high);
        let old = address(&one);
        desk.key(F(2)).key(Right).key(Right).shows("! 详细地址").key(F(4));
        desk.shows("以哪一种写法为准").shows("改其余1处");
        // Nothing is done by looking.
        desk.key(Down).key(Enter).shows("改为").shows("Enter 改这1处").key(Esc);
        assert_eq!((address(&one), address(&other)), (old.clone(), "Andere Allee 1".to_owned()));
        desk.key(F(4)).key(Down).key(Enter).key(Enter).shows("已改1份评估").hides("! 详细地址");
        assert_eq!(address(&one), address(&other));
        desk.ctrl('z').shows("恢复原样").shows("! 详细地址");
        assert_eq!((address(&one), address(&other)), (old, "Andere Allee 1".to_owned()));
    }
}

#[test]
fn a_record_open_elsewhere_is_named_before_anything_changes() {
    let (mut desk, [one, other]) = disagreeing(80, 24);
    let old = address(&one);
    let held = [&one, &other].map(|path| crate::store::Opened::open(path).unwrap());
    desk.key(F(2)).key(Right).key(Right).key(F(4)).key(Enter);
    desk.shows("不能改").shows("都不能改；Esc 关闭").key(Enter);
    assert_eq!((address(&one), address(&other)), (old, "Andere Allee 1".to_owned()));
    drop(held);
}

#[test]
fn people_stand_as_bars_against_each_line_and_an_unreadable_file_opens_them() {
    for (wide, high) in [(80, 24), (140, 40)] {
        let mut desk = Session::example("customers-standard-contract", wide, high);
        let torn = desk.path().with_file_name("torn.json");
        desk.key(Esc).key(F(2)).key(Right).shows("一般 260,000").shows("已达到");
        desk.shows("1,000,000 安全评估").shows("还差740,000");
        desk.shows("███│").key(Down).key(Up);
        fs::write(&torn, "{ \"format\": \"chujing-assessment\", ").unwrap();
        desk.key(F(5)).shows("至少260,000").shows("▒").hides("还差740,000");
    }
}
