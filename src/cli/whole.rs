//! What commands on a whole folder have in common: what cannot be read is told beside their output, and makes their exit code 2.

use serde_json::{Value, json};

use crate::desk::{Listing, Record};

use super::call::Out;

/// Tells what of the folder cannot be read; the exit code.
pub(super) fn tell(listing: &Listing, out: &mut Out) -> u8 {
    for warning in &listing.warnings {
        out.trouble(warning);
    }
    let mut is_broken = !listing.warnings.is_empty();
    for error in listing.records.iter().filter_map(|record| record.content.as_ref().err()) {
        out.trouble(error);
        is_broken = true;
    }
    if is_broken { 2 } else { 0 }
}

/// A record, as lists of a whole folder name it.
pub(super) fn named(record: &Record) -> Value {
    let content = record.content.as_ref().ok();
    json!({
        "file": record.path.display().to_string(),
        "id": content.map(|content| &content.id),
        "title": content.map(|content| &content.title),
        "entity": content.map(|content| &content.entity),
    })
}

/// Title, company and file, divided by tabs.
pub(super) fn line(record: &Record) -> String {
    let content = record.content.as_ref().ok();
    let part = |part: Option<&String>| part.cloned().unwrap_or_default();
    let title = part(content.map(|content| &content.title));
    let entity = part(content.map(|content| &content.entity));
    format!("{title}\t{entity}\t{}", record.stem)
}
