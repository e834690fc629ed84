//! One walk through the deciding rules, and what it says of whose data count.

use std::collections::BTreeSet;

use crate::form::catalog::scenarios;
use crate::form::{Entry, Lacking, Tri};
use crate::text::grouped;

use super::catalog::WHOSE;
use super::catalog::exempt_zone::LISTED;
use super::{Effect, Finding, Flow, Ground, Mechanism, Rule, Standing, figures};

/// The result of walking the deciding rules.
#[derive(Default)]
pub(super) struct Walk {
    /// What each rule said, up to the one that decided.
    pub(super) findings: Vec<Finding>,
    /// The rules that decide, or may decide.
    pub(super) possible: Vec<&'static Rule>,
    /// What would settle the open ones.
    pub(super) lacking: Lacking,
}

/// Whether the people of a flow count for the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// They do.
    Yes,
    /// They do not: the flow is exempt, or follows a list of its own.
    Exempt,
    /// They do not: nothing is provided abroad, or it may not be.
    Outside,
    /// That depends on these answers, and may turn out in these ways, each of them settled.
    Open(Lacking, Vec<Self>),
}

impl Walk {
    /// Walks `rules` in order; an open rule is walked both ways.
    pub(super) fn through(flow: &Flow<'_>, rules: impl Iterator<Item = &'static Rule>) -> Self {
        let mut out = Self::default();
        for rule in rules.filter(|rule| rule.in_force.on(flow.day())) {
            let (answer, mut finding) = ask(rule, flow);
            if answer.is_yes() && !out.possible.is_empty() {
                finding.standing = Standing::Provisional;
            }
            out.findings.push(finding);
            match answer {
                Tri::Yes => {
                    out.possible.push(rule);
                    return out;
                }
                Tri::No => {}
                Tri::Unknown(lacking) => {
                    out.possible.push(rule);
                    out.lacking.extend(lacking);
                }
            }
        }
        out
    }

    /// Every mechanism that is possible, lightest first.
    pub(super) fn mechanisms(&self) -> BTreeSet<Mechanism> {
        self.possible
            .iter()
            .filter_map(|rule| decides(rule))
            .map(|(mechanism, _)| mechanism)
            .collect()
    }

    /// Every ground that is possible.
    pub(super) fn grounds(&self) -> BTreeSet<Ground> {
        self.possible
            .iter()
            .filter_map(|rule| decides(rule))
            .filter_map(|(_, ground)| ground)
            .collect()
    }

    /// Whether a rule has decided, whatever the open ones before it would say.
    fn has_ended(&self) -> bool {
        self.findings
            .last()
            .is_some_and(|last| matches!(last.standing, Standing::Applies | Standing::Provisional))
    }
}

/// Asks one rule and gathers what it read.
pub(super) fn ask(rule: &'static Rule, flow: &Flow<'_>) -> (Tri, Finding) {
    flow.facts().forget_reads();
    let _before = flow.take_notes();
    let answer = (rule.when)(flow);
    let mut finding = Finding {
        rule,
        standing: Standing::of(&answer),
        sources: rule.sources_on(flow.day()),
        reads: flow.facts().take_reads(),
        notes: flow.take_notes(),
        lacking: open(&answer),
    };
    if !flow.facts().law_files().is_empty() {
        renew(&mut finding, flow);
    }
    (answer, finding)
}

/// Adds the sources of the figures that law files renew, and that the words of the rule name those of the program.
fn renew(finding: &mut Finding, flow: &Flow<'_>) {
    let (day, files) = (flow.day(), flow.facts().law_files());
    for new in figures::of_rule(finding.rule).filter_map(|figure| files.figure(figure.id, day)) {
        finding.sources.push(new.source);
        let (before, value) = (grouped(new.before), grouped(new.value));
        finding.notes.push(said!(
            "规则的标题和说明写的是程序内置的 {before}；按法律文件 {file} 现为 {value}",
            "title and words of the rule name {before}, the figure of the program; by the law file {file} it is {value}",
            before,
            file = new.file,
            value,
        ));
    }
}

/// What would settle an answer.
pub(super) fn open(answer: &Tri) -> Lacking {
    match answer {
        Tri::Unknown(lacking) => lacking.clone(),
        Tri::Yes | Tri::No => Lacking::new(),
    }
}

/// Whether the people of a flow count, by the rules that do not ask for numbers.
pub(super) fn counts(flow: &Flow<'_>) -> Counts {
    let personal = flow.personal_information();
    if personal.is_no() {
        return Counts::Outside;
    }
    let walk = Walk::through(flow, WHOSE.iter().copied());
    // What may not go to one recipient may have gone to the others: only a sole recipient takes the flow out of the count, and one
    // that may go is none.
    let alone = flow
        .recipients()
        .is(|rows| rows.len() < 2 && !rows.iter().any(Entry::is_contested))
        .is_yes();
    // What is left to a person counts as the person decided; a rule of a day without any mechanism leaves nothing out.
    let is_for_a_person = |rule: &Rule| {
        rule.in_force.until.is_none()
            && decides(rule).is_some_and(|(m, _)| m == Mechanism::Undetermined)
    };
    let decision = flow.decided_by_a_person();
    let kinds: Vec<Option<Counts>> = walk
        .possible
        .iter()
        .map(|rule| match decision {
            Some(mechanism) if is_for_a_person(rule) => by_mechanism(mechanism),
            _ => leaves(rule).filter(|_| alone || !is_prohibition(rule)),
        })
        .collect();
    let mut lacking: Lacking = walk.lacking.iter().cloned().chain(open(&personal)).collect();
    if decision.is_none() && walk.possible.iter().any(|rule| is_for_a_person(rule)) {
        if lacking.is_empty() {
            lacking.insert(flow.place(&scenarios::PERSON_DECISION));
        }
        return Counts::Open(lacking, vec![Counts::Yes, Counts::Exempt, Counts::Outside]);
    }
    let stays = (!walk.has_ended() || kinds.contains(&None)).then_some(Counts::Yes);
    let is_nothing = matches!(personal, Tri::Unknown(_)).then_some(Counts::Outside);
    let mut ways: Vec<Counts> = kinds.iter().flatten().cloned().chain(stays).collect();
    ways.extend(is_nothing);
    let mut seen = Vec::new();
    ways.retain(|way| {
        !seen.contains(way) && {
            seen.push(way.clone());
            true
        }
    });
    let open = Counts::Open(lacking, ways);
    match (walk.has_ended(), kinds.as_slice()) {
        (true, [.., Some(last)]) if kinds.iter().all(Option::is_some) => last.clone(),
        (_, kinds) if kinds.iter().any(Option::is_some) => open,
        _ if matches!(personal, Tri::Unknown(_)) => open,
        _ => Counts::Yes,
    }
}

/// How a flow that this rule decides leaves the count; `None` if it stays in.
fn leaves(rule: &Rule) -> Option<Counts> {
    match decides(rule)? {
        // Data on a negative list follow the thresholds of the list (Provisions Art. 7 and 8, second paragraphs, as usually read).
        _ if LISTED.contains(&rule) => Some(Counts::Exempt),
        (mechanism, _) => by_mechanism(mechanism),
    }
}

/// How a flow of this mechanism leaves the count; `None` if it stays in.
fn by_mechanism(mechanism: Mechanism) -> Option<Counts> {
    match mechanism {
        Mechanism::Exempt => Some(Counts::Exempt),
        Mechanism::OutOfScope | Mechanism::ProhibitedWithoutApproval => Some(Counts::Outside),
        _ => None,
    }
}

fn is_prohibition(rule: &Rule) -> bool {
    decides(rule).is_some_and(|(mechanism, _)| mechanism == Mechanism::ProhibitedWithoutApproval)
}

fn decides(rule: &Rule) -> Option<(Mechanism, Option<Ground>)> {
    match rule.effect {
        Effect::Decides(mechanism, ground) => Some((mechanism, ground)),
        _ => None,
    }
}
