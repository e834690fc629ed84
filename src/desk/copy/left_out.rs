//! What a copy keeps of its model, by parts that belong together; what is not kept leaves no trace, neither rows nor names of them.

use serde_json::{Value, json};

use crate::form::catalog::{
    SECTIONS, application, certification, conclusion, consents, contracts, deidentification,
    evidence, extension, findings, flows, groups, handler, items, legal_document, links, measures,
    onward, overlaps, owners, people, recipients, risks, scenarios, systems, units,
};
use crate::form::{Answers, Edit, Kind, Place, Section, Shape};
use crate::text::{Text, t};

/// Sections that are kept or left together.
#[derive(Debug)]
pub struct Part {
    /// Its code on the command line.
    pub code: &'static str,
    /// In words.
    pub label: Text,
    /// Its sections.
    pub sections: &'static [&'static Section],
}

/// Every part. The record itself is always kept; what belongs to the life of one filing always goes.
pub static PARTS: [Part; 10] = [
    part(
        "handler",
        t("处理者", "Handler"),
        &[&handler::SECTION, &people::SECTION, &owners::SECTION, &units::SECTION],
    ),
    part("recipients", t("接收方", "Recipients"), &[&recipients::SECTION, &onward::SECTION]),
    part(
        "data",
        t("人群和信息项", "Groups and items"),
        &[&groups::SECTION, &overlaps::SECTION, &items::SECTION],
    ),
    part(
        "scenarios",
        t("场景", "Scenarios"),
        &[&scenarios::SECTION, &flows::SECTION, &consents::SECTION],
    ),
    part("systems", t("系统和链路", "Systems and links"), &[&systems::SECTION, &links::SECTION]),
    part("measures", t("措施", "Measures"), &[&measures::SECTION, &deidentification::SECTION]),
    part(
        "assessment",
        t("评估", "Assessment"),
        &[&findings::SECTION, &risks::SECTION, &conclusion::SECTION],
    ),
    part("contracts", t("合同", "Contracts"), &[&contracts::SECTION, &legal_document::SECTION]),
    part(
        "filing",
        t("申报内容", "What is filed"),
        &[&application::SECTION, &extension::SECTION, &certification::SECTION],
    ),
    part("evidence", t("佐证材料", "Evidence"), &[&evidence::SECTION]),
];

const fn part(code: &'static str, label: Text, sections: &'static [&'static Section]) -> Part {
    Part { code, label, sections }
}

/// Leaves out of the answers all parts but these, and whatever named what is gone.
pub(super) fn keep_only(answers: &mut Answers, kept: &[&Part]) {
    let is_kept = |part: &&Part| kept.iter().any(|one| std::ptr::eq(*one, *part));
    let left: Vec<&'static Section> = PARTS
        .iter()
        .filter(|part| !is_kept(part))
        .flat_map(|part| part.sections.iter().copied())
        .collect();
    for section in left.iter().copied() {
        make(answers, Edit::Restore { section, stored: None });
    }
    unname(answers, &left);
    // Rows that stood for what is gone, and what named those.
    let standing: Vec<&'static Section> =
        SECTIONS.iter().copied().filter(|one| matches!(one.shape, Shape::Each(_))).collect();
    for section in standing.iter().copied() {
        let rows = answers.held_rows(section).into_iter();
        let gone: Vec<String> = rows
            .filter(|row| answers.row(section, row.id).is_none())
            .map(|row| row.id.to_owned())
            .collect();
        for id in gone {
            make(answers, Edit::Remove { section, id });
        }
    }
    unname(answers, &standing);
}

/// Takes away what names rows of these sections that are no longer there.
fn unname(answers: &mut Answers, gone: &[&'static Section]) {
    let mut edits = Vec::new();
    for section in SECTIONS.iter().copied() {
        let rows: Vec<Option<String>> = if section.is_single() {
            vec![None]
        } else {
            answers.rows(section).map(|row| Some(row.id.to_owned())).collect()
        };
        for (row, field) in
            rows.iter().flat_map(|row| section.held().map(move |field| (row, field)))
        {
            let place = Place { section, row: row.clone(), field: Some(field) };
            let Some(value) = answers.get(&place) else { continue };
            let stays = |item: &Value| {
                let named = match field.kind {
                    Kind::Row(of) | Kind::Rows(of) => {
                        item.as_str().map(|id| (of, Some(id.to_owned())))
                    }
                    Kind::Places => item
                        .as_str()
                        .and_then(|text| Place::parse(text).ok())
                        .map(|place| (place.section, place.row)),
                    _ => None,
                };
                named.is_none_or(|(of, row)| {
                    !gone.contains(&of) || row.is_some_and(|row| answers.row(of, &row).is_some())
                })
            };
            let rest = match value {
                Value::Array(items) => {
                    let rest: Vec<&Value> = items.iter().filter(|item| stays(item)).collect();
                    if rest.len() == items.len() {
                        continue;
                    }
                    (!rest.is_empty()).then(|| json!(rest))
                }
                one if stays(one) => continue,
                _ => None,
            };
            edits.push(Edit::Set(place, rest));
        }
    }
    make(answers, Edit::Batch(edits));
}

fn make(answers: &mut Answers, edit: Edit) {
    // It is made of what stands there, and cannot fail.
    let _inverse = answers.apply(edit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::catalog::{events, formalities, record};

    #[test]
    fn every_section_is_in_one_part_or_always_kept_or_always_left() {
        let apart = [&record::SECTION, &events::SECTION, &formalities::SECTION];
        for section in SECTIONS.iter().copied() {
            let parts = PARTS.iter().filter(|part| part.sections.contains(&section)).count();
            let is_apart = apart.iter().any(|one| **one == *section);
            assert_eq!(parts, usize::from(!is_apart), "{}", section.id);
        }
    }

    #[test]
    fn what_is_left_out_is_named_nowhere() {
        let text = include_str!("../../../assessments/customers-standard-contract.json");
        let dossier = crate::dossier::Dossier::from_json(text).unwrap();
        let ids: Vec<String> = [&recipients::SECTION, &groups::SECTION]
            .into_iter()
            .flat_map(|section| {
                dossier.answers.rows(section).map(|row| row.id.to_owned()).collect::<Vec<_>>()
            })
            .collect();
        assert!(ids.len() > 1);
        let mut answers = dossier.answers.clone();
        let kept: Vec<&Part> =
            PARTS.iter().filter(|part| !["recipients", "data"].contains(&part.code)).collect();
        keep_only(&mut answers, &kept);
        let written = answers.to_json().to_string();
        for id in ids {
            assert!(
                !written.contains(&format!("\"{id}\"")) && !written.contains(&format!("/{id}")),
                "{id}"
            );
        }
        assert!(answers.rows(&scenarios::SECTION).count() > 0);
        assert!(answers.single(&handler::SECTION).is_some());
        // With all parts nothing is left out.
        let mut whole = dossier.answers.clone();
        keep_only(&mut whole, &PARTS.iter().collect::<Vec<_>>());
        assert_eq!(whole.digest(), dossier.answers.digest());
    }
}
