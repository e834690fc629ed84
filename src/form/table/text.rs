//! Pasted text as a grid: cells divided by tabs, commas or semicolons, or a Markdown table.
//!
//! Every character of a cell survives: a quote that is never closed is a quote, not the beginning of a cell without end.

use crate::text::{Phrase, phrase, t};

use super::{Grid, TableError};

/// What divides the cells of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Divided {
    /// By tabs, as spreadsheets put cells on the clipboard.
    Tabs,
    /// By commas (CSV).
    Commas,
    /// By semicolons (CSV where the comma is the decimal sign).
    Semicolons,
    /// By upright strokes: a Markdown table.
    Strokes,
    /// Not at all: each line is one cell.
    Lines,
}

impl Divided {
    /// Every way.
    pub const ALL: [Self; 5] =
        [Self::Tabs, Self::Commas, Self::Semicolons, Self::Strokes, Self::Lines];

    /// In words.
    pub fn said(self) -> Phrase {
        match self {
            Self::Tabs => t("以制表符分隔", "cells divided by tabs"),
            Self::Commas => t("以逗号分隔（CSV）", "cells divided by commas (CSV)"),
            Self::Semicolons => t("以分号分隔（CSV）", "cells divided by semicolons (CSV)"),
            Self::Strokes => t("Markdown 表格", "a Markdown table"),
            Self::Lines => t("每行一格", "one cell a line"),
        }
        .into()
    }

    /// The way that fits the text: tabs if there are any, a Markdown table, else what divides most lines alike; else nothing.
    pub fn of(text: &str) -> Self {
        if text.contains('\t') {
            return Self::Tabs;
        }
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        if lines.iter().any(|line| is_rule(line)) && lines.iter().all(|line| line.contains('|')) {
            return Self::Strokes;
        }
        match lines.first().and_then(|line| separator_line(line)) {
            Some(';') => return Self::Semicolons,
            Some(',') => return Self::Commas,
            _ => {}
        }
        // A title above a table and a line of sums below it have fewer cells than the others.
        let alike = |mark: char| {
            let (rows, is_closed) = cells(text, mark);
            let mut widths: Vec<usize> =
                rows.iter().filter(|row| !is_blank(row)).map(Vec::len).collect();
            let all = widths.len();
            widths.retain(|width| *width >= 2);
            let count = |wide: usize| widths.iter().filter(|width| **width == wide).count();
            let most = widths.iter().copied().max_by_key(|wide| (count(*wide), *wide))?;
            (is_closed && all >= 2 && count(most) * 5 >= all * 3).then_some((count(most), most))
        };
        match (alike(','), alike(';')) {
            (Some(commas), Some(semicolons)) if semicolons > commas => Self::Semicolons,
            (Some(_), _) => Self::Commas,
            (None, Some(_)) => Self::Semicolons,
            (None, None) => Self::Lines,
        }
    }

    /// Whether a person should look at this guess: other marks in the text might divide it too.
    pub(super) fn is_guess(self, text: &str) -> bool {
        match self {
            Self::Tabs | Self::Strokes => false,
            Self::Commas | Self::Semicolons => true,
            Self::Lines => {
                text.lines().filter(|line| line.contains([',', ';', '|', '，', '；'])).count() > 1
            }
        }
    }
}

impl Grid {
    /// The cells of a text. Lines are counted as they stand; a cell of several lines counts once.
    ///
    /// # Errors
    /// If there is nothing in it, or far more than a table for people holds.
    pub(super) fn of_text(text: &str, divided: Divided) -> Result<(Self, Vec<Phrase>), TableError> {
        let text = text.trim_start_matches('\u{feff}');
        let mut notes = Vec::new();
        let mut rows = match divided {
            Divided::Strokes => strokes(text),
            Divided::Lines => text.lines().map(|line| vec![line.to_owned()]).collect(),
            Divided::Tabs | Divided::Commas | Divided::Semicolons => {
                let mark = match divided {
                    Divided::Tabs => '\t',
                    Divided::Commas => ',',
                    _ => ';',
                };
                let (rows, is_closed) = cells(text, mark);
                if is_closed {
                    rows
                } else {
                    notes.push(phrase(
                        "有一处双引号没有配对，所有双引号都按普通字符读入",
                        "a double quote is never closed, so every double quote was read as an ordinary sign",
                    ));
                    text.lines().map(|line| line.split(mark).map(str::to_owned).collect()).collect()
                }
            }
        };
        if rows.first().is_some_and(|row| {
            matches!(divided, Divided::Commas | Divided::Semicolons)
                && separator_line(&row.join(",")).is_some_and(|_| row.len() <= 2)
        }) {
            // What a spreadsheet program writes for itself: it holds no word.
            rows.remove(0);
        }
        Ok((Self::of_rows(rows)?, notes))
    }
}

/// The mark that a line `sep=;` names.
fn separator_line(line: &str) -> Option<char> {
    let rest = line.trim().strip_prefix("sep=")?;
    rest.chars().next().filter(|mark| matches!(mark, ',' | ';'))
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// Whether a line is the one under the head of a Markdown table.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains("--")
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn strokes(text: &str) -> Vec<Vec<String>> {
    let mut is_ruled = false;
    text.lines()
        .filter(|line| {
            let drop = !is_ruled && is_rule(line);
            is_ruled |= drop;
            !drop
        })
        .map(|line| {
            let line = line.trim();
            let line = line.strip_prefix('|').unwrap_or(line);
            let mut out = vec![String::new()];
            let mut chars = line.chars().peekable();
            while let Some(c) = chars.next() {
                match c {
                    '\\' if chars.peek() == Some(&'|') => {
                        chars.next();
                        if let Some(cell) = out.last_mut() {
                            cell.push('|');
                        }
                    }
                    '|' => out.push(String::new()),
                    c => {
                        if let Some(cell) = out.last_mut() {
                            cell.push(c);
                        }
                    }
                }
            }
            if out.len() > 1 && out.last().is_some_and(|cell| cell.trim().is_empty()) {
                out.pop();
            }
            out.iter()
                .map(|cell| cell.trim().replace("<br>", "\n").replace("<br/>", "\n"))
                .collect()
        })
        .collect()
}

/// Lines of cells, with the quoting that spreadsheets use, and whether every quote was closed.
fn cells(text: &str, mark: char) -> (Vec<Vec<String>>, bool) {
    let mut lines = vec![vec![String::new()]];
    let mut quoted = false;
    // Whether the cell began with a quote, so that what follows its end belongs to it as it stands.
    let mut began = false;
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = lines.last_mut().and_then(|line| line.last_mut()) else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() && !began => (quoted, began) = (true, true),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\r' | '\n' if !quoted => {
                lines.push(vec![String::new()]);
                began = false;
            }
            c if c == mark && !quoted => {
                if let Some(line) = lines.last_mut() {
                    line.push(String::new());
                }
                began = false;
            }
            c => cell.push(c),
        }
    }
    (lines, !quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Vec<Vec<String>> {
        let (grid, _) = Grid::of_text(text, Divided::of(text)).unwrap();
        grid.lines.into_iter().map(|line| line.cells).collect()
    }

    #[test]
    fn every_way_to_divide_is_recognised() {
        for (text, divided) in [
            ("名称\t示例\n姓名\t张三\n", Divided::Tabs),
            ("名称,示例\n姓名,张三\n", Divided::Commas),
            ("名称;示例\n姓名;\"张;三\"\n", Divided::Semicolons),
            ("sep=;\r\n名称;示例\r\n姓名;张三\r\n", Divided::Semicolons),
            ("| 名称 | 示例 |\n|:---|---:|\n| 姓名 | 张三 |\n", Divided::Strokes),
            ("名称 | 示例\n--- | ---\n姓名 | 张三", Divided::Strokes),
            ("姓名\n手机号码, 座机\n", Divided::Lines),
            ("姓名, 手机号码\n", Divided::Lines),
            ("清单\n\n名称,示例\n姓名,张三\n性别,男\n年龄,1\n合计,,3\n", Divided::Commas),
            ("", Divided::Lines),
        ] {
            assert_eq!(Divided::of(text), divided, "{text}");
            if divided != Divided::Lines && !text.starts_with("清单") {
                assert_eq!(grid(text)[0], ["名称", "示例"], "{text}");
            }
        }
        assert_eq!(grid("名称;示例\n姓名;\"张;三\"\n")[1], ["姓名", "张;三"]);
    }

    #[test]
    fn quotes_hold_tabs_and_lines_and_an_open_one_is_a_sign() {
        assert_eq!(grid("a\t\"11位\n数字\"\tb\"c\"\n")[0], ["a", "11位\n数字", "b\"c\""]);
        assert_eq!(grid("a\t\"b \"\"c\"\" d\"\n")[0], ["a", "b \"c\" d"]);
        let text = "a\t\"b\nc\td\n";
        let (grid, notes) = Grid::of_text(text, Divided::Tabs).unwrap();
        assert_eq!(grid.lines[0].cells, ["a", "\"b"]);
        assert_eq!(grid.lines[1].cells, ["c", "d"]);
        assert_eq!(notes.len(), 1);
    }

    #[test]
    fn a_stroke_within_a_cell_stays_in_it() {
        assert_eq!(grid("|a|b|\n|-|--|\n|x\\|y|1<br>2|\n")[1], ["x|y", "1\n2"]);
    }
}
