//! The whole life of a record with two recipients on two routes, by keys alone: drafted, reviewed, approved, handed in, corrected,
//! numbered, changed, filed again, and renewed in time.

use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::KeyCode::{Down, End, Enter, Esc, F, Home, Left, Right, Tab};
use serde_json::Value;

use super::session::{Session, repository};
use crate::day::{Day, Moment};

const LETTER: &str = "关于酒店会员服务备案材料的补正通知\n\
    深圳试验旅行服务有限公司：\n\
    一、请补充港港九龙机房的详细地点。\n\
    二、承诺书签署日期空白，请由法定代表人手写签名、填写日期。\n\
    三、附录一第五项保存期限，请说明到期后的处理方式；联系电话不通，请更正接收方的联系方式。\n\
    四、请说明统计口径和去重方法。\n\
    五、请于2027年1月15日前完成境外账号的整改，并报送截图。\n\
    请于收到本通知之日起10个工作日内补正。\n";

fn noon() -> Moment {
    Moment::since_1970(1_795_845_725)
}

/// The desk on another day: the record is closed and opened anew.
fn on(mut desk: Session, year: u16, month: u8, day: u8) -> Session {
    desk.ctrl('s');
    for _ in 0..6 {
        if desk.screen().contains("出境 chujing") {
            break;
        }
        desk.key(Esc);
    }
    let mut next = desk.beside_on(Day::of(year, month, day), 120, 90);
    drop(desk);
    next.key(Enter).handed_to("张三", noon);
    next
}

/// The page of the filings.
fn page(desk: &mut Session) -> &mut Session {
    desk.go("record").key(F(2));
    for _ in 0..12 {
        if desk.screen().contains("[备案]") {
            break;
        }
        desk.key(Left);
    }
    desk.shows("[备案]")
}

/// An event among the dates of the record.
fn event(desk: &mut Session, kind: &str, day: &str, more: &[(&str, &str)]) {
    desk.go("events").key(F(4)).type_text(kind).key(Enter);
    let id = desk.rows("events").pop().unwrap();
    for (field, text) in [("day", day)].iter().chain(more) {
        desk.go(&format!("events/{id}/{field}")).type_text(text).key(Enter);
    }
    desk.key(Esc).key(Esc);
}

/// What is kept of a submission.
fn kept(desk: &Session, submission: &str, path: &str) -> PathBuf {
    let record = std::fs::read_dir(desk.dir().join("work/filing")).unwrap().next().unwrap();
    super::filing::inside(record.unwrap().path().join(submission), path)
}

fn sequence(desk: &Session, submission: &str, number: &str) -> Value {
    let path = kept(desk, submission, number).join("sequence.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// What becomes of each paper, with its title.
fn papers(sequence: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let all = sequence["papers"].as_array().unwrap();
    all.iter().map(|one| (text(&one["operation"]), text(&one["title"]))).collect()
}

#[test]
fn a_record_lives_from_its_draft_to_its_renewal() {
    let folder = tempfile::tempdir().unwrap();
    let fixture = repository("tests/data/two_routes.json");
    std::fs::create_dir(folder.path().join("work")).unwrap();
    std::fs::copy(fixture, folder.path().join("work/life.json")).unwrap();
    let mut desk = Session::on(Arc::new(folder), 120, 90);
    desk.key(Enter).handed_to("张三", noon);

    // Draft: what is open, one after the other.
    assert_eq!(desk.gaps().len(), 10);
    for _ in 0..10 {
        desk.key(F(8)).type_text("已就这一部分单独评估，未发现问题。");
    }
    desk.ctrl('s').ctrl('s');
    assert_eq!(desk.gaps().len(), 0, "{:?}", desk.gaps());

    // Meeting: a remark, a decision, an approval; it lapses with the words, and holds again for the new ones.
    desk.go("recipients/rhk/contact").ctrl('a').type_text("核对电话 @李四 2026-12-01").key(Enter);
    desk.ctrl('b').key(F(7)).shows("批准整份记录").type_text("法务负责人").key(Enter).shows("有效");
    desk.key(F(6)).shows("议程").type_text("张三 李四").key(Enter).type_text("u");
    desk.type_text("d").type_text("补签承诺书 @王五 2026-12-05").key(Enter);
    desk.key(F(10)).type_text("2026-12-10").key(Enter).shows("会议结束").key(Esc);
    desk.go("recipients/rhk/contact").type_text("+852 2000 1001").key(Enter);
    desk.ctrl('b').shows("补签承诺书").shows("批准后有改动").key(End).key(F(5)).shows("已记下");
    desk.hides("批准后有改动").key(Home).key(F(5)).shows("已记下");

    // Handed in: the package, and the first sequence of each route.
    desk.key(F(10)).key(F(10)).shows("材料包已生成").key(Enter);
    page(&mut desk).shows("准备中").key(F(5)).shows("标准合同备案").ctrl('s').shows("序列0000");
    desk.key(Enter).shows("已记入序列0000");
    desk.key(F(5)).key(Right).shows("< 认证 >").ctrl('s').key(Enter).shows("已记入序列0000");
    let first = papers(&sequence(&desk, "standard_contract", "0000"));
    assert!(first.iter().all(|(what, _)| what == "new") && first.len() > 1, "{first:?}");

    // A letter of five points, answered; one change that no point asks for is marked until it is gone.
    let mut desk = on(desk, 2026, 12, 3);
    page(&mut desk).key(F(6)).paste(LETTER).shows("看出5点").shows("2026-12-17").ctrl('s');
    // What belongs to the third point is not marked as another one.
    desk.shows("5点，5点待答复").key(Tab).key(Down).key(Down).key(Down).key(Enter);
    desk.shows("这里已经是一点").key(Esc).shows("5点，5点待答复").shows("联系方式");
    desk.key(Home).key(F(4)).shows("港港平台").shows("港港九龙机房");
    desk.type_text("香港九龙样例道8号 港港九龙机房").ctrl('s');
    desk.go("recipients/rhk/contact").type_text("+852 2000 1002").key(Enter);
    desk.go("handler/office_address").type_text("深圳市样例路1号").key(Enter);
    desk.go("handler/office_address").shows("[未要求的改动]");
    desk.key(Esc).key(Esc).key(Esc);
    desk.ctrl('p').type_text("补正：letter-1").key(Enter).shows("已改：");
    for words in ["已补充。", "已重新签署。", "已写明，电话已更正。", "已说明。", "将按期完成。"]
    {
        desk.key(F(8)).type_text(words);
    }
    desk.key(F(8)).shows("各点都已答复").key(End).key(F(5)).ctrl('u');
    desk.type_text("@王五 2027-01-15").key(Enter).shows("承诺 @王五 2027-01-15");
    desk.go("handler/office_address").ctrl('z').hides("[未要求的改动]").key(Esc).key(Esc);
    desk.ctrl('p').type_text("补正：letter-1").key(Enter);
    desk.key(F(3)).shows("答复函写给谁").type_text("甲省网信办").key(Enter);
    desk.key(Enter).shows("答复函已写出").key(Enter);
    desk.key(F(10)).key(Enter).shows("补正材料包已生成").hides("没有哪一点要求").key(Enter);
    let package = desk.dir().join("package/life-2");
    assert!(package.join("答复函.docx").is_file());
    assert!(std::fs::read_dir(package.join("改动标记稿")).unwrap().count() > 0);
    desk.key(F(12)).shows("letter-1（2026-12-03").ctrl('s').shows("序列0001").key(Enter);
    let second = papers(&sequence(&desk, "standard_contract", "0001"));
    assert!(second.iter().all(|(what, _)| what == "replace"), "{second:?}");
    assert!(second.len() <= first.len());

    // The number, and the certificate with its end.
    let mut desk = on(desk, 2026, 12, 28);
    event(&mut desk, "取得备案编号", "2026-12-25", &[("number", "GD-2026-0001")]);
    let until = [("expiry", "2029-12-14"), ("number", "CC-1")];
    event(&mut desk, "取得个人信息出境认证证书", "2026-12-15", &until);
    page(&mut desk).shows("已备案（2026-12-25起）").shows("已取得证书");

    // A change of the place of storage: the radar says what it obliges to, and the filing is made anew.
    let mut desk = on(desk, 2027, 6, 1);
    desk.go("flows").screen();
    desk.go("systems/xhk/place").type_text("新加坡样例街9号机房").ctrl('s');
    page(&mut desk).shows("（序列0001）以后").shows("地点");
    desk.key(F(10)).key(F(10)).shows("材料包已生成").key(Enter);
    page(&mut desk).key(F(5)).key(Down).key(Down).key(Down).key(Down).key(Down).key(Right);
    desk.key(Right).key(Right).shows("< 重新备案、申报 >").ctrl('s').shows("序列0002");
    desk.key(Enter).shows("已记入序列0002");
    assert!(papers(&sequence(&desk, "standard_contract", "0002")).len() >= first.len());

    // The certificate ends: in the window a successor is begun, and each knows of the other.
    let mut desk = on(desk, 2029, 7, 2);
    page(&mut desk).shows("即将到期").key(F(11)).shows("建立后续评估？").key(Enter);
    desk.shows("已另存为");
    page(&mut desk).shows("由“酒店会员服务”（life.json）沿用而来").hides("0000");
    desk.key(Esc).key(Esc).key(Esc).key(Esc).shows("出境 chujing").shows("酒店会员服务（2029）");
    desk.key(End).key(Enter);
    page(&mut desk).shows("后续记录：“酒店会员服务（2029）”（life-2029.json），2029-07-02建立");
}
