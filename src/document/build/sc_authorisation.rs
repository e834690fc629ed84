//! The power of attorney for the agent who files the standard contract (经办人授权委托书).
//!
//! The official form is annex 2 of the filing guide and is not reproduced: its fields are filled, in words of our own.

use crate::document::{Block, Inline, Layout};
use crate::form::catalog::{application, handler, people, recipients};
use crate::form::options::filing_person;
use crate::form::{Code, Entry, Field, Place};
use crate::law::Route;
use crate::text::{Phrase, Text, t};

use super::appendix;
use super::brought::SIGNED;
use super::material::Material;
use super::paper::{Listed, Paper, WRITTEN, When};
use super::parts::BY_HAND;
use super::printed;

const TITLE: Text = t("经办人授权委托书", "Power of Attorney for the Handling Person");

/// The two persons of the paper.
const PERSONS: [Code; 2] = [filing_person::LEGAL_REPRESENTATIVE, filing_person::AGENT];
/// The first and the last day of the term.
const TERM: [&Field; 2] = [&application::AUTHORISED_FROM, &application::AUTHORISED_TO];

pub(super) static PAPER: Paper = Paper {
    id: "contract-authorisation",
    title: TITLE,
    layout: Layout::Form,
    when: When::Route(Route::Contract),
    listed: &[Listed::at(Route::Contract, 4, SIGNED).row(
        TITLE,
        t(
            "加盖公章；法定代表人、经办人签字",
            "seal; signed by legal representative and handling person",
        ),
        t("经办人授权委托书", "power of attorney"),
    )],
    carries: &[&[&handler::NAME]],
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let exporter = material.single(&handler::SECTION);
    let mut body = vec![
        material.remark(t(
            "提交时须使用官方格式：请从国家网信部门网站下载《个人信息出境标准合同备案指南（第二版）》附件2，将下列内容填入；与官方格式不一致的，以官方格式为准。签字由本人手写，公章盖在指定位置。",
            "The filing takes the official form: download annex 2 of the filing guide (second edition) from the CAC website and fill in the content below; where it differs, the official form prevails. Signatures are handwritten; the seal goes in the place provided.",
        )),
        material.form(vec![
            (t("单位名称", "Organisation"), material.handler_name()),
            (handler::CREDIT_CODE.label, material.needed(&exporter, &handler::CREDIT_CODE)),
            (
                handler::LEGAL_REPRESENTATIVE.label,
                material.needed(&exporter, &handler::LEGAL_REPRESENTATIVE),
            ),
            (
                t("法定代表人身份证件号码", "ID number of the legal representative"),
                id_number(material, filing_person::LEGAL_REPRESENTATIVE),
            ),
            (handler::AGENT.label, material.needed(&exporter, &handler::AGENT)),
            (
                t("经办人身份证件号码", "ID number of the handling person"),
                id_number(material, filing_person::AGENT),
            ),
            (t("委托事项", "Matter entrusted"), matter(material)),
            (t("委托期限", "Term"), term(material)),
        ]),
    ];
    body.push(material.sentence(t(
        "本单位委托上列经办人办理上列事项。经办人为本单位人员。在委托期限内，经办人为办理该事项所签署、提交和上传的文件，本单位均予认可，并承担由此产生的法律后果。",
        "The organisation entrusts the person named above, a member of its staff, with the matter named above. It recognises the papers that this person signs, submits and uploads for the matter within the term, and bears the legal consequences.",
    )));
    body.push(material.sentence(t(
        "经办人不得将上述事项再委托他人办理。",
        "The handling person may not delegate the matter to anybody else.",
    )));
    body.push(material.signed(&[
        t("单位（盖章）：________________", "Organisation (seal): ________________"),
        t(
            "法定代表人（签字）：________________",
            "Legal representative (signature): ________________",
        ),
        t("经办人（签字）：________________", "Handling person (signature): ________________"),
    ]));
    body
}

fn matter(material: &Material<'_>) -> Vec<Inline> {
    let blank = || vec![material.blank(Place::whole(&recipients::SECTION))];
    runs!(
        material,
        "办理个人信息出境标准合同备案（境外接收方：{recipients}）",
        "Filing of the standard contract (overseas recipient: {recipients})",
        recipients = partners(material).map_or_else(blank, |names| material.told(&names)),
    )
}

/// The recipients with whom the contract is signed; none while none is named.
pub(super) fn partners(material: &Material<'_>) -> Option<Phrase> {
    let names: Vec<Phrase> = appendix::concerned(material).iter().map(Entry::title).collect();
    (!names.is_empty()).then(|| Phrase::list(names))
}

/// Whether something of this paper is left to be written by hand: an identity number, or the term.
pub(super) fn is_by_hand(material: &Material<'_>) -> bool {
    !has_term(&material.single(&application::SECTION))
        || PERSONS.iter().any(|who| recorded_number(material, *who).is_empty())
}

/// The number of an identity paper, where it is recorded; otherwise it is written by hand.
fn id_number(material: &Material<'_>, person: Code) -> Vec<Inline> {
    let known = recorded_number(material, person);
    if known.is_empty() { material.words(BY_HAND) } else { known }
}

fn recorded_number(material: &Material<'_>, who: Code) -> Vec<Inline> {
    let row = printed::person(material, who);
    row.map(|row| material.answer(&row, &people::ID_NUMBER)).unwrap_or_default()
}

fn has_term(entry: &Entry<'_>) -> bool {
    TERM.iter().all(|field| entry.is_answered(field))
}

/// The term, where it is recorded; otherwise it is chosen on signing.
fn term(material: &Material<'_>) -> Vec<Inline> {
    let entry = material.single(&application::SECTION);
    if has_term(&entry) {
        let [from, to] = TERM.map(|field| material.answer(&entry, field));
        return material.period(from, to);
    }
    material.words(t(
        "自______年____月____日起至______年____月____日止（签署时填写）",
        "from ____________ to ____________ (on signing)",
    ))
}
