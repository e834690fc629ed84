//! What is done with whose information, for what, and on what ground.

use crate::form::{Field, Kind, options};
use crate::source::{AUTO_G, PCF, PIPL, QA1, QA3, QA5, SAG, SCG, SCM, cite, secondary};
use crate::text::t;

use super::super::{groups, items, recipients};
use super::{automotive_important, carries_sensitive, defect_named, important_is_asked};

/// Name of the business.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("场景名称", "Scenario"),
    t("业务名称，与法律文件中的一致。", "The name of the business, as in the legal document."),
)
.in_both()
.source(&[cite(&SAG, "annex 3")]);
/// Brief.
pub static BRIEF: Field = Field::new(
    "brief",
    Kind::Line,
    t("场景简述", "Brief"),
    t("业务、目的和方式，不超过100字。", "Business, purpose and manner, at most 100 characters."),
)
.in_both()
.optional()
.source(&[cite(&SAG, "annex 3")]);
/// Purpose.
pub static PURPOSE: Field = Field::new(
    "purpose",
    Kind::Paragraph,
    t("处理目的", "Purpose"),
    t("明确、具体、合理，一个目的一句话。报告、合同和告知都用这一句。", "Clear, specific, reasonable; one sentence for each purpose. Report, contract and notice all use it."),
)
.in_both()
.source(&[cite(&PIPL, "Art. 6, 39"), cite(&SCM, "Art. 5")]);
/// Which recipients.
pub static RECIPIENTS: Field = Field::new(
    "recipients",
    Kind::Rows(&recipients::SECTION),
    t("境外接收方", "Recipients"),
    t("提供给哪些接收方。", "To whom the data go."),
);
/// Which groups.
pub static GROUPS: Field = Field::new(
    "groups",
    Kind::Rows(&groups::SECTION),
    t("涉及人群", "Groups"),
    t(
        "谁的信息。人数在人群中填写，只算一次。",
        "Whose data. Numbers stand with the groups and are counted once.",
    ),
);
/// Which items.
pub static ITEMS: Field = Field::new(
    "items",
    Kind::Rows(&items::SECTION),
    t("个人信息项", "Data items"),
    t("哪些信息出境。", "Which items go abroad."),
);
/// Effect of processing sensitive data on the person.
pub static RIGHTS_EFFECT: Field = Field::new(
    "rights_effect",
    Kind::Paragraph,
    t("处理敏感个人信息对个人的影响", "Effect of processing sensitive data"),
    t("写给个人看：出境后可能受到什么影响，我们怎样降低。告知书和单独同意书都用它。", "For the individual to read: what effect the export may have, and what is done to lessen it. Used in the notice and the consent text."),
)
.in_both()
.asked(carries_sensitive)
.source(&[cite(&PIPL, "Art. 30")]);
/// Whether personal information goes abroad at all.
pub static PERSONAL: Field = Field::new(
    "personal",
    Kind::YesNo,
    t("含个人信息", "Contains personal information"),
    t(
        "去标识化的仍是个人信息。只有证明已匿名化，或者根本不涉及个人，才可选“否”。",
        "De-identified data is still personal information. Say no only where anonymisation is proved or no person is concerned.",
    ),
)
.source(&[cite(&PIPL, "Art. 4, 73"), cite(&PCF, "Art. 3")]);
/// Whether it carries important data.
pub static IMPORTANT: Field = Field::new(
    "important",
    Kind::YesNo,
    t("含被告知或公开发布的重要数据", "Contains notified or published important data"),
    t(
        "本场景是否含有处理者部分所说的重要数据。",
        "Whether this scenario carries the important data spoken of under the handler.",
    ),
)
.asked(important_is_asked)
.source(&[cite(&PCF, "Art. 2, 7(1)(2)")]);
/// Automotive guideline: which important data.
pub static DEFECT_DATA: Field = Field::new(
    "defect_data",
    Kind::One(&options::DEFECT_DATA),
    t("漏洞、事件或者升级包数据", "Vulnerability, incident or update data"),
    t(
        "汽车行业的重要数据：是否属于安全漏洞、安全事件或者升级包源代码。都不是的，选“以上都不是”。",
        "For important data of the automotive sector: whether it is about a vulnerability or an incident, or is update source code. If it is none of them, say so.",
    ),
)
.asked(automotive_important)
.source(&[secondary(&AUTO_G, "")]);
/// Automotive guideline: what the export serves.
pub static DEFECT_PURPOSE: Field = Field::new(
    "defect_purpose",
    Kind::YesNo,
    t("确为修复漏洞、处置事件或者消除缺陷", "Serves to fix, handle or remove"),
    t(
        "经确认，向境外提供是为了修复该漏洞、处置该事件或者消除产品缺陷。",
        "It is confirmed that the export serves to fix the vulnerability, handle the incident or remove a product defect.",
    ),
)
.asked(defect_named)
.source(&[secondary(&AUTO_G, "")]);
/// Automotive guideline: reported beforehand.
pub static DEFECT_REPORTED: Field = Field::new(
    "defect_reported",
    Kind::YesNo,
    t("出境前已向主管部门报告或者备案", "Reported or filed before the export"),
    t(
        "出境之前已按规定向工业和信息化、市场监管等主管部门报告或者备案；事后补报的，选“否”。",
        "The competent authority (industry and information technology, market regulation) was told, or received a filing, before the export. Telling it afterwards is a no.",
    ),
)
.asked(defect_named)
.source(&[secondary(&AUTO_G, "")]);
/// The act of export.
pub static ACT: Field = Field::new(
    "act",
    Kind::One(&options::EXPORT_ACTS),
    t("出境行为", "Act of export"),
    t(
        "传输到境外；或者存在境内、境外可以查询、调取、下载、导出；或者境外直接收集。境外人员在境内查看而不传出的，一般不是出境。",
        "Sent abroad; or stored here and open to query, retrieval, download or export from abroad; or collected directly from abroad. Reading inside the mainland without sending anything out is generally no export.",
    ),
)
.source(&[cite(&SCG, ""), cite(&QA3, "")]);
/// Technical manner.
pub static MANNER: Field = Field::new(
    "manner",
    Kind::Many(&options::EXPORT_MANNERS),
    t("出境方式", "Manner of export"),
    t("按申报表的参考选项。", "By the reference values of the application form."),
)
.source(&[cite(&SAG, "annex 3")]);
/// Necessity of the export.
pub static NECESSITY: Field = Field::new(
    "necessity",
    Kind::Paragraph,
    t("出境活动的必要性", "Necessity of the export"),
    t(
        "为什么非出境不可：直接相关、影响最小、范围最小、保存期最短、频次最低。只写事实。",
        "Why it must go abroad at all: directly related, least impact, smallest scope, shortest retention, lowest frequency. Facts only.",
    ),
)
.in_both()
.source(&[cite(&QA1, ""), cite(&SCM, "Art. 5")]);
/// Necessity of the number of persons.
pub static NECESSITY_PERSONS: Field = Field::new(
    "necessity_persons",
    Kind::Paragraph,
    t("人数规模的必要性", "Necessity of the number of persons"),
    t(
        "为什么需要这么多人的信息，哪些人已经排除。",
        "Why this many people, and who has been left out.",
    ),
)
.in_both()
.source(&[cite(&QA1, "")]);
/// Legal basis.
pub static LEGAL_BASIS: Field = Field::new(
    "legal_basis",
    Kind::One(&options::LEGAL_BASES),
    t("合法性基础", "Legal basis"),
    t(
        "须覆盖“向境外提供”本身，而不只是境内收集。基于同意的，出境须取得单独同意。",
        "Must cover the export itself, not only collection at home. If it is consent, the export needs separate consent.",
    ),
)
.source(&[cite(&PIPL, "Art. 13, 39"), cite(&QA5, "")]);
/// Why this basis.
pub static BASIS_REASON: Field = Field::new(
    "basis_reason",
    Kind::Paragraph,
    t("合法性说明", "Explanation of the legal basis"),
    t(
        "依据的事实和文件，例如哪份合同的哪一条。",
        "The facts and papers it rests on, such as which clause of which contract.",
    ),
)
.in_both()
.source(&[cite(&SCM, "Art. 5")]);
