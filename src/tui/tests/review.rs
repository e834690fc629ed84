//! Remarks beside fields, the page of what is open, and a meeting that survives a crash.

use crossterm::event::KeyCode::{Down, Enter, Esc, F, Left, Right};

use super::session::Session;
use crate::day::Moment;
use crate::desk::review::{Discussion, Voice};
use crate::desk::session::Hand;
use crate::review::Act;

const ADDRESS: &str = "handler/address";

fn noon() -> Moment {
    Moment::since_1970(1_795_845_725)
}

fn later() -> Moment {
    Moment::since_1970(1_795_845_725 + 3_725)
}

fn desk(wide: u16, high: u16) -> Session {
    let mut desk = Session::example("customers-standard-contract", wide, high);
    desk.handed_to("张三", noon);
    desk
}

impl Session {
    fn remarks(&mut self, place: &str, words: &str) -> &mut Self {
        self.go(place).ctrl('a').shows("批注").type_text(words).key(Enter).shows("已记下")
    }
}

#[test]
fn a_remark_stands_beside_its_field_until_it_is_settled() {
    let mut desk = desk(80, 24);
    desk.go(ADDRESS).hides("\"注册地址").hides("批注：");
    desk.remarks(ADDRESS, "与执照不一致 @李四 2026-12-08").key(Down);
    desk.go(ADDRESS).shows("批注：张三：与执照不一致");
    desk.ctrl('b').shows("评审 - ").shows("1条未解决").shows("请李四于2026-12-08前答复");
    desk.key(F(4)).type_text("已换新执照").key(Enter).shows("- 张三  已换新执照");
    desk.key(Enter).shows("批注：张三：与执照不一致").key(Esc);
    desk.key(F(5)).shows("0条未解决，1条已解决");
    desk.key(Esc).hides("批注：张三");
    desk.ctrl('l').ctrl('b').shows("0 open, 1 settled").key(Esc);
    // Of a paper a remark is made where it is read.
    desk.key(F(3)).ctrl('a').shows("paper \"").type_text("too long").key(Enter);
    desk.ctrl('b').shows("1 open, 1 settled").shows("paper \"");
}

#[test]
fn a_meeting_is_read_only_until_it_is_unlocked_and_is_gone_on_with_after_a_crash() {
    let mut desk = desk(80, 24);
    desk.remarks(ADDRESS, "与执照不一致");
    desk.ctrl('b').key(F(6)).shows("议程").shows("未解决的批注").shows("结论和翻转点");
    desk.type_text("张三 李四").key(Enter).shows("1 / ").shows("已锁定，只看");
    desk.type_text("1").shows("按 F5 解锁").hides("> 应当修改");
    desk.type_text("u").type_text("1").shows("> 应当修改");
    desk.type_text("d").shows("决定").type_text("换执照 @李四 2026-12-08 // 王五：太早").key(Enter);
    desk.shows("> 决定：换执照（李四，2026-12-08前）");
    desk.type_text(" ").shows("2 / ").shows(" → ").key(Left).shows("> 应当修改");
    // Nobody ended the meeting: it is gone on with where the desk is opened again, and its clock went on.
    desk.handed_to("张三", later).ctrl('b').shows("没有办完的决定").key(F(6)).hides("议程");
    desk.shows("会议 1:02:05").shows("本题 0:00").shows("1 / ");
    desk.shows("> 应当修改").type_text("us").shows("> 已解决");
    desk.key(F(10)).type_text("soon").key(Enter).shows("日期看不懂");
    desk.ctrl('u').type_text("2026-12-15").key(Enter);
    desk.shows("会议结束，下次2026-12-15")
        .shows("写会议纪要吗")
        .key(Esc)
        .ctrl('b')
        .key(F(6))
        .shows("议程")
        .shows("上次会议以来的改动");
}

#[test]
fn what_the_figure_of_the_result_counts_is_read_whole_on_a_small_screen() {
    let mut desk = Session::example("travel-mixed-routes", 80, 24);
    desk.ctrl('b').key(F(6)).type_text("张三").key(Enter).shows("结论和翻转点");
    desk.shows("个人信息").hides("个人信..");
    desk.ctrl('l').shows(" data").hides("sensitiv..").hides("ordinar..");
}

#[test]
fn one_key_drops_no_words_of_a_meeting() {
    let mut desk = desk(100, 30);
    desk.ctrl('b').key(F(6)).type_text("张三").key(Enter).type_text("u");
    for letter in ["d", "r"] {
        desk.type_text(letter).type_text("换执照").key(Esc).shows("还没有记下").shows("换执照");
        // To write on takes the question back.
        desk.type_text("，尽快").key(Esc).shows("换执照，尽快").key(Esc).hides("换执照，尽快");
        // A line without words goes at once.
        desk.type_text(letter).key(Esc).hides("还没有记下");
    }
}

#[test]
fn a_meeting_that_is_gone_on_with_keeps_its_matters_and_its_place() {
    let mut desk = desk(80, 24);
    desk.remarks(ADDRESS, "与执照不一致").remarks(ADDRESS, "缺少英文地址");
    desk.ctrl('b').key(F(6)).type_text("Anna Berg、张三").key(Enter).shows("1 / ");
    let screen = desk.screen();
    let count = screen.lines().find_map(|line| line.split("1 / ").nth(1)).unwrap_or_default();
    let count = count.trim().to_owned();
    desk.type_text("us").shows("> 已解决").key(Right).shows("缺少英文地址").hides("> 已解决");
    desk.type_text("d").type_text("换执照 @Anna Berg 12月8日").key(Enter);
    desk.shows("“12月8日”读作2026-12-08").key(Right).key(Left);
    desk.shows("> 决定：换执照（Anna Berg，2026-12-08前）");
    desk.handed_to("张三", later).ctrl('b').key(F(6)).shows(&format!("2 / {count}"));
    desk.shows("缺少英文地址").key(Left).shows("已解决的批注").shows("> 已解决");
    // What was just taken is no matter of this meeting.
    for _ in 0..20 {
        desk.key(Right).hides("没有办完的决定");
    }
    desk.shows(&format!("{count} / {count}"));
}

#[test]
fn what_is_said_beside_a_meeting_that_nobody_ended_stands_in_it() {
    let mut desk = desk(80, 24);
    desk.ctrl('b').key(F(6)).type_text("张三").key(Enter).shows("1 / ").key(Esc);
    let mut next = desk.beside(80, 24);
    next.killed(desk)
        .key(Enter)
        .handed_to("张三", later)
        .go(ADDRESS)
        .ctrl('a')
        .type_text("与执照不一致")
        .key(Enter);
    next.shows("没有结束的会议的纪要").ctrl('a').type_text("缺少英文").key(Enter);
    next.shows("已记下").hides("没有结束的会议的纪要");
    let dir = std::fs::read_dir(next.dir().join("work/review")).unwrap().next().unwrap().unwrap();
    let entries = std::fs::read_dir(dir.path()).unwrap();
    let lines = entries.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let said: Vec<String> = lines.filter(|line| line.contains("\"remark\"")).collect();
    assert!(said.len() == 2 && said.iter().all(|line| line.contains("\"meeting\":")), "{said:?}");
}

#[test]
fn what_is_decided_stands_with_the_deadlines() {
    let mut desk = desk(140, 40);
    desk.ctrl('b').key(F(6)).type_text("张三").key(Enter).type_text("u").shows("1 / ");
    desk.type_text("d换执照 @李四 2026-12-08").key(Enter).shows("> 决定：换执照").key(Esc);
    desk.key(F(2));
    for _ in 0..12 {
        if desk.screen().contains("会议决定") {
            break;
        }
        desk.key(Right);
    }
    desk.shows("会议决定：换执照（李四）").shows("2026-12-08");
    // The page of the folder has it, too.
    desk.key(Esc).key(Esc).key(F(2)).shows("[会议决定] 换执照");
}

#[test]
fn what_is_typed_in_a_meeting_survives_a_crash_as_a_remark() {
    let mut first = desk(100, 30);
    first
        .ctrl('b')
        .key(F(6))
        .type_text("张三")
        .key(Enter)
        .type_text("u")
        .type_text("d换执照，写到一半")
        .idle();
    let mut next = first.beside(100, 30);
    next.killed(first)
        .key(Enter)
        .shows("没有写入文件")
        .shows("换执照，写到一半")
        .key(Enter)
        .shows("已取回");
    next.ctrl('b').shows("换执照，写到一半").shows("1条未解决");
}

#[test]
fn a_longer_remark_on_the_same_place_is_not_taken_for_the_one_that_was_finished() {
    let mut first = desk(100, 30);
    first
        .handed_to("张三", later)
        .go(ADDRESS)
        .ctrl('a')
        .type_text("请核对")
        .key(Enter)
        .shows("已记下");
    first.go(ADDRESS).ctrl('a').type_text("请核对门牌号，与执照不一致 @李四 2026-12-08").idle();
    let mut next = first.beside(100, 30);
    next.killed(first).key(Enter).shows("与执照不一致").key(Enter);
    next.shows("已取回").hides("Ctrl+Z 可一次撤销");
    // Who is asked and by when comes back with the words, and once.
    next.ctrl('b').shows("请李四于2026-12-08前答复").shows("2条未解决");
    next.key(Esc).key(Esc).key(Esc).key(Enter).hides("没有写入文件");
}

#[test]
fn what_is_said_after_a_meeting_was_ended_elsewhere_does_not_go_into_it() {
    let mut desk = desk(100, 30);
    desk.handed_to("张三", later).ctrl('b').key(F(6)).type_text("张三").key(Enter).type_text("u");
    let id = crate::store::Opened::read(&desk.path()).unwrap().id;
    let mut board = Discussion::of(&desk.path(), &id).unwrap();
    let meeting = board.board().open_meeting().map(|it| it.id.clone());
    let hand = Hand { clock: later, who: Some("李四".to_owned()) };
    let voice = Voice { hand: &hand, step: None, meeting };
    let closed = Act::Closed { next: None, words: String::new(), then: None };
    board.say(&voice, closed).unwrap();
    desk.type_text("d换执照").key(Enter).key(Enter).shows("会议已经在别处结束").shows("换执照");
    let board = Discussion::of(&desk.path(), &id).unwrap();
    assert!(board.board().decisions().is_empty());
}

#[test]
fn what_is_not_understood_is_asked_about_and_taken_as_it_stands_the_second_time() {
    let mut desk = desk(80, 24);
    desk.ctrl('b').key(F(6)).type_text("张三").key(Enter).type_text("ud");
    desk.type_text("换执照 @李四 下周五 // 王五：太早").key(Enter).shows("看不懂");
    desk.shows("换执照 @李四 下周五 // 王五：太早").hides("> 决定");
    desk.key(Enter).shows("> 决定：换执照 @李四 下周五").shows("> 不同意见：王五：太早");
    desk.type_text("d@李四").key(Enter).shows("没有写内容").key(Esc).key(Esc);
    desk.type_text("r核对 @李四 2026-11-01").key(Enter).shows("2026-11-01已经过去");
    desk.shows("> 请李四于2026-11-01前答复");
}

#[test]
fn the_keys_of_a_meeting_stand_at_its_foot() {
    let mut desk = desk(80, 24);
    desk.ctrl('b').key(F(6)).type_text("张三").key(Enter);
    desk.type_text("u").shows("F6 决定").shows("r 批注").shows("F7 暂缓").shows("F10 结束");
    desk.ctrl('l').shows("F6 decide").shows("r remark").shows("F7 park").shows("F10 end");
}

#[test]
fn a_meeting_is_read_at_any_size_and_in_both_languages() {
    for (wide, high) in [(80, 24), (140, 40), (40, 10), (12, 4)] {
        let mut desk = desk(wide, high);
        desk.ctrl('b').key(F(6)).type_text("张三").key(Enter).ctrl('l').key(Right).key(Right);
        if wide >= 80 {
            desk.shows("locked").shows("meeting 0:00").shows("Meeting - ");
        }
    }
}

#[test]
fn what_was_noted_last_is_withdrawn_and_the_minutes_are_written_at_the_end() {
    let mut desk = desk(100, 30);
    desk.ctrl('b').key(F(6)).type_text("张三").key(Enter).shows("已锁定，只看（F5 解锁）");
    desk.ctrl('z').shows("按 F5 解锁");
    desk.type_text("u").shows("可以记录").ctrl('z').shows("没有您记下的内容可以撤下");
    desk.type_text("d").type_text("换错了 @李四").key(Enter).shows("> 决定：换错了（李四）");
    desk.ctrl('z').hides("> 决定：换错了（李四）").shows("撤下");
    desk.type_text("d").type_text("换执照 @李四").key(Enter).shows("> 决定：换执照（李四）");
    desk.key(F(10)).key(Enter).shows("写会议纪要吗").key(Enter).shows("-minutes-").key(Enter);
    let written =
        walk(&desk.dir()).into_iter().filter(|path| path.to_string_lossy().contains("-minutes-"));
    let text =
        written.clone().find(|path| path.extension().is_some_and(|ending| ending == "md")).unwrap();
    let text = std::fs::read_to_string(text).unwrap();
    assert!(text.contains("换执照") && !text.contains("| 换错了 |"), "{text}");
    assert_eq!(written.count(), 2);
    // They are written again from the page of what was said, whoever is there.
    desk.ctrl('b').ctrl('o').shows("-minutes-");
}

#[test]
fn a_decision_without_an_owner_asks_for_one_and_enter_passes_it_over() {
    let mut desk = desk(100, 30);
    desk.ctrl('b').key(F(6)).type_text("张三").key(Enter).type_text("u");
    desk.type_text("d").type_text("换执照 // 财务不同意").key(Enter).shows("谁来办");
    desk.type_text("李四 2026-12-08").key(Enter).shows("> 决定：换执照（李四，2026-12-08前）");
    desk.type_text("d").type_text("改地址").key(Enter).shows("谁来办").key(Enter);
    desk.shows("> 决定：改地址");
    // As the question has it, without a year.
    desk.type_text("d").type_text("补证明").key(Enter).shows("李工 12-08");
    desk.type_text("李工 12-08").key(Enter).shows("“12-08”读作2026-12-08");
    desk.shows("> 决定：补证明（李工，2026-12-08前）");
    // A day alone is a day; what is not understood is asked about, and Esc leads back to what was decided.
    desk.type_text("d").type_text("补材料").key(Enter).type_text("2026-12-09").key(Enter);
    desk.shows("> 决定：补材料（2026-12-09前）");
    desk.type_text("d").type_text("写到一半").key(Enter).shows("谁来办").key(Esc).shows("写到一半");
    desk.key(Enter).shows("谁来办").type_text("@李四").key(Enter).shows("> 决定：写到一半（李四）");
}

/// All files below a folder.
fn walk(dir: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| {
            let path = entry.path();
            if path.is_dir() { walk(&path) } else { vec![path] }
        })
        .collect()
}

#[test]
fn what_lacks_something_is_approved_only_after_that_is_told_and_asked_once_more() {
    let mut desk = Session::with("没有填完", 100, 30);
    desk.handed_to("张三", noon);
    desk.ctrl('b').key(F(7)).shows("批准整份记录").type_text("法务").key(Enter);
    desk.shows("仍然批准吗").shows("处缺项").key(Enter).hides("已记下");
    desk.key(F(7)).type_text("法务").key(Enter).shows("仍然批准吗").key(Down).key(Enter);
    desk.shows("已记下");
}
