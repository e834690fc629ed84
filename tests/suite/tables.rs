//! A table of other people lands in the right columns, whatever it is written in, and no cell of it disappears.

use std::io::Write;
use std::process::{Command, Stdio};

use chujing::document::grid::{self, How, Unread};
use chujing::form::catalog::{groups, items, recipients};
use chujing::form::table::{
    Becomes, Doubt, Given, Grid, Left, Mapping, Plan, Target, Why, WhyLeft,
};
use chujing::form::{Answers, Edit, Section};
use proptest::prelude::*;
use serde_json::{Value, json};

const FOREIGN: &str = include_str!("../data/foreign_items.tsv");

/// The cells of the foreign table.
fn foreign() -> Vec<Vec<String>> {
    let given = Given::of_text(FOREIGN, None).unwrap();
    given
        .grid
        .lines
        .into_iter()
        .map(|mut line| {
            line.cells.resize(6, String::new());
            line.cells
        })
        .collect()
}

fn read(bytes: &[u8]) -> Given {
    grid::read(bytes, How::default()).unwrap().tables.remove(0)
}

fn mapped(section: &'static Section, given: &Given) -> (Mapping, Plan) {
    let answers = Answers::default();
    let mapping = Mapping::guess(section, &given.grid, &answers);
    let plan = mapping.plan(&given.grid, &answers);
    (mapping, plan)
}

/// The edit that pasting `text` makes, by columns alone: what a word becomes is its kind's to say.
pub(crate) fn pasted(section: &'static Section, text: &str, answers: &Answers) -> Edit {
    let given = Given::of_text(text, None).unwrap();
    let mapping = Mapping::guess(section, &given.grid, answers);
    let mut next = 0;
    let edit = mapping.plan(&given.grid, answers).edit(&mapping, answers, || {
        next += 1;
        format!("pasted-{next}")
    });
    edit.unwrap()
}

fn fields(mapping: &Mapping) -> Vec<&'static str> {
    mapping.columns.iter().map(|column| column.target.field().map_or("-", |f| f.id)).collect()
}

fn csv(rows: &[Vec<String>], mark: char) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    rows.iter()
        .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(&mark.to_string()) + "\r\n")
        .collect()
}

fn markdown(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('\n', "<br>")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut out = line(&rows[0]);
    out.push_str(&format!("|{}\n", "---|".repeat(rows[0].len())));
    out.extend(rows[1..].iter().map(line));
    out
}

fn xlsx(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let bold = rust_xlsxwriter::Format::new();
    // A title over everything, as people write it, and two empty rows.
    sheet.merge_range(0, 0, 0, 5, "员工个人信息清单（2026年版）", &bold).unwrap();
    for (y, row) in rows.iter().enumerate() {
        for (x, cell) in row.iter().enumerate() {
            let (y, x) = (u32::try_from(y + 2).unwrap(), u16::try_from(x).unwrap());
            match cell.parse::<f64>() {
                // Numbers of rows are numbers in a workbook.
                Ok(number) if x == 0 => sheet.write_number(y, x, number).unwrap(),
                _ => sheet.write_string(y, x, cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

fn ods(rows: &[Vec<String>]) -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let mut body = String::new();
    for row in rows {
        body.push_str("<table:table-row>");
        for cell in row {
            let lines: Vec<String> = cell.split('\n').map(escaped).collect();
            let paragraphs = format!("<text:p>{}</text:p>", lines.join("</text:p><text:p>"));
            body.push_str(&format!(
                "<table:table-cell office:value-type=\"string\">{paragraphs}</table:table-cell>"
            ));
        }
        // As LibreOffice closes a row.
        body.push_str(
            "<table:table-cell table:number-columns-repeated=\"16378\"/></table:table-row>",
        );
    }
    body.push_str("<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>");
    ods_of(&body)
}

fn ods_of(body: &str) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    out.start_file("mimetype", options).unwrap();
    out.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    out.start_file("content.xml", options).unwrap();
    write!(out, "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"清单\">{body}</table:table></office:spreadsheet></office:body></office:document-content>").unwrap();
    out.finish().unwrap().into_inner()
}

/// That the foreign table came through whole.
fn is_right(given: &Given) {
    let (mapping, plan) = mapped(&items::SECTION, given);
    assert_eq!(fields(&mapping), ["-", "name", "example", "sensitivity", "necessity", "note"]);
    assert_eq!(mapping.columns[0].target, Target::Left(Why::Numbering));
    // 用途 is only likely to be the necessity: that is asked, and nothing else.
    assert_eq!(plan.doubts, [Doubt::Guessed(4)]);
    assert_eq!(plan.drafts, []);
    let rows = foreign();
    assert_eq!(plan.rows.len(), 30);
    for (planned, row) in plan.rows.iter().zip(&rows[1..]) {
        let cells = &planned.cells;
        assert_eq!(cells["name"], json!(row[1]));
        assert_eq!(cells["example"], json!(row[2]));
        let sensitivity = if row[3] == "是" { "sensitive" } else { "ordinary" };
        assert_eq!(cells["sensitivity"], json!(sensitivity), "{row:?}");
        assert_eq!(cells["necessity"], json!(row[4]));
        let note = cells.get("note").and_then(Value::as_str).unwrap_or_default();
        assert_eq!(note, row[5], "{row:?}");
    }
    let told: Vec<(&str, &Becomes)> =
        plan.words.iter().map(|word| (word.words.as_str(), &word.becomes)).collect();
    let to = |code: &str| Becomes::As(code.to_owned());
    assert_eq!(
        told,
        [("否", &to("ordinary")), ("是", &to("sensitive"))],
        "what words become is shown"
    );
}

#[test]
fn a_table_of_thirty_items_is_read_from_every_kind_of_file() {
    let rows = foreign();
    let text = csv(&rows, ',');
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(FOREIGN.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let with_mark = format!("\u{feff}{}", csv(&rows, ';'));
    is_right(&read(FOREIGN.as_bytes()));
    is_right(&read(text.as_bytes()));
    is_right(&read(with_mark.as_bytes()));
    is_right(&read(markdown(&rows).as_bytes()));
    is_right(&read(&xlsx(&rows)));
    is_right(&read(&ods(&rows)));
    is_right(&read(&utf16));
    let gbk = read(&encoding_rs::GBK.encode(&text).0);
    is_right(&gbk);
    assert!(gbk.notes[0].zh.contains("GB18030，例如：\"编号\",\"字段名称\""), "{:?}", gbk.notes);
}

#[test]
fn columns_may_stand_in_any_order() {
    let rows = foreign();
    for order in [[5, 4, 3, 2, 1, 0], [2, 0, 5, 1, 3, 4], [1, 3, 0, 4, 5, 2]] {
        let moved: Vec<Vec<String>> =
            rows.iter().map(|row| order.iter().map(|at| row[*at].clone()).collect()).collect();
        let (mapping, plan) = mapped(&items::SECTION, &read(csv(&moved, ',').as_bytes()));
        let names = ["-", "name", "example", "sensitivity", "necessity", "note"];
        let expected: Vec<&str> = order.iter().map(|at| names[*at]).collect();
        assert_eq!(fields(&mapping), expected);
        assert_eq!(plan.rows[17].cells["note"], json!("含税\n不含补贴"));
    }
}

#[test]
fn english_and_mixed_headings_are_known() {
    for head in [
        "No.\tField name\tSample\tSensitive (Y/N)\tPurpose\tRemarks",
        "#\t字段 Field / 名称\tExample 示例\t是否敏感 / Sensitive\tPurpose 用途\tNotes",
    ] {
        let text = format!("{head}\n1\tName\tJane\tN\tpayroll\t\n2\tID card\t110\tY\tvisa\tx\n");
        let (mapping, plan) = mapped(&items::SECTION, &read(text.as_bytes()));
        let found = fields(&mapping);
        assert_eq!((found[0], found[3], found[5]), ("-", "sensitivity", "note"), "{head}");
        assert_eq!((found[1], found[2]), ("name", "example"), "{head}");
        assert_eq!(plan.rows[1].cells["sensitivity"], json!("sensitive"));
    }
}

#[test]
fn titles_totals_and_headings_of_two_lines_are_told() {
    let text = "数据项清单\t\t\t\n填表人\t王五\t\t\n基本信息\t\t敏感性\t\n序号\t名称\t是否敏感\t敏感类别\n1\t姓名\t否\t\n2\t指纹\t是\t生物识别信息\n\n序号\t名称\t是否敏感\t敏感类别\n3\t掌纹\t是\t生物识别信息\n4\t\t\t\n合计\t3\t\t\n";
    let (mapping, plan) = mapped(&items::SECTION, &read(text.as_bytes()));
    assert_eq!(fields(&mapping), ["-", "name", "sensitivity", "sensitive_category"]);
    let names: Vec<&Value> = plan.rows.iter().map(|row| &row.cells["name"]).collect();
    assert_eq!(names, ["姓名", "指纹", "掌纹"]);
    let why = |number: usize| plan.left.iter().find(|left| left.number == number).unwrap().why;
    assert_eq!(why(1), WhyLeft::Above);
    assert_eq!(why(8), WhyLeft::HeadingAgain);
    assert_eq!(why(10), WhyLeft::Column(Why::Numbering), "a numbered line without an item");
    assert_eq!(why(11), WhyLeft::Total);
    let merged = "序号\t名称\t敏感性\t\n\t\t是否敏感\t敏感类别\n1\t指纹\t是\t生物识别信息\n";
    let (mapping, plan) = mapped(&items::SECTION, &read(merged.as_bytes()));
    assert_eq!(fields(&mapping), ["-", "name", "sensitivity", "sensitive_category"]);
    assert_eq!(plan.rows.len(), 1);
    let bilingual = "名称\t示例\nName\tExample\n姓名\t张三\n";
    let (_, plan) = mapped(&items::SECTION, &read(bilingual.as_bytes()));
    assert_eq!(plan.rows.len(), 1);
}

#[test]
fn what_is_not_certain_is_asked() {
    let text = "名称\t负责人\t是否敏感\t类型\n姓名\t甲\t敏感性个人信息\t文本\n";
    let (mut mapping, plan) = mapped(&items::SECTION, &read(text.as_bytes()));
    assert!(plan.doubts.contains(&Doubt::NoField(1)), "{:?}", plan.doubts);
    assert!(
        plan.doubts.contains(&Doubt::NoField(3)),
        "a type of text is no category of persons' data"
    );
    assert_eq!(plan.drafts.len(), 1, "what is not understood stays as it is");
    // A person says: the unknown column is a remark with its heading, the words are a choice, the type is left out.
    let given = read(text.as_bytes());
    let answers = Answers::default();
    mapping.send(1, Some(&items::NOTE));
    mapping.send(3, None);
    mapping.say(&items::SENSITIVITY, "敏感性个人信息", "sensitive");
    let plan = mapping.plan(&given.grid, &answers);
    assert_eq!((plan.doubts.as_slice(), plan.drafts.as_slice()), (&[][..], &[][..]));
    assert_eq!(plan.rows[0].cells["note"], json!("负责人：甲"));
    assert_eq!(plan.rows[0].cells["sensitivity"], json!("sensitive"));
    assert_eq!(plan.left.len(), 1);
    // A field takes one column: the other is left out, and told.
    mapping.send(3, Some(&items::NAME));
    assert_eq!(mapping.columns[0].target, Target::Left(Why::Taken(&items::NAME)));
}

#[test]
fn a_choice_near_another_is_not_taken_and_days_of_workbooks_stay_days() {
    let text = "接收方名称\t国家\t最近一次审计日\nAcme\t德国\t46293\nBeta\t荷兰加勒比\t2026-9-28\n";
    let (_, plan) = mapped(&recipients::SECTION, &read(text.as_bytes()));
    assert_eq!(plan.rows[0].cells["country"], json!("de"));
    assert_ne!(plan.rows[1].cells["country"], json!("nl"));
    let asked = plan.words.iter().find(|word| word.words == "46293").unwrap();
    assert_eq!(asked.becomes, Becomes::Perhaps("2026-09-28".into()));
    let mut book = rust_xlsxwriter::Workbook::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy/m/d");
    let sheet = book.add_worksheet();
    for (x, words) in (0..).zip(["接收方名称", "最近一次审计日", "向境外其他接收方再提供"])
    {
        sheet.write_string(0, x, words).unwrap();
    }
    sheet.write_string(1, 0, "Acme").unwrap();
    sheet.write_number_with_format(1, 1, 46293, &day).unwrap();
    sheet.write_boolean(1, 2, true).unwrap();
    let (_, plan) = mapped(&recipients::SECTION, &read(&book.save_to_buffer().unwrap()));
    assert_eq!(plan.rows[0].cells["last_audit"], json!("2026-09-28"));
    assert_eq!(plan.rows[0].cells["onward"], json!("yes"));
    assert_eq!(plan.doubts, []);
}

#[test]
fn a_merged_cell_stands_in_every_row_that_the_eye_sees_it_in() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let format = rust_xlsxwriter::Format::new();
    for (x, words) in (0..).zip(["类别", "名称"]) {
        sheet.write_string(0, x, words).unwrap();
    }
    sheet.merge_range(1, 0, 3, 0, "个人基本资料", &format).unwrap();
    for (y, name) in (1..).zip(["姓名", "性别", "国籍", "学历"]) {
        sheet.write_string(y, 1, name).unwrap();
    }
    let given = read(&book.save_to_buffer().unwrap());
    let (_, made) = mapped(&items::SECTION, &given);
    let filled: Vec<bool> =
        made.rows.iter().map(|row| row.cells.contains_key("category")).collect();
    assert_eq!(filled, [true, true, true, false]);
    assert!(given.notes.iter().any(|note| note.zh.contains("合并单元格1处")));
    // The same in the other format.
    let cell =
        |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let body = format!(
        "<table:table-row>{}{}</table:table-row><table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>个人基本资料</text:p></table:table-cell>{}</table:table-row><table:table-row><table:covered-table-cell/>{}</table:table-row>",
        cell("类别"),
        cell("名称"),
        cell("姓名"),
        cell("性别")
    );
    let (_, made) = mapped(&items::SECTION, &read(&ods_of(&body)));
    assert!(made.rows.iter().all(|row| row.cells["category"] == json!("a01")), "{made:?}");
}

#[test]
fn counts_that_a_file_claims_take_no_memory() {
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>";
    let many =
        format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    assert!(matches!(grid::read(&ods_of(&many), How::default()), Err(Unread::Table(_))));
    let far = "<table:table-row table:number-rows-repeated=\"4294967295\"/><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
    assert!(grid::read(&ods_of(far), How::default()).is_ok());
    // Two cells in far corners of a workbook are two cells.
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "名称").unwrap();
    sheet.write_string(1_048_575, 0, "姓名").unwrap();
    let (_, plan) = mapped(&items::SECTION, &read(&book.save_to_buffer().unwrap()));
    assert_eq!(plan.rows.len(), 1);
    sheet_at_the_edge();
}

fn sheet_at_the_edge() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 16_383, "名称").unwrap();
    let refused = grid::read(&book.save_to_buffer().unwrap(), How::default());
    assert!(matches!(refused, Err(Unread::Table(_))), "{refused:?}");
}

#[test]
fn what_is_no_table_is_refused_with_the_reason() {
    for (bytes, expected) in [
        (b"<html><table><tr><td>1".to_vec(), Unread::Web),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest".to_vec(), Unread::Old),
        (vec![0x89, b'P', b'N', b'G', 0, 1, 2, 3, 0xff], Unread::NoTable),
        (Vec::new(), Unread::Table(chujing::form::table::TableError::Empty)),
        (b" \n\t\n".to_vec(), Unread::Table(chujing::form::table::TableError::Empty)),
    ] {
        let refused = grid::read(&bytes, How::default()).unwrap_err();
        assert_eq!(refused, expected);
        assert!(!refused.said().zh.is_empty() && !refused.said().en.is_empty());
    }
    // Text of another encoding that only looks like ours is said to be a guess.
    let big5 = encoding_rs::BIG5.encode("編號,欄位名稱\r\n1,姓名\r\n").0.into_owned();
    assert!(grid::read(&big5, How::default()).map_or(true, |read| read.guessed.is_some()));
}

#[test]
fn the_mark_before_a_formula_is_taken_off_once_and_no_other_apostrophe() {
    let text = "名称\t示例\t内容描述\n'=1+1\t''+86\t'tis\n";
    let (_, plan) = mapped(&items::SECTION, &read(text.as_bytes()));
    let cells = &plan.rows[0].cells;
    assert_eq!((&cells["name"], &cells["example"]), (&json!("=1+1"), &json!("'+86")));
    assert_eq!(cells["description"], json!("'tis"));
}

#[test]
fn rows_of_other_sections_are_known_by_id_and_name_only() {
    let answers = Answers::from_json(json!({
        "groups": [{ "id": "g1", "name": "中国区员工" }, { "id": "g2", "name": "会员" }]
    }))
    .unwrap();
    let section = Section::find("overlaps").unwrap();
    let given = read("名称\t人群甲\t人群乙\na\t中国区员工\tg2\nb\t员工\t会员\n".as_bytes());
    let plan = Mapping::guess(section, &given.grid, &answers).plan(&given.grid, &answers);
    assert_eq!(plan.rows[0].cells["group"], json!("g1"));
    assert_eq!(plan.rows[0].cells["other"], json!("g2"));
    assert_eq!(plan.rows[1].cells["group"], json!("员工"), "kept as it is");
    assert_eq!((plan.drafts.len(), plan.drafts[0].number), (1, 3));
}

#[test]
fn a_heading_that_nobody_knows_is_no_row() {
    for (section, text) in [
        (
            &items::SECTION,
            "Attribut\tPersonenbezug\tSchutzbedarf\tKategorie\nName\tja\thoch\tStamm\n",
        ),
        (&items::SECTION, "項目名\t機微情報\t利用目的\n氏名\tいいえ\t給与\n"),
        (&items::SECTION, "Donnée\tSensible\nNom\tnon\n"),
        (&items::SECTION, "Bezeichnung\nName\nAlter\n"),
        (&items::SECTION, "姓名\t个人基本资料\t否\n性别\t个人基本资料\t否\n"),
        (&groups::SECTION, "5000\t员工\n"),
    ] {
        let given = read(text.as_bytes());
        let (mapping, plan) = mapped(section, &given);
        let columns = 0..mapping.columns.len();
        let asked = |at| {
            plan.doubts
                .iter()
                .any(|doubt| matches!(doubt, Doubt::Guessed(on) | Doubt::NoField(on) if *on == at))
        };
        let is_heading_asked = plan.doubts.contains(&Doubt::Heading);
        assert!(is_heading_asked || mapping.heading.is_some(), "{text}");
        assert!(is_heading_asked || columns.clone().any(asked), "{text}: {:?}", plan.doubts);
        // Named as the heading, its columns are still asked about; told that there is none, other kinds of words are.
        let named = mapping.with_heading(Some(0), &given.grid, &Answers::default());
        let plan = named.plan(&given.grid, &Answers::default());
        assert!(plan.rows.is_empty() || !plan.doubts.is_empty(), "{text}: {:?}", plan.rows);
    }
    for text in ["姓名\t个人基本资料\t否\n性别\t个人基本资料\t否\n", "5000\t员工\n"]
    {
        let given = read(text.as_bytes());
        let answers = Answers::default();
        let mapping = Mapping::guess(&items::SECTION, &given.grid, &answers).with_heading(
            None,
            &given.grid,
            &answers,
        );
        assert!(!mapping.plan(&given.grid, &answers).doubts.is_empty(), "{text}");
    }
}

#[test]
fn sums_notes_and_signatures_are_no_rows() {
    let head = "序号\tname\tordinary\n1\t员工\t1200\n2\t会员\t300\n";
    for (end, why) in [
        ("\tGesamt\t1500\n", WhyLeft::Total),
        ("\tInsgesamt\t1.500\n", WhyLeft::Total),
        ("\tSomme\t1 500\n", WhyLeft::Total),
        ("\tTotale\t1500\n", WhyLeft::Total),
        ("\t总计（去重后）\t1400人\n", WhyLeft::Total),
        ("\t累计：\t0.15万\n", WhyLeft::Total),
        ("合计\t\t1500\n", WhyLeft::Total),
        ("合计\t—\t1500\n", WhyLeft::Total),
        ("3\t合计\t1500\n", WhyLeft::Total),
        ("\t\t1500\n", WhyLeft::Total),
        ("注：人数已去重\n", WhyLeft::Note),
        ("\t备注: 截至9月底\n", WhyLeft::Note),
        ("说明：见附件\n", WhyLeft::Note),
        ("填表人：张三\t审核：李四\n", WhyLeft::Note),
        ("填表人：张三  审核：李四\n", WhyLeft::Note),
        ("Note: deduplicated\n", WhyLeft::Note),
    ] {
        let text = format!("{head}{end}");
        let given = read(text.as_bytes());
        let (mapping, plan) = mapped(&groups::SECTION, &given);
        assert_eq!(fields(&mapping), ["-", "name", "ordinary"], "{text}");
        assert_eq!(plan.rows.len(), 2, "{text}");
        let left: Vec<&Left> = plan.left.iter().filter(|left| left.number == 4).collect();
        assert!(!left.is_empty() && left.iter().all(|left| left.why == why), "{text}: {left:?}");
        assert_eq!(plan.doubts, [], "{text}");
    }
    // What only may be one is asked about, and a person says.
    for end in ["\t合计\t见附件\n", "\t\t1400\n", "\t备注：员工\t300\n"] {
        let given = read(format!("{head}{end}").as_bytes());
        let (mut mapping, plan) = mapped(&groups::SECTION, &given);
        assert_eq!((plan.rows.len(), plan.doubts.as_slice()), (2, &[Doubt::Line(4)][..]), "{end}");
        mapping.take_line(4, true);
        let plan = mapping.plan(&given.grid, &Answers::default());
        assert_eq!((plan.rows.len(), plan.doubts.as_slice()), (3, &[][..]), "{end}");
        mapping.take_line(4, false);
        let plan = mapping.plan(&given.grid, &Answers::default());
        assert_eq!((plan.rows.len(), plan.doubts.as_slice()), (2, &[][..]), "{end}");
    }
    let words = "名称\t示例\n注册地址\t上海\n备注\t无\n说明书编号\t1\n";
    assert_eq!(mapped(&items::SECTION, &read(words.as_bytes())).1.rows.len(), 3);
}

#[test]
fn a_unit_over_a_column_is_asked_about_and_applied_exactly() {
    for (text, ordinary, second) in [
        ("人群\t一般个人信息人数（千）\n员工\t12\n会员\t1.5\n", 12_000, 1_500),
        ("人群\t一般个人信息人数（万人）\n员工\t12\n会员\t1.5\n", 120_000, 15_000),
        ("单位：万人\n人群\t一般个人信息人数\n员工\t12\n会员\t1.5\n", 120_000, 15_000),
        ("name\tordinary (k)\n员工\t12\n会员\t1.5\n", 12_000, 1_500),
    ] {
        let given = read(text.as_bytes());
        let (mut mapping, plan) = mapped(&groups::SECTION, &given);
        assert_eq!(fields(&mapping), ["name", "ordinary"], "{text}");
        assert!(plan.doubts.contains(&Doubt::Guessed(1)), "{text}: {:?}", plan.doubts);
        assert!(plan.doubts[0].said(&mapping).en.contains("unit"), "{text}");
        mapping.send(1, Some(&groups::ORDINARY));
        let plan = mapping.plan(&given.grid, &Answers::default());
        assert_eq!((plan.doubts.as_slice(), plan.drafts.as_slice()), (&[][..], &[][..]), "{text}");
        let found: Vec<&Value> = plan.rows.iter().map(|row| &row.cells["ordinary"]).collect();
        assert_eq!(found, [&json!(ordinary), &json!(second)], "{text}");
        assert_eq!(plan.words.len(), 2, "what figures become is told: {:?}", plan.words);
    }
    // A figure with a unit of its own beneath is not multiplied.
    let given = read("name\tordinary (k)\n员工\t5万\n".as_bytes());
    assert_eq!(mapped(&groups::SECTION, &given).1.drafts.len(), 1);
}

#[test]
fn a_question_turned_round_is_asked_and_its_answers_stay_drafts() {
    for heading in ["No onward transfer", "不向境外其他接收方再提供"] {
        let given = read(format!("接收方名称\t{heading}\nAcme\tyes\nBeta\tno\n").as_bytes());
        let (mut mapping, plan) = mapped(&recipients::SECTION, &given);
        assert!(!plan.doubts.is_empty(), "{heading}");
        mapping.send(1, Some(&recipients::ONWARD));
        let plan = mapping.plan(&given.grid, &Answers::default());
        assert_eq!(plan.drafts.len(), 2, "{heading}: {:?}", plan.rows);
        mapping.say(&recipients::ONWARD, "yes", "no");
        let plan = mapping.plan(&given.grid, &Answers::default());
        assert_eq!(plan.rows[0].cells["onward"], json!("no"));
        assert_eq!(plan.drafts.len(), 1, "the other is still to be said");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Every cell is in a heading, in a field, or listed as left out with the reason.
    #[test]
    fn no_cell_disappears(
        heads in proptest::collection::vec(
            prop_oneof![
                Just("序号"), Just("名称"), Just("字段名称"), Just("人数"), Just("备注"), Just("是否敏感"),
                Just("用途"), Just("国家"), Just("负责人"), Just(""), Just("类别"), Just("统计日期"),
            ], 1..7),
        rows in proptest::collection::vec(proptest::collection::vec(
            prop_oneof![
                Just(String::new()), "[0-9]{1,6}", "是|否|敏感|合计|德国|2026-09-28|46293", "[甲乙丙a-c,;\"' =]{1,8}",
            ], 1..8), 0..9),
        has_head in any::<bool>(),
        section in prop_oneof![Just(&items::SECTION), Just(&groups::SECTION), Just(&recipients::SECTION)],
        sent in proptest::collection::vec((0_usize..8, 0_usize..12), 0..4),
    ) {
        let head: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
        let all: Vec<Vec<String>> =
            has_head.then_some(head).into_iter().chain(rows).collect();
        let Ok(given) = Grid::of_rows(all) else { return Ok(()) };
        let answers = Answers::default();
        let mut mapping = Mapping::guess(section, &given, &answers);
        for (column, field) in sent {
            if column < mapping.columns.len() {
                mapping.send(column, section.fields.get(field).copied());
            }
        }
        let plan = mapping.plan(&given, &answers);
        for (at, line) in given.lines.iter().enumerate() {
            if mapping.heading.is_some_and(|heading| (heading.first..=heading.last).contains(&at)) {
                continue;
            }
            for column in line.filled() {
                let words = line.words(column);
                let is_left = plan
                    .left
                    .iter()
                    .any(|left| (left.number, left.column, left.words.as_str()) == (line.number, column, words));
                let field = mapping.columns[column].target.field();
                let value = plan.rows.iter().find(|row| row.number == line.number).and_then(|row| {
                    row.cells.get(field?.id)
                });
                let is_kept = value.is_some_and(|value| match value {
                    Value::String(text) if matches!(field.unwrap().kind.code(), "line" | "paragraph") => text.contains(words),
                    _ => true,
                });
                prop_assert!(is_left != is_kept, "{words:?} of line {} is lost or doubled", line.number);
            }
        }
        // All of it is one edit, and one step back.
        let mut answers = Answers::default();
        let mut next = 0;
        if let Some(edit) = plan.edit(&mapping, &answers, || { next += 1; format!("row-{next}") }) {
            let inverse: Edit = answers.apply(edit).unwrap();
            prop_assert_eq!(answers.rows(section).count(), plan.rows.len());
            answers.apply(inverse).unwrap();
            prop_assert_eq!(answers.rows(section).count(), 0);
        }
    }
}

fn paste(args: &[&str], input: &[u8], folder: &std::path::Path) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_chujing"))
        .current_dir(folder)
        .args(["paste", "r.json", "items"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn a_record() -> (tempfile::TempDir, impl Fn() -> usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.json");
    let dossier = chujing::dossier::Dossier::new("r", "r", chujing::day::Day::of(2026, 11, 20));
    std::fs::write(&path, dossier.to_json()).unwrap();
    let count = move || {
        let dossier = chujing::store::Opened::read(&path).unwrap();
        dossier.answers.rows(&items::SECTION).count()
    };
    (folder, count)
}

#[test]
fn the_command_writes_nothing_until_every_column_is_certain() {
    let (folder, count) = a_record();
    let (code, out, err) = paste(&[], FOREIGN.as_bytes(), folder.path());
    assert_eq!((code, count()), (2, 0), "{out}{err}");
    assert!(out.contains("? E列“用途” → 出境必要性"), "{out}");
    assert!(out.contains("- A列“编号”：不写入（行号；30格有内容）"), "{out}");
    assert!(out.contains("是否敏感：“是” → 敏感个人信息（7格）"), "{out}");
    assert!(err.contains("--map \"用途=necessity\""), "{err}");
    // What it says to write is enough.
    let (code, out, err) = paste(&["--map", "用途=necessity"], FOREIGN.as_bytes(), folder.path());
    assert_eq!((code, count()), (0, 30), "{out}{err}");
    assert!(out.contains("增加了30行"), "{out}");
    // A look changes nothing and says the same as JSON.
    let args = ["--map", "用途=出境必要性,备注=-", "--dry-run", "--format", "json"];
    let (code, out, _) = paste(&args, FOREIGN.as_bytes(), folder.path());
    assert_eq!((code, count()), (0, 30));
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(told["written"], json!(false));
    assert_eq!(told["rows"].as_array().unwrap().len(), 30);
    assert_eq!(told["columns"][5]["field"], json!(null));
    assert_eq!(told["left_out"].as_array().unwrap().len(), 30 + 6, "numbers and remarks");
}

#[test]
fn the_command_reads_files_and_says_what_stays_to_be_mended() {
    let (folder, count) = a_record();
    std::fs::write(folder.path().join("t.xlsx"), xlsx(&foreign())).unwrap();
    let (code, out, err) = paste(&["t.xlsx", "--map", "E=necessity"], b"", folder.path());
    assert_eq!((code, count()), (0, 30), "{out}{err}");
    assert!(out.contains("工作表：Sheet1") && out.contains("第1行不写入（在表头之上）"), "{out}");
    // A value that cannot be relied on is kept and told.
    let text = "名称\t是否敏感\n姓名\t三级\n";
    let (code, out, _) = paste(&[], text.as_bytes(), folder.path());
    assert_eq!((code, count()), (1, 31));
    assert!(out.contains("第2行 是否敏感") && out.contains("其中1处待修改"), "{out}");
    let said = ["--value", "sensitivity:三级=sensitive", "--lang", "en"];
    let (code, out, _) = paste(&said, text.as_bytes(), folder.path());
    assert_eq!((code, count()), (0, 32), "{out}");
    assert!(out.contains("\"三级\" -> Sensitive personal information (1 cells)"), "{out}");
    // Without names over them the columns are the fields in their order only after a person said so: a heading in a language that
    // is not known looks the same.
    let unnamed = "工号\t员工编号\t核对\n";
    let (code, _, err) = paste(&[], unnamed.as_bytes(), folder.path());
    assert_eq!((code, count()), (2, 32));
    assert!(err.contains("--heading none / --heading 1"), "{err}");
    let (code, ..) = paste(&["--heading", "none"], unnamed.as_bytes(), folder.path());
    assert_eq!((code, count()), (0, 33));
    let (code, ..) = paste(&[], "1\t姓名\n2\t性别\n".as_bytes(), folder.path());
    assert_eq!((code, count()), (2, 33), "numbers of rows are no names");
    // A title above and sums below do not hide the commas; without names over the columns they are asked about.
    let ragged = "清单\n\n序号,名称,示例\n1,姓名,张三\n2,性别,男\n3,年龄,1\n合计,3\n";
    let (code, out, err) = paste(&[], ragged.as_bytes(), folder.path());
    assert_eq!((code, count()), (0, 36), "{out}{err}");
    let unnamed = "姓名甲,张三,\"a\nb\"\n性别,男,b\n";
    let (code, _, err) = paste(&[], unnamed.as_bytes(), folder.path());
    assert_eq!((code, count()), (2, 36));
    assert!(err.contains("--separator comma"), "{err}");
    let (code, ..) = paste(&["--separator", "none"], "姓名, 全名\n".as_bytes(), folder.path());
    assert_eq!((code, count()), (0, 37));
    for wrong in
        [["--map", "没有=name"], ["--map", "名称=nothing"], ["--heading", "7"], ["--sheet", "x"]]
    {
        let (code, _, err) = paste(&wrong, text.as_bytes(), folder.path());
        assert_eq!((code, count()), (2, 37), "{wrong:?}");
        assert!(!err.is_empty());
    }
}
