//! What is asked: which columns name a person, which identify in combination, which are sensitive, and how coarse each is taken.

use std::path::PathBuf;

use super::fault::{Fault, Why};

/// What is to be measured.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The columns that together name a person; none where there is no such column, so that rows are counted.
    pub people: Vec<String>,
    /// The quasi-identifiers, each perhaps made coarser.
    pub quasi: Vec<Column>,
    /// The sensitive columns.
    pub sensitive: Vec<String>,
    /// The delimiter; looked for where it is left out.
    pub delimiter: Option<u8>,
    /// The sheet of a workbook; the first where it is left out.
    pub sheet: Option<String>,
    /// Bytes that may be held in memory before digests are put aside on the disk.
    pub memory: usize,
    /// How many threads read; as many as there are processors where it is left out.
    pub threads: Option<usize>,
    /// Whether SM3 is taken of the files beside SHA-256: it takes longer than everything else.
    pub sm3: bool,
    /// Where digests are put aside.
    pub aside: PathBuf,
}

/// A column as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As it was written.
    pub written: String,
    /// The name in the heading.
    pub name: String,
    /// How it is made coarser.
    pub coarser: Coarser,
}

/// How a value is made coarser. What is no date or number stays as it is, and is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coarser {
    /// As it is.
    Not,
    /// The year of a date.
    Year,
    /// The month of a date, with its year.
    Month,
    /// The first signs.
    Prefix(usize),
    /// The whole multiple of a number that is not above it.
    Band(u64),
}

impl Asked {
    /// The least memory with which work is not slowed down by the disk alone, in bytes.
    pub const LEAST_MEMORY: usize = 16 << 20;

    /// Quasi-identifiers, and all else as usual.
    pub fn quasi(quasi: Vec<Column>) -> Self {
        Self {
            people: Vec::new(),
            quasi,
            sensitive: Vec::new(),
            delimiter: None,
            sheet: None,
            memory: 640 << 20,
            threads: None,
            sm3: true,
            aside: std::env::temp_dir(),
        }
    }
}

impl Column {
    /// The column as it is.
    pub fn plain(name: &str) -> Self {
        Self { written: name.to_owned(), name: name.to_owned(), coarser: Coarser::Not }
    }

    /// Reads `birth`, `year(birth)`, `month(birth)`, `prefix(postcode,2)` or `band(age,10)`.
    ///
    /// # Errors
    /// If a known word stands before brackets that cannot be understood.
    pub fn read(written: &str) -> Result<Self, Fault> {
        let text = written.trim();
        let wrong = || Fault::from(Why::Asked(written.to_owned()));
        if text.is_empty() {
            return Err(wrong());
        }
        let inner = text.strip_suffix([')', '）']).and_then(|text| text.split_once(['(', '（']));
        let Some((word, inner)) = inner else { return Ok(Self::plain(text)) };
        let (name, number) = match inner.rsplit_once([',', '，']) {
            Some((name, number)) => (name, number.trim().parse::<u64>().ok()),
            None => (inner, None),
        };
        let coarser = match (word.trim(), number) {
            ("year", None) => Coarser::Year,
            ("month", None) => Coarser::Month,
            ("prefix", Some(signs)) if signs > 0 => {
                Coarser::Prefix(usize::try_from(signs).map_err(|_| wrong())?)
            }
            ("band", Some(width)) if width > 0 => Coarser::Band(width),
            ("year" | "month" | "prefix" | "band", _) => return Err(wrong()),
            // Brackets may belong to the name.
            _ => return Ok(Self::plain(text)),
        };
        let whole = inner.contains([',', '，']) && number.is_none();
        if name.trim().is_empty() || whole {
            return Err(wrong());
        }
        Ok(Self { written: written.trim().to_owned(), name: name.trim().to_owned(), coarser })
    }

    /// Reads several with commas between them; a comma within brackets divides nothing.
    ///
    /// # Errors
    /// As [`Column::read`].
    pub fn list(written: &str) -> Result<Vec<Self>, Fault> {
        let mut out = Vec::new();
        let (mut depth, mut part) = (0_u32, String::new());
        for sign in written.chars() {
            match sign {
                '(' | '（' => depth += 1,
                ')' | '）' => depth = depth.saturating_sub(1),
                ',' | '，' if depth == 0 => {
                    out.push(Self::read(&std::mem::take(&mut part))?);
                    continue;
                }
                _ => {}
            }
            part.push(sign);
        }
        out.push(Self::read(&part)?);
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_may_be_made_coarser_in_four_ways() {
        let all = Column::list("sex, year(birth) ,prefix(postcode,2)，band（age,10）,month(a(b))");
        let all: Vec<(String, Coarser)> =
            all.unwrap().into_iter().map(|one| (one.name, one.coarser)).collect();
        let expected = [
            ("sex", Coarser::Not),
            ("birth", Coarser::Year),
            ("postcode", Coarser::Prefix(2)),
            ("age", Coarser::Band(10)),
            ("a(b)", Coarser::Month),
        ];
        assert_eq!(all, expected.map(|(name, coarser)| (name.to_owned(), coarser)));
        for name in ["height (cm)", "身高（厘米）"] {
            assert_eq!(Column::read(name).unwrap(), Column::plain(name));
        }
        // Wide brackets of the name stay wide.
        assert_eq!(Column::read("year（出生（公历））").unwrap().name, "出生（公历）");
    }

    #[test]
    fn what_is_half_written_is_refused() {
        for wrong in
            ["", "year()", "year(a,2)", "prefix(a)", "prefix(a,0)", "band(a,x)", "prefix(,2)"]
        {
            assert_eq!(Column::read(wrong), Err(Why::Asked(wrong.to_owned()).into()), "{wrong}");
        }
    }
}
