//! Sessions: a person at the desk, keys in, screen out. They run the real loop on a terminal in memory.

#![expect(clippy::disallowed_methods, reason = "a test looks at the files behind the desk")]

mod candidates;
mod cells;
mod copying;
mod drawn;
mod figures;
mod filed;
mod filing;
mod findings;
mod folder;
mod fresh;
mod home;
mod judged;
mod keeping;
mod leaving;
mod life;
mod looks;
mod marked;
mod next;
mod package;
mod pickers;
mod proposed;
mod published;
mod questionnaire;
mod renamed;
mod returned;
mod review;
mod rows;
mod session;
mod settings;
mod tables;
mod time_line;
mod touched;
mod translations;
mod walk;
mod whole;
mod wide;

use crossterm::event::KeyCode::{Delete, Down, End, Enter, Esc, F, Left, Right, Tab, Up};

use super::key::Action;
use crate::form::Place;
use crate::text::Lang;
use session::Session;

#[test]
fn from_an_empty_folder_to_an_exported_file_by_keyboard_alone() {
    let mut desk = Session::new(80, 24);
    desk.shows("这里还没有评估").shows("不构成法律意见");
    desk.key(F(4)).shows("新建评估").type_text("员工数据提供总部").key(Enter);
    desk.shows("员工数据提供总部").shows("评估概况").shows("待定");
    // What decides the mechanism comes first.
    desk.key(F(8)).shows("关键信息基础设施运营者");
    desk.go("record/start")
        .shows("评估开始日")
        .key(Enter)
        .type_text("2026-10-1")
        .shows("读作：2026年10月1日")
        .key(Enter);
    desk.shows("未保存").idle().shows("已保存 14:02");
    desk.key(F(2)).shows("尚不能确定").key(Esc);
    desk.key(F(3)).shows("[1/").key(Esc);
    desk.key(F(7)).shows("导出文书").shows("处缺项").key(Enter).shows("已写出");
    let dir = desk.dir().join("export").join("员工数据提供总部");
    assert!(std::fs::read_dir(dir).unwrap().count() >= 2);
    desk.key(Enter).key(Esc).shows("已保存").key(Esc).shows("出境 chujing").shows("未完成");
    desk.ctrl('q').is_over();
}

#[test]
fn the_real_cursor_stands_behind_what_was_typed() {
    let mut desk = Session::with("中文", 80, 24);
    desk.go("handler/name").key(Enter);
    let (column, row) = desk.cursor().unwrap();
    desk.type_text("中文");
    assert_eq!(desk.cursor(), Some((column + 4, row)));
    desk.key(Left);
    assert_eq!(desk.cursor(), Some((column + 2, row)));
    desk.type_text("a").shows("中a文");
    assert_eq!(desk.cursor(), Some((column + 3, row)));
    desk.key(Enter).shows("中a文");
    assert_eq!(desk.cursor(), None, "no input, no cursor");
    // Longer than its room: the cursor stays inside.
    desk.go("handler/name").key(Enter).type_text(&"长".repeat(60));
    assert!(desk.cursor().unwrap().0 < 80);
    desk.key(Esc).go("record/team").key(Enter);
    let (column, row) = desk.cursor().unwrap();
    desk.type_text("法务部").key(Enter).type_text("二");
    assert_eq!(desk.cursor(), Some((column + 2, row + 1)));
    desk.ctrl('s').shows("法务部 二");
}

#[test]
fn what_was_done_is_undone_and_done_again() {
    let mut desk = Session::with("撤销", 80, 24);
    desk.go("handler/name").key(Enter).type_text("甲公司").key(Enter).shows("甲公司");
    desk.go("handler/ciio").key(Enter).key(Down).key(Enter);
    assert_eq!(desk.value("handler/ciio"), "\"no\"");
    desk.ctrl('z').shows("已撤销：个人信息处理者");
    assert_eq!(desk.value("handler/ciio"), "");
    desk.ctrl('z');
    assert_eq!(desk.value("handler/name"), "");
    desk.ctrl('z').shows("没有可以撤销的");
    desk.ctrl('y').ctrl('y').ctrl('y').shows("没有可以重做的");
    assert_eq!(desk.value("handler/ciio"), "\"no\"");
    desk.key(Delete);
    assert_eq!(desk.value("handler/ciio"), "");
}

#[test]
fn a_draft_that_does_not_parse_is_kept_and_shown() {
    let mut desk = Session::with("草稿", 80, 24);
    desk.go("handler/employees").key(Enter).type_text("about 100k").shows("是约数").key(Enter);
    assert_eq!(desk.value("handler/employees"), "\"about 100k\"");
    desk.key(Up).shows("错误").shows("about 100k").shows("错 1");
    desk.key(Enter).key(End);
    for _ in 0.."about 100k".len() {
        desk.key(crossterm::event::KeyCode::Backspace);
    }
    desk.type_text("12万").shows("读作：120,000").key(Enter);
    assert_eq!(desk.value("handler/employees"), "120000");
    desk.hides("错 1");
}

#[test]
fn rows_are_added_pasted_copied_and_deleted() {
    let mut desk = Session::with("行", 100, 30);
    desk.go("groups").shows("还没有人群");
    desk.key(Enter).type_text("中国区员工").key(Enter).key(Esc).shows("中国区员工").shows("1行");
    desk.paste("人群\t一般个人信息人数\r\n会员\t12万\n访客\t大约三千")
        .shows("2行将写入，1处待修改")
        .key(Tab)
        .shows("已粘贴 2 行")
        .shows("访客");
    desk.shows("3行").ctrl('z').shows("1行").ctrl('y').shows("3行");
    desk.key(F(5)).shows("4行").ctrl('z').shows("3行");
    // A scenario that names a group says so when the group goes.
    desk.go("scenarios").key(F(4)).type_text("人事管理").key(Enter).go("scenarios").key(Enter);
    let place = desk.first_row("scenarios");
    desk.go(&format!("scenarios/{place}/groups")).key(Enter).shows("[ ] 中国区员工").type_text(" ");
    desk.shows("[x] 中国区员工").key(Enter);
    desk.go("groups")
        .key(Delete)
        .shows("删除“中国区员工”？")
        .shows("出境场景")
        .key(Down)
        .key(Enter)
        .shows("2行");
    assert_eq!(desk.value(&format!("scenarios/{place}/groups")), "");
    desk.ctrl('z').shows("3行");
    assert_ne!(desk.value(&format!("scenarios/{place}/groups")), "");
    // The sheet for terminals that do not mark pasted text.
    desk.go("groups")
        .key(F(6))
        .shows("粘贴到")
        .type_text("供应商")
        .key(Tab)
        .shows("1行将写入")
        .key(Tab)
        .shows("4行");
    // Rows of a fixed section stay.
    desk.go("findings").key(F(4)).shows("行是固定的");
}

#[test]
fn the_language_changes_at_once_everywhere() {
    let mut desk = Session::with("语言", 80, 24);
    desk.key(F(9)).shows("The assessment").shows("undetermined").hides("评估概况");
    desk.key(F(2)).shows("Result").key(F(9)).shows("结论");
    assert_eq!(desk.lang(), Lang::Zh);
}

#[test]
fn every_duty_says_who_must_act_and_leads_to_its_proof() {
    let mut desk = Session::with("义务", 80, 24);
    desk.key(F(2)).key(Right).key(Right).key(Right).key(Right);
    desk.shows("[待定] 告知出境事项").shows("责任：个人信息处理者").shows("境外接收方的名称");
    desk.key(Down).key(Down).shows("[待定] 个人信息保护影响评估");
    desk.shows("证据：评估概况：评估完成日（未填写）").key(Enter).shows("评估完成日");
    desk.type_text("2026-10-1").key(Enter);
    assert_eq!(desk.value("record/end"), "\"2026-10-01\"");
    desk.key(F(2)).key(F(9)).shows("Who: the handler");
    // Down to the last duty, and on to the table.
    for _ in 0..32 {
        desk.key(Down);
    }
    desk.shows("Staying within the assessment").shows("Applies if:");
}

#[test]
fn advice_shows_both_readings_and_whom_to_ask() {
    let mut desk = Session::with("提示", 80, 24);
    desk.go("scenarios").key(F(4)).type_text("人事管理").key(Enter);
    desk.key(F(2));
    for _ in 0..9 {
        desk.key(Right);
    }
    desk.shows("建议：Q-20").shows("理解（本程序采用）：不当作").shows("另一种理解：没有收到");
    desk.shows("咨询：向行业保护工作部门");
}

#[test]
fn letters_are_commands_and_an_input_method_is_no_trap() {
    let mut desk = Session::with("输入法", 80, 24);
    desk.type_text("？").shows("帮助：这里可用的按键").key(Esc);
    desk.type_text("：").shows("查找").type_text("导出").key(Enter).shows("导出文书").key(Esc);
    desk.type_text("请").shows("输入法开着吗");
    // On a field a Chinese character begins the answer.
    desk.go("handler/name").type_text("甲公司").key(Enter);
    assert_eq!(desk.value("handler/name"), "\"甲公司\"");
}

#[test]
fn no_screen_panics_at_any_size() {
    for path in ["", "Enter", "F2", "F3", "F7", "F10", "F1", "Ctrl+P"] {
        let mut desk = Session::with("大小", 80, 24);
        desk.go("groups").paste("name\tordinary\n员工\t12万").key(Tab);
        desk.go("groups");
        desk.named(path);
        for (wide, high) in sizes() {
            desk.resize(wide, high);
        }
    }
    for place in
        ["record/title", "record/team", "record/third_party", "handler/province", "record/start"]
    {
        let mut desk = Session::with("大小", 80, 24);
        desk.go(place).key(Enter);
        for (wide, high) in sizes() {
            desk.resize(wide, high);
        }
    }
    let mut desk = Session::new(80, 24);
    for path in ["", "F3", "Esc", "F4"] {
        desk.named(path);
        for (wide, high) in sizes() {
            desk.resize(wide, high);
        }
    }
}

fn sizes() -> impl Iterator<Item = (u16, u16)> {
    let small = (1..12).flat_map(|wide| (1..9).map(move |high| (wide, high)));
    small.chain([
        (20, 5),
        (40, 10),
        (59, 20),
        (60, 12),
        (61, 3),
        (80, 24),
        (140, 40),
        (3, 40),
        (140, 1),
    ])
}

#[test]
fn a_file_that_is_open_elsewhere_is_read_only() {
    let mut first = Session::with("只读", 80, 24);
    let path = first.path();
    let mut second = first.beside(80, 24);
    second.key(Enter).shows("只读").go("handler/name").key(Enter).shows("只读").type_text("x");
    assert_eq!(second.value("handler/name"), "");
    first.go("handler/name").key(Enter).type_text("甲").key(Enter).idle();
    assert!(std::fs::read_to_string(path).unwrap().contains('甲'));
}

#[test]
fn a_file_changed_outside_loses_nothing() {
    let mut desk = Session::with("改动", 80, 24);
    let path = desk.path();
    let outside = std::fs::read_to_string(&path).unwrap().replace("改动", "别人");
    desk.go("handler/name").key(Enter).type_text("我的公司").key(Enter);
    std::fs::write(&path, &outside).unwrap();
    // Both sides are brought together.
    desk.idle().shows("两边的修改已经合并").idle();
    let both = std::fs::read_to_string(&path).unwrap();
    assert!(both.contains("别人") && both.contains("我的公司"), "{both}");
    // What cannot be read is asked about.
    let outside = "{ broken";
    desk.go("handler/name").key(Enter).type_text("的").key(Enter);
    std::fs::write(&path, outside).unwrap();
    desk.idle().shows("文件已被其他程序改动").shows("另存为副本").key(Esc).shows("保存失败");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), outside);
    desk.ctrl('s').shows("另存为副本").key(Down).key(Enter).shows("同一批人").key(Enter);
    desk.shows("已另存为");
    desk.key(Esc);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), outside);
    let copy = desk.path();
    assert_ne!(copy, path);
    assert!(std::fs::read_to_string(copy).unwrap().contains("我的公司"));
}

#[test]
fn leaving_a_file_that_cannot_be_saved_asks_first() {
    let mut desk = Session::with("离开", 80, 24);
    let path = desk.path();
    desk.go("handler/name").key(Enter).type_text("甲").key(Enter);
    std::fs::write(&path, "changed").unwrap();
    desk.ctrl('q').shows("另存为副本").key(Enter).shows("保存失败");
    desk.ctrl('q').shows("有修改没有保存").key(Down).key(Enter).is_over();
}

#[test]
fn controls_in_data_are_shown_harmlessly() {
    let mut desk = Session::with("控制符", 80, 24);
    desk.go("handler/name").key(Enter).paste("a\u{1b}[31mb\u{202e}c\td").key(Enter);
    desk.shows("a\u{fffd}[31mb\u{fffd}c d");
    desk.stores("handler/address", "x\u{1b}]0;title\u{7}y")
        .go("handler/address")
        .shows("x\u{fffd}]0;title\u{fffd}y");
    desk.key(Enter).shows("x\u{fffd}]0;title\u{fffd}y").key(Enter);
    assert_eq!(
        desk.value("handler/address"),
        "\"x\\u001b]0;title\\u0007y\"",
        "looking changes nothing"
    );
}

#[test]
fn findings_lead_to_the_field_and_back() {
    let mut desk = Session::with("结论", 80, 24);
    desk.key(F(2))
        .key(Left)
        .key(Left)
        .key(Left)
        .shows("[缺项")
        .key(Enter)
        .shows("填写")
        .key(Esc)
        .shows("[缺项");
    let first = desk.first_gap();
    assert!(Place::parse(&first).is_ok());
}

#[test]
fn the_mouse_chooses_opens_and_runs() {
    let mut desk = Session::with("鼠标", 80, 24);
    desk.click_on("个人信息处理者").shows("注册地址");
    desk.click_on("F2").shows("尚不能确定");
    desk.click_on("待办").shows("[待办");
    desk.wheel(true);
}

#[test]
fn the_clipboard_gets_rows_as_a_table() {
    let mut desk = Session::with("复制", 80, 24);
    desk.go("groups")
        .paste("name\tdescription\n员工\t说明")
        .key(Tab)
        .go("groups")
        .ctrl('c')
        .shows("剪贴板");
    assert!(desk.out().starts_with("\u{1b}]52;c;"));
}

#[test]
fn unreadable_files_are_listed_with_the_reason() {
    let mut desk = Session::new(80, 24);
    std::fs::create_dir_all(desk.dir().join("work")).unwrap();
    std::fs::write(desk.dir().join("work").join("坏.json"), "{").unwrap();
    desk.key(F(5)).shows("无法读取").shows("不是有效的 JSON").key(Enter).shows("不是有效的 JSON");
}

#[test]
fn a_picture_and_a_snapshot_can_be_made() {
    let desk = Session::with("图片", 80, 24);
    let buffer = super::snapshot(desk.options(), &["Enter", "Enter", "F2"], 80, 24);
    let svg = super::picture(&buffer, "结论");
    assert!(svg.contains("<title>结论</title>") && svg.contains("尚不能确定"));
    assert!(!svg.contains('─'));
    let mut reader = quick_xml::Reader::from_str(&svg);
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
}

#[test]
fn leaving_in_the_middle_of_typing_loses_nothing() {
    let mut desk = Session::with("离开", 80, 24);
    let path = desk.path();
    desk.go("record/team").key(Enter).type_text("法务部牵头").ctrl('q').is_over();
    assert!(std::fs::read_to_string(path).unwrap().contains("法务部牵头"));
}

#[test]
fn the_whole_interview_is_walked_with_one_key_between_answers() {
    let mut desk = Session::with("一路", 80, 24);
    desk.key(F(8)).shows("关键信息基础设施运营者");
    desk.go("record/start").shows("── 评估开始日").key(Enter).type_text("20261001").key(F(8));
    desk.shows("── 评估完成日").key(Enter).type_text("2026/10/30").key(F(8)).shows("── 评估团队");
    desk.key(Enter).type_text("法务部").key(F(8)).shows("── 评估过程和方法");
    assert_eq!(desk.value("record/team"), "\"法务部\"");
    assert_eq!(desk.value("record/end"), "\"2026-10-30\"");
}

#[test]
fn keys_that_come_at_once_act_one_after_another() {
    let mut desk = Session::with("连按", 80, 24);
    desk.at_once(&["Down", "Enter", "Down", "Down", "Enter", "x", "Enter"]);
    assert_eq!(desk.value("handler/credit_code"), "\"X\"");
}

#[test]
fn every_key_is_listed() {
    let keys = super::keys();
    assert!(keys.len() > 60);
    assert!(keys.iter().any(|key| key.action == Action::NextOpen && key.keys[0].en == "F8"));
    assert!(serde_json::json!(keys[0])["wording"]["zh"].is_string());
}
