//! A year of working days from a file, read strictly: what is doubtful is refused with its line, never mended.
//!
//! The file is `{ "year": 2027, "notice": "...", "off": ["2027-01-01", ...], "work": ["2027-02-14", ...] }`. `off` holds the
//! days off, weekend days of a break with or without; `work` the make-up working days. A notice that moves a day of the
//! December before belongs to the file of that December.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::super::Day;
use crate::text::{Phrase, harmless, phrase};

/// Days off that a year has at least and at most, weekends of the breaks included: the statutory 11, and what was ever given.
const OFF: (usize, usize) = (11, 45);
/// Make-up working days of a year. A list without any is an estimate, not a notice.
const WORK: (usize, usize) = (1, 15);
/// Statutory days off that stand on the same day every year.
const FIXED: [(u8, u8); 5] = [(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)];

/// A year that was read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The year.
    pub year: u16,
    /// Where it was announced: an address or a title.
    pub notice: String,
    /// The days off.
    pub off: BTreeSet<Day>,
    /// The make-up working days, all on weekends.
    pub work: BTreeSet<Day>,
}

/// Why a calendar cannot be used. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum CalendarError {
    /// Not JSON, or not of the form.
    Json {
        /// Where.
        line: usize,
        /// Where in the line.
        column: usize,
        /// What the reader says.
        message: String,
    },
    /// Not a year that can be announced.
    Year(i64),
    /// Nothing says where the year was announced.
    NoNotice,
    /// Not a day.
    NoDay {
        /// Where.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// A day of another year.
    OtherYear {
        /// Where.
        line: usize,
        /// The day.
        day: Day,
        /// The year of the file.
        year: u16,
    },
    /// A day that stands twice, in one list or in both.
    Twice {
        /// Where it stands again.
        line: usize,
        /// The day.
        day: Day,
    },
    /// A make-up working day from Monday to Friday.
    NoWeekend {
        /// Where.
        line: usize,
        /// The day.
        day: Day,
    },
    /// A statutory day off that is not listed.
    NotOff(Day),
    /// Too few or too many days in a list.
    Amount {
        /// `off` or `work`.
        list: &'static str,
        /// How many there are.
        found: usize,
        /// How many there can be.
        bounds: (usize, usize),
    },
    /// The year is known already, and differs.
    Differs {
        /// The year.
        year: u16,
        /// The days on which the two differ.
        days: Vec<Day>,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    year: i64,
    notice: String,
    off: Vec<String>,
    work: Vec<String>,
}

impl Imported {
    /// Reads the text of a calendar file.
    ///
    /// # Errors
    /// At the first thing that is wrong; nothing is left out or mended.
    pub fn from_json(text: &str) -> Result<Self, CalendarError> {
        let raw: Raw = serde_json::from_str(text).map_err(|error| CalendarError::Json {
            line: error.line(),
            column: error.column(),
            message: error.to_string(),
        })?;
        let year = u16::try_from(raw.year)
            .ok()
            .filter(|year| (2000..=2100).contains(year))
            .ok_or(CalendarError::Year(raw.year))?;
        if raw.notice.trim().is_empty() {
            return Err(CalendarError::NoNotice);
        }
        let mut lines = Lines::of(text);
        let mut seen = BTreeSet::new();
        let mut list = |days: &[String]| {
            days.iter()
                .map(|written| {
                    let line = lines.next(written);
                    let day = read_day(written)
                        .ok_or_else(|| CalendarError::NoDay { line, text: written.clone() })?;
                    if day.year() != year {
                        return Err(CalendarError::OtherYear { line, day, year });
                    }
                    if !seen.insert(day) {
                        return Err(CalendarError::Twice { line, day });
                    }
                    Ok((line, day))
                })
                .collect::<Result<Vec<_>, _>>()
        };
        let off = list(&raw.off)?;
        let work = list(&raw.work)?;
        if let Some((line, day)) = work.iter().find(|(_, day)| !day.is_weekend()) {
            return Err(CalendarError::NoWeekend { line: *line, day: *day });
        }
        for (name, found, bounds) in [("off", off.len(), OFF), ("work", work.len(), WORK)] {
            if found < bounds.0 || found > bounds.1 {
                return Err(CalendarError::Amount { list: name, found, bounds });
            }
        }
        let off: BTreeSet<Day> = off.into_iter().map(|(_, day)| day).collect();
        let statutory = FIXED.map(|(month, date)| Day::of(year, month, date));
        if let Some(day) = statutory.into_iter().find(|day| !off.contains(day)) {
            return Err(CalendarError::NotOff(day));
        }
        let work = work.into_iter().map(|(_, day)| day).collect();
        Ok(Self { year, notice: raw.notice, off, work })
    }
}

/// A day written `2027-01-01` and in no other way.
fn read_day(text: &str) -> Option<Day> {
    Day::parse(text).filter(|day| day.to_string() == text)
}

/// Finds the lines on which the days of the lists stand, in their order.
struct Lines<'a> {
    text: &'a str,
    met: Vec<&'a str>,
}

impl<'a> Lines<'a> {
    const fn of(text: &'a str) -> Self {
        Self { text, met: Vec::new() }
    }

    /// The line of the next place where `written` stands between quotation marks; 0 if it cannot be found.
    fn next(&mut self, written: &str) -> usize {
        let quoted = format!("\"{written}\"");
        let before = self.met.iter().filter(|met| **met == written).count();
        let found = self.text.match_indices(&quoted).nth(before);
        let Some((at, _)) = found else { return 0 };
        if let Some(met) = self.text.get(at + 1..at + 1 + written.len()) {
            self.met.push(met);
        }
        self.text.get(..at).map_or(0, |head| head.matches('\n').count() + 1)
    }
}

impl CalendarError {
    /// What to tell the user: what is wrong, where, and what to do.
    pub fn said(&self) -> Phrase {
        let at = |line: usize, words: Phrase| {
            if line == 0 {
                return words;
            }
            said!("第{line}行：{words}", "line {line}: {words}", line, words)
        };
        match self {
            Self::Json { line, column, message } => {
                let message = harmless(message, false);
                said!(
                    "第{line}行第{column}列：不是日历文件（须有 year、notice、off、work 四项）：\
                     {message}",
                    "line {line}, column {column}: not a calendar file (it holds year, notice, \
                     off and work): {message}",
                    line,
                    column,
                    message,
                )
            }
            Self::Year(year) => said!(
                "year 为 {year}，应为2000至2100之间的年份",
                "the year is {year}; it should be from 2000 to 2100",
                year,
            ),
            Self::NoNotice => phrase(
                "notice 为空：请写明放假通知的网址或者文号",
                "notice is empty: say where the year was announced",
            ),
            Self::NoDay { line, text } => {
                let text = harmless(text, false);
                at(
                    *line,
                    said!(
                        "“{text}”不是日期，应写作 2027-01-01",
                        "\"{text}\" is not a day; write 2027-01-01",
                        text,
                    ),
                )
            }
            Self::OtherYear { line, day, year } => {
                at(*line, said!("{day} 不在{year}年", "{day} is not in {year}", day, year))
            }
            Self::Twice { line, day } => at(
                *line,
                said!(
                    "{day} 出现了两次；一天只能列一次，放假或者上班",
                    "{day} stands twice; a day is listed once, as off or as worked",
                    day,
                ),
            ),
            Self::NoWeekend { line, day } => at(
                *line,
                said!(
                    "{day} 不是周末，不会是调休上班日",
                    "{day} is no weekend day and cannot be a make-up working day",
                    day,
                ),
            ),
            Self::NotOff(day) => said!(
                "{day} 是法定节假日，off 中却没有",
                "{day} is a statutory day off, but not listed in off",
                day,
            ),
            Self::Amount { list, found, bounds: (least, most) } => said!(
                "{list} 有{found}天，应为{least}至{most}天；没有调休上班日的多半是推算，不是国务\
                 院办公厅的通知",
                "{list} holds {found} days, not {least} to {most}; a list without make-up \
                 working days is likely an estimate, not the State Council notice",
                list,
                found,
                least,
                most,
            ),
            Self::Differs { year, days } => {
                let days = days.iter().map(ToString::to_string).collect::<Vec<_>>();
                phrase(
                    format!(
                        "{year}年的安排已有，与导入的不同：{}。没有采用导入的安排，请核对通知。",
                        days.join("、")
                    ),
                    format!(
                        "{year} is known already and differs on {}. The imported year was not used; check the notice.",
                        days.join(", ")
                    ),
                )
            }
        }
    }
}
