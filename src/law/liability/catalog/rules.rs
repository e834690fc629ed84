//! The provisions of departmental rules and of the guide, by the routes they speak of.

use crate::form::{Facts, Tri};
use crate::law::Route;
use crate::law::figures::{SMALL_HANDLER, processed_by_newest};
use crate::source::{AUD, CERT, FR, INC, NOT_COMPARED, SAM, SCG, SCM, SMALL, cite, practice};
use crate::text::t;

use super::{Liability, of};

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
.on(&[Route::Assessment]);

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
.on(&[Route::Assessment]);

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
.on(&[Route::Assessment]);

/// Against the contract Measures.
pub static SCM_12: Liability = of(
    "scm_12",
    t("违反《个人信息出境标准合同办法》", "against the Standard Contract Measures"),
    t("个人信息处理者", "the handler"),
    t(
        "依据《个人信息保护法》等法律法规处理；构成犯罪的，追究刑事责任",
        "by the PIPL and other laws and regulations; crimes are prosecuted",
    ),
    practice(&SCM, "Art. 12").because(NOT_COMPARED),
)
.on(&[Route::Contract]);

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
.on(&[Route::Certification]);

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
.on(&[Route::Certification]);

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
.on(&[Route::Contract]);

fn is_small(facts: &Facts<'_>) -> Tri {
    processed_by_newest(facts, &SMALL_HANDLER).not()
}
