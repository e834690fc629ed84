//! The answers of a record.

use std::path::PathBuf;

use crate::desk::session::Reader;
use crate::form::{Facts, catalog, shown};
use crate::store::{self, Opened};
use crate::text::harmless_json;

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record::read;

/// 显示全部回答 / show the answers
#[derive(Debug, clap::Args)]
pub(super) struct Show {
    /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
    file: PathBuf,
    /// 显示以前的状态：步骤编号、状态名称、日期，或者往前的步数（-3）/ as it was: a step's id, the name of a state, a day, or so many steps ago (-3)
    #[arg(long, value_name = "STATE", allow_hyphen_values = true)]
    at: Option<String>,
    /// 供 git 比较时调用：不是记录的文件原样显示 / for git, which compares by it: a file that is no record is shown as it is
    #[arg(long, conflicts_with = "at")]
    textconv: bool,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Show, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let path = call.file(&args.file);
    if args.textconv && Opened::read(&path).is_err() {
        return out.raw(&store::read_bytes(&path)?);
    }
    let mut dossier = read(&path, out)?;
    if let Some(at) = &args.at {
        let reader = Reader::of(&path, &call.hand)?;
        let past = reader.past();
        dossier.answers = past.held_after(&past.point(at)?)?;
    }
    if args.listing.format == Shape::Json {
        return out.raw(harmless_json(&dossier.to_json()).as_bytes());
    }
    let facts = Facts::new(&dossier.answers);
    let lang = out.lang();
    for section in catalog::SECTIONS {
        out.line(format!("\n# {}", section.title.get(lang)))?;
        let entries = if section.is_single() {
            vec![facts.single(section)]
        } else {
            facts.rows(section).collect()
        };
        for entry in entries {
            if let Some(id) = entry.id {
                out.line(format!("\n## {} [{id}]", entry.title().get(lang)))?;
            }
            for field in entry.held() {
                if let Some(value) = entry.value(field) {
                    let words = shown(field.kind, value, &dossier.answers);
                    out.line(format!("{}: {}", field.label.get(lang), words.get(lang)))?;
                }
            }
        }
    }
    Ok(0)
}
