//! The JSON Schema of a record.

use crate::dossier::SCHEMA_VERSION;
use crate::form;
use crate::tui::Settings;

use super::call::{Call, Out, Trouble};

/// 评估文件的 JSON Schema / JSON Schema of an assessment
#[derive(Debug, clap::Args)]
pub(super) struct Schema {
    /// 设置文件的，而不是评估文件的 / that of the settings, not of an assessment
    #[arg(long)]
    settings: bool,
}

pub(super) fn carry_out(args: &Schema, _: &Call, out: &mut Out) -> Result<u8, Trouble> {
    if args.settings {
        out.json(&Settings::schema(out.lang()))?;
        return Ok(0);
    }
    out.json(&form::schema(SCHEMA_VERSION, out.lang()))?;
    Ok(0)
}
