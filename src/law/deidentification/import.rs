//! Reads the sizes of equivalence classes, or the result of another tool, line by line.
//!
//! Only sizes are taken. A line with anything else is refused by its number and never quoted: it may hold raw values.

use serde_json::Value;

use crate::day::{Day, half_width};
use crate::form::{Answers, Classes, Gathering, Kind, NoClass, Unit};
use crate::text::{Phrase, Text, grouped, phrase, t};

/// Why a file is no table of class sizes, or no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum ImportError {
    /// A line is no size, or no size with a number of classes. Lines count from 1.
    Line(u64),
    /// A size or number of zero.
    Zero(u64),
    /// Two numbers in a line, and no first line that says which is the size; or a number with a comma between thousands.
    NoHead(u64),
    /// More records or sizes than can be counted.
    TooMany(u64),
    /// The first line names columns, but not which of two is the size.
    Columns,
    /// No class at all.
    NoClasses,
    /// A result without k.
    NoSmallest,
    /// A value of a result that cannot be read: the key.
    Value(String),
    /// Figures of a result that cannot all be true: k, classes and records.
    Impossible(u64, Option<u64>, Option<u64>),
}

impl ImportError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Line(line) => said!(
                "第{line}行不是等价类大小。每行只写大小，或者在标题行 size,count 之下写 大小,个\
                 数，都是整数；这里只收大小，不收准标识符的取值。",
                "Line {line} is no class size. Each line holds a size, or below the head line \
                 size,count a size and a count, in whole numbers; only sizes are taken, never \
                 the values of quasi-identifiers.",
                line,
            ),
            Self::Zero(line) => said!(
                "第{line}行的大小或者个数是0。每个等价类至少有一条记录。",
                "Line {line} has a size or count of 0. A class has one record or more.",
                line,
            ),
            Self::NoHead(line) => said!(
                "第{line}行有两个数，但没有标题行说明含义（“7,500”可能是七千五百，也可能是大小7、\
                 个数500）。两列的请在首行写 size,count（大小,个数）；大小请不用千分位逗号。",
                "Line {line} has two numbers and no head line says what they are (\"7,500\" may \
                 be seven thousand five hundred, or 500 classes of 7). Begin two columns with \
                 the line size,count; write sizes without a comma between thousands.",
                line,
            ),
            Self::TooMany(line) => said!(
                "第{line}行起超出可以计算的范围（不同的大小最多{most}种）。",
                "From line {line} on there is more than can be counted (at most {most} different \
                 sizes).",
                line,
                most = grouped(Classes::MOST_SIZES as u64),
            ),
            Self::Columns => phrase(
                "标题行没有说明哪一列是大小。请把两列命名为 size 和 count（大小、个数）。",
                "The first line does not say which column is the size. Name the two columns size and count.",
            ),
            Self::NoClasses => phrase("文件中没有等价类大小。", "The file holds no class size."),
            Self::NoSmallest => phrase(
                "结果中没有 k。请写 k（最小等价类的记录数），另可写 classes、records、tool、version、date。",
                "The result has no k. Write k (records in the smallest class), and if known classes, records, tool, version, date.",
            ),
            Self::Impossible(k, classes, records) => {
                let said = |number: &Option<u64>| number.map_or_else(|| "-".to_owned(), grouped);
                let (k, classes, records) = (grouped(*k), said(classes), said(records));
                said!(
                    "结果中的数字不可能同时成立：k={k}，等价类{classes}个，记录{records}条。每个\
                     等价类至少有k条记录，k至少为1。",
                    "The figures of the result cannot all be true: k={k}, classes {classes}, \
                     records {records}. Every class has k records or more, and k is 1 or more.",
                    k,
                    classes,
                    records,
                )
            }
            Self::Value(key) => said!(
                "结果中 {key} 的值不能读取：数字应为整数，名称应为一行文字，日期应为实有的日期（\
                 2026-03-01）。",
                "The value of {key} in the result cannot be read: numbers are whole, names one \
                 line of text, a date a day that exists (2026-03-01).",
                key,
            ),
        }
    }
}

/// A table of class sizes, taken line by line.
#[derive(Debug, Default)]
pub struct Table {
    classes: Gathering,
    /// Lines seen, empty ones included.
    line: u64,
    /// Whether a line with content was seen: only the first may name columns.
    begun: bool,
    columns: Columns,
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
    /// If there was no class.
    pub fn finish(self) -> Result<Classes, ImportError> {
        self.classes.finish().ok_or(ImportError::NoClasses)
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
