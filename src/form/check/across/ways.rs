//! Checks of the ways that data goes: links have ends, flows have links, and no flow goes beyond its scenario.

use crate::form::catalog::{flows, links, scenarios};
use crate::form::{Answer, Entry, Facts};
use crate::text::phrase;

use super::{Problem, Severity, checks, push};

/// The ends of a link, and the links of a flow, where there is more than one they could be.
pub(super) fn open(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let mut gap = |place| {
        let message = phrase("不止一个可选：请选定", "there is more than one it could be: choose");
        push(out, checks::WAYS_OPEN, Severity::Gap, place, message);
    };
    for link in facts.rows(&links::SECTION) {
        for (end, field) in [(links::from(&link), &links::FROM), (links::to(&link), &links::TO)] {
            let ends_nowhere = || *field == links::TO && flows::is_looked_through(&link);
            if matches!(end, Answer::Unknown(_)) && link.value(field).is_none() && !ends_nowhere() {
                gap(link.place(field));
            }
        }
    }
    if facts.rows(&links::SECTION).nth(1).is_some() {
        let is_open =
            |flow: &Entry<'_>| flow.value(&flows::LINK).is_none() && flows::links(flow).is_empty();
        for flow in facts.rows(&flows::SECTION).filter(is_open) {
            gap(flow.place(&flows::LINK));
        }
    }
}

/// What goes to one recipient is a part of what the scenario sends.
pub(super) fn beyond_the_scenario(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for flow in facts.rows(&flows::SECTION) {
        let Some(scenario) = flow.of() else { continue };
        for (own, all) in [(&flows::ITEMS, &scenarios::ITEMS), (&flows::GROUPS, &scenarios::GROUPS)]
        {
            let (Answer::Known(part), Answer::Known(whole)) =
                (flow.named(own), scenario.named(all))
            else {
                continue;
            };
            for row in part.iter().filter(|row| !whole.iter().any(|known| known.id == row.id)) {
                let (row, scenario) = (row.title(), scenario.title());
                push(
                    out,
                    checks::FLOWS_BEYOND,
                    Severity::Error,
                    flow.place(own),
                    said!(
                        "“{row}”不在场景“{scenario}”之中：先在场景中加入，或者在此去掉",
                        "\"{row}\" is not among those of the scenario \"{scenario}\": add it there, or take it out here",
                        row,
                        scenario,
                    ),
                );
            }
        }
    }
}
