//! Transmission, storage and organisational measures (安全措施), on either side.

use crate::form::{Field, Kind, Section, Shape, options};
use crate::source::{PCF, PIPL, SAG, SCG, cite};
use crate::text::t;

use super::{contracts, recipients};

/// The section.
pub static SECTION: Section = Section {
    id: "measures",
    title: t("安全措施", "Security measures"),
    about: t(
        "传输、存储、访问、审计、组织管理等措施，每项一行，写到产品、版本、日期，并有证据。",
        "Transmission, storage, access, audit, organisation and so on: one row each, down to product, version and date, with evidence.",
    ),
    shape: Shape::Rows { noun: t("措施", "measure"), prefix: "measure", title: &NAME },
    fields: &[&NAME, &SIDE, &RECIPIENTS, &AREA, &STAGES, &DESCRIPTION, &EVIDENCE],
};

/// Name.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("措施", "Measure"),
    t("例如“传输加密”。", "Such as \"encrypted transmission\"."),
)
.in_both();
/// Side.
pub static SIDE: Field = Field::new(
    "side",
    Kind::One(&options::MEASURE_SIDES),
    t("由谁实施", "By whom"),
    t("处理者、接收方或者双方。", "The handler, the recipient, or both."),
);
/// For which recipients.
pub static RECIPIENTS: Field = Field::new(
    "recipients",
    Kind::Rows(&recipients::SECTION),
    t("涉及的境外接收方", "Recipients concerned"),
    t(
        "只用于某些境外接收方的，选出这些接收方：只讲其他接收方的文书不写这项措施；不填写即全部接收方。",
        "Where it works for some recipients only, name them: a paper that tells of others alone leaves it out. Left open, all of them.",
    ),
)
.optional()
.asked(contracts::are_several)
.source(&[cite(&SCG, "annex 5")]);
/// Area.
pub static AREA: Field = Field::new(
    "area",
    Kind::One(&options::MEASURE_AREAS),
    t("领域", "Area"),
    t("措施属于哪一方面。", "What the measure is about."),
)
.source(&[cite(&PIPL, "Art. 51"), cite(&PCF, "Art. 11")]);
/// Stages of processing.
pub static STAGES: Field = Field::new(
    "stages",
    Kind::Many(&options::STAGES),
    t("处理环节", "Stages of processing"),
    t(
        "措施用在哪些环节：收集、存储、使用、加工、传输、提供、公开、删除。安全评估的自评估报告按这八个环节逐一说明；没有的环节在“安全评估申报”中写明。",
        "At which stages the measure works: collection, storage, use, processing, transmission, provision, disclosure, deletion. The self-assessment report goes by these eight; what does not take place is said under the application for assessment.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 4")]);
/// Description.
pub static DESCRIPTION: Field = Field::new(
    "description",
    Kind::Paragraph,
    t("具体做法", "What is done"),
    t(
        "协议和版本、算法、密钥保管、权限、周期等。",
        "Protocol and version, algorithm, key custody, rights, intervals and so on.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Evidence.
pub static EVIDENCE: Field = Field::new(
    "evidence",
    Kind::Line,
    t("证据", "Evidence"),
    t(
        "制度编号、配置、报告、证书；还没有的，写“无”。",
        "Policy number, configuration, report, certificate; if there is none yet, write 无 (none).",
    ),
)
.in_both();
