//! Notice and separate consent by purpose, group and recipient.

use std::path::PathBuf;

use crate::telling::{self, Depth};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record::standing;

/// 告知与单独同意：每一目的、人群、接收方是缺、未填完、未定、已有记录还是不需要；有缺的或者未填完的，退出码为1
/// / notice and separate consent: for each purpose, group and recipient whether it is missing, begun, open, recorded or not needed; exit code
/// 1 if one is missing, or due and only begun
#[derive(Debug, clap::Args)]
pub(super) struct Consent {
    /// 文件 / file
    file: PathBuf,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Consent, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let record = standing(&call.file(&args.file), out)?;
    let survey = record.survey();
    if args.listing.format == Shape::Json {
        out.json(&survey.consent)?;
    } else {
        out.told(&telling::consent(&survey), Depth::Full)?;
    }
    Ok(u8::from(survey.consent.iter().any(crate::law::consent::Cell::is_open)))
}
