//! The page of a rule: as in the rule book, and what it said of this record.

use crate::document::Block;
use crate::document::told::blocks;
use crate::law::{Rule, ScenarioVerdict};
use crate::reference::rules::{about, examples, open_point};
use crate::telling::{self, Depth, Told};
use crate::text::{Phrase, t};
use crate::tui::state::State;

use super::reading::Pages;

/// The page of a rule.
#[derive(Debug)]
pub(crate) struct Page {
    rule: &'static Rule,
    /// Row id of the scenario whose finding was looked at; all scenarios without one.
    scenario: Option<String>,
}

impl Page {
    pub(crate) const fn new(rule: &'static Rule, scenario: Option<String>) -> Self {
        Self { rule, scenario }
    }
}

impl Pages for Page {
    fn title(&self) -> Phrase {
        self.rule.title.into()
    }

    fn blocks(&self, state: &State) -> Vec<Block> {
        let lang = state.lang;
        let mut out = about(self.rule, lang);
        out.extend(open_point(self.rule, lang));
        if let Some(open) = &state.open {
            let here = t("在本记录中", "In this record");
            out.push(Block::Heading(3, state.say(here).to_owned()));
            let verdict = &open.survey().verdict;
            let wanted = |scenario: &&ScenarioVerdict| {
                self.scenario.as_ref().is_none_or(|id| *id == scenario.id)
            };
            let scenarios = verdict.scenarios.iter().filter(wanted);
            let mut told: Vec<Told> = scenarios
                .map(|one| telling::here(self.rule, one, verdict, open.answers()))
                .collect();
            if verdict.scenarios.is_empty() {
                told = telling::by_scenario(verdict, |_| Vec::new());
            }
            out.extend(blocks(&told, Depth::Full, lang));
        }
        out.extend(examples(self.rule, lang));
        out
    }
}
