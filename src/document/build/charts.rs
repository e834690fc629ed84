//! The charts of a report: who holds whom, and how the organisation is made up. Each only where rows say so.
//!
//! A company or person is one box, known by its name, in however many rows it stands. Of a paper of one route no recipient of another
//! is a box of its own: who holds the handler is there as what it is to the handler.

use crate::document::picture::{NodeId, Picture, Role};
use crate::document::{Block, Inline, plain};
use crate::form::Entry;
use crate::form::catalog::{handler, owners, units};
use crate::text::{Text, t};

use super::material::Material;

/// Who holds how much of whom; nothing where no holding is recorded.
pub(super) fn holdings(material: &Material<'_>) -> Vec<Block> {
    const TITLE: Text = t("股权结构和控制关系图", "Chart of holdings and control");
    let rows = told_holdings(material);
    if rows.is_empty() {
        return Vec::new();
    }
    let mut picture = Picture::shareholding(material.say(TITLE), material.lang);
    let named = |entry: &Entry<'_>| entry.title().zh.trim().to_owned();
    let is_controller = |name: &str| {
        rows.iter().any(|row| named(row) == name && row.yes_no(&owners::CONTROLS).is_yes())
    };
    let is_person = |name: &str| {
        rows.iter().any(|row| named(row) == name && row.yes_no(&owners::PERSON).is_yes())
    };
    let own = material.single(&handler::SECTION);
    let own_name = own.text(&handler::NAME).known().map(str::trim).unwrap_or_default();
    let owner = |picture: &mut Picture, row: &Entry<'_>| -> NodeId {
        let name = named(row);
        if !name.is_empty() && name == own_name {
            return handler_box(material, picture);
        }
        let known = material.told_recipients().into_iter().find(|one| named(one) == name);
        if let Some(known) = known {
            return recipient_box(material, picture, &known);
        }
        let note = if is_controller(&name) {
            material.words(t("实际控制人", "actual controller"))
        } else {
            Vec::new()
        };
        let role = if is_person(&name) { Role::Person } else { Role::Unit };
        // A holder without a name is the row it stands in.
        let id = if name.is_empty() {
            format!("owner/{}", row.id.unwrap_or_default())
        } else {
            format!("name/{name}")
        };
        picture.noted(id, role, material.needed(row, &owners::NAME), note)
    };
    for row in &rows {
        let from = owner(&mut picture, row);
        let to = match (owners::holder(row), owners::recipient(row)) {
            (Some(held), _) => owner(&mut picture, &held),
            (None, Some(held)) => recipient_box(material, &mut picture, &held),
            (None, None) => handler_box(material, &mut picture),
        };
        picture.link(from, to, share(material, row));
    }
    vec![material.shown_in(&TITLE.into()), Block::Picture(picture)]
}

/// The holdings, but for those of recipients of which the paper does not tell, and of who holds nothing else.
fn told_holdings<'a>(material: &'a Material<'_>) -> Vec<Entry<'a>> {
    let mut rows = material.rows(&owners::SECTION);
    let told = material.told_recipients();
    rows.retain(|row| {
        owners::recipient(row).is_none_or(|held| told.iter().any(|one| one.id == held.id))
    });
    rows
}

/// The share in per cent; nothing where it is not said.
fn share(material: &Material<'_>, row: &Entry<'_>) -> Vec<Inline> {
    match row.probability(&owners::SHARE).known() {
        Some(share) => plain(share.percent()),
        None => material.answer(row, &owners::SHARE),
    }
}

fn handler_box(material: &Material<'_>, picture: &mut Picture) -> NodeId {
    let note = material.words(t("个人信息处理者", "handler"));
    picture.noted("handler", Role::Gateway, material.handler_name(), note)
}

fn recipient_box(material: &Material<'_>, picture: &mut Picture, row: &Entry<'_>) -> NodeId {
    let note = material.words(t("境外接收方", "overseas recipient"));
    let id = format!("recipient/{}", row.id.unwrap_or_default());
    picture.noted(id, Role::Recipient, material.told(&row.title()), note)
}

/// The organisation, with what each unit has to do; nothing where no unit is recorded.
pub(super) fn organisation(material: &Material<'_>) -> Vec<Block> {
    const TITLE: Text = t("组织架构图", "Chart of the organisation");
    let rows = material.rows(&units::SECTION);
    if rows.is_empty() {
        return Vec::new();
    }
    let mut picture = Picture::organisation(material.say(TITLE), material.lang);
    let whole = picture.node("handler", Role::Gateway, material.handler_name());
    let boxed = |picture: &mut Picture, row: &Entry<'_>| {
        let id = format!("unit/{}", row.id.unwrap_or_default());
        picture.noted(
            id,
            Role::Unit,
            material.needed(row, &units::NAME),
            material.answer(row, &units::HEAD),
        )
    };
    for row in &rows {
        let to = boxed(&mut picture, row);
        let from = units::above(row).map_or(whole, |above| boxed(&mut picture, &above));
        picture.link(from, to, Vec::new());
    }
    let mut out = vec![material.shown_in(&TITLE.into()), Block::Picture(picture)];
    let tasked = rows.iter().filter(|row| row.value(&units::TASK).is_some());
    let tasks: Vec<_> = tasked
        .map(|row| vec![material.needed(row, &units::NAME), material.answer(row, &units::TASK)])
        .collect();
    if !tasks.is_empty() {
        let columns = [(units::NAME.label, 30), (units::TASK.label, 61)];
        let caption = t("各部门的职责", "What each unit does");
        out.push(material.numbered(caption, &columns, tasks));
    }
    out
}
