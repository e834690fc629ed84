//! The encoding of a text, recognised from its bytes.

use encoding_rs::{BIG5, Encoding as Table, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::Unread;

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Unicode in bytes.
    Utf8,
    /// Unicode in pairs of bytes, as spreadsheets save "Unicode text".
    Utf16Le,
    /// The same with the bytes the other way round.
    Utf16Be,
    /// The national standard; GBK and GB 2312 are parts of it.
    Gb18030,
    /// Of Taiwan and Hong Kong.
    Big5,
}

impl Encoding {
    /// Every one.
    pub const ALL: [Self; 5] =
        [Self::Utf8, Self::Gb18030, Self::Utf16Le, Self::Utf16Be, Self::Big5];

    /// Its usual name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
        }
    }

    const fn table(self) -> &'static Table {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Gb18030 => GB18030,
            Self::Big5 => BIG5,
        }
    }

    /// The text, if the bytes are one in this encoding.
    fn text(self, bytes: &[u8]) -> Option<String> {
        self.table()
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(|text| text.trim_start_matches('\u{feff}').to_owned())
            .filter(|text| !text.contains('\0'))
    }
}

/// The text of a file, its encoding, and whether that is sure.
///
/// # Errors
/// If it is no text, or not in the encoding that was named.
pub fn decode(bytes: &[u8], named: Option<Encoding>) -> Result<(String, Encoding, bool), Unread> {
    if let Some(encoding) = named {
        let text = encoding.text(bytes).ok_or(Unread::Encoding(encoding))?;
        return Ok((text, encoding, true));
    }
    let marked = match bytes {
        [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
        _ => None,
    };
    if let Some(encoding) = marked {
        let text = encoding.text(bytes).ok_or(Unread::Encoding(encoding))?;
        return Ok((text, encoding, true));
    }
    if let Some(text) = Encoding::Utf8.text(bytes) {
        return Ok((text, Encoding::Utf8, true));
    }
    if bytes.contains(&0) {
        // Latin letters, tabs and line ends have an empty byte on one side in UTF-16.
        let odd = bytes.iter().skip(1).step_by(2).filter(|byte| **byte == 0).count();
        let even = bytes.iter().step_by(2).filter(|byte| **byte == 0).count();
        let encoding = if odd >= even { Encoding::Utf16Le } else { Encoding::Utf16Be };
        let text = encoding.text(bytes).filter(|text| !text.chars().any(is_odd));
        return Ok((text.ok_or(Unread::NoTable)?, encoding, false));
    }
    let text = Encoding::Gb18030
        .text(bytes)
        .filter(|text| !text.chars().any(is_odd))
        .ok_or(Unread::NoTable)?;
    Ok((text, Encoding::Gb18030, is_common_gb(bytes)))
}

/// Characters that stand in no table of words: controls, private use.
fn is_odd(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// Whether nearly all pairs of bytes are signs or common characters of GB 2312. Text of another encoding, read so, would be full
/// of rare ones.
fn is_common_gb(bytes: &[u8]) -> bool {
    let (mut common, mut all) = (0_usize, 0_usize);
    let mut bytes = bytes.iter();
    while let Some(lead) = bytes.next() {
        if *lead < 0x81 {
            continue;
        }
        let Some(trail) = bytes.next() else { break };
        all += 1;
        let is_common = matches!(lead, 0xA1..=0xA3 | 0xB0..=0xD7) && *trail >= 0xA1;
        common += usize::from(is_common);
    }
    all >= 4 && common * 10 >= all * 9
}
