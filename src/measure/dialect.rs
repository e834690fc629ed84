//! How engines write what a query of classes needs. Whether an engine was run, and gave the sizes of the local pass, stands with it.

/// A family of engines that write alike.
#[derive(Debug)]
pub struct Dialect {
    /// As it is asked for.
    pub code: &'static str,
    /// As it is called.
    pub name: &'static str,
    /// The engine and version on which the set of traps gave the sizes of the local pass; empty where none was run.
    pub proven: &'static str,
    quote: char,
    /// A text of a column.
    text: &'static str,
    /// What a text is grouped by.
    bytes: &'static str,
    /// Whether a text in small letters is one of a list.
    among: Among,
    tab: &'static str,
    /// Whether a text matches a pattern.
    matches: &'static str,
    /// A whole number, nothing where it is none.
    whole: &'static str,
    remainder: &'static str,
    /// How many different values stand there, exactly.
    distinct: &'static str,
    /// Whether a backslash in a text stands for something else, so that it is doubled.
    escapes: bool,
}

/// How a list of texts is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Among {
    Texts,
    /// By their bytes in hexadecimal, where comparing texts would make more of them alike.
    Hexadecimal,
}

const STANDARD: Dialect = Dialect {
    code: "",
    name: "",
    proven: "",
    quote: '"',
    text: "CAST({} AS VARCHAR)",
    bytes: "{}",
    among: Among::Texts,
    tab: "CHR(9)",
    matches: "REGEXP_LIKE({}, {})",
    whole: "TRY_CAST({} AS BIGINT)",
    remainder: "({} % {})",
    distinct: "COUNT(DISTINCT {})",
    escapes: false,
};

/// Every dialect, those that were run first.
pub static DIALECTS: [Dialect; 10] = [
    Dialect {
        code: "duckdb",
        name: "DuckDB",
        proven: "DuckDB 2.0.1",
        matches: "REGEXP_MATCHES({}, {})",
        ..STANDARD
    },
    Dialect {
        code: "postgresql",
        name: "PostgreSQL",
        proven: "PostgreSQL 15.18",
        text: "CAST({} AS TEXT) COLLATE \"C\"",
        matches: "({} ~ {})",
        whole: "CAST({} AS BIGINT)",
        ..STANDARD
    },
    Dialect {
        code: "mariadb",
        name: "MariaDB",
        proven: "MariaDB 10.11.19",
        quote: '`',
        text: "CONVERT({} USING utf8mb4) COLLATE utf8mb4_nopad_bin",
        bytes: "HEX({})",
        among: Among::Hexadecimal,
        tab: "CHAR(9 USING utf8mb4)",
        matches: "({} REGEXP {})",
        whole: "CAST({} AS SIGNED)",
        escapes: true,
        ..STANDARD
    },
    Dialect {
        code: "clickhouse",
        name: "ClickHouse",
        proven: "ClickHouse 26.9.2.1",
        text: "CAST({} AS Nullable(String))",
        tab: "char(9)",
        matches: "match({}, {})",
        whole: "toInt64OrNull({})",
        distinct: "uniqExact({})",
        escapes: true,
        ..STANDARD
    },
    Dialect {
        code: "spark",
        name: "Spark",
        proven: "Spark 4.1.1",
        quote: '`',
        text: "CAST({} AS STRING)",
        matches: "({} RLIKE {})",
        escapes: true,
        ..STANDARD
    },
    Dialect {
        code: "mysql",
        name: "MySQL",
        quote: '`',
        text: "CONVERT({} USING utf8mb4) COLLATE utf8mb4_0900_bin",
        bytes: "HEX({})",
        among: Among::Hexadecimal,
        tab: "CHAR(9 USING utf8mb4)",
        matches: "({} REGEXP {})",
        whole: "CAST({} AS SIGNED)",
        escapes: true,
        ..STANDARD
    },
    Dialect { code: "trino", name: "Trino / Presto", ..STANDARD },
    Dialect {
        code: "hive",
        name: "Hive / MaxCompute",
        quote: '`',
        text: "CAST({} AS STRING)",
        matches: "({} RLIKE {})",
        whole: "CAST({} AS BIGINT)",
        escapes: true,
        ..STANDARD
    },
    Dialect {
        code: "doris",
        name: "Doris / StarRocks",
        quote: '`',
        tab: "CHAR(9)",
        matches: "({} REGEXP {})",
        whole: "CAST({} AS BIGINT)",
        escapes: true,
        ..STANDARD
    },
    Dialect {
        code: "bigquery",
        name: "BigQuery",
        quote: '`',
        text: "CAST({} AS STRING)",
        matches: "REGEXP_CONTAINS({}, {})",
        whole: "SAFE_CAST({} AS INT64)",
        remainder: "MOD({}, {})",
        escapes: true,
        ..STANDARD
    },
];

impl Dialect {
    /// The dialect of this code.
    pub fn find(code: &str) -> Option<&'static Self> {
        DIALECTS.iter().find(|one| one.code == code)
    }

    /// The text of a column.
    pub(super) fn text(&self, column: &str) -> String {
        fill(self.text, &[&self.name_of(column)])
    }

    /// A name between its marks.
    pub(super) fn name_of(&self, name: &str) -> String {
        let (mark, twice) = (self.quote, format!("{0}{0}", self.quote));
        format!("{mark}{}{mark}", name.replace(self.quote, &twice))
    }

    /// A text as it is written.
    pub(super) fn literal(&self, text: &str) -> String {
        let text = if self.escapes { text.replace('\\', "\\\\") } else { text.to_owned() };
        format!("'{}'", text.replace('\'', "''"))
    }

    /// What a text is grouped by.
    pub(super) fn bytes(&self, text: &str) -> String {
        fill(self.bytes, &[text])
    }

    /// Whether a text in small letters is one of these.
    pub(super) fn is_among(&self, text: &str, all: &[&str]) -> String {
        let hexadecimal = |text: &str| -> String {
            let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
            let digits = text.bytes().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
            digits.map(|digit| digit.to_ascii_uppercase()).collect()
        };
        let (text, all): (String, Vec<String>) = match self.among {
            Among::Texts => {
                (format!("LOWER({text})"), all.iter().map(|one| self.literal(one)).collect())
            }
            Among::Hexadecimal => (
                format!("HEX(LOWER({text}))"),
                all.iter().map(|one| format!("'{}'", hexadecimal(one))).collect(),
            ),
        };
        format!("{text} IN ({})", all.join(", "))
    }

    /// Whether nothing but blanks stands in a text.
    pub(super) fn is_blank(&self, text: &str) -> String {
        let (tab, wide) = (self.tab, self.literal("\u{3000}"));
        format!("LENGTH(REPLACE(REPLACE(REPLACE({text}, ' ', ''), {tab}, ''), {wide}, '')) = 0")
    }

    /// Whether a text matches.
    pub(super) fn matches(&self, text: &str, pattern: &str) -> String {
        fill(self.matches, &[text, &self.literal(pattern)])
    }

    /// The lower end of the band of a whole number, as a text.
    pub(super) fn band(&self, text: &str, width: u64) -> String {
        let width = width.to_string();
        let number = fill(self.whole, &[text]);
        let rest = fill(self.remainder, &[&number, &width]);
        let rest = fill(self.remainder, &[&format!("({rest} + {width})"), &width]);
        let band = format!("({number} - {rest})");
        match self.among {
            Among::Hexadecimal => format!("CONVERT({band} USING utf8mb4)"),
            Among::Texts => {
                let cast = self.text.split(" COLLATE").next().unwrap_or(self.text);
                fill(cast, &[&band])
            }
        }
    }

    /// How many different values there are.
    pub(super) fn distinct(&self, of: &str) -> String {
        fill(self.distinct, &[of])
    }
}

/// Puts texts into the holes of a pattern, one after the other.
fn fill(pattern: &str, all: &[&str]) -> String {
    let mut parts = pattern.split("{}");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (part, text) in parts.zip(all) {
        out.push_str(text);
        out.push_str(part);
    }
    out
}
