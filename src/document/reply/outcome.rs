//! What follows from an answer, given what the record holds.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::document::build::questions::{is_own, question};
use crate::form::{Answers, Field, Kind, Place, shown};
use crate::text::{Lang, Phrase, t};

use super::grid::Given;
use super::{Change, Outcome, Reply};

/// Compares the answers with the record. An answer that stands in the file several times counts once.
pub(super) fn compare(
    given: &[Given],
    answers: &Answers,
    asked: &dyn Fn(&Place) -> bool,
) -> Vec<Reply> {
    // The different answers to each question.
    let mut said: HashMap<&str, HashSet<&str>> = HashMap::new();
    for one in given.iter().filter(|one| !one.words.is_empty()) {
        said.entry(&one.code).or_default().insert(&one.words);
    }
    let mut known = HashSet::new();
    let mut out: Vec<Reply> = Vec::new();
    for one in given {
        if !known.insert((&one.code, &one.words, &one.proof)) {
            continue;
        }
        let is_contradicted = !one.words.is_empty()
            && said.get(one.code.as_str()).is_some_and(|different| different.len() > 1);
        let outcome = outcome(one, is_contradicted, answers, asked);
        out.push(Reply {
            code: one.code.clone(),
            subject: outcome
                .place()
                .map_or_else(|| Phrase::same(&one.code), |place| subject(place, answers)),
            words: one.words.clone(),
            proof: one.proof.clone(),
            outcome,
        });
    }
    out
}

/// Whose answer to what.
fn subject(place: &Place, answers: &Answers) -> Phrase {
    let (Some(row), Some(field)) = (&place.row, place.field) else { return place.label() };
    let title = answers.row_title(place.section, row);
    said!("{title}：{field}", "{title}: {field}", title, field = field.label)
}

fn outcome(
    given: &Given,
    is_contradicted: bool,
    answers: &Answers,
    asked: &dyn Fn(&Place) -> bool,
) -> Outcome {
    let place = match Place::parse(&given.code) {
        Ok(place) => place,
        Err(error) => return Outcome::NoPlace(error),
    };
    let Some(field) = place.field else { return Outcome::NotAsked(place) };
    let is_of_recipients = place.row.is_some() && question(field).is_some();
    if !is_of_recipients && !asked(&place) {
        return Outcome::NotAsked(place);
    }
    if place.row.as_ref().is_some_and(|row| answers.row(place.section, row).is_none()) {
        return Outcome::NoRow(place);
    }
    if given.words.is_empty() {
        return Outcome::OnlyProof(place);
    }
    if is_contradicted {
        return Outcome::Contradicted(place);
    }
    let before = answers.get(&place);
    if confirms(&given.words) {
        return if before.is_some() {
            Outcome::Confirmed(place)
        } else {
            Outcome::NothingToConfirm(place)
        };
    }
    let Some(value) = meant(field, &given.words, answers) else { return Outcome::OnlyProof(place) };
    let is_good = |value: &Value| field.kind.problem(value, answers).is_none();
    // A draft that stands is no answer: that it is said again does not settle it.
    if before.is_some_and(|before| {
        is_good(before) && (*before == value || is_shown(&place, &given.words, answers))
    }) {
        return Outcome::Same(place);
    }
    if before.is_some() && is_own(field) {
        return Outcome::Own(place);
    }
    let problem = field.kind.problem(&value, answers);
    let is_lost = before.is_some() && problem.is_some();
    let change = Box::new(Change {
        before: before.map(|before| shown(field.kind, before, answers)),
        after: shown(field.kind, &value, answers),
        problem,
        value,
        place,
    });
    if is_lost { Outcome::Unusable(change) } else { Outcome::Changed(change) }
}

/// The value that words give. A choice may be written in both languages, as the drop-down list offers it.
fn meant(field: &Field, words: &str, answers: &Answers) -> Option<Value> {
    let value = field.kind.read(words, answers)?;
    if !matches!(field.kind, Kind::One(_) | Kind::YesNo)
        || field.kind.problem(&value, answers).is_none()
    {
        return Some(value);
    }
    let readable = |text: &str| {
        field.kind.read(text, answers).filter(|value| field.kind.problem(value, answers).is_none())
    };
    let halves = [" / ", "\n", "/"].into_iter().flat_map(|mark| {
        words
            .match_indices(mark)
            .filter_map(move |(at, _)| Some((words.get(..at)?, words.get(at + mark.len()..)?)))
    });
    let both = halves
        .filter_map(|(first, second)| Some((readable(first)?, readable(second)?)))
        .find(|(first, second)| first == second);
    Some(both.map_or(value, |(first, _)| first))
}

/// Whether the words are what the column "on record" shows: in one language or in both.
fn is_shown(place: &Place, words: &str, answers: &Answers) -> bool {
    let Some(known) = answers.shown(place) else { return false };
    let same = |text: &str| text.trim() == words.trim();
    [Lang::Zh, Lang::En].into_iter().any(|lang| {
        same(known.get(lang)) || same(&format!("{}\n{}", known.get(lang), known.get(lang.other())))
    })
}

/// Whether an answer only says that what is on record is right.
fn confirms(words: &str) -> bool {
    let known = [
        t("确认", "confirmed"),
        t("无误", "confirm"),
        t("确认无误", "we confirm"),
        t("正确", "correct"),
        t("同左", "same"),
        t("同上", "as recorded"),
        t("不变", "unchanged"),
        t("无变化", "no change"),
        t("无变更", "no changes"),
    ];
    let plain = words.trim().trim_end_matches(['。', '.', '！', '!']).to_lowercase();
    known.iter().any(|word| plain == word.zh || plain == word.en)
}
