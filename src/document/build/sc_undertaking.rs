//! The undertaking that goes with the filing of the standard contract (承诺书).
//!
//! The official form is annex 3 of the filing guide and is not reproduced; the points stand here in words of our own.

use crate::document::{Block, Inline, Layout};
use crate::form::Place;
use crate::form::catalog::{handler, recipients, record};
use crate::law::Route;
use crate::text::{Text, t};

use super::material::Material;
use super::paper::{Listed, Paper, WRITTEN, When};
use super::sc_authorisation::partners;

const TITLE: Text = t("承诺书", "Letter of Commitment");

pub(super) static PAPER: Paper = Paper {
    id: "contract-undertaking",
    title: TITLE,
    layout: Layout::Form,
    when: When::Route(Route::Contract),
    listed: &[Listed::at(
        Route::Contract,
        5,
        t("承诺书（签署盖章扫描件）", "undertaking, signed and sealed"),
    )
    .row(
        TITLE,
        t("加盖公章；法定代表人签字", "seal; signed by the legal representative"),
        t("承诺书", "letter of commitment"),
    )],
    carries: &[&[&handler::NAME]],
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = vec![
        material.remark(t(
            "提交时须使用官方格式：请从国家网信部门网站下载《个人信息出境标准合同备案指南（第二版）》附件3，将下列内容填入；与官方格式不一致的，以官方格式为准。由法定代表人手写签字并加盖公章。",
            "The filing takes the official form: download annex 3 of the filing guide (second edition) from the CAC website and fill in the content below; where it differs, the official form prevails. The legal representative signs by hand, and the seal is affixed.",
        )),
        opening(material),
    ];
    for (index, point) in points(material).into_iter().enumerate() {
        let number = index + 1;
        body.push(Block::Paragraph(runs!(
            material,
            "{number}. {point}",
            "{number}. {point}",
            number = number,
            point = point,
        )));
    }
    let exporter = material.single(&handler::SECTION);
    body.push(material.form(vec![
        (t("单位名称", "Organisation"), material.handler_name()),
        (handler::CREDIT_CODE.label, material.needed(&exporter, &handler::CREDIT_CODE)),
        (
            handler::LEGAL_REPRESENTATIVE.label,
            material.needed(&exporter, &handler::LEGAL_REPRESENTATIVE),
        ),
    ]));
    body.push(material.signed(&[
        t("单位（盖章）：________________", "Organisation (seal): ________________"),
        t(
            "法定代表人（签字）：________________",
            "Legal representative (signature): ________________",
        ),
    ]));
    body
}

fn opening(material: &Material<'_>) -> Block {
    let blank = || vec![material.blank(Place::whole(&recipients::SECTION))];
    Block::Paragraph(runs!(
        material,
        "{handler}（以下称“本单位”）就与境外接收方（{recipients}）订立的个人信息出境标准合同办理备案，承诺如下：",
        "{handler} (the organisation) has signed the standard contract with the overseas recipient \
         ({recipients}) and files it. It undertakes as follows:",
        handler = material.handler_name(),
        recipients = partners(material).map_or_else(blank, |names| material.told(&names)),
    ))
}

fn points(material: &Material<'_>) -> Vec<Vec<Inline>> {
    let point = |text: Text| material.words(text);
    let assessed = runs!(
        material,
        "个人信息保护影响评估于{end}完成，在提交备案之日前3个月以内；自完成至提交之日，评估所涉情况没有发生重大变化。",
        "The impact assessment was finished on {end}, within the 3 months before the day of filing; \
         nothing assessed has materially changed between then and that day.",
        end = material.needed(&material.single(&record::SECTION), &record::END),
    );
    vec![
        point(t(
            "本单位收集、使用拟出境的个人信息，遵守中华人民共和国法律、行政法规。",
            "The organisation collected and uses the personal information in line with the laws and regulations of the PRC.",
        )),
        point(t(
            "本次备案提交的全部材料，内容真实、完整、准确，并且有效。",
            "All papers submitted with this filing are true, complete, accurate and valid.",
        )),
        assessed,
        point(t(
            "对网信部门办理备案所需要的说明、补充和核查，本单位予以配合。",
            "The organisation cooperates with whatever explanation, supplement or check the CAC needs for the filing.",
        )),
        point(t(
            "承诺不实或者没有履行承诺的，本单位依法承担责任。",
            "If the undertaking is untrue or is broken, the organisation is liable according to law.",
        )),
    ]
}
