//! What is meant by what a person writes, how it is named, and the words of it as they are today.

use std::collections::BTreeMap;

use crate::document::build::PAPERS;
use crate::dossier::Dossier;
use crate::form::options::{ROUTES, did_you_mean};
use crate::form::spelling::{Names, Standing};
use crate::form::{Answers, EditError, Place, PlaceError, digest};
use crate::inspection::catalog;
use crate::law::{Agreed, Mechanism, Survey};
use crate::review::{About, Parts, Today};
use crate::text::{Lang, Phrase, Text, harmless, t};

use super::super::papers::{documents, workbooks};
use super::Discussion;

/// What a person means: a place, a paper or a check by its id or title, `whole`, `result`, or an entry by the beginning of its name.
///
/// # Errors
/// Says what is not known, with what is near.
pub fn meant(text: &str, answers: &Answers, discussion: &Discussion) -> Result<About, Phrase> {
    let text = text.trim();
    let beginning = text.strip_prefix("entry:");
    if let Some(beginning) = beginning {
        return discussion.meant(beginning, |_| true).map(About::Entry).map_err(|e| e.said());
    }
    if let whole @ (About::Whole | About::Result) = About::read(text) {
        return Ok(whole);
    }
    let (name, of) = match text.strip_prefix("paper:") {
        Some(paper) => paper.split_once('/').map_or((paper, None), |(id, of)| (id, Some(of))),
        None => (text, None),
    };
    if let Some(paper) = paper_named(name) {
        return Ok(About::Paper(paper.to_owned(), of.map(str::to_owned)));
    }
    if text.starts_with("paper:") {
        let wrong = said!(
            "没有名为“{name}”的文书",
            "There is no paper \"{name}\"",
            name = harmless(name, false)
        );
        return Err(did_you_mean(&wrong, &near_papers(name)));
    }
    let check = text.strip_prefix("check:");
    match (catalog::find(check.unwrap_or(text)), check) {
        (Some(check), _) => return Ok(About::Check(check.id.to_owned())),
        (None, Some(id)) => {
            let id = harmless(id, false);
            return Err(said!(
                "没有编号为“{id}”的查验；用 `chujing checks` 查看全部",
                "There is no check \"{id}\"; `chujing checks` lists them",
                id,
            ));
        }
        (None, None) => {}
    }
    let place = Place::parse(text).map_err(|error| not_known(text, &error))?;
    let row = place.row.as_deref();
    if row.is_some_and(|row| answers.row(place.section, row).is_none()) {
        return Err(EditError::NoRow(place.to_string()).said());
    }
    Ok(About::place(&place))
}

/// A name that is no place may have been meant for a paper.
fn not_known(text: &str, error: &PlaceError) -> Phrase {
    match near_papers(text) {
        near if !near.is_empty() && !text.contains('/') => did_you_mean(
            &said!(
                "“{text}”既不是位置，也不是文书或者查验",
                "\"{text}\" is neither a place nor a paper or check",
                text = harmless(text, false),
            ),
            &near,
        ),
        _ => error.said(),
    }
}

fn paper_names() -> Names<usize> {
    let mut names = Names::default();
    for (at, paper) in PAPERS.iter().enumerate() {
        names.add(paper.id, Standing::Own, at);
        names.add(paper.title.zh, Standing::Own, at);
        names.add(paper.title.en, Standing::Own, at);
    }
    names
}

fn paper_named(name: &str) -> Option<&'static str> {
    paper_names().meant(name).and_then(|at| PAPERS.get(at)).map(|paper| paper.id)
}

fn near_papers(name: &str) -> Vec<Phrase> {
    let near = paper_names().near(name).into_iter().filter_map(|at| PAPERS.get(at));
    near.map(|paper| {
        let (id, title) = (paper.id, paper.title);
        said!("{id}（{title}）", "{id} ({title})", id, title)
    })
    .collect()
}

/// How something is called: papers and checks by their titles, rows by the names that they have in these answers.
pub fn named(about: &About, answers: &Answers, discussion: &Discussion) -> Phrase {
    let title = match about {
        About::Paper(id, _) => PAPERS.iter().find(|paper| paper.id == id).map(|it| it.title),
        About::Check(id) => catalog::find(id).map(|check| check.title),
        _ => None,
    };
    match (about, title) {
        (About::Paper(_, None), Some(title)) => {
            said!("文书“{title}”", "paper \"{title}\"", title)
        }
        (About::Paper(_, Some(of)), Some(title)) => {
            let of = row_named(of, answers);
            said!("文书“{title}”（{of}）", "paper \"{title}\" ({of})", title, of)
        }
        (About::Check(id), Some(title)) => {
            let number = catalog::find(id).map_or("", |check| check.number);
            said!("查验 {number}：{title}", "check {number}: {title}", number, title)
        }
        (About::Entry(id), _) => discussion
            .board()
            .find(id)
            .map_or_else(|| about.said(answers), |entry| entry.act.said()),
        _ => about.said(answers),
    }
}

/// The name of the recipient or group whose paper it is.
fn row_named(id: &str, answers: &Answers) -> Phrase {
    use crate::form::catalog::{groups, recipients};
    let sections = [&recipients::SECTION, &groups::SECTION];
    let section = sections.into_iter().find(|section| answers.row(section, id).is_some());
    section
        .map_or_else(|| Phrase::same(harmless(id, false)), |section| answers.row_title(section, id))
}

/// The papers that the record calls for, with the digest of their words in both languages: who approves of one approves of both. What
/// people agreed on beside the answers stands in some of them, and is none of these words: no note of it touches what was said of a paper.
pub fn papers(dossier: &Dossier, survey: &Survey) -> Parts {
    let mut survey = survey.clone();
    survey.agreed = Agreed::default();
    let survey = &survey;
    let mut words: BTreeMap<About, String> = BTreeMap::new();
    for lang in [Lang::Zh, Lang::En] {
        let written = documents(dossier, survey, lang);
        let written = written.iter().map(|it| (it.id, it.of.clone(), it.words_digest()));
        let sheets = workbooks(dossier, survey, lang);
        let sheets = sheets.iter().map(|it| (it.id, it.of.clone(), it.words_digest()));
        for (id, of, digest) in written.chain(sheets) {
            words.entry(About::Paper(id.to_owned(), of)).or_default().push_str(&digest);
        }
    }
    words.into_iter().map(|(about, all)| (about, digest(all))).collect()
}

/// The words as they are today, and the result by its codes.
pub fn today<'a>(dossier: &'a Dossier, survey: &Survey, papers: Parts) -> Today<'a> {
    let mechanism = serde_json::to_value(survey.verdict.mechanism).unwrap_or_default();
    let routes: Vec<&str> = survey.routes.possible().iter().map(|route| route.code()).collect();
    let result = format!("{}/{}", mechanism.as_str().unwrap_or_default(), routes.join("+"));
    Today { answers: &dossier.answers, papers, result }
}

/// A result by its codes, in words; what this version does not know, as it is written.
pub(super) fn result_named(result: &str) -> Phrase {
    let (mechanism, routes) = result.split_once('/').unwrap_or((result, ""));
    let known = serde_json::from_value::<Mechanism>(mechanism.into()).ok();
    let mechanism = known.map_or_else(
        || Phrase::same(harmless(mechanism, false)),
        |mechanism| mechanism.short().into(),
    );
    let named = |code: &str| {
        let route = ROUTES.find(code);
        route.map_or_else(|| Phrase::same(harmless(code, false)), |route| route.label.into())
    };
    let routes: Vec<Phrase> =
        routes.split('+').filter(|code| !code.is_empty()).map(named).collect();
    if routes.is_empty() {
        return mechanism;
    }
    let routes = Phrase::list(routes);
    said!("{mechanism}（{routes}）", "{mechanism} ({routes})", mechanism, routes)
}

/// What stands where nothing is known of a person.
pub(super) const NOBODY: Text = t("（未署名）", "(no name)");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_told_in_words_by_its_codes() {
        let said =
            result_named("standard_contract_or_certification/standard_contract+certification").zh;
        let mechanism = Mechanism::StandardContractOrCertification.short().zh;
        assert!(said.starts_with(mechanism) && said.contains('、'), "{said}");
        assert!(!said.contains('_'), "{said}");
        assert!(
            result_named("security_assessment/")
                .en
                .starts_with(Mechanism::SecurityAssessment.short().en)
        );
        // What a newer program wrote is told as it stands there.
        assert_eq!(result_named("other/way").en, "other (way)");
    }
}
