//! Reads the sizes of equivalence classes, or the result of another tool, line by line.
//!
//! Only sizes are taken. A line with anything else is refused by its number and never quoted: it may hold raw values.

mod error;

pub use error::ImportError;

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
        let cells: Vec<String> = line
            .trim_start_matches('\u{feff}')
            .split([',', ';', '\t', '，', '；'])
            .map(|cell| cell.trim().trim_matches('"').chars().map(half_width).collect())
            .collect();
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        let is_first = !std::mem::replace(&mut self.begun, true);
        let numbers: Option<Vec<u64>> = cells.iter().map(|cell| whole(cell)).collect();
        // A data frame may also name a column by its number: `,0`.
        let is_head = cells.iter().all(|cell| whole(cell).is_none())
            || cells.first().is_some_and(String::is_empty);
        match (numbers.as_deref(), is_first) {
            (Some([size]), _) => self.add(*size, 1),
            (Some([a, b]), _) => self.pair(*a, *b),
            (None, true) if is_head => self.head(&cells),
            _ => Err(ImportError::Line(self.line)),
        }
    }

    /// What was taken.
    ///
    /// # Errors
    /// If there was no class, or each number may be of a class or of a record.
    pub fn finish(self) -> Result<Classes, ImportError> {
        let is_list = matches!(self.columns, Columns::Size | Columns::NumberAndSize(_));
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
            Columns::NumberAndSize(_) => Err(ImportError::Columns),
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
        self.says_records = cells.last().is_some_and(|cell| cell.eq_ignore_ascii_case("fk"));
        self.columns = match cells {
            [_] => Columns::Size,
            [a, b] if is(a, &sizes) && is(b, &counts) => Columns::SizeAndCount,
            [a, b] if is(a, &counts) && is(b, &sizes) => Columns::CountAndSize,
            // Where the other column is a count, the one without a name may hold sizes or numbers of lines.
            [number, b] if number.is_empty() && !is(b, &counts) => Columns::NumberAndSize(None),
            [_, _] => return Err(ImportError::Columns),
            _ => return Err(ImportError::Line(self.line)),
        };
        Ok(())
    }
}

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
}

impl ToolResult {
    /// Reads a JSON object, or lines of a key and a value with a comma, colon or equals sign between them.
    ///
    /// The keys are k, classes, records, tool, version and date; others are named in `left` and not taken.
    ///
    /// # Errors
    /// If k is missing, or a value cannot be read.
    pub fn read(text: &str) -> Result<Self, ImportError> {
        let pairs = pairs(text.trim_start_matches('\u{feff}'));
        let mut out = Self::default();
        let (mut tool, mut smallest) = (Vec::new(), None);
        for (key, value) in pairs {
            let name = key.to_lowercase();
            let number = || counted(&value).ok_or_else(|| ImportError::Value(name.clone()));
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
        let k = out.smallest;
        // Every class has k records or more.
        let least = k.checked_mul(out.classes.unwrap_or(1));
        let fits = out.records.is_none_or(|records| least.is_some_and(|least| least <= records));
        if k == 0 || out.classes == Some(0) || !fits {
            return Err(ImportError::Impossible(k, out.classes, out.records));
        }
        out.tool = tool.join(" ");
        Ok(out)
    }
}

fn pairs(text: &str) -> Vec<(String, String)> {
    if let Ok(Value::Object(keys)) = serde_json::from_str(text) {
        let word = |value: Value| match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
        // pyCANON puts each figure into an object of its own; of its k only that of k-anonymity is one.
        if let Some(k) = keys.get("k_anonymity").and_then(|figures| figures.get("k")).cloned() {
            let others = keys.into_iter().filter(|(key, _)| key != "k_anonymity" && key != "data");
            let others = others.map(|(key, value)| (key, word(value)));
            let known = [("k".to_owned(), word(k)), ("tool".to_owned(), "pyCANON".to_owned())];
            return known.into_iter().chain(others).collect();
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Result<String, ImportError> {
        let mut table = Table::default();
        for line in text.lines() {
            table.take(line)?;
        }
        table.finish().map(|classes| classes.to_string())
    }

    #[test]
    fn sizes_are_taken_with_and_without_heads_and_counts() {
        for text in [
            "10\n5\n5\n",
            "size\n5\n10\n\n5",
            "\u{feff}size,count\r\n5,2\r\n10,1",
            "count;size\n2;5\n1;10",
            "大小，个数\n５，2\n10，1",
            "\"class_size\"\t\"classes\"\n5\t2\n10\t1",
            "任何标题\n5\n5\n10",
            ",n\n0,5\n1,5\n2,10",
            ",0\n0,5\n1,5\n2,10",
            "\"\",\"n\"\n\"1\",5\n\"2\",5\n\"3\",10",
            "\u{feff},size\r\n1,5\r\n2,5\r\n3,10\r\n",
        ] {
            assert_eq!(table(text).as_deref(), Ok("5x2, 10"), "{text:?}");
        }
    }

    #[test]
    fn numbers_of_records_are_never_taken_for_classes() {
        let read = |text: &str, each: Option<Each>| {
            let mut table = Table::of(each);
            text.lines().try_for_each(|line| table.take(line))?;
            table.finish().map(|classes| classes.to_string())
        };
        let (class, record) = (Some(Each::Class), Some(Each::Record));
        for (text, unsaid, of_classes, of_records) in [
            ("3\n3\n3\n1\n2\n2", Err(ImportError::EachOfWhat), "1, 2x2, 3x3", Ok("1, 2, 3")),
            (",n\n0,2\n1,2\n2,2\n3,2", Err(ImportError::EachOfWhat), "2x4", Ok("2x2")),
            ("fk\n2\n2\n2", Err(ImportError::EachOfWhat), "2x3", Err(ImportError::NotOfRecords)),
            ("fk\n1\n1", Err(ImportError::EachOfWhat), "1x2", Ok("1x2")),
            // Classes of one are the same either way, and a table of sizes with their numbers is no list.
            ("1\n1\n1", Ok("1x3"), "1x3", Ok("1x3")),
            ("size,count\n2,2", Ok("2x2"), "2x2", Err(ImportError::NotOfRecords)),
            ("5\n5\n10", Ok("5x2, 10"), "5x2, 10", Err(ImportError::NotOfRecords)),
        ] {
            assert_eq!(read(text, None), unsaid.map(str::to_owned), "{text:?}");
            assert_eq!(read(text, class).as_deref(), Ok(of_classes), "{text:?}");
            assert_eq!(read(text, record), of_records.map(str::to_owned), "{text:?}");
        }
    }

    #[test]
    fn a_report_of_pycanon_gives_its_k_and_no_other() {
        let report = r#"{"data": {"quasi-identifiers": ["town"], "sensitive attributes": ["v"]},
            "k_anonymity": {"k": 4}, "alpha_k_anonymity": {"alpha": 0.5, "k": 9}, "t_closeness": {"t": 0.2}}"#;
        let read = ToolResult::read(report).unwrap();
        assert_eq!((read.smallest, read.tool.as_str()), (4, "pyCANON"));
        assert_eq!(read.left, ["alpha_k_anonymity", "t_closeness"]);
    }

    #[test]
    fn a_wrong_line_is_named_by_its_number() {
        for (text, error) in [
            ("size\n5\n\n男,30,杭州\n", ImportError::Line(4)),
            ("5\nhead\n", ImportError::Line(2)),
            ("5,2,1", ImportError::Line(1)),
            ("男,5", ImportError::Line(1)),
            ("7,500", ImportError::NoHead(1)),
            ("size\n5\n7,500", ImportError::NoHead(3)),
            ("5\n-1", ImportError::Line(2)),
            ("5\n2.5", ImportError::Line(2)),
            ("5\n0", ImportError::Zero(2)),
            ("18446744073709551615\n1", ImportError::TooMany(2)),
            ("city,age\n5,2", ImportError::Columns),
            (",n\n5,120\n3,40", ImportError::Columns),
            (",n\n0,5\n2,5", ImportError::Columns),
            (",count\n1,5\n2,5", ImportError::Columns),
            (",n,m\n0,5,5", ImportError::Line(1)),
            ("size\n", ImportError::NoClasses),
            ("", ImportError::NoClasses),
        ] {
            assert_eq!(table(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn a_result_is_read_from_json_and_from_lines() {
        let json = r#"{ "k": 5, "classes": 3, "records": 20, "tool": "ARX", "version": "3.9.1", "mean": 0.15 }"#;
        let lines = "k,5\nclasses=3\nrecords: 20\ntool,ARX\nversion,3.9.1\nmean,0.15\n";
        let expected = ToolResult {
            smallest: 5,
            classes: Some(3),
            records: Some(20),
            tool: "ARX 3.9.1".into(),
            left: vec!["mean".into()],
        };
        assert_eq!(ToolResult::read(json), Ok(expected.clone()));
        assert_eq!(ToolResult::read(lines), Ok(expected));
        assert_eq!(ToolResult::read("classes,3"), Err(ImportError::NoSmallest));
        for impossible in
            ["k,0", "k,30\nrecords,20", "k,5\nclasses,5\nrecords,20", "k,5\nclasses,0"]
        {
            let refused = ToolResult::read(impossible);
            assert!(matches!(refused, Err(ImportError::Impossible(..))), "{impossible}");
        }
        assert_eq!(
            ToolResult::read("k,5\ndate,2026-02-30"),
            Err(ImportError::Value("date".into()))
        );
        for unread in ["k,2.5", "k,1.500", "k,about 5", "k=5 visits"] {
            assert_eq!(ToolResult::read(unread), Err(ImportError::Value("k".into())), "{unread}");
        }
        for (text, k) in [("k: 1,200", 1_200), (r#"{ "k": 5.0 }"#, 5)] {
            assert_eq!(ToolResult::read(text).map(|read| read.smallest), Ok(k), "{text}");
        }
    }
}
