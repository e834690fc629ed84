//! Scenarios (出境场景): one business purpose that sends data abroad, and the exemption it may claim.

mod exemptions;
mod handling;
mod purpose;

pub use exemptions::*;
pub use handling::*;
pub use purpose::*;

use crate::form::options::{act, defect_data, exemption, legal_basis, sector};
use crate::form::{Code, Entry, Section, Shape, Tri};
use crate::source::AUTO_G;
use crate::text::t;

use super::{groups, items};

/// The section.
pub static SECTION: Section = Section {
    id: "scenarios",
    title: t("出境场景", "Scenarios"),
    about: t(
        "每个业务目的一行：为什么出境、凭什么、提供给谁、谁的、哪些信息、怎样传、存在哪里、存多久。法律判断逐个场景进行。",
        "One row for each business purpose: why, on what basis, to whom, whose data, which items, how, where and how long. The law is judged scenario by scenario.",
    ),
    shape: Shape::Rows { noun: t("场景", "scenario"), prefix: "scenario", title: &NAME },
    fields: &[
        &NAME,
        &BRIEF,
        &PURPOSE,
        &RECIPIENTS,
        &GROUPS,
        &ITEMS,
        &RIGHTS_EFFECT,
        &PERSONAL,
        &IMPORTANT,
        &DEFECT_DATA,
        &DEFECT_PURPOSE,
        &DEFECT_REPORTED,
        &ACT,
        &MANNER,
        &NECESSITY,
        &NECESSITY_PERSONS,
        &LEGAL_BASIS,
        &BASIS_REASON,
        &EXEMPTION,
        &TRANSIT_COLLECTED_ABROAD,
        &TRANSIT_UNMIXED,
        &CONTRACT_PARTY,
        &HR_LABOUR_RULES,
        &HR_COLLECTIVE_CONTRACT,
        &HR_SCOPE,
        &HR_REVIEW,
        &EMERGENCY,
        &STATUTORY_DUTY,
        &ZONE_REGION,
        &ZONE_LIST,
        &ZONE_IN_SCOPE,
        &ZONE_SECTOR,
        &ZONE_OFF_LIST,
        &ZONE_MECHANISM,
        &ZONE_ENTRY,
        &ZONE_THRESHOLD,
        &TRULY_NECESSARY,
        &EXEMPTION_EVIDENCE,
        &TREATY,
        &COLLECTION,
        &SYSTEMS_TOLD,
        &PERSON_DECISION,
        &PERSON_REASON,
        &AUTOMATED,
        &PUBLISHED,
        &SUCCESSION,
        &PERSONS_YEAR,
        &PERSONS_NEXT,
        &PERSONS_APPROVED,
        &PERSONS_RELATION,
        &IMPORTANT_AUTHORITY,
        &IMPORTANT_VOLUME,
        &RECIPIENT_STATISTICS,
    ],
};

fn claims(entry: &Entry<'_>, wanted: &[Code]) -> Tri {
    entry.chose_any(&EXEMPTION, wanted)
}

fn claims_transit(entry: &Entry<'_>) -> Tri {
    claims(entry, &[exemption::TRANSIT])
}

fn claims_contract(entry: &Entry<'_>) -> Tri {
    claims(entry, &[exemption::CONTRACT])
}

fn claims_hr(entry: &Entry<'_>) -> Tri {
    claims(entry, &[exemption::HUMAN_RESOURCES])
}

/// The papers of HR management are conditions of the exemption and of the basis alike.
fn rests_on_hr(entry: &Entry<'_>) -> Tri {
    claims_hr(entry).or(entry.chose(&LEGAL_BASIS, legal_basis::HUMAN_RESOURCES))
}

/// So is the contract of the individual.
fn rests_on_contract(entry: &Entry<'_>) -> Tri {
    claims_contract(entry).or(entry.chose(&LEGAL_BASIS, legal_basis::CONTRACT))
}

/// And the statutory duty.
fn rests_on_statute(entry: &Entry<'_>) -> Tri {
    claims_statutory(entry).or(entry.chose(&LEGAL_BASIS, legal_basis::STATUTORY_DUTY))
}

fn claims_emergency(entry: &Entry<'_>) -> Tri {
    claims(entry, &[exemption::EMERGENCY])
}

fn claims_statutory(entry: &Entry<'_>) -> Tri {
    claims(entry, &[exemption::STATUTORY])
}

fn claims_zone(entry: &Entry<'_>) -> Tri {
    claims(entry, &[exemption::FREE_TRADE_ZONE])
}

fn on_zone_list(entry: &Entry<'_>) -> Tri {
    claims_zone(entry).and(entry.yes_no(&ZONE_OFF_LIST).not())
}

fn claims_necessity(entry: &Entry<'_>) -> Tri {
    claims(
        entry,
        &[
            exemption::CONTRACT,
            exemption::HUMAN_RESOURCES,
            exemption::EMERGENCY,
            exemption::STATUTORY,
        ],
    )
}

fn claims_any(entry: &Entry<'_>) -> Tri {
    entry.chose(&EXEMPTION, exemption::NONE).not()
}

/// Whether nothing of the scenario leaves the mainland.
pub fn is_inside_only(scenario: &Entry<'_>) -> Tri {
    scenario.chose(&ACT, act::INSIDE_ONLY)
}

/// Whether an item of the scenario is sensitive, by itself or in combination.
pub fn sensitive_items(entry: &Entry<'_>) -> Tri {
    entry.named(&ITEMS).any(items::is_sensitive)
}

/// Asked where an item of the scenario is sensitive or a child is concerned.
fn carries_sensitive(entry: &Entry<'_>) -> Tri {
    sensitive_items(entry).or(groups::any_under_14(entry, &GROUPS))
}

/// Whether the handler said that any of its data was notified or published as important.
fn important_is_open(entry: &Entry<'_>) -> Tri {
    entry.facts().single(&super::handler::SECTION).yes_no(&super::handler::IMPORTANT_DATA)
}

/// Asked unless the handler said that none is important; a "yes" that stands against that is a contradiction to be settled, and
/// never left out of sight.
fn important_is_asked(entry: &Entry<'_>) -> Tri {
    let says_yes = entry.value(&IMPORTANT).and_then(serde_json::Value::as_str) == Some("yes");
    let says_yes = says_yes || entry.candidates(&IMPORTANT).is_some();
    important_is_open(entry).or(Tri::known(says_yes))
}

/// Whether a result of an assessment is recorded, and covers several scenarios.
fn is_one_of_several_assessed(entry: &Entry<'_>) -> Tri {
    let is_several = entry.facts().rows(&SECTION).nth(1).is_some();
    if is_several { super::extension::has_result(entry) } else { Tri::No }
}

fn carries_important(entry: &Entry<'_>) -> Tri {
    important_is_open(entry).and(entry.yes_no(&IMPORTANT))
}

/// Asked of important data of the automotive sector, from the day of the guideline on.
fn automotive_important(entry: &Entry<'_>) -> Tri {
    let handler = entry.facts().single(&super::handler::SECTION);
    if entry.facts().day() < AUTO_G.from {
        return Tri::No;
    }
    handler
        .chose(&super::handler::SECTOR, sector::AUTOMOTIVE)
        .and(handler.yes_no(&super::handler::IMPORTANT_DATA))
        .and(entry.yes_no(&IMPORTANT))
}

fn defect_named(entry: &Entry<'_>) -> Tri {
    automotive_important(entry).and(entry.chose(&DEFECT_DATA, defect_data::NONE).not())
}

fn is_decided_by_a_person(entry: &Entry<'_>) -> Tri {
    Tri::known(entry.value(&PERSON_DECISION).is_some())
}
