//! The rule book, or one page of it.

use crate::reference;

use super::call::{Call, Listing, Out, Trouble};

/// 规则手册；写明编号则只显示一条 / the rule book, or one rule of it
#[derive(Debug, clap::Args)]
pub(super) struct Rules {
    /// 规则编号，如 volume.contract，或者未决问题，如 Q-1 / id of a rule or of an open point
    #[arg(value_name = "RULE-ID")]
    rule: Option<String>,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Rules, _: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let (shape, lang) = (args.listing.format, out.lang());
    match &args.rule {
        None => out.listing(shape, &reference::rules_json(), &reference::rules(lang)),
        Some(id) => {
            let found = reference::rules::find(id)?;
            out.listing(shape, &found.to_json(), &found.document(lang))
        }
    }
}
