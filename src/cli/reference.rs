//! The references: rules, fields, choices, keys, schema.

use serde_json::{Value, json};

use crate::dossier::SCHEMA_VERSION;
use crate::form;
use crate::reference;

use super::out::Out;
use super::{Shape, Trouble};

pub(super) fn rules(shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    listing(shape, &reference::rules_json(), &reference::rules(out.lang()), out)
}

pub(super) fn fields(shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    listing(shape, &reference::fields_json(), &reference::fields(out.lang()), out)
}

pub(super) fn options(shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    listing(shape, &reference::options_json(), &reference::options(out.lang()), out)
}

pub(super) fn keys(_shape: Shape, _out: &mut Out) -> Result<u8, Trouble> {
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
    let _ = json!(null);
    Ok(0)
}
