//! Tables as one works in a spreadsheet: cells, order, filters, moves, columns, pasting onto rows; and labels that lead anywhere.

use crossterm::event::KeyCode::{Backspace, Down, Enter, Esc, F, Home, Left, Right, Tab, Up};

use super::session::Session;
use crate::tui::wrap::{Width, measure_as};

const COPIED: &str = "名称\t说明\n邮箱\t公司\n姓名\t中文\n地址\t家庭\n电话\t手机\n";

/// A record with four items, and the table of them.
fn four() -> Session {
    let mut desk = Session::with("cells", 100, 30);
    desk.go("items").paste(COPIED).key(Tab).shows("已粘贴 4 行").go("items");
    desk
}

fn column(desk: &Session, field: &str) -> Vec<String> {
    desk.rows("items").iter().map(|id| desk.value(&format!("items/{id}/{field}"))).collect()
}

/// The names in the order of the screen.
fn seen(desk: &mut Session) -> Vec<&'static str> {
    let screen = desk.screen();
    let mut found: Vec<(usize, &'static str)> = ["邮箱", "姓名", "地址", "电话"]
        .into_iter()
        .filter_map(|name| Some((screen.find(&format!("{name}  "))?, name)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn a_cell_is_answered_where_it_stands_and_the_next_below_follows() {
    let mut desk = four();
    // To the column of the category, which takes a choice.
    desk.key(Right).shows("内容描述：公司");
    desk.key(Enter).type_text("，办公").key(Enter);
    assert_eq!(column(&desk, "description")[0], "\"公司，办公\"");
    // The bar stands one row below in the same column; the table is still there.
    desk.shows("4行").key(Enter).type_text("，证件上的").key(Enter);
    assert_eq!(column(&desk, "description")[1], "\"中文，证件上的\"");
    // Esc keeps what stood there, and Backspace empties the cell; both are one step.
    desk.key(Enter).type_text("x").key(Esc);
    assert_eq!(column(&desk, "description")[2], "\"家庭\"");
    desk.key(Backspace);
    assert_eq!(column(&desk, "description")[2], "");
    desk.ctrl('z');
    assert_eq!(column(&desk, "description")[2], "\"家庭\"");
    // Left of the first column the sections have the keys.
    desk.go("items").key(Left).key(Left).key(Down).shows("人群");
}

#[test]
fn an_answer_in_a_cell_goes_into_every_marked_row_as_one_step() {
    let mut desk = four();
    desk.named("Alt+E").shows("1/4行").key(Esc).hides("1/4行");
    desk.marks(2).shows("已标记2").key(Up).key(Right).key(Enter).shows("写入标记的2行");
    desk.type_text("！").key(Enter).shows("原来有别的回答，将被替换").key(Enter).shows("已填入2行");
    assert_eq!(column(&desk, "description").iter().filter(|one| one.contains('！')).count(), 2);
    desk.ctrl('z');
    assert!(column(&desk, "description").iter().all(|one| !one.contains('！')));
    // Names tell rows apart and are not made alike.
    desk.go("items").key(Left).ctrl('d').shows("名称各行不同");
}

#[test]
fn a_pasted_line_begins_the_cell_under_the_bar() {
    let mut desk = four();
    desk.key(Right).paste("联系").hides("粘贴到").key(Enter);
    assert_eq!(column(&desk, "description")[0], "\"联系\"");
    // As keys that come at once, and with the line end of a copied cell.
    desk.burst("联络").hides("粘贴到").key(Enter);
    desk.paste("证件\n").key(Enter);
    assert_eq!(column(&desk, "description")[1..3], ["\"联络\"", "\"证件\""]);
    // Rows are still rows, and with no column under the bar a name is a row.
    desk.paste("一\n二").shows("粘贴到").key(Esc);
    desk.key(Left).paste("年龄").shows("粘贴到").key(Esc);
    // Where nobody adds rows a cell takes it too.
    let mut desk = Session::example("travel-mixed-routes", 140, 30);
    desk.go("contracts").key(Right).paste("9").hides("行是固定的").hides("粘贴到");
}

#[test]
fn a_step_back_and_again_stays_in_the_table_as_it_is_seen() {
    let mut desk = four();
    desk.named("Alt+S").ctrl('f').type_text("d").key(Enter).key(Right).shows("按“数据项名称”排列");
    let before = seen(&mut desk);
    assert!(before.len() > 1 && before.len() < 4, "{before:?}");
    desk.type_text("9a").key(Enter);
    for _ in 0..3 {
        for char in ['z', 'y'] {
            desk.ctrl(char).shows("按“数据项名称”排列");
            assert_eq!(seen(&mut desk), before, "sorted and narrowed as before");
        }
    }
    // The bar stands in the cell that was changed: the next answer goes there.
    desk.ctrl('z').type_text("9b").key(Enter);
    let told = column(&desk, "description");
    assert_eq!(told.iter().filter(|one| *one == "\"9b\"").count(), 1);
    assert!(!told.contains(&"\"9a\"".to_owned()), "{told:?}");
    // From a field it leads to its place, as ever.
    desk.go("handler/name").type_text("甲").key(Enter).go("items").ctrl('z').shows("── 名称");
}

#[test]
fn words_of_a_remark_that_were_thrown_away_come_back_before_anything_older() {
    let mut desk = four();
    desk.key(Right).type_text("9a").key(Esc).shows("按 Ctrl+Y 取回");
    let place = format!("items/{}/description", desk.first_row("items"));
    let before = desk.value(&place);
    desk.ctrl('a').type_text("请核对").key(Esc).shows("按 Ctrl+Y 取回");
    desk.ctrl('y').shows("请核对");
    assert_eq!(desk.value(&place), before, "the older one is not made");
    desk.key(Enter).ctrl('y');
    assert_eq!(desk.value(&place), "\"9a\"", "it comes next");
    // What was typed later goes before.
    desk.ctrl('z').ctrl('a').type_text("再看").key(Esc).type_text("9c").key(Esc).ctrl('y');
    assert_eq!(desk.value(&place), "\"9c\"");
}

#[test]
fn words_that_were_thrown_away_stand_before_no_later_step_for_ever() {
    let mut desk = four();
    let place = format!("items/{}/description", desk.first_row("items"));
    let before = desk.value(&place);
    desk.key(Right).type_text("9a").key(Enter).ctrl('a').type_text("abc").key(Esc);
    desk.ctrl('z');
    assert_eq!(desk.value(&place), before);
    desk.ctrl('y').hides("abc");
    assert_eq!(desk.value(&place), "\"9a\"", "what was taken back last comes first");
    // Brought back and thrown away again as they were, they are gone.
    desk.ctrl('z').ctrl('a').type_text("abc").key(Esc).ctrl('y').shows("abc").key(Esc).ctrl('y');
    assert_eq!(desk.value(&place), "\"9a\"");
}

#[test]
fn enter_where_no_row_matches_adds_none() {
    let mut desk = four();
    desk.ctrl('f').type_text("zzq").key(Enter).key(Enter).shows("没有符合的行；");
    assert_eq!(desk.count_rows("items"), 4);
    // In a table without rows it begins the first, as before.
    let mut desk = Session::with("none", 100, 30);
    desk.go("items").key(Enter);
    assert_eq!(desk.count_rows("items"), 1);
}

#[test]
fn rows_are_sorted_narrowed_and_marked_as_they_are_seen() {
    let mut desk = four();
    assert_eq!(seen(&mut desk), ["邮箱", "姓名", "地址", "电话"]);
    // By sound, as in a dictionary; then the other way; then as in the record.
    desk.named("Alt+S").shows("按“数据项名称”排列");
    assert_eq!(seen(&mut desk), ["电话", "地址", "姓名", "邮箱"]);
    desk.named("Alt+S").shows("按“数据项名称”倒排");
    assert_eq!(seen(&mut desk), ["邮箱", "姓名", "地址", "电话"]);
    desk.named("Alt+S").hides("按“数据项名称”");
    assert_eq!(seen(&mut desk), ["邮箱", "姓名", "地址", "电话"]);
    // What is typed is looked for in every column, also by how it sounds; with a column named, only there.
    desk.ctrl('f').type_text("dh").key(Enter).shows("1/4行");
    assert_eq!(seen(&mut desk), ["电话"]);
    desk.key(Esc).ctrl('f').type_text("内容：家").key(Enter);
    assert_eq!(seen(&mut desk), ["地址"]);
    // All that is seen is marked, and nothing else; a new row is seen whatever narrows.
    desk.type_text("*").shows("已标记1").key(Esc).hides("已标记").key(Esc).hides("/4行");
    // What a place leads to is seen, though the filter left it out.
    let first = desk.first_row("items");
    desk.ctrl('f').type_text("电话").key(Enter).go(&format!("items/{first}/name")).key(Esc);
    assert_eq!(seen(&mut desk).len(), 4);
}

#[test]
fn rows_are_moved_one_by_one_or_as_they_are_marked() {
    let mut desk = four();
    desk.named("Alt+Down").named("Alt+Down");
    assert_eq!(seen(&mut desk), ["姓名", "地址", "邮箱", "电话"]);
    desk.ctrl('z');
    assert_eq!(seen(&mut desk), ["姓名", "邮箱", "地址", "电话"]);
    desk.go("items").key(Up).key(Up).marks(2).named("Alt+Down");
    assert_eq!(seen(&mut desk), ["地址", "姓名", "邮箱", "电话"]);
    desk.key(Esc).named("Alt+S").named("Alt+Up").shows("排序或者筛选时不能移动行");
    let mut desk = Session::example("travel-mixed-routes", 100, 30);
    desk.go("flows").named("Alt+Down").shows("行是固定的");
}

#[test]
fn columns_are_chosen_widened_and_copied() {
    let mut desk = four();
    desk.named("Alt+C").shows("显示哪些列").ctrl('a').type_text("内容描述").type_text(" ");
    desk.key(Enter);
    desk.shows("内容描述").hides("出境必要性  示例");
    // Marked rows and the columns that are seen go to the clipboard; without marks every row.
    desk.key(Esc).go("items").marks(2).ctrl('c').shows("（2行）");
    assert!(desk.out().contains("\u{1b}]52;c;"), "{}", desk.out());
    desk.key(Right).named("Alt+Right").named("Alt+Left");
}

#[test]
fn columns_and_filter_are_left_by_any_way_with_what_was_chosen() {
    let mut desk = four();
    // A click ticks; one beside the sheet ends it, and so does the key to the next gap.
    desk.named("Alt+C")
        .click_on("[x] 出境必要性")
        .shows("[ ] 出境必要性")
        .click_on("── 个人信息项");
    desk.hides("显示哪些列").shows("内容描述").hides("  出境必要性");
    desk.named("Alt+C").ctrl('a').type_text("内容描述").type_text(" ").key(F(8));
    desk.hides("显示哪些列").go("items").hides("显示哪些列").shows("数据项名称  出境必要性");
    // A click on a row ends the filter and counts.
    let mut desk = four();
    desk.ctrl('f').type_text("d").click_on("? 电话").hides("筛选（列名").shows("2/4行");
    desk.type_text(" ").shows("已标记1");
    // Esc drops only what was typed since.
    desk.ctrl('f').key(Backspace).type_text("zzq").shows("没有符合的行").key(Esc).shows("含“d”");
    desk.key(Esc).key(Esc).hides("/4行");
}

#[test]
fn a_table_is_laid_onto_the_rows_that_are_there() {
    let mut desk = four();
    desk.paste("名称\t说明\n姓名\t中英文\n电话\t手机\n国籍\t代码\n");
    desk.shows("1行将更新，1行将写入");
    desk.shows("已有2行：更新其中不同的1行，另加1行").shows("姓名 内容描述：中文 → 中英文");
    desk.key(Tab).shows("已更新 1 行，新增 1 行");
    assert_eq!(desk.count_rows("items"), 5);
    assert_eq!(column(&desk, "description")[1], "\"中英文\"");
    desk.ctrl('z');
    assert_eq!(desk.count_rows("items"), 4, "one step back");
    // All of them as new rows, if that is meant.
    desk.go("items")
        .paste("名称\t说明\n姓名\t中英文\n")
        .key(Home)
        .key(Enter)
        .shows("仍都作新行添加");
    desk.key(Tab).shows("已粘贴 1 行");
    assert_eq!(desk.count_rows("items"), 5);
    // What says the same changes nothing.
    desk.paste("名称\t说明\n电话\t手机\n").key(Tab).shows("没有改动");
}

#[test]
fn what_is_not_clear_of_a_pasted_table_is_asked_and_told() {
    let mut desk = four();
    // A name that stands twice: which row is meant is asked.
    desk.paste("名称\t说明\n姓名\t一\n姓名\t二\n").shows("表格中有几行都叫“姓名”").key(Tab);
    desk.shows("2处没有把握").key(Esc);
    assert_eq!(desk.count_rows("items"), 4);
    desk.key(Esc);
    // What cannot be read displaces no good answer, and how much is to be mended is told afterwards.
    let id = desk.rows("items")[1].clone();
    desk.go(&format!("items/{id}/category")).key(Enter).type_text("a02").key(Enter).go("items");
    let before = column(&desk, "category");
    assert_eq!(before[1], "\"a02\"");
    desk.paste("名称\t类别\n姓名\t乱写\n电话\t乱写\n").shows("保留原来的").key(Tab);
    desk.shows("已更新 1 行，新增 0 行，1 处待修改");
    assert_eq!(column(&desk, "category"), ["", "\"a02\"", "", "\"乱写\""]);
    desk.paste("名称\t类别\n姓名\t乱写\n").key(Tab).shows("1处读不懂，保留了原来的回答");
}

#[test]
fn a_label_leads_to_a_section_a_row_or_a_button() {
    let mut desk = four();
    desk.named("Alt+J");
    let screen = desk.screen();
    let label = |screen: &str, name: &str| -> String {
        let line = screen.lines().find(|line| line.contains(name)).unwrap().to_owned();
        // It stands beside the name, and covers nothing of it.
        let figures = line.chars().skip_while(|c| !c.is_ascii_digit());
        figures.take_while(char::is_ascii_digit).collect()
    };
    let of = label(&screen, "境外接收方");
    desk.type_text(&of).shows("还没有接收方");
    // Another key takes the labels away and does nothing else.
    desk.named("Alt+J").key(F(2)).shows("还没有接收方");
    // The keys of the footer have labels, also where a message stood in their place.
    desk.key(F(5)).shows("没有作用").named("Alt+J");
    let screen = desk.screen();
    let foot = screen.lines().rev().find(|line| !line.is_empty()).unwrap().to_owned();
    let (before, _) = foot.split_once("F2 结论").unwrap_or_else(|| panic!("{foot}"));
    let of = before.trim_start_matches(|c: char| !c.is_ascii_digit());
    let of: String = of.chars().rev().take_while(char::is_ascii_digit).collect();
    let of: String = of.chars().rev().collect();
    desk.type_text(&of).shows("尚不能确定").key(Esc);
    // In a list of several choices a label only leads there.
    desk.go("scenarios").key(F(4)).type_text("售后").key(Enter);
    let scenario = desk.first_row("scenarios");
    let place = format!("scenarios/{scenario}/items");
    desk.go(&place).key(Enter).type_text(" ").named("Alt+J");
    let screen = desk.screen();
    let third = screen.lines().find(|line| line.contains("地址")).unwrap().to_owned();
    let of = third.split('│').nth(1).unwrap().trim().chars().next().unwrap().to_string();
    desk.type_text(&of).key(F(6)).key(Enter);
    assert_eq!(desk.value(&place).matches('"').count() / 2, 3);
}

#[test]
fn the_row_stands_beside_the_table_where_there_is_room() {
    let mut desk = Session::with("beside", 160, 40);
    desk.go("items").paste(COPIED).key(Tab).go("items");
    desk.shows("依据的清单").key(Down).shows("姓名");
    for (wide, high) in super::sizes() {
        desk.resize(wide, high);
    }
    desk.resize(160, 40).key(Right).key(Enter);
    for (wide, high) in super::sizes() {
        desk.resize(wide, high);
    }
}

#[test]
fn the_gap_before_is_one_key_away_too() {
    let mut desk = Session::with("before", 80, 24);
    desk.key(F(8)).key(F(8)).key(F(8)).shows("── ");
    let titles = |desk: &mut Session| {
        let screen = desk.screen();
        let line = screen.lines().find(|line| line.contains("── ")).unwrap().to_owned();
        line.split("── ").nth(1).unwrap().split(' ').next().unwrap().to_owned()
    };
    let third = titles(&mut desk);
    desk.named("Alt+N");
    let second = titles(&mut desk);
    assert_ne!(second, third);
    desk.key(F(8));
    assert_eq!(titles(&mut desk), third);
    // From the first on to the last; and while something is answered, which is kept.
    desk.named("Alt+N").named("Alt+N").named("Alt+N");
    let last = titles(&mut desk);
    desk.key(F(8));
    assert_ne!(titles(&mut desk), last);
    desk.go("handler/address").type_text("示范路1号").named("Alt+N");
    assert_eq!(desk.value("handler/address"), "\"示范路1号\"");
}

#[test]
fn no_row_of_keys_in_any_table_panics_at_any_size() {
    let keys: Vec<&str> = "Down Up Left Right Enter Esc Tab Shift+Tab Space v * Alt+S Ctrl+F Alt+E Alt+Up Alt+Down Alt+Left Alt+Right \
        Alt+C Alt+J 1 2 3 9 x 甲 “ Ctrl+D Backspace Del Ctrl+Z Ctrl+Y F4 F5 F6 F8 Alt+N Ctrl+U Ctrl+S End Home PgDn Ctrl+C K J = Ctrl+A"
        .split(' ')
        .collect();
    for seed in 0..12 {
        let mut random = fastrand::Rng::with_seed(seed);
        let (wide, high) = (20 + random.u16(..160), 6 + random.u16(..50));
        let mut desk = Session::example("travel-mixed-routes", wide, high);
        let sections = crate::form::catalog::SECTIONS;
        desk.go(sections[random.usize(..sections.len())].id);
        if seed % 2 == 1 {
            desk.measures(Width::Wide);
        }
        for _ in 0..40 {
            desk.named(keys[random.usize(..keys.len())]);
            if random.u8(..10) == 0 {
                desk.resize(10 + random.u16(..180), 3 + random.u16(..55));
            }
        }
        measure_as(Width::Narrow);
    }
}
