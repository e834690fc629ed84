//! The references: rules, clocks, fields, choices, keys, schema.

use serde_json::Value;

use crate::dossier::SCHEMA_VERSION;
use crate::form;
use crate::reference;
use crate::tui;

use super::out::Out;
use super::{Shape, Trouble};

pub(super) fn rules(shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    listing(shape, &reference::rules_json(), &reference::rules(out.lang()), out)
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

fn listing(
    shape: Shape,
    json: &Value,
    document: &crate::document::Document,
    out: &mut Out,
) -> Result<u8, Trouble> {
    match shape {
        Shape::Json => out.json(json)?,
        Shape::Text | Shape::Markdown => out.line(crate::document::render::markdown(document))?,
    }
    Ok(0)
}
