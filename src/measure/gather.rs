//! The second pass: of each part, which persons, which persons in which class, and which values of whom are new.
//!
//! A person has one part, so that parts are counted by different threads and added up.

use super::classes::{ClassKey, Sizes, TOGETHER, UNKNOWN};
use super::digest::{Digests, WORDS, joined};
use super::entry::{KINDS, NOBODY, OF_NOBODY, SPELLING, VALUES};
use super::fault::{Fault, Why};

/// What a thread counts of its parts.
#[derive(Debug)]
pub(super) struct Gathered {
    /// Persons, each once.
    pub(super) people: u64,
    /// Writings of their keys beyond the first of each.
    pub(super) spellings: u64,
    /// Rows of the person who has most of them.
    pub(super) most_rows: u64,
    /// Persons who stand in more than one class.
    pub(super) in_several: u64,
    /// How often each value of a sensitive column stands among people in classes; `None` where there are too many.
    pub(super) values: Vec<Option<Digests<u64, u64>>>,
    most_values: usize,
}

/// The entries of one part, each kept once.
#[derive(Debug)]
pub(super) struct Part {
    stride: usize,
    entries: Vec<u32>,
    people: Places,
    /// Writings of keys beyond the first of each person.
    spellings: Places,
    pairs: Places,
    /// Pairs of a person and a class with empty cells, whatever kind they are.
    together: Places,
    values: Vec<Places>,
    /// By entry.
    seen: Vec<Seen>,
}

/// What is known of the person of an entry. Only that of the first entry of a person is kept up.
#[derive(Clone, Copy, Debug)]
struct Seen {
    /// The first entry of the person.
    first: u32,
    rows: u32,
    is_in_several: bool,
}

impl Gathered {
    /// Counts at most so many different values of each column.
    pub(super) fn new(sensitive: usize, most_values: usize) -> Self {
        Self {
            people: 0,
            spellings: 0,
            most_rows: 0,
            in_several: 0,
            values: vec![Some(Digests::default()); sensitive],
            most_values,
        }
    }

    fn count(&mut self, column: usize, (a, b): (u32, u32)) {
        let most = self.most_values;
        if let Some(values) = self.values.get_mut(column)
            && let Some(known) = values
        {
            *known.entry(joined(a, b)).or_default() += 1;
            if known.len() > most {
                *values = None;
            }
        }
    }

    /// Adds what another thread counted.
    pub(super) fn add(&mut self, other: Self) {
        self.people += other.people;
        self.spellings += other.spellings;
        self.most_rows = self.most_rows.max(other.most_rows);
        self.in_several += other.in_several;
        for (own, more) in self.values.iter_mut().zip(other.values) {
            match (own.as_mut(), more) {
                (Some(own), Some(more)) => {
                    for (value, count) in more {
                        *own.entry(value).or_default() += count;
                    }
                }
                _ => *own = None,
            }
            // What several threads have is no more than what one may have: how many they are changes no figure.
            if own.as_ref().is_some_and(|own| own.len() > self.most_values) {
                *own = None;
            }
        }
    }
}

impl Part {
    pub(super) fn new(sensitive: usize) -> Self {
        Self {
            stride: VALUES + 2 * sensitive,
            entries: Vec::new(),
            people: Places::default(),
            spellings: Places::default(),
            pairs: Places::default(),
            together: Places::default(),
            values: vec![Places::default(); sensitive],
            seen: Vec::new(),
        }
    }

    /// Begins another part.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
        self.seen.clear();
        for places in [&mut self.people, &mut self.spellings, &mut self.pairs, &mut self.together] {
            places.clear();
        }
        self.values.iter_mut().for_each(Places::clear);
    }

    /// Takes an entry and counts what is new in it.
    pub(super) fn take(
        &mut self,
        entry: &[u32],
        gathered: &mut Gathered,
        sizes: &mut Sizes<'_>,
    ) -> Result<(), Fault> {
        let [p0, p1, p2, c0, c1, c2, kinds, spelling, ..] = *entry else { return Ok(()) };
        let own = u32::try_from(self.entries.len() / self.stride).map_err(|_| Why::TooMuch)?;
        let (all, stride) = (&self.entries, self.stride);
        let at = |place: u32| -> &[u32] {
            let start = place as usize * stride;
            all.get(start..start + stride).unwrap_or_default()
        };
        let is_nobody = [p0, p1, p2] == NOBODY;
        let mut is_kept = false;
        // The entry where this person was met first.
        let mut first = own;
        let pair = mixed(p1, c1 ^ kinds);
        let known =
            self.pairs.find(pair, own, |place| at(place).get(..SPELLING) == entry.get(..SPELLING));
        let class = ClassKey::of([c0, c1, c2], kinds);
        if let Some(place) = known {
            first = self.seen.get(place as usize).map_or(place, |seen| seen.first);
        } else {
            is_kept = true;
            let one = if is_nobody { UNKNOWN } else { 1 };
            sizes.add(class, one)?;
            if kinds != 0 {
                let first = self
                    .together
                    .find(mixed(p1, c1), own, |place| at(place).get(..KINDS) == entry.get(..KINDS));
                if first.is_none() {
                    sizes.add(ClassKey::of([c0, c1, c2], TOGETHER), one)?;
                }
            }
            if !is_nobody {
                let known =
                    self.people.find(p1, own, |place| at(place).get(..WORDS) == entry.get(..WORDS));
                match known {
                    None => gathered.people += 1,
                    Some(place) => {
                        first = place;
                        if let Some(Seen { is_in_several: several @ false, .. }) =
                            self.seen.get_mut(place as usize)
                        {
                            *several = true;
                            gathered.in_several += 1;
                        }
                    }
                }
            }
        }
        // The first writing of a person needs no place of its own.
        if first != own && !is_nobody && at(first).get(SPELLING) != Some(&spelling) {
            let known = self.spellings.find(mixed(p1, spelling), own, |place| {
                let other = at(place);
                other.get(..WORDS) == entry.get(..WORDS) && other.get(SPELLING) == Some(&spelling)
            });
            if known.is_none() {
                is_kept = true;
                gathered.spellings += 1;
            }
        }
        // What is of nobody cannot make a class more diverse than its people do.
        let flag = if is_nobody { OF_NOBODY } else { 0 };
        for (column, places) in self.values.iter_mut().enumerate() {
            let from = VALUES + 2 * column;
            let value = entry.get(from..from + 2).unwrap_or_default();
            let [v0, v1] = *value else { continue };
            let known = places.find(mixed(pair, v0), own, |place| {
                let other = at(place);
                other.get(from..from + 2) == Some(value)
                    && other.get(..SPELLING) == entry.get(..SPELLING)
            });
            if known.is_none() {
                is_kept = true;
                sizes.add_value(column, class, (v0, v1 | flag))?;
                gathered.count(column, (v0, v1));
            }
        }
        if is_kept {
            self.entries.extend_from_slice(entry);
            self.seen.push(Seen { first, rows: 0, is_in_several: false });
        }
        if let Some(seen) = self.seen.get_mut(first as usize).filter(|_| !is_nobody) {
            seen.rows = seen.rows.saturating_add(1);
            gathered.most_rows = gathered.most_rows.max(u64::from(seen.rows));
        }
        Ok(())
    }
}

/// The least size of the classes of each person of a part.
#[derive(Debug, Default)]
pub(super) struct Least(Digests<(u64, u64), u64>);

impl Least {
    /// Takes an entry.
    pub(super) fn take(&mut self, entry: &[u32], size: impl Fn(ClassKey) -> u64) {
        let [p0, p1, p2, c0, c1, c2, kinds, ..] = *entry else { return };
        if [p0, p1, p2] == NOBODY {
            return;
        }
        let size = size(ClassKey::of([c0, c1, c2], kinds));
        let least = self.0.entry((joined(p0, p1), u64::from(p2))).or_insert(size);
        *least = size.min(*least);
    }

    /// The sizes, and nothing of whom they are.
    pub(super) fn into_sizes(self) -> impl Iterator<Item = u64> {
        self.0.into_values()
    }
}

/// Mixes two words of digests into one.
const fn mixed(a: u32, b: u32) -> u32 {
    a.rotate_left(15) ^ b.wrapping_mul(0x9e37_79b1)
}

/// Places of entries by a word of their digests: a table of numbers that is looked through from where the word points.
#[derive(Clone, Debug, Default)]
struct Places {
    /// The number of an entry and one; 0 where nothing stands. Beside it the word.
    slots: Vec<(u32, u32)>,
    used: usize,
}

impl Places {
    /// The entry that stands there already; otherwise `own` is put there.
    fn find(&mut self, word: u32, own: u32, is_same: impl Fn(u32) -> bool) -> Option<u32> {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = word as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            match *slot {
                (0, _) => {
                    *slot = (own + 1, word);
                    self.used += 1;
                    return None;
                }
                (place, other) if other == word && is_same(place - 1) => return Some(place - 1),
                _ => at = (at + 1) & mask,
            }
        }
        None
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(1024);
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
        for (place, word) in old.into_iter().filter(|(place, _)| *place != 0) {
            let mut at = word as usize & (size - 1);
            while let Some(slot) = self.slots.get_mut(at) {
                if slot.0 == 0 {
                    *slot = (place, word);
                    break;
                }
                at = (at + 1) & (size - 1);
            }
        }
    }

    fn clear(&mut self) {
        self.slots.fill((0, 0));
        self.used = 0;
    }
}
