//! The numbers of persons of a scenario: this year's and those of three years, and whether its groups can have them.

use crate::form::catalog::{flows, scenarios};
use crate::form::{Entry, Range};
use crate::inspection::catalog::formalities::stands;
use crate::inspection::catalog::{A, check};
use crate::inspection::{Check, Outcome};
use crate::law::Received;
use crate::source::{SAG, cite};
use crate::text::{phrase, t};

pub(super) static NUMBERS: Check = check(
    ("additions.numbers", "N-b"),
    t(
        "当年数量、未来3年数量和二者关系写明，申报表与报告相同",
        "This year's number, the three-year number and their relation, the same in form and report",
    ),
    A,
    &[cite(&SAG, "annex 3, 4")],
    t("补填二者关系和预估依据。", "Say how the two relate, and the basis."),
    |case, out| {
        let fields =
            [&scenarios::PERSONS_YEAR, &scenarios::PERSONS_NEXT, &scenarios::PERSONS_RELATION];
        for scenario in out.each(case, &scenarios::SECTION) {
            out.needs(&scenario, &fields);
            let figure = |field| scenario.count(field).known();
            if let (Some(year), Some(next)) =
                (figure(&scenarios::PERSONS_YEAR), figure(&scenarios::PERSONS_NEXT))
                && next.high.is_some_and(|high| high < year.low)
            {
                out.object(
                    scenario.place(&scenarios::PERSONS_NEXT),
                    phrase(
                        "未来3年的数量少于当年已出境的数量，请核对口径并写明二者的关系",
                        "fewer persons in three years than already this year: compare the footing, and say how the two relate",
                    ),
                );
            }
            contradicted(&scenario, out);
            for field in fields {
                stands(case, out, &scenario, field);
            }
        }
    },
);

/// Objects to a number of persons of a scenario that its groups cannot have, each person counted once: form and report would tell two
/// stories of the same year.
fn contradicted(scenario: &Entry<'_>, out: &mut Outcome) {
    let of = flows::of_scenario(scenario);
    if of.is_empty() {
        return;
    }
    let received = Received::of(&of);
    let figure = |field| scenario.count(field).known();
    // Some give only sensitive data, so that all are no fewer than the more numerous and no more than both together.
    let (ordinary, sensitive) = (received.ordinary.range, received.sensitive.range);
    let least = ordinary.low.max(sensitive.low);
    let most = ordinary.high.zip(sensitive.high).map(|(one, other)| one.saturating_add(other));
    if let Some(year) = figure(&scenarios::PERSONS_YEAR) {
        let is_few = year.high.is_some_and(|high| high < least);
        let is_many = most.is_some_and(|most| year.low > most);
        if is_few || is_many {
            out.object(
                scenario.place(&scenarios::PERSONS_YEAR),
                said!(
                    "与报告中本场景人群的人数矛盾：人群去重后至少{least}人",
                    "contradicts the groups of the scenario in the report, who are {least} persons at least",
                    least = Range::exactly(least).spoken(),
                ),
            );
        }
    }
    let expected = received.forecast.range.low.max(received.forecast_sensitive.range.low);
    if figure(&scenarios::PERSONS_NEXT)
        .and_then(|next| next.high)
        .is_some_and(|next| next < expected)
    {
        out.object(
            scenario.place(&scenarios::PERSONS_NEXT),
            said!(
                "与报告中本场景人群的人数矛盾：到今年年底已预计至少{expected}人",
                "contradicts the groups of the scenario in the report, of whom {expected} at least are expected by the end of this year",
                expected = Range::exactly(expected).spoken(),
            ),
        );
    }
}
