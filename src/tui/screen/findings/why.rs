//! Why, and why not: the chain from facts to rule, figure and source, and the rules that lead to the other mechanisms.

use ratatui::text::Line;

use crate::form::Place;
use crate::form::catalog::groups;
use crate::law::explain::why_not;
use crate::law::figures;
use crate::law::{Effect, Finding, Rule, ScenarioVerdict, Standing};
use crate::reference::rules::standing;
use crate::source::Citation;
use crate::text::{Phrase, Text, harmless, phrase, t};
use crate::tui::message::Sheet;
use crate::tui::screen::interview::place_words;
use crate::tui::state::{Open, State};
use crate::tui::wrap::hanging;

use super::Entry;
use super::pages::{entry, heading, remark};

/// Where the answer stands that the finding rests on, or that would settle it.
pub(super) fn place_of(finding: &Finding) -> Option<Place> {
    let read = || finding.reads.first().map(|read| read.place.clone());
    // What was counted stands with the groups.
    let counted = || {
        let reads_figures = figures::of_rule(finding.rule.id).next().is_some();
        reads_figures.then(|| Place::whole(&groups::SECTION))
    };
    finding.lacking.first().cloned().or_else(read).or_else(counted)
}

fn title(scenario: &ScenarioVerdict, state: &State) -> String {
    harmless(scenario.title.get(state.lang), false)
}

fn nothing(cells: usize, state: &State) -> Entry {
    let none = t("还没有出境场景。", "There is no scenario yet.");
    let place = Place::whole(&crate::form::catalog::scenarios::SECTION);
    entry(hanging("? ", state.say(none), cells, state.theme.gap()), Some(place))
}

/// The rules that decide, or may decide, scenario by scenario.
pub(super) fn page(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let scenarios = &open.survey().verdict.scenarios;
    let mut out = Vec::new();
    for scenario in scenarios {
        out.push(heading(&title(scenario, state), cells, state));
        out.extend(scenario.deciding().map(|finding| told(finding, scenario, open, cells, state)));
        out.extend(asked_in_vain(scenario, cells, state));
    }
    if scenarios.is_empty() {
        out.push(nothing(cells, state));
    }
    out
}

/// How many rules were asked and do not apply.
fn asked_in_vain(scenario: &ScenarioVerdict, cells: usize, state: &State) -> Option<Entry> {
    let decides = |finding: &&Finding| matches!(finding.rule.effect, Effect::Decides(..));
    let no = |finding: &&Finding| finding.standing == Standing::DoesNotApply;
    let count = scenario.findings.iter().filter(decides).filter(no).count();
    (count > 0).then(|| {
        let words = phrase(
            format!("另外问过{count}条规则，都不适用；见“为什么不是”。"),
            format!("Asked as well: {count} rules that do not apply; see \"Why not\"."),
        );
        remark(words.get(state.lang), cells, state)
    })
}

/// What a person should look at.
pub(super) fn advice(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let mut out = Vec::new();
    for scenario in &open.survey().verdict.scenarios {
        let mut flags = scenario.flags().peekable();
        if flags.peek().is_some() {
            out.push(heading(&title(scenario, state), cells, state));
        }
        out.extend(flags.map(|finding| told(finding, scenario, open, cells, state)));
    }
    out
}

/// Lines of one entry, each behind its label.
struct Told<'a> {
    lines: Vec<Line<'static>>,
    cells: usize,
    state: &'a State,
}

impl Told<'_> {
    fn say(&mut self, label: Text, words: &str, style: ratatui::style::Style) {
        let words = harmless(words, false);
        if !words.is_empty() {
            self.lines.extend(hanging(self.state.say(label), &words, self.cells, style));
        }
    }

    fn tell(&mut self, label: Text, words: &[Phrase], style: ratatui::style::Style) {
        let mark = self.state.say(t("；", "; "));
        let words: Vec<&str> = words.iter().map(|one| one.get(self.state.lang)).collect();
        self.say(label, &words.join(mark), style);
    }

    /// Every source with its standing, the official text included.
    fn sources(&mut self, sources: &[Citation]) {
        let mut words: Vec<Phrase> = Vec::new();
        for source in sources.iter().map(standing) {
            if !words.contains(&source) {
                words.push(source);
            }
        }
        self.tell(t("    来源：", "    source: "), &words, self.state.theme.dim());
    }
}

/// A finding as a chain: facts, figures, what is lacking, rule, source; of a flag its advice and readings too.
fn told(
    finding: &Finding,
    scenario: &ScenarioVerdict,
    open: &Open,
    cells: usize,
    state: &State,
) -> Entry {
    let theme = state.theme;
    let style = match finding.standing {
        Standing::Applies => theme.good(),
        Standing::Provisional | Standing::Open => theme.gap(),
        Standing::DoesNotApply => theme.plain(),
    };
    // A flag asks a person to look; that it applies would read as if its doubt were settled.
    let label = match (finding.rule.effect, finding.standing) {
        (Effect::Flags(..), Standing::Applies) => t("提示", "look"),
        (_, standing) => standing.label(),
    };
    let head = format!("[{}] {}", state.say(label), state.say(finding.rule.title));
    let mut lines = Told { lines: hanging("", &head, cells, style), cells, state };
    lines.tell(t("    事实：", "    facts: "), &finding.facts(), theme.plain());
    lines.tell(t("    数字：", "    figures: "), &finding.notes, theme.plain());
    if finding.standing != Standing::DoesNotApply {
        let places: Vec<String> =
            finding.lacking.iter().map(|place| place_words(open, place, state)).collect();
        let mark = state.say(t("；", "; "));
        lines.say(t("    还需要：", "    needed: "), &places.join(mark), theme.gap());
    }
    lines.say(t("    规则：", "    rule: "), state.say(finding.rule.says), theme.plain());
    if let Effect::Flags(point, advice) = finding.rule.effect {
        let words = format!("{point} {}", state.say(advice));
        lines.say(t("    建议：", "    advice: "), words.trim(), theme.strong());
    }
    if let Some(point) = finding.open_point() {
        for (at, reading) in point.readings.iter().enumerate() {
            let fixed = open.survey().verdict.policy.iter().find(|(known, _)| known.id == point.id);
            let label = if fixed.is_some_and(|(_, chosen)| chosen.code == reading.code) {
                t("    理解（本企业政策）：", "    reading (company policy): ")
            } else if at == 0 && fixed.is_none() {
                t("    理解（采用）：", "    reading (followed): ")
            } else {
                t("    另一种理解：", "    other reading: ")
            };
            lines.say(label, state.say(reading.says), theme.plain());
        }
        lines.say(t("    咨询：", "    ask: "), state.say(point.ask), theme.plain());
    }
    lines.sources(&finding.sources);
    let sheet = Sheet::Rule(finding.rule, Some(scenario.id.clone()));
    entry(lines.lines, place_of(finding)).with(sheet)
}

/// For each mechanism that is out of the question, the rules that would lead to it.
pub(super) fn not(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let verdict = &open.survey().verdict;
    let mut out = Vec::new();
    for scenario in &verdict.scenarios {
        let name = title(scenario, state);
        let others = why_not(scenario, verdict.day);
        if others.is_empty() {
            out.push(heading(&name, cells, state));
            let all = t("每一种机制都还有可能。", "Every mechanism is still possible.");
            out.push(remark(state.say(all), cells, state));
        }
        for other in others {
            let label = other.mechanism.label();
            let words = phrase(
                format!("{name} - 为什么不是“{}”", label.zh),
                format!("{name} - why not \"{}\"", label.en),
            );
            out.push(heading(words.get(state.lang), cells, state));
            if other.failed.is_empty() && other.not_reached.is_empty() {
                let none = t("当天没有规则指向这一结果。", "No rule of that day leads to it.");
                out.push(remark(state.say(none), cells, state));
            }
            out.extend(other.failed.into_iter().map(|one| failed(one, scenario, cells, state)));
            out.extend(
                other.not_reached.into_iter().map(|rule| unasked(rule, scenario, cells, state)),
            );
        }
    }
    if verdict.scenarios.is_empty() {
        out.push(nothing(cells, state));
    }
    out
}

/// A rule that does not apply: by which facts and figures, and its source.
fn failed(finding: &Finding, scenario: &ScenarioVerdict, cells: usize, state: &State) -> Entry {
    let theme = state.theme;
    let head =
        format!("[{}] {}", state.say(finding.standing.label()), state.say(finding.rule.title));
    let mut lines = Told { lines: hanging("", &head, cells, theme.plain()), cells, state };
    lines.tell(t("    事实：", "    facts: "), &finding.facts(), theme.plain());
    lines.tell(t("    数字：", "    figures: "), &finding.notes, theme.plain());
    lines.sources(&finding.sources);
    let sheet = Sheet::Rule(finding.rule, Some(scenario.id.clone()));
    entry(lines.lines, place_of(finding)).with(sheet)
}

/// A rule that was not asked, because one before it decided; what it says stands instead of facts.
fn unasked(rule: &'static Rule, scenario: &ScenarioVerdict, cells: usize, state: &State) -> Entry {
    let label = state.say(t("没有问到", "not asked"));
    let head = format!("[{label}] {}", state.say(rule.title));
    let mut lines = hanging("", &head, cells, state.theme.dim());
    lines.extend(hanging("    ", state.say(rule.says), cells, state.theme.dim()));
    entry(lines, None).with(Sheet::Rule(rule, Some(scenario.id.clone())))
}
