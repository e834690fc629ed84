//! What would settle the result, and what is wrong with the answers: each at its place.

use std::sync::LazyLock;

use crate::form::{Answers, Place, Problem, Severity, checks};
use crate::law::Survey;
use crate::text::{Phrase, Text, phrase, t};

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
    places.sort_by_cached_key(|place| survey.rank(answers, place));
    let mut out: Vec<Told> = places.into_iter().map(told).collect();
    if !out.is_empty() {
        out.insert(0, Told::new(Tone::Heading, heading));
    }
    out
}

/// Everything that is wrong, worst first.
pub fn problems(survey: &Survey, answers: &Answers) -> Vec<Told> {
    let mut found: Vec<&Problem> = survey.problems.iter().collect();
    found.sort_by_cached_key(|one| (one.severity, survey.rank(answers, &one.place)));
    let told = |one: &Problem| told(one.severity, &one.place, &one.message, answers);
    found.into_iter().map(told).collect()
}

/// Something that is wrong or lacking.
#[derive(Clone, Copy, Debug)]
pub struct OpenPoint<'a> {
    /// How much it weighs.
    pub severity: Severity,
    /// Where.
    pub place: &'a Place,
    /// What is wrong, or what it is needed for.
    pub said: &'a Phrase,
}

/// Everything that is wrong, and what settles the mechanism or a duty though nothing is wrong with it: worst first, then what decides, then
/// as the tables have it.
pub fn open_points<'a>(survey: &'a Survey, answers: &Answers) -> Vec<OpenPoint<'a>> {
    static NEEDED: LazyLock<Phrase> = LazyLock::new(|| {
        phrase("判断法律机制或者义务需要", "needed to determine the mechanism or a duty")
    });
    let wrong = survey.problems.iter().map(|one| OpenPoint {
        severity: one.severity,
        place: &one.place,
        said: &one.message,
    });
    let plain = survey.gaps.iter().filter(|gap| survey.problems_at(gap).next().is_none());
    let needed = plain.map(|place| OpenPoint { severity: Severity::Gap, place, said: &NEEDED });
    let mut out: Vec<OpenPoint<'_>> = wrong.chain(needed).collect();
    out.sort_by_cached_key(|one| (one.severity, survey.rank(answers, one.place)));
    out
}

/// The same in lines.
pub fn open_points_told(survey: &Survey, answers: &Answers) -> Vec<Told> {
    let told = |one: OpenPoint<'_>| told(one.severity, one.place, one.said, answers);
    open_points(survey, answers).into_iter().map(told).collect()
}

fn told(severity: Severity, place: &Place, said: &Phrase, answers: &Answers) -> Told {
    let at = place.clone();
    let tone = match severity {
        Severity::Grave | Severity::Error => Tone::Wrong,
        Severity::Gap => Tone::Open,
        Severity::Warning => Tone::Warning,
    };
    let place = place.named(answers);
    let words = said!("{place}：{said}", "{place}: {said}", place, said);
    Told::standing(tone, severity.label(), &words).about(About::Answer).at(at)
}
