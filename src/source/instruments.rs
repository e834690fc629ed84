//! The instruments that rules and fields cite: laws, regulations, departmental rules, guides and official answers, standards.

use super::Instrument;
use crate::day::Day;
use crate::text::{Text, t};

/// Every instrument, in the order of rank.
pub static INSTRUMENTS: &[&Instrument] = &[
    &CIVIL_CODE,
    &CSL,
    &CSL_2017,
    &DSL,
    &PIPL,
    &NDSMR,
    &CII_R,
    &SAM,
    &SCM,
    &PCF,
    &CERT,
    &SMALL,
    &AUD,
    &PIPO_N,
    &AUTO_R,
    &AUTO_G,
    &FIN_G,
    &HGR,
    &SCG,
    &SAG,
    &GBA_HK,
    &GBA_MO,
    &QA1,
    &QA2,
    &QA3,
    &QA4,
    &QA5,
    &GBT_35273,
    &GBT_39335,
    &GBT_37964,
    &GBT_42460,
    &GBT_45574,
    &GBT_46068,
    &GB_32100,
    &HOUSE,
];

const fn new(id: &'static str, title: Text, short: Text, number: Text, from: Day) -> Instrument {
    Instrument { id, title, short, number, from, until: None }
}

/// Civil Code.
pub static CIVIL_CODE: Instrument = new(
    "civil_code",
    t("中华人民共和国民法典", "Civil Code"),
    t("《民法典》", "Civil Code"),
    Text::EMPTY,
    Day::of(2021, 1, 1),
);
/// Cybersecurity Law, in the numbering in force since 1 January 2026.
pub static CSL: Instrument = new(
    "csl",
    t("中华人民共和国网络安全法", "Cybersecurity Law"),
    t("《网络安全法》", "Cybersecurity Law"),
    t("2025年修正", "as amended in 2025"),
    Day::of(2026, 1, 1),
);
/// Cybersecurity Law, in the numbering up to 31 December 2025.
pub static CSL_2017: Instrument = Instrument {
    id: "csl_2017",
    title: t("中华人民共和国网络安全法", "Cybersecurity Law"),
    short: t("《网络安全法》（2016年）", "Cybersecurity Law (2016)"),
    number: Text::EMPTY,
    from: Day::of(2017, 6, 1),
    until: Some(Day::of(2025, 12, 31)),
};
/// Data Security Law.
pub static DSL: Instrument = new(
    "dsl",
    t("中华人民共和国数据安全法", "Data Security Law"),
    t("《数据安全法》", "Data Security Law"),
    Text::EMPTY,
    Day::of(2021, 9, 1),
);
/// Personal Information Protection Law.
pub static PIPL: Instrument = new(
    "pipl",
    t("中华人民共和国个人信息保护法", "Personal Information Protection Law"),
    t("《个人信息保护法》", "PIPL"),
    Text::EMPTY,
    Day::of(2021, 11, 1),
);
/// Network Data Security Management Regulations.
pub static NDSMR: Instrument = new(
    "ndsmr",
    t("网络数据安全管理条例", "Network Data Security Management Regulations"),
    t("《网络数据安全管理条例》", "Network Data Regulations"),
    t("国务院令第790号", "State Council Decree 790"),
    Day::of(2025, 1, 1),
);
/// Critical information infrastructure regulations.
pub static CII_R: Instrument = new(
    "cii_r",
    t(
        "关键信息基础设施安全保护条例",
        "Critical Information Infrastructure Security Protection Regulations",
    ),
    t("《关键信息基础设施安全保护条例》", "CII Regulations"),
    t("国务院令", "State Council decree"),
    Day::of(2021, 9, 1),
);
/// Security Assessment Measures.
pub static SAM: Instrument = new(
    "sam",
    t("数据出境安全评估办法", "Measures for Security Assessment of Outbound Data Transfers"),
    t("《数据出境安全评估办法》", "Security Assessment Measures"),
    t("国家互联网信息办公室令第11号", "CAC Order 11"),
    Day::of(2022, 9, 1),
);
/// Standard Contract Measures.
pub static SCM: Instrument = new(
    "scm",
    t(
        "个人信息出境标准合同办法",
        "Measures on the Standard Contract for Outbound Transfer of Personal Information",
    ),
    t("《个人信息出境标准合同办法》", "Standard Contract Measures"),
    t("国家互联网信息办公室令第13号", "CAC Order 13"),
    Day::of(2023, 6, 1),
);
/// Provisions on Promoting and Regulating Cross-border Data Flows.
pub static PCF: Instrument = new(
    "pcf",
    t(
        "促进和规范数据跨境流动规定",
        "Provisions on Promoting and Regulating Cross-border Data Flows",
    ),
    t("《促进和规范数据跨境流动规定》", "Cross-border Data Flow Provisions"),
    t("国家互联网信息办公室令第16号", "CAC Order 16"),
    Day::of(2024, 3, 22),
);
/// Certification Measures.
pub static CERT: Instrument = new(
    "cert",
    t(
        "个人信息出境认证办法",
        "Measures for Certification of Outbound Transfer of Personal Information",
    ),
    t("《个人信息出境认证办法》", "Certification Measures"),
    t("国家互联网信息办公室、国家市场监督管理总局令第20号", "CAC and SAMR Order 20"),
    Day::of(2026, 1, 1),
);
/// Simplified measures for small handlers.
pub static SMALL: Instrument = new(
    "small",
    t(
        "小型个人信息处理者个人信息保护简化措施规定",
        "Provisions on Simplified Personal Information Protection Measures for Small Handlers",
    ),
    t("《小型个人信息处理者简化措施规定》", "Small Handler Provisions"),
    t("国家互联网信息办公室、公安部令第25号", "CAC and MPS Order 25"),
    Day::of(2026, 9, 1),
);
/// Automotive data export guideline.
pub static AUTO_G: Instrument = new(
    "auto_g",
    t(
        "汽车数据出境安全指引（2026版）",
        "Guideline on the Security of Automotive Data Exports (2026)",
    ),
    t("《汽车数据出境安全指引（2026版）》", "Automotive Data Export Guideline 2026"),
    t("工业和信息化部等八部门", "MIIT and seven other departments"),
    Day::of(2026, 2, 3),
);
/// Filing guide for the standard contract, second edition.
pub static SCG: Instrument = new(
    "scg",
    t(
        "个人信息出境标准合同备案指南（第二版）",
        "Guide to Filing the Standard Contract (second edition)",
    ),
    t("《标准合同备案指南（第二版）》", "Standard Contract Filing Guide (2nd ed.)"),
    t("国家互联网信息办公室", "CAC"),
    Day::of(2024, 3, 22),
);
/// Application guide for the security assessment, third edition.
pub static SAG: Instrument = new(
    "sag",
    t(
        "数据出境安全评估申报指南（第三版）",
        "Guide to Applying for the Security Assessment (third edition)",
    ),
    t("《安全评估申报指南（第三版）》", "Security Assessment Guide (3rd ed.)"),
    t("国家互联网信息办公室", "CAC"),
    Day::of(2025, 6, 27),
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
/// Official answers, April 2025.
pub static QA1: Instrument = new(
    "qa1",
    t(
        "数据出境安全管理政策问答（2025年4月）",
        "Questions and Answers on Outbound Data Transfers (April 2025)",
    ),
    t("政策问答（2025年4月）", "CAC Q&A (April 2025)"),
    t("国家互联网信息办公室", "CAC"),
    Day::of(2025, 4, 9),
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
/// Compliance audit measures.
pub static AUD: Instrument = new(
    "aud",
    t(
        "个人信息保护合规审计管理办法",
        "Measures for Personal Information Protection Compliance Audits",
    ),
    t("《个人信息保护合规审计管理办法》", "Compliance Audit Measures"),
    t("国家互联网信息办公室令第18号", "CAC Order 18"),
    Day::of(2025, 5, 1),
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
/// Automotive data provisions.
pub static AUTO_R: Instrument = new(
    "auto_r",
    t("汽车数据安全管理若干规定（试行）", "Several Provisions on Automotive Data Security (Trial)"),
    t("《汽车数据安全管理若干规定（试行）》", "Automotive Data Provisions"),
    t("国家互联网信息办公室等五部门", "CAC and four other departments"),
    Day::of(2021, 10, 1),
);
/// Financial sector guide.
pub static FIN_G: Instrument = new(
    "fin_g",
    t(
        "促进和规范金融业数据跨境流动合规指南",
        "Compliance Guide for Cross-border Data Flows in the Financial Sector",
    ),
    t("《金融业数据跨境流动合规指南》", "Financial Data Flow Guide"),
    t("中国人民银行等六部门", "People's Bank of China and five other departments"),
    Day::of(2025, 4, 17),
);
/// Human genetic resources.
pub static HGR: Instrument = new(
    "hgr",
    t("中华人民共和国人类遗传资源管理条例", "Regulations on Human Genetic Resources"),
    t("《人类遗传资源管理条例》", "Human Genetic Resources Regulations"),
    Text::EMPTY,
    Day::of(2019, 7, 1),
);
