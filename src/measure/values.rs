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

    /// So many more people of a class, which has this number, with a value. True where that is a new entry beside the table.
    pub(super) fn add(&mut self, number: usize, class: ClassKey, value: u64, people: u32) -> bool {
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
                *cell = cell.saturating_add(people);
            }
            return false;
        }
        let before = self.others.len();
        let count = self.others.entry((class, value)).or_default();
        *count = count.saturating_add(people);
        self.others.len() > before
    }

    /// How many counts there are.
    pub(super) fn len(&self) -> usize {
        self.table.iter().filter(|count| **count > 0).count() + self.others.len()
    }

    /// Takes in the counts of another thread, whose classes have these numbers here.
    pub(super) fn take_in(&mut self, other: Self, order: &[ClassKey], numbers: &[usize]) {
        let names = other.names();
        let rows = other.table.chunks(other.width);
        for ((class, number), row) in order.iter().zip(numbers).zip(rows) {
            for (value, count) in names.iter().zip(row).filter(|(_, count)| **count > 0) {
                self.add(*number, *class, *value, *count);
            }
        }
        for (of, more) in other.others {
            let count = self.others.entry(of).or_default();
            *count = count.saturating_add(more);
        }
    }

    /// Shows each class with how many people have each value in it, in no order; `order` gives the classes by their numbers.
    pub(super) fn each(
        &self,
        order: &[ClassKey],
        mut take: impl FnMut(ClassKey, &mut Vec<(u64, u32)>),
    ) {
        let names = self.names();
        let beside = self.others.iter().map(|((class, value), count)| (*class, *value, *count));
        let mut beside: Vec<Count> = beside.collect();
        beside.sort_unstable();
        let of_class = |all: &[Count]| all.first().map(|(class, ..)| *class);
        let places: Digests<ClassKey, &[Count]> = beside
            .chunk_by(|a, b| a.0 == b.0)
            .filter_map(|all| Some((of_class(all)?, all)))
            .collect();
        let mut rows = self.table.chunks(self.width);
        let mut values = Vec::new();
        for class in order {
            let row = rows.next().unwrap_or_default();
            values.clear();
            let known = names.iter().zip(row).filter(|(_, count)| **count > 0);
            values.extend(known.map(|(value, count)| (*value, *count)));
            if let Some(beside) = places.get(class) {
                values.extend(beside.iter().map(|(_, value, count)| (*value, *count)));
                // What stood in the table before it had no more room has another count beside it.
                values.sort_unstable();
                values.dedup_by(|b, a| {
                    let is_same = a.0 == b.0;
                    a.1 = if is_same { a.1.saturating_add(b.1) } else { a.1 };
                    is_same
                });
            }
            if !values.is_empty() {
                take(*class, &mut values);
            }
        }
    }

    /// The values by their columns of the table.
    fn names(&self) -> Vec<u64> {
        let mut names = vec![0; self.ids.len()];
        for (value, id) in &self.ids {
            if let Some(name) = names.get_mut(*id) {
                *name = *value;
            }
        }
        names
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
        let names = self.names();
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

    /// The same counts, whether the table has room for all, for some or for none, and whether one thread counted or two whose classes have
    /// other numbers.
    #[test]
    fn counts_come_out_as_they_went_in() {
        let order: Vec<ClassKey> = (0..50).map(|one| ClassKey::of([one, 0, 0], 0)).collect();
        let backwards: Vec<ClassKey> = order.iter().rev().copied().collect();
        let numbers: Vec<usize> = (0..50).rev().collect();
        let mut expected = std::collections::BTreeMap::new();
        for step in 0..20_000_u64 {
            let class = usize::try_from(step * 7 % 50).unwrap();
            *expected.entry((order[class], step * step % 701)).or_insert(0) += 1;
        }
        for (most, of_other) in
            [0, 100, 3000, 1 << 20].into_iter().flat_map(|one| [(one, 3), (one, u64::MAX)])
        {
            let (mut values, mut other) = (Values::new(most), Values::new(most));
            for step in 0..20_000_u64 {
                let class = usize::try_from(step * 7 % 50).unwrap();
                let value = step * step % 701;
                if step % of_other == 1 {
                    other.add(49 - class, order[class], value, 1);
                } else {
                    values.add(class, order[class], value, 1);
                }
            }
            values.take_in(other, &backwards, &numbers);
            let mut shown = Vec::new();
            values.each(&order, |class, values| {
                shown.extend(values.iter().map(|(value, count)| ((class, *value), *count)));
            });
            let is_once = shown.len() == expected.len();
            let shown: std::collections::BTreeMap<_, _> = shown.into_iter().collect();
            assert!(is_once && shown == expected, "with {most} cells");
            // What stood in the table before it grew too wide has another count beside it.
            let mut out = std::collections::BTreeMap::new();
            values.drain(&order, |(class, value, count)| {
                *out.entry((class, value)).or_insert(0) += count;
            });
            assert!(out == expected, "with {most} cells");
        }
    }
}
