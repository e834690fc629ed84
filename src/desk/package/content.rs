//! Whether a scan is what its name says and shows something, as far as its bytes tell without drawing it.
//!
//! What cannot be looked into (pages in packed objects) is given the benefit of the doubt; a scan is never altered.

use crate::office::holds_part;
use crate::text::{Text, t};

/// The types that the filing system takes, by ending, with the bytes that files of the type begin with.
const TYPES: [(&str, &[u8]); 5] = [
    ("pdf", b"%PDF-"),
    ("ofd", b"PK\x03\x04"),
    ("png", b"\x89PNG\r\n\x1a\n"),
    ("jpg", b"\xff\xd8\xff"),
    ("jpeg", b"\xff\xd8\xff"),
];

/// What is wrong with the content of a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is not of the type that its name says.
    OtherType,
    /// Its end is missing.
    CutOff,
    /// It has no page.
    NoPage,
    /// Its pages show neither text nor a picture.
    Blank,
}

impl Flaw {
    /// What was seen.
    pub const fn said(self) -> Text {
        match self {
            Self::OtherType => {
                t("内容与扩展名不符", "its content is not of the type that its name says")
            }
            Self::CutOff => t("文件不完整，结尾缺失", "it is cut off: its end is missing"),
            Self::NoPage => t("文件中没有页面", "it has no page"),
            Self::Blank => {
                t("页面上既没有文字也没有图像", "its pages show neither text nor a picture")
            }
        }
    }
}

/// Whether files of this ending are taken at all.
pub(in crate::desk) fn is_taken(ending: &str) -> bool {
    TYPES.iter().any(|(known, _)| *known == ending)
}

/// What is wrong with the content of a file of this ending, if anything.
pub(in crate::desk) fn flaw(ending: &str, bytes: &[u8]) -> Option<Flaw> {
    let begins = TYPES.iter().find(|(known, _)| *known == ending)?.1;
    if !bytes.starts_with(begins) {
        return Some(Flaw::OtherType);
    }
    let holds = |words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
    match ending {
        // An archive of another kind begins the same way; the document lies in this part (GB/T 33190-2016, 7.1).
        "ofd" => (!holds_part(bytes, "OFD.xml")).then_some(Flaw::OtherType),
        "png" if !holds(b"IEND") => Some(Flaw::CutOff),
        "png" => (!holds(b"IDAT")).then_some(Flaw::Blank),
        "pdf" if !holds(b"%%EOF") => Some(Flaw::CutOff),
        // Since 1.5 the objects may be packed; they are not unpacked here.
        "pdf" if holds(b"/ObjStm") => None,
        "pdf" if count_pages(bytes) == 0 => Some(Flaw::NoPage),
        "pdf" => (!holds(b"/Contents") && !holds(b"/XObject")).then_some(Flaw::Blank),
        _ => (!holds(b"\xff\xd9")).then_some(Flaw::CutOff),
    }
}

/// How many pages a scan has; nothing where its bytes do not tell without being unpacked.
pub(super) fn pages(ending: &str, bytes: &[u8]) -> Option<usize> {
    match ending {
        "pdf" => {
            let is_packed = bytes.windows(7).any(|window| window == b"/ObjStm");
            (!is_packed).then(|| count_pages(bytes))
        }
        "ofd" => None,
        _ => Some(1),
    }
}

/// The objects of the type `/Page`, with or without room between the words; `/Pages` is only a list.
fn count_pages(bytes: &[u8]) -> usize {
    let is_room = |byte: &u8| matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ');
    let behind = |at: usize| bytes.get(at..).unwrap_or_default().iter().skip_while(|b| is_room(b));
    (0..bytes.len())
        .filter(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(b"/Type")))
        .filter(|at| {
            let word: Vec<u8> = behind(*at + b"/Type".len()).take(6).copied().collect();
            word.starts_with(b"/Page") && !word.get(5).is_some_and(u8::is_ascii_alphanumeric)
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_nothing_or_is_another_thing_is_told() {
        let page = "%PDF-1.4\n1 0 obj << /Type /Page /Contents 2 0 R >> endobj\n%%EOF\n";
        let png = b"\x89PNG\r\n\x1a\n..IDAT..IEND";
        let jpeg = b"\xff\xd8\xff\xe0 .. \xff\xd9";
        for (ending, bytes, expected) in [
            ("pdf", page.as_bytes(), None),
            ("pdf", b"%PDF-1.7 /Type/ObjStm %%EOF", None),
            ("pdf", b"%PDF-1.4 /Type/Page/XObject %%EOF", None),
            ("pdf", b"%PDF-1.4 /Type/Page/Resources<<>> %%EOF", Some(Flaw::Blank)),
            ("pdf", b"%PDF-1.4 /Type/Pages/Count 0 /Contents %%EOF", Some(Flaw::NoPage)),
            ("pdf", b"%PDF-1.4 /Type/Page/Contents", Some(Flaw::CutOff)),
            ("pdf", png, Some(Flaw::OtherType)),
            ("png", png, None),
            ("png", b"\x89PNG\r\n\x1a\n..IDAT", Some(Flaw::CutOff)),
            ("png", b"\x89PNG\r\n\x1a\n..IEND", Some(Flaw::Blank)),
            ("jpg", jpeg, None),
            ("jpeg", b"\xff\xd8\xff\xe0", Some(Flaw::CutOff)),
            ("jpg", page.as_bytes(), Some(Flaw::OtherType)),
            ("ofd", b"PK\x03\x04 of something else", Some(Flaw::OtherType)),
        ] {
            assert_eq!(flaw(ending, bytes), expected, "{ending}");
        }
        assert!(is_taken("ofd") && !is_taken("docx"));
        let two = b"<< /Type /Pages /Count 2 >> << /Type /Page >> << /Type/Page/Contents 1 0 R >>";
        assert_eq!((pages("pdf", two), pages("png", png)), (Some(2), Some(1)));
        assert_eq!((pages("pdf", b"/Type/ObjStm"), pages("ofd", b"PK")), (None, None));
    }

    #[test]
    fn an_archive_is_an_ofd_only_with_its_document() {
        use std::io::{Cursor, Write as _};
        let archive = |part: &str| {
            let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
            zip.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(b"<ofd:OFD/>").unwrap();
            zip.finish().unwrap().into_inner()
        };
        assert_eq!(flaw("ofd", &archive("OFD.xml")), None);
        assert_eq!(flaw("ofd", &archive("word/document.xml")), Some(Flaw::OtherType));
    }
}
