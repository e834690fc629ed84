//! The ways of the data, drawn and told.

use std::path::PathBuf;

use crate::document::build::{ways, ways_json, ways_told};
use crate::document::render::{Pen, drawing};
use crate::telling::Depth;

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record::standing;

/// The cells of a line of a terminal.
const CELLS: usize = 80;

/// 数据流：每个场景一幅图，从人群经境内系统、出境链路到接收方和境外第三方，再逐项说明
/// / the ways of the data: a drawing for each scenario from people through systems and links to recipients and onward, then each of it in words
#[derive(Debug, clap::Args)]
pub(super) struct Ways {
    /// 文件 / file
    file: PathBuf,
    /// 只说不画 / only words, no drawing
    #[arg(long)]
    words: bool,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Ways, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let record = standing(&call.file(&args.file), out)?;
    let (survey, answers) = (record.survey(), &record.dossier.answers);
    if args.listing.format == Shape::Json {
        out.json(&ways_json(answers, &survey, out.lang()))?;
        return Ok(0);
    }
    if !args.words && !out.is_spoken() {
        for (_, picture) in ways(answers, &survey, out.lang()) {
            out.line(&picture.title)?;
            for row in drawing(&picture, CELLS, Pen::Lines) {
                out.line(row)?;
            }
            out.line("")?;
        }
    }
    out.told(&ways_told(answers, &survey), Depth::Full)?;
    Ok(0)
}
