//! Every question of an assessment, one file a section, in the order they are asked.

pub mod application;
pub mod certification;
pub mod conclusion;
pub mod consents;
pub mod contracts;
pub mod deidentification;
pub mod elsewhere;
pub mod events;
pub mod evidence;
pub mod extension;
pub mod findings;
pub mod flows;
pub mod formalities;
pub mod groups;
pub mod handler;
pub mod items;
pub mod legal_document;
pub mod links;
pub mod measures;
pub mod onward;
pub mod overlaps;
pub mod owners;
pub mod people;
pub mod recipients;
pub mod record;
pub mod risks;
pub mod scenarios;
pub mod systems;
pub mod units;

use super::{Field, Section};

/// The sections, in the order they are asked.
pub static SECTIONS: &[&Section] = &[
    &record::SECTION,
    &handler::SECTION,
    &recipients::SECTION,
    &onward::SECTION,
    &groups::SECTION,
    &overlaps::SECTION,
    &items::SECTION,
    &scenarios::SECTION,
    &systems::SECTION,
    &links::SECTION,
    &flows::SECTION,
    &deidentification::SECTION,
    &measures::SECTION,
    &consents::SECTION,
    &findings::SECTION,
    &risks::SECTION,
    &conclusion::SECTION,
    &contracts::SECTION,
    &application::SECTION,
    &people::SECTION,
    &legal_document::SECTION,
    &extension::SECTION,
    &certification::SECTION,
    &owners::SECTION,
    &units::SECTION,
    &evidence::SECTION,
    &events::SECTION,
    &formalities::SECTION,
];

/// The fields whose answers can be the same for two rows of a section that stand for two recipients.
pub(super) fn alike(section: &Section) -> &'static [&'static Field] {
    let known = [(&flows::SECTION, flows::ALIKE), (&contracts::SECTION, contracts::ALIKE)];
    known.into_iter().find(|(known, _)| *known == section).map_or(&[], |(_, alike)| alike)
}
