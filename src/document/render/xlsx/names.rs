//! Names of sheets that the format allows.

use std::collections::HashSet;

/// How many UTF-16 units the name of a sheet may have.
const LONGEST: usize = 31;

/// The names that were given to sheets, none twice.
#[derive(Debug, Default)]
pub struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// A name for a sheet as near to `wanted` as the format allows, and not given before (case does not matter).
    pub fn take(&mut self, wanted: &str) -> String {
        let plain: String = super::plain(wanted, false)
            .chars()
            .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { '-' } else { c })
            .collect();
        let plain = plain.trim().trim_matches('\'').trim();
        let plain = if plain.is_empty() { "Sheet" } else { plain };
        let mut number = 1;
        loop {
            let end = if number == 1 { String::new() } else { format!("-{number}") };
            let name = format!("{}{end}", cut(plain, LONGEST - end.len()));
            // A name that the program keeps for itself.
            let reserved = name.eq_ignore_ascii_case("history") || name == super::CHOICES;
            if !reserved && self.taken.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

/// The first part of `text` with at most `units` UTF-16 units, without a quotation mark at its end.
fn cut(text: &str, units: usize) -> &str {
    let mut used = 0;
    let end = text.char_indices().find(|(_, c)| {
        used += c.len_utf16();
        used > units
    });
    let part = end.and_then(|(at, _)| text.get(..at)).unwrap_or(text);
    part.trim_end_matches('\'').trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_get_names_that_the_format_allows() {
        let mut names = Names::default();
        let long = "中".repeat(40);
        for (wanted, given) in [
            ("Acme [EU]: a/b", "Acme -EU-- a-b"),
            ("acme [eu]: A/B", "acme -eu-- A-B-2"),
            ("'quoted'", "quoted"),
            ("  ", "Sheet"),
            ("History", "History-2"),
            (long.as_str(), "中".repeat(31).as_str()),
            (long.as_str(), format!("{}-2", "中".repeat(29)).as_str()),
            ("a\u{1b}b", "a\u{fffd}b"),
        ] {
            assert_eq!(names.take(wanted), given);
        }
    }
}
