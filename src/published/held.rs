//! What the record holds of what a published page tells, made ready for comparing, each with its place.
//!
//! Only answers that can be relied on are taken. Nothing is read as "no" because it is not there.

use std::cell::OnceCell;

use crate::form::catalog::{SECTIONS, handler, items, onward, recipients, record, systems};
use crate::form::{Entry, Facts, Field, Place, language};
use crate::text::Lang;

use super::company::Letters;
use super::period::Stated;
use super::plain::Plain;
use super::things::{Topic, told};
use super::words::{KINDS, Meaning, mark};

/// Somebody who receives data.
#[derive(Debug)]
pub(super) struct Party {
    /// The place of the name.
    pub(super) place: Place,
    /// What it is called, as the record writes it, and its letters.
    pub(super) names: Vec<(String, Letters)>,
    /// The code of its country, and its place.
    pub(super) country: Option<(&'static str, Place)>,
    /// Where else its data stands, by code.
    pub(super) also: Vec<&'static str>,
    /// How it is reached, and the place.
    pub(super) contacts: Vec<(Place, String)>,
}

/// An item that goes abroad.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) place: Place,
    /// As the record calls it, in each language it is held in.
    pub(super) names: Vec<String>,
    pub(super) meanings: Vec<&'static Meaning>,
}

/// An answer in words.
#[derive(Debug)]
pub(super) struct Answered {
    pub(super) place: Place,
    pub(super) words: String,
    pub(super) plain: Plain,
    /// The periods that it tells, once they were looked for.
    told: OnceCell<Vec<(Topic, Stated)>>,
}

impl Answered {
    pub(super) fn new(place: Place, words: String, plain: Plain) -> Self {
        Self { place, words, plain, told: OnceCell::new() }
    }

    /// The periods that it tells, and of what.
    pub(super) fn told(&self) -> &[(Topic, Stated)] {
        self.told.get_or_init(|| told(&self.plain))
    }
}

/// What the record holds.
#[derive(Debug)]
pub(super) struct Held<'a> {
    pub(super) facts: &'a Facts<'a>,
    /// Overseas recipients, then those to whom they pass data on.
    pub(super) parties: Vec<Party>,
    pub(super) items: Vec<Item>,
    /// Every answer in words but remarks on the record itself, in each language it is held in.
    pub(super) answers: Vec<Answered>,
    /// The letters of all of them.
    pub(super) letters: Letters,
    /// For what information is used by them, and whether that is told of what names somebody; once it was looked for.
    pub(super) uses: OnceCell<Vec<(&'static Meaning, bool)>>,
}

impl<'a> Held<'a> {
    pub(super) fn of(facts: &'a Facts<'a>) -> Self {
        let mut answers = Vec::new();
        for section in SECTIONS.iter().copied().filter(|one| **one != record::SECTION) {
            let entries: Vec<Entry<'_>> = if section.is_single() {
                vec![facts.single(section)]
            } else {
                facts.rows(section).collect()
            };
            for entry in entries {
                let fields: Vec<&'static Field> = entry.held().collect();
                answers.extend(fields.into_iter().flat_map(|field| worded(&entry, field)));
            }
        }
        let all = answers.iter().map(|one| one.words.as_str()).collect::<Vec<_>>().join("\n");
        Self {
            facts,
            parties: parties(facts),
            items: facts.rows(&items::SECTION).map(|row| item(&row)).collect(),
            letters: Letters::of(&all),
            uses: OnceCell::new(),
            answers,
        }
    }

    /// The answers to a field, of every row of its section.
    pub(super) fn of_field(
        &self,
        section: &'static crate::form::Section,
        field: &'static Field,
    ) -> impl Iterator<Item = &Answered> {
        let is_it = move |one: &&Answered| {
            one.place.section == section && one.place.field.is_some_and(|own| own == field)
        };
        self.answers.iter().filter(is_it)
    }
}

/// An answer in each language in which it is held; nothing of one that cannot be relied on.
pub(super) fn worded(entry: &Entry<'_>, field: &'static Field) -> Vec<Answered> {
    if !entry.section.fields.contains(&field) || !entry.is_answered(field) {
        return Vec::new();
    }
    let Some(said) = entry.shown(field) else { return Vec::new() };
    let answered = |words: String| {
        let plain = Plain::new(&words);
        Answered::new(entry.place(field), words, plain)
    };
    let mut out = vec![answered(said.zh.clone())];
    if said.en != said.zh {
        out.push(answered(said.en));
    }
    out
}

/// Whether an answer only repeats what a policy promises: that proves nothing.
pub(super) fn is_repeated(plain: &Plain) -> bool {
    plain.has_any(mark("repeats"))
}

/// In which languages the record calls an item.
pub(super) fn languages(names: &[String]) -> Vec<Lang> {
    names.iter().map(|name| language(name)).collect()
}

fn item(row: &Entry<'_>) -> Item {
    let names: Vec<String> = worded(row, &items::NAME).into_iter().map(|one| one.words).collect();
    let mut meanings: Vec<&'static Meaning> = Vec::new();
    for meaning in names.iter().flat_map(|name| KINDS.meant(&Plain::new(name))) {
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    }
    Item { place: row.place(&items::NAME), names, meanings }
}

fn parties(facts: &Facts<'_>) -> Vec<Party> {
    let abroad = |id: Option<&str>| {
        let of = facts.rows(&systems::SECTION).filter(move |row| {
            let named = row.named(&systems::RECIPIENT).known().unwrap_or_default();
            named.iter().any(|with| with.id == id)
        });
        of.filter_map(|row| Some(row.choice(&systems::COUNTRY).known()?.as_str())).collect()
    };
    let recipients = facts.rows(&recipients::SECTION).map(|row| Party {
        also: abroad(row.id),
        ..party(
            &row,
            (&[&recipients::NAME, &recipients::NAME_ZH], &recipients::COUNTRY),
            &[&recipients::CONTACT, &recipients::RIGHTS_CHANNEL],
        )
    });
    let onward = facts
        .rows(&onward::SECTION)
        .map(|row| party(&row, (&[&onward::NAME], &onward::COUNTRY), &[&onward::CONTACT]));
    recipients.chain(onward).filter(|party| !party.names.is_empty()).collect()
}

fn party(
    row: &Entry<'_>,
    (names, country): (&[&'static Field], &'static Field),
    contacts: &[&'static Field],
) -> Party {
    let worded = |fields: &[&'static Field]| -> Vec<Answered> {
        fields.iter().flat_map(|field| worded(row, field)).collect()
    };
    let called = worded(names).into_iter().map(|one| (Letters::of(&one.words), one.words));
    Party {
        place: row.place(names.first().copied().unwrap_or(&handler::NAME)),
        names: called
            .filter(|(letters, _)| !letters.is_empty())
            .map(|(letters, words)| (words, letters))
            .collect(),
        country: row.choice(country).known().map(|code| (code.as_str(), row.place(country))),
        also: Vec::new(),
        contacts: worded(contacts).into_iter().map(|one| (one.place, one.words)).collect(),
    }
}
