//! The words a record is found by: its names, codes and ids.
//!
//! By what a text is found follows from the text alone, so that it stands once for all records that hold it.

use crate::dossier::Dossier;
use crate::form::catalog::{SECTIONS, handler, recipients, record};
use crate::form::spelling::{Spelled, sounds};
use crate::form::{Entry, Facts, Field, Kind, Place, Shape};
use crate::text::harmless;

/// Fields whose texts are found beside the names of rows.
const ALSO: [&Field; 6] = [
    &record::TITLE,
    &handler::NAME,
    &handler::NAME_EN,
    &handler::CREDIT_CODE,
    &recipients::NAME_ZH,
    &recipients::SHORT_NAME,
];

/// A text that a record is found by.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Word {
    /// Where it stands.
    pub(in crate::desk) place: String,
    /// What stands there.
    pub(in crate::desk) text: String,
    /// By what it is found, divided by tabs: how it is spelled, and how it sounds, whole and by first letters, where it is Chinese.
    pub(in crate::desk) found_by: String,
}

pub(super) fn of(facts: &Facts<'_>, dossier: &Dossier, stem: &str) -> Vec<Word> {
    let mut out = Vec::new();
    let whole = Place::whole(&record::SECTION);
    add(&mut out, &whole, stem);
    add(&mut out, &whole, &dossier.id);
    for section in SECTIONS {
        let title = match section.shape {
            Shape::Rows { title, .. } => Some(title),
            _ => None,
        };
        let mut entry = |entry: &Entry<'_>| {
            for field in section.fields {
                let is_found = ALSO.contains(field)
                    || (title == Some(*field) && matches!(field.kind, Kind::Line));
                if let Some(words) = is_found.then(|| entry.shown(field)).flatten() {
                    let place = entry.place(field);
                    add(&mut out, &place, &words.zh);
                    if words.en != words.zh {
                        add(&mut out, &place, &words.en);
                    }
                }
            }
        };
        match section.shape {
            Shape::Single => entry(&facts.single(section)),
            Shape::Rows { .. } => facts.rows(section).for_each(|row| entry(&row)),
            Shape::Fixed(_) | Shape::Each(_) => {}
        }
    }
    out
}

fn add(out: &mut Vec<Word>, place: &Place, text: &str) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = harmless(&words.join(" "), false);
    if text.is_empty() {
        return;
    }
    let mut found_by = Spelled::new(&text).plain().to_owned();
    for way in sounds(&text) {
        found_by.push('\t');
        found_by.push_str(&way);
    }
    out.push(Word { place: place.to_string(), text, found_by });
}

pub(super) fn cells(word: &Word) -> Vec<String> {
    vec![word.place.clone(), word.text.clone(), word.found_by.clone()]
}

pub(super) fn read(cells: &[&str]) -> Option<Word> {
    let [place, text, found_by] =
        cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>().try_into().ok()?;
    Some(Word { place, text, found_by })
}
