//! One query that lets an engine count classes as the local pass does, and its result as it comes back.
//!
//! It yields a few numbers: how many classes there are of each size, how many people, how many rows. No value leaves the engine.

use std::collections::BTreeMap;

use super::asked::{Coarser, Column};
use super::cell::MARKS;
use super::dialect::Dialect;
use super::report::Figures;

/// What a part of a query guards against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guard {
    /// A column that the engine takes for a number or a day loses noughts and ends.
    Text,
    /// Engines that join nothing and empty, and programs that write a word for nothing.
    Missing,
    /// Comparing that joins capitals, accents and blanks at the end.
    Bytes,
    /// Days in several writings.
    Date,
    /// Numbers in bands.
    Band,
    /// Rows that name nobody.
    Nobody,
    /// Counting that is only near.
    Exact,
    /// A class of nobody but rows that name nobody.
    Lone,
}

/// A line of a query, with what it guards against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As it is written.
    pub sql: String,
    /// What it guards against.
    pub guard: Option<Guard>,
}

/// A day whose year is taken, and one whose month is.
const YEAR: &str = "^(1[89][0-9][0-9]|2[01][0-9][0-9]|2200)($|[-/.年]($|[^0-9]|(0?[1-9]|1[0-2])($|[^0-9]))|(0[1-9]|1[0-2])($|[^0-9]|[0-9][0-9]($|[^0-9]|[0-9][0-9][0-9][0-9][0-9][0-9]($|[^0-9]))))";
/// A whole number that every engine holds.
const WHOLE: &str = "^-?[0-9][0-9]?[0-9]?[0-9]?[0-9]?[0-9]?[0-9]?[0-9]?[0-9]?[0-9]?[0-9]?[0-9]?$";

/// The query. `table` stands in it as it was given.
pub fn query(dialect: &Dialect, table: &str, people: &[String], quasi: &[Column]) -> Vec<Line> {
    let mut out = Vec::new();
    let mut line = |sql: String, guard| out.push(Line { sql, guard });
    let apart: Vec<String> = (1..=quasi.len()).map(|at| format!("a{at}")).collect();
    let joined: Vec<String> = (1..=quasi.len()).map(|at| format!("j{at}")).collect();
    let names: Vec<&str> = people
        .iter()
        .map(String::as_str)
        .chain(quasi.iter().map(|one| one.name.as_str()))
        .collect();
    line("WITH texts AS (".to_owned(), None);
    line("  SELECT".to_owned(), Some(Guard::Text));
    for (at, name) in names.iter().enumerate() {
        let comma = if at + 1 == names.len() { "" } else { "," };
        line(format!("    {} AS t{}{comma}", dialect.text(name), at + 1), None);
    }
    line(format!("  FROM {table}"), None);
    line("), cells AS (".to_owned(), None);
    line("  SELECT".to_owned(), Some(Guard::Nobody));
    line(format!("    {} AS person,", person(dialect, people.len())), None);
    for (at, column) in quasi.iter().enumerate() {
        let text = format!("t{}", people.len() + at + 1);
        let guard = match column.coarser {
            _ if at == 0 => Some(Guard::Missing),
            _ => None,
        };
        let value = coarsened(dialect, &text, column.coarser);
        let value = dialect.bytes(&value);
        let empty = is_empty(dialect, &text);
        line(format!("    CASE WHEN {empty} THEN NULL ELSE {value} END AS j{},", at + 1), guard);
        let comma = if at + 1 == quasi.len() { "" } else { "," };
        let raw = dialect.bytes(&text);
        line(
            format!("    CASE WHEN {empty} THEN {raw} ELSE {value} END AS a{}{comma}", at + 1),
            match column.coarser {
                Coarser::Year | Coarser::Month => Some(Guard::Date),
                Coarser::Band(_) => Some(Guard::Band),
                _ if at == 0 => Some(Guard::Bytes),
                _ => None,
            },
        );
    }
    line("  FROM texts".to_owned(), None);
    line("), sizes AS (".to_owned(), None);
    let distinct = dialect.distinct("person");
    let size = format!("CASE WHEN {distinct} = 0 THEN 1 ELSE {distinct} END AS size");
    line(format!("  SELECT 'joined' AS figure, {size}"), Some(Guard::Lone));
    line(format!("  FROM cells GROUP BY {}", joined.join(", ")), None);
    line("  UNION ALL".to_owned(), None);
    line(format!("  SELECT 'apart' AS figure, {size}"), None);
    line(format!("  FROM cells GROUP BY {}", apart.join(", ")), None);
    line(")".to_owned(), None);
    line(
        "SELECT figure, size, COUNT(*) AS number FROM sizes GROUP BY figure, size".to_owned(),
        None,
    );
    line("UNION ALL".to_owned(), None);
    line(
        format!("SELECT 'people' AS figure, 0 AS size, {distinct} AS number FROM cells"),
        Some(Guard::Exact),
    );
    line("UNION ALL".to_owned(), None);
    line("SELECT 'rows' AS figure, 0 AS size, COUNT(*) AS number FROM cells".to_owned(), None);
    line("UNION ALL".to_owned(), None);
    line(
        "SELECT 'rows_of_nobody' AS figure, 0 AS size, COUNT(*) - COUNT(person) AS number FROM cells"
            .to_owned(),
        None,
    );
    out
}

fn is_empty(dialect: &Dialect, text: &str) -> String {
    let marks = dialect.is_among(text, &MARKS);
    format!("{text} IS NULL OR {} OR {marks}", dialect.is_blank(text))
}

/// Who a row is of: the bytes of the key; nothing where it names nobody. Lengths keep two keys side by side from being two others.
fn person(dialect: &Dialect, keys: usize) -> String {
    let known = |at: usize| format!("NOT ({})", is_empty(dialect, &format!("t{at}")));
    match keys {
        1 => format!("CASE WHEN {} THEN {} END", known(1), dialect.bytes("t1")),
        keys => {
            let any: Vec<String> = (1..=keys).map(known).collect();
            let part = |at: usize| {
                let text = format!("COALESCE(t{at}, '')");
                let bytes = dialect.bytes(&text);
                let length = fill_length(dialect, &text);
                format!("{length}, ':', {bytes}")
            };
            let parts: Vec<String> = (1..=keys).map(part).collect();
            format!("CASE WHEN {} THEN CONCAT({}) END", any.join(" OR "), parts.join(", "))
        }
    }
}

fn fill_length(dialect: &Dialect, text: &str) -> String {
    match dialect.code {
        "bigquery" | "spark" | "hive" => format!("CAST(LENGTH({text}) AS STRING)"),
        "clickhouse" => format!("toString(length({text}))"),
        "mariadb" | "mysql" => format!("CONVERT(LENGTH({text}) USING utf8mb4)"),
        _ => format!("CAST(LENGTH({text}) AS VARCHAR)"),
    }
}

fn coarsened(dialect: &Dialect, text: &str, how: Coarser) -> String {
    let start = |signs: usize| format!("SUBSTRING({text}, 1, {signs})");
    match how {
        Coarser::Not => text.to_owned(),
        Coarser::Prefix(signs) => start(signs),
        Coarser::Year => {
            format!("CASE WHEN {} THEN {} ELSE {text} END", dialect.matches(text, YEAR), start(4))
        }
        // Only one writing of months: others stay as they are.
        Coarser::Month => {
            const MONTH: &str = "^(1[89][0-9][0-9]|2[01][0-9][0-9]|2200)-(0[1-9]|1[0-2])($|[^0-9])";
            format!("CASE WHEN {} THEN {} ELSE {text} END", dialect.matches(text, MONTH), start(7))
        }
        Coarser::Band(width) => {
            let band = dialect.band(text, width);
            format!("CASE WHEN {} THEN {band} ELSE {text} END", dialect.matches(text, WHOLE))
        }
    }
}

/// What an engine counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Kinds of empty cells apart, as the engine tells them apart.
    pub apart: Figures,
    /// Kinds of empty cells together.
    pub joined: Figures,
    /// Different persons.
    pub people: u64,
    /// Rows.
    pub rows: u64,
    /// Rows that name nobody.
    pub rows_of_nobody: u64,
}

/// Why a result cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoResult {
    /// A line, from 1, is none of a result: a figure, a size and a number.
    Line(u64),
    /// A number with a fraction: sizes and people are whole.
    Fraction(u64),
    /// A figure stands twice, or one is missing.
    Figures,
    /// There are more people in classes than there can be, or fewer.
    Sum,
}

impl Counted {
    /// Reads the lines `figure,size,number`, with or without their heading, in any order; tabs, semicolons and bars divide as commas do.
    ///
    /// # Errors
    /// A line that is none, a figure that is missing, or figures that cannot be true together.
    pub fn read(text: &str) -> Result<Self, NoResult> {
        let mut sizes: [BTreeMap<u64, u64>; 2] = Default::default();
        let mut single: BTreeMap<&str, u64> = BTreeMap::new();
        for (at, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            let cells = line.split([',', '\t', ';', '|']).map(|one| one.trim().trim_matches('"'));
            let cells: Vec<&str> = cells.filter(|one| !one.is_empty()).collect();
            let [figure, size, number] = *cells else {
                if cells.is_empty() {
                    continue;
                }
                return Err(NoResult::Line(at));
            };
            if at == 1 && figure == "figure" {
                continue;
            }
            let whole = |text: &str| {
                let wrong =
                    if text.parse::<f64>().is_ok() { NoResult::Fraction } else { NoResult::Line };
                text.parse::<u64>().map_err(|_| wrong(at))
            };
            let (size, number) = (whole(size)?, whole(number)?);
            let before = match (figure, size) {
                ("apart", 1..) => sizes[0].insert(size, number),
                ("joined", 1..) => sizes[1].insert(size, number),
                ("people" | "rows" | "rows_of_nobody", 0) => single.insert(figure, number),
                _ => return Err(NoResult::Line(at)),
            };
            if before.is_some() {
                return Err(NoResult::Figures);
            }
        }
        let single = |name: &str| single.get(name).copied().ok_or(NoResult::Figures);
        let (people, rows, nobody) =
            (single("people")?, single("rows")?, single("rows_of_nobody")?);
        let [apart, joined] = sizes.map(Figures::new);
        let out = Self { apart, joined, people, rows, rows_of_nobody: nobody };
        let fits = |one: &Figures| {
            // Each person stands in some class, and each membership takes a row.
            one.classes > 0 && one.memberships >= people && one.memberships <= rows
        };
        let is_finer = out.apart.classes >= out.joined.classes && out.apart.k <= out.joined.k;
        let is_true = nobody <= rows && people <= rows - nobody && is_finer;
        if is_true && fits(&out.apart) && fits(&out.joined) { Ok(out) } else { Err(NoResult::Sum) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::DIALECTS;

    #[test]
    fn every_dialect_asks_for_the_same_and_closes_what_it_opens() {
        let quasi =
            Column::list("a'b,year(birth),prefix(post\"`code,2),band(age,10),month(m)").unwrap();
        for dialect in &DIALECTS {
            let lines = query(dialect, "data", &["id".to_owned(), "no".to_owned()], &quasi);
            let sql: String = lines.iter().map(|line| line.sql.clone() + "\n").collect();
            assert_eq!(sql.matches('(').count(), sql.matches(')').count(), "{sql}");
            assert!(!sql.contains("{}"), "{sql}");
            assert_eq!(sql.matches(" AS j").count(), 5, "{sql}");
            let guards: Vec<Guard> = lines.iter().filter_map(|line| line.guard).collect();
            for guard in [
                Guard::Text,
                Guard::Missing,
                Guard::Bytes,
                Guard::Date,
                Guard::Band,
                Guard::Nobody,
                Guard::Exact,
                Guard::Lone,
            ] {
                assert!(guards.contains(&guard), "{} guards against {guard:?}", dialect.code);
            }
        }
    }

    #[test]
    fn a_result_is_read_and_one_that_cannot_be_true_is_not() {
        let text = "figure,size,number\napart,1,2\napart,3,1\njoined,2,1\njoined,3,1\npeople,0,5\nrows,0,8\nrows_of_nobody,0,1\n";
        let read = Counted::read(text).unwrap();
        assert_eq!((read.apart.k, read.joined.k, read.people, read.rows), (1, 2, 5, 8));
        assert_eq!(Counted::read(&text.replace(',', "\t")), Ok(read));
        for (from, to, wrong) in [
            ("apart,3,1", "apart,3", NoResult::Line(3)),
            ("apart,3,1", "apart,x,1", NoResult::Line(3)),
            ("apart,3,1", "apart,2.5,1", NoResult::Fraction(3)),
            ("rows,0,8\n", "", NoResult::Figures),
            ("apart,3,1", "apart,1,1", NoResult::Figures),
            ("people,0,5", "people,0,6", NoResult::Sum),
            ("rows,0,8", "rows,0,4", NoResult::Sum),
        ] {
            assert_eq!(Counted::read(&text.replace(from, to)), Err(wrong), "{to}");
        }
    }
}
