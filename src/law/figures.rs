//! The figures of the law, each with the day it began and its source. 以上 includes the figure, 不满 does not.

use crate::day::Day;
use crate::source::{Dated, PCF, SAM, cite};
use crate::text::{Text, t};

/// From this many persons with ordinary data: standard contract or certification. Below it: exempt.
pub static ORDINARY_CONTRACT: Dated<u64> =
    Dated(&[(Day::of(2024, 3, 22), 100_000, cite(&PCF, "Art. 5(1)(4), 8"))]);
/// From this many persons with ordinary data: security assessment.
pub static ORDINARY_ASSESSMENT: Dated<u64> =
    Dated(&[(Day::of(2024, 3, 22), 1_000_000, cite(&PCF, "Art. 7(1)(2)"))]);
/// From this many persons with sensitive data: standard contract or certification.
pub static SENSITIVE_CONTRACT: Dated<u64> =
    Dated(&[(Day::of(2024, 3, 22), 1, cite(&PCF, "Art. 8"))]);
/// From this many persons with sensitive data: security assessment.
pub static SENSITIVE_ASSESSMENT: Dated<u64> =
    Dated(&[(Day::of(2024, 3, 22), 10_000, cite(&PCF, "Art. 7(1)(2)"))]);

/// Before 22 March 2024: from this many persons since 1 January of the previous year, security assessment.
pub static TOTAL_ASSESSMENT: Dated<u64> =
    Dated(&[(Day::of(2022, 9, 1), 100_000, cite(&SAM, "Art. 4(1)(3)"))]);
/// Before 22 March 2024: from this many persons with sensitive data since 1 January of the previous year, security assessment.
pub static TOTAL_SENSITIVE_ASSESSMENT: Dated<u64> =
    Dated(&[(Day::of(2022, 9, 1), 10_000, cite(&SAM, "Art. 4(1)(3)"))]);
/// Before 22 March 2024: a handler that holds personal information of this many persons needs an assessment for any export.
pub static PROCESSED_ASSESSMENT: Dated<u64> =
    Dated(&[(Day::of(2022, 9, 1), 1_000_000, cite(&SAM, "Art. 4(1)(2)"))]);

/// The figures that divide the paths on `day`, for ordinary or for sensitive data.
pub(super) fn lines(day: Day, sensitive: bool) -> Vec<u64> {
    let figures: &[&Dated<u64>] = match (day < PCF.from, sensitive) {
        (true, false) => &[&TOTAL_ASSESSMENT],
        (true, true) => &[&TOTAL_SENSITIVE_ASSESSMENT],
        (false, false) => &[&ORDINARY_CONTRACT, &ORDINARY_ASSESSMENT],
        (false, true) => &[&SENSITIVE_CONTRACT, &SENSITIVE_ASSESSMENT],
    };
    figures.iter().filter_map(|figure| figure.on(day)).map(|(line, _)| line).collect()
}

/// A figure with its name, and the rules that read it.
#[derive(Debug)]
pub struct Figure {
    /// Stable id.
    pub id: &'static str,
    /// What it counts, and what reaching it means.
    pub says: Text,
    /// Its values through time.
    pub history: &'static Dated<u64>,
    /// Ids of the rules that read it.
    pub rules: &'static [&'static str],
}

/// Every figure, today's first.
pub static ALL: &[Figure] = &[
    Figure {
        id: "ordinary_contract",
        says: t(
            "当年累计一般个人信息达到此数：标准合同或者认证；不满此数：豁免",
            "persons with ordinary data this year: standard contract or certification from here on, exempt below",
        ),
        history: &ORDINARY_CONTRACT,
        rules: &[
            "volume.small_ordinary",
            "volume.contract",
            "overseas_direct.manual",
            "flag.q1_sensitive_twice",
            "flag.q3_exempt_flows",
            "flag.forecast",
        ],
    },
    Figure {
        id: "ordinary_assessment",
        says: t(
            "当年累计一般个人信息达到此数：安全评估",
            "persons with ordinary data this year: security assessment from here on",
        ),
        history: &ORDINARY_ASSESSMENT,
        rules: &[
            "volume.assessment",
            "flag.q1_sensitive_twice",
            "flag.q3_exempt_flows",
            "flag.forecast",
        ],
    },
    Figure {
        id: "sensitive_contract",
        says: t(
            "当年累计敏感个人信息达到此数：标准合同或者认证",
            "persons with sensitive data this year: standard contract or certification from here on",
        ),
        history: &SENSITIVE_CONTRACT,
        rules: &[
            "volume.contract",
            "overseas_direct.manual",
            "flag.q2_sensitive_beside",
            "flag.q3_exempt_flows",
            "flag.forecast",
        ],
    },
    Figure {
        id: "sensitive_assessment",
        says: t(
            "当年累计敏感个人信息达到此数：安全评估",
            "persons with sensitive data this year: security assessment from here on",
        ),
        history: &SENSITIVE_ASSESSMENT,
        rules: &["volume.assessment", "flag.q3_exempt_flows", "flag.forecast"],
    },
    Figure {
        id: "total_assessment",
        says: t(
            "2024年3月22日以前：自上年1月1日起累计提供的全部人数达到此数：安全评估",
            "before 22 March 2024, everybody since 1 January of the previous year: security assessment from here on",
        ),
        history: &TOTAL_ASSESSMENT,
        rules: &["early.2022_total"],
    },
    Figure {
        id: "total_sensitive_assessment",
        says: t(
            "2024年3月22日以前：自上年1月1日起累计敏感个人信息达到此数：安全评估",
            "before 22 March 2024, persons with sensitive data since 1 January of the previous year: security assessment from here on",
        ),
        history: &TOTAL_SENSITIVE_ASSESSMENT,
        rules: &["early.2022_total"],
    },
    Figure {
        id: "processed_assessment",
        says: t(
            "2024年3月22日以前：处理（持有）的人数达到此数：任何出境都要安全评估",
            "before 22 March 2024, persons whose data the handler holds: security assessment for any export from here on",
        ),
        history: &PROCESSED_ASSESSMENT,
        rules: &["early.2022_processed"],
    },
];

/// The figures that a rule reads.
pub fn of_rule(id: &str) -> impl Iterator<Item = &'static Figure> {
    ALL.iter().filter(move |figure| figure.rules.contains(&id))
}
