//! Every check, in the order of an officer's reading: points 1 to 65 are filing
//! practice, those with an N come from later guides and standards, those with a G are the own points of the Greater Bay Area contract, and
//! those with a B say who files, and in what form.
//!
//! The last of the additions came from a draft; here it rests on Art. 14 of the Security Assessment Measures alone.

mod additions;
mod assessed;
mod bay;
mod consent;
mod contract;
mod dates;
mod equality;
mod filing;
mod formalities;
mod grounds;
mod proved;
mod remedied;
mod risk;
mod stages;
mod untold;
mod volume;

use super::{Case, Check, Group, Outcome, Route};
use crate::source::Citation;
use crate::text::Text;

use Route::{Assessment, Bay, Certification, Contract, Exempt};

const S: &[Route] = &[Contract];
const A: &[Route] = &[Assessment];
const C: &[Route] = &[Certification];
const G: &[Route] = &[Bay];
const SA: &[Route] = &[Contract, Assessment];
const SG: &[Route] = &[Contract, Bay];
/// Not run together, as that would be the name of a guide.
const SA_G: &[Route] = &[Contract, Assessment, Bay];
const AC: &[Route] = &[Assessment, Certification];
const SC: &[Route] = &[Contract, Certification];
const SAC: &[Route] = &[Contract, Assessment, Certification];
const SACG: &[Route] = &[Contract, Assessment, Certification, Bay];
const ALL: &[Route] = &[Contract, Assessment, Certification, Bay, Exempt];

/// The checks by group, in order.
pub static GROUPS: &[(Group, &[&Check])] = &[
    (Group::Volume, volume::CHECKS),
    (Group::Formalities, formalities::CHECKS),
    (Group::Dates, dates::CHECKS),
    (Group::Contract, contract::CHECKS),
    (Group::Equality, equality::CHECKS),
    (Group::Substance, grounds::CHECKS),
    (Group::Substance, consent::CHECKS),
    (Group::Substance, assessed::CHECKS),
    (Group::Substance, risk::CHECKS),
    (Group::Additions, additions::CHECKS),
    (Group::Additions, stages::CHECKS),
    (Group::Additions, untold::CHECKS),
    (Group::Additions, proved::CHECKS),
    (Group::Additions, remedied::CHECKS),
    (Group::Additions, filing::CHECKS),
    (Group::Bay, bay::CHECKS),
];

/// Every check with its group.
pub fn all() -> impl Iterator<Item = (Group, &'static Check)> {
    GROUPS.iter().flat_map(|(group, checks)| checks.iter().map(|check| (*group, *check)))
}

/// The check with this id or number.
pub fn find(id: &str) -> Option<&'static Check> {
    all().map(|(_, check)| check).find(|check| check.id == id || check.number == id)
}

/// A check that does not keep papers from being issued.
const fn check(
    (id, number): (&'static str, &'static str),
    title: Text,
    routes: &'static [Route],
    sources: &'static [Citation],
    remedy: Text,
    run: fn(&Case<'_>, &mut Outcome),
) -> Check {
    Check { id, number, title, routes, sources, remedy, blocks: false, run }
}

impl Check {
    /// Keeps the papers from being issued.
    const fn blocking(self) -> Self {
        Self { blocks: true, ..self }
    }
}
