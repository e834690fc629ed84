//! Whether exported files still say what the record says.

use std::path::PathBuf;

use serde_json::json;

use crate::desk::verify::{Verified, verify};
use crate::store::read_bytes;
use crate::text::{Phrase, shown_path};

use super::call::{Call, Out, Shape, Trouble};
use super::record::standing;

/// 核对导出的文件是否仍与记录一致 / verify that exported files still say what the record says
///
/// 按文字核对：换软件另存、加目录、换成官方标题不算改动；改动处、看不见的文字、页眉页脚、文本框和图片逐一列出。
/// 另外说明文件导出后是否改动过、记录是否改动过，以及是否为另一份记录的文书。
/// Judged by the words: saving it with another program, a table of contents or an official heading are no change; changes, words
/// that are not seen, headers and footers, text boxes and pictures are named. It also says whether the file was changed since its
/// export, whether the record was, and whether it is a paper of another record.
#[derive(Debug, clap::Args)]
pub(super) struct Verify {
    /// 评估文件 / the record
    record: PathBuf,
    /// 要核对的文件（docx、xlsx、html），可以多个 / the files to verify (docx, xlsx, html)
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

pub(super) fn carry_out(args: &Verify, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let record = standing(&call.file(&args.record), out)?;
    let mut found = Vec::new();
    for path in &args.files {
        let name = shown_path(path);
        // One file that cannot be read must not keep the others from being compared.
        let verified: Result<Verified, Phrase> =
            read_bytes(path).map_err(|error| error.said()).and_then(|bytes| {
                verify(&bytes, &record.dossier, &record.around)
                    .map_err(|refused| refused.said().of_file(path))
            });
        found.push((name, verified));
    }
    let is_true = |verified: &Verified| verified.is_true();
    let code = if found.iter().any(|(_, verified)| verified.is_err()) {
        2
    } else {
        u8::from(!found.iter().flat_map(|(_, verified)| verified).all(is_true))
    };
    if args.format == Shape::Json {
        let list: Vec<_> = found
            .iter()
            .map(|(name, verified)| match verified {
                Ok(verified) => json!({ "file": name, "result": verified }),
                Err(why) => json!({ "file": name, "error": why }),
            })
            .collect();
        out.json(&json!(list))?;
        return Ok(code);
    }
    let lang = out.lang();
    for (name, verified) in &found {
        let verified = match verified {
            Ok(verified) => verified,
            Err(why) => {
                out.trouble(why);
                continue;
            }
        };
        out.line(name)?;
        for line in verified.lines() {
            out.line(format!("  {}", line.get(lang)))?;
        }
    }
    Ok(code)
}
