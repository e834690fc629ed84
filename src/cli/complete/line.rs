//! A line of a shell up to its cursor, which may end in the middle of a word or within marks.
//!
//! What bash replaces is not the word but what stands behind the last mark at which it breaks words; so the rest of a word is told
//! to it as it must be typed there.

/// A line up to its cursor.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its words without their marks; the last is the one at the cursor, and may be empty.
    pub(super) words: Vec<String>,
    /// What of the last word stays as it is when bash replaces the rest.
    before: String,
    /// The mark that is open at the cursor.
    open: Option<char>,
}

impl Line {
    /// Words that a shell has already taken apart.
    pub(super) fn apart(words: Vec<String>) -> Self {
        Self { words, ..Self::default() }
    }

    /// Reads a line as a shell of Bourne's kind does. Variables and patterns are not expanded.
    pub(super) fn of(text: &str) -> Self {
        let mut words = Vec::new();
        let (mut word, mut kept, mut open, mut is_begun) = (String::new(), 0, None, false);
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match (open, c) {
                (None, ' ' | '\t' | '\n') => {
                    if is_begun {
                        words.push(std::mem::take(&mut word));
                    }
                    (kept, is_begun) = (0, false);
                    continue;
                }
                (None, '"' | '\'') => {
                    open = Some(c);
                    kept = word.len();
                }
                (Some(mark), c) if c == mark => {
                    open = None;
                    kept = word.len();
                }
                (None, '\\') => word.extend(chars.next()),
                (Some('"'), '\\') => match chars.next() {
                    Some(c) if "$`\"\\".contains(c) => word.push(c),
                    next => {
                        word.push('\\');
                        word.extend(next);
                    }
                },
                (None, '=' | ':') => {
                    word.push(c);
                    kept = word.len();
                }
                _ => word.push(c),
            }
            is_begun = true;
        }
        let before = word.get(..kept).unwrap_or_default().to_owned();
        words.push(word);
        Self { words, before, open }
    }

    /// What is to be typed in bash so that the last word becomes `word`, from where bash replaces on; nothing where that cannot be.
    pub(super) fn rest_of(&self, word: &str) -> Option<String> {
        let rest = word.strip_prefix(&self.before)?;
        let mut out = String::new();
        for (at, c) in rest.chars().enumerate() {
            match self.open {
                Some('\'') if c == '\'' => out.push_str("'\\'"),
                Some('"') if "$`\"\\".contains(c) => out.push('\\'),
                None if self.is_told_apart(c, at) => out.push('\\'),
                _ => {}
            }
            out.push(c);
        }
        Some(out)
    }

    /// Whether a character outside marks means something to a shell.
    fn is_told_apart(&self, c: char, at: usize) -> bool {
        let begins = at == 0 && self.before.is_empty();
        let is_plain = c.is_ascii_alphanumeric() || "_-./,:=@%+".contains(c);
        c.is_ascii() && !is_plain || (begins && c == '~')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_a_shell_would_give() {
        for (text, words) in [
            ("", &[""][..]),
            ("chujing ", &["chujing", ""]),
            ("chujing  set a", &["chujing", "set", "a"]),
            (r"set 一\ 二", &["set", "一 二"]),
            (r#"set "一 二"#, &["set", "一 二"]),
            (r#"set "a\"b\c" "#, &["set", "a\"b\\c", ""]),
            (r"set 'a\b", &["set", "a\\b"]),
            (r#"set """#, &["set", ""]),
            (r#"set "" "#, &["set", "", ""]),
            ("what-if a handler/ciio=y", &["what-if", "a", "handler/ciio=y"]),
            ("set a\\", &["set", "a"]),
        ] {
            assert_eq!(Line::of(text).words, words, "{text}");
        }
    }

    #[test]
    fn the_rest_is_what_bash_must_be_given() {
        let name = "客户 \"一\" $HOME's";
        for (text, word, rest) in [
            ("set ", name, r#"客户\ \"一\"\ \$HOME\'s"#),
            ("set \"客", name, "客户 \\\"一\\\" \\$HOME's"),
            ("set '客", name, "客户 \"一\" $HOME'\\''s"),
            ("x --a=b:c", "--a=b:cd", "cd"),
            ("x a/b=\"c", "a/b=cd", "cd"),
            ("x \"a b\"", "a b/c", "/c"),
            ("x ", "~a", "\\~a"),
        ] {
            assert_eq!(Line::of(text).rest_of(word).as_deref(), Some(rest), "{text}");
        }
        assert_eq!(Line::of("x a=b").rest_of("c"), None);
    }
}
