//! The filing package of a record.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::desk::package::{Scan, package};
use crate::text::{harmless, phrase, t};

use super::out::Out;
use super::read::{around, read};
use super::{Shape, Trouble};

#[derive(Debug, Args)]
pub(super) struct Package {
    /// 文件 / file
    pub(super) file: PathBuf,
    /// 目标文件夹（不能已经存在）；旁边另生成同名 zip / target folder, which must not exist; a zip of the same name is made beside it
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// 附上扫描件：序号=文件，可重复 / attach a scan: number=file, may be repeated
    #[arg(long, value_name = "N=FILE")]
    scan: Vec<String>,
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

pub(super) fn make(args: &Package, path: &Path, out: &mut Out) -> Result<u8, Trouble> {
    let dossier = read(path, out)?;
    let around = around(path, &dossier, None)?;
    let scans = args.scan.iter().map(|text| scan(text)).collect::<Result<Vec<_>, _>>()?;
    let made = package(&dossier, &around, &args.to, &scans).map_err(|error| error.said())?;
    let code = u8::from(!made.drafts.is_empty());
    if args.format == Shape::Json {
        out.json(&json!({
            "folder": made.dir.display().to_string(), "zip": made.zip.display().to_string(),
            "drafts": made.drafts.iter().map(|(title, open)| json!({ "title": title, "open_points": open })).collect::<Vec<_>>(),
            "manifest": made.manifest,
        }))?;
        return Ok(code);
    }
    out.line(made.dir.display().to_string())?;
    out.line(made.zip.display().to_string())?;
    let lang = out.lang();
    if !made.drafts.is_empty() {
        out.say(t("仍是草稿：", "Still drafts:"))?;
    }
    for (title, open) in &made.drafts {
        out.tell(&phrase(
            format!("  {title}：缺{open}处"),
            format!("  {title}: {open} open points"),
        ))?;
    }
    if !made.missing.is_empty() {
        out.say(t("还要取得、签署或者扫描：", "Still to be obtained, signed or scanned:"))?;
    }
    for paper in &made.missing {
        out.line(format!("  {}", paper.get(lang)))?;
    }
    Ok(code)
}

fn scan(text: &str) -> Result<Scan, Trouble> {
    let found = text
        .split_once('=')
        .and_then(|(number, path)| Some((number.trim().parse().ok()?, PathBuf::from(path))));
    found.map(|(number, path)| Scan { number, path }).ok_or_else(|| {
        let text = harmless(text, false);
        phrase(
            format!("“{text}”应写作 序号=文件，例如 1=营业执照.pdf"),
            format!("write \"{text}\" as number=file, such as 1=licence.pdf"),
        )
        .into()
    })
}
