//! What each side files for a contract of the Greater Bay Area, handler and recipient apart, and how far the handler's papers are.

use crate::document::{Block, Inline, Layout, plain};
use crate::form::catalog::{contracts, recipients, record};
use crate::form::{Entry, Place};
use crate::law::Route;
use crate::source::{GBA_HK, Instrument};
use crate::text::{Phrase, Text, t};

use super::appendix::terms;
use super::brought::BAY_LEGAL_ID;
use super::gba_assessment;
use super::gba_sheet::{self, concerned};
use super::gba_undertaking::{self, GUANGDONG, authority};
use super::material::Material;
use super::paper::{Listed, Paper, Scope, WRITTEN, When};
use super::parts::Row;
use super::risks;
use super::sc_materials::TO_GET;
use super::submission::{is_in_macao, is_of_both_sides};

pub(super) static PAPER: Paper = Paper {
    id: "gba-materials",
    title: t(
        "大湾区标准合同备案：双方提交材料清单",
        "Greater Bay Area Filing: Materials of Both Sides",
    ),
    layout: Layout::Report,
    scope: Scope::Recipient,
    when: When::With(gba_sheet::is_called_for, gba_sheet::is_with),
    listed: &[Listed::with(Route::Bay, 0)],
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let receivers = concerned(material);
    let mut body = vec![material.remark_of(&said!(
        "材料依据实施指引（{articles}）。广东省互联网信息办公室另有《粤港澳大湾区个人信息跨境流动标准合同备案指南》，其要求优先，提交前请取得并核对；本程序没有其文字。",
        "The materials follow the guideline ({articles}). The Guangdong CAC has a filing guide of its own, whose demands come first: obtain and compare it before filing; its text is not held here.",
        articles = by_guide(
            &receivers,
            [t("香港第八条", "Hong Kong Art. 8"), t("澳门第七条", "Macao Art. 7")],
        ),
    ))];
    if receivers.is_empty() {
        body.push(material.gap(Place::whole(&recipients::SECTION)));
    }
    for (index, recipient) in receivers.iter().enumerate() {
        let title = recipient.title();
        body.push(material.heading_of(
            1,
            index + 1,
            &said!("与{title}的合同", "Contract with {title}", title),
        ));
        body.push(Block::Paragraph(term(material, recipient)));
        for (number, label, files_with, is_ours) in [
            (
                1,
                t("内地个人信息处理者提交", "The mainland handler files"),
                material.words(GUANGDONG),
                true,
            ),
            (2, t("接收方提交", "The recipient files"), authority(material, recipient), false),
        ] {
            body.push(material.heading(2, number, label));
            body.push(Block::Paragraph(runs!(
                material,
                "备案机构：{files_with}。",
                "Filed with: {files_with}.",
                files_with = files_with,
            )));
            body.push(of_side(material, recipient, is_ours));
            body.extend(material.completeness((Route::Bay, !is_ours, recipient.id)));
        }
    }
    body.push(material.heading(
        1,
        receivers.len().max(1) + 1,
        t("提交前核对", "To check before filing"),
    ));
    let end = material.needed(&material.single(&record::SECTION), &record::END);
    body.push(Block::Paragraph(runs!(
        material,
        "影响评估完成日（备案之日前3个月内）：{end}。",
        "The assessment was finished within the 3 months before the filing, on {end}.",
        end = end,
    )));
    let open = material.open_points(&gba_assessment::PAPER).filter(|open| *open > 0);
    body.extend(open.map(|open| {
        material.sentence_of(&said!(
            "影响评估报告尚缺{open}项，补齐后再提交。",
            "The impact assessment report still lacks {open} {open?point|points}; file once it is complete.",
            open,
        ))
    }));
    let anew = said!(
        "目的、范围、种类、方式或者接收方的用途、方式变化，或者延长保存期限的，重新评估，补充或者重新订立合同并备案（{articles}）。",
        "Where purpose, scope, kinds, manner or the recipient's use changes, or retention is made longer: assess anew, supplement or sign anew, and file ({articles}).",
        articles = by_guide(
            &receivers,
            [t("香港第七条", "Hong Kong Art. 7"), t("澳门第八条", "Macao Art. 8")],
        ),
    );
    let points = [
        t(
            "双方各自提交；一方提交不代替另一方。",
            "Each side files for itself; one filing does not stand for the other.",
        ),
        t(
            "合同严格按实施指引附件订立，正文未作改动；其他约定只写入附录二。",
            "The contract is exactly that of the annex, its text unchanged; other terms stand in Appendix II only.",
        ),
        t(
            "影响评估在备案之日前3个月内完成，其后没有重大变化；报告保存至少3年，不必提交。",
            "The impact assessment was finished within the 3 months before the filing and nothing material has changed since; the report is kept for at least 3 years and not handed in.",
        ),
    ];
    let points = points.iter().map(|point| material.words(*point));
    let further = [gba_undertaking::remark(material, &receivers), material.told(&anew)];
    let of_bay = Material {
        by: Some(Route::Bay),
        about: material.about.clone(),
        ..Material::new(material.facts, material.survey, material.lang)
    };
    let due = risks::due_before_filing(&of_bay).map(|said| material.told(&said));
    body.push(Block::List(points.chain(further).chain(due).collect()));
    body
}

/// What the guidelines say that govern: that with Hong Kong, that with Macao, or both while it is open.
fn by_guide(receivers: &[Entry<'_>], [hong_kong, macao]: [Text; 2]) -> Phrase {
    let said = |guide: &'static Instrument| if guide.id == GBA_HK.id { hong_kong } else { macao };
    Phrase::list(gba_sheet::guides(receivers).into_iter().map(|guide| said(guide).into()))
}

/// Until when it is filed.
fn term(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Inline> {
    let effective = terms(material, recipient)
        .map(|terms| material.answer(&terms, &contracts::EFFECTIVE))
        .filter(|day| !day.is_empty());
    match effective {
        Some(day) => runs!(
            material,
            "合同自{day}起生效，其后10个工作日内双方分别备案。",
            "The contract takes effect on {day}; both sides file within 10 working days of it.",
            day = day,
        ),
        None => material.words(t(
            "合同尚未生效；生效之日起10个工作日内双方分别备案，生效后方可提供。",
            "The contract is not in effect yet; both sides file within 10 working days of its effect, and nothing is provided before.",
        )),
    }
}

fn of_side(material: &Material<'_>, recipient: &Entry<'_>, is_ours: bool) -> Block {
    let side = |is_ours: bool| (Route::Bay, !is_ours, recipient.id);
    let brought = || {
        if is_ours {
            material.words(TO_GET)
        } else {
            material.words(t("由接收方准备", "prepared by the recipient"))
        }
    };
    // A paper that is handed in under a number of the list, with its scan where that is there.
    let state = |paper: &Paper| {
        let number = paper.place(Route::Bay).map_or(0, |place| place.number);
        let is_of_both = paper.place(Route::Bay).is_some_and(is_of_both_sides);
        let of_other = || material.scanned(side(!is_ours), number).filter(|_| is_of_both);
        if let Some(scanned) = material.scanned(side(is_ours), number).or_else(of_other) {
            return scanned;
        }
        material.open_points(paper).map_or_else(brought, |open| material.how_far(open))
    };
    let undertaking = if is_ours { &gba_undertaking::PAPER } else { &gba_undertaking::THEIRS };
    let mut rows: Vec<[Vec<Inline>; 3]> = Vec::new();
    let in_macao = is_in_macao(recipient);
    if !in_macao {
        rows.push([
            material.words(t("法定代表人身份证件影印件", "Copy of the legal representative's ID")),
            material.words(t(
                "本方法定代表人的证件，有效、各页齐全",
                "of the side's own representative, valid, every page",
            )),
            state(&BAY_LEGAL_ID),
        ]);
    }
    rows.push([
        material.words(t("承诺书", "Undertaking")),
        material.words(t("按附件2，由本方签署", "by annex 2, signed by the side")),
        state(undertaking),
    ]);
    rows.push([
        material.words(t("标准合同", "Standard contract")),
        material.words(t(
            "按附件1，空白项和附录取自《附录一及空白项》，双方签署",
            "by annex 1, blanks and appendices from this program's sheet, signed by both",
        )),
        state(&gba_sheet::PAPER),
    ]);
    if in_macao {
        rows.push([
            material.words(t("当地机构要求的其他材料", "Whatever else the local body asks")),
            material.words(t("提交前向备案机构询问", "ask the body before filing")),
            brought(),
        ]);
    }
    let cells = rows.into_iter().enumerate().map(|(index, row)| {
        let number = plain((index + 1).to_string());
        std::iter::once(number).chain(row).collect::<Row>()
    });
    let head = [t("序号", "No."), t("材料", "Material"), t("要求", "Demand"), t("状态", "Status")];
    material.table(Text::EMPTY, &head, &[8, 28, 40, 24], cells)
}
