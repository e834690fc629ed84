//! The personal information handler (个人信息处理者) that provides the data abroad.

use crate::form::options::province;
use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{
    CII_R, GB_32100, GBA_HK, GBA_MO, NDSMR, PCF, PIPL, QA2, SAG, SCG, cite, reading,
};
use crate::text::t;

/// The section.
pub static SECTION: Section = Section {
    id: "handler",
    title: t("个人信息处理者", "Handler"),
    about: t(
        "向境外提供个人信息的本企业：身份、负责人、身份状态（关基、重要数据、国家机关）和业务概况。",
        "The organisation that provides personal information abroad: identity, people in charge, legal status and business.",
    ),
    shape: Shape::Single,
    fields: &[
        &NAME,
        &NAME_EN,
        &CREDIT_CODE,
        &NATURE,
        &OWNERSHIP,
        &PROVINCE,
        &GBA_CITY,
        &ADDRESS,
        &OFFICE_ADDRESS,
        &SECTOR,
        &LEGAL_REPRESENTATIVE,
        &AGENT,
        &AGENT_CONTACT,
        &PUBLIC_CONTACT,
        &RIGHTS_CHANNEL,
        &OFFICER,
        &OFFICER_CONTACT,
        &PROTECTION_BODY,
        &CIIO,
        &IMPORTANT_DATA,
        &STATE_ORGAN,
        &ON_BEHALF,
        &REPRESENTATIVE,
        &FREE_TRADE_ZONE,
        &PERSONS_PROCESSED,
        &EMPLOYEES,
        &SHAREHOLDING,
        &INVESTMENTS,
        &ORGANISATION,
        &BUSINESS,
        &SYSTEMS,
        &COMPLIANCE,
    ],
};

/// Name in Chinese.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("名称", "Name"),
    t(
        "与营业执照、事业单位法人证书等登记证照完全一致。同一名称用于报告、合同和告知文本。",
        "Exactly as on the business licence or another certificate of registration; it is used in every document.",
    ),
)
.source(&[cite(&PIPL, "Art. 17(1)(1)")]);
/// Name in English.
pub static NAME_EN: Field = Field::new(
    "name_en",
    Kind::Line,
    t("英文名称", "English name"),
    t("用于英文参考译本。", "Used in the English courtesy copy."),
)
.optional();
/// Unified social credit code.
pub static CREDIT_CODE: Field = Field::new(
    "credit_code",
    Kind::CreditCode,
    t("统一社会信用代码", "Unified social credit code"),
    t(
        "18位，按 GB 32100 核对校验位。处理者在境外的，填写其境内专门机构或者指定代表的。",
        "18 characters; the check character is verified by GB 32100. A handler abroad gives that of its dedicated entity or designated representative in the mainland.",
    ),
)
.source(&[cite(&GB_32100, ""), reading(&PIPL, "Art. 3, 53")]);
/// Nature of the organisation.
pub static NATURE: Field = Field::new(
    "nature",
    Kind::One(&options::NATURE),
    t("单位性质", "Nature of organisation"),
    t("按申报表的选项。", "As in the printed options of the application form."),
)
.optional()
.source(&[cite(&SAG, "annex 3")]);
/// Type of ownership.
pub static OWNERSHIP: Field = Field::new(
    "ownership",
    Kind::One(&options::OWNERSHIP),
    t("单位类型", "Type of ownership"),
    t("按申报表的选项。", "As in the printed options of the application form."),
)
.optional()
.source(&[cite(&SAG, "annex 3")]);
/// Province of registration.
pub static PROVINCE: Field = Field::new(
    "province",
    Kind::One(&options::PROVINCES),
    t("注册地（省级）", "Province of registration"),
    t("须与统一社会信用代码证件一致；决定向哪个省级网信部门备案。处理者在境外的，选境内专门机构或者指定代表的。", "Must match the credit-code certificate; it decides which provincial CAC receives the filing. A handler abroad gives that of its dedicated entity or designated representative in the mainland."),
)
.source(&[cite(&SCG, ""), reading(&PIPL, "Art. 3, 53")]);
/// City of the Greater Bay Area.
pub static GBA_CITY: Field = Field::new(
    "gba_city",
    Kind::One(&options::GBA_CITIES),
    t("大湾区城市", "City of the Greater Bay Area"),
    t("注册在九市之一、接收方在香港或澳门的，可以选用大湾区标准合同。", "A handler registered in one of the nine cities may use the GBA contract with a recipient in Hong Kong or Macao."),
)
.optional()
.asked(in_guangdong)
.source(&[cite(&GBA_HK, "Art. 2"), cite(&GBA_MO, "Art. 2")]);
/// Registered address.
pub static ADDRESS: Field = Field::new(
    "address",
    Kind::Line,
    t("注册地址", "Registered address"),
    t("完整地址，与登记证照一致。", "The full address, as on the licence or certificate."),
)
.in_both();
/// Office address.
pub static OFFICE_ADDRESS: Field = Field::new(
    "office_address",
    Kind::Line,
    t("办公地址", "Office address"),
    t("与注册地址不同时填写。", "If it differs from the registered address."),
)
.in_both()
.optional();
/// Industry.
pub static SECTOR: Field = Field::new(
    "sector",
    Kind::One(&options::SECTORS),
    t("行业/领域", "Sector"),
    t(
        "有的行业另有规定（汽车、金融、健康等），程序会提示。",
        "Some sectors have rules of their own (automotive, finance, health); the program points them out.",
    ),
);
/// Legal representative.
pub static LEGAL_REPRESENTATIVE: Field = Field::new(
    "legal_representative",
    Kind::Line,
    t("法定代表人", "Legal representative"),
    t(
        "姓名和职务。没有法定代表人的（如合伙企业、分支机构），写负责人。",
        "Name and title. Where there is none (a partnership, a branch), who is in charge.",
    ),
)
.in_both();
/// Handling agent.
pub static AGENT: Field = Field::new(
    "agent",
    Kind::Line,
    t("经办人", "Handling agent"),
    t(
        "本单位办理备案（申报）的人员：姓名和职务。合同中作为联系人。",
        "The member of staff who files: name and title. Named as contact person in the contract.",
    ),
)
.in_both();
/// Contact of the agent.
pub static AGENT_CONTACT: Field = Field::new(
    "agent_contact",
    Kind::Line,
    t("经办人联系方式", "Agent's contact"),
    t("电话和电子邮箱，用于合同和备案。", "Telephone and e-mail, for the contract and the filing."),
);
/// Contact told to individuals.
pub static PUBLIC_CONTACT: Field = Field::new(
    "public_contact",
    Kind::Line,
    t("对个人公布的联系方式", "Contact told to individuals"),
    t(
        "隐私政策和告知书中公布的电话、邮箱或者地址。",
        "Telephone, e-mail or address published in the privacy policy and the notice.",
    ),
)
.in_both()
.source(&[cite(&PIPL, "Art. 17(1)(1)")]);
/// The handler's own rights channel.
pub static RIGHTS_CHANNEL: Field = Field::new(
    "rights_channel",
    Kind::Paragraph,
    t("个人向本企业行使权利的方式和程序", "How individuals exercise their rights with the handler"),
    t(
        "查阅、复制、更正、删除、撤回同意的途径和答复期限；有账号的，还有注销。",
        "Ways of access, copy, correction, deletion and withdrawal, and the time to answer; where there are accounts, of closing them too.",
    ),
)
.in_both()
.source(&[cite(&PIPL, "Art. 17(1)(3), 50")]);
/// Officer.
pub static OFFICER: Field = Field::new(
    "officer",
    Kind::Line,
    t("个人信息保护负责人", "Personal information protection officer"),
    t(
        "处理100万人以上个人信息的，必须指定并报送；其他企业建议指定。没有的，写“无”。",
        "Must be designated and reported at one million persons; advisable otherwise. If there is none, write 无 (none).",
    ),
)
.in_both()
.source(&[cite(&PIPL, "Art. 52")]);
/// Contact of the officer.
pub static OFFICER_CONTACT: Field = Field::new(
    "officer_contact",
    Kind::Line,
    t("负责人联系方式", "Officer's contact"),
    t("公开的联系方式。", "The published contact."),
)
.optional()
.source(&[cite(&PIPL, "Art. 52")]);
/// Body in charge of protection.
pub static PROTECTION_BODY: Field = Field::new(
    "protection_body",
    Kind::Paragraph,
    t("个人信息保护机构", "Protection body"),
    t("名称、人数、职责、向谁报告。没有专门机构的，写“无”，并写明由谁负责。", "Name, headcount, duties, and whom it reports to. If there is no such body, write 无 (none) and who is responsible."),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Critical information infrastructure operator.
pub static CIIO: Field = Field::new(
    "ciio",
    Kind::YesNo,
    t("是否被认定为关键信息基础设施运营者", "Notified as CII operator"),
    t(
        "以收到保护工作部门的认定通知为准。没有收到通知，选“否”；拿不准，选“不清楚”，程序不会当作“否”。",
        "Decided by notification from the sector authority. No notification: no. If in doubt say unknown; the program will not read it as no.",
    ),
)
.source(&[cite(&CII_R, "Art. 10"), cite(&PCF, "Art. 7(1)(1)")]);
/// Important data.
pub static IMPORTANT_DATA: Field = Field::new(
    "important_data",
    Kind::YesNo,
    t("是否被告知或者公开发布为重要数据", "Data notified or published as important data"),
    t(
        "有关部门、地区告知本企业，或者公开发布的目录包含本企业数据，选“是”。两者都没有，选“否”：不必作为重要数据申报，但识别义务仍在。",
        "Yes if an authority notified you, or a published catalogue covers your data. If neither, no: it need not be declared as important data, though the duty to identify remains.",
    ),
)
.source(&[cite(&PCF, "Art. 2"), cite(&QA2, "")]);
/// State organ.
pub static STATE_ORGAN: Field = Field::new(
    "state_organ",
    Kind::YesNo,
    t("是否为国家机关或者法律、法规授权的组织", "State organ or authorised body"),
    t("为履行法定职责处理个人信息的国家机关和授权组织，出境须进行安全评估。", "A state organ, or a body authorised by law, that processes data to perform statutory functions needs a security assessment."),
)
.source(&[cite(&PIPL, "Art. 36, 37")]);
/// Exports on behalf of another handler.
pub static ON_BEHALF: Field = Field::new(
    "on_behalf",
    Kind::YesNo,
    t("受其他处理者委托向境外提供", "Exports on behalf of another handler"),
    t(
        "本企业只是按他人的委托传出数据的，选“是”：原则上由委托方判断和办理。不填写按“否”处理。",
        "Yes if the organisation only sends the data out as somebody else's entrusted party: as a rule that handler judges and files. Left open, it counts as no.",
    ),
)
.optional()
.source(&[cite(&PIPL, "Art. 21, 59"), reading(&PIPL, "Art. 38")]);
/// Representative in the mainland of a handler abroad.
pub static REPRESENTATIVE: Field = Field::new(
    "representative",
    Kind::Line,
    t("境内专门机构或者指定代表", "Body or representative in the mainland"),
    t(
        "仅境外处理者填写：名称（姓名）、联系方式，以及报送设区的市级网信部门的日期。",
        "Only for a handler abroad: name, contact, and the day on which they were reported to the city-level CAC.",
    ),
)
.in_both()
.optional()
.source(&[cite(&PIPL, "Art. 53"), cite(&NDSMR, "Art. 26")]);
/// Free-trade zone.
pub static FREE_TRADE_ZONE: Field = Field::new(
    "free_trade_zone",
    Kind::Line,
    t("自由贸易试验区注册情况", "Registration in a free-trade zone"),
    t(
        "所在自贸试验区及片区；没有的，写“无”。",
        "The zone and area; if there is none, write 无 (none).",
    ),
)
.in_both()
.optional()
.source(&[cite(&PCF, "Art. 6")]);
/// Persons processed in all.
pub static PERSONS_PROCESSED: Field = Field::new(
    "persons_processed",
    Kind::Count,
    t("处理个人信息的总人数", "Individuals whose data is processed"),
    t(
        "本企业持有个人信息的自然人总数（去重），不限于出境部分。可以是范围。",
        "All natural persons whose personal information the organisation holds, each once, not only those exported. May be a range.",
    ),
)
.source(&[cite(&SCG, "annex 5")]);
/// Staff.
pub static EMPLOYEES: Field = Field::new(
    "employees",
    Kind::Count,
    t("员工数量", "Number of employees"),
    t("本单位员工人数。", "The organisation's own staff."),
)
.optional()
.source(&[cite(&SAG, "annex 3")]);
/// Shareholding.
pub static SHAREHOLDING: Field = Field::new(
    "shareholding",
    Kind::Paragraph,
    t("股权结构和实际控制人", "Shareholding and actual controller"),
    t("股东名称、比例，实际控制人。没有股权的（如公立医院、学校、科研机构），写明举办单位和主管部门。", "Shareholders with their shares, and the actual controller. Without shares (a public hospital, a school, a research institute), who runs it and the authority above it."),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Investments.
pub static INVESTMENTS: Field = Field::new(
    "investments",
    Kind::Paragraph,
    t("境内外投资情况", "Investments at home and abroad"),
    t(
        "对外投资的企业和比例；没有的，写“无”。",
        "Companies invested in, with shares; if there are none, write 无 (none).",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Organisation.
pub static ORGANISATION: Field = Field::new(
    "organisation",
    Kind::Paragraph,
    t("组织架构", "Organisation"),
    t(
        "主要部门及其职责；组织架构图可作附件。",
        "Main departments and what they do; a chart may be attached.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Business and processing as a whole.
pub static BUSINESS: Field = Field::new(
    "business",
    Kind::Paragraph,
    t("整体业务与处理个人信息情况", "Business and processing as a whole"),
    t(
        "全部业务条线；各类个人信息主体及人数（包括不出境的）。",
        "All lines of business, and every kind of data subject with numbers, including those not exported.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Systems as a whole.
pub static SYSTEMS: Field = Field::new(
    "systems",
    Kind::Paragraph,
    t("主要信息系统", "Main information systems"),
    t(
        "系统名称、用途、部署地点、等级保护定级备案情况；没有备案的，写明。",
        "Name, use, place and graded-protection (MLPS) filing of each system; where it is not filed, say so.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Compliance record.
pub static COMPLIANCE: Field = Field::new(
    "compliance",
    Kind::Paragraph,
    t("遵守个人信息保护法律法规的情况", "Compliance record"),
    t(
        "制度建设、告知同意情况；近两年行政处罚、调查及整改（文号、日期）。没有处罚的，明确写明。",
        "Policies, notice and consent; penalties and investigations of the last two years with numbers, dates and rectification. If there were none, say so expressly.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);

fn in_guangdong(entry: &Entry<'_>) -> Tri {
    entry.chose(&PROVINCE, province::GUANGDONG)
}
