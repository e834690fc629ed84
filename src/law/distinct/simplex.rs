//! Linear programming in whole numbers: the least or the greatest sum of numbers under linear conditions.
//!
//! A tableau whose entries are integers over one common denominator (Edmonds' integral pivoting): every division is exact, so
//! that 99,999 and 100,000 are never confused. Knows nothing of people.

use std::cell::Cell;

/// How many entries a pivot changes in the time in which a group is counted.
pub(super) const ENTRIES: u64 = 12;

/// Some of the numbers together lie between two bounds.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    /// Which numbers.
    pub(super) holds: Vec<bool>,
    /// At least this.
    pub(super) low: u64,
    /// At most this, if there is a bound.
    pub(super) high: Option<u64>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The conditions cannot all hold.
    Impossible,
    /// Too many numbers, or too large.
    TooLarge,
}

/// Conditions on numbers, none of them negative, with a first solution.
#[derive(Clone, Debug)]
pub(super) struct Program<'a> {
    /// One row a condition; the last column is its right side.
    rows: Vec<Vec<i128>>,
    /// Reduced costs of the sum; the last column is its negative value.
    cost: Vec<i128>,
    /// The column that each row solves for.
    basis: Vec<usize>,
    /// The common denominator of all entries.
    denominator: i128,
    /// How many columns are the numbers themselves and their slacks; artificial ones stand behind.
    real: usize,
    /// How much was done, one for each [`ENTRIES`] entries.
    work: &'a Cell<u64>,
}

/// How many steps take the steepest column; afterwards the first, which cannot go round in circles (Bland).
const STEEP: usize = 400;

impl<'a> Program<'a> {
    /// Finds a first solution.
    pub(super) fn new(
        numbers: usize,
        conditions: &[Condition],
        work: &'a Cell<u64>,
    ) -> Result<Self, Failure> {
        // Slack +1 for an upper bound, -1 for a lower one; a lower bound or an equation starts from an artificial number.
        let mut sides: Vec<(&Condition, i128, u64)> = Vec::new();
        for condition in conditions {
            match condition.high {
                Some(high) if high < condition.low => return Err(Failure::Impossible),
                Some(high) if high == condition.low => sides.push((condition, 0, high)),
                high => {
                    sides.extend(high.map(|high| (condition, 1, high)));
                    if condition.low > 0 {
                        sides.push((condition, -1, condition.low));
                    }
                }
            }
        }
        let slacks = sides.iter().filter(|(_, slack, _)| *slack != 0).count();
        let artificial = sides.iter().filter(|(_, slack, _)| *slack != 1).count();
        let real = numbers + slacks;
        let width = real + artificial + 1;
        let mut program = Self {
            rows: Vec::with_capacity(sides.len()),
            cost: vec![0; width],
            basis: Vec::with_capacity(sides.len()),
            denominator: 1,
            real,
            work,
        };
        program.cost.iter_mut().take(numbers).for_each(|cost| *cost = 1);
        let mut first = vec![0i128; width];
        let (mut slack_at, mut artificial_at) = (numbers, real);
        for (condition, slack, right) in sides {
            let mut row = vec![0i128; width];
            for (entry, holds) in row.iter_mut().zip(&condition.holds) {
                *entry = i128::from(*holds);
            }
            if let Some(last) = row.last_mut() {
                *last = i128::from(right);
            }
            if slack != 0 {
                row[slack_at] = slack;
                slack_at += 1;
            }
            if slack == 1 {
                program.basis.push(slack_at - 1);
            } else {
                // The artificial numbers are to vanish: their sum is the cost of the first phase, without their own columns.
                for (sum, entry) in first.iter_mut().zip(&row) {
                    *sum -= entry;
                }
                row[artificial_at] = 1;
                program.basis.push(artificial_at);
                artificial_at += 1;
            }
            program.rows.push(row);
        }
        program.improve(&mut Some(&mut first))?;
        if first.last().is_some_and(|left| *left != 0) {
            return Err(Failure::Impossible);
        }
        program.drop_artificial(&mut first)?;
        Ok(program)
    }

    /// The greatest or the least sum of the numbers, in whole numbers within the exact bound; `None` if there is no greatest.
    pub(super) fn solve(mut self, most: bool) -> Result<Option<u64>, Failure> {
        if most {
            self.cost.iter_mut().for_each(|cost| *cost = -*cost);
        }
        if !self.improve(&mut None)? {
            return Ok(None);
        }
        let value = self.cost.last().copied().unwrap_or_default();
        // The cost row holds the negative of the sum for the least, and the sum itself for the greatest.
        let exact = if most { value } else { -value };
        let whole = if most {
            exact.div_euclid(self.denominator)
        } else {
            -(-exact).div_euclid(self.denominator)
        };
        u64::try_from(whole).map(Some).map_err(|_| Failure::TooLarge)
    }

    /// Pivots until no column improves; false if there is no bound. With `first`, that cost leads, and artificial columns stay out.
    fn improve(&mut self, first: &mut Option<&mut Vec<i128>>) -> Result<bool, Failure> {
        for step in 0.. {
            let cost = first.as_deref().map_or(&self.cost, |first| first);
            let falling =
                cost.iter().take(self.real).enumerate().filter(|(_, reduced)| **reduced < 0);
            let column = if step < STEEP {
                falling.min_by_key(|(_, reduced)| **reduced)
            } else {
                falling.min_by_key(|(index, _)| *index)
            };
            let Some((column, _)) = column else { return Ok(true) };
            let Some(row) = self.leaving(column)? else { return Ok(false) };
            self.pivot(row, column, first)?;
        }
        Ok(true)
    }

    /// The row that bounds `column` first.
    fn leaving(&self, column: usize) -> Result<Option<usize>, Failure> {
        let mut best: Option<(usize, i128, i128)> = None;
        for (index, row) in self.rows.iter().enumerate() {
            let (entry, right) = (row[column], row.last().copied().unwrap_or_default());
            if entry <= 0 {
                continue;
            }
            let closer = match best {
                None => true,
                Some((other, best_entry, best_right)) => {
                    let (this, that) = (multiply(right, best_entry)?, multiply(best_right, entry)?);
                    this < that || (this == that && self.basis[index] < self.basis[other])
                }
            };
            if closer {
                best = Some((index, entry, right));
            }
        }
        Ok(best.map(|(index, ..)| index))
    }

    fn pivot(
        &mut self,
        at: usize,
        column: usize,
        first: &mut Option<&mut Vec<i128>>,
    ) -> Result<(), Failure> {
        let entries = (self.rows.len() + 1) * self.cost.len();
        // A division takes as long as all else that is done with an entry, several times over.
        let times = if self.denominator == 1 { 1 } else { 3 };
        self.work.update(|work| work + times * entries as u64 / ENTRIES);
        let pivot_row = self.rows[at].clone();
        let pivot = pivot_row[column];
        for (index, row) in self.rows.iter_mut().enumerate() {
            if index != at {
                eliminate(row, &pivot_row, column, pivot, self.denominator)?;
            }
        }
        eliminate(&mut self.cost, &pivot_row, column, pivot, self.denominator)?;
        if let Some(first) = first {
            eliminate(first, &pivot_row, column, pivot, self.denominator)?;
        }
        self.denominator = pivot;
        self.basis[at] = column;
        Ok(())
    }

    /// Takes artificial numbers, all zero now, out of the basis; a row that has nothing else says nothing new.
    fn drop_artificial(&mut self, first: &mut Vec<i128>) -> Result<(), Failure> {
        let mut at = 0;
        while at < self.rows.len() {
            if self.basis[at] < self.real {
                at += 1;
                continue;
            }
            let entry = self.rows[at].iter().take(self.real).position(|entry| *entry != 0);
            let Some(column) = entry else {
                self.rows.remove(at);
                self.basis.remove(at);
                continue;
            };
            if self.rows[at][column] < 0 {
                // The right side is zero, so the equation may be turned round.
                self.rows[at].iter_mut().for_each(|entry| *entry = -*entry);
            }
            self.pivot(at, column, &mut Some(first))?;
            at += 1;
        }
        Ok(())
    }
}

fn eliminate(
    row: &mut [i128],
    pivot_row: &[i128],
    column: usize,
    pivot: i128,
    denominator: i128,
) -> Result<(), Failure> {
    let factor = row[column];
    // Most pivots leave the denominator as it is, most entries are zero, and a division takes longest.
    let is_same = pivot == denominator;
    if is_same && factor == 0 {
        return Ok(());
    }
    for (entry, by) in row.iter_mut().zip(pivot_row) {
        if *by == 0 && (is_same || *entry == 0) {
            continue;
        }
        let scaled = multiply(*entry, pivot)?;
        let taken = multiply(factor, *by)?;
        let exact = scaled.checked_sub(taken).ok_or(Failure::TooLarge)?;
        *entry = if denominator == 1 { exact } else { exact / denominator };
    }
    Ok(())
}

fn multiply(a: i128, b: i128) -> Result<i128, Failure> {
    a.checked_mul(b).ok_or(Failure::TooLarge)
}
