//! How the pieces of a page stand together, and how its paragraphs part into sentences.
//!
//! A list belongs to the paragraph that leads to it, a cell to the head of its column or row. Which block a sentence is in is all that
//! the order of a page decides.

use super::finding::Counted;
use super::page::{Block, Piece, Placed, Sentence};
use super::plain::{Pattern, Plain, half_width, is_chinese};
use super::slots::{NAMES, Slot, slots};
use super::typed::columns;
use super::words::{denied, listed, mark};

/// A first cell up to so many columns is the label of its row.
const LABEL: usize = 60;

/// What stands together of these pieces.
pub(super) fn blocks(pieces: Vec<Placed>, counted: Counted) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut head: Option<(usize, Vec<String>)> = None;
    // The table whose first head was the row before.
    let mut under: Option<usize> = None;
    // The block that a list below it belongs to.
    let mut leads = false;
    // Whether the last line began with a label.
    let mut is_labelled = false;
    let mut upright: Option<usize> = None;
    let uprights = uprights(&pieces);
    for (piece, starts) in pieces {
        if piece.signs() == 0 {
            continue;
        }
        let starts = Starts { of: &starts, counted };
        match piece {
            Piece::Line(text) | Piece::Point(text)
                if labelled(&text).is_some_and(|slot| {
                    (leads || is_labelled) && (slot != Slot::Recipient || !is_labelled)
                }) =>
            {
                // One label a line: what is told of one recipient stands together.
                is_labelled = true;
                let told = said(&text, &starts);
                if let Some(block) = out.last_mut() {
                    block.sentences.extend(told);
                }
            }
            Piece::Line(text) => {
                leads = text.trim_end().ends_with([':', '：']);
                is_labelled = labelled(&text).is_some();
                out.push(Block { sentences: said(&text, &starts) });
            }
            Piece::Point(text) => {
                is_labelled = labelled(&text).is_some();
                if let Some(block) = out.last_mut().filter(|_| leads) {
                    block.sentences.extend(said(&text, &starts));
                } else {
                    // A numbered heading leads its own list.
                    leads = text.trim_end().ends_with([':', '：']);
                    out.push(Block { sentences: said(&text, &starts) });
                }
            }
            Piece::Row(table, cells, is_head) => {
                (leads, is_labelled) = (false, false);
                let words = cells.join(" | ");
                let is_upright = uprights.contains(&table);
                // A second row of heads stands below the first: a column is called by both.
                if is_head
                    && under.take() == Some(table)
                    && let Some((_, heads)) = head.as_mut()
                    && heads.len() == cells.len()
                {
                    *heads = heads.iter().zip(&cells).map(both).collect();
                    out.push(Block { sentences: vec![starts.sentence(0, words.clone(), &words)] });
                    continue;
                }
                under = None;
                if head.as_ref().is_none_or(|(of, _)| *of != table) && !is_upright {
                    head = Some((table, Vec::new()));
                    if is_head || are_heads(&cells) {
                        head = Some((table, cells));
                        under = is_head.then_some(table);
                        out.push(Block {
                            sentences: vec![starts.sentence(0, words.clone(), &words)],
                        });
                        continue;
                    }
                }
                let heads = head.as_ref().map_or(&[][..], |(_, heads)| heads.as_slice());
                let read = if is_upright { in_pairs(&cells) } else { told(heads, &cells) };
                let sentence = starts.sentence(0, words, &read);
                match out.last_mut().filter(|_| is_upright && upright == Some(table)) {
                    Some(block) => block.sentences.push(sentence),
                    None => out.push(Block { sentences: vec![sentence] }),
                }
                upright = Some(table);
            }
        }
    }
    out
}

/// What two heads of a column say, one below the other; one that goes over both rows stands there twice.
fn both((above, below): (&String, &String)) -> String {
    match (above.as_str(), below.as_str()) {
        (above, below) if above == below || below.is_empty() => above.to_owned(),
        ("", below) => below.to_owned(),
        (above, below) => format!("{above} {below}"),
    }
}

/// The label with which a line begins, if it does, behind a number or a bullet.
fn labelled(text: &str) -> Option<Slot> {
    let plain = Plain::new(text);
    let all = slots(&plain);
    let (slot, at) = all.first()?;
    let before = plain.small.get(..at.start)?;
    let is_first = before.len() <= LABEL / 2 && !before.iter().any(|c| ",;。".contains(*c));
    is_first.then_some(*slot)
}

/// The tables whose rows have labels, each before what it says.
fn uprights(pieces: &[Placed]) -> Vec<usize> {
    let mut out: Vec<(usize, bool, bool)> = Vec::new();
    for piece in pieces {
        let (Piece::Row(table, cells, _), _) = piece else { continue };
        let labels = || cells.iter().step_by(2).map(String::as_str);
        let fits = cells.len().is_multiple_of(2) && labels().all(|label| columns(label) <= LABEL);
        // Of two columns one row with a label is enough; of more, every second cell of a row is one.
        let is_labelled = if cells.len() == 2 { labels().any(is_label) } else { is_grid(cells) };
        // Heads over two columns are no label and its answer.
        let is_head = cells.iter().all(|cell| is_label(cell));
        match out.iter_mut().find(|(known, ..)| known == table) {
            Some((_, all, any)) => (*all, *any) = (*all && fits, *any || is_labelled),
            None => out.push((*table, fits && !is_head, is_labelled)),
        }
    }
    out.into_iter().filter(|(_, all, any)| *all && *any).map(|(table, ..)| table).collect()
}

/// Whether labels and what they say stand beside each other in a row, pair by pair.
fn is_grid(cells: &[String]) -> bool {
    cells.len().is_multiple_of(2)
        && cells.len() > 2
        && cells.iter().step_by(2).all(|cell| is_label(cell))
        && !cells.iter().skip(1).step_by(2).any(|cell| is_label(cell))
}

/// Whether cells are heads of columns: most of them labels, among a number of the row and what the page tells besides.
fn are_heads(cells: &[String]) -> bool {
    let labels = cells.iter().filter(|cell| is_label(cell)).count();
    labels > 1 && labels * 2 >= cells.len() && cells.iter().all(|cell| columns(cell) <= LABEL)
}

/// A row of labels and what they say.
fn in_pairs(cells: &[String]) -> String {
    let pair = |pair: &[String]| pair.join("：").replace('\n', "；");
    cells.chunks(2).map(pair).collect::<Vec<_>>().join("；")
}

/// Whether a cell is one of the labels before what is told of a recipient.
fn is_label(cell: &str) -> bool {
    let plain = Plain::new(cell);
    NAMES.iter().any(|(_, name)| {
        mark(name)
            .iter()
            .filter_map(Pattern::only)
            .any(|word| plain.ends(word, 0) == Some(plain.small.len()))
    })
}

/// A row with the head of each column before its cell.
fn told(heads: &[String], cells: &[String]) -> String {
    let cell = |(at, cell): (usize, &String)| match heads.get(at) {
        Some(head) => format!("{head}：{}", cell.replace('\n', "；")),
        None => cell.replace('\n', "；"),
    };
    cells.iter().enumerate().map(cell).collect::<Vec<_>>().join("；")
}

/// Where in the words of a piece which paragraph or line begins.
struct Starts<'s> {
    of: &'s [(usize, usize)],
    counted: Counted,
}

impl Starts<'_> {
    /// A sentence that begins at a sign of the piece: its words, and what is read of it.
    fn sentence(&self, at: usize, words: String, read: &str) -> Sentence {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = Plain::new(read);
        let begun = self.of.iter().rev().find(|(start, _)| *start <= at);
        let paragraph = begun.map_or(0, |(_, number)| *number);
        let (slots, denied) = (slots(&plain), denied(&plain));
        Sentence { paragraph, counted: self.counted, words, slots, denied, plain }
    }
}

/// The sentences of a paragraph.
fn said(text: &str, starts: &Starts<'_>) -> Vec<Sentence> {
    let signs: Vec<char> = text.chars().collect();
    let narrow: Vec<char> = signs.iter().map(|c| half_width(*c).unwrap_or(*c)).collect();
    let mut out = Vec::new();
    let mut from = 0;
    for at in 0..signs.len() {
        if at + 1 == signs.len() || (at >= from && ends_here(&narrow, from, at)) {
            let mut to = at + 1;
            while signs.get(to).is_some_and(|c| "\"”’)）】]".contains(*c)) {
                to += 1;
            }
            let words: String = signs.get(from..to).unwrap_or_default().iter().collect();
            let blank = words.chars().take_while(|c| c.is_whitespace()).count();
            let read = starts.sentence(from + blank, words.clone(), &words);
            if !read.plain.is_empty() {
                out.push(read);
            }
            from = to;
        }
    }
    out
}

/// Whether a sentence that began at `from` ends with this sign.
fn ends_here(signs: &[char], from: usize, at: usize) -> bool {
    let next = signs.get(at + 1).copied().unwrap_or('\n');
    match signs.get(at) {
        Some('。' | '！' | '？' | '｡' | '\n') => true,
        Some('!' | '?') => next.is_whitespace() || is_chinese(next),
        Some('.' | '．') => {
            let before = signs.get(from..at).unwrap_or_default();
            let word: String = before
                .iter()
                .rev()
                .take_while(|c| c.is_alphanumeric())
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let rest = signs.get(at + 1..).unwrap_or_default();
            let follows = rest.iter().find(|c| !c.is_whitespace());
            let is_number = !word.is_empty() && before.iter().all(char::is_ascii_digit);
            let is_closed = before.last().is_some_and(|c| ")]】\"”".contains(*c));
            let is_short = word.chars().count() < 2
                || listed("shortened").any(|known| word.eq_ignore_ascii_case(known));
            next.is_whitespace()
                && !is_number
                && (!is_short || is_closed)
                && follows.is_none_or(|c| !c.is_lowercase())
        }
        _ => false,
    }
}
