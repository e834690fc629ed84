//! Standards, and this program itself.

use super::new;
use crate::day::Day;
use crate::source::Instrument;
use crate::text::{Text, t};

/// Personal information security specification.
pub static GBT_35273: Instrument = new(
    "gbt_35273",
    t("信息安全技术 个人信息安全规范", "Personal information security specification"),
    t("GB/T 35273-2020", "GB/T 35273-2020"),
    t("GB/T 35273-2020", "GB/T 35273-2020"),
    Day::of(2020, 10, 1),
);
/// Impact assessment method.
pub static GBT_39335: Instrument = new(
    "gbt_39335",
    t(
        "信息安全技术 个人信息安全影响评估指南",
        "Guidance for personal information security impact assessment",
    ),
    t("GB/T 39335-2020", "GB/T 39335-2020"),
    t("GB/T 39335-2020", "GB/T 39335-2020"),
    Day::of(2021, 6, 1),
);
/// De-identification techniques.
pub static GBT_37964: Instrument = new(
    "gbt_37964",
    t("信息安全技术 个人信息去标识化指南", "Guide for de-identifying personal information"),
    t("GB/T 37964-2019", "GB/T 37964-2019"),
    t("GB/T 37964-2019", "GB/T 37964-2019"),
    Day::of(2020, 3, 1),
);
/// Grading of de-identification.
pub static GBT_42460: Instrument = new(
    "gbt_42460",
    t(
        "信息安全技术 个人信息去标识化效果评估指南",
        "Guide for evaluating the effectiveness of personal information de-identification",
    ),
    t("GB/T 42460-2023", "GB/T 42460-2023"),
    t("GB/T 42460-2023", "GB/T 42460-2023"),
    Day::of(2023, 10, 1),
);
/// Notice and consent.
pub static GBT_42574: Instrument = new(
    "gbt_42574",
    t(
        "信息安全技术 个人信息处理中告知和同意的实施指南",
        "Implementation guidelines for notices and consent in personal information processing",
    ),
    t("GB/T 42574-2023", "GB/T 42574-2023"),
    t("GB/T 42574-2023", "GB/T 42574-2023"),
    Day::of(2023, 12, 1),
);
/// Data classification and grading.
pub static GBT_43697: Instrument = new(
    "gbt_43697",
    t("数据安全技术 数据分类分级规则", "Rules for data classification and grading"),
    t("GB/T 43697-2024", "GB/T 43697-2024"),
    t("GB/T 43697-2024", "GB/T 43697-2024"),
    Day::of(2024, 10, 1),
);
/// Sensitive personal information.
pub static GBT_45574: Instrument = new(
    "gbt_45574",
    t(
        "数据安全技术 敏感个人信息处理安全要求",
        "Security requirements for processing of sensitive personal information",
    ),
    t("GB/T 45574-2025", "GB/T 45574-2025"),
    t("GB/T 45574-2025", "GB/T 45574-2025"),
    Day::of(2025, 11, 1),
);
/// Certification requirements.
pub static GBT_46068: Instrument = new(
    "gbt_46068",
    t(
        "数据安全技术 个人信息跨境处理活动安全认证要求",
        "Security certification requirements for cross-border processing activity of personal information",
    ),
    t("GB/T 46068-2025", "GB/T 46068-2025"),
    t("GB/T 46068-2025", "GB/T 46068-2025"),
    Day::of(2026, 3, 1),
);
/// Compliance audit requirements.
pub static GBT_46903: Instrument = new(
    "gbt_46903",
    t(
        "数据安全技术 个人信息保护合规审计要求",
        "Requirements for personal information protection compliance audit",
    ),
    t("GB/T 46903-2025", "GB/T 46903-2025"),
    t("GB/T 46903-2025", "GB/T 46903-2025"),
    Day::of(2026, 7, 1),
);
/// Credit code of legal persons.
pub static GB_32100: Instrument = new(
    "gb_32100",
    t("法人和其他组织统一社会信用代码编码规则", "Coding rule of the unified social credit code"),
    t("GB 32100-2015", "GB 32100-2015"),
    t("GB 32100-2015", "GB 32100-2015"),
    Day::of(2015, 10, 1),
);
/// This program: for choices that rest on nothing but prudence.
pub static HOUSE: Instrument = new(
    "chujing",
    t("本程序", "this program"),
    t("本程序", "this program"),
    Text::EMPTY,
    Day::of(2021, 11, 1),
);
