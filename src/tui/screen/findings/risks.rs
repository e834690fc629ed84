//! The page of the risks: the heat map, and below it every risk with its levels, its treatment and what is open.

use ratatui::text::{Line, Span};

use crate::document::Block;
use crate::document::build::heat_map;
use crate::form::catalog::risks;
use crate::form::{Answer, Entry as Row, Field, Place};
use crate::law::Risks;
use crate::law::risk::{Level, Scale, Score, Scored};
use crate::text::{Text, harmless, t};
use crate::tui::screen::preview::lay_blocks;
use crate::tui::state::{Open, State};
use crate::tui::widget::list::Item;
use crate::tui::wrap::hanging;

use super::Entry;
use super::pages::{entry, remark};

/// Every risk; Enter leads to what is open in it, or to its treatment.
pub(super) fn page(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let found = &open.survey().risks;
    if found.is_empty() {
        let none = t(
            "还没有记录风险。备案模板没有要求打分；需要时，在“风险评估”部分每个风险增加一行。",
            "No risk is recorded. The filing templates do not ask for scores; where you want them, add a row for each risk under \"Risk assessment\".",
        );
        let place = Place::whole(&risks::SECTION);
        return vec![entry(hanging("", state.say(none), cells, state.theme.dim()), Some(place))];
    }
    let mut out = vec![
        remark(&harmless(found.said().get(state.lang), false), cells, state),
        map(found, cells, state),
    ];
    let facts = open.facts();
    for (index, risk) in found.scored.iter().enumerate() {
        if let Some(row) = facts.row(&risks::SECTION, &risk.id) {
            out.push(told(index + 1, risk, &row, found, cells, state));
        }
    }
    out.push(remark(&harmless(found.matrix.said().get(state.lang), false), cells, state));
    out
}

fn map(found: &Risks, cells: usize, state: &State) -> Entry {
    let laid = lay_blocks(&[Block::HeatMap(heat_map(found, state.lang))], cells, state);
    let lines = laid.into_iter().map(|line| {
        Line::from(
            line.into_iter().map(|run| Span::styled(run.text, run.style)).collect::<Vec<_>>(),
        )
    });
    Entry { item: Item::heading(lines.collect()), to: None, sheet: None, confirms: Vec::new() }
}

fn told(
    number: usize,
    risk: &Scored,
    row: &Row<'_>,
    found: &Risks,
    cells: usize,
    state: &State,
) -> Entry {
    let theme = state.theme;
    let word = |score: &Score| match &score.level {
        Answer::Known(level) => state.say(level.label()),
        Answer::Unknown(_) => state.say(t("未定", "open")),
    };
    let beyond = risk.is_unacceptable(&found.matrix);
    let mark = if beyond.is_yes() { state.say(t(" 不可接受", " not acceptable")) } else { "" };
    let name = harmless(risk.name.get(state.lang), false);
    let head = format!("{number} [{}>{}{mark}] {name}", word(&risk.before), word(&risk.after));
    let style = match &risk.after.level {
        Answer::Unknown(_) => theme.gap(),
        Answer::Known(_) if beyond.is_yes() => theme.error(),
        Answer::Known(Level::Low) => theme.plain(),
        Answer::Known(_) => theme.strong(),
    };
    let mut lines = hanging("", &head, cells, style);
    let mut say = |label: Text, words: &str| {
        if !words.is_empty() {
            lines.extend(hanging(state.say(label), &harmless(words, false), cells, theme.plain()));
        }
    };
    say(t("    之前：", "    before: "), risk.before.said().get(state.lang));
    say(t("    之后：", "    after: "), risk.after.said().get(state.lang));
    let parts: [&'static Field; 3] = [&risks::TREATMENT, &risks::OWNER, &risks::DUE];
    let parts: Vec<String> = parts
        .into_iter()
        .filter_map(|field| row.shown(field))
        .map(|words| words.get(state.lang).to_owned())
        .collect();
    say(t("    处置：", "    treatment: "), &parts.join(state.say(t("；", "; "))));
    let open = risk.before.lacking().into_iter().chain(risk.after.lacking()).next();
    let to = open.unwrap_or_else(|| risk.place(&risks::TREATMENT));
    entry(lines, Some(to))
}
