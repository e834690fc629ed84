//! Flip points by exemption: each one claimed, with the conditions that it needs.

use serde_json::{Value, json};

use crate::form::catalog::scenarios;
use crate::form::{Kind, Place, options};
use crate::text::Phrase;

use super::{PLACEHOLDER, Search, Spent, answered};

impl Search<'_> {
    /// Each exemption claimed, with the conditions that it needs.
    pub(super) fn claims(&mut self) -> Result<(), Spent> {
        let ids: Vec<String> =
            self.answers.rows(&scenarios::SECTION).map(|row| row.id.to_owned()).collect();
        for id in ids {
            for choice in options::EXEMPTIONS.choices {
                self.claim(&id, choice.code.as_str())?;
            }
        }
        Ok(())
    }

    /// Claims an exemption and answers what it asks for, one condition after the other, until the scenario is settled.
    fn claim(&mut self, id: &str, code: &'static str) -> Result<(), Spent> {
        let claim = Place::in_row(&scenarios::SECTION, id, &scenarios::EXEMPTION);
        let mut edits: Vec<(Place, Option<Value>)> = Vec::new();
        if self.answers.get(&claim).and_then(Value::as_str) != Some(code) {
            edits.push((claim, Some(json!(code))));
        }
        for _ in 0..6 {
            let Some(after) = self.after(&edits)? else { break };
            let Some((_, _, lacking)) = after.scenarios.iter().find(|(other, ..)| other == id)
            else {
                break;
            };
            let is_open = |place: &&Place| {
                place.row.as_deref() == Some(id)
                    && place.section == &scenarios::SECTION
                    && !edits.iter().any(|(known, _)| known == *place)
            };
            let next = lacking
                .iter()
                .find(is_open)
                .and_then(|place| favourable(place).map(|value| (place.clone(), Some(value))));
            match next {
                Some(edit) => edits.push(edit),
                None if edits.is_empty() => break,
                None => {
                    let words = Phrase::list(edits.iter().map(|(place, value)| {
                        answered(&self.answers, place, value.as_ref().unwrap_or(&Value::Null))
                    }));
                    self.keep(words, edits, 0, &after);
                    break;
                }
            }
        }
        Ok(())
    }
}

/// The answer that fulfils a condition of an exemption.
fn favourable(place: &Place) -> Option<Value> {
    match place.field?.kind {
        Kind::YesNo => Some(json!("yes")),
        Kind::One(list) => list.choices.first().map(|choice| json!(choice.code)),
        Kind::Line | Kind::Paragraph => Some(json!(PLACEHOLDER.zh)),
        _ => None,
    }
}
