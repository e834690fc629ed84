//! The rows of a block: where the cells that are asked for stand in it.

use memchr::{memchr, memchr2};

use super::blocks::Block;
use super::fault::{Fault, Why};

const QUOTE: u8 = b'"';

/// One cell that was asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell {
    start: usize,
    end: usize,
    /// Whether it stood between quotation marks.
    quoted: bool,
    /// Whether its bytes stand apart, since marks in it were doubled.
    apart: bool,
}

/// The cells of a row that are asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    bytes: &'a [u8],
    apart: &'a [u8],
    cells: &'a [Cell],
    /// The line on which it begins.
    pub(super) line: u64,
}

impl<'a> Row<'a> {
    /// The bytes of a cell, and whether they stood between quotation marks.
    pub(super) fn cell(&self, at: usize) -> (&'a [u8], bool) {
        let Some(cell) = self.cells.get(at) else { return (&[], false) };
        let bytes = if cell.apart { self.apart } else { self.bytes };
        (bytes.get(cell.start..cell.end).unwrap_or_default(), cell.quoted)
    }
}

/// Cells as a sheet gives them, in the shape of a row of text.
#[derive(Debug, Default)]
pub(super) struct Made {
    bytes: Vec<u8>,
    cells: Vec<Cell>,
}

impl Made {
    /// Begins a row of so many cells, in none of which anything stands.
    pub(super) fn clear(&mut self, cells: usize) {
        self.bytes.clear();
        self.cells.clear();
        self.cells.resize(cells, Cell::default());
    }

    /// Writes a cell.
    pub(super) fn set(&mut self, at: usize, text: &str) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(text.as_bytes());
        if let Some(cell) = self.cells.get_mut(at) {
            *cell = Cell { start, end: self.bytes.len(), quoted: true, apart: false };
        }
    }

    /// The row.
    pub(super) fn row(&self, line: u64) -> Row<'_> {
        Row { bytes: &self.bytes, apart: &[], cells: &self.cells, line }
    }
}

/// Which cells of a row are asked for.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// For each column where its cell goes, or nowhere.
    pub(super) wanted: Vec<Option<usize>>,
    /// How many cells are asked for.
    pub(super) cells: usize,
    pub(super) delimiter: u8,
}

/// Calls `take` with each row of the block. Empty lines are counted and passed over.
///
/// # Errors
/// The first row that is none, or the error of `take`.
pub(super) fn each(
    block: &Block,
    layout: &Layout,
    mut take: impl FnMut(Row<'_>) -> Result<(), Fault>,
) -> Result<u64, Fault> {
    let mut reader = Reader {
        bytes: &block.bytes,
        layout,
        line: block.line,
        cells: vec![Cell::default(); layout.cells],
        apart: Vec::new(),
        blank: 0,
    };
    if block.has_quotes {
        reader.quoted(&mut take)?;
    } else {
        reader.plain(&mut take)?;
    }
    Ok(reader.blank)
}

struct Reader<'a> {
    bytes: &'a [u8],
    layout: &'a Layout,
    line: u64,
    cells: Vec<Cell>,
    apart: Vec<u8>,
    blank: u64,
}

impl Reader<'_> {
    /// Rows without any quotation mark: eight signs at a time are looked at for the ends of cells.
    fn plain(&mut self, take: &mut impl FnMut(Row<'_>) -> Result<(), Fault>) -> Result<(), Fault> {
        const ONES: u64 = 0x0101_0101_0101_0101;
        let (dividers, breaks) = (ONES * u64::from(self.layout.delimiter), ONES * u64::from(b'\n'));
        let (mut start, mut column, mut row) = (0, 0, 0);
        let bytes = self.bytes;
        let (words, rest) = bytes.as_chunks::<8>();
        let mut tail = [0_u8; 8];
        if let Some(part) = tail.get_mut(..rest.len()) {
            part.copy_from_slice(rest);
        }
        for (index, word) in words.iter().chain(std::iter::once(&tail)).enumerate() {
            let word = u64::from_le_bytes(*word);
            let mut found = noughts(word ^ dividers) | noughts(word ^ breaks);
            while found != 0 {
                let at = index * 8 + (found.trailing_zeros() / 8) as usize;
                found &= found - 1;
                let mut end = at;
                let is_break = bytes.get(at) == Some(&b'\n');
                if is_break && end > start && bytes.get(end - 1) == Some(&b'\r') {
                    end -= 1;
                }
                self.put(column, Cell { start, end, quoted: false, apart: false });
                start = at + 1;
                column += 1;
                if is_break {
                    self.row(column, end == row, take)?;
                    self.line += 1;
                    (column, row) = (0, start);
                }
            }
        }
        Ok(())
    }

    fn put(&mut self, column: usize, cell: Cell) {
        if let Some(Some(to)) = self.layout.wanted.get(column)
            && let Some(place) = self.cells.get_mut(*to)
        {
            *place = cell;
        }
    }

    fn row(
        &mut self,
        columns: usize,
        is_blank: bool,
        take: &mut impl FnMut(Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if is_blank {
            self.blank += 1;
            return Ok(());
        }
        let expected = self.layout.wanted.len();
        if columns != expected {
            let why = Why::Width { expected: expected as u64, found: columns as u64 };
            return Err(Fault::from(why).at_line(self.line));
        }
        let row =
            Row { bytes: self.bytes, apart: &self.apart, cells: &self.cells, line: self.line };
        take(row)
    }

    /// Rows some of whose cells stand between quotation marks.
    fn quoted(&mut self, take: &mut impl FnMut(Row<'_>) -> Result<(), Fault>) -> Result<(), Fault> {
        let (mut at, mut column, mut begins) = (0, 0, 0);
        let mut line = self.line;
        while at < self.bytes.len() {
            let (cell, next) = match self.bytes.get(at) {
                Some(&QUOTE) => self.between(at, column, line)?,
                _ => self.bare(at),
            };
            self.put(column, cell);
            column += 1;
            let inside = self.bytes.get(at..next).unwrap_or_default();
            line += memchr::memchr_iter(b'\n', inside).count() as u64;
            if self.bytes.get(next) == Some(&b'\n') {
                let is_blank =
                    column == 1 && !cell.quoted && cell.start == cell.end && at == begins;
                self.row(column, is_blank, take)?;
                self.apart.clear();
                line += 1;
                self.line = line;
                (column, begins) = (0, next + 1);
            }
            at = next + 1;
        }
        Ok(())
    }

    /// A cell without quotation marks around it, and where the sign stands that ends it.
    fn bare(&self, start: usize) -> (Cell, usize) {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let at = start + memchr2(self.layout.delimiter, b'\n', rest).unwrap_or(rest.len());
        let mut end = at;
        if self.bytes.get(at) == Some(&b'\n')
            && end > start
            && self.bytes.get(end - 1) == Some(&b'\r')
        {
            end -= 1;
        }
        (Cell { start, end, quoted: false, apart: false }, at)
    }

    /// A cell between quotation marks.
    fn between(&mut self, start: usize, column: usize, line: u64) -> Result<(Cell, usize), Fault> {
        let mut from = start + 1;
        let mut copied = None;
        let end = loop {
            let rest = self.bytes.get(from..).unwrap_or_default();
            let Some(mark) = memchr(QUOTE, rest).map(|at| from + at) else {
                return Err(Fault::from(Why::OpenQuote).at_line(line));
            };
            if self.bytes.get(mark + 1) != Some(&QUOTE) {
                break mark;
            }
            let first = *copied.get_or_insert(self.apart.len());
            let part_from = if first == self.apart.len() { start + 1 } else { from };
            self.apart.extend_from_slice(self.bytes.get(part_from..=mark).unwrap_or_default());
            from = mark + 2;
        };
        let cell = match copied {
            None => Cell { start: start + 1, end, quoted: true, apart: false },
            Some(first) => {
                self.apart.extend_from_slice(self.bytes.get(from..end).unwrap_or_default());
                Cell { start: first, end: self.apart.len(), quoted: true, apart: true }
            }
        };
        let behind = match self.bytes.get(end + 1) {
            Some(b'\r') if self.bytes.get(end + 2) == Some(&b'\n') => end + 2,
            _ => end + 1,
        };
        match self.bytes.get(behind) {
            Some(sign) if *sign == self.layout.delimiter || *sign == b'\n' => Ok((cell, behind)),
            _ => {
                let mut fault = Fault::from(Why::AfterQuote).at_line(line);
                fault.column = Some(column as u64 + 1);
                Err(fault)
            }
        }
    }
}

/// The highest bit of each byte that is nought, and no other.
const fn noughts(word: u64) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    !(((word & LOW) + LOW) | word | LOW)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, columns: usize) -> Result<Vec<Vec<String>>, Fault> {
        let wanted = (0..columns).map(Some).collect();
        let layout = Layout { wanted, cells: columns, delimiter: b',' };
        let mut out = Vec::new();
        for has_quotes in [true, false] {
            if !has_quotes && text.contains('"') {
                continue;
            }
            let block = Block { bytes: text.as_bytes().to_vec(), line: 2, has_quotes };
            let mut rows = Vec::new();
            each(&block, &layout, |row| {
                let cell = |at| {
                    let (bytes, quoted) = row.cell(at);
                    let text = String::from_utf8(bytes.to_vec()).unwrap();
                    if quoted { format!("<{text}>") } else { text }
                };
                let cells = (0..columns).map(cell).collect::<Vec<_>>().join("|");
                rows.push(vec![row.line.to_string(), cells]);
                Ok(())
            })?;
            if !out.is_empty() {
                assert_eq!(out, rows, "both ways of reading agree: {text:?}");
            }
            out = rows;
        }
        Ok(out)
    }

    fn rows(text: &str) -> Vec<(u64, String)> {
        let all = read(text, 3).unwrap().into_iter();
        all.map(|row| (row[0].parse().unwrap(), row[1].clone())).collect()
    }

    #[test]
    fn plain_rows_of_any_length_and_line_break() {
        assert_eq!(
            rows("a,b,c\r\n,,\nlong cell of signs,x,\r\n\r\n\n1,2,3\n"),
            [(2, "a|b|c"), (3, "||"), (4, "long cell of signs|x|"), (7, "1|2|3")]
                .map(|(line, row)| (line, row.to_owned()))
        );
    }

    #[test]
    fn quotation_marks_keep_delimiters_breaks_and_themselves() {
        assert_eq!(
            rows("\"a,1\",\"b\n2\",\"c \"\"3\"\"\"\n\"\",5\" x,\"\"\"\"\r\ny,\"\"\"a\"\"b\",z\n"),
            [(2, "<a,1>|<b\n2>|<c \"3\">"), (4, "<>|5\" x|<\">"), (5, "y|<\"a\"b>|z")]
                .map(|(line, row)| (line, row.to_owned()))
        );
    }

    #[test]
    fn a_row_that_is_none_is_refused_with_its_line() {
        let width = |found| Why::Width { expected: 3, found };
        for (text, line, column, why) in [
            ("a,b,c\na,b\n", 3, None, width(2)),
            ("a,b,c\n\na,b,c,d\n", 4, None, width(4)),
            ("\"a\n\",b,c\na\n", 4, None, width(1)),
            ("a,\"b\"x,c\n", 2, Some(2), Why::AfterQuote),
            ("a,b,c\na,\"b,c\n", 3, None, Why::OpenQuote),
        ] {
            let fault = read(text, 3).unwrap_err();
            assert_eq!(
                (fault.line, fault.column, fault.why),
                (Some(line), column, why),
                "{text:?}"
            );
        }
    }
}
