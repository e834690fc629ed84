//! Every blank of the official contract form, with its place in the form and the value to fill in.

use crate::document::contract::{Whose, blanks};
use crate::document::{Block, Inline};
use crate::form::catalog::{contracts, handler};
use crate::form::options::dispute;
use crate::form::{Entry, Field};
use crate::text::{Text, t};

use super::appendix::terms;
use super::material::Material;
use super::parts::{Pair, Row};

impl Material<'_> {
    /// The answers that a blank of the contract with a recipient takes one of.
    pub(super) fn whose<'b>(&'b self, whose: Whose, recipient: &Entry<'b>) -> Entry<'b> {
        match whose {
            Whose::Exporter => self.single(&handler::SECTION),
            Whose::Recipient => *recipient,
            // Every recipient has the row of its contract.
            Whose::Terms => terms(self, recipient).unwrap_or(*recipient),
        }
    }
}

/// Every blank of the official form with its place in it; those of the appendices stand by themselves.
pub(super) fn sheet(material: &Material<'_>, recipient: &Entry<'_>) -> Block {
    let mut rows: Vec<Row> = Vec::new();
    for slot in blanks().take_while(|slot| !slot.id.starts_with("appendix.")) {
        let special = match slot.id {
            "business.status" => business(material, recipient),
            "dispute.method" => disputes(material, recipient),
            _ => Vec::new(),
        };
        // A name and a title stand in one answer.
        let both = t("联系人、职务", "Contact person and title");
        let label = if slot.id.ends_with(".person") { both } else { slot.label };
        let asked = slot.asks.map(|(whose, field)| {
            (label, material.needed(&material.whose(whose, recipient), field))
        });
        rows.extend(
            special.into_iter().chain(asked).map(|(label, value)| {
                vec![material.words(slot.place), material.words(label), value]
            }),
        );
    }
    rows.push(vec![
        material.words(t("签署栏", "Signatures")),
        material.words(t("双方签字盖章、日期", "Signature, seal and date of both parties")),
        material.words(t("（签署时填写）", "(on signing)")),
    ]);
    let head = [t("位置", "Place"), t("空白项", "Blank"), t("填写内容", "Value")];
    material.table(Text::EMPTY, &head, &[20, 28, 52], rows)
}

/// The business contract, where there is one.
pub(super) fn business(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Pair> {
    let Some(terms) = terms(material, recipient) else { return Vec::new() };
    let mut out = vec![(
        t("商业合同（已/约定）", "Business contract (concluded / to be)"),
        or_none(material, &terms, &contracts::BUSINESS_STATUS),
    )];
    if terms.value(&contracts::BUSINESS_STATUS).is_some() {
        for (label, field) in [
            (t("商业合同订立日", "Date of the business contract"), &contracts::BUSINESS_DATE),
            (t("商业合同名称", "Name of the business contract"), &contracts::BUSINESS_NAME),
        ] {
            out.push((label, material.answer(&terms, field)));
        }
    }
    out
}

/// How disputes are settled and, for arbitration, by whom and where.
fn disputes(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Pair> {
    let Some(terms) = terms(material, recipient) else { return Vec::new() };
    let mut out = vec![(t("争议解决方式", "Dispute resolution"), dispute(material, &terms))];
    for field in [
        &contracts::ARBITRATION_BODY,
        &contracts::ARBITRATION_BODY_NAME,
        &contracts::ARBITRATION_SEAT,
    ] {
        let value = material.answer(&terms, field);
        if !value.is_empty() && terms.is_asked(field).is_yes() {
            out.push((field.label, value));
        }
    }
    out
}

/// As the blank asks: the first way is arbitration, the second litigation.
pub(super) fn dispute(material: &Material<'_>, terms: &Entry<'_>) -> Vec<Inline> {
    let way = match terms.choice(&contracts::DISPUTE).known() {
        Some(dispute::ARBITRATION) => t("第1种方式：", "way 1: "),
        Some(dispute::LITIGATION) => t("第2种方式：", "way 2: "),
        _ => return material.needed(terms, &contracts::DISPUTE),
    };
    let mut out = material.words(way);
    out.extend(material.needed(terms, &contracts::DISPUTE));
    out
}

fn or_none(material: &Material<'_>, entry: &Entry<'_>, field: &'static Field) -> Vec<Inline> {
    let answer = material.answer(entry, field);
    if answer.is_empty() {
        material
            .words(t("（如无商业合同，此处划去）", "(strike out if there is no business contract)"))
    } else {
        answer
    }
}
