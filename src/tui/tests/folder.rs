//! Other records of the folder: what cannot be read or is gone is told where a person looks, and copies ask who is the same.

use std::fs;
use std::path::PathBuf;

use crossterm::event::KeyCode::{Down, Enter, Esc, F, Right, Up};
use serde_json::{Value, json};

use super::session::Session;

/// The desk with a record of 260,000 people, and what a record of the same company with 1.2 million holds.
fn desk(wide: u16, high: u16) -> (Session, PathBuf, String) {
    let desk = Session::example("customers-standard-contract", wide, high);
    let path = desk.path();
    let mut tree: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    tree["id"] = json!("sister");
    tree["answers"]["record"]["title"] = json!("会员营销");
    let group = &mut tree["answers"]["groups"][0];
    let old = group["id"].as_str().unwrap().to_owned();
    group["ordinary"] = json!(1_200_000);
    let text = serde_json::to_string_pretty(&tree).unwrap().replace(&old, "members");
    (desk, path.with_file_name("sister.json"), text)
}

#[test]
fn a_record_that_cannot_be_read_opens_the_verdict_and_is_named_wherever_a_person_looks() {
    let (mut desk, sister, text) = desk(140, 40);
    let cut = text.trim_end().trim_end_matches(['}', '\n', ' ']);
    fs::write(&sister, cut).unwrap();
    desk.key(Esc).shows("无法读取").shows("未完成").shows("待定");
    desk.key(Down).shows("sister.json").shows("不是有效的 JSON");
    desk.key(F(9)).shows("cannot be read").shows("not valid JSON").key(F(9));
    desk.key(Up).key(Enter);
    desk.key(F(2)).shows("尚不能确定").shows("sister.json").shows("至少260,000");
    // Nothing in this record answers it, and no key pretends that it does.
    desk.key(Right).shows("文件夹中的其他记录").key(Enter);
    desk.shows("“结论”页写明是哪一份").key(Esc);
    desk.key(F(8)).shows("文件夹中另有记录");
    fs::write(&sister, &text).unwrap();
    desk.key(Esc).shows("安全评估");
}

#[test]
fn an_open_desk_judges_anew_when_the_folder_changes_under_it() {
    let (mut desk, sister, text) = desk(140, 40);
    desk.key(F(2)).shows("订立标准合同").key(Esc);
    // A sheet that rests on the folder looks at it before it opens.
    fs::write(&sister, text.trim_end().trim_end_matches('}')).unwrap();
    desk.key(F(2)).shows("尚不能确定").shows("sister.json").shows("已重新判断");
    // While nothing is done the desk looks by itself.
    fs::write(&sister, &text).unwrap();
    desk.idle().idle().idle().shows("已重新判断").shows("安全评估").hides("尚不能确定");
    desk.key(Esc).idle().idle().idle().hides("已重新判断");
    fs::remove_file(&sister).unwrap();
    fs::write(sister.with_file_name("policy.json"), "{").unwrap();
    desk.key(F(10)).shows("已重新判断").shows("待定");
    let folder = desk.path().parent().unwrap().join("papers");
    fs::remove_file(sister.with_file_name("policy.json")).unwrap();
    desk.idle().idle().idle().key(Esc);
    // Between the sheet and the papers the folder is looked at once more.
    fs::write(&sister, "{ \"format\": \"chujing-assessment\"").unwrap();
    desk.exports(&folder);
    let made = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let notice = made.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    assert!(
        notice
            .map(|path| fs::read_to_string(path).unwrap())
            .any(|text| text.contains("sister.json"))
    );
}

#[test]
fn a_counted_record_that_is_gone_is_asked_about_in_the_list() {
    let (mut desk, sister, text) = desk(80, 24);
    fs::write(&sister, text).unwrap();
    desk.key(Esc)
        .key(Down)
        .key(Enter)
        .go("record/team")
        .key(Enter)
        .type_text("张三")
        .key(Esc)
        .ctrl('s')
        .shows("已保存");
    desk.key(Esc).key(Esc).shows("会员营销").shows("出境 chujing");
    fs::remove_file(&sister).unwrap();
    desk.named("r").shows("已不在").key(Down).shows("计入一般1,200,000");
    desk.key(Enter).shows("曾计入人数的记录已不在").key(Esc).shows("已不在");
    desk.key(Enter).key(Down).key(Enter).shows("已确认").hides("已不在");
    desk.key(Up).key(Enter).key(F(2)).shows("订立标准合同");
}

#[test]
fn a_record_that_was_counted_on_the_screen_alone_is_missed_when_it_goes() {
    let (mut desk, sister, text) = desk(80, 24);
    fs::write(&sister, text).unwrap();
    // It is counted, and nothing is saved.
    desk.key(F(2)).shows("安全评估").key(Esc).key(Esc);
    fs::remove_file(&sister).unwrap();
    desk.named("r").shows("已不在");
    desk.key(Up).key(Enter).key(F(2)).shows("尚不能确定");
}

#[test]
fn a_copy_asks_whether_its_people_and_recipients_are_the_same() {
    let (mut desk, ..) = desk(80, 24);
    let first = desk.path();
    let ids = |path: &PathBuf| {
        let tree: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let id = |section: &str| tree["answers"][section][0]["id"].as_str().unwrap().to_owned();
        (tree["id"].as_str().unwrap().to_owned(), id("groups"), id("recipients"))
    };
    let (id, group, recipient) = ids(&first);
    desk.key(F(12)).shows("同一批人").key(Esc);
    assert_eq!(desk.path(), first);
    desk.key(F(12)).key(Down).key(Down).key(Enter).shows("已另存为");
    let (new, people, party) = ids(&desk.path());
    assert!(new != id && people != group && party == recipient);
    // Other people are counted apart, at once.
    desk.key(F(2)).shows("260,000至520,000");
}
