//! Which writing a file is in: UTF-8 or GB18030, told apart by every row, and never mixed.
//!
//! A file is taken for UTF-8 until a part of it is none. From then on all of it must be GB18030, and rows that are plainly UTF-8 refuse it.

use encoding_rs::{Encoding, GB18030};

use super::blocks::Blocks;
use super::fault::{Fault, Why};
use super::open::MARK;
use super::watch::Watch;

/// The writing of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Writing {
    /// UTF-8, of which ASCII is a part.
    Utf8,
    /// GB18030, of which GBK and GB2312 are parts.
    Gb18030,
}

/// Signs of Chinese that a row must have to be plainly UTF-8: fewer may come about by chance in GB18030.
const PLAINLY: usize = 2;

/// Whether all of it is UTF-8.
pub(super) fn is_utf8(bytes: &[u8]) -> bool {
    Encoding::utf8_valid_up_to(bytes) == bytes.len()
}

/// Rows of GB18030 as UTF-8. `first` is the line of the first row.
///
/// # Errors
/// The first line that is no GB18030, or that is plainly UTF-8.
pub(super) fn decoded(bytes: &[u8], first: u64) -> Result<Vec<u8>, Fault> {
    let lines = || (first..).zip(bytes.split(|byte| *byte == b'\n'));
    if let Some((line, _)) = lines().find(|(_, row)| is_plainly_utf8(row)) {
        return Err(Fault::from(Why::Mixed(Writing::Utf8)).at_line(line));
    }
    if let Some(text) = GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text.into_owned().into_bytes());
    }
    let line = lines().find(|(_, row)| !is_gb18030(row)).map_or(first, |(line, _)| line);
    Err(Fault::from(Why::Encoding).at_line(line))
}

/// The first line that does not fit those before it: of the other writing, or of neither. The first line that can be read in one way
/// only decides what the file is in.
///
/// # Errors
/// What cannot be read, or divided into rows; that the caller asked to stop.
pub(super) fn misfit(mut blocks: Blocks, watch: &Watch) -> Result<Option<Fault>, Fault> {
    let mut of = None;
    while let Some(block) = blocks.next()? {
        watch.check()?;
        for (line, row) in (block.line..).zip(block.bytes.split(|byte| *byte == b'\n')) {
            let own = match (is_utf8(row), is_gb18030(row)) {
                (true, _) if row.starts_with(MARK) || is_plainly_utf8(row) => Writing::Utf8,
                (true, true) => continue,
                (true, false) => Writing::Utf8,
                (false, true) => Writing::Gb18030,
                (false, false) => return Ok(Some(Fault::from(Why::Encoding).at_line(line))),
            };
            if *of.get_or_insert(own) != own {
                return Ok(Some(Fault::from(Why::Mixed(own)).at_line(line)));
            }
        }
    }
    Ok(None)
}

/// Whether all of it is GB18030.
fn is_gb18030(bytes: &[u8]) -> bool {
    GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// Whether a row is UTF-8 with signs of Chinese that GB18030 gives only by an unlikely chance.
fn is_plainly_utf8(row: &[u8]) -> bool {
    if row.is_ascii() {
        return false;
    }
    std::str::from_utf8(row).is_ok_and(|text| {
        let mut others = text.chars().filter(|sign| !sign.is_ascii());
        let is_chinese =
            |sign: char| matches!(sign, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
        let number = text.chars().filter(|sign| is_chinese(*sign)).count();
        number >= PLAINLY && others.all(is_chinese)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gb(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn gb18030_becomes_utf8_and_utf8_among_it_is_refused_with_its_line() {
        let text = "张三,北京\n李四,上海𠮷\n";
        assert!(!is_utf8(&gb(text)));
        assert_eq!(decoded(&gb(text), 1).unwrap(), text.as_bytes());
        let mixed = [gb("张三,北京\n"), "李四,上海\n".as_bytes().to_vec()].concat();
        assert_eq!(decoded(&mixed, 7), Err(Fault::from(Why::Mixed(Writing::Utf8)).at_line(8)));
        let broken = [gb("张三,北京\n"), vec![0xff, b'\n']].concat();
        assert_eq!(decoded(&broken, 7), Err(Fault::from(Why::Encoding).at_line(8)));
    }

    /// The word whose GB18030 is UTF-8 by chance.
    #[test]
    fn a_word_that_is_both_by_chance_is_not_taken_for_utf8() {
        let text = "联通\n张三\n";
        assert_eq!(decoded(&gb(text), 1).unwrap(), text.as_bytes());
    }
}
