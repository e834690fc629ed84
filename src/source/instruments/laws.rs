//! Laws and administrative regulations.

use super::{new, of_articles};
use crate::day::Day;
use crate::source::Instrument;
use crate::text::{Text, t};

/// Civil Code.
pub static CIVIL_CODE: Instrument = of_articles(
    1260,
    new(
        "civil_code",
        t("中华人民共和国民法典", "Civil Code"),
        t("《民法典》", "Civil Code"),
        Text::EMPTY,
        Day::of(2021, 1, 1),
    ),
);
/// Cybersecurity Law, in the numbering in force since 1 January 2026.
pub static CSL: Instrument = of_articles(
    81,
    new(
        "csl",
        t("中华人民共和国网络安全法", "Cybersecurity Law"),
        t("《网络安全法》", "Cybersecurity Law"),
        t("2025年修正", "as amended in 2025"),
        Day::of(2026, 1, 1),
    ),
);
/// Cybersecurity Law, in the numbering up to 31 December 2025.
pub static CSL_2017: Instrument = Instrument {
    id: "csl_2017",
    title: t("中华人民共和国网络安全法", "Cybersecurity Law"),
    short: t("《网络安全法》（2016年）", "Cybersecurity Law (2016)"),
    number: Text::EMPTY,
    from: Day::of(2017, 6, 1),
    until: Some(Day::of(2025, 12, 31)),
    articles: Some(79),
    unread: Text::EMPTY,
};
/// Data Security Law.
pub static DSL: Instrument = of_articles(
    55,
    new(
        "dsl",
        t("中华人民共和国数据安全法", "Data Security Law"),
        t("《数据安全法》", "Data Security Law"),
        Text::EMPTY,
        Day::of(2021, 9, 1),
    ),
);
/// Personal Information Protection Law.
pub static PIPL: Instrument = of_articles(
    74,
    new(
        "pipl",
        t("中华人民共和国个人信息保护法", "Personal Information Protection Law"),
        t("《个人信息保护法》", "PIPL"),
        Text::EMPTY,
        Day::of(2021, 11, 1),
    ),
);
/// E-Commerce Law.
pub static ECL: Instrument = of_articles(
    89,
    new(
        "ecl",
        t("中华人民共和国电子商务法", "E-Commerce Law"),
        t("《电子商务法》", "E-Commerce Law"),
        Text::EMPTY,
        Day::of(2019, 1, 1),
    ),
);
/// Network Data Security Management Regulations.
pub static NDSMR: Instrument = of_articles(
    64,
    new(
        "ndsmr",
        t("网络数据安全管理条例", "Network Data Security Management Regulations"),
        t("《网络数据安全管理条例》", "Network Data Regulations"),
        t("国务院令第790号", "State Council Decree 790"),
        Day::of(2025, 1, 1),
    ),
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
/// Protection of minors in cyberspace.
pub static MIN_R: Instrument = of_articles(
    60,
    new(
        "min_r",
        t("未成年人网络保护条例", "Regulations on the Protection of Minors in Cyberspace"),
        t("《未成年人网络保护条例》", "Minors Regulations"),
        t("国务院令第766号", "State Council Decree 766"),
        Day::of(2024, 1, 1),
    ),
);
/// Human genetic resources.
pub static HGR: Instrument = new(
    "hgr",
    t("中华人民共和国人类遗传资源管理条例", "Regulations on Human Genetic Resources"),
    t("《人类遗传资源管理条例》", "Human Genetic Resources Regulations"),
    Text::EMPTY,
    Day::of(2019, 7, 1),
);
