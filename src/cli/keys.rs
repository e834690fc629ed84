//! The key reference, as the settings have it.

use crate::tui;

use super::call::{Call, Listing, Out, Shape, Trouble};

/// 按键手册，按设置中的按键 / the key reference, with the keys of the settings
#[derive(Debug, clap::Args)]
pub(super) struct Keys {
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Keys, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let keys = tui::keys_of(&call.settings);
    if args.listing.format == Shape::Json {
        out.json(&keys)?;
        return Ok(0);
    }
    let lang = out.lang();
    let mut scope = None;
    for key in &keys {
        if scope != Some(key.scope) {
            scope = Some(key.scope);
            out.line(format!("\n## {}\n", key.scope.get(lang)))?;
        }
        let names: Vec<&str> = key.keys.iter().map(|name| name.get(lang)).collect();
        out.line(format!("- {}: {}", names.join(" / "), key.wording.get(lang)))?;
    }
    Ok(0)
}
