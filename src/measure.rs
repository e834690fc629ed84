//! What personal data is like where it lies: people, classes and how their values spread, counted in one pass over files.
//!
//! Rows become digests with a key that is drawn anew for each run; nothing else is held, put aside or told. A report holds counts,
//! sizes and digests of whole files, an error the file, the line and the column: never a value, not even a name of the heading that
//! nobody asked for.
//!
//! | part | what it is |
//! |---|---|
//! | `asked` | which columns are what, and how coarse |
//! | `open`, `blocks`, `rows`, `sheet`, `columnar`, `encoding` | a file as rows: text with delimiters, workbooks, Parquet where it is built in |
//! | `cell` | whether something stands in a cell, and how coarse it is taken |
//! | `key`, `rounded`, `person` | writings of one key that are taken for one; keys that a spreadsheet spoiled; who a row names |
//! | `digest`, `entry`, `heap` | a row in a few words; many of them in memory and on the disk |
//! | `gather`, `classes`, `values`, `spread`, `settle` | distinct people, sizes of classes, spread of values |
//! | `detect`, `profile` | what the cells of a column are like |
//! | `dialect`, `query`, `counted` | the same asked of an engine, and its answer |
//! | `people` | the people of several systems, and what these have in common |
//! | `pass`, `lanes`, `watch` | one measurement; a file read in all threads; how far it is |
//! | `report`, `fault` | what comes of it |
//!
//! Sizes count distinct people where a column names them, and rows otherwise. Rows that name nobody never make a class larger: where
//! nobody else stands they are one person. A value that cannot be made coarser stays as fine as it is. Every doubt lowers k.

mod asked;
mod blocks;
mod cell;
mod classes;
#[cfg(feature = "parquet")]
mod columnar;
mod counted;
mod detect;
mod dialect;
mod digest;
mod encoding;
mod entry;
mod fault;
mod gather;
mod heap;
mod key;
mod lanes;
mod open;
mod pass;
mod people;
mod person;
mod profile;
mod query;
mod report;
mod rounded;
mod rows;
mod settle;
mod sheet;
mod spread;
mod values;
mod watch;

#[cfg(test)]
mod tests;

pub use asked::{Asked, Coarser, Column};
pub use cell::MARKS;
pub use counted::{Counted, NoResult};
pub use detect::{HOLDS, Holds};
pub use dialect::{DIALECTS, Dialect};
pub use encoding::Writing;
pub use fault::{Fault, Why};
pub use pass::measure;
pub use people::{Common, MOST_SETS, PeopleSet, SHORTEST_SALT, common};
pub use profile::{Profile, profile};
pub use query::{Guard, Line, query};
pub use report::{BELOW, Below, Cells, Figures, Form, Measured, People, Report, Sensitive};
pub use watch::Watch;
