//! Tables in every kind of file that people have: what is read of them, what a cell could lose, and what is no table.

use std::io::Write;
use std::process::Stdio;

use chujing::document::grid::{self, How, Unread};
use chujing::form::Answers;
use chujing::form::catalog::{groups, items, recipients};
use chujing::form::table::{Becomes, Doubt, Given, TableError, Target, Why, WhyLeft};
use chujing::office::Refused;
use rust_xlsxwriter::{Format, Formula, Workbook};
use serde_json::{Value, json};

use crate::tables::{FOREIGN, fields, foreign, mapped, read};

pub(crate) fn csv(rows: &[Vec<String>], mark: char) -> String {
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
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let bold = Format::new();
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

pub(crate) fn ods_of(body: &str) -> Vec<u8> {
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
fn a_choice_near_another_is_not_taken_and_days_of_workbooks_stay_days() {
    let text = "接收方名称\t国家\t最近一次审计日\nAcme\t德国\t46293\nBeta\t荷兰加勒比\t2026-9-28\n";
    let (_, plan) = mapped(&recipients::SECTION, &read(text.as_bytes()));
    assert_eq!(plan.rows[0].cells["country"], json!("de"));
    assert_ne!(plan.rows[1].cells["country"], json!("nl"));
    let asked = plan.words.iter().find(|word| word.words == "46293").unwrap();
    assert_eq!(asked.becomes, Becomes::Perhaps("2026-09-28".into()));
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("yyyy/m/d");
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
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = Format::new();
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
    let refused = grid::read(&ods_of(&many), How::default());
    assert_eq!(refused, Err(Unread::File(Refused::TooLarge)));
    let far = "<table:table-row table:number-rows-repeated=\"4294967295\"/><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
    assert!(grid::read(&ods_of(far), How::default()).is_ok());
    // Two cells in far corners of a workbook are two cells.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "名称").unwrap();
    sheet.write_string(1_048_575, 0, "姓名").unwrap();
    let (_, plan) = mapped(&items::SECTION, &read(&book.save_to_buffer().unwrap()));
    assert_eq!(plan.rows.len(), 1);
    sheet_at_the_edge();
}

fn sheet_at_the_edge() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 16_383, "名称").unwrap();
    let refused = grid::read(&book.save_to_buffer().unwrap(), How::default());
    assert!(matches!(refused, Err(Unread::Table(_))), "{refused:?}");
}

#[test]
fn what_is_no_table_is_refused_with_the_reason() {
    for (bytes, expected) in [
        (b"<html><table><tr><td>1".to_vec(), Unread::Web),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest".to_vec(), Unread::File(Refused::Old)),
        (vec![0x89, b'P', b'N', b'G', 0, 1, 2, 3, 0xff], Unread::NoTable),
        (Vec::new(), Unread::Table(TableError::Empty)),
        (b" \n\t\n".to_vec(), Unread::Table(TableError::Empty)),
    ] {
        let refused = grid::read(&bytes, How::default()).unwrap_err();
        assert_eq!(refused, expected);
        assert!(!refused.said().zh.is_empty() && !refused.said().en.is_empty());
    }
    // Text of another encoding that only looks like ours is said to be a guess.
    let big5 = encoding_rs::BIG5.encode("編號,欄位名稱\r\n1,姓名\r\n").0.into_owned();
    assert!(grid::read(&big5, How::default()).map_or(true, |read| read.guessed.is_some()));
}

fn paste(args: &[&str], input: &[u8], folder: &std::path::Path) -> (i32, String, String) {
    let mut child = crate::program()
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
fn rows_that_are_there_are_changed_and_the_differences_told_first() {
    let (folder, count) = a_record();
    let (code, ..) = paste(&[], "名称\t说明\n姓名\t中文\n电话\t手机\n".as_bytes(), folder.path());
    assert_eq!((code, count()), (0, 2));
    let table = "名称\t说明\n姓名\t中英文\n电话\t手机\n国籍\t代码\n".as_bytes();
    let (code, told, _) = paste(&["--onto", "--dry-run"], table, folder.path());
    assert!(told.contains("姓名 内容描述：中文 → 中英文"), "{told}");
    assert!(told.contains("已有2行，将更新1行") && told.contains("将增加1行"), "{told}");
    assert_eq!((code, count()), (0, 2), "a look changes nothing");
    let (code, told, _) = paste(&["--onto", "--format", "json"], table, folder.path());
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((code, count()), (0, 3));
    assert_eq!(
        (told["known"].as_u64(), told["changes"][0]["after"].as_str()),
        (Some(2), Some("中英文"))
    );
    let (code, told, _) = paste(&["--onto"], table, folder.path());
    assert!(told.contains("已有3行，更新了0行"), "{told}");
    assert_eq!((code, count()), (0, 3), "what says the same is no error");
    // Without it every line is a new row, as before.
    let (code, ..) = paste(&[], "名称\t说明\n姓名\t中英文\n".as_bytes(), folder.path());
    assert_eq!((code, count()), (0, 4));
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
    assert!(out.contains("\"三级\" -> Sensitive personal information (1 cell)"), "{out}");
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

#[test]
fn what_a_cell_loses_is_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, words) in (0..).zip(["name", "example", "description"]) {
        sheet.write_string(0, at, words).unwrap();
    }
    let time = Format::new().set_num_format("hh:mm");
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    sheet.write_string(1, 0, "登录时间").unwrap();
    sheet.write_number_with_format(1, 1, 0.127_777_777_777_777_8, &time).unwrap();
    sheet.write_string(2, 0, "证件号码").unwrap();
    sheet.write_number(2, 1, 330_106_199_001_011_234_f64).unwrap();
    sheet.write_string(3, 0, "创建时间").unwrap();
    sheet.write_number_with_format(3, 1, 46_293.5, &moment).unwrap();
    sheet.write_string(4, 0, "部门").unwrap();
    sheet.write_formula(4, 1, Formula::new("VLOOKUP(A5,B1:C2,2)").set_result("#N/A")).unwrap();
    sheet.write_string(5, 0, "工资").unwrap();
    sheet.set_formula_result_default("");
    sheet.write_formula(5, 1, Formula::new("A1+A2")).unwrap();
    let given = read(&book.save_to_buffer().unwrap());
    let (_, plan) = mapped(&items::SECTION, &given);
    assert_eq!(plan.rows[0].cells["example"], json!("03:04"), "a time is no day");
    assert_eq!(plan.rows[2].cells["example"], json!("2026-09-28"));
    assert!(!plan.rows[3].cells.contains_key("example"));
    let error = plan.left.iter().find(|left| left.words == "#N/A").unwrap();
    assert_eq!((error.number, error.why), (5, WhyLeft::Error));
    for told in
        ["超过15位，电子表格只保存前15位，末几位可能已经不对：B3", "只读入日期：B4", "没有读入：B6"]
    {
        assert!(given.notes.iter().any(|note| note.zh.contains(told)), "{told}: {:?}", given.notes);
    }
}

#[test]
fn a_merged_figure_counts_once_and_is_asked_about() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, words) in (0..).zip(["name", "ordinary"]) {
        sheet.write_string(0, at, words).unwrap();
    }
    for (at, words) in (1..).zip(["员工", "会员", "访客"]) {
        sheet.write_string(at, 0, words).unwrap();
    }
    sheet.merge_range(1, 1, 2, 1, "1200", &Format::new()).unwrap();
    sheet.write_number(3, 1, 30).unwrap();
    let given = read(&book.save_to_buffer().unwrap());
    let (mut mapping, found) = mapped(&groups::SECTION, &given);
    assert_eq!(found.doubts, [Doubt::Merged(1)]);
    assert!(found.rows[0].cells.contains_key("ordinary"));
    assert!(!found.rows[1].cells.contains_key("ordinary"), "not the same people twice");
    assert!(found.left.iter().any(|left| (left.number, left.why) == (3, WhyLeft::Merged)));
    mapping.send(1, Some(&groups::ORDINARY));
    assert_eq!(mapping.plan(&given.grid, &Answers::default()).doubts, []);
}
