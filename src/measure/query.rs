//! One query that lets an engine count classes as the local pass does.
//!
//! It yields a few numbers: how many classes there are of each size, how many people, how many rows. No value leaves the engine.

use super::asked::{Coarser, Column};
use super::cell::MARKS;
use super::dialect::Dialect;
use super::key;

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
    /// One person in several writings.
    Key,
    /// Rows that name nobody.
    Nobody,
    /// Counting that is only near.
    Exact,
    /// A class of nobody but rows that name nobody.
    Lone,
    /// Lines of the result that are lost on the way.
    Whole,
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
const YEAR: &str = "^(1[89][0-9][0-9]|2[01][0-9][0-9]|2200)($|[-/.\u{5e74}]($|[^0-9]|(0?[1-9]|1[0-2])($|[^0-9]))|(0[1-9]|1[0-2])($|[^0-9]|[0-9][0-9]($|[^0-9]|[0-9][0-9][0-9][0-9][0-9][0-9]($|[^0-9]))))";
const MONTH: &str = "^(1[89][0-9][0-9]|2[01][0-9][0-9]|2200)-(0[1-9]|1[0-2])($|[^0-9])";
/// A whole number that every engine holds.
const WHOLE: &str = "^-?[0-9][0-9]?[0-9]?[0-9]?[0-9]?[0-9]?[0-9]?[0-9]?[0-9]?[0-9]?[0-9]?[0-9]?$";

/// The query. `table` stands in it as it was given.
pub fn query(dialect: &Dialect, table: &str, people: &[String], quasi: &[Column]) -> Vec<Line> {
    let mut out = Vec::new();
    let mut line = |sql: String, guard| out.push(Line { sql, guard });
    let own = own_names(table, people, quasi);
    let each = |name: &str, count: usize| -> Vec<String> {
        (1..=count).map(|at| format!("{own}{name}{at}")).collect()
    };
    let texts = each("t", people.len() + quasi.len());
    let (keys, values) = texts.split_at(people.len());
    let folded = each("f", people.len());
    let (joined, kinds) = (each("j", quasi.len()), each("e", quasi.len()));
    let names = people.iter().chain(quasi.iter().map(|one| &one.name));
    line(format!("WITH {own}texts AS ("), None);
    line("  SELECT".to_owned(), Some(Guard::Text));
    let columns = names.zip(&texts).map(|(name, own)| format!("{} AS {own}", dialect.text(name)));
    line(listed(columns), None);
    line(format!("  FROM {table}"), None);
    line(format!("), {own}keys AS ("), None);
    line("  SELECT".to_owned(), Some(Guard::Key));
    let fold = keys.iter().zip(&folded);
    let fold = fold.map(|(text, own)| format!("{} AS {own}", dialect.folded(text)));
    line(listed(fold.chain(texts.iter().cloned())), None);
    line(format!("  FROM {own}texts"), None);
    line(format!("), {own}cells AS ("), None);
    line("  SELECT".to_owned(), Some(Guard::Nobody));
    let somebody = somebody(dialect, keys, &folded);
    let person = |parts: &[String]| {
        format!("CASE WHEN {somebody} THEN {} END", dialect.bytes(&together(dialect, parts)))
    };
    line(format!("    {} AS {own}person,", person(&folded)), None);
    line(format!("    {} AS {own}written,", person(keys)), None);
    for (at, ((column, text), (joined, kind))) in
        quasi.iter().zip(values).zip(joined.iter().zip(&kinds)).enumerate()
    {
        let empty = is_empty(dialect, text);
        let value = dialect.bytes(&coarsened(dialect, text, column.coarser));
        line(
            format!("    CASE WHEN {empty} THEN NULL ELSE {value} END AS {joined},"),
            match column.coarser {
                Coarser::Year | Coarser::Month => Some(Guard::Date),
                Coarser::Band(_) => Some(Guard::Band),
                _ if at == 0 => Some(Guard::Bytes),
                _ => None,
            },
        );
        let comma = if at + 1 == quasi.len() { "" } else { "," };
        // What is empty stands beside the values, so that no mark is taken for a value that was made coarser.
        let raw = dialect.bytes(text);
        let guard = (at == 0).then_some(Guard::Missing);
        line(format!("    CASE WHEN {empty} THEN {raw} END AS {kind}{comma}"), guard);
    }
    line(format!("  FROM {own}keys"), None);
    line(format!("), {own}sizes AS ("), None);
    let distinct = dialect.distinct(&format!("{own}person"));
    // Named apart from the result, whose names an engine may take for these.
    let size = format!("CASE WHEN {distinct} = 0 THEN 1 ELSE {distinct} END AS {own}size");
    line(format!("  SELECT 'joined' AS {own}figure, {size}"), Some(Guard::Lone));
    line(format!("  FROM {own}cells GROUP BY {}", joined.join(", ")), None);
    line("  UNION ALL".to_owned(), None);
    line(format!("  SELECT 'apart' AS {own}figure, {size}"), None);
    let apart = [joined, kinds].concat().join(", ");
    line(format!("  FROM {own}cells GROUP BY {apart}"), None);
    line(format!("), {own}each AS ("), None);
    line(
        format!(
            "  SELECT COUNT(*) AS {own}rows FROM {own}cells WHERE {own}person IS NOT NULL GROUP BY {own}person"
        ),
        None,
    );
    line(")".to_owned(), None);
    let select = |figure: &str, number: &str, rest: &str| {
        format!("SELECT '{figure}' AS figure, 0 AS size, {number} AS number FROM {own}{rest}")
    };
    line(
        format!(
            "SELECT {own}figure AS figure, {own}size AS size, COUNT(*) AS number FROM {own}sizes GROUP BY {own}figure, {own}size"
        ),
        None,
    );
    for figure in ["apart", "joined"] {
        let of = format!("sizes WHERE {own}figure = '{figure}'");
        line("UNION ALL".to_owned(), None);
        let guard = (figure == "apart").then_some(Guard::Whole);
        line(select(&format!("{figure}_classes"), "COUNT(*)", &of), guard);
        line("UNION ALL".to_owned(), None);
        line(
            select(&format!("{figure}_people"), &format!("COALESCE(SUM({own}size), 0)"), &of),
            None,
        );
    }
    line("UNION ALL".to_owned(), None);
    line(select("people", &distinct, "cells"), Some(Guard::Exact));
    line("UNION ALL".to_owned(), None);
    let written = dialect.distinct(&format!("{own}written"));
    line(select("people_as_written", &written, "cells"), None);
    line("UNION ALL".to_owned(), None);
    line(select("most_rows", &format!("COALESCE(MAX({own}rows), 0)"), "each"), None);
    line("UNION ALL".to_owned(), None);
    line(select("rows", "COUNT(*)", "cells"), None);
    line("UNION ALL".to_owned(), None);
    line(select("rows_of_nobody", &format!("COUNT(*) - COUNT({own}person)"), "cells"), None);
    out
}

/// How names of the query begin, so that no column and no table has one of them: there are engines that take such a name for the column.
fn own_names(table: &str, people: &[String], quasi: &[Column]) -> String {
    let mut own = "cj_".to_owned();
    let names = || people.iter().chain(quasi.iter().map(|one| &one.name)).map(String::as_str);
    while names().chain([table]).any(|name| name.to_lowercase().contains(&own)) {
        own.push('_');
    }
    own
}

/// Columns of a query, one below the other.
fn listed(columns: impl Iterator<Item = String>) -> String {
    columns.map(|column| format!("    {column}")).collect::<Vec<_>>().join(",\n")
}

fn is_empty(dialect: &Dialect, text: &str) -> String {
    let marks = dialect.is_among(text, &MARKS);
    format!("{text} IS NULL OR {} OR {marks}", dialect.is_blank(text))
}

/// Whether every part of a key is there, and none is a word for nobody.
fn somebody(dialect: &Dialect, keys: &[String], folded: &[String]) -> String {
    let nobody: Vec<String> = key::nobody().chain([String::new()]).collect();
    let nobody: Vec<&str> = nobody.iter().map(String::as_str).collect();
    let known = |(key, folded): (&String, &String)| {
        format!("{key} IS NOT NULL AND NOT ({})", dialect.is_one(folded, &nobody))
    };
    keys.iter().zip(folded).map(known).collect::<Vec<_>>().join(" AND ")
}

/// The parts of a key as one text. Lengths keep two of them side by side from being two others.
fn together(dialect: &Dialect, parts: &[String]) -> String {
    match parts {
        [one] => one.clone(),
        parts => {
            let part = |text: &String| {
                format!("{}, ':', {text}", dialect.cast(&format!("LENGTH({text})")))
            };
            format!("CONCAT({})", parts.iter().map(part).collect::<Vec<_>>().join(", "))
        }
    }
}

fn coarsened(dialect: &Dialect, text: &str, how: Coarser) -> String {
    let end = dialect.end();
    let made = |pattern: &str, made: String| {
        let matches = dialect.matches(text, &pattern.replace('$', end));
        format!("CASE WHEN {matches} THEN {made} ELSE {text} END")
    };
    match how {
        Coarser::Not => text.to_owned(),
        Coarser::Prefix(signs) => dialect.prefix(text, signs),
        Coarser::Year => made(YEAR, dialect.prefix(text, 4)),
        // Only one writing of months: others stay as they are.
        Coarser::Month => made(MONTH, dialect.prefix(text, 7)),
        Coarser::Band(width) => made(WHOLE, dialect.band(text, width)),
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
            assert_eq!(sql.matches(" AS cj_j").count(), 5, "{sql}");
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
                Guard::Key,
                Guard::Whole,
            ] {
                assert!(guards.contains(&guard), "{} guards against {guard:?}", dialect.code);
            }
        }
    }

    /// What each kind of engine needs so that it joins no two values.
    #[test]
    fn every_dialect_compares_bytes_and_counts_signs() {
        for (code, parts) in [
            ("clickhouse", &["substringUTF8(cj_t2, 1, 2)"][..]),
            ("duckdb", &["ENCODE(SUBSTRING(cj_t2, 1, 2))", "ENCODE(cj_f1)"]),
            ("mariadb", &["SHA2(SUBSTRING(cj_t2, 1, 2), 256)", "SHA2(cj_f1, 256)"]),
            ("mysql", &["SHA2(SUBSTRING(cj_t2, 1, 2), 256)", "SHA2(cj_f1, 256)"]),
            ("bigquery", &["COLLATE(CAST(`id` AS STRING), '')", "CAST(cj_f1 AS BYTES)"]),
            ("spark", &["CAST(cj_f1 AS BINARY)"]),
            ("postgresql", &["CAST(\"id\" AS TEXT) COLLATE \"C\""]),
        ] {
            let dialect = Dialect::find(code).unwrap();
            let quasi = Column::list("prefix(town,2),band(age,10)").unwrap();
            let lines = query(dialect, "data", &["id".to_owned()], &quasi);
            let sql: String = lines.iter().map(|line| line.sql.clone() + "\n").collect();
            for part in parts {
                assert!(sql.contains(part), "{part}: {sql}");
            }
            // A dollar sign matches before a last line break.
            assert!(code == "postgresql" || !sql.contains('$'), "{sql}");
        }
    }

    #[test]
    fn no_column_has_a_name_of_the_query() {
        let quasi = Column::list("CJ_T1,t1").unwrap();
        let dialect = Dialect::find("clickhouse").unwrap();
        let lines = query(dialect, "cj__texts", &["person".to_owned()], &quasi);
        let sql: String = lines.iter().map(|line| line.sql.clone() + "\n").collect();
        assert!(sql.starts_with("WITH cj___texts AS ("), "{sql}");
        assert!(sql.contains("FROM cj__texts\n"), "{sql}");
    }
}
