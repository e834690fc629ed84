//! Whether exported Word files still say what the record says.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::desk::verify::verify;
use crate::store::read_bytes;
use crate::text::{harmless, phrase};

use super::out::Out;
use super::read::{around, read};
use super::{Shape, Trouble};

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// 评估文件 / the record
    pub(super) record: PathBuf,
    /// 要核对的 docx，可以多个 / the docx files to verify
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

pub(super) fn carry_out(args: &Verify, record: &Path, out: &mut Out) -> Result<u8, Trouble> {
    let dossier = read(record, out)?;
    let around = around(record, &dossier, None)?;
    let mut found = Vec::new();
    for path in &args.files {
        let name = harmless(&path.display().to_string(), false);
        let verified = verify(&read_bytes(path)?, &dossier, &around).map_err(|refused| {
            let said = refused.said();
            phrase(format!("{name}：{}", said.zh), format!("{name}: {}", said.en))
        })?;
        found.push((name, verified));
    }
    let code = u8::from(found.iter().any(|(_, verified)| !verified.is_true()));
    if args.format == Shape::Json {
        let list: Vec<_> = found
            .iter()
            .map(|(name, verified)| json!({ "file": name, "result": verified.to_json() }))
            .collect();
        out.json(&json!(list))?;
        return Ok(code);
    }
    let lang = out.lang();
    for (name, verified) in &found {
        out.line(name)?;
        for line in verified.lines() {
            out.line(format!("  {}", line.get(lang)))?;
        }
    }
    Ok(code)
}
