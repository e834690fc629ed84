//! A module may use only what stands before it.

use crate::source::{files, module, without_tests};

/// The modules in their order.
const ORDER: &[&str] = &[
    "text",
    "day",
    "source",
    "office",
    "form",
    "law",
    "telling",
    "document",
    "inspection",
    "dossier",
    "store",
    "desk",
    "reference",
    "tui",
    "cli",
];

#[test]
fn every_arrow_points_backwards() {
    let place = |name: &str| ORDER.iter().position(|known| *known == name);
    let mut wrong = Vec::new();
    for (path, text) in files() {
        let from = module(&path);
        if matches!(from.as_str(), "lib" | "main") {
            continue;
        }
        let own = place(&from).unwrap_or_else(|| panic!("{from} has no place in the order"));
        for (number, line) in without_tests(&text).lines().enumerate() {
            for used in names_after(line, "crate::") {
                let used_place =
                    place(&used).unwrap_or_else(|| panic!("{used} has no place in the order"));
                if used_place > own {
                    wrong.push(format!("{}:{}: {from} uses {used}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that point forwards:\n{}", wrong.join("\n"));
}

#[test]
fn only_the_store_touches_files_and_only_the_terminal_draws() {
    for (path, text) in files() {
        let from = module(&path);
        let text = without_tests(&text);
        if !matches!(from.as_str(), "store") {
            assert!(!text.contains("std::fs"), "{} touches files", path.display());
        }
        if !matches!(from.as_str(), "tui") {
            assert!(
                !text.contains("ratatui") && !text.contains("crossterm"),
                "{} draws",
                path.display()
            );
        }
        if !matches!(from.as_str(), "cli" | "main") {
            assert!(!text.contains("clap"), "{} reads arguments", path.display());
        }
    }
}

/// The identifiers that follow `prefix` in a line of code.
fn names_after(line: &str, prefix: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap();
    code.match_indices(prefix)
        .map(|(at, _)| {
            code.get(at + prefix.len()..)
                .unwrap()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        })
        .filter(|name: &String| !name.is_empty())
        .collect()
}
