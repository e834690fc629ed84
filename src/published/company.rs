//! Names of companies: those that are known, letter by letter, and those that stand on a page and are not.
//!
//! Marks, blanks, width and large letters are no part of a name; a letter, a figure and a Chinese sign are. A name that differs in one
//! of them is another one, and is told as near.

use std::sync::LazyLock;

use super::plain::{Pattern, Plain, Span, is_chinese, is_latin};
use super::words::{listed, mark};

/// A name as it is compared: letters and figures alone, each with the place of its sign.
#[derive(Clone, Debug, Default)]
pub(super) struct Letters {
    letters: Vec<char>,
    at: Vec<usize>,
}

/// How a name stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// As it is.
    Whole(Span),
    /// With some other, more or fewer signs.
    Near(Span),
}

/// A name that ends as those of companies do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Company {
    /// As it is written.
    pub(super) name: String,
    pub(super) at: Span,
    /// Whether only companies abroad are called so.
    pub(super) is_foreign: bool,
}

/// How names of companies end, and whether only those abroad do so.
static ENDINGS: LazyLock<Vec<(Pattern, bool)>> = LazyLock::new(|| {
    let ending = |word: &'static str| {
        let (word, is_foreign) = word.strip_suffix('!').map_or((word, false), |word| (word, true));
        (Pattern::new(word), is_foreign)
    };
    listed("company").map(ending).collect()
});

/// The fewest letters of a name that is looked for with other signs in it.
const FEWEST: usize = 6;
/// One sign in so many may differ, up to the most.
const ONE_IN: usize = 9;
const MOST: usize = 3;
/// The most signs of a Chinese name, and the most words of a Latin one.
const SIGNS: usize = 40;
const WORDS: usize = 8;
/// Words within Latin names that begin with no capital.
const WITHIN: [&str; 10] = ["of", "und", "and", "de", "der", "du", "for", "et", "van", "&"];

impl Letters {
    pub(super) fn new(plain: &Plain) -> Self {
        let mut out = Self::default();
        for (at, c) in plain.small.iter().enumerate() {
            if *c == '&' {
                for letter in ['a', 'n', 'd'] {
                    out.letters.push(letter);
                    out.at.push(at);
                }
            } else if c.is_alphanumeric() {
                out.letters.push(*c);
                out.at.push(at);
            }
        }
        out
    }

    /// The letters of a name.
    pub(super) fn of(name: &str) -> Self {
        Self::new(&Plain::new(name))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Whether two names are the same.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.letters == other.letters
    }

    /// Whether two names end the same, but for so many letters at the beginning of each; the end is the longer part.
    pub(super) fn is_behind(&self, other: &Self, most: usize) -> bool {
        let pairs = self.letters.iter().rev().zip(other.letters.iter().rev());
        let same = pairs.take_while(|(one, other)| one == other).count();
        let rests = [self.letters.len() - same, other.letters.len() - same];
        same >= FEWEST && rests.iter().all(|rest| *rest <= most && *rest < same)
    }

    /// Whether another name stands within these letters.
    pub(super) fn hold(&self, name: &Self) -> bool {
        let count = name.letters.len();
        count > 0 && self.letters.windows(count).any(|part| part == name.letters)
    }

    fn span(&self, from: usize, to: usize) -> Option<Span> {
        Some(*self.at.get(from)?..*self.at.get(to.checked_sub(1)?)? + 1)
    }

    /// Every place at which a name stands as it is.
    pub(super) fn whole(&self, name: &Self, plain: &Plain) -> Vec<Span> {
        let count = name.letters.len();
        if count == 0 {
            return Vec::new();
        }
        let parts = self.letters.windows(count).enumerate();
        let found = parts.filter(|(_, part)| *part == name.letters);
        let spans = found.filter_map(|(from, _)| self.span(from, from + count));
        spans.filter(|span| is_by_itself(plain, span)).collect()
    }

    /// Where a name stands, as it is or nearly so; what lies in `taken` belongs to other names.
    pub(super) fn meet(&self, name: &Self, plain: &Plain, taken: &[Span]) -> Option<Met> {
        if let Some(span) = self.whole(name, plain).into_iter().next() {
            return Some(Met::Whole(span));
        }
        let count = name.letters.len();
        let most = (count / ONE_IN).clamp(1, MOST);
        if count < FEWEST {
            return None;
        }
        let (from, to, differ) = nearest(&self.letters, &name.letters)?;
        let span = self.span(from, to)?;
        // What is the name with letters grown onto it differs by these alone.
        let is_near = differ <= most && !taken.iter().any(|known| overlap(known, &span));
        is_near.then(|| Met::Near(grown(plain, &span)))
    }
}

/// The part of `text` that differs least from `name`: from, to, and by how many letters (Sellers).
fn nearest(text: &[char], name: &[char]) -> Option<(usize, usize, usize)> {
    // For each letter of the name: the fewest differences of a part that ends here, and where it begins.
    let mut last: Vec<(usize, usize)> = (0..=name.len()).map(|count| (count, 0)).collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for (end, c) in text.iter().enumerate() {
        let mut row = Vec::with_capacity(last.len());
        row.push((0, end + 1));
        for (index, letter) in name.iter().enumerate() {
            let (changed, from) = *last.get(index)?;
            let changed = (changed + usize::from(letter != c), from);
            let (left, from) = *last.get(index + 1)?;
            let more = (left + 1, from);
            let (above, from) = *row.get(index)?;
            let fewer = (above + 1, from);
            row.push(changed.min(more).min(fewer));
        }
        let (differ, from) = *row.last()?;
        if best.is_none_or(|(_, _, known)| differ < known) {
            best = Some((from, end + 1, differ));
        }
        last = row;
    }
    best.filter(|(from, to, _)| from < to)
}

/// Whether no Latin letter goes on before or behind.
fn is_by_itself(plain: &Plain, span: &Span) -> bool {
    let letter =
        |at: Option<usize>| at.and_then(|at| plain.small.get(at)).copied().filter(|c| is_latin(*c));
    let edge = |at: usize| plain.small.get(at).is_some_and(|c| is_latin(*c));
    let before = edge(span.start) && letter(span.start.checked_sub(1)).is_some();
    let behind = edge(span.end - 1) && letter(Some(span.end)).is_some();
    !before && !behind
}

/// A part of a sentence with the rest of its first and last Latin word.
fn grown(plain: &Plain, span: &Span) -> Span {
    let is_letter = |at: usize| plain.small.get(at).is_some_and(|c| is_latin(*c));
    let (mut from, mut to) = (span.start, span.end);
    while from > 0 && is_letter(from) && is_letter(from - 1) {
        from -= 1;
    }
    while to > 0 && is_letter(to - 1) && is_letter(to) {
        to += 1;
    }
    from..to
}

fn overlap(one: &Span, other: &Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// Every name of a sentence that ends as those of companies do.
pub(super) fn companies(plain: &Plain) -> Vec<Company> {
    let mut ends: Vec<(Span, bool)> = Vec::new();
    for (word, is_foreign) in ENDINGS.iter() {
        let is_foreign = *is_foreign;
        for at in plain.all(std::slice::from_ref(word)) {
            let is_name = is_capital(plain, &at);
            let known = ends.iter().position(|(known, _)| overlap(known, &at));
            match known.and_then(|known| ends.get_mut(known)) {
                _ if !is_name => {}
                Some((known, foreign)) => {
                    let is_longer = at.len() > known.len();
                    if is_longer {
                        (*known, *foreign) = (at, is_foreign);
                    }
                }
                None => ends.push((at, is_foreign)),
            }
        }
    }
    ends.sort_by_key(|(at, _)| at.start);
    // "Corporation Pty Ltd" is one ending.
    ends.dedup_by(|next, known| {
        let is_beside = next.0.start <= known.0.end + 1;
        if is_beside {
            known.0.end = next.0.end;
            known.1 |= next.1;
        }
        is_beside
    });
    let mut out = Vec::new();
    let mut from = 0;
    for (end, is_foreign) in ends {
        let is_chinese_name = plain.small.get(end.start).is_some_and(|c| is_chinese(*c));
        let start = if is_chinese_name {
            begins_in_chinese(plain, from, end.start)
        } else {
            begins_in_latin(plain, from, end.start)
        };
        from = end.end;
        if let Some(start) = start {
            let name = plain.cased.get(start..end.end).unwrap_or_default().iter().collect();
            out.push(Company { name, at: start..end.end, is_foreign });
        }
    }
    out
}

/// Whether an ending is written as one: in Chinese always, of two letters in capitals, else with a capital first.
fn is_capital(plain: &Plain, at: &Span) -> bool {
    let signs = plain.cased.get(at.clone()).unwrap_or_default();
    let letters: Vec<char> = signs.iter().copied().filter(|c| c.is_alphabetic()).collect();
    let is_mixed = letters.first().is_some_and(|c| c.is_uppercase());
    match letters.as_slice() {
        [first, ..] if is_chinese(*first) => true,
        [_, second] => is_mixed && (second.is_uppercase() || at.len() > 2 || *second == 'y'),
        // "GmbH" and "mbH" begin in either way.
        [_, .., last] => is_mixed || last.is_uppercase() || signs.contains(&'.'),
        _ => false,
    }
}

/// Where a Chinese name begins that goes on here; nothing where nothing stands before its ending.
fn begins_in_chinese(plain: &Plain, least: usize, end: usize) -> Option<usize> {
    let is_of_name =
        |c: char| is_chinese(c) || c.is_alphanumeric() || matches!(c, '(' | ')' | '·' | '-' | '&');
    let least = least.max(end.saturating_sub(SIGNS));
    let mut start = end;
    while start > least && plain.small.get(start - 1).is_some_and(|c| is_of_name(*c)) {
        start -= 1;
    }
    // A bracket that is closed elsewhere is none of the name.
    while matches!(plain.small.get(start), Some(')' | '(' | '-')) {
        start += 1;
    }
    let words = mark("before_company").iter().filter_map(Pattern::only);
    let (long, short): (Vec<_>, Vec<_>) = words.partition(|word| word.len() > 1);
    let ends = |at: usize| long.iter().find_map(|word| plain.ends(word, at));
    let cut = (start..end).rev().find_map(ends);
    let cut = cut.into_iter().chain(handed(plain, start, end)).filter(|cut| *cut < end).max();
    start = cut.unwrap_or(start);
    while let Some(next) = short.iter().find_map(|word| plain.ends(word, start)) {
        start = next;
    }
    (start < end).then_some(start)
}

/// Where the last word ends by which something is put into hands: whose they are begins behind it, be it within what could be a name.
fn handed(plain: &Plain, from: usize, to: usize) -> Option<usize> {
    let part = plain.cut(&(from..to));
    let part = part.without(&part.all(mark("not_hands")));
    part.all(mark("hands_company")).into_iter().map(|at| from + at.end).max()
}

/// Where brackets begin that end here, if capitals stand in them as in names: "Acme Data (Hong Kong) Limited".
fn brackets(plain: &Plain, least: usize, end: usize) -> Option<usize> {
    let signs = plain.cased.get(least..end)?;
    let (_, before) = signs.split_last().filter(|(last, _)| **last == ')')?;
    let from = before.iter().rposition(|c| *c == '(')?;
    let words: String = before.get(from + 1..)?.iter().collect();
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    words.split(' ').all(is_name).then_some(least + from)
}

/// Where a Latin name begins that goes on here.
fn begins_in_latin(plain: &Plain, least: usize, end: usize) -> Option<usize> {
    let sign = |at: usize| plain.cased.get(at).copied();
    let is_of_word = |c: char| is_latin(c) || matches!(c, '.' | '&' | '\'' | '-');
    let (mut start, mut words) = (end, 0);
    loop {
        let mut to = start;
        // "Acme Cloud, Inc.": a comma may stand before the ending.
        while to > least && matches!((sign(to - 1), words), (Some(' ' | '&'), _) | (Some(','), 0)) {
            to -= 1;
        }
        if let Some(from) = brackets(plain, least, to) {
            (start, words) = (from, words + 1);
            continue;
        }
        let mut from = to;
        while from > least && sign(from - 1).is_some_and(is_of_word) {
            from -= 1;
        }
        let word: String = plain.cased.get(from..to).unwrap_or_default().iter().collect();
        let is_name = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        // A sentence that ended before it is none of the name.
        let is_past = word.ends_with('.') && words > 0 && word.len() > 4;
        if word.is_empty() || is_past || words == WORDS || !(is_name || WITHIN.contains(&&*word)) {
            break;
        }
        (start, words) = (from, words + 1);
    }
    // No name begins with "of" or "and".
    while let Some(word) = WITHIN.iter().find(|word| {
        let signs = plain.cased.get(start..).unwrap_or_default();
        word.chars().eq(signs.iter().copied().take(word.len()))
            && signs.get(word.len()) == Some(&' ')
    }) {
        start += word.len() + 1;
    }
    (start < end).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<String> {
        companies(&Plain::new(text)).into_iter().map(|one| one.name).collect()
    }

    fn met(text: &str, name: &str) -> Option<Met> {
        let plain = Plain::new(text);
        Letters::new(&plain).meet(&Letters::of(name), &plain, &[])
    }

    #[test]
    fn companies_are_found_by_how_their_names_end() {
        assert_eq!(
            named("我们向林登菲尔德家用电器有限公司提供姓名"),
            ["林登菲尔德家用电器有限公司"]
        );
        assert_eq!(
            named("means STAUFF Deutschland Walter Stauffenberg GmbH & Co. KG."),
            ["STAUFF Deutschland Walter Stauffenberg GmbH&Co.KG"]
        );
        assert_eq!(
            named("sent to Acme Cloud, Inc. and Hotel Xin Pte. Ltd."),
            ["Acme Cloud,Inc.", "Hotel Xin Pte.Ltd."]
        );
        assert_eq!(
            named("Records are kept by Acme Data (Hong Kong) Limited."),
            ["Acme Data(Hong Kong)Limited"]
        );
        assert_eq!(
            named("会员资料的维护已交由甲乙数据（香港）有限公司承办"),
            ["甲乙数据(香港)有限公司"]
        );
        assert_eq!(named("数据由自由贸易有限公司管理"), ["自由贸易有限公司"]);
        assert_eq!(named("is limited to this; the corporation may"), [""; 0]);
        assert_eq!(named("本公司和有限公司"), [""; 0]);
    }

    #[test]
    fn a_name_with_another_sign_is_near_and_not_the_same() {
        let name = "Lindenfeld Hausgeräte GmbH";
        assert!(matches!(met("由 LINDENFELD Hausgeräte  GmbH，", name), Some(Met::Whole(_))));
        for near in [
            "Lindenfeld Hausgerate GmbH",
            "Lindenfels Hausgeräte GmbH",
            "Lindenfeld Hausgeräte GmbK",
        ] {
            assert!(matches!(met(&format!("由 {near} 处理"), name), Some(Met::Near(_))), "{near}");
        }
        assert_eq!(met("由 Dvorana Sklad s.r.o. 处理", name), None);
        let name = "林登菲尔德家用电器有限公司";
        assert!(matches!(met("向林登菲尔德家用电器有限公司提供", name), Some(Met::Whole(_))));
        assert!(matches!(met("向林登菲乐德家用电器有限公司提供", name), Some(Met::Near(_))));
        assert_eq!(met("向映川智能家电有限公司提供", name), None);
    }
}
