//! Confirming that a record that was counted is gone on purpose.

use crate::desk::{self, Forgotten};

use super::call::{Call, Out, Trouble};

/// 确认一份曾计入人数、现已不在文件夹中的记录是有意移走或者删除的
/// / confirm that a record that was counted and is gone from the folder was moved or deleted on purpose
#[derive(Debug, clap::Args)]
pub(super) struct Forget {
    /// 它的文件名或者 id，见 list / its file name or id, as list tells
    record: String,
}

pub(super) fn carry_out(args: &Forget, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let came = desk::forget(&call.folder, &args.record)?;
    out.has_saved = came != Forgotten::NotGone;
    if came != Forgotten::Done {
        return Err(came.said(&args.record).into());
    }
    out.tell(&came.said(&args.record))?;
    Ok(0)
}
