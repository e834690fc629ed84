//! The references: rules, clocks, fields, choices, keys, schema.

use clap::Args;
use serde_json::Value;

use crate::document::render;
use crate::dossier::SCHEMA_VERSION;
use crate::form;
use crate::reference;
use crate::tui;

use super::out::Out;
use super::{Listing, Shape, Trouble};

/// The whole rule book, or one page of it.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// 规则编号，如 volume.contract，或者未决问题，如 Q-1 / id of a rule or of an open point
    #[arg(value_name = "RULE-ID")]
    rule: Option<String>,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn rules(which: &Which, out: &mut Out) -> Result<u8, Trouble> {
    let (shape, lang) = (which.listing.format, out.lang());
    match &which.rule {
        None => listing(shape, &reference::rules_json(), &reference::rules(lang), out),
        Some(id) => {
            let found = reference::rules::find(id)?;
            listing(shape, &found.to_json(), &found.document(lang), out)
        }
    }
}

pub(super) fn clocks(shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    listing(shape, &reference::clocks_json(), &reference::clocks(out.lang()), out)
}

pub(super) fn fields(shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    listing(shape, &reference::fields_json(), &reference::fields(out.lang()), out)
}

pub(super) fn options(shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    listing(shape, &reference::options_json(), &reference::options(out.lang()), out)
}

pub(super) fn keys(shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    let keys = tui::keys();
    if shape == Shape::Json {
        out.json(&keys.iter().map(tui::Key::to_json).collect())?;
        return Ok(0);
    }
    let lang = out.lang();
    let mut scope = None;
    for key in &keys {
        if scope != Some(key.scope) {
            scope = Some(key.scope);
            out.line(format!("\n## {}\n", key.scope.get(lang)))?;
        }
        let names: Vec<&str> = key.keys.iter().map(|name| name.get(lang)).collect();
        out.line(format!("- {}: {}", names.join(" / "), key.wording.get(lang)))?;
    }
    Ok(0)
}

pub(super) fn schema(out: &mut Out) -> Result<u8, Trouble> {
    out.json(&form::schema(SCHEMA_VERSION, out.lang()))?;
    Ok(0)
}

pub(super) fn listing(
    shape: Shape,
    json: &Value,
    document: &crate::document::Document,
    out: &mut Out,
) -> Result<u8, Trouble> {
    match shape {
        Shape::Json => out.json(json)?,
        Shape::Text => out.line(render::text(document).trim_end())?,
        Shape::Markdown => out.line(render::markdown(document))?,
    }
    Ok(0)
}
