//! What is filled into the undertaking that goes with the filing of the standard contract (承诺书), and checked before it is signed.
//!
//! The official form is annex 3 of the filing guide, whose wording is not held: a sheet to copy from, with no clause of its own.

use crate::document::{Block, Layout};
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
    let exporter = material.single(&handler::SECTION);
    let work = material.single(&record::SECTION);
    let names = match partners(material) {
        Some(names) => material.told(&names),
        None => vec![material.blank(Place::whole(&recipients::SECTION))],
    };
    vec![
        material.remark(t(
            "提交时须使用官方格式：请从国家网信部门网站下载《个人信息出境标准合同备案指南（第二版）》附件3。附件3的文字本程序没有，不代拟条款：本件不是承诺书，只供誊录和签署前核对，不在本件上签字、盖章；以官方格式为准。官方格式由法定代表人手写签字并加盖公章。",
            "The filing takes the official form: download annex 3 of the filing guide (second edition) from the CAC website. Its wording is not held here and no clause is invented: this is no undertaking but a sheet to copy from and to check before signing, itself neither signed nor sealed; the official form prevails. The legal representative signs that form by hand, and the seal is affixed.",
        )),
        material.form(vec![
            (t("单位名称", "Organisation"), material.handler_name()),
            (handler::CREDIT_CODE.label, material.needed(&exporter, &handler::CREDIT_CODE)),
            (
                handler::LEGAL_REPRESENTATIVE.label,
                material.needed(&exporter, &handler::LEGAL_REPRESENTATIVE),
            ),
            (t("境外接收方", "Overseas recipient"), names),
            (
                t(
                    "影响评估完成日（须在备案之日前3个月内，其后没有重大变化）",
                    "Assessment finished on (within the 3 months before the filing, nothing material changed since)",
                ),
                material.needed(&work, &record::END),
            ),
        ]),
    ]
}
