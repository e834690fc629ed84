//! Rows under new ids, with everything that names them.
//!
//! An id says that something is the same wherever it stands; where it is not, a copy must not carry it on.

use std::sync::Arc;

use serde_json::{Value, json};

use super::answers::{Cells, Held};
use super::candidates::each_mut;
use super::{Answers, Field, Kind, Place, Section, catalog};

impl Answers {
    /// Gives every row of a section a new id and lets every answer that names the row follow.
    pub fn renew(&mut self, section: &'static Section, mut new_id: impl FnMut() -> String) {
        let ids: Vec<(String, String)> =
            self.rows(section).map(|row| (row.id.to_owned(), new_id())).collect();
        let renewed = |value: &mut Value| {
            if let Some((_, new)) = ids.iter().find(|(old, _)| value.as_str() == Some(old)) {
                *value = json!(new);
            }
        };
        let refers = |field: &&&'static Field| match field.kind {
            Kind::Row(named) | Kind::Rows(named) => named == section,
            _ => false,
        };
        let standing = self.renewed_standings(section, |id| {
            ids.iter().find(|(old, _)| old == id).map(|(_, new)| new.clone())
        });
        // A place follows the row it stands in, and a row that stands for that row.
        let follows = |text: &str| {
            let place = Place::parse(text).ok()?;
            let row = place.row.as_ref()?;
            let new = if *place.section == *section {
                ids.iter().find(|(old, _)| old == row).map(|(_, new)| new)
            } else {
                standing.get(place.section.id)?.get(row)
            };
            Some(Place { row: Some(new?.clone()), ..place }.to_string())
        };
        self.forget_standings();
        for known in catalog::SECTIONS {
            let fields: Vec<&str> =
                known.fields.iter().filter(refers).map(|field| field.id).collect();
            let Some(stored) = self.sections.get_mut(known.id) else { continue };
            let entries: Vec<&mut Cells> = match stored {
                Held::Rows(rows) => rows.anew().iter_mut().map(Arc::make_mut).collect(),
                other => other.cells_mut().into_iter().collect(),
            };
            for cells in entries {
                if let Some(id) = cells.get_mut("id") {
                    if *known == section {
                        renewed(id);
                    }
                    let of_old = standing.get(known.id).zip(id.as_str());
                    if let Some(new) = of_old.and_then(|(ids, old)| ids.get(old)) {
                        *id = json!(new);
                    }
                }
                for field in &fields {
                    let Some(value) = cells.get_mut(*field) else { continue };
                    each_mut(value, |value| match value {
                        Value::Array(named) => named.iter_mut().for_each(renewed),
                        named => renewed(named),
                    });
                }
                for field in known.fields.iter().filter(|field| matches!(field.kind, Kind::Places))
                {
                    let Some(value) = cells.get_mut(field.id) else { continue };
                    each_mut(value, |value| {
                        for place in value.as_array_mut().into_iter().flatten() {
                            let new = place.as_str().and_then(&follows);
                            if let Some(new) = new {
                                *place = json!(new);
                            }
                        }
                    });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::catalog::groups;

    #[test]
    fn everything_that_names_a_row_follows_it() {
        let mut answers = Answers::from_json(json!({
            "recipients": [{ "id": "g" }],
            "groups": [{ "id": "g", "name": "g" }, { "id": "h" }],
            "overlaps": [{ "id": "o", "group": "g", "other": "h" }],
            "scenarios": [{ "id": "s", "name": "g", "groups": ["h", "g"], "recipients": ["g"] }],
            "consents": [{ "id": "c", "groups": ["g", "lost"] }, { "id": "d", "groups": { "candidates": [["g"], ["h", "g"]] } }],
            "evidence": [{ "id": "e", "proves": ["groups/g/name", "groups/h", "groups/lost", "groups", "recipients/g", "g"] }],
        }))
        .unwrap();
        let mut count = 0;
        answers.renew(&groups::SECTION, || {
            count += 1;
            format!("new-{count}")
        });
        let tree = answers.to_json();
        assert_eq!(tree["groups"], json!([{ "id": "new-1", "name": "g" }, { "id": "new-2" }]));
        assert_eq!(tree["overlaps"][0]["group"], "new-1");
        assert_eq!(tree["overlaps"][0]["other"], "new-2");
        assert_eq!(tree["scenarios"][0]["groups"], json!(["new-2", "new-1"]));
        assert_eq!(tree["scenarios"][0]["recipients"], json!(["g"]));
        assert_eq!(tree["scenarios"][0]["name"], "g");
        assert_eq!(tree["consents"][0]["groups"], json!(["new-1", "lost"]));
        assert_eq!(
            tree["consents"][1]["groups"],
            json!({ "candidates": [["new-1"], ["new-2", "new-1"]] })
        );
        assert_eq!(tree["recipients"][0]["id"], "g");
        assert_eq!(
            tree["evidence"][0]["proves"],
            json!([
                "groups/new-1/name",
                "groups/new-2",
                "groups/lost",
                "groups",
                "recipients/g",
                "g"
            ])
        );
    }
}
