//! The exemption that is claimed, and what each of them asks for.

use super::{
    claims_any, claims_emergency, claims_hr, claims_necessity, claims_transit, claims_zone,
    on_zone_list, rests_on_contract, rests_on_hr, rests_on_statute,
};
use crate::form::{Field, Kind, options};
use crate::source::{NDSMR, PCF, PIPL, QA1, QA5, ZONE_LISTS, cite, practice, reading, secondary};
use crate::text::t;

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
.source(&[cite(&PCF, "Art. 3, 4, 5, 6"), cite(&NDSMR, "Art. 35")]);
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
.asked(rests_on_contract)
.source(&[cite(&PIPL, "Art. 13(1)(2)"), cite(&PCF, "Art. 5(1)(1)")]);
/// Art. 5(1)(2): labour rules.
pub static HR_LABOUR_RULES: Field = Field::new(
    "hr_labour_rules",
    Kind::YesNo,
    t("有依法制定的劳动规章制度", "Labour rules lawfully made"),
    t("经民主程序制定并公示，且覆盖跨境人力资源管理。", "Made by the democratic procedure, published to staff, and covering cross-border HR management."),
)
.asked(rests_on_hr)
.source(&[cite(&PIPL, "Art. 13(1)(2)"), cite(&PCF, "Art. 5(1)(2)")]);
/// Art. 5(1)(2): collective contract.
pub static HR_COLLECTIVE_CONTRACT: Field = Field::new(
    "hr_collective_contract",
    Kind::YesNo,
    t("有依法签订的集体合同", "Collective contract lawfully signed"),
    t("条文用“和”连接劳动规章制度与集体合同。只有其一的，须由法务复核，程序不会自动认定豁免，也不会把它当作成立的合法性基础。", "The text joins labour rules 和 (and) collective contract. With only one of them, a person must decide; the program takes neither exemption nor basis for granted."),
)
.asked(rests_on_hr)
.source(&[cite(&PIPL, "Art. 13(1)(2)"), cite(&PCF, "Art. 5(1)(2)")]);
/// Art. 5(1)(2): employees.
pub static HR_SCOPE: Field = Field::new(
    "hr_scope",
    Kind::One(&options::EMPLOYEE_SCOPES),
    t("人员范围", "Whose data"),
    t("条文只说“员工”。求职者、亲属不是员工；劳务派遣、外包人员尚无定论。", "The text says employees. Applicants and relatives are not; dispatched and contract staff are an open question."),
)
.asked(claims_hr)
.source(&[cite(&PCF, "Art. 5(1)(2)"), cite(&QA5, "")]);
/// Art. 5(1)(2): confirmed by a person.
pub static HR_REVIEW: Field = Field::new(
    "hr_review",
    Kind::YesNo,
    t("法务确认成立", "Counsel confirms that it holds"),
    t(
        "只有规章制度或集体合同之一，或者含派遣、外包人员时填写：法务复核后是否确认豁免成立；没有主张豁免的，是否确认人力资源管理这一合法性基础成立。理由写入豁免证据或者合法性说明。",
        "Where only one of the two papers exists, or dispatched or contract staff are included: whether counsel confirms the exemption or, where none is claimed, HR management as the legal basis. Reasons belong under the evidence or the reason of the basis.",
    ),
)
.optional()
.asked(rests_on_hr)
.source(&[reading(&PCF, "Art. 5(1)(2)")]);
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
.in_both()
.asked(rests_on_statute)
.source(&[cite(&PIPL, "Art. 13(1)(3)"), cite(&NDSMR, "Art. 35(6)")]);
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
.source(&[cite(&PCF, "Art. 6"), secondary(&ZONE_LISTS, "")]);
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
.in_both()
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
.source(&[practice(&PCF, "Art. 6")]);
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
/// Art. 6: which entry of the list.
pub static ZONE_ENTRY: Field = Field::new(
    "zone_entry",
    Kind::Line,
    t("清单条目的编号", "Number of the entry in the list"),
    t(
        "照清单抄录，例如“3.2”。工作区的法律文件载有这一条目的人数标准的，程序按本场景的人数得出机制；没有的，只作记录。",
        "As in the list, such as \"3.2\". Where a law file of the workspace holds the figures of this entry, the mechanism follows from the persons of this scenario; else it is only kept.",
    ),
)
.optional()
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
.in_both()
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
.in_both()
.optional()
.source(&[cite(&PIPL, "Art. 38 para. 2")]);
