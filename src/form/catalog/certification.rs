//! What only the certification of the export asks (个人信息出境认证).

use crate::form::options::{certification_body, route};
use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{CERT, GBT_46068, TWO_YEARS, cite, practice};
use crate::text::t;

use super::record;

/// The section.
pub static SECTION: Section = Section {
    id: "certification",
    title: t("个人信息出境认证", "Certification"),
    about: t(
        "选择认证路径时填写：认证机构、认证范围、境内承担责任的组织。各认证机构另有自己的清单。",
        "For the certification route: the body, the scope, and who is liable in the mainland. Each body has a list of its own.",
    ),
    shape: Shape::Single,
    fields: &[&BODY, &BODY_NAME, &SCOPE, &LIABLE, &RECIPIENT_BODY],
};

/// The body.
pub static BODY: Field = Field::new(
    "body",
    Kind::One(&options::CERTIFICATION_BODIES),
    t("认证机构", "Certification body"),
    t(
        "已取得资质并向国家网信部门备案的机构；公开名单可能变化，请核对。",
        "A body that is qualified and has filed with the CAC; the public list may change, so check it.",
    ),
)
.optional()
.asked(by_certification)
.source(&[cite(&CERT, "Art. 7, 12"), cite(&TWO_YEARS, "")]);
/// Name of another body.
pub static BODY_NAME: Field = Field::new(
    "body_name",
    Kind::Line,
    t("其他认证机构名称", "Name of the other body"),
    t("机构全称和批准号。", "Full name and approval number."),
)
.optional()
.asked(by_other_body);
/// Scope.
pub static SCOPE: Field = Field::new(
    "scope",
    Kind::Paragraph,
    t("申请的认证范围", "Scope applied for"),
    t(
        "组织、业务、系统三者的边界；出境与认证范围不符的，证书会被暂停直至撤销。",
        "The organisation, the business and the systems covered; export beyond the scope leads to suspension and in the end revocation.",
    ),
)
.optional()
.asked(by_certification)
.source(&[cite(&CERT, "Art. 10"), practice(&GBT_46068, "")]);
/// Who is liable in the mainland.
pub static LIABLE: Field = Field::new(
    "liable",
    Kind::Paragraph,
    t("境内承担民事责任的组织或者代表", "Who is liable in the mainland"),
    t(
        "境外接收方指定的境内一方、代表或者机构：名称、能力、联系方式。",
        "The party, representative or body in the mainland that the recipient names: name, capacity, contact.",
    ),
)
.optional()
.asked(by_certification)
.source(&[cite(&GBT_46068, "4, 5.1")]);
/// The recipient's officer and body.
pub static RECIPIENT_BODY: Field = Field::new(
    "recipient_body",
    Kind::Paragraph,
    t(
        "境外接收方的个人信息保护负责人和机构",
        "The recipient's protection officer and body",
    ),
    t(
        "双方都要有负责人和机构；这里写接收方的姓名、职务、机构和职责。",
        "Both sides need an officer and a body; here stand those of the recipient with their duties.",
    ),
)
.optional()
.asked(by_certification)
.source(&[cite(&GBT_46068, "5.2")]);

fn by_certification(entry: &Entry<'_>) -> Tri {
    record::is_chosen(entry.facts(), route::CERTIFICATION)
}

fn by_other_body(entry: &Entry<'_>) -> Tri {
    by_certification(entry).and(entry.chose(&BODY, certification_body::OTHER))
}
