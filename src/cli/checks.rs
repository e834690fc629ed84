//! Every point of the inspection, or one.

use crate::inspection::catalog;
use crate::reference;
use crate::text::harmless;

use super::call::{Call, Listing, Out, Trouble};

/// 材料查验的全部要点，或者其中一条 / every point of the inspection, or one of them
#[derive(Debug, clap::Args)]
pub(super) struct Checks {
    /// 要点的编号或者代码，如 38 或者 dates.fresh / number or id of a point
    #[arg(value_name = "POINT")]
    point: Option<String>,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Checks, _: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let (shape, lang) = (args.listing.format, out.lang());
    let found: Vec<_> = match &args.point {
        None => catalog::all().collect(),
        Some(id) => catalog::all()
            .filter(|(_, check)| check.id == id || check.number.eq_ignore_ascii_case(id))
            .collect(),
    };
    if found.is_empty() {
        let id = harmless(args.point.as_deref().unwrap_or_default(), false);
        return Err(said!(
            "没有要点“{id}”；`chujing checks` 列出全部。",
            "there is no point \"{id}\"; `chujing checks` lists them.",
            id,
        )
        .into());
    }
    out.listing(shape, &reference::checks_json(&found), &reference::checks(&found, lang))
}
