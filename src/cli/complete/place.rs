//! Places and answers at the cursor: sections, rows and fields by their ids, or by their names where those were begun.
//!
//! Every word begins with what is typed, so that each shell takes it as it is.

use crate::form::catalog::SECTIONS;
use crate::form::{Answers, Facts, Field, Kind, Place, Section, Tri};
use crate::text::{Lang, Phrase, Text, t};

use super::super::place::place;
use super::super::record::section_named;
use super::days::days;
use super::word::{Asker, Word, begins, behind};

/// With what a place may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    Field,
    Row,
    Any,
}

/// What stands for every row.
const EVERY: &str = "*";

/// The section with this id, or that is called so.
pub(super) fn section(name: &str) -> Option<&'static Section> {
    section_named(name).ok()
}

/// A thing by its id, or by its name where that is begun.
fn word(id: &str, called: &Phrase, end: &str, typed: &str, lang: Lang) -> Option<Word> {
    let about = called.get(lang).to_owned();
    if begins(id, typed) {
        let about = if about == id { String::new() } else { about };
        return Some(Word { text: format!("{id}{end}"), about });
    }
    let names = [lang, lang.other()].map(|lang| called.get(lang));
    let name = names.into_iter().find(|name| begins(name, typed) && !name.contains('/'))?;
    Some(Word { text: format!("{name}{end}"), about: id.to_owned() })
}

/// The sections that begin so.
pub(super) fn sections(typed: &str, end: &str, lang: Lang) -> Vec<Word> {
    SECTIONS
        .iter()
        .copied()
        .filter_map(|one| word(one.id, &one.title.into(), end, typed, lang))
        .collect()
}

/// The fields of a section that begin so; those for the other language once their dot is typed.
pub(super) fn fields(section: &'static Section, typed: &str, lang: Lang) -> Vec<Word> {
    let all = section.held().filter(|one| one.language().is_none() || typed.contains('.'));
    all.filter_map(|one| word(one.id, &one.label.into(), "", typed, lang)).collect()
}

/// The rows of a section that begin so.
pub(super) fn rows(
    section: &'static Section,
    typed: &str,
    answers: &Answers,
    lang: Lang,
) -> Vec<Word> {
    rows_with(section, typed, "", answers, lang)
}

fn rows_with(
    section: &'static Section,
    typed: &str,
    end: &str,
    answers: &Answers,
    lang: Lang,
) -> Vec<Word> {
    let all = answers.rows(section);
    all.filter_map(|row| word(row.id, &answers.row_title(section, row.id), end, typed, lang))
        .collect()
}

/// The places that begin so, up to the next stroke.
pub(super) fn places(typed: &str, ends: Ends, answers: &Answers, lang: Lang) -> Vec<Word> {
    let Some((head, tail)) = typed.rsplit_once('/') else {
        let all = SECTIONS.iter().copied().filter(|one| ends != Ends::Row || !one.is_single());
        return all.filter_map(|one| word(one.id, &one.title.into(), "/", typed, lang)).collect();
    };
    let found = match head.split_once('/') {
        Some((name, EVERY)) if ends == Ends::Field => section(name)
            .filter(|one| !one.is_single())
            .map(Place::whole)
            .map(|place| (place, true)),
        _ => place(head, answers).ok().map(|place| (place, false)),
    };
    let words = match found {
        Some((Place { field: Some(_), .. }, _)) | None => Vec::new(),
        Some((Place { section, row, .. }, is_every)) => {
            if section.is_single() || is_every || row.is_some() {
                let asked = asked(section, row.as_deref(), answers);
                let is_meant = ends != Ends::Row;
                let all = fields(section, tail, lang).into_iter();
                all.filter(|word| is_meant && asked(&word.text)).collect()
            } else {
                let end = if ends == Ends::Field { "/" } else { "" };
                let mut all = rows_with(section, tail, end, answers, lang);
                if ends == Ends::Field && tail.is_empty() && all.len() > 1 {
                    let about = t("每一行", "every row").get(lang).to_owned();
                    all.push(Word { text: format!("{EVERY}/"), about });
                }
                all
            }
        }
    };
    behind(&format!("{head}/"), words)
}

/// Whether a field is asked there, as far as the other answers tell.
fn asked<'a>(
    section: &'static Section,
    row: Option<&str>,
    answers: &'a Answers,
) -> impl Fn(&str) -> bool + 'a {
    let row = row.map(str::to_owned);
    move |id| {
        let Some(field) = section.field(id) else { return true };
        let facts = Facts::new(answers);
        let entry = match &row {
            Some(row) => facts.row(section, row),
            None if section.is_single() => Some(facts.single(section)),
            None => None,
        };
        entry.is_none_or(|entry| !matches!(entry.is_asked(field), Tri::No))
    }
}

/// The answers to a place that begin so.
pub(super) fn answers(at: &str, typed: &str, answers: &Answers, asker: &Asker<'_>) -> Vec<Word> {
    let every = at.split('/').nth(1) == Some(EVERY);
    let field = if every {
        let mut parts = at.split('/');
        let section = parts.next().and_then(section);
        section.zip(parts.nth(1)).and_then(|(section, field)| section.field(field))
    } else {
        place(at, answers).ok().and_then(|place| place.field)
    };
    field.map_or_else(Vec::new, |field| values(field, typed, answers, asker))
}

/// Places with `=` behind them, and then their answers.
pub(super) fn changes(typed: &str, held: &Answers, asker: &Asker<'_>) -> Vec<Word> {
    if let Some((at, value)) = typed.split_once('=') {
        return behind(&format!("{at}="), answers(at, value, held, asker));
    }
    let mut all = places(typed, Ends::Field, held, asker.lang);
    all.retain(|word| !word.text.ends_with(&format!("{EVERY}/")));
    for word in &mut all {
        if !word.text.ends_with('/') {
            word.text.push('=');
        }
    }
    all
}

/// Fields of a section with `=` behind them, and then their answers.
pub(super) fn cells(
    section: &'static Section,
    typed: &str,
    held: &Answers,
    asker: &Asker<'_>,
) -> Vec<Word> {
    if let Some((field, value)) = typed.split_once('=') {
        let known = section.field(field);
        let words = known.map(|field| values(field, value, held, asker));
        return behind(&format!("{field}="), words.unwrap_or_default());
    }
    let with = |word: Word| Word { text: format!("{}=", word.text), ..word };
    // Only ids are understood here.
    let all = fields(section, typed, asker.lang).into_iter();
    all.filter(|word| section.field(&word.text).is_some()).map(with).collect()
}

const YES_NO: [(&str, Text); 3] =
    [("yes", t("是", "yes")), ("no", t("否", "no")), ("unknown", t("不清楚", "not known"))];

/// The answers of a field that begin so; of several, the last one.
fn values(field: &'static Field, typed: &str, answers: &Answers, asker: &Asker<'_>) -> Vec<Word> {
    let lang = asker.lang;
    let last = |typed: &str| match typed.rsplit_once([',', '，', '、']) {
        Some((_, last)) => last.to_owned(),
        None => typed.to_owned(),
    };
    let before = |last: &str| typed.strip_suffix(last).unwrap_or_default().to_owned();
    match field.kind {
        Kind::YesNo => YES_NO
            .into_iter()
            .filter_map(|(code, said)| word(code, &said.into(), "", typed, lang))
            .collect(),
        Kind::One(options) => options
            .choices
            .iter()
            .filter_map(|one| word(one.code.as_str(), &one.label.into(), "", typed, lang))
            .collect(),
        Kind::Many(options) => {
            let last = last(typed);
            let all = options
                .choices
                .iter()
                .filter_map(|one| word(one.code.as_str(), &one.label.into(), "", &last, lang));
            behind(&before(&last), all.collect())
        }
        Kind::Row(section) => rows(section, typed, answers, lang),
        Kind::Rows(section) => {
            let last = last(typed);
            behind(&before(&last), rows(section, &last, answers, lang))
        }
        Kind::Places => {
            let last = last(typed);
            behind(&before(&last), places(&last, Ends::Any, answers, lang))
        }
        Kind::Day | Kind::DayOrReason => {
            days(typed, asker.today, lang).into_iter().take(1).collect()
        }
        _ => Vec::new(),
    }
}
