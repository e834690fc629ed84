//! Searching a whole folder.

use std::path::PathBuf;

use serde_json::json;

use crate::cores::let_go;
use crate::desk::whole;

use super::call::{Call, Out, Trouble};
use super::whole::{line, named, tell, write};

/// 在全部评估中查找名称、代码和 id / find names, codes and ids in all assessments
///
/// 中文、英文、全拼和拼音首字母都可以；几个词用空格隔开，须在同一份评估中都出现。没有找到时退出码为1。
/// In Chinese, in English, by pinyin or its initials; several words, apart, must all stand in one assessment. Exit code 1 if nothing is found.
#[derive(Debug, clap::Args)]
pub(super) struct Search {
    /// 要找的词 / words to find
    #[arg(required = true)]
    words: Vec<String>,
    /// 最多列出多少处 / list so many places at most
    #[arg(long, value_name = "N", default_value_t = 200)]
    most: usize,
    /// 另写成工作簿（xlsx），列出全部 / write all of them as a workbook (xlsx), too
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// 输出格式 / output format
    #[arg(long, value_parser = ["text", "json"], default_value = "text")]
    format: String,
}

pub(super) fn carry_out(args: &Search, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    out.gather();
    let (listing, hits) = whole::search(&call.folder, &args.words.join(" "))?;
    let code = tell(&listing, out);
    let shown = hits.iter().take(args.most);
    if args.format == "json" {
        let hits: Vec<_> = shown
            .map(|hit| {
                let record = named(&listing.records[hit.at]);
                json!({ "record": record, "place": hit.place, "text": hit.text })
            })
            .collect();
        out.json(&hits)?;
    } else {
        for hit in shown {
            let record = line(&listing.records[hit.at]);
            out.line(format!("{}\t{}\t{record}", hit.text, hit.place))?;
        }
    }
    if let Some(path) = &args.to {
        write(path, &whole::of_hits(&listing, &hits, (call.today, out.lang())), out)?;
    }
    if hits.len() > args.most {
        out.note(&said!(
            "共{all}处，列出了{most}处；--most 可以放宽",
            "{all} {all?place|places} in all, {most} are listed; --most raises that",
            all = hits.len(),
            most = args.most,
        ));
    }
    let code = if code == 0 && hits.is_empty() { 1 } else { code };
    let_go((listing, hits));
    Ok(code)
}
