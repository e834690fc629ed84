//! Sets up other tools: git merges and shows records by this program.

use std::path::PathBuf;

use crate::text::phrase;

use super::call::{Call, Out, Trouble};

/// 设置其他工具 / set up other tools
#[derive(Debug, clap::Subcommand)]
pub(super) enum Setup {
    /// 显示让 git 用本程序合并和比较记录的设置 / print what makes git merge and show records by this program
    Git {
        /// 写入这个文件夹的 .gitattributes / write .gitattributes in this folder
        #[arg(long, value_name = "DIR")]
        write: Option<PathBuf>,
    },
}

/// What git is to know of the files, and what of this program.
///
/// Only records come to this program. What is kept beside them is added and never changed, so that git needs no help with it; what a company
/// sets stands in plain files that git merges by their lines. The later line prevails.
const ATTRIBUTES: [&str; 9] = [
    "*.json merge=chujing diff=chujing",
    "**/history/** !merge !diff",
    "**/filing/** !merge !diff",
    "**/review/** !merge !diff",
    "**/told/** !merge !diff",
    "policy.json !merge !diff",
    "risk-matrix.json !merge !diff",
    "calendar-*.json !merge !diff",
    "law-*.json !merge !diff",
];
const CONFIG: [&str; 3] = [
    "git config merge.chujing.name chujing",
    "git config merge.chujing.driver 'chujing merge --driver --base %O %A %B'",
    "git config diff.chujing.textconv 'chujing show --textconv'",
];

pub(super) fn carry_out(command: &Setup, _: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let Setup::Git { write } = command;
    if let Some(folder) = write {
        let path = folder.join(".gitattributes");
        let mut held = match crate::store::read_text(&path) {
            Ok(held) => held,
            Err(error) if error.is_absence() => String::new(),
            Err(error) => return Err(error.into()),
        };
        let new = ATTRIBUTES.iter().filter(|line| !held.lines().any(|known| known == **line));
        let new: Vec<&str> = new.copied().collect();
        if !new.is_empty() {
            if !held.is_empty() && !held.ends_with('\n') {
                held.push('\n');
            }
            held.push_str(&new.join("\n"));
            held.push('\n');
            crate::store::write_atomically(&path, held.as_bytes())?;
        }
        out.line(path.display().to_string())?;
        out.has_saved = true;
    } else {
        out.tell(&phrase("# 写入 .gitattributes：", "# into .gitattributes:"))?;
        ATTRIBUTES.iter().try_for_each(|line| out.line(line))?;
    }
    out.tell(&phrase("# 每人执行一次：", "# once on each machine:"))?;
    CONFIG.iter().try_for_each(|line| out.line(line))?;
    Ok(0)
}
