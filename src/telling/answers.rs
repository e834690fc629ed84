//! What would settle the result, and what is wrong with the answers: each at its place.

use crate::form::{Answers, Place, Problem, Severity, checks};
use crate::law::Survey;
use crate::text::{Text, t};

use super::{About, Told, Tone};

const STILL_NEEDED: Text =
    t("还需要（决定适用路径或者义务）", "Still needed (settles the mechanism or a duty)");

/// What would settle the mechanism or a duty.
pub fn settling(survey: &Survey, answers: &Answers) -> Vec<Told> {
    let places = survey.verdict.lacking.iter();
    listed(STILL_NEEDED, places, survey, answers)
}

fn listed<'a>(
    heading: Text,
    places: impl Iterator<Item = &'a Place>,
    survey: &Survey,
    answers: &Answers,
) -> Vec<Told> {
    let told = |place: &Place| {
        let found = survey.problems_at(place).filter(|found| found.check != checks::ANSWER_MISSING);
        Told::new(Tone::Open, place.named(answers))
            .about(About::Answer)
            .at(place.clone())
            .with(found.map(|found| Told::new(Tone::Dim, found.message.clone())))
    };
    let mut places: Vec<&Place> = places.collect();
    places.sort_by_cached_key(|place| answers.rank(place));
    let mut out: Vec<Told> = places.into_iter().map(told).collect();
    if !out.is_empty() {
        out.insert(0, Told::new(Tone::Heading, heading));
    }
    out
}

/// Everything that is wrong, worst first.
pub fn problems(survey: &Survey, answers: &Answers) -> Vec<Told> {
    let mut found: Vec<&Problem> = survey.problems.iter().collect();
    found.sort_by_cached_key(|problem| (problem.severity, answers.rank(&problem.place)));
    found.into_iter().map(|problem| told(problem, answers)).collect()
}

fn told(problem: &Problem, answers: &Answers) -> Told {
    let tone = match problem.severity {
        Severity::Error => Tone::Wrong,
        Severity::Gap => Tone::Open,
        Severity::Warning => Tone::Warning,
    };
    let (place, said) = (problem.place.named(answers), &problem.message);
    let words = said!("{place}：{said}", "{place}: {said}", place, said);
    Told::standing(tone, problem.severity.label(), &words)
        .about(About::Answer)
        .at(problem.place.clone())
}
