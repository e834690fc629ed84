//! The dates ahead of a filing that is planned: marked as planned, apart from what runs.

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::form::catalog::record;
use crate::form::{Facts, Place};
use crate::law::Mechanism;
use crate::law::clock::{Step, is_plannable, planned};
use crate::source::Citation;
use crate::text::{Phrase, Text, t};

use super::{SOURCE, Told, Tone};

/// The steps after the planned day of filing, each leading to it; where none is planned and one would tell them, that it would.
pub fn planned_told(
    facts: &Facts<'_>,
    mechanism: Mechanism,
    calendar: &Calendar,
    on: Day,
) -> Vec<Told> {
    let place = Place::single(&record::SECTION, &record::FILING_DAY);
    if is_plannable(facts, mechanism) {
        let words = t(
            "填写“评估概况”中的拟备案（申报）日，即可从这一天推算以后各步的日期。",
            "Give the planned day of filing under \"The assessment\", and the dates of the steps after it are reckoned.",
        );
        return vec![Told::new(Tone::Remark, words).at(place)];
    }
    let steps = planned(facts, mechanism, calendar, on);
    let Some(first) = steps.first() else { return Vec::new() };
    let from = first.from;
    let heading = said!(
        "计划（从拟备案（申报）日{from}推算，各步都用满期限；实际日期以“办理进度与日期”中的事项为准）",
        "Planned (from the planned day of filing, {from}, each step taking all its time; what happens goes by the events)",
        from,
    );
    let heading = Told::new(Tone::Heading, heading).at(place.clone());
    std::iter::once(heading).chain(steps.iter().map(|one| step(one, &place))).collect()
}

fn step(step: &Step, place: &Place) -> Told {
    let (by, title) = (step.by, step.clock.title);
    let open = match step.provisional {
        Some(_) => t("（暂定）", " (provisional)"),
        None => Text::EMPTY,
    };
    let head = said!("{by}{open} [计划] {title}", "{by}{open} [planned] {title}", by, open, title);
    let plain = |label: Text, words: Phrase| Told::labelled(Tone::Plain, label, words);
    let note = step.provisional.as_ref().map(|open| plain(t("注意：", "Note: "), open.said()));
    Told::new(Tone::Plain, head)
        .named(step.clock.id)
        .at(place.clone())
        .with([
            plain(t("计算：", "Reckoned: "), step.calculation.clone()),
            plain(t("由谁：", "Who: "), step.clock.who.label().into()),
        ])
        .with(note)
        .with([Told::labelled(Tone::Dim, SOURCE, Citation::list(step.clock.sources))])
}
