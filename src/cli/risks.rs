//! The scored risks of a record.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::document::build::{RISKS, document, heat_map};
use crate::document::render::{markdown, svg};
use crate::document::{HeatMap, Inline};
use crate::telling::{self, Depth};
use crate::text::t;

use super::call::{Call, Out, Trouble};
use super::record::standing;

/// 风险评估：等级、矩阵、热力图；有不可接受或者尚未评定的，退出码为1
/// / the scored risks: levels, matrix, heat map; exit code 1 if one is not acceptable or still open
#[derive(Debug, Args)]
pub(super) struct Risks {
    /// 文件 / file
    file: PathBuf,
    /// 风险评估表（含表 C.5）写成 Word 文件 / write the risk paper, worksheet C.5 included, as a Word file
    #[arg(long, value_name = "DOCX")]
    to: Option<PathBuf>,
    /// 输出格式；svg 为热力图 / output format; svg is the heat map
    #[arg(long, value_enum, default_value_t = Format::Text, conflicts_with = "to")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
    Svg,
}

/// Exit code 1 if a risk is not acceptable or not scored yet.
pub(super) fn carry_out(args: &Risks, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let record = standing(&call.file(&args.file), out)?;
    let survey = record.survey();
    let found = &survey.risks;
    let lang = out.lang();
    let paper = || document(&RISKS, &record.dossier.answers, &survey, lang);
    if let Some(to) = &args.to {
        out.word(&paper(), to)?;
    }
    match args.format {
        _ if args.to.is_some() => {}
        Format::Json => out.json(found)?,
        Format::Markdown => {
            out.raw(markdown(&paper()).as_bytes())?;
        }
        Format::Svg => {
            out.raw(svg(&heat_map(found, lang)).as_bytes())?;
        }
        Format::Text => {
            out.told(&telling::risks(found, &record.facts()), Depth::Short)?;
            if found.is_empty() {
                out.say(t(
                    "增加一行：chujing add 文件 risks",
                    "To add a row: chujing add FILE risks",
                ))?;
                return Ok(0);
            }
            grid(&heat_map(found, lang), out)?;
        }
    }
    let is_settled = |risk: &crate::law::risk::Scored| risk.is_unacceptable(&found.matrix).is_no();
    Ok(u8::from(!found.scored.iter().all(is_settled)))
}

/// The matrix, a row a line; nothing is aligned, as terminals differ.
pub(super) fn grid(map: &HeatMap, out: &mut Out) -> Result<(), Trouble> {
    let table = map.table();
    out.line(table.head.join(" | "))?;
    for row in &table.rows {
        let cells = row.iter().map(|cell| {
            let words = cell.iter().map(|inline| match inline {
                Inline::Text(text)
                | Inline::Strong(text)
                | Inline::Struck(text)
                | Inline::New(text) => text.replace('\n', " "),
                Inline::Blank { label, .. } => label.clone(),
            });
            words.collect::<String>()
        });
        out.line(cells.collect::<Vec<_>>().join(" | "))?;
    }
    out.line(&map.legend)
}
