//! Cells of workbooks that a reader could change or lose: times, formulas, long numbers, errors, merged figures. Each is told.

use chujing::document::grid::{self, How};
use chujing::form::Answers;
use chujing::form::catalog::{groups, items};
use chujing::form::table::{Doubt, Given, Mapping, Plan, WhyLeft};
use rust_xlsxwriter::{Format, Formula, Workbook};
use serde_json::json;

fn read(mut book: Workbook) -> Given {
    grid::read(&book.save_to_buffer().unwrap(), How::default()).unwrap().tables.remove(0)
}

fn plan(given: &Given, section: &'static chujing::form::Section) -> (Mapping, Plan) {
    let answers = Answers::default();
    let mapping = Mapping::guess(section, &given.grid, &answers);
    let plan = mapping.plan(&given.grid, &answers);
    (mapping, plan)
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
    let given = read(book);
    let (_, plan) = plan(&given, &items::SECTION);
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
    let given = read(book);
    let (mut mapping, found) = plan(&given, &groups::SECTION);
    assert_eq!(found.doubts, [Doubt::Merged(1)]);
    assert!(found.rows[0].cells.contains_key("ordinary"));
    assert!(!found.rows[1].cells.contains_key("ordinary"), "not the same people twice");
    assert!(found.left.iter().any(|left| (left.number, left.why) == (3, WhyLeft::Merged)));
    mapping.send(1, Some(&groups::ORDINARY));
    assert_eq!(mapping.plan(&given.grid, &Answers::default()).doubts, []);
}
