//! Part three of the self-assessment report: the points of Art. 5 one by one, with problems and remedies, and the conclusion.

use crate::document::Block;
use crate::form::catalog::{application, conclusion, findings};
use crate::form::options::article_five;
use crate::form::{Code, Entry, Field};
use crate::source::{SAM, cite};
use crate::text::{Text, t};

use super::material::Material;
use super::problems::{self, Problem};
use super::report_assessment::OWN;
use super::{report_assessment, risks};

/// The points of Art. 5 of the Security Assessment Measures, each with the rows of the impact assessment that feed it.
///
/// The fifth point of the impact assessment is the law of the recipient's place; here the fifth is the legal document, and
/// the law of the place belongs to the other matters.
const POINTS: [(Text, &[Code]); 6] = [
    (
        t(
            "数据出境和境外接收方处理数据的目的、范围、方式等的合法性、正当性、必要性",
            "Lawfulness, legitimacy and necessity of the export and of the recipient's processing",
        ),
        &[article_five::PURPOSE],
    ),
    (
        t(
            "出境数据的规模、范围、种类、敏感程度，可能对国家安全、公共利益、个人或者组织合法权益带来的风险",
            "Volume, range, kinds and sensitivity, and risk to national security, the public, persons and organisations",
        ),
        &[article_five::VOLUME],
    ),
    (
        t(
            "境外接收方承诺承担的责任义务，以及履行责任义务的管理和技术措施、能力等能否保障出境数据的安全",
            "The recipient's promised duties, and whether its measures and capability keep the data safe",
        ),
        &[article_five::RECIPIENT],
    ),
    (
        t(
            "数据出境中和出境后遭到篡改、破坏、泄露、丢失、转移或者被非法获取、非法利用等的风险，个人信息权益维护的渠道是否通畅等",
            "Risk of tampering, damage, leak, loss, transfer, illegal acquisition or misuse during and after export, and redress",
        ),
        &[article_five::REDRESS],
    ),
    (
        t(
            "法律文件是否充分约定了数据安全保护责任义务",
            "Whether the legal document fully agrees the duties of data security",
        ),
        &[],
    ),
    (
        t(
            "其他可能影响数据出境安全的事项",
            "Other matters that may affect the security of the export",
        ),
        &[article_five::LAW_OF_PLACE, article_five::OTHER],
    ),
];

/// The two parts of the other matters.
const PLACE: Text = t(
    "境外接收方所在国家或者地区的政策法规和网络安全环境",
    "Policy, law and security environment of the recipient's place",
);
const REST: Text = t("其余事项", "The rest");

pub(super) fn build(material: &Material<'_>) -> Vec<Block> {
    let law = cite(&SAM, "Art. 5").spoken();
    let mut out = vec![
        material.sentence_of(&said!(
            "依据{law}，对数据出境活动逐项自评估如下。",
            "Pursuant to {law}, the export was assessed as follows.",
            law,
        )),
        report_assessment::route(material),
    ];
    let entry = material.single(&application::SECTION);
    for (index, (title, codes)) in POINTS.iter().enumerate() {
        out.push(material.heading(2, index + 1, *title));
        for row in
            codes.iter().filter_map(|code| material.facts.row(&findings::SECTION, code.as_str()))
        {
            if codes.len() > 1 {
                let (number, title) =
                    if row.stands_for(article_five::LAW_OF_PLACE) { (1, PLACE) } else { (2, REST) };
                out.push(material.heading(3, number, title));
            }
            out.extend(finding(material, &row, (index == 1).then_some(&entry)));
            if row.stands_for(article_five::LAW_OF_PLACE) {
                let places = material.told_recipients();
                out.extend(
                    places.iter().map(|one| report_assessment::law_of_the_place(material, one)),
                );
            }
        }
        match index {
            1 => out.extend(risks::blocks(material)),
            4 => out.extend(DOCUMENT.iter().filter_map(|(label, field)| {
                material.labelled(*label, material.needed(&entry, field))
            })),
            _ => {}
        }
    }
    out.extend(found(material));
    out.push(material.heading(2, POINTS.len() + 1, t("自评估结论", "Conclusion")));
    out.extend(material.paragraphs(
        &material.single(&conclusion::SECTION),
        &[&conclusion::CONCLUSION, &conclusion::REASONS, &conclusion::REASSESSMENT],
    ));
    out
}

/// What a point of the impact assessment is called in a self-assessment.
pub(super) fn topic(code: Code) -> Option<Text> {
    if code == article_five::LAW_OF_PLACE {
        return Some(PLACE);
    }
    POINTS.iter().find(|(_, codes)| codes.contains(&code)).map(|(title, _)| *title)
}

/// The problems of all points, in their order; that of the legal document among them.
fn found(material: &Material<'_>) -> Option<Block> {
    let application = material.single(&application::SECTION);
    let mut out: Vec<Problem> = Vec::new();
    for (title, codes) in &POINTS {
        if codes.is_empty() {
            let fields = [&application::DOCUMENT_PROBLEM, &application::DOCUMENT_RECTIFICATION];
            out.extend(Problem::answered(material, *title, &application, fields));
        }
        for code in *codes {
            let row = material.facts.row(&findings::SECTION, code.as_str());
            let topic = topic(*code).unwrap_or(*title);
            out.extend(row.and_then(|row| Problem::of_point(material, topic, &row, OWN)));
        }
    }
    problems::table(material, problems::SIX, out)
}

/// The fifth point, which the impact assessment does not have, under the labels of the others.
static DOCUMENT: [(Text, &Field); 5] = [
    (findings::FINDING.label, &application::DOCUMENT_FINDING),
    (findings::EVIDENCE.label, &application::DOCUMENT_EVIDENCE),
    (findings::PROBLEM.label, &application::DOCUMENT_PROBLEM),
    (findings::RECTIFICATION.label, &application::DOCUMENT_RECTIFICATION),
    (findings::RESIDUAL.label, &application::DOCUMENT_RESIDUAL),
];

/// A point; the risk to the state and the public stands behind the finding on individuals, before evidence and problems.
fn finding(material: &Material<'_>, row: &Entry<'_>, state: Option<&Entry<'_>>) -> Vec<Block> {
    let mut out = material.paragraphs(row, &[&findings::FINDING]);
    if let Some(entry) = state {
        let field = &application::NATIONAL_INTEREST;
        out.extend(material.labelled(field.label, material.needed(entry, field)));
    }
    out.extend(material.paragraphs(
        row,
        &[&findings::EVIDENCE, &findings::PROBLEM, &findings::RECTIFICATION, &findings::RESIDUAL],
    ));
    out
}
