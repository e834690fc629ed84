//! What only the application for the security assessment asks (安全评估申报).

use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{SAG, SAM, cite};
use crate::text::t;

use super::scenarios;

/// The section.
pub static SECTION: Section = Section {
    id: "application",
    title: t("安全评估申报", "Application for assessment"),
    about: t(
        "申报安全评估时才填写：数据安全管理机构、自评估报告的补充内容、授权期限、材料准备情况。",
        "Only for an application for the security assessment: the body in charge of data security, what the report says beside the impact assessment, the term of the power of attorney, and which papers are ready.",
    ),
    shape: Shape::Single,
    fields: &[
        &SECURITY_BODY,
        &SECURITY_STAFF,
        &DATA_ASSETS,
        &PERSONS_NEXT,
        &ABSENT_STAGES,
        &NATIONAL_INTEREST,
        &DOCUMENT_FINDING,
        &DOCUMENT_EVIDENCE,
        &DOCUMENT_PROBLEM,
        &DOCUMENT_RECTIFICATION,
        &DOCUMENT_RESIDUAL,
        &AUTHORISED_FROM,
        &AUTHORISED_TO,
        &READY,
    ],
};

/// Body in charge of data security.
pub static SECURITY_BODY: Field = Field::new(
    "security_body",
    Kind::Line,
    t("数据安全管理机构名称", "Body in charge of data security"),
    t("内部机构的正式名称。", "The formal name of the internal body."),
)
.in_both()
.optional()
.source(&[cite(&SAG, "annex 3")]);
/// Its staff.
pub static SECURITY_STAFF: Field = Field::new(
    "security_staff",
    Kind::Count,
    t("数据安全管理机构人数", "Staff of that body"),
    t("该机构的人数。", "How many people belong to it."),
)
.optional()
.source(&[cite(&SAG, "annex 3")]);
/// Data assets as a whole.
pub static DATA_ASSETS: Field = Field::new(
    "data_assets",
    Kind::Paragraph,
    t("整体数据资产情况", "Data assets as a whole"),
    t(
        "全部数据资产的种类、规模、分类分级和存放系统，不限于个人信息。",
        "Kinds, size, grading and systems of all data held, not personal information alone.",
    ),
)
.in_both()
.optional()
.source(&[cite(&SAG, "annex 4")]);
/// Persons of all scenarios in three years.
pub static PERSONS_NEXT: Field = Field::new(
    "persons_next",
    Kind::Count,
    t("各场景未来3年的合计人数", "Persons of all scenarios in three years"),
    t(
        "各申报场景未来3年预估的自然人数合计；属于几个场景的人只计一次，所以不是各场景之和。",
        "Natural persons expected in three years over all scenarios that are applied for; who belongs to several counts once, so that it is not their sum.",
    ),
)
.optional()
.asked(are_several)
.source(&[cite(&SAG, "annex 4")]);
/// Stages of processing that do not take place.
pub static ABSENT_STAGES: Field = Field::new(
    "absent_stages",
    Kind::Many(&options::STAGES),
    t("没有的处理环节", "Stages that do not take place"),
    t(
        "本次出境的数据没有经过的环节，例如从不公开的，选“公开”；报告写“本次出境没有公开环节”。没有说明的，报告留空待填，不当作没有。",
        "Stages which the exported data never passes, such as disclosure where nothing is made public; the report then says that there is no such stage. What is not said stays a blank, and never reads as none.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 4")]);
/// Risk to the state and the public.
pub static NATIONAL_INTEREST: Field = Field::new(
    "national_interest",
    Kind::Paragraph,
    t("对国家安全、公共利益的风险", "Risk to national security and the public interest"),
    t(
        "按数据的规模、范围、种类、敏感程度说明可能的风险和判断；影响评估只问个人权益，安全评估还问这一项。",
        "Possible risk by volume, range, kind and sensitivity, and the judgement. The impact assessment asks about individuals only; the security assessment asks this too.",
    ),
)
.in_both()
.optional()
.source(&[cite(&SAM, "Art. 5(2)")]);
/// Finding on the legal document.
pub static DOCUMENT_FINDING: Field = Field::new(
    "document_finding",
    Kind::Paragraph,
    t("对法律文件的评估情况", "Finding on the legal document"),
    t(
        "法律文件是否充分约定数据安全保护责任义务；发现的问题和修改情况。",
        "Whether the legal document fully agrees the duties of data security; problems found and amendments made.",
    ),
)
.in_both()
.optional()
.source(&[cite(&SAM, "Art. 5(5), 9")]);
/// Evidence of that finding.
pub static DOCUMENT_EVIDENCE: Field = Field::new(
    "document_evidence",
    Kind::Paragraph,
    t("法律文件评估的证据", "Evidence of the finding on the legal document"),
    t("文件名称、编号、日期、条款。", "Papers with number, date and clause."),
)
.in_both()
.optional()
.source(&[cite(&SAG, "annex 4")]);
/// Problem of the legal document.
pub static DOCUMENT_PROBLEM: Field = Field::new(
    "document_problem",
    Kind::Paragraph,
    t("法律文件中发现的问题", "Problem of the legal document"),
    t(
        "缺少或者不充分的约定；没有的，写“未发现问题”。",
        "What is not, or not fully, agreed; if nothing, say so.",
    ),
)
.in_both()
.optional()
.source(&[cite(&SAG, "annex 4")]);
/// Its rectification.
pub static DOCUMENT_RECTIFICATION: Field = Field::new(
    "document_rectification",
    Kind::Paragraph,
    t("法律文件的整改情况", "Rectification of the legal document"),
    t(
        "修改的条款、责任人、完成日期；没有问题的，写“不涉及”。",
        "Clause amended, by whom, by when; 不涉及 (not applicable) if there was no problem.",
    ),
)
.in_both()
.optional()
.source(&[cite(&SAG, "annex 4")]);
/// What risk is left of it.
pub static DOCUMENT_RESIDUAL: Field = Field::new(
    "document_residual",
    Kind::One(&options::RISK_LEVELS),
    t("法律文件的剩余风险", "Residual risk of the legal document"),
    t("整改之后还剩多大风险。", "What risk is left after rectification."),
)
.optional();
/// Term of the power of attorney.
pub static AUTHORISED_FROM: Field = Field::new(
    "authorised_from",
    Kind::Day,
    t("授权委托起始日", "Power of attorney from"),
    t("授权委托期限的起始日。", "First day of the power of attorney."),
)
.optional()
.source(&[cite(&SAG, "annex 2")]);
/// Term of the power of attorney.
pub static AUTHORISED_TO: Field = Field::new(
    "authorised_to",
    Kind::Day,
    t("授权委托截止日", "Power of attorney until"),
    t(
        "应覆盖补充材料和领取结果的时间。",
        "It should cover the time for supplements and for receiving the result.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 2")]);
/// Papers that are ready.
pub static READY: Field = Field::new(
    "ready",
    Kind::Many(&options::SA_MATERIALS),
    t("已备齐的材料", "Papers that are ready"),
    t(
        "已经签字盖章并扫描、可以上传的材料。",
        "Papers that are signed, sealed, scanned and ready to upload.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 1")]);

/// Whether there are several scenarios, whose persons are no sum.
fn are_several(entry: &Entry<'_>) -> Tri {
    Tri::known(entry.facts().rows(&scenarios::SECTION).nth(1).is_some())
}
