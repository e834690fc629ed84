//! The verdict: mechanism, ground, day, people, contradictions, and the same for each scenario.

use ratatui::style::Style;
use ratatui::text::Line;

use crate::form::Place;
use crate::law::{Mechanism, ScenarioVerdict, Verdict};
use crate::text::{Phrase, Text, harmless, t};
use crate::tui::message::Sheet;
use crate::tui::state::{Open, State};
use crate::tui::wrap::hanging;

use super::Entry;
use super::pages::{entry, heading};
use super::why::place_of;

fn lead(head: Text, words: &str, cells: usize, style: Style, state: &State) -> Vec<Line<'static>> {
    hanging(state.say(head), words, cells, style)
}

fn mechanism_style(mechanism: Mechanism, state: &State) -> Style {
    let theme = state.theme;
    match mechanism {
        Mechanism::OutOfScope | Mechanism::Exempt => theme.good(),
        Mechanism::StandardContractOrCertification => theme.title(),
        Mechanism::SecurityAssessment => theme.warning(),
        Mechanism::ProhibitedWithoutApproval => theme.error(),
        Mechanism::Undetermined => theme.gap(),
    }
}

/// The verdict: mechanism, ground, choices, day, people, conflicts, and the same for each scenario.
pub(super) fn page(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let verdict = &open.survey().verdict;
    let theme = state.theme;
    let strong =
        mechanism_style(verdict.mechanism, state).add_modifier(ratatui::style::Modifier::BOLD);
    let mut lines = lead(
        t("机制：", "Mechanism: "),
        state.say(verdict.mechanism.label()),
        cells,
        strong,
        state,
    );
    if let Some(ground) = verdict.ground {
        lines.extend(lead(
            t("理由：", "Ground: "),
            state.say(ground.label()),
            cells,
            theme.plain(),
            state,
        ));
    }
    for crossing in &verdict.outlook {
        let said = crossing.said();
        lines.extend(lead(
            t("预计：", "Outlook: "),
            said.get(state.lang),
            cells,
            theme.warning(),
            state,
        ));
    }
    if let Some(other) = verdict.without_prohibited {
        let head = t("其余场景：", "Other scenarios: ");
        lines.extend(lead(head, state.say(other.label()), cells, theme.plain(), state));
    }
    for option in &verdict.options {
        lines.extend(lead(
            t("可选：", "Choice: "),
            state.say(*option),
            cells,
            theme.plain(),
            state,
        ));
    }
    let day = verdict.day.spoken();
    lines.extend(lead(t("基准日：", "As of: "), day.get(state.lang), cells, theme.plain(), state));
    lines.extend(hanging("", verdict.people().get(state.lang), cells, theme.plain()));
    for reading in verdict.departures() {
        lines.extend(hanging("* ", reading.get(state.lang), cells, theme.strong()));
    }
    let mut out = vec![entry(lines, None)];
    out.extend(people(verdict, cells, state));
    let data = verdict.law_data;
    let (words, style) = data
        .warning(state.options.today)
        .map_or_else(|| (data.spoken(), theme.dim()), |said| (said, theme.warning()));
    out.push(entry(hanging("", words.get(state.lang), cells, style), None));
    if !verdict.conflicts.is_empty() {
        out.push(heading(
            state.say(t("相互矛盾的回答", "Answers that contradict each other")),
            cells,
            state,
        ));
        for conflict in &verdict.conflicts {
            let lines = hanging(
                "! ",
                &harmless(conflict.message.get(state.lang), false),
                cells,
                theme.error(),
            );
            out.push(entry(lines, conflict.places.first().cloned()));
        }
    }
    if verdict.scenarios.is_empty() {
        let none = t(
            "还没有出境场景。先在“出境场景”部分记录一次出境的目的、人群、信息项和接收方。",
            "There is no scenario yet. Record purpose, people, items and recipients of an export in \"Scenarios\".",
        );
        let place = Place::whole(&crate::form::catalog::scenarios::SECTION);
        out.push(heading(state.say(t("场景", "Scenarios")), cells, state));
        out.push(entry(hanging("? ", state.say(none), cells, theme.gap()), Some(place)));
    }
    for scenario in &verdict.scenarios {
        out.extend(of_scenario(scenario, cells, state));
    }
    out
}

/// What the overlap of groups means, the records counted together, and what their ledger has to say.
fn people(verdict: &Verdict, cells: usize, state: &State) -> Vec<Entry> {
    let theme = state.theme;
    let groups = || Some(Place::whole(&crate::form::catalog::groups::SECTION));
    let told = |mark: &str, words: &Phrase, style: Style| {
        hanging(mark, &harmless(words.get(state.lang), false), cells, style)
    };
    let mut out = Vec::new();
    for counted in [&verdict.headcount.ordinary, &verdict.headcount.sensitive] {
        if let Some(advice) = counted.advice() {
            let to = counted.lacking.first().cloned().or_else(groups);
            out.push(entry(told("  ", &advice, theme.plain()), to));
        }
    }
    if !verdict.ledger.is_empty() {
        let label = state.say(t("合并计算的其他记录：", "Counted together with: "));
        let names = Phrase::list(verdict.ledger.iter().cloned());
        out.push(entry(told(label, &names, theme.plain()), groups()));
    }
    for note in &verdict.notes {
        out.push(entry(told("! ", note, theme.warning()), groups()));
    }
    out
}

/// The verdict for one scenario, and the rules that decide it or may.
fn of_scenario(scenario: &ScenarioVerdict, cells: usize, state: &State) -> Vec<Entry> {
    let theme = state.theme;
    let mut out = Vec::new();
    out.push(heading(&harmless(scenario.title.get(state.lang), false), cells, state));
    let style = mechanism_style(scenario.mechanism, state);
    let mut lines = lead(
        t("机制：", "Mechanism: "),
        state.say(scenario.mechanism.label()),
        cells,
        style,
        state,
    );
    if let Some(ground) = scenario.ground() {
        lines.extend(lead(
            t("理由：", "Ground: "),
            state.say(ground.label()),
            cells,
            theme.plain(),
            state,
        ));
    }
    if scenario.possible.len() > 1 {
        let possible = scenario
            .possible
            .iter()
            .map(|m| state.say(m.label()))
            .collect::<Vec<_>>()
            .join(state.say(t("；", "; ")));
        lines.extend(lead(
            t("仍有可能：", "Still possible: "),
            &possible,
            cells,
            theme.plain(),
            state,
        ));
    }
    if let Some(rule) = scenario.left_to_a_person() {
        let head = t("须由人决定：", "For a person to decide: ");
        lines.extend(lead(head, state.say(rule.title), cells, theme.warning(), state));
    }
    out.push(entry(lines, scenario.lacking.first().cloned()));
    for finding in scenario.deciding() {
        let words = format!(
            "{}{}{}",
            state.say(finding.standing.label()),
            state.say(t("：", ": ")),
            state.say(finding.rule.title)
        );
        let lines = hanging("- ", &words, cells, theme.plain());
        let sheet = Sheet::Rule(finding.rule, Some(scenario.id.clone()));
        out.push(entry(lines, place_of(finding)).with(sheet));
    }
    out
}
