//! A path being typed: `~` is the person's own folder, and what is there completes what was typed.

use std::cell::RefCell;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::store::list_entries;
use crate::text::{Phrase, harmless};

/// So many names are told where several fit.
const TOLD: usize = 8;

thread_local! {
    static HOME: RefCell<Option<PathBuf>> = const { RefCell::new(None) };
}

/// Says which folder `~` is, for all that is typed here from now on.
pub(crate) fn home_is(home: Option<PathBuf>) {
    HOME.set(home);
}

/// A path as it was typed or dropped into the terminal, which puts quotes around some.
pub(crate) fn plain_path(text: &str) -> PathBuf {
    let text = unquoted(text);
    let below = text.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(is_slash));
    let home = || HOME.with_borrow(Clone::clone);
    match below.and_then(|rest| Some((home()?, rest))) {
        Some((home, rest)) => home.join(rest.trim_start_matches(is_slash)),
        None => PathBuf::from(text),
    }
}

/// What was typed, seen from a folder, carried on as far as what is there allows; and what is to be told, where that is not to the end.
pub(crate) fn completed(text: &str, base: &Path) -> (String, Option<Phrase>) {
    let typed = unquoted(text);
    let (folder, name) = match typed.rfind(is_slash) {
        Some(at) => typed.split_at(at + 1),
        None => ("", typed),
    };
    let dir = base.join(plain_path(folder));
    let found = fitting(&dir, name);
    let Some((first, others)) = found.split_first() else {
        let name = harmless(typed, false);
        let said = said!("没有以“{name}”开头的文件", "nothing begins with \"{name}\"", name);
        return (typed.to_owned(), Some(said));
    };
    let mut common: &str = first;
    for other in others {
        let same = common.char_indices().zip(other.chars()).find(|((_, a), b)| a != b);
        let length = same.map_or(common.len().min(other.len()), |((at, _), _)| at);
        common = common.get(..length).unwrap_or_default();
    }
    let mut out = format!("{folder}{common}");
    if others.is_empty() {
        if dir.join(first).is_dir() {
            out.push(MAIN_SEPARATOR);
        }
        return (out, None);
    }
    let few: Vec<String> = found.iter().take(TOLD).map(|name| harmless(name, false)).collect();
    let (few, all) = (few.join("  "), found.len());
    let more = all.saturating_sub(TOLD);
    let said = if more > 0 {
        said!("{few}  另有{more}个", "{few}  and {more} more", few, more)
    } else {
        Phrase::same(few)
    };
    (out, Some(said))
}

/// The names in a folder that begin so; where none does, those that do but for capitals. Hidden ones only where a dot was typed.
fn fitting(dir: &Path, name: &str) -> Vec<String> {
    // Where nothing says which folder, it is the one the program was called in.
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    let all = list_entries(dir).unwrap_or_default();
    let names = all.iter().filter_map(|path| path.file_name()?.to_str().map(str::to_owned));
    let seen = names.filter(|one| name.starts_with('.') || !one.starts_with('.'));
    let seen: Vec<String> = seen.collect();
    let begins: Vec<String> = seen.iter().filter(|one| one.starts_with(name)).cloned().collect();
    if !begins.is_empty() {
        return begins;
    }
    let small = name.to_lowercase();
    seen.into_iter().filter(|one| one.to_lowercase().starts_with(&small)).collect()
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let quoted = ['"', '\''].into_iter().find_map(|q| text.strip_prefix(q)?.strip_suffix(q));
    quoted.unwrap_or(text)
}

const fn is_slash(sign: char) -> bool {
    sign == '/' || cfg!(windows) && sign == '\\'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::make_folder;

    #[test]
    fn a_bare_name_is_completed_where_the_program_was_called() {
        // The tests of a crate are called where its manifest stands.
        assert_eq!(completed("Cargo.to", Path::new("")), ("Cargo.toml".to_owned(), None));
        assert_eq!(completed("./Cargo.to", Path::new("")), ("./Cargo.toml".to_owned(), None));
    }

    #[test]
    fn chinese_names_are_completed_as_any_others() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["接收方", "接收方一览", "接入系统", "员工"] {
            make_folder(&dir.path().join(name)).unwrap();
        }
        let all = |typed: &str| completed(typed, dir.path());
        assert_eq!(all("员"), (format!("员工{MAIN_SEPARATOR}"), None));
        assert_eq!(all("接").0, "接");
        assert_eq!(all("接收").0, "接收方");
        assert!(all("接收方").1.is_some_and(|said| said.zh.contains("接收方一览")));
        assert!(all("供").1.is_some_and(|said| said.zh.contains("没有以“供”开头的文件")));
    }
}
