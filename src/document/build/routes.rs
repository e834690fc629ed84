//! Which papers each route adds: security assessment, certification, Greater Bay Area contract.
//!
//! A paper is written where its route is, or may become, the route; while that is open it is a draft.

use crate::document::Document;
use crate::law::Route;

use super::material::Material;
use super::{
    cert_sheet, gba_assessment, gba_sheet, gba_undertaking, sa_authorisation, sa_extension,
    sa_form, sa_materials, sa_report,
};

pub(super) fn build(material: &Material<'_>) -> Vec<Document> {
    let mut out = Vec::new();
    let routes = &material.survey.routes;
    if routes.may_take(Route::Assessment) {
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
    if routes.may_take(Route::Certification) {
        out.push(cert_sheet::build(material));
    }
    if routes.may_take(Route::Bay) {
        out.extend([
            gba_sheet::build(material),
            gba_assessment::build(material),
            gba_undertaking::build(material),
        ]);
    }
    out
}
