//! Which item goes to which recipient, by which link, and where it is kept: the whole way of every item in one table.
//!
//! A third party has rows of its own with what it gets, where the record says what that is; else it is told of elsewhere.
//! Items that go the same ways share their rows, so that a record of two hundred items still fits a page.

use std::collections::HashMap;

use crate::document::{Block, Inline};
use crate::form::catalog::{flows, items, links, onward};
use crate::form::{Entry, Tri};
use crate::text::{phrase, t};

use super::material::Material;
use super::parts::{Row, add_line};

/// Items that go by the same flows.
struct Together<'a> {
    items: Vec<Entry<'a>>,
    by: Vec<usize>,
}

/// The table of these scenarios; nothing while no item goes anywhere.
pub(super) fn table(material: &Material<'_>, scenarios: &[Entry<'_>]) -> Option<Block> {
    let all: Vec<Entry<'_>> =
        scenarios.iter().flat_map(|scenario| material.flows_of(scenario)).collect();
    let mut rows: Vec<Row> = Vec::new();
    for together in gathered(material, &all) {
        let mut first = Some(names(material, &together.items));
        for flow in together.by.iter().filter_map(|at| all.get(*at)) {
            let items = first.take().unwrap_or_else(|| material.words(t("同上", "as above")));
            rows.push(way(material, items, flow));
        }
    }
    for flow in &all {
        let passed_on = onward::of_flow(flow).into_iter();
        rows.extend(passed_on.filter_map(|third| passed(material, flow, &third)));
    }
    let head = [
        t("信息项", "Items"),
        t("境外接收方", "Recipient"),
        t("场景", "Scenario"),
        t("经由（起点至终点）", "By (from, to)"),
        t("境外存储", "Kept abroad"),
    ];
    let caption = t("信息项、接收方和系统对照", "Items, recipients and systems");
    (!rows.is_empty()).then(|| material.table(caption, &head, &[28, 18, 16, 20, 18], rows))
}

/// The items in their order, those together that go by the same flows.
fn gathered<'b>(material: &Material<'_>, flows: &[Entry<'b>]) -> Vec<Together<'b>> {
    let mut by: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut order: Vec<Entry<'b>> = Vec::new();
    for (at, flow) in flows.iter().enumerate() {
        for item in material.items_of(flow) {
            let Some(id) = item.id else { continue };
            let known = by.entry(id).or_default();
            if known.is_empty() {
                order.push(item);
            }
            known.push(at);
        }
    }
    let mut position: HashMap<Vec<usize>, usize> = HashMap::new();
    let mut out: Vec<Together<'b>> = Vec::new();
    for item in order {
        let ways = item.id.and_then(|id| by.remove(id)).unwrap_or_default();
        let at = *position.entry(ways.clone()).or_insert(out.len());
        match out.get_mut(at) {
            Some(together) => together.items.push(item),
            None => out.push(Together { items: vec![item], by: ways }),
        }
    }
    out
}

fn names(material: &Material<'_>, items: &[Entry<'_>]) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for item in items {
        if !out.is_empty() {
            out.extend(material.words(t("、", ", ")));
        }
        out.extend(material.answer(item, &items::NAME));
    }
    out
}

fn way(material: &Material<'_>, items: Vec<Inline>, flow: &Entry<'_>) -> Row {
    let title = |of: Option<Entry<'_>>| material.told(&of.map(|of| of.title()).unwrap_or_default());
    // Which items a third party gets is told where it is told of: not all that the recipient has.
    let is_onward = |end: &Entry<'_>| {
        flow.with().is_some_and(|recipient| onward::running(&recipient, end).is_some())
    };
    let mut by = Vec::new();
    for link in flows::links(flow) {
        if links::to(&link).known().is_some_and(|to| is_onward(&to)) {
            continue;
        }
        let ends = links::from(&link).known().zip(links::to(&link).known());
        add_line(
            &mut by,
            ends.map_or_else(
                || material.answer(&link, &links::MANNER),
                |(from, to)| between(material, &from, &to),
            ),
        );
    }
    vec![items, title(flow.with()), title(flow.of()), by, kept(material, flow)]
}

/// What a third party gets, over which links and where it keeps it; nothing where it is not said what it gets.
fn passed(material: &Material<'_>, flow: &Entry<'_>, third: &Entry<'_>) -> Option<Row> {
    let items = onward::items_of(third, flow).known().filter(|items| !items.is_empty())?;
    let (recipient, scenario) = (flow.with()?, flow.of()?);
    let is_his = |system: &Entry<'_>| {
        onward::running(&recipient, system).is_some_and(|runs| runs.id == third.id)
    };
    let (mut by, mut kept) = (Vec::new(), Vec::new());
    for link in flows::links(flow) {
        let ends = links::from(&link).known().zip(links::to(&link).known());
        if let Some((from, to)) = ends.filter(|(_, to)| is_his(to)) {
            add_line(&mut by, between(material, &from, &to));
        }
    }
    for system in flows::storage(flow).iter().filter(|system| is_his(system)) {
        add_line(&mut kept, material.system_name(system));
    }
    if by.is_empty() {
        by = material.told(&phrase("由境外接收方提供", "by the overseas recipient"));
    }
    let who = said!(
        "{third}（由{recipient}再提供）",
        "{third} (passed on by {recipient})",
        third = third.title(),
        recipient = recipient.title(),
    );
    Some(vec![
        names(material, &items),
        material.told(&who),
        material.told(&scenario.title()),
        by,
        kept,
    ])
}

fn between(material: &Material<'_>, from: &Entry<'_>, to: &Entry<'_>) -> Vec<Inline> {
    runs!(
        material,
        "{from}至{to}",
        "{from} to {to}",
        from = material.system_name(from),
        to = material.system_name(to),
    )
}

/// The names of the systems where it is kept; that nothing is, or what is lacking, as elsewhere.
fn kept(material: &Material<'_>, flow: &Entry<'_>) -> Vec<Inline> {
    let mut all = flows::storage(flow);
    if let Some(recipient) = flow.with() {
        all.retain(|system| onward::running(&recipient, system).is_none());
    }
    if flows::is_kept(flow) != Tri::Yes || all.is_empty() {
        return material.stored_abroad(std::slice::from_ref(flow));
    }
    let mut out = Vec::new();
    for system in all {
        add_line(&mut out, material.system_name(&system));
    }
    out
}
