//! Overseas recipients (境外接收方): who receives the data, and what they may do with it.

use crate::form::options::relation;
use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{GBT_46068, NDSMR, PIPL, SAG, SCG, SCM, cite, reading};
use crate::text::t;

/// The section.
pub static SECTION: Section = Section {
    id: "recipients",
    title: t("境外接收方", "Overseas recipients"),
    about: t(
        "每个接收个人信息的境外组织或个人各一行。同一接收方在几份评估中应使用同一 id。",
        "One row for each organisation or person abroad that receives the data. The same recipient carries the same id in every assessment.",
    ),
    shape: Shape::Rows { noun: t("接收方", "recipient"), prefix: "recipient", title: &NAME },
    fields: &[
        &NAME,
        &NAME_ZH,
        &SHORT_NAME,
        &COUNTRY,
        &ADDRESS,
        &CONTACT_PERSON,
        &CONTACT,
        &BUSINESS,
        &CONTROL,
        &RELATION,
        &AUTHORITY_APPROVAL,
        &RESTRICTED,
        &SPECIAL_PLACE,
        &ROLE,
        &AGREEMENT,
        &MEASURES,
        &CERTIFICATES,
        &INCIDENTS,
        &LAST_AUDIT,
        &NEXT_AUDIT,
        &TECHNICAL_LEVEL,
        &MANAGEMENT_LEVEL,
        &CAPABILITY_GAP,
        &RIGHTS_CHANNEL,
        &ONWARD,
        &ONWARD_RECIPIENTS,
        &LAW_FINDINGS,
        &LAW_EXPERIENCE,
        &LAW_EFFECT,
        &LAW_LEVEL,
        &LAW_GAP,
        &PRINCIPAL,
    ],
};

/// Full legal name.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("名称", "Name"),
    t(
        "法律实体全称，不是品牌或部门名称。",
        "Full name of the legal entity, not a brand or department.",
    ),
)
.source(&[cite(&PIPL, "Art. 39")]);
/// Name in Chinese.
pub static NAME_ZH: Field = Field::new(
    "name_zh",
    Kind::Line,
    t("中文名称", "Chinese name"),
    t("中文文件中与原文名称并列。", "Stands beside the original name in Chinese documents."),
)
.optional();
/// What papers call it in short.
pub static SHORT_NAME: Field = Field::new(
    "short_name",
    Kind::Line,
    t("文书中的简称", "Short name in papers"),
    t("评估报告、说明中对它的简称，例如“德国接收方”；报告用到的，列入报告所附的简称表。几个简称以顿号分开。", "What texts of the record call it in short, such as \"the recipient in Germany\"; a report that uses it lists it among its short names. Several are divided by commas."),
)
.optional()
.asked(super::contracts::are_several);
/// Country or region.
pub static COUNTRY: Field = Field::new(
    "country",
    Kind::One(&options::COUNTRIES),
    t("所在国家或者地区", "Country or region"),
    t(
        "香港、澳门、台湾属于境外。可输入中文、英文或代码。",
        "Hong Kong, Macao and Taiwan are outside the mainland. Type Chinese, English or the code.",
    ),
);
/// Full address.
pub static ADDRESS: Field = Field::new(
    "address",
    Kind::Line,
    t("详细地址", "Full address"),
    t("街道、城市、邮编、国家。", "Street, city, postcode, country."),
)
.in_both();
/// Contact person.
pub static CONTACT_PERSON: Field = Field::new(
    "contact_person",
    Kind::Line,
    t("联系人及职务", "Contact person and title"),
    t("合同中的联系人。", "The contact person named in the contract."),
)
.in_both();
/// Contact.
pub static CONTACT: Field = Field::new(
    "contact",
    Kind::Line,
    t("联系方式", "Contact"),
    t(
        "告知个人的联系方式：电话、电子邮箱。",
        "The contact told to individuals: telephone, e-mail.",
    ),
)
.source(&[cite(&PIPL, "Art. 39")]);
/// Main business.
pub static BUSINESS: Field = Field::new(
    "business",
    Kind::Paragraph,
    t("主营业务", "Main business"),
    t("接收方从事什么业务、规模。", "What the recipient does, and its size."),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Ownership and control.
pub static CONTROL: Field = Field::new(
    "control",
    Kind::Paragraph,
    t("股权和实际控制人", "Ownership and control"),
    t(
        "接收方由谁控制，与本企业的股权关系；没有股东的（如大学、医院），写明由谁举办，没有股权关系的，写明。",
        "Who controls the recipient, and how it is tied to the handler; without owners (a university, a hospital), who runs it, and if there is no tie, say so.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Relation to the handler.
pub static RELATION: Field = Field::new(
    "relation",
    Kind::One(&options::RELATIONS),
    t("与本企业的关系", "Relation to the handler"),
    t(
        "接收方是外国司法或者执法机构的，未经批准不得提供。",
        "A foreign judicial or law-enforcement body may receive nothing without approval.",
    ),
)
.source(&[cite(&PIPL, "Art. 41")]);
/// Approval for a foreign authority.
pub static AUTHORITY_APPROVAL: Field = Field::new(
    "authority_approval",
    Kind::YesNo,
    t("已获主管机关批准", "Approved by the competent authority"),
    t("向外国司法或者执法机构提供存储于境内的数据，须经主管机关批准。", "Data stored in the mainland may go to a foreign judicial or law-enforcement body only with approval."),
)
.asked(is_authority)
.source(&[cite(&PIPL, "Art. 41")]);
/// On the restricted list.
pub static RESTRICTED: Field = Field::new(
    "restricted",
    Kind::YesNo,
    t("被列入限制或者禁止提供清单", "On the restricted or prohibited list"),
    t(
        "国家网信部门可以公布清单。未见公布的清单；请自行核对。不填写按“未列入”处理。",
        "The CAC may publish such a list; none is known to be published. Check for yourself. Left open, it counts as not listed.",
    ),
)
.optional()
.source(&[cite(&PIPL, "Art. 42")]);
/// Embassy, consulate, ship or aircraft.
pub static SPECIAL_PLACE: Field = Field::new(
    "special_place",
    Kind::YesNo,
    t("使领馆、船舶、航空器", "Embassy, ship or aircraft"),
    t(
        "在使馆、领馆、船舶或者航空器上接收的，选“是”：是否属于“境外”没有明文，须由人判断。不填写按“否”处理。",
        "Yes if the data are received in an embassy or consulate, on a ship or an aircraft: whether that is abroad is not said anywhere, so a person decides. Left open, it counts as no.",
    ),
)
.optional()
.source(&[reading(&PIPL, "Art. 3, 38")]);
/// Role of the recipient.
pub static ROLE: Field = Field::new(
    "role",
    Kind::One(&options::ROLES),
    t("角色", "Role"),
    t("自行决定目的和方式的，是独立处理者；按委托处理的，是受托人。", "Independent handler if it decides purpose and method itself; entrusted party if it acts on instructions."),
)
.source(&[cite(&PIPL, "Art. 20, 21, 23")]);
/// The data agreement.
pub static AGREEMENT: Field = Field::new(
    "agreement",
    Kind::Line,
    t("数据处理协议", "Data agreement"),
    t("名称、编号、日期。提供或者委托处理个人信息都须以合同约定目的、方式、范围和安全义务；豁免的出境也一样。", "Name, number and date. Providing or entrusting data takes a contract on purpose, method, scope and security, also where the export is exempt."),
)
.in_both()
.optional()
.source(&[cite(&NDSMR, "Art. 12")]);
/// Measures of the recipient.
pub static MEASURES: Field = Field::new(
    "measures",
    Kind::Paragraph,
    t("技术和管理措施", "Technical and organisational measures"),
    t(
        "接收方承诺并能证明的措施：加密、匿名化、去标识化、访问控制、日志、培训等。写入合同第二条第五项。",
        "What the recipient promises and can prove: encryption, anonymisation, de-identification, access control, logs, training. Goes into Art. 2(5) of the contract.",
    ),
)
.in_both()
.source(&[cite(&SCM, "Art. 5")]);
/// Certificates.
pub static CERTIFICATES: Field = Field::new(
    "certificates",
    Kind::Paragraph,
    t("认证和证书", "Certificates"),
    t(
        "名称、发证机构、编号、有效期；没有的，写“无”。",
        "Name, body, number and validity; if there are none, write 无 (none).",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Incidents and authority requests.
pub static INCIDENTS: Field = Field::new(
    "incidents",
    Kind::Paragraph,
    t("以往安全事件和公权力机关调取", "Past incidents and authority requests"),
    t("发生过的事件和处理；境外公权力机关要求提供数据的情况。没有的，写“无”。", "Incidents and how they were handled; requests of public authorities. If there were none, write 无 (none)."),
)
.in_both()
.source(&[cite(&SCM, "annex Art. 4")]);
/// Last audit.
pub static LAST_AUDIT: Field = Field::new(
    "last_audit",
    Kind::DayOrReason,
    t("最近一次审计日", "Last audit"),
    t(
        "本企业最近一次评估、审计接收方安全能力的日期；还没有审计过的，写“从未：原因”。",
        "When the handler last audited the recipient's security; if it never did, say so with the reason.",
    ),
);
/// Next audit.
pub static NEXT_AUDIT: Field = Field::new(
    "next_audit",
    Kind::DayOrReason,
    t("下次审计到期日", "Next audit due"),
    t("最迟日期；没有安排的，写“不适用：原因”。", "The latest day, or \"not applicable: reason\"."),
);
/// How well its technical measures protect.
pub static TECHNICAL_LEVEL: Field = Field::new(
    "technical_level",
    Kind::One(&options::SAFEGUARD_LEVELS),
    t("技术保障能力", "Technical capability"),
    t(
        "评估人员对照 GB/T 46068 表B.3 选定：“高”是保障好，不是风险高。没有评过的不填写。",
        "Chosen by the assessors by table B.3 of GB/T 46068: high means well protected, and not a high risk. Leave open where it was not assessed.",
    ),
)
.optional()
.source(&[cite(&GBT_46068, "annex B")]);
/// How well its management protects.
pub static MANAGEMENT_LEVEL: Field = Field::new(
    "management_level",
    Kind::One(&options::SAFEGUARD_LEVELS),
    t("管理保障能力", "Management capability"),
    t(
        "评估人员对照 GB/T 46068 表B.3 选定：制度、机构、人员、审计和以往事件。",
        "Chosen by the assessors by table B.3 of GB/T 46068: rules, organisation, people, audits, past incidents.",
    ),
)
.optional()
.source(&[cite(&GBT_46068, "annex B")]);
/// What its capability lacks, and what answers that.
pub static CAPABILITY_GAP: Field = Field::new(
    "capability_gap",
    Kind::Paragraph,
    t("保障能力的差距和措施", "Gaps of capability, and remedies"),
    t(
        "与所承诺的义务相比还差什么，怎样补足、何时完成；没有差距的，写明“无”。",
        "What is lacking against the promised duties, how and when it is made good; if nothing is, write 无 (none).",
    ),
)
.optional()
.source(&[cite(&GBT_46068, "annex B")]);
/// Rights channel.
pub static RIGHTS_CHANNEL: Field = Field::new(
    "rights_channel",
    Kind::Paragraph,
    t("个人行使权利的方式和程序", "How individuals exercise their rights"),
    t(
        "向接收方查阅、复制、更正、删除等的渠道：地址、语言（应有中文）、答复期限、身份核验、费用。",
        "The channel towards the recipient for access, copy, correction, deletion: address, language (Chinese should work), time to answer, identity check, cost.",
    ),
)
.in_both()
.source(&[cite(&PIPL, "Art. 39")]);
/// Onward transfer.
pub static ONWARD: Field = Field::new(
    "onward",
    Kind::YesNo,
    t("向境外其他接收方再提供", "Provided onward abroad"),
    t("接收方是否把这些信息再提供给境外第三方。须在合同附录一（六）列明。", "Whether the recipient passes the data on to third parties abroad. They must be listed in Appendix I (6) of the contract."),
)
.asked(super::onward::none_says_so)
.source(&[cite(&SCM, "annex Appendix I (6)")]);
/// Onward recipients in the recipient's own words, until each has its row.
pub static ONWARD_RECIPIENTS: Field = Field::new(
    "onward_recipients",
    Kind::Paragraph,
    t("境外第三方（概述）", "Onward recipients (in a text)"),
    t(
        "名称、国家、目的、种类、以何种协议约束；每个一行。最好在“境外第三方”中逐个填写一行，填写之后不再用这里的文字。",
        "Name, country, purpose, categories, and the agreement that binds each; one a line. Better a row each among the onward recipients; once there is one, this text is not used.",
    ),
)
.in_both()
.asked(passes_on_in_a_text)
.source(&[cite(&SCM, "annex Appendix I (6)")]);
/// Law of the place.
pub static LAW_FINDINGS: Field = Field::new(
    "law_findings",
    Kind::Paragraph,
    t("当地个人信息保护政策和法规", "Law and policy of the place"),
    t(
        "现行法律和标准、加入的组织和承诺、监管和司法机构；与中国法的差异。注明来源。",
        "Laws and standards in force, organisations joined and commitments, regulators and courts, differences from PRC law; with sources.",
    ),
)
.in_both()
.source(&[cite(&SCM, "Art. 5"), cite(&SCM, "annex Art. 4")]);
/// Experience.
pub static LAW_EXPERIENCE: Field = Field::new(
    "law_experience",
    Kind::Paragraph,
    t("类似传输经验和安全能力", "Experience and security capability"),
    t(
        "接收方以往处理类似数据的经验、自身制度和技术能力；没有类似经验的，写明。",
        "The recipient's experience with like data, its own rules and technical capability; if it has no such experience, say so.",
    ),
)
.in_both()
.source(&[cite(&SCM, "annex Art. 4")]);
/// Effect of that law.
pub static LAW_EFFECT: Field = Field::new(
    "law_effect",
    Kind::One(&options::LAW_EFFECTS),
    t("对履行合同的影响", "Effect on performing the contract"),
    t("当地法律是否妨碍接收方履行合同；有影响的，措施写入“当地政策和法规”。", "Whether the law of the place hinders performance; if so, the measures belong under the law of the place."),
)
.source(&[cite(&SCM, "Art. 5")]);

/// How well the law of the place protects.
pub static LAW_LEVEL: Field = Field::new(
    "law_level",
    Kind::One(&options::SAFEGUARD_LEVELS),
    t("当地政策法规的保障水平", "Protection by the law of the place"),
    t(
        "评估人员对照 GB/T 46068 表B.4 选定：“高”是保护好，不是风险高。没有评过的不填写。",
        "Chosen by the assessors by table B.4 of GB/T 46068: high means good protection, and not a high risk. Leave open where it was not assessed.",
    ),
)
.optional()
.source(&[cite(&GBT_46068, "annex B")]);
/// What the law of the place lacks, and what answers that.
pub static LAW_GAP: Field = Field::new(
    "law_gap",
    Kind::Paragraph,
    t("当地政策法规的差距和措施", "Gaps of that law, and remedies"),
    t(
        "与中国法相比缺少什么，用合同条款或者其他措施怎样补足；没有差距的，写明“无”。",
        "What it lacks against PRC law, and which clause or measure makes it good; if nothing is, write 无 (none).",
    ),
)
.optional()
.source(&[cite(&GBT_46068, "annex B")]);
/// Person in charge.
pub static PRINCIPAL: Field = Field::new(
    "principal",
    Kind::Line,
    t("负责人姓名及职务", "Person in charge: name and title"),
    t(
        "申报安全评估时填写：接收方的负责人，不一定是联系人。",
        "For the security assessment: who is in charge of the recipient, not necessarily the contact person.",
    ),
)
.in_both()
.optional()
.source(&[cite(&SAG, "annex 3")]);

fn is_authority(entry: &Entry<'_>) -> Tri {
    entry.chose(&RELATION, relation::AUTHORITY)
}

/// Asked until the third parties have rows of their own.
fn passes_on_in_a_text(entry: &Entry<'_>) -> Tri {
    super::onward::passes_on(entry).and(Tri::known(super::onward::of(entry).is_empty()))
}
