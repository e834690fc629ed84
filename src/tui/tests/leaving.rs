//! What is being typed is kept by whatever leads away from it, as by going on, or it is asked; and nothing goes unseen on the way down.

use std::collections::BTreeSet;

use crossterm::event::KeyCode::{Down, Enter, Esc, F, Home, PageDown, PageUp, Right, Up};

use super::session::Session;

/// A record with a scenario, its items being chosen.
fn items() -> (Session, String) {
    let mut desk = Session::with("离开", 80, 24);
    for name in ["植入式设备序列号", "植入日期", "姓名"] {
        desk.go("items").key(F(4)).type_text(name).key(Enter).key(Esc);
    }
    desk.go("scenarios").key(F(4)).type_text("售后").key(Enter);
    let place = format!("scenarios/{}/items", desk.first_row("scenarios"));
    desk.go(&place).key(Enter);
    (desk, place)
}

/// To another place by the palette, from wherever one is.
fn leave(desk: &mut Session) {
    desk.ctrl('p').type_text("去：安全措施").key(Enter);
}

#[test]
fn the_palette_keeps_what_is_typed_in_every_kind_of_input() {
    let mut desk = Session::with("离开", 80, 24);
    desk.go("handler/name").key(Enter).type_text("甲公司");
    leave(&mut desk);
    assert_eq!(desk.value("handler/name"), "\"甲公司\"");
    assert_eq!(desk.stands(), "measures");
    desk.go("record/team").key(Enter).type_text("法务部");
    leave(&mut desk);
    assert_eq!(desk.value("record/team"), "\"法务部\"");
    assert_eq!(desk.stands(), "measures");
    desk.go("handler/ciio").key(Enter).type_text("2");
    leave(&mut desk);
    assert_eq!(desk.value("handler/ciio"), "\"no\"");
    // A cell of a table, and the words that narrow it.
    desk.go("groups").key(F(4)).type_text("员工");
    leave(&mut desk);
    assert_eq!(desk.count_rows("groups"), 1);
    assert_eq!(desk.stands(), "measures");
    let row = desk.first_row("groups");
    assert_eq!(desk.value(&format!("groups/{row}/name")), "\"员工\"");
    desk.go("groups").ctrl('f').type_text("员");
    leave(&mut desk);
    assert_eq!(desk.stands(), "measures");
}

#[test]
fn ticks_are_kept_and_letters_that_chose_nothing_are_asked_about() {
    let (mut desk, place) = items();
    desk.type_text("姓名").type_text(" ").shows("[x] 姓名");
    leave(&mut desk);
    assert_eq!(desk.stands(), "measures");
    assert_ne!(desk.value(&place), "");
    // A letter that comes leads away as well.
    desk.go(&place).key(Enter).type_text("植入日期").type_text(" ").shows("[x] 植入日期");
    desk.ctrl('p').type_text("收到补正通知").key(Enter).hides("筛选");
    assert_eq!(desk.value(&place).matches('"').count(), 4);
    let (mut desk, place) = items();
    desk.type_text("植入");
    leave(&mut desk);
    desk.shows("“植入”还没有选定任何一项");
    assert_eq!(desk.stands(), place);
    desk.ctrl('s').shows("筛选: 植入").key(Esc);
    assert_eq!(desk.value(&place), "");
}

#[test]
fn what_touches_other_answers_is_asked_before_one_is_led_away() {
    let mut desk = Session::example("hr-exempt", 80, 24);
    let place = format!("scenarios/{}/purpose", desk.first_row("scenarios"));
    desk.go(&place).key(Enter).type_text("改");
    leave(&mut desk);
    assert!(desk.value(&place).contains('改'), "{}", desk.value(&place));
}

#[test]
fn one_hit_and_space_ticks_and_going_on_keeps_it() {
    let (mut desk, place) = items();
    desk.type_text("序列").type_text(" ").shows("[x] 植入式设备序列号").key(F(8));
    assert_ne!(desk.value(&place), "");
    // Of two that fit none is guessed: it is asked, and going on says so.
    let (mut desk, place) = items();
    desk.type_text("植入").type_text(" ").shows("再按一次勾选").key(F(8));
    desk.shows("“植入”还没有选定任何一项");
    assert_eq!(desk.stands(), place);
    desk.type_text(" ").shows("[x] 植入").key(F(8));
    assert_ne!(desk.value(&place), "", "what was ticked is kept");
}

/// The lines of the screen between its bars, without the signs of a list.
fn lines(desk: &mut Session, skip: usize) -> Vec<String> {
    let screen = desk.screen();
    let all: Vec<&str> = screen.lines().collect();
    let body = all.get(skip..all.len().saturating_sub(1)).unwrap_or_default();
    body.iter().map(|line| line.trim().to_owned()).filter(|line| line.chars().count() > 3).collect()
}

/// Every line that a tall screen shows is seen on a small one on the way down by pages, and on the way back up.
fn pages_show_all(desk: &mut Session, what: &str, skip: usize) {
    desk.resize(80, 600).key(Home);
    let all = lines(desk, skip);
    desk.resize(80, 24).key(Home);
    for key in [PageDown, PageUp] {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut before = String::new();
        loop {
            seen.extend(lines(desk, skip));
            let screen = desk.key(key).screen();
            if screen == before {
                break;
            }
            before = screen;
        }
        let unseen: Vec<&String> = all.iter().filter(|line| !seen.contains(*line)).collect();
        assert!(unseen.is_empty(), "{what} {key:?}: {unseen:#?}");
    }
}

#[test]
fn paging_shows_every_line_of_every_page_of_the_findings() {
    for example in ["hr-exempt", "customers-standard-contract"] {
        let mut desk = Session::example(example, 80, 24);
        desk.key(F(2));
        for page in 0..14 {
            pages_show_all(&mut desk, &format!("{example} {page}"), 3);
            desk.key(Right);
        }
    }
}

#[test]
fn paging_shows_every_row_of_a_table_and_every_line_of_a_paper() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    desk.go("measures");
    let rows: Vec<String> = desk.rows("measures");
    let mut seen = BTreeSet::new();
    for key in [Home, PageDown, PageDown, PageDown, PageDown] {
        desk.key(key);
        let screen = desk.screen();
        for row in &rows {
            let name = desk.value(&format!("measures/{row}/name"));
            let name: String = name.trim_matches('"').chars().take(6).collect();
            if screen.contains(&name) {
                seen.insert(row.clone());
            }
        }
    }
    assert_eq!(seen.len(), rows.len());
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    desk.key(F(3));
    pages_show_all(&mut desk, "F3", 3);
}

#[test]
fn the_wheel_passes_over_no_line() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    desk.key(F(2));
    for _ in 0..9 {
        desk.key(Right);
    }
    desk.resize(80, 600).key(Home);
    let all = lines(&mut desk, 3);
    desk.resize(80, 24).key(Home);
    let mut seen = BTreeSet::new();
    let mut before = String::new();
    for _ in 0..400 {
        seen.extend(lines(&mut desk, 3));
        let screen = desk.wheel(true).screen();
        if screen == before {
            break;
        }
        before = screen;
    }
    let unseen: Vec<&String> = all.iter().filter(|line| !seen.contains(*line)).collect();
    assert!(unseen.is_empty(), "{unseen:#?}");
    desk.key(Down);
}

#[test]
fn every_proposal_of_a_table_is_taken_at_once_and_none_before_it_is_confirmed() {
    let mut desk = Session::with("建议", 140, 40);
    for name in ["手机号码", "身份证号码", "疾病诊断", "备注"] {
        desk.go("items").key(F(4)).type_text(name).key(Enter).key(Esc);
    }
    let rows = desk.rows("items");
    let category = |desk: &Session, at: usize| desk.value(&format!("items/{}/category", rows[at]));
    desk.go("items").shows("建议：");
    assert_eq!(category(&desk, 0), "", "what is proposed is no answer");
    desk.named("Alt+A").shows("采用这").shows("身份证号码").key(Esc);
    assert_eq!(category(&desk, 0), "");
    desk.named("Alt+A").key(Enter);
    assert_eq!(category(&desk, 0), "\"a01\"");
    assert_eq!(category(&desk, 1), "\"a02\"");
    let sensitive =
        |desk: &Session, at: usize| desk.value(&format!("items/{}/sensitivity", rows[at]));
    assert_eq!(sensitive(&desk, 0), "", "what asks for less is a person's to judge");
    assert_eq!(category(&desk, 3), "");
    // Of what has no usual answer it is said why.
    desk.go(&format!("items/{}/sensitivity", rows[1])).shows("没有通常的回答").shows("伤害判断");
    desk.go("items").ctrl('z');
    assert_eq!(category(&desk, 0), "", "one step takes all of them back");
    desk.go("groups").named("Alt+A").hides("采用这");
}

#[test]
fn a_link_that_is_only_looked_through_needs_no_invented_system() {
    let mut desk = Session::example("travel-mixed-routes", 140, 40);
    let link = format!("links/{}", desk.first_row("links"));
    desk.go(&format!("{link}/to")).key(Enter);
    let screen = desk.screen();
    for row in desk.rows("systems") {
        let name = desk.value(&format!("systems/{row}/name"));
        let name: String = name.trim_matches('"').chars().take(8).collect();
        let is_inside = desk.value(&format!("systems/{row}/side")).contains("mainland");
        let is_offered = screen.lines().any(|line| line.contains(") ") && line.contains(&name));
        assert!(!(is_inside && is_offered), "{name}: {screen}");
    }
}

#[test]
fn the_name_is_said_at_the_desk_and_signs_what_is_said_from_then_on() {
    let mut desk = Session::with("署名", 80, 24);
    desk.ctrl('b').shows("没有说明您是谁").shows("会议模式").named("Alt+W").shows("您的姓名");
    desk.type_text("王敏").key(Enter).shows("署名“王敏”").hides("没有说明您是谁");
    desk.key(Esc).go("handler/name").named("Ctrl+A").type_text("请核对").key(Enter);
    desk.ctrl('b').shows("王敏").shows("请核对");
    // Another name takes its place, and is not typed behind it.
    desk.named("Alt+W").shows("现在是：王敏").type_text("李四").key(Enter).shows("署名“李四”");
}

#[test]
fn labels_of_the_footer_stand_before_its_keys() {
    let mut desk = Session::with("标号", 80, 24);
    let shown = desk.named("Alt+J").screen();
    let footer = shown.lines().last().unwrap();
    let figures = footer.chars().take_while(char::is_ascii_digit).count();
    assert!((1..=2).contains(&figures), "{footer}");
    assert!(footer.contains("Enter 进入"), "{footer}");
}

#[test]
fn a_long_value_is_whole_where_there_is_room_for_it() {
    let long = "法务部张三、信息安全部李四、客户服务部王五、产品部赵六、数据部钱七，另请外部律师参加评估会议并复核全部结论和依据，最后一个字是终";
    let mut desk = Session::with("长", 100, 40);
    desk.go("record/team").type_text(long).ctrl('s').shows("评估团队").key(Up);
    let seen: String =
        desk.screen().lines().map(|line| line.split('│').next_back().unwrap().trim()).collect();
    assert!(seen.contains("最后一个字是终"), "{seen}");
    // On a small screen it is one line that says so.
    desk.resize(80, 24).shows("李四..");
}

#[test]
fn fields_of_tables_are_found_by_their_labels() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    desk.ctrl('p').type_text("合同生效日").key(Enter);
    assert!(desk.stands().starts_with("contracts/"), "{}", desk.stands());
    desk.shows("合同生效日");
    let mut desk = Session::with("空", 80, 24);
    desk.ctrl('p').type_text("合同生效日").key(Enter);
    assert_eq!(desk.stands(), "contracts");
    desk.ctrl('p').type_text("纪要").shows("写会议纪要");
}

#[test]
fn what_is_shown_for_words_is_what_is_written() {
    let natural = "系统\t在哪一侧\n人事系统\t境内\n总部系统\t境外\n转发\t境内系\n";
    for (answer, expected) in [(1, "\"mainland\""), (2, "\"境内系\"")] {
        let mut desk = Session::with("粘贴", 100, 30);
        desk.go("systems").paste(natural).shows("境内系").hides("（保留原文）");
        desk.key(crossterm::event::KeyCode::Tab);
        desk.shows("没有把握").shows("就按所显示的写入").shows("保留原文");
        for _ in 0..answer {
            desk.key(Down);
        }
        desk.key(Enter);
        let sides: Vec<String> = desk
            .rows("systems")
            .iter()
            .map(|row| desk.value(&format!("systems/{row}/side")))
            .collect();
        assert_eq!(sides, ["\"mainland\"", "\"abroad\"", expected]);
    }
}

#[test]
fn a_long_text_says_that_enter_is_a_new_line_and_a_visit_where_esc_leads() {
    let mut desk = Session::with("按键", 140, 40);
    desk.go("record/team").key(Enter).shows("换行").type_text("一").key(Enter).type_text("二");
    desk.ctrl('s');
    assert_eq!(desk.value("record/team"), "\"一\\n二\"");
    desk.go("handler").hides("回到来处").key(F(2)).key(Enter).shows("回到来处").key(Esc);
    desk.shows("结论");
}
