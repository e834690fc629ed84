//! What a letter seems to ask, point by point, whatever its layout: proposals that a person accepts, joins or throws away.
//!
//! A numbered letter is taken by its numbers, the innermost ones; one without by its sentences that ask for something. Nothing in a
//! proposal is ours: it is made of words of the letter, in their order.

use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;

use super::marker::{Marker, Style, is_day, is_english_day, marker, number};
use super::sender::{self, signs};
use super::until::due_in;
use super::words::{self, has};
use crate::day::Day;

/// What may be a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The words of the letter, without the number, with broken lines joined.
    pub words: String,
    /// Whether something is to be done by a day, beside the papers.
    pub is_commitment: bool,
    /// The day that it names, if so.
    pub due: Option<Day>,
}

/// A part of a letter that belongs together.
#[derive(Clone, Debug)]
struct Part {
    marker: Option<Marker>,
    /// Without the mark.
    text: String,
}

/// What a letter may ask, in its order; empty where nothing in it asks for anything.
pub fn proposals(letter: &str) -> Vec<Proposal> {
    let parts: Vec<Part> = paragraphs(letter).into_iter().flat_map(taken_apart).collect();
    let marked = parts.iter().filter(|part| part.marker.is_some()).count();
    let found = if marked >= FEWEST { leaves(&parts) } else { asking(&parts) };
    found.into_iter().filter(|words| is_point(words)).map(proposal).collect()
}

pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['。', '！', '？', '；', ';', '!', '?'])
}

/// So many numbered parts make a numbered letter.
const FEWEST: usize = 2;

/// A line of fewer signs at the end of a letter is a name or a day.
const SHORT: usize = 20;

fn is_point(words: &str) -> bool {
    let without = |kind, text: &str| {
        words::of(kind).fold(text.to_owned(), |text, word| text.replace(word, ""))
    };
    let own = without("not_fine", words);
    let rest = without("fine", &own);
    words.chars().count() > 3 && (rest.len() == own.len() || has("ask", &rest))
}

fn proposal(words: String) -> Proposal {
    let due = due_in(&words);
    Proposal { is_commitment: due.is_some() || has("promise", &words), due, words }
}

/// The paragraphs of a letter, each with its mark; lines that were broken in copying are joined.
fn paragraphs(letter: &str) -> Vec<Part> {
    let lines = lines(letter);
    let longest = lines.iter().map(|line| line.width()).max().unwrap_or(0);
    // A text that was copied from a page has several lines of nearly one length.
    let near = |line: &str, cells: usize| line.width() + cells >= longest;
    let full = lines.iter().filter(|line| near(line, 4)).count();
    let is_broken = longest <= WIDEST && full >= 3;
    let is_counted = counted(&lines);
    let is_end = |at: usize| lines.get(at..).is_some_and(sender::ends);
    let mut out: Vec<Part> = Vec::new();
    let (mut before, mut is_table) = ("", false);
    for (at, &line) in lines.iter().enumerate() {
        let is_row = line.matches('\t').count() >= 2;
        let alone = read_number(line).filter(|_| is_counted);
        let number = alone.map(|number| Marker { style: Style::Digit, number, length: line.len() });
        let row = Marker { style: Style::Bullet, number: 0, length: 0 };
        let found = number.or_else(|| marker(line)).or_else(|| heading(line));
        let found = found.filter(|_| !is_english_day(line));
        let found = found.or((is_row && is_table).then_some(row));
        if line.is_empty() {
            // An empty line ends a paragraph.
        } else if let Some(found) = found {
            let text = line.get(found.length..).unwrap_or_default().to_owned();
            out.push(Part { marker: Some(found), text });
        } else if is_broken && near(before, 8) && !out.is_empty() && !is_end(at) {
            if let Some(last) = out.last_mut() {
                join(&mut last.text, line);
            }
        } else {
            out.push(Part { marker: None, text: line.to_owned() });
        }
        (before, is_table) = (line, is_row);
    }
    for part in &mut out {
        part.text = part.text.split('\t').map(str::trim).collect::<Vec<_>>().join(" ");
    }
    out
}

/// A heading that is only a number and a few words: `4 技术措施`.
fn heading(line: &str) -> Option<Marker> {
    let (number, false, rest) = number(line)? else { return None };
    let is_heading =
        rest.starts_with(char::is_whitespace) && line.chars().count() < SHORT && !has("ask", line);
    let length = line.len() - rest.trim_start().len();
    is_heading.then_some(Marker { style: Style::Digit, number, length })
}

/// So many cells has a line of a page at most.
const WIDEST: usize = 100;

/// The lines of a letter without what stands on each of its pages.
fn lines(letter: &str) -> Vec<&str> {
    let all: Vec<&str> = letter.lines().map(str::trim).collect();
    let bare = |line: &str| line.split_whitespace().collect::<String>();
    let head: String = all.iter().take(HEAD).map(|line| bare(line)).collect();
    let is_counted = counted(&all);
    let mut out = Vec::new();
    let mut is_turned = false;
    for line in all {
        let is_number = is_counted && read_number(line).is_some();
        if is_of_page(line) && !is_number {
            is_turned = true;
        } else if !(is_turned && (line.is_empty() || head.contains(&bare(line)))) {
            is_turned = false;
            out.push(line);
        }
    }
    out
}

/// So many lines stand at the head of a letter, which a later page may repeat.
const HEAD: usize = 4;

/// Whether numbers that stand alone in their lines count rows, as in a table that was copied cell by cell.
fn counted(lines: &[&str]) -> bool {
    let mut numbers = lines.iter().filter_map(|line| read_number(line));
    numbers.next() == Some(1) && numbers.next() == Some(2)
}

/// A number alone.
pub(super) fn read_number(text: &str) -> Option<u32> {
    number(text).filter(|(_, _, rest)| rest.is_empty()).map(|(number, _, _)| number)
}

/// Whether a line only counts pages.
fn is_of_page(line: &str) -> bool {
    let signs = || line.chars().map(crate::day::half_width);
    let has_digit = signs().any(|sign| sign.is_ascii_digit());
    let is_bare = signs().all(|sign| sign.is_ascii_digit() || "-–—/ ".contains(sign));
    let counts = words::of("page").any(|word| line.to_lowercase().contains(word))
        && line.chars().count() <= SHORT
        && !has("demand", line);
    has_digit && Day::parse(line).is_none() && (is_bare || counts)
}

pub(super) fn join(text: &mut String, line: &str) {
    let is_latin = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric());
    if is_latin(text.chars().next_back()) && is_latin(line.chars().next()) {
        text.push(' ');
    }
    text.push_str(line);
}

/// A paragraph that holds a list in its lines is as many parts as the list has points.
fn taken_apart(part: Part) -> Vec<Part> {
    let text = &part.text;
    let starts: Vec<(usize, Marker)> = text
        .char_indices()
        .filter(|(at, _)| may_start(text, *at))
        .filter_map(|(at, _)| Some((at, marker(text.get(at..)?)?)))
        .filter(|(_, found)| found.style != Style::Bullet)
        .collect();
    // The mark of the paragraph itself may be the first of the list.
    let own = part.marker.filter(|own| own.number == 1 && own.style != Style::Bullet);
    let list = |first: Marker, from: usize| -> Vec<(usize, Marker)> {
        let mut next = first.number + 1;
        let mut out = Vec::new();
        for (at, found) in starts.iter().filter(|(at, _)| *at >= from) {
            if found.style == first.style && found.number == next {
                out.push((*at, *found));
                next += 1;
            }
        }
        out
    };
    let of_own = own.map(|own| list(own, 0)).filter(|rest| !rest.is_empty());
    let (lead, rest) = if let Some(rest) = of_own {
        (None, rest)
    } else {
        let begun = starts.iter().filter(|(_, found)| found.number == 1).find_map(|(at, found)| {
            let rest = list(*found, at + found.length);
            (!rest.is_empty()).then_some((*at, *found, rest))
        });
        let Some((at, found, mut rest)) = begun else { return vec![part] };
        rest.insert(0, (at, found));
        (Some(at), rest)
    };
    let mut out = Vec::new();
    let first_end = lead.or_else(|| rest.first().map(|(at, _)| *at)).unwrap_or(text.len());
    out.push(Part {
        marker: part.marker,
        text: text.get(..first_end).unwrap_or_default().trim().to_owned(),
    });
    for (index, (at, found)) in rest.iter().enumerate() {
        let end = rest.get(index + 1).map_or(text.len(), |(next, _)| *next);
        let words = text.get(at + found.length..end).unwrap_or_default().trim().to_owned();
        out.push(Part { marker: Some(*found), text: words });
    }
    out
}

/// Whether a point of a list may begin in the middle of a text: behind a stop, or with a sign that is nothing else.
fn may_start(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let is_sign = text
        .get(at..)
        .is_some_and(|rest| rest.starts_with(|sign| ('\u{2460}'..='\u{2473}').contains(&sign)));
    before.is_some_and(|sign| is_sign || sign.is_whitespace() || "；;。，,：:！？".contains(sign))
}

/// The innermost points of a numbered letter, each with what follows it.
fn leaves(parts: &[Part]) -> Vec<String> {
    let mut out: Vec<(String, bool)> = Vec::new();
    let mut above: Vec<Style> = Vec::new();
    let mut marked = parts.iter().enumerate().filter(|(_, part)| part.marker.is_some()).peekable();
    while let Some((at, part)) = marked.next() {
        let Some(own) = part.marker else { continue };
        if let Some(level) = above.iter().position(|style| *style == own.style) {
            above.truncate(level + 1);
        } else {
            above.push(own.style);
        }
        let next = marked.peek().and_then(|(_, next)| next.marker);
        let is_above = next.is_some_and(|next| !above.contains(&next.style) && next.number <= 1);
        let until = marked.peek().map_or(parts.len(), |(next, _)| *next);
        let words = whole(part, parts.get(at + 1..until).unwrap_or_default(), next.is_none());
        out.push((words, is_above));
    }
    let inner = out.into_iter().filter(|(_, is_above)| !is_above);
    inner.flat_map(|(words, _)| apart(&words)).collect()
}

/// A point with the lines that follow it, up to what stands around the points.
fn whole(part: &Part, all: &[Part], is_last: bool) -> String {
    let framed = all.iter().position(|part| is_around(&part.text));
    let mut more = all.get(..framed.unwrap_or(all.len())).unwrap_or_default();
    // Above the day under a letter stands the office that signs it; without any such line the last short lines are who signed.
    let is_over_day =
        is_last && framed.and_then(|at| all.get(at)).is_some_and(|part| is_day(&part.text));
    while let Some((last, before)) = more.split_last()
        && ((is_over_day && signs(&last.text)) || (framed.is_none() && is_frame(&last.text)))
    {
        more = before;
    }
    let mut words = part.text.trim().to_owned();
    for part in more {
        join(&mut words, part.text.trim());
    }
    words
}

/// The words of a point without what the letter says after it of all of them; what begins anew with "besides" is another point.
fn apart(words: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (at, sentence) in sentences(words).enumerate() {
        if at > 0 && frames(sentence) {
            break;
        }
        let is_besides = words::of("besides").any(|word| sentence.trim_start().starts_with(word));
        match out.last_mut().filter(|_| !is_besides) {
            Some(last) => last.push_str(sentence),
            None => out.push(sentence.to_owned()),
        }
    }
    out
}

/// What the letter says of all its points, and the day under it.
fn is_around(text: &str) -> bool {
    let text = text.trim();
    let is_heading = text.starts_with('【') && text.ends_with('】');
    let is_title = words::of("on").any(|word| text.starts_with(word))
        && words::of("title").any(|word| text.ends_with(word));
    // A title alone in its line, such as of a form, asks for nothing itself.
    let is_alone = text.chars().count() <= TITLE
        && !text.contains(|sign| "。；，！？：,;:!?".contains(sign))
        && !has("ask", text)
        && words::of("sheet").any(|word| text.ends_with(word));
    is_heading || is_title || is_alone || frames(text) || is_day(text)
}

/// A title has no more signs.
const TITLE: usize = 40;

/// Whether a sentence is of the letter and not of a point: by words that say so wherever they stand, by those that do so at its
/// beginning, and by those of telephones and enclosures, of which a point may speak, too.
fn frames(text: &str) -> bool {
    let text = text.trim();
    let own = text.trim_start_matches(['（', '(']);
    let opens = |kind| words::of(kind).find_map(|word| own.strip_prefix(word));
    let is_label = opens("contact").is_some_and(|rest| {
        let number = |sign: char| {
            sign.is_ascii_digit() || words::of("number").any(|word| word.starts_with(sign))
        };
        rest.trim_start_matches(number).starts_with(['：', ':'])
    });
    let is_contact = has("contact", text) && !has("demand", text);
    // What is to be done by a day is a point, whatever is to be reported within so many days afterwards.
    (has("frame", text) && !(due_in(text).is_some() && has("ask", text)))
        || opens("opening").is_some()
        || (is_label && !has("ask", text))
        || is_contact
}

/// What stands around the points: greetings, terms, names and days.
fn is_frame(text: &str) -> bool {
    let text = text.trim();
    is_around(text) || (text.chars().count() < SHORT && !has("demand", text))
}

/// The sentences of a letter without numbers that ask for something, each with what leads to it.
fn asking(parts: &[Part]) -> Vec<String> {
    let mut out = Vec::new();
    for part in parts {
        let mut words = String::new();
        for sentence in part.text.split_inclusive(['。', '！', '？', '!', '?']) {
            if is_around(sentence) || !is_point(sentence) {
                words.clear();
                continue;
            }
            words.push_str(sentence.trim());
            if has("ask", sentence) {
                out.push(std::mem::take(&mut words));
            }
        }
        let is_more = has("demand", &words);
        if is_more {
            out.push(words);
        }
    }
    out
}
