//! What is missing, what is wrong, and what every page of the findings is made of.

use ratatui::text::Line;

use crate::form::Place;
use crate::text::t;
use crate::tui::message::Sheet;
use crate::tui::screen::interview::{place_words, problem_lines};
use crate::tui::state::{Open, State};
use crate::tui::widget::list::Item;
use crate::tui::wrap::hanging;

use super::Entry;

pub(super) fn heading(text: &str, cells: usize, state: &State) -> Entry {
    let mut lines = vec![Line::default()];
    lines.extend(hanging("", text, cells, state.theme.title()));
    Entry { item: Item::heading(lines), to: None, sheet: None, confirms: Vec::new() }
}

/// Something said where there is nothing to choose.
pub(super) fn remark(text: &str, cells: usize, state: &State) -> Entry {
    Entry {
        item: Item::heading(hanging("", text, cells, state.theme.dim())),
        to: None,
        sheet: None,
        confirms: Vec::new(),
    }
}

pub(super) fn entry(lines: Vec<Line<'static>>, to: Option<Place>) -> Entry {
    Entry { item: Item::new(lines), to, sheet: None, confirms: Vec::new() }
}

impl Entry {
    /// The same, with a sheet that tells more.
    pub(super) fn with(self, sheet: Sheet) -> Self {
        Self { sheet: Some(sheet), ..self }
    }
}

/// What is missing, each leading to its field.
pub(super) fn missing(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let survey = open.survey();
    let mut out = Vec::new();
    let (first, rest): (Vec<&Place>, Vec<&Place>) =
        survey.gaps.iter().partition(|place| survey.verdict.lacking.contains(place));
    for (title, places) in [
        (t("决定机制或者义务的", "These settle the mechanism or a duty"), first),
        (t("记录完整还需要的", "A complete record also needs these"), rest),
    ] {
        if places.is_empty() {
            continue;
        }
        out.push(heading(state.say(title), cells, state));
        for place in places {
            let mut lines =
                hanging("? ", &place_words(open, place, state), cells, state.theme.plain());
            for problem in
                survey.problems_at(place).filter(|problem| problem.check != "answer.missing")
            {
                lines.extend(hanging(
                    "    ",
                    problem.message.get(state.lang),
                    cells,
                    state.theme.dim(),
                ));
            }
            out.push(entry(lines, Some(place.clone())));
        }
    }
    out
}

/// Everything that is wrong, worst first.
pub(super) fn problems(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let mut found: Vec<_> = open.survey().problems.iter().collect();
    found.sort_by_key(|problem| problem.severity);
    found
        .into_iter()
        .map(|problem| {
            let mut lines =
                hanging("", &place_words(open, &problem.place, state), cells, state.theme.strong());
            lines.extend(problem_lines(
                problem.severity,
                problem.message.get(state.lang),
                cells,
                state,
            ));
            entry(lines, Some(problem.place.clone()))
        })
        .collect()
}
