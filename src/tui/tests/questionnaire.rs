//! A questionnaire comes back to the desk: shown first, written as one step.

use crossterm::event::KeyCode::{Down, Enter, Esc, Tab};

use super::session::Session;

/// A workbook as a recipient may send it back.
fn came_back(desk: &Session, rows: &[[&str; 2]]) -> String {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    for (row, at) in [["Code", "Your answer"]].iter().chain(rows).zip(0..) {
        page.write_string(at, 0, row[0]).unwrap();
        page.write_string(at, 1, row[1]).unwrap();
    }
    let path = desk.dir().join("答复.xlsx");
    std::fs::write(&path, book.save_to_buffer().unwrap()).unwrap();
    path.display().to_string()
}

#[test]
fn answers_are_shown_then_written_as_one_step() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    let id = desk.first_row("recipients");
    let (person, audit) =
        (format!("recipients/{id}/contact_person"), format!("recipients/{id}/next_audit"));
    let before = (desk.value(&person), desk.value(&audit));
    let path = came_back(&desk, &[[&person, "Maximilian"], [&audit, "soon"]]);
    desk.ctrl('o').shows("读入收回的问卷").type_text(&format!("'{path}'")).key(Enter);
    desk.shows("改变1项").shows("Maximilian").shows("待人工处理");
    desk.key(Esc).hides("Maximilian");
    assert_eq!((desk.value(&person), desk.value(&audit)), before, "Esc writes nothing");
    desk.ctrl('o').type_text(&path).key(Enter).key(Enter).shows("已写入 1 项答复");
    assert_eq!(desk.value(&person), "\"Maximilian\"");
    assert_eq!(desk.value(&audit), before.1, "a good answer stays");
    desk.idle().shows("已保存").ctrl('z');
    assert_eq!((desk.value(&person), desk.value(&audit)), before, "one step back");
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_changes_nothing() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    let path = desk.dir().join("x.docx");
    std::fs::write(&path, "no document").unwrap();
    desk.ctrl('o').type_text(&path.display().to_string()).key(Enter);
    desk.shows("没有读入").key(Enter).shows("读入收回的问卷").shows("x.docx");
    desk.key(Esc).shows("已保存");
    let path = came_back(&desk, &[["recipients/gone/name", "Acme"]]);
    desk.ctrl('o').type_text(&path).key(Enter).shows("没有可以写入的改变").shows("Acme");
    desk.key(Enter).hides("Acme");
}

#[test]
fn each_answer_is_taken_or_left() {
    let mut desk = Session::example("customers-standard-contract", 100, 30);
    let id = desk.first_row("recipients");
    let [person, phone, mail] =
        ["contact_person", "address", "contact"].map(|field| format!("recipients/{id}/{field}"));
    let before = [&person, &phone, &mail].map(|place| desk.value(place));
    let rows = [[&*person, "Maximilian"], [&*phone, "+49 1"], [&*mail, "m@example.com"]];
    let path = came_back(&desk, &rows);
    desk.ctrl('o').type_text(&path).key(Enter).shows("改变3项，写入3项");
    desk.key(Down).type_text(" ").shows("写入2项").shows("[ ]");
    desk.key(Enter).shows("已写入 2 项答复");
    assert_eq!(desk.value(&person), "\"Maximilian\"");
    assert_eq!(desk.value(&phone), before[1], "what was left is as it was");
    assert_eq!(desk.value(&mail), "\"m@example.com\"");
    desk.ctrl('z');
    assert_eq!([&person, &phone, &mail].map(|place| desk.value(place)), before);
    // None of them; then all.
    desk.ctrl('o').type_text(&path).key(Enter).ctrl('a').shows("写入0项").key(Enter);
    desk.shows("一项也没有勾选").ctrl('a').shows("写入3项").key(Esc);
}

#[test]
fn a_path_is_completed_and_knows_the_own_folder() {
    let mut desk = Session::with("路径", 100, 30);
    let folder = desk.dir().join("收回");
    std::fs::create_dir(&folder).unwrap();
    for name in ["答复一.xlsx", "答复二.xlsx", "Notes.txt", ".hidden"] {
        std::fs::write(folder.join(name), "").unwrap();
    }
    let begun = format!("{}/收", desk.dir().display());
    desk.ctrl('o').type_text(&begun).key(Tab).shows("收回/");
    // Several: as far as they are the same, and which there are.
    desk.type_text("答").key(Tab).shows("答复一.xlsx  答复二.xlsx").type_text("二").key(Tab);
    desk.key(Esc);
    // Capitals and hidden files; nothing that fits.
    let at = folder.display().to_string();
    desk.ctrl('o').type_text(&format!("{at}/no")).key(Tab);
    desk.type_text("#").shows("Notes.txt#").key(Esc);
    desk.ctrl('o').type_text(&format!("{at}/x")).key(Tab);
    desk.shows("没有以").key(Esc);
    crate::tui::widget::path::home_is(Some(folder.parent().unwrap().to_owned()));
    desk.ctrl('o').type_text("~/收回/答复一.xlsx").key(Enter).shows("没有读入").hides("找不到");
}

/// What a colleague is asked: written out for one person, noted, read back answer by answer, and nothing beside it.
#[test]
fn a_colleague_is_asked_of_marked_rows_and_answers_come_back() {
    let mut desk = Session::with("问同事", 100, 30);
    desk.go("items").paste("名称\n姓名\n电话\n邮箱\n").key(Tab);
    let ids = desk.rows("items");
    desk.go("items").type_text(" ").key(Down).type_text(" ").named("Alt+Q");
    desk.shows("标记的2行：").shows("个人信息项：").shows("整份记录：").type_text("1").key(Enter);
    desk.shows("请谁答复").type_text("李强 2026-12-08").key(Enter).shows("问卷已写出");
    let dir = desk.dir().join("export").join("问同事");
    for ending in ["docx", "xlsx"] {
        let path = dir.join(format!("问同事-问卷-李强.{ending}"));
        assert!(path.exists(), "{path:?}");
    }
    desk.key(Enter).ctrl('b').shows("李强").shows("已发出问卷").key(Esc);
    // The workbook comes back with answers written beside their codes; of what nobody was asked nothing is taken.
    let [necessity, other] = [&ids[0], &ids[2]].map(|id| format!("items/{id}/necessity"));
    let rows = [[&*necessity, "核对身份"], [&*other, "不问而答"], ["handler/name", "别的公司"]];
    let path = came_back(&desk, &rows);
    desk.ctrl('o').type_text(&path).key(Enter).shows("改变1项").shows("问卷不问这一项").key(Enter);
    desk.shows("已写入 1 项答复");
    assert_eq!(desk.value(&necessity), "\"核对身份\"");
    assert_eq!([desk.value(&other), desk.value("handler/name")], ["", ""]);
    desk.ctrl('b').shows("问卷收回，写入1项").key(Esc);
    // Where nothing is lacking nothing is asked; Esc asks nobody.
    desk.go("record/title").named("Alt+Q").hides("标记的").key(Esc).hides("请谁答复");
}
