//! In which sense an answer changed: more, less, or otherwise. A number of people is held against what was forecast when it was filed.

use serde_json::Value;

use crate::form::catalog::{flows, groups, scenarios};
use crate::form::{Answer, Changed, Facts, Field, Happened, Kind, Place, Range};

use super::Sense;

/// The sense of a difference between two states.
pub(super) fn of(changed: &Changed, before: &Facts<'_>, after: &Facts<'_>) -> Sense {
    match (changed.happened, changed.place.field) {
        (Happened::Added, _) => Sense::More,
        (Happened::Removed, _) => Sense::Less,
        (_, None) => Sense::Other,
        (_, Some(field)) => {
            let at = |facts: &Facts<'_>| facts.answers().get(&changed.place).cloned();
            match field.kind {
                Kind::Rows(_) | Kind::Many(_) => of_lists(at(before).as_ref(), at(after).as_ref()),
                Kind::Day => of_days(field, &changed.place, before, after),
                _ => filed(field).map_or(Sense::Other, |filed| {
                    of_numbers(field, filed, &changed.place, before, after)
                }),
            }
        }
    }
}

fn of_lists(before: Option<&Value>, after: Option<&Value>) -> Sense {
    let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned();
    // An empty list of a flow stands for everything of its scenario: then neither is part of the other.
    let (Some(before), Some(after)) = (list(before), list(after)) else { return Sense::Other };
    let is_within = |a: &[Value], b: &[Value]| a.iter().all(|one| b.contains(one));
    match (is_within(&before, &after), is_within(&after, &before)) {
        (true, false) => Sense::More,
        (false, true) => Sense::Less,
        _ => Sense::Other,
    }
}

/// A period is longer that ends later or begins earlier.
fn of_days(field: &'static Field, place: &Place, before: &Facts<'_>, after: &Facts<'_>) -> Sense {
    let day = |facts: &Facts<'_>| facts.entry(place)?.day(field).known();
    let (Some(old), Some(new)) = (day(before), day(after)) else { return Sense::Other };
    let is_start = field == &flows::RETENTION_FROM;
    if (new > old) == is_start { Sense::Less } else { Sense::More }
}

/// The field that held, when it was filed, how large a number was to become; the field itself where nothing is forecast for it.
fn filed(field: &'static Field) -> Option<&'static Field> {
    const FIELDS: [(&Field, &Field); 9] = [
        (&groups::ORDINARY, &groups::FORECAST),
        (&groups::SENSITIVE, &groups::FORECAST_SENSITIVE),
        (&groups::UNDER_14, &groups::UNDER_14),
        (&groups::FORECAST, &groups::FORECAST),
        (&groups::FORECAST_SENSITIVE, &groups::FORECAST_SENSITIVE),
        (&groups::TWO_YEARS, &groups::TWO_YEARS),
        (&groups::TWO_YEARS_SENSITIVE, &groups::TWO_YEARS_SENSITIVE),
        (&scenarios::PERSONS_YEAR, &scenarios::PERSONS_NEXT),
        (&scenarios::PERSONS_NEXT, &scenarios::PERSONS_NEXT),
    ];
    FIELDS.into_iter().find(|(known, _)| *known == field).map(|(_, filed)| filed)
}

/// Whether a number stays within what was filed. While one of them is open that is not known.
fn of_numbers(
    field: &'static Field,
    filed: &'static Field,
    place: &Place,
    before: &Facts<'_>,
    after: &Facts<'_>,
) -> Sense {
    let read = |facts: &Facts<'_>, field| -> Option<Range> {
        match facts.entry(place)?.count(field) {
            Answer::Known(range) => Some(range),
            Answer::Unknown(_) => None,
        }
    };
    let limit = read(before, filed).or_else(|| read(before, field));
    let (Some(limit), Some(new)) = (limit, read(after, field)) else { return Sense::Other };
    if new.high.is_some_and(|high| high <= limit.low) {
        Sense::Less
    } else if limit.high.is_some_and(|high| new.low > high) {
        Sense::More
    } else {
        Sense::Other
    }
}
