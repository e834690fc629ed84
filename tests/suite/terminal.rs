//! The real program in a real terminal of 80 by 24 cells, by keyboard alone.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// The program, its screen, and a keyboard.
struct Terminal {
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    child: Box<dyn portable_pty::Child + Send + Sync>,
}

impl Terminal {
    fn open(workspace: &Path) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() })
            .unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_chujing"));
        command.arg("--workspace");
        command.arg(workspace);
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            // The pair lives as long as the reader, or the terminal would close.
            let _master = pair.master;
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes.iter().take(count).copied().collect()).is_err() {
                    break;
                }
            }
        });
        let cells = |count| NonZero::new(count).unwrap();
        Self { keyboard, output, screen: vt100::Parser::new(cells(24), cells(80), 0), child }
    }

    fn press(&mut self, bytes: &str) -> &mut Self {
        self.keyboard.write_all(bytes.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// Waits until the screen shows `text`; what it shows instead stands in the failure.
    fn shows(&mut self, text: &str) -> &mut Self {
        while !self.screen.screen().contents().contains(text) {
            match self.output.recv_timeout(Duration::from_secs(20)) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(late) => panic!(
                    "the screen never shows {text:?} ({late}):\n{}",
                    self.screen.screen().contents()
                ),
            }
        }
        self
    }

    fn ends(mut self) -> u32 {
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_secs(20)) {
            self.screen.process(&bytes);
        }
        self.child.wait().unwrap().exit_code()
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
    assert_eq!(
        std::fs::read_dir(dir.path()).unwrap().count(),
        1,
        "no lock and no half file stays behind"
    );
}
