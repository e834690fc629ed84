//! Systems and data centres (信息系统、数据中心): where the data stands on either side of the border, once for each place.

use crate::form::options::{country, gba_city, system_side};
use crate::form::{Code, Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{CSL, SAG, SCG, SCM, cite};
use crate::text::{Text, t};

use super::recipients;

/// The section.
pub static SECTION: Section = Section {
    id: "systems",
    title: t("系统和存储地点", "Systems and places of storage"),
    about: t(
        "境内、境外每个存储或者处理数据的系统、平台、数据中心各一行，只写一次；链路和流向引用它们，数据流图由此画出。",
        "One row for each system, platform or data centre that stores or processes the data, on either side, written once. Links and flows refer to them, and the picture of the flow is drawn from them.",
    ),
    shape: Shape::Rows { noun: t("系统", "system"), prefix: "system", title: &NAME },
    fields: &[
        &NAME,
        &SIDE,
        &COUNTRY,
        &PLACE,
        &RECIPIENT,
        &OPERATOR,
        &USE,
        &ADDRESSES,
        &LEVEL,
        &CERTIFICATES,
    ],
};

/// Name.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("系统名称", "System"),
    t(
        "系统、平台或者数据中心的名称和版本。",
        "Name and version of the system, platform or data centre.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// On which side of the border.
pub static SIDE: Field = Field::new(
    "side",
    Kind::One(&options::SYSTEM_SIDES),
    t("在哪一侧", "On which side"),
    t("境内、出境网关，或者境外。", "In the mainland, the outbound gateway, or abroad."),
);
/// Country or region.
pub static COUNTRY: Field = Field::new(
    "country",
    Kind::One(&options::COUNTRIES),
    t("所在国家或者地区", "Country or region"),
    t(
        "境外系统的数据实际存放在哪里；接收方注册地不同的，以存放地为准。",
        "Where the data of a system abroad really lies; that counts, not where the recipient is registered.",
    ),
)
.optional()
.asked(is_abroad)
.source(&[cite(&SCM, "annex Appendix I (9)")]);
/// Place.
pub static PLACE: Field = Field::new(
    "place",
    Kind::Paragraph,
    t("地点", "Place"),
    t(
        "国家、城市、数据中心名称和地址；用云服务的，写明云服务商和区域。",
        "Country, city, name and address of the data centre; for a cloud, its provider and region.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5"), cite(&SCM, "annex Appendix I (9)")]);
/// Whose it is.
pub static RECIPIENT: Field = Field::new(
    "recipient",
    Kind::Row(&recipients::SECTION),
    t("所属境外接收方", "Recipient it belongs to"),
    t(
        "境外系统属于哪个接收方；只有一个接收方的不必填写。",
        "Which recipient the system abroad belongs to; with one recipient it need not be said.",
    ),
)
.optional()
.asked(is_abroad);
/// Who runs it.
pub static OPERATOR: Field = Field::new(
    "operator",
    Kind::Line,
    t("运营者", "Operator"),
    t(
        "谁运营和维护：本企业、接收方、云服务商。",
        "Who runs it: the handler, the recipient, a cloud provider.",
    ),
)
.in_both()
.optional()
.source(&[cite(&SCG, "annex 5")]);
/// What it does.
pub static USE: Field = Field::new(
    "use",
    Kind::Paragraph,
    t("用途", "Use"),
    t("这个系统用来做什么。", "What it is used for."),
)
.in_both()
.optional()
.source(&[cite(&SCG, "annex 5")]);
/// Addresses.
pub static ADDRESSES: Field = Field::new(
    "addresses",
    Kind::Paragraph,
    t("域名和网络地址", "Domain names and network addresses"),
    t(
        "数据发出或者接收处的网络系统域名和IP地址；安全评估的自评估报告要求写明。",
        "Domain names and IP addresses where the data leaves or arrives; the self-assessment report asks for them.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 4")]);
/// Grade of protection.
pub static LEVEL: Field = Field::new(
    "level",
    Kind::One(&options::PROTECTION_LEVELS),
    t("网络安全保护等级", "Grade of cybersecurity protection"),
    t("境内系统备案的等级保护级别。", "The grade under which a system in the mainland is filed."),
)
.optional()
.asked(is_in_the_mainland)
.source(&[cite(&CSL, "")]);
/// Certificates.
pub static CERTIFICATES: Field = Field::new(
    "certificates",
    Kind::Line,
    t("测评和认证", "Tests and certificates"),
    t("等级测评、认证证书的名称、编号、日期。", "Name, number and date of tests and certificates."),
)
.in_both()
.optional();

/// What a system is called whose name nobody gave: what was read from an earlier version had none.
pub const UNNAMED: [Text; 2] =
    [t("境内系统", "System in the mainland"), t("境外系统", "System abroad")];

/// Whether the name of a system is one of those, made up with that of its scenario.
pub fn is_unnamed(system: &Entry<'_>) -> bool {
    let Some(name) = system.text(&NAME).known() else { return false };
    UNNAMED.iter().any(|made| {
        let rest = name.strip_prefix(made.zh).and_then(|rest| rest.strip_prefix('（'));
        rest.is_some_and(|rest| rest.ends_with('）'))
    })
}

fn is_abroad(entry: &Entry<'_>) -> Tri {
    entry.chose(&SIDE, system_side::ABROAD)
}

fn is_in_the_mainland(entry: &Entry<'_>) -> Tri {
    is_abroad(entry).not()
}

/// Whether a system lies in the Greater Bay Area: by its country or region, or else by the places that its words name.
///
/// Words that name a place of the area and none outside it say that it does; words that name neither leave it open.
pub fn is_in_the_bay(system: &Entry<'_>) -> Tri {
    const INSIDE: [Code; 2] = [country::HONG_KONG, country::MACAO];
    let in_mainland = is_abroad(system).is_no();
    let by_country = system.chose_any(&COUNTRY, &INSIDE);
    if !in_mainland && by_country.is_no() {
        return Tri::No;
    }
    let words = system.shown(&PLACE).unwrap_or_default().zh;
    let names = |label: Text| {
        let zh = label.zh.strip_suffix(t("市", "").zh).unwrap_or(label.zh);
        let zh =
            zh.strip_prefix(t("中国", "China").zh).filter(|rest| !rest.is_empty()).unwrap_or(zh);
        let en = label.en.strip_suffix(", China").unwrap_or(label.en);
        words.contains(zh) || says_word(&words, en)
    };
    let elsewhere = options::COUNTRIES.choices.iter();
    let mut elsewhere = elsewhere.filter(|choice| !INSIDE.contains(&choice.code));
    if elsewhere.any(|choice| names(choice.label)) {
        return Tri::No;
    }
    let cities = options::GBA_CITIES.choices.iter().filter(|city| city.code != gba_city::NONE);
    let regions = options::COUNTRIES.choices.iter().filter(|one| INSIDE.contains(&one.code));
    if by_country.is_yes() || cities.chain(regions).any(|choice| names(choice.label)) {
        return Tri::Yes;
    }
    Tri::lacks(system.place(if in_mainland { &PLACE } else { &COUNTRY }))
}

/// Whether a name stands in a text by itself, and not within another word.
fn says_word(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + name.len()..).unwrap_or_default();
        !before.ends_with(|c: char| c.is_ascii_alphabetic())
            && !after.starts_with(|c: char| c.is_ascii_alphabetic())
    })
}
