//! Where an answer stands: a section, a row of it, a field.
//!
//! A place is written `handler/ciio` or `scenarios/crm/purpose`; nothing is addressed by position.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::text::{Hole, Lang, Phrase, Text, phrase, t};

use super::options::did_you_mean;
use super::spelling::{Names, Standing};
use super::{Answers, Field, Section, catalog};

/// Sections and fields of schema version 1 that stand elsewhere now. Their ids are never used again.
static MOVED: [(&str, Option<&str>, Text); 12] = [
    ("contract", None, t("contracts/<接收方 id>/…", "contracts/<recipient id>/...")),
    ("recipients", Some("purposes"), FLOW),
    ("recipients", Some("methods"), FLOW),
    ("scenarios", Some("retention_from"), FLOW),
    ("scenarios", Some("retention_to"), FLOW),
    ("scenarios", Some("disposal"), FLOW),
    ("scenarios", Some("link"), LINK),
    ("scenarios", Some("frequency"), LINK),
    ("scenarios", Some("transit_places"), LINK),
    ("scenarios", Some("systems"), TOLD),
    ("scenarios", Some("domestic_storage"), SYSTEM),
    ("scenarios", Some("foreign_storage"), SYSTEM),
];
const FLOW: Text = t("flows/<场景 id>~<接收方 id>/…", "flows/<scenario id>~<recipient id>/...");
const LINK: Text = t("links（链路）的行", "the rows of links");
const TOLD: Text = t("scenarios/<场景 id>/systems_told", "scenarios/<scenario id>/systems_told");
const SYSTEM: Text = t("systems（系统和存储地点）的行", "the rows of systems");

/// Where an answer stands. Without a field it is the row; without a row, the section as a whole.
#[derive(Clone)]
pub struct Place {
    /// The section.
    pub section: &'static Section,
    /// The row's id, in sections that have rows.
    pub row: Option<String>,
    /// The field.
    pub field: Option<&'static Field>,
}

/// As it is written: what a section declares would fill pages.
impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Place {
    /// A field of a section that is answered once.
    pub const fn single(section: &'static Section, field: &'static Field) -> Self {
        Self { section, row: None, field: Some(field) }
    }

    /// A field of a row.
    pub fn in_row(section: &'static Section, row: &str, field: &'static Field) -> Self {
        Self { section, row: Some(row.to_owned()), field: Some(field) }
    }

    /// A section as a whole: it lacks a row.
    pub const fn whole(section: &'static Section) -> Self {
        Self { section, row: None, field: None }
    }

    /// Reads `section`, `section/field`, `section/row` or `section/row/field`.
    ///
    /// # Errors
    /// Names the part that is not known.
    pub fn parse(text: &str) -> Result<Self, PlaceError> {
        let parts: Vec<&str> = text.split('/').collect();
        let name = parts.first().copied().unwrap_or_default();
        let field_name = parts.last().copied().unwrap_or_default();
        let moved = MOVED.iter().find(|(section, field, _)| {
            *section == name && field.is_none_or(|field| field == field_name)
        });
        if let Some((.., now)) = moved {
            return Err(PlaceError::Moved(text.to_owned(), *now));
        }
        let section = Section::find(name).ok_or_else(|| PlaceError::Section(name.to_owned()))?;
        let field = |id: &str| {
            section.field(id).ok_or_else(|| PlaceError::Field(section.id, id.to_owned())).map(Some)
        };
        match (parts.as_slice(), section.is_single()) {
            ([_], _) => Ok(Self::whole(section)),
            ([_, id], true) => Ok(Self { section, row: None, field: field(id)? }),
            ([_, row], false) => Ok(Self { section, row: Some((*row).to_owned()), field: None }),
            ([_, row, id], false) => {
                Ok(Self { section, row: Some((*row).to_owned()), field: field(id)? })
            }
            _ => Err(PlaceError::Shape(text.to_owned())),
        }
    }

    /// Whether a record holds it at all; see [`super::catalog::elsewhere`].
    pub fn is_here(&self) -> bool {
        *self.section != super::catalog::elsewhere::SECTION
    }

    /// Whether it is `whole`, or stands below it: in that section, or in that row.
    pub fn is_in(&self, whole: &Self) -> bool {
        self.section == whole.section
            && (whole.row.is_none() || self.row == whole.row)
            && (whole.field.is_none() || self.field == whole.field)
    }

    /// What stands here, in words: the section and the field.
    pub fn label(&self) -> Phrase {
        let section = self.section.title;
        match self.field {
            Some(field) => {
                said!("{section}：{field}", "{section}: {field}", section, field = field.label,)
            }
            None => section.into(),
        }
    }

    /// What stands here, in words, with the name of its row: `Recipients > ACME > Country`.
    pub fn named(&self, answers: &Answers) -> Phrase {
        let row = self.row.as_ref().map(|row| answers.row_title(self.section, row));
        let field = self.field.map(|field| field.label.into());
        row.into_iter()
            .chain(field)
            .fold(self.section.title.into(), |path: Phrase, part: Phrase| {
                said!("{path} > {part}", "{path} > {part}", path, part)
            })
    }
}

impl Hole for Place {
    fn words(&self, _: Lang) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.section.id)?;
        if let Some(row) = &self.row {
            write!(f, "/{row}")?;
        }
        if let Some(field) = self.field {
            write!(f, "/{}", field.id)?;
        }
        Ok(())
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        (self.field, &self.row, self.section) == (other.field, &other.row, other.section)
    }
}

impl Eq for Place {}

impl Answers {
    /// Where a place stands as one goes through the record: its section, its row as the table has it, its field.
    pub fn rank(&self, place: &Place) -> (usize, usize, usize) {
        let section = catalog::SECTIONS.iter().position(|known| *known == place.section);
        let row = place
            .row
            .as_ref()
            .map(|id| self.row(place.section, id).map_or(usize::MAX, |row| row.at + 1));
        let field = place.field.map(|field| {
            let original = field.original();
            let at = place.section.fields.iter().position(|known| *known == original);
            // Whether the row is kept comes first.
            at.map_or(1, |at| 2 * at + 2 + usize::from(field.language().is_some()))
        });
        (section.unwrap_or(usize::MAX), row.unwrap_or(0), field.unwrap_or(0))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The order in which places are asked: by section, then row, then field.
impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        // Most places that are compared stand in one section, and most of those in different rows.
        let sections = || {
            let asked = |section: &Section| {
                let all = catalog::SECTIONS;
                // The same static is met first: to compare ids takes longer.
                let known = all.iter().position(|known| std::ptr::eq(*known, section));
                known.or_else(|| all.iter().position(|known| *known == section))
            };
            let last = |at: Option<usize>| at.unwrap_or(usize::MAX);
            last(asked(self.section)).cmp(&last(asked(other.section)))
        };
        let fields = || {
            let asked = |field: &'static Field| {
                let original = field.original();
                let at = self.section.fields.iter().position(|known| *known == original);
                // Whether the row is kept comes first; a text in the other language behind its original.
                Some((at, field.language().map(Lang::code)))
            };
            self.field.and_then(asked).cmp(&other.field.and_then(asked))
        };
        let is_one = self.section == other.section;
        (if is_one { Ordering::Equal } else { sections() })
            .then_with(|| self.row.cmp(&other.row))
            .then_with(|| if self.field == other.field { Ordering::Equal } else { fields() })
    }
}

/// Why a written place is not one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum PlaceError {
    /// No such section.
    Section(String),
    /// No such field in the section.
    Field(&'static str, String),
    /// A place of schema version 1, and where the answer stands now.
    Moved(String, Text),
    /// Too many or too few parts.
    Shape(String),
}

impl PlaceError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Section(id) => listed(&did_you_mean(
                &said!("没有名为“{id}”的部分", "There is no section \"{id}\"", id),
                &near(id, catalog::SECTIONS.iter().map(|section| (section.id, section.title))),
            )),
            Self::Field(section, id) => {
                let fields = Section::find(section).map_or(&[][..], |section| section.fields);
                listed(&did_you_mean(
                    &said!(
                        "“{section}”部分没有字段“{id}”",
                        "Section \"{section}\" has no field \"{id}\"",
                        section,
                        id,
                    ),
                    &near(id, fields.iter().map(|field| (field.id, field.label))),
                ))
            }
            Self::Moved(old, now) => said!(
                "“{old}”不再是一个位置，现在写在：{now}",
                "\"{old}\" is no longer a place; the answer stands in {now} now",
                old,
                now,
            ),
            Self::Shape(text) => said!(
                "“{text}”不是一个位置。应写作“部分/字段”或“部分/行/字段”。",
                "\"{text}\" is not a place. Write section/field, or section/row/field.",
                text,
            ),
        }
    }
}

/// The ids nearest to a mistyped one, each with what it is.
fn near(wanted: &str, known: impl Iterator<Item = (&'static str, Text)>) -> Vec<Phrase> {
    let known: Vec<(&str, Text)> = known.collect();
    let mut names = Names::default();
    for (index, (id, label)) in known.iter().enumerate() {
        for name in [*id, label.zh, label.en] {
            names.add(name, Standing::Own, index);
        }
    }
    let near = names.meant(wanted).map_or_else(|| names.near(wanted), |index| vec![index]);
    near.into_iter()
        .filter_map(|index| known.get(index))
        .map(|(id, label)| said!("{id}（{label}）", "{id} ({label})", id, label))
        .collect()
}

/// With the way to see every section and field.
fn listed(said: &Phrase) -> Phrase {
    let end = |text: &str, mark: &str| {
        if text.ends_with(['？', '?']) { text.to_owned() } else { format!("{text}{mark}") }
    };
    phrase(
        format!("{}用 `chujing fields` 查看全部部分和字段。", end(&said.zh, "。")),
        format!("{} `chujing fields` lists every section and field.", end(&said.en, ".")),
    )
}

/// Whether it can be the id of a row: a place is written with `/` between its parts.
pub fn is_row_id(id: &str) -> bool {
    !id.is_empty() && !id.contains('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_in_the_order_in_which_they_are_asked() {
        let mut places: Vec<Place> = Vec::new();
        for section in catalog::SECTIONS {
            for row in [None, Some("a".to_owned()), Some("b".to_owned())] {
                places.push(Place { section, row: row.clone(), field: None });
                places.extend(section.fields.iter().map(|field| Place {
                    section,
                    row: row.clone(),
                    field: Some(field),
                }));
            }
        }
        for (index, place) in places.iter().enumerate().step_by(7) {
            for (other_index, other) in places.iter().enumerate() {
                assert_eq!(place.cmp(other), index.cmp(&other_index), "{place} {other}");
                assert_eq!(place == other, index == other_index, "{place} {other}");
            }
        }
    }

    #[test]
    fn places_are_read_as_they_are_written() {
        for text in ["handler/ciio", "scenarios", "scenarios/crm", "scenarios/crm/purpose"] {
            assert_eq!(Place::parse(text).unwrap().to_string(), text);
        }
        assert!(matches!(Place::parse("nowhere/x"), Err(PlaceError::Section(_))));
        let said = Place::parse("handlr/ciio").unwrap_err().said();
        assert!(said.en.contains("Did you mean handler ("), "{}", said.en);
        let said = Place::parse("handler/employes").unwrap_err().said();
        assert!(said.zh.contains("您是指 employees（"), "{}", said.zh);
        assert!(matches!(Place::parse("handler/nothing"), Err(PlaceError::Field(..))));
        assert!(matches!(Place::parse("handler/ciio/x"), Err(PlaceError::Shape(_))));
    }
}
