//! A register of the folder as rows: how much of it disagrees, each thing under its name, first each answer that records give differently,
//! the one of the fewest records on top, then where it is named.

use std::sync::Arc;

use crate::desk::Kind;
use crate::desk::whole::{Disagreement, Register, Thing};
use crate::form::Place;
use crate::telling::Tone;
use crate::text::{Phrase, harmless, phrase};

use super::Row;

/// So many of the records that give an answer are named in its row.
const NAMED: usize = 3;

/// The rows; `only` those of what records disagree on.
pub(super) fn of(all: &Register, kind: Kind, only: bool) -> Vec<Row> {
    let differ = all.things.iter().filter(|thing| !thing.disagreements.is_empty()).count();
    let mut out = Vec::new();
    if differ > 0 {
        let (what, count) = (kind.label(), all.things.len());
        let words = said!(
            "! {what}共{count}个，其中{differ}个各评估填写不一致",
            "! {what}: {count}, of which records disagree on {differ}",
            what,
            count,
            differ,
        );
        out.push(Row::new(words, Tone::Warning, None));
    }
    for thing in all.things.iter().filter(|thing| !only || !thing.disagreements.is_empty()) {
        out.push(heading(thing));
        for one in &thing.disagreements {
            let at = out.len();
            out.extend(answers(all, thing, one));
            if let Some(first) = out.get_mut(at) {
                first.differs = true;
            }
        }
        out.extend(thing.used.iter().map(|used| {
            let record = &all.listing.records[used.at];
            let leads_to = Some((record.path.clone(), used.says.place.clone()));
            Row::new(Phrase::same(record.named()), Tone::Plain, leads_to)
        }));
    }
    out
}

fn heading(thing: &Thing) -> Row {
    let (count, differ) = (thing.used.len(), thing.disagreements.len());
    let name = &thing.name;
    let name = phrase(harmless(&name.zh, false), harmless(&name.en, false));
    if differ == 0 {
        let words = said!("{name}（{count}处）", "{name} ({count} {count?use|uses})", name, count);
        return Row::new(words, Tone::Heading, None);
    }
    let words = said!(
        "! {name}（{count}处，{differ}项不一致）",
        "! {name} ({count} {count?use|uses}, {differ} {differ?answer differs|answers differ})",
        name,
        count,
        differ,
    );
    // Its own style: it is a heading that is to be seen.
    Row::new(words, Tone::Strong, None)
}

/// A row for each answer that is given, that of the fewest records first: it is the one to look at.
fn answers(all: &Register, thing: &Thing, one: &Disagreement) -> Vec<Row> {
    let fixes = (0..one.values.len()).filter_map(|at| all.fix(thing, one, at));
    let fixes = Arc::new(fixes.map(Arc::new).collect::<Vec<_>>());
    let most = one.values.iter().map(|(_, who)| who.len()).max().unwrap_or(0);
    let is_even = one.values.iter().all(|(_, who)| who.len() == most);
    let rows = one.values.iter().rev().map(|(value, who)| {
        let (field, count) = (one.field.label, who.len());
        let value = phrase(harmless(&value.zh, false), harmless(&value.en, false));
        let named = who.iter().take(NAMED);
        let named = named.map(|at| all.listing.records[thing.used[*at].at].stem.clone());
        let more = count.saturating_sub(NAMED);
        let more = (more > 0).then(|| said!("另{more}份", "{more} more", more));
        let records = Phrase::list(named.map(Phrase::same).chain(more));
        // The sign stands before what is odd; where nothing is, before all.
        let is_odd = is_even || count < most;
        let sign = if is_odd { "! " } else { "  " };
        let words = said!(
            "{sign}{field}：“{value}”，{count}份：{records}",
            "{sign}{field}: \"{value}\", {count} {count?record|records}: {records}",
            sign,
            field,
            value,
            count,
            records,
        );
        let first = who.first().map(|at| &thing.used[*at]);
        let leads_to = first.map(|used| {
            let place = &used.says.place;
            let place = Place { field: Some(one.field), ..place.clone() };
            (all.listing.records[used.at].path.clone(), place)
        });
        let tone = if is_odd { Tone::Warning } else { Tone::Plain };
        Row { fixes: Some(Arc::clone(&fixes)), ..Row::new(words, tone, leads_to) }
    });
    rows.collect()
}
