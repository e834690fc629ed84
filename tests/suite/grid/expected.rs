//! What the table expects of a situation: derived facts first, then the result.
//!
//! A fact that is not known is followed both ways (`BOTH`); a law that is open is read both ways, and the stricter is the result
//! (`EITHER`).

use super::situation::Situation;
use super::table::{Cells, Line, Outcome, Outcomes, Table, UNKNOWN, outcomes};

/// A result of the table.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    /// What facts leave open; one outcome, where nothing is open.
    pub(crate) possible: Outcomes,
    /// What another reading of the law gives.
    pub(crate) other: Outcomes,
    /// The strictest of both.
    pub(crate) cautious: Outcome,
    /// Whether the sources leave the law open.
    pub(crate) is_ambiguous: bool,
    /// What a flow with ordinary items alone is; empty where it is not stated.
    pub(crate) ordinary: Outcomes,
    /// The lines it was read from.
    pub(crate) lines: Vec<String>,
    /// The flags these lines name.
    pub(crate) flags: Vec<String>,
    /// Whether no gate decided it: what comes before exemptions and figures.
    pub(crate) is_past_gates: bool,
}

impl Expected {
    fn of(line: &Line) -> Self {
        let listed = |column: &str| outcomes(line.says(column));
        Self {
            possible: listed("possible"),
            other: listed("other"),
            cautious: *listed("cautious").first().unwrap(),
            is_ambiguous: line.says("kind") == "ambiguous",
            ordinary: listed("ordinary"),
            lines: vec![line.id.clone()],
            is_past_gates: line.stage() >= 17,
            flags: line
                .says("flags")
                .split(';')
                .filter(|flag| *flag != "-")
                .map(str::to_owned)
                .collect(),
        }
    }

    /// What is possible if either may be the case.
    pub(crate) fn both(all: Vec<Self>) -> Self {
        let joined =
            |of: fn(&Self) -> &Outcomes| all.iter().flat_map(|one| of(one).clone()).collect();
        let possible: Outcomes = joined(|one| &one.possible);
        let other: Outcomes = joined(|one| &one.other);
        let other: Outcomes = other.difference(&possible).copied().collect();
        let is_stated = all.iter().all(|one| !one.ordinary.is_empty());
        Self {
            cautious: *possible.iter().chain(&other).max().unwrap(),
            is_ambiguous: !other.is_empty() || all.iter().any(|one| one.is_ambiguous),
            ordinary: if is_stated { joined(|one| &one.ordinary) } else { Outcomes::new() },
            lines: all.iter().flat_map(|one| one.lines.clone()).collect(),
            flags: all.iter().flat_map(|one| one.flags.clone()).collect(),
            is_past_gates: all.iter().all(|one| one.is_past_gates),
            possible,
            other,
        }
    }

    /// The stricter of two readings, the other beside it.
    fn either(mut all: Vec<Self>) -> Self {
        all.sort_by_key(|one| std::cmp::Reverse(one.cautious));
        let second = all.pop().unwrap();
        let mut first = all.pop().unwrap();
        if first.possible != second.possible {
            let more = second.possible.into_iter().chain(second.other);
            first.other.extend(more.filter(|one| !first.possible.contains(one)));
            first.lines.extend(second.lines);
            first.is_ambiguous = true;
        }
        first
    }
}

/// The facts of a situation as the table asks them, derived ones included: whether the data are important, what becomes of the
/// claim, which branches the special flow may take, and the counts.
pub(crate) fn derived(table: &Table, of: &Situation) -> Option<Cells> {
    let (mut facts, _) = statuses(table, of)?;
    let is_counted = table.with(&facts, "xs", "N") == facts;
    count(table, &mut facts, of, is_counted);
    Some(facts)
}

/// Which branches the flow with the claim or on the list may take.
pub(crate) fn branches(table: &Table, of: &Situation) -> Option<String> {
    Some(statuses(table, of)?.1)
}

fn statuses(table: &Table, of: &Situation) -> Option<(Cells, String)> {
    let mut facts = of.cells(table);
    let mut last = String::new();
    for (part, column) in [("I", "imp"), ("L", "cstate"), ("X", "xs")] {
        table.pick(&table.part(part), &facts)?.says("result").clone_into(&mut last);
        table.set(&mut facts, column, table.cell(column, &last));
    }
    Some((facts, last))
}

/// Sets the six counts: those of the special flow stand among the sure ones only where it is counted like any other.
fn count(table: &Table, facts: &mut Cells, of: &Situation, is_counted: bool) {
    let (rest, special) = (of.rest, of.special);
    let low = if is_counted { (rest.0 + special.0, rest.1 + special.1) } else { rest };
    let high = match of.step {
        None => (rest.0 + special.0, rest.1 + special.1),
        Some(step) => (low.0.saturating_add(step.0), low.1.saturating_add(step.1)),
    };
    // A bound that nobody knows is above every line, and still a figure.
    let most = |number: u64| number.min(UNKNOWN - 1);
    for (column, number) in [
        ("O", low.0),
        ("S", low.1),
        ("T", low.0 + low.1),
        ("O2", most(high.0)),
        ("S2", most(high.1)),
        ("T2", most(high.0.saturating_add(high.1))),
    ] {
        table.set(facts, column, number);
    }
}

/// What the table expects of these facts, looked up among `lines`.
///
/// Whether data go abroad and how is one question to the program: while it is open, direct collection is possible too.
pub(crate) fn expected(
    table: &Table,
    lines: &[&Line],
    facts: &Cells,
    of: &Situation,
) -> Option<Expected> {
    if of.abroad == "yes" {
        let mut out = result(table, lines, facts)?;
        // What is exempt by its small number is as open as R-2901 where it is collected from abroad.
        if of.direct == "yes" && out.ordinary.contains(&Outcome::Exempt) {
            out.ordinary.extend([Outcome::OutOfScope, Outcome::ScOrCert]);
        }
        return Some(out);
    }
    let ways = ["no", "yes"].map(|way| result(table, lines, &table.with(facts, "direct", way)));
    Some(Expected::both(ways.into_iter().collect::<Option<_>>()?))
}

fn result(table: &Table, lines: &[&Line], facts: &Cells) -> Option<Expected> {
    let line = table.pick(lines, facts)?;
    let said = line.says("result");
    let Some((way, asked)) = said.strip_suffix(')').and_then(|said| said.split_once('(')) else {
        return Some(Expected::of(line));
    };
    let (column, words) = asked.split_once(':').unwrap();
    let read: Option<Vec<Expected>> = words
        .split('|')
        .map(|word| result(table, lines, &table.with(facts, column, word)))
        .collect();
    match way {
        "BOTH" => Some(Expected::both(read?)),
        "EITHER" => Some(Expected::either(read?)),
        _ => panic!("{said}"),
    }
}
