//! Working days of 2024, as the State Council General Office announced them.
//!
//! Lunar New Year's Eve (9 February) was a working day in law; from 2025 on the Eve is a statutory day off.

use super::{Announced, Holiday};
use crate::day::Day;
use crate::text::t;

/// The year.
pub(super) static YEAR: Announced = Announced {
    year: 2024,
    notice: "https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm",
    off: &[
        Holiday {
            name: t("元旦", "New Year's Day"),
            from: Day::of(2024, 1, 1),
            to: Day::of(2024, 1, 1),
        },
        Holiday {
            name: t("春节", "Spring Festival"),
            from: Day::of(2024, 2, 10),
            to: Day::of(2024, 2, 17),
        },
        Holiday {
            name: t("清明节", "Qingming Festival"),
            from: Day::of(2024, 4, 4),
            to: Day::of(2024, 4, 6),
        },
        Holiday {
            name: t("劳动节", "Labour Day"),
            from: Day::of(2024, 5, 1),
            to: Day::of(2024, 5, 5),
        },
        Holiday {
            name: t("端午节", "Dragon Boat Festival"),
            from: Day::of(2024, 6, 10),
            to: Day::of(2024, 6, 10),
        },
        Holiday {
            name: t("中秋节", "Mid-Autumn Festival"),
            from: Day::of(2024, 9, 15),
            to: Day::of(2024, 9, 17),
        },
        Holiday {
            name: t("国庆节", "National Day"),
            from: Day::of(2024, 10, 1),
            to: Day::of(2024, 10, 7),
        },
    ],
    work: &[
        Day::of(2024, 2, 4),
        Day::of(2024, 2, 18),
        Day::of(2024, 4, 7),
        Day::of(2024, 4, 28),
        Day::of(2024, 5, 11),
        Day::of(2024, 9, 14),
        Day::of(2024, 9, 29),
        Day::of(2024, 10, 12),
    ],
};
