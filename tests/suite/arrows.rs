//! A module may use only what stands before it.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::source::{files, module, root, without_tests};

/// The modules in their order.
const ORDER: &[&str] = &[
    "measure",
    "text",
    "day",
    "source",
    "office",
    "form",
    "law",
    "telling",
    "document",
    "inspection",
    "published",
    "reference",
    "cores",
    "dossier",
    "history",
    "filing",
    "review",
    "store",
    "desk",
    "tui",
    "cli",
];

#[test]
fn every_arrow_points_backwards() {
    let place = |name: &str| ORDER.iter().position(|known| *known == name);
    let mut wrong = Vec::new();
    for (path, text) in files() {
        let from = module(&path);
        if matches!(
            from.as_str(),
            "lib" | "yard" | "ground" | "papers" | "records" | "works" | "screens" | "main"
        ) {
            continue;
        }
        let own = place(&from).unwrap_or_else(|| panic!("{from} has no place in the order"));
        for (number, line) in without_tests(&text).lines().enumerate() {
            // `said!` belongs to `text`; as a macro it has no module.
            for used in names_after(line, "crate::").into_iter().filter(|used| used != "said") {
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
    // What is measured is no file of the house: it is read as it lies, and nothing is written but what has no name.
    for (path, text) in files() {
        let from = module(&path);
        let text = without_tests(&text);
        if !matches!(from.as_str(), "store" | "measure") {
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

/// Rooms in which no file and its neighbours lean on one another in a circle. What a room's own file declares counts as a
/// neighbour, too: in `cli` it is the table of the commands, which no command knows.
const WITHOUT_CIRCLES: &[&str] = &["cli", "desk"];

#[test]
fn nothing_goes_round_in_a_circle_within_a_room() {
    for room in WITHOUT_CIRCLES {
        let used = used_within(room);
        for (from, direct) in &used {
            let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
            let mut next: Vec<(&str, &str)> =
                direct.iter().map(|to| (from.as_str(), &**to)).collect();
            while let Some((by, at)) = next.pop() {
                // By what it was met first: the way back ends where it began.
                if let Entry::Vacant(free) = seen.entry(at) {
                    free.insert(by);
                    next.extend(used.get(at).into_iter().flatten().map(|to| (at, &**to)));
                }
            }
            if seen.contains_key(from.as_str()) {
                let mut way = vec![from.as_str()];
                while way.len() == 1 || way.last() != Some(&from.as_str()) {
                    way.push(seen[way.last().unwrap()]);
                }
                way.reverse();
                panic!("a circle in {room}: {}", way.join(" uses "));
            }
        }
    }
}

/// What each file of a room uses of the others, by their names; a file stands for what is in its folder.
fn used_within(room: &str) -> BTreeMap<String, BTreeSet<String>> {
    let below = |path: &Path| {
        let path = path.strip_prefix(root().join("src")).unwrap().with_extension("");
        path.iter().map(|part| part.to_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let files: Vec<(Vec<String>, String)> =
        files().into_iter().map(|(path, text)| (below(&path), text)).collect();
    let files: Vec<_> = files.iter().filter(|(path, _)| path[0] == room).collect();
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in &files {
        let own = path.get(1).unwrap_or(&path[0]);
        let used = out.entry(own.clone()).or_default();
        let code: String = without_tests(text)
            .lines()
            .map(|line| line.split("//").next().unwrap())
            .collect::<Vec<_>>()
            .join(" ");
        let up = "super::".repeat(path.len() - 1);
        let names = names_under(&code, &format!("crate::{room}::"));
        let names = names.into_iter().chain(if up.is_empty() {
            // The room's own file uses what it declares.
            files.iter().filter_map(|(path, _)| path.get(1).cloned()).collect()
        } else {
            names_under(&code, &up)
        });
        for name in names {
            let is_file = files.iter().any(|(path, _)| path.get(1) == Some(&name));
            let at = if is_file { name } else { room.to_owned() };
            if at != *own {
                used.insert(at);
            }
        }
    }
    out
}

/// The first names under a path, also those in braces: `a` and `c` of `super::{a::b, c}`.
fn names_under(code: &str, path: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let mut out = Vec::new();
    for (at, _) in code.match_indices(path) {
        let rest = code.get(at + path.len()..).unwrap();
        if code.get(..at).unwrap().ends_with("super::") || rest.starts_with("super::") {
            continue;
        }
        let Some(group) = rest.strip_prefix('{') else {
            out.push(name(rest));
            continue;
        };
        let mut depth = 0;
        let mut starts = true;
        for (at, char) in group.char_indices() {
            if starts && char.is_alphabetic() && depth == 0 {
                out.push(name(group.get(at..).unwrap()));
                starts = false;
            }
            match char {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' => starts = true,
                _ => {}
            }
        }
    }
    out
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
