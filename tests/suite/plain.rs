//! The desk in lines, driven as a screen reader or a script does: from an empty folder to the package, the meeting and its end.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What ends what is told before a line is read.
const ENDS: [&str; 5] =
    ["h 帮助，q 退出", "小于号返回", "空行不开会", "x 结束；h 帮助", "h for help, q to quit"];

/// How long a conversation may take: one that waits for a line that never comes is ended.
const LONGEST: Duration = Duration::from_secs(150);

/// A conversation that goes on.
struct Talk {
    child: Arc<Mutex<Child>>,
    input: Option<ChildStdin>,
    told: BufReader<ChildStdout>,
    /// Everything that was told.
    all: String,
}

impl Talk {
    fn begin(dir: &Path, lang: &str) -> Self {
        let mut child = crate::program()
            .args(["--plain", "--lang", lang, "--who", "苏拟", "--workspace"])
            .arg(dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let told = BufReader::new(child.stdout.take().unwrap());
        let input = child.stdin.take();
        let child = Arc::new(Mutex::new(child));
        let watched = Arc::downgrade(&child);
        std::thread::spawn(move || {
            std::thread::sleep(LONGEST);
            if let Some(child) = watched.upgrade() {
                drop(child.lock().unwrap().kill());
            }
        });
        Self { child, input, told, all: String::new() }
    }

    /// What is told until a line is read.
    fn told(&mut self) -> String {
        let mut out = String::new();
        loop {
            let mut line = String::new();
            if self.told.read_line(&mut line).unwrap() == 0 {
                return out;
            }
            out.push_str(&line);
            self.all.push_str(&line);
            if ENDS.iter().any(|end| line.contains(end)) {
                return out;
            }
        }
    }

    fn say(&mut self, line: &str) {
        writeln!(self.input.as_mut().unwrap(), "{line}").unwrap();
    }

    fn ask(&mut self, line: &str) -> String {
        self.say(line);
        self.told()
    }

    /// Quits; all that was told, and the exit code.
    fn quit(mut self) -> (String, i32) {
        self.say("q");
        drop(self.input.take());
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut self.told, &mut rest).unwrap();
        let ended = self.child.lock().unwrap().wait().unwrap();
        (self.all + &rest, ended.code().unwrap())
    }
}

/// An answer for a question of each kind.
fn answer(role: &str) -> &'static str {
    match role {
        "一行文字" => "示例内容",
        "多行文字" => "示例内容，写明情况。\n。",
        "号码" => "91440300MA0DEM0108",
        "是否" => "2",
        "单选" | "多选" | "选一行" | "选多行" => "1",
        "人数" => "100",
        "数量" => "3",
        "日期" | "日期或者没有的原因" => "2026-12-01",
        other => panic!("{other}"),
    }
}

/// That nothing in it moves a cursor, is drawn or would be spelled.
fn assert_spoken(all: &str) {
    for line in all.lines() {
        let odd = line.chars().find(|sign| {
            sign.is_control() || matches!(sign, '→' | '│' | '·' | '…' | '\u{2500}'..='\u{25ff}')
        });
        assert_eq!(odd, None, "{line}");
        assert!(!line.contains(" > "), "{line}");
    }
}

#[test]
fn a_filing_is_recorded_packed_and_decided_in_lines() {
    let dir = tempfile::tempdir().unwrap();
    let mut talk = Talk::begin(dir.path(), "zh");
    assert!(talk.told().contains("共0份"));
    assert!(talk.ask("+ 售后服务").contains("1，评估：售后服务"));
    assert!(talk.ask("1").contains("2，部分：个人信息处理者"));
    let mut told = talk.ask("n");
    let mut count = 0;
    while !told.contains("缺的都已经问过") {
        count += 1;
        assert!(count < 400, "{told}");
        let question = told.lines().rfind(|line| line.starts_with("问题，"));
        let Some(role) = question.map(|line| line.split('，').nth(1).unwrap()) else {
            assert!(told.contains("需要增加一行"), "{told}");
            talk.ask(&format!("+ 示例{count}"));
            talk.ask("b");
            talk.ask("b");
            told = talk.ask("n");
            continue;
        };
        if told.contains("问号列出全部") {
            talk.say("?");
        }
        told = talk.ask(answer(role));
    }
    assert!(count > 100, "{count}");

    // What is answered stands in the file, and can be taken back.
    let file = dir.path().join("售后服务.json");
    assert!(fs::read_to_string(&file).unwrap().contains("91440300MA0DEM0108"));
    talk.ask("2");
    let question = talk.ask("1");
    assert!(question.contains("现在的回答：示例内容"), "{question}");
    assert!(talk.ask("另一个名称").contains("已保存：另一个名称"));
    assert!(talk.ask("u").contains("已撤销"));
    assert!(talk.ask("1").contains("现在的回答：示例内容"));
    talk.ask("");

    // The package, and a meeting with a decision.
    let package = dir.path().join("材料包");
    talk.say(&format!("p {}", package.display()));
    let told = talk.ask("m");
    assert!(told.contains("到会的人"), "{told}");
    assert!(package.join("manifest.json").is_file());
    let told = talk.ask("苏拟、叶样");
    assert!(told.contains("议题1，共"), "{told}");
    talk.say("d 补签合同 @叶样 2027-01-15 // 高测：应当先核对地址");
    let told = talk.ask("x 2027-02-01");
    assert!(told.contains("评估：售后服务") || told.contains("部分："), "{told}");
    talk.say(": minutes %");
    let (all, code) = talk.quit();
    assert_eq!(code, 0, "{all}");
    for words in ["补签合同", "应当先核对地址", "会议结束"] {
        assert!(all.contains(words), "{words}");
    }
    assert_spoken(&all);
}

#[test]
fn what_is_typed_wrong_in_lines_is_said_and_nothing_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let mut talk = Talk::begin(dir.path(), "zh");
    talk.told();
    talk.ask("+ 售后");
    for (typed, said) in [
        ("9", "编号从1到1"),
        ("-1", "没有可以去掉的行"),
        ("f", "先打开一份评估"),
        (": 'list", "引号没有成对"),
        (": lst", "没有“lst”这个命令"),
        ("b", "已经在评估列表"),
    ] {
        talk.say(typed);
        let told = talk.ask("");
        assert!(told.contains(said), "{typed}: {told}");
    }
    let file = dir.path().join("售后.json");
    talk.ask("售后");
    talk.ask("3");
    talk.ask("+ 甲公司");
    let before = fs::read(&file).unwrap();
    // The country of the recipient: what is near is said, and it is asked again.
    let question = talk.ask("3");
    assert!(question.contains("单选") && question.contains("问号列出全部"), "{question}");
    talk.say("德意志国邦");
    talk.say("999");
    talk.say("<");
    let told = talk.told();
    assert!(told.contains("没有写入") && told.contains("先列出"), "{told}");
    assert_eq!(fs::read(&file).unwrap(), before);
    let told = talk.ask("3");
    assert!(told.contains("问题"));
    assert!(talk.ask("德国").contains("已保存：德国"));

    // A letter that is a command elsewhere is asked about; a number means a choice only where numbers were told.
    talk.ask("b");
    talk.ask("b");
    talk.ask("2");
    talk.ask("1");
    talk.say("q");
    let told = talk.ask("<");
    assert!(told.contains("是回答还是命令"), "{told}");
    talk.ask("6");
    let told = talk.ask("31");
    assert!(told.contains("已保存：上海市"), "{told}");
    talk.ask("6");
    talk.say("?");
    talk.say("31");
    let told = talk.ask("<");
    assert!(told.contains("也可能是编号"), "{told}");

    // In a meeting nothing is undone that was answered before, and it is told that a meeting is open.
    talk.ask("m");
    talk.ask("苏拟");
    talk.say("u");
    let told = talk.ask("b");
    assert!(told.contains("会议中写下的") && told.contains("会议没有结束"), "{told}");
    assert!(talk.ask("m").contains("继续"));
    talk.ask("x");
    let (all, code) = talk.quit();
    assert_eq!(code, 1, "something could not be done");
    assert_spoken(&all);

    // In English, the same.
    let mut talk = Talk::begin(dir.path(), "en");
    assert!(talk.told().contains("1, assessment: 售后. "));
    let (all, code) = talk.quit();
    assert_eq!(code, 0);
    assert_spoken(&all);
}

/// A command about the whole folder writes at once what it gathered, and what is said after it is heard: the pipe stays open.
#[test]
fn the_voice_goes_on_after_a_command_about_the_whole_folder() {
    let dir = tempfile::tempdir().unwrap();
    let mut talk = Talk::begin(dir.path(), "zh");
    talk.told();
    talk.ask("+ 售后总部");
    for command in ["list", "people", "today", "deadlines", "register recipients", "search 售后"]
    {
        let told = talk.ask(&format!(": {command}\n"));
        assert!(told.contains("售后总部"), "{command}: {told}");
    }
}
