//! The deadlines of a record.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::desk::{self, Standing};
use crate::form::Facts;
use crate::law::clock::deadlines;
use crate::store::Workspace;
use crate::telling::{self, Depth};

use super::calendars::Calendars;
use super::call::{Call, Out, Trouble, day};
use super::record::{read, tell_unread};

/// 一份评估的期限 / the deadlines of an assessment
///
/// 按“办理进度与日期”中的事项、合同生效日、评估完成日和拟备案日计算。
/// Counted from the events, the day of effect of the contract, the end of the assessment and the planned day of filing.
#[derive(Debug, Args)]
pub(super) struct Deadlines {
    /// 文件 / file
    file: PathBuf,
    /// 看这一天的情况，默认评估基准日 / as they stand on this day; the day of assessment if left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// 输出格式；ics 可导入日历 / output format; ics can be imported into a calendar
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    #[command(flatten)]
    calendars: Calendars,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Text,
    Json,
    Ics,
}

pub(super) fn carry_out(args: &Deadlines, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let on = day(args.on.as_deref())?;
    let calendar = args.calendars.read(&call.folder)?;
    let path = call.file(&args.file);
    let dossier = read(&path, out)?;
    // A policy that cannot be read changes no deadline.
    if let Ok(standing) = Standing::of(&path, dossier.clone(), None) {
        tell_unread(&standing.around, out);
    }
    let law_files = Workspace::of(&path).law_files()?;
    let facts = Facts::new(&dossier.answers).under(&law_files);
    let on = on.unwrap_or_else(|| facts.day());
    let found = deadlines(&facts, &calendar, on);
    match args.format {
        Form::Json => {
            let renewed = &law_files.figures;
            out.json(&json!({
                "on": on, "imported": calendar.imported(), "renewed": renewed, "deadlines": found,
            }))?;
        }
        Form::Ics => {
            let file = desk::agenda(&found, &dossier.id, facts.day(), out.lang());
            return out.raw(file.as_bytes());
        }
        Form::Text => {
            out.told(&telling::deadlines(&found, (&calendar, &law_files), on), Depth::Full)?;
        }
    }
    Ok(0)
}
