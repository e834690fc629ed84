//! How much a JSON text holds, counted before it is read.
//!
//! An object of one key takes a hundred times the bytes that it is written with: without a bound, a file of 30 megabytes would
//! take gigabytes of memory, and end the desk with all that is open in it.

/// The most values, and the most objects and lists among them. A record of 20,000 items has a fifth of either.
pub(super) const VALUES: usize = 1_000_000;
pub(super) const GROUPS: usize = 125_000;

/// Whether a text, if it is JSON, holds no more than that.
pub(super) fn is_modest(text: &str) -> bool {
    // Each of them takes a sign.
    if text.len() < GROUPS {
        return true;
    }
    let (mut values, mut groups) = (1_usize, 0_usize);
    let (mut in_string, mut is_escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b',' => values += 1,
            b'{' | b'[' => groups += 1,
            _ => {}
        }
    }
    values + groups <= VALUES && groups <= GROUPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_stands_outside_strings() {
        assert!(is_modest(""));
        assert!(is_modest(&format!("[\"{}\\\"{}\"]", "{".repeat(GROUPS), ",".repeat(VALUES))));
        assert!(is_modest(&format!("[{}]", "0,".repeat(VALUES - 2))));
        assert!(!is_modest(&format!("[{}]", "0,".repeat(VALUES))));
        assert!(is_modest(&"{}".repeat(GROUPS)));
        assert!(!is_modest(&"{}".repeat(GROUPS + 1)));
    }
}
