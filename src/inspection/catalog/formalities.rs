//! Formalities: the papers are there, in their template, sealed, signed and in the right format.

use crate::document::Layout;
use crate::document::build::{self, APPLICATION_FORM, IMPACT_REPORT, Paper};
use crate::document::template::missing;
use crate::form::catalog::{application, evidence, handler, people, record};
use crate::form::options::{SA_MATERIALS, formality, proof_translation, sa_material};
use crate::form::{Entry, Field, checks};
use crate::inspection::case::{Built, words};
use crate::inspection::{Case, Check, Outcome, Route};
use crate::source::{GBA_HK, GBA_MO, SAG, SCG, cite, practice, secondary};
use crate::text::{phrase, t};

use super::{A, SA, SA_G, check};

pub(super) static CHECKS: &[&Check] = &[
    &MATERIALS,
    &TEMPLATES,
    &SEALS,
    &SIGNATURES,
    &IDENTITY,
    &PROVINCE,
    &ID_PAPERS,
    &CHINESE,
    &FORM_FILLED,
    &SCANS,
    &FILE_TYPES,
    &FORMAT,
    &AUTHORISATION,
];

static MATERIALS: Check = check(
    ("formalities.materials", "9"),
    t("材料清单所列材料齐全", "Every paper of the list is there"),
    SA_G,
    &[cite(&SCG, ""), cite(&SAG, "annex 1"), cite(&GBA_HK, "Art. 8"), cite(&GBA_MO, "Art. 7")],
    t(
        "用 package 生成材料包，按其清单取得、签署并扫描缺少的材料。",
        "Make the package, and obtain, sign and scan what its list still names.",
    ),
    |case, out| {
        out.look(case, formality::MATERIALS_COMPLETE);
        if !case.is(Route::Assessment) {
            return;
        }
        let entry = case.single(&application::SECTION);
        let ready = entry.choices(&application::READY).known().unwrap_or_default();
        let wanted = SA_MATERIALS.choices.iter().filter(|paper| paper.code != sa_material::OTHER);
        if wanted.clone().any(|paper| !ready.contains(&paper.code)) {
            out.to_look.push(entry.place(&application::READY));
        }
    },
);

static TEMPLATES: Check = check(
    ("formalities.templates", "10"),
    t("模板标题齐全、次序不变", "The headings of the template are all there, in order"),
    SA_G,
    &[
        cite(&SCG, "annex 5"),
        cite(&SAG, "annex 4"),
        cite(&GBA_HK, "Art. 6"),
        cite(&GBA_HK, "annex 2"),
    ],
    t(
        "标题按官方模板逐字排印；只在“二”（标准合同）或者“三”（安全评估）之下增加小标题；改动过的文件用 verify 核对。",
        "The headings are those of the official template, word for word. Add sub-headings below the last part only; look at edited files with `verify`.",
    ),
    |case, out| {
        for report in [&IMPACT_REPORT, &build::SELF_ASSESSMENT] {
            let Some(paper) = case.paper(report) else { continue };
            out.concerns();
            if let Some(missing) = missing(report.id, &paper.headings()) {
                out.object(
                    None,
                    phrase(
                        format!(
                            "《{}》缺少标题或者次序不对：{}",
                            paper.document.title,
                            missing.printed()
                        ),
                        format!(
                            "{}: heading {} is missing or out of order",
                            report.id, missing.place
                        ),
                    ),
                );
            }
        }
        out.look(case, formality::LATEST_TEMPLATES);
    },
);

static SEALS: Check = check(
    ("formalities.seals", "11"),
    t(
        "影印件逐件盖章，报告封面盖章，清晰无遮挡",
        "A seal on each copy and on the cover of the report, clear and covering nothing",
    ),
    SA_G,
    &[
        secondary(&SCG, "annex 1"),
        secondary(&SAG, "annex 1").because(t(
            "影印件盖章出自第三版附件一；清晰、无遮挡和封面盖章出自以前各版的问答",
            "seals on copies stand in annex 1 of the third edition; clear, uncovered and on the cover come from answers on earlier ones",
        )),
        practice(&GBA_HK, "Art. 8"),
    ],
    t("补盖公章后重新扫描。", "Seal and scan again."),
    |case, out| {
        out.look(case, formality::SEALED_COPIES);
        // The report of the Bay is kept and not handed in.
        if case.is(Route::Contract) || case.is(Route::Assessment) {
            out.look(case, formality::COVER_SEAL);
        }
    },
);

static SIGNATURES: Check = check(
    ("formalities.signatures", "12"),
    t(
        "授权委托书、承诺书：盖章位置正确，手写签字，日期齐全",
        "Power of attorney and undertaking: sealed in place, signed by hand, dated",
    ),
    SA_G,
    &[
        secondary(&SCG, "annex 2, 3"),
        secondary(&SAG, "annex 2").because(t(
            "附件二写“（签字）”；手写、不用签名章出自以前各版的问答",
            "annex 2 says signature; by hand and without a stamp come from answers on earlier editions",
        )),
        cite(&GBA_HK, "annex 2"),
    ],
    t(
        "由法定代表人和经办人手写签字，不用签名章。",
        "Signed by hand by the legal representative and the agent, without a stamp.",
    ),
    |case, out| out.look(case, formality::HANDWRITTEN),
);

static IDENTITY: Check = check(
    ("formalities.identity", "13"),
    t(
        "名称、信用代码、证件号码在各文件中相同",
        "Name, credit code and identity numbers are the same in every paper",
    ),
    SA_G,
    &[practice(&SCG, ""), practice(&SAG, ""), cite(&GBA_HK, "Art. 8")],
    t(
        "以证件为准更正记录，重新导出全部文件。",
        "Correct the record by the papers and export everything again.",
    ),
    |case, out| {
        let entry = case.single(&handler::SECTION);
        out.needs(&entry, &[&handler::NAME, &handler::CREDIT_CODE]);
        for field in [&handler::NAME, &handler::CREDIT_CODE] {
            stands(case, out, &entry, field);
        }
        out.look(case, formality::CERTIFICATE_EQUAL);
    },
);

/// Objects where a paper that carries the answer does not say it; an open answer is for another to ask.
pub(super) fn stands(case: &Case<'_>, out: &mut Outcome, entry: &Entry<'_>, field: &'static Field) {
    stands_of(case, out, (entry, field), None);
}

/// The same of an answer that is asked of one flow: only the papers of that flow need say it.
pub(super) fn stands_of(
    case: &Case<'_>,
    out: &mut Outcome,
    (entry, field): (&Entry<'_>, &'static Field),
    flow: Option<&Entry<'_>>,
) {
    let Some(words) = words(entry, field) else { return };
    let is_number = words.starts_with(|c: char| c.is_ascii_digit())
        && words.chars().all(|c| c.is_ascii_digit() || c == ',');
    for papers in case.carrying(entry, field, flow) {
        let Some(first) = papers.first() else { continue };
        out.concerns();
        let says = |paper: &&Built<'_>| {
            if is_number { paper.says_number(&words) } else { paper.says(&words) }
        };
        if !papers.iter().any(says) {
            let (document, label) = (first.document, field.label);
            out.object(
                None,
                phrase(
                    format!("《{}》中没有记录的“{}”", document.title, label.zh),
                    format!(
                        "{} does not say what the record gives as \"{}\"",
                        document.id, label.en
                    ),
                ),
            );
        }
    }
}

static PROVINCE: Check = check(
    ("formalities.province", "14"),
    t("省份与信用代码证件一致", "The province is that of the credit-code certificate"),
    SA_G,
    &[practice(&SCG, ""), cite(&GBA_HK, "Art. 2"), cite(&GBA_MO, "Art. 2")],
    t(
        "按证件更正注册地；备案系统不接受不一致的省份。",
        "Correct it by the certificate; the filing system takes no other.",
    ),
    |case, out| {
        out.needs(&case.single(&handler::SECTION), &[&handler::PROVINCE]);
        out.problems(case, &[checks::HANDLER_PROVINCE]);
    },
);

static ID_PAPERS: Check = check(
    ("formalities.id_papers", "15"),
    t("身份证件在有效期内，页面齐全", "Identity papers are valid, with every page"),
    SA_G,
    &[practice(&SCG, ""), practice(&SAG, ""), practice(&GBA_HK, "Art. 8")],
    t("换用有效证件，正反面都扫描。", "Use a valid paper and scan both sides."),
    |case, out| out.look(case, formality::IDS_VALID),
);

static CHINESE: Check = check(
    ("formalities.chinese", "16"),
    t(
        "使用中文；外文合同、证明附中文译本",
        "In Chinese; foreign contracts and proofs with a Chinese version",
    ),
    SA,
    &[cite(&SCG, "annex 5"), cite(&SAG, "annex 1")],
    t(
        "附准确的中文译本，英文参考译本不提交。",
        "Add an accurate translation; the English courtesy copy is not submitted.",
    ),
    |case, out| {
        out.look(case, formality::TRANSLATIONS);
        for proof in case.rows(&evidence::SECTION) {
            if proof.chose(&evidence::TRANSLATION, proof_translation::NO).is_yes() {
                out.object(
                    proof.place(&evidence::TRANSLATION),
                    said!(
                        "“{proof}”没有中文译本",
                        "\"{proof}\" has no Chinese translation",
                        proof = proof.title(),
                    ),
                );
            }
        }
    },
);

static FORM_FILLED: Check = check(
    ("formalities.form_filled", "17"),
    t(
        "申报表逐项填写，没有的写“无”",
        "Every item of the form is filled, with 无 where there is nothing",
    ),
    A,
    &[secondary(&SAG, "annex 3").because(t(
        "逐项填写、没有的写“无”出自省级网信部门的问答，第三版附件三没有这句话",
        "every item filled, and 无 where there is nothing, come from a provincial CAC's answers; annex 3 of the third edition does not say so",
    ))],
    t("补填空白项。", "Fill the blanks."),
    |case, out| {
        if let Some(paper) = case.paper(&APPLICATION_FORM) {
            out.concerns();
            out.open.extend(paper.lacks());
        }
        for person in case.rows(&people::SECTION) {
            out.needs(&person, &[&people::NATIONALITY, &people::ID_KIND, &people::ID_NUMBER]);
        }
    },
);

static SCANS: Check = check(
    ("formalities.scans", "18"),
    t("扫描件与纸质、电子版内容一致", "Scans, paper and electronic versions say the same"),
    SA,
    &[secondary(&SAG, "annex 1"), practice(&SCG, "annex 1")],
    t("从同一次导出的文件打印、签署、扫描。", "Print, sign and scan from one export."),
    |case, out| out.look(case, formality::SCANS_EQUAL),
);

static FILE_TYPES: Check = check(
    ("formalities.file_types", "19"),
    t("上传文件为 PDF、OFD、PNG、JPG 或者 JPEG", "Uploads are PDF, OFD, PNG, JPG or JPEG"),
    SA,
    &[secondary(&SAG, ""), practice(&SCG, "annex 1")],
    t(
        "用 package 附入扫描件：类型或者内容不符的会被拒绝。",
        "Attach the scans to the package, which refuses other types and contents.",
    ),
    |case, out| out.look(case, formality::SCANS_READABLE),
);

static FORMAT: Check = check(
    ("formalities.format", "20"),
    t(
        "报告按规定格式：四号仿宋，固定行距26磅，首行缩进2字",
        "Reports in the prescribed format: 14 pt FangSong, line pitch 26 pt, indent of 2 characters",
    ),
    SA,
    &[cite(&SCG, "annex 5"), cite(&SAG, "annex 4")],
    t(
        "重新导出 docx；在 Word 中不要改样式。",
        "Export the docx again, and leave the styles alone in Word.",
    ),
    |case, out| {
        for report in [&IMPACT_REPORT, &build::SELF_ASSESSMENT] {
            laid_out(case, out, report, Layout::Report);
        }
    },
);

/// Objects to a paper in another layout than prescribed.
pub(super) fn laid_out(case: &Case<'_>, out: &mut Outcome, paper: &Paper, wanted: Layout) {
    let Some(document) = case.paper(paper).map(|built| built.document) else { return };
    out.concerns();
    if document.layout != wanted {
        out.object(
            None,
            phrase(
                format!("《{}》的版式不是规定的版式", document.title),
                format!("{} is not in the prescribed layout", document.id),
            ),
        );
    }
}

static AUTHORISATION: Check = check(
    ("formalities.authorisation", "21"),
    t(
        "授权期限覆盖提交日；经办人与系统一致；证件号码相符；事项相符，不得转委托",
        "The power of attorney covers the day of filing; agent, numbers and matter fit; no further delegation",
    ),
    SA,
    &[cite(&SAG, "annex 2"), practice(&SCG, "annex 2")],
    t(
        "延长授权期限，或者更正经办人信息后重新签署。",
        "Lengthen the term or correct the agent, and sign again.",
    ),
    |case, out| {
        out.needs(&case.single(&handler::SECTION), &[&handler::AGENT, &handler::AGENT_CONTACT]);
        if case.is(Route::Assessment) {
            let entry = case.single(&application::SECTION);
            out.needs(&entry, &[&application::AUTHORISED_FROM, &application::AUTHORISED_TO]);
            let filing = case.single(&record::SECTION).day(&record::FILING_DAY).known();
            let term = (
                entry.day(&application::AUTHORISED_FROM).known(),
                entry.day(&application::AUTHORISED_TO).known(),
            );
            if let (Some(day), (Some(from), Some(to))) = (filing, term)
                && !(from..=to).contains(&day)
            {
                out.object(
                    entry.place(&application::AUTHORISED_TO),
                    said!(
                        "拟申报日{spoken}不在授权期限内",
                        "the day of filing, {spoken}, lies outside the term",
                        spoken = day.spoken(),
                    ),
                );
            }
        }
        out.look(case, formality::AUTHORITY_TERM);
    },
);
