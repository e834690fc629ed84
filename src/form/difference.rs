//! What differs between two states of a record as a person reads it: section by section, row by row, answer by answer.
//!
//! It is made from the same differences that a history keeps, so that nothing is told that was not changed, and nothing that was is left
//! out: also what this version does not know. A row that stands elsewhere was moved, and not taken away and added.

use serde_json::{Map, Value};

use crate::text::{Lang, Phrase, WordPart, harmless, whole, word_by_word};

use super::answers::is_empty;
use super::{Answers, Delta, Field, Kind, Section, Shape, Spot, Turn, catalog, shown};

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where it stands.
    pub spot: Spot,
    /// What happened there.
    pub mark: Mark,
    /// The section in words.
    pub section: Phrase,
    /// The row in words, in sections that have rows.
    pub row: Option<Phrase>,
    /// What is asked, in words; of a row as a whole nothing.
    pub field: Option<Phrase>,
    /// What stood there, in words; empty where nothing did.
    pub before: Phrase,
    /// What stands there now, in words; empty where nothing does.
    pub after: Phrase,
    /// Whether it is text, which differs in words; what is not differs as a whole.
    is_text: bool,
}

/// What happened at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It was not there, or not answered.
    New,
    /// It is answered otherwise.
    Changed,
    /// It is no longer there, or no longer answered.
    Removed,
    /// The row stands elsewhere; the lines are counted from 0.
    Moved {
        /// Where it stood.
        from: usize,
        /// Where it stands now.
        to: usize,
    },
}

impl Mark {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Removed => "removed",
            Self::Moved { .. } => "moved",
        }
    }
}

impl Difference {
    /// Where its section stands in the order in which sections are asked; those that are not known stand last.
    pub fn order(&self) -> usize {
        let of = |section: &&Section| section.id == self.spot.section;
        catalog::SECTIONS.iter().position(of).unwrap_or(usize::MAX)
    }

    /// What was struck and what is new, in one language.
    pub fn parts(&self, lang: Lang) -> Vec<WordPart> {
        let (before, after) = (self.before.get(lang), self.after.get(lang));
        if self.is_text { word_by_word(before, after) } else { whole(before, after) }
    }

    /// Whether it is a row as a whole.
    pub const fn is_whole_row(&self) -> bool {
        self.row.is_some() && self.field.is_none()
    }

    /// Row and field: what stands in the section at this place.
    pub fn label(&self) -> Phrase {
        match (&self.row, &self.field) {
            (Some(row), Some(field)) => said!("{row} > {field}", "{row} > {field}", row, field),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => self.section.clone(),
        }
    }
}

/// Every difference, in the order in which places are asked; of a row that came or went, the row by its name and then each
/// other answer of it.
pub fn differences(before: &Answers, after: &Answers) -> Vec<Difference> {
    let sides = Sides { before, after };
    Delta::between(before, after).iter().flat_map(|delta| sides.told(delta)).collect()
}

/// What a copy did not take from where it came, section by section: how many rows and answers. What stood there is not kept, and
/// neither is what the rows were called.
pub fn left_behind(spots: &[Spot]) -> Phrase {
    let mut counted: Vec<(Phrase, usize, usize)> = Vec::new();
    for spot in spots {
        let section = section(spot);
        let at = counted.iter().position(|(known, ..)| *known == section).unwrap_or_else(|| {
            counted.push((section, 0, 0));
            counted.len() - 1
        });
        if let Some((_, rows, answers)) = counted.get_mut(at) {
            let is_row = spot.row.is_some() && spot.key.is_none();
            *if is_row { rows } else { answers } += 1;
        }
    }
    let told = |(section, rows, answers): (Phrase, usize, usize)| match (rows, answers) {
        (rows, 0) => {
            said!("{section}{rows}行", "{section} ({rows} {rows?row|rows})", section, rows)
        }
        (0, answers) => {
            said!(
                "{section}{answers}项",
                "{section} ({answers} {answers?answer|answers})",
                section,
                answers
            )
        }
        (rows, answers) => said!(
            "{section}{rows}行另{answers}项",
            "{section} ({rows} {rows?row|rows}, {answers} {answers?answer|answers} more)",
            section,
            rows,
            answers,
        ),
    };
    Phrase::list(counted.into_iter().map(told))
}

struct Sides<'a> {
    before: &'a Answers,
    after: &'a Answers,
}

impl Sides<'_> {
    fn told(&self, delta: &Delta) -> Vec<Difference> {
        let spot = &delta.spot;
        match &delta.turn {
            Turn::Value { before, after } => {
                self.value(spot.clone(), before.as_ref(), after.as_ref()).into_iter().collect()
            }
            Turn::Moved { from, to } => {
                vec![self.of_row(spot, Mark::Moved { from: *from, to: *to })]
            }
            Turn::Row { is_new, cells, .. } => {
                // A row that stands for another one is there without being stored: only its answers come and go.
                let is_own = Section::find(&spot.section).is_none_or(Section::grows);
                let mark = if *is_new { Mark::New } else { Mark::Removed };
                let row = is_own.then(|| self.of_row(spot, mark));
                row.into_iter().chain(self.cells(spot, cells, *is_new)).collect()
            }
        }
    }

    fn of_row(&self, spot: &Spot, mark: Mark) -> Difference {
        Difference {
            spot: spot.clone(),
            mark,
            section: section(spot),
            row: self.row(spot),
            field: None,
            before: Phrase::default(),
            after: Phrase::default(),
            is_text: false,
        }
    }

    /// The answers of a row that came or went, in the order in which they are asked; then what is not known. The one that names
    /// the row is told with it.
    fn cells(&self, spot: &Spot, cells: &Map<String, Value>, is_new: bool) -> Vec<Difference> {
        let section = Section::find(&spot.section);
        let naming = match section.map(|section| section.shape) {
            Some(Shape::Rows { title, .. }) => title.id,
            _ => "id",
        };
        let is_told = |key: &&String| *key != "id" && *key != naming;
        let mut keys: Vec<&String> = cells.keys().filter(is_told).collect();
        if let Some(section) = section {
            keys.sort_by_key(|key| {
                section.held().position(|field| field.id == **key).unwrap_or(usize::MAX)
            });
        }
        keys.into_iter()
            .filter_map(|key| {
                let value = cells.get(key);
                let (before, after) = if is_new { (None, value) } else { (value, None) };
                self.value(Spot { key: Some(key.clone()), ..spot.clone() }, before, after)
            })
            .collect()
    }

    /// An answer; nothing where both sides say nothing.
    fn value(&self, spot: Spot, old: Option<&Value>, new: Option<&Value>) -> Option<Difference> {
        let field = spot.place().and_then(|place| place.field);
        let (old, new) =
            (old.filter(|value| !is_empty(value)), new.filter(|value| !is_empty(value)));
        let mark = match (old, new) {
            (None, None) => return None,
            (None, Some(_)) => Mark::New,
            (Some(_), None) => Mark::Removed,
            (Some(_), Some(_)) => Mark::Changed,
        };
        let words = |value: Option<&Value>, answers: &Answers| {
            value.map_or_else(Phrase::default, |value| worded(field, value, answers))
        };
        let (mut before, mut after) = (words(old, self.before), words(new, self.after));
        if before == after {
            // Written otherwise, and meaning the same.
            let raw = |value: Option<&Value>| Phrase::same(value.map(raw).unwrap_or_default());
            (before, after) = (raw(old), raw(new));
        }
        Some(Difference {
            mark,
            section: section(&spot),
            row: self.row(&spot),
            field: self.field(&spot),
            before,
            after,
            is_text: field.is_none_or(|field| is_text(field.kind)),
            spot,
        })
    }

    fn field(&self, spot: &Spot) -> Option<Phrase> {
        let key = spot.key.as_ref()?;
        let known = spot.place().and_then(|place| place.field);
        Some(known.map_or_else(|| Phrase::same(harmless(key, false)), |field| field.label.into()))
    }

    /// The row by its name now, or by the one it had.
    fn row(&self, spot: &Spot) -> Option<Phrase> {
        let id = spot.row.as_ref()?;
        let Some(section) = Section::find(&spot.section) else {
            return Some(Phrase::same(harmless(id, false)));
        };
        let is_there = self.after.row(section, id).is_some();
        Some(if is_there { self.after } else { self.before }.row_title(section, id))
    }
}

fn section(spot: &Spot) -> Phrase {
    Section::find(&spot.section).map_or_else(
        || Phrase::same(harmless(&spot.section, false)),
        |section| section.title.into(),
    )
}

fn worded(field: Option<&'static Field>, value: &Value, answers: &Answers) -> Phrase {
    field.map_or_else(|| Phrase::same(raw(value)), |field| shown(field.kind, value, answers))
}

fn raw(value: &Value) -> String {
    harmless(&value.to_string(), false)
}

/// Whether the words of an answer can be changed one by one: sentences and lists, and not what is chosen or counted.
const fn is_text(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Line
            | Kind::Paragraph
            | Kind::Translation(_)
            | Kind::Many(_)
            | Kind::Rows(_)
            | Kind::Places
            | Kind::DayOrReason
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(before: &Value, after: &Value) -> Vec<(String, Mark, String, String)> {
        let read = |value: &Value| Answers::from_json(value.clone()).unwrap();
        let one = |one: Difference| (one.spot.to_string(), one.mark, one.label().zh, one.after.zh);
        differences(&read(before), &read(after)).into_iter().map(one).collect()
    }

    #[test]
    fn fields_rows_and_what_is_not_known_are_told_and_a_moved_row_is_moved() {
        let before = json!({
            "handler": { "name": "甲公司", "employees": "  " },
            "recipients": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B", "country": "DE" }, { "id": "c", "name": "C" }],
            "later": { "x": 1 }
        });
        let after = json!({
            "handler": { "name": "甲公司", "ciio": "yes", "employees": null },
            "recipients": [{ "id": "c", "name": "C" }, { "id": "b", "name": "B", "country": "FR" }, { "id": "d", "country": "DE", "name": "D" }],
            "contracts": [{ "id": "d", "basis": "x" }],
            "later": { "x": 2 }
        });
        let own = |place: &str, mark, label: &str, after: &str| {
            (place.to_owned(), mark, label.to_owned(), after.to_owned())
        };
        let found = told(&before, &after);
        let ciio = crate::form::catalog::handler::SECTION.field("ciio").unwrap().label.zh;
        assert_eq!(found[0], own("handler/ciio", Mark::New, ciio, "是"));
        let places: Vec<(&str, Mark)> =
            found.iter().map(|(place, mark, ..)| (place.as_str(), *mark)).collect();
        assert_eq!(
            places,
            [
                ("handler/ciio", Mark::New),
                ("recipients/a", Mark::Removed),
                ("recipients/b/country", Mark::Changed),
                ("recipients/b", Mark::Moved { from: 0, to: 1 }),
                ("recipients/d", Mark::New),
                ("recipients/d/country", Mark::New),
                ("contracts/d/basis", Mark::New),
                ("later/x", Mark::Changed),
            ]
        );
        assert_eq!(found[1].2, "A");
        assert!(told(&before, &before).is_empty());
    }

    #[test]
    fn what_means_the_same_and_is_written_otherwise_is_told_as_it_is_written() {
        let (before, after) =
            (json!({ "handler": { "ciio": "yes" } }), json!({ "handler": { "ciio": true } }));
        let found = told(&before, &after);
        assert_eq!(found.len(), 1);
        assert_ne!(found[0].3, "是");
    }

    #[test]
    fn texts_differ_in_words_and_choices_as_a_whole() {
        let read = |value: Value| Answers::from_json(value).unwrap();
        let before = read(json!({ "handler": { "name": "杭州甲有限公司", "ciio": "yes" } }));
        let after = read(json!({ "handler": { "name": "杭州乙有限公司", "ciio": "no" } }));
        let parts: Vec<usize> =
            differences(&before, &after).iter().map(|one| one.parts(Lang::Zh).len()).collect();
        assert_eq!(parts, [4, 2]);
    }
}
