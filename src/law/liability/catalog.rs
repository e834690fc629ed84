//! Every provision on liability that a duty or a clock names, by rank: laws and the Regulations here, departmental rules and the
//! guide in [`rules`].

mod rules;

pub use rules::*;

use crate::form::catalog::handler;
use crate::form::{Facts, Tri};
use crate::source::{CSL, Citation, DSL, NDSMR, PIPL, cite, reading};
use crate::text::{Text, t};

use super::{Liability, Route};

/// Every provision.
pub static ALL: &[&Liability] = &[
    &PIPL_66,
    &PIPL_66_READ,
    &DSL_45,
    &DSL_46,
    &DSL_48,
    &CSL_61,
    &CSL_62,
    &CSL_71,
    &NDSMR_55,
    &NDSMR_57,
    &NDSMR_58,
    &SAM_11,
    &SAM_17,
    &SAM_18,
    &SCM_12,
    &CERT_10,
    &CERT_17,
    &AUD_18,
    &FR_18,
    &INC_10,
    &SMALL_18,
    &SCG_FALSE,
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
    Liability { id, of, whom, says, brief: says, routes: &[], concerns: |_| Tri::Yes, source }
}

impl Liability {
    const fn short(self, brief: Text) -> Self {
        Self { brief, ..self }
    }

    const fn on(self, routes: &'static [Route]) -> Self {
        Self { routes, ..self }
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
    PIPL_66_SAYS,
    cite(&PIPL, "Art. 66"),
)
.short(PIPL_66_SHORT);

/// The same, read for a duty that stands in another text and that the law itself does not name.
pub static PIPL_66_READ: Liability = of(
    "pipl_66_read",
    t(
        "其他规定的义务未履行，同时构成未履行个人信息保护义务或者违法处理的",
        "a duty of another text not fulfilled, where that is also a duty of protection or unlawful handling",
    ),
    HANDLER,
    PIPL_66_SAYS,
    reading(&PIPL, "Art. 66"),
)
.short(PIPL_66_SHORT);

const PIPL_66_SAYS: Text = t(
    "责令改正、警告、没收违法所得，违法处理的应用程序可被责令暂停或者终止服务；拒不改正的，并处100万元以下罚款；责任人员处1万元以上10万元以下；情节严重的（第二款），由省级以上部门没收违法所得，并处5000万元以下或者上一年度营业额5%以下罚款，并可责令暂停业务、停业整顿、吊销许可或者执照，责任人员处10万元以上100万元以下，并可禁止任职",
    "an order to correct, a warning, unlawful gains taken, apps suspended or ended; on refusal a fine of up to RMB 1,000,000; persons responsible 10,000 to 100,000; in grave cases (para. 2), by the province or above, gains taken and up to 50,000,000 or 5 % of last year's turnover, business suspended, closed or licences revoked where ordered, persons responsible 100,000 to 1,000,000 and possibly barred from office",
);
const PIPL_66_SHORT: Text = t(
    "责令改正、警告、没收违法所得；拒不改正的100万元以下，情节严重的5000万元以下或者上年营业额5%以下；责任人员另处罚款",
    "correction, warning, gains taken; on refusal up to RMB 1,000,000, in grave cases up to 50,000,000 or 5 % of turnover; persons responsible fined apart",
);

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
.short(t("违法提供重要数据的：责令改正、警告，可处10万至100万元；情节严重的100万至1000万元；责任人员另处罚款", "where important data went unlawfully: correction, warning, RMB 100,000 to 1,000,000 possible; in grave cases 1,000,000 to 10,000,000; persons responsible fined apart"))
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
        "责令改正、警告，可以处1万元以上5万元以下罚款；拒不改正或者导致危害网络安全等后果的，处5万元以上50万元以下，责任人员1万元以上10万元以下；造成大量数据泄露等严重后果的，处50万元以上200万元以下，责任人员5万元以上20万元以下；造成关键信息基础设施丧失主要功能等特别严重后果的，处200万元以上1000万元以下，责任人员20万元以上100万元以下",
        "an order to correct, a warning, possibly a fine of RMB 10,000 to 50,000; on refusal or harm to security 50,000 to 500,000, persons responsible 10,000 to 100,000; on grave harm such as a mass leak 500,000 to 2,000,000, persons responsible 50,000 to 200,000; on particularly grave harm such as critical infrastructure losing its main functions 2,000,000 to 10,000,000, persons responsible 200,000 to 1,000,000",
    ),
    cite(&CSL, "Art. 61"),
)
.short(t("责令改正、警告，可处1万至5万元；拒不改正或者有后果的5万至50万元，严重的50万至200万元，特别严重的200万至1000万元；责任人员另处罚款", "correction, warning, RMB 10,000 to 50,000 possible; on refusal or harm 50,000 to 500,000, if grave 500,000 to 2,000,000, if particularly grave 2,000,000 to 10,000,000; persons responsible fined apart"));

/// Defects that are not mended, told or reported.
pub static CSL_62: Liability = of(
    "csl_62",
    t(
        "对产品、服务的安全缺陷、漏洞未立即补救，或者未按照规定告知、报告",
        "a defect of a product or service not mended at once, or not told or reported",
    ),
    t("网络产品、服务的提供者；直接负责的主管人员", "the provider; those directly in charge"),
    t(
        "责令改正、警告；拒不改正或者导致危害网络安全等后果的，处5万元以上50万元以下罚款，主管人员1万元以上10万元以下；造成大量数据泄露等严重、特别严重后果的，依照第六十一条第三款处罚",
        "an order to correct, a warning; on refusal or harm to security a fine of RMB 50,000 to 500,000, those in charge 10,000 to 100,000; on grave or particularly grave harm by Art. 61 para. 3",
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

fn is_ciio(facts: &Facts<'_>) -> Tri {
    facts.single(&handler::SECTION).yes_no(&handler::CIIO)
}

fn has_important_data(facts: &Facts<'_>) -> Tri {
    facts.single(&handler::SECTION).yes_no(&handler::IMPORTANT_DATA)
}
