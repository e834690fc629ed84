//! What is filled into the contract of the Greater Bay Area (粤港澳大湾区标准合同) with a recipient: the nine items of its Appendix I and its blanks.
//!
//! The text may not be altered and is to be downloaded. Nothing of a recipient by another route stands here.

use crate::document::{Block, Inline, Layout};
use crate::form::catalog::{contracts, flows, handler, items, onward, recipients};
use crate::form::options::country;
use crate::form::{Entry, Field, Place, Tri};
use crate::law::Route;
use crate::source::{GBA_HK, GBA_MO, Instrument};
use crate::text::{Text, t};

use super::appendix::{self, Kinds, needed, terms};
use super::material::Material;
use super::paper::{CONTRACTED, Listed, Paper, SECURED, Scope, TRANSFER, WRITTEN, When};
use super::parts::{Row, add_line};
use super::{blanks, printed};

/// Appendix I and the blanks of the contract of the Bay.
pub static PAPER: Paper = Paper {
    id: "gba-contract-sheet",
    title: t(
        "粤港澳大湾区个人信息跨境流动标准合同：附录一及空白项",
        "Greater Bay Area Standard Contract: Appendix I and Blanks",
    ),
    layout: Layout::Report,
    is_copied: true,
    scope: Scope::Recipient,
    when: When::With(is_called_for, is_with),
    listed: &[Listed::at(
        Route::Bay,
        3,
        t(
            "粤港澳大湾区个人信息跨境流动标准合同（签署扫描件）",
            "Greater Bay Area standard contract, signed",
        ),
    )],
    carries: &[&[&handler::NAME, &items::NAME], TRANSFER, SECURED, CONTRACTED],
    build: Some(build),
    ..WRITTEN
};

/// Whether the contract of the Bay is, or may become, the route, and is open to the export: a choice alone does not open it.
pub(super) fn is_called_for(material: &Material<'_>) -> bool {
    material.survey.routes.may_take(Route::Bay) && !material.survey.verdict.bay().is_no()
}

/// The same for what goes to one recipient.
pub(super) fn is_with(material: &Material<'_>, recipient: &Entry<'_>) -> bool {
    let survey = material.survey;
    survey.routes.recipient_may_go(recipient, &[Route::Bay])
        && recipient.id.is_some_and(|id| !survey.verdict.bay_with(id).is_no())
}

/// The recipients that a paper of the Bay is about.
pub(super) fn concerned<'a>(material: &'a Material<'_>) -> Vec<Entry<'a>> {
    let rows = material.rows(&recipients::SECTION).into_iter();
    rows.filter(|row| material.is_about(row) && is_with(material, row)).collect()
}

/// The guidelines that govern: that with Hong Kong, that with Macao, or both while it is open.
pub(super) fn guides(receivers: &[Entry<'_>]) -> Vec<&'static Instrument> {
    let may_be = |place| {
        let in_place = |row: &Entry<'_>| !row.chose(&recipients::COUNTRY, place).is_no();
        receivers.is_empty() || receivers.iter().any(in_place)
    };
    let both = [(country::HONG_KONG, &GBA_HK), (country::MACAO, &GBA_MO)];
    both.into_iter().filter(|(place, _)| may_be(*place)).map(|(_, guide)| guide).collect()
}

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = vec![printed::download(
        material,
        t(
            "合同为实施指引附件1，香港、澳门各有一份，正文不得改动；条号按香港版，澳门版的条号和仲裁机构以其下载件为准",
            "The contract is annex 1 of the implementing guideline, one for Hong Kong and one for Macao, and its text may not be altered. Articles are those of the one with Hong Kong; those of Macao and its arbitration bodies go by its own download",
        ),
    )];
    let receivers = concerned(material);
    if receivers.is_empty() {
        body.push(material.gap(Place::whole(&recipients::SECTION)));
    }
    for (index, recipient) in receivers.iter().enumerate() {
        if index > 0 {
            body.push(Block::PageBreak);
        }
        let title = recipient.title();
        body.push(material.title_of(
            1,
            &said!(
                "附录一 个人信息跨境提供说明（接收方：{title}）",
                "Appendix I: Description of the Provision (recipient: {title})",
                title,
            ),
        ));
        for (at, (label, content)) in nine_items(material, recipient).into_iter().enumerate() {
            body.push(material.heading(2, at + 1, label));
            body.push(Block::Paragraph(content));
        }
        body.push(material.title(
            1,
            t("附录二 双方约定的其他条款（如需要）", "Appendix II: Other Terms Agreed (if Needed)"),
        ));
        body.push(Block::Paragraph(needed(material, recipient, &contracts::EXTRA_TERMS)));
        body.push(material.title(1, t("合同空白项一览", "All Blanks of the Contract")));
        body.push(all_blanks(material, recipient));
        body.push(material.title(1, t("适用条件核对", "Conditions of This Contract")));
        body.push(conditions(material, recipient));
    }
    body
}

/// The nine items of Appendix I, under the labels of the official form.
fn nine_items(material: &Material<'_>, recipient: &Entry<'_>) -> [(Text, Vec<Inline>); 9] {
    let flows = material.flows_to(recipient, &[Route::Bay]);
    [
        (t("处理目的", "Purpose of processing"), material.purposes(&flows)),
        (t("处理方式", "Method of processing"), material.each_answer(&flows, &flows::METHOD)),
        (
            t("跨境提供个人信息的规模", "Volume"),
            appendix::volume(material, &flows, t("接收方", "the recipient")),
        ),
        (
            t(
                "跨境提供个人信息的种类（参考 GB/T 35273《信息安全技术 个人信息安全规范》或个人信息处理者属地相关标准）",
                "Kinds of personal information (by GB/T 35273 or a standard of the handler's place)",
            ),
            appendix::categories(material, &flows, Kinds::All),
        ),
        (third_parties_label(recipient), third_parties(material, recipient)),
        (t("传输方式", "Manner of transmission"), material.transmission(&flows)),
        (
            t("跨境提供后保存期限", "Retention"),
            material.kept(&flows, t("。到期处理：", ". Then: ")),
        ),
        (t("跨境提供后保存地点", "Place of storage"), material.stored_abroad(&flows)),
        (
            t("其他事项（视情况填写）", "Other matters (as needed)"),
            needed(material, recipient, &contracts::OTHER_MATTERS),
        ),
    ]
    .map(|(label, content)| (label, material.sentences(content)))
}

fn third_parties_label(recipient: &Entry<'_>) -> Text {
    if recipient.chose(&recipients::COUNTRY, country::MACAO).is_yes() {
        return t(
            "接收方只向注册于（适用于组织）/位于（适用于个人）粤港澳大湾区内地或澳门特别行政区同辖区内的第三方提供个人信息（如适用）",
            "The recipient provides only to third parties of the same jurisdiction, the mainland part of the Bay or Macao (if it does)",
        );
    }
    t(
        "接收方只向注册于（适用于组织）/位于（适用于个人）粤港澳大湾区内地或香港特别行政区同辖区内的第三方提供个人信息（如适用）",
        "The recipient provides only to third parties of the same jurisdiction, the mainland part of the Bay or Hong Kong (if it does)",
    )
}

/// The third parties that the contract lets in; one elsewhere is named as refused, so that nobody looks for it in vain.
fn third_parties(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Inline> {
    match onward::passes_on(recipient) {
        Tri::No => {
            return material.words(t(
                "不适用：不向第三方提供。",
                "Not applicable: nothing is provided to third parties.",
            ));
        }
        Tri::Unknown(_) => return vec![material.blank(recipient.place(&recipients::ONWARD))],
        Tri::Yes => {}
    }
    let rows = onward::of(recipient);
    if rows.is_empty() {
        return vec![material.blank(Place::whole(&onward::SECTION))];
    }
    let mut out = Vec::new();
    for row in rows {
        let mut line = material.needed(&row, &onward::NAME);
        if onward::is_of_jurisdiction(&row).is_no() {
            line.push(material.strong(t(
                "：不在同一辖区，不得提供，不写入本合同。",
                ": of another jurisdiction; nothing may be provided to it, and it has no place in this contract.",
            )));
        } else {
            for field in [&onward::COUNTRY, &onward::CONTACT] {
                let answer = material.answer(&row, field);
                if !answer.is_empty() {
                    line.extend(material.words(t("，", ", ")));
                    line.extend(answer);
                }
            }
            line.extend(material.words(t("。", ". ")));
            line.extend(material.needed(&row, &onward::FACTS));
            if !row.is_answered(&onward::SAME_JURISDICTION) {
                line.push(material.blank(row.place(&onward::SAME_JURISDICTION)));
            }
        }
        add_line(&mut out, line);
    }
    out
}

/// Every blank of the official form but those of the appendices, in its order.
fn all_blanks(material: &Material<'_>, recipient: &Entry<'_>) -> Block {
    const HEAD: Text = t("首部", "Head");
    const CHOSEN_BODY: Text = t("仲裁机构（勾选）", "Arbitration body (to tick)");
    let exporter = material.single(&handler::SECTION);
    let mut rows: Vec<Row> = Vec::new();
    let mut row = |place: Text, label: Text, value: Vec<Inline>| {
        rows.push(vec![material.words(place), material.words(label), value]);
    };
    let ours: [(Text, &'static Field); 4] = [
        (t("个人信息处理者", "Handler"), &handler::NAME),
        (t("个人信息处理者：地址", "Handler: address"), &handler::ADDRESS),
        (t("个人信息处理者：联系方式", "Handler: contact"), &handler::AGENT_CONTACT),
        (t("个人信息处理者：联系人、职务", "Handler: contact person and post"), &handler::AGENT),
    ];
    for (label, field) in ours {
        row(HEAD, label, material.needed(&exporter, field));
    }
    let theirs: [(Text, &'static Field); 4] = [
        (t("接收方", "Recipient"), &recipients::NAME),
        (t("接收方：地址", "Recipient: address"), &recipients::ADDRESS),
        (t("接收方：联系方式", "Recipient: contact"), &recipients::CONTACT),
        (
            t("接收方：联系人、职务", "Recipient: contact person and post"),
            &recipients::CONTACT_PERSON,
        ),
    ];
    for (label, field) in theirs {
        let is_name = *field == recipients::NAME;
        let value = if is_name {
            material.both_names(recipient)
        } else {
            material.needed(recipient, field)
        };
        row(HEAD, label, value);
    }
    for (label, value) in blanks::business(material, recipient) {
        row(HEAD, label, value);
    }
    row(
        t("第二条第五项", "Art. 2(5)"),
        t("接收方的技术和管理措施", "The recipient's technical and management measures"),
        material.needed(recipient, &recipients::MEASURES),
    );
    row(
        t("第五条第一项", "Art. 5(1)"),
        t("联系人及联系方式", "Contact person and contact"),
        needed(material, recipient, &contracts::INQUIRY_CONTACT),
    );
    for field in [&contracts::NOTICE_ADDRESS, &contracts::AIRMAIL_DAYS, &contracts::ELECTRONIC_DAYS]
    {
        row(t("第八条第三项", "Art. 8(3)"), field.label, needed(material, recipient, field));
    }
    if let Some(terms) = terms(material, recipient) {
        let place = t("第八条第四项", "Art. 8(4)");
        row(place, contracts::DISPUTE.label, blanks::dispute(material, &terms));
        for field in [
            &contracts::BAY_ARBITRATION_BODY,
            &contracts::ARBITRATION_BODY_NAME,
            &contracts::ARBITRATION_SEAT,
        ] {
            let value = material.answer(&terms, field);
            if !value.is_empty() {
                // The form has no name of its own for the choice among its bodies.
                let is_choice = *field == contracts::BAY_ARBITRATION_BODY;
                row(place, if is_choice { CHOSEN_BODY } else { field.label }, value);
            }
        }
    }
    for (place, field) in [
        (t("第八条第六项", "Art. 8(6)"), &contracts::COPIES_TOTAL),
        (t("第八条第六项", "Art. 8(6)"), &contracts::COPIES_EACH),
        (t("末尾", "End"), &contracts::SIGNED_AT),
    ] {
        row(place, field.label, needed(material, recipient, field));
    }
    row(
        t("签署栏", "Signatures"),
        t("双方签字盖章、日期", "Signature, seal and date of both parties"),
        material.words(t("（签署时填写）", "(on signing)")),
    );
    let head = [t("位置", "Place"), t("空白项", "Blank"), t("填写内容", "Value")];
    material.table(Text::EMPTY, &head, &[20, 28, 52], rows)
}

/// What must hold for this contract to be used at all (guideline Art. 2, 4; contract Art. 3(7), 3(8)).
fn conditions(material: &Material<'_>, recipient: &Entry<'_>) -> Block {
    let exporter = material.single(&handler::SECTION);
    let flows = material.flows_to(recipient, &[Route::Bay]);
    let kept = Tri::all(flows.iter().map(flows::is_kept_in_the_bay));
    material.printed(vec![
        (
            t("处理者注册地（内地九市）", "Handler registered in (nine cities)"),
            material.needed(&exporter, &handler::GBA_CITY),
        ),
        (
            t("接收方所在地", "Place of the recipient"),
            material.needed(recipient, &recipients::COUNTRY),
        ),
        (
            t("不含重要数据", "No important data"),
            printed::yes_no(material, &exporter.yes_no(&handler::IMPORTANT_DATA).not()),
        ),
        (t("保存地点在大湾区内", "Storage lies in the area"), printed::yes_no(material, &kept)),
        (
            t(
                "只向同一辖区的第三方再提供，或者不再提供",
                "Passed on within the same jurisdiction, or not at all",
            ),
            printed::yes_no(material, &onward::stays_in_jurisdiction(recipient)),
        ),
    ])
}
