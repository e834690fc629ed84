//! Rows that are marked, one answer in many rows, and many choices at once.

use crossterm::event::KeyCode::{
    Backspace, Char, Delete, Down, End, Enter, Esc, F, Right, Tab, Up,
};

use super::session::Session;
use crate::tui::key::{Action, BINDINGS, Scope};

const COPIED: &str = "名称\n甲\n乙\n丙\n丁\n戊\n己";

/// A record with six items, and the table of them.
fn six() -> Session {
    let mut desk = Session::with("item-table", 140, 40);
    desk.go("items").paste(COPIED).key(Tab);
    desk
}

#[test]
fn one_answer_goes_into_the_marked_rows_as_one_step() {
    let mut desk = six();
    assert_eq!(desk.count_rows("items"), 6);
    let first = desk.first_row("items");
    let category = |desk: &Session| -> Vec<String> {
        desk.rows("items").iter().map(|id| desk.value(&format!("items/{id}/category"))).collect()
    };
    // Two of them are marked each by itself, and two by a range.
    desk.go("items").marks(2).shows("已标记2").key(Down).type_text("v").shows("已标记4");
    desk.go(&format!("items/{first}/category")).key(Enter).type_text("身份").key(Enter).key(Enter);
    let chosen = category(&desk)[0].clone();
    assert_ne!(chosen, "");
    desk.go(&format!("items/{first}/category")).ctrl('d').shows("已填入3行");
    assert_eq!(category(&desk).iter().filter(|one| **one == chosen).count(), 4);
    desk.ctrl('z');
    assert_eq!(category(&desk).iter().filter(|one| **one == chosen).count(), 1, "one step back");
    // Without marks, the rows below; where another answer goes, it is asked first.
    desk.key(Esc).key(Esc).hides("已标记");
    desk.go(&format!("items/{first}/category")).ctrl('d').shows("已填入5行");
    desk.go(&format!("items/{first}/name")).ctrl('d').shows("各行靠名称区分");
}

#[test]
fn marked_rows_are_deleted_together_and_come_back_together() {
    let mut desk = six();
    // A key that repeats as fast as a paste comes is no paste.
    desk.go("items").burst("   ").shows("已标记1").key(Esc).hides("已标记");
    desk.type_text("*").shows("已标记6").type_text("*").hides("已标记");
    desk.marks(3).shows("已标记3").key(Delete).shows("删除标记的3行？");
    desk.key(Enter);
    assert_eq!(desk.count_rows("items"), 3);
    desk.ctrl('z');
    assert_eq!(desk.count_rows("items"), 6);
    // Rows nobody adds are marked, filled and never deleted.
    let mut desk = Session::example("travel-mixed-routes", 140, 40);
    desk.go("flows").type_text("*").shows("已标记").key(Delete).shows("行是固定的");
}

#[test]
fn many_choices_are_ticked_at_once_as_a_range_or_turned_round() {
    let mut desk = six();
    desk.go("scenarios").key(F(4)).type_text("售后").key(Enter);
    let scenario = desk.first_row("scenarios");
    let place = format!("scenarios/{scenario}/items");
    let count = |desk: &Session| desk.value(&place).matches('"').count() / 2;
    desk.go(&place).key(Enter).ctrl('a').key(Enter);
    assert_eq!(count(&desk), 6);
    desk.go(&place).key(Enter).ctrl('a').ctrl('s');
    assert_eq!(count(&desk), 0);
    // From the first to the fourth, then all others.
    desk.go(&place).key(Enter).type_text(" ").key(Down).key(Down).key(Down).key(F(6)).key(Enter);
    assert_eq!(count(&desk), 4);
    desk.go(&place).key(Enter).key(F(5)).key(Enter);
    assert_eq!(count(&desk), 2);
    // Of what is narrowed only what is seen.
    desk.go(&place).key(Enter).key(F(5)).type_text("甲").ctrl('a').key(Enter);
    assert_eq!(count(&desk), 3);
}

/// Space ticks what the bar stands on and the bar stays, in a table as in any list, so that it takes back what it did.
#[test]
fn space_ticks_where_the_bar_stands_and_takes_it_back() {
    let mut desk = six();
    desk.go("items").type_text(" ").shows("已标记1").type_text(" ").hides("已标记");
    desk.key(Down).type_text(" ").shows("已标记1").key(Delete).shows("删除标记的1行？").key(Esc);
    desk.go("scenarios").key(F(4)).type_text("售后").key(Enter);
    let place = format!("scenarios/{}/items", desk.first_row("scenarios"));
    desk.go(&place).key(Enter).type_text(" ").shows("[x] 甲").type_text(" ").shows("[ ] 甲");
    desk.key(Esc).named("Alt+P").key(Down).type_text(" ").shows("  [x] ").type_text(" ");
    desk.hides("  [x] ").key(Esc);
    for binding in BINDINGS {
        let has_space = binding.keys.iter().any(|chord| chord.code == Char(' '));
        let ticks = matches!(binding.action, Action::Toggle | Action::Accept);
        // A choice that is turned over where it stands, and a meeting, where nothing can be ticked and Space is that of a presenter.
        let turns = matches!(binding.scope, Scope::FormChoice | Scope::Meeting);
        assert!(!has_space || ticks || turns, "{:?} {:?}", binding.scope, binding.action);
    }
}

/// Two answers one after the other go into the rows that are marked: the bar stays among them.
#[test]
fn the_bar_stays_among_the_marked_rows_from_one_answer_to_the_next() {
    let mut desk = Session::with("marked", 140, 40);
    desk.go("items").paste("名称\t说明\n甲\t一\n乙\t二\n丙\t三\n").key(Tab).go("items").key(Right);
    desk.type_text(" ").key(Down).type_text(" ").shows("已标记2");
    for words in ["新", "又"] {
        desk.key(Enter).ctrl('u').type_text(words).key(Enter).shows("将被替换").key(Enter);
        assert_eq!(told(&desk), format!("{words} {words} 三"));
    }
}

/// With Shift the arrows mark as they go, and give back what they leave on the way back; where nothing is marked they only go.
#[test]
fn arrows_with_shift_mark_as_in_a_spreadsheet() {
    let mut desk = six();
    desk.go("items").named("Shift+Down").shows("已标记2").named("Shift+Down").shows("已标记3");
    desk.named("Shift+Up").shows("已标记2").key(Delete).shows("删除标记的2行？").key(Esc);
    desk.key(Esc).key(End).named("Shift+Up").named("Shift+Up").shows("已标记3");
    desk.key(Delete).key(Enter);
    assert_eq!(desk.count_rows("items"), 3);
    desk.go("handler").named("Shift+Down").shows("统一社会信用代码");
}

/// The first two rows of four are marked and the bar stands in the column of the descriptions, on the row of this number.
fn two_marked(row: usize) -> Session {
    let mut desk = Session::with("marked", 140, 40);
    desk.go("items").paste("名称\t说明\n甲\t一\n乙\t二\n丙\t三\n丁\t四\n").key(Tab).go("items");
    desk.marks(2).shows("已标记2").key(Right).key(Up).key(Up);
    for _ in 0..row {
        desk.key(Down);
    }
    desk
}

fn told(desk: &Session) -> String {
    let of = |id: &String| desk.value(&format!("items/{id}/description")).replace('"', "");
    desk.rows("items").iter().map(of).collect::<Vec<_>>().join(" ")
}

#[test]
fn marks_of_rows_that_are_gone_count_no_more() {
    let mut desk = two_marked(0);
    desk.key(Delete).key(Enter).hides("已标记");
    // The answer goes where it is typed, and nothing asks of rows that are not there.
    desk.type_text("9x").key(Enter);
    assert_eq!(told(&desk), "9x 四");
    desk.key(Up).key(Delete).shows("删除").hides("0行").key(Esc);
    // A mark that an undone row had.
    let mut desk = Session::with("marked", 140, 40);
    desk.go("items").paste("名称\n甲\n乙\n").key(Tab).go("items").type_text("*").shows("已标记2");
    desk.ctrl('z').hides("已标记");
}

/// The file of a record without its first two items.
fn without_two(path: &std::path::Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let mut tree: serde_json::Value = serde_json::from_str(&text).unwrap();
    let items = tree["answers"]["items"].as_array_mut().unwrap();
    items.drain(..2);
    serde_json::to_string_pretty(&tree).unwrap()
}

/// What is left to be filled and cleared after the marked rows went, whatever took them away: the row under the bar, without a question.
fn acts_on_the_bar_alone(desk: &mut Session, how: &str) {
    assert!(told(desk).starts_with("三 四"), "{how}: {}", told(desk));
    let count = desk.count_rows("items");
    desk.go("items").key(Up).key(Up).hides("已标记");
    desk.ctrl('d').hides("0行").key(Enter);
    assert_eq!(told(desk), vec!["三"; count].join(" "), "{how}: filled down, and nothing else");
    desk.key(Up).key(Up).key(Backspace).hides("0行").hides("标记的");
    assert_eq!(told(desk), [vec![""], vec!["三"; count - 1]].concat().join(" "), "{how}: its row");
}

#[test]
fn nothing_is_filled_or_cleared_by_marks_of_rows_that_an_undo_a_reload_or_a_merge_took_away() {
    // By undo: two rows that were pasted behind two others, marked, and taken back.
    let mut desk = Session::with("marked", 140, 40);
    desk.go("items").paste("名称\t说明\n丙\t三\n丁\t四\n").key(Tab).go("items");
    desk.paste("名称\t说明\n戊\t五\n己\t六\n").key(Tab).go("items").key(Right);
    desk.key(Down).key(Down).marks(2).shows("已标记2").ctrl('z');
    acts_on_the_bar_alone(&mut desk, "undo");
    // By a reload: another program took them away.
    let mut desk = two_marked(0);
    desk.ctrl('s').idle();
    std::fs::write(desk.path(), without_two(&desk.path())).unwrap();
    desk.reloads();
    acts_on_the_bar_alone(&mut desk, "reload");
    // By a merge of a copy in which they are gone.
    let mut desk = Session::with("marked", 140, 40);
    desk.go("groups").paste("人群\n客户\n会员\n访客\n员工\n").key(Tab);
    desk.go("items").paste("名称\t说明\n甲\t一\n乙\t二\n丙\t三\n丁\t四\n戊\t五\n己\t六\n");
    desk.key(Tab).go("items").marks(2).shows("已标记2").key(Right).key(Up).key(Up).ctrl('s').idle();
    let copy = desk.dir().join("copy.json");
    std::fs::write(&copy, without_two(&desk.path())).unwrap();
    desk.ctrl('u').paste(copy.to_str().unwrap()).key(Enter).key(Enter).key(Esc);
    acts_on_the_bar_alone(&mut desk, "merge");
}

#[test]
fn an_answer_in_a_row_that_is_not_marked_is_for_that_row_alone() {
    let mut desk = two_marked(3);
    desk.type_text("9z").hides("写入标记的").key(Enter).shows("只改这一行；标记的2行没有动");
    assert_eq!(told(&desk), "一 二 三 9z");
    desk.key(Backspace).shows("只改这一行");
    assert_eq!(told(&desk), "一 二 三 ");
    let mut desk = two_marked(1);
    desk.key(Backspace).shows("清空2行").key(Enter);
    assert_eq!(told(&desk), "  三 四");
}

#[test]
fn what_is_typed_for_marked_rows_is_never_lost() {
    // At the end nobody is asked: it stands where it was typed.
    let mut desk = two_marked(1);
    desk.type_text("8y").ctrl('q').is_over();
    assert_eq!(told(&desk), "一 8y 三 四");
    let mut desk = two_marked(1);
    desk.type_text("8y").signal(15);
    assert_eq!(told(&desk), "一 8y 三 四");
    // Neither the question nor the field drops it: Ctrl+Y brings it back where it was typed.
    let mut desk = two_marked(0);
    desk.type_text("9z").key(Enter).shows("将被替换").key(Esc).shows("Ctrl+Y").ctrl('y');
    assert_eq!(told(&desk), "9z 二 三 四");
    let mut desk = two_marked(0);
    desk.type_text("9z").key(Enter).key(Down).key(Enter).shows("Ctrl+Y").ctrl('y');
    assert_eq!(told(&desk), "9z 二 三 四");
    let mut desk = two_marked(0);
    desk.type_text("9z").key(Esc).ctrl('y');
    assert_eq!(told(&desk), "9z 二 三 四");
    // The key that ended it does what it does elsewhere: Tab goes on to the next column.
    let mut desk = two_marked(0);
    desk.type_text("9z").key(Tab).key(Enter);
    assert_eq!(told(&desk), "9z 9z 三 四");
    desk.hides("内容描述：").key(F(8)).hides("已标记");
}

#[test]
fn a_mark_that_a_filter_hides_changes_nothing() {
    let mut desk = two_marked(0);
    desk.ctrl('f').type_text("丙").key(Enter).shows("已标记2").shows("标记的2行看不见");
    desk.key(Backspace);
    assert_eq!(told(&desk), "一 二  四");
    // All that is seen is marked beside what is not.
    desk.type_text("*")
        .shows("已标记3")
        .shows("标记的2行看不见")
        .key(Delete)
        .shows("删除标记的1行？")
        .key(Enter);
    assert_eq!(told(&desk), "一 二 四");
    let mut desk = two_marked(0);
    desk.ctrl('f').type_text("乙").key(Enter).type_text("7").key(Enter);
    assert_eq!(told(&desk), "一 7 三 四");
}

#[test]
fn an_empty_cell_that_was_only_looked_into_empties_no_other() {
    let mut desk = two_marked(1);
    desk.key(Esc).key(Backspace);
    assert_eq!(told(&desk), "一  三 四");
    desk.key(Up).marks(2).key(Up).key(Enter).key(Enter);
    assert_eq!(told(&desk), "一  三 四");
}

#[test]
fn names_stay_below_each_other_where_rows_are_marked() {
    let mut desk = Session::example("travel-mixed-routes", 100, 30);
    desk.go("items");
    let column = |desk: &mut Session, name: &str| {
        let screen = desk.screen();
        let line = screen.lines().find(|line| line.contains(name)).unwrap().to_owned();
        crate::tui::wrap::width(line.split_once(name).unwrap().0)
    };
    let before = column(&mut desk, "手机号码");
    desk.key(Up).key(Up).named("Space").shows("已标记1，数据").shows("*");
    assert_eq!([column(&mut desk, "姓名"), column(&mut desk, "手机号码")], [before; 2]);
}
