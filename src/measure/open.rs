//! A file as it is opened: what kind it is, its heading, and where the columns that are asked for stand.

use std::path::Path;

use super::asked::Asked;
use super::blocks::Blocks;
use super::detect::Holds;
use super::encoding::{Writing, decoded, is_utf8};
use super::entry::Roles;
use super::fault::{Fault, Why};
use super::rows::Layout;

pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";
/// Delimiters that are looked for.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];
/// Digits from which on a heading of digits alone is data.
const LONG: usize = 5;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Book,
    /// Parquet, in a build that reads it.
    #[cfg(feature = "parquet")]
    Columns,
}

/// A text file at its first row.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) blocks: Blocks,
    pub(super) layout: Layout,
    pub(super) roles: Roles,
}

/// Looks what kind of file it is.
pub(super) fn kind(path: &Path, blocks: &mut Blocks) -> Result<Kind, Fault> {
    let first = blocks.peek()?;
    match first {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Err(Fault::of(path, Why::Wide)),
        [b'P', b'K', 3, 4, ..] => Ok(Kind::Book),
        [b'P', b'A', b'R', b'E', ..] if is_sealed(first) => Err(Fault::of(path, Why::Sealed)),
        #[cfg(feature = "parquet")]
        [b'P', b'A', b'R', b'1', ..] => Ok(Kind::Columns),
        #[cfg(not(feature = "parquet"))]
        [b'P', b'A', b'R', b'1', ..] => Err(Fault::of(path, Why::Parquet)),
        _ if first.iter().take(1000).any(|byte| *byte == 0) => Err(Fault::of(path, Why::Wide)),
        _ => Ok(Kind::Text),
    }
}

/// Whether what begins like encrypted Parquet is none of text: a heading may begin with these letters.
fn is_sealed(first: &[u8]) -> bool {
    first.iter().take(1000).any(|byte| *byte < b'\t')
}

/// A text file behind its heading.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) blocks: Blocks,
    pub(super) names: Vec<String>,
    pub(super) delimiter: u8,
}

impl Head {
    /// Reads the heading. `writing` is what the file is taken for.
    pub(super) fn read(mut blocks: Blocks, writing: Writing, asked: &Asked) -> Result<Self, Fault> {
        if blocks.peek()?.starts_with(MARK) {
            blocks.pass(MARK.len(), 0);
        }
        let first = blocks.peek()?;
        let delimiter = asked.delimiter.unwrap_or_else(|| delimiter(first));
        let (mut cells, length, lines) = heading(first, delimiter)?;
        if writing == Writing::Gb18030 {
            let text = decoded(first.get(..length).unwrap_or_default(), 1)?;
            cells = heading(&text, delimiter)?.0;
        } else if !is_utf8(first.get(..length).unwrap_or_default()) {
            return Err(Fault::from(Why::Encoding).at_line(1));
        }
        let text = |cell: Vec<u8>| String::from_utf8_lossy(&cell).into_owned();
        let names: Vec<String> = cells.into_iter().map(text).collect();
        is_heading(&names)?;
        blocks.pass(length, lines);
        blocks.divided_by(delimiter);
        Ok(Self { blocks, names, delimiter })
    }
}

impl Text {
    /// Reads the heading and finds the columns that are asked for.
    pub(super) fn open(blocks: Blocks, writing: Writing, asked: &Asked) -> Result<Self, Fault> {
        let Head { blocks, names, delimiter } = Head::read(blocks, writing, asked)?;
        let (wanted, roles) = bind(&names, asked)?;
        let layout = Layout { wanted, cells: roles.names.len(), delimiter };
        Ok(Self { blocks, layout, roles })
    }
}

/// Refuses a first line that holds data.
pub(super) fn is_heading(names: &[String]) -> Result<(), Fault> {
    // A guess is none: a heading may well be like a name.
    let holds = |name: &String| Holds::of(name.as_bytes()).is_some_and(|holds| !holds.is_guess());
    let is_wrong = names.iter().any(|name| is_data(name) || holds(name));
    if is_wrong { Err(Fault::from(Why::NoHeading).at_line(1)) } else { Ok(()) }
}

/// The delimiter that stands most often in the first line, outside quotation marks.
fn delimiter(first: &[u8]) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut is_quoted = false;
    for byte in first.iter().take_while(|byte| **byte != b'\n') {
        is_quoted ^= *byte == b'"';
        if !is_quoted
            && let Some(at) = DELIMITERS.iter().position(|sign| sign == byte)
            && let Some(count) = counts.get_mut(at)
        {
            *count += 1;
        }
    }
    // Of those that stand as often the first one.
    let most = counts.iter().copied().max().unwrap_or_default();
    let at = counts.iter().position(|count| *count == most).unwrap_or_default();
    DELIMITERS.get(at).copied().unwrap_or(b',')
}

/// The cells of the first row, its bytes with the break behind it, and the line breaks in it.
fn heading(first: &[u8], delimiter: u8) -> Result<(Vec<Vec<u8>>, usize, u64), Fault> {
    let (mut cells, mut cell, mut is_quoted, mut begins) = (Vec::new(), Vec::new(), false, true);
    let mut bytes = first.iter().copied().enumerate().peekable();
    let mut lines = 0;
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' if begins => (is_quoted, begins) = (true, false),
            b'"' if is_quoted => {
                if bytes.peek().is_some_and(|(_, next)| *next == b'"') {
                    cell.push(b'"');
                    bytes.next();
                } else {
                    is_quoted = false;
                }
            }
            b'\n' if !is_quoted => {
                if cell.last() == Some(&b'\r') {
                    cell.pop();
                }
                cells.push(cell);
                return Ok((cells, at + 1, lines + 1));
            }
            byte if byte == delimiter && !is_quoted => {
                cells.push(std::mem::take(&mut cell));
                begins = true;
            }
            byte => {
                lines += u64::from(byte == b'\n');
                cell.push(byte);
                begins = false;
            }
        }
    }
    if is_quoted {
        return Err(Fault::from(Why::OpenQuote).at_line(1));
    }
    cells.push(cell);
    Ok((cells, first.len(), lines))
}

/// Finds the columns that are asked for.
///
/// # Errors
/// If the heading is none, or a column is not there or there twice.
pub(super) fn bind(names: &[String], asked: &Asked) -> Result<(Vec<Option<usize>>, Roles), Fault> {
    let mut wanted = vec![None; names.len()];
    let mut roles = Roles::default();
    let mut find = |asked: &str, all: &mut Vec<String>| -> Result<usize, Fault> {
        let is_called = |name: &&String| name.trim() == asked;
        let column = names.iter().position(|name| is_called(&name));
        let column = column.ok_or_else(|| Fault::from(Why::NoColumn(asked.to_owned())))?;
        if names.iter().filter(is_called).count() > 1 {
            return Err(Why::TwoColumns(asked.to_owned()).into());
        }
        let Some(place) = wanted.get_mut(column) else { return Ok(0) };
        Ok(*place.get_or_insert_with(|| {
            all.extend(names.get(column).cloned());
            all.len() - 1
        }))
    };
    for name in &asked.people {
        roles.people.push(find(name, &mut roles.names)?);
    }
    for column in &asked.quasi {
        // A name may itself look like something that makes coarser.
        let (name, coarser) = if names.contains(&column.written) {
            (&column.written, super::asked::Coarser::Not)
        } else {
            (&column.name, column.coarser)
        };
        roles.quasi.push((find(name, &mut roles.names)?, coarser));
    }
    for name in &asked.sensitive {
        roles.sensitive.push(find(name, &mut roles.names)?);
    }
    Ok((wanted, roles))
}

/// Whether a cell of the first line is data and no name of a column: a long number, a day, an address of mail.
fn is_data(name: &str) -> bool {
    let name = name.trim();
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let others = name.chars().count() - digits;
    let is_day = digits >= LONG && others <= 3 && name.contains(['-', '/', '.', '年']);
    let is_number = digits >= LONG && others == 0;
    let is_identity = digits >= 17 && others <= 1;
    is_day || is_number || is_identity || (name.contains('@') && name.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> (Vec<String>, usize, u64) {
        let (cells, length, lines) = heading(text.as_bytes(), delimiter(text.as_bytes())).unwrap();
        (cells.into_iter().map(|cell| String::from_utf8(cell).unwrap()).collect(), length, lines)
    }

    #[test]
    fn the_heading_is_found_with_its_delimiter() {
        for (text, expected, length, lines) in [
            ("a,b;c,d\n1", &["a", "b;c", "d"][..], 8, 1),
            ("a\tb\r\n1", &["a", "b"], 5, 1),
            ("\"a,b\";\"c\n\"\"d\"\"\"\nx", &["a,b", "c\n\"d\""], 16, 2),
            ("a", &["a"], 1, 0),
        ] {
            let expected = expected.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(names(text), (expected, length, lines), "{text:?}");
        }
    }

    #[test]
    fn a_heading_that_begins_like_encrypted_parquet_is_a_heading() {
        assert!(!is_sealed("PARENT,孩子\r\n1,\t2\n".as_bytes()));
        assert!(is_sealed(b"PARE\x15\x04"));
    }

    #[test]
    fn data_in_the_place_of_a_heading_is_seen() {
        for data in
            ["110101199003070011", "11010119900307001X", "1990-01-02", "13800138000", "a@b.cn"]
        {
            assert!(is_data(data), "{data}");
        }
        for name in ["id", "2024", "姓名", "q3_2024", "address 1", ""] {
            assert!(!is_data(name), "{name}");
        }
    }
}
