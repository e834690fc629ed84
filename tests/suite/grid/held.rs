//! Holds the program against the table, situation by situation, on every core, and gathers what is not as expected.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use super::accepted::{Departure, departures};
use super::expected::{Expected, derived, expected};
use super::seen::{disagreement, flagged, judged};
use super::situation::Situation;
use super::table::{Cells, Line, Table, written};

/// The table, what is accepted, and what was found so far.
pub(crate) struct Held {
    pub(crate) table: Table,
    departures: Vec<Departure>,
    found: Mutex<Found>,
}

#[derive(Default)]
struct Found {
    held: usize,
    /// How often each departure was met.
    accepted: BTreeMap<String, usize>,
    /// By line and what the program says: how often, and one of them.
    wrong: BTreeMap<String, (usize, String)>,
}

/// Columns by which lines are left out beforehand; none of them is followed both ways.
const NARROWING: [&str; 6] = ["D", "xs", "cover", "numbers", "stock", "treaty"];

impl Held {
    pub(crate) fn new() -> Self {
        let mut table = Table::read("expected.tsv");
        let departures = departures(&mut table);
        Self { table, departures, found: Mutex::default() }
    }

    /// Holds every situation; whether a flag is lacking is asked where `are_flags_asked`.
    pub(crate) fn hold(&self, all: &[Situation], are_flags_asked: bool) {
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        let part = all.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            for some in all.chunks(part) {
                scope.spawn(move || {
                    let lines = self.table.part("R");
                    for one in some {
                        self.hold_one(one, &lines, are_flags_asked);
                    }
                });
            }
        });
    }

    fn hold_one(&self, of: &Situation, lines: &[&Line], are_flags_asked: bool) {
        let table = &self.table;
        self.found.lock().unwrap().held += 1;
        // A hole is a fault of the table, and noted there.
        let Some(facts) = derived(table, of) else { return };
        let lines = table.narrowed(lines, &facts, &NARROWING);
        let Some(wanted) = expected(table, &lines, &facts, of) else { return };
        let (answers, day) = (of.answers(), of.day());
        let seen = judged(&answers, day);
        let flags = || flagged(&answers, day);
        // An open result asks for what is open first; its flags may wait.
        let of_flags = are_flags_asked && wanted.is_past_gates && wanted.possible.len() == 1;
        let points = |facts: &Cells| -> BTreeSet<&str> {
            table.every(&table.part("F"), facts).iter().map(|line| line.says("result")).collect()
        };
        let held = |wanted: &Expected, facts: &Cells| {
            let points = points(facts);
            disagreement(wanted, &seen, &points, flags)
                .or_else(|| of_flags.then(|| lacking(&points, &flags())).flatten())
        };
        let Some(said) = held(&wanted, &facts) else { return };
        for departure in self.departures.iter().filter(|one| one.concerns(&facts, of)) {
            let is_read_so = match departure.read(table, &facts) {
                None => departure.is_said(&seen),
                Some(facts) => expected(table, &table.part("R"), &facts, of)
                    .is_some_and(|wanted| held(&wanted, &facts).is_none()),
            };
            if is_read_so
                && departure.shows.as_ref().is_none_or(|flag| flags().contains(flag.as_str()))
            {
                *self.found.lock().unwrap().accepted.entry(departure.id.clone()).or_default() += 1;
                return;
            }
        }
        let possible = written(&wanted.possible);
        let (lines, other) = (wanted.lines.join("+"), written(&wanted.other));
        let said = format!("{lines}: {possible} (other reading: {other}), the program {said}");
        self.wrong(&said, of);
    }

    fn wrong(&self, said: &str, of: &Situation) {
        let mut found = self.found.lock().unwrap();
        found.wrong.entry(said.to_owned()).or_insert_with(|| (0, format!("{of:?}"))).0 += 1;
    }

    /// Prints what was found; fails where the table has a hole or an overlap, or anything is not explained.
    #[expect(clippy::print_stdout, reason = "the size of the grid is read by `--nocapture`")]
    pub(crate) fn report(&self, what: &str) {
        let found = self.found.lock().unwrap();
        let faults = self.table.faults();
        println!("{what}: {} situations, {} lines", found.held, self.table.len());
        println!("  holes and overlaps of the table: {}", faults.len());
        for departure in &self.departures {
            let times = found.accepted.get(&departure.id).copied().unwrap_or_default();
            println!(
                "  accepted {} ({times}): {} [{}]",
                departure.id, departure.why, departure.source
            );
        }
        let unreached = self.table.unused(&["I", "L", "X", "R"]);
        println!("  lines that no combination reaches: {}", unreached.join(" "));
        println!("  not explained: {}", found.wrong.len());
        for (said, (times, one)) in &found.wrong {
            println!("  {times} x {said}\n      {one}");
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(found.wrong.is_empty(), "{} disagreements are not explained", found.wrong.len());
    }

    /// The departures that were met nowhere.
    pub(crate) fn unmet(&self) -> Vec<&str> {
        let found = self.found.lock().unwrap();
        let unmet = self.departures.iter().filter(|one| !found.accepted.contains_key(&one.id));
        unmet.map(|one| one.id.as_str()).collect()
    }
}

/// The points that exist by the table and are not pointed to. Whether the operator is known, and what a list asks, need no flag
/// where the result stands without.
fn lacking(points: &BTreeSet<&str>, shown: &BTreeSet<&'static str>) -> Option<String> {
    let asked = points.iter().filter(|point| {
        point.starts_with("Q-") && !["Q-20", "Q-12"].contains(*point) && !shown.contains(**point)
    });
    let asked: Vec<&str> = asked.copied().collect();
    (!asked.is_empty()).then(|| format!("shows no {}", asked.join(", ")))
}
