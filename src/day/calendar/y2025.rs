//! Working days of 2025, as the State Council General Office announced them.
//!
//! The Mid-Autumn Festival (6 October) fell into the National Day break.

use super::{Announced, Holiday};
use crate::day::Day;
use crate::text::t;

/// The year.
pub(super) static YEAR: Announced = Announced {
    year: 2025,
    notice: "https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm",
    off: &[
        Holiday {
            name: t("元旦", "New Year's Day"),
            from: Day::of(2025, 1, 1),
            to: Day::of(2025, 1, 1),
        },
        Holiday {
            name: t("春节", "Spring Festival"),
            from: Day::of(2025, 1, 28),
            to: Day::of(2025, 2, 4),
        },
        Holiday {
            name: t("清明节", "Qingming Festival"),
            from: Day::of(2025, 4, 4),
            to: Day::of(2025, 4, 6),
        },
        Holiday {
            name: t("劳动节", "Labour Day"),
            from: Day::of(2025, 5, 1),
            to: Day::of(2025, 5, 5),
        },
        Holiday {
            name: t("端午节", "Dragon Boat Festival"),
            from: Day::of(2025, 5, 31),
            to: Day::of(2025, 6, 2),
        },
        Holiday {
            name: t("国庆节、中秋节", "National Day and Mid-Autumn Festival"),
            from: Day::of(2025, 10, 1),
            to: Day::of(2025, 10, 8),
        },
    ],
    work: &[
        Day::of(2025, 1, 26),
        Day::of(2025, 2, 8),
        Day::of(2025, 4, 27),
        Day::of(2025, 9, 28),
        Day::of(2025, 10, 11),
    ],
};
