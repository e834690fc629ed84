//! Pictures of every main screen at three sizes, in both languages and widths and four themes, to be looked at; no test of the suite waits
//! for them: `cargo test -p chujing --lib looks -- --ignored`. They stand in `target/looks`, as SVG and as text.
//!
//! `CHUJING_LOOKS=findings` makes only those whose name has that.

use std::sync::Arc;

use tempfile::TempDir;

use super::session::{Session, hand, printed, repository};
use crate::day::Day;
use crate::text::Lang;
use crate::tui::wrap::{Width, measure_as};
use crate::tui::{Options, Theme, picture};

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

/// Every look of a screen: the desk stays open, so that nothing is read anew for each.
fn drawn(folder: &Arc<TempDir>, (name, file, keys): (&str, Option<&str>, &str)) {
    let out = repository("target/looks");
    std::fs::create_dir_all(&out).unwrap();
    for width in [Width::Narrow, Width::Wide] {
        let work = folder.path().join("work");
        let options = Options {
            open: file.map(|file| work.join(format!("{file}.json"))),
            seed: Some(7),
            ..Options::new(work, Day::of(2026, 12, 9), hand())
        };
        let mut desk = Session::of(options, Arc::clone(folder), 140, 40);
        desk.measures(width);
        for key in keys.split_whitespace() {
            desk.named(key);
        }
        for (wide, high) in SIZES {
            desk.resize(wide, high);
            for lang in [Lang::Zh, Lang::En] {
                for theme in [Theme::Dark, Theme::Light, Theme::HighContrast, Theme::Mono] {
                    desk.looks(lang, theme);
                    let buffer = desk.frame();
                    let of = format!("{name}-{wide}x{high}-{}-{width:?}-{theme:?}", lang.code());
                    let of = of.to_lowercase();
                    std::fs::write(out.join(format!("{of}.svg")), picture(&buffer, &of)).unwrap();
                    if theme == Theme::Mono {
                        std::fs::write(out.join(format!("{of}.txt")), printed(&buffer)).unwrap();
                    }
                }
            }
        }
    }
    measure_as(Width::Narrow);
}

#[test]
#[ignore = "pictures to be looked at, which takes minutes"]
fn every_main_screen() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let work = folder.path().join("work");
    std::fs::create_dir(&work).unwrap();
    let from = repository("assessments");
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            std::fs::copy(&path, work.join(path.file_name().unwrap())).unwrap();
        }
    }
    let wanted = std::env::var("CHUJING_LOOKS").unwrap_or_default();
    for screen in SCREENS.into_iter().filter(|(name, ..)| name.contains(&wanted)) {
        drawn(&folder, screen);
    }
}
