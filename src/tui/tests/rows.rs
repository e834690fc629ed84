//! What the desk offers and says of rows that nobody adds, of answers that only this record lacks, and of files of an earlier format.

use crossterm::event::KeyCode::{Delete, Enter, F};

use super::session::{Session, repository};

#[test]
fn only_rows_that_can_be_added_are_offered_to_be_added() {
    let mut desk = Session::example("travel-mixed-routes", 200, 40);
    desk.go("groups").shows("F4 新增").shows("Del 删除").shows("F6 粘贴");
    for section in ["flows", "contracts", "findings"] {
        desk.go(section).hides("F4 新增").hides("Del 删除").hides("F6 粘贴");
        desk.key(F(4)).shows("行是固定的").key(Delete).shows("行是固定的");
    }
    desk.go("findings").hides("复制一行");
    // From within a row the next one is begun without going back to the table.
    let rows = desk.count_rows("groups");
    let first = desk.first_row("groups");
    desk.go(&format!("groups/{first}/name")).key(F(4)).type_text("丁").key(Enter);
    assert_eq!(desk.count_rows("groups"), rows + 1);
}

#[test]
fn two_flows_to_one_recipient_are_told_apart_on_a_narrow_screen() {
    let mut desk = Session::example("travel-mixed-routes", 80, 24);
    desk.go("flows").shows("（会员").shows("（企业");
}

#[test]
fn what_the_law_does_not_need_is_neither_counted_nor_asked_for() {
    // The third recipient gets only what is exempt: it needs no contract.
    let mut desk = Session::example("travel-mixed-routes", 80, 24);
    let screen = desk.go("contracts").screen();
    let line = screen.lines().find(|line| line.contains("合同（每个接收方） 2")).unwrap();
    assert!(line.contains("29/29"), "{line}");
}

#[test]
fn an_answer_that_only_this_record_lacks_says_what_is_lacking() {
    let mut desk = Session::example("travel-mixed-routes", 140, 40);
    let link = format!("links/{}", desk.first_row("links"));
    desk.go(&format!("{link}/to")).key(Delete);
    desk.shows("不止一个可选：请选定").shows("按现有回答应当填写");
    desk.go(&format!("{link}/bandwidth")).key(Delete).shows("可不填");
}

#[test]
fn a_file_of_an_earlier_format_says_all_that_was_done_to_it() {
    let mut desk = Session::new(80, 24);
    let from = repository("tests/data/version-1/customers-standard-contract.json");
    std::fs::create_dir_all(desk.dir().join("work")).unwrap();
    std::fs::copy(from, desk.dir().join("work").join("旧.json")).unwrap();
    desk.key(F(5)).key(Enter).shows("文件为较早的格式").shows(".bak-N").shows("请改为真实名称");
    desk.key(Enter).hides("文件为较早的格式").shows("评估概况");
}
