//! The catalogues of choices.

use crate::reference;

use super::call::{Call, Listing, Out, Trouble};

/// 选项目录 / the catalogues of choices
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Options, _: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let document = reference::options(out.lang());
    out.listing(args.listing.format, &reference::options_json(), &document)
}
