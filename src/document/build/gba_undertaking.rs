//! The undertakings of the Greater Bay Area route (承诺书) and what each side files, handler and recipients apart.

use crate::document::{Block, Inline, Layout};
use crate::form::catalog::{handler, recipients};
use crate::form::{Entry, Place};
use crate::law::Route;
use crate::text::{Text, phrase, t};

use super::gba_sheet;
use super::material::Material;
use super::paper::{Listed, Paper, WRITTEN, When};
use super::printed;

pub(super) static PAPER: Paper = Paper {
    id: "gba-undertaking",
    title: t("大湾区标准合同备案：承诺书要点", "Greater Bay Area Filing: the Undertakings"),
    layout: Layout::Form,
    when: When::If(gba_sheet::is_called_for),
    listed: &[Listed::at(
        Route::Bay,
        1,
        t("承诺书（签署盖章扫描件）", "undertaking, signed and sealed"),
    )],
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = vec![printed::download(
        material,
        t(
            "承诺书为实施指引附件2，其文字本程序没有，须下载后签署",
            "The undertaking is annex 2 of the implementing guideline; its wording is not held here, so download and sign it",
        ),
    )];
    body.push(material.heading(1, 1, t("内地处理者一方", "The mainland handler")));
    let exporter = material.single(&handler::SECTION);
    body.push(material.printed(vec![
            (t("承诺人", "Who undertakes"), material.handler_name()),
            (
                handler::LEGAL_REPRESENTATIVE.label,
                material.needed(&exporter, &handler::LEGAL_REPRESENTATIVE),
            ),
            (
                t("备案机构", "Where to file"),
                material.words(t("广东省互联网信息办公室", "Cyberspace Administration of Guangdong")),
            ),
            (
                t("提交材料", "Papers"),
                material.words(t(
                    "承诺书、标准合同，以及当地要求的其他材料；影响评估报告保存备查，不必提交",
                    "undertaking, contract, and whatever else the local body asks; the assessment is kept and not handed in",
                )),
            ),
        ],
    ));
    body.push(points(material));
    body.push(sign(material));
    let receivers = material.rows(&recipients::SECTION);
    if receivers.is_empty() {
        body.push(material.gap(Place::whole(&recipients::SECTION)));
    }
    for (index, recipient) in receivers.iter().enumerate() {
        body.push(Block::PageBreak);
        body.push(material.heading(1, index + 2, t("接收方一方", "The recipient")));
        let rows = vec![
            (t("承诺人", "Who undertakes"), material.needed(recipient, &recipients::NAME)),
            (recipients::ADDRESS.label, material.needed(recipient, &recipients::ADDRESS)),
            (t("备案机构", "Where to file"), authority(material, recipient)),
            (t("提交材料", "Papers"), papers(material, recipient)),
        ];
        body.push(material.printed(rows));
        body.push(points(material));
        body.push(sign(material));
    }
    body
}

/// What an undertaking is expected to say; the official wording is not held.
fn points(material: &Material<'_>) -> Block {
    let points = [
        t(
            "备案材料真实、完整、准确、有效。",
            "The papers filed are true, complete, accurate and valid.",
        ),
        t(
            "按合同处理个人信息，不提供到大湾区以外。",
            "Personal information is processed by the contract and not passed outside the area.",
        ),
        t(
            "配合主管机构的监督，不实或者违反的承担责任。",
            "The side cooperates with supervision and is liable for untruth or breach.",
        ),
    ];
    let about =
        t("要点（推定，以官方文字为准）：", "Points (presumed; the official wording governs): ");
    let mut lines: Vec<Vec<Inline>> = vec![vec![material.strong(about)]];
    lines.extend(points.into_iter().map(|point| material.words(point)));
    Block::List(lines)
}

fn sign(material: &Material<'_>) -> Block {
    material.sealed(&[
        t("法定代表人（签字）：            ", "Legal representative (signature):            "),
        t("单位（盖章）：            ", "Unit (seal):            "),
    ])
}

fn by_place(
    material: &Material<'_>,
    recipient: &Entry<'_>,
    (hong_kong, macao): (Text, Text),
) -> Vec<Inline> {
    match recipient.choice(&recipients::COUNTRY).known() {
        Some("hk") => material.words(hong_kong),
        Some("mo") => material.words(macao),
        Some(_) => material.told(&phrase(
            "不在香港、澳门，不能采用本合同",
            "neither in Hong Kong nor in Macao: this contract cannot be used",
        )),
        None => vec![material.blank(recipient.place(&recipients::COUNTRY))],
    }
}

fn authority(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Inline> {
    by_place(
        material,
        recipient,
        (
            t("香港特别行政区政府数字政策办公室", "Digital Policy Office of Hong Kong"),
            t("澳门特别行政区个人资料保护局", "Personal Data Protection Bureau of Macao"),
        ),
    )
}

fn papers(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Inline> {
    by_place(
        material,
        recipient,
        (
            t(
                "法定代表人身份证明文件影印本、承诺书、标准合同",
                "copy of the legal representative's identity paper, undertaking, contract",
            ),
            t(
                "承诺书、标准合同，以及当地要求的其他材料",
                "undertaking, contract, and whatever else the local body asks",
            ),
        ),
    )
}
