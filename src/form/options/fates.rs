//! What may become of a row that one side of a merge took away and the other changed, or that is only proposed.

use super::{Options, codes, list};

/// Whether the row stays.
pub static ROW_FATES: Options = list!("row_fates");

codes!(
    fate of ROW_FATES:
    KEEP = "keep", REMOVE = "remove",
);
