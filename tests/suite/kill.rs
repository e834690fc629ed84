//! A session that is killed at any moment loses nothing that was said to be saved, and at most a second of typing.
//!
//! `CHUJING_KILL_ROUNDS=500 cargo test --test suite kill -- --nocapture` makes many rounds; without it there are three.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::terminal::Terminal;

const ENTER: &str = "\r";
/// `Ctrl+S` keeps what is typed; `Esc` alone would drop it.
const KEEP: &str = "\u{13}";
/// What a round may lose: the typing of the last second.
const SECOND: Duration = Duration::from_secs(1);

/// What a round found.
#[derive(Debug, Default)]
struct Round {
    typed: usize,
    acknowledged: usize,
    /// Answers finished and said to be saved that are not in the file.
    lost_acknowledged: usize,
    /// Characters in neither file nor journal, and how long before the kill the oldest of them was typed.
    lost_characters: usize,
    lost_age: Duration,
    was_offered: bool,
}

/// Types answers into one long text field of a new record and kills the program after a while.
fn round(dir: &Path, random: &mut fastrand::Rng) -> Round {
    std::fs::create_dir_all(dir).unwrap();
    let file = dir.join("杀.json");
    std::fs::write(&file, RECORD).unwrap();
    let mut terminal = Terminal::open(dir);
    terminal.shows("chujing").press(ENTER).shows("评估概况").press(ENTER).shows("Enter 填写");
    // Down to the team, a text of several lines; what is typed there can be finished and gone on with.
    for _ in 0..5 {
        terminal.press("\u{1b}[B");
    }
    terminal.shows("── 评估团队");
    let ends = Instant::now() + Duration::from_millis(random.u64(300..4000));
    let mut typed: Vec<(char, Instant)> = Vec::new();
    let mut finished = 0;
    let mut acknowledged = 0;
    terminal.press(ENTER).shows("评估团队 - 填写");
    let slowest = random.u64(8..120);
    while Instant::now() < ends {
        let char = char::from(b'a' + random.u8(0..26));
        typed.push((char, Instant::now()));
        terminal.press(&char.to_string());
        terminal.looks(Duration::from_millis(random.u64(5..=slowest)));
        if random.u8(0..25) == 0 {
            // Finish the field, wait a little, go on behind the text.
            finished = typed.len();
            terminal.press(KEEP).looks(Duration::from_millis(random.u64(60..900)));
            terminal.press(ENTER).looks(Duration::from_millis(60));
        }
        // The header stands for what is on the screen: nothing is being typed that is not in the file.
        let top = terminal.top();
        if top.contains("已保存") && finished == typed.len() {
            acknowledged = finished;
        }
    }
    let killed = Instant::now();
    terminal.kills();
    let text: String = typed.iter().map(|(char, _)| char).collect();
    let stored = |path: &Path| -> String {
        let json: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        json["answers"]["record"]["team"].as_str().unwrap_or_default().to_owned()
    };
    let in_file = stored(&file);
    assert!(text.starts_with(&in_file), "the file holds {in_file:?}, typed was {text:?}");
    // The next session opens the record and takes back what is offered.
    let mut next = Terminal::open(dir);
    next.shows("chujing").press(ENTER).shows("评估概况");
    next.looks(Duration::from_millis(150));
    let was_offered = next.holds("没有写入文件的内容");
    if was_offered {
        next.press(ENTER).shows("已取回");
    }
    next.press("\u{11}");
    assert_eq!(next.ends(), 0);
    let after = stored(&file);
    assert!(text.starts_with(&after), "taken back was {after:?}, typed was {text:?}");
    let kept = after.chars().count();
    let left = std::fs::read_dir(dir.join(".chujing").join("journals")).map_or(0, Iterator::count);
    assert_eq!(left, 0, "no journal stays behind");
    Round {
        typed: typed.len(),
        acknowledged,
        lost_acknowledged: acknowledged.saturating_sub(in_file.chars().count()),
        lost_characters: typed.len() - kept,
        lost_age: typed.get(kept).map_or(Duration::ZERO, |(_, at)| killed - *at),
        was_offered,
    }
}

const RECORD: &str = r#"{
  "format": "chujing-assessment",
  "schema_version": 2,
  "id": "assessment-kill",
  "answers": { "record": { "title": "杀", "as_of": "2026-11-22" } }
}
"#;

#[test]
fn killed_at_any_moment_it_loses_nothing_acknowledged_and_little_typing() {
    let rounds =
        std::env::var("CHUJING_KILL_ROUNDS").ok().and_then(|count| count.parse().ok()).unwrap_or(3);
    let next = AtomicUsize::new(0);
    // A round waits most of its time: several at once bear each other.
    let at_once = if rounds > 10 { 4 } else { 1 };
    let run = || {
        let mut found: Vec<Round> = Vec::new();
        let mut random = fastrand::Rng::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= rounds {
                return found;
            }
            let dir = tempfile::tempdir().unwrap();
            let round = round(dir.path(), &mut random);
            assert_eq!(round.lost_acknowledged, 0, "round {number}: {round:?}");
            assert!(round.lost_age <= SECOND, "round {number}: {round:?}");
            found.push(round);
        }
    };
    let found: Vec<Round> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(run)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let sum = |of: fn(&Round) -> usize| found.iter().map(of).sum::<usize>();
    let oldest = found.iter().map(|round| round.lost_age).max().unwrap_or_default();
    println!(
        "{rounds} rounds: {} typed, {} acknowledged, 0 of them lost; {} offered; {} characters lost, the oldest {oldest:?} before the kill",
        sum(|round| round.typed),
        sum(|round| round.acknowledged),
        sum(|round| usize::from(round.was_offered)),
        sum(|round| round.lost_characters),
    );
}
