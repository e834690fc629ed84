//! The pages of the whole folder: one key from the list, and Enter leads into the record.

use std::fs;

use crossterm::event::KeyCode::{Char, Down, Enter, Esc, F, Left, Right, Up};
use serde_json::{Value, json};

use super::session::Session;
use crate::text::{Phrase, phrase};
use crate::tui::message::{Message, Sheet};

#[test]
fn deadlines_registers_and_search_lead_into_the_record() {
    let mut desk = Session::example("customers-standard-contract", 140, 40);
    desk.key(Esc).shows("出境 chujing");
    desk.key(F(2))
        .shows("全部评估：期限")
        .shows("标准合同备案")
        .shows("合同生效日")
        .shows(".json，")
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
    desk.key(F(6)).shows("输入名称").type_text("lindenfeld");
    desk.shows("  境外接收方 ").shows("json，境外接收方").hides("recipients/");
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

/// The lines between the heads of the page and its foot.
fn rows(desk: &mut Session) -> Vec<String> {
    let screen = desk.screen();
    let lines = screen.lines().skip(2).take_while(|line| !line.starts_with('─'));
    lines.map(str::to_owned).collect()
}

#[test]
fn every_deadline_of_the_folder_names_its_record_and_what_it_is() {
    for (wide, high) in [(80, 24), (100, 30), (140, 40)] {
        let (mut desk, [_, other]) = disagreeing(wide, high);
        let mut record: Value = serde_json::from_slice(&fs::read(&other).unwrap()).unwrap();
        record["answers"]["record"]["title"] = json!("第二份");
        fs::write(&other, record.to_string()).unwrap();
        desk.key(F(5)).key(F(9)).key(F(2)).shows("all assessments: deadlines");
        let (rows, day) = (rows(&mut desk), |row: &&String| row.starts_with("  20"));
        let of_other = rows.iter().filter(day).filter(|row| row.contains("第二份")).count();
        let of_one = rows.iter().filter(day).filter(|row| row.contains("核心部件")).count();
        assert_eq!(of_other + of_one, rows.iter().filter(day).count(), "{rows:#?}");
        assert!(of_other > 0 && of_one > 0, "{rows:#?}");
        // What is to be done stands in a column of its own, with room for its first words.
        let begins =
            |row: &&String| ["Impact", "Filing", "Standard"].iter().any(|word| row.contains(word));
        assert!(rows.iter().filter(day).filter(begins).count() > 1, "{rows:#?}");
    }
}

#[test]
fn what_is_due_is_red_only_where_it_is_overdue() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    desk.key(Esc).key(F(2)).shows("全部评估：期限");
    let frame = desk.frame();
    let line = desk.screen().lines().nth(2).unwrap().to_owned();
    assert!(line.contains("周"), "{line}");
    let is_red = |x: u16| frame[(x, 2)].fg == ratatui::style::Color::LightRed;
    assert!(!(20..60).any(is_red), "{line}");
}

#[test]
fn a_register_says_where_records_disagree_and_leads_to_the_answer() {
    for (wide, high) in [(80, 24), (140, 40)] {
        let (mut desk, [one, other]) = disagreeing(wide, high);
        for name in ["third", "fourth"] {
            let mut record: Value = serde_json::from_slice(&fs::read(&one).unwrap()).unwrap();
            record["id"] = json!(name);
            fs::write(one.with_file_name(format!("{name}.json")), record.to_string()).unwrap();
        }
        desk.key(F(5)).key(F(2)).key(Right).key(Right);
        let told = rows(&mut desk);
        assert!(
            told[0].starts_with("! 境外接收方共") && told[0].contains("1个各评估填写不一致"),
            "{told:#?}"
        );
        let head = told.iter().position(|row| row.contains("4处，1项不一致")).unwrap();
        assert!(told[head].starts_with("! "), "{told:#?}");
        // One row for each answer, the odd one first; then the records.
        assert!(told[head + 1].contains("! 详细地址：“Andere Allee 1”，1份：other"), "{told:#?}");
        assert!(told[head + 2].starts_with("    详细地址：“"), "{told:#?}");
        assert_eq!(told.iter().filter(|row| row.contains("详细地址")).count(), 2, "{told:#?}");
        desk.key(Down).key(Down).key(F(8)).shows("json，境外接收方：详细地址");
        // Only what differs, and all of it again.
        desk.named("Alt+E").shows("只看不一致的").shows("Andere Allee");
        desk.named("Alt+E").hides("只看不一致的");
        desk.key(F(8)).key(Enter).shows("  Andere Allee 1");
        desk.key(Enter).ctrl('u').type_text("Neue Allee 2").key(Enter);
        assert!(desk.value("recipients/recipient-lindenfeld/address").contains("Neue Allee 2"));
        assert_eq!(desk.path(), other);
    }
}

#[test]
fn no_number_of_people_is_cut() {
    for (wide, high) in [(80, 24), (100, 30), (140, 40)] {
        let mut desk = Session::example("customers-standard-contract", wide, high);
        let mut record: Value = serde_json::from_slice(&fs::read(desk.path()).unwrap()).unwrap();
        for group in record["answers"]["groups"].as_array_mut().unwrap() {
            group["ordinary"] = json!({ "from": 880_000, "to": 1_146_000 });
        }
        let path = desk.path();
        desk.key(Esc);
        fs::write(path, record.to_string()).unwrap();
        for language in 0..2 {
            let is_parted = |line: &str| {
                let all: Vec<char> = line.chars().collect();
                all.windows(3).any(|three| three[0].is_ascii_digit() && three[1..] == ['.', '.'])
            };
            desk.key(F(5));
            let home = desk.screen();
            assert!(!home.lines().any(is_parted), "{home}");
            desk.key(F(2)).key(Right);
            let people = desk.screen();
            assert!(!people.lines().any(is_parted), "{people}");
            assert!(people.contains(["880,000至", "880,000 to "][language]), "{people}");
            desk.key(Esc).key(F(9));
        }
    }
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

/// Which wording is chosen is seen whole, with how many it changes, and letters and numbers still point at it.
#[test]
fn an_answer_that_is_longer_than_its_question_goes_on_below() {
    let street = "Andere Allee 118, Hinterhaus, dritter Aufgang links, ";
    let long = format!("{street}{street}60327 Frankfurt am Main");
    for (wide, high) in [(80, 24), (140, 40)] {
        let (mut desk, [one, other]) = disagreeing(wide, high);
        let mut record: Value = serde_json::from_slice(&fs::read(&other).unwrap()).unwrap();
        record["answers"]["recipients"][0]["address"] = json!(long);
        fs::write(&other, record.to_string()).unwrap();
        desk.key(F(5)).key(F(2)).key(Right).key(Right).shows("! 详细地址").key(F(4));
        let shown = desk.shows("以哪一种写法为准").screen();
        assert_eq!(shown.matches("改其余1处").count(), 2, "{shown}");
        assert!(shown.contains("60327 Frankfurt am Main”（改其余1处）"), "{shown}");
        let number = if shown.contains("1 “Andere") { '1' } else { '2' };
        desk.key(Char(number)).key(Enter).key(Enter).shows("已改1份评估");
        assert_eq!([address(&one), address(&other)], [long.clone(), long.clone()]);
    }
}

/// What is asked is seen whole wherever there is room for it beside its answers; where there is not, no answer is out of reach.
#[test]
fn a_question_takes_no_room_from_what_it_tells() {
    let asks = |lines: usize, answers: usize| {
        let line = |word: &str, at: usize| phrase(format!("{word}{at}。"), format!("{word}{at}."));
        Message::Show(Sheet::Question {
            title: phrase("问", "asked"),
            text: Phrase::lines((1..=lines).map(|at| line("说", at)).collect::<Vec<_>>()),
            answers: (1..=answers).map(|at| (line("答", at), Vec::new())).collect(),
        })
    };
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    for (lines, answers) in [(1, 1), (9, 2), (15, 3), (3, 12)] {
        desk.sends(asks(lines, answers));
        for at in 1..=lines {
            desk.shows(&format!("说{at}。"));
        }
        for _ in 1..answers {
            desk.key(Down);
        }
        desk.shows(&format!("答{answers}。")).key(Esc);
    }
    desk.sends(asks(40, 3)).shows("说1。").shows("答1。").shows("答3。").key(Esc);
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

#[test]
fn what_cannot_be_read_stands_on_every_page_of_the_folder() {
    for (wide, high) in [(80, 24), (140, 40)] {
        let mut desk = Session::example("customers-standard-contract", wide, high);
        for at in 0..5 {
            let torn = desk.path().with_file_name(format!("torn{at}.json"));
            fs::write(torn, "{ \"format\": \"chujing-assessment\", ").unwrap();
        }
        desk.key(Esc).key(F(5)).key(F(2));
        for _ in 0..6 {
            let told = rows(&mut desk);
            let first = told.iter().position(|row| row.starts_with("! torn0.json")).unwrap();
            assert!(told[first + 2].starts_with("! torn2.json"), "{told:#?}");
            assert!(told[first + 3].starts_with("! 另有2处不能读取"), "{told:#?}");
            // It is chosen first, and told whole below.
            desk.shows("请修复这个文件或者从备份恢复");
            desk.key(F(9)).shows("backup.").key(F(9));
            desk.key(Enter).shows("这一行只作说明").key(Right);
        }
        desk.shows("全部评估：查找").type_text("lindenfeld").shows("! torn0.json");
        desk.key(Esc).key(Left).key(F(8)).shows("读取到的各评估没有不一致");
    }
}

#[test]
fn more_hits_than_are_shown_are_counted() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    let mut record: Value = serde_json::from_slice(&fs::read(desk.path()).unwrap()).unwrap();
    let named = |at: u32| json!({ "id": format!("g{at}"), "name": format!("来访者{at}") });
    record["answers"]["groups"] = (0..600).map(named).collect::<Vec<_>>().into();
    let path = desk.path();
    desk.key(Esc);
    fs::write(path, record.to_string()).unwrap();
    desk.key(F(5)).key(F(6)).type_text("来访者").shows("列出前500处").hides("共500处");
    desk.type_text("599").hides("列出前").shows("来访者599");
}

#[test]
fn nothing_is_said_to_agree_before_it_is_gathered() {
    let (mut desk, _) = disagreeing(80, 24);
    desk.key(F(2)).key(Right).key(Right).shows("! 详细地址");
    desk.reads_anew();
    for key in [F(8), F(4)] {
        desk.key(key).shows("正在汇集，完成后再按一次").hides("没有不一致");
    }
    desk.key(F(5)).key(F(8)).shows("json，境外接收方：详细地址");
}

#[test]
fn a_bar_under_the_bar_that_chooses_is_no_hole() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    desk.key(Esc).key(F(2)).key(Right).shows("当年累计人数");
    let frame = desk.frame();
    let is_reversed =
        |cell: &ratatui::buffer::Cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED);
    let rows: Vec<u16> = (0..24).filter(|y| is_reversed(&frame[(4, *y)])).collect();
    let [row] = rows[..] else { panic!("{rows:?}") };
    let full: Vec<u16> = (0..80).filter(|x| frame[(*x, row)].symbol() == "█").collect();
    assert!(!full.is_empty(), "{}", desk.screen());
    assert!(full.iter().all(|x| !is_reversed(&frame[(*x, row)])), "{}", desk.screen());
    // What stands before and behind it is chosen.
    assert!(is_reversed(&frame[(60, row)]));
}

#[test]
fn help_says_how_much_of_it_there_is() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    desk.key(F(1)).shows(" 1/").key(Down).shows(" 2/");
}
