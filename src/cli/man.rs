//! The page of the manual.

use super::call::{Call, Out, Trouble};

/// 手册页 / man page
#[derive(Debug, clap::Args)]
pub(super) struct Man;

pub(super) fn carry_out(_: &Man, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let mut page = Vec::new();
    clap_mangen::Man::new((call.syntax)()).render(&mut page)?;
    out.raw(&page)
}
