//! Where the program may depart from the table: each with its reason and the law's place, as data, and none that is not met.

use std::collections::BTreeSet;
use std::fs;

use super::seen::Seen;
use super::situation::{Sends, Situation};
use super::table::{Asks, Cells, Outcomes, Table, fit, outcomes};
use crate::source::root;

const ALONE: &str = "sends=alone ";
const ORDINARY: &str = " ordinary=";

/// A departure from the table.
#[derive(Debug)]
pub(crate) struct Departure {
    pub(crate) id: String,
    pub(crate) why: String,
    pub(crate) source: String,
    when: Asks,
    /// Whether it concerns only persons of whom sensitive data alone go (`sends=alone`): the table does not tell these apart.
    of_sensitive_alone: bool,
    /// Facts that are taken to be otherwise: what is expected then is looked up with them.
    read_as: Vec<(String, String)>,
    /// What the program says instead; empty where `read_as` tells.
    says: Outcomes,
    /// What it says then of the flow with ordinary items alone (`ordinary=`), where the row tells.
    ordinary: Option<Outcomes>,
    /// The open point that is pointed to.
    pub(crate) shows: Option<String>,
}

/// Every departure, in the words of the table.
pub(crate) fn departures(table: &mut Table) -> Vec<Departure> {
    let text = fs::read_to_string(root().join("tests/data/grid/accepted.tsv")).unwrap();
    let lines = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let out: Vec<Departure> = lines
        .map(|cells| {
            let [id, when, read_as, says, shows, why, source] = cells.try_into().unwrap();
            assert!(why.len() > 80 && source.len() > 5, "{id} says why, and where it stands");
            let pair = |one: &str| {
                let (column, word) = one.split_once('=').unwrap();
                (column.to_owned(), word.to_owned())
            };
            let (says, ordinary) = says
                .split_once(ORDINARY)
                .map_or((says, None), |(says, ordinary)| (says, Some(outcomes(ordinary))));
            Departure {
                id: id.to_owned(),
                when: table.conditions(when.trim_start_matches(ALONE)),
                of_sensitive_alone: when.starts_with(ALONE),
                read_as: read_as.split(' ').filter(|one| *one != "-").map(pair).collect(),
                says: outcomes(says),
                ordinary,
                shows: (shows != "-").then(|| shows.to_owned()),
                why: why.to_owned(),
                source: source.to_owned(),
            }
        })
        .collect();
    let ids: BTreeSet<&String> = out.iter().map(|one| &one.id).collect();
    assert_eq!(ids.len(), out.len());
    out
}

impl Departure {
    /// Whether this is what the program says instead.
    pub(crate) fn is_said(&self, seen: &Seen) -> bool {
        let is_ordinary = |wanted: &Outcomes| seen.ordinary.as_ref() == Some(wanted);
        seen.possible == self.says && self.ordinary.as_ref().is_none_or(is_ordinary)
    }

    /// Whether it concerns these facts.
    pub(crate) fn concerns(&self, facts: &Cells, of: &Situation) -> bool {
        let is_alone = of.sends == Sends::SensitiveAlone;
        self.of_sensitive_alone == is_alone && fit(&self.when, facts)
    }

    /// The facts as the program reads them; `None` where it is told by its words alone.
    pub(crate) fn read(&self, table: &Table, facts: &Cells) -> Option<Cells> {
        let mut out = facts.clone();
        for (column, word) in &self.read_as {
            table.set(&mut out, column, table.cell(column, word));
        }
        (!self.read_as.is_empty()).then_some(out)
    }
}
