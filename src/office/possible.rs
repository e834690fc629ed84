//! Whether what a workbook claims of counts and places can be true, looked at before a reader of sheets believes it.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::archive::Archive;
use super::xml::{Seen, value, values, walk};
use super::{ELEMENTS, Refused};

/// The last column and row of a sheet, from 1.
pub(super) const COLUMNS: u32 = 16_384;
const ROWS: u32 = 1_048_576;

/// Looks at every part that a reader of sheets could take for XML.
pub(super) fn check(archive: &Archive) -> Result<(), Refused> {
    let mut left = ELEMENTS;
    for (name, _) in archive.parts().filter(|(name, _)| is_xml(name)) {
        let xml = archive.text(name)?;
        let mut sheets = HashSet::new();
        walk(xml, |seen, _| {
            let Seen::Open(element, _) = seen else { return Ok(()) };
            left = left.checked_sub(1).ok_or(Refused::TooLarge)?;
            if is_possible(element, xml.len()) && is_own_sheet(element, &mut sheets) {
                return Ok(());
            }
            Err(Refused::broken(format!("{name}: <{}>", element.local_name().into_inner())))
        })?;
    }
    Ok(())
}

fn is_xml(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["xml", "rels"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Whether what an element claims of counts and places can be true in a part of this length.
fn is_possible(element: &BytesStart<'_>, length: usize) -> bool {
    let name = element.local_name().into_inner();
    let value = |name: &str| value(element, name);
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

/// Whether no other element of the part leads to the same sheet: one that stands under hundreds of names would be read as often.
fn is_own_sheet(element: &BytesStart<'_>, seen: &mut HashSet<String>) -> bool {
    let mut is_new = |leads: String| seen.insert(leads);
    match element.local_name().into_inner() {
        "sheet" => values(element, "id").all(is_new),
        "Relationship" if values(element, "Type").any(|kind| kind.ends_with("sheet")) => {
            // However the folder is written.
            let file = |target: String| target.rsplit(['/', '\\']).next().map(str::to_lowercase);
            values(element, "Target").filter_map(file).all(|file| is_new(format!("/{file}")))
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
