//! How engines write what a query of classes needs. Whether an engine was run, and gave the sizes of the local pass, stands with it.

use super::key;

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
    /// Anything as a text.
    cast: &'static str,
    /// A text by its bytes alone, whatever rule of comparing the column or the engine has.
    text: &'static str,
    /// What a text is grouped by.
    bytes: &'static str,
    /// The first signs of a text, never bytes.
    prefix: &'static str,
    /// A sign by its number.
    sign: &'static str,
    /// A text in which each sign of one list becomes that of another; empty where the engine has no such function.
    translate: &'static str,
    /// Whether a text in small letters is one of a list.
    among: Among,
    /// Whether a text matches a pattern.
    matches: &'static str,
    /// The end of a text in a pattern, and never the place before a last line break.
    end: &'static str,
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
    cast: "CAST({} AS VARCHAR)",
    text: "{}",
    bytes: "{}",
    prefix: "SUBSTRING({}, 1, {})",
    sign: "CHR({})",
    translate: "TRANSLATE({}, {}, {})",
    among: Among::Texts,
    matches: "REGEXP_LIKE({}, {})",
    end: "\\z",
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
        // A column or the whole base may join capitals.
        text: "{} COLLATE C",
        bytes: "ENCODE({})",
        matches: "REGEXP_MATCHES({}, {})",
        ..STANDARD
    },
    Dialect {
        code: "postgresql",
        name: "PostgreSQL",
        proven: "PostgreSQL 15.18",
        cast: "CAST({} AS TEXT)",
        text: "{} COLLATE \"C\"",
        matches: "({} ~ {})",
        end: "$",
        whole: "CAST({} AS BIGINT)",
        ..STANDARD
    },
    Dialect {
        code: "mariadb",
        name: "MariaDB",
        proven: "MariaDB 10.11.19",
        quote: '`',
        cast: "CONVERT({} USING utf8mb4)",
        text: "{} COLLATE utf8mb4_nopad_bin",
        // A longer text is compared by its beginning alone (max_sort_length).
        bytes: "SHA2({}, 256)",
        sign: "CHAR({} USING utf8mb4)",
        translate: "",
        among: Among::Hexadecimal,
        matches: "({} REGEXP {})",
        whole: "CAST({} AS SIGNED)",
        escapes: true,
        ..STANDARD
    },
    Dialect {
        code: "clickhouse",
        name: "ClickHouse",
        proven: "ClickHouse 26.9.2.1",
        cast: "CAST({} AS Nullable(String))",
        // Other functions of texts count bytes.
        prefix: "substringUTF8({}, 1, {})",
        sign: "char({})",
        translate: "translateUTF8({}, {}, {})",
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
        cast: "CAST({} AS STRING)",
        bytes: "CAST({} AS BINARY)",
        matches: "({} RLIKE {})",
        escapes: true,
        ..STANDARD
    },
    Dialect {
        code: "mysql",
        name: "MySQL",
        quote: '`',
        cast: "CONVERT({} USING utf8mb4)",
        text: "{} COLLATE utf8mb4_0900_bin",
        // A longer text is compared by its beginning alone (max_sort_length).
        bytes: "SHA2({}, 256)",
        sign: "CHAR({} USING utf8mb4)",
        translate: "",
        among: Among::Hexadecimal,
        matches: "({} REGEXP {})",
        whole: "CAST({} AS SIGNED)",
        escapes: true,
        ..STANDARD
    },
    Dialect { code: "trino", name: "Trino / Presto", ..STANDARD },
    Dialect {
        code: "hive",
        name: "Hive / MaxCompute",
        proven: "Hive 2.3.9",
        quote: '`',
        cast: "CAST({} AS STRING)",
        matches: "({} RLIKE {})",
        whole: "CAST({} AS BIGINT)",
        escapes: true,
        ..STANDARD
    },
    Dialect {
        code: "doris",
        name: "Doris / StarRocks",
        quote: '`',
        sign: "CHAR({})",
        matches: "({} REGEXP {})",
        whole: "CAST({} AS BIGINT)",
        escapes: true,
        ..STANDARD
    },
    Dialect {
        code: "bigquery",
        name: "BigQuery",
        // Its language, by the reference implementation; not its service.
        proven: "ZetaSQL (zetasql 0.1.5)",
        quote: '`',
        cast: "CAST({} AS STRING)",
        text: "COLLATE({}, '')",
        bytes: "CAST({} AS BYTES)",
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
        fill(self.text, &[&self.cast(&self.name_of(column))])
    }

    /// Anything as a text.
    pub(super) fn cast(&self, of: &str) -> String {
        fill(self.cast, &[of])
    }

    /// The first signs of a text.
    pub(super) fn prefix(&self, text: &str, signs: usize) -> String {
        fill(self.prefix, &[text, &signs.to_string()])
    }

    /// The end of a text in a pattern.
    pub(super) const fn end(&self) -> &'static str {
        self.end
    }

    /// A text as the key of a person is folded.
    pub(super) fn folded(&self, text: &str) -> String {
        let all: Vec<(char, char)> = key::pairs().collect();
        let text = self.without(text, &key::BLANKS);
        if self.translate.is_empty() {
            return all.iter().fold(text, |text, (from, to)| {
                let (from, to) = (self.literal(&from.to_string()), self.literal(&to.to_string()));
                format!("REPLACE({text}, {from}, {to})")
            });
        }
        let of = |sign: fn(&(char, char)) -> char| -> String {
            self.literal(&all.iter().map(sign).collect::<String>())
        };
        fill(self.translate, &[&text, &of(|one| one.0), &of(|one| one.1)])
    }

    /// A text without these signs.
    fn without(&self, text: &str, signs: &[char]) -> String {
        signs.iter().fold(text.to_owned(), |text, sign| {
            let sign = match sign {
                '\t' | '\n' | '\r' => fill(self.sign, &[&u32::from(*sign).to_string()]),
                sign => self.literal(&sign.to_string()),
            };
            format!("REPLACE({text}, {sign}, '')")
        })
    }

    /// A name between its marks.
    pub(super) fn name_of(&self, name: &str) -> String {
        let (mark, twice) = (self.quote, format!("{0}{0}", self.quote));
        format!("{mark}{}{mark}", name.replace(self.quote, &twice))
    }

    /// A text as it is written.
    pub(super) fn literal(&self, text: &str) -> String {
        // Where a backslash is a sign of its own, two texts side by side are one: a doubled mark would be lost without a word.
        let text = if self.escapes {
            text.replace('\\', "\\\\").replace('\'', "\\'")
        } else {
            text.replace('\'', "''")
        };
        format!("'{text}'")
    }

    /// What a text is grouped by.
    pub(super) fn bytes(&self, text: &str) -> String {
        fill(self.bytes, &[text])
    }

    /// Whether a text in small letters is one of these.
    pub(super) fn is_among(&self, text: &str, all: &[&str]) -> String {
        self.is_one(&format!("LOWER({text})"), all)
    }

    /// Whether a text is one of these.
    pub(super) fn is_one(&self, text: &str, all: &[&str]) -> String {
        let hexadecimal = |text: &str| -> String {
            let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
            let digits = text.bytes().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
            digits.map(|digit| digit.to_ascii_uppercase()).collect()
        };
        let (text, all): (String, Vec<String>) = match self.among {
            Among::Texts => (text.to_owned(), all.iter().map(|one| self.literal(one)).collect()),
            Among::Hexadecimal => (
                format!("HEX({text})"),
                all.iter().map(|one| format!("'{}'", hexadecimal(one))).collect(),
            ),
        };
        format!("{text} IN ({})", all.join(", "))
    }

    /// Whether nothing but blanks stands in a text.
    pub(super) fn is_blank(&self, text: &str) -> String {
        format!("LENGTH({}) = 0", self.without(text, &[' ', '\t', '\u{3000}']))
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
        self.cast(&band)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Some engines make one text of two that stand side by side, and others refuse them.
    #[test]
    fn a_mark_of_quotation_in_a_text_is_written_as_the_dialect_reads_it() {
        for dialect in &DIALECTS {
            let expected = if dialect.escapes { r"'it\'s \\'" } else { r"'it''s \'" };
            assert_eq!(dialect.literal(r"it's \"), expected, "{}", dialect.code);
        }
    }
}
