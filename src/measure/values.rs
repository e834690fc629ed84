//! How many people of each class have each value of a sensitive column: cells of a table for the values that came first, since they
//! are many people's, and single entries for all others.

use super::classes::ClassKey;
use super::digest::Digests;

/// Values that have a column of the table.
const WIDEST: usize = 256;
/// Columns to begin with.
const NARROWEST: usize = 16;

/// A count with its class and its value.
pub(super) type Count = (ClassKey, u64, u32);

/// The counts of one column.
#[derive(Debug)]
pub(super) struct Values {
    ids: Digests<u64, usize>,
    width: usize,
    /// A row for each class, by its number.
    table: Vec<u32>,
    /// Cells that the table may have.
    most: usize,
    others: Digests<(ClassKey, u64), u32>,
}

impl Values {
    /// With at most so many cells.
    pub(super) fn new(most: usize) -> Self {
        Self {
            ids: Digests::default(),
            width: NARROWEST,
            table: Vec::new(),
            most,
            others: Digests::default(),
        }
    }

    /// One more person of a class, which has this number, with a value. True where that is a new entry beside the table.
    pub(super) fn add(&mut self, number: usize, class: ClassKey, value: u64) -> bool {
        let next = self.ids.len();
        let id = match self.ids.get(&value) {
            Some(id) => *id,
            None if next < WIDEST => *self.ids.entry(value).or_insert(next),
            None => WIDEST,
        };
        // A table that would grow beyond its room stays as narrow as it is.
        if id >= self.width && id < WIDEST && self.table.len() * 2 <= self.most {
            self.widen();
        }
        if id < self.width && (number + 1) * self.width <= self.most {
            let at = number * self.width + id;
            if at >= self.table.len() {
                self.table.resize((number + 1) * self.width, 0);
            }
            if let Some(cell) = self.table.get_mut(at) {
                *cell = cell.saturating_add(1);
            }
            return false;
        }
        let before = self.others.len();
        let count = self.others.entry((class, value)).or_default();
        *count = count.saturating_add(1);
        self.others.len() > before
    }

    /// How many counts there are.
    pub(super) fn len(&self) -> usize {
        self.table.iter().filter(|count| **count > 0).count() + self.others.len()
    }

    fn widen(&mut self) {
        let wider = self.width * 2;
        let mut table = Vec::with_capacity(self.table.len() * 2);
        for row in self.table.chunks(self.width) {
            table.extend_from_slice(row);
            table.resize(table.len().next_multiple_of(wider), 0);
        }
        (self.table, self.width) = (table, wider);
    }

    /// Takes out every count; `order` gives the classes by their numbers.
    pub(super) fn drain(&mut self, order: &[ClassKey], mut take: impl FnMut(Count)) {
        let mut names = vec![0; self.ids.len()];
        for (value, id) in &self.ids {
            if let Some(name) = names.get_mut(*id) {
                *name = *value;
            }
        }
        for (class, row) in order.iter().zip(self.table.chunks(self.width)) {
            for (value, count) in names.iter().zip(row).filter(|(_, count)| **count > 0) {
                take((*class, *value, *count));
            }
        }
        self.table.clear();
        self.others.drain().for_each(|((class, value), count)| take((class, value, count)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same counts, whether the table has room for all, for some or for none.
    #[test]
    fn counts_come_out_as_they_went_in() {
        for most in [0, 100, 3000, 1 << 20] {
            let order: Vec<ClassKey> = (0..50).map(|one| ClassKey::of([one, 0, 0], 0)).collect();
            let mut values = Values::new(most);
            for step in 0..20_000_u64 {
                let class = usize::try_from(step * 7 % 50).unwrap();
                values.add(class, order[class], step * step % 701);
            }
            // What stood in the table before it grew too wide has another count beside it.
            let mut out = std::collections::BTreeMap::new();
            values.drain(&order, |(class, value, count)| {
                *out.entry((class, value)).or_insert(0) += count;
            });
            let mut expected = std::collections::BTreeMap::new();
            for step in 0..20_000_u64 {
                let class = usize::try_from(step * 7 % 50).unwrap();
                *expected.entry((order[class], step * step % 701)).or_insert(0) += 1;
            }
            assert!(out == expected, "with {most} cells");
        }
    }
}
