//! The list of what is filed with the standard contract: form, seal and signature, where it comes from, how far it is.

use crate::document::{Block, Document, Inline, Layout, plain};
use crate::form::catalog::{contract, handler, record};
use crate::text::{Phrase, Text, phrase, t};

use super::material::Material;
use super::parts::Row;
use super::sc_authorisation::{self, partners};
use super::sc_undertaking;

const COPY: Text = t("影印件，扫描上传", "copy, scanned");
const ORIGINAL: Text = t("原件，扫描上传", "original, scanned");
const SEAL: Text = t("加盖公章", "company seal");
const COMPANY: Text = t("企业准备", "the company");
const TO_GET: Text = t("待取得", "to be obtained");

/// Builds the list; `built` are the documents made before it, whose state it tells.
pub(super) fn build(material: &Material<'_>, built: &[Document]) -> Document {
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
        rows(material, built),
    ));
    body.push(material.heading(1, 2, t("提交前核对", "To check before submitting")));
    body.push(Block::List(checks(material)));
    let title = t(
        "个人信息出境标准合同备案提交材料清单",
        "Materials for the Filing of the Standard Contract",
    );
    material.finish("contract-materials", title, Layout::Report, None, body)
}

fn opening(material: &Material<'_>) -> Block {
    let mut runs = material.handler_name();
    runs.extend(plain(material.say(t(
        "通过数据出境申报系统（sjcj.cac.gov.cn）向注册地（",
        " files the standard contract in the CAC's system (sjcj.cac.gov.cn) with the provincial CAC of its place of registration (",
    ))));
    runs.extend(material.needed(&material.single(&handler::SECTION), &handler::PROVINCE));
    runs.extend(plain(
        material.say(t("）省级网信部门提交下列材料。", ") and submits the following.")),
    ));
    Block::Paragraph(runs)
}

fn rows(material: &Material<'_>, built: &[Document]) -> Vec<Row> {
    let say = |text: Text| plain(material.say(text));
    let copy = |name: Text| vec![say(name), say(COPY), say(SEAL), say(COMPANY), say(TO_GET)];
    let signed = |name: Text, by: Text, from: Vec<Inline>, id: &str| {
        vec![say(name), say(ORIGINAL), say(by), from, state(material, built, id)]
    };
    let drafted = |annex: Text| {
        say(t("官方格式，内容取自本程序所出的", "official form; content from this program's "))
            .into_iter()
            .chain(say(annex))
            .collect::<Vec<_>>()
    };
    let contract_from = {
        let mut from = say(t(
            "官方范本，空白项取自本程序所出的“附录一及空白项”",
            "official text; blanks from this program's Appendix I and blanks",
        ));
        if let Some(names) = partners(material) {
            from.extend(plain(material.tell(&phrase(
                format!("。与每一接收方各订一份：{}", names.zh),
                format!(". One with each recipient: {}", names.en),
            ))));
        }
        from
    };
    vec![
        copy(t("统一社会信用代码证件", "Certificate of the unified social credit code")),
        copy(t("法定代表人身份证件", "ID of the legal representative")),
        copy(t("经办人身份证件", "ID of the handling person")),
        signed(
            sc_authorisation::TITLE,
            t(
                "加盖公章；法定代表人、经办人签字",
                "seal; signed by legal representative and handling person",
            ),
            drafted(t("经办人授权委托书", "power of attorney")),
            sc_authorisation::ID,
        ),
        signed(
            sc_undertaking::TITLE,
            t("加盖公章；法定代表人签字", "seal; signed by the legal representative"),
            drafted(t("承诺书", "letter of commitment")),
            "contract-undertaking",
        ),
        signed(
            t("个人信息出境标准合同", "Standard contract"),
            t("双方签字或者盖章", "signed or sealed by both parties"),
            contract_from,
            "contract-appendix",
        ),
        signed(
            t("个人信息保护影响评估报告", "Impact assessment report"),
            t("封面加盖公章", "seal on the cover"),
            say(t("本程序所出的报告", "this program's report")),
            "pipia-report",
        ),
        vec![
            say(t("其他相关证明材料", "Other supporting papers")),
            say(COPY),
            say(t("按材料要求", "as the paper requires")),
            say(t(
                "企业准备；外文材料附中文译本",
                "the company; foreign papers with a Chinese translation",
            )),
            say(t("视需要提供", "if needed")),
        ],
    ]
}

/// How far a document of this set is.
fn state(material: &Material<'_>, built: &[Document], id: &str) -> Vec<Inline> {
    let open = built
        .iter()
        .find(|document| document.id == id)
        .map_or(0, |document| material.open(document).len());
    let by_hand = id == sc_authorisation::ID && sc_authorisation::is_by_hand(material);
    let words: Phrase = if open == 0 && by_hand {
        t(
            "内容齐备，证件号码、期限签署时填写，待签署盖章",
            "content complete; numbers and term to be written in; to be signed and sealed",
        )
        .into()
    } else if open == 0 {
        t("内容齐备，待签署盖章", "content complete; to be signed and sealed").into()
    } else {
        phrase(format!("草稿，有{open}项缺漏"), format!("draft, {open} open points"))
    };
    if open == 0 {
        plain(material.tell(&words))
    } else {
        vec![Inline::Strong(material.tell(&words))]
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
    .map(|text| plain(material.say(text)))
    .collect();
    let mut dated = |label: Text, entry: &crate::form::Entry<'_>, field| {
        if entry.is_answered(field) {
            let mut line = plain(material.say(label));
            line.extend(material.answer(entry, field));
            line.extend(plain(material.say(t("。", "."))));
            out.push(line);
        }
    };
    dated(
        t(
            "影响评估完成日（备案前3个月内）：",
            "The assessment was finished within the 3 months before filing, on ",
        ),
        &material.single(&record::SECTION),
        &record::END,
    );
    dated(
        t(
            "合同生效日（其后10个工作日内提交）：",
            "To be submitted within 10 working days of the day of effect, ",
        ),
        &material.single(&contract::SECTION),
        &contract::EFFECTIVE,
    );
    out
}
