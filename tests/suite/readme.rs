//! The README: its commands run, its pictures are of today.

use std::fs;

use chujing::day::{Day, Moment};
use chujing::desk::session::Hand;
use chujing::tui::{self, Options, picture};

use crate::command_line::copy_examples;
use crate::source::root;

#[test]
fn the_commands_of_the_readme_run() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("assessments")).unwrap();
    copy_examples(&dir.path().join("assessments"));
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let commands: Vec<&str> =
        readme.lines().filter_map(|line| line.strip_prefix("chujing ")).collect();
    assert!(commands.len() >= 10, "{commands:?}");
    for command in commands {
        let arguments: Vec<&str> = command.split(' ').map(|word| word.trim_matches('"')).collect();
        let output = crate::program().current_dir(dir.path()).args(&arguments).output().unwrap();
        let code = output.status.code().unwrap();
        assert!(code < 2, "chujing {command}: {code} {}", String::from_utf8_lossy(&output.stderr));
        assert!(
            !output.stdout.is_empty() || command.starts_with("set "),
            "chujing {command} says nothing"
        );
    }
}

/// With `CHUJING_REFRESH=1` in the environment the pictures are written anew.
#[test]
fn the_pictures_of_the_readme_are_of_today() {
    let options = || {
        // A fixed folder name stands in the picture, whatever the machine.
        let hand = Hand { clock: || Moment::since_1970(1_795_311_000), who: None };
        let mut options = Options::new("assessments", Day::of(2026, 11, 22), hand);
        options.seed = Some(1);
        options
    };
    let foreign = include_str!("../data/foreign_items.tsv");
    let pictures: [(&str, &[&str], (u16, u16)); 4] = [
        ("home", &[], (140, 34)),
        ("interview", &["Enter", "Down", "Down", "Enter", "Enter"], (100, 28)),
        ("findings", &["Enter", "F2", "Right", "Right", "Right"], (100, 28)),
        ("paste", &["Enter", "Down", "Down", "Down", "Down", "Down", "Enter", foreign], (80, 24)),
    ];
    for (name, keys, (wide, high)) in pictures {
        let drawn = picture(&tui::snapshot(options(), keys, wide, high), name);
        let path = root().join(format!("assets/{name}.svg"));
        if std::env::var_os("CHUJING_REFRESH").is_some() {
            fs::write(&path, &drawn).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == drawn,
            "assets/{name}.svg is old; run the tests with CHUJING_REFRESH=1 and look at it"
        );
    }
}
