//! Guides and official answers: practice, not law.

use super::{new, not_read};
use crate::day::Day;
use crate::source::Instrument;
use crate::text::t;

/// Filing guide for the standard contract, second edition.
pub static SCG: Instrument = not_read(
    t(
        "附件一至附件三未取得，依据省级指引和律师事务所的介绍；正文和附件四、附件五已核对",
        "annexes 1 to 3 were not obtained; provincial guides and law firms report them. The text and annexes 4 and 5 were read",
    ),
    new(
        "scg",
        t(
            "个人信息出境标准合同备案指南（第二版）",
            "Guide to Filing the Standard Contract (second edition)",
        ),
        t("《标准合同备案指南（第二版）》", "Standard Contract Filing Guide (2nd ed.)"),
        t("国家互联网信息办公室", "CAC"),
        Day::of(2024, 3, 22),
    ),
);
/// Application guide for the security assessment, third edition.
pub static SAG: Instrument = not_read(
    t(
        "第三版全文和附件一至附件五已核对；原件、与纸质一致、上传格式等要求出自以前各版和系统",
        "the third edition with its annexes was read; demands for originals, equal copies and file types come from earlier editions and from the system",
    ),
    new(
        "sag",
        t(
            "数据出境安全评估申报指南（第三版）",
            "Guide to Applying for the Security Assessment (third edition)",
        ),
        t("《安全评估申报指南（第三版）》", "Security Assessment Guide (3rd ed.)"),
        t("国家互联网信息办公室", "CAC"),
        Day::of(2025, 6, 27),
    ),
);
/// GBA standard contract with Hong Kong.
pub static GBA_HK: Instrument = new(
    "gba_hk",
    t(
        "粤港澳大湾区（内地、香港）个人信息跨境流动标准合同实施指引",
        "Implementing Guideline on the Standard Contract for Cross-boundary Flow of Personal Information in the GBA (Mainland, Hong Kong)",
    ),
    t("《大湾区（内地、香港）标准合同实施指引》", "GBA (Hong Kong) Guideline"),
    t("国家互联网信息办公室、香港创新科技及工业局", "CAC and HK ITIB"),
    Day::of(2023, 12, 13),
);
/// GBA standard contract with Macao.
pub static GBA_MO: Instrument = new(
    "gba_mo",
    t(
        "粤港澳大湾区（内地、澳门）个人信息跨境流动标准合同实施指引",
        "Implementing Guideline on the Standard Contract for Cross-boundary Flow of Personal Information in the GBA (Mainland, Macao)",
    ),
    t("《大湾区（内地、澳门）标准合同实施指引》", "GBA (Macao) Guideline"),
    t("国家互联网信息办公室等", "CAC and others"),
    Day::of(2024, 9, 10),
);
/// Automotive data export guideline.
pub static AUTO_G: Instrument = not_read(
    t(
        "公布文本未取得，依据主管部门的报道和答复",
        "the published text was not obtained; reports and replies of the ministry stand for it",
    ),
    new(
        "auto_g",
        t(
            "汽车数据出境安全指引（2026版）",
            "Guideline on the Security of Automotive Data Exports (2026)",
        ),
        t("《汽车数据出境安全指引（2026版）》", "Automotive Data Export Guideline 2026"),
        t("工业和信息化部等八部门", "MIIT and seven other departments"),
        Day::of(2026, 2, 3),
    ),
);
/// Financial sector guide.
pub static FIN_G: Instrument = not_read(
    t(
        "公布文本未取得，依据媒体的介绍",
        "the published text was not obtained; the press reports it",
    ),
    new(
        "fin_g",
        t(
            "促进和规范金融业数据跨境流动合规指南",
            "Compliance Guide for Cross-border Data Flows in the Financial Sector",
        ),
        t("《金融业数据跨境流动合规指南》", "Financial Data Flow Guide"),
        t("中国人民银行等六部门", "People's Bank of China and five other departments"),
        Day::of(2025, 4, 17),
    ),
);
/// Negative lists of free trade zones and of cities.
pub static ZONE_LISTS: Instrument = not_read(
    t(
        "清单和各地管理办法的文本没有收录，依据发布消息和律师事务所的介绍",
        "the lists and the local measures are not held; announcements and law firms report them",
    ),
    new(
        "zone_lists",
        t(
            "自由贸易试验区数据出境管理清单（负面清单）及其管理办法",
            "Negative lists for data exports of the pilot free trade zones, and the measures on them",
        ),
        t("各地数据出境负面清单", "negative lists of the zones"),
        t("各省、自由贸易试验区", "provinces and pilot free trade zones"),
        Day::of(2024, 5, 9),
    ),
);
/// What the CAC told of two years of the Provisions.
pub static TWO_YEARS: Instrument = new(
    "two_years",
    t(
        "《促进和规范数据跨境流动规定》施行两周年情况",
        "Two years of the Cross-border Data Flow Provisions",
    ),
    t("国家网信办两周年情况通报", "CAC report of two years"),
    t("国家互联网信息办公室", "CAC"),
    Day::of(2026, 3, 22),
);
/// Unlawful collection by apps.
pub static APP_N: Instrument = new(
    "app_n",
    t(
        "App违法违规收集使用个人信息行为认定方法",
        "Method of Identifying Unlawful Collection and Use of Personal Information by Apps",
    ),
    t("《App违法违规收集使用个人信息行为认定方法》", "App Identification Method"),
    t("四部门", "four departments"),
    Day::of(2019, 11, 28),
);
/// Official answers, April 2025.
pub static QA1: Instrument = not_read(
    t("只取得一部分原文", "only a part of it was obtained"),
    new(
        "qa1",
        t(
            "数据出境安全管理政策问答（2025年4月）",
            "Questions and Answers on Outbound Data Transfers (April 2025)",
        ),
        t("政策问答（2025年4月）", "CAC Q&A (April 2025)"),
        t("国家互联网信息办公室", "CAC"),
        Day::of(2025, 4, 9),
    ),
);
/// Official answers, May 2025.
pub static QA2: Instrument = new(
    "qa2",
    t(
        "数据出境安全管理政策问答（2025年5月）",
        "Questions and Answers on Outbound Data Transfers (May 2025)",
    ),
    t("政策问答（2025年5月）", "CAC Q&A (May 2025)"),
    t("国家互联网信息办公室", "CAC"),
    Day::of(2025, 5, 30),
);
/// Official answers, October 2025.
pub static QA3: Instrument = new(
    "qa3",
    t(
        "数据出境安全管理政策问答（2025年10月）",
        "Questions and Answers on Outbound Data Transfers (October 2025)",
    ),
    t("政策问答（2025年10月）", "CAC Q&A (October 2025)"),
    t("国家互联网信息办公室", "CAC"),
    Day::of(2025, 10, 31),
);
/// Official answers, January 2026.
pub static QA4: Instrument = new(
    "qa4",
    t(
        "数据出境安全管理政策法规问答（2026年1月）",
        "Questions and Answers on Outbound Data Transfers (January 2026)",
    ),
    t("政策法规问答（2026年1月）", "CAC Q&A (January 2026)"),
    t("国家互联网信息办公室", "CAC"),
    Day::of(2026, 1, 30),
);
/// Official answers, July 2026.
pub static QA5: Instrument = new(
    "qa5",
    t(
        "数据出境安全管理政策法规问答（2026年7月）",
        "Questions and Answers on Outbound Data Transfers (July 2026)",
    ),
    t("政策法规问答（2026年7月）", "CAC Q&A (July 2026)"),
    t("国家互联网信息办公室", "CAC"),
    Day::of(2026, 7, 24),
);
/// Questions and answers on personal information protection, of 9 January and 29 April 2026; those of 12 August were not obtained.
pub static QA_PI: Instrument = new(
    "qa_pi",
    t(
        "个人信息保护政策法规问答（2026年1月、4月）",
        "Questions and Answers on Personal Information Protection (January and April 2026)",
    ),
    t("《个人信息保护政策法规问答》（2026年）", "PI Protection Q&A (2026)"),
    t("国家互联网信息办公室", "CAC"),
    Day::of(2026, 1, 9),
);
