//! Pictures of every main screen at three sizes, in both languages and widths and four themes, to be looked at; no test of the suite waits
//! for them: `cargo test -p chujing --lib looks -- --ignored`. They stand in `target/looks`, as SVG and as text.
//!
//! `CHUJING_LOOKS=findings` makes only those whose name has that.

use std::fmt::Write as _;
use std::path::Path;

use super::session::{hand, printed};
use crate::day::Day;
use crate::text::Lang;
use crate::tui::wrap::Width;
use crate::tui::{Options, Theme, picture, snapshot};

/// A screen: its name, the file that is opened, if one is, and the keys that lead to it.
const SCREENS: [(&str, Option<&str>, &str); 23] = [
    ("home", None, ""),
    ("home-today", None, "Tab"),
    ("folder-deadlines", None, "F2"),
    ("folder-people", None, "F2 Right"),
    ("folder-recipients", None, "F2 Right Right"),
    ("sections", Some("travel-mixed-routes"), ""),
    ("fields", Some("travel-mixed-routes"), "Enter"),
    ("findings-result", Some("travel-mixed-routes"), "F2"),
    ("findings-why", Some("travel-mixed-routes"), "F2 Right"),
    ("findings-flips", Some("travel-mixed-routes"), "F2 Right Right Right"),
    ("findings-duties", Some("travel-mixed-routes"), "F2 Right Right Right Right"),
    ("findings-dates", Some("customers-standard-contract"), "F2 Right Right Right Right Right"),
    ("findings-risks", Some("travel-mixed-routes"), "F2 Right Right Right Right Right Right"),
    ("findings-consent", Some("travel-mixed-routes"), "F2 Left Left Left Left Left Left Left"),
    ("findings-ways", Some("travel-mixed-routes"), "F2 Left Left Left Left Left Left"),
    ("findings-advice", Some("travel-mixed-routes"), "F2 Left Left Left Left Left"),
    ("findings-todo", Some("travel-mixed-routes"), "F2 Left Left Left Left"),
    ("findings-check", Some("travel-mixed-routes"), "F2 Left Left"),
    ("findings-filing", Some("travel-mixed-routes"), "F2 Left"),
    ("findings-issues", Some("travel-mixed-routes"), "F2 Left Left Left"),
    ("papers", Some("travel-mixed-routes"), "F3"),
    ("talk", Some("travel-mixed-routes"), "Ctrl+B"),
    ("help", Some("travel-mixed-routes"), "F1"),
];

const SIZES: [(u16, u16); 3] = [(80, 24), (100, 30), (140, 40)];

fn drawn(dir: &Path, screen: usize, look: (Lang, Width, Theme), (wide, high): (u16, u16)) {
    let (name, file, keys) = SCREENS[screen];
    let (lang, width, theme) = look;
    let work = dir.join("work");
    let options = Options {
        open: file.map(|file| work.join(format!("{file}.json"))),
        seed: Some(7),
        lang,
        width: Some(width),
        theme,
        ..Options::new(work, Day::of(2026, 12, 9), hand())
    };
    let keys: Vec<&str> = keys.split_whitespace().collect();
    let buffer = snapshot(options, &keys, wide, high);
    let code = lang.code();
    let of = format!("{name}-{wide}x{high}-{code}-{width:?}-{theme:?}").to_lowercase();
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/looks");
    std::fs::create_dir_all(&out).unwrap();
    std::fs::write(out.join(format!("{of}.svg")), picture(&buffer, &of)).unwrap();
    if theme == Theme::Mono {
        let mut text = String::new();
        writeln!(text, "{of}\n{}", printed(&buffer)).unwrap();
        std::fs::write(out.join(format!("{of}.txt")), text).unwrap();
    }
}

#[test]
#[ignore = "pictures to be looked at, which takes minutes"]
fn every_main_screen() {
    let folder = tempfile::tempdir().unwrap();
    let work = folder.path().join("work");
    std::fs::create_dir(&work).unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("assessments");
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            std::fs::copy(&path, work.join(path.file_name().unwrap())).unwrap();
        }
    }
    let wanted = std::env::var("CHUJING_LOOKS").unwrap_or_default();
    let screens = (0..SCREENS.len()).filter(|screen| SCREENS[*screen].0.contains(&wanted));
    for screen in screens {
        for size in SIZES {
            for lang in [Lang::Zh, Lang::En] {
                for (width, theme) in [
                    (Width::Narrow, Theme::Dark),
                    (Width::Narrow, Theme::Light),
                    (Width::Narrow, Theme::HighContrast),
                    (Width::Narrow, Theme::Mono),
                    (Width::Wide, Theme::Mono),
                ] {
                    drawn(folder.path(), screen, (lang, width, theme), size);
                }
            }
        }
    }
}
