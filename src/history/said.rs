//! What a step did, in a line.

use serde_json::Value;

use crate::form::{Answers, Changed, Delta, Place, Section, Shape, Turn};
use crate::text::{Phrase, harmless, phrase, t};

use super::{Act, Graph, Operation};

impl Operation {
    /// What it did, in a line; what it takes back or makes again is told of `graph`, and rows by the names that they have in `now`.
    pub fn said(&self, graph: &Graph, now: Option<&Answers>) -> Phrase {
        let changed = |deltas: &[Delta]| changed(deltas, now);
        let of = || {
            let of = self.act.of().and_then(|of| graph.find(of));
            of.map_or_else(|| changed(&self.deltas), |of| of.said(graph, now))
        };
        match &self.act {
            Act::Begin => phrase("历史从这里开始", "the history begins here"),
            Act::Copied(origin) => said!(
                "从另一份记录（{record}）复制而来",
                "copied from another record ({record})",
                record = harmless(&origin.record, false),
            ),
            Act::Edit => changed(&self.deltas),
            Act::Outside => {
                let what = changed(&self.deltas);
                said!("在程序之外修改：{what}", "changed outside the program: {what}", what)
            }
            Act::Returned(file) => {
                let (what, file) = (changed(&self.deltas), harmless(file, false));
                said!(
                    "副本 {file} 中的修改：{what}",
                    "changed in the copy {file}: {what}",
                    file,
                    what
                )
            }
            Act::Undo(_) => said!(
                "撤销，现在又是：{what}",
                "undone, so that again: {what}",
                what = changed(&self.deltas),
            ),
            Act::Redo(_) => said!("重做：{what}", "made again: {what}", what = of()),
            Act::Restore(of) => said!(
                "恢复到 {id} 时的内容：{what}",
                "brought back what was so at {id}: {what}",
                id = of.short(),
                what = changed(&self.deltas),
            ),
            Act::Merge => {
                let what = changed(&self.deltas);
                said!("合并另一方的修改：{what}", "merged what another hand did: {what}", what)
            }
            Act::Named(name) => {
                let name = harmless(name, false);
                said!("命名为“{name}”", "named \"{name}\"", name)
            }
            Act::Called(of, name) => {
                let (name, id) = (harmless(name, false), of.short());
                said!(
                    "把第 {id} 步之后的状态命名为“{name}”",
                    "the state after step {id} named \"{name}\"",
                    id,
                    name
                )
            }
        }
    }
}

/// What was changed: a row that came or went, or else the last place, as that is what was asked for; and how many there are beside it.
fn changed(deltas: &[Delta], now: Option<&Answers>) -> Phrase {
    let is_row = |delta: &&Delta| matches!(delta.turn, Turn::Row { .. });
    let Some(told) = deltas.iter().rev().find(is_row).or(deltas.last()) else {
        return phrase("没有改动", "nothing changed");
    };
    let what = delta(told, now);
    match deltas.len() - 1 {
        0 => what,
        more => said!("{what}（另有{more}处）", "{what} ({more} more)", what, more),
    }
}

/// So much of an answer is told.
const SHORT: usize = 40;

/// A change with the beginnings of what stood there and what stands there.
fn short(changed: &Changed) -> Phrase {
    let begun = |words: &str| -> String {
        let words = harmless(words, false);
        let short: String = words.chars().take(SHORT).collect();
        if short.len() < words.len() { short + "…" } else { short }
    };
    let both = |words: &Phrase| phrase(begun(&words.zh), begun(&words.en));
    let (before, after) = changed.parted();
    let (before, after) = (both(&before), both(&after));
    Changed { before, after, ..changed.clone() }.said()
}

/// One difference in a line.
fn delta(delta: &Delta, now: Option<&Answers>) -> Phrase {
    let named = |place: &Place| now.map_or_else(|| place.label(), |now| place.named(now));
    let spot = || {
        let place = delta.place();
        place.map_or_else(
            || Phrase::same(harmless(&delta.spot.to_string(), false)),
            |place| named(&place),
        )
    };
    let row = |cells: &serde_json::Map<String, Value>| {
        let section = Section::find(&delta.spot.section);
        let Some(section) = section else { return spot() };
        let title = match section.shape {
            Shape::Rows { title, .. } => cells.get(title.id).and_then(Value::as_str),
            _ => None,
        };
        let id = delta.spot.row.as_deref();
        // It came before it was named: by the name that it has since, and never by an id.
        let since = || {
            let words = now?.row_title(section, id?);
            (Some(words.zh.as_str()) != id).then_some(words)
        };
        let name = title.map(|title| Phrase::same(harmless(title, false))).or_else(since);
        let name = name.unwrap_or_else(|| t("还没有名称的一行", "a row without a name yet").into());
        said!("{section}：{name}", "{section}: {name}", section = section.title, name)
    };
    match &delta.turn {
        Turn::Value { before, after } => delta.place().map_or_else(
            || said!("{place} 已修改", "{place} was changed", place = spot()),
            |place| {
                let label = named(&place);
                let values = (before.as_ref(), after.as_ref());
                short(&Changed { label, ..Changed::alone(place, values, now) })
            },
        ),
        Turn::Row { is_new: true, cells, .. } => {
            said!("新增：{row}", "added: {row}", row = row(cells))
        }
        Turn::Row { cells, .. } => said!("删去：{row}", "removed: {row}", row = row(cells)),
        Turn::Moved { from, to, .. } => said!(
            "移动：{row}，从第{from}行到第{to}行",
            "moved: {row}, from line {from} to line {to}",
            row = spot(),
            from = from + 1,
            to = to + 1,
        ),
    }
}
