//! Figures while they are typed: the reading is seen before Enter, and both readings where there are two.

use crossterm::event::KeyCode::{Enter, F};

use super::session::Session;

#[test]
fn the_reading_is_seen_while_it_is_typed() {
    for (typed, seen) in [
        ("12万", "读作：120,000"),
        ("10-15万", "读作：100,000至150,000"),
        ("不满10万", "读作：0至99,999"),
        ("10万以上", "读作：至少100,000"),
        ("100.000", "可以是 100,000 或者 100："),
        ("约12万", "是约数"),
        ("12万人次", "数的是次数"),
    ] {
        let mut desk = Session::with("人数", 80, 24);
        desk.go("handler/employees").key(Enter).type_text(typed).shows(seen);
    }
    for (typed, seen) in [
        ("28 September 2026", "读作：2026年9月28日"),
        ("26年9月28日", "读作：2026年9月28日"),
        ("09/10/2026", "可以是 2026年10月9日 或者 2026年"),
        ("46293", "也许是 2026年9月28日"),
        ("2026-02-30", "2026年2月没有30日"),
    ] {
        let mut desk = Session::with("日期", 80, 24);
        desk.go("record/end").key(Enter).type_text(typed).shows(seen);
    }
}

#[test]
fn written_counts_are_read_on_the_screen_as_by_the_reader() {
    let mut desk = Session::with("一表", 80, 24);
    let answers = crate::form::Answers::default();
    let kind = crate::form::Kind::Count;
    let lines = include_str!("../../../tests/data/written_counts.tsv").lines();
    let forms = lines.filter_map(|line| line.split_once('\t')).map(|(form, _)| form);
    // One in six: each form costs several frames.
    for form in forms.filter(|form| !form.starts_with('#')).step_by(6) {
        desk.go("handler/employees").key(crossterm::event::KeyCode::Delete);
        desk.key(Enter).paste(form).key(Enter);
        let read = kind.read(form, &answers).unwrap().to_string();
        assert_eq!(desk.value("handler/employees"), read, "{form:?}");
    }
}

#[test]
fn a_code_is_confirmed_as_on_the_licence_and_falls_with_another() {
    let mut desk = Session::with("执照", 80, 24);
    desk.go("handler/credit_code").key(F(5)).shows("没有需要确认的");
    desk.key(Enter).type_text("91350200 M000 100Y 44").key(Enter);
    desk.go("handler/credit_code").shows("照证照确认").key(F(5)).shows("由谁对照证照");
    desk.key(Enter).shows("由谁对照证照").type_text("王敏").key(Enter);
    desk.shows("为什么仍是对的").type_text("营业执照原件如此").key(Enter);
    desk.shows("由“王敏”确").shows("91350200M000100Y44");
    // The same again changes nothing; a look with Enter neither.
    desk.key(Enter).hides("校验位不符").key(Enter);
    desk.go("handler/credit_code").shows("由“王敏”确");
    desk.ctrl('z').go("handler/credit_code").shows("校验位不符");
    desk.ctrl('y').go("handler/credit_code").shows("由“王敏”确");
    desk.key(Enter).type_text("5").key(Enter).go("handler/credit_code");
    desk.hides("王敏").shows("应为18位");
    // What cannot be a code cannot stand so on a licence.
    desk.key(F(5)).shows("不能确认").hides("由谁对照证照");
    desk.key(F(9)).shows("F5 confirm code").key(F(9));
    assert_eq!(desk.value("handler/credit_code"), "\"91350200M000100Y445\"");
}
