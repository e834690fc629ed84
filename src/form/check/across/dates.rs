//! Checks of days: in order, in time, within the window.

use crate::day::Day;
use crate::form::catalog::{events, flows, groups, recipients, record};
use crate::form::{Answer, Entry, Facts, Field};
use crate::text::phrase;

use super::{Check, Problem, Severity, checks, push};

pub(super) fn record_dates(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let entry = facts.single(&record::SECTION);
    in_order(&entry, &record::START, &record::END, checks::RECORD_DATES, out);
    in_order(&entry, &record::END, &record::FILING_DAY, checks::RECORD_DATES, out);
    if let (Answer::Known(end), Answer::Known(start)) =
        (entry.day(&record::END), entry.day(&record::EXPORT_START))
        && start < end
    {
        push(
            out,
            checks::RECORD_DATES,
            Severity::Warning,
            entry.place(&record::EXPORT_START),
            phrase(
                "出境开始于评估完成之前：影响评估应在出境前完成",
                "the export begins before the assessment is finished; it must be finished first",
            ),
        );
    }
}

pub(super) fn fresh(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let entry = facts.single(&record::SECTION);
    if let (Answer::Known(end), Answer::Known(filing)) =
        (entry.day(&record::END), entry.day(&record::FILING_DAY))
        && filing.months_before(3).is_some_and(|earliest| end < earliest)
    {
        push(
            out,
            checks::RECORD_FRESH,
            Severity::Error,
            entry.place(&record::END),
            said!(
                "评估完成于{spoken}，早于备案日前3个月，需要重新评估",
                "finished on {spoken}, more than 3 months before filing; assess again",
                spoken = end.spoken(),
            ),
        );
    }
}

pub(super) fn retention(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for flow in facts.rows(&flows::SECTION) {
        in_order(
            &flow,
            &flows::RETENTION_FROM,
            &flows::RETENTION_TO,
            checks::SCENARIOS_RETENTION,
            out,
        );
    }
}

pub(super) fn counted_on(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for group in facts.rows(&groups::SECTION) {
        let Answer::Known(day) = group.day(&groups::COUNTED_ON) else { continue };
        let (severity, words) = if day > facts.day() {
            let words = said!(
                "晚于评估基准日（{spoken}）",
                "after the day of assessment ({spoken})",
                spoken = facts.day().spoken(),
            );
            (Severity::Error, words)
        } else if day < facts.day().year_start() {
            let words = said!(
                "早于{spoken}：人数自评估当年1月1日起累计",
                "before {spoken}: people are counted from 1 January of the year of assessment",
                spoken = facts.day().year_start().spoken(),
            );
            (Severity::Error, words)
        } else if facts.day().months_before(1).is_some_and(|earliest| day < earliest) {
            let words = phrase(
                "距评估基准日超过一个月，请更新人数",
                "more than a month before the day of assessment; bring the figures up to date",
            );
            (Severity::Warning, words)
        } else {
            continue;
        };
        push(out, checks::GROUPS_COUNTED_ON, severity, group.place(&groups::COUNTED_ON), words);
    }
}

pub(super) fn audits(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for row in facts.rows(&recipients::SECTION) {
        in_order(
            &row,
            &recipients::LAST_AUDIT,
            &recipients::NEXT_AUDIT,
            checks::RECIPIENTS_AUDIT,
            out,
        );
        if let Answer::Known(next) = row.day(&recipients::NEXT_AUDIT)
            && next < facts.day()
        {
            push(
                out,
                checks::RECIPIENTS_AUDIT,
                Severity::Warning,
                row.place(&recipients::NEXT_AUDIT),
                phrase("接收方审计已过期", "the audit of this recipient is overdue"),
            );
        }
    }
}

pub(super) fn events(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for row in facts.rows(&events::SECTION) {
        in_order(&row, &events::DAY, &events::NAMED, checks::EVENTS_DAYS, out);
        in_order(&row, &events::DAY, &events::DONE, checks::EVENTS_DAYS, out);
        in_order(&row, &events::DAY, &events::EXPIRY, checks::EVENTS_DAYS, out);
    }
}

fn in_order(
    entry: &Entry<'_>,
    first: &'static Field,
    second: &'static Field,
    check: Check,
    out: &mut Vec<Problem>,
) {
    let days: (Option<Day>, Option<Day>) = (entry.day(first).known(), entry.day(second).known());
    if let (Some(a), Some(b)) = days
        && b < a
    {
        push(
            out,
            check,
            Severity::Error,
            entry.place(second),
            said!(
                "早于“{first}”（{spoken}）",
                "before \"{first}\" ({spoken})",
                first = first.label,
                spoken = a.spoken(),
            ),
        );
    }
}
