//! The list of materials for the security assessment (申报材料清单): what, in what form, with which seal, and how far it is.

use crate::document::{Block, Layout, plain};
use crate::form::catalog::application;
use crate::form::options::SA_MATERIALS;
use crate::law::Route;
use crate::text::{Text, t};

use super::in_list;
use super::material::Material;
use super::paper::{Listed, Maker, Paper, WRITTEN, When};
use super::sc_materials::TO_GET;
use super::{brought, proofs, risks};

/// What it is the list of.
const OWN: (Route, bool, Option<&str>) = (Route::Assessment, false, None);

pub(super) static PAPER: Paper = Paper {
    id: "sa-materials",
    title: t("数据出境安全评估申报材料清单", "Materials for the Security Assessment"),
    layout: Layout::Report,
    when: When::Route(Route::Assessment),
    listed: &[Listed::with(Route::Assessment, 0)],
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let entry = material.single(&application::SECTION);
    let ready = entry.choices(&application::READY).known();
    let head = [
        t("序号", "No."),
        t("材料名称", "Material"),
        t("形式、签章", "Form, seal"),
        t("来源", "Where from"),
        t("状态", "Status"),
    ];
    let listed = in_list(Route::Assessment);
    let rows = SA_MATERIALS.choices.iter().zip(listed).map(|(choice, (paper, listed))| {
        let status = || match (&ready, material.open_points(paper)) {
            (Some(codes), _) if codes.contains(&choice.code) => {
                material.words(t("企业确认已备齐", "ready, as the unit says"))
            }
            (_, Some(open)) => material.how_far(open),
            _ if !listed.is_required => {
                let of_proofs = (*paper == brought::OTHER).then(|| proofs::enclosed(material));
                material.words(of_proofs.flatten().unwrap_or(t("视需要提供", "as needed")))
            }
            // The list tells how far the papers are; what nobody confirmed yet makes no draft of it.
            (_, None) => material.words(TO_GET),
        };
        let status = material.scanned(OWN, listed.number).unwrap_or_else(status);
        let from = match paper.maker {
            Maker::Program if paper.layout == Layout::Form => t(
                "随本材料包提供；以官方最新下载件为准，栏目、文字一致的签字盖章后扫描，不一致的填入下载件",
                "comes with this package; the latest official download governs: where it is the same, sign, seal and scan, else fill in the download",
            ),
            Maker::Program => t(
                "随本材料包提供，签字盖章后扫描",
                "comes with this package; to be signed, sealed and scanned",
            ),
            Maker::Parties => t("双方拟订", "drafted by the parties"),
            Maker::Company => t("本单位准备", "prepared by the unit"),
        };
        vec![
            plain(listed.number.to_string()),
            material.words(choice.label),
            material.words(choice.note),
            material.words(from),
            status,
        ]
    });
    let table = material.table(Text::EMPTY, &head, &[7, 24, 28, 19, 22], rows);
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
    let notes = notes.iter().map(|note| material.words(*note));
    let due = risks::due_before_filing(material).map(|said| material.told(&said));
    let whole = material.completeness(OWN);
    let notes = Block::List(notes.chain(due).collect());
    std::iter::once(table).chain(whole).chain([notes]).collect()
}
