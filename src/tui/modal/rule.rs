//! The page of a rule: as in the rule book, and what it said of this record.

use crate::document::{Block, Inline, plain};
use crate::law::explain::NOT_REACHED;
use crate::law::{Finding, Rule, ScenarioVerdict};
use crate::reference::rules::{about, examples, open_point};
use crate::text::{Phrase, Text, t};
use crate::tui::screen::interview::place_words;
use crate::tui::state::{Open, State};

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

    /// What the rule said of a scenario: its standing, then facts, comparisons and what is lacking.
    fn here(&self, scenario: &ScenarioVerdict, open: &Open, state: &State) -> Vec<Block> {
        let lang = state.lang;
        let found = scenario.findings.iter().find(|finding| finding.rule == self.rule);
        let standing = match found {
            Some(finding) => finding.standing.label(),
            None if self.is_flag() => t("没有需要提示的", "nothing to point out"),
            None if !self.rule.in_force(open.survey().verdict.day) => {
                t("在评估基准日没有施行", "not in force on the day of assessment")
            }
            None => NOT_REACHED,
        };
        let mark = state.say(t("：", ": "));
        let head = format!("{}{mark}", scenario.title.get(lang));
        let mut out = vec![Block::Paragraph(vec![
            Inline::Text(head),
            Inline::Strong(state.say(standing).to_owned()),
        ])];
        let points = found.map(|finding| points(finding, open, state)).unwrap_or_default();
        if !points.is_empty() {
            out.push(Block::List(points));
        }
        out
    }

    const fn is_flag(&self) -> bool {
        matches!(self.rule.effect, crate::law::Effect::Flags(..))
    }
}

fn points(finding: &Finding, open: &Open, state: &State) -> Vec<Vec<Inline>> {
    let labelled = |label: Text, words: String| plain(format!("{}{words}", state.say(label)));
    let said = |words: &Phrase| words.get(state.lang).to_owned();
    let facts = finding.facts();
    let facts = facts.iter().map(|fact| labelled(t("事实：", "fact: "), said(fact)));
    let notes = finding.notes.iter().map(|note| labelled(t("比较：", "compared: "), said(note)));
    let lacking = finding
        .lacking
        .iter()
        .map(|place| labelled(t("还需要：", "still needed: "), place_words(open, place, state)));
    facts.chain(notes).chain(lacking).collect()
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
            let wanted = |scenario: &&ScenarioVerdict| {
                self.scenario.as_ref().is_none_or(|id| *id == scenario.id)
            };
            let scenarios = &open.survey().verdict.scenarios;
            out.extend(scenarios.iter().filter(wanted).flat_map(|one| self.here(one, open, state)));
            if scenarios.is_empty() {
                let none = t("还没有出境场景。", "There is no scenario yet.");
                out.push(Block::Paragraph(plain(state.say(none))));
            }
        }
        out.extend(examples(self.rule, lang));
        out
    }
}
