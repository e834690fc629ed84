//! What a proof proves, in the words of the paper that lists it.
//!
//! A paper with headings of its own names no heading of another, and no proof on which nothing in it rests.

use crate::document::render::lines_of;
use crate::document::{Block, Inline};
use crate::form::catalog::{evidence, findings, measures};
use crate::form::{Code, Entry, Place, Shape};
use crate::text::{Phrase, Text};

use super::super::cited;
use super::super::material::Material;
use super::super::parts::add_line;

/// A report that treats of some of the points alone, under headings of its own.
pub(crate) struct Own<'a> {
    /// Its heading of each point.
    pub(crate) headings: &'a [(Text, Code)],
    /// What it says before the list.
    pub(crate) said: &'a [Block],
}

impl Own<'_> {
    /// Whether the report rests on a proof: it names it, or the proof is of what goes by its route and of nothing else.
    pub(super) fn rests_on(
        &self,
        material: &Material<'_>,
        (number, proof): &(usize, &Entry<'_>),
    ) -> bool {
        let places = proof.places(&evidence::PROVES).known().unwrap_or_default();
        // Measures are told in the report on the six points.
        let is_of_route = |place: &Place| {
            *place.section != measures::SECTION && material.is_told_at(place) == Some(true)
        };
        material.by.is_none()
            || places.iter().any(is_of_route)
            || self.named_under(material, &evidence::code(*number, proof)).is_some()
    }

    /// What it proves, one a line; of the points only those of the report, and where nothing else is left, where it is named.
    pub(super) fn proves(
        &self,
        material: &Material<'_>,
        (number, proof): (usize, &Entry<'_>),
    ) -> Vec<Inline> {
        let mut out = Vec::new();
        for place in told_places(material, proof) {
            let point = place.row.as_deref().filter(|_| *place.section == findings::SECTION);
            let Some(point) = point else {
                add_line(&mut out, material.told(&matter(material, &place)));
                continue;
            };
            let own = self.headings.iter().find(|(_, code)| code.as_str() == point);
            out_of(own.map(|(heading, _)| material.words(*heading)), &mut out);
        }
        if out.is_empty() {
            let heading = self.named_under(material, &evidence::code(number, proof));
            out_of(heading.map(|heading| vec![Inline::Text(heading.to_owned())]), &mut out);
        }
        if out.is_empty() { proves(material, proof) } else { out }
    }

    /// The heading under which a proof is first named.
    fn named_under(&self, material: &Material<'_>, code: &Phrase) -> Option<&str> {
        let code = material.tell(code);
        let mut heading = None;
        for block in self.said {
            if let Block::Heading(_, words) = block {
                heading = Some(words.as_str());
            }
            let is_here =
                |line: &&Vec<Inline>| cited::codes(&lines_of(line).join("\n")).contains(&code);
            if block.lines().iter().any(is_here) {
                return heading;
            }
        }
        None
    }
}

/// One more line, unless it stands there.
fn out_of(line: Option<Vec<Inline>>, out: &mut Vec<Inline>) {
    if let Some(line) = line.filter(|line| !line.iter().all(|run| out.contains(run))) {
        add_line(out, line);
    }
}

/// What it proves, one answer or row a line.
pub(super) fn proves(material: &Material<'_>, proof: &Entry<'_>) -> Vec<Inline> {
    if !proof.is_answered(&evidence::PROVES) {
        return material.needed(proof, &evidence::PROVES);
    }
    let mut out = Vec::new();
    for place in told_places(material, proof) {
        add_line(&mut out, material.told(&matter(material, &place)));
    }
    out
}

/// The places of which it proves something, and of which the paper tells.
fn told_places(material: &Material<'_>, proof: &Entry<'_>) -> Vec<Place> {
    let mut places = proof.places(&evidence::PROVES).known().unwrap_or_default();
    places.retain(|place| material.is_told_at(place) != Some(false));
    places
}

/// What stands at a place, in words that need no record beside them: whose answer to what, or what the row is.
fn matter(material: &Material<'_>, place: &Place) -> Phrase {
    let row = place.row.as_ref();
    let row = row.map(|row| material.facts.answers().row_title(place.section, row));
    match (row, place.field) {
        (Some(row), Some(field)) => {
            said!("{row}：{field}", "{row}: {field}", row, field = field.label)
        }
        (Some(row), None) => match place.section.shape {
            Shape::Rows { noun, .. } => said!("{noun}“{row}”", "{noun} \"{row}\"", noun, row),
            _ => row,
        },
        (None, Some(field)) => field.label.into(),
        (None, None) => place.section.title.into(),
    }
}
