//! The pages of the whole folder: one key from the list, and Enter leads into the record.

use crossterm::event::KeyCode::{Enter, Esc, F, Left, Right};

use super::session::Session;

#[test]
fn deadlines_registers_and_search_lead_into_the_record() {
    let mut desk = Session::example("customers-standard-contract", 140, 40);
    desk.key(Esc).shows("出境 chujing");
    desk.key(F(2)).shows("全部评估：期限").shows("标准合同备案").shows("contracts/");
    desk.key(Right).shows("Lindenfeld").shows("1处");
    desk.key(Left).key(Left).shows("全部评估：查找").type_text("wxfw").hides("Lindenfeld");
    desk.key(Esc).key(Esc).shows("出境 chujing");
    desk.key(F(6)).shows("输入名称").type_text("lindenfeld").shows("recipients/");
    desk.key(Enter).key(Enter).shows("境外接收方").shows("Lindenfeld");
    desk.key(Esc).key(Esc).key(Esc).shows("出境 chujing");
}
