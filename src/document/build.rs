//! The documents, one file each: pure functions of the answers, their survey and a language.

mod action_plan;
mod appendix;
mod blanks;
mod brief;
mod cert_sheet;
mod consent;
mod contract;
mod deidentification;
mod exemption;
mod gba_assessment;
mod gba_sheet;
mod gba_undertaking;
mod lists;
mod material;
mod notice;
mod parts;
mod printed;
mod processing_record;
mod questionnaire;
mod questionnaire_workbook;
pub(super) mod questions;
mod report;
mod report_assessment;
mod report_handler;
mod report_transfer;
mod risks;
mod routes;
mod sa_authorisation;
mod sa_commitment;
mod sa_extension;
mod sa_form;
mod sa_materials;
mod sa_report;
mod sa_report_capability;
mod sa_report_data;
mod sa_report_risk;
mod sc_authorisation;
mod sc_materials;
mod sc_undertaking;

use crate::document::Document;
use crate::document::workbook::Workbook;
use crate::form::{Answers, Facts};
use crate::law::{Mechanism, Requirement, Survey, duties};
use crate::text::Lang;

use material::Material;

pub use contract::{NoContract, contract_values};
pub use deidentification::deidentification;
pub use risks::{heat_map, risk_sheets};

/// Every document that the assessment calls for, in the order of the filing.
///
/// While the mechanism is open, every document that may be needed is built, as a draft.
pub fn documents(answers: &Answers, survey: &Survey, lang: Lang) -> Vec<Document> {
    // What a document says is not explained read by read.
    let facts = Facts::at(answers, survey.verdict.day).quietly();
    let material = Material::new(&facts, survey, lang);
    let may_need = |duty| survey.verdict.duty(duty) != Requirement::NotRequired;
    let mut out = Vec::new();
    if may_need(&duties::PIPIA) {
        out.push(report::build(&material));
    }
    if appendix::is_called_for(&material) {
        out.push(appendix::build(&material));
        out.push(sc_authorisation::build(&material));
        out.push(sc_undertaking::build(&material));
        let materials = sc_materials::build(&material, &out);
        out.push(materials);
    }
    if exemption::is_called_for(&material) {
        out.push(exemption::build(&material));
    }
    out.extend(routes::build(&material));
    if may_need(&duties::NOTICE) {
        out.push(notice::build(&material));
    }
    if may_need(&duties::SEPARATE_CONSENT) && survey.verdict.mechanism != Mechanism::OutOfScope {
        out.push(consent::build(&material));
    }
    if may_need(&duties::RECORD_KEEPING) {
        out.push(processing_record::build(&material));
    }
    if may_need(&duties::PIPIA) {
        if questionnaire::is_called_for(&material) {
            out.push(questionnaire::build(&material));
        }
        out.push(action_plan::build(&material));
    }
    out.push(brief::build(&material));
    out
}

/// The workbooks of the record: its lists, and the questionnaire where it has a recipient to ask.
pub fn workbooks(answers: &Answers, survey: &Survey, lang: Lang) -> Vec<Workbook> {
    let facts = Facts::at(answers, survey.verdict.day).quietly();
    let material = Material::new(&facts, survey, lang);
    let lists = lists::build(&material);
    let asked = questionnaire::is_called_for(&material);
    std::iter::once(lists).chain(asked.then(|| questionnaire_workbook::build(&material))).collect()
}

/// The questions to the overseas recipients, to be written in Word and as a workbook; nothing without a recipient.
pub fn questionnaire(
    answers: &Answers,
    survey: &Survey,
    lang: Lang,
) -> Option<(Document, Workbook)> {
    let facts = Facts::at(answers, survey.verdict.day).quietly();
    let material = Material::new(&facts, survey, lang);
    questionnaire::is_called_for(&material)
        .then(|| (questionnaire::build(&material), questionnaire_workbook::build(&material)))
}
