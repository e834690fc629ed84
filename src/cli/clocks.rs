//! The reference of all clocks of the law.

use crate::reference;

use super::call::{Call, Listing, Out, Trouble};

/// 期限手册 / the reference of all clocks
#[derive(Debug, clap::Args)]
pub(super) struct Clocks {
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Clocks, _: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let document = reference::clocks(out.lang());
    out.listing(args.listing.format, &reference::clocks_json(), &document)
}
