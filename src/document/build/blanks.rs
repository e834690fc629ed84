//! Every blank of the official contract form, with its place in the form and the value to fill in.

use crate::document::{Block, Inline, Table, plain};
use crate::form::catalog::{contract, handler, recipients};
use crate::form::options::dispute;
use crate::form::{Entry, Field};
use crate::text::{Text, t};

use super::appendix::needed;
use super::material::Material;

/// Every blank of the official form with its place in it.
pub(super) fn sheet(material: &Material<'_>, recipient: &Entry<'_>) -> Block {
    let exporter = material.single(&handler::SECTION);
    let terms = material.single(&contract::SECTION);
    let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
    let mut row = |place: Text, label: Text, value: Vec<Inline>| {
        rows.push(vec![plain(material.say(place)), plain(material.say(label)), value]);
    };
    let head = t("首部", "Head");
    row(head, t("个人信息处理者", "Handler"), material.answer(&exporter, &handler::NAME));
    row(head, t("地址", "Address"), material.answer(&exporter, &handler::ADDRESS));
    row(head, t("联系方式", "Contact"), material.answer(&exporter, &handler::AGENT_CONTACT));
    row(
        head,
        t("联系人、职务", "Contact person and title"),
        material.answer(&exporter, &handler::AGENT),
    );
    row(head, t("境外接收方", "Overseas recipient"), material.answer(recipient, &recipients::NAME));
    row(head, t("地址", "Address"), material.answer(recipient, &recipients::ADDRESS));
    row(head, t("联系方式", "Contact"), material.answer(recipient, &recipients::CONTACT));
    row(
        head,
        t("联系人、职务", "Contact person and title"),
        material.answer(recipient, &recipients::CONTACT_PERSON),
    );
    row(
        head,
        t("商业合同（已/约定）", "Business contract (concluded / to be)"),
        or_none(material, &terms, &contract::BUSINESS_STATUS),
    );
    if terms.value(&contract::BUSINESS_STATUS).is_some() {
        row(
            head,
            t("商业合同订立日", "Date of the business contract"),
            material.answer(&terms, &contract::BUSINESS_DATE),
        );
        row(
            head,
            t("商业合同名称", "Name of the business contract"),
            material.answer(&terms, &contract::BUSINESS_NAME),
        );
    }
    row(
        t("第二条第（五）项", "Art. 2(5)"),
        t("境外接收方的技术和管理措施", "Technical and organisational measures of the recipient"),
        material.answer(recipient, &recipients::MEASURES),
    );
    row(
        t("第六条第（一）项", "Art. 6(1)"),
        t("联系人及联系方式", "Contact for enquiries"),
        needed(material, &contract::INQUIRY_CONTACT),
    );
    let notices = t("第九条第（三）项", "Art. 9(3)");
    row(notices, t("通知地址", "Address for notices"), needed(material, &contract::NOTICE_ADDRESS));
    row(
        notices,
        t("邮寄视为送达（日）", "Days for airmail"),
        needed(material, &contract::AIRMAIL_DAYS),
    );
    row(
        notices,
        t("电子方式视为送达（工作日）", "Working days for electronic notices"),
        needed(material, &contract::ELECTRONIC_DAYS),
    );
    let disputes = t("第九条第（四）项", "Art. 9(4)");
    row(disputes, t("争议解决方式", "Dispute resolution"), dispute(material));
    for field in
        [&contract::ARBITRATION_BODY, &contract::ARBITRATION_BODY_NAME, &contract::ARBITRATION_SEAT]
    {
        let value = material.answer(&terms, field);
        if !value.is_empty() && terms.is_asked(field).is_yes() {
            row(disputes, field.label, value);
        }
    }
    let copies = t("第九条第（六）项", "Art. 9(6)");
    row(copies, t("正本总份数", "Originals in all"), needed(material, &contract::COPIES_TOTAL));
    row(
        copies,
        t("双方各执份数", "Originals for each party"),
        needed(material, &contract::COPIES_EACH),
    );
    let end = t("签署栏", "Signatures");
    row(end, t("签订地点", "Place of signing"), needed(material, &contract::SIGNED_AT));
    row(
        end,
        t("双方签字盖章、日期", "Signature, seal and date of both parties"),
        plain(material.say(t("（签署时填写）", "(on signing)"))),
    );
    Block::Table(Table {
        caption: String::new(),
        head: [t("位置", "Place"), t("空白项", "Blank"), t("填写内容", "Value")]
            .map(|text| material.say(text).to_owned())
            .to_vec(),
        widths: vec![20, 28, 52],
        rows,
    })
}

/// As the blank asks: the first way is arbitration, the second litigation.
fn dispute(material: &Material<'_>) -> Vec<Inline> {
    let terms = material.single(&contract::SECTION);
    let way = match terms.choice(&contract::DISPUTE).known() {
        Some(dispute::ARBITRATION) => t("第1种方式：", "way 1: "),
        Some(dispute::LITIGATION) => t("第2种方式：", "way 2: "),
        _ => return needed(material, &contract::DISPUTE),
    };
    let mut out = plain(material.say(way));
    out.extend(needed(material, &contract::DISPUTE));
    out
}

fn or_none(material: &Material<'_>, entry: &Entry<'_>, field: &'static Field) -> Vec<Inline> {
    let answer = material.answer(entry, field);
    if answer.is_empty() {
        plain(
            material.say(t(
                "（如无商业合同，此处划去）",
                "(strike out if there is no business contract)",
            )),
        )
    } else {
        answer
    }
}
