//! Why a calendar file is not used: what is wrong, where, and what to do.

use super::super::Day;
use crate::text::{Phrase, harmless, phrase};

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
    /// An entry that does not say whether its day is off or worked.
    Unclear {
        /// Where.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// A year that is to be amended and is not known.
    NothingToAmend(u16),
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
            Self::Unclear { line, text } => {
                let text = harmless(text, false);
                at(
                    *line,
                    said!(
                        "“{text}”没有说明是放假还是上班",
                        "\"{text}\" does not say whether the day is off or worked",
                        text,
                    ),
                )
            }
            Self::NothingToAmend(year) => said!(
                "{year}年的安排还没有，不能只导入改动：请先导入全年",
                "{year} is not known yet, so that nothing of it can be amended: import the whole year first",
                year,
            ),
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
            Self::Differs { year, days } => differs(*year, days),
        }
    }
}

/// That a known year is given otherwise, and on which days.
fn differs(year: u16, days: &[Day]) -> Phrase {
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
