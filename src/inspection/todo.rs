//! Everything that is still to be done with a record, as one list: what decides first, then what is wrong, what an officer would object to,
//! what is lacking, what only a person sees, what to look at. Each place stands in it once, where it matters most, in the order of the
//! tables, with all that is said of it.
//!
//! Gaps, errors, objections and confirmations are counted apart elsewhere; here they are one story, and an answered question is none.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::form::catalog::formalities;
use crate::form::{Answers, Place, Severity, checks};
use crate::law::Survey;
use crate::source::Citation;
use crate::telling::{About, SOURCE, Told, Tone};
use crate::text::{Phrase, Text, t};

use super::{Inspection, State};

/// Why something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// It settles the mechanism or a duty.
    Decides,
    /// An answer is wrong.
    Wrong,
    /// An officer would object.
    Objected,
    /// It is lacking in a complete record.
    Lacking,
    /// Only a person sees it.
    ToLook,
    /// It may be as it is, and should be looked at.
    Doubted,
}

impl Ground {
    const ALL: &'static [Self] =
        &[Self::Decides, Self::Wrong, Self::Objected, Self::Lacking, Self::ToLook, Self::Doubted];

    const fn label(self) -> Text {
        match self {
            Self::Decides => t("决定适用路径或者义务", "settles the mechanism or a duty"),
            Self::Wrong => t("填写有错", "wrong answers"),
            Self::Objected => t("查验不符合", "an officer would object"),
            Self::Lacking => t("完整记录还需要", "a complete record also needs"),
            Self::ToLook => t("只有人看得见，待核对", "only a person sees it"),
            Self::Doubted => t("请看一眼", "to be looked at"),
        }
    }

    const fn tone(self) -> Tone {
        match self {
            Self::Decides | Self::Lacking => Tone::Open,
            Self::Wrong | Self::Objected => Tone::Wrong,
            Self::ToLook => Tone::Strong,
            Self::Doubted => Tone::Warning,
        }
    }
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToDo {
    /// Why.
    pub ground: Ground,
    /// Where; nothing for the papers as a whole.
    pub place: Option<Place>,
    /// What it is.
    #[serde(flatten)]
    pub said: Phrase,
    /// What is wrong with it or wanted of it, in sentences.
    pub why: Vec<Phrase>,
    /// Where that is written.
    pub sources: Phrase,
}

impl Inspection {
    /// Everything that is still to be done.
    pub fn to_do(&self, survey: &Survey, answers: &Answers) -> Vec<ToDo> {
        let mut work = Work { survey, answers, seen: BTreeMap::new(), out: Vec::new() };
        // What is answered and has no problem settles nothing more.
        let is_open = |place: &&Place| {
            answers.get(place).is_none() || survey.problems_at(place).next().is_some()
        };
        let lacking: Vec<Place> = survey.verdict.lacking.iter().filter(is_open).cloned().collect();
        work.places(Ground::Decides, lacking);
        work.problems(Ground::Wrong, Severity::Grave);
        work.problems(Ground::Wrong, Severity::Error);
        work.objections(self);
        work.places(Ground::Lacking, survey.gaps.iter().cloned().collect());
        work.problems(Ground::Lacking, Severity::Gap);
        work.confirmations(self);
        work.problems(Ground::Doubted, Severity::Warning);
        work.out
    }
}

/// The list as lines, under a heading for each ground.
pub fn told(all: &[ToDo]) -> Vec<Told> {
    let mut out = Vec::new();
    for &ground in Ground::ALL {
        let these: Vec<&ToDo> = all.iter().filter(|one| one.ground == ground).collect();
        if these.is_empty() {
            continue;
        }
        let (label, count) = (ground.label(), these.len());
        let words = said!("{label}（{count}）", "{label} ({count})", label, count);
        out.push(Told::new(Tone::Heading, words));
        out.extend(these.into_iter().map(ToDo::told));
    }
    out
}

impl ToDo {
    fn told(&self) -> Told {
        let about = match &self.place {
            Some(place) if place.section == &formalities::SECTION => {
                About::ToLook(vec![place.clone()])
            }
            _ => About::Answer,
        };
        let why = self.why.iter().map(|said| Told::new(Tone::Dim, said.clone()));
        let sources = Told::labelled(Tone::Dim, SOURCE, self.sources.clone()).in_full();
        Told::new(self.ground.tone(), self.said.clone())
            .about(about)
            .at(self.place.clone())
            .with(why)
            .with([sources])
    }
}

struct Work<'a> {
    survey: &'a Survey,
    answers: &'a Answers,
    /// Where each place stands in `out`.
    seen: BTreeMap<Place, usize>,
    out: Vec<ToDo>,
}

impl Work<'_> {
    fn add(&mut self, ground: Ground, place: Place, why: Vec<Phrase>) {
        if let Some(known) = self.seen.get(&place).and_then(|at| self.out.get_mut(*at)) {
            for reason in why {
                if !known.why.contains(&reason) {
                    known.why.push(reason);
                }
            }
            return;
        }
        self.seen.insert(place.clone(), self.out.len());
        let said = match &place.row {
            Some(row) if place.section == &formalities::SECTION => {
                self.answers.row_title(place.section, row)
            }
            _ => place.named(self.answers),
        };
        let sources = place.field.map(|field| Citation::list(field.sources)).unwrap_or_default();
        self.out.push(ToDo { ground, place: Some(place), said, why, sources });
    }

    /// What is said of a place beside that it is empty, which is seen.
    fn said_at(&self, place: &Place) -> Vec<Phrase> {
        let found = self.survey.problems_at(place);
        let found = found.filter(|found| found.check != checks::ANSWER_MISSING);
        found.map(|found| found.message.clone()).collect()
    }

    fn places(&mut self, ground: Ground, mut places: Vec<Place>) {
        places.sort_by_cached_key(|place| self.survey.rank(self.answers, place));
        for place in places {
            let why = self.said_at(&place);
            self.add(ground, place, why);
        }
    }

    fn problems(&mut self, ground: Ground, severity: Severity) {
        let problems = self.survey.problems.iter().filter(|one| one.severity == severity);
        let places = problems.map(|one| one.place.clone()).collect();
        self.places(ground, places);
    }

    fn objections(&mut self, inspection: &Inspection) {
        for one in inspection.in_state(State::Objected) {
            let (number, title) = (one.check.number, one.check.title);
            let check =
                said!("查验第{number}点“{title}”", "point {number}, {title}", number, title);
            for objection in &one.outcome.objections {
                let why = vec![objection.said.clone(), check.clone()];
                if let Some(place) = &objection.place {
                    self.add(Ground::Objected, place.clone(), why);
                    continue;
                }
                let sources = Citation::list(&one.sources(&inspection.routes));
                let said = title.into();
                let ground = Ground::Objected;
                self.out.push(ToDo { ground, place: None, said, why, sources });
            }
        }
    }

    fn confirmations(&mut self, inspection: &Inspection) {
        for one in inspection.in_state(State::ToLook) {
            let (number, title) = (one.check.number, one.check.title);
            for place in &one.outcome.to_look {
                let why =
                    said!("查验第{number}点“{title}”", "point {number}, {title}", number, title);
                self.add(Ground::ToLook, place.clone(), vec![why]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::calendar::Calendar;
    use crate::form::catalog::items;
    use crate::inspection::inspect;
    use serde_json::json;

    fn listed(answers: &Answers) -> Vec<ToDo> {
        let survey = Survey::of(answers);
        inspect(answers, &survey, &Calendar::default()).to_do(&survey, answers)
    }

    #[test]
    fn each_place_stands_once_and_rows_in_the_order_of_their_table() {
        let row = |id: &str| json!({ "id": id, "name": id });
        let answers = Answers::from_json(json!({
            "record": { "title": "x", "as_of": "2026-11-20" },
            "handler": { "employees": "about 100k" },
            // Ids that stand in another order than the rows.
            "items": [row("z"), row("m"), row("a")],
            "scenarios": [{ "id": "s", "name": "s", "items": ["z", "m", "a"] }],
        }))
        .unwrap();
        let all = listed(&answers);
        let places: Vec<&Place> = all.iter().filter_map(|one| one.place.as_ref()).collect();
        let once: std::collections::BTreeSet<&Place> = places.iter().copied().collect();
        assert_eq!(places.len(), once.len(), "each once");
        assert!(all.is_sorted_by_key(|one| one.ground), "by what they are for");
        for field in items::SECTION.fields {
            let of_field = places
                .iter()
                .filter(|place| place.section == &items::SECTION && place.field == Some(*field));
            let ids: Vec<&str> = of_field.filter_map(|place| place.row.as_deref()).collect();
            let order = ["z", "m", "a"].map(|id| ids.iter().position(|one| *one == id));
            assert!(order.iter().flatten().is_sorted(), "{}: {ids:?}", field.id);
        }
        let wrong: Vec<&ToDo> = all.iter().filter(|one| one.ground == Ground::Wrong).collect();
        assert!(
            wrong.iter().any(|one| one.place.as_ref().unwrap().to_string() == "handler/employees")
        );
    }

    #[test]
    fn all_that_is_said_of_a_place_stands_with_it() {
        let file = include_str!("../../assessments/website-policy.json");
        let file: serde_json::Value = serde_json::from_str(file).unwrap();
        let answers = Answers::from_json(file["answers"].clone()).unwrap();
        let survey = Survey::of(&answers);
        let all = listed(&answers);
        let mut met = 0;
        for problem in &survey.problems {
            let is_here = |one: &&ToDo| one.place.as_ref() == Some(&problem.place);
            let one = all.iter().find(is_here).unwrap();
            if survey.problems_at(&problem.place).count() > 1 {
                met += 1;
                assert!(one.why.contains(&problem.message), "{}: {:?}", problem.place, one.why);
            }
        }
        assert!(met > 1, "a place of which several things are said");
        // The objections of an officer to one place too: none is dropped for the first.
        let inspection = inspect(&answers, &survey, &Calendar::default());
        for one in inspection.in_state(State::Objected) {
            for objection in one.outcome.objections.iter().filter(|it| it.place.is_some()) {
                let found = all.iter().find(|it| it.place == objection.place).unwrap();
                assert!(found.why.contains(&objection.said), "{}", objection.said.en);
            }
        }
    }

    #[test]
    fn an_answered_question_is_no_gap() {
        let of = |handler: serde_json::Value| {
            let answers = Answers::from_json(
                json!({ "record": { "as_of": "2026-11-20" }, "handler": handler }),
            );
            listed(&answers.unwrap())
        };
        let asks = |all: &[ToDo]| {
            let places = all.iter().filter_map(|one| one.place.as_ref());
            places.filter(|place| place.to_string() == "handler/ciio").count()
        };
        assert_eq!(asks(&of(json!({}))), 1);
        assert_eq!(asks(&of(json!({ "ciio": "no" }))), 0);
    }
}
