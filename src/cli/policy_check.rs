//! The published privacy policy held against the record.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::desk::policy_check::{paper, published};
use crate::document::render::markdown;
use crate::store::read_bytes;
use crate::telling::Depth;
use crate::text::{phrase, shown_path};

use super::call::{Call, Out, Trouble};
use super::record::standing;

/// 把公开的隐私政策与记录核对，逐条列出承诺；有不同则退出码为1
/// / hold the published privacy policy against the record, and list its promises; exit code 1 if anything differs
///
/// 接收方、国家和地区、目的、信息种类、期限、个人权利和联系渠道，页面有而记录没有、记录有而页面没有、两处不同的，都引出页面原句。
/// 承诺分为记录可以证明、与承诺不符、没有说明：没有说明的不算做到。可以读网页（html）、docx 和文字（txt）。
/// Recipients, countries and regions, purposes, kinds of information, periods, rights and channels: what the page says and the record
/// does not, what the record says and the page does not, and what is not the same, each with the sentence of the page. A promise is
/// kept by the record, not kept, or not told: what is not told is never taken as kept. Reads pages (html), docx and text (txt).
#[derive(Debug, Args)]
pub(super) struct PolicyCheck {
    /// 评估文件 / the record
    record: PathBuf,
    /// 公开的政策：html、docx 或者 txt / the policy as published: html, docx or txt
    #[arg(long, value_name = "FILE")]
    page: PathBuf,
    /// 供会议使用的报告写成 Word 文件 / write the report for the meeting as a Word file
    #[arg(long, value_name = "DOCX", conflicts_with = "format")]
    to: Option<PathBuf>,
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
}

/// Exit code 1 if something differs or a promise is not kept.
pub(super) fn carry_out(args: &PolicyCheck, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let record = standing(&call.file(&args.record), out)?;
    let (survey, answers) = (record.survey(), &record.dossier.answers);
    let bytes = read_bytes(&args.page)?;
    let found = published(&bytes, answers, &survey)
        .map_err(|unread| Trouble(unread.said().of_file(&args.page)))?;
    let name = args.page.file_name().map_or_else(String::new, |name| shown_path(name.as_ref()));
    if let Some(to) = &args.to {
        out.word(&paper(&found, &name, answers, &survey, out.lang()), to)?;
    } else {
        match args.format {
            Format::Json => out.json(&json!({
                "record": { "id": record.dossier.id, "title": record.dossier.title(), "digest": record.dossier.digest() },
                "page": name,
                "page_sha256": found.digest,
                "clean": found.checked.is_clean(),
                "result": found.checked,
            }))?,
            Format::Markdown => {
                let document = paper(&found, &name, answers, &survey, out.lang());
                out.line(markdown(&document))?;
            }
            Format::Text => {
                out.told(&found.checked.told(answers), Depth::Full)?;
                if found.checked.is_clean() {
                    out.tell(&phrase(
                        "没有发现不同；没有说明的承诺请人核对。",
                        "Nothing differs; what is promised and not told is for a person to look at.",
                    ))?;
                }
            }
        }
    }
    Ok(u8::from(!found.checked.is_clean()))
}
