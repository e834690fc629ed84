//! The figures that count persons: those of the paths, of earlier days, of what is held, of sectors and places.
//!
//! Each value stands with its day and its article; nothing is compared here.

use super::super::catalog::{
    early_figures, flag_automotive, flag_counts, flag_important, flag_parties, flag_sensitive,
    overseas_direct, volume,
};
use super::super::{Bound, duties};
use super::Figure;
use crate::day::Day;
use crate::source::{
    AUD, AUTO_R, Citation, Dated, GBT_45574, NDSMR, NOT_COMPARED, PCF, PIPL, QA_PI, SAM, SMALL,
    ZONE_LISTS, cite, practice, reading, secondary,
};
use crate::text::t;

/// From this many persons with ordinary data: standard contract or certification. Below it: exempt.
pub static ORDINARY_CONTRACT: Figure = Figure {
    id: "ordinary_contract",
    says: t(
        "当年累计一般个人信息达到此数：标准合同或者认证；不满此数：豁免",
        "persons with ordinary data this year: standard contract or certification from here on, exempt below",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(PCF.from, 100_000, cite(&PCF, "Art. 5(1)(4), 8"))]),
    rules: &[
        &volume::SMALL_ORDINARY,
        &volume::CONTRACT,
        &overseas_direct::RULE,
        &flag_counts::SENSITIVE_TWICE,
        &flag_counts::SENSITIVE_ALONE,
        &flag_counts::EXEMPT_FLOWS,
        &flag_counts::FORECAST,
    ],
};

/// From this many persons with ordinary data: security assessment.
pub static ORDINARY_ASSESSMENT: Figure = Figure {
    id: "ordinary_assessment",
    says: t(
        "当年累计一般个人信息达到此数：安全评估",
        "persons with ordinary data this year: security assessment from here on",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(PCF.from, 1_000_000, cite(&PCF, "Art. 7(1)(2)"))]),
    rules: &[
        &volume::ASSESSMENT,
        &flag_counts::SENSITIVE_TWICE,
        &flag_counts::SENSITIVE_ALONE,
        &flag_counts::EXEMPT_FLOWS,
        &flag_counts::FORECAST,
    ],
};

/// From this many persons with sensitive data: standard contract or certification.
pub static SENSITIVE_CONTRACT: Figure = Figure {
    id: "sensitive_contract",
    says: t(
        "当年累计敏感个人信息达到此数：标准合同或者认证",
        "persons with sensitive data this year: standard contract or certification from here on",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(PCF.from, 1, cite(&PCF, "Art. 8"))]),
    rules: &[
        &volume::CONTRACT,
        &overseas_direct::RULE,
        &flag_counts::SENSITIVE_BESIDE,
        &flag_counts::EXEMPT_FLOWS,
        &flag_counts::FORECAST,
    ],
};

/// From this many persons with sensitive data: security assessment.
pub static SENSITIVE_ASSESSMENT: Figure = Figure {
    id: "sensitive_assessment",
    says: t(
        "当年累计敏感个人信息达到此数：安全评估",
        "persons with sensitive data this year: security assessment from here on",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(PCF.from, 10_000, cite(&PCF, "Art. 7(1)(2)"))]),
    rules: &[&volume::ASSESSMENT, &flag_counts::EXEMPT_FLOWS, &flag_counts::FORECAST],
};

/// Before 22 March 2024: from this many persons since 1 January of the previous year, security assessment.
pub static TOTAL_ASSESSMENT: Figure = Figure {
    id: "total_assessment",
    says: t(
        "2024年3月22日以前：自上年1月1日起累计提供的全部人数达到此数：安全评估",
        "before 22 March 2024, everybody since 1 January of the previous year: security assessment from here on",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(SAM.from, 100_000, cite(&SAM, "Art. 4(1)(3)"))]),
    rules: &[&early_figures::TOTAL],
};

/// Before 22 March 2024: from this many persons with sensitive data since 1 January of the previous year, security assessment.
pub static TOTAL_SENSITIVE_ASSESSMENT: Figure = Figure {
    id: "total_sensitive_assessment",
    says: t(
        "2024年3月22日以前：自上年1月1日起累计敏感个人信息达到此数：安全评估",
        "before 22 March 2024, persons with sensitive data since 1 January of the previous year: security assessment from here on",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(SAM.from, 10_000, cite(&SAM, "Art. 4(1)(3)"))]),
    rules: &[&early_figures::TOTAL],
};

/// Before 22 March 2024: a handler that holds personal information of this many persons needs an assessment for any export.
pub static PROCESSED_ASSESSMENT: Figure = Figure {
    id: "processed_assessment",
    says: t(
        "2024年3月22日以前：处理（持有）的人数达到此数：任何出境都要安全评估",
        "before 22 March 2024, persons whose data the handler holds: security assessment for any export from here on",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(SAM.from, 1_000_000, cite(&SAM, "Art. 4(1)(2)"))]),
    rules: &[&early_figures::PROCESSED],
};

/// A handler of this many persons' data stores it in the mainland.
pub static LOCAL_STORAGE: Figure = Figure {
    id: "local_storage",
    says: t(
        "处理（持有）的人数达到此数：境内存储",
        "persons whose data the handler holds: storage in the mainland from here on",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(PIPL.from, 1_000_000, reading(&PIPL, "Art. 40"))]),
    rules: &[&duties::LOCALISATION.rule, &flag_parties::LOCAL_STORAGE],
};

/// A handler of this many persons' data designates and reports a protection officer.
pub static OFFICER: Figure = Figure {
    id: "officer",
    says: t(
        "处理（持有）的人数达到此数：指定并报送个人信息保护负责人",
        "persons whose data the handler holds: a protection officer, designated and reported, from here on",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(AUD.from, 1_000_000, cite(&AUD, "Art. 12"))]),
    rules: &[&duties::OFFICER.rule],
};

/// A handler of this many persons' data has some duties of an important-data handler.
pub static TEN_MILLION: Figure = Figure {
    id: "ten_million",
    says: t(
        "处理（持有）的人数达到此数：履行重要数据处理者的部分义务",
        "persons whose data the handler holds: some duties of an important-data handler from here on",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(NDSMR.from, 10_000_000, cite(&NDSMR, "Art. 28"))]),
    rules: &[&duties::TEN_MILLION.rule, &flag_important::LARGE],
};

/// A handler of fewer persons' data may use the simplified measures.
pub static SMALL_HANDLER: Figure = Figure {
    id: "small_handler",
    says: t(
        "处理（持有）的人数不满此数：可以适用小型处理者的简化措施",
        "persons whose data the handler holds: simplified measures of small handlers below",
    ),
    bound: Bound::Below,
    history: Dated(&[(SMALL.from, 100_000, cite(&SMALL, "Art. 2"))]),
    rules: &[&flag_parties::SMALL],
};

/// A handler of this many persons' data or more audits every two years: 超过, which by the official answers includes the figure.
pub static AUDIT_LARGE: Figure = Figure {
    id: "audit_large",
    says: t(
        "处理（持有）的人数超过此数（2026年4月29日起按官方问答含本数）：每2年至少审计一次",
        "persons whose data the handler holds: an audit at least every 2 years above (since 29 April 2026, by the official answers, from here on)",
    ),
    bound: Bound::Exceeds,
    history: Dated(&[(AUD.from, 10_000_000, cite(&AUD, "Art. 4"))]),
    rules: &[&duties::AUDIT.rule],
};

/// A handler of more persons' data audits every three or four years, one of up to this many every five.
pub static AUDIT_MIDDLE: Figure = Figure {
    id: "audit_middle",
    says: t(
        "处理（持有）的人数达到此数（恰好此数从严）：每3年或者4年至少审计一次；不满此数：每5年至少一次",
        "persons whose data the handler holds: an audit at least every 3 or 4 years from here on (the number itself to be careful), every 5 years below",
    ),
    // The answers say 超过 here and 不超过 there, and that every figure includes the number itself: open, the stricter is taken.
    bound: Bound::Reaches,
    history: Dated(&[(Day::of(2026, 4, 29), 1_000_000, cite(&QA_PI, ""))]),
    rules: &[&duties::AUDIT.rule],
};

/// Personal information of more persons is called important data by the automotive rules.
pub static AUTOMOTIVE: Figure = Figure {
    id: "automotive",
    says: t(
        "汽车行业：人数超过此数的个人信息列为重要数据",
        "automotive sector: data of more persons are listed as important data",
    ),
    bound: Bound::Exceeds,
    history: Dated(&[(AUTO_R.from, 100_000, practice(&AUTO_R, "Art. 3").because(NOT_COMPARED))]),
    rules: &[&flag_automotive::MORE_THAN_100_000],
};

/// Recommended measures of the management where sensitive data of this many persons are processed.
pub static SENSITIVE_OFFICER: Figure = Figure {
    id: "sensitive_officer",
    says: t(
        "敏感个人信息达到此数：管理层成员担任负责人等（推荐性国家标准）",
        "persons with sensitive data: an officer from the management and more from here on (recommended standard)",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(GBT_45574.from, 100_000, cite(&GBT_45574, "5.5"))]),
    rules: &[&flag_sensitive::HUNDRED_THOUSAND],
};

/// The list of Shanghai, as one source reports it: ordinary data of more persons are important. On which side the number itself
/// lies is open, and a pointer costs nothing: it is counted in.
pub static SHANGHAI_ORDINARY: Figure = Figure {
    id: "shanghai_ordinary",
    says: t(
        "上海清单：人数超过（含恰好）此数的一般个人信息列为重要数据",
        "Shanghai list: ordinary data of so many persons or more are listed as important data",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(SHANGHAI_LIST, 10_000_000, SHANGHAI_SOURCE)]),
    rules: &[&flag_important::SHANGHAI],
};

/// The list of Shanghai: sensitive data of more persons are important.
pub static SHANGHAI_SENSITIVE: Figure = Figure {
    id: "shanghai_sensitive",
    says: t(
        "上海清单：人数超过（含恰好）此数的敏感个人信息列为重要数据",
        "Shanghai list: sensitive data of so many persons or more are listed as important data",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(SHANGHAI_LIST, 1_000_000, SHANGHAI_SOURCE)]),
    rules: &[&flag_important::SHANGHAI],
};

/// The list of Shanghai: highly sensitive data of more persons are important.
pub static SHANGHAI_HIGHLY: Figure = Figure {
    id: "shanghai_highly_sensitive",
    says: t(
        "上海清单：人数超过（含恰好）此数的高敏感个人信息列为重要数据",
        "Shanghai list: highly sensitive data of so many persons or more are listed as important data",
    ),
    bound: Bound::Reaches,
    history: Dated(&[(SHANGHAI_LIST, 100_000, SHANGHAI_SOURCE)]),
    rules: &[&flag_important::SHANGHAI],
};

const SHANGHAI_LIST: Day = Day::of(2026, 4, 24);
const SHANGHAI_SOURCE: Citation = secondary(&ZONE_LISTS, "");

/// Every figure: those of the paths, those of earlier days, those of what is held, those of sectors and places.
pub static ALL: &[&Figure] = &[
    &ORDINARY_CONTRACT,
    &ORDINARY_ASSESSMENT,
    &SENSITIVE_CONTRACT,
    &SENSITIVE_ASSESSMENT,
    &TOTAL_ASSESSMENT,
    &TOTAL_SENSITIVE_ASSESSMENT,
    &PROCESSED_ASSESSMENT,
    &LOCAL_STORAGE,
    &OFFICER,
    &TEN_MILLION,
    &SMALL_HANDLER,
    &AUDIT_LARGE,
    &AUDIT_MIDDLE,
    &AUTOMOTIVE,
    &SENSITIVE_OFFICER,
    &SHANGHAI_ORDINARY,
    &SHANGHAI_SENSITIVE,
    &SHANGHAI_HIGHLY,
];
