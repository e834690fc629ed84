//! Whatever ends or stops the program, what was typed is kept and the terminal is given back as it was.

use std::path::Path;
use std::time::Duration;

use crate::terminal::Terminal;

const ENTER: &str = "\r";
const F4: &str = "\u{1b}OS";

/// The desk with a new record, its title being changed.
fn typing(dir: &Path) -> Terminal {
    let mut terminal = Terminal::open(dir);
    terminal.shows("chujing").press(F4).shows("名称").press("信号").press(ENTER);
    terminal.shows("评估概况").press(ENTER).shows("Enter 填写").press("未完的字");
    terminal.shows("输入中，未写入记录");
    terminal
}

fn record(dir: &Path) -> String {
    std::fs::read_to_string(dir.join("信号.json")).unwrap()
}

#[test]
fn a_signal_saves_the_open_field_and_gives_the_terminal_back() {
    for (name, code) in [("HUP", 129), ("INT", 130), ("TERM", 143)] {
        let dir = tempfile::tempdir().unwrap();
        let terminal = typing(dir.path());
        terminal.signal(name);
        let (ended, out) = terminal.ends_with();
        assert_eq!(ended, code, "{name}");
        assert!(record(dir.path()).contains("未完的字"), "{name}: {}", record(dir.path()));
        for off in ["\u{1b}[?1049l", "\u{1b}[?2004l", "\u{1b}[?1000l"] {
            assert!(out.contains(off), "{name} leaves {off:?} on");
        }
        assert!(!dir.path().join(".chujing").join("journals").exists());
    }
}

#[test]
fn a_lost_terminal_costs_nothing() {
    let dir = tempfile::tempdir().unwrap();
    typing(dir.path()).hangs_up();
    for _ in 0..1000 {
        if record(dir.path()).contains("未完的字") {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("it was not saved: {}", record(dir.path()));
}

#[test]
fn stopped_it_gives_the_screen_back_and_goes_on_with_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = typing(dir.path());
    terminal.signal("TSTP");
    // A shell calls back what it has seen stop; the screen is given back a moment before.
    terminal.stops();
    assert!(!terminal.is_full_screen());
    terminal.signal("CONT");
    terminal.shows("未完的字");
    assert!(terminal.is_full_screen());
    terminal.press("！").shows("未完的字！").press("\u{11}");
    assert_eq!(terminal.ends(), 0);
    assert!(record(dir.path()).contains("未完的字！"));
}

#[test]
fn called_back_before_it_could_stop_it_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = typing(dir.path());
    for _ in 0..5 {
        terminal.signal("TSTP");
        terminal.signal("CONT");
    }
    // What is typed while the screen is given back goes with it, so that no shell runs it.
    let moment = Duration::from_millis(500);
    let goes_on = (0..40).any(|_| terminal.press("！").looks(moment).holds("未完的字！"));
    assert!(goes_on, "it does not go on, its first line being {:?}", terminal.top());
    terminal.press("\u{11}");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn text_pasted_without_marks_runs_no_command() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(dir.path());
    terminal.shows("chujing").press(F4).shows("名称").press("粘贴").press(ENTER).shows("评估概况");
    // On the list of sections, where d and f are commands.
    terminal.press("quick fox\rjumped\r").shows("没有当作命令");
    terminal.press(ENTER).shows("Enter 填写").press("Legal\rdept").shows("Legal dept");
    terminal.press("\u{11}");
    assert_eq!(terminal.ends(), 0);
    let text = std::fs::read_to_string(dir.path().join("粘贴.json")).unwrap();
    assert!(text.contains("Legal dept"), "{text}");
}

/// Numbered words of five bytes each.
fn long(bytes: usize) -> String {
    (0..bytes / 5).fold(String::new(), |text, number| text + &format!("{number:04} "))
}

#[test]
fn a_long_paste_arrives_whole() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = typing(dir.path());
    terminal.press(&long(5000)).press("end").shows("0999 end").press("\u{11}");
    assert_eq!(terminal.ends(), 0);
    assert!(record(dir.path()).contains(&format!("未完的字{}end", long(5000))));
}

#[test]
fn a_signal_within_a_paste_loses_none_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = typing(dir.path());
    terminal.press(&long(12_000)).press("end").signal("TERM");
    let (ended, _) = terminal.ends_with();
    assert_eq!(ended, 143);
    assert!(record(dir.path()).contains(&format!("未完的字{}end", long(12_000))));
}
