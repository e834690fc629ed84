//! A page of text: its lines, of which a wrapped one goes on in the next, and how each begins and ends.

use super::page::{Piece, Placed};
use super::plain::{half_width, is_chinese};
use super::words::listed;

/// From this width on a line of text that does not end a sentence goes on in the next one, in columns.
const WRAPPED: usize = 60;

/// The lines of a text; one that was wrapped goes on in the next.
pub(super) fn lines(text: &str) -> Vec<Placed> {
    let mut out: Vec<Placed> = Vec::new();
    let mut goes_on = false;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == '#' || c == '>');
        let is_point = is_point(line);
        match out.last_mut() {
            Some((Piece::Line(last) | Piece::Point(last), starts)) if goes_on && !is_point => {
                if !line.is_empty() {
                    last.push(' ');
                    starts.push((last.chars().count(), number));
                    last.push_str(line);
                }
            }
            _ if line.is_empty() => {}
            _ if is_point => out.push((Piece::Point(line.to_owned()), vec![(0, number)])),
            _ => out.push((Piece::Line(line.to_owned()), vec![(0, number)])),
        }
        goes_on = columns(line) >= WRAPPED && !ends(line);
    }
    out
}

/// How many columns a text takes.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(|c| if is_chinese(c) { 2 } else { 1 }).sum()
}

/// Whether a line is over: a sentence ends, or a list begins.
fn ends(line: &str) -> bool {
    let last = line.trim_end_matches(['"', '”', ')', '）', '’', ']', '】']).chars().last();
    last.is_none_or(|c| "。.!?！？:：;；".contains(c))
}

/// Whether a line begins as a point of a list does: with a bullet or a number.
fn is_point(line: &str) -> bool {
    let line: String = line.chars().map(|c| half_width(c).unwrap_or(c)).collect();
    let line = line.as_str();
    let mut signs = line.chars().peekable();
    let Some(first) = signs.next() else { return false };
    if matches!(first, '•' | '·' | '-' | '–' | '*' | '●' | '○' | '■' | '◆' | '①'..='⑳')
    {
        return true;
    }
    let is_number = |c: char| c.is_ascii_digit() || listed("numbers").any(|all| all.contains(c));
    let rest = if matches!(first, '(' | '（') { line.get(first.len_utf8()..) } else { Some(line) };
    let rest = rest.unwrap_or_default();
    let number = rest.trim_start_matches(is_number);
    let is_mark = number.starts_with(['.', '、', ')', '）', '．']);
    // "3.5 million" and dates begin no point.
    let goes_on = number.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    number.len() < rest.len() && is_mark && !goes_on
}
