//! Reads the sizes of equivalence classes, or the result of another tool, line by line.
//!
//! Only sizes are taken. A line with anything else is refused by its number and never quoted: it may hold raw values.

mod error;
mod tools;

pub use error::ImportError;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::day::{Day, half_width};
use crate::form::{Answers, Classes, Gathering, Kind, NoClass, Unit};
use crate::text::{Text, t};

/// A table of class sizes, taken line by line.
#[derive(Debug, Default)]
pub struct Table {
    classes: Gathering,
    /// Lines seen, empty ones included.
    line: u64,
    /// Whether a line with content was seen: only the first may name columns.
    begun: bool,
    columns: Columns,
    /// Of what each number is, where somebody said so.
    each: Option<Each>,
    /// Whether a head line says that each number is of a record.
    says_records: bool,
}

/// Of what each number of a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// The size of a class.
    Class,
    /// The size of the class of a record.
    Record,
}

/// What stands in a line, as the first line says.
#[derive(Clone, Copy, Debug, Default)]
enum Columns {
    /// A size.
    #[default]
    Size,
    /// A size and how many classes have it.
    SizeAndCount,
    /// The same the other way round.
    CountAndSize,
    /// The number of the line, as a data frame writes it in a column without a name, and a size; and what the next number must
    /// be, once one was seen.
    NumberAndSize(Option<u64>),
    /// Among so many columns the frequency of each record, `fk`, stands in this one.
    Frequency { at: usize, of: usize },
}

impl Table {
    /// A table of which somebody said of what each number is.
    pub fn of(each: Option<Each>) -> Self {
        Self { each, ..Self::default() }
    }

    /// Takes the next line.
    ///
    /// # Errors
    /// Names the line that is no size.
    pub fn take(&mut self, line: &str) -> Result<(), ImportError> {
        self.line += 1;
        // Most lines of a long file are a size and nothing else.
        if let (true, Columns::Size, Some(size)) = (self.begun, self.columns, whole(line)) {
            return self.add(size, 1);
        }
        let cells: Vec<String> = line
            .trim_start_matches('\u{feff}')
            .split([',', ';', '\t', '，', '；'])
            .map(|cell| cell.trim().trim_matches('"').chars().map(half_width).collect())
            .collect();
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        let is_first = !std::mem::replace(&mut self.begun, true);
        if let (Columns::Frequency { at, of }, false) = (self.columns, is_first) {
            let cell = cells.get(at).filter(|_| cells.len() == of);
            let size = cell.ok_or(ImportError::Line(self.line))?;
            return self.add(whole(size).ok_or_else(|| self.no_size(size))?, 1);
        }
        let numbers: Option<Vec<u64>> = cells.iter().map(|cell| whole(cell)).collect();
        // A data frame may also name a column by its number: `,0`.
        let is_named = cells.iter().all(|cell| whole(cell).is_none())
            || cells.first().is_some_and(String::is_empty);
        // A size that is not written as one is no name, though it stands in the first line.
        let is_head = is_named && !cells.iter().any(|cell| is_odd(cell));
        match (numbers.as_deref(), is_first) {
            (Some([size]), _) => self.add(*size, 1),
            (Some([a, b]), _) => self.pair(*a, *b),
            (None, true) if is_head => self.head(&cells),
            _ => match cells.iter().find(|cell| is_fraction(cell)) {
                Some(cell) if cells.len() <= 2 => Err(self.no_size(cell)),
                _ => Err(ImportError::Line(self.line)),
            },
        }
    }

    /// What is wrong with a size that is none: a fraction is asked about, and never rounded.
    fn no_size(&self, cell: &str) -> ImportError {
        if is_fraction(cell) {
            ImportError::Fraction(self.line)
        } else {
            ImportError::Line(self.line)
        }
    }

    /// What was taken.
    ///
    /// # Errors
    /// If there was no class, or each number may be of a class or of a record.
    pub fn finish(self) -> Result<Classes, ImportError> {
        let is_list = !matches!(self.columns, Columns::SizeAndCount | Columns::CountAndSize);
        let classes = self.classes.finish().ok_or(ImportError::NoClasses)?;
        // A class of five then stands there five times, or ten.
        let may_be_records = is_list && classes.iter().all(|(size, count)| count % size == 0);
        let is_open = self.says_records || (may_be_records && classes.iter().any(|one| one.0 > 1));
        match self.each {
            None if is_open => Err(ImportError::EachOfWhat),
            None | Some(Each::Class) => Ok(classes),
            Some(Each::Record) if !may_be_records => Err(ImportError::NotOfRecords),
            Some(Each::Record) => {
                let mut out = Gathering::default();
                for (size, count) in classes.iter() {
                    // Smaller than what was counted already.
                    out.add(size, count / size).map_err(|_| ImportError::NoClasses)?;
                }
                out.finish().ok_or(ImportError::NoClasses)
            }
        }
    }

    fn pair(&mut self, a: u64, b: u64) -> Result<(), ImportError> {
        match self.columns {
            Columns::Size => Err(ImportError::NoHead(self.line)),
            Columns::SizeAndCount => self.add(a, b),
            Columns::CountAndSize => self.add(b, a),
            // Lines are numbered from 0 or 1; anything else is a figure whose meaning nobody named.
            Columns::NumberAndSize(next) if next.map_or(a <= 1, |next| a == next) => {
                self.columns = Columns::NumberAndSize(Some(a + 1));
                self.add(b, 1)
            }
            Columns::NumberAndSize(_) | Columns::Frequency { .. } => Err(ImportError::Columns),
        }
    }

    fn add(&mut self, size: u64, count: u64) -> Result<(), ImportError> {
        self.classes.add(size, count).map_err(|error| match error {
            NoClass::Empty => ImportError::Zero(self.line),
            NoClass::TooMany => ImportError::TooMany(self.line),
        })
    }

    fn head(&mut self, cells: &[String]) -> Result<(), ImportError> {
        let sizes = [t("大小", "size"), t("等价类大小", "class_size"), t("记录数", "records")];
        let counts = [t("个数", "count"), t("等价类个数", "classes"), t("频数", "frequency")];
        let is = |cell: &str, names: &[Text]| {
            names.iter().any(|name| cell == name.zh || cell.to_lowercase() == name.en)
        };
        // Where nobody calls the figures sizes, as where R writes a vector of fk under `"","x"`, they may be of records.
        let is_unsaid = matches!(cells, [number, b] if number.is_empty() && !is(b, &sizes));
        let is_fk = cells.last().is_some_and(|cell| cell.eq_ignore_ascii_case("fk"));
        self.says_records = is_fk || is_unsaid;
        self.columns = match cells {
            [_] => Columns::Size,
            [a, b] if is(a, &sizes) && is(b, &counts) => Columns::SizeAndCount,
            [a, b] if is(a, &counts) && is(b, &sizes) => Columns::CountAndSize,
            // Where the other column is a count, the one without a name may hold sizes or numbers of lines.
            [number, b] if number.is_empty() && !is(b, &counts) => Columns::NumberAndSize(None),
            [_, _] => return Err(ImportError::Columns),
            // A table of risks, as sdcMicro has it: risk, fk, Fk. The second is of the sample, the third of the population.
            _ if cells.iter().filter(|cell| *cell == "fk").count() == 1 => {
                self.says_records = true;
                let at = cells.iter().position(|cell| cell == "fk").unwrap_or_default();
                Columns::Frequency { at, of: cells.len() }
            }
            _ => return Err(ImportError::Line(self.line)),
        };
        Ok(())
    }
}

/// The keys of a result that are taken.
const TAKEN: [&str; 6] = ["k", "classes", "records", "tool", "version", "date"];

/// What another tool found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToolResult {
    /// Size of the smallest class, k.
    pub smallest: u64,
    /// Number of classes.
    pub classes: Option<u64>,
    /// Number of records.
    pub records: Option<u64>,
    /// Tool, version and day in one line; empty if the result names none.
    pub tool: String,
    /// Keys that were not taken, in their order.
    pub left: Vec<String>,
    /// Every size, where the result tells them.
    pub sizes: Option<Classes>,
}

impl ToolResult {
    /// Reads a JSON object, or lines of a key and a value with a comma, colon or equals sign between them.
    ///
    /// The keys are k, classes, records, tool, version and date; others are named in `left` and not taken. What pyCANON, ARX and openmed
    /// write themselves is read as they write it.
    ///
    /// # Errors
    /// If k is missing, a key stands there twice, or a value cannot be read.
    pub fn read(text: &str) -> Result<Self, ImportError> {
        let text = text.trim_start_matches('\u{feff}');
        if tools::says_twice(text) {
            return Err(ImportError::Several);
        }
        if let Some(known) = tools::read(text) {
            let out = known?;
            return out.fits().then_some(out.clone()).ok_or_else(|| out.impossible());
        }
        let pairs = pairs(text);
        let mut keys = BTreeSet::new();
        let is_taken = |key: &str| TAKEN.contains(&key);
        let mut names = pairs.iter().map(|(key, _)| key.to_lowercase());
        if names.any(|key| is_taken(&key) && !keys.insert(key)) {
            return Err(ImportError::Several);
        }
        let mut out = Self::default();
        let (mut tool, mut smallest) = (Vec::new(), None);
        for (key, value) in pairs {
            let name = key.to_lowercase();
            let number = || tools::number(&name, &value);
            match name.as_str() {
                "k" => smallest = Some(number()?),
                "classes" => out.classes = Some(number()?),
                "records" => out.records = Some(number()?),
                "date" if Day::parse(&value).is_none() => return Err(ImportError::Value(name)),
                "tool" | "version" | "date" => {
                    if value.chars().count() > 80 || value.chars().any(char::is_control) {
                        return Err(ImportError::Value(name));
                    }
                    tool.push(value);
                }
                _ => out.left.push(key),
            }
        }
        out.smallest = smallest.ok_or(ImportError::NoSmallest)?;
        if !out.fits() {
            return Err(out.impossible());
        }
        out.tool = tool.join(" ");
        Ok(out)
    }

    /// Whether the figures may be true together: every class has k records or more.
    fn fits(&self) -> bool {
        let least = self.smallest.checked_mul(self.classes.unwrap_or(1));
        let fits = self.records.is_none_or(|records| least.is_some_and(|least| least <= records));
        self.smallest > 0 && self.classes != Some(0) && fits
    }

    const fn impossible(&self) -> ImportError {
        ImportError::Impossible(self.smallest, self.classes, self.records)
    }
}

fn pairs(text: &str) -> Vec<(String, String)> {
    if let Some(Value::Object(keys)) = tools::json(text) {
        let word = |value: Value| match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
        return keys.into_iter().map(|(key, value)| (key, word(value))).collect();
    }
    let clean = |part: &str| part.trim().trim_matches('"').trim().to_owned();
    text.lines()
        .filter_map(|line| line.split_once([',', '=', ':', '\t']))
        .map(|(key, value)| (clean(key), clean(value)))
        .collect()
}

/// A figure of a result, read as it would be if it were typed.
fn counted(text: &str) -> Option<u64> {
    Kind::Amount(Unit::Records).read(text, &Answers::default())?.as_u64()
}

fn whole(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// Whether a cell is a number that is not written as a whole one.
fn is_fraction(cell: &str) -> bool {
    cell.contains('.') && cell.parse::<f64>().is_ok()
}

/// Whether a cell is a figure that is no whole number: 2.5, 1e0, -3, 5%.
fn is_odd(cell: &str) -> bool {
    let has_digit = cell.bytes().any(|b| b.is_ascii_digit());
    let has_letter = cell.chars().any(char::is_alphabetic);
    has_digit && whole(cell).is_none() && (!has_letter || cell.parse::<f64>().is_ok())
}

#[cfg(test)]
mod tests;
