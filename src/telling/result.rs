//! The result: mechanism and ground, its outlook, the people it rests on, and the same for each scenario.
//!
//! A result of a day that nobody stated is never told as firm: the contradiction stands right below it.

use crate::form::Place;
use crate::form::catalog::{groups, record};
use crate::law::{Conflict, Ground, Mechanism, ScenarioVerdict, Verdict};
use crate::text::{Phrase, Text, t};

use super::{Told, Tone, of_scenario};

/// The label of a mechanism.
pub const MECHANISM: Text = t("适用路径：", "Mechanism: ");
const CHOICE: Text = t("可选：", "Choice: ");

/// A mechanism with its ground.
pub fn outcome(mechanism: Mechanism, ground: Option<Ground>) -> Phrase {
    because(mechanism.label(), ground)
}

/// The same in a word or two.
pub fn in_short(mechanism: Mechanism, ground: Option<Ground>) -> Phrase {
    because(mechanism.short(), ground)
}

fn because(what: Text, ground: Option<Ground>) -> Phrase {
    let Some(ground) = ground.map(Ground::label) else { return what.into() };
    said!("{what}（{ground}）", "{what} ({ground})", what, ground)
}

/// The mechanism of the whole record, with outlook, choices, day and people.
pub fn result(verdict: &Verdict) -> Told {
    let of_day = |place: &Place| place.field == Some(&record::AS_OF);
    let unstated = verdict.conflicts.iter().filter(|one| one.places.iter().any(of_day)).map(wrong);
    let others = verdict.without_prohibited.map(|other| {
        Told::labelled(Tone::Plain, t("其余场景：", "Other scenarios: "), other.label())
    });
    let choices = verdict.options.iter().map(|one| Told::labelled(Tone::Plain, CHOICE, *one));
    let day = t("评估基准日：", "Day of assessment: ");
    let rest = [
        Told::labelled(Tone::Plain, day, verdict.day.spoken()),
        Told::new(Tone::Plain, verdict.people()),
    ];
    let words = outcome(verdict.mechanism, verdict.ground);
    let deciding = verdict.scenarios.iter().filter(|one| one.mechanism == verdict.mechanism);
    let grounds = deciding.filter_map(|one| open_ground(one, Some(&one.title)));
    Told::labelled(Tone::Result(verdict.mechanism), MECHANISM, words)
        .at(verdict.lacking.first().cloned())
        .with(grounds)
        .with(unstated.chain(outlook(verdict)).chain(others).chain(choices).chain(rest))
}

/// What the forecast of the year makes of the result; nothing where it stays.
pub fn outlook(verdict: &Verdict) -> impl Iterator<Item = Told> {
    let label = t("预计：", "Outlook: ");
    verdict.outlook.iter().map(move |one| Told::labelled(Tone::Warning, label, one.said()))
}

/// What stands beside the result: the company's readings, and what the counting of people has to say.
pub fn remarks(verdict: &Verdict) -> Vec<Told> {
    let groups = || Some(Place::whole(&groups::SECTION));
    let readings = verdict.departures().into_iter().map(|one| Told::new(Tone::Strong, one));
    let notes =
        verdict.notes.iter().map(|note| Told::new(Tone::Warning, note.clone()).at(groups()));
    let counted = [&verdict.headcount.ordinary, &verdict.headcount.sensitive];
    let mut overlap: Vec<Told> = Vec::new();
    for counted in counted {
        let place = counted.lacking.first().cloned().or_else(groups);
        let told = counted.advice().map(|advice| Told::new(Tone::Plain, advice).at(place));
        // What holds of both counts is said once.
        overlap.extend(told.filter(|told| !overlap.contains(told)));
    }
    readings.chain(overlap).chain(counted_with(verdict)).chain(notes).collect()
}

/// The other records whose people were counted.
fn counted_with(verdict: &Verdict) -> Option<Told> {
    let label = t(
        "人数已与同一企业的其他记录合并计算：",
        "People are counted together with other records of the entity: ",
    );
    let names = Phrase::list(verdict.ledger.names().cloned());
    let told = Told::labelled(Tone::Plain, label, names).at(Place::whole(&groups::SECTION));
    (!verdict.ledger.is_empty()).then_some(told)
}

/// Answers that contradict each other.
pub fn conflicts(verdict: &Verdict) -> Vec<Told> {
    let heading = t("相互矛盾的回答", "Answers that contradict each other");
    let heading = (!verdict.conflicts.is_empty()).then(|| Told::new(Tone::Heading, heading));
    heading.into_iter().chain(verdict.conflicts.iter().map(wrong)).collect()
}

fn wrong(conflict: &Conflict) -> Told {
    Told::new(Tone::Wrong, conflict.message.clone()).at(conflict.places.first().cloned())
}

/// That the ground of a settled mechanism is open, with the grounds that are possible, under the name of the scenario if given.
fn open_ground(one: &ScenarioVerdict, name: Option<&Phrase>) -> Option<Told> {
    let grounds = one.open_grounds();
    let of = name.map_or_else(Phrase::default, |name| said!("“{name}”：", "\"{name}\": ", name));
    let all = Phrase::list(grounds.iter().map(|ground| ground.label().into()));
    (!grounds.is_empty()).then(|| {
        let words = said!(
            "{of}{all}；结论不因此改变，人数是否计入和文件的写法取决于它",
            "{of}{all}; the result stays, but whether its people count and what papers say depends on it",
            of,
            all,
        );
        Told::labelled(Tone::Open, t("理由未定：", "Ground open: "), words)
            .at(one.deciding().find_map(|finding| finding.lacking.first().cloned()))
    })
}

/// The result of one scenario under its name.
pub fn scenario(one: &ScenarioVerdict) -> [Told; 2] {
    let is_open = one.mechanism == Mechanism::Undetermined && one.still_possible().next().is_some();
    let possible =
        is_open.then(|| Phrase::list(one.still_possible().map(|one| one.short().into())));
    let possible = possible
        .map(|words| Told::labelled(Tone::Plain, t("仍有可能：", "Still possible: "), words));
    let person = one.left_to_a_person().map(|rule| {
        Told::labelled(Tone::Warning, t("须由人决定：", "For a person to decide: "), rule.title)
    });
    let choices = one.options.iter().map(|one| Told::labelled(Tone::Plain, CHOICE, *one));
    let words = outcome(one.mechanism, one.ground());
    let told = Told::labelled(Tone::Result(one.mechanism), MECHANISM, words)
        .at(one.lacking.first().cloned())
        .with(possible.into_iter().chain(person).chain(open_ground(one, None)).chain(choices));
    [of_scenario(one), told]
}
