//! No word is lost: what is typed is on the disk soon, says so truly, and comes back after a session that was killed.

use crossterm::event::KeyCode::{Backspace, Delete, Down, End, Enter, Esc, F, Home, Tab};

use super::session::Session;

fn on_disk(desk: &Session) -> String {
    std::fs::read_to_string(desk.path()).unwrap()
}

#[test]
fn an_answer_is_on_the_disk_soon_although_the_typing_never_pauses() {
    let mut desk = Session::with("不停", 80, 24);
    desk.go("handler/name").key(Enter).type_text("甲公司").key(Enter).shows("未保存");
    // On and on in the next field, a key every 40 ms: less than a second in all.
    desk.type_text("上海市浦东新区世纪大道一号");
    assert!(on_disk(&desk).contains("甲公司"));
    desk.shows("输入中，未写入记录").key(Enter).shows("未保存").idle().shows("已保存 14:02");
    assert!(on_disk(&desk).contains("世纪大道"));
}

#[test]
fn the_header_tells_of_the_open_field_and_of_a_save_under_way() {
    let mut desk = Session::with("状态", 80, 24);
    desk.go("handler/name").shows("已保存").key(Enter).shows("已保存");
    desk.type_text("甲").shows("输入中，未写入记录").key(Backspace).hides("未写入").shows("已保存");
    let mut desk = Session::with("状态", 80, 24);
    let release = desk.saves_slowly();
    desk.go("handler/name").type_text("甲").key(Enter).idle().shows("正在保存");
    // What is changed meanwhile is saved by the next one.
    desk.go("handler/address").type_text("上海").key(Enter).shows("未保存").idle().shows("未保存");
    release.send(()).unwrap();
    desk.until("正在保存");
    assert!(on_disk(&desk).contains('甲') && !on_disk(&desk).contains("上海"));
    release.send(()).unwrap();
    desk.until("已保存 14:02");
    assert!(on_disk(&desk).contains("上海"));
}

#[test]
fn a_killed_session_is_offered_with_the_difference_and_taken_back_in_one_step() {
    let mut first = Session::with("被杀", 80, 24);
    first.go("handler/name").type_text("甲公司").key(Enter).idle();
    first.go("handler/name").key(Enter).key(End).type_text("（上海）");
    let mut second = first.beside(80, 24);
    second.hides("没有写入文件").key(Enter).shows("只读").key(Esc);
    second.killed(first).key(F(5)).shows("没有写入文件的输入");
    second
        .key(Enter)
        .shows("[x] 个人信息处理者")
        .shows("文件：甲公司")
        .shows("上次：甲公司（上海）");
    second.key(Enter).shows("已取回");
    assert_eq!(second.value("handler/name"), "\"甲公司（上海）\"");
    assert!(on_disk(&second).contains("甲公司（上海）"));
    second.ctrl('z');
    assert_eq!(second.value("handler/name"), "\"甲公司\"");
    second.key(Esc).key(Esc).key(Esc).key(F(5)).hides("没有写入文件的输入");
}

#[test]
fn what_was_left_can_wait_and_can_be_thrown_away() {
    let mut first = Session::with("以后", 80, 24);
    first.go("record/team").key(Enter).type_text("法务部牵头");
    let mut desk = first.beside(80, 24);
    desk.killed(first).key(Enter).shows("法务部牵头").key(Esc).shows("下次打开");
    assert_eq!(desk.value("record/team"), "");
    desk.key(Esc).key(Esc).key(Enter).shows("法务部牵头").key(Delete).shows("丢弃这些内容？");
    desk.key(Enter).shows("法务部牵头").key(Delete).key(Down).key(Enter).hides("法务部牵头");
    desk.key(Esc).key(Esc).key(Enter).hides("法务部牵头");
    assert_eq!(desk.value("record/team"), "");
}

#[test]
fn what_was_changed_meanwhile_elsewhere_is_asked_about() {
    let mut first = Session::with("改过", 100, 30);
    let path = first.path();
    first.go("handler/name").key(Enter).type_text("日志里的");
    first.key(Down).shows("未保存").type_text("地址");
    let mut desk = first.beside(100, 30);
    desk.killed(first);
    let mut elsewhere = std::fs::read_to_string(&path).unwrap();
    elsewhere = elsewhere.replace("\"handler\": {}", "\"handler\": {\"name\": \"别处的\"}");
    std::fs::write(&path, elsewhere).unwrap();
    desk.key(Enter).shows("[ ] 个人信息处理者 > ").shows("后来在别处改过").shows("[x] ");
    desk.shows("英文名称").key(Enter).shows("已取回");
    assert_eq!(desk.value("handler/name_en"), "\"地址\"");
    assert_eq!(desk.value("handler/name"), "\"别处的\"");
}

#[test]
fn letters_begin_an_answer_and_run_no_command() {
    let mut desk = Session::with("字母", 80, 24);
    desk.go("handler/name").type_text("甲公司").key(Enter);
    desk.go("handler/name").type_text("Fax").shows("将替换原值“甲公司”").key(Esc);
    assert_eq!(desk.value("handler/name"), "\"甲公司\"");
    desk.shows("按 Ctrl+Y 取回").ctrl('y');
    assert_eq!(desk.value("handler/name"), "\"Fax\"");
    desk.ctrl('z');
    assert_eq!(desk.value("handler/name"), "\"甲公司\"");
    // The old text is one key away while typing, too.
    desk.go("handler/name").type_text("x").ctrl('z').type_text("（上海）").key(Enter);
    assert_eq!(desk.value("handler/name"), "\"甲公司（上海）\"");
    for char in ' '..='~' {
        let mut desk = Session::with("字母", 80, 24);
        desk.go("handler/name").type_text("甲").key(Enter);
        desk.go("handler/name").type_text(&char.to_string()).shows("名称 - 填写中");
        assert_eq!(desk.value("handler/name"), "\"甲\"", "{char:?} is a command");
    }
    // Behind a long text it goes on.
    desk.go("record/team")
        .type_text("法务部")
        .ctrl('s')
        .go("record/team")
        .type_text("quick")
        .ctrl('s');
    assert_eq!(desk.value("record/team"), "\"法务部quick\"");
}

#[test]
fn keys_faster_than_a_hand_are_a_paste() {
    // On a list: nothing happens.
    let mut desk = Session::with("突发", 80, 24);
    desk.go("handler/name").type_text("甲").key(Enter).key(Esc).shows("个人信息处理者");
    desk.burst("Legal dept quick\nxyz\n").shows("没有当作命令");
    assert_eq!(desk.value("handler/name"), "\"甲\"");
    // On a field: its text, which can be left.
    desk.go("handler/address").burst("Legal dept\nquick").shows("Legal dept quick");
    assert_eq!(desk.value("handler/address"), "");
    desk.key(Enter);
    assert_eq!(desk.value("handler/address"), "\"Legal dept quick\"");
    // In a field: line ends belong to the text and finish nothing.
    desk.go("handler/name").key(Enter).burst("一行\n两行\n三行").shows("三行").shows("填写中");
    // A single line with its Enter is typed by a program that types: it acts.
    desk.key(Esc).go("handler/name").key(Enter).burst("乙\n");
    assert_eq!(desk.value("handler/name"), "\"甲乙\"");
    // In a table: its rows.
    desk.go("groups").burst("员工\t\t12万\n会员\t\t3000\n");
    desk.hides("没有当作命令");
}

#[test]
fn a_short_paste_runs_no_command() {
    for text in ["q\nab\n", "qq", "f\nd\n", "q\n"] {
        let mut desk = Session::with("短", 80, 24);
        desk.shows("评估概况").burst(text).shows("没有当作命令").hides("结论 -").goes_on();
        desk.key(Esc).shows("打开").burst(text).shows("没有当作命令").goes_on();
    }
    // A letter alone is one, a little later.
    let mut desk = Session::with("短", 80, 24);
    desk.key(Esc).type_text("q").is_over();
}

#[test]
fn a_line_feed_ends_a_line() {
    let mut desk = Session::with("换行", 80, 24);
    desk.go("handler/address").key(Enter).burst_of_lines("13800000001\n13900000002").key(Enter);
    assert_eq!(desk.value("handler/address"), "\"13800000001 13900000002\"");
    desk.go("record/team").key(Enter).burst_of_lines("甲\n乙\n").ctrl('s');
    assert_eq!(desk.value("record/team"), "\"甲\\n乙\"");
    // One by one, too.
    desk.go("record/method").key(Enter).type_text("甲").ctrl('j').type_text("乙").ctrl('s');
    assert_eq!(desk.value("record/method"), "\"甲\\n乙\"");
    desk.go("groups").burst_of_lines("员工\t\t12万\n会员\t\t3000\n");
    desk.hides("没有当作命令").shows("会员");
}

#[test]
fn leaving_a_field_drops_neither_text_nor_choice() {
    let mut desk = Session::with("离开", 80, 24);
    desk.go("handler/ciio").key(Enter).key(Down).key(Tab);
    assert_eq!(desk.value("handler/ciio"), "\"no\"");
    desk.go("handler/ciio").key(Enter).key(Down).key(F(8));
    assert_eq!(desk.value("handler/ciio"), "\"unknown\"");
    desk.go("handler/ciio").key(Enter).key(Down).key(Esc);
    assert_eq!(desk.value("handler/ciio"), "\"unknown\"", "Esc leaves it as it was");
    desk.go("handler/ciio").key(Enter).key(Home).key(Esc).shows("按 Ctrl+Y 取回").ctrl('y');
    assert_eq!(desk.value("handler/ciio"), "\"yes\"");
    desk.ctrl('z').go("handler/ciio").key(Enter).key(Esc).hides("取回");
    desk.go("handler/ciio").key(Enter).type_text("清").key(Tab).shows("还没有选定任何一项");
    desk.key(Backspace).type_text("是").key(Tab);
    assert_eq!(desk.value("handler/ciio"), "\"yes\"");
}

#[test]
fn reading_again_keeps_what_is_in_memory_until_the_new_one_is_read() {
    let mut desk = Session::with("重读", 80, 24);
    let path = desk.path();
    let before = std::fs::read_to_string(&path).unwrap();
    desk.go("handler/name").type_text("我的公司").key(Enter);
    std::fs::write(&path, "{ broken").unwrap();
    desk.idle().shows("重新载入").key(Down).key(Down).key(Enter).shows("仍在这里");
    assert_eq!(desk.value("handler/name"), "\"我的公司\"");
    desk.ctrl('s').key(Down).key(Down);
    std::fs::write(&path, before.replace("重读", "别人")).unwrap();
    desk.key(Enter).shows("已重新载入").shows("别人");
    assert_eq!(desk.value("handler/name"), "");
    // What was in no file is one step away, also behind other steps.
    desk.shows("1 处修改").go("handler/address").type_text("上海").key(Enter).ctrl('z').ctrl('z');
    assert_eq!(desk.value("handler/name"), "\"我的公司\"");
    desk.idle();
    assert!(on_disk(&desk).contains("别人") && on_disk(&desk).contains("我的公司"));
}

#[test]
fn the_question_of_a_changed_file_takes_no_key_that_was_meant_for_a_field() {
    let mut desk = Session::with("打断", 80, 24);
    let path = desk.path();
    desk.go("handler/name").type_text("甲").key(Enter);
    std::fs::write(&path, "{ broken").unwrap();
    // The save is refused while the next field is typed: nothing opens over it.
    desk.go("handler/address").type_text("上海市浦东新区世纪大道一号某某大厦");
    desk.shows("保存失败").hides("被其他程序改动").idle().hides("以后再说");
    desk.key(Enter).hides("以后再说");
    assert_eq!(desk.value("handler/address"), "\"上海市浦东新区世纪大道一号某某大厦\"");
    // It comes at a pause; the key that was on its way makes nothing, nor does a paste.
    desk.idle().idle().shows("以后再说").burst("qab\n").shows("以后再说");
    desk.key(Enter).hides("以后再说").hides("副本");
    assert_eq!(
        std::fs::read_dir(path.parent().unwrap())
            .unwrap()
            .filter(|it| {
                it.as_ref().unwrap().path().extension().is_some_and(|end| end == "json")
            })
            .count(),
        1
    );
    // On the way out it is asked at once.
    desk.ctrl('s').shows("以后再说").key(Enter).ctrl('q').goes_on();
}

#[test]
fn a_second_desk_may_write_when_the_first_leaves() {
    let mut first = Session::with("第二", 80, 24);
    let mut second = first.beside(80, 24);
    second.key(Enter).shows("只读").ctrl('s').shows("只能读").hides("已保存");
    first.go("handler/name").type_text("甲公司").key(Enter).ctrl('q').is_over();
    second.idle().shows("只读").killed(first).idle().idle().idle().shows("现在可以填写");
    second.shows("保存的内容").go("handler/name").shows("甲公司").type_text("乙").key(Enter).idle();
    assert!(on_disk(&second).contains("\"乙\""));
}

#[test]
fn a_failed_save_is_tried_again_by_itself_with_the_reason() {
    let mut desk = Session::with("失败", 80, 24);
    let path = desk.path();
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    desk.go("handler/name").type_text("甲公司").key(Enter).idle().shows("保存失败");
    // The reason stands where even a narrow screen shows it.
    desk.shows("会自动再试").hides("无法读取").hides("无法写入");
    desk.idle().idle().shows("保存失败");
    std::fs::remove_dir(&path).unwrap();
    std::fs::write(&path, text).unwrap();
    for _ in 0..6 {
        desk.idle();
    }
    desk.shows("已保存 14:02").shows("前面的失败已经过去");
    assert!(on_disk(&desk).contains("甲公司"));
}

#[test]
fn being_told_to_end_saves_the_open_field() {
    let mut desk = Session::with("信号", 80, 24);
    let path = desk.path();
    desk.go("handler/name").type_text("甲公司").signal(129);
    assert!(std::fs::read_to_string(path).unwrap().contains("甲公司"));
    let left = desk.dir().join("work").join(".chujing").join("journals");
    let _folder = desk.ends();
    assert!(!left.exists(), "a clean leave leaves no journal");
}

#[test]
fn without_a_journal_the_header_says_so_and_all_goes_on() {
    let mut desk = Session::with("没有日志", 80, 24);
    let folder = desk.dir().join("work").join(".chujing");
    std::fs::create_dir_all(&folder).unwrap();
    // A file where the folder should be.
    std::fs::write(folder.join("journals"), "").unwrap();
    desk.go("handler/name").type_text("甲公司").until("无编辑日志!").shows("编辑日志写不了");
    desk.key(Enter).idle().shows("已保存 14:02").hides("写不了");
    // Once it can be written again the header is silent.
    std::fs::remove_file(folder.join("journals")).unwrap();
    desk.go("handler/address").type_text("上海");
    for _ in 0..500 {
        if !desk.named("").screen().contains("无编辑日志!") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    desk.hides("无编辑日志!").key(Enter).idle();
    assert!(on_disk(&desk).contains("甲公司"));
}

#[test]
fn an_idle_desk_reads_what_other_hands_wrote_into_the_file() {
    let mut desk = Session::with("旁人", 80, 24);
    let path = desk.path();
    desk.go("handler/name").type_text("甲公司").key(Enter).idle().idle();
    let write = |from: &str, to: &str| {
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace(from, to)).unwrap();
    };
    write("甲公司", "乙公司（别处）");
    desk.idle().idle().shows("在程序之外改过1处");
    assert_eq!(desk.value("handler/name"), "\"乙公司（别处）\"");
    // What is being typed is not saved yet: its save brings both together.
    desk.go("handler/address").type_text("上海");
    write("乙公司（别处）", "丙公司");
    desk.idle().idle();
    assert_eq!(desk.value("handler/name"), "\"乙公司（别处）\"");
    desk.key(Enter).idle().idle();
    assert_eq!(desk.value("handler/name"), "\"丙公司\"");
    assert!(on_disk(&desk).contains("上海") && on_disk(&desk).contains("丙公司"));
    // What cannot be read is told once, and harms nothing.
    let whole = on_disk(&desk);
    std::fs::write(&path, "{").unwrap();
    desk.idle().idle().shows("读不出来").idle();
    assert_eq!(desk.value("handler/name"), "\"丙公司\"");
    std::fs::write(&path, whole.replace("丙公司", "丁公司")).unwrap();
    desk.idle().idle();
    assert_eq!(desk.value("handler/name"), "\"丁公司\"");
}

#[test]
fn a_record_opens_where_one_left_it_as_far_as_that_is_there() {
    let mut desk = three_items();
    let ids = desk.rows("items");
    let file = std::fs::read_to_string(desk.path()).unwrap();
    desk.go(&format!("items/{}/necessity", ids[1])).ctrl('s').key(Esc).key(Esc).key(Esc).key(Esc);
    desk.shows("未完成")
        .key(Enter)
        .shows("> 乙")
        .shows("── 出境必要性")
        .shows("从上次离开的地方继续");
    assert!(!std::fs::read_to_string(desk.path()).unwrap().contains("necessity"), "{file}");
    // To the start, by a key; left there, it begins there.
    desk.named("Alt+Home").shows("评估基准日").hides("> 乙").key(Esc).key(Enter);
    desk.hides("从上次离开的地方继续");
    // Also where one quits, and by another desk on the folder.
    desk.go("handler/credit_code").ctrl('q').is_over();
    let mut desk = super::session::Session::on(desk.ends(), 100, 30);
    desk.key(Enter).shows("── 统一社会信用代码");
    // Where the terminal closes as well, and from where one looked while somewhere else, not from where one came.
    desk.go("handler/name").key(F(2)).go("handler/address").signal(129);
    let mut desk = super::session::Session::on(desk.ends(), 100, 30);
    desk.key(Enter).shows("── 注册地址").shows("从上次离开的地方继续").key(Esc).key(Esc);
    // A row that is gone leaves its table.
    let mut desk = three_items();
    let first = desk.first_row("items");
    desk.go(&format!("items/{first}/name")).ctrl('s').key(Esc).key(Esc).key(Esc).key(Esc);
    let path = only_record(&desk.dir());
    let mut tree: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    tree["answers"]["items"].as_array_mut().unwrap().remove(0);
    std::fs::write(&path, tree.to_string()).unwrap();
    desk.key(F(5)).key(Enter).shows("个人信息项  2行");
}

fn three_items() -> super::session::Session {
    let mut desk = super::session::Session::with("left", 100, 30);
    desk.go("items").paste("名称\n甲\n乙\n丙\n").key(Tab);
    desk
}

fn only_record(dir: &std::path::Path) -> std::path::PathBuf {
    let files = std::fs::read_dir(dir.join("work")).unwrap().map(|one| one.unwrap().path());
    files.into_iter().find(|path| path.extension().is_some_and(|e| e == "json")).unwrap()
}
