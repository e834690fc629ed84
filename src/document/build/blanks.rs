//! Every blank of the official contract form, with its place in the form and the value to fill in.

use crate::document::official::{CONTRACT, Whose};
use crate::document::{Block, Inline};
use crate::form::catalog::{contracts, handler, recipients};
use crate::form::options::{contract_status, dispute};
use crate::form::{Entry, Field};
use crate::text::{Text, t};

use super::appendix::terms;
use super::material::Material;
use super::parts::{Pair, Row};
use super::printed;

impl Material<'_> {
    /// The answers that a blank of an official form takes one of; none where the record has no such row.
    pub(super) fn whose<'b>(
        &'b self,
        whose: Whose,
        recipient: Option<&Entry<'b>>,
    ) -> Option<Entry<'b>> {
        match whose {
            Whose::Exporter => Some(self.single(&handler::SECTION)),
            Whose::Recipient => recipient.copied(),
            // Every recipient has the row of its contract.
            Whose::Terms => recipient.and_then(|recipient| terms(self, recipient)),
            Whose::Person(who) => printed::person(self, who),
        }
    }

    /// The name of a recipient as an official form takes it: as registered, and in Chinese where it has such a name.
    pub(super) fn both_names(&self, recipient: &Entry<'_>) -> Vec<Inline> {
        let name = self.needed(recipient, &recipients::NAME);
        let chinese = self.answer(recipient, &recipients::NAME_ZH);
        if chinese.is_empty() || chinese == name {
            return name;
        }
        runs!(self, "{name}（{chinese}）", "{name} ({chinese})", name = name, chinese = chinese)
    }
}

/// Every blank of the official form with its place in it; those of the appendices stand by themselves.
pub(super) fn sheet(material: &Material<'_>, recipient: &Entry<'_>) -> Block {
    let mut rows: Vec<Row> = Vec::new();
    for slot in CONTRACT.blanks().take_while(|slot| !slot.id.starts_with("appendix.")) {
        let special = match slot.id {
            "business.status" => business(material, recipient),
            "dispute.method" => disputes(material, recipient),
            _ => Vec::new(),
        };
        // A name and a title stand in one answer.
        let both = t("联系人、职务", "Contact person and title");
        let label = if slot.id.ends_with(".person") { both } else { slot.label };
        let asked = slot.asks.and_then(|(whose, field)| {
            let entry = material.whose(whose, Some(recipient))?;
            let is_name = field == &recipients::NAME;
            let value =
                if is_name { material.both_names(&entry) } else { material.needed(&entry, field) };
            Some((label, value))
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
        status(material, &terms),
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
    let chosen = material.needed(terms, &contracts::DISPUTE);
    match terms.choice(&contracts::DISPUTE).known() {
        Some(dispute::ARBITRATION) => {
            runs!(material, "第1种方式：{chosen}", "way 1: {chosen}", chosen = chosen)
        }
        Some(dispute::LITIGATION) => {
            runs!(material, "第2种方式：{chosen}", "way 2: {chosen}", chosen = chosen)
        }
        _ => chosen,
    }
}

/// The word that the form offers, which stands before "concluded" in it.
fn status(material: &Material<'_>, terms: &Entry<'_>) -> Vec<Inline> {
    match terms.choice(&contracts::BUSINESS_STATUS).known() {
        Some(contract_status::CONCLUDED) => material.words(t("已", "concluded")),
        Some(contract_status::TO_BE) => material.words(t("约定", "to be concluded")),
        _ => or_none(material, terms, &contracts::BUSINESS_STATUS),
    }
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
