//! The list of what is filed with the standard contract: form, seal and signature, where it comes from, how far it is.

use crate::document::{Block, Inline, Layout};
use crate::form::catalog::{contracts, handler, record};
use crate::law::Route;
use crate::text::{Text, t};

use super::appendix;
use super::brought;
use super::in_list;
use super::material::Material;
use super::paper::{Listed, Maker, Paper, Scope, WRITTEN, When};
use super::parts::Row;
use super::sc_authorisation::{self, partners};
use super::{proofs, risks, sc_undertaking};

const COPY: Text = t("影印件，扫描上传", "copy, scanned");
const ORIGINAL: Text = t("原件，扫描上传", "original, scanned");
pub(super) const TO_GET: Text = t("待取得", "to be obtained");

/// What it is the list of.
const OWN: (Route, bool, Option<&str>) = (Route::Contract, false, None);

pub(super) static PAPER: Paper = Paper {
    id: "contract-materials",
    title: t(
        "个人信息出境标准合同备案提交材料清单",
        "Materials for the Filing of the Standard Contract",
    ),
    layout: Layout::Report,
    when: When::Route(Route::Contract),
    listed: &[Listed::with(Route::Contract, 0)],
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body =
        vec![opening(material), material.heading(1, 1, t("提交材料", "Materials to be submitted"))];
    body.push(material.numbered(
        t("", ""),
        &[
            (t("材料名称", "Material"), 20),
            (t("形式", "Form"), 13),
            (t("盖章和签字", "Seal and signature"), 18),
            (t("来源", "Comes from"), 25),
            (t("状态", "Status"), 15),
        ],
        rows(material),
    ));
    body.extend(material.completeness(OWN));
    body.push(material.heading(1, 2, t("提交前核对", "To check before submitting")));
    body.push(Block::List(checks(material)));
    body
}

fn opening(material: &Material<'_>) -> Block {
    Block::Paragraph(runs!(
        material,
        "{handler}通过数据出境申报系统（sjcj.cac.gov.cn）向注册地（{province}）省级网信部门提交下列材料。",
        "{handler} files the standard contract in the CAC's system (sjcj.cac.gov.cn) with the \
         provincial CAC of its place of registration ({province}) and submits the following.",
        handler = material.handler_name(),
        province = material.needed(&material.single(&handler::SECTION), &handler::PROVINCE),
    ))
}

fn rows(material: &Material<'_>) -> Vec<Row> {
    let say = |text: Text| material.words(text);
    let row = |(paper, listed): (&'static Paper, &Listed)| {
        let [name, signed, from] = listed.row?;
        let is_written = paper.maker == Maker::Program;
        // What is filled into an official form is handed in on that form.
        let mut source = if is_written && paper.layout == Layout::Form {
            runs!(
                material,
                "官方格式，内容取自本程序所出的{from}",
                "official form; content from this program's {from}",
                from = from,
            )
        } else {
            say(from)
        };
        if let Some(names) = partners(material).filter(|_| paper.scope == Scope::Recipient) {
            source.extend(material.told(&said!(
                "。与每一接收方各订一份：{names}",
                ". One with each recipient: {names}",
                names,
            )));
        }
        let form = if is_written { ORIGINAL } else { COPY };
        Some(vec![say(name), say(form), say(signed), source, state(material, paper, listed)])
    };
    in_list(Route::Contract).into_iter().filter_map(row).collect()
}

/// How far a paper is.
fn state(material: &Material<'_>, paper: &Paper, listed: &Listed) -> Vec<Inline> {
    if let Some(scanned) = material.scanned(OWN, listed.number) {
        return scanned;
    }
    let by_hand = *paper == sc_authorisation::PAPER && sc_authorisation::is_by_hand(material);
    // The words of two official forms are not held: what is written here is copied into the form, and only that is signed.
    let is_copied = [&sc_authorisation::PAPER, &sc_undertaking::PAPER].contains(&paper);
    match material.open_points(paper) {
        Some(0) if by_hand => material.words(t(
            "誊录内容齐备，证件号码、期限签署时填写：填入官方格式后签署盖章",
            "ready to be copied, numbers and term to be written in: fill it into the official form, then sign and seal",
        )),
        Some(0) if is_copied => material.words(t(
            "誊录内容齐备：填入官方格式后签署盖章",
            "ready to be copied: fill it into the official form, then sign and seal",
        )),
        Some(open) => material.how_far(open),
        None if listed.is_required => material.words(TO_GET),
        None => {
            let of_proofs = (*paper == brought::OTHER).then(|| proofs::enclosed(material));
            material.words(of_proofs.flatten().unwrap_or(t("视需要提供", "if needed")))
        }
    }
}

fn checks(material: &Material<'_>) -> Vec<Vec<Inline>> {
    let mut out: Vec<Vec<Inline>> = [
        t(
            "证件在有效期内，正反面和各页齐全，影像清晰无遮挡。",
            "Certificates and IDs are valid, all sides and pages are there, and nothing is covered or unclear.",
        ),
        t(
            "名称、统一社会信用代码、证件号码在各份材料中一致；注册地与证件一致。",
            "Names, credit code and ID numbers agree in all papers; the province is that of the certificate.",
        ),
        t(
            "委托书、承诺书使用官方格式，由本人手写签字，日期已填写；委托期限覆盖备案日。",
            "Power of attorney and letter of commitment are in the official form, signed by hand and dated; the term covers the day of filing.",
        ),
        t(
            "标准合同正文未作改动，补充条款只写入附录二。",
            "The text of the contract is unchanged; extra terms stand in Appendix II only.",
        ),
    ]
    .into_iter()
    .map(|text| material.words(text))
    .collect();
    let entry = material.single(&record::SECTION);
    if entry.is_answered(&record::END) {
        out.push(runs!(
            material,
            "影响评估完成日（备案前3个月内）：{end}。",
            "The assessment was finished within the 3 months before filing, on {end}.",
            end = material.answer(&entry, &record::END),
        ));
    }
    out.extend(risks::due_before_filing(material).map(|said| material.told(&said)));
    for recipient in appendix::concerned(material) {
        let Some(entry) = appendix::terms(material, &recipient) else { continue };
        if entry.is_answered(&contracts::EFFECTIVE) {
            out.push(runs!(
                material,
                "与{recipient}的合同生效日（其后10个工作日内提交）：{effective}。",
                "To be submitted within 10 working days of the day of effect of the contract with {recipient}, {effective}.",
                recipient = recipient.title(),
                effective = material.answer(&entry, &contracts::EFFECTIVE),
            ));
        }
    }
    out
}
