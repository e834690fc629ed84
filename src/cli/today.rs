//! The state of the whole folder, as the first screen of the desk shows it.

use serde_json::json;

use crate::desk::whole;
use crate::text::Phrase;

use super::call::{Call, Out, Trouble, day};

/// 今天的情况：到期的、由谁办、备案等谁、人数离法定人数多远、各份评估进展如何
/// / today: what is due and by whom, what filings wait for, how far the people are from the lines of the law, how far the assessments have come
///
/// 与桌面首页右侧（或者按 Tab 展开）的内容相同。有不能读取的文件，退出码为2。
/// The same as beside the list of the desk, or behind Tab there. Exit code 2 if a file cannot be read.
#[derive(Debug, clap::Args)]
pub(super) struct Today {
    /// 看这一天的情况，默认今天 / as it stands on this day; today if left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// 输出格式 / output format
    #[arg(long, value_parser = ["text", "json"], default_value = "text")]
    format: String,
}

pub(super) fn carry_out(args: &Today, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    out.gather();
    let on = day(args.on.as_deref())?.unwrap_or(call.today);
    let overview = whole::overview(&call.folder, on)?;
    let is_whole = overview.troubles.is_empty() && overview.unreadable == 0;
    if args.format == "json" {
        let mut told = json!(overview);
        told["people"] = overview.people.iter().map(super::people::told).collect();
        out.json(&told)?;
    } else {
        for (at, line) in overview.told().iter().enumerate() {
            let told = &line.told;
            if told.tone == crate::telling::Tone::Heading {
                if at > 0 {
                    out.line("")?;
                }
                out.tell(&told.words)?;
                continue;
            }
            let (sign, said) = (Phrase::same(told.tone.sign()), told.line());
            out.tell(&said!("  {sign}{said}", "  {sign}{said}", sign, said))?;
            for below in told.below(crate::telling::Depth::Full) {
                let said = below.line();
                out.tell(&said!("    {said}", "    {said}", said))?;
            }
        }
    }
    Ok(if is_whole { 0 } else { 2 })
}
