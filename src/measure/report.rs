//! What was measured: counts, shares and digests, bound to the files they were taken of. No value of a cell stands in it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::encoding::Writing;

/// Sizes below which classes are counted: the sizes that the standards and the practice ask for.
pub const BELOW: [u64; 5] = [2, 3, 5, 10, 20];

/// What was measured.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// The files, in their order.
    pub files: Vec<Measured>,
    /// Rows below the headings.
    pub rows: u64,
    /// The persons.
    pub people: People,
    /// The quasi-identifiers, as they were asked for.
    pub quasi: Vec<Cells>,
    /// The classes, every kind of empty cell a value of its own: the figures of record, since no reading gives a lower k.
    pub classes: Figures,
    /// The classes, all kinds of empty cells taken for one.
    pub joined: Figures,
    /// The sensitive columns.
    pub sensitive: Vec<Sensitive>,
    /// Bytes of digests that were put aside on the disk.
    pub put_aside: u64,
}

/// A file that was measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Measured {
    /// Its name, without its folder.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// In hexadecimal.
    pub sha256: String,
    /// In hexadecimal, where it was taken.
    pub sm3: Option<String>,
    /// Its rows.
    pub rows: u64,
    /// Empty lines that were passed over.
    pub blank_lines: u64,
    /// How it was read.
    #[serde(flatten)]
    pub form: Form,
}

/// How a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "form", rename_all = "kebab-case")]
pub enum Form {
    /// A text with a delimiter.
    Text {
        /// Its writing.
        writing: Writing,
        /// The delimiter.
        delimiter: char,
    },
    /// A workbook.
    Book {
        /// Sheets of it that were not read.
        other_sheets: u64,
    },
    /// A Parquet file.
    Parquet {
        /// Parts of it that were read one after the other.
        row_groups: u64,
    },
    /// The result of a query: an engine counted.
    Engine,
}

/// The persons.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct People {
    /// The columns that name them; none where every row was taken for a person.
    pub by: Vec<String>,
    /// Different persons: writings of the key that differ only in blanks, capitals or width are one. Sizes of classes count these.
    pub distinct: u64,
    /// Different keys as they are written.
    pub as_written: u64,
    /// Rows of the person who has most of them.
    pub most_rows: u64,
    /// Rows that name nobody: each may be one more person. A part of the key is missing, or a word for nobody stands there.
    pub rows_of_nobody: u64,
    /// Persons in more than one class; `None` where that is not known.
    pub in_several_classes: Option<u64>,
}

/// What stands in a column that was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cells {
    /// As it was asked for.
    pub column: String,
    /// Cells in which nothing stands.
    pub missing: u64,
    /// Texts of no signs.
    pub empty: u64,
    /// Marks of missing values.
    pub marked: u64,
    /// Values that could not be made coarser and stand as they are.
    pub not_coarser: u64,
}

/// Sizes of classes. Sizes count people, not rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// The smallest size; 0 where there is no class.
    pub k: u64,
    /// The largest size.
    pub largest: u64,
    /// How many classes there are.
    pub classes: u64,
    /// People in classes; one who stands in two counts twice.
    pub memberships: u64,
    /// People of whom [`Below`] counts a part: each once, and one for each class of nobody but rows that name nobody; where it counts twice,
    /// the memberships.
    pub people: u64,
    /// Classes and people below certain sizes.
    pub below: Vec<Below>,
    /// How many classes there are of each size.
    pub sizes: BTreeMap<u64, u64>,
}

/// Classes below a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Below {
    /// The size.
    pub size: u64,
    /// Classes that are smaller.
    pub classes: u64,
    /// People who stand in one of them.
    pub people: u64,
    /// Whether people who stand in two of them count twice.
    pub counted_twice: bool,
}

/// A sensitive column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sensitive {
    /// What stands in it.
    #[serde(flatten)]
    pub cells: Cells,
    /// Different values; `None` where there are more than are counted.
    pub values: Option<u64>,
    /// Classes without any value.
    pub classes_without: u64,
    /// The fewest different values of a class; `None` where no class has one.
    pub distinct_l: Option<u64>,
    /// The least of e to the entropy of a class.
    pub entropy_l: Option<f64>,
    /// The greatest distance of a class from all people, values equally far from each other; `None` where there are too many.
    pub t: Option<f64>,
    /// The same for numbers in their order.
    pub t_ordered: Option<f64>,
}

impl Figures {
    pub(super) fn new(sizes: BTreeMap<u64, u64>) -> Self {
        let sum = |below: u64| {
            let small = || sizes.range(..below);
            (
                small().map(|(_, count)| count).sum(),
                small().fold(0, |sum: u64, (size, count)| {
                    sum.saturating_add(size.saturating_mul(*count))
                }),
            )
        };
        let below = BELOW.map(|size| {
            let (classes, people) = sum(size);
            Below { size, classes, people, counted_twice: false }
        });
        let (classes, memberships) = sum(u64::MAX);
        Self {
            k: sizes.first_key_value().map_or(0, |(size, _)| *size),
            largest: sizes.last_key_value().map_or(0, |(size, _)| *size),
            classes,
            memberships,
            people: memberships,
            below: below.to_vec(),
            sizes,
        }
    }
}
