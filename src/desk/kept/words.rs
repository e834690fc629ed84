//! The words a record is found by: its names, codes and ids.
//!
//! A line for each place, its parts divided by tabs: the place, the text, how it is spelled, and how it sounds, whole and by first
//! letters, where it is Chinese.

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

pub(super) fn of(facts: &Facts<'_>, dossier: &Dossier, stem: &str) -> String {
    let mut out = String::new();
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

fn add(out: &mut String, place: &Place, text: &str) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = harmless(&words.join(" "), false);
    if text.is_empty() {
        return;
    }
    out.push_str(&format!("{place}\t{text}\t{}", Spelled::new(&text).plain()));
    for way in sounds(&text) {
        out.push('\t');
        out.push_str(&way);
    }
    out.push('\n');
}
