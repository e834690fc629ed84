//! One rule as a reader meets it: what it says, what follows, since when, where it stands, its figures, and examples.
//!
//! The rule book, `chujing rules RULE-ID` and the rule page of the desk are made of these blocks.

use crate::document::told::inlines;
use crate::document::{Block, Inline, plain};
use crate::law::figures::{self, Figure};
use crate::law::{Bearing, Duty, Effect, OpenPoint, Rule};
use crate::source::{Citation, Dated};
use crate::telling::{self, SOURCE, Told, Tone};
use crate::text::{Lang, Phrase, Text, grouped, t};

use super::super::WHY;
use super::cases;

/// A line of a list: what it is about, and what is said.
pub(super) fn point(label: Text, words: &str, lang: Lang) -> Vec<Inline> {
    let mark = t("：", ": ").get(lang);
    vec![
        Inline::Strong(format!("{}{}", label.get(lang), mark.trim_end())),
        Inline::Text(format!("{}{words}", if mark.ends_with(' ') { " " } else { "" })),
    ]
}

/// What a rule says, and everything that is true of it in every record.
pub fn about(rule: &Rule, lang: Lang) -> Vec<Block> {
    let mut points = vec![
        point(t("编号", "Id"), rule.id, lang),
        effect(rule.effect, lang),
        point(t("施行", "In force"), &in_force(rule, lang), lang),
    ];
    points.push(point(t("依据", "Source"), Citation::list(rule.sources).get(lang), lang));
    if let Some(why) = Citation::reasons(rule.sources) {
        points.push(point(WHY, why.get(lang), lang));
    }
    if let Effect::Requires(duty) = rule.effect {
        points.extend(of_duty(duty, lang));
    }
    for figure in figures::of_rule(rule) {
        let history = history(&figure.history);
        let words = said!("{history} - {says}", "{history} - {says}", history, says = figure.says);
        points.push(point(t("数字", "Figure"), words.get(lang), lang));
    }
    vec![Block::Paragraph(plain(rule.says.get(lang))), Block::List(points)]
}

/// The worked examples of a rule.
pub fn examples(rule: &Rule, lang: Lang) -> Vec<Block> {
    let list: Vec<Vec<Inline>> =
        cases::of_rule(rule.id).map(|case| plain(case.spoken(rule).get(lang))).collect();
    if list.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(3, t("用例", "Cases").get(lang).to_owned()), Block::List(list)]
}

/// The open point that a rule stands for, with its readings.
pub fn open_point(rule: &Rule, lang: Lang) -> Vec<Block> {
    rule.effect.open_point().map_or_else(Vec::new, |found| {
        let head = format!("{} {}", found.id, found.question.get(lang));
        vec![Block::Heading(3, head), readings(found, lang)]
    })
}

/// The readings of an open point, the first of which is followed, and what to do about it.
pub(super) fn readings(found: &OpenPoint, lang: Lang) -> Block {
    let told = telling::readings(found, &[]);
    let sources = Told::labelled(Tone::Dim, SOURCE, Citation::list(found.sources));
    let mut points: Vec<Vec<Inline>> =
        told.iter().chain([&sources]).map(|one| inlines(one, lang)).collect();
    if let Some(why) = Citation::reasons(found.sources) {
        points.push(point(WHY, why.get(lang), lang));
    }
    Block::List(points)
}

fn effect(effect: Effect, lang: Lang) -> Vec<Inline> {
    match effect {
        Effect::Decides(mechanism, ground) => {
            point(t("结果", "Result"), telling::outcome(mechanism, ground).get(lang), lang)
        }
        Effect::Requires(duty) => point(t("义务", "Duty"), duty.label.get(lang), lang),
        Effect::Flags(..) => {
            point(t("建议", "Advice"), effect.advice().unwrap_or_default().get(lang), lang)
        }
    }
}

/// From when, and until when.
pub(super) fn in_force(rule: &Rule, lang: Lang) -> String {
    let from = rule.in_force.from.spoken();
    rule.in_force
        .until
        .map(crate::day::Day::spoken)
        .map_or_else(
            || said!("自{from}起", "since {from}", from),
            |until| said!("{from}至{until}", "{from} to {until}", from, until),
        )
        .get(lang)
        .to_owned()
}

fn of_duty(duty: &Duty, lang: Lang) -> Vec<Vec<Inline>> {
    let mut out = vec![point(t("责任", "Who"), duty.who.get(lang), lang)];
    match duty.bearing {
        Bearing::Settled => {}
        Bearing::Applies(when) => out.push(point(t("适用", "Applies if"), when.get(lang), lang)),
        Bearing::Event(when) => out.push(point(t("适用", "Applies when"), when.get(lang), lang)),
    }
    let proof = Phrase::list(duty.evidence.iter().map(|(section, field)| {
        said!(
            "{section} > {field}",
            "{section} > {field}",
            section = section.title,
            field = field.label,
        )
    }));
    out.push(point(t("证据", "Proof"), proof.get(lang), lang));
    out
}

/// Every value of a figure with its first day and source.
fn history(figure: &Dated<u64>) -> Phrase {
    Phrase::list(figure.0.iter().map(|(from, value, source)| {
        let (from, source, value) = (from.spoken(), source.spoken_with_reason(), grouped(*value));
        said!(
            "{value}人，自{from}起（{source}）",
            "{value} since {from} ({source})",
            value,
            from,
            source,
        )
    }))
}

/// The values of a figure as rows of a table: from, value, source.
pub(super) fn rows(figure: &Figure, lang: Lang) -> Vec<Vec<Vec<Inline>>> {
    let rules: Vec<&str> = figure.rules.iter().map(|rule| rule.id).collect();
    figure
        .history
        .0
        .iter()
        .map(|(from, value, source)| {
            vec![
                plain(figure.says.get(lang)),
                plain(grouped(*value)),
                plain(from.to_string()),
                plain(source.spoken_with_reason().get(lang)),
                plain(rules.join(", ")),
            ]
        })
        .collect()
}
