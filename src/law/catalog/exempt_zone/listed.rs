//! Data on a list: the mechanism that the list asks, as the user read it or by the figures of its entry in a law file.
//!
//! Two that differ leave it open; nothing is reckoned from a figure that stands in no file.

use crate::form::catalog::{flows, scenarios};
use crate::form::options::listed_mechanism;
use crate::form::{Answer, Code, Range, Tri};
use crate::law::{Counted, Flow, Received};
use crate::source::ZoneEntry;
use crate::text::grouped;

/// Whether the data are on the list, and the list asks for this mechanism.
pub(super) fn listed(flow: &Flow<'_>, mechanism: Code) -> Tri {
    let scenario = &flow.scenario;
    let off = scenario.yes_no(&scenarios::ZONE_OFF_LIST);
    if off.is_yes() {
        return Tri::No;
    }
    if let Answer::Known(figure) = scenario.count(&scenarios::ZONE_THRESHOLD) {
        let figure = figure.spoken();
        flow.note(said!(
            "清单自定的人数标准：{figure}",
            "the list's own figure of persons: {figure}",
            figure,
        ));
    }
    let read = scenario.chose(&scenarios::ZONE_MECHANISM, mechanism);
    let Some(reckoned) = by_entry(flow, mechanism) else { return off.not().and(read) };
    let is_answered = scenario.value(&scenarios::ZONE_MECHANISM).is_some();
    let differ = (reckoned.is_yes() && read.is_no()) || (reckoned.is_no() && read.is_yes());
    if is_answered && differ {
        flow.note(crate::text::phrase(
            "按清单条目的人数标准得出的机制，与填写的“清单规定的机制”不同",
            "the mechanism by the figures of the entry differs from the one that was answered",
        ));
        let places =
            [&scenarios::ZONE_ENTRY, &scenarios::ZONE_MECHANISM].map(|field| scenario.place(field));
        return off.not().and(Tri::Unknown(places.into()));
    }
    off.not().and(reckoned)
}

/// What the figures of the entry give, where a law file in force holds it.
fn by_entry(flow: &Flow<'_>, mechanism: Code) -> Option<Tri> {
    let scenario = &flow.scenario;
    let region = scenario.choice(&scenarios::ZONE_REGION).known()?;
    let list = flow.facts().law_files().list(region.as_str(), flow.day())?;
    let named = scenario.text(&scenarios::ZONE_ENTRY).known()?;
    let entry = list.entries.iter().find(|one| one.entry == named.trim())?;
    let people = Received::of(&flows::of_scenario(scenario));
    let assessed = reaches(&people.ordinary, entry.assessment_from)
        .or(reaches(&people.sensitive, entry.sensitive_assessment_from));
    let agreed = reaches(&people.ordinary, entry.contract_from)
        .or(reaches(&people.sensitive, entry.sensitive_contract_from));
    tell(flow, entry, (people.ordinary.range, people.sensitive.range));
    Some(match mechanism {
        listed_mechanism::SECURITY_ASSESSMENT => assessed,
        listed_mechanism::NONE => agreed.or(assessed).not(),
        _ => agreed.and(assessed.not()),
    })
}

fn reaches(counted: &Counted, figure: Option<u64>) -> Tri {
    figure.map_or(Tri::No, |line| counted.range.reaches_or(line, || counted.lacking.clone()))
}

/// Notes the entry, its figures and the persons of the scenario.
fn tell(flow: &Flow<'_>, entry: &ZoneEntry, (ordinary, sensitive): (Range, Range)) {
    let line = |figure: Option<u64>| figure.map_or_else(|| "—".to_owned(), grouped);
    let (number, says) = (&entry.entry, &entry.says);
    flow.note(said!(
        "清单第{number}项（{says}）：一般信息{a}人起标准合同或者认证、{b}人起安全评估，敏感信息{c}人起、{d}人起；本场景一般{ordinary}，敏感{sensitive}",
        "entry {number} of the list ({says}): ordinary data from {a} persons contract or certification, from {b} assessment; sensitive data from {c} and {d}; this scenario: ordinary {ordinary}, sensitive {sensitive}",
        number,
        says,
        a = line(entry.contract_from),
        b = line(entry.assessment_from),
        c = line(entry.sensitive_contract_from),
        d = line(entry.sensitive_assessment_from),
        ordinary = ordinary.spoken(),
        sensitive = sensitive.spoken(),
    ));
}
