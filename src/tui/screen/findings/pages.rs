//! What stands on the pages of the findings.

use ratatui::style::Style;
use ratatui::text::Line;

use crate::form::{Place, Range};
use crate::law::{Effect, Finding, Mechanism, Requirement, Standing};
use crate::text::{Text, harmless, t};
use crate::tui::screen::interview::{place_words, problem_lines, sources_words};
use crate::tui::state::{Open, State};
use crate::tui::widget::list::Item;
use crate::tui::wrap::hanging;

use super::Entry;

fn heading(text: &str, cells: usize, state: &State) -> Entry {
    let mut lines = vec![Line::default()];
    lines.extend(hanging("", text, cells, state.theme.title()));
    Entry { item: Item::heading(lines), to: None }
}

fn entry(lines: Vec<Line<'static>>, to: Option<Place>) -> Entry {
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
    let day = match state.lang {
        crate::text::Lang::Zh => {
            format!("{}；法律数据 {}", verdict.day.spoken().zh, verdict.law_data.version)
        }
        crate::text::Lang::En => {
            format!("{}; law data {}", verdict.day.spoken().en, verdict.law_data.version)
        }
    };
    lines.extend(lead(t("基准日：", "As of: "), &day, cells, theme.plain(), state));
    let count = |range: Range| range.spoken().get(state.lang).to_owned();
    let people = match state.lang {
        crate::text::Lang::Zh => format!(
            "一般个人信息 {}；敏感个人信息 {}",
            count(verdict.headcount.ordinary.range),
            count(verdict.headcount.sensitive.range)
        ),
        crate::text::Lang::En => format!(
            "ordinary data {}; sensitive data {}",
            count(verdict.headcount.ordinary.range),
            count(verdict.headcount.sensitive.range)
        ),
    };
    lines.extend(lead(t("当年累计：", "People this year: "), &people, cells, theme.plain(), state));
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
        for finding in scenario.deciding() {
            let words = format!(
                "{}{}{}",
                state.say(finding.standing.label()),
                state.say(t("：", ": ")),
                state.say(finding.rule.title)
            );
            lines.extend(hanging("- ", &words, cells, theme.plain()));
        }
        let place = scenario.lacking.first().cloned();
        out.push(entry(lines, place));
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
    if !finding.rule.sources.is_empty() {
        let sources = sources_words(finding.rule.sources, state);
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
    let to = finding
        .lacking
        .first()
        .cloned()
        .or_else(|| finding.reads.first().map(|read| read.place.clone()));
    entry(lines, to)
}

/// The duties with their state, and the table of notice and consent.
pub(super) fn duties(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let theme = state.theme;
    let verdict = &open.survey.verdict;
    let word = |requirement: Requirement| match requirement {
        Requirement::Required => theme.strong(),
        Requirement::Undetermined => theme.gap(),
        Requirement::NotRequired => theme.plain(),
    };
    let mut out = vec![heading(state.say(t("全部场景", "All scenarios")), cells, state)];
    for (duty, requirement) in &verdict.duties {
        let words = format!("[{}] {}", state.say(requirement.label()), state.say(duty.label()));
        let mut lines = hanging("", &words, cells, word(*requirement));
        for finding in verdict
            .scenarios
            .iter()
            .flat_map(|s| &s.findings)
            .filter(|finding| {
                matches!(finding.rule.effect, Effect::Requires(of) if of == *duty)
                    && finding.standing != Standing::DoesNotApply
            })
            .take(1)
        {
            lines.extend(hanging("    ", state.say(finding.rule.says), cells, theme.plain()));
            lines.extend(hanging(
                state.say(t("    依据：", "    source: ")),
                &sources_words(finding.rule.sources, state),
                cells,
                theme.dim(),
            ));
        }
        out.push(entry(lines, None));
    }
    out.push(heading(
        state.say(t(
            "告知和单独同意：场景 / 人群 / 接收方",
            "Notice and consent: scenario / group / recipient",
        )),
        cells,
        state,
    ));
    for cell in &open.survey.consent {
        let name = |words: &crate::text::Phrase| harmless(words.get(state.lang), false);
        let sign = if cell.is_open() { "? " } else { "  " };
        let style = if cell.is_open() { theme.gap() } else { theme.plain() };
        let mut lines = hanging(
            sign,
            &format!(
                "{} / {} / {}",
                name(&cell.scenario.1),
                name(&cell.group.1),
                name(&cell.recipient.1)
            ),
            cells,
            style,
        );
        let covered = if cell.covered_by.is_empty() {
            t("没有记录", "no record")
        } else {
            t("已有记录", "recorded")
        };
        let words = match state.lang {
            crate::text::Lang::Zh => format!(
                "告知{}；单独同意{}；{}",
                state.say(cell.notice.label()),
                state.say(cell.consent.label()),
                state.say(covered)
            ),
            crate::text::Lang::En => format!(
                "notice {}; separate consent {}; {}",
                state.say(cell.notice.label()),
                state.say(cell.consent.label()),
                state.say(covered)
            ),
        };
        lines.extend(hanging("    ", &words, cells, theme.plain()));
        let section = &crate::form::catalog::consents::SECTION;
        let row = cell.covered_by.first().cloned();
        out.push(entry(lines, Some(Place { section, row, field: None })));
    }
    if open.survey.consent.is_empty() {
        out.push(entry(
            hanging(
                "  ",
                state.say(t(
                    "还没有写明人群和接收方的场景。",
                    "No scenario names its people and recipients yet.",
                )),
                cells,
                theme.dim(),
            ),
            None,
        ));
    }
    out
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
