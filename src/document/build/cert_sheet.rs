//! The certification sheet (个人信息出境认证): basic facts, scope, who is liable in the mainland, and the papers asked.
//!
//! Each body has forms of its own; the sheet holds what all of them ask.

use crate::document::{Block, Inline, Layout, plain};
use crate::form::catalog::{certification, flows, handler, links, recipients, scenarios};
use crate::form::{Entry, Field, Place};
use crate::law::Route;
use crate::text::{Phrase, Text, phrase, t};

use super::material::Material;
use super::paper::{Listed, Paper, WRITTEN, When};
use super::printed;
use super::report_transfer as transfer;

pub(super) static PAPER: Paper = Paper {
    id: "certification-sheet",
    title: t("个人信息出境认证：基本事实和范围", "Certification of the Export: Facts and Scope"),
    layout: Layout::Form,
    when: When::Route(Route::Certification),
    listed: &[Listed::with(Route::Certification, 1)],
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let exporter = material.single(&handler::SECTION);
    let entry = material.single(&certification::SECTION);
    let rows_of = |entry: &Entry<'_>, fields: &[&'static Field]| {
        let rows = fields.iter().map(|field| (field.label, material.needed(entry, field)));
        material.printed(rows.collect())
    };
    let mut body = vec![
        printed::download(
            material,
            t(
                "各认证机构的认证委托书和表格不同，须向所选机构索取",
                "The request for certification and the forms differ from body to body and come from the body chosen",
            ),
        ),
        material.heading(1, 1, t("认证委托人基本信息", "The applicant")),
        rows_of(
            &exporter,
            &[
                &handler::NAME,
                &handler::CREDIT_CODE,
                &handler::ADDRESS,
                &handler::LEGAL_REPRESENTATIVE,
                &handler::AGENT,
                &handler::AGENT_CONTACT,
                &handler::OFFICER,
                &handler::PROTECTION_BODY,
            ],
        ),
        material.heading(1, 2, t("认证机构和认证范围", "Body and scope")),
    ];
    let mut rows =
        vec![(certification::BODY.label, printed::options(material, &entry, &certification::BODY))];
    if entry.is_asked(&certification::BODY_NAME).is_yes() {
        let name = material.needed(&entry, &certification::BODY_NAME);
        rows.push((certification::BODY_NAME.label, name));
    }
    rows.push((certification::SCOPE.label, material.needed(&entry, &certification::SCOPE)));
    body.push(material.printed(rows));
    body.push(material.heading(
        1,
        3,
        t(
            "境内代表和双方的保护机构",
            "Representative in the mainland, and the bodies of both sides",
        ),
    ));
    let mut rows = vec![
        (certification::LIABLE.label, material.needed(&entry, &certification::LIABLE)),
        (
            certification::RECIPIENT_BODY.label,
            material.needed(&entry, &certification::RECIPIENT_BODY),
        ),
    ];
    let representative = material.answer(&exporter, &handler::REPRESENTATIVE);
    if !representative.is_empty() {
        rows.push((handler::REPRESENTATIVE.label, representative));
    }
    body.push(material.printed(rows));
    body.push(material.heading(1, 4, t("跨境处理活动", "The cross-border processing")));
    body.extend(activity(material));
    body.push(material.heading(1, 5, t("认证委托资料", "Papers")));
    body.push(papers(material));
    body.push(material.remark(t(
        "程序：技术验证、现场审核、认证决定、获证后监督。证书有效期3年，届满前6个月申请延续；名称、注册地址、要求或者范围变化的，申请变更。出境与认证范围不符的，证书暂停直至撤销。",
        "Procedure: technical verification, on-site audit, decision, supervision afterwards. The certificate is valid for 3 years; ask for renewal 6 months before expiry, and for a change if name, registered address, requirements or scope change. Export beyond the scope leads to suspension and in the end revocation.",
    )));
    body
}

/// Purpose, manner, items, numbers, storage and transit places, by scenario; then the recipients.
fn activity(material: &Material<'_>) -> Vec<Block> {
    let rows = material.told_scenarios();
    if rows.is_empty() {
        return vec![material.gap(Place::whole(&scenarios::SECTION))];
    }
    let mut out = vec![Block::Paragraph(transfer::counted(material))];
    out.extend(transfer::people(material));
    for row in &rows {
        out.push(material.sheet(
            row.title(),
            row,
            &[&scenarios::NAME, &scenarios::PURPOSE, &scenarios::MANNER],
        ));
        let flows = material.flows_of(row);
        let groups = material.told_of(row, &scenarios::GROUPS, |flow| material.groups_of(flow));
        let named = |rows: Vec<Entry<'_>>, field| {
            let titles = Phrase::list(rows.iter().map(Entry::title));
            if rows.is_empty() {
                vec![material.blank(row.place(field))]
            } else {
                material.told(&titles)
            }
        };
        out.push(material.form(vec![
            (scenarios::RECIPIENTS.label, named(material.told_to(row), &scenarios::RECIPIENTS)),
            (scenarios::GROUPS.label, named(groups, &scenarios::GROUPS)),
            (scenarios::ITEMS.label, named(material.sent(row), &scenarios::ITEMS)),
            (links::TRANSIT_PLACES.label, material.of_links(&flows, &links::TRANSIT_PLACES)),
            (t("出境后保存地点", "Place of storage abroad"), material.stored_abroad(&flows)),
            (
                t("境外保存期限和到期处理", "Retention and disposal"),
                material.kept(&flows, t("；到期处理：", "; then: ")),
            ),
        ]));
    }
    for recipient in material.told_recipients() {
        let title = recipient.title();
        out.push(material.sheet(
            said!("境外接收方：{title}", "Overseas recipient: {title}", title),
            &recipient,
            &[
                &recipients::NAME,
                &recipients::COUNTRY,
                &recipients::ADDRESS,
                &recipients::CONTACT,
                &recipients::ROLE,
                &recipients::AGREEMENT,
            ],
        ));
        let flows = material.flows_to(&recipient, &[Route::Certification]);
        out.push(material.form(vec![
            (t("处理目的", "Purposes of processing"), material.purposes(&flows)),
            (flows::METHOD.label, material.each_answer(&flows, &flows::METHOD)),
        ]));
    }
    out
}

/// What a body asks at least, and where it comes from.
fn papers(material: &Material<'_>) -> Block {
    let rows: [(Text, Text, Text); 6] = [
        (
            t("认证委托书", "Request for certification"),
            t("所选机构的表格", "form of the body chosen"),
            t("向机构索取，用第一、二部分的内容填写", "ask the body; fill in from parts 1 and 2"),
        ),
        (
            t("认证委托人基本材料", "Basic papers of the applicant"),
            t("营业执照等影印件，加盖公章", "business licence and the like, sealed copies"),
            t("本单位准备", "prepared by the unit"),
        ),
        (
            t("具有法律约束力的文件", "Legally binding document"),
            t(
                "与境外接收方签订，含接受机构持续监督、适用中国法、境内责任承担的条款",
                "signed with the recipient, with its acceptance of supervision by the body, of PRC law, and of liability in the mainland",
            ),
            t("双方拟订", "drafted by the parties"),
        ),
        (
            t("个人信息保护影响评估报告", "Impact assessment report"),
            t(
                "认证前完成，保存至少三年",
                "finished before the request, kept for three years at least",
            ),
            t("本程序另行生成", "written by this program"),
        ),
        (
            t("个人信息跨境处理规则", "Rules of cross-border processing"),
            t("双方共同遵守", "followed by both sides"),
            t("双方拟订，事实取自第四部分", "drafted by the parties from the facts of part 4"),
        ),
        (
            t("自评价表和相关证明文档", "Self-evaluation and proofs"),
            t("机构清单所列", "as the body lists them"),
            t(
                "向机构索取；告知同意文本由本程序另行生成",
                "ask the body; notice and consent are written by this program",
            ),
        ),
    ];
    let cells = rows.into_iter().enumerate().map(|(index, (name, form, from))| {
        let number: Vec<Inline> = plain((index + 1).to_string());
        [number].into_iter().chain([name, form, from].map(|text| material.words(text))).collect()
    });
    let head = [t("序号", "No."), t("资料", "Paper"), t("形式", "Form"), t("来源", "Where from")];
    material.table(
        phrase("至少包括下列资料，以机构清单为准", "At least these; the list of the body governs"),
        &head,
        &[10, 27, 37, 26],
        cells,
    )
}
