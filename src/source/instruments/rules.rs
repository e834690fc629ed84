//! Departmental rules and notices.

use super::{new, not_read, of_articles};
use crate::day::Day;
use crate::source::Instrument;
use crate::text::t;

/// Security Assessment Measures.
pub static SAM: Instrument = of_articles(
    20,
    new(
        "sam",
        t("数据出境安全评估办法", "Measures for Security Assessment of Outbound Data Transfers"),
        t("《数据出境安全评估办法》", "Security Assessment Measures"),
        t("国家互联网信息办公室令第11号", "CAC Order 11"),
        Day::of(2022, 9, 1),
    ),
);
/// Standard Contract Measures.
pub static SCM: Instrument = of_articles(
    13,
    new(
        "scm",
        t(
            "个人信息出境标准合同办法",
            "Measures on the Standard Contract for Outbound Transfer of Personal Information",
        ),
        t("《个人信息出境标准合同办法》", "Standard Contract Measures"),
        t("国家互联网信息办公室令第13号", "CAC Order 13"),
        Day::of(2023, 6, 1),
    ),
);
/// Provisions on Promoting and Regulating Cross-border Data Flows.
pub static PCF: Instrument = of_articles(
    14,
    new(
        "pcf",
        t(
            "促进和规范数据跨境流动规定",
            "Provisions on Promoting and Regulating Cross-border Data Flows",
        ),
        t("《促进和规范数据跨境流动规定》", "Cross-border Data Flow Provisions"),
        t("国家互联网信息办公室令第16号", "CAC Order 16"),
        Day::of(2024, 3, 22),
    ),
);
/// Compliance audit measures.
pub static AUD: Instrument = of_articles(
    20,
    new(
        "aud",
        t(
            "个人信息保护合规审计管理办法",
            "Measures for Personal Information Protection Compliance Audits",
        ),
        t("《个人信息保护合规审计管理办法》", "Compliance Audit Measures"),
        t("国家互联网信息办公室令第18号", "CAC Order 18"),
        Day::of(2025, 5, 1),
    ),
);
/// Facial recognition.
pub static FR: Instrument = of_articles(
    20,
    new(
        "fr",
        t(
            "人脸识别技术应用安全管理办法",
            "Measures for Security Management of Facial Recognition Technology",
        ),
        t("《人脸识别技术应用安全管理办法》", "Facial Recognition Measures"),
        t("国家互联网信息办公室、公安部令第19号", "CAC and MPS Order 19"),
        Day::of(2025, 6, 1),
    ),
);
/// Certification Measures.
pub static CERT: Instrument = of_articles(
    19,
    new(
        "cert",
        t(
            "个人信息出境认证办法",
            "Measures for Certification of Outbound Transfer of Personal Information",
        ),
        t("《个人信息出境认证办法》", "Certification Measures"),
        t("国家互联网信息办公室、国家市场监督管理总局令第20号", "CAC and SAMR Order 20"),
        Day::of(2026, 1, 1),
    ),
);
/// Incident reporting.
pub static INC: Instrument = new(
    "inc",
    t(
        "国家网络安全事件报告管理办法",
        "Administrative Measures for Reporting National Cybersecurity Incidents",
    ),
    t("《国家网络安全事件报告管理办法》", "Incident Reporting Measures"),
    t("国家互联网信息办公室", "CAC"),
    Day::of(2025, 11, 1),
);
/// Network data risk assessment.
pub static RISK: Instrument = new(
    "risk",
    t("网络数据安全风险评估办法", "Network Data Security Risk Assessment Measures"),
    t("《网络数据安全风险评估办法》", "Data Risk Assessment Measures"),
    t("三部门令第24号", "Order 24 of three departments"),
    Day::of(2026, 8, 20),
);
/// Simplified measures for small handlers.
pub static SMALL: Instrument = of_articles(
    22,
    new(
        "small",
        t(
            "小型个人信息处理者个人信息保护简化措施规定",
            "Provisions on Simplified Personal Information Protection Measures for Small Handlers",
        ),
        t("《小型个人信息处理者简化措施规定》", "Small Handler Provisions"),
        t("国家互联网信息办公室、公安部令第25号", "CAC and MPS Order 25"),
        Day::of(2026, 9, 1),
    ),
);
/// Notice on reporting protection officers.
pub static PIPO_N: Instrument = new(
    "pipo_n",
    t(
        "关于开展个人信息保护负责人信息报送工作的公告",
        "Notice on Reporting Personal Information Protection Officers",
    ),
    t("《个人信息保护负责人信息报送公告》", "Officer Reporting Notice"),
    t("国家互联网信息办公室", "CAC"),
    Day::of(2025, 7, 18),
);
/// Filing minors' audits.
pub static MIN_N: Instrument = not_read(
    t(
        "公告全文未取得，依据律师事务所的介绍",
        "the notice itself was not obtained; law firms report it",
    ),
    new(
        "min_n",
        t(
            "关于报送未成年人个人信息保护合规审计情况的公告",
            "Notice on Filing Minors' Personal Information Audit Results",
        ),
        t("《未成年人个人信息合规审计报送公告》", "Minors' Audit Notice"),
        t("国家互联网信息办公室", "CAC"),
        Day::of(2025, 12, 29),
    ),
);
/// Automotive data provisions.
pub static AUTO_R: Instrument = not_read(
    t(
        "公布文本未核对，依据省级网信部门的通知和通常的转述",
        "the published text was not compared; a provincial CAC notice and common reports stand for it",
    ),
    new(
        "auto_r",
        t(
            "汽车数据安全管理若干规定（试行）",
            "Several Provisions on Automotive Data Security (Trial)",
        ),
        t("《汽车数据安全管理若干规定（试行）》", "Automotive Data Provisions"),
        t("国家互联网信息办公室等五部门", "CAC and four other departments"),
        Day::of(2021, 10, 1),
    ),
);
