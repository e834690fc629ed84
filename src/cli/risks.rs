//! The scored risks of a record.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::document::build::{heat_map, risk_sheets};
use crate::document::render::{markdown, svg};
use crate::document::{HeatMap, Inline};
use crate::form::catalog::risks;
use crate::form::{Answer, Facts};
use crate::law;
use crate::law::risk::{Scale, Score};
use crate::text::{Lang, Phrase, phrase, t};

use super::call::{Call, Out, Trouble};
use super::record::standing;

/// 风险评估：等级、矩阵、热力图；有不可接受或者尚未评定的，退出码为1
/// / the scored risks: levels, matrix, heat map; exit code 1 if one is not acceptable or still open
#[derive(Debug, Args)]
pub(super) struct Risks {
    /// 文件 / file
    file: PathBuf,
    /// 输出格式；svg 为热力图 / output format; svg is the heat map
    #[arg(long, value_enum, default_value_t = Format::Text)]
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
    match args.format {
        Format::Json => out.json(&found.to_json())?,
        Format::Markdown => {
            out.raw(markdown(&risk_sheets(&record.dossier.answers, &survey, lang)).as_bytes())?;
        }
        Format::Svg => {
            out.raw(svg(&heat_map(found, lang)).as_bytes())?;
        }
        Format::Text if found.is_empty() => out.say(t(
            "没有记录风险。用 `chujing add 文件 risks` 增加一行。",
            "No risk is recorded. `chujing add FILE risks` adds a row.",
        ))?,
        Format::Text => tell(found, &record.facts(), out)?,
    }
    let is_settled = |risk: &crate::law::risk::Scored| risk.is_unacceptable(&found.matrix).is_no();
    Ok(u8::from(!found.scored.iter().all(is_settled)))
}

fn tell(found: &law::Risks, facts: &Facts<'_>, out: &mut Out) -> Result<(), Trouble> {
    out.tell(&found.said())?;
    for (index, risk) in found.scored.iter().enumerate() {
        let level = |score: &Score| match &score.level {
            Answer::Known(level) => level.label(),
            Answer::Unknown(_) => t("未定", "open"),
        };
        let (before, after) = (level(&risk.before), level(&risk.after));
        let mark = if risk.is_unacceptable(&found.matrix).is_yes() {
            t("（不可接受）", " (not acceptable)")
        } else {
            t("", "")
        };
        let number = index + 1;
        out.tell(&phrase(
            format!(
                "{number}\t{}→{}{}\t{}\t{}",
                before.zh, after.zh, mark.zh, risk.name.zh, risk.id
            ),
            format!(
                "{number}\t{} -> {}{}\t{}\t{}",
                before.en, after.en, mark.en, risk.name.en, risk.id
            ),
        ))?;
        let (before, after) = (risk.before.said(), risk.after.said());
        out.tell(&phrase(
            format!("\t措施之前：{}；措施之后：{}", before.zh, after.zh),
            format!("\tbefore: {}; after: {}", before.en, after.en),
        ))?;
        let row = facts.row(&risks::SECTION, &risk.id);
        let parts: Vec<Phrase> = row
            .into_iter()
            .flat_map(|row| [&risks::TREATMENT, &risks::OWNER, &risks::DUE].map(|f| row.shown(f)))
            .flatten()
            .collect();
        if !parts.is_empty() {
            let join = |lang, mark: &str| {
                parts.iter().map(|part| part.get(lang)).collect::<Vec<_>>().join(mark)
            };
            out.tell(&phrase(
                format!("\t处置：{}", join(Lang::Zh, "；")),
                format!("\ttreatment: {}", join(Lang::En, "; ")),
            ))?;
        }
    }
    grid(&heat_map(found, out.lang()), out)?;
    out.tell(&found.matrix.said())
}

/// The matrix, a row a line; nothing is aligned, as terminals differ.
pub(super) fn grid(map: &HeatMap, out: &mut Out) -> Result<(), Trouble> {
    let table = map.table();
    out.line(table.head.join(" | "))?;
    for row in &table.rows {
        let cells = row.iter().map(|cell| {
            let words = cell.iter().map(|inline| match inline {
                Inline::Text(text) | Inline::Strong(text) => text.replace('\n', " "),
                Inline::Blank { label, .. } => label.clone(),
            });
            words.collect::<String>()
        });
        out.line(cells.collect::<Vec<_>>().join(" | "))?;
    }
    out.line(&map.legend)
}
