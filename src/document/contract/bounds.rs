//! Bounds of an Office file, looked at before anything else reads it.
//!
//! No count that a file claims decides how much memory is taken: what it holds is counted, and what it claims must be possible.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Refused;
use super::package::Package;

/// How many parts there may be.
pub(super) const PARTS: usize = 1_000;

/// How many elements a workbook may hold in all. Styles take the most memory, some hundred bytes each.
const ELEMENTS: usize = 1_000_000;

/// The last column and row of a sheet, from 1.
const COLUMNS: u32 = 16_384;
const ROWS: u32 = 1_048_576;

/// Looks how many parts an archive lists before its list is read.
pub(super) fn archive(bytes: &[u8]) -> Result<(), Refused> {
    let listed = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").take(PARTS + 1).count();
    if listed > PARTS { Err(Refused::TooLarge) } else { Ok(()) }
}

/// Looks at every part of a workbook that a reader of sheets could take for XML.
pub(super) fn workbook(package: &Package) -> Result<(), Refused> {
    if package.has_strays()? {
        return Err(Refused::broken("a name that leads out of the archive"));
    }
    let mut left = ELEMENTS;
    for (name, _) in package.contents()? {
        if is_xml(&name) {
            part(&name, &package.text(&name)?, &mut left)?;
        }
    }
    Ok(())
}

fn is_xml(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["xml", "rels"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

fn part(name: &str, xml: &str, left: &mut usize) -> Result<(), Refused> {
    let mut reader = Reader::from_str(xml);
    // Readers of sheets do not look at the names of closing tags either: what they see is what is looked at.
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event().map_err(Refused::broken)? {
            Event::Eof => return Ok(()),
            Event::DocType(_) => return Err(Refused::Entities),
            Event::Start(element) | Event::Empty(element) => {
                *left = left.checked_sub(1).ok_or(Refused::TooLarge)?;
                let is_possible = is_possible(&element, xml.len());
                if !is_possible {
                    let element = element.local_name().into_inner();
                    return Err(Refused::broken(format!("{name}: <{element}>")));
                }
            }
            _ => {}
        }
    }
}

/// Whether what an element claims of counts and places can be true in a part of this length.
fn is_possible(element: &BytesStart<'_>, length: usize) -> bool {
    let name = element.local_name().into_inner();
    let value = |wanted: &str| {
        let mut attributes = element.attributes();
        // The check would compare each with all others.
        attributes.with_checks(false);
        let found = attributes
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == wanted);
        found.map(|attribute| attribute.value.into_owned())
    };
    let holds = |count: &str| count.trim().parse::<usize>().is_ok_and(|count| count <= length);
    match name {
        "sst" => value("uniqueCount").is_none_or(|count| holds(&count)),
        "c" => value("r").is_none_or(|place| cell(&place).is_some()),
        "row" => value("r")
            .is_none_or(|row| row.len() < 8 && row.parse().is_ok_and(|row: u32| row <= ROWS)),
        "dimension" => value("ref").is_none_or(|range| is_range(&range)),
        // A sheet that stands in a part which was not looked at.
        "Relationship" => {
            !value("Type").is_some_and(|kind| kind.ends_with("/worksheet"))
                || value("Target").is_some_and(|target| is_xml(&target) && !target.contains(".."))
        }
        _ => true,
    }
}

/// From a cell to one that stands neither above nor left of it.
fn is_range(range: &str) -> bool {
    let (from, to) = range.split_once(':').unwrap_or((range, range));
    cell(from).zip(cell(to)).is_some_and(|(from, to)| from.0 <= to.0 && from.1 <= to.1)
}

/// The column and row of a cell such as `AB12`, from 1.
fn cell(place: &str) -> Option<(u32, u32)> {
    let digits = place.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = place.strip_suffix(digits)?;
    if letters.len() > 3 || !(1..=7).contains(&digits.len()) {
        return None;
    }
    let column = letters
        .bytes()
        .fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = digits.parse().ok()?;
    ((1..=COLUMNS).contains(&column) && (1..=ROWS).contains(&row)).then_some((column, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_of_a_sheet_are_places() {
        assert_eq!(cell("A1"), Some((1, 1)));
        assert_eq!(cell("XFD1048576"), Some((16_384, 1_048_576)));
        for wrong in
            ["", "A", "1", "XFE1", "A0", "A1048577", "AAAA1", "A99999999999", "A1B", "甲1", "A-1"]
        {
            assert_eq!(cell(wrong), None, "{wrong}");
        }
        assert!(is_range("A1") && is_range("A1:XFD1048576") && !is_range("B2:A1"));
    }
}
