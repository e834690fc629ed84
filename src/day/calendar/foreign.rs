//! Calendars as people have them: iCalendar files and the JSON of calendar packages, read as far as they say clearly which days are
//! off and which are worked.
//!
//! Known are the lists of days with `isOffDay` and the notices they rest on, those with `public_holiday` and `transfer_workday`,
//! those with `holidays` and `workdays` by day, and events of whole days whose words say 休 or 班. An event that says neither is
//! refused with its line, as is anything else that is not clear.

use serde_json::Value;

use super::super::Day;
use super::refused::CalendarError;

/// A day that a calendar names, and whether it is off.
pub(super) type Named = (Day, bool);

/// What a calendar of another form says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Foreign {
    /// The year the file is of, if it says so.
    pub(super) year: Option<i64>,
    /// Where that year was announced, if the file says so.
    pub(super) notice: Option<String>,
    /// The days, each with its line; 0 where that is not known.
    pub(super) days: Vec<(usize, Named)>,
}

/// Reads an iCalendar file.
pub(super) fn from_ics(text: &str) -> Result<Foreign, CalendarError> {
    let mut days = Vec::new();
    let mut event: Option<Event> = None;
    for (line, (name, value)) in unfolded(text) {
        match (name.as_str(), value.as_str(), &mut event) {
            ("BEGIN", "VEVENT", _) => event = Some(Event { line, ..Event::default() }),
            ("END", "VEVENT", open) => {
                if let Some(event) = open.take() {
                    days.extend(event.days()?);
                }
            }
            ("DTSTART", day, Some(event)) => event.from = Some(day.to_owned()),
            ("DTEND", day, Some(event)) => event.to = Some(day.to_owned()),
            ("SUMMARY" | "DESCRIPTION" | "X-APPLE-SPECIAL-DAY", words, Some(event)) => {
                event.words.push_str(words);
                event.words.push(' ');
            }
            _ => {}
        }
    }
    Ok(Foreign { year: None, notice: None, days })
}

/// The words of a list by which an event says what it is.
fn signs(meaning: &str) -> impl Iterator<Item = &'static str> {
    let lines = include_str!("signs.tsv").lines().filter(|line| !line.starts_with('#'));
    let of = lines.filter_map(|line| line.split_once('\t'));
    of.filter(move |(known, _)| *known == meaning).map(|(_, sign)| sign)
}

/// An event under way.
#[derive(Debug, Default)]
struct Event {
    line: usize,
    from: Option<String>,
    to: Option<String>,
    words: String,
}

/// The most days a break ever had, with room.
const LONGEST: usize = 31;

impl Event {
    /// Its days. The end of an event of whole days is the day after its last one (RFC 5545); without an end it is one day.
    fn days(self) -> Result<Vec<(usize, Named)>, CalendarError> {
        let line = self.line;
        let wrong = |text: &str| CalendarError::NoDay { line, text: text.to_owned() };
        let day = |text: &str| compact(text).ok_or_else(|| wrong(text));
        let from = day(self.from.as_deref().unwrap_or_default())?;
        let end = self.to.as_deref().map(day).transpose()?;
        let says = |meaning: &str| signs(meaning).any(|sign| self.words.contains(sign));
        let (is_worked, is_off) = (says("work"), says("off"));
        let is_off = match (is_worked, is_off) {
            (true, false) => false,
            (false, true) => true,
            _ => return Err(CalendarError::Unclear { line, text: self.words.trim().to_owned() }),
        };
        let days = std::iter::successors(Some(from), |day| day.plus_days(1));
        let days: Vec<_> = match end.filter(|end| *end > from) {
            Some(end) => days.take_while(|day| *day < end).take(LONGEST + 1).collect(),
            None => vec![from],
        };
        if days.len() > LONGEST {
            return Err(wrong(self.to.as_deref().unwrap_or_default()));
        }
        Ok(days.into_iter().map(|day| (line, (day, is_off))).collect())
    }
}

/// A day written `20270101`, with or without a time behind it.
fn compact(text: &str) -> Option<Day> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok().filter(|_| digits.len() == 8)?;
    let written = format!("{:04}-{:02}-{:02}", number / 10_000, number / 100 % 100, number % 100);
    Day::parse(&written)
}

/// The properties of the file with their lines, those that were folded put together, parameters left out.
fn unfolded(text: &str) -> Vec<(usize, (String, String))> {
    let mut out: Vec<(usize, String)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        match (line.strip_prefix([' ', '\t']), out.last_mut()) {
            (Some(more), Some((_, begun))) => begun.push_str(more),
            _ => out.push((number + 1, line.to_owned())),
        }
    }
    let property = |(number, line): (usize, String)| {
        let (name, value) = line.split_once(':')?;
        let name = name.split(';').next().unwrap_or_default();
        Some((number, (name.trim().to_ascii_uppercase(), value.trim().to_owned())))
    };
    out.into_iter().filter_map(property).collect()
}

/// Reads JSON of one of the known forms; `None` if it is none of them.
pub(super) fn from_value(value: &Value, text: &str) -> Option<Result<Foreign, CalendarError>> {
    let listed = |rows: &Vec<Value>, is_off: &dyn Fn(&Value) -> Option<bool>| {
        let read = |row: &Value| Some(named(row.get("date")?.as_str()?, is_off(row)?, text));
        let unclear = |row: &Value| CalendarError::Unclear { line: 0, text: row.to_string() };
        rows.iter().map(|row| read(row).unwrap_or_else(|| Err(unclear(row)))).collect()
    };
    let year = value.get("year").and_then(Value::as_i64);
    let papers = value.get("papers").and_then(Value::as_array);
    let papers: Vec<&str> = papers.into_iter().flatten().filter_map(Value::as_str).collect();
    let notice = (!papers.is_empty()).then(|| papers.join(" "));
    let days: Result<Vec<_>, CalendarError> = if let Some(Value::Array(rows)) = value.get("days") {
        listed(rows, &|row| row.get("isOffDay")?.as_bool())
    } else if let Some(Value::Array(rows)) = value.get("dates").or_else(|| value.get("holidays")) {
        listed(rows, &|row| match row.get("type")?.as_str()? {
            "public_holiday" => Some(true),
            "transfer_workday" => Some(false),
            _ => None,
        })
    } else if let (Some(Value::Object(off)), Some(Value::Object(work))) =
        (value.get("holidays"), value.get("workdays"))
    {
        let of = |days: &serde_json::Map<String, Value>, is_off| -> Vec<_> {
            days.keys().map(|day| named(day, is_off, text)).collect()
        };
        of(off, true).into_iter().chain(of(work, false)).collect()
    } else {
        return None;
    };
    Some(days.map(|days| Foreign { year, notice, days }))
}

fn named(written: &str, is_off: bool, text: &str) -> Result<(usize, Named), CalendarError> {
    let line = text.find(&format!("\"{written}\"")).and_then(|at| text.get(..at));
    let line = line.map_or(0, |head| head.matches('\n').count() + 1);
    match Day::parse(written).filter(|day| day.to_string() == written) {
        Some(day) => Ok((line, (day, is_off))),
        None => Err(CalendarError::NoDay { line, text: written.to_owned() }),
    }
}
