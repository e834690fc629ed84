//! A table of other people is looked at before it is written: columns, heading and words can be changed, and it is one step.

use crossterm::event::KeyCode::{Down, Enter, Esc, F, Tab, Up};

use super::session::Session;

const FOREIGN: &str = include_str!("../../../tests/data/foreign_items.tsv");

fn rows(desk: &mut Session) -> usize {
    desk.count_rows("items")
}

#[test]
fn a_foreign_table_is_mapped_corrected_and_added_as_one_step() {
    let mut desk = Session::with("粘贴", 80, 24);
    desk.go("items").paste(FOREIGN).shows("粘贴到个人信息项");
    desk.shows("30行将写入，1处待确认").shows("表头    第1行").shows("以制表符分隔");
    desk.shows("不写入：行号").shows("数据项名称").shows("出境必要性？");
    desk.shows("是否敏感：是").shows("敏感个人信息");
    assert_eq!(rows(&mut desk), 0, "nothing is written yet");
    // What is not certain is under the bar; leaving it so asks first.
    desk.key(Tab).shows("1处没有把握").shows("E列“用途”可能是“出境必要性”").key(Enter);
    desk.shows("粘贴到个人信息项").key(Enter).shows("E列“用途”写入哪个字段").key(Enter);
    desk.shows("30行将写入").hides("待确认").key(Tab).shows("已粘贴 30 行");
    assert_eq!(rows(&mut desk), 30);
    let first = desk.first_row("items");
    assert_eq!(desk.value(&format!("items/{first}/name")), "\"姓名\"");
    assert_eq!(desk.value(&format!("items/{first}/sensitivity")), "\"ordinary\"");
    desk.ctrl('z');
    assert_eq!(rows(&mut desk), 0, "one step back");
}

#[test]
fn columns_words_and_heading_can_be_changed() {
    let mut desk = Session::with("更改", 80, 24);
    desk.go("items").paste("名称\t负责人\t是否敏感\n姓名\t甲\t三级\n性别\t乙\t三级\n");
    desk.shows("? B  负责人").shows("不写入：没有认出对应的字段");
    // The unknown column becomes a remark, with its heading.
    desk.key(Enter).shows("B列“负责人”写入哪个字段").type_text("备注").key(Enter);
    desk.shows("备注").hides("没有认出");
    // Words that no choice bears are given one, all at once.
    desk.key(Down).key(Down).shows("! 是否敏感：三级").key(Enter).shows("写作什么");
    desk.type_text("敏感个人信息").key(Up).key(Up).key(Up).key(Up).key(Enter);
    desk.hides("待修改").key(Tab).shows("已粘贴 2 行");
    let first = desk.first_row("items");
    assert_eq!(desk.value(&format!("items/{first}/note")), "\"负责人：甲\"");
    assert_eq!(desk.value(&format!("items/{first}/sensitivity")), "\"sensitive\"");
    // Another line as the heading, or none.
    desk.key(Esc).go("items").paste("名称\t示例\n姓名\t张三\n").shows("1行将更新");
    desk.key(Up).shows("表头").key(Enter).shows("表头在哪一行").key(Up).key(Enter);
    desk.shows("1行将更新，1行将写入").shows("没有，各列依次").key(Esc).hides("粘贴到");
    assert_eq!(rows(&mut desk), 2, "Esc writes nothing");
}

#[test]
fn a_file_is_read_from_the_sheet_or_dropped_on_the_table() {
    let mut desk = Session::with("文件", 80, 24);
    let file = desk.dir().join("清单.csv");
    let text = "序号,人群,人数\r\n1,员工,1200\r\n2,会员,5万\r\n";
    std::fs::write(&file, encoding_rs::GBK.encode(text).0).unwrap();
    desk.go("groups").key(F(6)).ctrl('o').shows("读入表格文件");
    desk.paste(&file.display().to_string()).key(Enter);
    desk.shows("清单.csv；文字编码读作 GB18030").shows("2行将写入");
    // Nothing typed is lost by going back.
    desk.key(Esc).shows("读入表格文件").key(Esc).key(Esc);
    desk.go("groups").paste(&file.display().to_string()).shows("一般个人信息人数？");
    desk.key(F(9)).shows("Paste into").shows("Persons with ordinary data?").key(Tab);
    desk.shows("not certain").key(Down).key(Enter).shows("2 rows pasted");
    assert_eq!(desk.count_rows("groups"), 2);
    desk.paste("/nowhere/at/all.xlsx").shows("Paste into");
}

#[test]
fn the_sheet_fits_every_size() {
    for keys in ["", "Enter", "Tab"] {
        let mut desk = Session::with("大小", 80, 24);
        desk.go("items").paste(FOREIGN).named(keys);
        for (wide, high) in super::sizes() {
            desk.resize(wide, high);
        }
    }
}

#[test]
fn a_table_says_that_more_columns_stand_beside_those_that_are_seen() {
    for (wide, high) in [(80, 24), (100, 30)] {
        let mut desk = Session::example("travel-mixed-routes", wide, high);
        desk.go("items");
        let head = |desk: &mut Session| -> String {
            let screen = desk.screen();
            let line = screen.lines().find(|line| line.contains("数据项名称")).unwrap();
            line.split('│').nth(1).unwrap().to_owned()
        };
        assert!(head(&mut desk).ends_with(" >"), "{}", desk.screen());
        // A column is seen with a word of it, or not at all.
        let label = |word: &str| {
            let fields = crate::form::Section::find("items").unwrap().fields;
            let cut = word.trim_end_matches("..");
            fields.iter().any(|field| field.label.zh.starts_with(cut))
                && (cut == word || cut.len() > 6)
        };
        let heads = head(&mut desk);
        let words = heads
            .trim_start()
            .trim_start_matches(['<', ' '])
            .trim_end_matches([' ', '>'])
            .split("  ");
        for word in words.map(str::trim).filter(|word| !word.is_empty()).skip(1) {
            assert!(label(word), "{word}: {heads}");
        }
        for _ in 0..4 {
            desk.key(crossterm::event::KeyCode::Right);
        }
        assert!(head(&mut desk).starts_with(" < "), "{}", desk.screen());
    }
}
