//! Flip points in numbers of people: how many more, or fewer, until the mechanism is another one.

use serde_json::{Value, json};

use crate::form::catalog::groups;
use crate::form::{Facts, Field, Place, Range};
use crate::source::PCF;
use crate::text::{Phrase, grouped};

use super::{Search, Spent};

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
    if let Some(by) = first_change(search, figure, MOST, shifted)? {
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
    if let Some(by) = first_change(search, figure, most, shifted)? {
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
        search.try_change(words, edit(figure, Range::exactly(from)), from)?;
        let start = from;
        let at = |by: u64| Range::exactly(start + by);
        match first_change(search, figure, MOST, at)? {
            Some(by) => from = start + by,
            None => break,
        }
    }
    Ok(())
}

/// The smallest step up to `most` after which the result differs from that without a step, found by doubling and halving:
/// more people are never lighter and fewer never heavier.
fn first_change(
    search: &mut Search<'_>,
    figure: &Figure,
    most: u64,
    shifted: impl Fn(u64) -> Range,
) -> Result<Option<u64>, Spent> {
    let mut result = |by: u64| {
        let after = search.after(&edit(figure, shifted(by)))?;
        Ok(after.map(|outline| {
            let scenarios: Vec<_> =
                outline.scenarios.iter().map(|(_, outcome, _)| outcome.mechanism).collect();
            (outline.whole.mechanism, scenarios)
        }))
    };
    let now = result(0)?;
    // Doubling first: far away a stated overlap may no longer be possible, and the result another one for that reason.
    let (mut same, mut other) = (0, 1.min(most));
    while result(other)? == now {
        if other >= most {
            return Ok(None);
        }
        same = other;
        other = other.saturating_mul(2).min(most);
    }
    while other - same > 1 {
        let middle = same + (other - same) / 2;
        if result(middle)? == now {
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
