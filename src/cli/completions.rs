//! Completions for a shell.

use super::call::{Call, Out, Trouble};

/// 命令补全脚本 / shell completions
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// 命令行 / shell
    shell: clap_complete::Shell,
}

pub(super) fn carry_out(args: &Completions, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut (call.syntax)(), "chujing", &mut script);
    out.raw(&script)
}
