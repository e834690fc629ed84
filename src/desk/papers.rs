//! The papers of a record that is known by its id, so that each file says of which record it is.

use crate::document::build::Beside;
use crate::document::workbook::Workbook;
use crate::document::{Document, build};
use crate::dossier::Dossier;
use crate::law::Survey;
use crate::text::Lang;

/// Every document that the record calls for.
pub(super) fn documents(dossier: &Dossier, survey: &Survey, lang: Lang) -> Vec<Document> {
    let made = build::documents(&dossier.answers, survey, lang).into_iter();
    made.map(|document| of(document, dossier)).collect()
}

/// The same for a package with what goes with it.
pub(super) fn documents_beside(
    dossier: &Dossier,
    survey: &Survey,
    lang: Lang,
    beside: &Beside,
) -> Vec<Document> {
    let made = build::documents_beside(&dossier.answers, survey, lang, beside).into_iter();
    made.map(|document| of(document, dossier)).collect()
}

/// The workbooks of the record.
pub(super) fn workbooks(dossier: &Dossier, survey: &Survey, lang: Lang) -> Vec<Workbook> {
    let made = build::workbooks(&dossier.answers, survey, lang).into_iter();
    made.map(|workbook| Workbook { record: dossier.id.clone(), ..workbook }).collect()
}

/// The questions to each of its recipients; nothing without a recipient.
pub(super) fn questionnaires(
    dossier: &Dossier,
    survey: &Survey,
    lang: Lang,
) -> Vec<(Document, Workbook)> {
    let made = build::questionnaires(&dossier.answers, survey, lang).into_iter();
    made.map(|(document, workbook)| {
        (of(document, dossier), Workbook { record: dossier.id.clone(), ..workbook })
    })
    .collect()
}

fn of(mut document: Document, dossier: &Dossier) -> Document {
    document.stamp.record.clone_from(&dossier.id);
    document
}
