//! The table of expected results as it was written by hand, and how a result is looked up in it.
//!
//! Within a part the lowest stage that fits wins, and exactly one line of it may fit: none is a hole, two are an overlap, and
//! either fails the test.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::sync::Mutex;

use chujing::day::Day;

use crate::source::root;

/// A result of the law, lightest first; what has no place in that order stands where the table put it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    OutOfScope,
    Exempt,
    ScOrCert,
    NoMechanism,
    Sa,
    NotCovered,
    Treaty,
    Domestic,
    Blocked,
}

pub(crate) const OUTCOMES: [(&str, Outcome); 9] = [
    ("OUT_OF_SCOPE", Outcome::OutOfScope),
    ("EXEMPT", Outcome::Exempt),
    ("SC_OR_CERT", Outcome::ScOrCert),
    ("NO_MECHANISM", Outcome::NoMechanism),
    ("SA", Outcome::Sa),
    ("NOT_COVERED", Outcome::NotCovered),
    ("TREATY", Outcome::Treaty),
    ("DOMESTIC", Outcome::Domestic),
    ("BLOCKED", Outcome::Blocked),
];

/// Several outcomes at once.
pub(crate) type Outcomes = BTreeSet<Outcome>;

/// The outcomes named in a cell.
pub(crate) fn outcomes(cell: &str) -> Outcomes {
    let of = |name: &str| {
        OUTCOMES.iter().find(|known| known.0 == name).unwrap_or_else(|| panic!("outcome {name}")).1
    };
    cell.split('|').filter(|name| *name != "-").map(of).collect()
}

/// Outcomes as the table writes them.
pub(crate) fn written(all: &Outcomes) -> String {
    let name = |one: &Outcome| OUTCOMES.iter().find(|known| known.1 == *one).unwrap().0;
    all.iter().map(name).collect::<Vec<_>>().join("|")
}

/// What a fact is in a lookup: a word by its number, a figure, a day as yyyymmdd.
pub(crate) type Cell = u64;

/// A figure that is not known.
pub(crate) const UNKNOWN: Cell = Cell::MAX;

/// The facts of a lookup, by column.
pub(crate) type Cells = Vec<Cell>;

const FIGURES: [&str; 7] = ["O", "S", "T", "O2", "S2", "T2", "stock"];
const RESULTS: [&str; 12] = [
    "result", "possible", "other", "cautious", "kind", "ordinary", "ground", "flags", "articles",
    "standing", "zh", "en",
];

/// What each column that is asked may hold: ranges, both ends included.
pub(crate) type Asks = Vec<(usize, Vec<(Cell, Cell)>)>;

/// Whether facts fit.
pub(crate) fn fit(asks: &Asks, facts: &[Cell]) -> bool {
    asks.iter().all(|(column, ranges)| {
        ranges.iter().any(|(low, high)| (*low..=*high).contains(&facts[*column]))
    })
}

/// A line of the table.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) id: String,
    part: String,
    stage: u32,
    asks: Asks,
    columns: HashMap<&'static str, String>,
}

impl Line {
    /// What stands in a column of results.
    pub(crate) fn says(&self, column: &str) -> &str {
        &self.columns[column]
    }

    /// Its stage: what is below 17 is no question of exports, exemptions or figures.
    pub(crate) const fn stage(&self) -> u32 {
        self.stage
    }
}

/// The whole table.
#[derive(Debug)]
pub(crate) struct Table {
    columns: HashMap<String, usize>,
    words: HashMap<String, Cell>,
    lines: Vec<Line>,
    /// Lines that were found at least once.
    found: Mutex<BTreeSet<String>>,
    /// Holes and overlaps.
    faults: Mutex<BTreeSet<String>>,
}

impl Table {
    /// Reads a table of `tests/data/grid`; every line has as many cells as the heading.
    pub(crate) fn read(name: &str) -> Self {
        let text = fs::read_to_string(root().join("tests/data/grid").join(name)).unwrap();
        let mut lines = text.lines();
        let heading: Vec<&str> = lines.next().unwrap().split('\t').collect();
        let of_facts =
            |name: &&str| !["id", "part", "stage"].contains(name) && !RESULTS.contains(name);
        let columns: HashMap<String, usize> = heading
            .iter()
            .filter(|name| of_facts(name))
            .enumerate()
            .map(|(at, name)| ((*name).to_owned(), at))
            .collect();
        let mut out = Self {
            columns,
            words: HashMap::new(),
            lines: Vec::new(),
            found: Mutex::default(),
            faults: Mutex::default(),
        };
        for line in lines {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), heading.len(), "{name}: {line}");
            let row: HashMap<&str, &str> = heading.iter().copied().zip(cells).collect();
            let mut asks = Asks::new();
            for column in heading.iter().filter(|name| of_facts(name)) {
                if row[column] != "*" {
                    let ranges = row[column].split('|').map(|one| out.range(column, one)).collect();
                    asks.push((out.columns[*column], ranges));
                }
            }
            out.lines.push(Line {
                id: row["id"].to_owned(),
                part: row["part"].to_owned(),
                stage: row["stage"].parse().unwrap(),
                asks,
                columns: RESULTS.iter().map(|name| (*name, row[name].to_owned())).collect(),
            });
        }
        let ids: BTreeSet<&String> = out.lines.iter().map(|line| &line.id).collect();
        assert_eq!(ids.len(), out.lines.len(), "an id stands twice");
        out
    }

    /// The number of a word; a word met for the first time gets the next.
    fn word(&mut self, word: &str) -> Cell {
        let next = self.words.len() as Cell + 1;
        *self.words.entry(word.to_owned()).or_insert(next)
    }

    fn range(&mut self, column: &str, text: &str) -> (Cell, Cell) {
        if column == "D" || (FIGURES.contains(&column) && text != "?") {
            let (low, high) = text.split_once("..").unwrap_or((text, text));
            let number = |text: &str, open: Cell| match text {
                "" => open,
                text => text.replace('-', "").parse().unwrap(),
            };
            return (number(low, 0), number(high, UNKNOWN - 1));
        }
        let word = if FIGURES.contains(&column) { UNKNOWN } else { self.word(text) };
        (word, word)
    }

    /// What conditions such as `imp=yes|no D=2024-03-22..`, parted by blanks, ask.
    pub(crate) fn conditions(&mut self, text: &str) -> Asks {
        let all = text.split(' ').filter(|one| *one != "-");
        let mut out = Asks::new();
        for one in all {
            let (column, values) = one.split_once('=').unwrap_or_else(|| panic!("{one}"));
            let ranges = values.split('|').map(|value| self.range(column, value)).collect();
            out.push((self.columns[column], ranges));
        }
        out
    }

    /// A word as a lookup holds it; one that no line asks fits none.
    pub(crate) fn cell(&self, column: &str, text: &str) -> Cell {
        if column == "D" {
            return text.replace('-', "").parse().unwrap();
        }
        self.words.get(text).copied().unwrap_or(0)
    }

    /// Sets a fact.
    pub(crate) fn set(&self, facts: &mut Cells, column: &str, cell: Cell) {
        facts[self.columns[column]] = cell;
    }

    /// The same facts with one other.
    pub(crate) fn with(&self, facts: &[Cell], column: &str, word: &str) -> Cells {
        let mut out = facts.to_vec();
        self.set(&mut out, column, self.cell(column, word));
        out
    }

    /// Facts of which nothing is said yet.
    pub(crate) fn blank(&self) -> Cells {
        vec![0; self.columns.len()]
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The lines of a part.
    pub(crate) fn part(&self, part: &str) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.part == part).collect()
    }

    /// Both sides of every day at which a line of a part begins or ends.
    pub(crate) fn days(&self, part: &str) -> BTreeSet<Day> {
        let column = self.columns["D"];
        let asks = self.part(part).into_iter().flat_map(|line| &line.asks);
        let ranges = asks.filter(|(at, _)| *at == column).flat_map(|(_, ranges)| ranges);
        let day = |cell: &Cell| {
            let digits = cell.to_string();
            let parts = [digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?];
            Day::parse(&parts.join("-"))
        };
        ranges.flat_map(|(low, high)| [day(low), day(high)]).flatten().collect()
    }

    /// The lines among `lines` that fit, whatever the other facts, once these columns are as they are.
    pub(crate) fn narrowed<'a>(
        &self,
        lines: &[&'a Line],
        facts: &[Cell],
        settled: &[&str],
    ) -> Vec<&'a Line> {
        let settled: Vec<usize> = settled.iter().map(|name| self.columns[*name]).collect();
        let may_fit = |line: &&&Line| {
            line.asks.iter().filter(|(column, _)| settled.contains(column)).all(
                |(column, ranges)| {
                    ranges.iter().any(|(low, high)| (*low..=*high).contains(&facts[*column]))
                },
            )
        };
        lines.iter().filter(may_fit).copied().collect()
    }

    /// The one line that fits; a hole or an overlap is noted, and ends in `None`.
    pub(crate) fn pick<'a>(&self, lines: &[&'a Line], facts: &[Cell]) -> Option<&'a Line> {
        let fits: Vec<&Line> =
            lines.iter().filter(|line| fit(&line.asks, facts)).copied().collect();
        let Some(stage) = fits.iter().map(|line| line.stage).min() else {
            self.fault(format!("hole: {}", self.shown(facts)));
            return None;
        };
        let first: Vec<&&Line> = fits.iter().filter(|line| line.stage == stage).collect();
        if first.len() > 1 {
            let ids: Vec<&str> = first.iter().map(|line| line.id.as_str()).collect();
            self.fault(format!("overlap of {}: {}", ids.join(", "), self.shown(facts)));
        }
        self.find(first[0]);
        Some(first[0])
    }

    /// Every line that fits, of a part where several may.
    pub(crate) fn every<'a>(&self, lines: &[&'a Line], facts: &[Cell]) -> Vec<&'a Line> {
        let fits: Vec<&Line> =
            lines.iter().filter(|line| fit(&line.asks, facts)).copied().collect();
        for line in &fits {
            self.find(line);
        }
        fits
    }

    fn find(&self, line: &Line) {
        let mut found = self.found.lock().unwrap();
        if !found.contains(&line.id) {
            found.insert(line.id.clone());
        }
    }

    fn fault(&self, fault: String) {
        self.faults.lock().unwrap().insert(fault);
    }

    /// Holes and overlaps.
    pub(crate) fn faults(&self) -> Vec<String> {
        self.faults.lock().unwrap().iter().cloned().collect()
    }

    /// The lines of these parts that no lookup found.
    pub(crate) fn unused(&self, parts: &[&str]) -> Vec<&str> {
        let found = self.found.lock().unwrap();
        let of_parts = self.lines.iter().filter(|line| parts.contains(&line.part.as_str()));
        of_parts.map(|line| line.id.as_str()).filter(|id| !found.contains(*id)).collect()
    }

    fn shown(&self, facts: &[Cell]) -> String {
        let mut out: Vec<String> = Vec::new();
        for (name, at) in &self.columns {
            let word = self.words.iter().find(|(_, number)| **number == facts[*at]);
            let is_word = !FIGURES.contains(&name.as_str()) && name != "D";
            match word.filter(|_| is_word) {
                Some((word, _)) => out.push(format!("{name}={word}")),
                None if facts[*at] != 0 => out.push(format!("{name}={}", facts[*at])),
                None => {}
            }
        }
        out.sort();
        out.join(" ")
    }
}
