//! The duties with their state, who must act, what proves them; and notice and consent for each combination.

use crate::form::catalog::{consents, scenarios};
use crate::form::{Facts, Place};
use crate::law::consent::{Cell, Coverage, Short};
use crate::law::{Duty, Liability, Requirement, Route, ScenarioVerdict, Survey, liability};
use crate::source::Citation;
use crate::text::{Phrase, Text, t};

use super::{About, SOURCE, Told, Tone};

/// What stands behind a duty that is not fulfilled.
const LIABILITY: Text = t("不履行：", "If not: ");

/// Every duty with its state, as the whole record or one scenario has them; of several scenarios, those in which it is so.
/// The record's routes, or those it may take, tell which provisions can stand behind them.
pub fn duties(
    states: &[(&'static Duty, Requirement)],
    scenarios: &[ScenarioVerdict],
    (facts, routes): (&Facts<'_>, &[Route]),
) -> Vec<Told> {
    let each = states.iter().map(|(duty, due)| {
        let told = told(duty, *due, (facts, routes));
        told.with(of_scenarios(duty, *due, scenarios))
    });
    each.collect()
}

/// The scenarios for which a duty stands as it does for the whole; nothing where it is so for all, or not at all.
fn of_scenarios(duty: &Duty, due: Requirement, scenarios: &[ScenarioVerdict]) -> Option<Told> {
    let these: Vec<&ScenarioVerdict> =
        scenarios.iter().filter(|one| one.duty(duty) == due).collect();
    let some = due != Requirement::NotRequired && these.len() < scenarios.len();
    some.then(|| {
        let names = Phrase::list(these.into_iter().map(|one| one.title.clone()));
        Told::labelled(Tone::Plain, t("场景：", "In: "), names)
    })
}

/// One duty; its place is the first where a proof is lacking.
fn told(duty: &'static Duty, due: Requirement, (facts, routes): (&Facts<'_>, &[Route])) -> Told {
    let (day, answers) = (facts.day(), facts.answers());
    let tone = match due {
        Requirement::Required => Tone::Strong,
        Requirement::Undetermined => Tone::Open,
        Requirement::Conditional | Requirement::NotRequired => Tone::Plain,
    };
    let places = duty.places(answers);
    let lacks = |place: &&Place| answers.get(place).is_none();
    let to = places.iter().find(lacks).or_else(|| places.first()).cloned();
    let told = Told::standing(tone, due.label(), &duty.label.into()).at(to);
    let condition = (due != Requirement::Required).then(|| {
        Told::labelled(Tone::Plain, t("适用：", "Applies if: "), duty.bearing.condition())
    });
    let told =
        told.with(condition).with([Told::labelled(Tone::Plain, t("责任：", "Who: "), duty.who)]);
    let rule = &duty.rule;
    let told = told.about(About::Rule(rule, None));
    let then: Vec<Citation> =
        rule.sources.iter().filter(|one| one.instrument.in_force(day)).copied().collect();
    let sources = Told::labelled(Tone::Dim, SOURCE, Citation::list(&then));
    if due == Requirement::NotRequired {
        return told.with([sources]);
    }
    let what = Told::labelled(Tone::Plain, t("内容：", "What: "), rule.says).in_full();
    let behind = liability::by(duty.liability, facts, routes).map(Liability::in_short);
    let liability = Told::labelled(Tone::Dim, LIABILITY, Phrase::clauses(behind));
    let proof = Phrase::list(proofs(&places, |place| answers.get(place).is_some()));
    told.with([what, sources, Told::labelled(Tone::Dim, t("证据：", "Proof: "), proof)])
        .with([liability])
}

/// What proves a duty, each once, and whether it is still lacking.
fn proofs(places: &[Place], is_there: impl Fn(&Place) -> bool) -> Vec<Phrase> {
    let mut out: Vec<(Phrase, bool)> = Vec::new();
    for place in places {
        let (label, is_there) = (place.label(), is_there(place));
        match out.iter_mut().find(|(known, _)| *known == label) {
            Some((_, all)) => *all &= is_there,
            None => out.push((label, is_there)),
        }
    }
    let lacking = t("（未填写）", " (not answered)");
    out.into_iter()
        .map(|(label, is_there)| {
            let mark = if is_there { Text::EMPTY } else { lacking };
            said!("{label}{mark}", "{label}{mark}", label, mark)
        })
        .collect()
}

/// Notice and consent for each scenario, group and recipient; each leads to the row that covers it.
pub fn consent(survey: &Survey) -> Vec<Told> {
    let heading = t(
        "告知和单独同意：场景 / 人群 / 接收方",
        "Notice and consent: scenario / group / recipient",
    );
    let none =
        t("还没有写明人群和接收方的场景。", "No scenario names its people and recipients yet.");
    let none = survey.consent.is_empty().then(|| Told::new(Tone::Remark, none));
    let heading = Told::new(Tone::Heading, heading);
    std::iter::once(heading).chain(survey.consent.iter().map(cell)).chain(none).collect()
}

fn cell(cell: &Cell) -> Told {
    let (of, group, to) = (&cell.scenario.1, &cell.group.1, &cell.recipient.1);
    let names = said!("{of} / {group} / {to}", "{of} / {group} / {to}", of, group, to);
    let covered = match (cell.covered_by.is_empty(), cell.begun_by.is_empty()) {
        (true, true) => t("没有记录", "no record"),
        (true, false) => t("有一行，没有填完", "a row, not filled in yet"),
        (false, _) => t("已有记录", "recorded"),
    };
    let state = cell.coverage();
    let (notice, consent) = (cell.notice.label(), cell.consent.label());
    let words = said!(
        "告知{notice}；单独同意{consent}；{covered}",
        "notice {notice}; separate consent {consent}; {covered}",
        notice,
        consent,
        covered,
    );
    let under = t("同意的依据：", "Consent under: ");
    let row = cell.covered_by.first().cloned();
    let tone = match state {
        Coverage::Missing | Coverage::Short => Tone::Wrong,
        Coverage::Begun | Coverage::Open => Tone::Open,
        Coverage::Covered | Coverage::NotNeeded => Tone::Plain,
    };
    let basis = || Place::in_row(&scenarios::SECTION, &cell.scenario.0, &scenarios::LEGAL_BASIS);
    let place = match (state, cell.begun_by.first()) {
        (Coverage::Open, _) => cell.settled_by.clone().unwrap_or_else(basis),
        (Coverage::Begun, Some(gap)) => gap.clone(),
        (Coverage::Short, _) => cell.place_of_short().unwrap_or_else(basis),
        _ => Place { section: &consents::SECTION, row, field: None },
    };
    Told::standing(tone, state.label(), &names).at(place).with([
        Told::new(Tone::Plain, words),
        Told::new(Tone::Wrong, cell.short.as_ref().map(Short::said).unwrap_or_default()),
        Told::new(
            Tone::Open,
            cell.doubted.as_ref().map(|(_, said)| said.clone()).unwrap_or_default(),
        ),
        Told::labelled(Tone::Dim, under, Citation::list(&cell.reasons)),
    ])
}
