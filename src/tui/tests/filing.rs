//! Filings at the desk: handed in, a letter received and taken apart, its points answered, and what nobody asked for marked.

use std::path::PathBuf;

use crossterm::event::KeyCode::{Backspace, Delete, Down, Enter, Esc, F, Left, Tab, Up};
use serde_json::Value;

use super::session::{Session, repository};

const RECORD: &str = "customers-standard-contract";
const PLACE: &str = "systems/system-register/place";
const LETTER: &str = "贵公司：\n1. 地点不清，请补充保存地点；并请说明联系人。\n2. 请更正承诺书的日期。\n请于10个工作日内补正。\n谢谢配合，请勿遗漏附件。\n";

/// A record of which a package was handed in.
fn filed(wide: u16, high: u16) -> Session {
    let mut desk = Session::example(RECORD, wide, high);
    desk.key(F(10)).key(F(10)).shows("材料包已生成").key(Enter);
    desk.key(F(2)).key(Left).shows("[备案]").key(F(5)).shows("记入一次提交");
    desk.key(Down).key(Down).type_text("R-1").ctrl('s').shows("记入这次提交？");
    desk.shows("序列0000").shows("撤下误记的提交").key(Enter).shows("已记入序列0000");
    desk
}

/// The file of a sequence or letter of the record, by the number of that.
fn kept(desk: &Session, path: &str) -> PathBuf {
    let dir = desk.dir().join("work/filing");
    let record = std::fs::read_dir(dir).unwrap().next().unwrap().unwrap().path();
    inside(record.join("standard_contract"), path)
}

/// What stands in a folder, with names that may be only begun.
pub(super) fn inside(dir: PathBuf, path: &str) -> PathBuf {
    path.split('/').fold(dir, |dir, name| {
        let all = std::fs::read_dir(&dir).into_iter().flatten();
        let names = all.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let is_it = |own: &String| own == name || own.starts_with(&format!("{name}-"));
        let own = names.filter(is_it).min_by_key(String::len);
        dir.join(own.unwrap_or_else(|| name.to_owned()))
    })
}

/// The points of the letter as they are kept, in the order of the letter.
fn points(desk: &Session) -> Vec<Value> {
    let path = desk.path();
    let session = crate::desk::Session::open(&path, &super::session::hand()).unwrap();
    let (letters, troubles) =
        crate::desk::filing::letters_of(&path, &session.file().dossier.id).unwrap();
    assert_eq!(troubles, []);
    let points = letters.iter().flat_map(|one| &one.letter.points);
    points.map(|point| serde_json::to_value(point).unwrap()).collect()
}

#[test]
fn what_was_handed_in_is_noted_and_seen_at_once() {
    let mut desk = filed(80, 24);
    // The page stands as it is after it, and nobody has to leave it.
    desk.shows("[备案]").shows("已提交").shows("0000  2026-11-22  首次提交").shows("R-1");
    assert!(kept(&desk, "0000/sequence.json").is_file());
    // The same once more is refused with what to do, and what was typed stays.
    desk.key(F(5)).ctrl('s').shows("没有记入").shows("也再次提交").key(Enter);
    desk.shows("材料包文件夹").hides("哪一项提交").key(Esc);
    // Only the day among the dates of the record can be undone.
    let events = desk.count_rows("events");
    desk.ctrl('z');
    assert_eq!(desk.count_rows("events"), events - 1);
    assert!(kept(&desk, "0000/sequence.json").is_file());
    desk.key(F(5)).ctrl('u').type_text("nowhere").ctrl('s').shows("没有记入").key(Enter);
    desk.key(Down).ctrl('u').type_text("soon").ctrl('s').shows("日期看不懂").key(Esc).goes_on();
}

#[test]
fn a_handing_in_noted_by_mistake_is_taken_back_with_its_day() {
    let mut desk = filed(140, 40);
    let events = desk.count_rows("events");
    desk.ctrl('p').type_text("撤下误记的提交").key(Enter).shows("这次提交是误记的？");
    desk.key(Enter).shows("这次提交是误记的？").type_text("交给了别的机关").key(Enter);
    desk.shows("误记").shows("交给了别的机关").hides("已提交（");
    assert_eq!(desk.count_rows("events"), events - 1);
    assert!(kept(&desk, "0000/sequence.json").is_file(), "it stays as it was");
    // The next one has another number.
    desk.key(F(5)).ctrl('s').shows("序列0001").key(Enter).shows("已记入序列0001");
}

#[test]
fn a_letter_is_taken_apart_by_single_keys_and_each_step_taken_back() {
    let mut desk = filed(140, 40);
    desk.key(F(6)).shows("收到通知").paste(LETTER).shows("看出2点").shows("2026-12-04");
    desk.ctrl('s').shows("已记入通知letter-1，看出2点").shows("2点，2点待答复");
    desk.shows("  1| 1. 地点不清").shows("关系到：").shows("系统和存储地点：地点");
    // Split in two, and joined again.
    desk.key(F(6)).shows("从哪里起是另一点").key(Down).key(Enter).shows("3点");
    assert_eq!(points(&desk)[1]["words"], "并请说明联系人。");
    desk.key(Down).key(Backspace).shows("2点");
    desk.ctrl('z').shows("3点").ctrl('z').shows("2点").ctrl('z').shows("没有可以撤销的");
    // No point after all, and a sentence that is one.
    desk.key(Down).key(Delete).shows("1点").key(Tab).shows("标记：空格从这一句起");
    // What is a point already cannot be marked once more.
    desk.key(Enter).shows("这里已经是一点");
    desk.key(Down).key(Down).type_text(" ").key(Down).shows("*> ").key(Enter).shows("2点");
    let marked = points(&desk);
    assert_eq!(marked[1]["words"], "请更正承诺书的日期。请于10个工作日内补正。");
    // A commitment with owner and day, and a name.
    desk.key(F(5)).type_text("@李四 2027-01-15").key(Enter).shows("承诺 @李四 2027-01-15");
    desk.key(F(5)).ctrl('u').type_text("soon").key(Enter).shows("看不懂").key(Esc);
    desk.key(F(11)).type_text("日期").key(Enter).shows("日期");
    assert_eq!(points(&desk)[1]["commitment"]["owner"], "李四");
    desk.key(F(5)).type_text(" 完成 2027-01-12").key(Enter).shows("承诺 @李四 已完成");
    assert_eq!(points(&desk)[1]["commitment"]["done"], "2027-01-12");
    desk.key(F(5)).shows("@李四 2027-01-15 完成 2027-01-12").key(Esc);
    assert_eq!(points(&desk)[1]["called"], "日期");
    desk.key(F(5)).ctrl('u').key(Enter).hides("@李四");
    // The page of the filings leads back here.
    desk.key(Esc).shows("要求补正").key(Esc).key(F(2)).key(Left).shows("letter-1");
}

#[test]
fn points_are_answered_and_what_none_asks_for_is_marked() {
    let mut desk = filed(140, 40);
    desk.key(F(6)).paste(LETTER).ctrl('s');
    // A change that a point asks for, and one that none does.
    desk.key(F(4)).shows("去哪个字段？").key(Enter).shows("系统和存储地点");
    desk.key(Esc).shows("2点待答复");
    desk.stores(PLACE, "浙江省杭州市滨江区样例大道8号");
    desk.stores("recipients/recipient-lindenfeld/contact", "+49 69 90009 121");
    desk.shows("已改：").go("recipients/recipient-lindenfeld/contact").shows("[未要求的改动]");
    desk.shows("补正通知没有要求改这一项").go(PLACE).hides("[未要求的改动]");
    desk.key(Esc).shows("2点待答复");
    // F8 answers the first that is open, keeps it, and goes on.
    desk.key(F(8)).shows("答复第1点").shows("地点：").type_text("已补充。").key(F(8));
    desk.shows("答复第2点").key(F(5)).shows("[不改]").ctrl('s').shows("写明理由");
    desk.key(Esc).shows("不保留这次写的？").key(Enter).shows("答复第2点");
    desk.type_text("日期没有错。").key(F(8)).shows("各点都已答复");
    assert_eq!(points(&desk)[0]["answer"]["words"], "已补充。");
    assert_eq!(points(&desk)[1]["answer"]["no_change"], true);
    // Until it is linked, the change stands among those that nobody asked for.
    desk.key(Esc).shows("没有哪一点要求（1处）").shows("联系方式").key(Esc);
    desk.ctrl('p').type_text("补正：letter-1").key(Enter).shows("0点待答复");
    desk.key(F(7)).shows("这一点关系到什么").shows("[x] 改动：").shows("材料（替换）");
    desk.screen();
    desk.type_text(" ").key(Down).type_text(" ").key(Esc);
    let about = points(&desk)[0]["about"].to_string();
    assert!(about.contains("recipients/contact") || about.contains("systems/place"), "{about}");
    // The reply, the package, and what was handed in with it.
    // The letter does not say who sends it: that is asked once, and kept with it.
    desk.key(F(3)).shows("答复函写给谁").type_text("甲省网信办").key(Enter);
    desk.shows("答复函写到哪里")
        .shows("写给甲省网信办")
        .key(Enter)
        .shows("答复函已写出")
        .key(Enter);
    let kept_with_it = std::fs::read_dir(kept(&desk, "letters/letter-1/addressed")).unwrap();
    let kept_with_it = std::fs::read_to_string(kept_with_it.last().unwrap().unwrap().path());
    assert!(kept_with_it.unwrap().contains("甲省网信办"));
    desk.type_text("t").shows("答复函写给谁").shows("甲省网信办").ctrl('u').type_text("乙市");
    desk.key(Enter).ctrl('z').shows("已撤销上一步");
    desk.type_text("t").shows("答复函写给谁").shows("甲省网信办").hides("乙市").key(Esc);
    desk.key(F(10)).shows("补正材料包放到哪里").key(Enter).shows("补正材料包已生成").key(Enter);
    desk.key(F(12)).shows("记入一次提交").shows("letter-1（").ctrl('s').shows("补充、更正");
    desk.key(Enter).shows("已记入序列0001").shows("已提交答复");
    let next: Value =
        serde_json::from_str(&std::fs::read_to_string(kept(&desk, "0001/sequence.json")).unwrap())
            .unwrap();
    assert!(next["letter"].as_str().unwrap().starts_with("letter-1-"));
    // Nothing is marked once it is answered.
    desk.go("recipients/recipient-lindenfeld/contact").hides("[未要求的改动]");
}

#[test]
fn letters_are_read_from_files_and_what_cannot_be_read_is_told() {
    let mut desk = filed(80, 24);
    let file = desk.dir().join("通知.txt");
    std::fs::write(&file, LETTER).unwrap();
    desk.key(F(6)).shows("收到通知").ctrl('s').shows("还没有通知的文字");
    desk.type_text("nowhere.txt").ctrl('s').shows("nowhere.txt").shows("收到通知");
    for _ in 0..13 {
        desk.key(Backspace);
    }
    desk.paste(&file.display().to_string()).key(Tab).ctrl('u').type_text("soon").ctrl('s');
    desk.shows("日期看不懂").ctrl('u').type_text("2026-11-30").ctrl('s').shows("看出2点");
    // What was pasted is not thrown away by one key.
    desk.key(Esc).key(F(6)).paste(LETTER).key(Esc).shows("不记入这封通知？").key(Enter);
    desk.shows("收到通知").key(Esc).key(Down).key(Enter).shows("[备案]");
    // A letter that asks nothing can be marked by hand.
    desk.key(F(6)).paste("材料收到，谢谢。").ctrl('s').shows("看出0点").key(Enter).shows("Tab");
    desk.key(Tab).key(Enter).shows("1点，1点待答复").key(Up).goes_on();
}

#[test]
fn a_letter_noted_by_mistake_is_withdrawn_with_its_day_and_stays_to_be_read() {
    let mut desk = filed(140, 40);
    let events = desk.count_rows("events");
    desk.key(F(6)).paste(LETTER).ctrl('s').shows("2点待答复");
    assert_eq!(desk.count_rows("events"), events + 1);
    desk.ctrl('x').shows("这封通知是误记的？").key(Enter).shows("这封通知是误记的？").key(Esc);
    desk.shows("2点待答复").ctrl('x').type_text("发给另一家公司的").key(Enter);
    desk.shows("[备案]").shows("误记").shows("发给另一家公司的").hides("要求补正");
    assert_eq!(desk.count_rows("events"), events);
    assert!(kept(&desk, "letters/letter-1/letter.json").is_file());
    assert_eq!(std::fs::read_dir(kept(&desk, "letters/letter-1/points")).unwrap().count(), 2);
    // Its day is brought back like any other answer; the next letter has another id, and asks for what it asks.
    desk.ctrl('z');
    assert_eq!(desk.count_rows("events"), events + 1);
    desk.key(F(6)).paste(LETTER).ctrl('s').shows("letter-2").shows("2点待答复");
}

#[test]
fn what_is_typed_for_a_point_survives_a_crash() {
    let mut first = filed(140, 40);
    first
        .key(F(6))
        .paste(LETTER)
        .ctrl('s')
        .key(F(8))
        .shows("答复第1点")
        .type_text("已补充机房地址")
        .idle();
    let mut desk = first.beside(140, 40);
    desk.killed(first).key(Enter).shows("没有写入文件").shows("letter-1").shows("已补充机房地址");
    desk.key(Enter).shows("已取回");
    assert_eq!(points(&desk)[0]["answer"]["words"], "已补充机房地址");
    // It is offered once.
    desk.key(Esc).key(Esc).key(Esc).key(Enter).hides("没有写入文件");
}

#[test]
fn what_is_typed_for_a_point_that_was_answered_since_replaces_it_only_where_that_is_asked() {
    let mut first = filed(140, 40);
    first.key(F(6)).paste(LETTER).ctrl('s').key(F(8)).type_text("写到一半").idle();
    let mut desk = first.beside(140, 40);
    let other = crate::desk::Session::open(&first.path(), &super::session::hand()).unwrap();
    let step = crate::filing::letter::Step::Answer(1, Some(("完整的答复".to_owned(), false)));
    crate::desk::filing::revise(&other, ("standard_contract", "letter-1"), step).unwrap().unwrap();
    drop(other);
    desk.killed(first).key(Enter).shows("[ ] letter-1").shows("写到一半").shows("现在：完整的答复");
    desk.key(Enter).shows("丢弃这些内容？").key(Enter).shows("写到一半").key(Esc);
    assert_eq!(points(&desk)[0]["answer"]["words"], "完整的答复");
}

#[test]
fn what_is_typed_for_a_point_that_is_gone_is_shown_and_not_thrown_away() {
    let mut first = filed(140, 40);
    first.key(F(6)).paste(LETTER).ctrl('s').key(F(8)).type_text("写到一半").idle();
    let mut desk = first.beside(140, 40);
    std::fs::remove_file(kept(&first, "letters/letter-1/points/001.json")).unwrap();
    desk.killed(first).key(Enter).shows("写到一半").shows("这一点已经不在了");
    desk.key(Enter).shows("丢弃这些内容？").key(Enter).shows("写到一半").key(Esc).shows("下次打开");
}

/// All letters of a folder under its root, with the points that a person saw in them.
fn letters(folder: &str) -> Vec<(String, String, usize)> {
    let dir = repository(folder);
    let all: Value =
        serde_json::from_str(&std::fs::read_to_string(dir.join("expected.json")).unwrap()).unwrap();
    let of = |letter: &Value| {
        let file = letter["file"].as_str().unwrap().to_owned();
        let text = std::fs::read_to_string(dir.join(&file)).unwrap();
        (file, text, letter["points"].as_array().unwrap().len())
    };
    all.as_array().unwrap().iter().map(of).collect()
}

#[test]
fn twenty_letters_are_answered_in_under_sixty_keys_each_besides_the_answers() {
    let mut desk = filed(80, 24);
    let mut most = 0;
    for (file, text, count) in letters("tests/letters") {
        // From the page of the filings and back to it.
        let mut keys = 0;
        let mut press = |desk: &mut Session, key| {
            desk.key(key);
            keys += 1;
        };
        desk.shows("[备案]");
        press(&mut desk, F(6));
        desk.paste(&text).ctrl('s').shows(&format!("看出{count}点"));
        press(&mut desk, F(8));
        for at in 1..=count {
            desk.shows(&format!("答复第{at}点")).paste("已按要求改正。");
            press(&mut desk, F(8));
        }
        desk.shows("各点都已答复");
        // The reply is the same three keys for each, and made of the whole package: it is written once.
        if file == "01.txt" {
            desk.key(F(3)).key(Enter).shows("答复函已写出").hides("没有答复").key(Enter);
        }
        press(&mut desk, Esc);
        // The paste and Ctrl+S, and the reply.
        keys += 5;
        assert!(keys < 60, "{file}: {keys} keys");
        most = most.max(keys);
    }
    assert_eq!(most, 20, "the longest has twelve points");
}
