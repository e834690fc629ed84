//! Finds the line of an entry, or of a key of it, in the text of a law file that was parsed already.
//!
//! Only ever called for a text that is JSON; a line that cannot be found is told as 0, which is shown as no line.

/// A text in which lines are looked for.
pub(super) struct Where<'a> {
    text: &'a str,
}

impl<'a> Where<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// The line of a key of the whole file.
    pub(super) fn key(&self, key: &str) -> usize {
        self.find(0, key).map_or(0, |at| self.line(at))
    }

    /// The line of an entry of a list, or of one of its keys where that stands there.
    pub(super) fn entry(&self, (list, index): (&str, usize), key: Option<&str>) -> usize {
        let Some(start) = self.start(list, index) else { return 0 };
        let within = key.and_then(|key| self.find(start, key));
        self.line(within.unwrap_or(start))
    }

    /// Where a key is written from a position on.
    fn find(&self, from: usize, key: &str) -> Option<usize> {
        let rest = self.text.get(from..)?;
        rest.find(&format!("\"{key}\"")).map(|at| from + at)
    }

    fn line(&self, at: usize) -> usize {
        self.text.get(..at).map_or(0, |head| head.matches('\n').count() + 1)
    }

    /// Where an entry of a list of the whole file begins.
    fn start(&self, list: &str, index: usize) -> Option<usize> {
        let (mut depth, mut is_string, mut is_escaped) = (0_usize, false, false);
        // The last text at the first depth is the key of what follows.
        let (mut key, mut begun) = (String::new(), 0);
        let (mut met, mut is_awaited) = (0, false);
        for (at, letter) in self.text.char_indices() {
            if is_string {
                match letter {
                    _ if is_escaped => is_escaped = false,
                    '\\' => is_escaped = true,
                    '"' => {
                        is_string = false;
                        if depth == 1 {
                            self.text.get(begun + 1..at)?.clone_into(&mut key);
                        }
                    }
                    _ => {}
                }
                continue;
            }
            let is_listed = depth == 2 && key == list;
            if is_listed && is_awaited && !letter.is_whitespace() && letter != ']' {
                if met == index {
                    return Some(at);
                }
                (met, is_awaited) = (met + 1, false);
            }
            match letter {
                '"' => (is_string, begun) = (true, at),
                '{' | '[' => {
                    depth += 1;
                    is_awaited |= depth == 2 && key == list;
                }
                '}' | ']' => depth = depth.checked_sub(1)?,
                ',' if is_listed => is_awaited = true,
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_and_their_keys_are_found_by_line() {
        let text = "{\n \"a\": [ {\"x\": \"[,{\\\"\"},\n  {\"y\": [1, 2],\n   \"x\": 3} ],\n \"b\": [\n  7, {} ]\n}";
        let lines = Where::new(text);
        assert_eq!([lines.entry(("a", 0), None), lines.entry(("a", 1), None)], [2, 3]);
        assert_eq!(lines.entry(("a", 1), Some("x")), 4);
        assert_eq!([lines.entry(("b", 0), None), lines.entry(("b", 1), Some("x"))], [6, 6]);
        assert_eq!([lines.key("b"), lines.entry(("a", 2), None), lines.key("z")], [5, 0, 0]);
    }
}
