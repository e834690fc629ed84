//! What each rule said of a scenario: why, why not, what a person should look at, and the readings of what the law leaves open.
//!
//! The chain is always the same: facts, figures, what is lacking, what the rule says, its sources.

use crate::form::catalog::groups;
use crate::form::{Answers, Place};
use crate::law::{
    Effect, Finding, OpenPoint, Reading, Rule, ScenarioVerdict, Standing, Verdict, explain, figures,
};
use crate::source::Citation;
use crate::text::{Phrase, Text, phrase, t};

use super::{About, NEEDED, SOURCE, Told, Tone, no_scenario, of_scenario};

/// What stands beside a rule that was not asked: the rule that decided before it.
fn not_reached(by: Option<&Rule>) -> Phrase {
    match by {
        Some(rule) => said!(
            "前面的规则“{title}”已经得出结论，本条不再判断",
            "not considered: an earlier rule, \"{title}\", had already decided",
            title = rule.title,
        ),
        None => phrase(
            "前面的规则已经涵盖全部可能，本条不再判断",
            "not considered: the rules before it cover every case that is left",
        ),
    }
}

/// The label of what a rule says.
const RULE: Text = t("规则：", "Rule: ");

/// The rules that decide a scenario, or may.
pub fn why(scenario: &ScenarioVerdict, verdict: &Verdict, answers: &Answers) -> Vec<Told> {
    scenario.deciding().map(|one| told(one, scenario, verdict, answers)).collect()
}

/// How many rules were asked of a scenario and do not apply.
pub fn asked_in_vain(scenario: &ScenarioVerdict) -> Option<Told> {
    let in_vain = |finding: &&Finding| {
        matches!(finding.rule.effect, Effect::Decides(..))
            && finding.standing == Standing::DoesNotApply
    };
    let count = scenario.findings.iter().filter(in_vain).count();
    let words = said!(
        "另外问过{count}条规则，都不适用；见“为什么不是”。",
        "Asked as well: {count} {count?rule that does|rules that do} not apply; see \"Why not\".",
        count,
    );
    (count > 0).then(|| Told::new(Tone::Remark, words))
}

/// What a person should look at in a scenario.
pub fn advice(scenario: &ScenarioVerdict, verdict: &Verdict, answers: &Answers) -> Vec<Told> {
    scenario.flags().map(|one| told(one, scenario, verdict, answers)).collect()
}

/// All scenarios, each under its name; without any, what to do first.
pub fn by_scenario(verdict: &Verdict, of: impl Fn(&ScenarioVerdict) -> Vec<Told>) -> Vec<Told> {
    if verdict.scenarios.is_empty() {
        return vec![no_scenario()];
    }
    let parts = verdict.scenarios.iter().map(|one| (one, of(one)));
    let parts = parts.filter(|(_, part)| !part.is_empty());
    parts.flat_map(|(one, part)| std::iter::once(of_scenario(one)).chain(part)).collect()
}

/// For each mechanism that is out of the question, the rules that would lead to it.
pub fn why_not(scenario: &ScenarioVerdict, verdict: &Verdict, answers: &Answers) -> Vec<Told> {
    let others = explain::why_not(scenario, verdict.day);
    if others.is_empty() {
        let all = t("每一种机制都还有可能。", "Every mechanism is still possible.");
        return vec![of_scenario(scenario), Told::new(Tone::Remark, all)];
    }
    let mut out = Vec::new();
    for other in others {
        let (name, label) = (&scenario.title, other.mechanism.label());
        let words =
            said!("{name} - 为什么不是“{label}”", "{name} - why not \"{label}\"", name, label,);
        out.push(Told::new(Tone::Heading, words).named(&scenario.id));
        if other.failed.is_empty() && other.not_reached.is_empty() {
            let none = t("当天没有规则指向这一结果。", "No rule of that day leads to it.");
            out.push(Told::new(Tone::Remark, none));
        }
        out.extend(other.failed.into_iter().map(|one| told(one, scenario, verdict, answers)));
        let why = not_reached(other.decided_by);
        out.extend(other.not_reached.into_iter().map(|rule| {
            Told::standing(Tone::Dim, t("没有问到", "not asked"), &rule.title.into())
                .about(About::Rule(rule, Some(scenario.id.clone())))
                .with([
                    Told::new(Tone::Dim, why.clone()),
                    Told::labelled(Tone::Dim, RULE, rule.says),
                    Told::labelled(Tone::Dim, SOURCE, Citation::list(rule.sources)),
                ])
        }));
    }
    out
}

/// What a rule said of a scenario, under the name of the scenario; also where it was not asked.
pub fn here(rule: &Rule, scenario: &ScenarioVerdict, verdict: &Verdict, answers: &Answers) -> Told {
    let Some(found) = scenario.findings.iter().find(|finding| finding.rule == rule) else {
        let why: Phrase = if !rule.in_force.on(verdict.day) {
            t("在评估基准日没有施行", "not in force on the day of assessment").into()
        } else if matches!(rule.effect, Effect::Flags(..)) {
            // A flag is silent while its own facts are open, too.
            t("按已知的事实，没有需要提示的", "nothing to point out by what is known").into()
        } else {
            not_reached(scenario.decided_by())
        };
        return Told::standing(Tone::Plain, t("没有问到", "not asked"), &scenario.title)
            .with([Told::new(Tone::Plain, why)]);
    };
    Told::standing(Tone::Plain, label(found), &scenario.title).with(chain(found, answers))
}

/// A flag asks a person to look; that it applies would read as if its doubt were settled.
const fn label(finding: &Finding) -> Text {
    match (finding.rule.effect, finding.standing) {
        (Effect::Flags(..), Standing::Applies) => t("提示", "advice"),
        (_, standing) => standing.label(),
    }
}

/// Facts, figures, and what is lacking.
fn chain(finding: &Finding, answers: &Answers) -> [Told; 3] {
    let is_open = finding.standing != Standing::DoesNotApply;
    let lacking = finding.lacking.iter().filter(|_| is_open).map(|place| place.named(answers));
    [
        Told::labelled(Tone::Plain, t("事实：", "Facts: "), Phrase::clauses(finding.facts())),
        Told::labelled(
            Tone::Plain,
            t("数字：", "Figures: "),
            Phrase::clauses(finding.notes.iter().cloned()),
        ),
        // The places stand once more at the end of a result that is told shortly.
        Told::labelled(Tone::Open, NEEDED, Phrase::clauses(lacking)).in_full(),
    ]
}

fn told(
    finding: &Finding,
    scenario: &ScenarioVerdict,
    verdict: &Verdict,
    answers: &Answers,
) -> Told {
    let tone = match finding.standing {
        Standing::Applies => Tone::Good,
        Standing::Provisional | Standing::Open => Tone::Open,
        Standing::DoesNotApply => Tone::Plain,
    };
    let says = Told::labelled(Tone::Plain, RULE, finding.rule.says).in_full();
    let sources = Told::labelled(Tone::Dim, SOURCE, Citation::list(&finding.sources));
    Told::standing(tone, label(finding), &finding.rule.title.into())
        .about(About::Rule(finding.rule, Some(scenario.id.clone())))
        .at(place(finding))
        .with(chain(finding, answers))
        .with((finding.standing != Standing::DoesNotApply).then_some(says))
        .with(advised(finding))
        .with(finding.open_point().map(question))
        .with(finding.open_point().into_iter().flat_map(|point| readings(point, &verdict.policy)))
        .with([sources])
}

/// What a flag advises, behind the number of its open point.
fn advised(finding: &Finding) -> Option<Told> {
    let Effect::Flags(_, advice) = finding.rule.effect else { return None };
    let point = finding.open_point().map_or("", |point| point.id);
    let words = |advice: &str| format!("{point} {advice}").trim().to_owned();
    let words = phrase(words(advice.zh), words(advice.en));
    Some(Told::labelled(Tone::Strong, t("建议：", "Advice: "), words))
}

/// What an open point asks.
fn question(point: &OpenPoint) -> Told {
    Told::labelled(Tone::Plain, t("问题：", "Question: "), point.question).in_full()
}

/// The readings of an open point, the one that is followed first or marked as the company's, and what to do about it.
pub fn readings(point: &OpenPoint, policy: &[(&'static OpenPoint, &'static Reading)]) -> Vec<Told> {
    let fixed = policy.iter().find(|(known, _)| known.id == point.id).map(|(_, chosen)| chosen);
    let mut out: Vec<Told> = point
        .readings
        .iter()
        .enumerate()
        .map(|(at, reading)| {
            let label = if fixed.is_some_and(|chosen| chosen.code == reading.code) {
                t("理解（本企业政策）：", "Reading (company policy): ")
            } else if at == 0 && fixed.is_none() {
                t("理解（本程序采用）：", "Reading (followed): ")
            } else {
                t("另一种理解：", "Other reading: ")
            };
            let mark = if reading.choosable {
                let code = reading.code;
                said!("（可由企业政策选定：{code}）", " (a policy may choose it: {code})", code)
            } else {
                Phrase::default()
            };
            let words = said!("{says}{mark}", "{says}{mark}", says = reading.says, mark);
            Told::labelled(Tone::Plain, label, words).in_full()
        })
        .collect();
    let here = t("本程序：", "This program: ");
    out.push(Told::labelled(Tone::Plain, here, point.careful).in_full());
    out.push(Told::labelled(Tone::Plain, t("咨询：", "Ask: "), point.ask).in_full());
    out
}

/// Where the answer stands that the finding rests on, or that would settle it.
fn place(finding: &Finding) -> Option<Place> {
    let read = || finding.reads.first().map(|read| read.place.clone());
    // What was counted stands with the groups.
    let counted = || {
        let reads_figures = figures::of_rule(finding.rule).next().is_some();
        reads_figures.then(|| Place::whole(&groups::SECTION))
    };
    finding.lacking.first().cloned().or_else(read).or_else(counted)
}
