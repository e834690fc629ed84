//! Choices and rows in typed text: which one a text means, how several are told apart, and what to say of what is none.
//!
//! Nothing is taken by a part of its name, and no name of two rows is taken for one of them.

use serde_json::Value;

use super::super::options::{did_you_mean, may_mean};
use super::super::spelling::{Names, Spelled, Standing};
use super::super::{Answers, Options, Section};
use super::{SEPARATORS, typed};
use crate::text::Phrase;

/// The codes of the choices that `text` names; what names none is kept as it was typed.
pub(super) fn codes_meant(options: &'static Options, text: &str) -> Vec<String> {
    several(text, |part| options.meant(part).map(|choice| choice.code.to_string()))
}

/// The ids of the rows that `text` names; what names none is kept as it was typed.
pub(super) fn rows_meant(section: &'static Section, text: &str, answers: &Answers) -> Vec<String> {
    let names = row_names(section, answers);
    several(text, |part| row_in(section, &names, part, answers))
}

/// The id of the row a person means by `text`: its id or its title; otherwise the text itself, kept as a draft.
pub(super) fn row_meant(section: &'static Section, text: &str, answers: &Answers) -> String {
    row_in(section, &row_names(section, answers), text, answers).unwrap_or_else(|| text.to_owned())
}

/// What to say of a value that is none of the choices.
pub(super) fn not_listed(options: &Options, value: &Value) -> Phrase {
    match value.as_str() {
        Some(text) => options.unlisted(text),
        None => options.unlisted(&typed(value)),
    }
}

/// Up to how many rows a name that is near is looked for with every problem that is told.
const MANY: usize = 1_000;

/// What to say of a value that is no row of the section.
pub(super) fn dangling(section: &'static Section, value: &Value, answers: &Answers) -> Phrase {
    let typed = typed(value);
    let wrong = said!(
        "“{section}”中没有“{typed}”这一行",
        "there is no row \"{typed}\" in \"{section}\"",
        section = section.title,
        typed,
    );
    let Some(text) = value.as_str() else { return wrong };
    // Said anew with every answer: among thousands of rows a name that is near is looked for where somebody types it, not here.
    if answers.rows(section).nth(MANY).is_some() {
        return wrong;
    }
    let names = row_names(section, answers);
    let ids: Vec<&str> = answers.rows(section).map(|row| row.id).collect();
    let told = |index: &usize| {
        let id = ids.get(*index).copied().unwrap_or_default();
        let title = answers.row_title(section, id);
        said!("{title}（{id}）", "{title} ({id})", title, id)
    };
    let same = names.asked(text);
    if same.len() > 1 {
        return may_mean(&typed, &same.iter().map(told).collect::<Vec<_>>());
    }
    let near = names.meant(text).map_or_else(|| names.near(text), |index| vec![index]);
    did_you_mean(&wrong, &near.iter().map(told).collect::<Vec<_>>())
}

/// The rows of a section by id and title.
fn row_names(section: &'static Section, answers: &Answers) -> Names<usize> {
    let mut names = Names::default();
    for (index, row) in answers.rows(section).enumerate() {
        let title = answers.row_title(section, row.id);
        names.add(row.id, Standing::Own, index);
        names.add(&title.zh, Standing::Own, index);
        if title.en != title.zh {
            names.add(&title.en, Standing::Own, index);
        }
    }
    names
}

fn row_in(
    section: &'static Section,
    names: &Names<usize>,
    text: &str,
    answers: &Answers,
) -> Option<String> {
    if answers.row(section, text).is_some() {
        return Some(text.to_owned());
    }
    let index = names.meant(text)?;
    answers.rows(section).nth(index).map(|row| row.id.to_owned())
}

/// Reads several names from one text. A name may itself hold a mark of separation (`Taiwan, China`; `Acme Co., Ltd.`): where a
/// part alone is no name, the longest run of parts that is one counts as one.
fn several(text: &str, read: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut rest = text;
    let mut out = Vec::new();
    while !rest.is_empty() {
        let ends = || rest.match_indices(SEPARATORS).map(|(at, _)| at).chain([rest.len()]);
        let first = ends().next().unwrap_or(rest.len());
        let until = |at: usize| rest.get(..at).unwrap_or_default().trim();
        // The run goes first: in `Taiwan, China` the name that ends at the mark is only a part of what was written.
        let ends: Vec<usize> = ends().take(LONGEST_RUN).collect();
        let found = ends.into_iter().rev().find_map(|at| Some((at, read_run(until(at), &read)?)));
        let (end, name) = found.unwrap_or_else(|| (first, until(first).to_owned()));
        if !name.is_empty() && !out.contains(&name) {
            out.push(name);
        }
        rest = rest.get(end..).unwrap_or_default().trim_start_matches(SEPARATORS);
    }
    out
}

/// How many parts one name may have.
const LONGEST_RUN: usize = 5;

/// What a run of parts means as one name; nothing where each part is a name of its own.
fn read_run(run: &str, read: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut parts = run.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty());
    let is_run = run.contains(SEPARATORS);
    // A part of marks alone is no part of a name: it is kept.
    let is_loose = || parts.clone().any(|part| Spelled::new(part).plain().is_empty());
    if is_run && (is_loose() || parts.all(|part| read(part).is_some())) {
        return None;
    }
    read(run)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{Kind, value_text};
    use super::*;
    use crate::form::catalog::recipients;
    use crate::text::Lang;

    fn record() -> Answers {
        Answers::from_json(json!({ "recipients": [
            { "id": "a", "name": "Acme Co., Ltd." },
            { "id": "b", "name": "Beta" },
            { "id": "c", "name": "beta" },
            { "id": "d", "name": "Acme Asia" },
        ] }))
        .unwrap()
    }

    #[test]
    fn a_name_that_is_near_is_told_where_the_rows_are_few() {
        let of = |count: usize| {
            let rows = (0..count).map(|at| json!({ "id": format!("r{at}"), "name": "Lindenfeld" }));
            Answers::from_json(json!({ "recipients": rows.collect::<Vec<_>>() })).unwrap()
        };
        let told = |answers| dangling(&recipients::SECTION, &json!("Lindenfelt"), answers);
        let (few, many) = (told(&of(1)), told(&of(MANY + 1)));
        assert!(few.zh.contains("Lindenfeld（r0）"), "{}", few.zh);
        assert!(many.zh.contains("没有“Lindenfelt”这一行"), "{}", many.zh);
        assert!(!many.zh.contains("r0"), "{}", many.zh);
    }

    #[test]
    fn a_row_is_meant_by_its_id_or_its_whole_title() {
        let answers = record();
        let kind = Kind::Row(&recipients::SECTION);
        for (text, value) in [
            ("b", "b"),
            ("acme co ltd", "a"),
            ("Acme Asia (d)", "d"),
            ("ACME ASIA", "d"),
            ("Acme", "Acme"),
            ("Beta", "Beta"),
        ] {
            assert_eq!(kind.read(text, &answers), Some(json!(value)), "{text}");
        }
        let said = |text: &str| kind.problem(&json!(text), &answers).unwrap().en;
        assert_eq!(said("Beta"), "\"Beta\" may mean Beta (b) or beta (c): write which");
        assert!(
            said("Acme Aisa").ends_with("Did you mean Acme Asia (d)?"),
            "{}",
            said("Acme Aisa")
        );
        assert!(!said("zzzz").contains("Did you mean"));
    }

    #[test]
    fn several_rows_are_read_back_as_they_are_shown() {
        let answers = record();
        let kind = Kind::Rows(&recipients::SECTION);
        let read = |text: &str| kind.read(text, &answers).unwrap();
        assert_eq!(read("Acme Co., Ltd.; Acme Asia"), json!(["a", "d"]));
        assert_eq!(read("acme asia、Acme Co., Ltd.，nobody"), json!(["d", "a", "nobody"]));
        assert_eq!(read("d, d, ;-"), json!(["d", "-"]), "no row twice, and nothing lost");
        for lang in [Lang::Zh, Lang::En] {
            let all = json!(["a", "b", "c", "d"]);
            let text = value_text(kind, &all, &answers, lang);
            assert_eq!(read(&text), all, "{text}: two rows of one title are told by their ids");
            let one = Kind::Row(&recipients::SECTION);
            let text = value_text(one, &json!("c"), &answers, lang);
            assert_eq!(one.read(&text, &answers), Some(json!("c")));
        }
    }
}
