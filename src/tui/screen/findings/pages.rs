//! What stands on the pages of the findings.

use ratatui::style::Style;
use ratatui::text::Line;

use crate::form::Place;
use crate::law::{Effect, Finding, Mechanism, ScenarioVerdict, Standing};
use crate::text::{Text, harmless, phrase, t};
use crate::tui::screen::interview::{place_words, problem_lines, sources_words};
use crate::tui::state::{Open, State};
use crate::tui::widget::list::Item;
use crate::tui::wrap::hanging;

use super::Entry;

pub(super) fn heading(text: &str, cells: usize, state: &State) -> Entry {
    let mut lines = vec![Line::default()];
    lines.extend(hanging("", text, cells, state.theme.title()));
    Entry { item: Item::heading(lines), to: None }
}

pub(super) fn entry(lines: Vec<Line<'static>>, to: Option<Place>) -> Entry {
    Entry { item: Item::new(lines), to }
}

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
pub(super) fn verdict(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let verdict = &open.survey.verdict;
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
    let version = verdict.law_data.version;
    let day = verdict.day.spoken();
    let day = phrase(
        format!("{}；法律数据 {version}", day.zh),
        format!("{}; law data {version}", day.en),
    );
    lines.extend(lead(t("基准日：", "As of: "), day.get(state.lang), cells, theme.plain(), state));
    let ordinary = verdict.headcount.ordinary.range.spoken();
    let sensitive = verdict.headcount.sensitive.range.spoken();
    let people = phrase(
        format!("一般个人信息 {}；敏感个人信息 {}", ordinary.zh, sensitive.zh),
        format!("ordinary data {}; sensitive data {}", ordinary.en, sensitive.en),
    );
    lines.extend(lead(
        t("当年累计：", "People this year: "),
        people.get(state.lang),
        cells,
        theme.plain(),
        state,
    ));
    let mut out = vec![entry(lines, None)];
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
    out.push(entry(lines, scenario.lacking.first().cloned()));
    for finding in scenario.deciding() {
        let words = format!(
            "{}{}{}",
            state.say(finding.standing.label()),
            state.say(t("：", ": ")),
            state.say(finding.rule.title)
        );
        let lines = hanging("- ", &words, cells, theme.plain());
        out.push(entry(lines, told(finding, cells, state).to));
    }
    out
}

/// What is missing, each leading to its field.
pub(super) fn missing(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let survey = &open.survey;
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

/// What the rules said, scenario by scenario: first those that decide, then why not the others.
pub(super) fn reasons(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let mut out = Vec::new();
    for scenario in &open.survey.verdict.scenarios {
        let deciding = |finding: &&Finding| matches!(finding.rule.effect, Effect::Decides(..));
        let title = harmless(scenario.title.get(state.lang), false);
        out.push(heading(&title, cells, state));
        let (yes, no): (Vec<&Finding>, Vec<&Finding>) = scenario
            .findings
            .iter()
            .filter(deciding)
            .partition(|finding| finding.standing != Standing::DoesNotApply);
        out.extend(yes.into_iter().map(|finding| told(finding, cells, state)));
        if !no.is_empty() {
            out.push(heading(
                &format!("{title} - {}", state.say(t("为什么不是其他", "why not the others"))),
                cells,
                state,
            ));
            out.extend(no.into_iter().map(|finding| told(finding, cells, state)));
        }
    }
    out
}

/// A finding with its reason and sources.
fn told(finding: &Finding, cells: usize, state: &State) -> Entry {
    let theme = state.theme;
    let style = match finding.standing {
        Standing::Applies => theme.good(),
        Standing::Provisional | Standing::Open => theme.gap(),
        Standing::DoesNotApply => theme.plain(),
    };
    let head =
        format!("[{}] {}", state.say(finding.standing.label()), state.say(finding.rule.title));
    let mut lines = hanging("", &head, cells, style);
    lines.extend(hanging("    ", state.say(finding.rule.says), cells, theme.plain()));
    let reason = harmless(finding.reason().get(state.lang), false);
    if !reason.is_empty() {
        lines.extend(hanging(
            state.say(t("    事实：", "    facts: ")),
            &reason,
            cells,
            theme.plain(),
        ));
    }
    if !finding.sources.is_empty() {
        let sources = sources_words(&finding.sources, state);
        lines.extend(hanging(
            state.say(t("    依据：", "    source: ")),
            &sources,
            cells,
            theme.dim(),
        ));
    }
    if let Effect::Flags(point, advice) = finding.rule.effect {
        let mark = if point.is_empty() { String::new() } else { format!("{point} ") };
        lines.extend(hanging(
            state.say(t("    建议：", "    advice: ")),
            &format!("{mark}{}", state.say(advice)),
            cells,
            theme.strong(),
        ));
    }
    if let Some(point) = finding.open_point() {
        for (at, reading) in point.readings.iter().enumerate() {
            let label = if at == 0 {
                t("    理解（采用）：", "    reading (followed): ")
            } else {
                t("    另一种理解：", "    other reading: ")
            };
            lines.extend(hanging(state.say(label), state.say(reading.says), cells, theme.plain()));
        }
        let label = t("    咨询：", "    ask: ");
        lines.extend(hanging(state.say(label), state.say(point.ask), cells, theme.plain()));
    }
    let to = finding
        .lacking
        .first()
        .cloned()
        .or_else(|| finding.reads.first().map(|read| read.place.clone()));
    entry(lines, to)
}

/// What a person should look at.
pub(super) fn advice(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let mut out = Vec::new();
    for scenario in &open.survey.verdict.scenarios {
        let flags: Vec<&Finding> = scenario.flags().collect();
        if flags.is_empty() {
            continue;
        }
        out.push(heading(&harmless(scenario.title.get(state.lang), false), cells, state));
        out.extend(flags.into_iter().map(|finding| told(finding, cells, state)));
    }
    out
}

/// Everything that is wrong, worst first.
pub(super) fn problems(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let mut found: Vec<_> = open.survey.problems.iter().collect();
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
