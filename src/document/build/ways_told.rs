//! The ways of the data by themselves: as pictures, and told box by box and line by line, each leading to its row.
//!
//! They are the pictures of the reports; what is told is what they show.

use serde_json::{Value, json};

use crate::document::picture::{Edge, Node, Picture};
use crate::document::render::lines_of;
use crate::document::{Block, Inline};
use crate::form::catalog::scenarios;
use crate::form::{Answers, Place};
use crate::law::Survey;
use crate::telling::{Told, Tone};
use crate::text::{Lang, phrase, t};

use super::material::Material;
use super::ways::picture;

/// The pictures, one for each scenario that names a recipient, with the row id of the scenario.
pub fn ways(answers: &Answers, survey: &Survey, lang: Lang) -> Vec<(String, Picture)> {
    let facts = survey.facts(answers).quietly();
    let material = Material::new(&facts, survey, lang);
    let mut out = Vec::new();
    for scenario in facts.rows(&scenarios::SECTION) {
        let id = scenario.id.unwrap_or_default();
        for block in picture(&material, &scenario) {
            if let Block::Picture(picture) = block {
                out.push((id.to_owned(), picture));
            }
        }
    }
    out
}

/// What the pictures show: under the name of each the boxes from left to right, then the lines.
pub fn ways_told(answers: &Answers, survey: &Survey) -> Vec<Told> {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| ways(answers, survey, lang));
    if zh.is_empty() {
        let none = t(
            "还没有写明接收方的场景，没有可画的数据流。",
            "No scenario names a recipient yet: there are no ways of the data to be drawn.",
        );
        return vec![Told::new(Tone::Open, none).at(Place::whole(&scenarios::SECTION))];
    }
    let mut out = Vec::new();
    for ((id, zh), (_, en)) in zh.iter().zip(&en) {
        out.push(Told::new(Tone::Heading, phrase(&zh.title, &en.title)).named(id));
        for (lane, within) in zh.lanes() {
            for node in within {
                let Some((one, other)) = zh.nodes().get(node).zip(en.nodes().get(node)) else {
                    continue;
                };
                let (zh, en) = (said_box(one, Lang::Zh), said_box(other, Lang::En));
                let (lane, named) = (lane.title, phrase(zh, en));
                let words = said!("{lane}：{named}", "{lane}: {named}", lane, named);
                out.push(Told::new(Tone::Plain, words).at(Place::parse(&one.id).ok()));
            }
        }
        for (number, (one, other)) in (1..).zip(zh.edges().iter().zip(en.edges())) {
            let words = phrase(said_line(zh, number, one), said_line(en, number, other));
            out.push(Told::new(Tone::Dim, words));
        }
    }
    out
}

/// The same for those who read JSON.
pub fn ways_json(answers: &Answers, survey: &Survey, lang: Lang) -> Value {
    let all = ways(answers, survey, lang);
    let each = all.iter().map(|(id, picture)| {
        let boxes = picture.nodes().iter().map(|node| {
            let (name, note) = (picture.name(node), joined(&node.note, lang));
            json!({ "place": node.id, "role": node.role, "name": name, "note": note })
        });
        let lines = picture.edges().iter().map(|edge| {
            let (from, to) = picture.ends(edge);
            json!({ "from": from, "to": to, "says": joined(&edge.label, lang) })
        });
        let (boxes, lines): (Vec<Value>, Vec<Value>) = (boxes.collect(), lines.collect());
        json!({ "scenario": id, "title": picture.title, "boxes": boxes, "lines": lines })
    });
    each.collect()
}

fn joined(runs: &[Inline], lang: Lang) -> String {
    lines_of(runs).join(t("；", "; ").get(lang))
}

/// A box and what is remarked of it.
fn said_box(node: &Node, lang: Lang) -> String {
    let remark = joined(&node.note, lang);
    // Whose it is, and the system: two names.
    let name = lines_of(&node.label).join(t("：", ": ").get(lang));
    if remark.is_empty() { name } else { format!("{name} - {remark}") }
}

/// A line by the number that stands on it, and what is said along it.
fn said_line(picture: &Picture, number: usize, edge: &Edge) -> String {
    let (heading, says) = (picture.heading(number, edge), joined(&edge.label, picture.lang));
    let heading = heading.get(picture.lang);
    let mark = if says.is_empty() { "" } else { t("：", ": ").get(picture.lang) };
    format!("{heading}{mark}{says}")
}
