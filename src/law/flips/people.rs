//! Flip points in numbers of people: how many more, or fewer, until the mechanism is another one.

use serde_json::{Value, json};

use crate::form::catalog::{groups, overlaps};
use crate::form::{Facts, Field, Place, Range};
use crate::source::PCF;
use crate::text::{Phrase, grouped};

use super::super::Mechanism;
use super::{Outline, Search, Spent};

/// No figure of the law is larger, so that nothing changes beyond.
const MOST: u64 = 2_000_000;

/// A figure of a group as it stands.
struct Figure {
    place: Place,
    group: Phrase,
    field: &'static Field,
    range: Option<Range>,
}

/// Tries every figure of every group, up and down.
pub(super) fn search(search: &mut Search<'_>) -> Result<(), Spent> {
    let facts = Facts::at(&search.answers, search.day);
    let fields: [&'static Field; 2] = if search.day < PCF.from {
        [&groups::TWO_YEARS, &groups::TWO_YEARS_SENSITIVE]
    } else {
        [&groups::ORDINARY, &groups::SENSITIVE]
    };
    let figures: Vec<Figure> = facts
        .rows(&groups::SECTION)
        .flat_map(|group| {
            fields.map(|field| Figure {
                place: group.place(field),
                group: group.title(),
                field,
                range: group.count(field).known(),
            })
        })
        .collect();
    for figure in figures {
        match figure.range {
            Some(range) => {
                more(search, &figure, range)?;
                fewer(search, &figure, range)?;
            }
            None => open(search, &figure)?,
        }
    }
    Ok(())
}

/// The smallest number of people more that changes the result.
fn more(search: &mut Search<'_>, figure: &Figure, range: Range) -> Result<(), Spent> {
    let shifted = |by: u64| Range {
        low: range.low.saturating_add(by),
        high: range.high.map(|high| high.saturating_add(by)),
    };
    if let Some(by) = first_change(search, figure, MOST, shifted, results(&search.before))? {
        let (count, name, new) = (grouped(by), &figure.group, shifted(by).spoken());
        let words = said!(
            "“{name}”的{field}再增加{count}人（达到{new}）",
            "{count} more in \"{name}\" ({field}: {new})",
            name,
            field = figure.field.label,
            count,
            new,
        );
        search.try_change(words, edit(figure, shifted(by)), by)?;
    }
    Ok(())
}

/// The smallest number of people fewer that changes the result.
fn fewer(search: &mut Search<'_>, figure: &Figure, range: Range) -> Result<(), Spent> {
    let most = range.high.unwrap_or(range.low);
    let shifted = |by: u64| Range {
        low: range.low.saturating_sub(by),
        high: range.high.map(|high| high.saturating_sub(by)),
    };
    if let Some(by) = first_change(search, figure, most, shifted, results(&search.before))? {
        // Who was provided abroad stays provided: a smaller figure can only come from counting again.
        let (count, name, new) = (grouped(by), &figure.group, shifted(by).spoken());
        let words = said!(
            "“{name}”的{field}经核实少{count}人（为{new}）",
            "{count} fewer in \"{name}\" when counted again ({field}: {new})",
            name,
            field = figure.field.label,
            count,
            new,
        );
        search.try_change(words, edit(figure, shifted(by)), by)?;
    }
    Ok(())
}

/// Where a figure is not given: each number from which on the result is another one.
fn open(search: &mut Search<'_>, figure: &Figure) -> Result<(), Spent> {
    let mut from = 0;
    for _ in 0..4 {
        let words = said!(
            "“{group}”的{field}为{from}人",
            "\"{field}\" of \"{group}\" = {from}",
            group = figure.group,
            field = figure.field.label,
            from = grouped(from),
        );
        let edits = edit(figure, Range::exactly(from));
        let Some(after) = search.after(&edits)? else { break };
        search.keep(words, edits, from, &after);
        let start = from;
        let at = |by: u64| Range::exactly(start + by);
        match first_change(search, figure, MOST, at, results(&after))? {
            Some(by) => from = start + by,
            None => break,
        }
    }
    Ok(())
}

/// The mechanisms of the whole and of each scenario.
fn results(outline: &Outline) -> (Mechanism, Vec<Mechanism>) {
    let of_each = outline.scenarios.iter().map(|(_, outcome, _)| outcome.mechanism);
    (outline.whole.mechanism, of_each.collect())
}

/// The smallest step up to `most` after which the results are no longer those of `now`, without a step, found by halving: more
/// people are never lighter and fewer never heavier.
fn first_change(
    search: &mut Search<'_>,
    figure: &Figure,
    most: u64,
    shifted: impl Fn(u64) -> Range,
    now: (Mechanism, Vec<Mechanism>),
) -> Result<Option<u64>, Spent> {
    // Where an overlap is stated, doubling first: far away it may no longer be possible, and the result another one for that reason.
    let states_overlaps = search.answers.rows(&overlaps::SECTION).next().is_some()
        || !search.circumstances.ledger.overlaps().is_empty();
    let mut is_now = |by: u64| {
        let after = search.after(&edit(figure, shifted(by)))?;
        Ok(after.is_some_and(|after| results(&after) == now))
    };
    let (mut same, mut other) = (0, if states_overlaps { 1.min(most) } else { most });
    while is_now(other)? {
        if other >= most {
            return Ok(None);
        }
        same = other;
        other = other.saturating_mul(2).min(most);
    }
    while other - same > 1 {
        let middle = same + (other - same) / 2;
        if is_now(middle)? {
            same = middle;
        } else {
            other = middle;
        }
    }
    Ok(Some(other))
}

fn edit(figure: &Figure, range: Range) -> Vec<(Place, Option<Value>)> {
    let value = match (range.exact(), range.high) {
        (Some(number), _) => json!(number),
        (None, Some(high)) => json!({ "from": range.low, "to": high }),
        (None, None) => json!({ "from": range.low }),
    };
    vec![(figure.place.clone(), Some(value))]
}
