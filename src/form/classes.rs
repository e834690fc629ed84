//! Sizes of equivalence classes (等价类): how many records share one combination of quasi-identifiers.
//!
//! Only sizes stand here, never the values that make a class: a record of an evaluation holds no personal information.

use std::collections::BTreeMap;
use std::fmt;

use crate::day::half_width;
use crate::text::{Phrase, grouped};

/// How many classes there are of each size. Sizes are 1 or more, and there is at least one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classes {
    sizes: BTreeMap<u64, u64>,
}

/// Classes as they are gathered, one after another.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    sizes: BTreeMap<u64, u64>,
    /// How many classes there are of each small size, by the size: nearly all classes are small, and a list has millions.
    small: Vec<u64>,
    /// How many small sizes there are.
    kinds: usize,
    records: u64,
}

/// Sizes below this are counted by their place.
const SMALL: u64 = 4_096;

/// Why a class cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoClass {
    /// A class of no records, or no class of a size.
    Empty,
    /// More records, or more different sizes, than can be counted.
    TooMany,
}

impl Gathering {
    /// Takes `count` classes of `size` records each.
    ///
    /// # Errors
    /// If one of them is zero, or there are too many in all; nothing is then taken.
    pub fn add(&mut self, size: u64, count: u64) -> Result<(), NoClass> {
        if size == 0 || count == 0 {
            return Err(NoClass::Empty);
        }
        let records = size.checked_mul(count).and_then(|more| self.records.checked_add(more));
        let records = records.ok_or(NoClass::TooMany)?;
        let is_full = self.sizes.len() + self.kinds >= Classes::MOST_SIZES;
        if size < SMALL {
            let at = usize::try_from(size).unwrap_or(usize::MAX);
            if self.small.len() <= at {
                self.small.resize(at + 1, 0);
            }
            if let Some(known) = self.small.get_mut(at) {
                if *known == 0 && is_full {
                    return Err(NoClass::TooMany);
                }
                self.kinds += usize::from(*known == 0);
                // There are no more classes than records.
                *known += count;
            }
        } else {
            if is_full && !self.sizes.contains_key(&size) {
                return Err(NoClass::TooMany);
            }
            *self.sizes.entry(size).or_default() += count;
        }
        self.records = records;
        Ok(())
    }

    /// What was gathered; `None` if there was no class.
    pub fn finish(mut self) -> Option<Classes> {
        let small = (0..).zip(self.small).filter(|(_, count)| *count > 0);
        self.sizes.extend(small);
        (!self.sizes.is_empty()).then_some(Classes { sizes: self.sizes })
    }
}

/// Whether a comma stands between a digit and exactly three more, as between thousands.
fn has_thousands(text: &str) -> bool {
    let ends_in_digit = |part: &str| part.chars().next_back().is_some_and(|c| c.is_ascii_digit());
    let parts: Vec<&str> = text.split([',', '，']).collect();
    parts.windows(2).any(|pair| {
        let digits = pair[1].chars().take_while(char::is_ascii_digit).count();
        ends_in_digit(pair[0]) && digits == 3
    })
}

impl Classes {
    /// The most different sizes. That many sizes need two hundred million records or more.
    pub const MOST_SIZES: usize = 20_000;

    /// Reads `10, 5, 5`, or `5x2, 10` with the size before the number of classes; ×, * and x are the same.
    ///
    /// A comma with exactly three digits behind it and no room (`7,500`) may stand between thousands and is not read.
    pub fn parse(text: &str) -> Option<Self> {
        // Signs of multiplication as one, without room around it: a column pasted into one line has spaces between its sizes.
        let plain: String = text.chars().map(half_width).collect();
        let plain = plain.to_lowercase().replace(['×', '*'], "x");
        let plain = plain.split('x').map(str::trim).collect::<Vec<_>>().join("x");
        // Seven thousand five hundred, or classes of 7 and of 500: nobody can tell.
        if has_thousands(&plain) {
            return None;
        }
        let mut out = Gathering::default();
        let mark = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '、');
        for part in plain.split(mark).filter(|part| !part.is_empty()) {
            let (size, count) = match part.split_once('x') {
                Some((size, count)) => (size, number(count)?),
                None => (part, 1),
            };
            out.add(number(size)?, count).ok()?;
        }
        out.finish()
    }

    /// Each size with the number of its classes, smallest first.
    pub fn iter(&self) -> impl Iterator<Item = (u64, u64)> {
        self.sizes.iter().map(|(size, count)| (*size, *count))
    }

    /// The number of classes, |J|.
    pub fn number(&self) -> u64 {
        self.sizes.values().sum()
    }

    /// The number of records in all classes.
    pub fn records(&self) -> u64 {
        self.iter().map(|(size, count)| size * count).sum()
    }

    /// The size of the smallest class, k.
    pub fn smallest(&self) -> u64 {
        self.sizes.first_key_value().map_or(1, |(size, _)| *size)
    }

    /// In words: the sizes where they are few, and the sums.
    pub fn spoken(&self) -> Phrase {
        const FEW: usize = 6;
        let (number, records, smallest) =
            (grouped(self.number()), grouped(self.records()), grouped(self.smallest()));
        let sums = said!(
            "共{number}个等价类、{records}条记录，最小的{smallest}条",
            "{number} {number?class|classes}, {records} {records?record|records}, the smallest of {smallest}",
            number,
            records,
            smallest,
        );
        if self.sizes.len() > FEW {
            return sums;
        }
        let sizes = Phrase::list(self.iter().map(|(size, count)| {
            let (size, count) = (grouped(size), grouped(count));
            said!("{size}条的{count}个", "{count} of {size}", size, count)
        }));
        said!("{sizes}；{sums}", "{sizes}; {sums}", sizes, sums)
    }
}

/// As it is stored and edited: `5x2, 10`.
impl fmt::Display for Classes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (size, count)) in self.iter().enumerate() {
            let mark = if at == 0 { "" } else { ", " };
            match count {
                1 => write!(f, "{mark}{size}")?,
                _ => write!(f, "{mark}{size}x{count}")?,
            }
        }
        Ok(())
    }
}

fn number(text: &str) -> Option<u64> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them_and_stand_in_one_form() {
        for text in
            ["10, 5, 5", "5×2、10", "５x2;10", "5*2\n10x1", "5X1, 5, 10,", "10 5 5", "5 x 2 10"]
        {
            assert_eq!(Classes::parse(text).unwrap().to_string(), "5x2, 10", "{text}");
        }
        let classes = Classes::parse("10, 5, 5").unwrap();
        assert_eq!((classes.number(), classes.records(), classes.smallest()), (3, 20, 5));
    }

    #[test]
    fn what_is_no_list_of_sizes_is_not_guessed() {
        let huge = format!("{}x2", u64::MAX);
        for text in [
            "",
            ",",
            "0",
            "5x0",
            "-5",
            "5.5",
            "5,,a",
            "5x",
            "x5",
            "1 000",
            "5x2x3",
            "1,000",
            "7,500",
            "5，7，500",
            &huge,
        ] {
            assert_eq!(Classes::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_taken_leaves_the_sums_as_they_were() {
        let mut gathering = Gathering::default();
        assert_eq!(gathering.add(3, 2), Ok(()));
        assert_eq!(gathering.add(0, 1), Err(NoClass::Empty));
        assert_eq!(gathering.add(u64::MAX, 1), Err(NoClass::TooMany));
        assert_eq!(gathering.finish().unwrap().to_string(), "3x2");
    }
}
