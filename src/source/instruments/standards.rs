//! Standards, and this program itself.

use super::{new, not_read};
use crate::day::Day;
use crate::source::Instrument;
use crate::text::{Text, t};

/// A standard is called by its number.
const fn standard(id: &'static str, number: &'static str, title: Text, from: Day) -> Instrument {
    let number = t(number, number);
    new(id, title, number, number, from)
}

/// Personal information security specification.
pub static GBT_35273: Instrument = standard(
    "gbt_35273",
    "GB/T 35273-2020",
    t("信息安全技术 个人信息安全规范", "Personal information security specification"),
    Day::of(2020, 10, 1),
);
/// Impact assessment method.
pub static GBT_39335: Instrument = standard(
    "gbt_39335",
    "GB/T 39335-2020",
    t(
        "信息安全技术 个人信息安全影响评估指南",
        "Guidance for personal information security impact assessment",
    ),
    Day::of(2021, 6, 1),
);
/// De-identification techniques.
pub static GBT_37964: Instrument = not_read(
    t("公布文本未取得，依据草案", "the published text was not obtained; a draft stands for it"),
    standard(
        "gbt_37964",
        "GB/T 37964-2019",
        t("信息安全技术 个人信息去标识化指南", "Guide for de-identifying personal information"),
        Day::of(2020, 3, 1),
    ),
);
/// Grading of de-identification.
pub static GBT_42460: Instrument = not_read(
    t(
        "公布文本未取得，依据引用它的企业指南",
        "the published text was not obtained; a company guide that quotes it stands for it",
    ),
    standard(
        "gbt_42460",
        "GB/T 42460-2023",
        t(
            "信息安全技术 个人信息去标识化效果评估指南",
            "Guide for evaluating the effectiveness of personal information de-identification",
        ),
        Day::of(2023, 10, 1),
    ),
);
/// Notice and consent.
pub static GBT_42574: Instrument = not_read(
    t(
        "公布文本未取得，由官方问答引用",
        "the published text was not obtained; official answers refer to it",
    ),
    standard(
        "gbt_42574",
        "GB/T 42574-2023",
        t(
            "信息安全技术 个人信息处理中告知和同意的实施指南",
            "Implementation guidelines for notices and consent in personal information processing",
        ),
        Day::of(2023, 12, 1),
    ),
);
/// Data classification and grading.
pub static GBT_43697: Instrument = standard(
    "gbt_43697",
    "GB/T 43697-2024",
    t("数据安全技术 数据分类分级规则", "Rules for data classification and grading"),
    Day::of(2024, 10, 1),
);
/// Sensitive personal information.
pub static GBT_45574: Instrument = standard(
    "gbt_45574",
    "GB/T 45574-2025",
    t(
        "数据安全技术 敏感个人信息处理安全要求",
        "Security requirements for processing of sensitive personal information",
    ),
    Day::of(2025, 11, 1),
);
/// Certification requirements.
pub static GBT_46068: Instrument = standard(
    "gbt_46068",
    "GB/T 46068-2025",
    t(
        "数据安全技术 个人信息跨境处理活动安全认证要求",
        "Security certification requirements for cross-border processing activity of personal information",
    ),
    Day::of(2026, 3, 1),
);
/// Compliance audit requirements.
pub static GBT_46903: Instrument = not_read(
    t(
        "公布文本未取得，由官方问答引用",
        "the published text was not obtained; official answers refer to it",
    ),
    standard(
        "gbt_46903",
        "GB/T 46903-2025",
        t(
            "数据安全技术 个人信息保护合规审计要求",
            "Requirements for personal information protection compliance audit",
        ),
        Day::of(2026, 7, 1),
    ),
);
/// Credit code of legal persons.
pub static GB_32100: Instrument = standard(
    "gb_32100",
    "GB 32100-2015",
    t("法人和其他组织统一社会信用代码编码规则", "Coding rule of the unified social credit code"),
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
