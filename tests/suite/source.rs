//! The source tree as text, for the tests that read it.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `src`, with its text.
pub(crate) fn files() -> Vec<(PathBuf, String)> {
    let mut out = Vec::new();
    walk(&root().join("src"), &mut out);
    out.sort();
    assert!(out.len() > 50, "the source is found");
    out
}

/// Every file of data and prose that the program is built from, with its text.
pub(crate) fn data() -> Vec<(PathBuf, String)> {
    let mut out = Vec::new();
    for ending in ["tsv", "md"] {
        walk_for(&root().join("src"), ending, &mut out);
    }
    out
}

fn walk(dir: &Path, out: &mut Vec<(PathBuf, String)>) {
    walk_for(dir, "rs", out);
}

fn walk_for(dir: &Path, wanted: &str, out: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        // A file of unit tests is compiled only for tests, and may say what it likes.
        if path.file_stem().is_some_and(|stem| stem == "tests") {
            continue;
        }
        if path.is_dir() {
            walk_for(&path, wanted, out);
        } else if path.extension().is_some_and(|ending| ending == wanted) {
            let text = fs::read_to_string(&path).unwrap();
            out.push((path, text));
        }
    }
}

/// The text before the unit tests of a file.
pub(crate) fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap()
}

/// The first part of the path below `src`: the module a file belongs to.
pub(crate) fn module(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).unwrap();
    let first = below.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}
