//! Every provision on liability that a duty or a clock names, by rank: laws, the Regulations, departmental rules, the guide.

use crate::form::catalog::{contracts, handler, record};
use crate::form::options::route;
use crate::form::{Facts, Tri};
use crate::law::figures::{SMALL_HANDLER, processed_by_newest};
use crate::source::{
    AUD, CERT, CSL, Citation, DSL, FR, INC, NDSMR, PIPL, SAM, SCG, SCM, SMALL, cite, practice,
};
use crate::text::{Text, t};

use super::Liability;

/// Every provision.
pub static ALL: &[&Liability] = &[
    &PIPL_66, &DSL_45, &DSL_46, &DSL_48, &CSL_61, &CSL_62, &CSL_71, &NDSMR_55, &NDSMR_57,
    &NDSMR_58, &SAM_11, &SAM_17, &SAM_18, &SCM_12, &CERT_10, &CERT_17, &AUD_18, &FR_18, &INC_10,
    &SMALL_18, &SCG_FALSE,
];

const HANDLER: Text = t(
    "个人信息处理者；直接负责的主管人员和其他直接责任人员",
    "the handler; those directly in charge and others directly responsible",
);
const ANYONE: Text = t(
    "开展活动的组织、个人；直接负责的主管人员和其他直接责任人员",
    "whoever carries it on; those directly in charge and others directly responsible",
);

const fn of(id: &'static str, of: Text, whom: Text, says: Text, source: Citation) -> Liability {
    Liability { id, of, whom, says, brief: says, concerns: |_| Tri::Yes, source }
}

impl Liability {
    const fn short(self, brief: Text) -> Self {
        Self { brief, ..self }
    }

    const fn for_those(self, concerns: fn(&Facts<'_>) -> Tri) -> Self {
        Self { concerns, ..self }
    }
}

/// Unlawful handling, or a duty of protection not fulfilled.
pub static PIPL_66: Liability = of(
    "pipl_66",
    t(
        "违反本法处理个人信息，或者处理个人信息未履行本法规定的保护义务",
        "handling against the law, or a duty of protection in it not fulfilled",
    ),
    HANDLER,
    t(
        "责令改正、警告、没收违法所得，违法处理的应用程序可被责令暂停或者终止服务；拒不改正的，并处100万元以下罚款，责任人员1万元以上10万元以下；情节严重的（第二款，未对照原文），由省级以上部门处5000万元以下或者上一年度营业额5%以下罚款，并可责令暂停业务、停业整顿、吊销许可或者执照，责任人员10万元以上100万元以下，并可禁止任职",
        "an order to correct, a warning, unlawful gains taken, apps suspended or ended; on refusal a fine of up to RMB 1,000,000, persons responsible 10,000 to 100,000; in grave cases (para. 2, not compared with the text), by the province or above, up to 50,000,000 or 5 % of last year's turnover, business suspended, closed or licences revoked where ordered, persons responsible 100,000 to 1,000,000 and possibly barred from office",
    ),
    cite(&PIPL, "Art. 66"),
)
.short(t("责令改正、警告、没收违法所得；拒不改正的100万元以下，情节严重的5000万元以下或者上年营业额5%以下；责任人员另处罚款", "correction, warning, gains taken; on refusal up to RMB 1,000,000, in grave cases up to 50,000,000 or 5 % of turnover; persons responsible fined apart"));

/// Security, response and risk assessment.
pub static DSL_45: Liability = of(
    "dsl_45",
    t(
        "未履行第二十七条、第二十九条、第三十条的数据安全保护义务（安全措施、事件处置和报告、重要数据风险评估）",
        "the duties of Art. 27, 29 and 30 not fulfilled: security, response and report, assessment of important data",
    ),
    ANYONE,
    t(
        "责令改正、警告，可以并处5万元以上50万元以下罚款，责任人员可处1万元以上10万元以下；拒不改正或者造成大量数据泄露等严重后果的，处50万元以上200万元以下，责任人员5万元以上20万元以下，并可责令暂停业务、停业整顿、吊销许可或者执照",
        "an order to correct, a warning, possibly a fine of RMB 50,000 to 500,000, persons responsible 10,000 to 100,000; on refusal or grave harm such as a mass leak 500,000 to 2,000,000, persons responsible 50,000 to 200,000, and business suspended, closed or licences revoked where ordered",
    ),
    cite(&DSL, "Art. 45"),
)
.short(t("责令改正、警告，可处5万至50万元；拒不改正或者后果严重的50万至200万元；责任人员另处罚款", "correction, warning, RMB 50,000 to 500,000 possible; on refusal or grave harm 500,000 to 2,000,000; persons responsible fined apart"));

/// Important data exported against the law.
pub static DSL_46: Liability = of(
    "dsl_46",
    t("违反第三十一条向境外提供重要数据", "important data provided abroad against Art. 31"),
    ANYONE,
    t(
        "责令改正、警告，可以并处10万元以上100万元以下罚款，责任人员可处1万元以上10万元以下；情节严重的，处100万元以上1000万元以下，责任人员10万元以上100万元以下，并可责令暂停业务、停业整顿、吊销许可或者执照",
        "an order to correct, a warning, possibly a fine of RMB 100,000 to 1,000,000, persons responsible 10,000 to 100,000; in grave cases 1,000,000 to 10,000,000, persons responsible 100,000 to 1,000,000, and business suspended, closed or licences revoked where ordered",
    ),
    cite(&DSL, "Art. 46"),
)
.short(t("责令改正、警告，可处10万至100万元；情节严重的100万至1000万元；责任人员另处罚款", "correction, warning, RMB 100,000 to 1,000,000 possible; in grave cases 1,000,000 to 10,000,000; persons responsible fined apart"))
.for_those(has_important_data);

/// Data given to a foreign authority.
pub static DSL_48: Liability = of(
    "dsl_48",
    t(
        "未经主管机关批准向外国司法或者执法机构提供数据",
        "data given to a foreign judicial or law-enforcement body without approval",
    ),
    ANYONE,
    t(
        "警告，可以并处10万元以上100万元以下罚款，责任人员可处1万元以上10万元以下；造成严重后果的，处100万元以上500万元以下，责任人员5万元以上50万元以下，并可责令暂停业务、停业整顿、吊销许可或者执照",
        "a warning, possibly a fine of RMB 100,000 to 1,000,000, persons responsible 10,000 to 100,000; on grave harm 1,000,000 to 5,000,000, persons responsible 50,000 to 500,000, and business suspended, closed or licences revoked where ordered",
    ),
    cite(&DSL, "Art. 48 para. 2"),
)
.short(t("警告，可处10万至100万元；后果严重的100万至500万元；责任人员另处罚款", "warning, RMB 100,000 to 1,000,000 possible; on grave harm 1,000,000 to 5,000,000; persons responsible fined apart"));

/// Graded protection, logs, response to incidents.
pub static CSL_61: Liability = of(
    "csl_61",
    t(
        "未履行第二十三条、第二十七条的网络安全保护义务（含留存日志、处置和报告事件）",
        "the duties of Art. 23 and 27 not fulfilled, logs and reports of incidents among them",
    ),
    t(
        "网络运营者；直接负责的主管人员和其他直接责任人员",
        "the network operator; those directly in charge and others directly responsible",
    ),
    t(
        "责令改正、警告，可以处1万元以上5万元以下罚款；拒不改正或者导致危害网络安全等后果的，处5万元以上50万元以下，责任人员1万元以上10万元以下；造成大量数据泄露等严重后果的，处50万元以上200万元以下，责任人员5万元以上20万元以下",
        "an order to correct, a warning, possibly a fine of RMB 10,000 to 50,000; on refusal or harm to security 50,000 to 500,000, persons responsible 10,000 to 100,000; on grave harm such as a mass leak 500,000 to 2,000,000, persons responsible 50,000 to 200,000",
    ),
    cite(&CSL, "Art. 61"),
)
.short(t("责令改正、警告，可处1万至5万元；拒不改正或者有后果的5万至50万元，严重的50万至200万元；责任人员另处罚款", "correction, warning, RMB 10,000 to 50,000 possible; on refusal or harm 50,000 to 500,000, if grave 500,000 to 2,000,000; persons responsible fined apart"));

/// Defects that are not mended, told or reported.
pub static CSL_62: Liability = of(
    "csl_62",
    t(
        "对产品、服务的安全缺陷、漏洞未立即补救，或者未按照规定告知、报告",
        "a defect of a product or service not mended at once, or not told or reported",
    ),
    t("网络产品、服务的提供者；直接负责的主管人员", "the provider; those directly in charge"),
    t(
        "责令改正、警告；拒不改正或者导致危害网络安全等后果的，处5万元以上50万元以下罚款，主管人员1万元以上10万元以下",
        "an order to correct, a warning; on refusal or harm to security a fine of RMB 50,000 to 500,000, those in charge 10,000 to 100,000",
    ),
    cite(&CSL, "Art. 62"),
);

/// Storage and export by operators of critical infrastructure.
pub static CSL_71: Liability = of(
    "csl_71",
    t(
        "关键信息基础设施运营者违反第三十九条在境外存储或者向境外提供",
        "a CII operator stores or provides abroad against Art. 39",
    ),
    t("关键信息基础设施运营者", "the CII operator"),
    t(
        "依照有关法律、行政法规的规定处理、处罚",
        "dealt with and punished by the laws and regulations concerned",
    ),
    cite(&CSL, "Art. 71(1)(3)"),
)
.for_those(is_ciio);

/// Contract and supervision, consent, automated decisions.
pub static NDSMR_55: Liability = of(
    "ndsmr_55",
    t(
        "违反第十二条（提供、委托处理的合同、监督和记录）、第二十二条（同意）、第四十二条等",
        "against Art. 12 (contract, supervision and records when providing or entrusting), 22 (consent), 42 and others",
    ),
    ANYONE,
    t(
        "责令改正、警告、没收违法所得；拒不改正或者情节严重的，处100万元以下罚款，并可责令暂停业务、停业整顿、吊销许可或者执照，责任人员可处1万元以上10万元以下",
        "an order to correct, a warning, unlawful gains taken; on refusal or in grave cases a fine of up to RMB 1,000,000, business suspended, closed or licences revoked where ordered, persons responsible possibly 10,000 to 100,000",
    ),
    cite(&NDSMR, "Art. 55"),
)
.short(t("责令改正、警告、没收违法所得；拒不改正或者情节严重的100万元以下；责任人员另处罚款", "correction, warning, gains taken; on refusal or in grave cases up to RMB 1,000,000; persons responsible fined apart"));

/// Important data: identification, officer, assessment, merger.
pub static NDSMR_57: Liability = of(
    "ndsmr_57",
    t(
        "违反第二十九条第二款、第三十条第二款和第三款、第三十一条、第三十二条",
        "against Art. 29 para. 2, Art. 30 paras. 2 and 3, Art. 31 or 32",
    ),
    ANYONE,
    t(
        "责令改正、警告，可以并处5万元以上50万元以下罚款，责任人员可处1万元以上10万元以下；拒不改正或者造成大量数据泄露等严重后果的，处50万元以上200万元以下，责任人员5万元以上20万元以下，并可责令暂停业务、停业整顿、吊销许可或者执照",
        "an order to correct, a warning, possibly a fine of RMB 50,000 to 500,000, persons responsible 10,000 to 100,000; on refusal or grave harm such as a mass leak 500,000 to 2,000,000, persons responsible 50,000 to 200,000, and business suspended, closed or licences revoked where ordered",
    ),
    cite(&NDSMR, "Art. 57"),
)
.short(t("责令改正、警告，可处5万至50万元；拒不改正或者后果严重的50万至200万元；责任人员另处罚款", "correction, warning, RMB 50,000 to 500,000 possible; on refusal or grave harm 500,000 to 2,000,000; persons responsible fined apart"));

/// Everything else in the Regulations.
pub static NDSMR_58: Liability = of(
    "ndsmr_58",
    t("违反条例其他规定", "against any other provision of the Regulations"),
    ANYONE,
    t(
        "依照《网络安全法》、《数据安全法》、《个人信息保护法》等法律追究；主动消除或者减轻危害、轻微并及时改正、初次且轻微的，从轻、减轻或者不予处罚（第五十九条）",
        "by the Cybersecurity Law, the Data Security Law, the PIPL and other laws; lighter or none where the harm was undone, or the breach was slight and corrected, or first and slight (Art. 59)",
    ),
    cite(&NDSMR, "Art. 58"),
)
.short(t("依照网络安全法、数据安全法、个人信息保护法追究", "by the Cybersecurity Law, the Data Security Law and the PIPL"));

/// A supplement refused, or false papers, in an assessment.
pub static SAM_11: Liability = of(
    "sam_11",
    t(
        "无正当理由不补充或者更正材料，或者故意提交虚假材料",
        "papers not supplemented or corrected without reason, or false papers on purpose",
    ),
    t("申报安全评估的数据处理者", "the applicant"),
    t(
        "可以终止安全评估；虚假材料按评估不通过处理，并依法追究责任",
        "the assessment may be ended; false papers count as not passed, and are pursued by law",
    ),
    cite(&SAM, "Art. 11"),
)
.short(t(
    "无正当理由不补充、更正材料的，可以终止评估；故意提交虚假材料的，按不通过处理",
    "ended where papers are not supplemented without reason; not passed where they are false on purpose",
))
.for_those(may_be_assessed);

/// An export that no longer meets what was assessed.
pub static SAM_17: Liability = of(
    "sam_17",
    t(
        "已通过评估的出境活动不再符合数据出境安全管理要求",
        "an export that passed no longer meets the requirements",
    ),
    t("数据处理者", "the handler"),
    t(
        "书面通知终止出境；要继续的，按要求整改后重新申报",
        "a written notice to end the export; to go on, mend as required and apply anew",
    ),
    cite(&SAM, "Art. 17"),
)
.for_those(may_be_assessed);

/// Against the assessment Measures.
pub static SAM_18: Liability = of(
    "sam_18",
    t("违反《数据出境安全评估办法》", "against the Security Assessment Measures"),
    t("数据处理者", "the handler"),
    t(
        "依据《网络安全法》、《数据安全法》、《个人信息保护法》等处理；构成犯罪的，追究刑事责任",
        "by the Cybersecurity Law, the Data Security Law, the PIPL and others; crimes are prosecuted",
    ),
    cite(&SAM, "Art. 18"),
)
.for_those(may_be_assessed);

/// Against the contract Measures.
pub static SCM_12: Liability = of(
    "scm_12",
    t("违反《个人信息出境标准合同办法》", "against the Standard Contract Measures"),
    t("个人信息处理者", "the handler"),
    t(
        "依据《个人信息保护法》等法律法规处理；构成犯罪的，追究刑事责任",
        "by the PIPL and other laws and regulations; crimes are prosecuted",
    ),
    practice(&SCM, "Art. 12"),
)
.for_those(by_contract);

/// An export beyond the scope of the certificate.
pub static CERT_10: Liability = of(
    "cert_10",
    t(
        "出境情况与认证范围不一致等，不再符合认证要求",
        "the export differs from the certified scope, or no longer meets the requirements",
    ),
    t("获证个人信息处理者", "the holder of the certificate"),
    t(
        "暂停使用直至撤销证书，并予以公布",
        "the certificate is suspended, up to revocation, and this is published",
    ),
    cite(&CERT, "Art. 10"),
)
.short(t(
    "出境与认证范围不一致的，暂停使用直至撤销证书",
    "where the export differs from the certified scope: suspended, up to revocation",
))
.for_those(by_certificate);

/// Against the certification Measures.
pub static CERT_17: Liability = of(
    "cert_17",
    t("违反《个人信息出境认证办法》", "against the Certification Measures"),
    t("个人信息处理者、专业认证机构", "the handler, the certification body"),
    t(
        "依据《个人信息保护法》、《网络数据安全管理条例》、《认证认可条例》等处理；构成犯罪的，追究刑事责任",
        "by the PIPL, the Network Data Regulations, the certification regulation and others; crimes are prosecuted",
    ),
    cite(&CERT, "Art. 17"),
)
.for_those(by_certificate);

/// Against the audit Measures.
pub static AUD_18: Liability = of(
    "aud_18",
    t("违反《个人信息保护合规审计管理办法》", "against the Compliance Audit Measures"),
    t("个人信息处理者、专业机构", "the handler, the auditing body"),
    t(
        "依照《个人信息保护法》、《网络数据安全管理条例》等处理；构成犯罪的，追究刑事责任",
        "by the PIPL, the Network Data Regulations and others; crimes are prosecuted",
    ),
    cite(&AUD, "Art. 18"),
);

/// Against the facial recognition Measures.
pub static FR_18: Liability = of(
    "fr_18",
    t("违反《人脸识别技术应用安全管理办法》", "against the Facial Recognition Measures"),
    t("应用人脸识别技术的个人信息处理者", "the handler that uses facial recognition"),
    t(
        "依照有关法律、行政法规处理；构成犯罪的，追究刑事责任",
        "by the laws and regulations concerned; crimes are prosecuted",
    ),
    cite(&FR, "Art. 18"),
);

/// Incidents not reported as they should be.
pub static INC_10: Liability = of(
    "inc_10",
    t("未按照规定报告网络安全事件", "an incident not reported as the Measures ask"),
    t("网络运营者和有关责任人员", "the network operator and those responsible"),
    t(
        "依法处罚；迟报、漏报、谎报、瞒报造成重大危害后果的，从重处罚；采取合理防护措施、按预案处置并及时报告的，可以不予或者从轻追究（第十一条）",
        "punished by law; late, omitted, false or concealed reports with grave harm more heavily; whoever took reasonable measures, followed the plan and reported in time may be spared or treated lightly (Art. 11)",
    ),
    cite(&INC, "Art. 10"),
)
.short(t("依法处罚；迟报、漏报、谎报、瞒报造成重大危害后果的从重；防护合理、按预案处置并及时报告的可以不予或者从轻（第十一条）", "punished by law; late, omitted, false or concealed reports with grave harm more heavily; reasonable measures, the plan followed and a report in time may spare it (Art. 11)"));

/// Relief of small handlers.
pub static SMALL_18: Liability = of(
    "small_18",
    t(
        "小型个人信息处理者轻微、及时改正、初次的违法",
        "slight, corrected or first breaches of a small handler",
    ),
    t("小型个人信息处理者", "the small handler"),
    t("可以不予处罚或者从轻处理", "may go unpunished, or be treated lightly"),
    cite(&SMALL, "Art. 18, 19"),
)
.short(t(
    "轻微、及时改正或者初次的，可以不予处罚或者从轻处理",
    "slight, corrected or first breaches may go unpunished or be treated lightly",
))
.for_those(is_small);

/// False papers in a filing.
pub static SCG_FALSE: Liability = of(
    "scg_false",
    t("提交虚假备案材料", "false papers in the filing"),
    t("备案的个人信息处理者", "the handler that files"),
    t(
        "撤销备案编号，并依法承担责任",
        "the filing number is cancelled, and liability by law follows",
    ),
    cite(&SCG, ""),
)
.short(t(
    "提交虚假材料的，撤销备案编号，并依法承担责任",
    "where papers are false: the number is cancelled, and liability by law follows",
))
.for_those(by_contract);

fn is_ciio(facts: &Facts<'_>) -> Tri {
    facts.single(&handler::SECTION).yes_no(&handler::CIIO)
}

fn has_important_data(facts: &Facts<'_>) -> Tri {
    facts.single(&handler::SECTION).yes_no(&handler::IMPORTANT_DATA)
}

/// Whoever chose between contract and certificate is not assessed.
fn may_be_assessed(facts: &Facts<'_>) -> Tri {
    let entry = facts.single(&record::SECTION);
    if entry.is_answered(&record::ROUTE) {
        Tri::No
    } else {
        Tri::lacks(entry.place(&record::ROUTE))
    }
}

fn by_contract(facts: &Facts<'_>) -> Tri {
    contracts::any_goes_by(facts, route::STANDARD_CONTRACT)
}

fn by_certificate(facts: &Facts<'_>) -> Tri {
    contracts::any_goes_by(facts, route::CERTIFICATION)
}

fn is_small(facts: &Facts<'_>) -> Tri {
    processed_by_newest(facts, &SMALL_HANDLER).not()
}
