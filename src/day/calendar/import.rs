//! Years of working days from a file, read strictly: what is doubtful is refused with its line, never mended.
//!
//! The file is `{ "year": 2027, "notice": "...", "off": ["2027-01-01", ...], "work": ["2027-02-14", ...] }`, or a calendar as people
//! have it ([`super::foreign`]). `off` holds the days off, weekend days of a break with or without; `work` the make-up working
//! days. Days of the December before that the same notice moves stand among them. With `"amends": true` the file holds only what a
//! later notice changes in a year that is known; `normal` are days that go back to Monday to Friday.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::super::Day;
use super::foreign::{self, Foreign, Named};
use super::refused::CalendarError;
use crate::text::{Text, t};

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
    /// Days of a year that is known otherwise, which the notice moves: off, worked, or as any other.
    pub moved: BTreeMap<Day, Moved>,
}

/// What a notice makes of a day that was announced otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// Off.
    Off,
    /// Worked, on a weekend.
    Work,
    /// As any other of its weekday.
    Normal,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    year: i64,
    notice: String,
    off: Vec<String>,
    work: Vec<String>,
    #[serde(default)]
    amends: bool,
    #[serde(default)]
    normal: Vec<String>,
}

/// What stands for the notice of a calendar that names none.
const UNNAMED_NOTICE: Text = t("日历文件没有写明放假通知", "the calendar file names no notice");

/// The first year written into the program: of a calendar of many years those before are left aside.
const FIRST: u16 = 2024;

impl Imported {
    /// Reads the text of a calendar file: its year, or its years where a calendar holds several. A byte order mark does not matter.
    ///
    /// # Errors
    /// At the first thing that is wrong; nothing is mended.
    pub fn read(text: &str) -> Result<Vec<Self>, CalendarError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim_start().starts_with("BEGIN:VCALENDAR") {
            return Self::of_foreign(foreign::from_ics(text)?);
        }
        let value: Option<serde_json::Value> = serde_json::from_str(text).ok();
        match value.and_then(|value| foreign::from_value(&value, text)) {
            Some(foreign) => Self::of_foreign(foreign?),
            None => Ok(vec![Self::from_json(text)?]),
        }
    }

    /// The years of a calendar of another form. One that names its year holds days of the December before as moved by it.
    fn of_foreign(foreign: Foreign) -> Result<Vec<Self>, CalendarError> {
        let notice = foreign
            .notice
            .unwrap_or_else(|| format!("{} / {}", UNNAMED_NOTICE.zh, UNNAMED_NOTICE.en));
        let named = foreign.year.map(checked_year).transpose()?;
        let mut years: BTreeMap<u16, Vec<(usize, Named)>> = BTreeMap::new();
        for (line, (day, is_off)) in foreign.days {
            years.entry(named.unwrap_or(day.year())).or_default().push((line, (day, is_off)));
        }
        if let Some(year) = named.filter(|_| years.is_empty()) {
            years.insert(year, Vec::new());
        }
        let several = years.len() > 1;
        let years = years.into_iter().filter(|(year, _)| !several || *year >= FIRST);
        years.map(|(year, days)| Self::of_days(year, notice.clone(), days)).collect()
    }

    fn from_json(text: &str) -> Result<Self, CalendarError> {
        let raw: Raw = serde_json::from_str(text).map_err(|error| CalendarError::Json {
            line: error.line(),
            column: error.column(),
            message: error.to_string(),
        })?;
        let year = checked_year(raw.year)?;
        if raw.notice.trim().is_empty() {
            return Err(CalendarError::NoNotice);
        }
        let mut lines = Lines::of(text);
        let mut list = |days: &[String]| {
            days.iter()
                .map(|written| {
                    let line = lines.next(written);
                    let day = read_day(written);
                    let day =
                        day.ok_or_else(|| CalendarError::NoDay { line, text: written.clone() })?;
                    Ok((line, day))
                })
                .collect::<Result<Vec<_>, CalendarError>>()
        };
        let (off, work, normal) = (list(&raw.off)?, list(&raw.work)?, list(&raw.normal)?);
        if raw.amends {
            return Self::amending(year, raw.notice, [off, work, normal]);
        }
        if let Some((line, day)) = normal.first() {
            return Err(CalendarError::Unclear { line: *line, text: day.to_string() });
        }
        let of = |days: Vec<(usize, Day)>, is_off| {
            days.into_iter().map(move |(line, day)| (line, (day, is_off)))
        };
        Self::of_days(year, raw.notice, of(off, true).chain(of(work, false)).collect())
    }

    /// A whole year, with what its notice moves in the December before.
    fn of_days(
        year: u16,
        notice: String,
        days: Vec<(usize, Named)>,
    ) -> Result<Self, CalendarError> {
        let mut out = Self {
            year,
            notice,
            off: BTreeSet::new(),
            work: BTreeSet::new(),
            moved: BTreeMap::new(),
        };
        let mut seen = BTreeSet::new();
        for (line, (day, is_off)) in days {
            if !seen.insert(day) {
                return Err(CalendarError::Twice { line, day });
            }
            if !is_off && !day.is_weekend() {
                return Err(CalendarError::NoWeekend { line, day });
            }
            if day.year() == year {
                if is_off {
                    out.off.insert(day)
                } else {
                    out.work.insert(day)
                };
            } else if day.year() + 1 == year && day >= Day::of(day.year(), 12, 1) {
                out.moved.insert(day, if is_off { Moved::Off } else { Moved::Work });
            } else {
                return Err(CalendarError::OtherYear { line, day, year });
            }
        }
        for (name, found, bounds) in [("off", out.off.len(), OFF), ("work", out.work.len(), WORK)] {
            if found < bounds.0 || found > bounds.1 {
                return Err(CalendarError::Amount { list: name, found, bounds });
            }
        }
        let statutory = FIXED.map(|(month, date)| Day::of(year, month, date));
        match statutory.into_iter().find(|day| !out.off.contains(day)) {
            Some(day) => Err(CalendarError::NotOff(day)),
            None => Ok(out),
        }
    }

    /// Only what a later notice changes in a year that is known.
    fn amending(
        year: u16,
        notice: String,
        [off, work, normal]: [Vec<(usize, Day)>; 3],
    ) -> Result<Self, CalendarError> {
        let mut moved = BTreeMap::new();
        let lists = [(off, Moved::Off), (work, Moved::Work), (normal, Moved::Normal)];
        for (line, day, to) in
            lists.into_iter().flat_map(|(days, to)| days.into_iter().map(move |(l, d)| (l, d, to)))
        {
            if day.year() != year {
                return Err(CalendarError::OtherYear { line, day, year });
            }
            if to == Moved::Work && !day.is_weekend() {
                return Err(CalendarError::NoWeekend { line, day });
            }
            if moved.insert(day, to).is_some() {
                return Err(CalendarError::Twice { line, day });
            }
        }
        Ok(Self { year, notice, off: BTreeSet::new(), work: BTreeSet::new(), moved })
    }

    /// Whether it only changes a year that is known.
    pub(super) fn is_amendment(&self) -> bool {
        self.off.is_empty()
    }
}

fn checked_year(year: i64) -> Result<u16, CalendarError> {
    let checked = u16::try_from(year).ok().filter(|year| (2000..=2100).contains(year));
    checked.ok_or(CalendarError::Year(year))
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
