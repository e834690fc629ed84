//! The real program in a real terminal of 80 by 24 cells, by keyboard alone.

use std::io::Write as _;
use std::num::NonZero;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::pty::Pty;

/// The program, its screen, and a keyboard.
pub(crate) struct Terminal {
    pty: Pty,
    screen: vt100::Parser,
    folder: String,
}

impl Terminal {
    pub(crate) fn open(workspace: &Path) -> Self {
        Self::drawing(workspace, "narrow")
    }

    /// A terminal that is told to draw ambiguous characters so, or is asked.
    pub(crate) fn drawing(workspace: &Path, width: &str) -> Self {
        let program = Path::new(env!("CARGO_BIN_EXE_chujing"));
        let pty = Pty::open(program, workspace, width);
        let cells = |count| NonZero::new(count).unwrap();
        let folder = workspace.file_name().unwrap().to_string_lossy().into_owned();
        Self { pty, screen: vt100::Parser::new(cells(24), cells(80), 0), folder }
    }

    pub(crate) fn press(&mut self, bytes: &str) -> &mut Self {
        self.pty.press(bytes);
        self
    }

    /// Takes in what comes within this time.
    pub(crate) fn looks(&mut self, time: Duration) -> &mut Self {
        let until = Instant::now() + time;
        while let Ok((_, bytes)) =
            self.pty.output.recv_timeout(until.saturating_duration_since(Instant::now()))
        {
            self.screen.process(&bytes);
        }
        self
    }

    /// What stands on the screen now, but for the folder's name: that is drawn at random and may hold whatever is looked for.
    fn said(&self) -> String {
        self.screen.screen().contents().replace(&self.folder, "(folder)")
    }

    /// Whether the screen says `text` now.
    pub(crate) fn holds(&self, text: &str) -> bool {
        self.said().contains(text)
    }

    /// The first line of the screen.
    pub(crate) fn top(&self) -> String {
        self.said().lines().next().unwrap_or_default().to_owned()
    }

    /// Ends the program as a power cut would.
    pub(crate) fn kills(&mut self) {
        self.signal("KILL");
        let _ended = self.pty.child.wait();
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.pty.child.process_id().unwrap().to_string();
        // A process that has ended already cannot be told anything.
        let _sent = std::process::Command::new("sh")
            .args(["-c", "kill -s \"$0\" \"$1\"", name, &id])
            .status();
    }

    /// Waits until the program is stopped and takes in all that it wrote before.
    pub(crate) fn stops(&mut self) -> &mut Self {
        let id = self.pty.child.process_id().unwrap().to_string();
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            self.looks(Duration::from_millis(20));
            let told =
                std::process::Command::new("ps").args(["-o", "stat=", "-p", &id]).output().unwrap();
            let state = String::from_utf8_lossy(&told.stdout).trim().to_owned();
            if state.starts_with('T') {
                return self.looks(Duration::from_millis(100));
            }
            let shown = self.said();
            assert!(Instant::now() < until, "it never stops (its state is {state:?}):\n{shown}");
        }
    }

    /// Whether it has taken the whole screen.
    pub(crate) fn is_full_screen(&self) -> bool {
        self.screen.screen().alternate_screen()
    }

    /// The line hangs up.
    pub(crate) fn hangs_up(mut self) {
        drop(self.pty.output);
        // What is drawn for this key finds no reader, who then lets go of the line.
        let _written = self.pty.keyboard.write_all(b"\x1b[C");
        let _flushed = self.pty.keyboard.flush();
    }

    /// Waits for the end; the exit code, and all that came since.
    pub(crate) fn ends_with(mut self) -> (u32, String) {
        let mut out = Vec::new();
        while let Ok((_, bytes)) = self.pty.output.recv_timeout(Duration::from_secs(20)) {
            out.extend(bytes);
        }
        (self.pty.child.wait().unwrap().exit_code(), String::from_utf8_lossy(&out).into_owned())
    }

    /// Waits until the screen shows `text`; what it shows instead stands in the failure. A program that goes on drawing something else
    /// is waited for no longer than a silent one.
    pub(crate) fn shows(&mut self, text: &str) -> &mut Self {
        let until = Instant::now() + Duration::from_secs(20);
        while !self.holds(text) {
            match self.pty.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok((_, bytes)) => self.screen.process(&bytes),
                Err(late) => panic!("the screen never shows {text:?} ({late}):\n{}", self.said()),
            }
        }
        self
    }

    pub(crate) fn ends(mut self) -> u32 {
        while let Ok((_, bytes)) = self.pty.output.recv_timeout(Duration::from_secs(20)) {
            self.screen.process(&bytes);
        }
        let until = Instant::now() + Duration::from_secs(2);
        let mut ended = self.pty.child.try_wait().unwrap();
        while ended.is_none() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(10));
            ended = self.pty.child.try_wait().unwrap();
        }
        let shown = self.said();
        ended.unwrap_or_else(|| panic!("it does not end:\n{shown}")).exit_code()
    }
}

const ENTER: &str = "\r";
const F4: &str = "\u{1b}OS";
const CTRL_Q: &str = "\u{11}";

#[test]
fn chinese_is_typed_saved_and_the_terminal_given_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(dir.path());
    terminal.shows("chujing").press(F4).shows("名称");
    terminal.press("员工数据𠮷出境").shows("员工数据𠮷出境").press(ENTER).shows("评估概况");
    terminal.press(CTRL_Q);
    assert_eq!(terminal.ends(), 0);
    let file = dir.path().join("员工数据𠮷出境.json");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("员工数据𠮷出境"), "{text}");
    let mut names: Vec<_> =
        std::fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["told", "员工数据𠮷出境.json"], "no lock and no half file stays behind");
}

/// Where the cursor stands, as a terminal tells it.
const ASKED: &str = "\u{1b}[6n";

/// The terminal that is asked how wide it draws; what it wrote before the question was taken in.
fn asked(workspace: &Path) -> Terminal {
    let mut desk = Terminal::drawing(workspace, "ask");
    let mut came = String::new();
    while !came.contains(ASKED) {
        let (_, bytes) = desk.pty.output.recv_timeout(Duration::from_secs(20)).unwrap();
        came.push_str(&String::from_utf8_lossy(&bytes));
        desk.screen.process(&bytes);
    }
    desk
}

#[test]
fn the_terminal_is_asked_how_wide_it_draws_and_believed() {
    for (column, line) in [(2, "\u{2500}\u{2500}"), (3, "--")] {
        let dir = tempfile::tempdir().unwrap();
        let mut desk = asked(dir.path());
        // What is typed before the answer is no part of it and waits its turn.
        desk.press(&format!("\u{1b}OS\u{1b}[1;{column}R"));
        desk.shows("新建评估").press("abc").shows("abc").press("\u{1b}");
        desk.shows(line);
    }
}

#[test]
fn an_answer_that_comes_late_goes_into_no_field() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = asked(dir.path());
    desk.shows("终端没说").press("\u{1b}OS").shows("新建评估").press("abc").shows("abc");
    desk.press("\u{1b}[1;3R").looks(Duration::from_millis(200)).press("def").shows("abcdef");
    assert!(!desk.holds("3R"), "{}", desk.said());
}
