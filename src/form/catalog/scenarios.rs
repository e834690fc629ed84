//! Scenarios (出境场景): one business purpose that sends data abroad, and the exemption it may claim.

use crate::form::options::{act, defect_data, exemption, sector};
use crate::form::{Code, Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{AUTO_G, NDSMR, PCF, PIPL, QA1, QA3, QA5, SAG, SCG, SCM, Status, cite};
use crate::text::t;

use super::{groups, items, recipients};

/// The section.
pub static SECTION: Section = Section {
    id: "scenarios",
    title: t("出境场景", "Scenarios"),
    about: t(
        "每个业务目的一行：为什么出境、凭什么、提供给谁、谁的、哪些信息、怎样传、存在哪里、存多久。法律判断逐个场景进行。",
        "One row for each business purpose: why, on what basis, to whom, whose data, which items, how, where and how long. The law is judged scenario by scenario.",
    ),
    shape: Shape::Rows { noun: t("场景", "scenario"), prefix: "scenario", title: &NAME },
    fields: &[
        &NAME,
        &BRIEF,
        &PURPOSE,
        &RECIPIENTS,
        &GROUPS,
        &ITEMS,
        &RIGHTS_EFFECT,
        &PERSONAL,
        &IMPORTANT,
        &DEFECT_DATA,
        &DEFECT_PURPOSE,
        &DEFECT_REPORTED,
        &ACT,
        &MANNER,
        &NECESSITY,
        &NECESSITY_PERSONS,
        &LEGAL_BASIS,
        &BASIS_REASON,
        &EXEMPTION,
        &TRANSIT_COLLECTED_ABROAD,
        &TRANSIT_UNMIXED,
        &CONTRACT_PARTY,
        &HR_LABOUR_RULES,
        &HR_COLLECTIVE_CONTRACT,
        &HR_SCOPE,
        &HR_REVIEW,
        &EMERGENCY,
        &STATUTORY_DUTY,
        &ZONE_REGION,
        &ZONE_LIST,
        &ZONE_IN_SCOPE,
        &ZONE_SECTOR,
        &ZONE_OFF_LIST,
        &ZONE_MECHANISM,
        &ZONE_THRESHOLD,
        &TRULY_NECESSARY,
        &EXEMPTION_EVIDENCE,
        &TREATY,
        &COLLECTION,
        &SYSTEMS,
        &LINK,
        &FREQUENCY,
        &TRANSIT_PLACES,
        &DOMESTIC_STORAGE,
        &FOREIGN_STORAGE,
        &RETENTION_FROM,
        &RETENTION_TO,
        &DISPOSAL,
        &PERSON_DECISION,
        &PERSON_REASON,
        &AUTOMATED,
        &PUBLISHED,
        &SUCCESSION,
        &PERSONS_YEAR,
        &PERSONS_NEXT,
        &PERSONS_RELATION,
        &IMPORTANT_AUTHORITY,
        &IMPORTANT_VOLUME,
        &RECIPIENT_STATISTICS,
    ],
};

/// Name of the business.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("场景名称", "Scenario"),
    t("业务名称，与法律文件中的一致。", "The name of the business, as in the legal document."),
)
.source(&[cite(&SAG, "annex 3")])
.refile();
/// Brief.
pub static BRIEF: Field = Field::new(
    "brief",
    Kind::Line,
    t("场景简述", "Brief"),
    t("业务、目的和方式，不超过100字。", "Business, purpose and manner, at most 100 characters."),
)
.optional()
.source(&[cite(&SAG, "annex 3")]);
/// Purpose.
pub static PURPOSE: Field = Field::new(
    "purpose",
    Kind::Paragraph,
    t("处理目的", "Purpose"),
    t("明确、具体、合理，一个目的一句话。报告、合同和告知都用这一句。", "Clear, specific, reasonable; one sentence for each purpose. Report, contract and notice all use it."),
)
.source(&[cite(&PIPL, "Art. 6, 39"), cite(&SCM, "Art. 5")])
.refile();
/// Which recipients.
pub static RECIPIENTS: Field = Field::new(
    "recipients",
    Kind::Rows(&recipients::SECTION),
    t("境外接收方", "Recipients"),
    t("提供给哪些接收方。", "To whom the data go."),
)
.refile();
/// Which groups.
pub static GROUPS: Field = Field::new(
    "groups",
    Kind::Rows(&groups::SECTION),
    t("涉及人群", "Groups"),
    t(
        "谁的信息。人数在人群中填写，只算一次。",
        "Whose data. Numbers stand with the groups and are counted once.",
    ),
)
.refile();
/// Which items.
pub static ITEMS: Field = Field::new(
    "items",
    Kind::Rows(&items::SECTION),
    t("个人信息项", "Data items"),
    t("哪些信息出境。", "Which items go abroad."),
)
.refile();
/// Effect of processing sensitive data on the person.
pub static RIGHTS_EFFECT: Field = Field::new(
    "rights_effect",
    Kind::Paragraph,
    t("处理敏感个人信息对个人的影响", "Effect of processing sensitive data"),
    t("写给个人看：出境后可能受到什么影响，我们怎样降低。告知书和单独同意书都用它。", "For the individual to read: what effect the export may have, and what is done to lessen it. Used in the notice and the consent text."),
)
.asked(carries_sensitive)
.source(&[cite(&PIPL, "Art. 30")]);
/// Whether personal information goes abroad at all.
pub static PERSONAL: Field = Field::new(
    "personal",
    Kind::YesNo,
    t("含个人信息", "Contains personal information"),
    t(
        "去标识化的仍是个人信息。只有证明已匿名化，才可选“否”。",
        "De-identified data is still personal information. Say no only where anonymisation is proved or no person is concerned.",
    ),
)
.source(&[cite(&PIPL, "Art. 4, 73"), cite(&PCF, "Art. 3")])
.refile();
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
.source(&[cite(&PCF, "Art. 2, 7(1)(2)")])
.refile();
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
.source(&[cite(&AUTO_G, "").as_status(Status::Secondary)]);
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
.source(&[cite(&AUTO_G, "").as_status(Status::Secondary)]);
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
.source(&[cite(&AUTO_G, "").as_status(Status::Secondary)]);
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
.source(&[cite(&SCG, ""), cite(&QA3, "").as_status(Status::Secondary)])
.refile();
/// Technical manner.
pub static MANNER: Field = Field::new(
    "manner",
    Kind::Many(&options::EXPORT_MANNERS),
    t("出境方式", "Manner of export"),
    t("按申报表的参考选项。", "By the reference values of the application form."),
)
.source(&[cite(&SAG, "annex 3")])
.refile();
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
.source(&[cite(&PIPL, "Art. 13, 39"), cite(&QA5, "").as_status(Status::Secondary)])
.refile();
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
.source(&[cite(&SCM, "Art. 5")]);
/// Exemption claimed.
pub static EXEMPTION: Field = Field::new(
    "exemption",
    Kind::One(&options::EXEMPTIONS),
    t("主张的豁免情形", "Exemption claimed"),
    t(
        "主张哪一种豁免；不主张的，选“不主张豁免”。不满10万人的豁免由程序计算，不在此选。",
        "Which exemption is claimed; if none, say so. The exemption below 100,000 persons is computed and not chosen here.",
    ),
)
.source(&[cite(&PCF, "Art. 3, 4, 5, 6"), cite(&NDSMR, "Art. 35")])
.refile();
/// Art. 4: collected abroad.
pub static TRANSIT_COLLECTED_ABROAD: Field = Field::new(
    "transit_collected_abroad",
    Kind::YesNo,
    t("在境外收集和产生", "Collected and generated abroad"),
    t(
        "全部个人信息在境外收集、产生，传入境内处理后再向境外提供。",
        "All of it was collected and generated abroad, brought in, processed, and sent out again.",
    ),
)
.asked(claims_transit)
.source(&[cite(&PCF, "Art. 4")]);
/// Art. 4: nothing mixed in.
pub static TRANSIT_UNMIXED: Field = Field::new(
    "transit_unmixed",
    Kind::YesNo,
    t("处理中没有引入境内数据", "No mainland data mixed in"),
    t(
        "处理过程中没有引入境内个人信息或者重要数据。",
        "No mainland personal information or important data was introduced during processing.",
    ),
)
.asked(claims_transit)
.source(&[cite(&PCF, "Art. 4")]);
/// Art. 5(1)(1): the individual is a party.
pub static CONTRACT_PARTY: Field = Field::new(
    "contract_party",
    Kind::YesNo,
    t("个人是合同当事人", "The individual is a party to the contract"),
    t(
        "企业之间的合同、个人只是联系人的，不符合。",
        "A contract between companies in which the individual is only a contact does not qualify.",
    ),
)
.asked(claims_contract)
.source(&[cite(&PCF, "Art. 5(1)(1)")]);
/// Art. 5(1)(2): labour rules.
pub static HR_LABOUR_RULES: Field = Field::new(
    "hr_labour_rules",
    Kind::YesNo,
    t("有依法制定的劳动规章制度", "Labour rules lawfully made"),
    t("经民主程序制定并公示，且覆盖跨境人力资源管理。", "Made by the democratic procedure, published to staff, and covering cross-border HR management."),
)
.asked(claims_hr)
.source(&[cite(&PCF, "Art. 5(1)(2)")]);
/// Art. 5(1)(2): collective contract.
pub static HR_COLLECTIVE_CONTRACT: Field = Field::new(
    "hr_collective_contract",
    Kind::YesNo,
    t("有依法签订的集体合同", "Collective contract lawfully signed"),
    t("条文用“和”连接劳动规章制度与集体合同。只有其一的，须由法务复核，程序不会自动认定豁免。", "The text joins labour rules 和 (and) collective contract. With only one of them, a person must decide; the program does not."),
)
.asked(claims_hr)
.source(&[cite(&PCF, "Art. 5(1)(2)")]);
/// Art. 5(1)(2): employees.
pub static HR_SCOPE: Field = Field::new(
    "hr_scope",
    Kind::One(&options::EMPLOYEE_SCOPES),
    t("人员范围", "Whose data"),
    t("条文只说“员工”。求职者、亲属不是员工；劳务派遣、外包人员尚无定论。", "The text says employees. Applicants and relatives are not; dispatched and contract staff are an open question."),
)
.asked(claims_hr)
.source(&[cite(&PCF, "Art. 5(1)(2)"), cite(&QA5, "").as_status(Status::Secondary)]);
/// Art. 5(1)(2): confirmed by a person.
pub static HR_REVIEW: Field = Field::new(
    "hr_review",
    Kind::YesNo,
    t("法务确认豁免成立", "Counsel confirms the exemption"),
    t(
        "只有规章制度或集体合同之一，或者含派遣、外包人员时填写：法务复核后是否确认适用豁免。理由写入豁免证据。",
        "Where only one of the two papers exists, or dispatched or contract staff are included: whether counsel confirms the exemption. Reasons belong under the evidence.",
    ),
)
.optional()
.asked(claims_hr)
.source(&[cite(&PCF, "Art. 5(1)(2)").as_status(Status::Reading)]);
/// Art. 5(1)(3): emergency.
pub static EMERGENCY: Field = Field::new(
    "emergency",
    Kind::YesNo,
    t("紧急情况下保护生命健康和财产安全", "Emergency to protect life, health or property"),
    t(
        "为保护自然人的生命健康和财产安全，且情况紧急。",
        "To protect the life, health or property of a natural person, in an emergency.",
    ),
)
.asked(claims_emergency)
.source(&[cite(&PCF, "Art. 5(1)(3)")]);
/// Statutory duty.
pub static STATUTORY_DUTY: Field = Field::new(
    "statutory_duty",
    Kind::Line,
    t("中国法上的法定职责或者义务", "Statutory function or obligation under PRC law"),
    t(
        "写明法律、行政法规名称和条款。外国法的要求不算。",
        "Name the PRC law or regulation and article. A demand of foreign law does not count.",
    ),
)
.asked(claims_statutory)
.source(&[cite(&NDSMR, "Art. 35(6)")]);
/// Art. 6: whose list.
pub static ZONE_REGION: Field = Field::new(
    "zone_region",
    Kind::One(&options::ZONE_REGIONS),
    t("负面清单所属地区", "Region of the negative list"),
    t(
        "本企业注册地的地区；当地规则允许参照其他省份清单的，仍选本地，参照的清单写在下一项。程序核对该地区在基准日是否已经发布清单。",
        "Where the handler is registered; where the local rules admit another province's list, still your own, with that list named below. The program checks that the region had released a list by the day of assessment.",
    ),
)
.optional()
.asked(claims_zone)
.source(&[cite(&PCF, "Art. 6").as_status(Status::Secondary)]);
/// Art. 6: which list.
pub static ZONE_LIST: Field = Field::new(
    "zone_list",
    Kind::Line,
    t("负面清单名称和版本", "Negative list and edition"),
    t(
        "例如“上海 2025版”。清单内容由您对照原文确认。",
        "Such as \"Shanghai 2025\". You check its content against the text.",
    ),
)
.asked(claims_zone)
.source(&[cite(&PCF, "Art. 6")]);
/// Art. 6: in scope.
pub static ZONE_IN_SCOPE: Field = Field::new(
    "zone_in_scope",
    Kind::YesNo,
    t("本企业适用该清单且清单有效", "The list is in force and covers the handler"),
    t("按当地规则，本企业属于适用主体，清单在基准日有效。", "By the local rules the handler is covered, and the list is in force on the day of assessment."),
)
.asked(claims_zone)
.source(&[cite(&PCF, "Art. 6")]);
/// Art. 6: sector covered.
pub static ZONE_SECTOR: Field = Field::new(
    "zone_sector",
    Kind::YesNo,
    t("清单覆盖本行业", "The list covers the sector"),
    t(
        "清单没有覆盖的行业适用国家规定，不能推定为“清单外”。",
        "For a sector the list does not cover, national rules apply; it is not \"off the list\".",
    ),
)
.asked(claims_zone)
.source(&[cite(&PCF, "Art. 6").as_status(Status::Practice)]);
/// Art. 6: off the list.
pub static ZONE_OFF_LIST: Field = Field::new(
    "zone_off_list",
    Kind::YesNo,
    t("数据在清单之外", "The data are off the list"),
    t(
        "清单外的数据可以免予三种机制；清单内的，按清单规定。",
        "Data off the list need no mechanism; data on it follow the list.",
    ),
)
.asked(claims_zone)
.source(&[cite(&PCF, "Art. 6")]);
/// Art. 6: the mechanism the list names.
pub static ZONE_MECHANISM: Field = Field::new(
    "zone_mechanism",
    Kind::One(&options::LISTED_MECHANISMS),
    t("清单规定的机制", "Mechanism the list names"),
    t(
        "数据在清单之内时，清单要求的机制（按清单自己的人数标准）。",
        "For listed data: what the list demands, by its own thresholds.",
    ),
)
.asked(on_zone_list)
.source(&[cite(&PCF, "Art. 6")]);
/// Art. 6: the figure of the list.
pub static ZONE_THRESHOLD: Field = Field::new(
    "zone_threshold",
    Kind::Count,
    t("清单规定的人数标准", "Figure of persons in the list"),
    t(
        "清单对本场景另定人数标准的，抄录该数字；程序显示它，但不据此计算。",
        "If the list sets a figure of persons of its own for this scenario, copy it. It is shown; nothing is computed from it.",
    ),
)
.optional()
.asked(on_zone_list)
.source(&[cite(&PCF, "Art. 6")]);
/// Truly necessary.
pub static TRULY_NECESSARY: Field = Field::new(
    "truly_necessary",
    Kind::YesNo,
    t("确需向境外提供", "Truly necessary to provide abroad"),
    t("与目的直接相关、影响最小、范围最小、期限最短。必要性须逐项写明。", "Directly related to the purpose, least impact, smallest scope, shortest time; argue it item by item."),
)
.asked(claims_necessity)
.source(&[cite(&PCF, "Art. 5(1)"), cite(&QA1, "")]);
/// Evidence of the exemption.
pub static EXEMPTION_EVIDENCE: Field = Field::new(
    "exemption_evidence",
    Kind::Paragraph,
    t("豁免证据", "Evidence of the exemption"),
    t(
        "文件名称、编号、日期、条款、存放位置。",
        "Papers with number, date, clause, and where they are kept.",
    ),
)
.asked(claims_any);
/// Treaty.
pub static TREATY: Field = Field::new(
    "treaty",
    Kind::Line,
    t("条约、协定", "Treaty or agreement"),
    t(
        "中国缔结的条约、协定对出境条件另有规定的，写明；没有的留空。",
        "If a treaty of the PRC provides otherwise for the export, name it; leave empty if none.",
    ),
)
.optional()
.source(&[cite(&PIPL, "Art. 38 para. 2")]);
/// How the data are collected.
pub static COLLECTION: Field = Field::new(
    "collection",
    Kind::Paragraph,
    t("个人信息的收集和使用", "Collection and use"),
    t(
        "从哪里、怎样收集，在境内怎样使用。",
        "Where and how the data are collected, and how they are used at home.",
    ),
)
.source(&[cite(&SCG, "annex 5")]);
/// Systems.
pub static SYSTEMS: Field = Field::new(
    "systems",
    Kind::Paragraph,
    t("涉及的信息系统", "Systems"),
    t(
        "境内和境外的系统名称、用途、运营者。",
        "Name, use and operator of the systems on both sides.",
    ),
)
.source(&[cite(&SCG, "annex 5")]);
/// Link.
pub static LINK: Field = Field::new(
    "link",
    Kind::Paragraph,
    t("出境链路", "Transfer link"),
    t(
        "起点和终点（域名、网络地址）、协议和版本、加密、链路运营商。",
        "Both ends (domain names, network addresses), protocol and version, encryption, carrier.",
    ),
)
.source(&[cite(&SCG, "annex 5"), cite(&SCM, "annex Appendix I (7)")])
.refile();
/// Frequency.
pub static FREQUENCY: Field = Field::new(
    "frequency",
    Kind::Line,
    t("频次", "Frequency"),
    t(
        "实时、每日一次、每月一次等，以及为什么不能更低。",
        "Real time, daily, monthly and so on, and why it cannot be lower.",
    ),
)
.refile();
/// Transit places.
pub static TRANSIT_PLACES: Field = Field::new(
    "transit_places",
    Kind::Line,
    t("中转国家或者地区", "Transit countries or regions"),
    t("数据短暂存储、处理或者转发的第三地；没有的，写“无”。", "Third places where data are stored, processed or forwarded for a time; if none, write 无 (none)."),
)
.optional();
/// Storage at home.
pub static DOMESTIC_STORAGE: Field = Field::new(
    "domestic_storage",
    Kind::Paragraph,
    t("境内存储平台和数据中心", "Storage in the mainland"),
    t(
        "平台、数据中心名称、地址、运营者（含云服务）。",
        "Platform and data centre: name, address, operator (cloud included).",
    ),
)
.source(&[cite(&SCG, "annex 5")]);
/// Storage abroad.
pub static FOREIGN_STORAGE: Field = Field::new(
    "foreign_storage",
    Kind::Paragraph,
    t("出境后保存地点", "Place of storage abroad"),
    t(
        "国家、城市、平台和数据中心名称、运营者。",
        "Country, city, platform and data centre, operator.",
    ),
)
.source(&[cite(&SCG, "annex 5"), cite(&SCM, "annex Appendix I (9)")])
.refile();
/// Retention from.
pub static RETENTION_FROM: Field = Field::new(
    "retention_from",
    Kind::Day,
    t("境外保存起始日", "Kept abroad from"),
    t("附录一（八）的起始日期。", "First day of Appendix I (8)."),
)
.source(&[cite(&SCM, "annex Appendix I (8)")]);
/// Retention to.
pub static RETENTION_TO: Field = Field::new(
    "retention_to",
    Kind::Day,
    t("境外保存截止日", "Kept abroad until"),
    t(
        "附录一（八）的截止日期；应为实现目的所必要的最短时间，不能写“永久”。",
        "Last day of Appendix I (8): the shortest time the purpose needs, never \"permanent\".",
    ),
)
.source(&[cite(&SCM, "annex Appendix I (8)")])
.refile();
/// Disposal.
pub static DISPOSAL: Field = Field::new(
    "disposal",
    Kind::Line,
    t("到期处理方式", "Disposal at the end"),
    t(
        "删除（含备份）、匿名化或者返还，怎样证明。",
        "Deletion (backups included), anonymisation or return, and how it is proved.",
    ),
);
/// What a person decided where the text decides nothing.
pub static PERSON_DECISION: Field = Field::new(
    "person_decision",
    Kind::One(&options::PERSON_DECISIONS),
    t("人工判断的机制", "Mechanism decided by a person"),
    t(
        "只有程序显示“须由人决定”时才采用：条约协定、境外直接收集且低于标准、使领馆等特殊场所、2022年9月以前。由法务或者咨询网信办后填写。",
        "Used only where the program says that a person decides: a treaty, direct collection from abroad below the figures, special places, days before September 2022. Answered by counsel, or after asking the CAC.",
    ),
)
.optional()
.source(&[cite(&PIPL, "Art. 38").as_status(Status::Reading)])
.refile();
/// Why.
pub static PERSON_REASON: Field = Field::new(
    "person_reason",
    Kind::Paragraph,
    t("人工判断的理由", "Reason of that decision"),
    t(
        "谁在何时依据什么作出；没有理由的不采用。",
        "Who decided it, when, and on what; without a reason it is not used.",
    ),
)
.asked(is_decided_by_a_person);
/// Automated decisions.
pub static AUTOMATED: Field = Field::new(
    "automated",
    Kind::YesNo,
    t("是否用于自动化决策", "Used for automated decisions"),
    t(
        "用于自动化决策的，须保证透明、公平，并提供拒绝方式。",
        "If so, decisions must be transparent and fair, and can be refused.",
    ),
)
.source(&[cite(&PIPL, "Art. 24")])
.refile();
/// Publication.
pub static PUBLISHED: Field = Field::new(
    "published",
    Kind::YesNo,
    t("出境后将被公开", "Published after the export"),
    t(
        "接收方会把这些信息向不特定的人公开（如公示、网站展示）的，选“是”。",
        "Yes if the recipient will show the data to an open circle, such as on a website.",
    ),
)
.optional()
.source(&[cite(&PIPL, "Art. 25")]);
/// Merger, split, dissolution, bankruptcy.
pub static SUCCESSION: Field = Field::new(
    "succession",
    Kind::YesNo,
    t("因合并、分立、解散、破产转移", "Moves because of a merger, split or bankruptcy"),
    t(
        "个人信息随企业合并、分立、解散、被宣告破产等转给接收方的，选“是”。",
        "Yes if the data pass to the recipient because of a merger, split, dissolution or bankruptcy.",
    ),
)
.optional()
.source(&[cite(&PIPL, "Art. 22")]);

/// Persons of this year, for the application form.
pub static PERSONS_YEAR: Field = Field::new(
    "persons_year",
    Kind::Count,
    t("当年已出境的自然人数量", "Persons already exported this year"),
    t(
        "申报安全评估时填写：本场景当年1月1日起已出境的自然人数，一般和敏感合并去重。",
        "For the security assessment: natural persons of this scenario since 1 January, ordinary and sensitive together, each once.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 3, 4")]);
/// Persons of the next three years.
pub static PERSONS_NEXT: Field = Field::new(
    "persons_next",
    Kind::Count,
    t("未来3年预计出境的自然人数量", "Persons forecast for the next 3 years"),
    t(
        "申报安全评估时填写：去重的自然人数；可以是范围。",
        "For the security assessment: natural persons, each once; a range will do.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 3, 4")]);
/// How the two relate.
pub static PERSONS_RELATION: Field = Field::new(
    "persons_relation",
    Kind::Paragraph,
    t("两个数量的关系和预估依据", "How the two figures relate, and the basis of the forecast"),
    t(
        "未来3年的数量是否包含当年已出境的人，按什么增长推算。",
        "Whether the forecast includes the persons of this year, and from what growth it is drawn.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 3")]);
/// Who identified the important data.
pub static IMPORTANT_AUTHORITY: Field = Field::new(
    "important_authority",
    Kind::Line,
    t("重要数据认定主管部门名称", "Authority that identified the important data"),
    t("告知或者公开发布的部门。", "The department that notified or published it."),
)
.optional()
.asked(carries_important)
.source(&[cite(&SAG, "annex 3")]);
/// Volume of the important data.
pub static IMPORTANT_VOLUME: Field = Field::new(
    "important_volume",
    Kind::Line,
    t("涉及重要数据规模", "Volume of important data"),
    t("以 MB、GB 或者 TB 计。", "In MB, GB or TB."),
)
.optional()
.asked(carries_important)
.source(&[cite(&SAG, "annex 3")]);
/// Statistics instead of single recipients.
pub static RECIPIENT_STATISTICS: Field = Field::new(
    "recipient_statistics",
    Kind::Paragraph,
    t("境外接收方统计说明", "Statistics on the recipients"),
    t(
        "境外接收方过多或者不固定的，用统计说明代替逐个填写；否则留空。",
        "Where recipients are too many or not a fixed set, statistics stand in place of each; leave open otherwise.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 3")]);

fn claims(entry: &Entry<'_>, wanted: &[Code]) -> Tri {
    entry.chose_any(&EXEMPTION, wanted)
}

fn claims_transit(entry: &Entry<'_>) -> Tri {
    claims(entry, &[exemption::TRANSIT])
}

fn claims_contract(entry: &Entry<'_>) -> Tri {
    claims(entry, &[exemption::CONTRACT])
}

fn claims_hr(entry: &Entry<'_>) -> Tri {
    claims(entry, &[exemption::HUMAN_RESOURCES])
}

fn claims_emergency(entry: &Entry<'_>) -> Tri {
    claims(entry, &[exemption::EMERGENCY])
}

fn claims_statutory(entry: &Entry<'_>) -> Tri {
    claims(entry, &[exemption::STATUTORY])
}

fn claims_zone(entry: &Entry<'_>) -> Tri {
    claims(entry, &[exemption::FREE_TRADE_ZONE])
}

fn on_zone_list(entry: &Entry<'_>) -> Tri {
    claims_zone(entry).and(entry.yes_no(&ZONE_OFF_LIST).not())
}

fn claims_necessity(entry: &Entry<'_>) -> Tri {
    claims(
        entry,
        &[
            exemption::CONTRACT,
            exemption::HUMAN_RESOURCES,
            exemption::EMERGENCY,
            exemption::STATUTORY,
        ],
    )
}

fn claims_any(entry: &Entry<'_>) -> Tri {
    entry.chose(&EXEMPTION, exemption::NONE).not()
}

/// Whether nothing of the scenario leaves the mainland.
pub fn is_inside_only(scenario: &Entry<'_>) -> Tri {
    scenario.chose(&ACT, act::INSIDE_ONLY)
}

/// Whether an item of the scenario is sensitive, by itself or in combination.
pub fn sensitive_items(entry: &Entry<'_>) -> Tri {
    entry.named(&ITEMS).any(items::is_sensitive)
}

/// Asked where an item of the scenario is sensitive or a child is concerned.
fn carries_sensitive(entry: &Entry<'_>) -> Tri {
    sensitive_items(entry).or(groups::any_under_14(entry, &GROUPS))
}

/// Whether the handler said that any of its data was notified or published as important.
fn important_is_open(entry: &Entry<'_>) -> Tri {
    entry.facts().single(&super::handler::SECTION).yes_no(&super::handler::IMPORTANT_DATA)
}

/// Asked unless the handler said that none is important; a "yes" that stands against that is a contradiction to be settled, and
/// never left out of sight.
fn important_is_asked(entry: &Entry<'_>) -> Tri {
    let says_yes = entry.value(&IMPORTANT).and_then(serde_json::Value::as_str) == Some("yes");
    important_is_open(entry).or(Tri::known(says_yes))
}

fn carries_important(entry: &Entry<'_>) -> Tri {
    important_is_open(entry).and(entry.yes_no(&IMPORTANT))
}

/// Asked of important data of the automotive sector, from the day of the guideline on.
fn automotive_important(entry: &Entry<'_>) -> Tri {
    let handler = entry.facts().single(&super::handler::SECTION);
    if entry.facts().day() < AUTO_G.from {
        return Tri::No;
    }
    handler
        .chose(&super::handler::SECTOR, sector::AUTOMOTIVE)
        .and(handler.yes_no(&super::handler::IMPORTANT_DATA))
        .and(entry.yes_no(&IMPORTANT))
}

fn defect_named(entry: &Entry<'_>) -> Tri {
    automotive_important(entry).and(entry.chose(&DEFECT_DATA, defect_data::NONE).not())
}

fn is_decided_by_a_person(entry: &Entry<'_>) -> Tri {
    Tri::known(entry.value(&PERSON_DECISION).is_some())
}
