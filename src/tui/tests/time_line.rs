//! The time line: what was done on which day and by whom, what a record was, and one answer brought back.

use crossterm::event::KeyCode::{Down, End, Enter, Esc, F, Home, PageDown};

use super::session::Session;
use crate::day::Moment;

const ADDRESS: &str = "handler/address";
const TEAM: &str = "handler/name_en";

fn tuesday() -> Moment {
    Moment::since_1970(1_795_500_125)
}

fn saturday() -> Moment {
    Moment::since_1970(1_795_845_725)
}

/// A record whose address was changed on a Tuesday and again on the Saturday after it.
fn desk(wide: u16, high: u16) -> Session {
    let mut desk = Session::example("customers-standard-contract", wide, high);
    desk.handed_to("张三", tuesday).answers(ADDRESS, "旧地址");
    desk.handed_to("李四", saturday).answers(ADDRESS, "新地址").answers(TEAM, "New");
    desk
}

impl Session {
    fn answers(&mut self, place: &str, words: &str) -> &mut Self {
        self.go(place).type_text(words).key(Enter).ctrl('s')
    }
}

#[test]
fn the_steps_stand_under_their_days_and_one_answer_of_last_tuesday_comes_back() {
    let mut desk = desk(80, 24);
    desk.ctrl('t').shows("时间线 - ").shows("2026-11-28 星期六").shows("2026-11-24 星期二");
    desk.shows("14:02  李四").shows("14:02  张三").shows("历史从这里开始");
    desk.key(Down).shows("改动1处  李四").key(Down).shows("→ 旧地址").key(Enter);
    desk.shows("2026-11-24 14:02 时的记录").shows("与现在不同的有2处");
    desk.shows("旧地址 → 新地址").hides("已恢复");
    assert_eq!(desk.value(ADDRESS), "\"新地址\"", "looking changes nothing");
    // In the order of the form the English name comes first.
    desk.key(Down).key(F(5)).shows("已恢复：个人信息处理者").shows("与现在不同的有1处");
    assert_eq!(desk.value(ADDRESS), "\"旧地址\"");
    assert_eq!(desk.value(TEAM), "\"New\"");
    desk.ctrl('z').shows("旧地址 → 新地址");
    assert_eq!(desk.value(ADDRESS), "\"新地址\"");
    desk.ctrl('y').key(Enter).shows("英文名称").key(Esc).key(Esc).shows("恢复到 ").key(Esc);
    desk.hides("时间线 - ").idle().shows("已保存");
}

#[test]
fn a_whole_state_comes_back_after_a_question_and_in_one_step() {
    let mut desk = desk(80, 24);
    desk.ctrl('t').key(End).key(Enter).key(F(6)).shows("整份恢复到那时？").shows("有2处与那时不同");
    desk.key(Enter).shows("新地址").key(F(6)).key(Down).key(Enter).shows("已恢复2处");
    desk.shows("那时与现在相同").key(F(5)).shows("那时与现在相同");
    assert!(!desk.value(ADDRESS).contains("地址\"") || !desk.value(ADDRESS).contains('新'));
    desk.ctrl('z');
    assert_eq!(desk.value(ADDRESS), "\"新地址\"");
}

#[test]
fn a_state_gets_a_name_that_stands_out_and_is_kept() {
    let mut desk = desk(80, 24);
    desk.ctrl('t').key(F(4)).shows("给这一步之后的状态起名").type_text("已备案").key(Enter);
    desk.shows("已命名为“已备案”").shows("* 14:02  李四  命名为“已备案”").shows("已保存");
    desk.handed_to("王五", saturday).answers(ADDRESS, "后来的").ctrl('t');
    desk.shows("* 14:02  李四").type_text("/已备案").key(Enter).hides("旧地址").key(Enter);
    desk.shows("新地址 → 后来的").key(F(5));
    assert_eq!(desk.value(ADDRESS), "\"新地址\"");
}

#[test]
fn the_list_is_narrowed_by_what_was_done_by_whom_and_when() {
    let mut desk = desk(80, 24);
    desk.ctrl('t').type_text("/张三").hides("李四").shows("旧地址").key(Enter);
    desk.key(F(3)).type_text("！").shows("没有符合筛选的步骤").key(Esc).shows("李四");
    desk.type_text("/2026-11-24").hides("李四").shows("张三").key(Esc);
    desk.type_text("/new").shows("李四").hides("旧地址").key(Enter).key(Esc).shows("旧地址");
}

#[test]
fn a_long_history_is_gone_through_to_its_end() {
    let mut desk = Session::with("很长", 80, 12);
    for at in 0..40 {
        desk.stores(ADDRESS, &format!("第{at}处"));
    }
    desk.ctrl('t').shows("第39处").hides("第20处").key(PageDown).key(PageDown).key(PageDown);
    desk.hides("第39处").key(End).shows("第0处").key(Enter).shows("第39处").key(Esc);
    desk.key(Home).shows("第39处");
}

#[test]
fn a_record_without_changes_says_that_nothing_was_noted_yet() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    desk.ctrl('t').shows("还没有历史").key(Enter).key(F(9)).shows("no history yet").key(Esc);
    desk.key(F(1)).shows("Ctrl+T").shows("time line");
}

#[test]
fn it_is_seen_in_both_languages_at_any_size() {
    let mut desk = desk(80, 24);
    for _ in 0..2 {
        desk.ctrl('t');
        for (wide, high) in [(1, 1), (9, 3), (20, 5), (40, 10), (80, 24), (140, 40)] {
            desk.resize(wide, high);
        }
        desk.key(End).key(Enter);
        for (wide, high) in [(1, 1), (9, 3), (20, 5), (40, 10), (140, 40), (80, 24)] {
            desk.resize(wide, high);
        }
        desk.key(Esc).key(Esc).key(F(9));
    }
    desk.key(F(9)).ctrl('t').shows("Saturday").shows("Time line").key(Enter);
    desk.shows("It was as it is now").key(Esc).key(Down).key(Enter).shows("then -> now");
}

#[test]
fn a_record_that_is_open_elsewhere_is_looked_at_and_not_changed() {
    let mut first = desk(80, 24);
    let mut second = first.beside(80, 24);
    second.key(Enter).ctrl('z').shows("只读");
    assert_eq!(second.value(TEAM), "\"New\"");
    second
        .ctrl('t')
        .shows("这里的修改不记入历史")
        .key(End)
        .key(Enter)
        .shows("新地址")
        .key(F(5))
        .shows("只读");
    second.key(Esc).key(F(4)).type_text("x").key(Enter).shows("只读");
    first.ctrl('z');
    assert_ne!(first.value(TEAM), "\"New\"");
}
