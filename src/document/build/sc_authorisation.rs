//! What is filled into the power of attorney for the agent who files the standard contract (经办人授权委托书).
//!
//! The official form is annex 2 of the filing guide, whose wording is not held: a sheet to copy from, with no clause of its own.

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
    vec![
        material.remark(t(
            "提交时须使用官方格式：请从国家网信部门网站下载《个人信息出境标准合同备案指南（第二版）》附件2。附件2的文字本程序没有，不代拟条款：本件不是委托书，只供誊录，不在本件上签字、盖章；以官方格式为准。签字由本人手写，公章盖在官方格式指定的位置。",
            "The filing takes the official form: download annex 2 of the filing guide (second edition) from the CAC website. Its wording is not held here and no clause is invented: this is no power of attorney but a sheet to copy from, neither signed nor sealed; the official form prevails. Signatures are handwritten; the seal goes in the place that the form provides.",
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
    ]
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
