//! The references: rules, clocks, checks, fields, choices, keys, schema.

use clap::Args;
use serde_json::Value;

use crate::document::render;
use crate::dossier::SCHEMA_VERSION;
use crate::form;
use crate::inspection::catalog;
use crate::reference;
use crate::text::{harmless, phrase};
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

/// Every point of the inspection, or one.
#[derive(Debug, Args)]
pub(super) struct Point {
    /// 要点的编号或者代码，如 38 或者 dates.fresh / number or id of a point
    #[arg(value_name = "POINT")]
    point: Option<String>,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn checks(which: &Point, out: &mut Out) -> Result<u8, Trouble> {
    let (shape, lang) = (which.listing.format, out.lang());
    let found: Vec<_> = match &which.point {
        None => catalog::all().collect(),
        Some(id) => catalog::all()
            .filter(|(_, check)| check.id == id || check.number.eq_ignore_ascii_case(id))
            .collect(),
    };
    if found.is_empty() {
        let id = harmless(which.point.as_deref().unwrap_or_default(), false);
        return Err(phrase(
            format!("没有要点“{id}”；`chujing checks` 列出全部。"),
            format!("there is no point \"{id}\"; `chujing checks` lists them."),
        )
        .into());
    }
    listing(shape, &reference::checks_json(&found), &reference::checks(&found, lang), out)
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
        out.json(&keys)?;
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
