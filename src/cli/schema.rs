//! The JSON Schema of a record.

use crate::dossier::SCHEMA_VERSION;
use crate::form;

use super::call::{Call, Out, Trouble};

/// 评估文件的 JSON Schema / JSON Schema of an assessment
#[derive(Debug, clap::Args)]
pub(super) struct Schema;

pub(super) fn carry_out(_: &Schema, _: &Call, out: &mut Out) -> Result<u8, Trouble> {
    out.json(&form::schema(SCHEMA_VERSION, out.lang()))?;
    Ok(0)
}
