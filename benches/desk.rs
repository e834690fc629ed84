//! How long a key waits for its frame: the real program in a real terminal, on a record of 60 KB, on one with 5,000 items and on
//! one with 2,000 rows of consent.
//!
//! Run with `cargo bench --bench desk`. `CHUJING_BEFORE=/path/to/chujing` measures another build in turn with this one, key by
//! key, so that both meet the same machine. Aimed at: saving at once must not make typing slower (p99 at most 1 ms).
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should say where")]
#![expect(clippy::disallowed_methods, reason = "it reads an example and the clock")]
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

#[path = "../tests/suite/pty.rs"]
mod pty;
#[path = "large/rows.rs"]
mod rows;

use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use pty::Pty;
use serde_json::{Value, json};

/// A record by its name, how it is made, and how many keys are typed.
type Record = (&'static str, fn() -> Value, usize);

/// What is measured.
const RECORDS: [Record; 3] = [
    ("60 KB", record, 600),
    ("5,000 items", || rows::items(5_000), 120),
    ("2,000 consents", || rows::consents(2_000), 120),
];
/// What is typed between two finished answers.
const WORD: usize = 12;
/// As fast as a practised hand.
const PACE: Duration = Duration::from_millis(45);

/// One build in its terminal.
struct Desk {
    name: &'static str,
    pty: Pty,
    typing: Vec<Duration>,
    finishing: Vec<Duration>,
}

impl Desk {
    fn open(name: &'static str, program: &Path, dir: &Path) -> Self {
        let pty = Pty::open(program, dir, "narrow");
        let (typing, finishing) = (Vec::new(), Vec::new());
        let mut desk = Self { name, pty, typing, finishing };
        desk.settle(Duration::from_millis(1500));
        for key in ["\r", "\r", "\u{1b}[B", "\u{1b}[B", "\u{1b}[B", "\u{1b}[B", "\u{1b}[B", "\r"] {
            desk.pty.press(key);
            desk.settle(Duration::from_millis(400));
        }
        desk
    }

    /// Waits until nothing has come for so long.
    fn settle(&mut self, quiet: Duration) {
        while self.pty.output.recv_timeout(quiet).is_ok() {}
    }

    /// From the key to the first bytes of its frame.
    fn press(&mut self, key: &str) -> Duration {
        while self.pty.output.try_recv().is_ok() {}
        let begun = Instant::now();
        self.pty.press(key);
        match self.pty.output.recv_timeout(Duration::from_secs(2)) {
            Ok((at, _)) => at.saturating_duration_since(begun),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                panic!("{}: no frame for {key:?}", self.name)
            }
        }
    }

    fn print(&mut self) {
        for (what, times) in [("typing", &mut self.typing), ("finishing", &mut self.finishing)] {
            times.sort();
            let at = |share: usize| times[(times.len() * share / 1000).min(times.len() - 1)];
            println!(
                "{:>8} {what:>10}: {} keys, p50 {:?}, p90 {:?}, p99 {:?}, longest {:?}",
                self.name,
                times.len(),
                at(500),
                at(900),
                at(990),
                at(1000)
            );
        }
    }
}

/// The example, filled up to 60 KB.
fn record() -> Value {
    let mut record = rows::example();
    record["answers"]["record"]["team"] = json!("");
    let long = "评估过程中查阅了系统设计文件、与业务人员访谈并抽查了日志。".repeat(12);
    let mut number = 0;
    while record.to_string().len() < 60_000 {
        number += 1;
        record["answers"]["groups"].as_array_mut().unwrap().push(
            json!({ "id": format!("group-more-{number}"), "name": format!("人群 {number}"), "note": long }),
        );
    }
    record
}

fn main() {
    let mut programs = vec![("now", PathBuf::from(env!("CARGO_BIN_EXE_chujing")))];
    programs.extend(std::env::var_os("CHUJING_BEFORE").map(|path| ("before", path.into())));
    for (what, record, keys) in RECORDS {
        measure(&programs, what, &serde_json::to_string_pretty(&record()).unwrap(), keys);
    }
}

fn measure(programs: &[(&'static str, PathBuf)], what: &str, record: &str, keys: usize) {
    let folders: Vec<tempfile::TempDir> =
        programs.iter().map(|_| tempfile::tempdir().unwrap()).collect();
    let mut desks: Vec<Desk> = programs
        .iter()
        .zip(&folders)
        .map(|((name, program), folder)| {
            std::fs::write(folder.path().join("record.json"), record).unwrap();
            Desk::open(name, program, folder.path())
        })
        .collect();
    for number in 0..keys {
        for desk in &mut desks {
            let took = desk.press("x");
            desk.typing.push(took);
        }
        std::thread::sleep(PACE);
        if number % WORD == WORD - 1 {
            for desk in &mut desks {
                // The text is finished and gone on with.
                let took = desk.press("\u{1b}");
                desk.finishing.push(took);
                desk.settle(Duration::from_millis(20));
                desk.press("\r");
                desk.settle(Duration::from_millis(20));
            }
        }
    }
    println!("a record of {} bytes ({what})", record.len());
    for desk in &mut desks {
        desk.print();
        desk.pty.child.kill().unwrap();
    }
}
