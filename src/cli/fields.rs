//! The field reference.

use crate::reference;

use super::call::{Call, Listing, Out, Trouble};

/// 字段手册 / the field reference
#[derive(Debug, clap::Args)]
pub(super) struct Fields {
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Fields, _: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let document = reference::fields(out.lang());
    out.listing(args.listing.format, &reference::fields_json(), &document)
}
