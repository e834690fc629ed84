//! A calendar file (iCalendar, RFC 5545): whole days, each with a title, a text and an alarm a week before. It holds no word of the
//! domain.
//!
//! Made again over an earlier file it changes what changed: an entry that says the same keeps its stamp and number, one that says
//! something else gets later ones, and one that is gone is cancelled.

use std::collections::BTreeMap;

use crate::day::{Day, Moment};
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

/// What becomes of the entries of an earlier file that are no longer there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// They are cancelled: programs take them away.
    Cancelled,
    /// They stay as they are: not all entries were asked for.
    Kept,
}

/// The longest line in bytes, without its end.
const LONGEST: usize = 75;

/// What stands in an entry beside its stamp and number.
type Lines = Vec<String>;

/// An entry of an earlier file.
#[derive(Clone, Debug, Default)]
struct Earlier {
    stamp: String,
    number: u64,
    lines: Lines,
}

const STAMP: &str = "DTSTAMP:";
const NUMBER: &str = "SEQUENCE:";
const CANCELLED: &str = "STATUS:CANCELLED";

/// The file, made at a moment over an `earlier` one. Nothing where it would have no entry, which no calendar file may be.
pub fn ics(entries: &[Entry], at: Moment, earlier: Option<(&str, Gone)>) -> Option<String> {
    let (mut known, gone) = earlier
        .map_or_else(|| (BTreeMap::new(), Gone::Cancelled), |(text, gone)| (read(text), gone));
    let mut events: Vec<Earlier> = entries
        .iter()
        .map(|entry| stamped(known.remove(&escaped(&entry.uid)), lines(entry), at))
        .collect();
    for earlier in known.into_values() {
        let lines = match gone {
            Gone::Cancelled => cancelled(&earlier.lines),
            Gone::Kept => earlier.lines.clone(),
        };
        events.push(stamped(Some(earlier), lines, at));
    }
    if events.is_empty() {
        return None;
    }
    let mut out = String::new();
    for head in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//chujing//deadlines//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        line(&mut out, head);
    }
    for Earlier { stamp, number, lines } in events {
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("{STAMP}{stamp}"));
        line(&mut out, &format!("{NUMBER}{number}"));
        for one in lines {
            line(&mut out, &one);
        }
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    Some(out)
}

/// An entry with stamp and number: those it had where it says the same, and later ones where it does not.
fn stamped(earlier: Option<Earlier>, lines: Lines, at: Moment) -> Earlier {
    match earlier {
        Some(earlier) if earlier.lines == lines => earlier,
        // Minutes rise by themselves, also from one file to another that knows nothing of it.
        earlier => {
            let before = earlier.map_or(0, |earlier| earlier.number + 1);
            Earlier { stamp: at.basic(), number: before.max(at.minutes()), lines }
        }
    }
}

/// The lines of an entry without its stamp and number.
fn lines(entry: &Entry) -> Lines {
    let title = escaped(&entry.title);
    vec![
        format!("UID:{}", escaped(&entry.uid)),
        format!("DTSTART;VALUE=DATE:{}", digits(entry.day)),
        format!("SUMMARY:{title}"),
        format!("DESCRIPTION:{}", escaped(&entry.text)),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        // Seven days in the plainest words: programs that know little know these.
        "TRIGGER:-P7D".to_owned(),
        format!("DESCRIPTION:{title}"),
        "END:VALARM".to_owned(),
    ]
}

/// The same entry cancelled, and without its alarm.
fn cancelled(lines: &Lines) -> Lines {
    let plain = lines.iter().take_while(|line| *line != "BEGIN:VALARM");
    let mut out: Lines = plain.filter(|line| *line != CANCELLED).cloned().collect();
    out.push(CANCELLED.to_owned());
    out
}

/// The entries of a file, by their ids.
fn read(text: &str) -> BTreeMap<String, Earlier> {
    let whole = text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    let mut out = BTreeMap::new();
    let mut open: Option<Earlier> = None;
    for line in whole.lines() {
        match line {
            "BEGIN:VEVENT" => open = Some(Earlier::default()),
            "END:VEVENT" => {
                let Some(event) = open.take() else { continue };
                let uid = event.lines.iter().find_map(|line| line.strip_prefix("UID:"));
                if let Some(uid) = uid.map(str::to_owned) {
                    out.insert(uid, event);
                }
            }
            line => {
                let Some(event) = &mut open else { continue };
                if let Some(stamp) = line.strip_prefix(STAMP) {
                    stamp.clone_into(&mut event.stamp);
                } else if let Some(number) = line.strip_prefix(NUMBER) {
                    event.number = number.trim().parse().unwrap_or(0);
                } else {
                    event.lines.push(line.to_owned());
                }
            }
        }
    }
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

    const AT: Moment = Moment::since_1970(1_795_876_925);
    const LATER: Moment = Moment::since_1970(1_795_963_325);

    fn entry(uid: &str, day: u8) -> Entry {
        Entry {
            uid: uid.to_owned(),
            day: Day::of(2026, 10, day),
            title: "备案".repeat(40),
            text: "a,b;c\\d\n二".to_owned(),
        }
    }

    #[test]
    fn lines_are_folded_between_characters_and_unfold_to_the_same() {
        let file = ics(&[entry("sc.file@x", 16)], AT, None).unwrap();
        assert!(file.split("\r\n").all(|line| line.len() <= LONGEST), "{file}");
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{}\r\n", "备案".repeat(40))));
        assert!(unfolded.contains("DESCRIPTION:a\\,b\\;c\\\\d\\n二\r\n"));
        assert!(unfolded.contains("DTSTAMP:20261128T144205Z\r\n"));
        assert!(unfolded.contains("DTSTART;VALUE=DATE:20261016\r\n"));
        assert!(unfolded.contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P7D\r\n"));
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
        assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
        assert_eq!(ics(&[], AT, None), None);
    }

    /// Stamp and number of each entry, by its id.
    fn numbers(file: &str) -> Vec<(String, String, u64, bool)> {
        let all = read(file).into_iter().map(|(uid, one)| {
            let is_cancelled = one.lines.iter().any(|line| line == CANCELLED);
            (uid, one.stamp, one.number, is_cancelled)
        });
        all.collect()
    }

    #[test]
    fn a_file_made_again_changes_what_changed_and_cancels_what_is_gone() {
        let first = ics(&[entry("a,b", 16), entry("b", 17), entry("c", 18)], AT, None).unwrap();
        let same = [entry("a,b", 16), entry("b", 17), entry("c", 18)];
        assert_eq!(ics(&same, LATER, Some((&first, Gone::Cancelled))).as_ref(), Some(&first));
        let moved = [entry("a,b", 16), entry("b", 20)];
        let second = ics(&moved, LATER, Some((&first, Gone::Cancelled))).unwrap();
        let [a, b, c] = &numbers(&first)[..] else { panic!("{first}") };
        let [a2, b2, c2] = &numbers(&second)[..] else { panic!("{second}") };
        assert_eq!(a, a2);
        assert!(b2.1 > b.1 && b2.2 > b.2 && !b2.3, "{second}");
        assert!(c2.1 > c.1 && c2.2 > c.2 && c2.3, "{second}");
        assert_eq!(second.matches("BEGIN:VALARM").count(), 2);
        // Cancelled once is enough, and one that is there again is no longer cancelled.
        assert_eq!(ics(&moved, AT, Some((&second, Gone::Cancelled))).as_ref(), Some(&second));
        let third = ics(&same, LATER, Some((&second, Gone::Cancelled))).unwrap();
        assert!(numbers(&third).iter().all(|one| !one.3) && numbers(&third)[2].2 > c2.2);
        let kept = ics(&moved, LATER, Some((&first, Gone::Kept))).unwrap();
        assert_eq!(&numbers(&kept)[2], c);
        // Two changes within a minute count on.
        let again = ics(&[entry("b", 21)], LATER, Some((&second, Gone::Kept))).unwrap();
        assert_eq!(numbers(&again)[1].2, b2.2 + 1);
    }
}
