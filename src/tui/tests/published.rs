//! The published policy held against the record, seen at the desk.

use crossterm::event::KeyCode::{Down, End, Enter, Esc, F};

use super::session::Session;

const POLICY: &str = include_str!("../../../tests/data/published/policy-zh.txt");

#[test]
fn what_differs_is_shown_with_its_sentence_and_leads_to_the_answer() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    let page = desk.dir().join("page.txt");
    std::fs::write(&page, POLICY.replace("所在国家：德国", "所在国家：荷兰")).unwrap();
    let path = page.to_str().unwrap();
    desk.key(F(3)).key(F(5)).shows("公开的隐私政策在哪个文件").type_text(path).key(Enter);
    desk.shows("与记录不同的1处").shows("页面写荷兰").shows("页面第15行");
    desk.key(F(9)).shows("The published policy against the record").key(F(9));
    desk.key(Down).key(End).shows("未成年人");
    desk.key(Esc).key(F(5)).type_text(path).key(Enter).key(Enter).shows("所在国家或者地区");
}

#[test]
fn a_file_that_is_no_page_is_said_and_nothing_else_happens() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    let page = desk.dir().join("page.pdf");
    std::fs::write(&page, b"%PDF-1.7").unwrap();
    desk.key(F(3)).key(F(5)).type_text(page.to_str().unwrap()).key(Enter);
    desk.shows("没有核对").shows("这是 PDF").key(Enter);
    desk.shows("公开的隐私政策在哪个文件").key(Esc);
}
