//! What commands on a whole folder have in common: what cannot be read is told beside their output, and makes their exit code 2.

use std::path::Path;

use serde_json::{Value, json};

use crate::desk::{Listing, Record};
use crate::document::render::xlsx;
use crate::document::workbook::Workbook;
use crate::store::{StoreError, write_keeping};
use crate::text::{phrase, shown_path};

use super::call::{Out, Trouble};

/// Tells what of the folder cannot be read; the exit code.
pub(super) fn tell(listing: &Listing, out: &mut Out) -> u8 {
    for one in listing.unread() {
        out.trouble(one);
    }
    if listing.unread().next().is_some() { 2 } else { 0 }
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

/// Writes a workbook, and says where; a file that a person may have changed is kept.
pub(super) fn write(path: &Path, workbook: &Workbook, out: &mut Out) -> Result<(), Trouble> {
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Err(phrase(
            "--to 写成 Excel 工作簿，文件名应以 .xlsx 结尾。",
            "--to writes an Excel workbook: its name ends with .xlsx.",
        )
        .into());
    }
    let bytes = xlsx(workbook).map_err(|error| StoreError::made(path, &error))?;
    let kept = write_keeping(&[(path.to_owned(), bytes)])?;
    out.has_saved = true;
    let path = shown_path(path);
    out.note(&said!("已写入 {path}", "written: {path}", path));
    for kept in kept {
        let kept = shown_path(&kept);
        out.note(&said!("原来的文件存为 {kept}", "the old file is kept as {kept}", kept));
    }
    Ok(())
}
