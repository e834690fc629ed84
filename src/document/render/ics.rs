//! A calendar file (iCalendar, RFC 5545): whole days, each with a title and a text. It holds no word of the domain.

use crate::day::Day;
use crate::text::harmless;

/// One day of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Stable, so that importing anew replaces rather than adds.
    pub uid: String,
    /// The day.
    pub day: Day,
    /// Title.
    pub title: String,
    /// Text; line ends stay.
    pub text: String,
}

/// The longest line in bytes, without its end.
const LONGEST: usize = 75;

/// The file. `stamp` is the day the entries were made for; there is no clock here.
pub fn ics(entries: &[Entry], stamp: Day) -> String {
    let mut out = String::new();
    for head in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//chujing//deadlines//ZH", "CALSCALE:GREGORIAN"]
    {
        line(&mut out, head);
    }
    for entry in entries {
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}", escaped(&entry.uid)));
        line(&mut out, &format!("DTSTAMP:{}T000000Z", digits(stamp)));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{}", digits(entry.day)));
        line(&mut out, &format!("SUMMARY:{}", escaped(&entry.title)));
        line(&mut out, &format!("DESCRIPTION:{}", escaped(&entry.text)));
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn digits(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// Text as a value: backslash, comma, semicolon and line end are marked, other controls made harmless.
fn escaped(text: &str) -> String {
    harmless(text, true)
        .replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// One line, folded between characters so that no part is longer than 75 bytes.
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters_and_unfold_to_the_same() {
        let entry = Entry {
            uid: "sc.file@x".to_owned(),
            day: Day::of(2026, 10, 16),
            title: "备案".repeat(40),
            text: "a,b;c\\d\n二".to_owned(),
        };
        let file = ics(&[entry], Day::of(2026, 9, 28));
        assert!(file.split("\r\n").all(|line| line.len() <= LONGEST), "{file}");
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{}\r\n", "备案".repeat(40))));
        assert!(unfolded.contains("DESCRIPTION:a\\,b\\;c\\\\d\\n二\r\n"));
        assert!(unfolded.contains("DTSTAMP:20260928T000000Z\r\nDTSTART;VALUE=DATE:20261016\r\n"));
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
        assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
    }
}
