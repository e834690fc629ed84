//! The papers, one file each and long ones in parts (`report_*`, `sa_report_*`): pure functions of the answers, their survey and a
//! language. What they share stands in `material`, `parts`, `printed` and `runs`.

// First, because its `runs!` is used by those below it.
#[macro_use]
mod runs;

mod action_plan;
mod annexes;
mod appendix;
mod blanks;
mod brief;
mod brought;
mod cert_sheet;
mod charts;
mod cited;
mod consent;
mod contract;
mod deidentification;
mod denied;
mod exemption;
mod finish;
mod flows;
mod gba_assessment;
mod gba_materials;
mod gba_sheet;
mod gba_undertaking;
mod inquiry;
mod item_map;
mod lists;
mod material;
mod minutes;
mod notice;
mod official;
mod paper;
mod parts;
mod policy_check;
mod pressing;
mod printed;
mod problems;
mod processing_record;
mod proofs;
mod prose;
mod questionnaire;
mod questionnaire_workbook;
pub(super) mod questions;
mod report;
mod report_assessment;
mod report_handler;
mod report_items;
mod report_transfer;
mod risks;
mod sa_authorisation;
mod sa_commitment;
mod sa_extension;
mod sa_form;
mod sa_materials;
mod sa_report;
mod sa_report_capability;
mod sa_report_data;
mod sa_report_risk;
mod sa_report_stages;
mod sc_authorisation;
mod sc_materials;
mod sc_undertaking;
mod stops;
mod subject;
mod submission;
mod told_at;
mod ways;
mod ways_told;

use crate::document::Document;
use crate::document::workbook::Workbook;
use crate::form::Answers;
use crate::form::catalog::recipients;
use crate::law::{Route, Routes, Survey};
use crate::text::{Lang, Text};

use material::Material;

pub use appendix::PAPER as CONTRACT_APPENDIX;
pub use cited::{codes, pieces};
pub use contract::{NoContract, contract_values};
pub use deidentification::PAPER as DEIDENTIFICATION;
pub use gba_assessment::PAPER as BAY_ASSESSMENT;
pub use gba_sheet::PAPER as BAY_SHEET;
pub use gba_undertaking::{PAPER as BAY_UNDERTAKING, THEIRS as BAY_UNDERTAKING_OF_RECIPIENT};
pub use inquiry::{Inquiry, inquiry};
pub use minutes::{Decided, Matter, Minutes, minutes};
pub use notice::PAPER as NOTICE;
pub use official::official_values;
pub use paper::{Listed, Maker, Paper, Part, Scope};
pub use policy_check::{Difference, PolicyCheck, Promised, policy_check};
pub use proofs::{PAPER as PROOFS, routes_of_proof};
pub(crate) use prose::with_days_said;
pub use report::PAPER as IMPACT_REPORT;
pub use risks::{
    PAPER as RISKS, UnderWay, conditions, heat_map, proofs_of_risk, under_way, waits_for_nothing,
};
pub use sa_extension::PAPER as EXTENSION;
pub use sa_form::PAPER as APPLICATION_FORM;
pub use sa_report::PAPER as SELF_ASSESSMENT;
pub use submission::{
    Beside, Scanned, Submission, held_back, is_of_both_sides, numbered, submissions,
    waits_for_remedies,
};
pub use ways_told::{ways, ways_json, ways_told};

/// Every paper there is. Documents are made in this order; a list of materials follows the papers it tells of.
pub static PAPERS: &[&Paper] = &[
    &brought::CREDIT_CODE,
    &brought::LEGAL_ID,
    &brought::AGENT_ID,
    &brought::LEGAL_DOCUMENT,
    &brought::OTHER,
    &brought::APPLICANT,
    &brought::REQUEST,
    &brought::PROOFS,
    &brought::BAY_LEGAL_ID,
    &report::PAPER,
    &report::WHOLE,
    &appendix::PAPER,
    &sc_authorisation::PAPER,
    &sc_undertaking::PAPER,
    &sc_materials::PAPER,
    &exemption::PAPER,
    &sa_form::PAPER,
    &sa_report::PAPER,
    &sa_authorisation::PAPER,
    &sa_materials::PAPER,
    &sa_extension::PAPER,
    &cert_sheet::PAPER,
    &gba_sheet::PAPER,
    &gba_assessment::PAPER,
    &gba_undertaking::PAPER,
    &gba_undertaking::THEIRS,
    &gba_materials::PAPER,
    &notice::PAPER,
    &consent::PAPER,
    &processing_record::PAPER,
    &proofs::PAPER,
    &proofs::CERTIFIED,
    &proofs::CHECKLIST,
    &lists::PAPER,
    &questionnaire::PAPER,
    &action_plan::PAPER,
    &brief::PAPER,
    &deidentification::PAPER,
    &risks::PAPER,
];

/// Every document that the assessment calls for, in the order of the papers.
///
/// While the mechanism is open, every document that may be needed is built, as a draft.
pub fn documents(answers: &Answers, survey: &Survey, lang: Lang) -> Vec<Document> {
    written(answers, survey, lang, None)
}

/// The same for a package, whose lists of materials say which scans go with it.
pub fn documents_beside(
    answers: &Answers,
    survey: &Survey,
    lang: Lang,
    beside: &Beside,
) -> Vec<Document> {
    written(answers, survey, lang, Some(beside))
}

/// The same documents, the lists of materials among them written anew now that it is known what stands in the way of handing in.
pub fn lists_anew(
    (answers, survey): (&Answers, &Survey),
    lang: Lang,
    beside: &Beside,
    made: Vec<Document>,
) -> Vec<Document> {
    let facts = survey.facts(answers).quietly();
    let mut material =
        Material { beside: Some(beside), made, ..Material::new(&facts, survey, lang) };
    let mut anew = Vec::new();
    for paper in [&sc_materials::PAPER, &sa_materials::PAPER, &gba_materials::PAPER] {
        let is_it = |document: &Document| document.id == paper.id;
        let Some(at) = material.made.iter().position(is_it) else { continue };
        material.by = paper.route(&survey.routes);
        anew.extend(paper.document(&material).map(|document| (at, document.blocks)));
    }
    let mut made = material.made;
    for (at, blocks) in anew {
        made[at].blocks = blocks;
    }
    made
}

fn written(
    answers: &Answers,
    survey: &Survey,
    lang: Lang,
    beside: Option<&Beside>,
) -> Vec<Document> {
    // What a document says is not explained read by read.
    let facts = survey.facts(answers).quietly();
    let mut material = Material { beside, ..Material::new(&facts, survey, lang) };
    for paper in PAPERS {
        if paper.is_called_for(&material) {
            material.by = paper.route(&survey.routes);
            for subject in material.subjects(paper) {
                material.about = subject;
                let made = paper.document(&material);
                material.made.extend(made);
            }
            material.about = None;
            material.by = None;
        }
    }
    material.made
}

/// The workbooks of the record: its lists, and the questionnaire where it is called for.
pub fn workbooks(answers: &Answers, survey: &Survey, lang: Lang) -> Vec<Workbook> {
    let facts = survey.facts(answers).quietly();
    let mut material = Material::new(&facts, survey, lang);
    let mut out = Vec::new();
    for paper in PAPERS {
        if paper.sheets.is_some() && paper.is_called_for(&material) {
            for subject in material.subjects(paper) {
                material.about = subject;
                out.extend(paper.workbook(&material));
            }
            material.about = None;
        }
    }
    out
}

/// A paper by itself, whether or not the assessment calls for it.
pub fn document(paper: &Paper, answers: &Answers, survey: &Survey, lang: Lang) -> Document {
    let facts = survey.facts(answers).quietly();
    let mut material = Material::new(&facts, survey, lang);
    material.by = paper.route(&survey.routes);
    material.finish(paper, paper.build.map(|build| build(&material)).unwrap_or_default())
}

/// The questions to each overseas recipient, to be written in Word and as a workbook; nothing without a recipient.
///
/// None sees what another one answered.
pub fn questionnaires(answers: &Answers, survey: &Survey, lang: Lang) -> Vec<(Document, Workbook)> {
    let facts = survey.facts(answers).quietly();
    let mut material = Material::new(&facts, survey, lang);
    let paper = &questionnaire::PAPER;
    let mut out = Vec::new();
    if questionnaire::has_recipients(&material) {
        for subject in material.subjects(paper) {
            material.about = subject;
            out.extend(paper.document(&material).zip(paper.workbook(&material)));
        }
    }
    out
}

/// The papers that are handed in by the list of a route, in the order of their numbers.
fn in_list(route: Route) -> Vec<(&'static Paper, &'static Listed)> {
    let places = PAPERS.iter().filter_map(|paper| Some((*paper, paper.place(route)?)));
    let mut out: Vec<_> = places.filter(|(_, listed)| listed.name != Text::EMPTY).collect();
    out.sort_by_key(|(_, listed)| listed.number);
    out
}

/// What is handed in for a route, by its numbers in the list; nothing while the route is open, as each has a list of its own.
pub fn handed_in(route: Option<Route>) -> Vec<&'static Listed> {
    route.map(in_list).unwrap_or_default().into_iter().map(|(_, listed)| listed).collect()
}

/// Whether a paper of a list is asked of this record: the ID of the legal representative goes with the contract with Hong Kong alone.
pub fn is_asked(listed: &Listed, answers: &Answers, survey: &Survey) -> bool {
    let facts = survey.facts(answers).quietly();
    let mut bay = facts
        .rows(&recipients::SECTION)
        .filter(|row| row.id.is_some_and(|id| !survey.verdict.bay_with(id).is_no()));
    !submission::is_bay_id(listed) || bay.any(|row| !submission::is_in_macao(&row))
}

/// The first route that the record may take for which the paper of this id is filed.
pub fn filed_by(id: &str, routes: &Routes) -> Option<Route> {
    let paper = PAPERS.iter().find(|paper| paper.id == id)?;
    routes.possible().iter().copied().find(|route| paper.place(*route).is_some())
}

/// Whether the paper of this id is copied into an official form, and only that form is signed and handed in.
pub fn is_for_copying(id: &str) -> bool {
    let copied = [
        &sc_authorisation::PAPER,
        &sc_undertaking::PAPER,
        &sa_authorisation::PAPER,
        &appendix::PAPER,
        &gba_sheet::PAPER,
    ];
    copied.into_iter().any(|paper| paper.id == id)
}

/// Where the paper of this id stands in the package of a record.
pub fn filed(id: &str, routes: &Routes) -> (Part, Option<usize>) {
    let paper = PAPERS.iter().find(|paper| paper.id == id);
    paper.map_or((Part::Internal, None), |paper| paper.filed(routes))
}
