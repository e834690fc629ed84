//! Sizes of classes as they are added up from parts, and put aside where there are too many for memory.

use super::digest::{Digests, WORDS, joined, low};
use super::entry::part_of;
use super::fault::Fault;
use super::heap::{Hands, Heap};
use super::values::{Count, Values};

/// In place of the kinds of empty cells: the class of all kinds together.
pub(super) const TOGETHER: u32 = u32::MAX;
/// Added to a size for all rows of the class that name nobody.
pub(super) const UNKNOWN: u64 = 1 << 40;
/// Words of a size that was put aside: the class and its kinds, then the size.
pub(super) const SIZE_WORDS: usize = WORDS + 3;
/// Words of a value in a class that was put aside: the class and its kinds, the value, then how many.
pub(super) const VALUE_WORDS: usize = WORDS + 4;

/// A class, with the kinds of its empty cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ClassKey(u64, u64);

/// The sizes that one thread adds up.
#[derive(Debug)]
pub(super) struct Sizes<'a> {
    /// The number of each class, and its size.
    known: Digests<ClassKey, (usize, u64)>,
    /// The classes by their numbers.
    order: Vec<ClassKey>,
    /// By sensitive column.
    values: Vec<Values>,
    /// How many entries may stand in memory.
    most: usize,
    entries: usize,
    aside: (Hands<'a>, Vec<Hands<'a>>),
    /// Whether anything was put aside.
    pub(super) is_aside: bool,
}

/// Cells that the tables of all columns together have for an entry that may stand in memory.
const CELLS: usize = 8;

impl ClassKey {
    pub(super) const fn of([a, b, c]: [u32; WORDS], kinds: u32) -> Self {
        Self(joined(a, b), joined(c, kinds))
    }

    /// The kinds of its empty cells.
    pub(super) const fn kinds(self) -> u32 {
        low(self.1 >> 32)
    }

    /// The part of a heap of classes that it belongs to. The first words stand for parts of people already.
    pub(super) const fn part(self) -> usize {
        part_of(low(self.0))
    }

    const fn words(self) -> [u32; WORDS + 1] {
        [low(self.0), low(self.0 >> 32), low(self.1), low(self.1 >> 32)]
    }
}

/// The people of a size: rows that name nobody are at least one person where nobody else stands, and may be of the others elsewhere.
pub(super) fn people_of(size: u64) -> u64 {
    match (size & (UNKNOWN - 1), size >= UNKNOWN) {
        (0, true) => 1,
        (people, _) => people,
    }
}

/// Whether only rows that name nobody stand in a class of this size.
pub(super) const fn is_of_nobody(size: u64) -> bool {
    size == UNKNOWN
}

impl<'a> Sizes<'a> {
    /// Puts aside into these heaps what is more than `most` entries.
    pub(super) fn new(most: usize, sizes: &'a Heap, values: &'a [Heap]) -> Self {
        Self {
            known: Digests::default(),
            order: Vec::new(),
            values: values.iter().map(|_| Values::new(most * CELLS / values.len())).collect(),
            most,
            entries: 0,
            aside: (sizes.hands(), values.iter().map(Heap::hands).collect()),
            is_aside: false,
        }
    }

    fn class(&mut self, class: ClassKey) -> &mut (usize, u64) {
        let next = self.order.len();
        self.known.entry(class).or_insert_with(|| {
            self.entries += 1;
            self.order.push(class);
            (next, 0)
        })
    }

    /// More people in a class.
    pub(super) fn add(&mut self, class: ClassKey, people: u64) -> Result<(), Fault> {
        let (_, size) = self.class(class);
        *size = if people == UNKNOWN { *size | UNKNOWN } else { *size + people };
        if self.entries > self.most { self.put_aside() } else { Ok(()) }
    }

    /// One more person with a value in a class.
    pub(super) fn add_value(
        &mut self,
        column: usize,
        class: ClassKey,
        (a, b): (u32, u32),
    ) -> Result<(), Fault> {
        // The class may have been put aside meanwhile: then it begins anew with nobody.
        let (number, _) = *self.class(class);
        let Some(values) = self.values.get_mut(column) else { return Ok(()) };
        self.entries += usize::from(values.add(number, class, joined(a, b), 1));
        if self.entries > self.most { self.put_aside() } else { Ok(()) }
    }

    /// Takes in what another thread added up. Nothing is put aside: both together hold no more than they did apart.
    pub(super) fn take_in(&mut self, other: Self) {
        let Self { known, order, values, .. } = other;
        let number = |class: &ClassKey| {
            let (_, more) = known.get(class).copied().unwrap_or_default();
            let (number, size) = self.class(*class);
            *size = sum(*size, more);
            *number
        };
        let numbers: Vec<usize> = order.iter().map(number).collect();
        for (own, more) in self.values.iter_mut().zip(values) {
            own.take_in(more, &order, &numbers);
        }
    }

    /// The size of each class.
    pub(super) fn whole(&self) -> Digests<ClassKey, u64> {
        self.known.iter().map(|(class, (_, size))| (*class, *size)).collect()
    }

    /// Shows each class with how many people have each value of a column in it, the values in no order.
    pub(super) fn each(&self, column: usize, take: impl FnMut(ClassKey, &mut Vec<(u64, u32)>)) {
        if let Some(values) = self.values.get(column) {
            values.each(&self.order, take);
        }
    }

    /// Counts of values that stand in memory.
    pub(super) fn pairs(&self) -> usize {
        self.values.iter().map(Values::len).sum()
    }

    /// Puts everything aside.
    pub(super) fn put_aside(&mut self) -> Result<(), Fault> {
        self.is_aside = true;
        self.entries = 0;
        let (sizes, hands) = &mut self.aside;
        for (class, (_, size)) in self.known.drain() {
            let [a, b, c, kinds] = class.words();
            sizes.put(class.part(), &[a, b, c, kinds, low(size), low(size >> 32)])?;
        }
        for (column, hands) in self.values.iter_mut().zip(hands) {
            let mut put = Ok(());
            column.drain(&self.order, |(class, value, count)| {
                let [a, b, c, kinds] = class.words();
                let words = [a, b, c, kinds, low(value), low(value >> 32), count];
                if put.is_ok() {
                    put = hands.put(class.part(), &words);
                }
            });
            put?;
        }
        self.order.clear();
        Ok(())
    }

    /// Hands over what was put aside.
    pub(super) fn finish(self) -> Result<(), Fault> {
        let (sizes, hands) = self.aside;
        sizes.finish()?;
        hands.into_iter().try_for_each(Hands::finish)
    }
}

/// Reads a size that was put aside.
pub(super) fn read_size(words: &[u32]) -> Option<(ClassKey, u64)> {
    let [a, b, c, kinds, low, high] = *words else { return None };
    Some((ClassKey::of([a, b, c], kinds), joined(low, high)))
}

/// Reads a value that was put aside.
pub(super) fn read_value(words: &[u32]) -> Option<Count> {
    let [a, b, c, kinds, low, high, count] = *words else { return None };
    Some((ClassKey::of([a, b, c], kinds), joined(low, high), count))
}

/// Adds sizes that two threads or two parts have of the same class.
pub(super) const fn sum(a: u64, b: u64) -> u64 {
    let people = (a & (UNKNOWN - 1)) + (b & (UNKNOWN - 1));
    people | ((a | b) & UNKNOWN)
}
