//! Which papers each route adds: security assessment, certification, Greater Bay Area contract.
//!
//! A paper is written where its route is, or may become, the route; while that is open it is a draft.

use crate::document::Document;
use crate::form::catalog::record;
use crate::form::options::route;
use crate::form::{Code, Tri};
use crate::law::Mechanism;

use super::material::Material;
use super::{
    cert_sheet, gba_assessment, gba_sheet, gba_undertaking, sa_authorisation, sa_extension,
    sa_form, sa_materials, sa_report,
};

pub(super) fn build(material: &Material<'_>) -> Vec<Document> {
    let mut out = Vec::new();
    if may_be(material, Mechanism::SecurityAssessment) {
        out.extend([
            sa_form::build(material),
            sa_report::build(material),
            sa_authorisation::build(material),
            sa_materials::build(material),
        ]);
        if sa_extension::is_called_for(material) {
            out.push(sa_extension::build(material));
        }
    }
    if may_be(material, Mechanism::StandardContractOrCertification) {
        if chosen(material, route::CERTIFICATION) != Tri::No {
            out.push(cert_sheet::build(material));
        }
        if chosen(material, route::GBA_CONTRACT).and(material.survey.verdict.bay()) != Tri::No {
            out.extend([
                gba_sheet::build(material),
                gba_assessment::build(material),
                gba_undertaking::build(material),
            ]);
        }
    }
    out
}

/// Whether the mechanism of the whole is this one, or is open and may become it.
fn may_be(material: &Material<'_>, wanted: Mechanism) -> bool {
    let verdict = &material.survey.verdict;
    verdict.mechanism == wanted
        || (verdict.mechanism == Mechanism::Undetermined
            && (verdict.scenarios.is_empty()
                || verdict.scenarios.iter().any(|scenario| scenario.possible.contains(&wanted))))
}

fn chosen(material: &Material<'_>, route: Code) -> Tri {
    material.single(&record::SECTION).chose(&record::ROUTE, route)
}
