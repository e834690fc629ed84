//! The risk matrix of the company: shown, or adopted.

use std::path::{Path, PathBuf};

use crate::document::build::heat_map;
use crate::law::{Matrix, Risks};
use crate::store::{StoreError, Workspace, read_small};
use crate::text::t;

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::risks::grid;

/// 风险矩阵（工作区的 risk-matrix.json）：显示，或者采用本企业的矩阵 / the risk matrix: show it, or adopt the company's own
#[derive(Debug, clap::Args)]
pub(super) struct RiskMatrix {
    /// 采用这一文件中的矩阵 / adopt the matrix of this file
    #[arg(long, value_name = "FILE")]
    set: Option<PathBuf>,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &RiskMatrix, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match &args.set {
        Some(file) => adopt(&call.folder, file, out),
        None => show(&call.folder, args.listing.format, out),
    }
}

/// Shows the matrix of the folder; as JSON it is the file to start an own one from.
fn show(folder: &Workspace, shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
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
fn adopt(folder: &Workspace, file: &Path, out: &mut Out) -> Result<u8, Trouble> {
    let matrix = Matrix::from_json(&read_small(file)?)
        .map_err(|error| StoreError::RiskMatrix(file.to_owned(), error))?;
    let path = folder.save_risk_matrix(&matrix)?;
    out.has_saved = true;
    out.line(path.display().to_string())?;
    out.tell(&matrix.said())?;
    Ok(0)
}
