//! What the exported information is: categories, sensitivity, typical items.

use super::{Options, codes, list};

/// Categories of personal information after GB/T 35273-2020, annex A.
pub static PI_CATEGORIES: Options = list!("pi_categories");

codes!(
    category of PI_CATEGORIES:
    IDENTITY = "a02",
    BIOMETRIC = "a03",
    PROPERTY = "a07",
);

/// Whether an item is sensitive personal information.
pub static SENSITIVITY: Options = list!("sensitivity");

codes!(
    sensitivity of SENSITIVITY:
    SENSITIVE = "sensitive",
    ORDINARY = "ordinary",
    COMBINED = "combined",
);

/// Categories of sensitive personal information after GB/T 45574-2025, annex A.
pub static SENSITIVE_CATEGORIES: Options = list!("sensitive_categories");

codes!(
    sensitive_category of SENSITIVE_CATEGORIES:
    BIOMETRIC = "s1",
    HEALTH = "s4",
    FINANCE = "s5",
);

/// Which list or test makes an item sensitive.
pub static SENSITIVE_LISTS: Options = list!("sensitive_lists");

/// Typical data items: category of GB/T 35273, and ordinary or sensitive by which list.
pub static TYPICAL_ITEMS: Options = list!("typical_items");
