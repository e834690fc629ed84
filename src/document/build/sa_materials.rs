//! The list of materials for the security assessment (申报材料清单): what, in what form, with which seal, and how far it is.

use crate::document::{Block, Document, Layout, Table, plain};
use crate::form::catalog::application;
use crate::form::options::{SA_MATERIALS, sa_material};
use crate::form::{Code, Place};
use crate::text::t;

use super::material::Material;

pub(super) fn build(material: &Material<'_>) -> Document {
    let entry = material.single(&application::SECTION);
    let ready = entry.choices(&application::READY).known();
    let head = [
        t("序号", "No."),
        t("材料名称", "Material"),
        t("形式、签章", "Form, seal"),
        t("来源", "Where from"),
        t("状态", "Status"),
    ];
    let rows = SA_MATERIALS.choices.iter().enumerate().map(|(index, choice)| {
        let status = match &ready {
            Some(codes) if codes.contains(&choice.code) => {
                plain(material.say(t("企业确认已备齐", "ready, as the unit says")))
            }
            _ if choice.code == sa_material::OTHER => {
                plain(material.say(t("视需要提供", "as needed")))
            }
            _ if written(choice.code) => {
                plain(material.say(t("内容齐备，待签署盖章", "written; to be signed and sealed")))
            }
            Some(_) => plain(material.say(t("待取得", "to be obtained"))),
            None => vec![material.blank(Place::single(&application::SECTION, &application::READY))],
        };
        let from = match choice.code {
            code if written(code) => t(
                "随本材料包提供，签字盖章后扫描",
                "comes with this package; to be signed, sealed and scanned",
            ),
            sa_material::LEGAL_DOCUMENT => t("双方拟订", "drafted by the parties"),
            _ => t("本单位准备", "prepared by the unit"),
        };
        vec![
            plain((index + 1).to_string()),
            plain(material.say(choice.label)),
            plain(material.say(choice.note)),
            plain(material.say(from)),
            status,
        ]
    });
    let table = Block::Table(Table {
        caption: String::new(),
        head: head.map(|text| material.say(text).to_owned()).to_vec(),
        widths: vec![10, 26, 30, 19, 15],
        rows: rows.collect(),
    });
    let notes = [
        t(
            "通过数据出境申报系统（sjcj.cac.gov.cn）向省级网信部门申报；关键信息基础设施运营者和不适合系统申报的，线下提交，并附相同内容的光盘。",
            "Apply through the online system (sjcj.cac.gov.cn) to the provincial CAC. CII operators, and cases unfit for the system, hand in paper with a disc of the same files.",
        ),
        t(
            "省级网信部门5个工作日内查验完备性，国家网信部门收到后7个工作日内决定是否受理；对结果有异议的，15个工作日内申请复评。",
            "The province checks completeness within 5 working days; the national CAC decides on acceptance within 7 working days of receipt. An objection takes a request for re-evaluation within 15 working days.",
        ),
        t("申报表与自评估报告的内容应当一致。", "Form and report must say the same."),
    ];
    let body =
        vec![table, Block::List(notes.into_iter().map(|note| plain(material.say(note))).collect())];
    let title = t("数据出境安全评估申报材料清单", "Materials for the Security Assessment");
    material.finish("sa-materials", title, Layout::Form, None, body)
}

/// Whether the paper comes with the package.
fn written(code: Code) -> bool {
    matches!(
        code,
        sa_material::AUTHORISATION | sa_material::APPLICATION_FORM | sa_material::SELF_ASSESSMENT
    )
}
