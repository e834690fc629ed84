//! Working days of 2026, as the State Council General Office announced them.

use super::{Announced, Holiday};
use crate::day::Day;
use crate::text::t;

/// The year.
pub(super) static YEAR: Announced = Announced {
    year: 2026,
    notice: "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm",
    off: &[
        Holiday {
            name: t("元旦", "New Year's Day"),
            from: Day::of(2026, 1, 1),
            to: Day::of(2026, 1, 3),
        },
        Holiday {
            name: t("春节", "Spring Festival"),
            from: Day::of(2026, 2, 15),
            to: Day::of(2026, 2, 23),
        },
        Holiday {
            name: t("清明节", "Qingming Festival"),
            from: Day::of(2026, 4, 4),
            to: Day::of(2026, 4, 6),
        },
        Holiday {
            name: t("劳动节", "Labour Day"),
            from: Day::of(2026, 5, 1),
            to: Day::of(2026, 5, 5),
        },
        Holiday {
            name: t("端午节", "Dragon Boat Festival"),
            from: Day::of(2026, 6, 19),
            to: Day::of(2026, 6, 21),
        },
        Holiday {
            name: t("中秋节", "Mid-Autumn Festival"),
            from: Day::of(2026, 9, 25),
            to: Day::of(2026, 9, 27),
        },
        Holiday {
            name: t("国庆节", "National Day"),
            from: Day::of(2026, 10, 1),
            to: Day::of(2026, 10, 7),
        },
    ],
    work: &[
        Day::of(2026, 1, 4),
        Day::of(2026, 2, 14),
        Day::of(2026, 2, 28),
        Day::of(2026, 5, 9),
        Day::of(2026, 9, 20),
        Day::of(2026, 10, 10),
    ],
};
