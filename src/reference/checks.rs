//! The points of the inspection as a reference: what is asked, of which routes, on what it rests, what to do.

use serde_json::{Value, json};

use crate::document::{Block, Document, Table, plain};
use crate::inspection::{Check, Group};
use crate::source::Citation;
use crate::text::{Lang, Phrase, Text, t};

use super::{WHY, document};

/// These points, group by group.
pub fn checks(points: &[(Group, &'static Check)], lang: Lang) -> Document {
    let mut blocks = vec![Block::Note(plain(ABOUT.get(lang)))];
    let mut group = None;
    for (of, check) in points {
        if group != Some(*of) {
            group = Some(*of);
            blocks.push(Block::Heading(1, of.label().get(lang).to_owned()));
        }
        let title = format!("{} {}", check.number, check.title.get(lang));
        blocks.push(Block::Heading(2, title));
        blocks.push(table(check, lang));
    }
    document("checks", t("材料查验要点", "Points of the Inspection"), lang, blocks)
}

const ABOUT: Text = t(
    "按备案、申报指南和公开问答整理；没有公布过各地的退回理由清单，标为实务、二手资料、本程序做法的是参考。",
    "Drawn from the guides and published answers. No list of reasons for return was ever published; what is marked practice, secondary or a choice of this program is guidance.",
);

fn table(check: &Check, lang: Lang) -> Block {
    let row = |label: Text, value: &str| vec![plain(label.get(lang)), plain(value)];
    let routes = Phrase::list(check.routes.iter().map(|route| route.label().into()));
    let mut rows = vec![
        row(t("编号", "Id"), check.id),
        row(t("路径", "Routes"), routes.get(lang)),
        row(t("怎么办", "To do"), check.remedy.get(lang)),
        row(t("依据", "Sources"), Citation::list(check.sources).get(lang)),
    ];
    if let Some(why) = Citation::reasons(check.sources) {
        rows.push(row(WHY, why.get(lang)));
    }
    if check.blocks {
        let said = t(
            "有异议时文件为草稿，不得签发",
            "while it is objected to, papers are drafts and not issued",
        );
        rows.push(row(t("效力", "Effect"), said.get(lang)));
    }
    Block::Table(Table { caption: String::new(), head: Vec::new(), widths: vec![1, 5], rows })
}

/// These points as JSON.
pub fn checks_json(points: &[(Group, &'static Check)]) -> Value {
    points
        .iter()
        .map(|(group, check)| {
            json!({
                "id": check.id,
                "number": check.number,
                "group": group.label(),
                "title": check.title,
                "routes": check.routes.iter().map(|route| route.code()).collect::<Vec<_>>(),
                "blocks": check.blocks,
                "remedy": check.remedy,
                "sources": check.sources,
            })
        })
        .collect()
}
