//! The one walk through the XML of a part, whoever reads it.
//!
//! Document types, entities of a part's own, elements that stand too deep in each other or do not end are refused on the way.

use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::{DEEPEST, Refused};

/// The name spaces of Word, in both editions of the format.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// What stands next in a part.
pub(super) enum Seen<'a> {
    /// An element begins; whether it is one of Word.
    Open(&'a BytesStart<'a>, bool),
    /// The element of this local name ends; whether it is a single tag.
    Close(&'a str, bool),
    /// Text, as its bytes stand there.
    Text(&'a str),
    /// A character that is written as a reference.
    Char(char),
    /// Text in a section of its own (CDATA).
    Raw(&'a str),
}

/// Walks through a part; what is seen comes with its place in the bytes.
pub(super) fn walk(
    xml: &str,
    mut each: impl FnMut(Seen<'_>, Range<usize>) -> Result<(), Refused>,
) -> Result<(), Refused> {
    // A byte order mark says nothing; the places are those of the part as it stands.
    let text = xml.strip_prefix('\u{feff}').unwrap_or(xml);
    let mark = xml.len() - text.len();
    let mut reader = NsReader::from_str(text);
    let mut depth = 0_usize;
    loop {
        let from = mark + position(&reader);
        let (space, event) = reader.read_resolved_event().map_err(Refused::broken)?;
        let is_word = matches!(&space, ResolveResult::Bound(name) if WORD.contains(&name.0));
        let at = from..mark + position(&reader);
        match event {
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(Refused::broken("cut off")),
            Event::DocType(_) => return Err(Refused::Entities),
            Event::Start(_) if depth == DEEPEST => return Err(Refused::broken("too deep")),
            Event::Start(element) => {
                depth += 1;
                each(Seen::Open(&element, is_word), at)?;
            }
            Event::Empty(element) => {
                each(Seen::Open(&element, is_word), at.clone())?;
                each(Seen::Close(element.local_name().into_inner(), true), at)?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                each(Seen::Close(element.local_name().into_inner(), false), at)?;
            }
            Event::Text(text) => each(Seen::Text(&text), at)?,
            Event::CData(text) => each(Seen::Raw(&text), at)?,
            Event::GeneralRef(reference) => each(Seen::Char(meant(&reference)?), at)?,
            _ => {}
        }
    }
}

/// The local name of the element that holds all others, and whether it is one of Word.
pub(super) fn root(xml: &str) -> Option<(String, bool)> {
    let mut root = None;
    // The first element says it: nothing behind it is looked at.
    let read = walk(xml, |seen, _| match seen {
        Seen::Open(element, is_word) => {
            root = Some((element.local_name().into_inner().to_owned(), is_word));
            Err(Refused::NotOffice)
        }
        _ => Ok(()),
    });
    read.err().and(root)
}

fn position(reader: &NsReader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn meant(reference: &BytesRef<'_>) -> Result<char, Refused> {
    Ok(match &**reference {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => reference.resolve_char_ref().ok().flatten().ok_or(Refused::Entities)?,
    })
}

/// An attribute by its name, or by its local name.
pub(super) fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    values(element, name).next()
}

/// Every attribute of this name or local name.
pub(super) fn values(element: &BytesStart<'_>, name: &str) -> impl Iterator<Item = String> {
    let mut attributes = element.attributes();
    // The check would compare each with all others.
    attributes.with_checks(false);
    let is_it = move |key: quick_xml::name::QName<'_>| {
        [key.into_inner(), key.local_name().into_inner()].contains(&name)
    };
    attributes.flatten().filter(move |one| is_it(one.key)).map(|one| one.value.into_owned())
}
