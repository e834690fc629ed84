//! What there is to choose from in a field: the choices of its kind, or the rows of another section.

use std::sync::Arc;

use crate::form::catalog::{SECTIONS, evidence, links, systems};
use crate::form::spelling::Spellings;
use crate::form::{Answer, Answers, Entry, Facts, Options, Place, Section};
use crate::text::{Phrase, harmless, phrase};
use crate::tui::state::State;
use crate::tui::widget::choice::Choice;

/// Leads to the section whose rows are chosen from.
const ADD: &str = "+";

fn names<const N: usize>(names: [&str; N]) -> Arc<Spellings> {
    Arc::new(Spellings::of(names))
}

pub(super) fn yes_no() -> Vec<Choice> {
    let choice = |code: &str, label: Phrase, note: Phrase| Choice {
        // The first letter is enough: no two begin alike.
        names: names([code, code.get(..1).unwrap_or_default(), &label.zh, &label.en]),
        code: code.to_owned(),
        label,
        note,
        is_action: false,
    };
    vec![
        choice("yes", phrase("是", "yes"), Phrase::default()),
        choice("no", phrase("否", "no"), Phrase::default()),
        choice(
            "unknown",
            phrase("不清楚", "unknown"),
            phrase(
                "明确记为不清楚：不会被当作“否”，结论中列为待定。",
                "Recorded as not known: never read as \"no\", and shown as open in the findings.",
            ),
        ),
    ]
}

/// Something with a name of its own to choose.
pub(super) fn chosen_from(code: &str, label: Phrase, note: Phrase) -> Choice {
    let names = names([label.zh.as_str(), &label.en]);
    Choice { code: code.to_owned(), names, label, note, is_action: false }
}

pub(super) fn listed(options: &'static Options) -> Vec<Choice> {
    options
        .choices
        .iter()
        .enumerate()
        .map(|(index, choice)| Choice {
            names: options.spellings(index),
            code: choice.code.to_string(),
            label: choice.label.into(),
            note: choice.note.into(),
            is_action: false,
        })
        .collect()
}

/// The rows of a section by name, then the way to add one.
pub(super) fn rows(section: &'static Section, state: &State) -> Vec<Choice> {
    let mut out: Vec<Choice> = state
        .answers()
        .map(|answers| {
            answers
                .rows(section)
                .map(|row| {
                    let label = answers.row_title(section, row.id);
                    let note = if *section == links::SECTION {
                        ends(answers, row.id)
                    } else {
                        Phrase::default()
                    };
                    Choice {
                        names: names([&label.zh, &label.en, &note.zh, &note.en]),
                        code: row.id.to_owned(),
                        label,
                        note,
                        is_action: false,
                    }
                })
                .collect()
        })
        .unwrap_or_default();
    out.push(Choice {
        code: ADD.to_owned(),
        names: Arc::default(),
        label: said!(
            "去“{section}”新增",
            "go to \"{section}\" to add one",
            section = section.title,
        ),
        note: Phrase::default(),
        is_action: true,
    });
    out
}

/// From which system to which a link leads, by which two of one protocol are told apart.
fn ends(answers: &Answers, id: &str) -> Phrase {
    let facts = Facts::new(answers);
    let Some(link) = facts.row(&links::SECTION, id) else { return Phrase::default() };
    let title = |end: Answer<Entry<'_>>| end.known().map(|system| system.title());
    let open = || phrase("（未定）", "(open)");
    let from = title(links::from(&link)).unwrap_or_else(open);
    let to = title(links::to(&link)).unwrap_or_else(open);
    said!("{from} → {to}", "{from} -> {to}", from, to)
}

/// The rows that can be the answer at a place: a link ends at no system of the mainland. What stands there already can be seen.
pub(super) fn rows_at(place: &Place, section: &'static Section, state: &State) -> Vec<Choice> {
    let mut out = rows(section, state);
    let Some(open) = state.open.as_ref().filter(|_| place.field == Some(&links::TO)) else {
        return out;
    };
    let facts = open.facts();
    let Some(link) = facts.entry(place) else { return out };
    let now = open.answers().get(place).and_then(|value| value.as_str());
    let may = |choice: &Choice| {
        let system = facts.row(&systems::SECTION, &choice.code);
        system.is_none_or(|system| links::may_end_at(&link, &system))
    };
    out.retain(|choice| choice.is_action || now == Some(&*choice.code) || may(choice));
    out
}

/// Of a section with more rows than this, whole rows are offered and not each of their answers.
const MANY: usize = 50;

/// What a proof can point to: every answer there is, and every row.
pub(super) fn answered(state: &State) -> Vec<Choice> {
    let Some(answers) = state.answers() else { return Vec::new() };
    let mut places = Vec::new();
    for section in SECTIONS.iter().copied().filter(|section| **section != evidence::SECTION) {
        let answers_of = |row: Option<&str>| {
            let place = |field| Place { section, row: row.map(str::to_owned), field: Some(field) };
            let places = section.fields.iter().copied().map(place);
            places.filter(|place| answers.get(place).is_some()).collect::<Vec<_>>()
        };
        if section.is_single() {
            places.extend(answers_of(None));
            continue;
        }
        let is_long = answers.rows(section).nth(MANY).is_some();
        for row in answers.rows(section) {
            places.push(Place { section, row: Some(row.id.to_owned()), field: None });
            if !is_long {
                places.extend(answers_of(Some(row.id)));
            }
        }
    }
    let choice = |place: Place| {
        let label = place.named(answers);
        let code = place.to_string();
        let names = names([code.as_str(), &label.zh, &label.en]);
        Choice { code, names, label, note: Phrase::default(), is_action: false }
    };
    places.into_iter().map(choice).collect()
}

/// What was chosen but is not in the list stands at the end, so that it can be taken away.
pub(super) fn with_strays(mut all: Vec<Choice>, picked: &[String]) -> Vec<Choice> {
    for code in picked {
        if !all.iter().any(|choice| choice.code == *code) {
            all.push(Choice {
                code: code.clone(),
                names: names([code.as_str()]),
                label: Phrase::same(harmless(code, false)),
                note: phrase(
                    "不在可选范围内，按空格去掉",
                    "not among the choices; Space takes it away",
                ),
                is_action: false,
            });
        }
    }
    all
}
