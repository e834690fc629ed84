//! The scored risks of a record, and the matrix of the company.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::document::build::{RISKS, document, heat_map};
use crate::document::render::{markdown, svg};
use crate::document::{HeatMap, Inline};
use crate::form::catalog::risks;
use crate::form::{Answer, Facts};
use crate::law::risk::{Scale, Score};
use crate::law::{Matrix, Risks};
use crate::store::{StoreError, Workspace, read_small};
use crate::text::{Lang, Phrase, phrase, t};

use super::out::Out;
use super::{Shape, Trouble, read};

/// The scored risks of a record.
#[derive(Debug, Args)]
pub(super) struct Command {
    /// 文件 / file
    pub(super) file: PathBuf,
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

/// Lists the risks of a record. Exit code 1 if one is not acceptable or not scored yet.
pub(super) fn list(args: &Command, path: &Path, out: &mut Out) -> Result<u8, Trouble> {
    let dossier = read::read(path, out)?;
    let survey = read::survey(path, &dossier, None, out)?;
    let found = &survey.risks;
    let lang = out.lang();
    match args.format {
        Format::Json => out.json(&found.to_json())?,
        Format::Markdown => {
            out.raw(markdown(&document(&RISKS, &dossier.answers, &survey, lang)).as_bytes())?;
        }
        Format::Svg => {
            out.raw(svg(&heat_map(found, lang)).as_bytes())?;
        }
        Format::Text if found.is_empty() => out.say(t(
            "没有记录风险。用 `chujing add 文件 risks` 增加一行。",
            "No risk is recorded. `chujing add FILE risks` adds a row.",
        ))?,
        Format::Text => tell(found, &Facts::new(&dossier.answers), out)?,
    }
    let is_settled = |risk: &crate::law::risk::Scored| risk.is_unacceptable(&found.matrix).is_no();
    Ok(u8::from(!found.scored.iter().all(is_settled)))
}

fn tell(found: &Risks, facts: &Facts<'_>, out: &mut Out) -> Result<(), Trouble> {
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
fn grid(map: &HeatMap, out: &mut Out) -> Result<(), Trouble> {
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

/// Shows the matrix of the folder; as JSON it is the file to start an own one from.
pub(super) fn show_matrix(folder: &Workspace, shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    let matrix = folder.risk_matrix()?;
    if shape == Shape::Json {
        out.json(&matrix.to_json())?;
        return Ok(0);
    }
    let empty = Risks { matrix, ..Risks::default() };
    grid(&heat_map(&empty, out.lang()), out)?;
    out.tell(&empty.matrix.said())?;
    if !empty.matrix.is_own() {
        out.say(t(
            "不可接受等级是本程序的默认设置。企业采用自己的矩阵：`chujing risk-matrix --format json` 得到样本，改好并写明决定人后用 `--set` 采用。",
            "The unacceptable level is this program's default. For your own matrix start from `chujing risk-matrix --format json`, say who decided it, and adopt it with `--set`.",
        ))?;
    }
    Ok(0)
}

/// Adopts a matrix for the folder; one that is not whole is refused, and the old one stays.
pub(super) fn adopt_matrix(folder: &Workspace, file: &Path, out: &mut Out) -> Result<u8, Trouble> {
    let matrix = Matrix::from_json(&read_small(file)?)
        .map_err(|error| StoreError::RiskMatrix(file.to_owned(), error))?;
    let path = folder.save_risk_matrix(&matrix)?;
    out.has_saved = true;
    out.line(path.display().to_string())?;
    out.tell(&matrix.said())?;
    Ok(0)
}
