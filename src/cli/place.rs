//! Places as a person writes them: section, row and field by their ids, or as they are called.
//!
//! A name is taken where only one thing bears it; what is near is proposed, and nothing is guessed.

use crate::form::catalog::SECTIONS;
use crate::form::options::did_you_mean;
use crate::form::spelling::{Names, Spelled, Standing};
use crate::form::{Answers, EditError, Place, PlaceError, Section, Shape};
use crate::text::{Phrase, Text, harmless, phrase};

use super::trouble::Trouble;

/// The place that is meant in these answers.
///
/// # Errors
/// Names the part that is not known, with what is near.
pub(super) fn place(text: &str, answers: &Answers) -> Result<Place, Trouble> {
    let place = match Place::parse(text) {
        Ok(place) => place,
        Err(error) => {
            let by_id = by_id(text).filter(|by_id| by_id != text);
            by_id.and_then(|by_id| Place::parse(&by_id).ok()).ok_or(error)?
        }
    };
    let Some(name) = place.row.clone() else { return Ok(place) };
    if !matches!(place.section.shape, Shape::Rows { .. })
        || answers.held_row(place.section, &name).is_some()
    {
        return Ok(place);
    }
    let row = row_called(place.section, &name, answers)?;
    Ok(Place { row: Some(row), ..place })
}

/// The row that a place names as a whole.
///
/// # Errors
/// As [`place`]; or if it names no row.
pub(super) fn row(text: &str, answers: &Answers) -> Result<(&'static Section, String), Trouble> {
    match place(text, answers)? {
        Place { section, row: Some(id), field: None } => Ok((section, id)),
        _ => Err(PlaceError::Shape(text.to_owned()).into()),
    }
}

/// The same with the ids of the section and the field that are called so.
fn by_id(text: &str) -> Option<String> {
    let mut parts: Vec<&str> = text.split('/').collect();
    let is_called = |name: &str, id: &str, label: Text| {
        let wanted = Spelled::new(name);
        id == name || [label.zh, label.en].iter().any(|own| Spelled::new(own).key() == wanted.key())
    };
    let first = *parts.first()?;
    let section = SECTIONS.iter().find(|one| is_called(first, one.id, one.title))?;
    *parts.first_mut()? = section.id;
    let has_field = parts.len() > if section.is_single() { 1 } else { 2 };
    if let Some(last) = parts.last_mut().filter(|_| has_field) {
        // Only where one field is called so.
        let mut fields = section.fields.iter().filter(|one| is_called(last, one.id, one.label));
        if let (Some(field), None) = (fields.next(), fields.next()) {
            *last = field.id;
        }
    }
    Some(parts.join("/"))
}

/// The id of the row that is called so.
fn row_called(section: &'static Section, name: &str, answers: &Answers) -> Result<String, Phrase> {
    let wanted = Spelled::new(name);
    let rows: Vec<(String, Phrase)> = answers
        .rows(section)
        .map(|row| (row.id.to_owned(), answers.row_title(section, row.id)))
        .collect();
    let is_called = |(_, title): &&(String, Phrase)| {
        [&title.zh, &title.en].into_iter().any(|own| Spelled::new(own).key() == wanted.key())
    };
    let plain = |(id, title): &(String, Phrase)| {
        let title = phrase(harmless(&title.zh, false), harmless(&title.en, false));
        said!("{title}（{id}）", "{title} ({id})", title, id = harmless(id, false))
    };
    let found: Vec<&(String, Phrase)> = rows.iter().filter(is_called).collect();
    let name = harmless(name, false);
    match found.as_slice() {
        [(id, _)] => Ok(id.clone()),
        [] => {
            let mut names = Names::default();
            for (index, (id, title)) in rows.iter().enumerate() {
                for own in [id, &title.zh, &title.en] {
                    names.add(own, Standing::Own, index);
                }
            }
            let near = names.near(&name).into_iter().filter_map(|at| rows.get(at)).map(plain);
            let said = EditError::NoRow(format!("{}/{name}", section.id)).said();
            Err(did_you_mean(&said, &near.collect::<Vec<_>>()))
        }
        several => {
            let all = Phrase::list(several.iter().map(|row| plain(row)));
            Err(said!(
                "有几行都叫“{name}”，请写 id：{all}",
                "several rows are called {name}; write the id: {all}",
                name,
                all,
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn sections_rows_and_fields_are_meant_by_id_or_by_name() {
        let answers = Answers::from_json(json!({
            "recipients": [
                { "id": "r1", "name": "Lindenfeld GmbH" }, { "id": "r2", "name": "甲" },
                { "id": "r3", "name": "甲" },
            ],
        }))
        .unwrap();
        let of = |text: &str| place(text, &answers).map(|place| place.to_string());
        for text in [
            "recipients/r1/address",
            "境外接收方/lindenfeld gmbh/详细地址",
            "recipients/Lindenfeld GmbH/address",
        ] {
            assert_eq!(of(text).unwrap(), "recipients/r1/address", "{text}");
        }
        assert_eq!(of("个人信息处理者/名称").unwrap(), "handler/name");
        let wrong = |text: &str| of(text).unwrap_err().0.zh;
        assert!(wrong("recipients/Lindenfeldt GmbH/address").contains("Lindenfeld GmbH（r1）"));
        assert!(wrong("recipients/甲").contains("r2"));
        assert!(wrong("recipients/r1/adress").contains("address"));
        assert_eq!(row("境外接收方/Lindenfeld GmbH", &answers).unwrap().1, "r1");
    }
}
