//! Names by which things are known, and what a text means among them.
//!
//! A thing is meant only by one of its names in full, and only if that name is of no other thing; everything else is proposed at most.

use std::collections::HashMap;

use super::{Fit, Spelled, Spellings};

/// How surely a name means the thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The name it is shown by, or its id: goes before names of the second kind.
    Own,
    /// Another name of it.
    Also,
    /// A name that may mean it, or something else: it is asked about.
    Asked,
}

/// Names of things of one kind.
#[derive(Clone, Debug)]
pub struct Names<T> {
    by_key: HashMap<String, Vec<(Standing, T)>>,
    all: Vec<(Spelled, T)>,
}

/// How many things are proposed at most.
const PROPOSED: usize = 3;

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self { by_key: HashMap::new(), all: Vec::new() }
    }
}

impl<T: Copy + Eq> Names<T> {
    /// Adds a name of a thing. A name without any letter is none.
    pub fn add(&mut self, name: &str, standing: Standing, thing: T) {
        self.add_spelled(Spelled::new(name), standing, thing);
    }

    /// Adds all names of a thing.
    pub fn add_all(&mut self, names: &Spellings, thing: T) {
        for name in &names.sure {
            self.add_spelled(name.clone(), Standing::Own, thing);
        }
        for name in &names.unsure {
            self.add_spelled(name.clone(), Standing::Asked, thing);
        }
    }

    fn add_spelled(&mut self, spelled: Spelled, standing: Standing, thing: T) {
        if spelled.plain().is_empty() {
            return;
        }
        let known = self.by_key.entry(spelled.key().to_owned()).or_default();
        if !known.contains(&(standing, thing)) {
            known.push((standing, thing));
            self.all.push((spelled, thing));
        }
    }

    /// The one thing that `text` means.
    ///
    /// A text may hold several names of the same thing, such as its name and its code: `Germany (DE)`.
    pub fn meant(&self, text: &str) -> Option<T> {
        if self.by_key.contains_key(Spelled::new(text).key()) {
            return match self.known(text).as_slice() {
                [(thing, true)] => Some(*thing),
                _ => None,
            };
        }
        let mut parts = parts(text).into_iter().map(|part| self.known(part));
        let first = match parts.next()?.as_slice() {
            [(thing, true)] => *thing,
            _ => return None,
        };
        let mut rest = parts.peekable();
        rest.peek()?;
        rest.all(|known| known == [(first, true)]).then_some(first)
    }

    /// What `text` may mean, where it is a name of several things or no sure one.
    pub fn asked(&self, text: &str) -> Vec<T> {
        match self.known(text).as_slice() {
            [(_, true)] => Vec::new(),
            several => several.iter().map(|(thing, _)| *thing).collect(),
        }
    }

    /// The things that have this name, their own names before others; with whether it is sure.
    fn known(&self, name: &str) -> Vec<(T, bool)> {
        let Some(known) = self.by_key.get(Spelled::new(name).key()) else { return Vec::new() };
        let of = |wanted: Standing| known.iter().filter(move |(standing, _)| *standing == wanted);
        let own: Vec<T> = distinct(of(Standing::Own).map(|(_, thing)| *thing));
        if let [one] = own.as_slice() {
            return vec![(*one, true)];
        }
        let sure = own.is_empty() && of(Standing::Asked).next().is_none();
        let all = distinct(known.iter().map(|(_, thing)| *thing));
        let sure = sure && all.len() == 1;
        all.into_iter().map(|thing| (thing, sure)).collect()
    }

    /// The things whose names are nearest to `text`, the nearest first; at most three.
    ///
    /// A name is near if it begins with the text, if few letters differ, if it stands in the text, or the text in it.
    pub fn near(&self, text: &str) -> Vec<T> {
        let wanted = Spelled::new(text);
        let letters: Vec<char> = wanted.plain().chars().collect();
        let mut found: Vec<((u8, usize), T)> = Vec::new();
        for (name, thing) in &self.all {
            let Some(distance) = distance(name, &wanted, &letters) else { continue };
            match found.iter_mut().find(|(_, known)| known == thing) {
                Some((known, _)) => *known = distance.min(*known),
                None => found.push((distance, *thing)),
            }
        }
        found.sort_by_key(|(distance, _)| *distance);
        let Some(((best, left), _)) = found.first().copied() else { return Vec::new() };
        // What is further off than the nearest is not what was meant; of names that stand in the text, the longest is.
        found.retain(|((tier, more), _)| {
            if matches!(best, WORDS_OF | STANDS_IN) {
                *tier == best && *more == left
            } else {
                *tier <= best.saturating_add(1).max(TWO_DIFFER)
            }
        });
        found.truncate(PROPOSED);
        found.into_iter().map(|(_, thing)| thing).collect()
    }
}

/// Nearness, the nearest first: so many letters differ, twice that number; one more if the text has the name as words of its own.
const TWO_DIFFER: u8 = 4;
const WORDS_OF: u8 = 3;
const BEGINS: u8 = 5;
const WORD_BEGINS: u8 = 7;
const STANDS_IN: u8 = 8;
const WITHIN: u8 = 10;

/// How far a name is from what was typed: a tier, and within it what is left over; `None` if it is not near.
fn distance(name: &Spelled, typed: &Spelled, letters: &[char]) -> Option<(u8, usize)> {
    let (plain, wanted) = (name.plain(), typed.plain());
    let count = plain.chars().count();
    let left = count.abs_diff(letters.len());
    let begins = if is_latin(wanted) { 3 } else { 1 };
    let enough = if is_latin(plain) { 4 } else { 2 };
    let most = allowed(wanted, letters.len()).min(allowed(plain, count));
    let differ = (left <= most && most > 0)
        .then(|| differing(&plain.chars().collect::<Vec<_>>(), letters))
        .filter(|differ| *differ <= most)
        .and_then(|differ| u8::try_from(differ * 2).ok());
    let fits = match name.fit(typed) {
        Some(Fit::Whole) => Some(0),
        Some(Fit::Begins(_)) if letters.len() >= begins => Some(BEGINS),
        Some(Fit::Word) if letters.len() >= begins => Some(WORD_BEGINS),
        Some(Fit::Within) if letters.len() >= begins => Some(WITHIN),
        _ if count < enough => None,
        _ if typed.has_words(name) => Some(WORDS_OF),
        _ => wanted.contains(plain).then_some(STANDS_IN),
    };
    let tier = differ.into_iter().chain(fits).min()?;
    Some((tier, left))
}

/// How many letters may differ in a name so long: none in a short code, nor in two Chinese characters, of which 国 is often one.
fn allowed(name: &str, count: usize) -> usize {
    match (is_latin(name), count) {
        (true, 0..=3) | (false, 0..=2) => 0,
        (true, 4..=5) | (false, 3..=5) => 1,
        (true, 6..=9) | (false, _) => 2,
        (true, _) => 3,
    }
}

fn is_latin(text: &str) -> bool {
    text.is_ascii()
}

/// How many letters differ, where two neighbours that changed places count as one (optimal string alignment).
fn differing(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let changed = last[j] + usize::from(a != b);
            let mut fewest = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                fewest = fewest.min(before[j - 1] + 1);
            }
            row.push(fewest);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

fn distinct<T: Copy + Eq>(things: impl Iterator<Item = T>) -> Vec<T> {
    let mut out = Vec::new();
    for thing in things {
        if !out.contains(&thing) {
            out.push(thing);
        }
    }
    out
}

/// The parts of a text that may each be a name: at brackets, commas, strokes and dashes, and where Chinese meets other letters.
fn parts(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut before: Option<bool> = None;
    let mut after_space = false;
    for (at, c) in text.char_indices() {
        let mark = matches!(
            c,
            '(' | ')' | '（' | '）' | '/' | '／' | ',' | '，' | '、' | '|' | '[' | ']' | '\n'
        ) || (after_space && matches!(c, '-' | '–' | '—'));
        after_space = c.is_whitespace();
        let chinese = ('\u{3400}'..='\u{9fff}').contains(&c);
        if mark || (c.is_alphanumeric() && before.is_some_and(|before| before != chinese)) {
            cuts.push(at);
        }
        if mark {
            before = None;
        } else if c.is_alphanumeric() {
            before = Some(chinese);
        }
    }
    cuts.push(text.len());
    cuts.windows(2)
        .filter_map(|pair| text.get(pair[0]..pair[1]))
        .filter(|part| !Spelled::new(part).plain().is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fruits() -> Names<u8> {
        let mut names = Names::default();
        names.add("apple", Standing::Own, 1);
        names.add("苹果", Standing::Own, 1);
        names.add("pear", Standing::Own, 2);
        names.add("pomme", Standing::Also, 1);
        names.add("core fruit", Standing::Asked, 1);
        names.add("core fruit", Standing::Asked, 2);
        names.add("pineapple", Standing::Own, 3);
        names.add("Core", Standing::Also, 1);
        names.add("CÖRE", Standing::Also, 3);
        names
    }

    #[test]
    fn only_a_whole_name_of_one_thing_is_taken() {
        let names = fruits();
        for (text, meant) in [
            ("Apple", Some(1)),
            ("pomme", Some(1)),
            ("苹果 (apple)", Some(1)),
            ("苹果apple", Some(1)),
            ("apple/pear", None),
            ("app", None),
            ("aple", None),
            ("core fruit", None),
            ("core", None),
            ("", None),
            ("()", None),
        ] {
            assert_eq!(names.meant(text), meant, "{text}");
        }
        assert_eq!(names.asked("Core fruit"), [1, 2]);
        assert_eq!(names.asked("core"), [1, 3], "one spelling of two things is of neither");
        assert_eq!(names.asked("apple"), Vec::<u8>::new());
    }

    #[test]
    fn what_is_near_is_proposed() {
        let names = fruits();
        for (text, near) in [
            ("aplpe", vec![1]),
            ("pinapple", vec![3]),
            ("苹国", vec![]),
            ("红苹果树", vec![1]),
            ("pears from the garden", vec![2]),
            ("zzz", vec![]),
            ("p", vec![]),
        ] {
            assert_eq!(names.near(text), near, "{text}");
        }
    }
}
