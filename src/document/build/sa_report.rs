//! The risk self-assessment report (数据出境风险自评估报告), in the headings of the third edition of the guide: three parts.

use crate::document::{Block, Layout};
use crate::form::catalog::{items, record, scenarios};
use crate::law::Route;
use crate::text::t;

use super::material::Material;
use super::paper::{APPLIED, Listed, Paper, SECURED, TRANSFER, UNIT, WRITTEN, When};
use super::{annexes, proofs, sa_report_capability, sa_report_data, sa_report_risk};

/// The self-assessment report.
pub static PAPER: Paper = Paper {
    id: "sa-self-assessment",
    title: t("数据出境风险自评估报告", "Risk Self-Assessment Report on the Export of Data"),
    layout: Layout::Report,
    when: When::Route(Route::Assessment),
    cover: Some((
        &[t("数据出境风险自评估报告", "Risk Self-Assessment Report on the Export of Data")],
        t("数据处理者名称：", "Data handler: "),
    )),
    listed: &[Listed::at(
        Route::Assessment,
        7,
        t(
            "数据出境风险自评估报告全文扫描件（盖章）",
            "self-assessment report, every page scanned, sealed",
        ),
    )],
    carries: &[UNIT, TRANSFER, SECURED, APPLIED, &[&scenarios::NAME, &items::NAME]],
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = vec![material.heading(1, 1, t("自评估工作情况", "Self-Assessment Work"))];
    body.extend(work(material));
    body.push(material.heading(
        1,
        2,
        t("出境活动整体情况", "Overview of Cross-border Transfer Activities"),
    ));
    body.push(material.heading(
        2,
        1,
        t("数据处理者基本情况", "Basic Information of the Data Handler"),
    ));
    body.extend(sa_report_data::handler(material));
    body.push(material.heading(2, 2, t("拟出境数据情况", "Data to Be Exported")));
    body.extend(sa_report_data::data(material));
    body.push(material.heading(
        2,
        3,
        t("数据处理者数据安全保障能力情况", "Data Security Capability of the Data Handler"),
    ));
    body.extend(sa_report_capability::own(material));
    body.push(material.heading(2, 4, t("境外接收方情况", "Information on the Overseas Recipient")));
    body.extend(sa_report_capability::recipients(material));
    body.push(material.heading(
        2,
        5,
        t(
            "法律文件约定数据安全保护责任义务的情况",
            "Data Security Duties Agreed in the Legal Document",
        ),
    ));
    body.extend(sa_report_capability::legal_document(material));
    body.push(material.heading(
        2,
        6,
        t(
            "数据处理者认为需要说明的其他情况",
            "Other Matters the Data Handler Considers Necessary to Explain",
        ),
    ));
    let entry = material.single(&record::SECTION);
    body.push(Block::Paragraph(material.needed(&entry, &record::OTHER_MATTERS)));
    body.push(material.heading(
        1,
        3,
        t("出境活动的风险自评估情况及结论", "Risk Self-Assessment of the Transfer and Conclusion"),
    ));
    body.extend(sa_report_risk::build(material));
    body.extend(proofs::annex(material, None));
    let closing = annexes::closing(material, &body, annexes::of_assessment());
    body.extend(closing);
    body
}

fn work(material: &Material<'_>) -> Vec<Block> {
    let entry = material.single(&record::SECTION);
    let mut out = vec![material.sheet(
        t("自评估工作概况", "How the self-assessment was carried out"),
        &entry,
        &[&record::START, &record::END, &record::THIRD_PARTY],
    )];
    out.extend(
        material.paragraphs(&entry, &[&record::TEAM, &record::METHOD, &record::THIRD_PARTY_ROLE]),
    );
    out
}
