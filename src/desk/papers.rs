//! The papers of a record that is known by its id, so that each file says of which record it is.

use crate::document::build::Beside;
use crate::document::workbook::Workbook;
use crate::document::{Document, build};
use crate::dossier::Dossier;
use crate::form::Answers;
use crate::form::catalog::{groups, recipients};
use crate::law::Survey;
use crate::store::file_stem;
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

/// What names the file of a paper: which it is and, where there are several of it, whose it is in words. With the id of the row where
/// another row is called the same, and that id alone where nothing of the name can stand in the name of a file.
pub(super) fn file_name((id, of): (&str, Option<&str>), answers: &Answers, lang: Lang) -> String {
    let Some(of) = of else { return id.to_owned() };
    let sections = [&recipients::SECTION, &groups::SECTION];
    let Some(section) = sections.into_iter().find(|one| answers.row(one, of).is_some()) else {
        return format!("{id}-{of}");
    };
    let title = |row: &str| answers.row_title(section, row).get(lang).to_owned();
    let words = title(of);
    if !words.contains(char::is_alphanumeric) {
        return format!("{id}-{of}");
    }
    let stem = file_stem(&words);
    let mut others = answers.rows(section).filter(|row| row.id != of);
    // Names of files are the same for some systems whatever the case of their letters.
    let is_shared = others.any(|row| file_stem(&title(row.id)).eq_ignore_ascii_case(&stem));
    if is_shared { format!("{id}-{stem}-{of}") } else { format!("{id}-{stem}") }
}

fn of(mut document: Document, dossier: &Dossier) -> Document {
    document.stamp.record.clone_from(&dossier.id);
    document
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_file_tells_whose_it_is_in_words_and_never_two_by_one_name() {
        let answers = Answers::from_json(json!({
            "recipients": [
                { "id": "recipient-1", "name": "MedServ Inc.", "name_zh": "美德服务公司" },
                { "id": "recipient-2", "name": "Acme / GmbH" },
                { "id": "recipient-3", "name": "ACME GmbH" },
                { "id": "recipient-4", "name": "…" },
            ],
            "groups": [{ "id": "group-1", "name": "在职员工" }],
        }))
        .unwrap();
        let name = |of: Option<&str>| file_name(("contract-appendix", of), &answers, Lang::En);
        assert_eq!(name(None), "contract-appendix");
        assert_eq!(name(Some("recipient-1")), "contract-appendix-MedServ-Inc");
        assert_eq!(name(Some("recipient-2")), "contract-appendix-Acme-GmbH-recipient-2");
        assert_eq!(name(Some("recipient-3")), "contract-appendix-ACME-GmbH-recipient-3");
        assert_eq!(name(Some("recipient-4")), "contract-appendix-recipient-4");
        assert_eq!(name(Some("group-1")), "contract-appendix-在职员工");
        assert_eq!(name(Some("gone")), "contract-appendix-gone");
    }
}
