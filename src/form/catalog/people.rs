//! The people named in a filing (申报人员): what the application form and the power of attorney ask beside their names.

use crate::form::options::filing_person;
use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{SAG, cite};
use crate::text::t;

/// The section.
pub static SECTION: Section = Section {
    id: "people",
    title: t("申报人员", "People in the filing"),
    about: t(
        "申报表和授权委托书对三个人的要求。姓名和职务已在“个人信息处理者”中填写的，这里不再问。只在申报安全评估时需要。",
        "What the application form and the power of attorney ask about three people. Names given under \"Handler\" are not asked again. Needed for the security assessment only.",
    ),
    shape: Shape::Fixed(&options::FILING_PEOPLE),
    fields: &[&NAME, &NATIONALITY, &CONTACT, &ID_KIND, &ID_NUMBER],
};

/// Name and title of the person in charge of data security.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("姓名、职务", "Name and title"),
    t(
        "数据安全负责人；可以与个人信息保护负责人是同一人。",
        "The person in charge of data security; may be the protection officer too.",
    ),
)
.in_both()
.optional()
.asked(is_security_officer)
.source(&[cite(&SAG, "annex 3")]);
/// Nationality.
pub static NATIONALITY: Field = Field::new(
    "nationality",
    Kind::Line,
    t("国籍", "Nationality"),
    t("与身份证件一致。", "As on the identity paper."),
)
.in_both()
.optional()
.source(&[cite(&SAG, "annex 3")]);
/// Telephone and e-mail.
pub static CONTACT: Field = Field::new(
    "contact",
    Kind::Line,
    t("联系电话、电子邮箱", "Telephone and e-mail"),
    t("两项都要写。", "Both are asked for."),
)
.optional()
.asked(is_not_agent)
.source(&[cite(&SAG, "annex 3")]);
/// Kind of identity paper.
pub static ID_KIND: Field = Field::new(
    "id_kind",
    Kind::One(&options::IDENTITY_PAPERS),
    t("证件类型", "Identity paper"),
    t("按申报表的选项。", "As in the printed options of the form."),
)
.optional()
.source(&[cite(&SAG, "annex 3")]);
/// Its number.
pub static ID_NUMBER: Field = Field::new(
    "id_number",
    Kind::Line,
    t("证件号码", "Number of the identity paper"),
    t(
        "与所附证件影印件一致；也用于授权委托书。",
        "As on the copy attached; also used in the power of attorney.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 2, 3")]);

fn is_security_officer(entry: &Entry<'_>) -> Tri {
    Tri::known(entry.stands_for(filing_person::SECURITY_OFFICER))
}

fn is_not_agent(entry: &Entry<'_>) -> Tri {
    Tri::known(!entry.stands_for(filing_person::AGENT))
}
