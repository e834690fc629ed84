//! The first screen: the list, and how the company stands.

use crossterm::event::KeyCode::{Down, End, Enter, Esc, F, Tab};

use super::session::Session;
use crate::desk::Firm;
use crate::tui::wrap::width;

fn at_home(wide: u16, high: u16) -> Session {
    let mut desk = Session::example("travel-mixed-routes", wide, high);
    desk.key(Esc).key(Esc);
    desk.shows("出境 chujing");
    desk
}

#[test]
fn the_list_tells_above_it_what_is_due_and_who_is_near_a_line() {
    let mut desk = at_home(80, 24);
    let screen = desk.screen();
    let lines: Vec<&str> = screen.lines().collect();
    assert!(lines[1].contains("2026-11-22") && lines[1].contains("本周"), "{screen}");
    assert!(lines[2].contains("敏感 3,860 ") && lines[2].contains("│"), "{screen}");
    assert!(lines[3].contains("名称"), "{screen}");
    // One key unfolds it in the place of the list, and back.
    desk.key(Tab).shows("今天，2026年11月22日").shows("备案等谁").shows("人数").hides("文件：");
    desk.key(Esc).shows("文件：").hides("备案等谁");
}

#[test]
fn beside_a_wide_list_stands_how_the_company_stands_and_enter_leads_to_what_it_tells() {
    let mut desk = at_home(140, 40);
    desk.shows("今天，2026年11月22日").shows("备案等谁").shows("评估1份").shows("名称");
    desk.key(Tab).key(Down).key(Enter).hides("备案等谁");
    assert!(desk.screen().contains("缺") || desk.screen().contains("已保存"), "{}", desk.screen());
}

#[test]
fn what_is_counted_again_is_not_shown_as_firm() {
    let mut desk = at_home(80, 24);
    assert!(desk.state().standing.is_firm);
    assert!(desk.state().records.iter().all(|record| record.firm == Firm::Yes));
    desk.counts_anew();
    let screen = desk.screen();
    assert!(screen.lines().nth(1).unwrap().starts_with("~ "), "{screen}");
    desk.key(Tab).shows("正在重新统计").key(Tab);
    desk.key(F(5));
    assert!(!desk.screen().lines().nth(1).unwrap().starts_with("~ "), "{}", desk.screen());
}

#[test]
fn an_empty_folder_counts_nothing_above_its_welcome() {
    let mut desk = Session::new(80, 24);
    let screen = desk.screen();
    assert!(!screen.contains("已过"), "{screen}");
    desk.shows("这里还没有评估");
}

#[test]
fn a_filter_typed_on_the_page_of_the_company_is_seen_over_the_list_it_chooses_in() {
    let mut desk = at_home(80, 24);
    desk.key(Tab).shows("备案等谁").key(F(3)).type_text("zz");
    desk.shows("筛选").shows("zz").shows("没有符合筛选").hides("备案等谁");
}

#[test]
fn a_filter_does_not_say_that_nothing_matches_while_names_are_read() {
    let mut desk = at_home(80, 24);
    desk.reads_anew();
    desk.key(F(3)).type_text("zz").shows("仍在读取").hides("没有符合筛选的评估");
}

#[test]
fn a_click_finds_only_what_is_drawn() {
    let mut desk = at_home(80, 24);
    desk.key(Tab).shows("备案等谁").key(Tab).shows("名称");
    desk.click_on("评估").hides("备案等谁");
    for row in 4..20 {
        desk.click_at(10, row).hides("备案等谁");
        if desk.state().open.is_some() {
            break;
        }
    }
}

#[test]
fn what_is_chosen_stays_chosen_while_the_folder_is_counted_again() {
    let mut desk = at_home(140, 40);
    desk.key(Tab).key(Down).key(Down);
    let before = desk.state().standing.told.clone();
    assert!(before.iter().filter(|line| line.leads_to.is_some()).count() > 3);
    desk.counts_anew();
    desk.key(F(9)).key(F(9)).shows("正在重新统计");
    let mut other = at_home(140, 40);
    other.key(Tab).key(Down).key(Down).key(Enter);
    desk.key(Enter);
    assert_eq!(desk.screen().lines().nth(2), other.screen().lines().nth(2));
}

#[test]
fn a_copy_is_merged_into_the_record_that_the_chosen_line_leads_to() {
    let mut desk = at_home(80, 24);
    desk.key(Tab).key(End).ctrl('u');
    assert!(desk.state().open.is_some(), "{}", desk.screen());
}

#[test]
fn many_files_that_cannot_be_read_leave_the_state_on_its_page() {
    let mut desk = at_home(140, 40);
    let dir = desk.state().workspace.dir().to_owned();
    for number in 0..7 {
        std::fs::write(dir.join(format!("broken-{number}.json")), "{").unwrap();
    }
    desk.key(F(5)).idle().idle();
    let told: Vec<&str> =
        desk.state().standing.told.iter().map(|line| line.told.words.zh.as_str()).collect();
    assert_eq!(told.iter().filter(|words| words.contains("broken-")).count(), 3, "{told:?}");
    assert!(told[1].contains("已过"), "{told:?}");
    assert!(told.iter().any(|words| words.starts_with("另有") && words.ends_with("处无法读取")));
    desk.resize(80, 24);
    let screen = desk.screen();
    assert!(screen.contains("处无法读取；已过"), "{screen}");
}

#[test]
fn a_line_that_leads_nowhere_says_so() {
    let mut desk = Session::new(80, 24);
    desk.key(Tab).key(Enter).shows("没有可以打开的");
    assert!(desk.state().open.is_none());
    desk.key(F(9)).key(Enter).shows("there is nothing to open");
}

#[test]
fn a_click_chooses_what_it_lands_on_and_a_second_one_opens_it() {
    // The column stands beside the list from 140 cells on and nowhere below them.
    let mut desk = at_home(139, 40);
    desk.hides("备案等谁");
    desk.resize(140, 40).shows("备案等谁").shows("文件：");
    let line = desk.state().standing.told.iter().find(|line| line.leads_to.is_some()).cloned();
    let words = line.unwrap().told.words.zh;
    let words: String = words.chars().take(6).collect();
    // The list may say the same words; the column stands behind it.
    let screen = desk.screen();
    let of_column = |(row, line): (usize, &str)| {
        let column = width(line.get(..line.rfind(&words)?)?);
        (column > 82).then_some((u16::try_from(column).ok()?, u16::try_from(row).ok()?))
    };
    let found = screen.lines().enumerate().find_map(of_column);
    let (column, row) = found.unwrap_or_else(|| panic!("{words}: {screen}"));
    desk.click_at(column, row).shows("备案等谁");
    assert!(desk.state().open.is_none(), "{}", desk.screen());
    desk.click_at(column, row);
    assert!(desk.state().open.is_some(), "{}", desk.screen());
    // In the list the chosen record is opened, and another one is chosen first.
    let mut desk = at_home(140, 40);
    desk.click_on("循岚旅行").hides("备案等谁");
    assert!(desk.state().open.is_some(), "{}", desk.screen());
}

#[test]
fn nothing_is_merged_from_a_line_of_the_panel_that_leads_nowhere() {
    let mut desk = Session::new(80, 24);
    desk.key(Tab).ctrl('u').shows("没有选中评估");
    assert!(desk.state().open.is_none());
}
