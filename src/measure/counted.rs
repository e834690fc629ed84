//! What an engine counted, as it comes back: a few lines of numbers that must agree with each other. A line that was lost is seen.

use std::collections::BTreeMap;

use super::report::Figures;

/// What an engine counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Kinds of empty cells apart, as the engine tells them apart.
    pub apart: Figures,
    /// Kinds of empty cells together.
    pub joined: Figures,
    /// Different persons.
    pub people: u64,
    /// Different keys as they are written.
    pub as_written: u64,
    /// Rows of the person who has most of them.
    pub most_rows: u64,
    /// Rows.
    pub rows: u64,
    /// Rows that name nobody.
    pub rows_of_nobody: u64,
}

/// Why a result cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoResult {
    /// A line, from 1, is none of a result: a figure, a size and a number.
    Line(u64),
    /// A number with a fraction: sizes and people are whole.
    Fraction(u64),
    /// A figure stands twice, or one is missing.
    Figures,
    /// There are other classes, or people in them, than the result itself says: lines are missing.
    Lost,
    /// There are more people in classes than there can be, or fewer.
    Sum,
}

/// Figures of one line each.
const SINGLE: [&str; 9] = [
    "people",
    "people_as_written",
    "most_rows",
    "rows",
    "rows_of_nobody",
    "apart_classes",
    "apart_people",
    "joined_classes",
    "joined_people",
];

impl Counted {
    /// Reads the lines `figure,size,number`, with or without their heading, in any order; tabs, semicolons and bars divide as commas do.
    ///
    /// # Errors
    /// A line that is none, a figure or a class that is missing, or figures that cannot be true together.
    pub fn read(text: &str) -> Result<Self, NoResult> {
        let mut sizes: [BTreeMap<u64, u64>; 2] = Default::default();
        let mut single: BTreeMap<&str, u64> = BTreeMap::new();
        for (at, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            let cells = line.split([',', '\t', ';', '|']).map(|one| one.trim().trim_matches('"'));
            let cells: Vec<&str> = cells.filter(|one| !one.is_empty()).collect();
            let [figure, size, number] = *cells else {
                if cells.is_empty() {
                    continue;
                }
                return Err(NoResult::Line(at));
            };
            if at == 1 && figure == "figure" {
                continue;
            }
            let whole = |text: &str| {
                let wrong =
                    if text.parse::<f64>().is_ok() { NoResult::Fraction } else { NoResult::Line };
                text.parse::<u64>().map_err(|_| wrong(at))
            };
            let (size, number) = (whole(size)?, whole(number)?);
            let before = match (figure, size) {
                ("apart", 1..) => sizes[0].insert(size, number),
                ("joined", 1..) => sizes[1].insert(size, number),
                (figure, 0) if SINGLE.contains(&figure) => single.insert(figure, number),
                _ => return Err(NoResult::Line(at)),
            };
            if before.is_some() {
                return Err(NoResult::Figures);
            }
        }
        let [people, as_written, most_rows, rows, nobody, others @ ..] =
            SINGLE.map(|name| single.get(name).copied());
        let known = |one: Option<u64>| one.ok_or(NoResult::Figures);
        let (people, as_written, most_rows) =
            (known(people)?, known(as_written)?, known(most_rows)?);
        let (rows, nobody) = (known(rows)?, known(nobody)?);
        let told = others.as_chunks::<2>().0;
        let mut figures: [Figures; 2] = Default::default();
        for ((figures, sizes), [classes, members]) in figures.iter_mut().zip(sizes).zip(told) {
            let (classes, members) = (known(*classes)?, known(*members)?);
            let counts = sizes.values().map(|count| u128::from(*count)).sum::<u128>();
            let product = |(size, count): (&u64, &u64)| u128::from(*size) * u128::from(*count);
            if (counts, sizes.iter().map(product).sum::<u128>()) != (classes.into(), members.into())
            {
                return Err(NoResult::Lost);
            }
            *figures = Figures::new(sizes);
            // Who stands in several classes is not known: everybody counts once in each.
            let is_twice = members > people;
            figures.below.iter_mut().for_each(|below| below.counted_twice = is_twice);
        }
        let [apart, joined] = figures;
        let fits = |one: &Figures| {
            // Each person stands in some class, and each membership takes a row.
            one.classes > 0 && one.memberships >= people && one.memberships <= rows
        };
        let is_finer = apart.classes >= joined.classes
            && apart.k <= joined.k
            && apart.memberships >= joined.memberships;
        let of_somebody = rows.checked_sub(nobody).ok_or(NoResult::Sum)?;
        let is_true = people <= as_written
            && as_written <= of_somebody
            && most_rows <= of_somebody
            && is_finer;
        if !(is_true && fits(&apart) && fits(&joined)) {
            return Err(NoResult::Sum);
        }
        Ok(Self { apart, joined, people, as_written, most_rows, rows, rows_of_nobody: nobody })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "figure,size,number\napart,1,2\napart,3,1\njoined,2,1\njoined,3,1\npeople,0,5\npeople_as_written,0,6\nmost_rows,0,2\nrows,0,8\nrows_of_nobody,0,1\napart_classes,0,3\napart_people,0,5\njoined_classes,0,2\njoined_people,0,5\n";

    #[test]
    fn a_result_is_read_and_one_that_cannot_be_true_is_not() {
        let read = Counted::read(TEXT).unwrap();
        assert_eq!((read.apart.k, read.joined.k, read.people, read.rows), (1, 2, 5, 8));
        assert_eq!((read.as_written, read.apart.people), (6, 5));
        assert_eq!(Counted::read(&TEXT.replace(',', "\t")), Ok(read));
        for (from, to, wrong) in [
            ("apart,3,1", "apart,3", NoResult::Line(3)),
            ("apart,3,1", "apart,x,1", NoResult::Line(3)),
            ("apart,3,1", "apart,2.5,1", NoResult::Fraction(3)),
            ("rows,0,8\n", "", NoResult::Figures),
            ("apart_people,0,5\n", "", NoResult::Figures),
            ("apart,3,1", "apart,1,1", NoResult::Figures),
            // The line of the smallest classes was cut off: k would be 3.
            ("apart,1,2\n", "", NoResult::Lost),
            ("joined,2,1\n", "", NoResult::Lost),
            ("apart,3,1", "apart,18446744073709551615,3", NoResult::Lost),
            ("\npeople,0,5", "\npeople,0,6", NoResult::Sum),
            ("people_as_written,0,6", "people_as_written,0,4", NoResult::Sum),
            ("most_rows,0,2", "most_rows,0,8", NoResult::Sum),
            ("\nrows,0,8", "\nrows,0,4", NoResult::Sum),
            ("rows_of_nobody,0,1", "rows_of_nobody,0,9", NoResult::Sum),
        ] {
            assert_eq!(Counted::read(&TEXT.replace(from, to)), Err(wrong), "{to}");
        }
    }

    /// Whoever stands in two classes counts twice, and no share is more than the whole.
    #[test]
    fn shares_of_memberships_are_no_more_than_all_of_them() {
        let text = TEXT.replace("\npeople,0,5", "\npeople,0,3");
        let read = Counted::read(&text).unwrap();
        let last = read.apart.below.last().unwrap();
        assert_eq!((last.people, read.apart.people, last.counted_twice), (5, 5, true));
    }
}
