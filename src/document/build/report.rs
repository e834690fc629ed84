//! The impact assessment report, in the official structure of the filing guide's second edition: two parts.

use crate::document::{Block, Layout};
use crate::form::catalog::{items, record, scenarios};
use crate::law::{Route, duties};
use crate::text::{Text, t};

use super::material::Material;
use super::paper::{CONTRACTED, Listed, Paper, SECURED, TRANSFER, UNIT, WRITTEN, When};
use super::{annexes, proofs, report_assessment, report_handler, report_transfer};

/// The impact assessment report.
pub static PAPER: Paper = Paper {
    id: "pipia-report",
    title: t(
        "个人信息保护影响评估报告（出境版）",
        "Personal Information Protection Impact Assessment Report (for Cross-border Transfer)",
    ),
    layout: Layout::Report,
    when: When::Duty(&duties::PIPIA),
    only: Some(Route::Contract),
    cover: COVER,
    listed: &[Listed::at(
        Route::Contract,
        7,
        t(
            "个人信息保护影响评估报告全文扫描件（封面盖章）",
            "impact assessment report, every page scanned, cover sealed",
        ),
    )
    .row(
        t("个人信息保护影响评估报告", "Impact assessment report"),
        t(
            "封面加盖公章，审批页签字，扫描全文各页",
            "seal on the cover, signatures on the page of approval; every page is scanned",
        ),
        t("本程序所出的报告", "this program's report"),
    )],
    carries: &[UNIT, TRANSFER, SECURED, CONTRACTED, &[&scenarios::NAME, &items::NAME]],
    build: Some(build),
    ..WRITTEN
};

/// The report on everything, where what is filed tells of the contracts alone: the law asks for an assessment of the rest too.
pub(super) static WHOLE: Paper = Paper {
    id: "pipia-report-whole",
    title: t(
        "个人信息保护影响评估报告（全部出境活动）",
        "Impact Assessment Report (All Transfers)",
    ),
    layout: Layout::Report,
    when: When::If(|material| material.survey.routes.mixes(Route::Contract)),
    cover: Some((
        &[
            t(
                "个人信息保护影响评估报告",
                "Personal Information Protection Impact Assessment Report",
            ),
            t(
                "（全部出境活动，内部留存，不提交）",
                "(All Transfers; Kept in the House, Not Handed In)",
            ),
        ],
        t("个人信息处理者名称：", "Personal information handler: "),
    )),
    build: Some(build),
    ..WRITTEN
};

const COVER: Option<(&[Text], Text)> = Some((
    &[
        t("个人信息保护影响评估报告", "Personal Information Protection Impact Assessment Report"),
        t("（出境版）", "(For Cross-border Transfer of Personal Information)"),
    ],
    t("个人信息处理者名称：", "Personal information handler: "),
));

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = vec![
        material.heading(
            1,
            1,
            t("出境活动整体情况", "Overview of Cross-border Transfer Activities"),
        ),
        material.heading(
            2,
            1,
            t("个人信息处理者基本情况", "Basic Information of the Personal Information Handler"),
        ),
    ];
    body.extend(report_handler::build(material));
    body.push(material.heading(
        3,
        3,
        t("拟出境个人信息情况", "Personal Information to Be Transferred Abroad"),
    ));
    body.extend(report_transfer::build(material));
    body.push(material.heading(
        3,
        4,
        t(
            "遵守个人信息保护相关法律法规的情况",
            "Compliance with Personal Information Protection Laws and Regulations",
        ),
    ));
    body.extend(report_handler::compliance(material));
    body.push(material.heading(2, 2, t("境外接收方情况", "Information on the Overseas Recipient")));
    body.extend(report_handler::recipients(
        material,
        t(
            "境外接收方处理个人信息的用途、方式等",
            "Uses and Methods of Processing by the Recipient",
        ),
    ));
    body.push(material.heading(
        2,
        3,
        t(
            "个人信息处理者认为需要说明的其他情况",
            "Other Matters the Handler Considers Necessary to Explain",
        ),
    ));
    body.extend(other_matters(material));
    body.push(material.heading(
        1,
        2,
        t(
            "拟出境活动的影响评估情况及结论",
            "Impact Assessment of the Proposed Transfer and Conclusion",
        ),
    ));
    body.extend(report_assessment::build(material));
    body.extend(proofs::annex(material, None));
    let closing = annexes::closing(material, &body, annexes::followed(material));
    body.extend(closing);
    body
}

fn other_matters(material: &Material<'_>) -> Vec<Block> {
    let entry = material.single(&record::SECTION);
    let mut out = vec![material.sheet(
        t("评估工作情况", "How the assessment was carried out"),
        &entry,
        &[&record::START, &record::END, &record::THIRD_PARTY],
    )];
    out.extend(material.paragraphs(
        &entry,
        &[&record::TEAM, &record::METHOD, &record::THIRD_PARTY_ROLE, &record::OTHER_MATTERS],
    ));
    out
}
