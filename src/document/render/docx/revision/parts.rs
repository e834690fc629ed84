//! The parts of a text as they are written, found without reading what stands in them: what is alike to the letter in both states, which
//! is most of a long paper, is never taken apart.

use memchr::{memchr, memchr_iter};

/// What stands before the parts of a body, the parts, and what stands behind them; nothing of what is no such text.
pub(super) fn parts(xml: &str) -> Option<(&str, Vec<&str>, &str)> {
    let begins = xml.find(BEGIN)? + BEGIN.len();
    let (head, rest) = xml.split_at_checked(begins)?;
    let (body, tail) = rest.split_at_checked(rest.rfind(END)?)?;
    let mut out = Vec::new();
    let (mut depth, mut start, mut at) = (0_usize, 0, 0);
    while let Some(step) = body.get(at..)?.find('<') {
        let (end, kind) = tag(body.as_bytes(), at + step)?;
        at = end;
        match kind {
            Tag::Begin => depth += 1,
            Tag::End => depth = depth.checked_sub(1)?,
            Tag::Empty => {}
        }
        if depth == 0 {
            out.push(body.get(start..at)?);
            start = at;
        }
    }
    let is_whole = depth == 0 && body.get(start..)?.trim().is_empty();
    is_whole.then_some((head, out, tail))
}

const BEGIN: &str = "<w:body>";
const END: &str = "</w:body>";

enum Tag {
    Begin,
    End,
    Empty,
}

/// Where a tag that begins at a byte ends, and what it is. A value, which stands in double quotes, may hold any sign but those.
fn tag(bytes: &[u8], at: usize) -> Option<(usize, Tag)> {
    let is_within_value = |end: usize| {
        let own = bytes.get(at..end).unwrap_or_default();
        !memchr_iter(b'"', own).count().is_multiple_of(2)
    };
    let mut end = at + memchr(b'>', bytes.get(at..)?)?;
    while is_within_value(end) {
        end += 1;
        end += memchr(b'>', bytes.get(end..)?)?;
    }
    let kind = match (bytes.get(at + 1)?, bytes.get(end - 1)?) {
        (b'/', _) => Tag::End,
        (_, b'/') => Tag::Empty,
        _ => Tag::Begin,
    };
    Some((end + 1, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_taken_apart_at_its_parts_and_nowhere_else() {
        let xml = "<a><w:body><w:p/><w:p a=\"x > y</w:p>\"><w:r>甲 &lt;</w:r></w:p><w:tbl><w:p/></w:tbl></w:body></a>";
        let (head, all, tail) = parts(xml).unwrap();
        assert_eq!((head, tail), ("<a><w:body>", "</w:body></a>"));
        assert_eq!(
            all,
            ["<w:p/>", "<w:p a=\"x > y</w:p>\"><w:r>甲 &lt;</w:r></w:p>", "<w:tbl><w:p/></w:tbl>"]
        );
        for torn in [
            "",
            "<w:body>",
            "<w:body><w:p></w:body>",
            "<w:body></w:p></w:body>",
            "<w:body><w:p</w:body>",
        ] {
            assert!(parts(torn).is_none(), "{torn}");
        }
    }
}
