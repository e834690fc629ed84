//! What changed since a record was filed, and what is to be done about it: the route first, then the acts, the gravest first, each
//! with its steps and with what led to it; last what is only to be kept.

use std::collections::BTreeSet;

use crate::law::change::{Act, Difference, Due, Moved, Review, Step};
use crate::source::Citation;
use crate::text::{Phrase, t};

use super::{Told, Tone};

/// The whole review.
pub fn review(review: &Review) -> Vec<Told> {
    if review.differences.is_empty() && review.moved.is_empty() {
        return vec![Told::new(Tone::Good, t("两份记录没有差异。", "Nothing differs."))];
    }
    let mut out = vec![Told::new(Tone::Heading, t("路径", "Route"))];
    if review.moved.is_empty() {
        out.push(Told::new(Tone::Good, t("没有变化。", "As before.")));
    }
    out.extend(review.moved.iter().map(moved));
    if !review.is_route_certain {
        out.push(Told::new(
            Tone::Warning,
            t(
                "原来的记录没有定下路径，下面按当时可能的每一条路径分别说明。",
                "The earlier record had not settled its route; what follows is told for each that was possible.",
            ),
        ));
    }
    out.push(Told::new(Tone::Heading, t("要做的事", "What is to be done")));
    let (acts, kept): (Vec<&Due>, Vec<&Due>) = review.due.iter().partition(|due| due.act.is_due());
    if acts.is_empty() {
        out.push(Told::new(
            Tone::Good,
            t("就这些变化，没有要做的事。", "Nothing is to be done about these changes."),
        ));
    }
    let alike = |a: &&Due, b: &&Due| (a.act, a.route) == (b.act, b.route);
    out.extend(acts.chunk_by(alike).map(|dues| act(dues, review)));
    if !kept.is_empty() {
        out.push(Told::new(Tone::Heading, t("只需留存或者不需要做什么", "Only kept, or nothing")));
        out.extend(kept.chunk_by(alike).map(|dues| act(dues, review)));
    }
    let silent = review.differences.iter().filter(|one| one.rulings.is_empty());
    let silent: Vec<Told> = silent.map(difference).collect();
    if !silent.is_empty() {
        out.push(
            Told::new(
                Tone::Open,
                t(
                    "下列变化现在没有路径可以对照：先定下路径",
                    "There is no route to hold these changes against: settle the route first",
                ),
            )
            .with(silent),
        );
    }
    out.push(Told::new(
        Tone::Remark,
        t(
            "条文留给人判断的，作为条件写在后面；本程序不替人判断。",
            "What the text leaves to a person stands as a condition; the program does not judge it.",
        ),
    ));
    out
}

fn moved(one: &Moved) -> Told {
    let arrow = crate::law::compare::arrow(&one.what, &one.from, &one.to);
    let tone = if one.act.is_due() { Tone::Strong } else { Tone::Plain };
    let why = sourced(one.why.into(), one.basis);
    let reason = Told::labelled(Tone::Plain, t("原因：", "Why: "), why);
    let head = Told::new(tone, arrow).with([reason]);
    if one.act.is_due() {
        head.with([Told::new(Tone::Strong, one.act.label())]).with(steps(one.act))
    } else {
        head
    }
}

/// An act on a route for all its reasons, the firm ones first, and its steps once.
fn act(dues: &[&Due], review: &Review) -> Told {
    let Some(first) = dues.first() else { return Told::new(Tone::Dim, Phrase::default()) };
    let label = first.act.label();
    let with: BTreeSet<Phrase> = dues.iter().flat_map(|due| due.with.iter().cloned()).collect();
    let words = match first.route {
        None => label.into(),
        Some(route) if with.is_empty() || !first.act.is_due() => {
            said!("{label}（{route}）", "{label} ({route})", label, route = route.label())
        }
        Some(route) => said!(
            "{label}（{route}：{with}）",
            "{label} ({route}: {with})",
            label,
            route = route.label(),
            with = Phrase::list(with),
        ),
    };
    let is_firm = dues.iter().any(|due| due.condition.is_none());
    let tone = match (first.act.is_due(), is_firm) {
        (false, _) => Tone::Dim,
        (true, true) => Tone::Strong,
        (true, false) => Tone::Open,
    };
    let mut reasons: Vec<&&Due> = dues.iter().collect();
    reasons.sort_by_key(|due| due.condition.is_some());
    let reasons = reasons.into_iter().flat_map(|due| reason(due, review));
    Told::new(tone, words).with(reasons).with(steps(first.act))
}

/// Why an act is due, on what that depends, and what led to it.
fn reason(due: &Due, review: &Review) -> Vec<Told> {
    let why = sourced(due.why.into(), due.basis);
    let causes = due.causes.iter().filter_map(|cause| review.differences.get(*cause));
    let causes = causes.map(difference);
    let head = match due.condition {
        None => Told::labelled(Tone::Plain, t("原因：", "Why: "), why),
        Some(condition) => {
            let words = said!("{condition}：{why}", "{condition}: {why}", condition, why);
            Told::labelled(Tone::Open, t("条件：", "Only "), words)
        }
    };
    std::iter::once(head).chain(causes).collect()
}

fn sourced(why: Phrase, basis: &[Citation]) -> Phrase {
    if basis.is_empty() {
        return why;
    }
    let sources = Citation::list(basis);
    said!("{why}（{sources}）", "{why} ({sources})", why, sources)
}

fn steps(act: Act) -> impl Iterator<Item = Told> {
    act.steps().iter().enumerate().map(|(number, step)| one_step(number + 1, step))
}

fn one_step(number: usize, step: &Step) -> Told {
    let (what, by, sources) = (step.what, step.by, Citation::list(step.basis));
    let words = said!(
        "第{number}步：{what}；{by}（{sources}）",
        "step {number}: {what}; {by} ({sources})",
        number,
        what,
        by,
        sources,
    );
    Told::new(Tone::Plain, words)
}

fn difference(one: &Difference) -> Told {
    let words = one.changed.said();
    let topic = one.topic.map_or_else(Phrase::default, |topic| topic.label().into());
    let words = said!("[{topic}] {words}", "[{topic}] {words}", topic, words);
    Told::new(Tone::Plain, words).at(one.changed.place.clone())
}
