//! 二（三） to 二（五） of the self-assessment report: the handler's capability, the recipients, the legal document.

use crate::document::{Block, Inline, plain};
use crate::form::catalog::{legal_document as clauses, recipients as receivers};
use crate::form::options::{ARTICLE_NINE, area, side};
use crate::form::{Code, Place};
use crate::law::Requirement;
use crate::source::{SAM, cite};
use crate::text::t;

use super::material::Material;
use super::report_handler as parts;
use super::{deidentification, printed, sa_report_stages};

const OWN: &[Code] = &[side::HANDLER, side::BOTH];
const MANAGEMENT: &[Code] = &[
    area::GOVERNANCE,
    area::CLASSIFICATION,
    area::INCIDENT,
    area::RISK_ASSESSMENT,
    area::RIGHTS,
    area::DUE_DILIGENCE,
    area::TRAINING,
];
const TECHNOLOGY: &[Code] =
    &[area::TRANSMISSION, area::STORAGE, area::ACCESS, area::AUDIT, area::NETWORK, area::DELETION];
const PROOF: &[Code] = &[area::MLPS, area::COMPLIANCE];

/// 二（三）: management, technology, proof of effect, compliance.
pub(super) fn own(material: &Material<'_>) -> Vec<Block> {
    let of = |areas: &'static [Code], caption| {
        parts::measures_of(material, OWN, |area| areas.contains(&area), caption)
    };
    let mut out = vec![
        material.heading(3, 1, t(
                "数据安全管理能力，包括管理组织体系和制度建设情况，全流程管理、分类分级、应急处置、风险评估、个人信息权益保护等制度及落实情况",
                "Management of Data Security: Organisation and Rules, and Their Practice over the Whole Process, Classification, Response, Risk Assessment and Rights of Individuals",
            )),
        of(MANAGEMENT, t("管理制度和组织措施", "Rules and organisation")),
    ];
    out.extend(grounds(material));
    out.extend(parts::consent(material));
    out.push(material.heading(3, 2, t(
            "数据安全技术能力，包括数据收集、存储、使用、加工、传输、提供、公开、删除等全流程所采取的安全技术措施等",
            "Technology of Data Security: Measures from Collection, Storage, Use, Processing, Transmission and Provision to Disclosure and Deletion",
        )));
    out.extend(sa_report_stages::table(material, OWN, TECHNOLOGY));
    out.extend(deidentification::measures(material));
    out.push(material.heading(
        3,
        3,
        t(
            "数据安全保障措施有效性证明，例如开展的数据安全风险评估、数据安全认证、数据安全检查测评、数据安全合规审计、网络安全等级保护测评等情况",
            "Proof that the Measures Are Effective, such as Risk Assessments, Certificates, Inspections, Audits and Graded-Protection Tests",
        ),
    ));
    out.push(of(
        PROOF,
        t(
            "风险评估、认证、检查测评、合规审计、等级保护测评",
            "Risk assessments, certificates, inspections, compliance audits, graded-protection tests",
        ),
    ));
    out.push(material.heading(
        3,
        4,
        t(
            "遵守数据和网络安全相关法律法规的情况",
            "Compliance with the Law of Data and Network Security",
        ),
    ));
    out.extend(parts::record(material));
    out
}

/// On what ground each scenario stands, and whether separate consent is due (PIPL Art. 13, 39).
fn grounds(material: &Material<'_>) -> Vec<Block> {
    use crate::form::catalog::scenarios::LEGAL_BASIS;
    material
        .told_scenarios()
        .iter()
        .filter_map(|row| {
            let title = row.title();
            let duty = material.judged(row)?.duty(&crate::law::duties::SEPARATE_CONSENT);
            let consent = match duty {
                Requirement::Required => t(
                    "向境外提供须取得个人的单独同意。",
                    "Its provision abroad needs the separate consent of the individual.",
                ),
                Requirement::NotRequired => t(
                    "向境外提供不以个人同意为基础，无须取得单独同意。",
                    "Its provision abroad does not rest on consent and needs no separate consent.",
                ),
                _ => t(
                    "向境外提供是否须取得单独同意尚待确定。",
                    "Whether its provision abroad needs separate consent is not settled yet.",
                ),
            };
            let label = said!("{title}的合法性基础：", "Legal basis of {title}: ", title);
            let runs = runs!(
                material,
                "{label}{basis}。{consent}",
                "{label}{basis}. {consent}",
                label = [Inline::Strong(material.tell(&label))],
                basis = material.needed(row, &LEGAL_BASIS),
                consent = material.words(consent),
            );
            Some(Block::Paragraph(runs))
        })
        .collect()
}

/// 二（四）: who receives, how they use it, what they can do.
pub(super) fn recipients(material: &Material<'_>) -> Vec<Block> {
    parts::recipients(
        material,
        t("境外接收方处理数据的用途、方式等", "Uses and Methods of the Recipient's Processing"),
    )
}

/// 二（五）: the documents, the index of clauses, and the six points one by one.
pub(super) fn legal_document(material: &Material<'_>) -> Vec<Block> {
    let rows = material.rows(&clauses::SECTION);
    let mut out = agreements(material);
    let law = cite(&SAM, "Art. 9").spoken();
    let cells = rows.iter().enumerate().map(|(index, row)| {
        vec![
            plain((index + 1).to_string()),
            material.told(&row.title()),
            material.needed(row, &clauses::CLAUSE),
            printed::yes_no(material, &row.yes_no(&clauses::COVERED)),
        ]
    });
    let head = [
        t("序号", "No."),
        t("应当约定的内容", "What must be agreed"),
        t("法律文件条款", "Clause"),
        t("已充分约定", "Fully agreed"),
    ];
    out.push(material.table(
        said!("{law}条款对照", "Index of clauses to {law}", law),
        &head,
        &[8, 42, 32, 18],
        cells,
    ));
    for (index, (choice, row)) in ARTICLE_NINE.choices.iter().zip(&rows).enumerate() {
        out.push(material.heading(3, index + 1, choice.label));
        out.push(Block::Paragraph(runs!(
            material,
            "{clause}：{content}",
            "{clause}: {content}",
            clause = material.needed(row, &clauses::CLAUSE),
            content = material.needed(row, &clauses::CONTENT),
        )));
    }
    out
}

/// The legal document with each recipient.
fn agreements(material: &Material<'_>) -> Vec<Block> {
    let rows = material.told_recipients();
    if rows.is_empty() {
        return vec![material.gap(Place::whole(&receivers::SECTION))];
    }
    rows.iter()
        .map(|row| {
            let title = row.title();
            let mut runs = vec![Inline::Strong(material.tell(&said!(
                "与{title}的法律文件：",
                "Legal document with {title}: ",
                title,
            )))];
            runs.extend(material.needed(row, &receivers::AGREEMENT));
            Block::Paragraph(runs)
        })
        .collect()
}
